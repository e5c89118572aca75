//! Phrases that tell how a claim stands to one before it, read from `signals.tsv`.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::frame::Frame;
use crate::text::data_lines;

/// What a phrase tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Meaning {
    /// Takes the side of what was said: "likewise".
    Agrees,
    /// Sets itself against it: "in contrast".
    Contrasts,
    /// Turns away from it, maybe to something else: "however".
    Turns,
    /// Answers it: "in reply".
    Responds,
    /// Takes some of the stance back: "to some extent".
    Softens,
    /// Goes on from what another said: "added".
    Adds,
    /// Says that it is not quite so: "is more like".
    Corrects,
    /// Says that it is not so: "the opposite is".
    Opposes,
}

impl Meaning {
    const LABELS: &[(&str, Self)] = &[
        ("agrees", Self::Agrees),
        ("contrasts", Self::Contrasts),
        ("turns", Self::Turns),
        ("responds", Self::Responds),
        ("softens", Self::Softens),
        ("adds", Self::Adds),
        ("corrects", Self::Corrects),
        ("opposes", Self::Opposes),
    ];

    fn labelled(label: &str) -> Option<Self> {
        Self::LABELS.iter().find(|(known, _)| *known == label).map(|(_, meaning)| *meaning)
    }
}

/// Where a phrase must stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    First,
    Around,
    Within,
}

impl Place {
    fn labelled(label: &str) -> Option<Self> {
        match label {
            "first" => Some(Self::First),
            "around" => Some(Self::Around),
            "within" => Some(Self::Within),
            _ => None,
        }
    }
}

struct Signal {
    /// The words behind its first.
    rest: Vec<&'static str>,
    place: Place,
    meaning: Meaning,
}

/// Signals by their first word.
static SIGNALS: LazyLock<HashMap<&'static str, Vec<Signal>>> = LazyLock::new(|| {
    let mut signals: HashMap<&str, Vec<Signal>> = HashMap::new();
    for line in data_lines(include_str!("signals.tsv")) {
        if let Some((first, signal)) = signal(line) {
            signals.entry(first).or_default().push(signal);
        }
    }
    signals
});

fn signal(line: &'static str) -> Option<(&'static str, Signal)> {
    let [phrase, place, meaning] = line.split('\t').collect::<Vec<_>>()[..] else { return None };
    let mut rest: Vec<&str> = phrase.split(' ').collect();
    let first = rest.remove(0);
    let (place, meaning) = (Place::labelled(place)?, Meaning::labelled(meaning)?);
    Some((first, Signal { rest, place, meaning }))
}

/// What the words of a claim tell, each meaning once.
#[must_use]
pub fn meanings(frame: &Frame) -> Vec<Meaning> {
    let mut found = Vec::new();
    gather(&frame.before, [Place::First, Place::Around], &mut found);
    gather(&frame.around, [Place::Around, Place::Around], &mut found);
    gather(&frame.said, [Place::Within, Place::Within], &mut found);
    found.extend(softened_first(&frame.said).then_some(Meaning::Softens));
    found.sort_unstable();
    found.dedup();
    found
}

/// Adds the signals among words: the first of the places is that of the first word only.
fn gather(words: &[String], [first, anywhere]: [Place; 2], found: &mut Vec<Meaning>) {
    for (at, word) in words.iter().enumerate() {
        let signals = SIGNALS.get(word.as_str()).into_iter().flatten();
        let fitting = signals.filter(|signal| {
            let placed = signal.place == anywhere || signal.place == first && at == 0;
            placed && starts_with(&words[at + 1..], &signal.rest)
        });
        found.extend(fitting.map(|signal| signal.meaning));
    }
}

/// Whether what is said opens with a word on the saying: "agreed *to some extent, pointing to* …".
fn softened_first(said: &[String]) -> bool {
    let Some((first, rest)) = said.split_first() else { return false };
    let mut signals = SIGNALS.get(first.as_str()).into_iter().flatten();
    signals.any(|signal| {
        let behind = rest.get(signal.rest.len());
        signal.meaning == Meaning::Softens
            && starts_with(rest, &signal.rest)
            && behind.is_none_or(|word| matches!(word.as_str(), "," | ";" | "–" | "."))
    })
}

fn starts_with(words: &[String], phrase: &[&str]) -> bool {
    words.len() >= phrase.len() && phrase.iter().zip(words).all(|(one, other)| one == other)
}

#[cfg(test)]
mod tests {
    use super::super::super::words::words;
    use super::*;

    #[test]
    fn every_line_is_read() {
        let lines = data_lines(include_str!("signals.tsv")).count();
        assert_eq!(SIGNALS.values().map(Vec::len).sum::<usize>(), lines);
    }

    #[test]
    fn a_phrase_counts_in_its_place_only() {
        let check = |before: &str, around: &str, said: &str, expected: &[Meaning]| {
            let frame = Frame { before: words(before), around: words(around), said: words(said) };
            assert_eq!(meanings(&frame), expected, "{before} | {around} | {said}");
        };
        check("In contrast,", "said", "trust grows", &[Meaning::Contrasts]);
        check("", "agreed somewhat", "", &[Meaning::Softens]);
        check("But", "said", "trust grows", &[Meaning::Turns]);
        check("All but one", "said", "trust grows", &[]);
        check("", "said", "trust grows in contrast to fear", &[]);
        check("", "said", "growth is more like a wave", &[Meaning::Corrects]);
        check("", "agreed", "somewhat, pointing to fear", &[Meaning::Softens]);
        check("", "agreed", "somewhat small towns grow", &[]);
        check("In reply,", "added", "", &[Meaning::Responds, Meaning::Adds]);
    }
}
