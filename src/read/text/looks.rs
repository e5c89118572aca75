//! Whether a line looks like a heading: its words alone, whatever stands around it.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::paper::SectionRole;
use crate::text::{data_words, pattern};

use super::numbering::number;
use super::roles::role;

/// Longest heading in bytes and words.
pub const LENGTH: usize = 200;
const WORDS: usize = 24;
/// Most words of a heading that ends with a full stop.
const STOPPED_WORDS: usize = 10;

/// "Fig. 4, Table 2": a pointer to a figure, or its caption; "09:30": a line of a programme.
static FIGURE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?i:fig(?:ure|s|ures)?|tables?)\b\.?\s*[A-Z]?\d|^\d{1,2}:\d{2}\b"));
/// "[24]", "(source: Ng 1999)": words that point out of a sentence or stand below a figure.
static POINTER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\[\d|\((?:[Ss]ources?:|[Aa]dapted from|[Mm]odified from|[Aa]fter \p{Lu}|[Rr]edrawn from)\s",
    )
});
/// "A. Plot, B. Map": parts of a figure in one line.
static PARTS: LazyLock<Regex> = LazyLock::new(|| pattern(r"[,;.]\s+[B-F][.)]\s"));
/// "BERG: Do rents fall?", "“Do they?”", "(Applause.)": what is said or done in a talk.
static TURN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r#"^\p{Lu}[\p{Lu}.'’ -]{1,30}:\s+.*\p{Ll}|^["“«].*\?["”»]$|^\(.*[.!?]\)$"#)
});
/// What no title or heading ends with.
static OPEN_END: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:[:,;(&–—-]|\b(?i:a|an|the|of|and|or|in|on|at|for|to|by|with|from|as|between|into|under|via|using|towards?|through|de|la|und|der|die|et))$",
    )
});
/// Words that make a sentence of a line: verbs that are nothing else, and pronouns.
static SPEECH: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| data_words(include_str!("speech.txt")).collect());

/// Whether the words alone could be a heading.
pub fn looks_like_heading(words: &str) -> bool {
    if words.len() > LENGTH || words.contains(['@', '\t']) || words.contains("://") {
        return false;
    }
    let bare = words.trim_matches(['*', '_', ' ']);
    if FIGURE.is_match(bare) || TURN.is_match(bare) {
        return false;
    }
    if role(bare) != SectionRole::Body {
        return true;
    }
    let numbered = number(bare);
    let title = numbered.map_or(bare, |(_, width)| &bare[width..]);
    starts_like_title(title)
        && has_more_letters_than_marks(title)
        && !ends_like_sentence(bare, numbered.is_some())
        && !is_sentences(title)
        && !POINTER.is_match(title)
        && !PARTS.is_match(title)
}

/// "Data sources.": a heading with a full stop, which no sentence ends with.
///
/// Single lines of this kind may be anything; a paper that uses several has them for headings.
pub fn looks_stopped(words: &str) -> bool {
    let bare = words.trim_matches(['*', '_', ' ']);
    let Some(title) = bare.strip_suffix('.') else { return false };
    title.split_whitespace().count() <= STOPPED_WORDS
        && !title.ends_with('.')
        && !speaks(title)
        && !title.contains(',')
        && looks_like_heading(title)
}

/// Whether the last word or mark shows that a title goes on.
pub fn ends_open(words: &str) -> bool {
    OPEN_END.is_match(words)
}

/// Whether a verb or pronoun among the words makes them a sentence.
pub fn speaks(words: &str) -> bool {
    words.split_whitespace().skip(1).any(|word| SPEECH.contains(word))
}

/// A capital, a number or an opening quote; a name such as "miR-451" may start low.
fn starts_like_title(title: &str) -> bool {
    let Some(start) = title.chars().next() else { return false };
    start.is_lowercase() && starts_mixed(title)
        || (!start.is_lowercase()
            && (start.is_alphabetic() || "\"“'‘(¿¡«0123456789".contains(start)))
}

/// Whether the first word starts low and holds a capital: "miR-451", "lcChIP-seq".
pub fn starts_mixed(words: &str) -> bool {
    let first = words.split_whitespace().next().unwrap_or_default();
    first.starts_with(char::is_lowercase) && first.chars().any(char::is_uppercase)
}

fn has_more_letters_than_marks(title: &str) -> bool {
    let count = |test: fn(char) -> bool| title.chars().filter(|c| test(*c)).count();
    let letters = count(char::is_alphabetic);
    let digits = count(char::is_numeric);
    let marks = count(|c| !c.is_alphanumeric() && !c.is_whitespace());
    letters >= 3 && letters > 2 * marks && 2 * letters > 3 * digits
}

fn ends_like_sentence(bare: &str, numbered: bool) -> bool {
    let count = bare.split_whitespace().count();
    let unquoted = bare.trim_end_matches(['”', '"', '»', '’']);
    match unquoted.chars().next_back() {
        Some('.' | '!' | '…') => !(numbered && count <= 11),
        Some(',' | ';' | '-' | '–' | '(' | '=') => true,
        Some(':') => count > 5 || speaks(bare),
        _ => count > WORDS,
    }
}

/// Whether a stop stands inside, behind a word of some length: "Text ended. New".
fn is_sentences(title: &str) -> bool {
    let words: Vec<&str> = title.split_whitespace().collect();
    let inner = words.len().saturating_sub(1);
    words[..inner]
        .iter()
        .any(|word| word.len() >= 5 && word.ends_with('.') && !word[..word.len() - 1].contains('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_look_like_headings() {
        let check = |words: &str, expected: bool| {
            assert_eq!(looks_like_heading(words), expected, "{words}");
        };
        check("Learning and change", true);
        check("What is a firm?", true);
        check("2.1. Firms and sites.", true);
        check("Case 1: Growth", true);
        check("BERG: Do rents fall?", false);
        check("“Do they?”", false);
        check("(Applause.)", false);
        check("“Do they?” asks the street", true);
        check("miR-451 and its targets", true);
        check("S. cerevisiae Has Two Copies", true);
        check("Sheep and goats (551–351 BC)", true);
        check("the growth of towns", false);
        check("Following Ng [24] growth is slow", false);
        check("Growth of towns (source: Ng 1999)", false);
        check("A. Growth of towns, B. Their trade", false);
        check("The following list was made:", false);
        check("Rain fell in Oslo. Nobody stayed", false);
        check("Towns grow, and so do", true);
        check("Towns grow, and so do,", false);
        check("09:30 Opening of the fair", false);
        check("12 (4) 17 (5) ab", false);
    }

    #[test]
    fn headings_with_a_full_stop() {
        let check =
            |words: &str, expected: bool| assert_eq!(looks_stopped(words), expected, "{words}");
        check("Data sources.", true);
        check("Towns of the north.", true);
        check("It was late.", false);
        check("The towns were small.", false);
        check("Data sources", false);
        check("And so on...", false);
        check("Oslo, Bergen and Rome.", false);
    }
}
