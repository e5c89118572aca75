//! Tokens, stretches, and what the shipped model makes of plain entries.

use super::*;

/// `expected`: the fields as "name=characters", in order.
fn check(entry: &str, expected: &[&str]) {
    let name =
        |field: Field| Field::ALL.iter().find(|known| known.0 == field).map_or("", |one| one.1);
    let labels = label(entry);
    let found: Vec<String> = labels
        .iter()
        .map(|one| format!("{}={}", name(one.field), &entry[one.range.clone()]))
        .collect();
    assert_eq!(found, expected, "{entry}");
    assert!(labels.iter().all(|one| one.confidence > Confidence::percent(0)), "{entry}");
}

#[test]
fn every_mark_belongs_to_a_field() {
    check(
        "Holm, E., & Berg, C. (1999). Trust among neighbours. Journal of Towns, 12(3), 45–67.",
        &[
            "author=Holm, E., & Berg, C.",
            "date=(1999).",
            "title=Trust among neighbours.",
            "journal=Journal of Towns,",
            "volume=12",
            "issue=(3),",
            "pages=45–67.",
        ],
    );
    check(
        "E. Holm, C. Berg, Phys. Rev. B 12, 345 (1999).",
        &[
            "author=E. Holm, C. Berg,",
            "journal=Phys. Rev. B",
            "volume=12,",
            "pages=345",
            "date=(1999).",
        ],
    );
    check(
        "Holm, Eva. Trust Among Neighbours. Oslo: Fjord University Press, 1999.",
        &[
            "author=Holm, Eva.",
            "title=Trust Among Neighbours.",
            "place=Oslo:",
            "publisher=Fjord University Press,",
            "date=1999.",
        ],
    );
    check(
        "HOLM, E. Confiança entre vizinhos. Revista de Cidades, v. 12, n. 3, p. 45-67, 1999.",
        &[
            "author=HOLM, E.",
            "title=Confiança entre vizinhos.",
            "journal=Revista de Cidades,",
            "volume=v. 12,",
            "issue=n. 3,",
            "pages=p. 45-67,",
            "date=1999.",
        ],
    );
}

#[test]
fn nothing_and_odd_things_are_labelled_without_fuss() {
    check("", &[]);
    for entry in ["???", "10.1000/", "http://", "(((((", "\u{301}", "王小明"] {
        let labels = label(entry);
        assert!(labels.iter().all(|one| entry.get(one.range.clone()).is_some()), "{entry}");
    }
}

#[test]
fn addresses_and_dois_are_one_token() {
    let words = |text: &str| -> Vec<String> {
        tokens::split(text).iter().map(|token| text[token.range.clone()].to_owned()).collect()
    };
    assert_eq!(
        words("at http://a.org/b-c (1999)."),
        ["at", "http://a.org/b-c", "(", "1999", ")", "."]
    );
    assert_eq!(words("doi:10.1000/a.b."), ["doi", ":", "10.1000/a.b", "."]);
    assert_eq!(words("12(3):4"), ["12", "(", "3", ")", ":", "4"]);
}

#[test]
fn stops_behind_initials_part_nothing() {
    let tokens = tokens::split("Holm, E. B. Trust. J. Phys. 3");
    let strong = segments::split(&tokens, |at| segments::is_strong(&tokens, at));
    let patterns: Vec<&str> = strong.iter().map(|segment| segment.pattern.as_str()).collect();
    assert_eq!(patterns, ["W,I.I.W", "I.W.d"]);
}
