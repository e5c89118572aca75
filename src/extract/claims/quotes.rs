//! Quotations: where they open and close, also over several sentences.
//!
//! Typographic marks say themselves whether they open or close. A straight mark opens behind
//! white space, a bracket or a dash, and closes before it. Single marks count only where
//! they cannot be apostrophes. A quotation that is never closed ends with its paragraph.

use std::ops::Range;

use crate::text::ArenaSpan;

/// One quotation, its marks included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quote {
    /// Its characters.
    pub span: ArenaSpan,
    /// Whether it has a closing mark.
    pub closed: bool,
}

/// The outermost quotations of a paragraph, in order.
#[must_use]
pub fn quotes(arena: &str, block: ArenaSpan) -> Vec<Quote> {
    let text = block.of(arena);
    let mut found = Vec::new();
    let mut open: Option<(usize, char)> = None;
    let mut before = ' ';
    let mut marks = text.char_indices().peekable();
    while let Some((at, mark)) = marks.next() {
        let behind = marks.peek().map_or(' ', |(_, next)| *next);
        match open {
            None => open = closing_of(mark, before, behind).map(|close| (at, close)),
            Some((start, close)) if mark == close && closes(mark, before, behind) => {
                found.push(Quote { span: block.slice(start..at + mark.len_utf8()), closed: true });
                open = None;
            }
            Some(_) => {}
        }
        before = mark;
    }
    found.extend(
        open.map(|(start, _)| Quote { span: block.slice(start..text.len()), closed: false }),
    );
    found
}

/// The mark that closes what `mark` opens here; none when it opens nothing.
fn closing_of(mark: char, before: char, behind: char) -> Option<char> {
    let free = before.is_whitespace()
        || matches!(before, '(' | '[' | '—' | '–' | '-' | '/' | ':' | '*' | '_');
    let touches = !behind.is_whitespace();
    match mark {
        '“' => Some('”'),
        '„' => Some('“'),
        '«' => Some('»'),
        '"' if free && touches => Some('"'),
        '‘' if free && touches => Some('’'),
        '\'' if free && behind.is_alphanumeric() => Some('\''),
        _ => None,
    }
}

/// Whether a mark closes, rather than being an apostrophe.
fn closes(mark: char, before: char, behind: char) -> bool {
    match mark {
        '’' | '\'' => {
            matches!(before, '.' | ',' | '?' | '!' | '…')
                || !behind.is_alphanumeric() && before != 's' && !before.is_whitespace()
        }
        '"' => !before.is_whitespace() || behind.is_whitespace(),
        _ => true,
    }
}

/// What a sentence has of the quotations of its paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cover {
    /// Nothing quoted.
    None,
    /// Something quoted and something not.
    Part,
    /// Quoted from end to end.
    Whole,
}

/// How much of `sentence` the `quotes` cover.
#[must_use]
pub fn cover(arena: &str, quotes: &[Quote], sentence: ArenaSpan) -> Cover {
    let inside = overlapping(quotes, sentence);
    if inside.is_empty() {
        return Cover::None;
    }
    let mut at = sentence.start();
    for quote in inside {
        let gap = arena.get(at..quote.span.start().max(at)).unwrap_or("");
        if gap.contains(char::is_alphanumeric) {
            return Cover::Part;
        }
        at = quote.span.end().max(at);
    }
    let rest = arena.get(at.min(sentence.end())..sentence.end()).unwrap_or("");
    if rest.contains(char::is_alphanumeric) { Cover::Part } else { Cover::Whole }
}

/// The quotations that share a character with `span`.
#[must_use]
pub fn overlapping(quotes: &[Quote], span: ArenaSpan) -> &[Quote] {
    let from = quotes.partition_point(|quote| quote.span.end() <= span.start());
    let to = quotes.partition_point(|quote| quote.span.start() < span.end());
    &quotes[from.min(to)..to]
}

/// The words of a sentence from which a quotation runs, and behind which it ends.
#[must_use]
pub fn in_words(
    words: &super::words::Words<'_>,
    quotes: &[Quote],
    sentence: ArenaSpan,
) -> Vec<Range<usize>> {
    overlapping(quotes, sentence).iter().filter_map(|quote| words.within(quote.span)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found = quotes(text, ArenaSpan::new(0, text.len()));
        let found: Vec<&str> = found.iter().map(|quote| quote.span.of(text)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn marks_of_all_kinds() {
        check("He said \"no\" and “yes, ‘sir’”.", &["\"no\"", "“yes, ‘sir’”"]);
        check("«Non», dit-elle, „nein“.", &["«Non»", "„nein“"]);
        check("It's ‘so-called’ luck, the workers' view.", &["‘so-called’"]);
        check("She said, 'It can't be.' He left.", &["'It can't be.'"]);
        check("the workers' and the owners' views", &[]);
        check("a 5\" pipe and a 7\" pipe", &[]);
        check("\"It is. It was", &["\"It is. It was"]);
        check("", &[]);
    }

    #[test]
    fn a_sentence_is_quoted_whole_or_in_part() {
        let text = "\"We won. We did.\" He left, \"sad\".";
        let found = quotes(text, ArenaSpan::new(0, text.len()));
        let of = |words: &str| {
            let at = text.find(words).expect("is there");
            cover(text, &found, ArenaSpan::new(at, at + words.len()))
        };
        assert_eq!(of("\"We won."), Cover::Whole);
        assert_eq!(of("We did.\""), Cover::Whole);
        assert_eq!(of("He left, \"sad\"."), Cover::Part);
        assert_eq!(of("He left"), Cover::None);
    }
}
