//! How well attributions are found in marked texts of other kinds than the first paper.
//!
//! The texts and what the figures mean: `tests/attributions/README.md`. The floors below lie
//! a little under the figures reached, so that a change that loses much is noticed.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use etl::paper::Claim;
use etl::pipeline::process_bytes;

/// The words of a span, each by the place where it begins.
type Words = BTreeSet<usize>;

/// Source and content of one attribution.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Attribution {
    source: Words,
    content: Words,
}

/// A marked text as plain text, with its attributions.
fn read(marked: &str) -> (String, Vec<Attribution>) {
    let mut text = String::new();
    let mut open: Vec<(usize, char, usize)> = Vec::new();
    let mut spans: Vec<(usize, char, usize, usize)> = Vec::new();
    let mut rest = marked;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '⟦' => {
                let digits = rest.find(|c: char| !c.is_ascii_digit()).expect("a part");
                let number = rest[..digits].parse().expect("a number");
                let part = rest[digits..].chars().next().expect("a part");
                rest = &rest[digits + 1..];
                rest = rest.strip_prefix(' ').unwrap_or(rest);
                open.push((number, part, text.len()));
            }
            '⟧' => {
                let (number, part, start) = open.pop().expect("an opening mark");
                spans.push((number, part, start, text.len()));
            }
            _ => text.push(c),
        }
    }
    assert!(open.is_empty(), "a mark is not closed");
    let last = spans.iter().map(|span| span.0).max().unwrap_or(0);
    let mut found = vec![Attribution::default(); last + 1];
    for (number, part, start, end) in spans {
        let words = words(&text, start, end);
        match part {
            's' => found[number].source.extend(words),
            'q' => found[number].content.extend(words),
            _ => {}
        }
    }
    found.retain(|one| !one.content.is_empty());
    (text, found)
}

/// Places of the words between two places of `text`.
fn words(text: &str, start: usize, end: usize) -> Words {
    let mut words = Words::new();
    let mut before = text[..start].chars().next_back().unwrap_or(' ');
    for (at, c) in text[start..end].char_indices() {
        if c.is_alphanumeric() && (at == 0 || !before.is_alphanumeric()) {
            words.insert(start + at);
        }
        before = c;
    }
    words
}

/// The attributions that the program finds.
fn found(name: &str, text: &str) -> Vec<Attribution> {
    let paper = process_bytes(&format!("{name}.txt"), text.as_bytes()).expect("a readable text");
    let span = |span| {
        let place = paper.document.origin(span);
        place.map_or_else(Words::new, |place| words(text, place.start(), place.end()))
    };
    let read = |claim: &Claim| Attribution {
        source: claim.source.map(span).unwrap_or_default(),
        content: claim.content.iter().flat_map(|one| span(*one)).collect(),
    };
    let mut all: Vec<Attribution> =
        paper.linked.claims.iter().map(|claim| read(&claim.claim)).collect();
    all.retain(|one| !one.content.is_empty());
    all.sort();
    all.dedup();
    all
}

/// Twice the words shared over the words of both.
#[expect(clippy::cast_precision_loss, reason = "counts of words are small")]
fn likeness(one: &Words, other: &Words) -> f64 {
    let shared = one.intersection(other).count();
    2.0 * shared as f64 / (one.len() + other.len()).max(1) as f64
}

fn fits(one: &Words, other: &Words) -> bool {
    one.is_empty() && other.is_empty() || likeness(one, other) >= 0.5
}

/// Attributions right in content, right in content and source, found, and expected.
type Counts = [usize; 4];

/// Pairs each expected attribution with at most one found, the likeliest pair first.
fn score(expected: &[Attribution], found: &[Attribution]) -> Counts {
    let mut pairs = Vec::new();
    for (one, wanted) in expected.iter().enumerate() {
        for (other, given) in found.iter().enumerate() {
            let content = likeness(&wanted.content, &given.content);
            if content >= 0.5 {
                pairs.push((content + 0.1 * likeness(&wanted.source, &given.source), one, other));
            }
        }
    }
    pairs.sort_by(|one, other| {
        other.0.total_cmp(&one.0).then((one.1, one.2).cmp(&(other.1, other.2)))
    });
    let (mut taken, mut used) = (BTreeSet::new(), BTreeSet::new());
    let [mut content, mut soft] = [0, 0];
    for (_, one, other) in pairs {
        if taken.contains(&one) || used.contains(&other) {
            continue;
        }
        taken.insert(one);
        used.insert(other);
        content += 1;
        soft += usize::from(fits(&expected[one].source, &found[other].source));
    }
    [content, soft, found.len(), expected.len()]
}

/// F1 of content and of content with source, in hundredths, over the texts of a folder.
fn measure(folder: &str) -> [usize; 2] {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/attributions").join(folder);
    let entries = fs::read_dir(root).expect("the folder of the texts");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    let mut total: Counts = [0; 4];
    for path in paths {
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let (text, expected) = read(&fs::read_to_string(&path).expect("a text"));
        let counts = score(&expected, &found(&name, &text));
        for (sum, count) in total.iter_mut().zip(counts) {
            *sum += count;
        }
    }
    let [content, soft, found, expected] = total;
    let f1 = |right: usize| 200 * right / (found + expected).max(1);
    println!(
        "{folder}: content {} %, soft {} % ({content} and {soft} right, {found} found, {expected} expected)",
        f1(content),
        f1(soft)
    );
    [f1(content), f1(soft)]
}

#[test]
fn texts_looked_at_while_rules_were_written() {
    let [content, soft] = measure("written_with");
    assert!(content >= 78 && soft >= 72, "content {content}, soft {soft}");
}

#[test]
fn texts_never_looked_at() {
    let [content, soft] = measure("measured_on");
    assert!(content >= 71 && soft >= 68, "content {content}, soft {soft}");
}

#[test]
fn marks_are_read() {
    let (text, found) = read("⟦1s ⟦2s Anna⟧⟧ ⟦1c said⟧ ⟦1q rents fall⟧ and ⟦2c left⟧ ⟦2q Oslo⟧.");
    assert_eq!(text, "Anna said rents fall and left Oslo.");
    let of = |part: &Words| part.iter().map(|at| &text[*at..at + 1]).collect::<String>();
    let found: Vec<(String, String)> =
        found.iter().map(|one| (of(&one.source), of(&one.content))).collect();
    assert_eq!(found, [("A".to_owned(), "rf".to_owned()), ("A".to_owned(), "O".to_owned())]);
}
