//! Lines of a bibliography to entries, by the shipped labeller.

use std::sync::LazyLock;

use crate::language::labeller::Labeller;

use super::facts::facts;
use super::line::Line;

static LABELLER: LazyLock<Labeller> = LazyLock::new(|| {
    Labeller::load(include_bytes!("reference_lines.model")).expect("the shipped model is whole")
});

/// Lines that are looked at together, so that memory stays small.
const CHUNK: usize = 4_000;

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// The first line of an entry.
    First,
    /// A further line of the entry that is open.
    Rest,
    /// No part of an entry.
    Outside,
}

/// Labels lines. Stops behind a stretch in which no entry begins; lines behind are outside.
pub fn label(lines: &[Line<'_>]) -> Vec<Label> {
    let mut labels = Vec::with_capacity(lines.len());
    for chunk in lines.chunks(CHUNK) {
        let found = LABELLER.label(&facts(chunk));
        labels.extend(found.iter().map(|label| match label.name {
            "B-first" | "I-first" => Label::First,
            "O" => Label::Outside,
            _ => Label::Rest,
        }));
        if !labels[labels.len() - chunk.len()..].contains(&Label::First) {
            break;
        }
    }
    labels.resize(lines.len(), Label::Outside);
    labels
}
