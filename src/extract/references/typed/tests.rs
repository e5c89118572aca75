//! Entries from labels to values.

use super::*;
use crate::paper::Confidence;

/// An entry of these fields, a blank between them, and its labels.
pub fn labelled(fields: &[(Field, &str)]) -> (String, Labels) {
    let mut text = String::new();
    let mut labels = Labels::new();
    for (field, words) in fields {
        if !text.is_empty() {
            text.push(' ');
        }
        let start = text.len();
        text.push_str(words);
        let confidence = Confidence::percent(80);
        labels.push(Labelled { field: *field, range: start..text.len(), confidence });
    }
    (text, labels)
}

fn read(fields: &[(Field, &str)]) -> (String, Reference) {
    let (text, labels) = labelled(fields);
    let span = ArenaSpan::new(100, 100 + text.len());
    let evidence = Evidence::new(span, "test", Confidence::CERTAIN);
    let reference = reference(&text, &labels, None, evidence);
    (text, reference)
}

fn names(people: &[Contributor]) -> Vec<&str> {
    people.iter().map(|one| one.family.as_str()).collect()
}

#[test]
fn a_chapter_is_read_with_its_places() {
    let (text, found) = read(&[
        (Field::Author, "Holm, A., Po, B., et al."),
        (Field::Date, "(1999)."),
        (Field::Title, "“Trust,”"),
        (Field::Editor, "In T. Ng and C. Lee (Eds.),"),
        (Field::Book, "Handbook of Tides"),
        (Field::Volume, "(Vol. 3,"),
        (Field::Pages, "pp. 17–29)."),
        (Field::Place, "London:"),
        (Field::Publisher, "Quay Press."),
    ]);
    assert_eq!((names(&found.authors), found.et_al), (vec!["Holm", "Po"], true));
    assert_eq!(names(&found.editors), ["Ng", "Lee"]);
    assert_eq!(found.title.as_deref(), Some("Trust"));
    assert_eq!(found.container.as_deref(), Some("Handbook of Tides"));
    assert_eq!(found.kind, ReferenceType::Chapter);
    let shown: Vec<String> = found
        .fields
        .iter()
        .map(|one| format!("{}={}", one.field, &text[one.span.start() - 100..one.span.end() - 100]))
        .collect();
    let expected = [
        "authors=Holm, A., Po, B.",
        "year=1999",
        "title=Trust",
        "editors=T. Ng and C. Lee",
        "container=Handbook of Tides",
        "volume=3",
        "pages=17–29",
        "place=London",
        "publisher=Quay Press",
    ];
    assert_eq!(shown, expected);
    let second = found.authors[1].span.expect("names have places");
    assert_eq!(&text[second.start() - 100..second.end() - 100], "Po, B.");
    assert_eq!(found.fields[0].confidence, Confidence::percent(80));
}

#[test]
fn a_book_without_title_label_is_its_own_title() {
    let (_, found) =
        read(&[(Field::Author, "Holm, A."), (Field::Book, "Tides."), (Field::Place, "Oslo")]);
    assert_eq!((found.title.as_deref(), found.container), (Some("Tides"), None));
}

#[test]
fn roles_in_brackets_move_names() {
    let (_, found) = read(&[(Field::Author, "Holm, A. (Ed.)."), (Field::Title, "Tides.")]);
    assert_eq!((names(&found.authors), names(&found.editors)), (vec![], vec!["Holm"]));
    let (_, found) = read(&[(Field::Title, "Tides."), (Field::Editor, "translated by Ada Holm")]);
    assert_eq!(names(&found.translators), ["Holm"]);
}

#[test]
fn dates_and_numbers_are_parted() {
    let (_, found) = read(&[
        (Field::Title, "Tides."),
        (Field::Journal, "J. Tides."),
        (Field::Volume, "2004;12(3):"),
        (Field::Pages, "45-9."),
    ]);
    assert_eq!(found.year.as_deref(), Some("2004"));
    assert_eq!((found.volume.as_deref(), found.issue.as_deref()), (Some("12"), Some("3")));
    let (_, found) = read(&[
        (Field::Date, "(1999)"),
        (Field::Title, "Tides."),
        (Field::Date, "May 3, 1999"),
        (Field::Url, "http://a.org/b"),
        (Field::Accessed, "accessed 5 June 2001"),
    ]);
    assert_eq!((found.year.as_deref(), found.date.as_deref()), (Some("1999"), Some("1999-05-03")));
    assert_eq!(found.accessed.as_deref(), Some("2001-06-05"));
    let (_, found) = read(&[
        (Field::Title, "Tables of tides."),
        (Field::Url, "http://a.org/b. Accessed"),
        (Field::Date, "26 June 2018."),
        (Field::Volume, "10.1000/ab.12"),
    ]);
    assert_eq!((found.year, found.volume), (None, None));
    assert_eq!(found.accessed.as_deref(), Some("2018-06-26"));
}

#[test]
fn strays_find_their_field() {
    let (_, found) = read(&[
        (Field::Author, "Holm, A. and Ben Po (forthcoming)"),
        (Field::Title, "Tides."),
        (Field::Publisher, "Tese de Doutorado, Universidade do Norte."),
    ]);
    assert_eq!(names(&found.authors), ["Holm", "Po"]);
    assert_eq!(found.year.as_deref(), Some("forthcoming"));
    assert_eq!(found.genre.as_deref(), Some("Tese de Doutorado"));
    assert_eq!(found.publisher.as_deref(), Some("Universidade do Norte"));
    let (_, found) = read(&[(Field::Title, "Tides."), (Field::Publisher, "Quay Press 2013.")]);
    assert_eq!(
        (found.year.as_deref(), found.publisher.as_deref()),
        (Some("2013"), Some("Quay Press"))
    );
}

#[test]
fn dashes_stand_for_the_authors_before() {
    let (_, before) = read(&[(Field::Author, "Holm, A."), (Field::Title, "Tides.")]);
    let carried = |fields: &[(Field, &str)]| {
        let (text, mut found) = read(fields);
        repeat_authors(&text, &mut found, Some(&before));
        found.authors.iter().map(|one| (one.family.clone(), one.span)).collect::<Vec<_>>()
    };
    let holm = vec![("Holm".to_owned(), None)];
    assert_eq!(carried(&[(Field::Author, "———."), (Field::Title, "Waves.")]), holm);
    assert_eq!(carried(&[(Field::Author, "___."), (Field::Date, "1999.")]), holm);
    assert_eq!(carried(&[(Field::Title, "Waves – and tides.")]), []);
    assert_eq!(carried(&[(Field::Title, "– Waves and tides.")]), []);
}

#[test]
fn labels_without_a_value_give_nothing() {
    let (_, found) =
        read(&[(Field::Author, "———."), (Field::Title, "“”"), (Field::Pages, "430 p.")]);
    let empty = (Vec::new(), None, None);
    assert_eq!((found.authors, found.title, found.pages), empty);
    assert_eq!(found.fields, []);
}
