//! Sources that are cited works: who wrote what the pointers in or beside them mean.

use crate::paper::{Agent, LinkedCitation, Speaker};
use crate::text::ArenaSpan;

use super::super::mentioned;
use super::{Search, slug};

/// Bytes between a source and the pointer beside it: a bracket, a blank, "et al.".
const BESIDE: usize = 12;

impl Search<'_> {
    /// Authors of the works that the pointers in or right behind `part` mean, else the people
    /// named there.
    pub fn cited(&self, part: ArenaSpan) -> Vec<Speaker> {
        let inside = self.citations_from(part.start());
        let inside = inside.take_while(|one| one.citation.evidence.span().start() < part.end());
        let mut works: Vec<usize> = inside.filter_map(|one| one.target).collect();
        works.extend(self.beside(part).filter(|_| works.is_empty()));
        let found: Vec<Speaker> = works.into_iter().flat_map(|work| self.wrote(work)).collect();
        if found.is_empty() {
            mentioned(self.people(), part)
                .into_iter()
                .chain(self.by_name(part))
                .map(Speaker::Person)
                .collect()
        } else {
            found
        }
    }

    /// Authors of the work whose pointer stands right behind a name, where the first of them
    /// bears it: "Holm and Berg (3) say". The pointer tells which of several of that name.
    pub fn cited_by_name(&self, part: ArenaSpan) -> Vec<Speaker> {
        let Some(work) = self.beside(part) else { return Vec::new() };
        let first = self.surroundings.references[work].reference.authors.first();
        let family = first.map(|first| slug(&first.family)).filter(|family| !family.is_empty());
        let names = format!("-{}-", slug(self.document.text(part)));
        let bears = |family: String| names.contains(&format!("-{family}-"));
        if family.is_some_and(bears) { self.wrote(work).collect() } else { Vec::new() }
    }

    /// The work that the pointer right behind a source means.
    fn beside(&self, part: ArenaSpan) -> Option<usize> {
        let next = self.citations_from(part.end()).next()?;
        let start = next.citation.evidence.span().start();
        let gap = self.document.arena().get(part.end()..start)?;
        let words = gap.replace("et al", "");
        let is_near = gap.len() <= BESIDE
            && !words.contains(|c: char| c.is_alphanumeric() || matches!(c, ';' | '?' | '!'));
        next.target.filter(|_| is_near)
    }

    /// The pointers that end behind a place, in order.
    fn citations_from(&self, start: usize) -> impl Iterator<Item = &LinkedCitation> {
        let citations = self.surroundings.citations;
        let ended = |one: &LinkedCitation| one.citation.evidence.span().end() <= start;
        citations[citations.partition_point(ended)..].iter()
    }

    /// The authors of a cited work.
    pub fn wrote(&self, work: usize) -> impl Iterator<Item = Speaker> {
        let authors = self.surroundings.references[work].authors.iter();
        authors.map(|agent| match agent {
            Agent::Person(person) => Speaker::Person(*person),
            Agent::Organization(place) => {
                Speaker::Group(self.surroundings.organizations[*place].name.clone())
            }
        })
    }
}
