//! Blocks whose lines stand for themselves: lists without bullets or blank lines.
//!
//! A line of running text ends where the next word would not fit. Where most
//! lines end earlier, and not with a stop, the writer ended them: they are entries.
//! Verse is parted so too.

use std::sync::LazyLock;

use regex::Regex;

use crate::paper::SectionRole;
use crate::text::pattern;

use super::block::{Block, Kind};
use super::join::is_final;
use super::roles::role_above_list;

/// Entries are shorter than this on average, in bytes.
const LENGTH: usize = 160;
/// Fewest lines of a list without a lead ("Participants:") and with one.
const LINES: usize = 3;
const LED: usize = 2;

static LEAD: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\p{Lu}[^.:;]{2,60}:$"));

/// Parts blocks of entries behind `front` into one item for each line.
///
/// A first line such as "Participants:" becomes a heading when its words name
/// the role of a section, else a paragraph of its own.
pub fn part(text: &str, blocks: Vec<Block>, front: usize) -> Vec<Block> {
    let mut parted = Vec::with_capacity(blocks.len());
    let mut blocks = blocks.into_iter().enumerate().peekable();
    while let Some((place, block)) = blocks.next() {
        if place < front || block.kind != Kind::Text || block.lines.len() < LED {
            parted.push(block);
            continue;
        }
        let led = LEAD.is_match(block.first(text)) && block.lines.len() > LED;
        let entries = Block { lines: block.lines[usize::from(led)..].to_vec(), ..block.clone() };
        let people = if led {
            heads_people(text, &block)
        } else {
            parted.last().is_some_and(|last| heads_people(text, last))
        };
        // Blocks of some lines in a row are entries themselves, with addresses over several lines.
        let in_row = blocks.peek().is_some_and(|(_, next)| {
            next.kind == Kind::Text
                && (2..=8).contains(&next.lines.len())
                && !ends_sentence(next.last(text))
        });
        let fits = if people {
            !(in_row && entries.lines.len() <= 8) && are_entries(text, &entries)
        } else {
            entries.lines.len() >= LINES && is_ragged(text, &entries)
        };
        if !fits {
            parted.push(block);
            continue;
        }
        if led {
            parted.push(lead(text, &block));
        }
        parted.extend(entries.lines.iter().map(|line| Block::new(Kind::Item, *line)));
    }
    parted
}

fn lead(text: &str, block: &Block) -> Block {
    let line = block.lines[0];
    let words = line.slice(0..line.len() - 1);
    match role_above_list(&text[words.range()]) {
        SectionRole::Body => Block::new(Kind::Text, line),
        _ => Block::heading(words),
    }
}

/// Whether the block, or its first line, heads a list of people.
fn heads_people(text: &str, block: &Block) -> bool {
    role_above_list(block.first(text)) == SectionRole::Participants
}

/// Whether each line may list somebody: all begin with a capital, none breaks off.
fn are_entries(text: &str, block: &Block) -> bool {
    let lines = || block.lines.iter().map(|line| &text[line.range()]);
    let breaks_off = |line: &str| {
        let last = line.rsplit(' ').next().unwrap_or_default();
        line.ends_with(',') || last.len() < 5 && last.chars().all(char::is_lowercase)
    };
    block.len() <= LENGTH * block.lines.len()
        && lines().all(|line| line.starts_with(char::is_uppercase))
        && !lines().any(breaks_off)
        && !lines().any(|line| is_final(line.chars().next_back()) && super::front::is_prose(line))
}

fn is_ragged(text: &str, block: &Block) -> bool {
    let lines: Vec<&str> = block.lines.iter().map(|line| &text[line.range()]).collect();
    let lengths: Vec<usize> = lines.iter().map(|line| line.chars().count()).collect();
    let width = lengths.iter().max().copied().unwrap_or(0);
    let early = |place: &usize| {
        let next =
            lines[*place + 1].split_whitespace().next().map_or(0, |word| word.chars().count());
        // Proportional type is justified by width, not by characters: a tenth is allowed for it.
        lengths[*place] + 1 + next < width - width / 10
    };
    let breaks = lines.len() - 1;
    let starts = |line: &&&str| !line.starts_with(char::is_lowercase);
    let most = |count: usize, of: usize| count * 4 >= of * 3;
    block.len() <= LENGTH * lines.len()
        && most((0..breaks).filter(early).count() + 1, breaks + 1)
        && most(lines.iter().filter(starts).count(), lines.len())
        && !most(lines.iter().filter(|line| ends_sentence(line)).count() * 2, lines.len())
}

fn ends_sentence(line: &str) -> bool {
    is_final(super::join::bare_end(line)) || line.ends_with([',', ':', '-'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::text::split;

    /// Words of the blocks of `text`, headings after "# ", items after "- ".
    fn outline(text: &str) -> Vec<String> {
        let blocks = split::split(text, 0..text.len(), &Default::default());
        let sign = |block: &Block| match block.kind {
            Kind::Item => "- ",
            Kind::Heading { .. } => "# ",
            _ => "",
        };
        let show = |block: &Block| format!("{}{}", sign(block), block.joined(text));
        part(text, blocks, 0).iter().map(show).collect()
    }

    #[test]
    fn entries_of_a_line_each_are_parted() {
        let check = |text: &str, expected: &[&str]| assert_eq!(outline(text), expected);
        check(
            "Participants:\nAnna Ng, Oslo\nUgo Po, University of Rome",
            &["# Participants", "- Anna Ng, Oslo", "- Ugo Po, University of Rome"],
        );
        check(
            "List of participants\n\nAnna Ng (Oslo)\nUgo Po (Rome)",
            &["List of participants", "- Anna Ng (Oslo)", "- Ugo Po (Rome)"],
        );
        check(
            "Tools:\nA saw for the wood\nNails\nSome glue, if there is any left\nPaint",
            &[
                "Tools:",
                "- A saw for the wood",
                "- Nails",
                "- Some glue, if there is any left",
                "- Paint",
            ],
        );
    }

    #[test]
    fn running_text_stays_whole() {
        let check = |text: &str| assert_eq!(outline(text).len(), text.matches("\n\n").count() + 1);
        check(
            "Towns grow by trade, and where they\ndo not, they shrink. We asked forty\nfirms about it. Most did not reply.",
        );
        check("Towns grow.\nThey grow by trade.\nWe asked forty firms about it.\nNo.");
        check(
            "Participants:\nStudents of the second year took part, in\ntwo groups, after they had been told why.",
        );
        check(
            "Participants\n\nAnna Ng (University of Oslo), Ugo Po (University of\nRome) and Tom Hill (Leeds)",
        );
        check("Anna Ng\nUgo Po");
        check("Participants\n\nAnna Ng\nUniversity of Oslo\nNorway\n\nUgo Po\nUniversity of Rome");
    }
}
