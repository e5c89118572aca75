//! Whom "she", "they" and "the latter" mean: somebody named or speaking in the sentences before.

use std::ops::Range;

use crate::paper::Speaker;
use crate::text::ArenaSpan;

use super::super::LOOK_BACK;
use super::Search;
use super::gender::Gender;
use super::scene::{Named, Rank, sentence_starts};

/// How far before its paragraph a pronoun reaches, in bytes.
const REACH: usize = 1500;

/// How far before a pronoun inside its paragraph, in bytes.
const LONGEST: usize = 6000;

/// Somebody whom a pronoun may mean, and whether nobody else comes near.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meant {
    /// Whom.
    pub person: usize,
    /// Whether the words leave no doubt.
    pub surely: bool,
}

impl Search<'_> {
    /// Whom "she" or "he" at `pronoun` means: who is most prominent in the nearest sentence
    /// that names somebody of this gender; nobody when two are equally so.
    pub fn person_meant(&self, index: usize, pronoun: ArenaSpan, gender: Gender) -> Option<Meant> {
        for sentence in self.sentences_before(index, pronoun) {
            let own = sentence.start >= self.claims[index].sentence.start();
            let mut named = self.prominent(index, sentence, pronoun);
            named
                .retain(|one| self.may_be(one.person, gender) && !(own && one.rank == Rank::Other));
            let Some(best) = named.iter().map(|one| one.rank).min() else { continue };
            let mut people: Vec<usize> =
                named.iter().filter(|one| one.rank == best).map(|one| one.person).collect();
            people.sort_unstable();
            people.dedup();
            return self.one_of(&people, gender, best);
        }
        self.named_behind(index, pronoun, gender)
    }

    /// The one of some people; of several the only one who is surely of this gender.
    fn one_of(&self, people: &[usize], gender: Gender, rank: Rank) -> Option<Meant> {
        if let [person] = *people {
            return Some(Meant { person, surely: rank != Rank::Other });
        }
        let mut known =
            people.iter().copied().filter(|person| self.genders[*person] == Some(gender));
        let person = known.next().filter(|_| known.next().is_none())?;
        Some(Meant { person, surely: false })
    }

    /// "In her view, Anna Berg said": who is named right behind the phrase of the pronoun.
    fn named_behind(&self, index: usize, pronoun: ArenaSpan, gender: Gender) -> Option<Meant> {
        let sentence = self.claims[index].sentence;
        let from = ArenaSpan::new(pronoun.end(), pronoun.end());
        let (span, person) = self.people().by_mention.range(from..).next()?;
        let between = self.document.arena().get(pronoun.end()..span.start())?;
        let fits = sentence.contains(*span)
            && between.trim_end().ends_with(',')
            && self.genders[*person] == Some(gender);
        fits.then_some(Meant { person: *person, surely: false })
    }

    /// Sentences before a place, its own first, that a pronoun there reaches.
    fn sentences_before(&self, index: usize, pronoun: ArenaSpan) -> Vec<Range<usize>> {
        let place = self.places[index];
        let floor = place.block_start.saturating_sub(REACH).max(place.section_start);
        let floor = floor.max(pronoun.start().saturating_sub(LONGEST)).min(pronoun.start());
        let arena = self.document.arena();
        let floor = (floor..=pronoun.start()).find(|at| arena.is_char_boundary(*at));
        let floor = floor.unwrap_or(pronoun.start());
        let mut starts = sentence_starts(arena, floor..pronoun.start());
        // Where claims stand, sentences are known better than guessed.
        let known = self.claims[..=index].iter().rev().take(LOOK_BACK).map(|claim| claim.sentence);
        let known = known.take_while(|sentence| sentence.start() >= floor);
        starts.extend(known.flat_map(|sentence| [sentence.start(), sentence.end()]));
        starts.retain(|start| *start < pronoun.start());
        let own = self.claims[index].sentence;
        starts.retain(|start| *start <= own.start());
        starts.sort_unstable();
        starts.dedup();
        let mut end = pronoun.start();
        let mut sentences = Vec::with_capacity(starts.len());
        for start in starts.into_iter().rev() {
            sentences.push(start..end);
            end = start;
        }
        sentences
    }

    /// The people a sentence names, with those who speak in it.
    fn prominent(&self, index: usize, sentence: Range<usize>, pronoun: ArenaSpan) -> Vec<Named> {
        let mut named = self.named_in(sentence.clone());
        for earlier in self.claims_in(index, &sentence) {
            let claim = &self.claims[earlier];
            let place = claim.source.or(claim.cue).unwrap_or(claim.sentence);
            let said = |one: &Named| claim.content.iter().any(|span| span.contains(one.span));
            for one in named.iter_mut().filter(|one| one.rank == Rank::Subject && said(one)) {
                one.rank = Rank::Other;
            }
            if let [Speaker::Person(person)] = self.speakers[earlier][..]
                && place.end() <= pronoun.start()
            {
                let rank = if self.is_aside(earlier) { Rank::Other } else { Rank::Speaker };
                named.retain(|one| one.person != person || one.rank < rank);
                named.push(Named { person, rank, span: place });
            }
        }
        named
    }

    /// Earlier claims of a sentence: its own, not those that others are said to make.
    fn claims_in(&self, index: usize, sentence: &Range<usize>) -> Vec<usize> {
        let inside = |claim: usize| {
            let start = self.claims[claim].sentence.start();
            let end = self.claims[claim].sentence.end();
            start < sentence.end && sentence.start < end
        };
        let after =
            self.claims[..index].partition_point(|claim| claim.sentence.start() < sentence.end);
        let recent = (0..after).rev().take(LOOK_BACK);
        let near = recent.take_while(|claim| self.claims[*claim].sentence.end() > sentence.start);
        near.filter(|claim| inside(*claim) && !self.is_quoted(*claim)).collect()
    }

    /// Whether a claim stands inside what another of its sentence says.
    fn is_quoted(&self, claim: usize) -> bool {
        let one = &self.claims[claim];
        let Some(cue) = one.cue else { return false };
        let near =
            self.claims[..claim].iter().rev().take_while(|other| other.sentence == one.sentence);
        near.flat_map(|other| &other.content).any(|span| span.contains(cue))
    }

    /// Whether a source only owns what is said: "Anna's remark that".
    fn is_aside(&self, claim: usize) -> bool {
        self.claims[claim].source.is_some_and(|source| {
            let text = self.document.text(source);
            let behind = &self.document.arena()[source.end()..];
            ["'s", "’s", "s'", "s’"].iter().any(|ending| text.ends_with(ending))
                || behind.starts_with("'s")
                || behind.starts_with("’s")
        })
    }

    /// Whom "they" means: the last several speakers, or several people named side by side.
    pub fn several_meant(&self, index: usize, pronoun: ArenaSpan) -> Vec<Speaker> {
        for sentence in self.sentences_before(index, pronoun) {
            let spoke =
                self.claims_in(index, &sentence).into_iter().find(|claim| self.is_plural(*claim));
            if let Some(claim) = spoke {
                return self.speakers[claim].clone();
            }
            let named = self.named_in(sentence);
            let joined = named.windows(2).find(|pair| self.are_joined(pair[0].span, pair[1].span));
            if let Some(pair) = joined {
                return self.row(&named, pair[0].span);
            }
        }
        let section = self.places[index].section;
        let earlier = (0..index).rev().take(LOOK_BACK);
        let mut near = earlier.take_while(|claim| self.places[*claim].section == section);
        near.find(|claim| self.is_plural(*claim))
            .map_or_else(Vec::new, |claim| self.speakers[claim].clone())
    }

    /// The people named side by side from a place on.
    fn row(&self, named: &[Named], from: ArenaSpan) -> Vec<Speaker> {
        let row = named.iter().skip_while(|one| one.span != from);
        let mut last: Option<ArenaSpan> = None;
        row.take_while(|one| {
            let joined = last.is_none_or(|last| self.are_joined(last, one.span));
            last = Some(one.span);
            joined
        })
        .map(|one| Speaker::Person(one.person))
        .collect()
    }

    fn is_plural(&self, claim: usize) -> bool {
        match &self.speakers[claim][..] {
            [] | [Speaker::Person(_)] => false,
            [Speaker::Group(label)] if is_single(label) => false,
            _ => !self.is_aside(claim),
        }
    }

    /// The first or second of the two people whom the nearest sentence names that names two.
    pub fn one_of_two(&self, index: usize, words: ArenaSpan, first: bool) -> Option<usize> {
        for sentence in self.sentences_before(index, words) {
            let mut people: Vec<usize> = Vec::new();
            for one in self.named_in(sentence) {
                if !people.contains(&one.person) {
                    people.push(one.person);
                }
            }
            match people[..] {
                [] | [_] => {}
                [former, latter] => return Some(if first { former } else { latter }),
                _ => return None,
            }
        }
        None
    }
}

/// Whether a group is one person without a name: "one colleague".
fn is_single(label: &str) -> bool {
    let first = label.split_whitespace().next().unwrap_or_default().to_lowercase();
    matches!(first.as_str(), "a" | "an" | "another" | "one" | "nobody" | "no" | "somebody")
}
