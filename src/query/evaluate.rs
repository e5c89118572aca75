//! Runs queries, within limits.
//!
//! Queries may call two functions of their own: `etl:place(?passage)` is where a passage
//! starts, as `path:line:column`, and `etl:label(?thing)` what a thing is called.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use oxigraph::model::{Literal, Term};
use oxigraph::sparql::{
    CancellationToken, QueryEvaluationError, QueryResults, QuerySolutionIter, SparqlEvaluator,
};
use oxigraph::store::Store as Quads;

use crate::graph::vocabulary::etl;
use crate::store::{Locator, Store};

use super::answer::{Answer, Rows};
use super::error::{Error, Result};
use super::label::label;
use super::prepare::Prepared;

/// What a query may cost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// How long it may take; for ever without.
    pub timeout: Option<Duration>,
}

/// Runs a query on the union of all graphs.
///
/// Rows come in the order the query asks for, and sorted when it asks for none.
///
/// # Errors
/// When it takes too long or fails.
pub fn evaluate(store: &Store, prepared: &Prepared, limits: Limits) -> Result<Answer> {
    let Some(timeout) = limits.timeout else {
        return run(store.quads(), store.locator(), prepared, CancellationToken::new());
    };
    let token = CancellationToken::new();
    let (sender, receiver) = mpsc::channel();
    let (quads, locator) = (store.quads().clone(), store.locator());
    let (query, inner) = (prepared.clone(), token.clone());
    // Joins look at the token only when they give a row, and some never do. So the caller
    // does not wait for the thread: it ends with its next row, or with the program.
    thread::spawn(move || {
        // Nobody listens any more once the time is over.
        let _ = sender.send(run(&quads, locator, &query, inner));
    });
    receiver.recv_timeout(timeout).unwrap_or_else(|error| {
        token.cancel();
        Err(match error {
            mpsc::RecvTimeoutError::Timeout => Error::TimedOut(timeout),
            mpsc::RecvTimeoutError::Disconnected => Error::Evaluation("it panicked".to_owned()),
        })
    })
}

fn run(
    quads: &Quads,
    locator: Locator,
    prepared: &Prepared,
    token: CancellationToken,
) -> Result<Answer> {
    let named = quads.clone();
    let evaluator = SparqlEvaluator::new()
        .with_cancellation_token(token)
        .with_custom_function(etl::PLACE.into_owned(), move |terms| place(&locator, terms))
        .with_custom_function(etl::LABEL.into_owned(), move |terms| called(&named, terms));
    let mut query = evaluator.for_query(prepared.query.clone());
    if query.dataset().is_default_dataset() {
        query.dataset_mut().set_default_graph_as_union();
    }
    let results = query.on_store(quads).execute();
    let answer = results.and_then(|results| collect(results, prepared.is_ordered()));
    answer.map_err(|error| match error {
        QueryEvaluationError::UnsupportedService(_) => Error::Service,
        error => Error::Evaluation(error.to_string()),
    })
}

/// What `etl:place` gives; unbound for what is no passage.
fn place(locator: &Locator, terms: &[Term]) -> Option<Term> {
    match terms {
        [Term::NamedNode(passage)] => {
            Some(Literal::from(locator.locate(passage.as_str())?.to_string()).into())
        }
        _ => None,
    }
}

/// What `etl:label` gives; unbound for what has no name, and for a store that cannot be read.
fn called(quads: &Quads, terms: &[Term]) -> Option<Term> {
    match terms {
        [Term::NamedNode(thing)] => {
            Some(Literal::from(label(quads, thing.as_ref().into()).ok()??).into())
        }
        _ => None,
    }
}

fn collect(
    results: QueryResults<'_>,
    ordered: bool,
) -> std::result::Result<Answer, QueryEvaluationError> {
    Ok(match results {
        QueryResults::Boolean(value) => Answer::Boolean(value),
        QueryResults::Solutions(solutions) => {
            let mut rows = collect_rows(solutions)?;
            if !ordered {
                rows.sort();
            }
            Answer::Rows(rows)
        }
        QueryResults::Graph(triples) => {
            let mut triples = triples.collect::<std::result::Result<Vec<_>, _>>()?;
            triples.sort_by_cached_key(ToString::to_string);
            triples.dedup();
            Answer::Graph(triples)
        }
    })
}

fn collect_rows(
    solutions: QuerySolutionIter<'_>,
) -> std::result::Result<Rows, QueryEvaluationError> {
    let columns = solutions.variables().iter().map(|name| name.as_str().to_owned()).collect();
    let rows = solutions.map(|solution| solution.map(|row| row.values().to_vec()));
    Ok(Rows { columns, rows: rows.collect::<std::result::Result<_, _>>()? })
}
