//! What the labeller of author lines knows of each token.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::language::labeller::{Facts, Sequence, Task};

use super::words::{Word, bare, words};

/// Labels the parts of names in a line of authors.
///
/// "given" begins a person and "family" goes on with it; where the family name comes first,
/// "lead" begins the person and "rest" goes on.
pub const AUTHORS: Task = Task {
    name: "authors",
    fields: &["given", "family", "lead", "rest", "suffix", "title", "mark"],
    read,
};

/// Longest segment whose pattern is noted, in words.
const PATTERN: usize = 8;

/// Cuts a line into tokens and says what is known of each.
pub fn read(text: &str) -> Sequence {
    let words = words(text, &BTreeSet::new());
    let facts = facts(text, &words);
    Sequence { tokens: words.into_iter().map(|word| word.range).collect(), facts }
}

/// What is known of each word of a line.
pub fn facts(text: &str, words: &[Word]) -> Vec<Facts> {
    let line = Line::new(words);
    let mut all = vec![Facts::default(); words.len()];
    for (place, (word, facts)) in words.iter().zip(&mut all).enumerate() {
        note_word(facts, word, &text[word.range.clone()]);
        note_shapes(facts, words, place);
        line.note(facts);
        if place == 0 {
            facts.note_near(3, "end", "first");
        }
        if place + 1 == words.len() {
            facts.note_near(3, "end", "last");
        }
    }
    note_segments(words, &line, &mut all);
    all
}

fn note_word(facts: &mut Facts, word: &Word, token: &str) {
    let bare = bare(token);
    facts.note_near(1, "word", &bare);
    facts.note_near(3, "shape", &word.shape);
    for class in &word.classes {
        facts.note_near(2, "class", class);
    }
    if word.glued {
        facts.note("glued", "");
    }
    let letters: Vec<char> = bare.chars().collect();
    if word.is_word() && letters.len() > 2 {
        let part = |range: Range<usize>| letters[range].iter().collect::<String>();
        let end = letters.len();
        facts.note("prefix", &part(0..2));
        facts.note("prefix", &part(0..3));
        facts.note("suffix", &part(end - 2..end));
        facts.note("suffix", &part(end - 3..end));
        facts.note("length", &end.min(10).to_string());
    }
}

/// Shapes of a word together with its neighbours'.
fn note_shapes(facts: &mut Facts, words: &[Word], place: usize) {
    let at = |distance: isize| {
        let place = place.checked_add_signed(distance);
        place.and_then(|place| words.get(place)).map_or("-", |word| word.shape.as_str())
    };
    let mut note = |kind: &str, distances: &[isize]| {
        let shapes: Vec<&str> = distances.iter().map(|distance| at(*distance)).collect();
        facts.note(kind, &shapes.join("|"));
    };
    note("two before", &[-1, 0]);
    note("two behind", &[0, 1]);
    note("around", &[-1, 0, 1]);
    note("three behind", &[0, 1, 2]);
    note("three before", &[-2, -1, 0]);
}

/// What is true of a whole line.
struct Line {
    /// Words in a row, unbroken by marks, "and" and degrees.
    segments: Vec<Vec<usize>>,
    notes: Vec<(&'static str, String)>,
    /// Which of name, comma and initials the line is made of.
    style: String,
    /// Most words are in capitals.
    capitals: bool,
}

impl Line {
    fn new(words: &[Word]) -> Self {
        let segments = segments(words);
        let count = |test: &dyn Fn(&Word) -> bool| words.iter().filter(|word| test(word)).count();
        let of = |test: &dyn Fn(&Vec<usize>) -> bool| {
            segments.iter().filter(|segment| test(segment)).count()
        };
        let initials = |place: &usize| words[*place].is_initials();
        let some = |part: usize, whole: usize, share: usize| match part {
            0 => "none",
            part if part * share < whole => "few",
            _ => "many",
        };
        let letters = count(&Word::is_word).max(1);
        let capitals = count(&|word| word.shape.starts_with("XXXX")) * 2 > letters;
        let small = count(&|word| word.shape == "x" && !word.is_a("and") && !word.is_a("particle"));
        let behind = of(&|segment: &Vec<usize>| {
            segment.len() > 1 && initials(&segment[segment.len() - 1]) && !initials(&segment[0])
        });
        let before = of(&|segment: &Vec<usize>| {
            segment.len() > 1 && initials(&segment[0]) && !initials(&segment[segment.len() - 1])
        });
        let alone = of(&|segment: &Vec<usize>| segment.iter().all(initials));
        let single = of(&|segment: &Vec<usize>| segment.len() == 1 && !initials(&segment[0]));
        let yes = |test: bool| if test { "yes" } else { "no" };
        let (alone, single) = (some(alone, segments.len(), 3), some(single, segments.len(), 3));
        let style = format!("{} {alone} {single}", yes(behind > before));
        let separators = words.iter().any(|word| matches!(word.shape.as_str(), "p," | "p;"));
        let notes = vec![
            ("capitals", yes(capitals).to_owned()),
            ("segments", segments.len().min(4).to_string()),
            ("small", some(small, letters, 6).to_owned()),
            ("bodies", count(&|word| word.is_a("body")).min(2).to_string()),
            ("separators", yes(separators).to_owned()),
            ("initials behind", yes(behind > before).to_owned()),
            ("initials alone", alone.to_owned()),
            ("single", single.to_owned()),
            ("digits", yes(words.iter().any(|word| word.shape.starts_with('d'))).to_owned()),
            ("initials", yes(words.iter().any(Word::is_initials)).to_owned()),
        ];
        Self { segments, notes, style, capitals }
    }

    fn note(&self, facts: &mut Facts) {
        self.notes.iter().for_each(|(kind, value)| facts.note(kind, value));
    }
}

fn segments(words: &[Word]) -> Vec<Vec<usize>> {
    let mut segments: Vec<Vec<usize>> = Vec::new();
    let mut open = false;
    for (place, word) in words.iter().enumerate() {
        let inside =
            word.is_word() && word.shape != "i" && !word.is_a("and") && !word.is_a("credential");
        match segments.last_mut() {
            Some(last) if inside && open => last.push(place),
            _ if inside => segments.push(vec![place]),
            _ => {}
        }
        open = inside;
    }
    segments
}

/// Notes for each word which place of what kind of segment it stands in.
fn note_segments(words: &[Word], line: &Line, all: &mut [Facts]) {
    let rough = |segment: &Vec<usize>| -> String {
        let letter = |place: &usize| if words[*place].is_initials() { 'I' } else { 'W' };
        segment.iter().take(3).map(letter).collect()
    };
    for (number, segment) in line.segments.iter().enumerate() {
        let before = number.checked_sub(1).map_or("^".to_owned(), |at| rough(&line.segments[at]));
        let behind = line.segments.get(number + 1).map_or("$".to_owned(), rough);
        let around = (before.as_str(), behind.as_str());
        for (at, place) in segment.iter().enumerate() {
            note_place(&mut all[*place], words, segment, at, line, around);
        }
    }
}

fn note_place(
    facts: &mut Facts,
    words: &[Word],
    segment: &[usize],
    at: usize,
    line: &Line,
    (before, behind): (&str, &str),
) {
    let near = (at.saturating_sub(2), (at + 3).min(segment.len()));
    let letters = |from: usize, to: usize, given: bool| -> String {
        segment[from..to].iter().map(|place| letter(&words[*place], given, line.capitals)).collect()
    };
    let count = segment.len();
    facts.note("place", &format!("{} of {}", at.min(6), count.min(PATTERN)));
    if count <= PATTERN {
        let pattern = letters(0, count, false);
        facts.note("pattern", &format!("{pattern} {at}"));
        facts.note("given pattern", &format!("{} {at}", letters(0, count, true)));
        facts.note("styled pattern", &format!("{pattern} {at} {}", line.style));
    }
    facts.note("window", &format!("{}:{}", at - near.0, letters(near.0, near.1, true)));
    let outside = |place: Option<usize>| {
        place.and_then(|place| words.get(place)).map_or("-", |word| word.shape.as_str())
    };
    let ends = format!(
        "{}|{}",
        outside(segment[0].checked_sub(1)),
        outside(segment[count - 1].checked_add(1))
    );
    facts.note("from start", &format!("{ends} {}", at.min(3)));
    facts.note("from end", &format!("{ends} {}", (count - 1 - at).min(3)));
    let short = format!("{} {}", letters(0, count.min(4), false), at.min(4));
    facts.note("neighbours", &format!("{before} {short} {behind}"));
    facts.note("neighbour behind", &format!("{short} {behind}"));
    facts.note("neighbour before", &format!("{before} {short}"));
}

/// "I" initials, "p" a particle, "C" a word in capitals where others are not, "g" a known
/// given name, "W" any other word.
fn letter(word: &Word, given: bool, capitals: bool) -> char {
    if word.is_initials() {
        'I'
    } else if word.is_a("particle") {
        'p'
    } else if !capitals && word.shape.starts_with("XXXX") {
        'C'
    } else if given && word.is_a("given") {
        'g'
    } else {
        'W'
    }
}
