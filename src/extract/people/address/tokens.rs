//! What the labeller of affiliations knows of each token.

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
    for (place, token) in tokens.iter().enumerate() {
        let facts = &mut facts[place];
        facts.note_form(token.of(text));
        facts.note_place(place, tokens.len());
        facts.note("spaced", if token.spaced { "yes" } else { "no" });
        note_word(facts, token.of(text));
    }
    note_names(text, &tokens, &mut facts);
    note_segments(text, &tokens, &mut facts);
    Sequence { tokens: tokens.into_iter().map(|token| token.range).collect(), facts }
}

fn note_word(facts: &mut Facts, word: &str) {
    if let Some(rank) = gazetteer::rank(word) {
        facts.note_near(2, "rank", rank_name(rank));
    }
    if gazetteer::is_street_word(word) {
        facts.note_near(2, "street", "word");
    }
    if gazetteer::is_given_name(word) {
        facts.note_near(1, "given", "name");
    }
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

/// Notes names of places of the word lists, of one token or several; the longest wins.
fn note_names(text: &str, tokens: &[Token], facts: &mut [Facts]) {
    type Holds = fn(&str) -> bool;
    let lists: [(&str, Holds); 3] = [
        ("country", |name| gazetteer::country(name).is_some()),
        ("region", |name| gazetteer::region(name, None).is_some()),
        ("city", gazetteer::is_city),
    ];
    for (list, holds) in lists {
        let mut place = 0;
        while place < tokens.len() {
            let longest = LONGEST_NAME.min(tokens.len() - place);
            let found = (1..=longest).rev().find(|length| {
                let range = tokens[place].range.start..tokens[place + length - 1].range.end;
                text.get(range).is_some_and(holds)
            });
            for (turn, facts) in facts[place..].iter_mut().take(found.unwrap_or(0)).enumerate() {
                facts.note_near(2, list, if turn == 0 { "begins" } else { "goes on" });
            }
            place += found.unwrap_or(1);
        }
    }
}

/// Notes, for each stretch between commas, what its words tell as a whole.
fn note_segments(text: &str, tokens: &[Token], facts: &mut [Facts]) {
    let is_pause = |token: &Token| matches!(token.of(text), "," | ";" | ":");
    let bounds: Vec<usize> = (0..tokens.len()).filter(|place| is_pause(&tokens[*place])).collect();
    let starts = std::iter::once(0).chain(bounds.iter().map(|place| place + 1));
    let ends = bounds.iter().copied().chain(std::iter::once(tokens.len()));
    let count = bounds.len() + 1;
    for (turn, (start, end)) in starts.zip(ends).enumerate() {
        let words = tokens[start..end].iter().map(|token| token.of(text));
        let rank = words.clone().filter_map(gazetteer::rank).max();
        let digits = words.clone().any(|word| word.starts_with(|c: char| c.is_ascii_digit()));
        for (place, facts) in facts[start..end].iter_mut().enumerate() {
            facts.note("segment rank", rank.map_or("none", rank_name));
            facts.note("segment digits", if digits { "yes" } else { "no" });
            facts.note("segment turn", &turn.min(5).to_string());
            facts.note("segment left", &(count - 1 - turn).min(5).to_string());
            facts.note("segment place", &place.min(3).to_string());
            facts.note("segment length", &(end - start).min(6).to_string());
        }
    }
}
