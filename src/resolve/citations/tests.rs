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

/// Entries as parsed, each with a raw text; the last ones have no authors.
const ENTRIES: &[(&[&str], &str, &str)] = &[
    (&["Dahl"], "1999", "Dahl A. Boats. 1999."),
    (&["Dahl", "Berg"], "forthcoming", "Dahl A, Berg B. Nets of the north. Forthcoming."),
    (&["Holmm"], "1999", "Holmm A. Ropes of the north. 1999."),
    (&["Kauto", "Lind", "Moe"], "2004a", "Kauto A, Lind B, Moe C. Oars of the north. 2004a."),
    (&["Kauto", "Lind", "Moe"], "2004b", "Kauto A, Lind B, Moe C. Sails of the north. 2004b."),
    (&["van der Mark"], "2001", "van der Mark A. Tides of the north. 2001."),
    (&["Müller", "Dahl", "Roe"], "2010", "Müller A, Dahl B, Roe C. Floods of the north. 2010."),
    (&["Müller", "Rask", "Roe"], "2010", "Müller A, Rask B, Roe C. Ebbs of the north. 2010."),
    (&["Lund", "Vik"], "2003", "Lund A, Vik B. Ports. 2003."),
    (&["Lund", "Vik", "Roe"], "2003", "Lund A, Vik B, Roe C. Piers. 2003."),
    (&["Tove"], "2005", "Tove A. Quays of the north. 2005."),
    (&["Tove"], "2005", "Tove A. Quays of the north. 2005."),
    (&["Odd Base"], "", "Odd Base. Database."),
    (&["Olsen JR"], "1998", "Olsen JR (1998) The height of it."),
    (&[], "", "World Tide Organization (WTO). Report on tides. 2015. Accessed 2020."),
    (&[], "", "Flora do Norte 2020. Jardim."),
    (&[], "", "Rød D and Gul E (forthcoming) Fruits of the sea."),
    (&["Hvid"], "2012", "Hvid D, Sort E. 2012. Stones of the sea."),
    (&[], "", "Grå E, Blå F. 2011. Colours of the sea."),
];

/// Joins pointers one after another; gives the key of the last one's target and how it fits, or
/// the code of trouble.
fn joined(keys: &[CitationKey]) -> String {
    let text: String = ENTRIES.iter().map(|(.., raw)| format!("{raw}\n")).collect();
    let mut builder = DocumentBuilder::new(Source::new("a.txt", text.as_bytes()));
    builder.copy(SourceSpan::new(0, text.len()));
    let document = builder.finish();
    let mut at = 0;
    let entries = ENTRIES.iter().map(|(families, year, raw)| {
        let evidence =
            Evidence::new(ArenaSpan::new(at, at + raw.len()), "test", Confidence::CERTAIN);
        at += raw.len() + 1;
        let year = (!year.is_empty()).then(|| (*year).to_owned());
        linked(Reference { year, evidence, ..reference(families, "") }, raw)
    });
    let mut references: Vec<LinkedReference> = entries.collect();
    references[0].reference.label = Some("[7]".to_owned());
    references[1].reference.label = Some("[Dah99]".to_owned());
    let pointers: Vec<Citation> = keys.iter().cloned().map(pointer).collect();
    let mut diagnostics = Vec::new();
    let found = link(&document, &pointers, &mut references, &mut diagnostics);
    match found.last().and_then(|last| Some((last.target?, last.fit?))) {
        Some((target, fit)) => format!("{} {}", references[target].key, fit.as_str()),
        None => diagnostics
            .iter()
            .rev()
            .find(|note| note.code != Code::UncitedReference)
            .map_or_else(String::new, |note| note.code.to_string()),
    }
}

fn linked(reference: Reference, raw: &str) -> LinkedReference {
    let words: Vec<&str> = raw.split([' ', '.', ',']).filter(|word| word.len() > 3).collect();
    LinkedReference {
        key: slug(&words.join(" ")),
        reference,
        authors: Vec::new(),
        editors: Vec::new(),
        translators: Vec::new(),
        cited_by: Vec::new(),
    }
}

fn pointer(key: CitationKey) -> Citation {
    let evidence = Evidence::new(ArenaSpan::new(0, 4), "test", Confidence::CERTAIN);
    Citation { key, context: ArenaSpan::new(0, 4), evidence }
}

/// "Dahl & Berg 1999": names and year; "Kauto + 2004" for "et al.".
fn key(words: &str) -> CitationKey {
    let (names, year) = words.rsplit_once(' ').expect("names and a year");
    let et_al = names.ends_with(" +");
    let families = names.trim_end_matches(" +").split(" & ").map(str::to_owned).collect();
    CitationKey::AuthorYear { families, et_al, year: year.replace('_', " ") }
}

/// `expected`: the start of the target's key and how it fits, or a code.
fn check(pointer: &str, expected: &str) {
    let found = joined(&[key(pointer)]);
    let (start, fit) = expected.split_once(' ').unwrap_or((expected, ""));
    assert!(found.starts_with(start) && found.ends_with(fit), "{pointer}: {found}, not {expected}");
}

#[test]
fn pointers_find_their_entries() {
    check("Dahl 1999", "dahl-boats exact");
    check("DAHL & Berg forthcoming", "dahl-berg exact");
    check("Dahl & Berg in_press", "dahl-berg exact");
    check("Kauto + 2004b", "kauto-lind-sails exact");
    check("Mark 2001", "mark-tides exact");
    check("de Mark 2001", "mark-tides exact");
    check("Muller & Rask & Roe 2010", "muller-rask exact");
    check("Lund & Vik 2003", "lund-ports exact");
    check("Lund + 2003", "lund-piers exact");
}

#[test]
fn one_wrong_letter_is_forgiven_without_a_rival() {
    check("Holm 1999", "holmm-ropes spelling");
    check("Dohl 1999", "dahl-boats spelling");
    check("Tolmm 1999", "W0201");
    check("Holm 2009", "W0201");
}

#[test]
fn the_year_beside_is_taken_when_nothing_else_fits() {
    check("Dahl 1998", "dahl-boats other-year");
    check("Dahl & Berg 2001", "dahl-berg other-year");
    check("Odd Base 2016", "base-database other-year");
    check("Dahl 1996", "W0201");
    check("Kauto + 2005", "W0201");
}

#[test]
fn entries_without_authors_are_known_by_their_raw_text() {
    check("Olsen 1998", "olsen raw");
    check("WTO 2015", "world raw");
    check("World Tide Organization 2015", "world raw");
    check("World Tide Organization [WTO] 2015", "world raw");
    check("Flora do Norte 2020", "flora raw");
    check("Grå & Blå 2011", "gra-bla raw");
    check("Rød & Gul forthcoming", "rod-forthcoming raw");
    check("Hvid & Sort 2012", "hvid-sort loose");
    check("Report 2015", "W0201");
    check("Grå forthcoming", "W0201");
}

#[test]
fn further_names_decide_and_may_differ() {
    check("Müller & Rask & Roe 2010", "muller-rask exact");
    check("Müller & Nemo 2010", "W0202");
    check("Holmm & Nemo 1999", "holmm other-names");
    check("Rask + 2010", "muller-rask further-author");
    check("Roe + 2010", "W0201");
}

#[test]
fn several_that_fit_are_all_kept() {
    check("Kauto + 2004", "W0202");
    check("Müller + 2010", "W0202");
}

#[test]
fn an_entry_printed_twice_counts_once() {
    check("Tove 2005", "tove exact");
}

#[test]
fn letters_count_entries_that_have_none() {
    check("Müller + 2010b", "muller-rask");
    check("Müller + 2010c", "W0202");
}

#[test]
fn what_stands_before_the_names_is_passed_over() {
    check("Denmark & Dahl 1999", "dahl-boats exact");
}

#[test]
fn what_fits_nothing_is_reported() {
    check("Nobody 1999", "W0201");
    check("Nobody 9999", "W0201");
}

#[test]
fn numbers_and_labels() {
    assert_eq!(joined(&[CitationKey::Number(7)]), "dahl-boats-1999 exact");
    assert_eq!(joined(&[CitationKey::Number(3)]), "W0201");
    assert!(joined(&[CitationKey::Label("Dah99".to_owned())]).starts_with("dahl-berg"));
}

#[test]
fn stated_entries_are_those_that_are_meant() {
    let stated = CitationKey::Stated;
    assert_eq!(joined(&[stated(2)]), "holmm-ropes-north-1999 stated");
    assert_eq!(joined(&[stated(999)]), "W0201");
    assert_eq!(joined(&[CitationKey::Unread]), "W0201");
    let again = |families: &[&str]| CitationKey::Again {
        families: families.iter().map(|family| (*family).to_owned()).collect(),
    };
    assert_eq!(joined(&[stated(2), again(&[])]), "holmm-ropes-north-1999 again");
    assert_eq!(joined(&[stated(0), stated(2), again(&["Dahl"])]), "dahl-boats-1999 again");
    assert!(Fit::Stated < Fit::Exact);
}

#[test]
fn one_pointer_to_several_entries_has_several_keys() {
    let text = "Dahl 1999. Holm 1998.";
    let mut builder = DocumentBuilder::new(Source::new("a.xml", text.as_bytes()));
    builder.copy(SourceSpan::new(0, text.len()));
    let mut references = [
        linked(reference(&["Dahl"], "1999"), "Dahl 1999"),
        linked(reference(&["Holm"], "1998"), "Holm 1998"),
    ];
    let pointers = [0, 1, 1, 9].map(|entry| pointer(CitationKey::Stated(entry)));
    let found = link(&builder.finish(), &pointers, &mut references, &mut Vec::new());
    let keys: Vec<&str> = found.iter().map(|one| one.key.as_str()).collect();
    assert_eq!(keys, ["0-4-dahl-1999", "0-4-holm-1998", "0-4-holm-1998-2", "0-4-9"]);
    assert_eq!(references[1].cited_by, [1, 2]);
}

#[test]
fn again_is_the_work_pointed_at_before() {
    let again = |name: &str| CitationKey::Again {
        families: Some(name.to_owned()).filter(|name| !name.is_empty()).into_iter().collect(),
    };
    let found = |keys: &[CitationKey]| joined(keys);
    assert_eq!(found(&[key("Dahl 1999"), again("")]), "dahl-boats-1999 again");
    assert_eq!(
        found(&[key("Dahl 1999"), key("Holmm 1999"), again("Dahl")]),
        "dahl-boats-1999 again"
    );
    assert_eq!(found(&[again("Holmm")]), "holmm-ropes-north-1999 again");
    assert_eq!(found(&[again("")]), "W0201");
    assert_eq!(found(&[key("Dahl 1999"), key("Nobody 1990"), again("")]), "W0201");
}

#[test]
fn labels_are_made_of_names_and_years() {
    let text = "Knu A. Art. 1984";
    let mut builder = DocumentBuilder::new(Source::new("a.txt", text.as_bytes()));
    builder.copy(SourceSpan::new(0, text.len()));
    let document = builder.finish();
    for (families, label) in [
        (&["Knuta"][..], "Knu84"),
        (&["Abe", "Bo"], "AB84"),
        (&["Abe", "Bo", "Cy", "Do", "Eg"], "ABC+84"),
    ] {
        let mut references = [linked(reference(families, "1984"), text)];
        let pointer = pointer(CitationKey::Label(label.to_owned()));
        let found = link(&document, &[pointer], &mut references, &mut Vec::new());
        assert_eq!(found[0].target, Some(0), "{label}");
    }
}

#[test]
fn entries_never_cited_are_noted_and_the_rest_know_their_pointers() {
    let text = "Dahl 1999. Holm 1998.";
    let mut builder = DocumentBuilder::new(Source::new("a.txt", text.as_bytes()));
    builder.copy(SourceSpan::new(0, text.len()));
    let mut references = [
        linked(reference(&["Dahl"], "1999"), "Dahl 1999"),
        linked(reference(&["Holm"], "1998"), "Holm 1998"),
    ];
    let mut diagnostics = Vec::new();
    let found = link(
        &builder.finish(),
        &[pointer(CitationKey::Number(1))],
        &mut references,
        &mut diagnostics,
    );
    assert_eq!(found[0].key, "0-4-1");
    assert_eq!(references[0].cited_by, [0]);
    assert_eq!(diagnostics.len(), 1);
    assert_eq!(diagnostics[0].code, Code::UncitedReference);
}
