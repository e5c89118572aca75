//! Records of databases: a title and an abstract, no blank line between.
//!
//! Further lines of the title are indented, or the title breaks off before the end of the
//! column and what follows begins anew. Knows no names: a text that lists addresses below
//! its title is the work of `tight`. Cuts a title short whose first line is full where the
//! second begins with a capital.

use std::sync::LazyLock;

use regex::Regex;

use crate::paper::SectionRole;
use crate::text::{SourceSpan, pattern};

use super::block::{Block, Kind};
use super::join::{bare_end, is_final, starts_lower};
use super::looks::{ends_open, looks_like_heading, speaks};
use super::roles::role;

/// Most blocks and bytes of a record.
const BLOCKS: usize = 4;
const BYTES: usize = 12_000;
/// Most lines and bytes of its title.
const TITLE_LINES: usize = 5;
const TITLE: usize = 350;
/// Fewest words of its abstract.
const WORDS: usize = 12;

/// Words that begin a sentence of an abstract and seldom a further line of a title.
static OPENING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:Th(?:e|is|ese|ere|ose)|We|Our|An?|In|It|To|For|On|As|Using|When|While|Although|Many|Most|Some|Recent(?:ly)?|Many|Several|Both|Two|Three|One|By|With|Based|Since|Over)\s+\p{Ll}",
    )
});

/// Parts the title off the first block, where the blocks are a record.
pub fn part(text: &str, mut blocks: Vec<Block>) -> Vec<Block> {
    let size: usize = blocks.iter().map(Block::len).sum();
    let has_parts = |block: &Block| {
        block.lines.iter().any(|line| role(&text[line.range()]) != SectionRole::Body)
    };
    let small = blocks.len() <= BLOCKS && size <= BYTES && !blocks.iter().any(has_parts);
    let Some(first) = blocks.first().filter(|block| small && block.kind == Kind::Text) else {
        return blocks;
    };
    if let Some(count) = title_lines(text, &first.lines) {
        let rest = blocks[0].lines.split_off(count);
        blocks[0].kind = Kind::Title;
        blocks.insert(1, Block { kind: Kind::Text, label: None, lines: rest });
    }
    blocks
}

/// How many lines the title takes up before an abstract.
pub fn title_lines(text: &str, spans: &[SourceSpan]) -> Option<usize> {
    let lines: Vec<&str> = spans.iter().map(|span| &text[span.range()]).collect();
    let indents: Vec<bool> = spans.iter().map(|span| is_indented(text, *span)).collect();
    let most = TITLE_LINES.min(lines.len().saturating_sub(1));
    let hanging = hanging(&indents).filter(|count| *count <= most);
    if let Some(count) = hanging.filter(|count| is_title(&lines[..*count], true)) {
        return is_abstract(&lines[count..]).then_some(count);
    }
    let width = lines.iter().map(|line| length(line)).max().unwrap_or(0);
    let fits = |count: &usize| is_title(&lines[..*count], false) && is_abstract(&lines[*count..]);
    let plain = |count: &usize| !starts_lower(lines[*count]);
    let broken = (1..=most).filter(fits).find(|count| breaks(&lines, *count, width));
    broken.or_else(|| (1..=most).filter(fits).find(plain))
}

/// Lines of the title where only further lines are indented.
fn hanging(indents: &[bool]) -> Option<usize> {
    let further = indents.iter().skip(1).take_while(|indented| **indented).count();
    let hangs = !*indents.first()? && indents.contains(&true) && 1 + further < indents.len();
    hangs.then_some(1 + further)
}

fn is_indented(text: &str, line: SourceSpan) -> bool {
    text[..line.start()].ends_with([' ', '\t'])
}

/// Whether something new begins behind the first `count` lines.
fn breaks(lines: &[&str], count: usize, width: usize) -> bool {
    let (last, next) = (lines[count - 1], lines[count]);
    let word = next.split_whitespace().next().map_or(0, length);
    let short = length(last) + 1 + word < width;
    let goes_on = lines.len() > count + 1
        && length(next) * 5 < width * 4
        && looks_like_heading(next)
        && !OPENING.is_match(next);
    !starts_lower(next) && !ends_open(last) && (short && !goes_on || OPENING.is_match(next))
}

/// Whether the lines may be a title; `hanging` when their look has shown it.
fn is_title(lines: &[&str], hanging: bool) -> bool {
    let words = lines.join(" ");
    let end = bare_end(&words);
    let stops = is_final(end) && end != Some('?');
    words.len() <= TITLE
        && words.contains(char::is_alphabetic)
        && !starts_lower(&words)
        && role(&words) == SectionRole::Body
        && !ends_open(&words)
        && !words.contains(['@', '|'])
        && (hanging || !stops && (end == Some('?') || !speaks(&words)))
}

/// Whether the lines are running text: most words in lower case, or enough of them.
fn is_abstract(lines: &[&str]) -> bool {
    let words = || lines.iter().flat_map(|line| line.split_whitespace());
    let lower = words().filter(|word| word.starts_with(char::is_lowercase)).count();
    words().count() >= WORDS && lower * 2 > words().count()
}

fn length(line: &str) -> usize {
    line.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::text::split;

    /// The title of `text`, when its first block is a record.
    fn title(text: &str) -> Option<String> {
        let blocks = split::split(text, 0..text.len(), &Default::default());
        let parts = part(text, blocks);
        let first = parts.first().filter(|block| block.kind == Kind::Title)?;
        Some(first.joined(text))
    }

    #[test]
    fn titles_of_records() {
        let check = |text: &str, expected: &str| {
            assert_eq!(title(text).as_deref(), Some(expected), "{text}");
        };
        check(
            "Salt marshes as stores of carbon\nSalt marshes hold more carbon than woods of the same size, and\n\tfor longer. Cores from nine marshes show how old it is",
            "Salt marshes as stores of carbon",
        );
        check(
            "Salt marshes as stores of carbon, with notes on how the cores were taken\n\tfrom nine of them\nMarshes hold more carbon than woods of the same size. Cores from nine marshes show how old it is.",
            "Salt marshes as stores of carbon, with notes on how the cores were taken from nine of them",
        );
        check(
            "Queues with two servers and impatient customers\nCustomers who wait for longer than they like leave the queue.\nWe give the share of those who leave in closed form.\nExperiments agree with it.",
            "Queues with two servers and impatient customers",
        );
        check(
            "Fast Sorting of Long Keys on\nSmall Machines\nA sort for keys of some thousand bytes is described. It moves no key more than\ntwice and needs little room, so that it fits machines with a few kilobytes",
            "Fast Sorting of Long Keys on Small Machines",
        );
        check(
            "Can small towns keep their schools open?\nSchools in small towns close when fewer than forty children are left. This paper asks\nwhat keeps them open, and for how long",
            "Can small towns keep their schools open?",
        );
        check(
            "A compiler for tables of numbers with sums at their edges, filled in by one hand\nThe compiler reads tables as they stand and writes programs that check each number\nagainst the sums around it",
            "A compiler for tables of numbers with sums at their edges, filled in by one hand",
        );
        check(
            "Review of: Lind, B. Tides [book review]\nThe book gathers what is known of tides in shallow water and adds measurements of its author, who has lived by the sea for long",
            "Review of: Lind, B. Tides [book review]",
        );
        check(
            "XML on small devices: a survey\n    Small devices read XML slowly. Twelve parsers are compared by the\n    memory they need and by how fast they read files of common sizes\n",
            "XML on small devices: a survey",
        );
        check(
            "Learning to Rank Maps\n\tMaps are ranked by how well people find their way with them, which\n\ttakes long to measure. We learn the ranks from traces of users",
            "Learning to Rank Maps",
        );
        check(
            "Noise in printed circuits.\nThe noise of narrow lines next to each other is measured, and a model is\n\tgiven that predicts it from the width of the lines and their distance",
            "Noise in printed circuits.",
        );
    }

    #[test]
    fn other_texts_have_no_such_title() {
        let check = |text: &str| assert_eq!(title(text), None, "{text}");
        check(
            "Towns grow by trade, and where they do not, they\nshrink. We asked forty firms about it, and most of\nthem did not reply to us.",
        );
        check(
            "Towns grow by trade.\nWe asked forty firms about it, and most of them did not reply to us.",
        );
        check(
            "Introduction\nTowns grow by trade, and where they do not, they shrink, as all of us know.",
        );
        check(
            "Participants:\nStudents of the second year took part, in two groups, after they had been told.",
        );
        check("Anna Ng\nUgo Po\nUniversity of Rome");
        check(
            "Dear Anna,\nwe were glad to have you with us, and we hope that you come again next year.",
        );
        check(
            "We asked forty firms how they grow, which took us\nmost of a year. They would not tell\nMarkets were said to be the reason for it by some of them.",
        );
    }
}
