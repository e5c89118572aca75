//! Words and marks of the short stretch of text before a year.

use std::ops::Range;

/// What a word looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// It starts with a capital: "Marshall", "d’Arc", "REN21".
    Capital,
    /// One to three capitals that can be initials: "A", "JR".
    Initials,
    /// A word of a script without capitals: "王小明".
    Caseless,
    /// A word in small letters.
    Small,
    /// A number.
    Number,
    /// Any other character.
    Mark,
}

/// One word or mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word<'t> {
    /// As printed.
    pub text: &'t str,
    /// Its bytes.
    pub range: Range<usize>,
    /// What it looks like.
    pub look: Look,
}

impl Word<'_> {
    /// Whether it is this mark or word.
    pub fn is(&self, text: &str) -> bool {
        self.text == text
    }
}

/// Cuts a stretch of the text; a word cut by its start is left out.
pub fn cut(text: &str, range: Range<usize>) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let is_cut = text[..range.start].chars().next_back().is_some_and(char::is_alphanumeric);
    let mut at = range.start;
    while let Some(first) = text[at..range.end].chars().next() {
        let end = if first.is_alphanumeric() {
            end_of_word(&text[..range.end], at)
        } else {
            at + first.len_utf8()
        };
        let is_rest = is_cut && at == range.start;
        if !first.is_whitespace() && !is_rest {
            let joint = glued(&text[at..end]).map(|joint| at + joint);
            let pieces = [Some(at..joint.unwrap_or(end)), joint.map(|joint| joint..end)];
            words.extend(pieces.into_iter().flatten().map(|range| word(text, range)));
        }
        at = end;
    }
    words
}

/// Letters, digits, and apostrophes or hyphens between them.
fn end_of_word(text: &str, start: usize) -> usize {
    let mut chars = text[start..].char_indices().peekable();
    let mut caseless = None;
    while let Some((at, c)) = chars.next() {
        let joins = matches!(c, '\'' | '’' | 'ʼ' | '-' | '‐' | '‑')
            && chars.peek().is_some_and(|(_, next)| next.is_alphanumeric())
            || c == '–' && chars.peek().is_some_and(|(_, next)| next.is_uppercase())
            || matches!(c, '\u{300}'..='\u{36f}');
        let caseless_here = is_caseless(c);
        let script_ends =
            caseless.is_some_and(|before| before != caseless_here) && c.is_alphabetic();
        if !(c.is_alphanumeric() || joins) || script_ends {
            return start + at;
        }
        caseless = c.is_alphabetic().then_some(caseless_here).or(caseless);
    }
    text.len()
}

/// Where a name starts behind a small word that lost its space: "sensuWhittaker".
fn glued(word: &str) -> Option<usize> {
    let small = word.chars().take_while(|c| c.is_lowercase()).count();
    let at = word.char_indices().nth(small)?.0;
    let name = &word[at..];
    (small >= 2
        && name.starts_with(char::is_uppercase)
        && name.chars().skip(1).filter(|c| c.is_lowercase()).count() >= 3)
        .then_some(at)
}

fn word(text: &str, range: Range<usize>) -> Word<'_> {
    let text = &text[range.clone()];
    Word { text, look: look(text), range }
}

fn look(word: &str) -> Look {
    let mut chars = word.chars();
    let Some(first) = chars.next() else { return Look::Mark };
    if first.is_numeric() {
        Look::Number
    } else if !first.is_alphabetic() {
        Look::Mark
    } else if first.is_uppercase() {
        let short = word.chars().filter(|c| *c != '-').count() <= 3;
        let capitals = word.chars().all(|c| c.is_uppercase() || c == '-');
        if short && capitals { Look::Initials } else { Look::Capital }
    } else if is_caseless(first) {
        Look::Caseless
    } else if chars.next().is_some_and(|c| matches!(c, '\'' | '’'))
        && chars.next().is_some_and(char::is_uppercase)
    {
        Look::Capital
    } else {
        Look::Small
    }
}

fn is_caseless(c: char) -> bool {
    c.is_alphabetic() && !c.is_uppercase() && !c.is_lowercase() && !matches!(c, 'ª' | 'º')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_marks() {
        let show = |text: &str| -> Vec<String> {
            cut(text, 0..text.len())
                .into_iter()
                .map(|word| format!("{}:{:?}", word.text, word.look))
                .collect()
        };
        assert_eq!(
            show("O'Carr-Lee, J.R. d’Arc’s"),
            [
                "O'Carr-Lee:Capital",
                ",:Mark",
                "J:Initials",
                ".:Mark",
                "R:Initials",
                ".:Mark",
                "d’Arc’s:Capital"
            ]
        );
        assert_eq!(
            show("sensuWhittaker REN21 JR 王 e 12"),
            [
                "sensu:Small",
                "Whittaker:Capital",
                "REN21:Capital",
                "JR:Initials",
                "王:Caseless",
                "e:Small",
                "12:Number"
            ]
        );
        assert_eq!(cut("abcDahl x", 2..9).len(), 1);
    }
}
