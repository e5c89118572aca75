//! Bibliography entries with keys and people.

use crate::paper::{Agent, LinkedReference, Reference};

use super::keys::{Keys, slug};
use super::people::{Cited, People};

/// Words of a title that stand for a missing author.
const TITLE_WORDS: usize = 4;

/// Gives each entry its key and its people.
///
/// An entry whose people were not joined one for one gets none: an author list
/// with gaps would put the wrong person at a place.
pub fn link(references: &[Reference], people: &People) -> Vec<LinkedReference> {
    let mut keys = Keys::default();
    let linked = references.iter().enumerate().map(|(index, reference)| LinkedReference {
        key: keys.unique(&wanted_key(reference)),
        authors: complete(people, index, |cited| &cited.authors, reference.authors.len()),
        editors: complete(people, index, |cited| &cited.editors, reference.editors.len()),
        translators: complete(
            people,
            index,
            |cited| &cited.translators,
            reference.translators.len(),
        ),
        reference: reference.clone(),
        cited_by: Vec::new(),
    });
    linked.collect()
}

fn complete(
    people: &People,
    index: usize,
    list: fn(&Cited) -> &Vec<Option<Agent>>,
    expected: usize,
) -> Vec<Agent> {
    let joined = people.cited.get(index).map(list);
    let whole: Option<Vec<Agent>> = joined.and_then(|joined| joined.iter().copied().collect());
    whole.filter(|whole| whole.len() == expected).unwrap_or_default()
}

/// First family name and year; words of the title for a name that is missing.
fn wanted_key(reference: &Reference) -> String {
    let person = reference.authors.first().or(reference.editors.first());
    let title = reference
        .title
        .as_ref()
        .or(reference.container.as_ref())
        .map(|title| title.split_whitespace().take(TITLE_WORDS).collect::<Vec<_>>().join(" "));
    let name = person.map(|person| person.family.clone()).or(title);
    let parts = [name.as_deref().unwrap_or("reference"), reference.year.as_deref().unwrap_or("")];
    slug(&parts.join(" "))
}

#[cfg(test)]
mod tests {
    use super::super::citations::tests::reference;
    use super::*;

    fn keys(references: &[Reference]) -> Vec<String> {
        let linked = link(references, &People::default());
        linked.into_iter().map(|reference| reference.key).collect()
    }

    #[test]
    fn keys_are_made_of_family_and_year() {
        let entries = [
            reference(&["Dahl"], "1999a"),
            reference(&["Dahl", "Berg"], "1999a"),
            reference(&["Dei Ottati"], "forthcoming"),
            reference(&[], "2001"),
        ];
        assert_eq!(
            keys(&entries),
            [
                "dahl-1999a",
                "dahl-1999a-2",
                "dei-ottati-forthcoming",
                "trust-among-small-firms-2001"
            ]
        );
    }

    #[test]
    fn people_that_were_not_joined_one_for_one_are_left_out() {
        let author = Agent::Person(7);
        let cited = Cited { authors: vec![Some(author)], ..Cited::default() };
        let people = People { cited: vec![cited], ..People::default() };
        assert_eq!(link(&[reference(&["Dahl"], "1999")], &people)[0].authors, [author]);
        let empty = Vec::<Agent>::new();
        assert_eq!(link(&[reference(&["Dahl", "Berg"], "1999")], &people)[0].authors, empty);
    }
}
