//! Texts in the shapes that users have: wrapped, unspaced, paged, with headings of all sorts.

use crate::paper::NodeKind;
use crate::text::Source;

use super::read_plain;
use super::tests::{PROSE, check, outline};

/// A paper with headings at three levels, a paragraph a line.
fn paper() -> String {
    let section = |title: &str| format!("{title}\n\n{} {} {PROSE}\n\n", PROSE.repeat(2), PROSE);
    let titles = [
        "Introduction",
        "Methods",
        "Towns of the north",
        "Towns of the south",
        "Results",
        "Trade by land and sea",
        "Discussion",
        "Acknowledgements",
    ];
    let body: String = titles.iter().map(|title| section(title)).collect();
    format!("On towns and their trade\n\nAnna Ng\n\n{body}References\n\nNg A (1999) Firms\n")
}

fn headings(text: &str) -> Vec<String> {
    let document = read_plain(&Source::new("a.txt", text.as_bytes()));
    outline(&document).into_iter().filter(|line| line.starts_with('#')).collect()
}

/// Breaks each line at blanks, so that none is longer than `width`.
fn wrapped(text: &str, width: usize) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let mut length = 0;
        for word in line.split(' ') {
            if length > 0 && length + 1 + word.len() > width {
                out.push('\n');
                length = 0;
            } else if length > 0 {
                out.push(' ');
                length += 1;
            }
            out.push_str(word);
            length += word.len();
        }
        out.push('\n');
    }
    out
}

/// Puts a form feed and a running head before every `lines` lines.
fn paged(text: &str, lines: usize) -> String {
    let all: Vec<&str> = text.lines().collect();
    let page = |(number, lines): (usize, &[&str])| {
        let head = if number % 2 == 0 { "Anna Ng" } else { "On towns and trade" };
        format!("{head}    {}\n\n{}\n", number + 100, lines.join("\n"))
    };
    all.chunks(lines).enumerate().map(page).collect::<Vec<_>>().join("\u{c}")
}

#[test]
fn shapes_do_not_change_the_headings() {
    let text = paper();
    let plain = headings(&text);
    assert_eq!(plain.len(), 9, "{plain:?}");
    let check_shape = |shape: &str, text: &str| assert_eq!(headings(text), plain, "{shape}");
    check_shape("wrapped at 72", &wrapped(&text, 72));
    check_shape("wrapped at 80", &wrapped(&text, 80));
    check_shape("no blank lines", &text.replace("\n\n", "\n"));
    check_shape("wrapped, headings right above their text", &{
        let wrapped = wrapped(&text, 78);
        plain.iter().fold(wrapped, |text, heading| {
            let title = heading.trim_start_matches(['#', ' ']);
            text.replace(&format!("\n{title}\n\n"), &format!("\n{title}\n"))
        })
    });
    check_shape("line ends of another system", &text.replace('\n', "\r\n"));
    let capitals = text.replace("Introduction", "INTRODUCTION").replace("Methods", "METHODS");
    assert_eq!(headings(&capitals).len(), plain.len());
}

#[test]
fn running_heads_are_left_out_of_wrapped_pages() {
    let document = |text: &str| read_plain(&Source::new("a.txt", text.as_bytes()));
    let text = paged(&wrapped(&paper(), 78), 8);
    assert!(!document(&text).arena().contains("    10"), "{}", document(&text).arena());
    let twice =
        format!("On towns\n\nIntroduction\n\n{PROSE}\n\nTrade\n\n{PROSE}\n\nTrade\n\n{PROSE}");
    assert_eq!(document(&twice).arena().matches("Trade").count(), 2);
}

#[test]
fn headings_of_all_sorts() {
    let check_heading = |line: &str| {
        let long = format!("{PROSE} {PROSE}");
        let text = format!("On towns\n\nIntroduction\n\n{long}\n\n{line}\n\n{long}");
        let found = headings(&text);
        assert!(found.len() == 2 && found[1].ends_with(line), "{line}: {found:?}");
    };
    check_heading("What is a town?");
    check_heading("Mind the towns!");
    check_heading("Three kinds of towns:");
    check_heading("TOWNS AND TRADE");
    check_heading("2.1 Towns");
    check_heading("IV. Towns");
    check_heading("Part Two: Towns");
    check_heading("Case 3: Growth");
    let check_none = |line: &str| {
        let text = format!("On towns\n\nIntroduction\n\n{PROSE}\n\n{line}\n\n{PROSE}");
        assert_eq!(headings(&text), ["# Introduction"], "{line}");
    };
    check_none("He stayed.");
    check_none("“Come here!”");
    check_none("x = 2y + 3 (4)");
    check_none("12 14 17 21");
    check_none("Figure 1. Towns of the north.");
    check_none("Table 2: Trade");
    check_none("Towns of the north (source: Ng 1999)");
    check_none("as Ng [3] has shown");
    check_none("The following towns were seen:");
}

#[test]
fn headings_with_a_stop_need_their_like() {
    let section = |title: &str| format!("{title}\n\n{PROSE} {PROSE}\n\n");
    let text = |titles: &[&str]| {
        let body: String = titles.iter().map(|title| section(title)).collect();
        format!("On towns\n\nMethods\n\n{body}")
    };
    assert_eq!(headings(&text(&["Data sources.", "Maps of towns.", "Counts."])).len(), 4);
    assert_eq!(headings(&text(&["Data sources."])).len(), 1);
    assert_eq!(headings(&text(&["It was late.", "He had gone.", "They were old."])).len(), 1);
}

#[test]
fn lines_that_a_colon_announces_are_no_headings() {
    let text = format!(
        "On towns\n\nIntroduction\n\n{PROSE} We saw these:\n\nTowns of the north\n\nTowns of the south\n\n{PROSE}"
    );
    assert_eq!(headings(&text), ["# Introduction"]);
}

#[test]
fn the_title_of_a_figure_is_a_caption() {
    let prose = format!("p {PROSE}");
    let panels = "(A) The map shows towns. (B) The bars show their trade in all years.";
    check(
        &format!(
            "On towns\n\nIntroduction\n\n{PROSE}\n\nTowns of the north\n\n{panels}\n\n{PROSE}"
        ),
        &[
            "title On towns",
            "# Introduction",
            &prose,
            "caption Towns of the north",
            &format!("p {panels}"),
            &prose,
        ],
    );
}

#[test]
fn addresses_and_verse_are_not_parted() {
    let verse = "The towns are grey\nthe sea is grey\nand all the boats\nhave gone away";
    let text = format!("On towns\n\nIntroduction\n\n{PROSE}\n\n{verse}\n\n{PROSE}");
    let document = read_plain(&Source::new("a.txt", text.as_bytes()));
    assert_eq!(document.spans_of(NodeKind::Heading).count(), 1);
}
