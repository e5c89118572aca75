//! Reported speech that nobody wrote: no panic, spans that hold, the claims beside it still
//! found, and output that grows with the input, not faster.

use etl::graph::Base;
use etl::paper::{LinkedClaim, Speaker, StanceTarget};
use etl::pipeline::{Paper, process_bytes};
use etl::text::ArenaSpan;

/// A paper with this paragraph between two that anybody can read.
fn paper(paragraph: &str) -> Paper {
    let before = "Ada Holt noted that dunes move.";
    let after = "Bo Lind argued that sand stays.";
    let text = format!("Dunes\n\n{before}\n\n{paragraph}\n\n{after}\n");
    process_bytes("dunes.txt", text.as_bytes()).expect("a text gives a paper")
}

/// Reads a paragraph and sees that every claim of the paper is sane.
#[track_caller]
fn check(paragraph: &str) -> Paper {
    let paper = paper(paragraph);
    for (index, found) in paper.linked.claims.iter().enumerate() {
        sane(&paper, index, found);
    }
    let says = |found: &LinkedClaim, source: &str, content: &str| {
        let words = |span: &ArenaSpan| paper.document.text(*span);
        found.claim.source.as_ref().map(words) == Some(source)
            && found.claim.content.iter().map(words).eq([content])
    };
    let has = |source, content| paper.linked.claims.iter().any(|one| says(one, source, content));
    assert!(has("Ada Holt", "dunes move"), "the claim before is lost");
    assert!(has("Bo Lind", "sand stays"), "the claim behind is lost");
    paper
}

#[track_caller]
fn sane(paper: &Paper, index: usize, found: &LinkedClaim) {
    let (claim, arena) = (&found.claim, paper.document.arena());
    let words = |span: ArenaSpan| arena.get(span.range()).filter(|words| !words.trim().is_empty());
    let spans = claim.content.iter().chain(&claim.source).chain(&claim.sources).chain(&claim.cue);
    assert!(spans.copied().all(|span| words(span).is_some()), "{claim:?} has no words");
    assert!(words(claim.sentence).is_some() && words(claim.evidence.span()).is_some(), "{claim:?}");
    let inside = |span: &ArenaSpan| claim.sentence.contains(*span);
    assert!(claim.source.iter().chain(&claim.cue).all(inside), "{claim:?} leaves its sentence");
    let named = |part: &ArenaSpan| claim.source.is_some_and(|source| source.contains(*part));
    assert!(claim.sources.iter().all(named), "{claim:?} has parts of no source");
    assert!(
        claim.continues.is_none_or(|before| before < index),
        "{claim:?} continues what follows"
    );
    for target in &found.toward {
        let StanceTarget::Claim(target) = target else { continue };
        assert!(
            *target < paper.linked.claims.len() && *target != index,
            "{claim:?} answers itself"
        );
    }
    let people = paper.linked.people.len();
    let is_known = |one: &Speaker| !matches!(one, Speaker::Person(person) if *person >= people);
    assert!(found.speakers.iter().all(is_known), "{claim:?}");
}

/// All that is said of a paper, in bytes.
fn said(paper: &Paper) -> usize {
    paper.quads(&Base::default()).quads().map(|quad| quad.to_string().len()).sum()
}

/// So much of one paragraph, in bytes; about as much as a thick book.
const MEGABYTE: usize = 1 << 20;

fn filled(unit: &str, bytes: usize) -> String {
    unit.repeat(bytes / unit.len() + 1)
}

#[test]
fn a_word_that_attributes_said_without_end_attributes_nothing() {
    for paragraph in [
        "said said said ".repeat(100_000),
        format!("Ida Voss {}.", "said ".repeat(10_000)),
        format!("{}.", "asked whether ".repeat(5_000)),
        format!("{}.", "as noted by ".repeat(5_000)),
        format!("{}.", "It was ".repeat(5_000)),
    ] {
        let paper = check(&paragraph);
        // One a piece of a long sentence, at most.
        let most = 4 + paragraph.split(' ').count() / 500;
        assert!(paper.linked.claims.len() <= most, "{}", paper.linked.claims.len());
    }
}

#[test]
fn a_sentence_of_a_megabyte_is_read() {
    let sentence = |unit: &str, bytes| format!("Ida Voss said that {} stay.", filled(unit, bytes));
    let paper = check(&sentence("dunes move and ", MEGABYTE));
    assert!(paper.linked.claims.len() <= 4, "{}", paper.linked.claims.len());
    for unit in ["dunes move, and ", "dunes; ", "– dunes ", ": dunes ", "may not ", "dunes move "]
    {
        let paper = check(&sentence(unit, MEGABYTE / 32));
        assert!(paper.linked.claims.len() <= 4, "{unit}: {}", paper.linked.claims.len());
    }
}

#[test]
fn that_without_end_leads_to_one_claim_at_most() {
    let paper = check(&format!("Ida Voss said {}dunes stay.", "that ".repeat(10_000)));
    assert!(paper.linked.claims.len() <= 4, "{}", paper.linked.claims.len());
}

#[test]
fn brackets_in_brackets_end() {
    for (open, close) in [("(", ")"), ("[", "]"), ("{", "}"), ("(", ""), ("", ")"), ("[(", ")]")] {
        for count in [10, 10_000] {
            let (open, close) = (open.repeat(count), close.repeat(count));
            check(&format!("Ida Voss said {open}as a rule{close} that dunes stay."));
            check(&format!("Ida Voss {open}1999{close} said that dunes stay."));
        }
    }
    check(&format!("Ida Voss said {} that dunes stay.", "(as Per Ek said ".repeat(5_000)));
}

#[test]
fn names_without_end_are_one_source_at_most() {
    for (unit, count) in
        [("Ida and ", 100_000), ("Ida Voss, ", 10_000), ("both Ida Voss and ", 10_000)]
    {
        let paper = check(&format!("{}Per Ek said that dunes stay.", unit.repeat(count)));
        assert!(paper.linked.claims.len() <= 4, "{unit}: {}", paper.linked.claims.len());
    }
}

#[test]
fn quotation_marks_that_do_not_match_quote_nothing_beyond_their_paragraph() {
    for mark in
        ["\"", "'", "“", "”", "‘", "’", "«", "»", "„", "‹", "›", "「", "」", "``", "''", "“‘\"'«„"]
    {
        for unit in [mark.to_owned(), format!("{mark} "), format!("{mark}dunes said ")] {
            check(&format!("Ida Voss said {} that dunes stay.", unit.repeat(2_000)));
            check(&format!("{} said Ida Voss.", unit.repeat(5)));
        }
    }
}

#[test]
fn a_quotation_that_is_never_closed_ends_with_its_paragraph() {
    for mark in ["“", "\"", "«", "‘", "„"] {
        for unit in ["dunes stay ", "Dunes stay. ", "Do dunes stay? "] {
            check(&format!("Ida Voss said: {mark}{}", filled(unit, MEGABYTE / 32)));
        }
    }
    check(&format!("Ida Voss said: “{}", filled("dunes stay ", MEGABYTE)));
}

/// In one paragraph, so that what looks back or ahead has all of it to look at.
#[test]
fn twice_the_text_says_twice_as_much() {
    for unit in [
        "Ida Voss said that dunes stay. ",
        "Ida Voss agreed with Per Ek. She added that dunes stay. ",
        "“Dunes stay,” Ida Voss said. “Sand moves.” ",
        "Ida Voss asked: “Do dunes stay?” Sand moves. ",
        "Sand moves (Voss 1999). It was agreed that dunes stay. ",
        "Ida Voss, Per Ek and others disagreed, and held that dunes stay. ",
        "Some said that dunes stay. Others did not. ",
    ] {
        let (one, two) = (check(&unit.repeat(150)), check(&unit.repeat(300)));
        let (one, two) = (said(&one), said(&two));
        assert!(two < one * 11 / 5, "{unit}: {one} bytes, then {two}");
    }
}

#[test]
fn any_script_and_any_mark_is_read_twice_the_same() {
    let paragraph = "Ida\u{301} Voss\u{a0}said\u{200b} that\u{2028} dunes\u{ad} stay.\u{202e} \
        伊達は言った「砂は動く」。 قالت إيدا إن الكثبان تتحرك. Ида сказала, что дюны стоят. \
        «Les dunes», dit\u{202f}Ida\u{a0}: «restent». 🏖 said 🌊 that 🏝. \u{feff}said\u{e000}.";
    let (one, other) = (check(paragraph), check(paragraph));
    let base = Base::default();
    assert_eq!(one.quads(&base), other.quads(&base));
}
