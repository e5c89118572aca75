//! What front matter becomes.

use crate::text::Source;

use super::super::read_markdown;
use super::super::tests::outline;

/// Checks the blocks of a front matter; a paragraph behind it is left out.
fn check(front: &str, expected: &[&str]) {
    let text = format!("{front}\n# Towns\n\nThey grow.\n");
    let document = read_markdown(&Source::new("a.md", text.as_bytes()));
    let mut lines = outline(&document);
    assert_eq!(lines.split_off(lines.len().saturating_sub(2)), ["# Towns", "p They grow."]);
    assert_eq!(lines, expected, "{front}");
    for node in document.nodes() {
        if document.is_copied(node.span) {
            let origin = document.origin(node.span).expect("copied from somewhere");
            assert_eq!(document.text(node.span), document.source().slice(origin));
        }
    }
}

#[test]
fn titles_are_read_in_any_quotes() {
    let check_title = |yaml: &str, title: &str| {
        check(&format!("---\ntitle: {yaml}\n---\n"), &[&format!("title {title}")]);
    };
    check_title("On towns", "On towns");
    check_title("On towns # a comment", "On towns");
    check_title("\"On \\\"great\\\" towns\"", "On \"great\" towns");
    check_title("\"Caf\\u00e9 towns\"", "Café towns");
    check_title("'Ng''s towns'", "Ng's towns");
    check_title("On *small* towns", "On small towns");
    check_title(">-\n  On\n  towns", "On towns");
    check_title("|\n  On\n  towns", "On towns");
    check_title("On\n  towns", "On towns");
    check_title("&t !!str 'On towns'", "On towns");
    check_title("&t |\n  On towns", "On towns");
    // Nearly YAML.
    check_title("Towns: a study", "Towns: a study");
    check_title("\"Towns\" and others", "\"Towns\" and others");
}

#[test]
fn fields_have_their_places() {
    check(
        "---\r\ntitle: On towns\r\nsubtitle: Reports\r\nDOI: 10.1000/xyz\r\nlang: en-GB\r\ndate: 2021-03-01\r\nabstract: |\r\n  Towns\r\n  grow.\r\n\r\n  They shrink.\r\nkeywords: [towns, \"trade\"]\r\n---\r\n",
        &[
            "title On towns",
            "subtitle Reports",
            "doi 10.1000/xyz",
            "language en-GB",
            "published 2021-03-01",
            "# abstract",
            "p Towns grow.",
            "p They shrink.",
            "# keywords",
            "- towns",
            "- trade",
        ],
    );
    check(
        "---\ntitle: On towns\nabstract:\nkeywords: towns, trade\nsubtitle: ~\n---\n",
        &["title On towns", "# keywords", "p towns, trade"],
    );
}

#[test]
fn authors_are_stated() {
    let check_authors = |yaml: &str, expected: &[&str]| {
        let lines: Vec<&str> = [&["title On towns"], expected].concat();
        check(&format!("---\ntitle: On towns\n{yaml}---\n"), &lines);
    };
    check_authors("author: Anna Ng\n", &["byline Anna Ng"]);
    check_authors("author:\n- Anna Ng\n- Tom Po^1^\n", &["byline Anna Ng", "byline Tom Po^1^"]);
    // Quarto.
    check_authors(
        "author:\n  - name: Anna Ng\n    email: a@example.org\n    orcid: 0000-0002-1825-0097\n    affiliation:\n      - name: University of Oslo\n        city: Oslo\n        department: Trade\n",
        &[
            "byline Anna Ng\na@example.org\n0000-0002-1825-0097\nTrade, University of Oslo, Oslo",
            "name Anna Ng",
            "address Trade, University of Oslo, Oslo",
        ],
    );
    check_authors(
        "author:\n  - name: {given: Anna, family: Ng}\n    affiliations:\n      - ref: o\naffiliations:\n  - id: o\n    name: University of Oslo\n",
        &["byline Anna Ng\nUniversity of Oslo", "name Anna Ng", "address University of Oslo"],
    );
    // JOSS.
    check_authors(
        "authors:\n  - name: Anna Ng\n    affiliation: \"1, 2\"\n  - name: Tom Po\n    affiliation: 2\n  - name: Una Qi\n    affiliation: 3\naffiliations:\n  - name: University of Oslo\n    index: 1\n  - name: NTNU\n    index: 2\n",
        &[
            "byline Anna Ng\nUniversity of Oslo\nNTNU",
            "name Anna Ng",
            "address University of Oslo",
            "address NTNU",
            "byline Tom Po\nNTNU",
            "name Tom Po",
            "address NTNU",
            "byline Una Qi",
            "name Una Qi",
        ],
    );
    // Comments and notes.
    check_authors(
        "authors:\n  - name: \"Anna Ng^[Now in Rome]\" # a comment\n    affiliation: '1' # so\naffiliations:\n  - name: NTNU\n    index: 1\n",
        &["byline Anna Ng\nNTNU", "name Anna Ng", "address NTNU"],
    );
    check_authors("author:\n  - name: ^[Nobody]\n", &[]);
    // Pandoc filters for scholarly writing.
    check_authors(
        "author:\n  - Anna Ng:\n      institute: [o]\ninstitute:\n  - o: University of Oslo\n",
        &["byline Anna Ng\nUniversity of Oslo", "name Anna Ng", "address University of Oslo"],
    );
    check_authors("author:\n  - [Anna]\n  - {}\n", &[]);
}

#[test]
fn title_blocks_are_read() {
    check(
        "% On towns\n  and trade\n% Anna Ng; Tom Po\n% 2021\n",
        &[
            "title On towns and trade",
            "byline Anna Ng",
            "name Anna Ng",
            "byline Tom Po",
            "name Tom Po",
            "published 2021",
        ],
    );
}

#[test]
fn what_is_no_front_matter() {
    let check_text = |text: &str, expected: &str| {
        let document = read_markdown(&Source::new("a.md", text.as_bytes()));
        assert_eq!(document.arena(), expected, "{text}");
        assert!(document.stated().contributors.is_empty());
    };
    check_text("---\n\nTowns: a study\n\n---\n\nThey grow.", "Towns: a study\n\nThey grow.");
    check_text("---\nTowns grow.\n\n---\n", "Towns grow.");
    check_text("---\ntitle: On towns", "title: On towns");
    check_text("% of towns grew.", "% of towns grew.");
    check_text("---\n---\n", "");
    // Anchors and nesting without end.
    let deep = format!("---\ntitle: Towns\na: {}\n---\n\nThey grow.", "[".repeat(10_000));
    check_text(&deep, "Towns\n\nThey grow.");
    check_text("---\ntitle: &a Towns\nsubtitle: *a\n---\n\nThey grow.", "Towns\n\nThey grow.");
}
