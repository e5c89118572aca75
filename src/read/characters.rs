//! Characters that serve the print and not the word: soft hyphens, ligatures, blanks without width.

use std::ops::Range;

/// Shows where a word may be parted.
pub const SOFT_HYPHEN: char = '\u{ad}';

/// How a piece of a line is written into the arena.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// As it stands.
    Copied,
    /// A ligature, letter by letter.
    Spelt(&'static str),
}

/// The pieces of `text` that are written; what no piece covers is not seen in print.
pub fn written(text: &str) -> impl Iterator<Item = (Range<usize>, Written)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text[at..].trim_start_matches(is_unseen);
        let start = text.len() - rest.len();
        let first = rest.chars().next()?;
        if let Some(letters) = ligature(first) {
            at = start + first.len_utf8();
            return Some((start..at, Written::Spelt(letters)));
        }
        let special = |c: char| is_unseen(c) || ligature(c).is_some();
        at = rest.find(special).map_or(text.len(), |width| start + width);
        Some((start..at, Written::Copied))
    })
}

/// Soft hyphens and characters without width; joiners that change letters are seen.
fn is_unseen(c: char) -> bool {
    matches!(c, SOFT_HYPHEN | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

fn ligature(c: char) -> Option<&'static str> {
    let letters = match c {
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        _ => return None,
    };
    Some(letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_written_whole() {
        let check = |text: &str, expected: &str| {
            let pieces = written(text).map(|(range, written)| match written {
                Written::Copied => &text[range],
                Written::Spelt(letters) => letters,
            });
            assert_eq!(pieces.collect::<String>(), expected, "{text:?}");
        };
        check("inno\u{ad}vation", "innovation");
        check("ﬁrms and eﬃciency", "firms and efficiency");
        check("\u{feff}a\u{200b}b\u{2060}", "ab");
        check("e\u{301}tude, 5\u{a0}km, à la œuvre", "e\u{301}tude, 5\u{a0}km, à la œuvre");
        // A joiner makes another letter of its neighbours.
        check("\u{646}\u{200c}\u{647}", "\u{646}\u{200c}\u{647}");
        check("\u{ad}", "");
        check("", "");
    }
}
