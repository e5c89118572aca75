//! Words, numbers and marks.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::text::ArenaSpan;

use super::abbreviations::{Abbreviation, abbreviation};

/// What one token looks like; the first alternative that fits wins. The name of an
/// e-mail address is bounded, so that a search for its "@" cannot run to the end of the text.
static TOKEN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r#"(?x)
        (?:https?://|ftp://|www\.)[^\s<>"“”]+
      | [A-Za-z0-9_.+-]{1,64}@[\w-]+(?:\.[\w-]+)+
      | \p{Nd}+(?:[.,:/]\p{Nd}+)+%?
      | \p{Nd}+%
      | (?:\p{L}\.-?){2,} | Ph\.D\. | [MB]\.Sc\. | [MB]\.Phil\.
      | [\p{L}\p{M}\p{Nd}_]+ (?: [-‐‑'’&\u{AD}] [\p{L}\p{M}\p{Nd}_]+ )*
      | \.{2,} | -{2,} | [^\s]
        "#,
    )
    .expect("the pattern is well formed")
});

/// Tokens of a sentence, in order; white space belongs to none.
///
/// Possessive endings and contracted verbs are tokens of their own ("firm" "'s",
/// "do" "n't"). Addresses, numbers and hyphenated words are one token each, and
/// abbreviations keep their stop.
#[must_use]
pub fn tokenize(arena: &str, sentence: ArenaSpan) -> Vec<ArenaSpan> {
    let text = sentence.of(arena);
    let mut spans = Vec::new();
    let mut from = 0;
    while let Some(found) = TOKEN.find_at(text, from) {
        let start = found.start();
        from = token_end(text, found.range());
        let cut = clitic(&text[start..from]).map(|cut| start + cut);
        if let Some(cut) = cut {
            spans.push(sentence.slice(start..cut));
        }
        spans.push(sentence.slice(cut.unwrap_or(start)..from));
    }
    spans
}

/// Where a token ends that the pattern found at `found`.
fn token_end(text: &str, found: Range<usize>) -> usize {
    let token = &text[found.clone()];
    if ["http://", "https://", "ftp://", "www."].iter().any(|prefix| token.starts_with(prefix)) {
        return found.start + trim_url(token).len();
    }
    if text[found.end..].starts_with('.') { word_end(text, found) } else { found.end }
}

/// An address without the marks of the sentence around it.
fn trim_url(url: &str) -> &str {
    let trimmed = url.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', ')', ']', '>']);
    // A closing bracket belongs to the address when it was opened in it.
    match url[trimmed.len()..].chars().next() {
        Some(')') if trimmed.matches('(').count() > trimmed.matches(')').count() => {
            &url[..=trimmed.len()]
        }
        _ => trimmed,
    }
}

/// The end of a word before a stop: behind the stop when the word is an abbreviation.
fn word_end(text: &str, word: Range<usize>) -> usize {
    let behind = &text[word.end + 1..];
    let last = behind.trim_start_matches(['"', '\'', '”', '’', ')', ']']).is_empty();
    match abbreviation(&text[word.clone()]) {
        Some(Abbreviation::Number) if last => word.end,
        Some(_) => word.end + 1,
        None => word.end,
    }
}

/// Where a possessive ending or contracted verb begins in a word.
fn clitic(word: &str) -> Option<usize> {
    let (at, mark) = word.char_indices().rfind(|(_, c)| matches!(c, '\'' | '’'))?;
    let ending = word[at + mark.len_utf8()..].to_ascii_lowercase();
    match ending.as_str() {
        "s" | "ll" | "re" | "ve" | "d" | "m" => Some(at),
        "t" if word[..at].ends_with(['n', 'N']) => Some(at - 1).filter(|cut| *cut > 0),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let found: Vec<&str> = tokenize(text, ArenaSpan::new(0, text.len()))
            .iter()
            .map(|span| span.of(text))
            .collect();
        assert_eq!(found.join(" "), expected);
    }

    #[test]
    fn words_and_marks() {
        check("Small-scale firms (and R&D) grow.", "Small-scale firms ( and R&D ) grow .");
        check("“Yes” – he/she said…", "“ Yes ” – he / she said …");
        check("well -- maybe ... not", "well -- maybe ... not");
        check("norms¹ of CO2 and β-catenin", "norms ¹ of CO2 and β-catenin");
    }

    #[test]
    fn clitics_are_tokens() {
        check("Moss's firm's and the firms' aims", "Moss 's firm 's and the firms ' aims");
        check("They don’t; we'll see it's so.", "They do n’t ; we 'll see it 's so .");
        check("O'Hara and D’Arcy", "O'Hara and D’Arcy");
    }

    #[test]
    fn numbers_are_one_token() {
        check("78/6, 1,000 and 3.5% in 10:30", "78/6 , 1,000 and 3.5% in 10:30");
        check("the 1990s, the 16th, pp. 12-15.", "the 1990s , the 16th , pp. 12-15 .");
    }

    #[test]
    fn addresses_are_one_token() {
        check("See https://a.org/x_(y).", "See https://a.org/x_(y) .");
        check("(www.a.org/b), a.b@c.org.", "( www.a.org/b ) , a.b@c.org .");
    }

    #[test]
    fn abbreviations_keep_their_stop() {
        check(
            "Dr. J. Moss et al. of the U.S. met, e.g. here.",
            "Dr. J. Moss et al. of the U.S. met , e.g. here .",
        );
        check("He said no.", "He said no .");
        check("Norms, etc.", "Norms , etc.");
        check("a Ph.D. thesis", "a Ph.D. thesis");
    }
}
