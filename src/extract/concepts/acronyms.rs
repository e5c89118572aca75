//! Acronyms and the long forms before them: "small and medium-sized enterprises (SMEs)".

use crate::language::Token;
use crate::text::ArenaSpan;

use super::lines::Line;

/// An acronym and what it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expansion {
    /// The acronym without a plural "s".
    pub short: String,
    /// The long form.
    pub long: ArenaSpan,
    /// Whether the long form is a name: "Nordic Centre for Spatial Development".
    pub is_name: bool,
}

/// Finds every acronym that stands in brackets behind its long form.
pub fn expansions(arena: &str, lines: &[Line<'_>]) -> Vec<Expansion> {
    let triples = lines.iter().flat_map(|line| {
        let tokens = &line.sentence.tokens;
        (0..tokens.len().saturating_sub(2)).map(move |at| (tokens, at))
    });
    triples.filter_map(|(tokens, at)| expansion(arena, tokens, at)).collect()
}

/// The expansion whose opening bracket is token `at`.
fn expansion(arena: &str, tokens: &[Token], at: usize) -> Option<Expansion> {
    let word = |token: &Token| token.span.of(arena);
    if word(&tokens[at]) != "(" || !matches!(word(&tokens[at + 2]), ")" | "," | ";") {
        return None;
    }
    let inside = word(&tokens[at + 1]);
    let short = inside.strip_suffix('s').unwrap_or(inside);
    let capitals = short.chars().filter(|c| c.is_uppercase()).count();
    if capitals < 2 || capitals * 2 < short.chars().count() || short.chars().count() > 8 {
        return None;
    }
    let from = at.saturating_sub(short.chars().count() * 2 + 2);
    let start = long_form(arena, &tokens[from..at], short)?;
    let words = &tokens[from + start..at];
    let capital = |token: &Token| word(token).starts_with(char::is_uppercase);
    let named = words.iter().filter(|token| capital(token)).count();
    Some(Expansion {
        short: short.to_owned(),
        long: words.first()?.span.cover(words.last()?.span),
        is_name: named > 1 && named * 2 >= words.len(),
    })
}

/// Where the long form begins: its words hold the letters of the acronym from the last to
/// the first, and the first letter begins a word.
fn long_form(arena: &str, tokens: &[Token], short: &str) -> Option<usize> {
    let mut letters = short.chars().filter(|c| c.is_alphanumeric()).rev().peekable();
    for (at, token) in tokens.iter().enumerate().rev() {
        let word: Vec<char> = token.span.of(arena).to_lowercase().chars().collect();
        for (place, c) in word.iter().enumerate().rev() {
            let wanted = letters.peek()?.to_lowercase().next()?;
            let last = letters.clone().count() == 1;
            let begins = place == 0 || !word[place - 1].is_alphanumeric();
            if *c == wanted && (begins || !last) {
                letters.next();
                if last {
                    return Some(at);
                }
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Analysis;

    fn check(text: &str, expected: Option<(&str, &str, bool)>) {
        let analysis = Analysis::new(text, &[ArenaSpan::new(0, text.len())]);
        let tokens = &analysis.sentences()[0].tokens;
        let found = (0..tokens.len().saturating_sub(2)).find_map(|at| expansion(text, tokens, at));
        let found = found.as_ref().map(|it| (it.short.as_str(), it.long.of(text), it.is_name));
        assert_eq!(found, expected);
    }

    #[test]
    fn long_forms_begin_at_their_first_letter() {
        check(
            "Many small and medium-sized enterprises (SMEs) bake.",
            Some(("SME", "small and medium-sized enterprises", false)),
        );
        check(
            "It uses flow injection analysis (FIA) now.",
            Some(("FIA", "flow injection analysis", false)),
        );
        check(
            "The Northern Centre for Spatial Work (NCSW) pays.",
            Some(("NCSW", "Northern Centre for Spatial Work", true)),
        );
    }

    #[test]
    fn other_brackets_are_no_acronyms() {
        check("Some towns (Oslo) and firms (see Moss) grow.", None);
        check("The large bakeries (ABC) grow.", None);
        check("It grew (SMEs and others).", None);
    }
}
