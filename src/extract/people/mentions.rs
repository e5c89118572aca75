//! Names in running text.
//!
//! A run of capitalised words is a name when it begins with a given name, or a
//! title stands before it, or the paper lists its surname elsewhere, or it stands
//! where people are named: in thanks, before "argues", behind "the economist".
//! Places, bodies and months are none, whatever they begin with.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::language::Analysis;
use crate::paper::{
    Confidence, Document, Evidence, NodeKind, Person, PersonMention, PersonRole, SectionRole,
};
use crate::text::{ArenaSpan, pattern};

mod cues;
mod forms;
mod refusals;
#[cfg(test)]
mod tests;

use cues::{
    Invitation, follows_in_list, invitation, is_thankful, stands_for_somebody, stands_in_list,
};
use forms::{Hit, Run};

/// Capitalised words in a row, initials and particles among them.
static RUN: LazyLock<Regex> = LazyLock::new(|| {
    let word = r"(?:(?:\p{Lu}\.-?){2,4}|\p{Lu}[\p{L}’'‐-]*\.?)";
    let small =
        "van|von|der|den|de|da|di|del|della|dos|das|dei|du|do|la|le|ten|ter|zu|af|av|al|bin|ibn|y";
    pattern(&format!(r"{word}(?:[ \n](?:(?:{small})[ \n]){{0,3}}{word}){{0,7}}"))
});
/// Authors at the beginning of a bibliography entry: "Ng, A and B Po".
static CITED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(\p{Lu}[\p{L}’'-]{2,}(?: \p{Lu}[\p{L}’'-]{2,})?),? (?:\p{Lu}\.?[ -]?){1,3}(?:[,.(&;: ]|$)|(?:\p{Lu}\. ?){1,3} ?(\p{Lu}[\p{L}’'-]{2,})\b|^(\p{Lu}[\p{L}’'-]{2,}), \p{Lu}\p{Ll}+\b",
    )
});
/// A year behind a name, of one author or with the next: "Ng (1999)", "Ng and Po, 1999".
static YEAR: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?:['’]s?)?(?: et al\.?| (?:and|&) \p{Lu}[\p{L}’'-]+)?,?\s*\(?(?:1[5-9]|20)\d\d")
});
static BEFORE_YEAR: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\(?\b(?:1[5-9]|20)\d\d[a-z]?\b|\("));

/// Names that the paper itself shows to be such.
struct Known {
    families: BTreeSet<String>,
    /// Family names of people named in the text with their given names.
    told: BTreeSet<String>,
    /// Words in lower case somewhere in the text: surnames among them need a year behind.
    common: BTreeSet<String>,
    full: BTreeSet<String>,
}

impl Known {
    /// Whether the paper uses the words as a family name.
    fn is_family(&self, words: &str) -> bool {
        self.families.contains(words) || self.told.contains(words)
    }

    /// Whether the paper writes the word in lower case too.
    fn is_common(&self, word: &str) -> bool {
        self.common.contains(&word.to_lowercase())
    }
}

/// A block of prose with the places in it where people are named.
struct Block<'d> {
    span: ArenaSpan,
    text: &'d str,
    invitations: Vec<Invitation>,
    /// Whether it belongs to the acknowledgements.
    thanked: bool,
}

/// Finds them; `listed` are the people of bylines and lists.
pub fn find(document: &Document, analysis: &Analysis, listed: &[Person]) -> Vec<PersonMention> {
    let lists = sections(document, &[SectionRole::Participants, SectionRole::References]);
    let blocks = blocks(document, analysis, &lists);
    let mut known = known(document, listed, &lists);
    let told = blocks.iter().filter(|block| !block.thanked).flat_map(|block| {
        let names = hits(block, &known).into_iter().map(|(_, hit, _)| hit.name);
        names.filter(|name| name.given.is_some()).filter_map(|name| name.family)
    });
    let told: Vec<String> = told.collect();
    known.told.extend(told);
    let mut mentions = Vec::new();
    for block in &blocks {
        for (range, hit, role) in hits(block, &known) {
            let confidence = Confidence::percent(hit.confidence);
            let evidence = Evidence::new(block.span.slice(range), hit.rule, confidence);
            mentions.push(PersonMention { name: hit.name, role, evidence });
        }
    }
    mentions
}

/// Prose outside `lists`.
fn blocks<'d>(document: &'d Document, analysis: &Analysis, lists: &[ArenaSpan]) -> Vec<Block<'d>> {
    let thanks = sections(document, &[SectionRole::Acknowledgements]);
    let sentences = analysis.sentences();
    let mut blocks = Vec::new();
    let mut covered = 0;
    for node in document.nodes().iter().filter(|node| node.kind.is_prose()) {
        // Nodes inside one already read are parts of it.
        if node.span.start() < covered || within(lists, node.span) {
            continue;
        }
        covered = node.span.end();
        let text = document.text(node.span);
        let thanked = within(&thanks, node.span) || is_thankful(text);
        let first = sentences.partition_point(|one| one.span.start() < node.span.start());
        let inside = sentences[first..].iter().take_while(|one| one.span.end() <= covered);
        let invitations = inside
            .filter_map(|one| {
                let from = one.span.start() - node.span.start();
                invitation(text, from..from + one.span.len(), thanked)
            })
            .collect();
        blocks.push(Block { span: node.span, text, invitations, thanked });
    }
    blocks
}

/// The names in a block with their places in it.
fn hits(block: &Block<'_>, known: &Known) -> Vec<(Range<usize>, Hit, PersonRole)> {
    let mut hits: Vec<(Range<usize>, Hit, PersonRole)> = Vec::new();
    for found in RUN.find_iter(block.text) {
        let run = Run::new(block.text, found.range());
        let mut at = 0;
        while at < run.len() {
            let start = run.range(at, 1).start;
            let invitation = block.invitation(start);
            let listed = hits.last().is_some_and(|(before, hit, _)| {
                hit.name.given.is_some() && follows_in_list(&block.text[before.end..start])
            });
            let expected = Expected { invited: invitation.is_some(), listed };
            match name_at(block, &run, at, &expected, known) {
                Some(hit) => {
                    let range = run.range(at, hit.count);
                    at += hit.count;
                    let role = invitation.map_or(PersonRole::Mentioned, |one| one.role);
                    hits.push((range, hit, role));
                }
                None => at += 1,
            }
        }
    }
    hits
}

/// What lets a stranger be named here.
struct Expected {
    /// The sentence names people.
    invited: bool,
    /// A name stands right before.
    listed: bool,
}

fn name_at(
    block: &Block<'_>,
    run: &Run<'_>,
    at: usize,
    expected: &Expected,
    known: &Known,
) -> Option<Hit> {
    run.full_name(at, known)
        .or_else(|| run.titled(at, known))
        .or_else(|| {
            let hit = run.stranger(at, known)?;
            let range = run.range(at, hit.count);
            let listed =
                (expected.invited || expected.listed) && stands_in_list(block.text, range.clone());
            (listed || stands_for_somebody(block.text, range)).then_some(hit)
        })
        .or_else(|| run.surname(at, known))
}

impl Block<'_> {
    /// The invitation around an offset.
    fn invitation(&self, offset: usize) -> Option<&Invitation> {
        let after = self.invitations.partition_point(|one| one.range.start <= offset);
        let last = self.invitations.get(after.checked_sub(1)?)?;
        (offset < last.range.end).then_some(last)
    }
}

fn sections(document: &Document, roles: &[SectionRole]) -> Vec<ArenaSpan> {
    let fits =
        |kind: NodeKind| matches!(kind, NodeKind::Section { role, .. } if roles.contains(&role));
    document.nodes().iter().filter(|node| fits(node.kind)).map(|node| node.span).collect()
}

/// Whether one of `sections`, in order of their start, holds `span`.
fn within(sections: &[ArenaSpan], span: ArenaSpan) -> bool {
    let after = sections.partition_point(|section| section.start() <= span.start());
    sections[..after].iter().rev().take(8).any(|section| section.contains(span))
}

fn known(document: &Document, listed: &[Person], lists: &[ArenaSpan]) -> Known {
    let mut families: BTreeSet<String> =
        listed.iter().filter_map(|person| person.name.family.clone()).collect();
    let bibliographies = sections(document, &[SectionRole::References]);
    let mut common = BTreeSet::new();
    for node in document.nodes().iter().filter(|node| node.kind.is_prose()) {
        let text = document.text(node.span);
        if within(&bibliographies, node.span) {
            let limit = || text.char_indices().nth(200).map_or(text.len(), |(at, _)| at);
            let end = BEFORE_YEAR.find(text).map_or_else(limit, |year| year.start());
            families.extend(cited_families(&text[..end]));
        } else if !within(lists, node.span) {
            let words = text.split(|c: char| !c.is_alphabetic());
            common.extend(
                words.filter(|word| word.starts_with(char::is_lowercase)).map(str::to_owned),
            );
        }
    }
    let full = listed.iter().map(|person| person.name.full.clone()).collect();
    Known { families, told: BTreeSet::new(), common, full }
}

fn cited_families(head: &str) -> Vec<String> {
    let groups = |found: regex::Captures<'_>| {
        (1..=3)
            .filter_map(|group| found.get(group).map(|name| name.as_str().to_owned()))
            .collect::<Vec<_>>()
    };
    CITED.captures_iter(head).flat_map(groups).collect()
}
