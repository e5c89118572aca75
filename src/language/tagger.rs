//! Word classes of the words of a sentence.
//!
//! Each word has the classes that the lexicon and its place allow it; of all ways to choose
//! one class a word, the tagger takes the cheapest one, where a less likely class
//! of a word costs and so does an unusual neighbour (`data/transitions.tsv`).

use std::sync::LazyLock;

use crate::text::{ArenaSpan, data_lines};

use super::Token;
use super::capitals::Habits;
use super::classes::{Class, Reading, Readings};
use super::clauses::Clauses;
use super::context::allowed;
use super::participles::{adjectives, reduced_clauses};

/// Word classes of Universal Dependencies (UPOS).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tag {
    /// Noun.
    Noun,
    /// Name.
    ProperNoun,
    /// Adjective.
    Adjective,
    /// Verb.
    Verb,
    /// Auxiliary or modal.
    Auxiliary,
    /// Adverb.
    Adverb,
    /// Pronoun.
    Pronoun,
    /// Article, demonstrative, quantifier.
    Determiner,
    /// Preposition or subordinating conjunction.
    Adposition,
    /// Coordinating conjunction.
    Conjunction,
    /// "to" before a verb, "not", possessive ending.
    Particle,
    /// Number.
    Number,
    /// Mark.
    Punctuation,
    /// Anything else.
    Other,
}

/// Gives each token of one sentence its class, by what the text tells of its words.
#[must_use]
pub fn tag(arena: &str, tokens: Vec<ArenaSpan>, habits: &Habits<'_>) -> Vec<Token> {
    let readings = allowed(arena, &tokens, habits);
    let mut classes = cheapest(&readings);
    reduced_clauses(&mut classes, &readings);
    adjectives(&mut classes);
    let token =
        |(span, class): (_, Class)| Token { span, tag: Tag::from(class), form: class.form() };
    tokens.into_iter().zip(classes).map(token).collect()
}

/// What it costs that the verb of a relative clause does not agree with the noun before it.
const DISAGREEING: i32 = 10;
const CLASSES: usize = Class::ALL.len();

/// Costs of a class behind another; the last row is the front of the sentence.
static TRANSITIONS: LazyLock<[[i32; CLASSES]; CLASSES + 1]> = LazyLock::new(|| {
    let mut costs = [[0; CLASSES]; CLASSES + 1];
    let mut rows = data_lines(include_str!("data/transitions.tsv")).map(|line| line.split('\t'));
    let classes: Vec<Option<Class>> =
        rows.next().into_iter().flatten().skip(1).map(Class::parse).collect();
    for mut row in rows {
        let before = row.next().and_then(Class::parse).map_or(CLASSES, |class| class as usize);
        for (class, cost) in classes.iter().zip(row) {
            if let (Some(class), Ok(cost)) = (class, cost.parse()) {
                costs[before][*class as usize] = cost;
            }
        }
    }
    costs
});

/// The cheapest choice of one class a word (Viterbi's algorithm). A token without readings, such
/// as a quotation mark, is looked through, as if it were not there.
fn cheapest(allowed: &[Readings]) -> Vec<Class> {
    let mut paths: Vec<Vec<Path>> = Vec::with_capacity(allowed.len());
    let mut before: Option<usize> = None;
    for (at, readings) in allowed.iter().enumerate() {
        let mut ends = Vec::with_capacity(readings.len());
        match before {
            None => start(readings, &mut ends),
            Some(before) => extend(&paths[before], readings, &mut ends),
        }
        paths.push(ends);
        if !readings.is_empty() {
            before = Some(at);
        }
    }
    trace_back(allowed, &paths)
}

/// The cheapest way to a class, among those that leave as many clauses without their verb.
#[derive(Clone, Copy, Debug)]
struct Path {
    class: Class,
    /// The class that an adverb or a relative pronoun hides: that of the word before it. That of
    /// the word itself otherwise.
    behind: Class,
    clauses: Clauses,
    cost: i32,
    /// Place of the path it goes on from.
    from: usize,
}

impl Path {
    /// The path that goes on from this one, which is at the place `from`.
    fn step(&self, from: usize, reading: Reading) -> Self {
        let class = reading.class;
        let cost = self.cost
            + i32::from(reading.cost)
            + TRANSITIONS[self.class as usize][class as usize]
            + self.beyond(class)
            + self.clauses.charge(class);
        let before = if is_adverb(self.class) { self.behind } else { self.class };
        let behind = match class {
            Class::WP => self.class,
            _ if is_adverb(class) => before,
            _ => class,
        };
        Self { class, behind, clauses: self.clauses.behind(Some(before), class), cost, from }
    }

    /// What it costs that a class follows the word that an adverb or a relative pronoun hides.
    fn beyond(&self, class: Class) -> i32 {
        match (self.class, self.behind, class) {
            (Class::WP, Class::NS, Class::VZ) | (Class::WP, Class::NN, Class::VB) => DISAGREEING,
            (adverb, behind, class)
                if !is_adverb(adverb) || is_adverb(behind) || is_adverb(class) =>
            {
                0
            }
            (_, behind, _) => TRANSITIONS[behind as usize][class as usize] / 2,
        }
    }
}

fn is_adverb(class: Class) -> bool {
    matches!(class, Class::RB | Class::NT)
}

fn start(readings: &Readings, ends: &mut Vec<Path>) {
    for reading in readings {
        let class = reading.class;
        let cost = i32::from(reading.cost) + TRANSITIONS[CLASSES][class as usize];
        ends.push(Path {
            class,
            behind: class,
            clauses: Clauses::START.behind(None, class),
            cost,
            from: 0,
        });
    }
}

fn extend(paths: &[Path], readings: &Readings, ends: &mut Vec<Path>) {
    for reading in readings {
        let begin = ends.len();
        for (from, path) in paths.iter().enumerate() {
            let end = path.step(from, *reading);
            let same =
                |known: &&mut Path| known.clauses == end.clauses && known.behind == end.behind;
            match ends[begin..].iter_mut().find(same) {
                Some(known) if known.cost <= end.cost => {}
                Some(known) => *known = end,
                None => ends.push(end),
            }
        }
    }
}

fn trace_back(allowed: &[Readings], paths: &[Vec<Path>]) -> Vec<Class> {
    let mut chosen = vec![Class::PU; allowed.len()];
    let mut place: Option<usize> = None;
    for (at, ends) in paths.iter().enumerate().rev().filter(|(_, ends)| !ends.is_empty()) {
        let cheapest = || (0..ends.len()).min_by_key(|place| ends[*place].cost).unwrap_or(0);
        let path = ends[place.unwrap_or_else(cheapest)];
        chosen[at] = path.class;
        place = Some(path.from);
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::tokenize;

    /// `expected` has the first letters of each tag behind its word.
    fn check(expected: &str) {
        let pairs: Vec<(&str, &str)> =
            expected.split(' ').filter_map(|pair| pair.rsplit_once('/')).collect();
        let words: Vec<&str> = pairs.iter().map(|(word, _)| *word).collect();
        let text = ["'s", "n't", "'"].iter().fold(words.join(" "), |text, part| {
            text.replace(&format!(" {part} "), &format!("{part} "))
        });
        let mut habits = Habits::default();
        habits.learn(words.iter().copied().chain(["growth", "regions"]));
        let tokens = tokenize(&text, ArenaSpan::new(0, text.len()));
        let found: Vec<String> = tag(&text, tokens, &habits)
            .iter()
            .map(|token| format!("{}/{}", token.span.of(&text), short(token.tag)))
            .collect();
        assert_eq!(found.join(" "), expected);
    }

    fn short(tag: Tag) -> String {
        let name = format!("{tag:?}");
        name[..4.min(name.len())].to_lowercase()
    }

    #[test]
    fn nouns_and_verbs_are_told_apart_by_their_neighbours() {
        check("the/dete report/noun shows/verb that/adpo firms/noun report/verb losses/noun");
        check("they/pron trust/verb the/dete trust/noun of/adpo others/pron");
        check("we/pron want/verb to/part work/verb on/adpo work/noun");
        check("learning/noun is/auxi slow/adje");
        check("she/pron is/auxi learning/verb new/adje words/noun");
    }

    #[test]
    fn participles_before_nouns_are_adjectives() {
        check("the/dete shared/adje norms/noun were/auxi shared/verb by/adpo firms/noun");
    }

    #[test]
    fn names_are_told_by_capitals() {
        check("Ada/prop Moss/prop argued/verb that/adpo Oslo/prop grows/verb");
        check("Growth/noun in/adpo Oslo/prop");
        check("1/numb The/dete books/noun are/auxi old/adje");
        check("The/dete 9/numb Moss/prop books/noun are/auxi old/adje");
        check("As/adpo a/dete rule/noun ,/punc SMEs/prop grow/verb");
    }

    #[test]
    fn endings_and_particles() {
        check("it/pron 's/auxi clear/adje");
        check("Moss/prop 's/part view/noun grows/verb ./punc");
        check("the/dete firms/noun '/part aims/noun");
        check("they/pron do/auxi n't/part grow/verb");
        check("far/adve from/adpo 78/6/numb sites/noun in/adpo 1999/numb");
        check("very/adve quickly/adve");
    }

    #[test]
    fn titles_have_capitals_without_names() {
        check("Growth/noun of/adpo Small/adje Firms/noun in/adpo Poor/adje Regions/noun");
    }

    #[test]
    fn a_clause_wants_its_verb() {
        check("the/dete essay/noun ends/verb by/adpo asking/verb what/pron happens/verb ./punc");
        check("they/pron heard/verb claims/noun that/adpo rents/noun fall/verb ./punc");
        check("the/dete firms/noun that/pron rent/verb land/noun grow/verb ./punc");
    }

    #[test]
    fn a_clitic_is_verb_or_ending() {
        check("Moss/prop 's/part plan/noun failed/verb ./punc");
        check("she/pron says/verb Moss/prop 's/auxi called/verb it/pron off/adve ./punc");
    }

    #[test]
    fn quotation_marks_are_looked_through() {
        check("she/pron called/verb it/pron “/punc dead/adje ”/punc ./punc");
        check("the/dete man/noun whom/pron “/punc they/pron ”/punc met/verb came/verb ./punc");
    }

    #[test]
    fn verbs_have_their_form() {
        let check = |text: &str, expected: &str| {
            let tokens = tokenize(text, ArenaSpan::new(0, text.len()));
            let found: Vec<String> = tag(text, tokens, &Habits::default())
                .iter()
                .filter_map(|token| token.form)
                .map(|form| format!("{form:?}"))
                .collect();
            assert_eq!(found.join(" "), expected, "{text}");
        };
        check("The plan announced on Monday drew fire.", "Participle Past");
        check("She has said that he writes.", "Participle Third");
        check("They want to stop asking.", "Base Base Gerund");
        check("She is not a judge.", "");
    }
}
