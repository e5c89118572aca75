//! Bibliographies and citations that nobody wrote: no panic, nothing invented, and a
//! diagnostic where something is given up. What is found grows with the input, not faster.

use etl::diagnostic::Code;
use etl::graph::Base;
use etl::pipeline::{Paper, process_bytes};

/// A paper with this text and these entries.
fn paper(prose: &str, entries: &str) -> Paper {
    let text = format!("Dunes\n\n{prose}\n\nReferences\n\n{entries}\n");
    process_bytes("dunes.txt", text.as_bytes()).expect("a text gives a paper")
}

fn has(paper: &Paper, code: Code) -> bool {
    paper.linked.diagnostics.iter().any(|one| one.code == code)
}

/// All that is said of a paper, in bytes.
fn said(paper: &Paper) -> usize {
    paper.quads(&Base::default()).quads().map(|quad| quad.to_string().len()).sum()
}

#[test]
fn a_million_brackets_are_no_entry_and_no_citation() {
    let counts = [("[", 1_000_000), ("(", 50_000), ("]", 50_000), (")", 50_000), ("[]", 50_000)];
    for (mark, count) in counts.into_iter().chain([("[(", 50_000), ("<", 50_000), ("{", 50_000)]) {
        let marks = mark.repeat(count);
        let paper = paper(&format!("Dunes move {marks} so."), &marks);
        assert_eq!(paper.linked.citations.len(), 0, "{mark}");
        assert!(has(&paper, Code::UnparsedReference), "{mark}");
        assert!(paper.linked.references.iter().all(|one| one.reference.title.is_none()), "{mark}");
    }
}

#[test]
fn an_entry_that_is_too_long_is_kept_as_text_and_told() {
    for filling in ["sand ", ", ", "and ", "\u{301}", "\u{202e}", "10.1000/a<", "王", "كثبان "]
    {
        let entry = format!("Holt, A. (1999). D{}", filling.repeat(5_000));
        let paper = paper("Dunes move.", &entry);
        assert!(has(&paper, Code::UnparsedReference), "{filling}");
        assert!(paper.linked.references.iter().all(|one| one.reference.doi.is_none()), "{filling}");
    }
}

#[test]
fn twice_the_entries_say_twice_as_much() {
    let entry = |number: usize| {
        let year = 1500 + number % 500;
        format!("[{number}] Holt, A. ({year}). Dunes {number}. Tides, {number}(2), 11-20.\n\n")
    };
    let pointer = |number: usize| format!("So [{number}], or [{number}-{}]. ", number + 2);
    let make = |count: usize| {
        let (prose, entries): (String, String) =
            ((1..=count).map(pointer).collect(), (1..=count).map(entry).collect());
        paper(&prose, &entries)
    };
    let (one, two) = (make(300), make(600));
    assert_eq!(one.linked.references.len(), 300);
    assert_eq!(two.linked.references.len(), 600);
    let (one, two) = (said(&one), said(&two));
    assert!(two < one * 11 / 5, "{one} bytes, then {two}");
}

#[test]
fn ranges_and_lists_without_end_are_bounded() {
    let entries =
        "[1] Holt, A. (1999). Dunes. Tides, 1, 2.\n\n[2] Lind, B. (2000). Sand. Tides, 3, 4.";
    for pointer in ["[1-999999999]", "[1–99999999999999999999]", "[2-1]", "[0]", "[-1]", "[1-]"] {
        let paper = paper(&format!("Dunes move {pointer} so. ").repeat(20), entries);
        assert!(paper.linked.citations.len() <= 40, "{pointer}");
    }
    for count in [1_000, 2_000, 4_000] {
        let list = format!("Dunes move [{}2] so.", "1,".repeat(count));
        let said = said(&paper(&list, entries));
        assert!(said < 3_000 * count, "{said} bytes of {count} numbers");
    }
}

#[test]
fn years_that_are_none_are_kept_as_printed() {
    for year in ["0", "0000", "99999", "19999999999999999999", "-1", "1e9", "१९९९"] {
        let paper = paper("Dunes move.", &format!("Holt, A. ({year}). Dunes. Oslo: Tide Press."));
        let quads: Vec<_> = paper.quads(&Base::default()).into_quads().collect();
        let typed = quads.iter().filter(|quad| quad.object.to_string().contains("gYear"));
        assert_eq!(typed.count(), 0, "{year}");
    }
}

#[test]
fn dois_are_whole_or_not_there() {
    let check = |printed: &str, expected: Option<&str>| {
        let entry = format!("Holt, A. (1999). Old dunes. Tides, 7, 11–20. {printed}");
        let paper = paper("Dunes move.", &entry);
        let found = paper.linked.references.first().and_then(|one| one.reference.doi.as_ref());
        assert_eq!(found.map(etl::ident::Doi::as_str), expected, "{printed}");
    };
    let wiley = "10.1002/(sici)1097-0258(19980815/30)17:15/16<1661::aid-sim968>3.0.co;2-2";
    check(&format!("doi:{}", wiley.to_uppercase()), Some(wiley));
    check(&format!("https://doi.org/{wiley}."), Some(wiley));
    check(&format!("[doi: {}]", wiley.replace('<', "&lt;").replace('>', "&gt;")), Some(wiley));
    check(&format!("doi:{}", wiley.replace("co;2", "co; 2")), Some(wiley));
    check("doi: 10.1000/ dunes.1).", Some("10.1000/dunes.1"));
    check("doi:10.12/a", None);
    check("doi:10.1000/", None);
}

#[test]
fn any_script_and_any_mark_is_read_twice_the_same() {
    let entries = [
        "هولت، أ. (١٩٩٩). كثبان. القاهرة: دار البحر.",
        "Иванов И. И. (1999). Дюны. Москва: Море.",
        "王小明 (2005)。社会資本。東京：海社。",
        "כהן, א. (2001). חולות. תל אביב: ים.",
        "Holt, A\u{301}.\u{200b} (1999).\u{a0}Du\u{308}nes\u{202e}. Oslo\u{2028}: Tide\u{ad} Press.",
        "\u{feff}Holt\u{1d165}, 🏖. (1999). 🌊. \u{e000}.",
    ];
    let text = entries.join("\n\n");
    let one = paper("Dunes move (Иванов 1999; 王小明 2005).", &text);
    let other = paper("Dunes move (Иванов 1999; 王小明 2005).", &text);
    let base = Base::default();
    assert_eq!(one.quads(&base), other.quads(&base));
    // Scripts that no model has seen may be parted wrongly; nothing of them is lost.
    let spans = one.linked.references.iter().map(|found| found.reference.evidence.span());
    let kept: String = spans.map(|span| one.document.text(span)).collect();
    for word in ["القاهرة", "Москва", "東京", "אביב", "🌊"] {
        assert!(kept.contains(word), "{word}");
    }
}
