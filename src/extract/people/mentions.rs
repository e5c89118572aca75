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
static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:['’]s?)?,?\s*\(?(?:1[5-9]|20)\d\d"));
static BEFORE_YEAR: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\(?\b(?:1[5-9]|20)\d\d[a-z]?\b|\("));

/// Names that the paper itself shows to be such.
struct Known {
    families: BTreeSet<String>,
    /// Words in lower case somewhere in the text: surnames among them need a year behind.
    common: BTreeSet<String>,
    full: BTreeSet<String>,
}

impl Known {
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
    known.families.extend(told);
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
    Known { families, common, full }
}

fn cited_families(head: &str) -> Vec<String> {
    let groups = |found: regex::Captures<'_>| {
        (1..=3)
            .filter_map(|group| found.get(group).map(|name| name.as_str().to_owned()))
            .collect::<Vec<_>>()
    };
    CITED.captures_iter(head).flat_map(groups).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::DocumentBuilder;
    use crate::text::{Source, SourceSpan};

    /// Names in a paragraph; the paper's bibliography holds Brandt and March.
    fn show(text: &str) -> Vec<String> {
        let entries = ["Brandt, E (1999) Towns.", "March, J G (1988) Sites."];
        let whole = format!("{text}{}", entries.concat());
        let mut builder = DocumentBuilder::new(Source::new("a.txt", whole.as_bytes()));
        builder.open(NodeKind::Paragraph);
        builder.copy(SourceSpan::new(0, text.len()));
        builder.close();
        builder.insert("\n");
        builder.open(NodeKind::Section { level: 1, role: SectionRole::References });
        let mut at = text.len();
        for entry in entries {
            builder.open(NodeKind::ListItem);
            builder.copy(SourceSpan::new(at, at + entry.len()));
            builder.close();
            builder.insert("\n");
            at += entry.len();
        }
        let document = builder.finish();
        let mentions = find(&document, &crate::extract::analyse(&document), &[]);
        mentions.iter().map(|mention| document.text(mention.evidence.span()).to_owned()).collect()
    }

    #[test]
    fn names_are_found() {
        let check = |text: &str, expected: &[&str]| assert_eq!(show(text), expected, "{text}");
        check("As Peter Holt and Anna van der Berg agreed.", &["Peter Holt", "Anna van der Berg"]);
        check("Adam Smith's pins, and J. Peter Holt's.", &["Adam Smith", "J. Peter Holt"]);
        check("It was held by professor Xanthe Holt from Oslo.", &["Xanthe Holt"]);
        check("Brandt (1999) says so. Brandt's view is old.", &["Brandt", "Brandt"]);
        check("In March the rain fell, as March (1988) says.", &["March"]);
        check(
            "Ana Nunes da Rocha and Ana Vega Ruiz left.",
            &["Ana Nunes da Rocha", "Ana Vega Ruiz"],
        );
        check("Dr. Peter Holt and Ms Xanther spoke.", &["Peter Holt", "Xanther"]);
        check("British Prime Minister Peter Holt spoke.", &["Peter Holt"]);
    }

    #[test]
    fn strangers_are_found_where_people_are_named() {
        let check = |text: &str, expected: &[&str]| assert_eq!(show(text), expected, "{text}");
        check(
            "We thank Xander Moss, R. Roe (Oslo University), M Po and Zelig Lind for comments.",
            &["Xander Moss", "R. Roe", "M Po", "Zelig Lind"],
        );
        check("The clone was a gift of Q. Moss and B Lind.", &["Q. Moss", "B Lind"]);
        check("It is rare (T. Moss, personal communication).", &["T. Moss"]);
        check("The sociologist Zelig Lind argued so.", &["Zelig Lind"]);
        check("Zelig Lind argues so.", &["Zelig Lind"]);
        check("Academic Editor: Zelig Lind, Oslo.", &["Zelig Lind"]);
        check("We are grateful to F. Kobe for help.", &["F. Kobe"]);
        check(
            "As Zelig Lind argues, it grows. Later, Lind's view changed.",
            &["Zelig Lind", "Lind"],
        );
    }

    #[test]
    fn editors_are_told_from_others() {
        let text = "Edited by: Peter Holt. We thank Anna Roe.";
        let mut builder = DocumentBuilder::new(Source::new("a.txt", text.as_bytes()));
        builder.open(NodeKind::Paragraph);
        builder.copy(SourceSpan::new(0, text.len()));
        builder.close();
        let document = builder.finish();
        let found = find(&document, &crate::extract::analyse(&document), &[]);
        let roles: Vec<PersonRole> = found.iter().map(|mention| mention.role).collect();
        assert_eq!(roles, [PersonRole::Editor, PersonRole::Mentioned]);
    }

    #[test]
    fn things_are_no_people() {
        let check = |text: &str| assert_eq!(show(text), [""; 0], "{text}");
        check("Many firms in Silicon Valley left Boston for New York.");
        check("The Martin Holt Institute of Oslo is closed.");
        check("Peter said that Anna left in May.");
        check("The Global Village and Route 128 are words.");
        check("Paul Smith College stands.");
        check("We used a Kruskal Wallis test and a Western Blot.");
        check("A Monte Carlo run and a Martin Holt algorithm; the Anna Holt prize.");
        check(
            "Images were taken with a camera (Carl Zeiss, Jena, Germany) and (Anton Holt, Oslo).",
        );
        check("Rats came from Charles River and cells from Thermo Fisher.");
        check("It was held at Anna Holt Children University Hospital in São Paulo State.");
        check(
            "We thank the Swiss National Science Foundation and Western Sugar Cooperative for money.",
        );
        check("This work was supported by Lincy Trust, Zelig Fund, and NIH Grant 12.");
        check("Adaptive Management argues nothing; Global Change says less.");
        check("Escherichia coli and Bos taurus grew; Peter Holt Research Farm is near.");
        check("Thanks to Deep Learning it grew.");
    }
}
