//! Lines of bylines, hits and near misses.

use super::*;

/// "name[marks]" of each author, "@marks address", or "-".
fn show(text: &str) -> String {
    let marks: BTreeSet<String> = ["1", "2", "I", "II"].map(str::to_owned).into();
    match part(text, &marks) {
        Part::Authors(authors) => {
            let show = |author: &Author| {
                let marks: Vec<&str> = author.marks.iter().map(String::as_str).collect();
                format!("{}[{}]", &text[author.name.clone()], marks.join(" "))
            };
            authors.iter().map(show).collect::<Vec<_>>().join(" ")
        }
        Part::Address => {
            let address = address(text, &marks);
            let marks: Vec<String> = address.marks.into_iter().collect();
            format!("@{} {}", marks.join(" "), &text[address.range])
        }
        Part::Other => "-".to_owned(),
    }
}

#[test]
fn bylines_are_parted() {
    let check = |text: &str, expected: &str| assert_eq!(show(text), expected);
    check(
        "Anna Ng1,2,*, Ugo Po2 and Jan van der Berg",
        "Anna Ng[* 1 2] Ugo Po[2] Jan van der Berg[]",
    );
    check(
        "Anna Ng 1 , V Adrian Hill 2,5and Tom Po 1,5",
        "Anna Ng[1] V Adrian Hill[2 5] Tom Po[1 5]",
    );
    check("2 Frontier Doctors, Oslo, Norway", "@2 Frontier Doctors, Oslo, Norway");
    check("an unclosed fence", "-");
    check("unclosed fence", "-");
    check("1 Anna Ng, 2 Tom Po", "Anna Ng[1] Tom Po[2]");
    check("Anna HillII,*, Tom PoI and Eva Brandt", "Anna Hill[* II] Tom Po[I] Eva Brandt[]");
    check("Anna E . Ng , 2 , 3 Tom Po 1 Eva Brandt 1", "Anna E . Ng[2 3] Tom Po[1] Eva Brandt[1]");
    check("Holt, S. 1 *, Hill, S. N. 1", "Holt, S.[* 1] Hill, S. N.[1]");
    check("1 K Holt, 2 T Brandt, 1 E Hill", "K Holt[1] T Brandt[2] E Hill[1]");
}

#[test]
fn addresses_and_notes_are_no_authors() {
    let check = |text: &str, expected: &str| assert_eq!(show(text), expected);
    let law = "Department of Law, University of Oslo, Norway";
    check(&format!("1 {law}"), &format!("@1 {law}"));
    check(&format!("{law}, 2 and"), &format!("@2 {law}"));
    check("a Roma Tre University, Rome", "@a Roma Tre University, Rome");
    check("Hill Paper GmbH, Bergen", "@ Hill Paper GmbH, Bergen");
    check("Denver, CO", "@ Denver, CO");
    check("* E-mail: a.ng@example.org", "-");
    check("Received 3 May 1999", "-");
    check("Edited by: Tom Po, University of Oslo", "@ Edited by: Tom Po, University of Oslo");
    check("Growth, Trade and Wages in Towns", "-");
}

/// Names as "given|family" with titles in brackets.
fn names(text: &str) -> String {
    let (authors, _) = read::read(text, &BTreeSet::new());
    let show = |author: &Author| {
        let part = |part: &Option<String>| part.clone().unwrap_or_default();
        let titles = author.honorifics.iter().map(|title| format!(" ({title})"));
        let name = format!("{}|{}", part(&author.parts.given), part(&author.parts.family));
        name + &titles.collect::<String>()
    };
    authors.iter().map(show).collect::<Vec<_>>().join("; ")
}

#[test]
fn names_are_found_and_parted() {
    let check = |text: &str, expected: &str| assert_eq!(names(text), expected, "{text}");
    // Without separators, with odd ones.
    check("Randy Holt Anna Brandt Peter Hill", "Randy|Holt; Anna|Brandt; Peter|Hill");
    check("B. J. Holt N. A. Brandt", "B. J.|Holt; N. A.|Brandt");
    check("Laura Holt — Peter Brandt — Anna Hill", "Laura|Holt; Peter|Brandt; Anna|Hill");
    check("Laura Holt; Peter Brandt; Anna Hill", "Laura|Holt; Peter|Brandt; Anna|Hill");
    // Blanks where none belong.
    check("F. Garcia -Holt 1, A . Brandt 2", "F.|Garcia-Holt; A.|Brandt");
    check("Martina Ruiz- Holt and Li -Mei Chen", "Martina|Ruiz-Holt; Li-Mei|Chen");
    // Particles, capitals, family name first.
    check("Anna van der Berg, Tom De Holt", "Anna|van der Berg; Tom|De Holt");
    check("ANNA HOLT, PETER J. BRANDT", "ANNA|HOLT; PETER J.|BRANDT");
    check("Holt, A. B., Brandt, C., & Hill, D. E.", "A. B.|Holt; C.|Brandt; D. E.|Hill");
    check("Holt AB, Brandt C, Hill DE", "AB|Holt; C|Brandt; DE|Hill");
    // Titles on both sides, suffixes.
    check("Anna Holt, MD, PhD, and Peter Brandt, MSc", "Anna|Holt (MD) (PhD); Peter|Brandt (MSc)");
    check("Prof. Dr. Anna Holt", "Anna|Holt (Prof. Dr.)");
    check("by Anna Holt", "Anna|Holt");
    check("Anna HOLT1,2,*, Leila Santiago BRANDT1,3", "Anna|HOLT; Leila Santiago|BRANDT");
    check("Robert N. Holt Jr., Anna Brandt", "Robert N.|Holt; Anna|Brandt");
}

#[test]
fn lines_of_other_things_have_no_names() {
    for text in ["", "   ", "1, 2, *", ", and ; .", "\u{0}\u{1}", "陶勇", "Department of Law"] {
        assert_eq!(names(text), "", "{text:?}");
    }
}

#[test]
fn endless_lines_are_not_read() {
    let line = "Anna Ng, ".repeat(20_000);
    assert_eq!(read::read(&line, &BTreeSet::new()).0, []);
}
