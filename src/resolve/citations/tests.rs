//! Which pointer means which entry.

use super::*;
use crate::paper::{Contributor, DocumentBuilder, Evidence, Reference};
use crate::text::{Source, SourceSpan};

/// An entry with these authors and this year.
pub fn reference(families: &[&str], year: &str) -> Reference {
    let author = |family: &&str| Contributor {
        family: (*family).to_owned(),
        given: Some("A.".to_owned()),
        ..Contributor::default()
    };
    let evidence = Evidence::new(ArenaSpan::new(0, 1), "test", Confidence::CERTAIN);
    Reference {
        authors: families.iter().map(author).collect(),
        year: Some(year.to_owned()),
        title: Some("Trust among small firms of the north".to_owned()),
        ..Reference::new(evidence)
    }
}

fn linked(reference: Reference) -> LinkedReference {
    let key =
        format!("{}-{}", reference.authors[0].family, reference.year.as_deref().unwrap_or(""));
    LinkedReference {
        key,
        reference,
        authors: Vec::new(),
        editors: Vec::new(),
        translators: Vec::new(),
        cited_by: Vec::new(),
    }
}

fn bibliography() -> Vec<LinkedReference> {
    let mut entries: Vec<LinkedReference> = [
        reference(&["Dahl"], "1999"),
        reference(&["Dahl", "Berg"], "forthcoming"),
        reference(&["Holmm"], "1999"),
        reference(&["Kauto", "Lind", "Moe"], "2004a"),
        reference(&["Kauto", "Lind", "Moe"], "2004b"),
        reference(&["van der Mark"], "2001"),
        reference(&["Müller", "Dahl"], "2010"),
        reference(&["Müller", "Rask"], "2010"),
    ]
    .into_iter()
    .map(linked)
    .collect();
    entries[0].reference.label = Some("[7]".to_owned());
    entries[1].reference.label = Some("[Dah99]".to_owned());
    entries
}

fn pointer(key: CitationKey) -> Citation {
    let evidence = Evidence::new(ArenaSpan::new(0, 4), "test", Confidence::CERTAIN);
    Citation { key, context: ArenaSpan::new(0, 4), evidence }
}

/// Joins one pointer; gives the key of its target, or the codes of trouble.
fn joined(key: CitationKey) -> String {
    let mut builder = DocumentBuilder::new(Source::new("a.txt", b"Dahl 1999"));
    builder.copy(SourceSpan::new(0, 9));
    let (mut references, mut diagnostics) = (bibliography(), Vec::new());
    let found = link(&builder.finish(), &[pointer(key)], &mut references, &mut diagnostics);
    match found[0].target {
        Some(target) => references[target].key.clone(),
        None => diagnostics[0].code.to_string(),
    }
}

fn check(families: &[&str], et_al: bool, year: &str, expected: &str) {
    let families: Vec<String> = families.iter().map(|family| (*family).to_owned()).collect();
    let key = CitationKey::AuthorYear { families, et_al, year: year.to_owned() };
    assert_eq!(joined(key.clone()), expected, "{key:?}");
}

#[test]
fn pointers_find_their_entries() {
    check(&["Dahl"], false, "1999", "Dahl-1999");
    check(&["DAHL"], false, "Forthcoming", "Dahl-forthcoming");
    check(&["Dahl", "Berg"], false, "forthcoming", "Dahl-forthcoming");
    check(&["Kauto"], true, "2004b", "Kauto-2004b");
    check(&["Mark"], false, "2001", "van der Mark-2001");
    check(&["Muller", "Rask"], false, "2010", "Müller-2010");
}

#[test]
fn one_wrong_letter_is_forgiven_without_a_rival() {
    check(&["Holm"], false, "1999", "Holmm-1999");
    check(&["Holm"], false, "1998", "W0201");
    check(&["Tolmm"], false, "1999", "W0201");
    check(&["Dohl"], false, "1999", "Dahl-1999");
}

#[test]
fn several_that_fit_are_all_kept() {
    check(&["Kauto"], true, "2004", "W0202");
    check(&["Müller"], true, "2010", "W0202");
}

#[test]
fn letters_count_entries_that_have_none() {
    check(&["Müller"], true, "2010b", "Müller-2010");
    check(&["Müller"], true, "2010c", "W0202");
}

#[test]
fn what_stands_before_the_names_is_passed_over() {
    check(&["Denmark", "Dahl"], false, "1999", "Dahl-1999");
}

#[test]
fn what_fits_nothing_is_reported() {
    check(&["Dahl"], false, "1998", "W0201");
    check(&["Nobody"], false, "1999", "W0201");
}

#[test]
fn numbers_and_labels() {
    assert_eq!(joined(CitationKey::Number(7)), "Dahl-1999");
    assert_eq!(joined(CitationKey::Number(3)), "W0201");
    assert_eq!(joined(CitationKey::Label("Dah99".to_owned())), "Dahl-forthcoming");
}

#[test]
fn entries_never_cited_are_noted() {
    let mut builder = DocumentBuilder::new(Source::new("a.txt", b"Dahl 1999"));
    builder.copy(SourceSpan::new(0, 9));
    let (mut references, mut diagnostics) = (bibliography(), Vec::new());
    let one = pointer(CitationKey::Number(7));
    let found = link(&builder.finish(), &[one], &mut references, &mut diagnostics);
    assert_eq!(found[0].key, "0-4-7");
    assert_eq!(references[0].cited_by, [0]);
    assert_eq!(diagnostics.len(), references.len() - 1);
    assert!(diagnostics.iter().all(|note| note.code == Code::UncitedReference));
}
