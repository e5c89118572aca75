//! What the reader makes of small texts.

use proptest::prelude::*;

use crate::diagnostic::Code;
use crate::paper::{Document, NodeKind};
use crate::text::{ArenaSpan, Source};

use super::{read_markdown, read_plain};

/// The names stated in a byline, each with its addresses.
fn stated_in(document: &Document, byline: ArenaSpan) -> Vec<String> {
    let stated = document.stated();
    let mut lines = Vec::new();
    for author in stated.contributors.iter().filter(|one| byline.contains(one.name.span)) {
        lines.push(format!("name {}", document.text(author.name.span)));
        let places = author.affiliations.iter().map(|place| stated.affiliations[*place].span);
        lines.extend(places.map(|span| format!("address {}", document.text(span))));
    }
    lines
}

/// One line a block: a sign for its kind, and its words.
pub fn outline(document: &Document) -> Vec<String> {
    let mut lines = Vec::new();
    let mut level = 0;
    for node in document.nodes() {
        let sign = match node.kind {
            NodeKind::Section { level: depth, .. } => {
                level = depth;
                continue;
            }
            NodeKind::Emphasis => continue,
            NodeKind::Heading => "#".repeat(level as usize),
            NodeKind::Paragraph => "p".to_owned(),
            NodeKind::ListItem => "-".to_owned(),
            NodeKind::Metadata(field) => format!("{field:?}").to_lowercase(),
            other => format!("{other:?}").to_lowercase(),
        };
        lines.push(format!("{sign} {}", document.text(node.span)));
        if node.kind == NodeKind::Byline {
            lines.extend(stated_in(document, node.span));
        }
    }
    lines
}

pub fn check(text: &str, expected: &[&str]) {
    assert_eq!(outline(&read_plain(&Source::new("a.txt", text.as_bytes()))), expected);
}

fn check_markdown(text: &str, expected: &[&str]) {
    assert_eq!(outline(&read_markdown(&Source::new("a.md", text.as_bytes()))), expected);
}

pub const PROSE: &str = "We asked forty firms about their suppliers and wrote down what they said.";

#[test]
fn headings_without_marks() {
    let text = format!(
        "A study of firms\n\nAnna Ng\n\nIntroduction\n\n{PROSE}\n\n2 Data\n\n2.1 Firms and sites\n\n{PROSE}\n\nWhat is a firm?\n\n{PROSE}\n\nReferences\n\nNg A (1999) Firms\n\nNg A (2001) Sites"
    );
    check(
        &text,
        &[
            "title A study of firms",
            "byline Anna Ng",
            "# Introduction",
            &format!("p {PROSE}"),
            "# 2 Data",
            "## 2.1 Firms and sites",
            &format!("p {PROSE}"),
            "### What is a firm?",
            &format!("p {PROSE}"),
            "# References",
            "- Ng A (1999) Firms",
            "- Ng A (2001) Sites",
        ],
    );
}

#[test]
fn runs_of_headings_set_the_depth() {
    let text = format!(
        "On towns\n\nIntroduction\n\n{PROSE}\n\nSection I. Towns\n\nThe talks in Oslo\n\nTrade\n\n{PROSE}\n\nMusic\n\n{PROSE}\n\nThe talks in Rome\n\nWine\n\n{PROSE}\n\nList of participants\n\nThe talks in Oslo\n\nAnna Ng, University of Oslo\n\nThe talks in Rome\n\nUgo Po, University of Rome"
    );
    let prose = format!("p {PROSE}");
    check(
        &text,
        &[
            "title On towns",
            "# Introduction",
            &prose,
            "# Section I. Towns",
            "## The talks in Oslo",
            "### Trade",
            &prose,
            "### Music",
            &prose,
            "## The talks in Rome",
            "### Wine",
            &prose,
            "# List of participants",
            "## The talks in Oslo",
            "- Anna Ng, University of Oslo",
            "## The talks in Rome",
            "- Ugo Po, University of Rome",
        ],
    );
}

#[test]
fn no_headings() {
    let check_paragraph = |line: &str| {
        let text = format!("On towns\n\nIntroduction\n\n{PROSE}\n\n{line}\n\n{PROSE}");
        let prose = format!("p {PROSE}");
        check(&text, &["title On towns", "# Introduction", &prose, &format!("p {line}"), &prose]);
    };
    check_paragraph("That was the end.");
    check_paragraph("Write to a.ng@example.org");
    check_paragraph("Fig. 4, Table 2");
    check_paragraph("It holds that x > 3,");
    check_paragraph("Rain fell in Oslo. Nobody stayed");
    check_paragraph("1 + 2 = 3 (4)");
}

#[test]
fn a_heading_glued_to_a_paragraph() {
    let text = format!("On towns\n\nIntroduction\n\n{PROSE}Towns and trade\n\n{PROSE}");
    let prose = format!("p {PROSE}");
    check(&text, &["title On towns", "# Introduction", &prose, "# Towns and trade", &prose]);
    let whole = format!("{PROSE}See also section four.");
    let text = format!("On towns\n\nIntroduction\n\n{whole}\n\n{PROSE}");
    check(&text, &["title On towns", "# Introduction", &format!("p {whole}"), &prose]);
}

#[test]
fn broken_paragraphs_are_joined() {
    let with = |one: &str, two: &str, joined: &[&str]| {
        let text = format!("On towns\n\nIntroduction\n\n{one}\n\n{two}");
        let mut expected = vec!["title On towns", "# Introduction"];
        expected.extend(joined);
        check(&text, &expected);
    };
    with("Towns grow by", "trade and luck.", &["p Towns grow by trade and luck."]);
    with("They need struc-", "tures.", &["p They need structures."]);
    with("A co-operative co-", "operative.", &["p A co-operative co-operative."]);
    with(
        "Towns grow by",
        "¹ So Ng says.\n\ntrade.",
        &["p Towns grow by trade.", "footnote So Ng says."],
    );
    with("Towns grow.", "trade too.", &["p Towns grow.", "p trade too."]);
    let long = format!("{PROSE} {PROSE} so says Anna");
    let rest = "Ng, who has counted every one of them for years.";
    with(&long, rest, &[&format!("p {long} {rest}")]);
}

#[test]
fn title_subtitle_and_author_in_one_line() {
    let text = |line: &str| {
        format!(
            "{line}\n\nIntroduction\n\n{PROSE} We read reports from them.\n\nReferences\n\nNg, Anna (1999) Towns."
        )
    };
    let rest = format!("p {PROSE} We read reports from them.");
    let tail = ["# Introduction", &rest, "# References", "- Ng, Anna (1999) Towns."];
    let check_line = |line: &str, front: &[&str]| {
        let expected: Vec<&str> = front.iter().chain(&tail).copied().collect();
        check(&text(line), &expected);
    };
    check_line(
        "How small towns grow Reports from five countries Anna Ng",
        &["title How small towns grow", "subtitle Reports from five countries", "byline Anna Ng"],
    );
    check_line("How small towns grow Anna Ng", &["title How small towns grow", "byline Anna Ng"]);
    check_line(
        "How small towns grow in Silicon Valley",
        &["title How small towns grow in Silicon Valley"],
    );
}

#[test]
fn names_and_addresses_below_the_title() {
    check(
        "On towns\n\nAnna Ng1,*, Ugo Po2,*\n\n1 University of Oslo, Norway\n\n2 Roma Tre, Rome, Italy\n\n* E-mail: a@example.org\n\nAbstract\n\nTowns grow.",
        &[
            "title On towns",
            "byline Anna Ng1,*, Ugo Po2,*",
            "byline 1 University of Oslo, Norway",
            "byline 2 Roma Tre, Rome, Italy",
            "byline * E-mail: a@example.org",
            "# Abstract",
            "p Towns grow.",
        ],
    );
}

#[test]
fn page_furniture_is_left_out() {
    check(
        "On towns\n\nIntroduction\n\nTowns grow by\n\n12\n\nTown Studies\n\ntrade. They shrink by\n\n13\n\nTown Studies\n\nwar.",
        &["title On towns", "# Introduction", "p Towns grow by trade. They shrink by war."],
    );
    let page = |number: usize| format!("Town Studies {number}\nTowns grow by trade\n");
    let text = format!("On towns\n\n{}", (1..6).map(page).collect::<Vec<_>>().join("\u{c}"));
    assert!(!read_plain(&Source::new("a.txt", text.as_bytes())).arena().contains("Studies"));
}

#[test]
fn parts_of_an_abstract_are_below_it() {
    check(
        "On towns\n\nAbstract\n\nMethods\n\nWe asked.\n\nConclusions\n\nThey grow.\n\nIntroduction\n\nTowns do.",
        &[
            "title On towns",
            "# Abstract",
            "## Methods",
            "p We asked.",
            "## Conclusions",
            "p They grow.",
            "# Introduction",
            "p Towns do.",
        ],
    );
}

#[test]
fn run_in_headings() {
    check(
        "On towns\n\nAbstract: Towns grow.\n\nKeywords: town, trade\n\nIntroduction\n\nTowns do.",
        &[
            "title On towns",
            "# Abstract",
            "p Towns grow.",
            "# Keywords",
            "p town, trade",
            "# Introduction",
            "p Towns do.",
        ],
    );
}

#[test]
fn markdown_marks() {
    check_markdown(
        "---\ntitle: \"On towns\"\nauthor: x\n---\n\nIntro\n=====\n\nA *big* [town](http://a.org/x_(y)) &amp; <b>more</b>[^1].\n\n## Sub ##\n\n- one\n- two\n  goes on\n\n1. first\n2. second\n\n> said\n> she\n\n```\nlet x;\n```\n\n| a | b |\n|---|---|\n| c | d |\n\n[^1]: A note\\*.\n\n***",
        &[
            "title On towns",
            "byline x",
            "# Intro",
            "p A big town & more.",
            "## Sub",
            "- one",
            "- two goes on",
            "- first",
            "- second",
            "blockquote said she",
            "verbatim let x;",
            "table a\tb\nc\td",
            "footnote A note*.",
        ],
    );
}

#[test]
fn emphasis_needs_its_partner() {
    let check_emphasis = |text: &str, arena: &str, words: &[&str]| {
        let document = read_plain(&Source::new("a.txt", text.as_bytes()));
        assert_eq!(document.arena(), arena);
        let found: Vec<&str> =
            document.spans_of(NodeKind::Emphasis).map(|span| document.text(span)).collect();
        assert_eq!(found, words);
    };
    check_emphasis("A *big* town.", "A big town.", &["big"]);
    check_emphasis("A **very *big* town**.", "A very big town.", &["very big town", "big"]);
    check_emphasis("A *big_ town and snake_case_name.", "A *big_ town and snake_case_name.", &[]);
    check_emphasis("*big\ntown* grows.", "big town grows.", &["big town"]);
    check_emphasis("2 * 3 * 4, p* and q*.", "2 * 3 * 4, p* and q*.", &[]);
}

#[test]
fn bibliography_lines_become_entries() {
    check(
        "On towns\n\nTowns grow all the time [1], as we all know from the books.\n\nReferences\n\n[1] Ng, A. Towns.\n   Oslo: Press.\n[2] Po, U. Sites.",
        &[
            "title On towns",
            "p Towns grow all the time [1], as we all know from the books.",
            "# References",
            "- [1] Ng, A. Towns. Oslo: Press.",
            "- [2] Po, U. Sites.",
        ],
    );
}

#[test]
fn trouble_is_told() {
    let codes = |bytes: &[u8]| -> Vec<Code> {
        read_plain(&Source::new("a.txt", bytes))
            .diagnostics()
            .iter()
            .map(|found| found.code)
            .collect()
    };
    assert_eq!(codes(b""), [Code::EmptyText]);
    assert_eq!(codes(b"On towns\n\nIntroduction\n\nTowns grow."), []);
    assert_eq!(codes(b"Caf\xE9 towns"), [Code::NotUtf8]);
    assert_eq!(codes(b"On\0 towns"), [Code::ControlCharacters]);
    assert_eq!(codes(b"Introduction\n\nTowns grow."), [Code::NoTitle]);
}

/// Every stretch of a paragraph is a copy of its source, or made from a gap or a mark.
pub fn copies_are_equal(document: &Document) -> Result<(), TestCaseError> {
    for node in document.nodes() {
        let mut at = node.span.start();
        for c in document.text(node.span).chars() {
            let span = ArenaSpan::new(at, at + c.len_utf8());
            at += c.len_utf8();
            match document.origin(span) {
                Some(origin) if document.is_copied(span) => {
                    prop_assert_eq!(document.source().slice(origin), document.text(span));
                }
                Some(origin) => prop_assert!(!origin.is_empty()),
                None => prop_assert!(c.is_whitespace()),
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn any_text_is_copied_right(text in "(\\PC|\n|\n\n|\\*|_|# |\\[|\\]\\(|\\)|- |\\^|`){0,120}") {
        for read in [read_plain, read_markdown] {
            copies_are_equal(&read(&Source::new("a", text.as_bytes())))?;
        }
    }

    #[test]
    fn any_bytes_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        copies_are_equal(&read_plain(&Source::new("a", &bytes)))?;
    }

    #[test]
    fn no_word_is_lost(text in "([a-z]{1,6}|[A-Z][a-z]{1,6}|[.,;:!?*_()]| |\n|\n\n){0,150}") {
        // Lines that recur may be running heads, which are left out on purpose.
        let spelt = |line: &str| line.to_lowercase().replace(|c: char| !c.is_alphabetic(), "");
        let lines = text.lines().map(spelt).filter(|line| !line.is_empty());
        let mut lines: Vec<String> = lines.collect();
        lines.sort_unstable();
        prop_assume!(lines.windows(2).all(|pair| pair[0] != pair[1]));
        let document = read_plain(&Source::new("a.txt", text.as_bytes()));
        let letters = |text: &str| {
            let mut letters: Vec<char> = text.chars().filter(|c| c.is_alphabetic()).collect();
            letters.sort_unstable();
            letters
        };
        prop_assert_eq!(letters(document.arena()), letters(&text));
    }
}
