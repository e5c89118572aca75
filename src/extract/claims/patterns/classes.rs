//! Where a phrase of each class of the grammar ends.

use std::ops::Range;

use crate::language::{Tag, VerbForm};

use super::super::content::{clause_end, piece_end, trim};
use super::super::draft::View;
use super::super::lexicon::{Hit, Noun, cues_at, noun_at};
use super::super::lists::List;
use super::super::phrases::{Group, Kind, Subject, reach, shared, subject};
use super::super::source::{self, names};
use super::super::words::Words;
use super::grammar::Class;
use super::matcher::Match;

/// Most words of an insert.
const INSERT: usize = 14;

type Ends = Vec<(usize, Match)>;

/// Each end of a phrase of `class` that begins at `at`, the likeliest first, with what it adds to `found`.
pub fn ends(view: &View<'_>, class: Class, letters: &str, at: usize, found: &Match) -> Ends {
    let words = &view.words;
    let plain =
        |ends: Vec<usize>| ends.into_iter().map(|end| (end, found.clone())).collect::<Ends>();
    let test = |holds: bool| if holds { vec![(at, found.clone())] } else { Vec::new() };
    match class {
        Class::Finite | Class::Passive | Class::Gerund | Class::Participle | Class::Infinitive => {
            verbs(view, class, letters, at, found)
        }
        Class::Naming => naming(words, letters, at, found),
        Class::Subject => subjects(view, found, at),
        Class::Topic => topic(view, found, at),
        Class::Main => main(view, found, at),
        Class::Noun => nouns(view, at, found),
        Class::Owner => owners(view, at, found),
        Class::Thing => plain(reach(words, &view.chunks, at)),
        Class::Clause => plain(some(at, view.clause_end(at))),
        Class::Piece if letters == "b" && !is_bare_clause(view, at) => Vec::new(),
        Class::Piece => plain(some(at, piece_end(view, at))),
        Class::Bare => {
            plain(if is_bare_clause(view, at) { some(at, view.clause_end(at)) } else { Vec::new() })
        }
        Class::Quoted => {
            plain(if view.opens_quote(at) { some(at, view.clause_end(at)) } else { Vec::new() })
        }
        Class::Words => {
            plain(if view.opens_quote(at) { some(at, view.quote_end(at)) } else { Vec::new() })
        }
        Class::Asking => test(
            List::QUESTION_WORDS.has(words.lower(at))
                && (words.lower(at) != "if" || letters.contains('i')),
        ),
        Class::Object => {
            plain(if is_object(view, at) { some(at, view.clause_end(at)) } else { Vec::new() })
        }
        Class::Around => around(view, at, found),
        Class::Before => before(view, at, found),
        Class::Adverbs => plain(vec![
            (at..at + 4).take_while(|index| List::ADVERBS.has(words.lower(*index))).count() + at,
        ]),
        Class::Aside => plain(aside_end(words, at).into_iter().collect()),
        Class::Adjunct => plain(adjunct_ends(view, at)),
        Class::Gap | Class::Near => plain(gap_ends(words, at, letters, class == Class::Near)),
        Class::Front => {
            test(at == 0 || words.is_mark(at - 1) || List::CONJUNCTIONS.has(words.before(at)))
        }
        Class::First => test(at == 0 || at == 1 && words.is_mark(0)),
        Class::Closed => test(is_closed(words, at)),
        Class::Done => test(is_done(view, at)),
        Class::End => plain(if is_end(words, at) { vec![words.len()] } else { Vec::new() }),
        Class::Cut => test(
            at > 0
                && (words.before(at) == "," || view.closes_quote(at - 1) || words.is_dash(at - 1)),
        ),
        Class::Examples => examples(view, at, found),
        Class::Label => labels(words, at, found),
        Class::Spoken => test(at > 0 && view.closes_quote(at - 1)),
        Class::Open => {
            plain(if matches!(words.lower(at), "(" | "[") { vec![at + 1] } else { Vec::new() })
        }
        Class::Close => {
            plain(if matches!(words.lower(at), ")" | "]") { vec![at + 1] } else { Vec::new() })
        }
        Class::Years => plain(names::years_end(words, at).into_iter().collect()),
        Class::Ing => plain(if words.lower(at).ends_with("ing") && words.tag(at) == Tag::Verb {
            vec![at + 1]
        } else {
            Vec::new()
        }),
        // The matcher itself tries the frames.
        Class::Said => Vec::new(),
        Class::Be => plain(if List::BE.has(words.lower(at)) { vec![at + 1] } else { Vec::new() }),
    }
}

fn some(start: usize, end: usize) -> Vec<usize> {
    if end > start { vec![end] } else { Vec::new() }
}

/// Verb groups that begin at `at` and whose verb is a cue.
fn verbs(view: &View<'_>, class: Class, letters: &str, at: usize, found: &Match) -> Ends {
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
        Class::Infinitive => group.infinitive && hit.form == VerbForm::Base,
        _ => false,
    }
}

/// A noun that attributes, with up to three words before it.
fn naming(words: &Words<'_>, letters: &str, at: usize, found: &Match) -> Ends {
    let plain = |index: &usize| {
        !words.is_mark(*index)
            && !List::PREPOSITIONS.has(words.lower(*index))
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

/// The subject of the verb before; when it shares one, that of the nearest cue, else of the nearest verb.
fn subjects(view: &View<'_>, found: &Match, at: usize) -> Ends {
    let words = &view.words;
    let mut candidates: Vec<Subject> =
        subject(words, &view.chunks, found.verb).into_iter().collect();
    if candidates.is_empty() {
        let (cues, others): (Vec<_>, Vec<_>) =
            shared(words, &view.chunks, found.verb).into_iter().partition(|(verb, _)| {
                view.chunks.get(*verb).is_some_and(|chunk| is_telling(words, chunk.head))
            });
        candidates = cues.into_iter().chain(others).map(|(_, subject)| subject).collect();
    }
    let matched = |subject: &Subject| {
        let source = source::of_subject(view, subject)?;
        let (relative, shared) = (subject.relative, subject.shared);
        Some((at, Match { named: Some(source), relative, shared, ..found.clone() }))
    };
    candidates.first().and_then(matched).into_iter().collect()
}

/// Whether a cue of saying or thinking stands at `head`.
fn is_telling(words: &Words<'_>, head: usize) -> bool {
    cues_at(words, head).iter().any(|hit| "tzqow0".chars().any(|letter| hit.cue.takes(letter)))
}

/// The subject is part of what is said: "Anna Berg was accused of C".
fn topic(view: &View<'_>, found: &Match, at: usize) -> Ends {
    let Some(subject) = subject(&view.words, &view.chunks, found.verb) else { return Vec::new() };
    let mut found = found.clone();
    found.content.push(subject.words);
    vec![(at, found)]
}

/// What examples are given of, before the verb: "examples of C were mentioned".
fn examples(view: &View<'_>, at: usize, found: &Match) -> Ends {
    let words = &view.words;
    let named = |index: &usize| {
        matches!(words.lower(*index), "example" | "examples" | "illustrations" | "instances")
    };
    let noun = (0..found.start)
        .rev()
        .take_while(|index| !matches!(words.lower(*index), ";" | ":"))
        .find(named);
    let Some(noun) = noun.filter(|noun| words.lower(noun + 1) == "of") else { return Vec::new() };
    let mut found = found.clone();
    found.content.push(trim(words, noun + 2..found.start));
    vec![(at, found)]
}

fn main(view: &View<'_>, found: &Match, at: usize) -> Ends {
    let source = source::main(view, found.verb);
    source.map(|source| (at, Match { named: Some(source), ..found.clone() })).into_iter().collect()
}

fn nouns(view: &View<'_>, at: usize, found: &Match) -> Ends {
    let at_title = at;
    let ends = reach(&view.words, &view.chunks, at_title);
    let with = |end: usize| {
        let source = source::of_phrase(view, at, end)?;
        Some((end, Match { named: Some(source), ..found.clone() }))
    };
    ends.into_iter().filter_map(with).collect()
}

/// "Anna Berg's", "her", with the index behind.
fn owners(view: &View<'_>, at: usize, found: &Match) -> Ends {
    let words = &view.words;
    let source = if matches!(words.lower(at), "his" | "her" | "their" | "our" | "my") {
        source::of_phrase(view, at, at + 1).map(|source| (source, at + 1))
    } else {
        let end = view.chunks.starting(at).map_or(at, |(_, chunk)| chunk.words.end);
        let mark = (at + 1..=end).rev().find(|index| {
            words.lower(*index).starts_with('\'') && words.tag(*index) == Tag::Particle
        });
        mark.and_then(|mark| source::of_phrase(view, at, mark).map(|source| (source, mark + 1)))
    };
    source
        .map(|(source, end)| (end, Match { named: Some(source), ..found.clone() }))
        .into_iter()
        .collect()
}

/// "P12, a nurse", "Participant 4", "female teacher, 34": who was interviewed, up to the closing bracket.
fn labels(words: &Words<'_>, at: usize, found: &Match) -> Ends {
    let Some(end) = (at..at + 12).find(|index| matches!(words.lower(*index), ")" | "]")) else {
        return Vec::new();
    };
    let year = |index: usize| {
        words.lower(index).len() >= 4
            && words.lower(index).starts_with(|c: char| c.is_ascii_digit())
    };
    let named = (at..end).any(|index| source::is_label(words.text(index..index + 1)));
    if end == at || (at..end).any(year) || !named {
        return Vec::new();
    }
    vec![(end, Match { named: Some(source::labelled(at..end)), ..found.clone() })]
}

/// Whether a clause begins at `at`: a noun phrase, and a verb behind it.
fn is_bare_clause(view: &View<'_>, at: usize) -> bool {
    let words = &view.words;
    let Some((mut chunk, _)) = view.chunks.starting(at) else { return false };
    if view.chunks.kind(chunk) == Kind::Quote {
        chunk += 1;
    }
    let lead = matches!(
        words.lower(at),
        "if" | "when"
            | "while"
            | "because"
            | "although"
            | "though"
            | "unless"
            | "despite"
            | "without"
            | "both"
    );
    if !lead && view.chunks.kind(chunk) != Kind::Noun {
        return false;
    }
    for next in chunk + 1..chunk + 14 {
        match view.chunks.kind(next) {
            Kind::Verb => {
                let group = view.chunks.get(next).map(|chunk| Group::of(words, chunk));
                return group.is_some_and(|group| {
                    !group.infinitive && (group.helped || !words.lower(group.head).ends_with("ing"))
                });
            }
            Kind::Mark | Kind::Clause => return false,
            _ => {}
        }
    }
    false
}

/// Whether a noun phrase begins at `at`.
fn is_object(view: &View<'_>, at: usize) -> bool {
    let words = &view.words;
    let word = words.lower(at);
    let opens = !List::PREPOSITIONS.has(word)
        && !List::CONJUNCTIONS.has(word)
        && !List::AUXILIARIES.has(word)
        && (!words.is_mark(at) || view.opens_quote(at) || word == "(");
    opens && word != "that" && !word.is_empty()
}

/// What stands before and behind a frame; a phrase that only leads to it is no content.
fn around(view: &View<'_>, at: usize, found: &Match) -> Ends {
    let words = &view.words;
    let start = found.start;
    let joined = matches!(words.before(start), "and" | "but" | "that" | ";" | ":");
    let before = if joined { 0..0 } else { trim(words, 0..start) };
    let leads = List::PREPOSITIONS.has(words.lower(0)) || List::CONJUNCTIONS.has(words.lower(0));
    let rest = trim(words, at..view.clause_end(at).max(at));
    let long = |range: &Range<usize>| range.len() > if range.start == 0 && leads { 5 } else { 1 };
    let content: Vec<_> = [before, rest].into_iter().filter(long).collect();
    if content.is_empty() {
        Vec::new()
    } else {
        vec![(at, Match { content, clause: true, ..found.clone() })]
    }
}

/// What stands before a cue that closes a sentence, and behind it where the sentence goes on:
/// "Rents, she said, fall", "“Rents fall,” she said, “and rise”".
fn before(view: &View<'_>, at: usize, found: &Match) -> Ends {
    let words = &view.words;
    let before = view.speech_start(found.start)..found.start;
    let last = view.clause_end(at).max(at);
    let quote = (at..last).find(|index| view.opens_quote(*index));
    let cut_off = found.start > 1 && List::CONJUNCTIONS.has(words.lower(found.start - 2));
    let open = words.lower(at) == "," && (cut_off || !has_verb(view, before.clone()));
    let goes_on = words.lower(at) == "," && List::CONJUNCTIONS.has(words.lower(at + 1))
        || words.lower(at + 1) == "as"
        || open;
    let rest = match quote {
        Some(quote) => quote..last,
        None if goes_on => trim(words, at + 1..last.max(at + 1)),
        None => at..at,
    };
    let before = if cut_off && !rest.is_empty() { at..at } else { trim(words, before) };
    let long = |range: &Range<usize>| range.len() > if range.start < at { 0 } else { 2 };
    let content: Vec<_> = [before, rest].into_iter().filter(long).collect();
    let speaks = content.iter().any(|range| {
        has_verb(view, range.clone())
            || range.clone().any(|index| view.opens_quote(index) || view.closes_quote(index))
    });
    if speaks { vec![(at, Match { content, clause: true, ..found.clone() })] } else { Vec::new() }
}

/// Whether a finite verb stands among the words.
fn has_verb(view: &View<'_>, range: Range<usize>) -> bool {
    let (Some(first), Some(last)) =
        (view.chunks.at(range.start), view.chunks.at(range.end.saturating_sub(1)))
    else {
        return false;
    };
    (first..=last).any(|chunk| {
        let verb = view.chunks.get(chunk).filter(|chunk| chunk.kind == Kind::Verb);
        verb.is_some_and(|chunk| {
            let group = Group::of(&view.words, chunk);
            !group.infinitive && (group.helped || !view.words.lower(group.head).ends_with("ing"))
        })
    })
}

/// Index behind an insert that opens at `at`.
fn aside_end(words: &Words<'_>, at: usize) -> Option<usize> {
    let close = match words.lower(at) {
        "," => ",",
        "(" => ")",
        _ if words.is_dash(at) => words.lower(at),
        _ => return None,
    };
    let end = (at + 1..words.len().min(at + INSERT)).find(|index| words.lower(*index) == close)?;
    Some(end + 1)
}

/// Ends of phrases of time, place and means behind a verb, the longest first, and `at`.
fn adjunct_ends(view: &View<'_>, at: usize) -> Vec<usize> {
    let words = &view.words;
    let mut ends = vec![at];
    let Some(mut chunk) = view.chunks.at(at) else { return ends };
    for _ in 0..6 {
        let Some(next) = view.chunks.get(chunk) else { break };
        let step = match next.kind {
            Kind::Adverb => 1,
            Kind::Noun if is_time(words, next.words.clone()) => 1,
            Kind::Preposition if view.chunks.kind(chunk + 1) == Kind::Noun => 2,
            Kind::Preposition if view.chunks.kind(chunk + 1) == Kind::Verb => 2,
            _ => break,
        };
        chunk += step;
        let end = view.chunks.get(chunk).map_or(words.len(), |chunk| chunk.words.start);
        ends.push(end);
    }
    ends.reverse();
    ends
}

fn is_time(words: &Words<'_>, mut range: Range<usize>) -> bool {
    range.any(|index| List::DAYS.has(words.lower(index)) || List::TIMES.has(words.lower(index)))
}

/// Ends of up to so many words, the shortest first.
fn gap_ends(words: &Words<'_>, at: usize, letters: &str, near: bool) -> Vec<usize> {
    let most: usize = letters.parse().unwrap_or(3);
    let mut ends = vec![at];
    for index in at..words.len().min(at + most) {
        if words.is_mark(index) || near && List::PREPOSITIONS.has(words.lower(index)) {
            break;
        }
        ends.push(index + 1);
    }
    ends
}

/// Whether a mark comes next that parts clauses, or the end.
fn is_closed(words: &Words<'_>, at: usize) -> bool {
    words.is_mark(at) && !matches!(words.lower(at), "(" | ":")
        || matches!(words.lower(at), "and" | "but")
}

/// Whether a noun phrase can end before `at`.
fn is_done(view: &View<'_>, at: usize) -> bool {
    let words = &view.words;
    words.is_mark(at) && !words.lower(at).starts_with('\'')
        || [List::PREPOSITIONS, List::AUXILIARIES, List::CONJUNCTIONS, List::ADVERBS]
            .iter()
            .any(|list| list.has(words.lower(at)))
        || view
            .chunks
            .starting(at)
            .is_some_and(|(_, chunk)| matches!(chunk.kind, Kind::Verb | Kind::Noun))
}

fn is_end(words: &Words<'_>, at: usize) -> bool {
    (at..words.len()).all(|index| words.is_mark(index)) && words.len() < at + 4
}

/// End of the clause from `at`, for readers of frames.
impl View<'_> {
    /// Index behind the clause that holds `from`, inside the quotation it stands in.
    #[must_use]
    pub fn clause_end(&self, from: usize) -> usize {
        clause_end(self, from)
    }
}
