//! The attributes of a tag, read in one go from its first character to its last.
//!
//! Takes what it can make sense of and says where the first slip is; knows no entities.

use std::collections::HashSet;
use std::ops::Range;

use super::wellformed::{Fault, is_name};

/// Where an attribute stands in its tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its name, prefix included.
    pub name: Range<usize>,
    /// Its value, without quotation marks.
    pub value: Range<usize>,
}

/// The attributes in what stands in a tag behind the name of the element.
pub fn places(tag: &str) -> Scan<'_> {
    Scan { tag, at: 0, fault: None }
}

/// What is not well formed: its first place, unless values alone have slips.
pub fn fault(tag: &str) -> Option<Fault> {
    let mut scan = places(tag);
    let mut names: Names<'_> = Names::default();
    let mut found = None;
    for Place { name, value } in scan.by_ref() {
        let text = &tag[name.clone()];
        if !is_name(text) {
            found = found.or_else(|| Some(Fault::new(name.start, "an attribute's name is none")));
        } else if !names.add(text) {
            found = found.or_else(|| Some(Fault::new(name.start, "an attribute is given twice")));
        } else if let Some(at) = tag[value.clone()].find('<') {
            let message = "'<' stands in the value of an attribute";
            found = found.or_else(|| Some(Fault::new(value.start + at, message)));
        }
    }
    scan.fault.or(found)
}

/// Goes through a tag, each character once.
pub struct Scan<'t> {
    tag: &'t str,
    at: usize,
    fault: Option<Fault>,
}

impl Iterator for Scan<'_> {
    type Item = Place;

    fn next(&mut self) -> Option<Place> {
        loop {
            let before = self.at;
            self.blanks();
            if self.at == self.tag.len() {
                return None;
            }
            if before == self.at {
                self.slip("no white space stands before an attribute");
            }
            let name = self.until(|c| is_blank(c) || c == '=');
            self.blanks();
            if !self.tag[self.at..].starts_with('=') {
                self.slip("an attribute has no value");
                continue;
            }
            self.at += 1;
            self.blanks();
            let value = self.value();
            return Some(Place { name, value });
        }
    }
}

impl Scan<'_> {
    fn value(&mut self) -> Range<usize> {
        let rest = &self.tag[self.at..];
        let Some(quote) = rest.chars().next().filter(|c| matches!(c, '"' | '\'')) else {
            self.slip("the value of an attribute stands in no quotation marks");
            return self.until(is_blank);
        };
        let start = self.at + 1;
        let length = rest[1..].find(quote);
        if length.is_none() {
            self.slip("the value of an attribute never ends");
        }
        let end = length.map_or(self.tag.len(), |length| start + length);
        self.at = (end + 1).min(self.tag.len());
        start..end
    }

    fn until(&mut self, is_end: impl Fn(char) -> bool) -> Range<usize> {
        let start = self.at;
        self.at += self.tag[start..].find(is_end).unwrap_or(self.tag.len() - start);
        start..self.at
    }

    fn blanks(&mut self) {
        self.at += self.tag[self.at..].find(|c| !is_blank(c)).unwrap_or(self.tag.len() - self.at);
    }

    fn slip(&mut self, message: &'static str) {
        let at = self.at;
        self.fault.get_or_insert_with(|| Fault::new(at, message));
    }
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\n' | '\t' | '\r')
}

/// Names met so far: few are looked through, many are looked up.
#[derive(Default)]
struct Names<'t> {
    few: Vec<&'t str>,
    many: HashSet<&'t str>,
}

impl<'t> Names<'t> {
    /// Whether the name is new.
    fn add(&mut self, name: &'t str) -> bool {
        const FEW: usize = 16;
        if self.few.contains(&name) {
            return false;
        }
        if self.few.len() < FEW {
            self.few.push(name);
            return true;
        }
        self.many.insert(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names and values, and the place of the first slip.
    fn check(tag: &str, expected: &[(&str, &str)], slip: Option<usize>) {
        let found: Vec<(&str, &str)> =
            places(tag).map(|place| (&tag[place.name], &tag[place.value])).collect();
        assert_eq!(found, expected, "{tag}");
        assert_eq!(fault(tag).map(|fault| fault.at), slip, "{tag}");
    }

    #[test]
    fn attributes_are_read_as_written() {
        check("", &[], None);
        check(" \n", &[], None);
        check(" a='1' b = \"2'>\"\n\tx:c=''", &[("a", "1"), ("b", "2'>"), ("x:c", "")], None);
        check(" é-1._='ü'", &[("é-1._", "ü")], None);
    }

    #[test]
    fn slips_are_told_and_the_rest_is_read() {
        check(" a=1 b='2'", &[("a", "1"), ("b", "2")], Some(3));
        check(" a b='2'", &[("b", "2")], Some(3));
        check(" a='1'b='2'", &[("a", "1"), ("b", "2")], Some(6));
        check(" a='1' a='2'", &[("a", "1"), ("a", "2")], Some(7));
        check(" 1a='1'", &[("1a", "1")], Some(1));
        check(" a='x<y'", &[("a", "x<y")], Some(5));
        check(" a='é", &[("a", "é")], Some(3));
        check(" ='é'", &[("", "é")], Some(1));
        check(" a=", &[("a", "")], Some(3));
    }

    #[test]
    fn a_million_attributes_are_read_in_linear_time() {
        let tag: String = (0..1 << 20).map(|place| format!(" a{place}=''")).collect();
        assert_eq!(fault(&tag), None);
        assert_eq!(fault(&format!("{tag} a7=''")).map(|fault| fault.at), Some(tag.len() + 1));
    }
}
