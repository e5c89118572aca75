//! Runs queries, within limits.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use oxigraph::sparql::{
    CancellationToken, QueryEvaluationError, QueryResults, QuerySolutionIter, SparqlEvaluator,
};

use crate::store::Store;

use super::answer::{Answer, Rows};
use super::error::{Error, Result};
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
    let token = CancellationToken::new();
    let _watch = limits.timeout.map(|timeout| Watch::start(timeout, token.clone()));
    let evaluator = SparqlEvaluator::new().with_cancellation_token(token);
    let mut query = evaluator.for_query(prepared.query.clone());
    if query.dataset().is_default_dataset() {
        query.dataset_mut().set_default_graph_as_union();
    }
    let results = query.on_store(store.quads()).execute();
    let answer = results.and_then(|results| collect(results, prepared.is_ordered()));
    answer.map_err(|error| match (error, limits.timeout) {
        (QueryEvaluationError::Cancelled, Some(timeout)) => Error::TimedOut(timeout),
        (QueryEvaluationError::UnsupportedService(_), _) => Error::Service,
        (error, _) => Error::Evaluation(error.to_string()),
    })
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

/// Cancels a query that runs too long; ends with the query.
struct Watch {
    /// Dropped with the watch, which wakes the thread.
    _end: mpsc::Sender<()>,
}

impl Watch {
    fn start(timeout: Duration, token: CancellationToken) -> Self {
        let (end, ended) = mpsc::channel::<()>();
        thread::spawn(move || {
            if ended.recv_timeout(timeout) == Err(mpsc::RecvTimeoutError::Timeout) {
                token.cancel();
            }
        });
        Self { _end: end }
    }
}
