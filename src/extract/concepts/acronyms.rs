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
