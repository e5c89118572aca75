//! YAML front matter: skipped, but for the title.

use crate::text::SourceSpan;

use super::block::{Block, Kind, trimmed};

/// The title of the front matter and the offset behind it; 0 when there is none.
pub fn front_matter(text: &str) -> (Option<Block>, usize) {
    let mut lines = text.split_inclusive('\n');
    let Some(first) = lines.next().filter(|line| line.trim_end() == "---") else {
        return (None, 0);
    };
    let mut title = None;
    let mut at = first.len();
    for (count, line) in lines.enumerate() {
        let words = line.trim_end();
        if words == "---" || words == "..." {
            return (title, at + line.len());
        }
        // A rule at the top of a text is no front matter.
        if count > 200 || count == 0 && !words.contains(':') {
            return (None, 0);
        }
        if let Some(value) = words.strip_prefix("title:") {
            title = quoted(text, at + "title:".len(), at + "title:".len() + value.len());
        }
        at += line.len();
    }
    (None, 0)
}

fn quoted(text: &str, start: usize, end: usize) -> Option<Block> {
    let value = trimmed(text, start, end);
    let words = &text[value.range()];
    let inner =
        ['"', '\''].into_iter().find_map(|quote| words.strip_prefix(quote)?.strip_suffix(quote));
    let width = inner.map_or(0, |_| 1);
    let value = SourceSpan::new(value.start() + width, value.end() - width);
    (!value.is_empty()).then(|| Block::new(Kind::Title, value))
}
