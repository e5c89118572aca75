//! What stands before the text: title, subtitle, authors with their addresses.

use std::sync::LazyLock;

use regex::Regex;

use crate::paper::SectionRole;
use crate::text::SourceSpan;

use super::block::{Block, Kind, trimmed};
use super::join::is_final;
use super::looks::looks_like_heading;
use super::numbering::number;
use super::roles::{role, role_above_list};

/// Longest title in bytes.
const TITLE_LENGTH: usize = 400;
/// Longest block of names or addresses.
const BYLINE_LENGTH: usize = 4000;
/// Blocks that are looked through for names and addresses.
const BYLINES: usize = 120;

static NO_TITLE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:(?:original |research |short |invited )?(?:research|article|paper|review|editorial|communication|report|letter)s?(?: article)?|open access|working paper.{0,20}|.*(?:https?://|doi:|issn|©|copyright|\bvol\.).*|.{3,100}\b\d{1,4} ?\((?:\d{1,3}|(?:19|20)\d\d)\)[,:;]? ?(?:pp?\. ?)?\d.*)$")
        .expect("the pattern is a constant")
});
static CONTACT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\S@\S+\.\S|\borcid\b|\be-?mail\b|correspond(?:ing|ence)|contributed equally")
        .expect("the pattern is a constant")
});
/// What makes sentences a note on the authors: an abstract may speak of e-mail or of something
/// corresponding.
static SPOKEN_CONTACT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\S@\S+\.\S|\borcid\b|\be-?mail:|corresponding author|correspondence (?:to|should|address|concerning)|correspondence:|contributed equally")
        .expect("the pattern is a constant")
});

/// Marks title, subtitle and byline blocks; gives the number of blocks they take up.
pub fn mark(text: &str, blocks: &mut Vec<Block>) -> usize {
    let Some(title) = find_title(text, blocks) else { return 0 };
    blocks[title].kind = Kind::Title;
    if let Some(parts) = run_together(text, blocks[title].span()) {
        let label = blocks[title].label;
        blocks.splice(title..=title, parts);
        blocks[title].label = label;
    }
    let mut end = title + 1;
    while blocks.get(end).is_some_and(Block::is_front) {
        end += 1;
    }
    let first = end;
    while end < blocks.len() && end < first + BYLINES && is_byline(text, blocks, first, end) {
        blocks[end].kind = Kind::Byline;
        end += 1;
    }
    end
}

/// The block that holds the title.
fn find_title(text: &str, blocks: &[Block]) -> Option<usize> {
    if blocks.first().is_some_and(|block| block.kind == Kind::Title) {
        return Some(0);
    }
    if let Some(marked) = marked_title(text, blocks) {
        return Some(marked);
    }
    let title = blocks
        .iter()
        .take(6)
        .position(|block| block.len() >= 200 || !is_masthead(&block.joined(text)))?;
    let block = &blocks[title];
    let words = block.joined(text);
    let fits = matches!(block.kind, Kind::Text)
        && block.len() <= TITLE_LENGTH
        && role(&words) == SectionRole::Body
        && !(number(&words).is_some()
            && title == 0
            && words.starts_with(char::is_numeric)
            && is_final(words.chars().next_back()))
        && !is_prose(&words);
    fits.then_some(title)
}

/// Whether the words stand above titles: the kind of the paper, its journal, its licence.
pub fn is_masthead(words: &str) -> bool {
    words.len() < 200 && NO_TITLE.is_match(words)
}

/// A marked heading of the top level among the first blocks, when it names no part.
fn marked_title(text: &str, blocks: &[Block]) -> Option<usize> {
    let place = blocks.iter().take(6).position(Block::is_heading)?;
    let level = |block: &Block| match block.kind {
        Kind::Heading { level, .. } => level,
        _ => u8::MAX,
    };
    // Levels of headings that no mark made are open still.
    let top = blocks.iter().filter(|block| block.is_marked_heading()).map(level).min();
    let words = blocks[place].joined(text);
    let fits = (level(&blocks[place]) == 0 || Some(level(&blocks[place])) == top)
        && role(&words) == SectionRole::Body
        && !blocks[..place].iter().any(|block| is_prose(&block.joined(text)));
    fits.then_some(place)
}

/// Whether the block at `place` still belongs to names and addresses, which began at `first`.
fn is_byline(text: &str, blocks: &[Block], first: usize, place: usize) -> bool {
    let block = &blocks[place];
    if !matches!(block.kind, Kind::Text | Kind::Item | Kind::Footnote)
        || block.len() > BYLINE_LENGTH
    {
        return false;
    }
    let words = block.joined(text);
    let heads = role_above_list(block.first(text)) == SectionRole::Participants;
    if role(&words) != SectionRole::Body || heads {
        return false;
    }
    if is_prose(&words) {
        return block.len() < 1500 && SPOKEN_CONTACT.is_match(&words);
    }
    if CONTACT.is_match(&words) {
        return true;
    }
    if runs_on(&words) {
        return false;
    }
    // The last short block before prose is a heading, unless it holds the names.
    let before_prose = blocks.get(place + 1).is_none_or(|next| is_prose(&next.joined(text)));
    let plain_words = words.split_whitespace().filter(|word| is_plain(word)).count();
    let speaks = looks_like_heading(&words)
        && !words.contains(',')
        && plain_words * 3 >= words.split_whitespace().count();
    !(speaks || before_prose && place > first && looks_like_heading(&words) && !words.contains(','))
}

/// Running text that breaks off: more words in lower case than names and addresses have.
fn runs_on(words: &str) -> bool {
    let all = words.split_whitespace().count();
    let lower = words.split_whitespace().filter(|word| is_plain(word)).count();
    all >= 12 && lower * 2 > all
}

/// Whether a word starts lower case and is no particle of a name.
fn is_plain(word: &str) -> bool {
    word.starts_with(char::is_lowercase) && word.chars().count() > 3
}

/// Sentences rather than names: many words in lower case, with a stop at the end or of great length.
pub fn is_prose(words: &str) -> bool {
    let all: Vec<&str> = words.split_whitespace().collect();
    let lower = all.iter().filter(|word| word.starts_with(char::is_lowercase)).count();
    let ends = super::join::bare_end(words);
    let stops = is_final(ends) || ends == Some(':');
    lower * 2 > all.len() && (all.len() >= 5 && stops || all.len() >= 40)
}

/// Title, subtitle and authors that stand in one line without a mark between.
///
/// A name at the end gives the line away: one that the text elsewhere lists
/// ("Ng, Anna", "Dr. Anna Ng"). Before it the title ends where a capital begins
/// a new clause: a word that the text also knows in lower case.
fn run_together(text: &str, line: SourceSpan) -> Option<Vec<Block>> {
    let words = words_of(text, line);
    let name = (2..=4).filter(|count| words.len() > count + 2).find_map(|count| {
        let first = words[words.len() - count];
        let name = SourceSpan::new(first.start(), line.end());
        is_listed(text, line, name).then_some(name)
    })?;
    let title = trimmed(text, line.start(), name.start());
    let mut parts = Vec::new();
    match new_clause(text, title) {
        Some(cut) => {
            parts.push(Block::new(Kind::Title, trimmed(text, title.start(), cut)));
            parts.push(Block::new(Kind::Subtitle, SourceSpan::new(cut, title.end())));
        }
        None => parts.push(Block::new(Kind::Title, title)),
    }
    parts.push(Block::new(Kind::Byline, name));
    Some(parts)
}

fn words_of(text: &str, span: SourceSpan) -> Vec<SourceSpan> {
    let mut words = Vec::new();
    let mut at = span.start();
    for piece in text[span.range()].split_inclusive(char::is_whitespace) {
        let word = trimmed(text, at, at + piece.len());
        if !word.is_empty() {
            words.push(word);
        }
        at += piece.len();
    }
    words
}

/// Whether the text behind `line` gives the words of `name` in a form that only names have.
fn is_listed(text: &str, line: SourceSpan, name: SourceSpan) -> bool {
    let words: Vec<&str> = text[name.range()].split_whitespace().collect();
    let is_name_word = |word: &&str| {
        word.starts_with(char::is_uppercase)
            && word.chars().all(|c| c.is_alphabetic() || "-'’.".contains(c))
    };
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    if !words.iter().all(is_name_word) {
        return false;
    }
    let initial = &first[..first.chars().next().map_or(0, char::len_utf8)];
    let whole = regex::escape(&words.join(" "));
    let (first, last) = (regex::escape(first), regex::escape(last));
    let forms = format!(
        r"\b{last},\s+(?:{first}\b|{initial}\b)|\b(?i:professors?|prof\.|dr\.?|mrs?\.?|ms\.?)\s+{whole}\b|(?m:^{whole}\b[^\n]*@)"
    );
    Regex::new(&forms).is_ok_and(|forms| forms.is_match(&text[line.end()..]))
}

/// Offset at which a second clause begins inside a title in sentence case.
fn new_clause(text: &str, title: SourceSpan) -> Option<usize> {
    let words = words_of(text, title);
    let starts =
        |place: usize, test: fn(char) -> bool| text[words[place].range()].starts_with(test);
    let cut =
        (3..words.len().saturating_sub(1)).find(|place| starts(*place, char::is_uppercase))?;
    let before = &text[words[cut - 1].range()];
    let lower_before = (1..cut).all(|place| starts(place, char::is_lowercase));
    let word = text[words[cut].range()].to_lowercase();
    let common = Regex::new(&format!(r"\b{}\b", regex::escape(&word)))
        .is_ok_and(|pattern| pattern.is_match(&text[title.end()..]));
    let fits = lower_before && before.len() > 3 && starts(cut + 1, char::is_lowercase) && common;
    fits.then_some(words[cut].start())
}
