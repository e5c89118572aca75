//! Every form of pointer, and what only looks like one.

use proptest::prelude::*;

use super::*;

/// `entries`: "label | raw text" or raw text. `expected`: "words -> what it says" of each pointer.
fn check_with(entries: &[&str], texts: &[&str], expected: &[&str]) {
    let parts = entries.iter().map(|entry| match entry.split_once(" | ") {
        Some((label, raw)) => (Some(label.to_owned()), raw),
        None => (None, *entry),
    });
    let (labels, raw): (Vec<_>, Vec<_>) = parts.unzip();
    let span = ArenaSpan::new(0, 1);
    let entries: Vec<Entry> = labels.into_iter().map(|label| Entry { label, span }).collect();
    let mut finder = Finder::new(raw.into_iter(), &entries, texts);
    let found: Vec<String> = texts
        .iter()
        .flat_map(|text| finder.find(text).into_iter().map(|pointer| shown(text, &pointer)))
        .collect();
    assert_eq!(found, expected, "{texts:?}");
}

fn shown(text: &str, pointer: &Pointer) -> String {
    let says = match &pointer.key {
        CitationKey::AuthorYear { families, et_al, year } => {
            format!("{}{} {year}", families.join("/"), if *et_al { "+" } else { "" })
        }
        CitationKey::Number(number) => number.to_string(),
        CitationKey::Label(label) => label.clone(),
        CitationKey::Again { families } => format!("again {}", families.join("/")),
        CitationKey::Stated(_) | CitationKey::Unread => "stated".to_owned(),
    };
    format!("{} -> {says}", &text[pointer.range.clone()])
}

/// Without a bibliography.
fn check(text: &str, expected: &[&str]) {
    check_with(&[], &[text], expected);
}

/// With a bibliography numbered from 1 to `last`.
fn check_numbered(last: u32, texts: &[&str], expected: &[&str]) {
    let entries: Vec<String> =
        (1..=last).map(|one| format!("{one}. | Writer{one} A. Title.")).collect();
    check_with(&entries.iter().map(String::as_str).collect::<Vec<_>>(), texts, expected);
}

#[test]
fn names_in_brackets() {
    for (text, expected) in [
        (
            "the old way (Wilson 1975; 1985), but",
            &["Wilson 1975; 1985 -> Wilson 1975", "Wilson 1975; 1985 -> Wilson 1985"][..],
        ),
        (
            "(see Lee & Kim 2010: 33; Wu 2011)",
            &["Lee & Kim 2010 -> Lee/Kim 2010", "Wu 2011 -> Wu 2011"],
        ),
        (
            "(Smith et al., 2004a,b; van der Berg, 1999)",
            &[
                "Smith et al., 2004a,b -> Smith+ 2004a",
                "Smith et al., 2004a,b -> Smith+ 2004b",
                "van der Berg, 1999 -> van der Berg 1999",
            ],
        ),
        (
            "(Holm, A and Chu-Yueh Li, forthcoming)",
            &["Holm, A and Chu-Yueh Li, forthcoming -> Holm/Li forthcoming"],
        ),
        ("(e.g. Dahl 1988)", &["Dahl 1988 -> Dahl 1988"]),
        ("(cf. Dahl 1988)", &["Dahl 1988 -> Dahl 1988"]),
        ("(vgl. Dahl 1988, S. 12)", &["Dahl 1988 -> Dahl 1988"]),
        ("(for example, Dahl 1988)", &["Dahl 1988 -> Dahl 1988"]),
        (
            "(Reader 1991, Card et al. 1996)",
            &["Reader 1991 -> Reader 1991", "Card et al. 1996 -> Card+ 1996"],
        ),
        ("(Alz, Hen, & Rom, 2020)", &["Alz, Hen, & Rom, 2020 -> Alz/Hen/Rom 2020"]),
        ("(Dahl 1919: 22–25; 1920: 3)", &["Dahl 1919 -> Dahl 1919", "1920 -> Dahl 1920"]),
        ("(Ferr, 2020, p. 11)", &["Ferr, 2020 -> Ferr 2020"]),
        (
            "(Dahl, in press; Holm, n.d.)",
            &["Dahl, in press -> Dahl in press", "Holm, n.d. -> Holm n.d."],
        ),
        ("(WTO, 2015)", &["WTO, 2015 -> WTO 2015"]),
        (
            "(Instituto Nacional de Mares [INM], 2010)",
            &["Instituto Nacional de Mares [INM], 2010 -> Instituto Nacional de Mares [INM] 2010"],
        ),
        ("(O’Neil-Lund and d’Arc 2003)", &["O’Neil-Lund and d’Arc 2003 -> O’Neil-Lund/d’Arc 2003"]),
        ("as told (Dahl, 1999; and others", &["Dahl, 1999 -> Dahl 1999"]),
    ] {
        check(text, expected);
    }
}

#[test]
fn other_languages_and_scripts() {
    for (text, expected) in [
        (
            "(SILVA, 2004; MELO; SÁ, 2005)",
            &["SILVA, 2004 -> SILVA 2004", "MELO; SÁ, 2005 -> MELO/SÁ 2005"][..],
        ),
        ("(Melo e Souza, 2004)", &["Melo e Souza, 2004 -> Melo/Souza 2004"]),
        ("(Ruiz y Paz, 2004)", &["Ruiz y Paz, 2004 -> Ruiz/Paz 2004"]),
        ("(Melo e cols., 2004)", &["Melo e cols., 2004 -> Melo+ 2004"]),
        ("(Roux et Petit, 2004)", &["Roux et Petit, 2004 -> Roux/Petit 2004"]),
        ("(Kunz und Lang 2004)", &["Kunz und Lang 2004 -> Kunz/Lang 2004"]),
        ("(Иванов, 2010)", &["Иванов, 2010 -> Иванов 2010"]),
        ("（王小明，2010）", &["王小明，2010 -> 王小明 2010"]),
    ] {
        check(text, expected);
    }
}

#[test]
fn names_before_brackets() {
    for (text, expected) in [
        ("As Marsh (1920) said", &["Marsh (1920) -> Marsh 1920"][..]),
        ("in Grano's (1973) terms", &["Grano's (1973) -> Grano 1973"]),
        ("Hubert Schmitz' (1999) point", &["Hubert Schmitz' (1999) -> Schmitz 1999"]),
        (
            "of AnnaLee Saxe's (1999; forthcoming) work",
            &[
                "AnnaLee Saxe's (1999; forthcoming) -> Saxe 1999",
                "AnnaLee Saxe's (1999; forthcoming) -> Saxe forthcoming",
            ],
        ),
        ("and James Marc (e.g. 1988), problems", &["James Marc (e.g. 1988) -> Marc 1988"]),
        ("to James March (e.g. 1988)", &["James March (e.g. 1988) -> March 1988"]),
        (
            "(referring to Hugo Lind' (1999) point, and Moe 2001)",
            &["Hugo Lind' (1999) -> Lind 1999", "Moe 2001 -> Moe 2001"],
        ),
        ("by Esk and Kau (1997), was", &["Esk and Kau (1997) -> Esk/Kau 1997"]),
        (
            "Smith, Jones and Lee (1999, 2001)",
            &[
                "Smith, Jones and Lee (1999, 2001) -> Smith/Jones/Lee 1999",
                "Smith, Jones and Lee (1999, 2001) -> Smith/Jones/Lee 2001",
            ],
        ),
        ("Gabi Dei Ottati (1994)", &["Gabi Dei Ottati (1994) -> Dei Ottati 1994"]),
        ("while Sarr et al. (2006: 12)", &["Sarr et al. (2006 -> Sarr+ 2006"]),
        ("Dahl ([1890] 1920)", &["Dahl ([1890] 1920) -> Dahl 1890/1920"]),
        ("In Denmark, Dahl (1999)", &["Dahl (1999) -> Dahl 1999"]),
    ] {
        check(text, expected);
    }
}

#[test]
fn years_without_brackets() {
    check("as Smith et al. 1999 show", &["Smith et al. 1999 -> Smith+ 1999"]);
    let entries = &["Smith J. 1999. On tides.", "Flora do Norte 2020. Jardim."];
    check_with(entries, &["Smith 1999 shows"], &["Smith 1999 -> Smith 1999"]);
    check_with(
        entries,
        &["in the Flora do Norte 2020, all"],
        &["Flora do Norte 2020 -> Flora do Norte 2020"],
    );
    check_with(entries, &["Smith 1998 shows", "Jones 1999 shows"], &[]);
}

#[test]
fn entries_tell_what_is_a_name() {
    let entries = &[
        "Arzo F. 2002. Floresta.",
        "May P, Lund O. 2006. Weeds.",
        "王小明（2010）潮汐",
        "Coombe B. 1995. Growth",
    ];
    check_with(entries, &["estudos de Arzo (2002)"], &["Arzo (2002) -> Arzo 2002"]);
    check_with(entries, &["(May and Lund 2006)"], &["May and Lund 2006 -> May/Lund 2006"]);
    check_with(
        entries,
        &["the Coombe’s usual criteria (1995)."],
        &["Coombe’s usual criteria (1995) -> Coombe 1995"],
    );
    check("the Coombe’s usual criteria (1995).", &[]);
}

#[test]
fn names_and_years_that_are_no_pointers() {
    for text in [
        "in 1999 (a good year) they met",
        "the seminar (September 16-17th, 1999) was",
        "the seminar (1999) was",
        "it grew (Figure 2) fast",
        "held in Denmark (1999) and",
        "(in 1995 and 1999)",
        "In August (1999) they",
        "the old [sic] way",
        "Windows (2000) crashed",
        "(March 1999)",
        "In March (1999) they",
        "named for Ann Ferr (1799–1847)",
        "paid by the Lund Foundation I-1660",
        "see Table 1 (1999) and Section 2 (2001)",
        "on 12 May 1999 and in Spring 2001",
        "Granovetter's strength of weak ties",
        "as Becattini and others have shown",
        "in Gertler's terms, Lund agrees",
    ] {
        check(text, &[]);
    }
}

#[test]
fn what_may_be_no_pointer_is_a_guess() {
    let mut finder = Finder::new([].into_iter(), &[], &[]);
    let mut percent = |text: &str| finder.find(text).first().map(|pointer| pointer.percent);
    for text in [
        "(OECD 1999)",
        "Lycosa thorelli (Keyser, 1877)",
        "(Silva 1950 apud Melo 1990)",
        "(Lund, in preparation)",
    ] {
        assert_eq!(percent(text), Some(GUESS), "{text}");
    }
    for text in [
        "(Ocde 1999)",
        "Danish firms (Keyser, 1877)",
        "(Silva 1950; Melo 1990)",
        "(OECD et al. 1999)",
    ] {
        assert!(percent(text).is_some_and(|percent| percent > GUESS), "{text}");
    }
}

#[test]
fn works_pointed_at_before() {
    check("so (ibid., p. 3)", &["ibid. -> again "]);
    check("Ibid. Later", &["Ibid. -> again "]);
    check("Dahl, op. cit., p. 4", &["Dahl, op. cit. -> again Dahl"]);
    check("Dahl (op. cit.) holds", &["Dahl (op. cit. -> again Dahl"]);
    check("Ibidem", &["Ibidem -> again "]);
    for text in ["the ibidine bird", "forbid. It", "an op. cit. alone"] {
        check(text, &[]);
    }
}

#[test]
fn numbers_in_square_brackets() {
    check_numbered(
        9,
        &["so [3] and [5–7,9]."],
        &["3 -> 3", "5–7 -> 5", "5–7 -> 6", "5–7 -> 7", "9 -> 9"],
    );
    check_numbered(9, &["so [5]–[8] hold."], &["5 -> 5", "5]–[8 -> 6", "5]–[8 -> 7", "8 -> 8"]);
    check_numbered(
        9,
        &["so [1, 2], [see 4] and [7, p. 33]"],
        &["1 -> 1", "2 -> 2", "4 -> 4", "7 -> 7"],
    );
    check_numbered(3, &["so [1] and refs 2,3."], &["1 -> 1", "2 -> 2", "3 -> 3"]);
}

#[test]
fn numbers_in_round_brackets() {
    check_numbered(4, &["so (1) and (3, 4)."], &["1 -> 1", "3 -> 3", "4 -> 4"]);
    check_numbered(4, &["so (1) and (3), by equation (2) and step (4)."], &["1 -> 1", "3 -> 3"]);
}

#[test]
fn raised_numbers() {
    check_numbered(4, &["it grows.3 Firms learn1,2 fast"], &["3 -> 3", "1 -> 1", "2 -> 2"]);
    check_numbered(
        9,
        &["the trial1–3 of firms,4 and (so)5."],
        &["1–3 -> 1", "1–3 -> 2", "1–3 -> 3", "4 -> 4", "5 -> 5"],
    );
    check_numbered(4, &["it grows^3,4^."], &["3 -> 3", "4 -> 4"]);
    check_numbered(4, &["it grows²⁻³."], &["²⁻³ -> 2", "²⁻³ -> 3"]);
    check_numbered(4, &["it grows1, 20 of them, 95% of 12.3 kg"], &["1 -> 1"]);
    check_numbered(4, &["these grow.1", "so it was in 20132."], &["1 -> 1", "2 -> 2"]);
    check_numbered(
        4,
        &["firms grow.1", "the second one 2 , 3. So"],
        &["1 -> 1", "2 -> 2", "3 -> 3"],
    );
    check_numbered(4, &["firms grow,1 and SME2. The SME grows"], &["1 -> 1", "2 -> 2"]);
}

#[test]
fn digits_behind_words_that_are_no_pointers() {
    check_numbered(4, &["mutants of sod1 and FgGpmk2, and CO2"], &[]);
    check_numbered(4, &["firms grow.1", "an area of 5 km2, 3 km², R², 10 m3 and H2O"], &["1 -> 1"]);
    check_numbered(
        4,
        &["firms grow.1", "ZJU2 and ZJU2 are strains; 2.3 and 1,000 are sums"],
        &["1 -> 1"],
    );
    check_numbered(9, &["some 10^6^ cells, 2 × 10^4^ of 5 km^2^, R^2^ and x^−1^"], &[]);
    check("trial12, firms.3", &[]);
}

#[test]
fn entries_without_labels_are_counted_when_the_text_counts() {
    let entries = &["Dahl A. One.", "Lund B. Two.", "Moe C. Three."];
    check_with(
        entries,
        &["first [1], then [2] and [1,3]"],
        &["1 -> 1", "2 -> 2", "1 -> 1", "3 -> 3"],
    );
    check_with(entries, &["the interval [3]"], &[]);
}

#[test]
fn labels_of_entries() {
    check_with(
        &["[Knu84] | Knu A. 1984."],
        &["as [Knu84; Abc99] and [Knu84, p. 3] show"],
        &["Knu84 -> Knu84", "Knu84 -> Knu84"],
    );
    check_with(&["Knu A. 1984."], &["as [ABC+12] shows, not [sic] or [12]"], &["ABC+12 -> ABC+12"]);
}

#[test]
fn numbers_that_are_no_pointers() {
    check_numbered(0, &["so [3] and firms3."], &[]);
    check_numbered(9, &["in [0, 1] or [12] or [1999] or [sic]"], &[]);
    check_numbered(9, &["in [7–5] and [1-999999999]", "by Eq. [3]"], &[]);
}

#[test]
fn a_name_before_its_number_is_one_pointer() {
    check_numbered(
        3,
        &["so [1] and [2]. Dahl (1999) [3] and Lund (2001) hold"],
        &["1 -> 1", "2 -> 2", "3 -> 3", "Lund (2001) -> Lund 2001"],
    );
}

#[test]
fn bad_input_is_read_once() {
    for text in [
        "(".repeat(200_000),
        "[".repeat(200_000),
        "(Dahl 1999 ".repeat(20_000),
        "[1-9999]".repeat(20_000),
        "[1,".repeat(50_000),
        "1999 ".repeat(50_000),
        "ibid".repeat(50_000),
        "A. ".repeat(50_000),
        "9".repeat(200_000),
    ] {
        let mut finder = Finder::new(["Dahl A. 1999"].into_iter(), &[], &[&text]);
        assert!(finder.find(&text).len() <= 20_000);
    }
}

/// Pieces of texts in which pointers of all forms meet what is none.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "\\((see )?[A-Z][a-z]{3,8}( and [A-Z][a-z]{3,8}| et al\\.)?,? (19|20)[0-9]{2}[ab]?\\)",
        " [A-Z][a-z]{3,8}('s)? \\((19|20)[0-9]{2}(; (19|20)[0-9]{2})?\\) ",
        "\\[[0-9]{1,3}([,–-] ?[0-9]{1,3}){0,3}\\]",
        "[a-z]{2,9}[0-9¹²³]{1,3}[.,]? ",
        "\\[[A-Z][A-Za-z+]{1,4}[0-9]{2}\\]",
        "(Ibid|[A-Z][a-z]{3,8}, op\\. cit)\\. ",
        "(\\PC|\\s){0,20}",
    ];
    prop::collection::vec(piece, 0..16).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn pointers_lie_inside_the_text(text in pieces()) {
        let raw: Vec<String> = (1..60).map(|one| format!("Writer{one} A. 1999.")).collect();
        let mut finder = Finder::new(raw.iter().map(String::as_str), &entries_like(&raw), &[&text]);
        for pointer in finder.find(&text) {
            prop_assert!(text.get(pointer.range.clone()).is_some_and(|words| !words.is_empty()));
        }
    }

    #[test]
    fn words_of_pointers_are_read_back(text in pieces()) {
        let mut finder = Finder::new([].into_iter(), &[], &[]);
        for pointer in finder.find(&text) {
            let words = match pointer.rule {
                "citations/name-before-year" => text[pointer.range.clone()].to_owned(),
                "citations/name-and-year" => format!("({})", &text[pointer.range.clone()]),
                _ => continue,
            };
            let again = finder.find(&words);
            prop_assert!(again.iter().any(|one| one.key == pointer.key), "{words}: {again:?}");
        }
    }
}

fn entries_like(raw: &[String]) -> Vec<Entry> {
    let span = ArenaSpan::new(0, 1);
    (1..=raw.len()).map(|one| Entry { label: Some(format!("{one}.")), span }).collect()
}
