//! Verbs and nouns that attribute.

use crate::language::{Tag, VerbForm};

use super::super::super::draft::View;
use super::super::super::lexicon::{Hit, Noun, cues_at, noun_at};
use super::super::super::lists::List;
use super::super::super::phrases::{Group, Kind};
use super::super::super::words::Words;
use super::super::grammar::Class;
use super::super::matcher::Match;
use super::Ends;

/// Verb groups that begin at `at` and whose verb is a cue.
pub fn verbs(view: &View<'_>, class: Class, letters: &str, at: usize, found: &Match) -> Ends {
    let words = &view.words;
    let Some((verb, chunk)) =
        view.chunks.starting(at).filter(|(_, chunk)| chunk.kind == Kind::Verb)
    else {
        return Vec::new();
    };
    let group = Group::of(words, chunk);
    let mut found_ends = Vec::new();
    for head in heads(words, &group) {
        for hit in cues_at(words, head) {
            let fits = letters.is_empty() || letters.chars().any(|letter| hit.cue.takes(letter));
            if fits && is_form(&group, &hit, class) {
                let end = hit.end.max(chunk.words.end);
                found_ends.push((
                    end,
                    Match { hit: Some(hit), lead: found.lead.or(found.hit), verb, ..found.clone() },
                ));
            }
        }
    }
    found_ends
}

/// Words of a group at which a cue may stand: its main verb, and a "be" or "have" that opens a phrase.
fn heads(words: &Words<'_>, group: &Group) -> Vec<usize> {
    let mut heads = vec![group.head];
    let auxiliaries =
        (group.start..group.head).rev().filter(|index| words.tag(*index) == Tag::Auxiliary);
    heads.extend(auxiliaries);
    heads
}

/// Whether a hit stands in its group in the form that the class asks for.
fn is_form(group: &Group, hit: &Hit, class: Class) -> bool {
    let on_head = hit.verb == group.head;
    let passive = group.passive && on_head && hit.form.is_participle();
    match class {
        Class::Passive => passive,
        Class::Finite => {
            !group.infinitive
                && !passive
                && (hit.form != VerbForm::Gerund || group.helped)
                && (hit.form != VerbForm::Participle || group.helped)
        }
        Class::Gerund => hit.form == VerbForm::Gerund && !group.helped && on_head,
        Class::Participle => hit.form.is_participle() && !group.helped && on_head,
        _ => false,
    }
}

/// A noun that attributes, with up to three words before it.
pub fn naming(words: &Words<'_>, letters: &str, at: usize, found: &Match) -> Ends {
    let plain = |index: &usize| {
        !words.is_mark(*index)
            && !words.is(List::PREPOSITIONS, *index)
            && words.tag(*index) != Tag::Verb
            && (letters != "s" || words.tag(*index) == Tag::Adjective)
    };
    let mut ends = Vec::new();
    for index in at..(at + 4).min(words.len()) {
        let used = |noun: &&Noun| letters.chars().any(|letter| noun.used(letter));
        if let Some(noun) =
            noun_at(words, index).filter(used).filter(|_| words.tag(index) != Tag::Verb)
        {
            ends.push((index + 1, Match { noun: Some(noun), ..found.clone() }));
        }
        if !plain(&index) {
            break;
        }
    }
    ends
}
