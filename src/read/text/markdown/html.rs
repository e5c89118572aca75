//! Blocks of HTML: their words, with the structure that the tags give.

use std::ops::Range;

use pulldown_cmark::{Event, Parser};

use super::super::block::{Block, Kind, head};
use super::super::mark::{Action, Mark};
use super::lines::Lines;
use super::raised::is_power;
use super::tags::{Effect, Tag, aside, is_aside, tag};

/// Longest entity in bytes.
const ENTITY: usize = 40;
/// Deepest nesting that is looked at.
const DEPTH: usize = 32;

/// The blocks of a stretch of HTML, and the marks in them; `around` is the kind of bare words.
pub fn read(text: &str, range: Range<usize>, around: Kind) -> (Vec<Block>, Vec<Mark>) {
    let mut reader = Reader {
        text,
        around,
        blocks: Vec::new(),
        marks: Vec::new(),
        lines: Lines::new(text),
        open: Vec::new(),
        hidden: None,
        asides: true,
    };
    let mut at = range.start;
    while at < range.end {
        at += reader.step(at, range.end);
    }
    reader.finish_block();
    (reader.blocks, reader.marks)
}

struct Reader<'t> {
    text: &'t str,
    around: Kind,
    blocks: Vec<Block>,
    marks: Vec<Mark>,
    lines: Lines<'t>,
    /// Open elements that make blocks.
    open: Vec<(&'t str, Kind)>,
    /// The element whose words are not shown.
    hidden: Option<&'t str>,
    /// Whether comments are closed.
    asides: bool,
}

impl<'t> Reader<'t> {
    /// Reads what stands at `at` and gives its length.
    fn step(&mut self, at: usize, end: usize) -> usize {
        let text = self.text;
        let rest = &text[at..end];
        if rest.starts_with('<') {
            if self.asides && is_aside(rest) {
                match aside(rest) {
                    Some(width) => return width,
                    // One that is never closed is not looked for the end of again.
                    None => self.asides = false,
                }
            }
            if let Some(tag) = tag(rest) {
                self.tag(at, tag);
                return tag.width;
            }
        }
        let entity = rest.starts_with('&').then(|| entity(rest)).flatten();
        let first = rest.chars().next().map_or(1, char::len_utf8);
        let width = rest[first..].find(['<', '&']).map_or(rest.len(), |width| first + width);
        match entity {
            _ if self.hidden.is_some() => width,
            Some((width, words)) => {
                self.lines.mark(at, at + width, Action::Write(words));
                width
            }
            None => {
                self.words(at, at + width);
                width
            }
        }
    }

    fn words(&mut self, start: usize, end: usize) {
        if !self.lines.is_empty() || !self.text[start..end].trim().is_empty() {
            self.lines.keep(start, end);
        }
    }

    fn tag(&mut self, at: usize, tag: Tag<'t>) {
        match (tag.effect, self.hidden) {
            (Effect::Hide, Some(name)) if tag.end && name.eq_ignore_ascii_case(tag.name) => {
                self.hidden = None;
            }
            (_, Some(_)) => {}
            (Effect::Hide, None) if !tag.end => self.hidden = Some(tag.name),
            (Effect::Break, _) => self.lines.end_line(),
            (Effect::Block(kind), _) => self.block(tag, kind),
            (Effect::Raise, _)
                if !tag.end && is_power(&self.text[..at], &self.text[at + tag.width..]) =>
            {
                self.lines.mark(at, at + tag.width, Action::Write("^".into()));
            }
            _ => {}
        }
    }

    /// A tag that begins or ends a block; the cells of a table make one block.
    fn block(&mut self, tag: Tag<'t>, kind: Kind) {
        let in_table = self.open.iter().any(|(name, _)| name.eq_ignore_ascii_case("table"));
        if in_table && !tag.name.eq_ignore_ascii_case("table") && kind != Kind::Caption {
            self.lines.end_line();
            return;
        }
        self.finish_block();
        if tag.end {
            let opened =
                self.open.iter().rposition(|(name, _)| name.eq_ignore_ascii_case(tag.name));
            self.open.truncate(opened.unwrap_or(self.open.len()));
        } else if self.open.len() < DEPTH {
            let is_table = tag.name.eq_ignore_ascii_case("table");
            self.open.push((tag.name, if is_table { Kind::Table } else { kind }));
        }
    }

    fn finish_block(&mut self) {
        let (lines, marks) = self.lines.take();
        self.marks.extend(marks);
        if lines.is_empty() {
            return;
        }
        // A paragraph in a list item or a quotation is part of it.
        let kinds = self.open.iter().rev().map(|(_, kind)| *kind);
        let kind = kinds.into_iter().find(|kind| *kind != Kind::Text).unwrap_or(self.around);
        self.blocks.push(Block { kind, label: None, lines });
    }
}

/// The entity that `text` begins with: its length and what it stands for.
fn entity(text: &str) -> Option<(usize, Box<str>)> {
    let head = head(text, ENTITY);
    let source = &head[..head.find(';')? + 1];
    let mut words = Parser::new(source).filter_map(|event| match event {
        Event::Text(words) => Some(words),
        _ => None,
    });
    let (Some(found), None) = (words.next(), words.next()) else { return None };
    let found = if &*found == "\u{a0}" { " " } else { &*found };
    (found != source).then(|| (source.len(), found.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(Kind, &str)]) {
        let (blocks, _) = read(text, 0..text.len(), Kind::Text);
        let found: Vec<(Kind, String)> =
            blocks.iter().map(|block| (block.kind, block.joined(text))).collect();
        let expected: Vec<(Kind, String)> =
            expected.iter().map(|(kind, words)| (*kind, (*words).to_owned())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn tags_give_blocks() {
        let level = Kind::Heading { level: 2, role: crate::paper::SectionRole::Body };
        check(
            "<div>\n<h2>Towns</h2>\n<p>They\ngrow.</p></div>",
            &[(level, "Towns"), (Kind::Text, "They grow.")],
        );
        check(
            "<ul><li>One</li><li><p>Two</p></li></ul>",
            &[(Kind::Item, "One"), (Kind::Item, "Two")],
        );
        check(
            "<table><caption>Table 1. Towns</caption>\n<tr><th>a</th><td>b<br>c</td></tr></table>",
            &[(Kind::Caption, "Table 1. Towns"), (Kind::Table, "a b c")],
        );
        check("<!-- note\n\n -->", &[]);
        check("<style>p { }</style><p>Towns", &[(Kind::Text, "Towns")]);
        check("<p>a < b and c > d", &[(Kind::Text, "a < b and c > d")]);
    }

    #[test]
    fn entities_are_read() {
        let check = |text: &str, expected: Option<(usize, &str)>| {
            let found = entity(text);
            assert_eq!(found.as_ref().map(|(width, words)| (*width, &**words)), expected, "{text}");
        };
        check("&amp; b", Some((5, "&")));
        check("&nbsp;", Some((6, " ")));
        check("&#233;", Some((6, "é")));
        check("&none;", None);
        check("& b;", None);
    }
}
