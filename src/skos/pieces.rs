//! Words and marks of labels and of running text, cut alike.

use std::ops::Range;

/// A word or a mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its bytes in the text that was cut.
    pub range: Range<usize>,
    /// Whether it has letters or digits.
    pub is_word: bool,
    /// Whether it is printed as an acronym: the letters around it are capitals, two or more.
    pub is_acronym: bool,
    /// Whether it is a letter of a script that parts no words, in which a term may begin and
    /// end anywhere.
    pub stands_alone: bool,
}

/// Cuts a text into words and marks.
///
/// Hyphens, apostrophes and stops that hold words together part them and are left out, so that
/// "spin-off" meets "spin off"; every other mark is a piece of its own. Letters of scripts
/// that part no words are pieces of their own.
pub fn pieces(text: &str) -> impl Iterator<Item = Piece> {
    let chunks = text.split_inclusive(char::is_whitespace).scan(0, |end, chunk| {
        let start = *end;
        *end += chunk.len();
        Some((start, chunk.trim_end()))
    });
    chunks.flat_map(|(start, chunk)| {
        let is_acronym = is_acronym(chunk);
        parts(chunk).map(move |(range, is_word)| Piece {
            stands_alone: chunk[range.clone()].starts_with(is_ideograph),
            range: start + range.start..start + range.end,
            is_word,
            is_acronym: is_acronym && is_word,
        })
    })
}

/// Whether the letters of a word are capitals, two or more, but for a plural "s".
fn is_acronym(chunk: &str) -> bool {
    let word = chunk.trim_matches(|c: char| !c.is_alphanumeric());
    let word = word.strip_suffix('s').unwrap_or(word);
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    capitals > 1 && !word.chars().any(char::is_lowercase)
}

fn parts(chunk: &str) -> impl Iterator<Item = (Range<usize>, bool)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(first) = chunk[at..].chars().next() {
            let start = at;
            at = if is_wordlike(first) { word_end(chunk, at) } else { at + first.len_utf8() };
            let is_word = is_wordlike(first);
            if is_word || !(is_joint(first) && touches_word(chunk, start..at)) {
                return Some((start..at, is_word));
            }
        }
        None
    })
}

fn word_end(chunk: &str, start: usize) -> usize {
    let mut letters = chunk[start..].char_indices();
    let first = letters.next().map_or(0, |(_, c)| c.len_utf8());
    if chunk[start..].starts_with(is_ideograph) {
        return start + first;
    }
    let end = letters.find(|(_, c)| !is_wordlike(*c) || is_ideograph(*c));
    end.map_or(chunk.len(), |(end, _)| start + end)
}

fn is_wordlike(c: char) -> bool {
    c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c)
}

/// Marks inside words.
fn is_joint(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '\'' | '’' | '.' | '_' | '·' | '\u{AD}' | '\u{200B}'..='\u{200D}')
}

fn touches_word(chunk: &str, mark: Range<usize>) -> bool {
    chunk[..mark.start].ends_with(is_wordlike) || chunk[mark.end..].starts_with(is_wordlike)
}

/// Letters of scripts that write words without spaces between them.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{0E01}'..='\u{0E5B}' | '\u{3041}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = pieces(text).map(|piece| &text[piece.range]).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn words_and_marks_are_cut() {
        check("Social  capital", &["Social", "capital"]);
        check("spin-off's", &["spin", "off", "s"]);
        check("Trees, fruit", &["Trees", ",", "fruit"]);
        check("Bridges (dentistry)", &["Bridges", "(", "dentistry", ")"]);
        check("R&D in the U.S.", &["R", "&", "D", "in", "the", "U", "S"]);
        check("a - b – c", &["a", "-", "b", "–", "c"]);
        check("社会资本 theory", &["社", "会", "资", "本", "theory"]);
        check("résea\u{301}ux", &["résea\u{301}ux"]);
        check(" \u{AD} ", &["\u{AD}"]);
    }

    #[test]
    fn acronyms_are_capitals() {
        let check = |text: &str, expected: bool| {
            assert_eq!(pieces(text).any(|piece| piece.is_acronym), expected, "{text}");
        };
        check("IT", true);
        check("R&D", true);
        check("SMEs", true);
        check("(U.S.)", true);
        check("CO2", true);
        check("It", false);
        check("A", false);
        check("a & b", false);
        check("DNAse", false);
    }
}
