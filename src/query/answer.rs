//! Answers, held in memory.

use oxigraph::model::{Term, Triple};

/// What a query gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Of SELECT.
    Rows(Rows),
    /// Of ASK.
    Boolean(bool),
    /// Of CONSTRUCT and DESCRIBE, sorted, each triple once.
    Graph(Vec<Triple>),
}

/// Rows of terms.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// Names of the columns, without `?`.
    pub columns: Vec<String>,
    /// Rows as long as `columns`.
    pub rows: Vec<Vec<Option<Term>>>,
}

impl Rows {
    /// Sorts by the written form of the terms, first column first.
    pub(super) fn sort(&mut self) {
        self.rows.sort_by_cached_key(|row| {
            let cells = row.iter().map(|cell| cell.as_ref().map(ToString::to_string));
            cells.collect::<Vec<_>>()
        });
    }

    /// Triples as rows of three columns.
    pub(super) fn of_triples(triples: &[Triple]) -> Self {
        let row = |triple: &Triple| {
            vec![
                Some(triple.subject.clone().into()),
                Some(triple.predicate.clone().into()),
                Some(triple.object.clone()),
            ]
        };
        let columns = ["subject", "predicate", "object"].map(str::to_owned).to_vec();
        Self { columns, rows: triples.iter().map(row).collect() }
    }
}
