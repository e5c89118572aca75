//! What stated pointers are made of.

use super::*;
use crate::extract::{Settings, analyse};
use crate::paper::{DocumentBuilder, NodeKind, Stated, StatedEntry};
use crate::text::{Source, SourceSpan};

/// `paragraphs` with pointers in braces, "so {3=2}" to the entry at place 2, "so {3=}" to none;
/// `entries` with labels, "3. | Holm A. 1999.", or without.
fn document(paragraphs: &[&str], entries: &[&str]) -> Document {
    let text = [paragraphs, entries].concat().join("\n");
    let mut builder = DocumentBuilder::new(Source::new("a.xml", text.as_bytes()));
    let mut stated = Stated::default();
    let mut at = 0;
    for paragraph in paragraphs {
        builder.open(NodeKind::Paragraph);
        write(&mut builder, &mut stated, paragraph, at);
        builder.close();
        builder.insert("\n\n");
        at += paragraph.len() + 1;
    }
    for entry in entries {
        let cut = entry.find(" | ");
        let mut copy = |from: usize, to: usize| builder.copy(SourceSpan::new(at + from, at + to));
        let label = cut.map(|cut| copy(0, cut));
        let span = copy(cut.map_or(0, |cut| cut + 3), entry.len());
        builder.insert("\n\n");
        at += entry.len() + 1;
        stated.entries.push(StatedEntry {
            span,
            label,
            kind: None,
            fields: Vec::new(),
            makers: Vec::new(),
            et_al: false,
            is_complete: true,
        });
    }
    *builder.stated() = stated;
    builder.finish()
}

fn write(builder: &mut DocumentBuilder, stated: &mut Stated, text: &str, start: usize) {
    let mut at = 0;
    let mut copy = |from: usize, to: usize| builder.copy(SourceSpan::new(start + from, start + to));
    while let Some(open) = text[at..].find('{').map(|open| at + open) {
        copy(at, open);
        let close = open + text[open..].find('}').expect("pointers are closed");
        let equals = open + text[open..close].find('=').expect("pointers have targets");
        let span = copy(open + 1, equals);
        let targets = text[equals + 1..close].split(',').filter_map(|one| one.parse().ok());
        let targets = targets.collect();
        stated.pointers.push(StatedPointer { span, targets, is_within_range: false });
        at = close + 1;
    }
    copy(at, text.len());
}

fn found(document: &Document) -> Findings {
    let analysis = analyse(document);
    let settings = Settings::default();
    super::super::extract(Context { document, analysis: &analysis, settings: &settings })
}

/// `expected`: "words -> what they say" of each pointer.
fn check_with(entries: &[&str], text: &str, expected: &[&str]) {
    let document = document(&[text], entries);
    let shown = |citation: &Citation| {
        let says = match &citation.key {
            CitationKey::Stated(entry) => format!("entry {entry}"),
            CitationKey::Unread => "?".to_owned(),
            CitationKey::Number(number) => number.to_string(),
            CitationKey::Label(label) => label.clone(),
            CitationKey::AuthorYear { families, et_al, year } => {
                format!("{}{} {year}", families.join("/"), if *et_al { "+" } else { "" })
            }
            CitationKey::Again { families } => format!("again {}", families.join("/")),
        };
        format!("{} -> {says}", document.text(citation.evidence.span()))
    };
    let found: Vec<String> = found(&document).citations.iter().map(shown).collect();
    assert_eq!(found, expected, "{text}");
}

const ENTRIES: &[&str] = &["1. | Holm A. Trust. 1999.", "2. | Berg C, Lind E. Tides. 2001."];

fn check(text: &str, expected: &[&str]) {
    check_with(ENTRIES, text, expected);
}

#[test]
fn targets_are_believed() {
    check("So it is [{1=0}].", &["1 -> entry 0"]);
    check("So it is [{1, 2=0,1}].", &["1, 2 -> entry 0", "1, 2 -> entry 1"]);
    // Whatever the words say.
    check("So it is ({Berg 2001=0}).", &["Berg 2001 -> entry 0"]);
    check("So it is {here=1}.", &["here -> entry 1"]);
    check("So it is [{1=0,0}], {1=0}.", &["1 -> entry 0", "1 -> entry 0"]);
}

#[test]
fn nothing_else_is_looked_for() {
    check("So it is [{1=0}], and (Berg and Lind 2001) [2] too.", &["1 -> entry 0"]);
}

#[test]
fn words_are_read_where_no_target_is_stated() {
    check("So it is {[2]=}.", &["[2] -> 2"]);
    check("So it is {1–2=}.", &["1–2 -> 1", "1–2 -> 2"]);
    check("So it is {(Holm, 1999)=}.", &["(Holm, 1999) -> Holm 1999"]);
    check(
        "So it is {(Holm, 1999;=} {Berg & Lind, 2001)=}",
        &["(Holm, 1999; -> Holm 1999", "Berg & Lind, 2001) -> Berg/Lind 2001"],
    );
    check("So Holm {(1999)=} said.", &["(1999) -> Holm 1999"]);
    check("So {Berg et al. (2001)=} said.", &["Berg et al. (2001) -> Berg+ 2001"]);
    check("So {ibid.=}", &["ibid. -> again "]);
    check_with(&["[Ho99] | Holm A. Trust. 1999."], "So {[Ho99]=}", &["[Ho99] -> Ho99"]);
}

#[test]
fn what_cannot_be_read_is_kept() {
    check("So it is {here=}.", &["here -> ?"]);
    check("So it is [{3=}].", &["3 -> ?"]);
    check("So it is [{1=7}].", &["1 -> 1"]);
    check("So it is {†=9,1}.", &["† -> entry 1"]);
}

#[test]
fn without_stated_pointers_the_text_is_searched() {
    check("So it is (Berg and Lind 2001).", &["Berg and Lind 2001 -> Berg/Lind 2001"]);
}

#[test]
fn a_pointer_stands_in_its_sentence_or_block() {
    let document = document(&["First it is. Then it is [{1=0}]. Last."], ENTRIES);
    let findings = found(&document);
    assert_eq!(document.text(findings.citations[0].context), "Then it is [1].");
}

#[test]
fn many_pointers_are_read_once() {
    let text = "so {1=0} ".repeat(MOST_POINTERS + 10);
    let findings = found(&document(&[&text], ENTRIES));
    assert_eq!((findings.citations.len(), findings.diagnostics.len()), (MOST_POINTERS, 1));
}

#[test]
fn pointers_without_targets_are_read_once() {
    let text = "({Holm 1999=}) so {x=} ".repeat(20_000);
    assert_eq!(found(&document(&[&text], ENTRIES)).citations.len(), 40_000);
}
