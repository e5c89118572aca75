//! What stands around a value inside its label: marks, quotation marks, lead-ins.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::text::pattern;

/// Marks that stand before or behind values.
const MARKS: &[char] =
    &[',', ';', ':', '.', ' ', '\u{a0}', '\t', '\n', '-', '–', '—', '·', '•', '*', '_', '/'];

const OPENING: &[char] =
    &['"', '“', '„', '«', '‘', '‹', '\'', '`', '”', '‟', '〝', '「', '『', '《'];
const CLOSING: &[char] = &['"', '”', '“', '»', '’', '›', '\'', '‟', '〞', '」', '』', '》', '´'];

static CONTAINER_LEAD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x) ^ \(?(?i:eds?|hrsg|hg|orgs?|dirs?|coords?)(?:\.\)?|\))[.,:\s]*
          | ^ (?i:(?:(?:paper|poster|talk|trabalho|ponencia)\s+(?:session\s+)?)?(?:presented|apresentado|presentada)\s+(?:at|to|in|no|na|en|for)(?:\s+(?:the|el|la))?) \s+
          | ^ (?: (?:[Ii]n|IN|Em|EM|En|[Dd]ans|[Aa]pud|[Ii]n\ the|[Pp]ublished\ in|[Aa]ppears\ in|[Tt]o\ appear\ in|[Cc]h(?:apter|\.)?\ \d+\ in) \s*:\s*
                | (?:[Ii]n|IN|Em|EM|[Dd]ans|[Aa]pud|[Tt]o\ appear\ in|[Pp]ublished\ in) \s*[:,]?\s+ )",
    )
});
static BEFORE_CONTAINER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?:[.?!,;:”»’\x22]\s*)(?:[Ii]n|IN|Em|[Dd]ans)\s*:?\s*$|\s(?:In|IN|Em):\s*$")
});
/// Words with which "in" is Latin and part of a name: "In Vitro Cell. Dev. Biol."
const LATIN: &[&str] = &["vitro", "vivo", "situ", "silico"];
static PLACE_LEAD: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:(?:[Ii]n|at|à)\s+)"));

/// A value without marks around it; brackets and quotation marks only when they are pairs
/// around all of it, or have no partner in it.
#[must_use]
pub fn bare(text: &str, range: Range<usize>) -> Range<usize> {
    let mut range = range;
    loop {
        let before = range.clone();
        range = trimmed(text, range);
        range = unwrapped(text, range);
        if range == before || range.is_empty() {
            return range;
        }
    }
}

/// A title: as [`bare`], with the "In" that leads to its container cut off.
#[must_use]
pub fn title(text: &str, range: Range<usize>) -> Range<usize> {
    let printed = range.clone();
    let mut range = bare(text, range);
    // The marks behind "In:" tell what it is.
    let reach = if text[range.end..printed.end].starts_with(':') { 1 } else { 0 };
    // The first mark stays: "Trust. In:" ends behind "Trust".
    if let Some(found) = BEFORE_CONTAINER.find(&text[range.start..range.end + reach]) {
        let mark = text[range.start + found.start()..].chars().next();
        let keep = mark.filter(|mark| "?!”»’\"".contains(*mark)).map_or(0, char::len_utf8);
        range = bare(text, range.start..range.start + found.start() + keep);
    }
    range
}

/// A title that the source states: marks that begin one (".NET", "-omics") stay.
#[must_use]
pub fn stated_title(text: &str, range: Range<usize>) -> Range<usize> {
    let mut range = range;
    loop {
        let before = range.clone();
        let words = &text[range.clone()];
        let end = words.trim_end_matches(['.', ',', ';', ':', ' ', '\u{a0}', '\t', '\n']).len();
        // "..." at the end of a title is part of it.
        let end = if words.trim_end().ends_with("...") { words.trim_end().len() } else { end };
        let start = words[..end].len() - words[..end].trim_start().len();
        range = unwrapped(text, range.start + start..range.start + end);
        if range == before || range.is_empty() {
            return range;
        }
    }
}

/// A journal or book: as [`bare`], without "In:".
#[must_use]
pub fn container(text: &str, range: Range<usize>) -> Range<usize> {
    let range = bare(text, range);
    let words = &text[range.clone()];
    let latin = |end: usize| LATIN.iter().any(|word| words[end..].to_lowercase().starts_with(word));
    let lead = CONTAINER_LEAD.find(words).map(|found| found.end());
    let lead = lead.filter(|end| *end < range.len() && !latin(*end));
    bare(text, range.start + lead.unwrap_or(0)..range.end)
}

/// A place: as [`bare`], without "in".
#[must_use]
pub fn place(text: &str, range: Range<usize>) -> Range<usize> {
    let range = bare(text, range);
    let lead = PLACE_LEAD.find(&text[range.clone()]).filter(|found| found.end() < range.len());
    bare(text, range.start + lead.map_or(0, |found| found.end())..range.end)
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let words = &text[range.clone()];
    let start = range.start + (words.len() - words.trim_start_matches(MARKS).len());
    let end = range.start + words.trim_end_matches(MARKS).len();
    // "..." at the end of a title is part of it where it is set so; a single stop is not.
    start..end.max(start)
}

/// Without one pair of quotation marks or brackets, or one mark that has no partner.
fn unwrapped(text: &str, range: Range<usize>) -> Range<usize> {
    let words = &text[range.clone()];
    let (Some(first), Some(last)) = (words.chars().next(), words.chars().next_back()) else {
        return range;
    };
    let inner = range.start + first.len_utf8()..range.end.saturating_sub(last.len_utf8());
    if inner.start > inner.end {
        return if OPENING.contains(&first) { range.end..range.end } else { range };
    }
    let inside = &text[inner.clone()];
    match (first, last) {
        ('(', ')') if !inside.contains(['(', ')']) => inner,
        ('[', ']') if !inside.contains(['[', ']']) => inner,
        ('(' | '[' | '{', _) if lacks_close(words, first) => inner.start..range.end,
        (_, ')' | ']' | '}') if lacks_open(words, last) => range.start..inner.end,
        _ if OPENING.contains(&first) && closes(first, last) && wraps(first, last, inside) => inner,
        _ if OPENING.contains(&first)
            && first != '\''
            && !has_partner(first, &text[inner.start..range.end]) =>
        {
            inner.start..range.end
        }
        _ if CLOSING.contains(&last)
            && !is_apostrophe(last)
            && !has_opening(last, &text[range.start..inner.end]) =>
        {
            range.start..inner.end
        }
        _ => range,
    }
}

/// Whether `last` may close what `first` opens.
fn closes(first: char, last: char) -> bool {
    match first {
        '„' | '“' | '”' | '‟' => matches!(last, '”' | '“' | '"' | '‟'),
        '«' => last == '»',
        '‹' => last == '›',
        '‘' | '`' | '\'' => is_apostrophe(last),
        '"' => matches!(last, '"' | '”'),
        _ => CLOSING.contains(&last),
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '´')
}

/// Whether something behind closes what `first` opens; an apostrophe inside a word does not.
fn has_partner(first: char, behind: &str) -> bool {
    let next = behind.chars().skip(1).chain([' ']);
    behind
        .chars()
        .zip(next)
        .any(|(c, next)| closes(first, c) && !(is_apostrophe(c) && next.is_alphabetic()))
}

/// Whether something before opens what `last` closes.
fn has_opening(last: char, before: &str) -> bool {
    before.chars().any(|c| OPENING.contains(&c) && closes(c, last))
}

/// Whether the marks at both ends are one pair: “A” and “B” are two.
fn wraps(first: char, last: char, inside: &str) -> bool {
    if first == last || is_apostrophe(last) {
        let next = inside.chars().skip(1).chain([' ']);
        let mut inner = inside.chars().zip(next);
        return !inner.any(|(c, next)| c == last && !(is_apostrophe(c) && next.is_alphabetic()));
    }
    let mut depth = 0_i32;
    for c in inside.chars() {
        depth += i32::from(c == first) - i32::from(c == last);
        if depth < 0 {
            return false;
        }
    }
    depth == 0
}

fn lacks_close(words: &str, open: char) -> bool {
    let close = match open {
        '(' => ')',
        '[' => ']',
        _ => '}',
    };
    words.matches(open).count() > words.matches(close).count()
}

fn lacks_open(words: &str, close: char) -> bool {
    let open = match close {
        ')' => '(',
        ']' => '[',
        _ => '{',
    };
    words.matches(close).count() > words.matches(open).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(find: fn(&str, Range<usize>) -> Range<usize>, text: &str, expected: &str) {
        assert_eq!(&text[find(text, 0..text.len())], expected, "{text}");
    }

    #[test]
    fn marks_go() {
        check(bare, "“A Study of Trust,”", "A Study of Trust");
        check(bare, "‘A study of trust’,", "A study of trust");
        check(bare, "\"Trust\".", "Trust");
        check(bare, "(London:", "London");
        check(bare, "Elsevier.", "Elsevier");
        check(bare, " [Trust]. ", "Trust");
        check(bare, "Trust (2nd part).", "Trust (2nd part)");
        check(bare, "Who trusts?", "Who trusts?");
        check(bare, "« L’eau du fleuve", "L’eau du fleuve");
        check(bare, "“Workers and “their” trust”", "Workers and “their” trust");
        check(bare, "‘The farmer’s trust’", "The farmer’s trust");
        check(bare, "", "");
        check(bare, "“", "");
        check(bare, " . ", "");
    }

    #[test]
    fn marks_of_the_value_stay() {
        check(bare, "“Trust” and “faith”", "“Trust” and “faith”");
        check(bare, "The farmers’ trust", "The farmers’ trust");
        check(bare, "Trust of the farmers’", "Trust of the farmers’");
        check(bare, "(In)visible trust", "(In)visible trust");
        check(bare, "On “trust”", "On “trust”");
    }

    #[test]
    fn lead_ins_go() {
        check(container, "In: Proceedings of the Meeting,", "Proceedings of the Meeting");
        check(container, "in Handbook of Trust", "Handbook of Trust");
        check(container, "Em: Anais do Encontro.", "Anais do Encontro");
        check(container, "In Vitro Cell. Dev. Biol.", "In Vitro Cell. Dev. Biol");
        check(container, "In: In Vivo,", "In Vivo");
        check(container, "Indian J. Trust", "Indian J. Trust");
        check(title, "Trust among firms. In:", "Trust among firms");
        check(title, "Trust among firms In:", "Trust among firms");
        check(title, "Tables of trust [Internet].", "Tables of trust [Internet]");
        check(container, "paper presented to the Tide Meeting,", "Tide Meeting");
        check(title, "Why trust? In", "Why trust?");
        check(title, "Faith in", "Faith in");
    }
}
