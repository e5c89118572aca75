//! People, where they work, and where they met.
//!
//! Four sources: authors stated as such, bylines, lists of participants, and names in running text.
//! Bylines and lists give listings, one for each time somebody is listed.
//! Example: "Dr. Eva Brandt, University of Oslo, Norway" gives the person Eva
//! Brandt with the title "Dr." and an affiliation in Oslo. Misses lists whose
//! entries are cut over several blocks, and names without any capital.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::paper::{
    Affiliation, Confidence, Document, Event, Evidence, Findings, Node, NodeKind, Person,
    PersonRole, SectionRole,
};
use crate::text::{ArenaSpan, pattern};

use super::Context;

mod address;
mod authors;
mod byline;
mod contacts;
mod dates;
mod events;
mod gazetteer;
mod listing;
mod mentions;
mod names;
mod reach;
mod recurrence;
mod stated;

/// "Participants: Anna Ng (Oslo), …": a list in one paragraph.
static ROLL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?i:(?:list of )?(?:participants|attendees|delegates|speakers|panell?ists|discussants)|present|in attendance|teilnehmer)\s*:\s+\S",
    )
});

pub use address::{AFFILIATIONS, Parts, part_by};
pub use byline::AUTHORS;

/// Finds listings, affiliations, events and mentions.
pub fn extract(context: Context<'_>) -> Findings {
    let document = context.document;
    let events = events::find(document, context.analysis);
    let mut findings = Findings::default();
    stated::find(document, &mut findings);
    authors::find(document, &mut findings);
    participants(document, &events, &mut findings);
    findings.mentions = mentions::find(document, context.analysis, &findings.people);
    findings.events = events;
    findings
}

/// Lower-case letters without accents: what names are compared by.
fn fold(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let plain = text.nfkd().filter(|c| c.is_alphanumeric());
    plain.flat_map(char::to_lowercase).map(|c| if c == 'ø' { 'o' } else { c }).collect()
}

/// Entries of lists of participants.
fn participants(document: &Document, events: &[Event], findings: &mut Findings) {
    let lists: Vec<ArenaSpan> = document
        .nodes()
        .iter()
        .filter(|node| {
            matches!(node.kind, NodeKind::Section { role: SectionRole::Participants, .. })
        })
        .map(|node| node.span)
        .collect();
    let entries: Vec<ArenaSpan> = document
        .nodes()
        .iter()
        .filter(|node| {
            lists.iter().any(|list| list.contains(node.span))
                || node.kind == NodeKind::Paragraph && ROLL.is_match(document.text(node.span))
        })
        .flat_map(|node| entries(document, node))
        .collect();
    if entries.is_empty() {
        return;
    }
    let sequences = recurrence::sequences(document, &lists);
    let recurs = |words: &str| sequences.contains(words);
    for span in entries {
        if let Some(entry) = listing::part(document.text(span), &recurs) {
            add_participant(document, span, entry, events, findings);
        }
    }
}

/// The entries that a block of a list holds: rows, or what stands between semicolons.
fn entries(document: &Document, node: &Node) -> Vec<ArenaSpan> {
    let text = document.text(node.span);
    let ranges = match node.kind {
        NodeKind::Table => listing::rows(text),
        NodeKind::ListItem | NodeKind::Paragraph => listing::entries(text),
        _ => Vec::new(),
    };
    ranges.into_iter().map(|range| node.span.slice(range)).collect()
}

fn add_participant(
    document: &Document,
    span: ArenaSpan,
    entry: listing::Entry,
    events: &[Event],
    findings: &mut Findings,
) {
    let name_span = span.slice(entry.name);
    let rule = "people/participant";
    let mut affiliations = Vec::new();
    if let Some(range) = entry.affiliation {
        affiliations.push(findings.affiliations.len());
        let role = entry.honorifics.iter().find(|title| gazetteer::is_position(title)).cloned();
        findings.affiliations.push(affiliation(document, span.slice(range), role));
    }
    findings.people.push(Person {
        name: names::part(document.text(name_span)),
        name_span,
        honorifics: entry.honorifics,
        role: PersonRole::Participant,
        role_words: Vec::new(),
        is_corresponding: false,
        emails: unique(entry.contacts.emails),
        homepages: unique(entry.contacts.homepages),
        orcid: unique(entry.contacts.orcids).into_iter().next(),
        affiliations,
        event: events
            .iter()
            .position(|event| event.sections.iter().any(|section| section.contains(span))),
        group: None,
        evidence: Evidence::new(span, rule, Confidence::percent(90)),
    });
}

/// Values without their places, each once.
fn unique<T: Ord + Clone>(found: Vec<(T, std::ops::Range<usize>)>) -> Vec<T> {
    let mut seen = BTreeSet::new();
    found.into_iter().map(|(value, _)| value).filter(|value| seen.insert(value.clone())).collect()
}

/// The affiliation in the words of `span`.
fn affiliation(document: &Document, span: ArenaSpan, role: Option<String>) -> Affiliation {
    let parts = address::part(document.text(span));
    let percent = (parts.confidence * 100.0).round().clamp(1.0, 99.0) as u8;
    Affiliation {
        span,
        places: parts.places,
        ror: None,
        role,
        evidence: Evidence::new(span, "people/affiliation", Confidence::percent(percent)),
    }
}
