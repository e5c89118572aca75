//! Which capitalised words name persons and places, which are no concepts.
//!
//! Told by lists of given names, towns and countries, and by the text itself: words of a
//! byline, surnames in the bibliography and before years, and whoever says something.
//! Misses surnames that stand alone and silent in a text without bibliography.

use std::collections::HashSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::ident::CountryCode;
use crate::paper::{Document, NodeKind, SectionRole};
use crate::text::{data_lines, data_words, pattern};

static GIVEN: LazyLock<HashSet<&str>> =
    LazyLock::new(|| data_lines(include_str!("../data/given_names.txt")).collect());
/// Words of the names of towns and countries, but for those that are words of their own.
static PLACES: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let cities = data_lines(include_str!("../data/cities.txt"));
    let countries = CountryCode::all().map(CountryCode::name);
    let words = cities.chain(countries).flat_map(|name| name.split([' ', ',', '(', ')']));
    let capitalised = words.filter(|word| word.len() > 3 && word.starts_with(char::is_uppercase));
    capitalised.chain(data_words(include_str!("data/place_words.txt"))).collect()
});

/// A surname of a citation or an entry: before initials, a year or "et al.", or behind initials.
static SURNAME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:(\p{Lu}[\p{L}’'-]+),? (?:\p{Lu}\.|\p{Lu}\b|et al|\(?(?:19|20)\d\d)|(?:\p{Lu}\.[ -]?)+ ?(\p{Lu}[\p{Ll}’'-]+))",
    )
});

/// A surname before initials without stops, as bibliographies have them.
static ENTRY_NAME: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b(\p{Lu}[\p{L}’'-]+),? \p{Lu}{1,3}\b"));

/// A capitalised word that says something.
static SPEAKER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(\p{Lu}\p{Ll}[\p{L}’'-]+) (?:said|says|argue[sd]|show(?:s|ed) that|claim(?:s|ed)|suggest(?:s|ed)|note[sd]|point(?:s|ed) out|found that|propose[sd]|stress(?:es|ed)|add(?:s|ed) that|ask(?:s|ed)|thinks|thought|writes|wrote|agree[sd]|replie[sd]|remark(?:s|ed)|maintain(?:s|ed) that)\b",
    )
});

/// The names of a document.
#[derive(Debug, Default)]
pub struct Names {
    words: HashSet<String>,
}

impl Names {
    /// Reads bylines, lists of people, the bibliography, citations and who speaks.
    pub fn of(document: &Document) -> Self {
        let mut words = HashSet::new();
        let arena = document.arena();
        for node in document.nodes() {
            let people = match node.kind {
                NodeKind::Byline => true,
                NodeKind::Section { role, .. } => role == SectionRole::Participants,
                _ => false,
            };
            if matches!(node.kind, NodeKind::Section { role: SectionRole::References, .. }) {
                let entries = ENTRY_NAME.captures_iter(&arena[node.span.range()]);
                words.extend(entries.map(|found| found[1].to_owned()));
            }
            if people {
                let capitalised = arena[node.span.range()]
                    .split(|c: char| !c.is_alphabetic() && c != '-' && c != '’' && c != '\'')
                    .filter(|word| word.starts_with(char::is_uppercase));
                words.extend(capitalised.map(str::to_owned));
            }
        }
        for found in SURNAME.captures_iter(arena).chain(SPEAKER.captures_iter(arena)) {
            words.extend(found.iter().skip(1).flatten().map(|name| name.as_str().to_owned()));
        }
        Self { words }
    }

    /// Whether a capitalised word is part of the name of a person or place.
    pub fn has(&self, word: &str) -> bool {
        is_person_or_place(word) || self.words.contains(word)
    }
}

/// Whether a list has a capitalised word as a given name or as part of the name of a place.
pub fn is_person_or_place(word: &str) -> bool {
    GIVEN.contains(word) || PLACES.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::DocumentBuilder;
    use crate::text::{Source, SourceSpan};

    #[test]
    fn names_are_told_by_lists_and_by_the_text() {
        let text =
            "Moss argued so. See Hansen (1999) and K. Lind. The Kalman filter and Java help.";
        let mut builder = DocumentBuilder::new(Source::new("a.txt", text.as_bytes()));
        builder.open(NodeKind::Paragraph);
        builder.copy(SourceSpan::new(0, text.len()));
        builder.close();
        let names = Names::of(&builder.finish());
        for name in ["Moss", "Hansen", "Lind", "Anna", "Oslo", "Norway", "Danish", "Monday"] {
            assert!(names.has(name), "{name}");
        }
        for word in ["Kalman", "Java", "Internet", "Bayes"] {
            assert!(!names.has(word), "{word}");
        }
    }
}
