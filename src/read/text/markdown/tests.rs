//! What the reader makes of Markdown as papers use it.

use proptest::prelude::*;

use crate::paper::NodeKind;
use crate::text::Source;

use super::super::read_markdown;
use super::super::tests::{copies_are_equal, outline};

fn read(text: &str) -> crate::paper::Document {
    read_markdown(&Source::new("a.md", text.as_bytes()))
}

/// Blocks of a text that stands below a title.
fn check(text: &str, expected: &[&str]) {
    let mut lines = outline(&read(&format!("# On towns\n\n## Introduction\n\n{text}")));
    assert_eq!(lines.drain(..2).collect::<Vec<_>>(), ["title On towns", "# Introduction"]);
    assert_eq!(lines, expected, "{text}");
}

/// The words of one paragraph.
fn check_words(text: &str, expected: &str) {
    check(text, &[&format!("p {expected}")]);
}

#[test]
fn signs_inside_lines() {
    check_words("A *big* **town** and ***more***.", "A big town and more.");
    check_words("A \\*big\\* town \\[1\\].", "A *big* town [1].");
    check_words(
        "Trade &amp; war &#8211; p&nbsp;&lt; 0.05, R&D, AT&T;",
        "Trade & war – p < 0.05, R&D, AT&T;",
    );
    check_words("Ng^1,2^ on H~2~O and 10^5^ cells", "Ng1,2 on H2O and 10^5 cells");
    check_words("Ng<sup>1</sup>, 10<sup>5</sup>, H<sub>2</sub>O", "Ng1, 10^5, H2O");
    check_words("a<br>b <!-- no --> c<span class=\"x\">d</span>", "a b  cd");
    check_words("if a<b and c>d, then <kappa> holds", "if a<b and c>d, then <kappa> holds");
    check_words("Use `*x*` here, `` `y` `` there", "Use *x* here, `y` there");
    check_words("with $a*b*c$ and $5 to US$6", "with $a*b*c$ and $5 to US$6");
    check_words("one\\\ntwo  \nthree\nfour", "one two three four");
    check_words(
        "[small caps]{.smallcaps} and []{#here}there {a, b}",
        "small caps and there {a, b}",
    );
    check_words("~~struck~~ words, ~5 of ~10", "struck words, ~5 of ~10");
}

#[test]
fn marks_of_authors_are_no_emphasis() {
    let check_names = |text: &str| {
        let document = read(&format!("# On towns\n\n{text}\n\n## Introduction\n\nThey grow."));
        assert_eq!(document.text(document.spans_of(NodeKind::Byline).next().expect("names")), text);
        assert_eq!(document.spans_of(NodeKind::Emphasis).count(), 0, "{text}");
    };
    check_names("Wei Zhang3,*, Li Liu1,*, Anna Ng2,*");
    check_names("Wei Zhang*, Li Liu*");
    check_names("Wei Zhang*,1, Li Liu*,2");
    check_names("Wei Zhang_1, Li Liu_2");
}

#[test]
fn emphasis_is_kept_as_nodes() {
    let check_emphasis = |text: &str, expected: &[&str]| {
        let document = read(text);
        let found: Vec<&str> =
            document.spans_of(NodeKind::Emphasis).map(|span| document.text(span)).collect();
        assert_eq!(found, expected, "{text}");
    };
    check_emphasis("A *big* town, **very\nbig**.", &["big", "very big"]);
    check_emphasis("A ***big** town*.", &["big town", "big"]);
    check_emphasis("The *p*-value (*n* = 5).", &["p", "n"]);
    check_emphasis("2 * 3 * 4, p* and q*, snake_case_name", &[]);
    check_emphasis("[*Towns*](http://example.org)", &["Towns"]);
}

#[test]
fn links_keep_their_words() {
    check_words("See [the *list*](http://a.org/x_(y) \"t\").", "See the list.");
    check_words("See [the list][1] or [1].\n\n[1]: http://a.org", "See the list or [1].");
    check_words("See <https://a.org/x_y_z> and <a@b.org>.", "See https://a.org/x_y_z and a@b.org.");
    check_words(
        "Ng [12](#ref12) and [3, 4](#bib3), Figure [2](#fig2).",
        "Ng [12] and [3, 4], Figure 2.",
    );
    check_words(
        "So say [@ng2001, p. 3; @po1999] and @ng2001.",
        "So say [@ng2001, p. 3; @po1999] and @ng2001.",
    );
    check_words("An ![icon](a.png){width=5%} here.", "An icon here.");
    check("![Figure of towns](a.png){width=50%}", &["caption Figure of towns"]);
    check("![](a.png)", &[]);
}

#[test]
fn headings_of_every_form() {
    check(
        "## Data {#data .unnumbered}\n\nx\n\n## Sets {a, b}\n\ny\n\nMethods\n-------\n\nz\n\n## [Results](#r) ##\n\n## *Discussion*",
        &["# Data", "p x", "# Sets {a, b}", "p y", "# Methods", "p z", "# Results", "# Discussion"],
    );
    // A paragraph above a rule is none.
    check(
        "Towns grow by trade.\nThey shrink by war.\n---\n\nx",
        &["p Towns grow by trade. They shrink by war.", "p x"],
    );
    check("Towns.\n-\nX", &["p Towns.", "p X"]);
    check("#1 of the list", &["p #1 of the list"]);
    check("> ## Towns\n> grow", &["blockquote Towns", "blockquote grow"]);
}

#[test]
fn lists_and_their_labels() {
    check(
        "- one\n- two\n  goes on\n\n  more\n- [x] three",
        &["- one", "- two goes on", "- more", "- three"],
    );
    check("1. one\n2) two\n\n7. seven", &["- one", "- two", "- seven"]);
    check("- a\n  - b\n    1. c", &["- a", "- b", "- c"]);
    check("2004. A great year\n\n1986\\. Too", &["p 2004. A great year", "p 1986. Too"]);
    check(
        "Towns grew in\n1986. They shrank\n- slowly",
        &["p Towns grew in 1986. They shrank", "- slowly"],
    );
    check("• one\n• two", &["- one", "- two"]);
    check(
        "Town\n:   A place.\n\nTrade\n:   Barter.",
        &["- Town", "- A place.", "- Trade", "- Barter."],
    );
}

#[test]
fn entries_keep_their_numbers() {
    let check_entries = |text: &str, expected: &[&str]| {
        let text = format!("# On towns\n\n## Introduction\n\nx\n\n## References\n\n{text}");
        assert_eq!(outline(&read(&text))[4..], *expected, "{text}");
    };
    check_entries(
        "1. Ng A. Towns.\n2. Po U.\n   Sites.",
        &["- 1. Ng A. Towns.", "- 2. Po U. Sites."],
    );
    check_entries(
        "[1] Ng A. Towns.\n[2] Po U. Sites.",
        &["- [1] Ng A. Towns.", "- [2] Po U. Sites."],
    );
    check_entries("\\[1\\] Ng A. Towns.\n\n\\[2\\] Po U.", &["- [1] Ng A. Towns.", "- [2] Po U."]);
    check_entries("1\\. Ng A. Towns.\n\n(2) Po U.", &["- 1. Ng A. Towns.", "- (2) Po U."]);
    check_entries(
        "::: {#refs .references}\n::: {#ref-ng .csl-entry}\nNg A. Towns.\n:::\n\n::: {#ref-po}\nPo U.\n:::\n:::",
        &["- Ng A. Towns.", "- Po U."],
    );
}

#[test]
fn notes_quotes_and_rules() {
    check(
        "Towns grow[^1] by trade[^n].\n\n[^1]: A note.\n\n    More of it.\n\n[^n]: Another\n    one.\n\nThey do.",
        &[
            "p Towns grow by trade.",
            "footnote A note.",
            "footnote More of it.",
            "footnote Another one.",
            "p They do.",
        ],
    );
    check("Towns grow[^1].", &["p Towns grow[^1]."]);
    check(
        "Trade grew³, they say.\n\n³ So says Ng.",
        &["p Trade grew, they say.", "footnote So says Ng."],
    );
    check("> one\n> two\n\n> three\nlazy", &["blockquote one two", "blockquote three lazy"]);
    check("one.\n\n***\n\ntwo.\n\n* * *\n", &["p one.", "p two."]);
}

#[test]
fn tables_and_verse() {
    check("| a | b |\n|---|:-:|\n| *c* | d\\|e |\n|  | f |", &["table a\tb\nc\td|e\nf"]);
    check("+---+---+\n| a | b |\n+===+===+\n| c | d |\n+---+---+", &["table a\tb\nc\td"]);
    check("| a | b |\n| c | d |", &["table a\tb\nc\td"]);
    check("| Towns that grow\n| towns that go", &["p Towns that grow towns that go"]);
    check(
        "Table 2. Towns\n\n| a | b |\n|---|---|\n| c | d |",
        &["caption Table 2. Towns", "table a\tb\nc\td"],
    );
    check("**Figure 3.** Towns", &["caption Figure 3. Towns"]);
    check("Figure 3 shows towns.", &["p Figure 3 shows towns."]);
}

#[test]
fn program_text_and_what_only_looks_so() {
    check("```rust\nlet x = 1;\n\n    y();\n```", &["verbatim let x = 1;\n    y();"]);
    check("~~~\nx\n~~~\n\ny", &["verbatim x", "p y"]);
    check(
        "Towns.\n\n```\nThey grow by trade.\n\nThey do.",
        &["p Towns.", "p They grow by trade.", "p They do."],
    );
    check("    x = f(y);\n    z = g(x);", &["verbatim     x = f(y);\n    z = g(x);"]);
    check(
        "    Towns grow by *trade*,\n    as we know.\n\n    They shrink by war.\n\n[1]: http://a.org",
        &["p Towns grow by trade, as we know.", "p They shrink by war."],
    );
    check("    Towns grow by trade,\nas we know.", &["p Towns grow by trade, as we know."]);
    check("\tNg A. (2001). Towns. Oslo: Press.", &["p Ng A. (2001). Towns. Oslo: Press."]);
    check("$$\nx = y\n$$", &["verbatim x = y"]);
    check(
        "\\begin{equation}\nx = y\n\\end{equation}\nwhere x is trade.",
        &["verbatim \\begin{equation}\nx = y\n\\end{equation}", "p where x is trade."],
    );
    check(
        "\\newpage\n\nSee \\autoref{a} here.",
        &["verbatim \\newpage", "p See \\autoref{a} here."],
    );
}

#[test]
fn html_blocks() {
    check(
        "<div align=\"center\">\n<h3>Towns</h3>\n<p>They &amp; we\ngrow.</p>\n</div>",
        &["## Towns", "p They & we grow."],
    );
    check("<!-- a comment\n\nover lines -->\n\nTowns.", &["p Towns."]);
    check("<!-- never closed\n\nTowns.", &["p <!-- never closed", "p Towns."]);
    check("<table><tr><td>a</td><td>b</td></tr></table>", &["table a\tb"]);
    check("<p>10<sup>5</sup> towns</p>", &["p 10^5 towns"]);
    check("<details>\n\nTowns *grow*.\n\n</details>", &["p Towns grow."]);
}

#[test]
fn words_are_whole() {
    check_words(
        "inno\u{ad}vation of ﬁrms, co\u{ad}\noper\u{200b}ation",
        "innovation of firms, cooperation",
    );
    let document = read("The inno\u{ad}vation of ﬁrms.");
    let slice = |words: &str| {
        let start = document.arena().find(words).expect("in the arena");
        let span = crate::text::ArenaSpan::new(start, start + words.len());
        document.origin(span).map(|origin| document.source().slice(origin).to_owned())
    };
    assert_eq!(slice("innovation").as_deref(), Some("inno\u{ad}vation"));
    assert_eq!(slice("firms").as_deref(), Some("ﬁrms"));
}

#[test]
fn odd_characters() {
    check("Towns\r\ngrow.\r\n\r\n- one\r\n- two", &["p Towns grow.", "- one", "- two"]);
    check("Towns\rgrow.\r\rThey do.", &["p Towns grow.", "p They do."]);
    check("Towns\0grow.", &["p Towns\0grow."]);
    check("Towns grow by\u{c}\ntrade.", &["p Towns grow by trade."]);
    check("-\tone\n-\ttwo", &["- one", "- two"]);
    check("Towns\u{2028}grow and e\u{301}tudes.", &["p Towns\u{2028}grow and e\u{301}tudes."]);
    assert_eq!(
        outline(&read("\u{feff}# On towns\n\n## Abstract")),
        ["title On towns", "# Abstract"]
    );
    for empty in
        ["", " \n\t\r\n", "\u{feff}", "---\n---", "<!-- -->", "[a]: http://b.org", "\u{c}\u{c}"]
    {
        assert_eq!(outline(&read(empty)), [""; 0], "{empty:?}");
    }
}

#[test]
fn depth_and_length_do_no_harm() {
    let check_read = |unit: &str, count: usize| {
        let text = unit.repeat(count);
        assert!(read(&text).arena().len() <= 2 * text.len() + 2, "{unit}");
    };
    for unit in [
        ">",
        "> ",
        "- ",
        "1. ",
        "[",
        "![",
        "](",
        "*",
        "**a ",
        "_a_",
        "`",
        "$",
        "<",
        "<!--",
        "<a b='",
        "&",
        "\\",
        "[^1]",
        "[^1]: ",
        "^a^",
        "~",
        "|",
        "{#a",
        "]{.a}",
        "[a](b",
        "<div>",
        "```\n",
        ":::\n",
        "% a\n",
        "- a\n ",
        "    a\n",
        "a\n:   b\n\n",
        "| a |\n",
        "\u{c}",
        "\r",
        "a\n---\n",
    ] {
        check_read(unit, 10_000);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]
    #[test]
    fn any_markdown_is_copied_right(
        text in "([a-z]{1,3}| |\n|\n\n|    |\\PC|\\*{1,3}|_|#+ |\\[|\\]|\\]\\(|\\)|- |[0-9]\\. |\\^|~|`{1,3}|> |\\||\\{#a\\}|\\$|<p>|</p>|<sup>|<!--|-->|&amp;|\\\\|:::|\\[\\^1\\]:? |: |\r|\u{c}|\0|---\n){0,80}"
    ) {
        copies_are_equal(&read(&text))?;
    }

    #[test]
    fn any_front_matter_is_copied_right(
        yaml in "((title|author|abstract|keywords|affiliation|name|id): ?|- | |\n|\n  |\"|'|\\\\|\\[|\\]|\\{|\\}|,|é|[a-z]{1,3}|&a|\\*a|[|>]){0,60}"
    ) {
        copies_are_equal(&read(&format!("---\ntitle: {yaml}\n---\n\nText.")))?;
    }
}
