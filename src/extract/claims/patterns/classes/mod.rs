//! Where a phrase of each class of the grammar ends.

use crate::language::Tag;

use super::super::content::piece_end;
use super::super::draft::View;
use super::super::lists::List;
use super::super::phrases::reach;
use super::super::source::names;
use super::grammar::Class;
use super::matcher::Match;

mod cues;
mod gaps;
mod sides;
mod sources;

type Ends = Vec<(usize, Match)>;

/// Each end of a phrase of `class` that begins at `at`, the likeliest first, with what it adds to `found`.
pub fn ends(view: &View<'_>, class: Class, letters: &str, at: usize, found: &Match) -> Ends {
    let words = &view.words;
    let plain =
        |ends: Vec<usize>| ends.into_iter().map(|end| (end, found.clone())).collect::<Ends>();
    let test = |holds: bool| if holds { vec![(at, found.clone())] } else { Vec::new() };
    match class {
        Class::Finite | Class::Passive | Class::Gerund | Class::Participle => {
            cues::verbs(view, class, letters, at, found)
        }
        Class::Naming => cues::naming(words, letters, at, found),
        Class::Subject => sources::subjects(view, found, at),
        Class::Topic => sources::topic(view, found, at),
        Class::Main => sources::main(view, found, at),
        Class::Noun => sources::nouns(view, at, found),
        Class::Owner => sources::owners(view, at, found),
        Class::Thing => plain(reach(words, &view.chunks, at)),
        Class::Clause if found.frame.is_some_and(|letter| "vgpbcna".contains(letter)) => {
            plain(some(at, sides::phrase_end(view, at)))
        }
        Class::Clause => plain(some(at, view.clause_end(at))),
        Class::Piece if letters == "b" && !sides::is_bare_clause(view, at) => Vec::new(),
        Class::Piece => plain(some(at, piece_end(view, at))),
        Class::Bare => plain(if sides::is_bare_clause(view, at) {
            some(at, view.clause_end(at))
        } else {
            Vec::new()
        }),
        Class::Quoted => {
            plain(if view.opens_quote(at) { some(at, view.clause_end(at)) } else { Vec::new() })
        }
        Class::Asking => test(
            words.is(List::QUESTION_WORDS, at)
                && (words.lower(at) != "if" || letters.contains('i')),
        ),
        Class::Object => plain(if sides::is_object(view, at) {
            some(at, sides::phrase_end(view, at))
        } else {
            Vec::new()
        }),
        Class::Around => sides::around(view, at, found),
        Class::Before => sides::before(view, at, found),
        Class::Adverbs => plain(vec![
            (at..at + 4).take_while(|index| words.is(List::ADVERBS, *index)).count() + at,
        ]),
        Class::Aside => plain(gaps::aside_end(words, at).into_iter().collect()),
        Class::Adjunct => plain(gaps::adjunct_ends(view, at)),
        Class::Gap | Class::Near => plain(gaps::gap_ends(words, at, letters, class == Class::Near)),
        Class::First => test(at == 0 || at == 1 && words.is_mark(0)),
        Class::Closed => test(gaps::is_closed(words, at)),
        Class::Done => test(gaps::is_done(view, at)),
        Class::End => plain(if gaps::is_end(words, at) { vec![words.len()] } else { Vec::new() }),
        Class::Cut => test(
            at > 0
                && (words.before(at) == "," || view.closes_quote(at - 1) || words.is_dash(at - 1)),
        ),
        Class::Examples => sources::examples(view, at, found),
        Class::Works => sources::works(view, at, found),
        Class::Label => sources::labels(words, at, found),
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
    }
}

fn some(start: usize, end: usize) -> Vec<usize> {
    if end > start { vec![end] } else { Vec::new() }
}
