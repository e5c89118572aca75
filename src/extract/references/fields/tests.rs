//! What the rules make of entries in the usual styles.

use super::label;

/// `expected`: lines of "field=text", in the order of the fields.
fn check(entry: &str, expected: &[&str]) {
    // Asterisks stand for emphasis, as a reader would have taken them out.
    let mut text = String::new();
    let mut marks = Vec::new();
    for (index, piece) in entry.split('*').enumerate() {
        let start = text.len();
        text.push_str(piece);
        if index % 2 == 1 {
            marks.push(start..text.len());
        }
    }
    let labels = label(&text, &marks);
    let mut found: Vec<_> = labels
        .iter()
        .map(|one| (one.field, format!("{:?}={}", one.field, &text[one.range.clone()])))
        .collect();
    found.sort();
    let found: Vec<_> = found.into_iter().map(|(_, found)| found).collect();
    assert_eq!(found, expected, "{entry}");
}

#[test]
fn articles() {
    check(
        "Holm, E. (1988) \"Blocks in economics\", *Nordic Review*: 1.",
        &[
            "Author=Holm, E.",
            "Date=1988",
            "Title=Blocks in economics",
            "Journal=Nordic Review",
            "Issue=1",
        ],
    );
    check(
        "Grano, M (1973) \"The ties\", American Journal of Ties 78/6: 1360-1380.",
        &[
            "Author=Grano, M",
            "Date=1973",
            "Title=The ties",
            "Journal=American Journal of Ties",
            "Volume=78",
            "Issue=6",
            "Pages=1360-1380",
        ],
    );
    check(
        "Holm, Mark (2001) \"Learning\", *European Studies*, vol. 9, no.2, 163-186.",
        &[
            "Author=Holm, Mark",
            "Date=2001",
            "Title=Learning",
            "Journal=European Studies",
            "Volume=9",
            "Issue=2",
            "Pages=163-186",
        ],
    );
    check(
        "Berg A, Holm BC. The size of firms. Econ J. 2013; 341(6141): 39–40.",
        &[
            "Author=Berg A, Holm BC",
            "Date=2013",
            "Title=The size of firms",
            "Journal=Econ J",
            "Volume=341",
            "Issue=6141",
            "Pages=39–40",
        ],
    );
    check(
        "Berg, A. B., & Holm, C. (2004). The size of firms. Journal of Firms, 12(3), 45–67. https://doi.org/10.1000/x",
        &[
            "Author=Berg, A. B., & Holm, C.",
            "Date=2004",
            "Title=The size of firms",
            "Journal=Journal of Firms",
            "Volume=12",
            "Issue=3",
            "Pages=45–67",
        ],
    );
    check(
        "A. Berg and C. Holm, The size of firms, Phys. Rev. D 94 (2016) 094008.",
        &[
            "Author=A. Berg and C. Holm",
            "Date=2016",
            "Title=The size of firms",
            "Journal=Phys. Rev. D",
            "Volume=94",
            "Pages=094008",
        ],
    );
    check(
        "A. Berg, C. Holm. J. Am. Chem. Soc. 103, 2450 (1981);",
        &[
            "Author=A. Berg, C. Holm",
            "Date=1981",
            "Journal=J. Am. Chem. Soc",
            "Volume=103",
            "Pages=2450",
        ],
    );
    check(
        "Holm, H (1999) Collective firms\", *Journal of Firms* 23: 465-483.",
        &[
            "Author=Holm, H",
            "Date=1999",
            "Title=Collective firms",
            "Journal=Journal of Firms",
            "Volume=23",
            "Pages=465-483",
        ],
    );
    check(
        "Holm, A and Chu-Li Berg (forthcoming) \"Alliances\", *Journal of Firms*.",
        &[
            "Author=Holm, A and Chu-Li Berg",
            "Date=forthcoming",
            "Title=Alliances",
            "Journal=Journal of Firms",
        ],
    );
}

#[test]
fn books() {
    check(
        "Holm, P (1991) *Geography and firms*, Cambridge MA: MIT Press.",
        &[
            "Author=Holm, P",
            "Date=1991",
            "Title=Geography and firms",
            "Publisher=MIT Press",
            "Place=Cambridge MA",
        ],
    );
    check(
        "Holm, A (1919) Industry and firms, London: MacMillan.",
        &[
            "Author=Holm, A",
            "Date=1919",
            "Title=Industry and firms",
            "Publisher=MacMillan",
            "Place=London",
        ],
    );
    check(
        "Holm, J G (1988) Decisions and firms, Oxford.",
        &["Author=Holm, J G", "Date=1988", "Title=Decisions and firms", "Place=Oxford"],
    );
    check(
        "Holm, Ted. 2002. Social Firms: Names, 1955 and 1999. 2nd ed. Ithaca, NY: Cornell University Press.",
        &[
            "Author=Holm, Ted",
            "Date=2002",
            "Title=Social Firms: Names, 1955 and 1999",
            "Publisher=Cornell University Press",
            "Place=Ithaca, NY",
            "Edition=2nd ed",
        ],
    );
    check(
        "Viol, H. J., and C. Marg, eds. 1985. Big Voyages. Washington, D.C.: Smithsonian Press.",
        &[
            "Editor=Viol, H. J., and C. Marg",
            "Date=1985",
            "Title=Big Voyages",
            "Publisher=Smithsonian Press",
            "Place=Washington, D.C",
        ],
    );
}

#[test]
fn chapters_and_meetings() {
    check(
        "Esk, H. and M. Kau (1997) \"The shadow\", in *Regional firms: Learning, H Esk (ed), NORD 1997: 3.*",
        &[
            "Author=Esk, H. and M. Kau",
            "Editor=H Esk",
            "Date=1997",
            "Title=The shadow",
            "Journal=Regional firms: Learning",
            "Issue=3",
            "Publisher=NORD",
        ],
    );
    check(
        "Asch D. Plants in Illinois In: Ford RI, editor. Early Food. Ann Arbor: University Press; 1985 p. 149–204.",
        &[
            "Author=Asch D.",
            "Editor=Ford RI",
            "Date=1985",
            "Title=Plants in Illinois",
            "Journal=Early Food",
            "Pages=149–204",
            "Publisher=University Press",
            "Place=Ann Arbor",
        ],
    );
    check(
        "Gert, M S (1995) \"Culture\", paper presented to the annual conference of the Institute of Firms, Newcastle Upon Tyne, January 3-6, 1995.",
        &[
            "Author=Gert, M S",
            "Date=1995",
            "Title=Culture",
            "Journal=annual conference of the Institute of Firms",
            "Place=Newcastle Upon Tyne",
        ],
    );
    check(
        "Loa, B (2000) \"Organisations\", paper presented at the SEA summer conference, Rebild, Denmark, June 2000",
        &[
            "Author=Loa, B",
            "Date=2000",
            "Title=Organisations",
            "Journal=SEA summer conference",
            "Place=Rebild, Denmark",
        ],
    );
}
