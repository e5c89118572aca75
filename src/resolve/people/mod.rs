//! Listings, names in the text and authors of cited works, joined to people.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic};
use crate::paper::{
    Contributor, Document, Evidence, Findings, LinkedPerson, Person, PersonMention, PersonName,
    PersonRole, Reference, SourceKind,
};
use crate::text::ArenaSpan;

mod compare;
mod drafts;
#[cfg(test)]
mod tests;

use drafts::{Drafts, Found};

/// Rule of names that only stand as the source of a claim: they may be bodies or peoples, so
/// they make nobody known that is not.
const CLAIM_SOURCE: &str = "people/claim-source";

/// The people of a paper, with the ways to find them.
#[derive(Debug, Default)]
pub struct People {
    /// Sorted by key.
    pub people: Vec<LinkedPerson>,
    /// Person of each mention, by the mention's span.
    pub by_mention: BTreeMap<ArenaSpan, usize>,
    /// Authors of each reference, in order.
    pub reference_authors: Vec<Vec<usize>>,
    /// Editors of each reference, in order.
    pub reference_editors: Vec<Vec<usize>>,
    /// Person of each listing in [`Findings::people`].
    pub listings: Vec<usize>,
}

/// Joins listings, mentions, claim sources and cited authors to people.
///
/// Full names come before surnames alone, so that a surname finds everybody who bears it.
pub fn link(document: &Document, findings: &Findings, diagnostics: &mut Vec<Diagnostic>) -> People {
    let mut joiner =
        Joiner { document, diagnostics, drafts: Drafts::default(), named: BTreeMap::new() };
    let listings: Vec<usize> =
        findings.people.iter().map(|person| joiner.listing(person)).collect();
    let mentions = mentions(document, findings);
    let (full, short): (Vec<&PersonMention>, Vec<&PersonMention>) =
        mentions.iter().partition(|mention| mention.name.given.is_some());
    full.into_iter().for_each(|mention| joiner.full_name(mention));
    let contributors =
        |joiner: &mut Joiner<'_>, of: fn(&Reference) -> &[Contributor], role| -> Vec<Vec<usize>> {
            let references = findings.references.iter();
            references
                .map(|reference| {
                    of(reference).iter().map(|one| joiner.cited(one, reference, role)).collect()
                })
                .collect()
        };
    let authors = contributors(&mut joiner, |reference| &reference.authors, PersonRole::Cited);
    let editors = contributors(&mut joiner, |reference| &reference.editors, PersonRole::Cited);
    short.into_iter().for_each(|mention| joiner.surname(mention));
    let named = joiner.named;
    let (people, places) = joiner.drafts.finish();
    let place = |drafts: Vec<usize>| -> Vec<usize> {
        drafts.into_iter().map(|draft| places[draft]).collect()
    };
    People {
        by_mention: named.into_iter().map(|(span, draft)| (span, places[draft])).collect(),
        reference_authors: authors.into_iter().map(place).collect(),
        reference_editors: editors.into_iter().map(place).collect(),
        listings: place(listings),
        people,
    }
}

struct Joiner<'j> {
    document: &'j Document,
    diagnostics: &'j mut Vec<Diagnostic>,
    drafts: Drafts,
    named: BTreeMap<ArenaSpan, usize>,
}

impl Joiner<'_> {
    fn listing(&mut self, person: &Person) -> usize {
        let draft = match self.drafts.find(&person.name) {
            // Two who are listed are two, but for one address.
            Found::Slip(draft) if !self.drafts.shares_email(draft, person) => {
                self.drafts.add(&person.name, person.role, person.evidence)
            }
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
        let draft = self.find_or_add(&mention.name, mention.role, span, mention.evidence);
        self.mention(draft, span);
    }

    /// A surname alone is somebody's when one person of the paper bears it.
    fn surname(&mut self, mention: &PersonMention) {
        let span = mention.evidence.span();
        if let (false, Found::Same(draft)) =
            (self.named.contains_key(&span), self.drafts.find(&mention.name))
        {
            self.mention(draft, span);
        }
    }

    fn mention(&mut self, draft: usize, span: ArenaSpan) {
        self.drafts.note_mention(draft, span);
        self.named.insert(span, draft);
    }

    /// An author or editor of a cited work.
    fn cited(
        &mut self,
        contributor: &Contributor,
        reference: &Reference,
        role: PersonRole,
    ) -> usize {
        let given = contributor.given.as_deref().unwrap_or_default();
        let name = PersonName {
            full: format!("{given} {}", contributor.family).trim().to_owned(),
            given: contributor.given.clone(),
            family: Some(contributor.family.clone()),
        };
        let span = reference.evidence.span();
        let draft = self.find_or_add(&name, role, span, reference.evidence);
        self.drafts.note_role(draft, role);
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
            Found::Several | Found::Nobody => self.drafts.add(name, role, evidence),
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

/// Names in the text: those found as such, and sources of claims that are names.
fn mentions(document: &Document, findings: &Findings) -> Vec<PersonMention> {
    let mut mentions = findings.mentions.clone();
    let known: BTreeSet<usize> =
        mentions.iter().map(|mention| mention.evidence.span().start()).collect();
    let claims = findings.claims.iter().filter(|claim| claim.source_kind == SourceKind::Person);
    for claim in claims {
        for span in &claim.sources {
            let inside = known.range(span.start()..span.end().max(span.start() + 1)).next();
            if inside.is_none()
                && let Some(name) = name_of(document.text(*span))
            {
                let evidence = Evidence::new(*span, CLAIM_SOURCE, claim.evidence.confidence);
                mentions.push(PersonMention { name, role: PersonRole::Mentioned, evidence });
            }
        }
    }
    mentions.sort_by_key(|mention| mention.evidence.span());
    mentions
}

/// The words as a name, when each begins with a capital and none is a pronoun.
fn name_of(text: &str) -> Option<PersonName> {
    let bare = text.trim_end_matches("'s").trim_end_matches("’s").trim_end_matches(['\'', '’']);
    let words: Vec<&str> = bare.split_whitespace().collect();
    let (family, given) = words.split_last()?;
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    let pronoun = |word: &&str| {
        [
            "he", "she", "they", "it", "we", "i", "his", "her", "some", "others", "both",
            "several", "the", "this", "most", "many", "a", "another", "one",
        ]
        .contains(&word.to_lowercase().as_str())
    };
    if words.len() > 5
        || !capital(family)
        || given.first().is_some_and(|word| !capital(word))
        || words.iter().any(pronoun)
    {
        return None;
    }
    let cut =
        given.iter().rposition(|word| word.starts_with(char::is_uppercase)).map_or(0, |at| at + 1);
    let given = (cut > 0).then(|| words[..cut].join(" "));
    Some(PersonName { full: words.join(" "), given, family: Some(words[cut..].join(" ")) })
}
