//! Lists of names in the styles of bibliographies.

use super::*;

/// `expected`: "Family|Given" of each, organisations as they are; "…" for et al.
fn check(text: &str, expected: &[&str]) {
    let list = parse(text);
    let show = |one: &Printed| match (&one.given, &one.suffix) {
        _ if one.organization => one.family.clone(),
        (given, Some(suffix)) => {
            format!("{}|{}|{suffix}", one.family, given.as_deref().unwrap_or(""))
        }
        (given, None) => format!("{}|{}", one.family, given.as_deref().unwrap_or("")),
    };
    let mut people: Vec<String> = list.people.iter().map(show).collect();
    people.extend(list.et_al.then(|| "…".to_owned()));
    assert_eq!(people, expected, "{text}");
    let ranges = list.people.iter().map(|one| one.range.clone());
    assert!(
        ranges.clone().zip(ranges.skip(1)).all(|(one, other)| one.end <= other.start),
        "{text}"
    );
}

#[test]
fn inverted_names() {
    check("Holm, E.", &["Holm|E."]);
    check("Holm, E. and M. Kauto", &["Holm|E.", "Kauto|M."]);
    check("Sax, A and Yueh-Chen Li", &["Sax|A", "Li|Yueh-Chen"]);
    check("Gerd, M S", &["Gerd|M S"]);
    check("Loren, Mark", &["Loren|Mark"]);
    check("Holm, Ada, Po, Tim, and Ng, Lee", &["Holm|Ada", "Po|Tim", "Ng|Lee"]);
    check("Lee, L. L., W. E. How, and R. E. Marsh.", &["Lee|L. L.", "How|W. E.", "Marsh|R. E."]);
    check("Chari, Vy; Press, Andrew", &["Chari|Vy", "Press|Andrew"]);
    check("de la Mata, M. & Von Hal, A.", &["de la Mata|M.", "Von Hal|A."]);
    check("Hong, J. J., ... & Lee, H.", &["Hong|J. J.", "Lee|H."]);
    check("Ng, J. -. H., & Yeo, J.-C.", &["Ng|J. -. H.", "Yeo|J.-C."]);
    check("Ribeiro, G. C. de; Regina, M. de A.", &["Ribeiro|G. C. de", "Regina|M. de A."]);
    check("SILVA, J. A.; COSTA FILHO, M.", &["SILVA|J. A.", "COSTA|M.|FILHO"]);
    check("Holm, A., Jr., & Po, B.", &["Holm|A.|Jr.", "Po|B."]);
    check("Ramón y Cajal, S. y Po, B.", &["Ramón y Cajal|S.", "Po|B."]);
}

#[test]
fn trailing_initials() {
    check("Assa A, Greer ML, et al.", &["Assa|A", "Greer|ML", "…"]);
    check("Nguyen LT, Von Haes A.", &["Nguyen|LT", "Von Haes|A."]);
    check("Baguette M., and Hance T.", &["Baguette|M.", "Hance|T."]);
    check("Okwo-Bele J-M", &["Okwo-Bele|J-M"]);
    check("LI Y, Das M", &["LI|Y", "Das|M"]);
    check("Po LM, Holm JR.", &["Po|LM", "Holm|JR."]);
    check("Clow GD, Simms Jr. GM, Wharton RA, Jr.", &["Clow|GD", "Simms|GM|Jr.", "Wharton|RA|Jr."]);
    check("Welch Ra, Burland V", &["Welch|Ra", "Burland|V"]);
}

#[test]
fn given_names_first() {
    check("V. Efi and U. van Kol", &["Efi|V.", "van Kol|U."]);
    check("J. P. COLL et J. L. SESS", &["COLL|J. P.", "SESS|J. L."]);
    check("Charles H Benn", &["Benn|Charles H"]);
    check(
        "Jenny Rose Fink, Trond Gren, and C. Mann",
        &["Fink|Jenny Rose", "Gren|Trond", "Mann|C."],
    );
    check("Paul E. Bier III, José del R. Mill", &["Bier|Paul E.|III", "del R. Mill|José"]);
    check("Müller, Hans / Schmidt, Karl", &["Müller|Hans", "Schmidt|Karl"]);
    check("In O. C. A. and D. Card (Eds.),", &["A|O. C.", "Card|D."]);
}

#[test]
fn organisations_stay_whole() {
    check("World Health Organization", &["World Health Organization"]);
    check("OECD", &["OECD"]);
    check("Ministry of Foreign Affairs", &["Ministry of Foreign Affairs"]);
    check(
        "Centers for Disease Control and Prevention.",
        &["Centers for Disease Control and Prevention"],
    );
    check("Holm A, Po B, ATLAS Collaboration", &["Holm|A", "Po|B", "ATLAS Collaboration"]);
    check("Ministério da Saúde (BR).", &["Ministério da Saúde (BR)"]);
}

#[test]
fn nothing_is_made_of_nothing() {
    for text in ["", " ", ".,;", "–", "& "] {
        check(text, &[]);
    }
}

#[test]
fn long_lists_take_linear_time() {
    let many = "Holm, A., ".repeat(20_000);
    assert_eq!(parse(&many).people.len(), 20_000);
    assert_eq!(parse(&"(".repeat(20_000)).people.len(), 0);
}

#[test]
fn marks_of_many_places() {
    check("HOLM (A.), PO (Chr.)", &["HOLM|A.", "PO|Chr"]);
    check("HOLMGREN, Ada, Tim NG a Bo FU,", &["HOLMGREN|Ada", "NG|Tim", "FU|Bo"]);
    check("Holm, A.C. Po, B., Ng, T.", &["Holm|A.C.", "Po|B.", "Ng|T."]);
    check("Holm, Anna. Po, Tim.", &["Holm|Anna", "Po|Tim"]);
    check("Holm, A., Po, B. dan Ng, T.", &["Holm|A.", "Po|B.", "Ng|T."]);
    check("Anna Holm, B. Po, e Tim Ng.", &["Holm|Anna", "Po|B.", "Ng|Tim"]);
    check("White, A and Ng, Y", &["White|A", "Ng|Y"]);
    check("Holm, Ada (Didi).", &["Holm|Ada"]);
}
