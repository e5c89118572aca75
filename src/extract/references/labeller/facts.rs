//! What is known of each token of an entry.

use crate::language::labeller::{Facts, Shared};

use super::segments::{self, Segment};
use super::tokens::Token;
use super::words::Classes;

/// Most facts of a token, roughly.
const ROOM: usize = 80;

/// What is known of each token.
pub fn of(tokens: &[Token<'_>]) -> Vec<Facts> {
    let mut all: Vec<Facts> = tokens.iter().map(|_| Facts::with_room(ROOM)).collect();
    let entry = Entry::new(tokens);
    let mut state = State::default();
    for (at, (token, facts)) in tokens.iter().zip(&mut all).enumerate() {
        facts.note_form(token.word);
        for class in token.classes.names() {
            facts.note_near(2, "class", class);
        }
        if !token.spaced {
            facts.note_near(1, "glued", "");
        }
        facts.note_place(at, tokens.len());
        facts.note("from start", &at.min(20).to_string());
        facts.note("from end", &(tokens.len() - at).min(12).to_string());
        entry.note(facts);
        state.note(facts, token, &entry);
        state.pass(token);
    }
    let small = segments::split(tokens, |at| segments::is_mark(tokens, at));
    let large = segments::split(tokens, |at| segments::is_strong(tokens, at));
    note_segments("small", &small, &mut all);
    note_segments("large", &large, &mut all);
    all
}

/// What is true of a whole entry.
struct Entry {
    years: usize,
    style: String,
    quoted: bool,
}

impl Entry {
    fn new(tokens: &[Token<'_>]) -> Self {
        let has = |test: &dyn Fn(&Token<'_>) -> bool| tokens.iter().any(test);
        let years = tokens.iter().filter(|token| token.is_year()).count();
        let quoted = has(&|token| matches!(token.lower.as_str(), "\"" | "“" | "«" | "„"));
        let classes = tokens.iter().fold(Classes::default(), |sum, token| sum.and(token.classes));
        let class = |class: &str| classes.has(class);
        let flags = [
            ("q", quoted),
            ("p", class("pages")),
            ("v", class("volume")),
            ("e", class("editor")),
            ("b", class("publisher") || class("place")),
            ("t", class("thesis")),
            ("m", class("meeting")),
            ("u", has(&|token| token.is_whole())),
        ];
        let style = flags.iter().filter(|(_, yes)| *yes).map(|(name, _)| *name).collect();
        Self { years, style, quoted }
    }

    fn note(&self, facts: &mut Facts) {
        facts.note("style", &self.style);
        facts.note("years", &self.years.min(3).to_string());
    }
}

/// What stood before a token.
#[derive(Default)]
struct State {
    years: usize,
    numbers: usize,
    quotes: usize,
    brackets: usize,
    marks: usize,
}

impl State {
    fn note(&self, facts: &mut Facts, token: &Token<'_>, entry: &Entry) {
        let left = entry.years.saturating_sub(self.years);
        facts.note("years before", &format!("{} {}", self.years.min(2), left.min(2)));
        facts.note("numbers before", &self.numbers.min(5).to_string());
        facts.note("marks before", &self.marks.min(8).to_string());
        facts.note("inside", &format!("{} {}", self.brackets.min(2), self.quotes.min(3)));
        if entry.quoted {
            facts.note("quotes before", &self.quotes.min(4).to_string());
        }
        if token.is_number() {
            facts.note("number", &format!("{} {}", self.numbers.min(5), self.years.min(2)));
        }
    }

    fn pass(&mut self, token: &Token<'_>) {
        if token.is_year() {
            self.years += 1;
        } else if token.is_number() {
            self.numbers += 1;
        }
        match token.lower.as_str() {
            "\"" | "“" | "”" | "«" | "»" | "„" => self.quotes += 1,
            "(" | "[" => self.brackets += 1,
            ")" | "]" => self.brackets = self.brackets.saturating_sub(1),
            "." | "," | ";" | ":" => self.marks += 1,
            _ => {}
        }
    }
}

/// Notes for each token what the stretch it stands in looks like, and its neighbours.
fn note_segments(kind: &str, segments: &[Segment], all: &mut [Facts]) {
    let name = |what: &str| format!("{kind} {what}");
    let [place_name, start_name, end_name] = ["place", "start", "end"].map(name);
    for (number, segment) in segments.iter().enumerate() {
        let shared = shared(name, segments, number);
        let length = segment.tokens.len();
        // What is told of the first and the last few tokens of a stretch.
        let told = |name: &str, value: &dyn Fn(usize) -> String| -> Vec<Shared> {
            (0..=length.min(4)).map(|at| Shared::new(name, &value(at))).collect()
        };
        let places = told(&place_name, &|at| format!("{at} {}", segment.pattern));
        let starts = told(&start_name, &|at| format!("{}|{at}", segment.before));
        let ends = told(&end_name, &|at| format!("{}|{at}", segment.behind));
        for (at, facts) in all[segment.tokens.clone()].iter_mut().enumerate() {
            shared.iter().for_each(|fact| facts.note_shared(*fact));
            facts.note_shared(places[at.min(4)]);
            facts.note_shared(starts[at.min(4)]);
            facts.note_shared(ends[(length - at).min(4)]);
        }
    }
}

/// What is true of every token of a stretch.
fn shared(name: impl Fn(&str) -> String, segments: &[Segment], number: usize) -> Vec<Shared> {
    let near = |at: Option<usize>| {
        let segment = at.and_then(|at| segments.get(at));
        segment.map_or("-", |segment| segment.pattern.as_str())
    };
    let (before, behind) = (near(number.checked_sub(1)), near(Some(number + 1)));
    let segment = &segments[number];
    let length = segment.tokens.len();
    let facts = [
        ("marks", format!("{}|{}", segment.before, segment.behind)),
        ("pattern", segment.pattern.clone()),
        ("first", segment.ends.0.clone()),
        ("last", segment.ends.1.clone()),
        ("length", format!("{} {}", length.min(12), segment.capitals)),
        ("number", number.min(8).to_string()),
        ("left", (segments.len() - number).min(8).to_string()),
        ("before", before.to_owned()),
        ("behind", behind.to_owned()),
        ("around", format!("{before}|{}|{behind}", segment.pattern)),
    ];
    let classes = segment.classes.names().map(|class| Shared::new(&name("has"), class));
    facts.iter().map(|(kind, value)| Shared::new(&name(kind), value)).chain(classes).collect()
}
