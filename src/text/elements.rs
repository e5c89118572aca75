//! Which element of an XML text a place stands in, and its XPath.
//!
//! Knows names and ranges of elements, nothing of what they mean.

use rustc_hash::FxHashMap;

use super::span::SourceSpan;

/// One element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Element {
    /// From its start tag to behind its end tag.
    span: SourceSpan,
    /// Index of the element around it; its own index for the topmost ones.
    parent: u32,
    /// Index of its name.
    name: u32,
    /// Its place among the elements of this name in its parent, from 1.
    position: u32,
}

/// The elements of an XML text, in the order of their start tags.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Elements {
    elements: Vec<Element>,
    names: Vec<String>,
    /// By the index of an element, where the source says that it stands on a page.
    boxes: Vec<(u32, SourceSpan)>,
}

impl Elements {
    /// XPath of the innermost element that holds the whole span: `/article[1]/body[1]/sec[2]/p[1]`.
    ///
    /// Names are local names, counted among siblings of the same local name. Nothing for a place
    /// outside of every element.
    #[must_use]
    pub fn xpath(&self, span: SourceSpan) -> Option<String> {
        Some(self.path_of(self.around(span).next()?))
    }

    /// Where the source says that the innermost element with such words stands on a page: a
    /// span of these words.
    #[must_use]
    pub fn page_box(&self, span: SourceSpan) -> Option<SourceSpan> {
        if self.boxes.is_empty() {
            return None;
        }
        self.around(span).find_map(|at| {
            let found = self.boxes.binary_search_by_key(&(at as u32), |(element, _)| *element);
            Some(self.boxes[found.ok()?].1)
        })
    }

    /// Notes that the element which begins at `start` stands on a page as `words` say. Elements
    /// are noted in their order; where none begins nothing happens.
    pub fn note_page_box(&mut self, start: usize, words: SourceSpan) {
        let found = self.elements.binary_search_by_key(&start, |one| one.span.start());
        // Elements out of one entity begin at one place.
        let Ok(at) = found.map(|at| at as u32) else { return };
        if self.boxes.last().is_none_or(|(last, _)| *last < at) {
            self.boxes.push((at, words));
        }
    }

    /// The elements that hold the whole span, from the innermost to the outermost.
    fn around(&self, span: SourceSpan) -> impl Iterator<Item = usize> {
        let behind = self.elements.partition_point(|one| one.span.start() <= span.start());
        let outer = |at: &usize| {
            let parent = self.elements[*at].parent as usize;
            (parent != *at).then_some(parent)
        };
        let chain = std::iter::successors(behind.checked_sub(1), outer);
        chain.filter(move |at| self.elements[*at].span.contains(span))
    }

    fn path_of(&self, mut at: usize) -> String {
        let mut steps = Vec::new();
        loop {
            let element = self.elements[at];
            steps.push(format!("/{}[{}]", self.names[element.name as usize], element.position));
            if element.parent as usize == at {
                break;
            }
            at = element.parent as usize;
        }
        steps.reverse();
        steps.concat()
    }
}

/// Collects elements while a text is read.
#[derive(Debug, Default)]
pub struct ElementsBuilder {
    elements: Vec<Element>,
    names: Vec<String>,
    numbers: FxHashMap<String, u32>,
    open: Vec<Open>,
    top: Children,
}

/// An element whose end was not met yet.
#[derive(Debug)]
struct Open {
    element: usize,
    children: Children,
}

/// Names of children so far, and how often each came: few are looked through, many looked up.
#[derive(Debug, Default)]
struct Children {
    few: Vec<(u32, u32)>,
    many: FxHashMap<u32, u32>,
}

impl ElementsBuilder {
    /// An element whose start tag begins at `start`.
    pub fn open(&mut self, name: &str, start: usize) {
        let name = self.number(name);
        let children = self.open.last_mut().map_or(&mut self.top, |open| &mut open.children);
        let position = children.count(name);
        let element = self.elements.len();
        let parent = self.open.last().map_or(element, |open| open.element);
        self.elements.push(Element {
            span: SourceSpan::new(start, start),
            // A text is limited to 4 GiB, so it has fewer elements than that.
            parent: parent as u32,
            name,
            position,
        });
        self.open.push(Open { element, children: Children::default() });
    }

    /// The end of the element opened last; `end` is behind its end tag. Without an open
    /// element nothing happens.
    pub fn close(&mut self, end: usize) {
        if let Some(Open { element, .. }) = self.open.pop() {
            let start = self.elements[element].span.start();
            self.elements[element].span = SourceSpan::new(start, end.max(start));
        }
    }

    /// The finished table; elements that are still open end at `end`.
    #[must_use]
    pub fn finish(mut self, end: usize) -> Elements {
        while !self.open.is_empty() {
            self.close(end);
        }
        Elements { elements: self.elements, names: self.names, boxes: Vec::new() }
    }

    fn number(&mut self, name: &str) -> u32 {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let number = self.names.len() as u32;
        self.names.push(name.to_owned());
        self.numbers.insert(name.to_owned(), number);
        number
    }
}

impl Children {
    /// Counts one more of `name` and gives its place among its like, from 1.
    fn count(&mut self, name: u32) -> u32 {
        const FEW: usize = 16;
        if let Some((_, count)) = self.few.iter_mut().find(|(other, _)| *other == name) {
            *count += 1;
            return *count;
        }
        if self.few.len() < FEW {
            self.few.push((name, 1));
            return 1;
        }
        let count = self.many.entry(name).or_insert(0);
        *count += 1;
        *count
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `<a><b/><c/><b>x</b></a>`
    fn elements() -> Elements {
        let mut builder = ElementsBuilder::default();
        builder.open("a", 0);
        for (name, start, end) in [("b", 3, 7), ("c", 7, 11), ("b", 11, 19)] {
            builder.open(name, start);
            builder.close(end);
        }
        builder.finish(23)
    }

    #[test]
    fn a_place_has_the_path_of_its_innermost_element() {
        let check = |start, end, expected: Option<&str>| {
            let path = elements().xpath(SourceSpan::new(start, end));
            assert_eq!(path.as_deref(), expected, "{start}..{end}");
        };
        check(14, 15, Some("/a[1]/b[2]"));
        check(3, 7, Some("/a[1]/b[1]"));
        check(7, 8, Some("/a[1]/c[1]"));
        check(5, 12, Some("/a[1]"));
        check(0, 23, Some("/a[1]"));
        check(20, 24, None);
    }

    #[test]
    fn a_place_has_the_box_of_the_innermost_element_with_one() {
        let mut elements = elements();
        elements.note_page_box(0, SourceSpan::new(1, 2));
        elements.note_page_box(5, SourceSpan::new(5, 6));
        elements.note_page_box(11, SourceSpan::new(12, 13));
        let check = |start, end, expected: Option<usize>| {
            let found = elements.page_box(SourceSpan::new(start, end));
            assert_eq!(found.map(SourceSpan::start), expected, "{start}..{end}");
        };
        check(14, 15, Some(12));
        check(7, 8, Some(1));
        check(5, 12, Some(1));
        check(20, 24, None);
    }

    #[test]
    fn children_of_many_names_are_counted() {
        let mut builder = ElementsBuilder::default();
        builder.open("a", 0);
        for at in 0..200_000 {
            builder.open(&format!("b{}", at % 100_000), at + 1);
            builder.close(at + 2);
        }
        let elements = builder.finish(200_001);
        for (at, expected) in
            [(0, "/a[1]/b0[1]"), (99_999, "/a[1]/b99999[1]"), (100_007, "/a[1]/b7[2]")]
        {
            assert_eq!(elements.xpath(SourceSpan::new(at + 1, at + 2)).as_deref(), Some(expected));
        }
    }

    #[test]
    fn an_end_without_a_start_is_passed_over() {
        let mut builder = ElementsBuilder::default();
        builder.close(4);
        assert_eq!(builder.finish(9), Elements::default());
    }
}
