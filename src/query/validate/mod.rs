//! Whether the concepts of a store hold together: what SKOS asks of a scheme, and what this
//! program promises of its own statements.
//!
//! A concept has the same IRI in every paper, so what one paper says may break what another
//! one says. Each finding names the papers that say so. A check is a query for offenders, or a
//! search where queries are slow; shapes can become one of these.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use oxigraph::model::{Literal, NamedNode, Term};
use serde::Serialize;

use crate::store::Store;

use super::answer::{Answer, Rows};
use super::error::Result;
use super::evaluate::{Limits, evaluate};
use super::prepare::Prepared;
use super::short::printable;

mod cycles;
mod hierarchy;

/// How bad it is when a check finds something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The store contradicts itself.
    Violation,
    /// Something is missing that users will want.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Violation => "violation",
            Self::Warning => "warning",
        })
    }
}

/// One thing that must hold.
#[derive(Debug)]
pub struct Check {
    /// Short name.
    pub name: &'static str,
    /// What must hold, in a sentence.
    pub says: &'static str,
    /// How bad it is when it does not.
    pub severity: Severity,
    search: Search,
}

/// How offenders are found.
#[derive(Debug)]
enum Search {
    /// A query that gives `?thing`, `?detail` and `?graph` for each offence.
    Query(&'static str),
    /// A search over the quads.
    Walk(fn(&Store) -> Result<Vec<Offence>>),
}

/// What offends against a check, and the graph that says so.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Offence {
    thing: NamedNode,
    detail: String,
    graph: Option<NamedNode>,
}

/// Where a check does not hold.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The check.
    pub check: &'static Check,
    /// What offends.
    pub thing: NamedNode,
    /// How.
    pub detail: String,
    /// The papers that say so, by path, sorted; a graph that is no paper's by its name.
    pub said_by: Vec<String>,
}

macro_rules! checks {
    ($($name:literal, $severity:ident, $says:literal, $search:expr;)*) => {
        /// Every check, in the order in which findings are told.
        pub const CHECKS: &[Check] = &[
            $(Check { name: $name, says: $says, severity: Severity::$severity, search: $search }),*
        ];
    };
}

checks! {
    "broader-cycle", Violation, "no concept is broader than itself, over all papers together",
    Search::Walk(hierarchy::cycles);
    "related-broader", Violation, "what is broader, at any distance, is not related as well (SKOS S27)",
    Search::Walk(hierarchy::related_and_broader);
    "one-label", Violation, "a concept has one preferred label in a language (SKOS S14)",
    Search::Query(include_str!("checks/one-label.rq"));
    "labels-disjoint", Violation, "a preferred label is no other label of the concept (SKOS S13)",
    Search::Query(include_str!("checks/labels-disjoint.rq"));
    "labelled", Violation, "a concept has a preferred label and is in a scheme",
    Search::Query(include_str!("checks/labelled.rq"));
    "language", Warning, "preferred labels say their language",
    Search::Query(include_str!("checks/language.rq"));
    "known-target", Violation, "what is broader, related or a subject is a concept that exists",
    Search::Query(include_str!("checks/known-target.rq"));
    "evidence", Violation, "what a text defines or calls broader has the words that say so",
    Search::Query(include_str!("checks/evidence.rq"));
}

/// Runs every check; findings come in the order of the checks, then of things.
///
/// # Errors
/// When the store fails.
pub fn validate(store: &Store) -> Result<Vec<Finding>> {
    let papers = papers(store)?;
    let mut findings = Vec::new();
    for check in CHECKS {
        let offences = match check.search {
            Search::Query(query) => ask(store, query)?,
            Search::Walk(walk) => walk(store)?,
        };
        findings.extend(gather(check, offences, &papers));
    }
    Ok(findings)
}

/// Findings as rows, for a table.
#[must_use]
pub fn as_answer(findings: &[Finding]) -> Answer {
    let columns = ["severity", "check", "thing", "detail", "said_by"].map(str::to_owned).to_vec();
    let text = |text: &str| Some(Literal::from(printable(text)).into());
    let row = |finding: &Finding| {
        vec![
            text(&finding.check.severity.to_string()),
            text(finding.check.name),
            Some(finding.thing.clone().into()),
            text(&finding.detail),
            text(&finding.said_by.join(", ")),
        ]
    };
    Answer::Rows(Rows { columns, rows: findings.iter().map(row).collect() })
}

/// The paths of the sources by their graphs.
fn papers(store: &Store) -> Result<BTreeMap<NamedNode, Vec<String>>> {
    let mut papers = BTreeMap::<NamedNode, Vec<String>>::new();
    for (path, known) in store.sources()? {
        papers.entry(store.base().source_graph(known.digest)).or_default().push(path);
    }
    Ok(papers)
}

fn ask(store: &Store, query: &str) -> Result<Vec<Offence>> {
    let prepared = Prepared::parse(query, store.base())?;
    let Answer::Rows(Rows { columns, rows }) = evaluate(store, &prepared, Limits::default())?
    else {
        return Ok(Vec::new());
    };
    let column = |name: &str| columns.iter().position(|column| column == name);
    let (thing, detail, graph) = (column("thing"), column("detail"), column("graph"));
    let cell = |row: &[Option<Term>], at: Option<usize>| at.and_then(|at| row.get(at)?.clone());
    let node = |term: Option<Term>| match term {
        Some(Term::NamedNode(node)) => Some(node),
        _ => None,
    };
    let offence = |row: Vec<Option<Term>>| {
        let detail = match cell(&row, detail) {
            Some(Term::Literal(literal)) => literal.value().to_owned(),
            Some(term) => term.to_string(),
            None => String::new(),
        };
        Some(Offence { thing: node(cell(&row, thing))?, detail, graph: node(cell(&row, graph)) })
    };
    Ok(rows.into_iter().filter_map(offence).collect())
}

/// Joins offences that differ in who says so.
fn gather(
    check: &'static Check,
    offences: Vec<Offence>,
    papers: &BTreeMap<NamedNode, Vec<String>>,
) -> Vec<Finding> {
    let mut said = BTreeMap::<(NamedNode, String), BTreeSet<String>>::new();
    for Offence { thing, detail, graph } in offences {
        let by = said.entry((thing, detail)).or_default();
        match graph.map(|graph| (papers.get(&graph), graph)) {
            Some((Some(paths), _)) => by.extend(paths.iter().cloned()),
            Some((None, graph)) => by.extend([graph.into_string()]),
            None => {}
        }
    }
    let finding = |((thing, detail), by): (_, BTreeSet<String>)| Finding {
        check,
        thing,
        detail,
        said_by: by.into_iter().collect(),
    };
    said.into_iter().map(finding).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::Base;

    #[test]
    fn every_query_is_sound() {
        for check in CHECKS {
            if let Search::Query(query) = check.search {
                let prepared = Prepared::parse(query, &Base::default());
                assert!(prepared.is_ok(), "{}: {prepared:?}", check.name);
                for variable in ["?thing", "?detail", "?graph"] {
                    assert!(query.contains(variable), "{} gives no {variable}", check.name);
                }
            }
        }
    }
}
