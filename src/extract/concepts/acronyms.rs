//! Acronyms and their long forms: "small and medium-sized enterprises (SMEs)", "SMEs (small and
//! medium-sized enterprises)", "gross margin, or GM,", "DNA stands for …".
//!
//! A long form holds the letters of its acronym in order, and begins with the first of them
//! (A. Schwartz, M. Hearst, "A simple algorithm for identifying abbreviation definitions in
//! biomedical text", PSB 2003).

use crate::language::Token;
use crate::text::ArenaSpan;

use super::lines::Line;

/// Longest acronym in characters.
const LONGEST: usize = 8;

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

/// Finds every acronym that stands beside its long form.
pub fn expansions(arena: &str, lines: &[Line<'_>]) -> Vec<Expansion> {
    let places = lines.iter().flat_map(|line| {
        let tokens = &line.sentence.tokens;
        (0..tokens.len()).map(move |at| (tokens, at))
    });
    places.filter_map(|(tokens, at)| expansion(arena, tokens, at)).collect()
}

/// The expansion whose acronym is token `at`.
fn expansion(arena: &str, tokens: &[Token], at: usize) -> Option<Expansion> {
    let inside = tokens[at].span.of(arena);
    let short = inside.strip_suffix('s').unwrap_or(inside);
    if !is_acronym(short) {
        return None;
    }
    let words =
        long_before(arena, tokens, at, short).or_else(|| long_behind(arena, tokens, at, short))?;
    let capital = |token: &Token| token.span.of(arena).starts_with(char::is_uppercase);
    let named = words.iter().filter(|token| capital(token)).count();
    Some(Expansion {
        short: short.to_owned(),
        long: words.first()?.span.cover(words.last()?.span),
        is_name: named > 1 && named * 2 >= words.len(),
    })
}

fn is_acronym(short: &str) -> bool {
    let letters = short.chars().count();
    let capitals = short.chars().filter(|c| c.is_uppercase()).count();
    capitals >= 2 && capitals * 2 >= letters && letters <= LONGEST
}

/// The token at a distance from another one.
fn word<'a>(arena: &'a str, tokens: &[Token], at: Option<usize>) -> &'a str {
    at.and_then(|at| tokens.get(at)).map_or("", |token| token.span.of(arena))
}

/// The long form before an acronym in brackets, or before ", or SF,".
fn long_before<'t>(
    arena: &str,
    tokens: &'t [Token],
    at: usize,
    short: &str,
) -> Option<&'t [Token]> {
    let before = word(arena, tokens, at.checked_sub(1));
    let behind = word(arena, tokens, Some(at + 1));
    let end = match before {
        "(" | "[" if matches!(behind, ")" | "]" | "," | ";") => at - 1,
        "or" if word(arena, tokens, at.checked_sub(2)) == "," && is_mark(behind) => at - 2,
        _ => return None,
    };
    let quote =
        usize::from(matches!(word(arena, tokens, end.checked_sub(1)), "”" | "\"" | "’" | "'"));
    let end = end - quote;
    let from = end.saturating_sub(reach(short));
    let start = long_form(arena, &tokens[from..end], short)?;
    Some(&tokens[from + start..end])
}

fn is_mark(word: &str) -> bool {
    matches!(word, "," | "." | ";" | ":" | ")" | "")
}

/// The long form behind an acronym: in brackets, or behind "stands for".
fn long_behind<'t>(
    arena: &str,
    tokens: &'t [Token],
    at: usize,
    short: &str,
) -> Option<&'t [Token]> {
    let next = word(arena, tokens, Some(at + 1));
    let start = match next {
        "(" | "[" => at + 2,
        "stands" | "stand" if word(arena, tokens, Some(at + 2)) == "for" => at + 3,
        _ => return None,
    };
    let article = matches!(word(arena, tokens, Some(start)), "the" | "a" | "an");
    let start = start + usize::from(article);
    let stop = (start + reach(short)).min(tokens.len());
    let marks =
        |at: &usize| matches!(tokens[*at].span.of(arena), ")" | "]" | "," | ";" | "." | ":" | "=");
    let end = (start..stop).find(marks)?;
    let closed = next == "stands" || next == "stand" || end < stop;
    // In a bracket the whole of it is the long form, up to a mark.
    (closed && long_form(arena, &tokens[start..end], short)? == 0).then(|| &tokens[start..end])
}

/// Most words of a long form.
fn reach(short: &str) -> usize {
    short.chars().count() * 2 + 2
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
        let found = (0..tokens.len()).find_map(|at| expansion(text, tokens, at));
        let found = found.as_ref().map(|it| (it.short.as_str(), it.long.of(text), it.is_name));
        assert_eq!(found, expected, "{text}");
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
    fn long_forms_stand_in_other_places_too() {
        check(
            "It uses flow injection analysis [FIA].",
            Some(("FIA", "flow injection analysis", false)),
        );
        check(
            "It uses flow injection analysis, or FIA, now.",
            Some(("FIA", "flow injection analysis", false)),
        );
        check(
            "We used FIA (flow injection analysis) here.",
            Some(("FIA", "flow injection analysis", false)),
        );
        check(
            "The SMEs (small and medium-sized enterprises) bake.",
            Some(("SME", "small and medium-sized enterprises", false)),
        );
        check(
            "FIA stands for flow injection analysis.",
            Some(("FIA", "flow injection analysis", false)),
        );
        check(
            "It uses “flow injection analysis” (FIA).",
            Some(("FIA", "flow injection analysis", false)),
        );
    }

    #[test]
    fn other_brackets_are_no_acronyms() {
        check("Some towns (Oslo) and firms (see Moss) grow.", None);
        check("The large bakeries (ABC) grow.", None);
        check("It grew (SMEs and others).", None);
        check("The SMEs (see Table 2) bake.", None);
        check("The SMEs (as most say, small and medium-sized enterprises) bake.", None);
        check("Bake dough or ABC, they said.", None);
        check("The USA (Unified Sales in Asia).", Some(("USA", "Unified Sales in Asia", true)));
        check("The FIA (2) fell.", None);
    }
}
