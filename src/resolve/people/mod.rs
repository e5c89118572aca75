//! Listings, names in the text and authors of cited works, joined to people.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::Regex;

use crate::diagnostic::{Code, Diagnostic};
use crate::paper::{
    Agent, Contributor, Document, Event, Evidence, Findings, LinkedPerson, Person, PersonMention,
    PersonName, PersonRole, Reference,
};
use crate::text::{ArenaSpan, pattern};

mod compare;
mod drafts;
mod sources;
#[cfg(test)]
mod tests;

use drafts::{Drafts, Found};
use sources::{CLAIM_SOURCE, mentions};

/// Rule of names behind a title, which are somebody's even when nobody else of the paper is called so.
const TITLED: &str = "people/titled-name";

/// Rule of people whom the source states: its markup says who is one person and who another.
const STATED: &str = "people/stated";

/// How far before a surname the whole name may stand that tells whose it is, in bytes.
const NEARBY: usize = 1500;

/// A year behind a name: "Holt (1999)", "Holt's (1999a)", "Holt et al., 1999", "Holt and Po 1999".
static YEAR: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:['’]s?)?(?: et al\.?| (?:and|&) \p{Lu}[\p{L}’'-]+)?,?\s*\(?((?:1[5-9]|20)\d\d[a-z]?)\b",
    )
});

/// The people of a paper, with the ways to find them.
#[derive(Debug, Default)]
pub struct People {
    /// Sorted by key.
    pub people: Vec<LinkedPerson>,
    /// Person of each mention, by the mention's span.
    pub by_mention: BTreeMap<ArenaSpan, usize>,
    /// Who wrote, edited and translated the work of each reference.
    pub cited: Vec<Cited>,
    /// Person of each listing in [`Findings::people`].
    pub listings: Vec<usize>,
}

/// Who made the work of a reference, in the order of its lists; nobody yet where an
/// organisation stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cited {
    /// Authors.
    pub authors: Vec<Option<Agent>>,
    /// Editors.
    pub editors: Vec<Option<Agent>>,
    /// Translators.
    pub translators: Vec<Option<Agent>>,
}

impl Cited {
    fn of(reference: &Reference) -> Self {
        Self {
            authors: vec![None; reference.authors.len()],
            editors: vec![None; reference.editors.len()],
            translators: vec![None; reference.translators.len()],
        }
    }

    /// Each place of the lists, with who is printed there.
    pub fn beside<'r>(
        &mut self,
        reference: &'r Reference,
    ) -> impl Iterator<Item = (&mut Option<Agent>, &'r Contributor)> {
        let authors = self.authors.iter_mut().zip(&reference.authors);
        let editors = self.editors.iter_mut().zip(&reference.editors);
        let translators = self.translators.iter_mut().zip(&reference.translators);
        authors.chain(editors).chain(translators)
    }

    /// With the places of people in place of their drafts.
    fn placed(mut self, places: &[usize]) -> Self {
        let lists = [&mut self.authors, &mut self.editors, &mut self.translators];
        for agent in lists.into_iter().flatten().flatten() {
            if let Agent::Person(draft) = agent {
                *draft = places[*draft];
            }
        }
        self
    }
}

/// Joins listings, mentions, claim sources and cited authors to people.
///
/// Full names come before surnames alone, so that a surname finds everybody who bears it.
pub fn link(document: &Document, findings: &Findings, diagnostics: &mut Vec<Diagnostic>) -> People {
    let mut joiner = Joiner {
        document,
        events: &findings.events,
        diagnostics,
        drafts: Drafts::default(),
        named: BTreeMap::new(),
        unclear: BTreeMap::new(),
    };
    let listings: Vec<usize> =
        findings.people.iter().map(|person| joiner.listing(person)).collect();
    let mentions = mentions(document, findings);
    let (full, short): (Vec<&PersonMention>, Vec<&PersonMention>) =
        mentions.iter().partition(|mention| mention.name.given.is_some());
    let (whole, cut): (Vec<&PersonMention>, Vec<&PersonMention>) =
        full.into_iter().partition(|mention| has_whole_given(mention.name.given.as_deref()));
    whole.into_iter().for_each(|mention| joiner.full_name(mention));
    let cited = joiner.contributors(&findings.references);
    cut.into_iter().for_each(|mention| joiner.full_name(mention));
    short.into_iter().for_each(|mention| joiner.surname(mention));
    joiner.tell_unclear();
    let named = joiner.named;
    let (people, places) = joiner.drafts.finish();
    let place = |drafts: Vec<usize>| -> Vec<usize> {
        drafts.into_iter().map(|draft| places[draft]).collect()
    };
    People {
        by_mention: named.into_iter().map(|(span, draft)| (span, places[draft])).collect(),
        cited: cited.into_iter().map(|cited| cited.placed(&places)).collect(),
        listings: place(listings),
        people,
    }
}

struct Joiner<'j> {
    document: &'j Document,
    events: &'j [Event],
    diagnostics: &'j mut Vec<Diagnostic>,
    drafts: Drafts,
    named: BTreeMap<ArenaSpan, usize>,
    /// Names that fit several people: where first, how often, and whom.
    unclear: BTreeMap<String, (ArenaSpan, usize, Vec<usize>)>,
}

impl Joiner<'_> {
    fn listing(&mut self, person: &Person) -> usize {
        let add = |drafts: &mut Drafts| drafts.add(&person.name, person.role, person.evidence);
        let draft = match self.drafts.find(&person.name) {
            _ if person.evidence.rule == STATED => {
                self.drafts.find_stated(person).unwrap_or_else(|| add(&mut self.drafts))
            }
            // Two who are listed are two, but for one address.
            Found::Slip(draft) if !self.drafts.shares_email(draft, person) => add(&mut self.drafts),
            _ => self.find_or_add(&person.name, person.role, person.name_span, person.evidence),
        };
        self.drafts.note_listing(draft, person);
        self.named.insert(person.name_span, draft);
        draft
    }

    fn full_name(&mut self, mention: &PersonMention) {
        let span = mention.evidence.span();
        let known = |found| matches!(found, Found::Same(_) | Found::Slip(_));
        let unsure =
            mention.evidence.rule == CLAIM_SOURCE && !known(self.drafts.find(&mention.name));
        if self.named.contains_key(&span) || unsure {
            return;
        }
        match self.drafts.find(&mention.name) {
            // Cut to initials it may be anybody's.
            Found::Several(several) => match self.by_context(span, &several) {
                Some(draft) => self.mention(draft, span),
                None => self.unclear(mention, several),
            },
            _ => {
                let name = &mention.name;
                let draft = self.find_or_add(name, mention.role, span, mention.evidence);
                if mention.role == PersonRole::Editor {
                    self.drafts.note_role(draft, mention.role);
                }
                self.mention(draft, span);
            }
        }
    }

    /// A surname alone is somebody's when one person of the paper bears it, or the words
    /// around tell which; behind a title it makes somebody known.
    fn surname(&mut self, mention: &PersonMention) {
        let span = mention.evidence.span();
        if self.named.contains_key(&span) {
            return;
        }
        match self.drafts.find(&mention.name) {
            Found::Same(draft) | Found::Slip(draft) => self.mention(draft, span),
            Found::Several(several) => match self.by_context(span, &several) {
                Some(draft) => self.mention(draft, span),
                None => self.unclear(mention, several),
            },
            Found::Nobody if mention.evidence.rule == TITLED => {
                let draft = self.drafts.add(&mention.name, mention.role, mention.evidence);
                self.mention(draft, span);
            }
            Found::Nobody => {}
        }
    }

    /// Who of `several` is meant at `span`: who has a work of the year behind it, who attended
    /// the event that the section reports, or who alone was named shortly before.
    fn by_context(&self, span: ArenaSpan, several: &[usize]) -> Option<usize> {
        let behind = &self.document.arena()[span.end()..];
        if let Some(year) = YEAR.captures(behind).map(|found| found[1].to_owned()) {
            return only(several, |draft| self.drafts.has_year(draft, &year));
        }
        let attended = |draft: usize| {
            self.events.iter().enumerate().any(|(event, reported)| {
                reported.sections.iter().any(|section| section.contains(span))
                    && self.drafts.attended(draft, event)
            })
        };
        let from = span.start().saturating_sub(NEARBY);
        let from = ArenaSpan::new(from, from);
        let nearby: BTreeSet<usize> =
            self.named.range(from..span).map(|(_, draft)| *draft).collect();
        only(several, attended).or_else(|| only(several, |draft| nearby.contains(&draft)))
    }

    fn unclear(&mut self, mention: &PersonMention, several: Vec<usize>) {
        let span = mention.evidence.span();
        self.unclear.entry(mention.name.full.clone()).or_insert((span, 0, several)).1 += 1;
    }

    /// One note for each name that stays unclear.
    fn tell_unclear(&mut self) {
        for (name, (span, count, several)) in std::mem::take(&mut self.unclear) {
            let people: Vec<&str> = several.iter().map(|draft| self.drafts.name(*draft)).collect();
            let times = if count == 1 { String::new() } else { format!(" ({count} times)") };
            let message = format!("'{name}'{times} may be {}", people.join(" or "));
            let mut diagnostic = Diagnostic::new(Code::AmbiguousName, message);
            diagnostic.span = self.document.origin(span);
            self.diagnostics.push(diagnostic);
        }
    }

    /// Who made the work of every reference. Who is cited with a whole given name comes
    /// before who is cited with initials, so that an initial finds everybody it fits.
    fn contributors(&mut self, references: &[Reference]) -> Vec<Cited> {
        let mut cited: Vec<Cited> = references.iter().map(Cited::of).collect();
        for whole in [true, false] {
            for (found, reference) in cited.iter_mut().zip(references) {
                for (agent, one) in found.beside(reference) {
                    if !one.organization && has_whole_given(one.given.as_deref()) == whole {
                        *agent = Some(Agent::Person(self.cited(one, reference)));
                    }
                }
            }
        }
        cited
    }

    fn mention(&mut self, draft: usize, span: ArenaSpan) {
        self.drafts.note_mention(draft, span);
        self.named.insert(span, draft);
    }

    /// An author, editor or translator of a cited work.
    fn cited(&mut self, contributor: &Contributor, reference: &Reference) -> usize {
        let given = contributor.given.as_deref().unwrap_or_default();
        let name = PersonName {
            full: format!("{given} {}", contributor.family).trim().to_owned(),
            given: contributor.given.clone(),
            family: Some(contributor.family.clone()),
        };
        let Evidence { confidence, rule, .. } = reference.evidence;
        let span = contributor.span.unwrap_or(reference.evidence.span());
        let evidence = Evidence::new(span, rule, confidence);
        let draft = self.find_or_add(&name, PersonRole::Cited, span, evidence);
        self.drafts.note_role(draft, PersonRole::Cited);
        if let Some(printed) = contributor.span {
            self.drafts.note_mention(draft, printed);
        }
        if let Some(year) = &reference.year {
            self.drafts.note_year(draft, year);
        }
        draft
    }

    /// The person of a name, or somebody new; a slip of the pen is told.
    fn find_or_add(
        &mut self,
        name: &PersonName,
        role: PersonRole,
        span: ArenaSpan,
        evidence: Evidence,
    ) -> usize {
        match self.drafts.find(name) {
            Found::Same(draft) => {
                self.drafts.note_form(draft, name);
                draft
            }
            Found::Slip(draft) => {
                self.tell_slip(&name.full, draft, span);
                self.drafts.note_form(draft, name);
                draft
            }
            Found::Several(several) => {
                let known = self.drafts.unlisted(&several, name);
                known.unwrap_or_else(|| self.drafts.add(name, role, evidence))
            }
            Found::Nobody => self.drafts.add(name, role, evidence),
        }
    }

    fn tell_slip(&mut self, name: &str, draft: usize, span: ArenaSpan) {
        let message = format!("'{name}' was taken for '{}'", self.drafts.name(draft));
        let mut diagnostic = Diagnostic::new(Code::SimilarNames, message);
        diagnostic.span = self.document.origin(span);
        if !self.diagnostics.iter().any(|other| other.message == diagnostic.message) {
            self.diagnostics.push(diagnostic);
        }
    }
}

/// The one of `several` that fits.
fn only(several: &[usize], fits: impl Fn(usize) -> bool) -> Option<usize> {
    let mut fitting = several.iter().copied().filter(|draft| fits(*draft));
    fitting.next().filter(|_| fitting.next().is_none())
}

/// Whether a given name has a word longer than initials.
fn has_whole_given(given: Option<&str>) -> bool {
    compare::given_words(given.unwrap_or_default()).iter().any(|word| word.chars().count() > 1)
}
