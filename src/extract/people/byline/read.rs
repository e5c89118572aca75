//! Names of a line of authors, from the labels of its words.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use crate::language::labeller::{Label, Labeller};
use crate::paper::PersonName;
use crate::text::collapse;

use super::super::names::{self, is_suffix};
use super::Author;
use super::facts::facts;
use super::marks;
use super::words::{Word, words};

static LABELLER: LazyLock<Labeller> = LazyLock::new(|| {
    Labeller::load(include_bytes!("../data/authors.model")).expect("the shipped model is whole")
});

/// Longest line that is read, in bytes.
const LENGTH: usize = 50_000;

/// How sure the labeller must be that a name ends where nothing but a blank stands.
const SURE: f64 = 0.7;

/// The authors of a line, and what share of its words their names, titles and marks are.
pub fn read(text: &str, known: &BTreeSet<String>) -> (Vec<Author>, f64) {
    if text.len() > LENGTH {
        return (Vec::new(), 0.0);
    }
    let words = words(text, known);
    let labels = LABELLER.label(&facts(text, &words));
    let labels: Vec<Part> = labels.iter().map(Part::new).collect();
    let mut line = Line { text, words: &words, labels: &labels, known, drafts: Vec::new() };
    (0..words.len()).for_each(|place| line.word(place));
    let named = labels.iter().zip(&words).filter(|(part, word)| part.is_name() && word.is_word());
    let counted = |(part, word): &(&Part, &Word)| {
        let beside = ["and", "credential", "title", "position", "by"];
        word.is_word()
            && word.shape != "i"
            && (part.is_name()
                || part.field != "title"
                    && !word.is_initials()
                    && !beside.iter().any(|class| word.is_a(class)))
    };
    let all = labels.iter().zip(&words).filter(counted).count();
    let share = named.count() as f64 / all.max(1) as f64;
    (line.authors(), share)
}

/// A label in two: the field, and whether it begins here.
struct Part<'l> {
    begins: bool,
    field: &'l str,
    confidence: f64,
}

impl<'l> Part<'l> {
    fn new(label: &Label<'l>) -> Self {
        let (sign, field) = label.name.split_once('-').unwrap_or(("", ""));
        Self { begins: sign == "B", field, confidence: label.confidence }
    }

    fn is_name(&self) -> bool {
        matches!(self.field, "given" | "family" | "lead" | "rest")
    }
}

/// A person while the line is being read; numbers are places of words.
#[derive(Default)]
struct Draft {
    given: Vec<usize>,
    family: Vec<usize>,
    /// "Jr.", "III".
    suffix: Vec<usize>,
    titles: Vec<Range<usize>>,
    marks: Vec<Range<usize>>,
    /// The family name comes first.
    leads: bool,
    /// Nothing but a blank parts it from the name before, and the labeller is not sure.
    doubtful: bool,
    /// Made of two names: its parts are not those of the labels.
    joined: bool,
}

struct Line<'t> {
    text: &'t str,
    words: &'t [Word],
    labels: &'t [Part<'t>],
    known: &'t BTreeSet<String>,
    drafts: Vec<Draft>,
}

impl Line<'_> {
    fn word(&mut self, place: usize) {
        let part = &self.labels[place];
        let word = &self.words[place];
        match part.field {
            "given" | "lead" => self.name(place, part.field == "lead", part.begins),
            "family" | "rest" => {
                if self.follows_and(place) {
                    self.drafts.push(Draft::default());
                }
                let draft = self.last();
                let list =
                    if part.field == "family" { &mut draft.family } else { &mut draft.given };
                list.push(place);
            }
            "suffix" if word.is_word() => self.last().suffix.push(place),
            "title" if word.is_word() => self.title(place),
            _ if self.is_mark(place) => self.mark(word.range.clone()),
            _ => {}
        }
    }

    /// Whether "and" stands before a word that the labels make a part of the last name.
    fn follows_and(&self, place: usize) -> bool {
        let last = self.drafts.last();
        let named = last.is_some_and(|last| !last.given.is_empty() || !last.family.is_empty());
        named && place > 0 && self.words[place - 1].is_a("and") && !self.labels[place - 1].is_name()
    }

    fn last(&mut self) -> &mut Draft {
        if self.drafts.is_empty() {
            self.drafts.push(Draft::default());
        }
        self.drafts.last_mut().expect("one was just added")
    }

    /// A word of the part that names begin with.
    fn name(&mut self, place: usize, leads: bool, begins: bool) {
        let last = self.last();
        let empty = last.given.is_empty() && last.family.is_empty();
        let whole = if leads { !empty } else { !last.family.is_empty() };
        if begins && whole {
            let beside = place > 0 && self.labels[place - 1].is_name();
            let whole = !self.words[place].is_initials();
            let doubtful = beside && whole && self.labels[place].confidence < SURE;
            self.drafts.push(Draft { doubtful, ..Draft::default() });
        }
        let last = self.last();
        last.leads = leads;
        if leads { last.family.push(place) } else { last.given.push(place) }
    }

    /// A title: of the next person when it stands right before a name and is none that
    /// stands behind, else of the last.
    fn title(&mut self, place: usize) {
        let range = self.words[place].range.clone();
        let next = (place + 1..self.words.len()).find(|next| self.labels[*next].field != "title");
        let before = next.is_some_and(|next| self.labels[next].is_name());
        let behind = self.words[place].is_a("credential");
        let last = self.last();
        let named = !last.family.is_empty() || !last.given.is_empty();
        if named && before && !behind {
            self.drafts.push(Draft::default());
        }
        let text = self.text;
        let titles = &mut self.last().titles;
        match titles.last_mut() {
            // "M. D.", "Assistant Professor": one title in several words.
            Some(title) if text[title.end..range.start].trim().is_empty() => {
                title.end = range.end;
            }
            _ => titles.push(range),
        }
    }

    fn is_mark(&self, place: usize) -> bool {
        let word = &self.words[place];
        let token = &self.text[word.range.clone()];
        marks::is_mark(token)
            || self.labels[place].field == "mark" && token.chars().all(char::is_alphanumeric)
            || self.known.contains(token)
            || word.shape == "i" && !word.is_a("and")
    }

    fn mark(&mut self, range: Range<usize>) {
        let text = self.text;
        let marks = &mut self.last().marks;
        match marks.last_mut() {
            Some(row)
                if row.end == range.start
                    && marks::is_mark(&text[range.clone()])
                    && marks::is_mark(&text[row.clone()]) =>
            {
                row.end = range.end;
            }
            _ => marks.push(range),
        }
    }

    fn authors(mut self) -> Vec<Author> {
        self.join();
        self.shift_marks();
        let drafts = std::mem::take(&mut self.drafts);
        drafts.into_iter().filter_map(|draft| self.author(draft)).collect()
    }

    /// Joins names that only a doubtful label parts, where marks or commas part the others:
    /// "Ana Holt Brandt Ruiz, Tom Po, Eva Ng".
    fn join(&mut self) {
        let touching = |pair: &[Draft]| {
            let end = pair[0].given.iter().chain(&pair[0].family).max();
            let start = pair[1].given.iter().chain(&pair[1].family).min();
            end.zip(start).is_some_and(|(end, start)| end + 1 == *start)
        };
        let together = self.drafts.windows(2).filter(|pair| touching(pair)).count();
        let parted = self.drafts.len().saturating_sub(together + 1);
        if together * 2 > parted {
            return;
        }
        let mut joined: Vec<Draft> = Vec::new();
        for draft in std::mem::take(&mut self.drafts) {
            match joined.last_mut() {
                Some(last) if draft.doubtful => last.append(draft),
                _ => joined.push(draft),
            }
        }
        self.drafts = joined;
    }

    /// Where marks stand before names ("1 A. Hill, 2 B. Ng"), each goes to the next.
    fn shift_marks(&mut self) {
        let first = self.drafts.first().and_then(|draft| Some((draft.start(self.words)?, draft)));
        let before = first.is_some_and(|(start, draft)| {
            draft.marks.first().is_some_and(|mark| mark.start < start)
        });
        let bare = self.drafts.last().is_some_and(|last| {
            last.start(self.words)
                .is_some_and(|start| last.marks.iter().all(|mark| mark.end <= start))
        });
        if !before || !bare || self.drafts.len() < 2 {
            return;
        }
        for place in (1..self.drafts.len()).rev() {
            let start = self.drafts[place - 1].start(self.words).unwrap_or(0);
            let (own, next): (Vec<_>, Vec<_>) = std::mem::take(&mut self.drafts[place - 1].marks)
                .into_iter()
                .partition(|mark| mark.start < start);
            self.drafts[place - 1].marks = own;
            self.drafts[place].marks.splice(0..0, next);
        }
    }

    fn author(&self, mut draft: Draft) -> Option<Author> {
        self.complete(&mut draft);
        let start = draft.start(self.words)?;
        let tail = draft.family.last().map(|last| &self.words[*last]);
        if draft.family.len() > 1
            && tail.is_some_and(|word| is_suffix(&self.text[word.range.clone()]))
        {
            draft.suffix.extend(draft.family.pop());
        }
        let last = draft.given.last().max(draft.family.last()).max(draft.suffix.last())?;
        let mut name = start..self.end(*last);
        let row = |row: &Range<usize>| marks::parted(&self.text[row.clone()], self.known);
        let mut marks: BTreeSet<String> = draft.marks.iter().flat_map(row).collect();
        let mut family = self.part(&draft.family);
        if let Some(mark) = marks::glued(&self.text[name.clone()], &marks, self.known) {
            name.end -= mark.len();
            family.truncate(family.len().saturating_sub(mark.len()));
            marks.insert(mark);
        }
        let given = self.part(&draft.given);
        let titles = draft.titles.iter().map(|title| tidy(&self.text[title.clone()])).collect();
        let comma = draft.leads && self.text[name.clone()].contains(',');
        let full = match (comma, given.is_empty()) {
            (true, false) => {
                format!("{given} {family} {}", self.part(&draft.suffix)).trim_end().to_owned()
            }
            _ => tidy(&self.text[name.clone()]),
        };
        let count = draft.given.len() + draft.family.len();
        let long = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() > 1;
        let some = |text: String| (!text.is_empty()).then_some(text);
        let parts = if draft.joined {
            names::part(&full)
        } else {
            PersonName { full: full.clone(), given: some(given), family: some(family) }
        };
        let mut places = draft.given.iter().chain(&draft.family);
        let position = places.any(|place| self.words[*place].is_a("position"));
        // Names have capitals, but in scripts that have none at all.
        let lower = full.contains(char::is_lowercase) && !full.contains(char::is_uppercase);
        let is_name = count >= 2 && !position && !lower && full.split(' ').any(long);
        is_name.then_some(Author { honorifics: titles, name, parts, marks })
    }

    /// A name of one word takes in the unlabelled words of its form right before it.
    fn complete(&self, draft: &mut Draft) {
        let (1, 0, [last]) = (draft.family.len(), draft.given.len(), draft.family.as_slice())
        else {
            return;
        };
        let others = ["credential", "position", "body", "title", "country", "by", "and"];
        let fits = |place: &usize| {
            let word = &self.words[*place];
            self.labels[*place].field.is_empty()
                && word.shape.starts_with('X')
                && !others.iter().any(|class| word.is_a(class))
        };
        let mut before: Vec<usize> = (0..*last).rev().take_while(fits).take(3).collect();
        before.reverse();
        if !before.is_empty() {
            draft.joined = true;
            draft.leads = false;
            draft.family.splice(0..0, before);
        }
    }

    /// Where a word ends: a stop behind a whole word is not its own.
    fn end(&self, place: usize) -> usize {
        let word = &self.words[place];
        let text = &self.text[word.range.clone()];
        let kept = word.is_initials() || word.shape == "Xx." && text.chars().count() <= 4;
        if kept {
            word.range.end
        } else {
            word.range.start + text.trim_end_matches([' ', '.']).len()
        }
    }

    /// The words of a part of a name as one text.
    fn part(&self, places: &[usize]) -> String {
        let mut text = String::new();
        for (at, place) in places.iter().enumerate() {
            let range = &self.words[*place].range;
            let end = if at + 1 == places.len() { self.end(*place) } else { range.end };
            if at > 0 && !self.words[*place].glued {
                text.push(' ');
            }
            text.push_str(&self.text[range.start..end]);
        }
        tidy(&text)
    }
}

impl Draft {
    /// Takes in the words of the next.
    fn append(&mut self, next: Self) {
        self.family.extend(next.given);
        self.family.extend(next.family);
        self.family.sort_unstable();
        self.suffix.extend(next.suffix);
        self.titles.extend(next.titles);
        self.marks.extend(next.marks);
        self.joined = true;
    }

    fn start(&self, words: &[Word]) -> Option<usize> {
        let first = self.given.iter().chain(&self.family).min()?;
        Some(words[*first].range.start)
    }
}

/// White space collapsed, none before stops nor beside hyphens: "F. García -Ruiz" is "F. García-Ruiz".
fn tidy(text: &str) -> String {
    let mut text = collapse(text);
    for (from, to) in [(" .", "."), (" -", "-"), ("- ", "-"), (" ‐", "‐"), ("‐ ", "‐")] {
        text = text.replace(from, to);
    }
    text
}
