//! The head of a paper that stands in one block: title, names and addresses without blank
//! lines between.
//!
//! Lines that fill the column go on in the next; a line that begins with the mark of an
//! address does not. Knows no names: what the lines say is the work of `front` and, later,
//! of extractors. Misses titles broken long before the end of the column.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::paper::SectionRole;
use crate::text::{SourceSpan, pattern};

use super::block::{Block, Kind};
use super::front::{is_masthead, is_prose};
use super::join::starts_lower;
use super::looks::ends_open;
use super::roles::role;
use super::solid::Column;

/// Most lines of a head, and most lines of one of its parts.
const LINES: usize = 60;
const PART: usize = 12;
/// Most lines above a title, and most lines of it before a name.
const MASTHEAD: usize = 4;
const TITLE: usize = 5;
/// Most words of a line of names.
const NAMES: usize = 40;

/// What addresses and notes of authors begin with: "1 Department", "aFaculty", "* E-mail".
static MARK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:\d{1,2}[.)]?\s?\p{Lu}|[a-z][.)]?\s\p{Lu}|[a-z]\p{Lu}\p{Ll}|[*†‡§¶#]|[¹²³⁴-⁹⁰]|\S+@|(?i:e-?mail|orcid|correspond)\b)",
    )
});
/// What shows that a block holds more than a title.
static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\S@\S+\.\S|\buniversi\w+|\binstitut\w*|\bdep(?:artment|t\b)|\bfacult\w+|\bschool of\b|\bhospital\b|\blaborator\w+|\bcent(?:re|er) (?:for|of)\b",
    )
});
/// "Anna Ng1,2, Tom Po3,*": numbers against words, before a pause or at the end.
static MARKED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\p{L}\p{Ll}\d{1,2}(?:,\d{1,2})*(?:,?[*†‡]|[,;] |,? and |$)"));
/// Parts the head off the first block: its parts, and the lines behind it. `column` is
/// what lines are filled up to, where it is known.
///
/// Only the head of the `first` block holds a title. `None` when the block shows no sign of
/// names or addresses.
pub fn part(
    text: &str,
    block: &Block,
    first: bool,
    column: Option<Column>,
) -> Option<(Vec<Block>, Vec<SourceSpan>)> {
    let lines: Vec<&str> = block.lines.iter().map(|line| &text[line.range()]).collect();
    let behind = lines.iter().take(LINES).position(|line| ends_head(line));
    let end = behind.unwrap_or(lines.len().min(LINES));
    let head = &lines[..end];
    let shown = behind.is_some()
        || head.iter().skip(1).any(|line| ADDRESS.is_match(line) || MARK.is_match(line));
    if block.kind != Kind::Text || head.len() < 3 - usize::from(behind.is_some()) || !shown {
        return None;
    }
    let masthead = head.iter().take(MASTHEAD).take_while(|line| is_masthead(line)).count();
    let title = first.then(|| title_length(text, &head[masthead..])).flatten();
    let longest = head.iter().map(|line| line.chars().count()).max().unwrap_or(0);
    let edge = column.map_or((longest, 0), |column| (column.width, column.slack));
    let mut parts: Vec<Block> = Vec::new();
    let mut place = 0;
    while place < end {
        let count = match title {
            _ if place < masthead => 1,
            Some(count) if place == masthead => count,
            _ => length(&head[place..], edge, first && place == masthead),
        };
        let part = Block {
            kind: Kind::Text,
            label: None,
            lines: block.lines[place..place + count].to_vec(),
        };
        if is_prose(&part.joined(text)) {
            break;
        }
        parts.push(part);
        place += count;
    }
    (parts.len() > 1).then(|| (parts, block.lines[place..].to_vec()))
}

/// Whether the words name an institution or an e-mail address.
pub fn is_address(words: &str) -> bool {
    ADDRESS.is_match(words)
}

/// Whether the line begins what comes behind the head: "Abstract", "1. Introduction".
fn ends_head(line: &str) -> bool {
    let words = line.split([':', '.', '—']).next().unwrap_or_default();
    let begins =
        |words: &str| !matches!(role(words), SectionRole::Body | SectionRole::Participants);
    begins(line) || begins(words)
}

/// Whether the line may list authors: marks against words, or words in capitals, two to four
/// between commas.
fn lists_names(line: &str) -> bool {
    let capital = |word: &str| word.starts_with(char::is_uppercase) || word.len() <= 3;
    let is_name = |piece: &str| {
        let words: Vec<&str> = piece.split_whitespace().collect();
        (2..=4).contains(&words.len()) && words.iter().all(|word| capital(word))
    };
    let pieces: Vec<&str> = line.split([',', ';']).flat_map(|piece| piece.split(" and ")).collect();
    MARKED.is_match(line) || pieces.len() > 1 && pieces.iter().all(|piece| is_name(piece))
}

/// Lines of a title that names follow: up to the first line of words that the text has
/// nowhere in small letters, or that stands above an address.
fn title_length(text: &str, head: &[&str]) -> Option<usize> {
    let names: Vec<usize> = (1..head.len().min(TITLE + 1))
        .filter(|place| capitals(head[*place]).is_some() && !ends_open(head[*place - 1]))
        .collect();
    let small = (!names.is_empty()).then(|| small_words(text))?;
    let is_name = |place: &usize| {
        let words = capitals(head[*place]).unwrap_or_default();
        let long = || words.iter().filter(|word| word.chars().count() >= 3);
        let known = long().filter(|word| small.contains(&word.to_lowercase())).count();
        let count = long().count();
        let above_address = head.get(place + 1).is_some_and(|next| is_address(next));
        count > 3 * known || above_address && count > known
    };
    let before_address = |place: &usize| {
        !head[1..=*place].iter().any(|line| is_address(line) || MARK.is_match(line))
    };
    names.into_iter().filter(before_address).find(is_name)
}

/// The words of a line in which each, but particles and "and", begins with a capital.
fn capitals(line: &str) -> Option<Vec<&str>> {
    let words: Vec<&str> = line
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '&' | '*' | '∗' | '†' | '‡'))
        .map(|word| word.trim_matches(|c: char| c.is_ascii_digit() || c == '.'))
        .filter(|word| !word.is_empty() && *word != "and")
        .collect();
    let fits = |word: &&str| {
        let particle = word.len() <= 3 && word.chars().all(char::is_lowercase);
        (particle || word.starts_with(char::is_uppercase))
            && word.chars().all(|c| c.is_alphabetic() || "-'’.".contains(c))
    };
    let named = (2..=NAMES).contains(&words.len()) && words.iter().all(fits);
    (named && words[0].starts_with(char::is_uppercase)).then_some(words)
}

/// Words that the text has in small letters; e-mail addresses have the names in them.
fn small_words(text: &str) -> BTreeSet<String> {
    let tokens = text.split_whitespace().filter(|token| !token.contains(['@', '/']));
    let words = tokens.flat_map(|token| token.split(|c: char| !(c.is_alphabetic() || c == '-')));
    let small = words.filter(|word| word.len() < 40 && word.starts_with(char::is_lowercase));
    small.map(str::to_owned).collect()
}

/// How many lines the first part of `lines` takes up.
fn length(lines: &[&str], (width, slack): (usize, usize), title: bool) -> usize {
    let goes_on = |place: &usize| {
        let (line, next) = (lines[*place], lines[*place + 1]);
        let word = next.split_whitespace().next().map_or(0, |word| word.chars().count());
        let full = line.chars().count() + 1 + word + slack > width;
        let named = capitals(line).is_some() || MARKED.is_match(line);
        let begins = MARK.is_match(next)
            || title && lists_names(next)
            || named && is_address(next) && !is_address(line);
        let open = if title { ends_open(line) } else { line.ends_with(',') };
        !begins && (full || open || starts_lower(next))
    };
    let last = lines.len() - 1;
    1 + (0..last.min(PART)).take_while(goes_on).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::text::split;

    /// Parts of the head, then what is behind it.
    fn show(text: &str) -> Vec<String> {
        let blocks = split::split(text, 0..text.len(), &Default::default());
        let Some((parts, rest)) = part(text, &blocks[0], true, None) else { return Vec::new() };
        let rest = rest.first().map(|line| format!("> {}", &text[line.range()]));
        parts.iter().map(|part| part.joined(text)).chain(rest).collect()
    }

    #[test]
    fn heads_are_parted() {
        let check = |text: &str, expected: &[&str]| assert_eq!(show(text), expected);
        check(
            "Salt marshes and their towns, or how the water\nwas lowered in four estuaries\nAnna Ng1, Tom Po2\n1 University of Oslo\n2 School of Tides, Rome\nAbstract\nMarshes help.",
            &[
                "Salt marshes and their towns, or how the water was lowered in four estuaries",
                "Anna Ng1, Tom Po2",
                "1 University of Oslo",
                "2 School of Tides, Rome",
                "> Abstract",
            ],
        );
        check(
            "Salt marshes and their towns, or how the sea\nAnna Ng, Tom Po and Eva Brandt\nUniversity of Oslo",
            &[
                "Salt marshes and their towns, or how the sea",
                "Anna Ng, Tom Po and Eva Brandt",
                "University of Oslo",
            ],
        );
        check(
            "Marsh Birds\nAnna Ng\nUniversity of Oslo\nanna.ng@example.org",
            &["Marsh Birds", "Anna Ng", "University of Oslo", "anna.ng@example.org"],
        );
        check(
            "A history of\nMarshes\nAnna Ng\nDepartment of Tides, University of Oslo\nang@example.org",
            &[
                "A history of Marshes",
                "Anna Ng",
                "Department of Tides, University of Oslo",
                "ang@example.org",
            ],
        );
    }

    #[test]
    fn other_blocks_stay_whole() {
        let check = |text: &str| assert!(show(text).is_empty(), "{text}");
        check("Salt marshes\nand their towns\nin four estuaries");
        check(
            "Towns grow by trade, and where they do not,\nthey shrink. We asked forty firms about it, and\nthe University of Oslo helped us with that.",
        );
        check("Introduction\nAnna Ng\nUniversity of Oslo");
    }
}
