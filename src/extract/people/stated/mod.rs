//! People, groups and affiliations that the source states as such.
//!
//! Nothing is guessed here of what is a name and what an address; only what the source
//! leaves open of their parts is read. Members that a group lists wrote nothing by that
//! alone: they are authors where they are listed as such too.

use std::sync::LazyLock;

use regex::Regex;

use crate::ident::{Email, Orcid, Ror, Url};
use crate::paper::{
    Affiliation, Confidence, ContributorRole, Document, Evidence, Findings, Group, Person,
    PersonName, PersonRole, StatedAffiliation, StatedContributor, StatedName, Workplace,
};
use crate::text::{ArenaSpan, collapse, pattern};

use super::contacts::{self, Contacts};
use super::{address, names, unique};

#[cfg(test)]
mod tests;

/// What leads to the name of a group among authors.
static BEFORE_GROUP: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^\s*(?i:(?:and|with|for|on behalf of|in collaboration with|from)\s+)+(?i:the\s+)?")
});

/// Rule of stated people and groups.
const STATED: &str = "people/stated";

/// Adds what the source states.
pub fn find(document: &Document, findings: &mut Findings) {
    let stated = document.stated();
    let places: Vec<Option<usize>> =
        stated.affiliations.iter().map(|one| add_affiliation(document, one, findings)).collect();
    let groups: Vec<Option<usize>> =
        stated.contributors.iter().map(|one| add_group(document, one, findings)).collect();
    for one in stated.contributors.iter().filter(|one| !one.name.is_group) {
        if one.name.span.is_empty() {
            continue;
        }
        let affiliations = one.affiliations.iter().filter_map(|at| *places.get(*at)?).collect();
        let group = one.member_of.and_then(|at| *groups.get(at)?);
        let person = person(document, one);
        findings.people.push(Person { affiliations, group, ..person });
    }
}

/// Where the names and affiliations of a document stand that it states.
pub struct Places {
    /// Starts in order, each with the last end up to there.
    spans: Vec<(usize, usize)>,
}

impl Places {
    /// Those of a document.
    pub fn of(document: &Document) -> Self {
        let stated = document.stated();
        let names = stated.contributors.iter().map(|one| one.name.span);
        let places = stated.affiliations.iter().map(|one| one.span);
        let spans = names.chain(places).filter(|span| !span.is_empty());
        let mut spans: Vec<(usize, usize)> = spans.map(|span| (span.start(), span.end())).collect();
        spans.sort_unstable();
        let mut last = 0;
        for (_, end) in &mut spans {
            last = last.max(*end);
            *end = last;
        }
        Self { spans }
    }

    /// Whether a block holds one of them, or a piece of one.
    pub fn touch(&self, block: ArenaSpan) -> bool {
        let before = self.spans.partition_point(|(start, _)| *start < block.end());
        before.checked_sub(1).is_some_and(|at| self.spans[at].1 > block.start())
    }
}

/// An affiliation; one that no part is known of is the name of a body as it stands.
fn add_affiliation(
    document: &Document,
    stated: &StatedAffiliation,
    findings: &mut Findings,
) -> Option<usize> {
    let span = Some(stated.span).filter(|span| !span.is_empty())?;
    let words = document.text(span);
    let parts: Vec<_> =
        stated.parts.iter().map(|(part, span)| (*part, document.text(*span).trim())).collect();
    let mut found = address::complete(words, &parts);
    let unknown = |place: &Workplace| place.institution.is_none() && place.departments.is_empty();
    if found.places.iter().all(unknown) && !words.contains(',') {
        let institution = Some(collapse(words));
        found.places = vec![Workplace { institution, ..Workplace::default() }];
    }
    let confidence = Confidence::of(found.confidence.max(0.01));
    findings.affiliations.push(Affiliation {
        span,
        places: found.places,
        ror: stated.ror.and_then(|ror| Ror::parse(document.text(ror)).ok()),
        role: None,
        evidence: Evidence::new(span, "people/stated-affiliation", confidence),
    });
    Some(findings.affiliations.len() - 1)
}

/// A group that made the paper; no other contributor is one.
fn add_group(
    document: &Document,
    stated: &StatedContributor,
    findings: &mut Findings,
) -> Option<usize> {
    let words = document.text(stated.name.span);
    let start = BEFORE_GROUP.find(words).map_or(0, |found| found.end());
    let span = stated.name.span.slice(start..words.len());
    if !stated.name.is_group || span.is_empty() {
        return None;
    }
    findings.groups.push(Group {
        name: collapse(document.text(span)),
        name_span: span,
        role: role(stated),
        role_words: all_words(document, &stated.role_words),
        is_corresponding: stated.is_corresponding,
        evidence: Evidence::new(span, STATED, Confidence::CERTAIN),
    });
    Some(findings.groups.len() - 1)
}

fn person(document: &Document, stated: &StatedContributor) -> Person {
    let (name, name_span, titles) = name(document, &stated.name);
    let degrees = stated.degrees.iter().flat_map(|span| {
        let degrees = document.text(*span).split([',', ';']).map(collapse);
        degrees.filter(|degree| !degree.is_empty())
    });
    let found = contacts(document, stated);
    Person {
        name,
        name_span,
        honorifics: titles.into_iter().chain(degrees).collect(),
        role: role(stated),
        role_words: all_words(document, &stated.role_words),
        is_corresponding: stated.is_corresponding,
        emails: unique(found.emails),
        homepages: unique(found.homepages),
        orcid: unique(found.orcids).into_iter().next(),
        affiliations: Vec::new(),
        event: None,
        group: None,
        evidence: Evidence::new(name_span, STATED, Confidence::CERTAIN),
    }
}

fn role(stated: &StatedContributor) -> PersonRole {
    match stated.role {
        ContributorRole::Author if stated.member_of.is_some() => PersonRole::Contributor,
        ContributorRole::Author => PersonRole::Author,
        ContributorRole::Editor => PersonRole::Editor,
        ContributorRole::Translator => PersonRole::Translator,
        ContributorRole::Reviewer => PersonRole::Reviewer,
        ContributorRole::Other => PersonRole::Contributor,
    }
}

/// The name, its place, and the titles that are no part of it.
fn name(document: &Document, stated: &StatedName) -> (PersonName, ArenaSpan, Vec<String>) {
    let words = |span: Option<ArenaSpan>| {
        span.map(|span| collapse(document.text(span))).filter(|words| !words.is_empty())
    };
    let prefix = words(stated.prefix);
    let (given, family) = (words(stated.given), words(stated.family));
    if given.is_some() || family.is_some() {
        let full = collapse(document.text(stated.span));
        let name = PersonName { full, given, family };
        return (name, stated.span, prefix.into_iter().collect());
    }
    let (titles, start) = names::honorifics(document.text(stated.span));
    let titles = prefix.into_iter().chain(titles.into_iter().map(str::to_owned)).collect();
    let span = stated.span.slice(start..stated.span.len());
    if span.is_empty() {
        return (names::part(document.text(stated.span)), stated.span, Vec::new());
    }
    (names::part(document.text(span)), span, titles)
}

/// E-mail addresses, pages and ORCID iDs, wherever among the contacts they are stated.
fn contacts(document: &Document, stated: &StatedContributor) -> Contacts {
    let mut all = Contacts::default();
    let spans = stated.emails.iter().chain(&stated.homepages).chain(&stated.orcid);
    for words in spans.map(|span| document.text(*span)) {
        let found = contacts::find(words);
        let whole = 0..words.len();
        if found == Contacts::default() {
            // A number without hyphens, or an address that is hard to find among other words.
            all.emails.extend(Email::parse(words).ok().map(|email| (email, whole.clone())));
            all.orcids.extend(Orcid::parse(words).ok().map(|orcid| (orcid, whole.clone())));
            all.homepages.extend(Url::parse(words).ok().map(|page| (page, whole)));
        }
        all.emails.extend(found.emails);
        all.homepages.extend(found.homepages);
        all.orcids.extend(found.orcids);
    }
    all
}

fn all_words(document: &Document, spans: &[ArenaSpan]) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for words in spans.iter().map(|span| collapse(document.text(*span))) {
        if !words.is_empty() && !all.contains(&words) {
            all.push(words);
        }
    }
    all
}
