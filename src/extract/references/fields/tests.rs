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
    let fields = [
        ("authors", &labels.authors),
        ("editors", &labels.editors),
        ("year", &labels.year),
        ("title", &labels.title),
        ("container", &labels.container),
        ("volume", &labels.volume),
        ("issue", &labels.issue),
        ("pages", &labels.pages),
        ("publisher", &labels.publisher),
        ("place", &labels.place),
        ("edition", &labels.edition),
    ];
    let mut found: Vec<String> = fields
        .iter()
        .filter_map(|(name, range)| {
            range.as_ref().map(|range| format!("{name}={}", &text[range.clone()]))
        })
        .collect();
    found.push(labels.kind.as_csl().to_owned());
    assert_eq!(found, expected, "{entry}");
}

#[test]
fn articles() {
    check(
        "Holm, E. (1988) \"Blocks in economics\", *Nordic Review*: 1.",
        &[
            "authors=Holm, E.",
            "year=1988",
            "title=Blocks in economics",
            "container=Nordic Review",
            "issue=1",
            "article-journal",
        ],
    );
    check(
        "Grano, M (1973) \"The ties\", American Journal of Ties 78/6: 1360-1380.",
        &[
            "authors=Grano, M",
            "year=1973",
            "title=The ties",
            "container=American Journal of Ties",
            "volume=78",
            "issue=6",
            "pages=1360-1380",
            "article-journal",
        ],
    );
    check(
        "Holm, Mark (2001) \"Learning\", *European Studies*, vol. 9, no.2, 163-186.",
        &[
            "authors=Holm, Mark",
            "year=2001",
            "title=Learning",
            "container=European Studies",
            "volume=9",
            "issue=2",
            "pages=163-186",
            "article-journal",
        ],
    );
    check(
        "Berg A, Holm BC. The size of firms. Econ J. 2013; 341(6141): 39–40.",
        &[
            "authors=Berg A, Holm BC",
            "year=2013",
            "title=The size of firms",
            "container=Econ J",
            "volume=341",
            "issue=6141",
            "pages=39–40",
            "article-journal",
        ],
    );
    check(
        "Berg, A. B., & Holm, C. (2004). The size of firms. Journal of Firms, 12(3), 45–67. https://doi.org/10.1000/x",
        &[
            "authors=Berg, A. B., & Holm, C.",
            "year=2004",
            "title=The size of firms",
            "container=Journal of Firms",
            "volume=12",
            "issue=3",
            "pages=45–67",
            "article-journal",
        ],
    );
    check(
        "A. Berg and C. Holm, The size of firms, Phys. Rev. D 94 (2016) 094008.",
        &[
            "authors=A. Berg and C. Holm",
            "year=2016",
            "title=The size of firms",
            "container=Phys. Rev. D",
            "volume=94",
            "pages=094008",
            "article-journal",
        ],
    );
    check(
        "A. Berg, C. Holm. J. Am. Chem. Soc. 103, 2450 (1981);",
        &[
            "authors=A. Berg, C. Holm",
            "year=1981",
            "container=J. Am. Chem. Soc",
            "volume=103",
            "pages=2450",
            "article-journal",
        ],
    );
    check(
        "Holm, H (1999) Collective firms\", *Journal of Firms* 23: 465-483.",
        &[
            "authors=Holm, H",
            "year=1999",
            "title=Collective firms",
            "container=Journal of Firms",
            "volume=23",
            "pages=465-483",
            "article-journal",
        ],
    );
    check(
        "Holm, A and Chu-Li Berg (forthcoming) \"Alliances\", *Journal of Firms*.",
        &[
            "authors=Holm, A and Chu-Li Berg",
            "year=forthcoming",
            "title=Alliances",
            "container=Journal of Firms",
            "article-journal",
        ],
    );
}

#[test]
fn books() {
    check(
        "Holm, P (1991) *Geography and firms*, Cambridge MA: MIT Press.",
        &[
            "authors=Holm, P",
            "year=1991",
            "title=Geography and firms",
            "publisher=MIT Press",
            "place=Cambridge MA",
            "book",
        ],
    );
    check(
        "Holm, A (1919) Industry and firms, London: MacMillan.",
        &[
            "authors=Holm, A",
            "year=1919",
            "title=Industry and firms",
            "publisher=MacMillan",
            "place=London",
            "book",
        ],
    );
    check(
        "Holm, J G (1988) Decisions and firms, Oxford.",
        &["authors=Holm, J G", "year=1988", "title=Decisions and firms", "place=Oxford", "book"],
    );
    check(
        "Holm, Ted. 2002. Social Firms: Names, 1955 and 1999. 2nd ed. Ithaca, NY: Cornell University Press.",
        &[
            "authors=Holm, Ted",
            "year=2002",
            "title=Social Firms: Names, 1955 and 1999",
            "publisher=Cornell University Press",
            "place=Ithaca, NY",
            "edition=2nd ed",
            "book",
        ],
    );
    check(
        "Viol, H. J., and C. Marg, eds. 1985. Big Voyages. Washington, D.C.: Smithsonian Press.",
        &[
            "editors=Viol, H. J., and C. Marg",
            "year=1985",
            "title=Big Voyages",
            "publisher=Smithsonian Press",
            "place=Washington, D.C",
            "book",
        ],
    );
}

#[test]
fn chapters_and_meetings() {
    check(
        "Esk, H. and M. Kau (1997) \"The shadow\", in *Regional firms: Learning, H Esk (ed), NORD 1997: 3.*",
        &[
            "authors=Esk, H. and M. Kau",
            "editors=H Esk",
            "year=1997",
            "title=The shadow",
            "container=Regional firms: Learning",
            "issue=3",
            "publisher=NORD",
            "chapter",
        ],
    );
    check(
        "Asch D. Plants in Illinois In: Ford RI, editor. Early Food. Ann Arbor: University Press; 1985 p. 149–204.",
        &[
            "authors=Asch D.",
            "editors=Ford RI",
            "year=1985",
            "title=Plants in Illinois",
            "container=Early Food",
            "pages=149–204",
            "publisher=University Press",
            "place=Ann Arbor",
            "chapter",
        ],
    );
    check(
        "Gert, M S (1995) \"Culture\", paper presented to the annual conference of the Institute of Firms, Newcastle Upon Tyne, January 3-6, 1995.",
        &[
            "authors=Gert, M S",
            "year=1995",
            "title=Culture",
            "container=annual conference of the Institute of Firms",
            "place=Newcastle Upon Tyne",
            "paper-conference",
        ],
    );
    check(
        "Loa, B (2000) \"Organisations\", paper presented at the SEA summer conference, Rebild, Denmark, June 2000",
        &[
            "authors=Loa, B",
            "year=2000",
            "title=Organisations",
            "container=SEA summer conference",
            "place=Rebild, Denmark",
            "paper-conference",
        ],
    );
}
