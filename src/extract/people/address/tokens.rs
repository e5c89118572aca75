//! What the labeller of affiliations knows of each token.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::language::labeller::{Facts, Sequence, Task, Token, split};

use super::super::gazetteer::{self, Rank};

/// Labels the parts of an affiliation.
pub const AFFILIATIONS: Task = Task {
    name: "affiliations",
    fields: &[
        "department",
        "laboratory",
        "institution",
        "street",
        "box",
        "postcode",
        "city",
        "region",
        "country",
        "marker",
    ],
    read,
};

/// Longest name of a place looked up, in tokens.
const LONGEST_NAME: usize = 5;

/// Cuts an affiliation into tokens and says what is known of each.
pub fn read(text: &str) -> Sequence {
    let tokens = split(text);
    let mut facts = vec![Facts::default(); tokens.len()];
    let words: Vec<&str> = tokens.iter().map(|token| token.of(text)).collect();
    let ranks: Vec<Option<Rank>> = words.iter().map(|word| gazetteer::rank(word)).collect();
    let mut classes = classes(&words, &ranks);
    note_places(text, &tokens, &mut facts, &mut classes);
    for (place, facts) in facts.iter_mut().enumerate() {
        facts.note_form(words[place]);
        facts.note_place(place, tokens.len());
        facts.note("spaced", if tokens[place].spaced { "yes" } else { "no" });
        facts.note_near(3, "class", classes[place]);
        facts.note_pair("class", classes[place]);
        if gazetteer::is_given_name(words[place]) {
            facts.note_near(1, "given", "name");
        }
    }
    note_repetitions(&words, &mut facts);
    note_ranks(&ranks, &mut facts);
    note_segments(&words, &ranks, &classes, &mut facts);
    Sequence { tokens: tokens.into_iter().map(|token| token.range).collect(), facts }
}

/// The kind of each word: what body it names, else what it does in an address.
fn classes(words: &[&str], ranks: &[Option<Rank>]) -> Vec<&'static str> {
    let class = |(word, rank): (&&str, &Option<Rank>)| {
        let first = word.chars().next().unwrap_or(' ');
        match rank {
            Some(rank) => rank_name(*rank),
            None if gazetteer::is_street_word(word) => "street",
            None if is_joining(word) => "joining",
            None if first.is_ascii_digit() => "number",
            None if matches!(first, ',' | ';' | ':') => "pause",
            None if !first.is_alphanumeric() => "mark",
            None if word.chars().count() == 1 => "letter",
            None if word.chars().all(char::is_uppercase) => "capitals",
            None if first.is_uppercase() => "name",
            None => "word",
        }
    };
    words.iter().zip(ranks).map(class).collect()
}

fn rank_name(rank: Rank) -> &'static str {
    match rank {
        Rank::Laboratory => "laboratory",
        Rank::Unit => "unit",
        Rank::Institute => "institute",
        Rank::Body => "body",
        Rank::University => "university",
    }
}

fn named(rank: Option<Rank>) -> &'static str {
    rank.map_or("none", rank_name)
}

/// Words that names go on behind: "University of".
pub fn is_joining(word: &str) -> bool {
    [
        "of", "the", "for", "in", "at", "and", "de", "du", "da", "do", "di", "del", "della", "des",
        "von", "für", "y", "e", "et", "la", "le", "und", "zu", "on",
    ]
    .contains(&word.to_lowercase().as_str())
}

/// Notes names of places of the word lists, of one token or several; the longest wins.
fn note_places(text: &str, tokens: &[Token], facts: &mut [Facts], classes: &mut [&'static str]) {
    type Holds = fn(&str) -> bool;
    let lists: [(&'static str, Holds); 3] = [
        ("city", gazetteer::is_city),
        ("region", |name| !gazetteer::regions(name).is_empty()),
        ("country", |name| gazetteer::country(name).is_some()),
    ];
    for (list, holds) in lists {
        let mut place = 0;
        while place < tokens.len() {
            let longest = LONGEST_NAME.min(tokens.len() - place);
            let found = (1..=longest).rev().find(|length| {
                let range = tokens[place].range.start..tokens[place + length - 1].range.end;
                text.get(range).is_some_and(holds)
            });
            for turn in 0..found.unwrap_or(0) {
                let begins = if turn == 0 { "begins" } else { "goes on" };
                facts[place + turn].note_near(2, list, begins);
                classes[place + turn] = list;
            }
            place += found.unwrap_or(1);
        }
    }
}

/// Notes names that were printed before: "University of Oslo, Oslo".
fn note_repetitions(words: &[&str], facts: &mut [Facts]) {
    let mut seen = BTreeSet::new();
    for (word, facts) in words.iter().zip(facts) {
        let name = word.starts_with(char::is_uppercase) && word.chars().count() > 2;
        if name && !seen.insert(word.to_lowercase()) {
            facts.note_near(1, "repeated", "yes");
        }
    }
}

/// Notes the words for bodies around each token, however far: what is a unit where a
/// university follows is the organisation where nothing does.
fn note_ranks(ranks: &[Option<Rank>], facts: &mut [Facts]) {
    let widest = ranks.iter().copied().max().flatten();
    let (mut last, mut before) = (None, None);
    for (rank, facts) in ranks.iter().zip(facts.iter_mut()) {
        facts.note("widest", named(widest));
        facts.note("widest before", named(before));
        facts.note("last rank", named(last));
        last = rank.or(last);
        before = before.max(*rank);
    }
    let (mut next, mut behind) = (None, None);
    for (rank, facts) in ranks.iter().zip(facts.iter_mut()).rev() {
        facts.note("widest behind", named(behind));
        facts.note("next rank", named(next));
        if rank.is_some() {
            facts.note("own and behind", &format!("{} {}", named(*rank), named(behind)));
        }
        next = rank.or(next);
        behind = behind.max(*rank);
    }
}

/// Notes, for each stretch between commas, what its words tell as a whole.
fn note_segments(
    words: &[&str],
    ranks: &[Option<Rank>],
    classes: &[&'static str],
    facts: &mut [Facts],
) {
    let bounds: Vec<usize> = (0..words.len()).filter(|place| classes[*place] == "pause").collect();
    let starts = std::iter::once(0).chain(bounds.iter().map(|place| place + 1));
    let ends = bounds.iter().copied().chain(std::iter::once(words.len()));
    let segments: Vec<Range<usize>> = starts.zip(ends).map(|(start, end)| start..end).collect();
    let heads: Vec<Option<Rank>> = segments
        .iter()
        .map(|segment| head(&words[segment.clone()], &ranks[segment.clone()]))
        .collect();
    note_lists(words, &segments, &heads, facts);
    for (turn, segment) in segments.iter().enumerate() {
        if let Some(pause) = facts.get_mut(segment.end) {
            let next = segments.get(turn + 1).map_or(0..0, Clone::clone);
            pause.note(
                "pause between",
                &format!(
                    "{} {}",
                    named(heads[turn]),
                    named(heads.get(turn + 1).copied().flatten())
                ),
            );
            pause.note("pause before", &squeezed(&classes[next]));
        }
        let (first, last) = match &words[segment.clone()] {
            [] => continue,
            [only] => (*only, *only),
            [first, .., last] => (*first, *last),
        };
        let own = named(heads[turn]);
        let behind = named(heads[turn + 1..].iter().copied().max().flatten());
        let before = named(heads[..turn].iter().copied().max().flatten());
        let shape: String = squeezed(&classes[segment.clone()]);
        for (place, facts) in facts[segment.clone()].iter_mut().enumerate() {
            facts.note("segment head", own);
            facts.note("segment head, behind", &format!("{own} {behind}"));
            facts.note("segment head, around", &format!("{before} {own} {behind}"));
            facts.note("segment first", &first.to_lowercase());
            facts.note("segment last", &last.to_lowercase());
            facts.note("segment classes", &shape);
            facts.note("segment first class", classes[segment.start]);
            facts.note("segment last class", classes[segment.end - 1]);
            facts.note("segment turn", &format!("{} {own}", turn.min(4)));
            facts.note("segment left", &format!("{} {own}", (segments.len() - 1 - turn).min(5)));
            facts.note("segment place", &place.min(3).to_string());
            facts.note("segment length", &segment.len().min(6).to_string());
        }
    }
}

/// Notes stretches that go on with a list in a name: "Ministry of Energy, Science and
/// Trade", and that begin one: "Roads, Bridges and Tunnels Branch".
fn note_lists(
    words: &[&str],
    segments: &[Range<usize>],
    heads: &[Option<Rank>],
    facts: &mut [Facts],
) {
    let is_and = |word: &&str| ["and", "&", "et", "y", "e", "und"].contains(word);
    let opens = |segment: &Range<usize>| {
        words[segment.clone()].iter().any(|word| ["of", "for", "de", "für"].contains(word))
    };
    for turn in 1..segments.len() {
        let (before, own) = (&segments[turn - 1], &segments[turn]);
        let joint = words[own.clone()].iter().any(is_and);
        let tail = joint && heads[turn].is_none() && heads[turn - 1].is_some() && opens(before);
        let head = joint && heads[turn].is_some() && heads[turn - 1].is_none() && before.len() <= 2;
        let (kind, rank) = match (tail, head) {
            (true, _) => ("list tail", heads[turn - 1]),
            (_, true) => ("list head", heads[turn]),
            _ => continue,
        };
        for facts in &mut facts[before.start..own.end] {
            facts.note(kind, named(rank));
        }
        facts[before.end].note("list pause", named(rank));
    }
}

/// Rank of a body by its head noun: the last before "of", or the last of all.
pub fn head(words: &[&str], ranks: &[Option<Rank>]) -> Option<Rank> {
    let joint = words.iter().position(|word| is_joining(word) && !word.eq_ignore_ascii_case("the"));
    let ranked = |ranks: &[Option<Rank>]| ranks.iter().rev().find_map(|rank| *rank);
    ranked(&ranks[..joint.unwrap_or(words.len())]).or_else(|| ranked(ranks))
}

/// Classes without repetitions, the first few.
fn squeezed(classes: &[&'static str]) -> String {
    let mut kept: Vec<&str> = Vec::new();
    for class in classes {
        if kept.last() != Some(class) {
            kept.push(class);
        }
    }
    kept.truncate(6);
    kept.join(" ")
}
