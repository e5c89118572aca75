//! From the text of a query to something that can be run.

use spargebra::term::GroundTerm;
use spargebra::{Query, SparqlParser};

use crate::graph::{Base, PREFIXES};

use super::algebra;
use super::error::{Error, Place, Result};

/// A query that was parsed and may be run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prepared {
    pub(super) query: Query,
}

impl Prepared {
    /// Parses a query. The prefixes of the graph are known, those of the query
    /// win; relative IRIs count from `base`.
    ///
    /// # Errors
    /// When it is no SPARQL query, is an update, or calls another server.
    pub fn parse(text: &str, base: &Base) -> Result<Self> {
        let query = match parser(base).parse_query(text) {
            Ok(query) => query,
            Err(_) if is_empty(text) => {
                return Err(Error::Syntax { message: "it is empty".to_owned(), place: None });
            }
            Err(_) if parser(base).parse_update(text).is_ok_and(|it| !it.operations.is_empty()) => {
                return Err(Error::Update);
            }
            Err(error) => return Err(syntax(text, &error.to_string())),
        };
        if algebra::calls_service(&query) {
            return Err(Error::Service);
        }
        Ok(Self { query })
    }

    /// Whether the query says in which order its rows come.
    #[must_use]
    pub fn is_ordered(&self) -> bool {
        algebra::is_ordered(&self.query)
    }

    /// What the query itself gives for a parameter: its `VALUES ?name { … }`.
    pub(super) fn values(&self, name: &str) -> Option<Vec<Option<GroundTerm>>> {
        algebra::values(&self.query, name)
    }

    /// The columns of a SELECT query; nothing for other kinds.
    pub(super) fn columns(&self) -> Option<Vec<String>> {
        algebra::columns(&self.query)
    }

    /// Every `LIMIT` of the query.
    pub(super) fn limits(&self) -> Vec<usize> {
        algebra::limits(&self.query)
    }

    /// Gives the query another `LIMIT`.
    pub(super) fn set_limit(&mut self, limit: usize) {
        algebra::set_limits(&mut self.query, limit);
    }

    /// Gives a parameter its values.
    pub(super) fn bind(&mut self, name: &str, terms: &[GroundTerm]) {
        algebra::bind(&mut self.query, name, terms);
    }
}

fn parser(base: &Base) -> SparqlParser {
    let mut parser = SparqlParser::new().with_base_iri(base.as_str()).expect("a base is an IRI");
    for (prefix, namespace) in PREFIXES {
        parser = parser.with_prefix(*prefix, *namespace).expect("namespaces are IRIs");
    }
    parser
}

/// Whether a query holds white space and comments only.
fn is_empty(text: &str) -> bool {
    text.lines().map(str::trim_start).all(|line| line.is_empty() || line.starts_with('#'))
}

/// Reads the place out of the parser's `error at LINE:COLUMN: expected …`.
fn syntax(text: &str, message: &str) -> Error {
    let parts = message.strip_prefix("error at ").and_then(|rest| rest.split_once(": "));
    let place = parts.and_then(|(place, _)| {
        let (line, column) = place.split_once(':')?;
        let (line, column) = (line.parse().ok()?, column.parse().ok()?);
        let text = text.split('\n').nth(usize::checked_sub(line, 1)?)?;
        Some(Place { line, column, text: text.trim_end_matches('\r').to_owned() })
    });
    let message = match (&place, parts) {
        (Some(_), Some((_, message))) => message,
        _ => message,
    };
    Error::Syntax { message: message.to_owned(), place }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Prepared> {
        Prepared::parse(text, &Base::default())
    }

    #[test]
    fn the_prefixes_of_the_graph_are_known_and_can_be_changed() {
        let known = parse("ASK { ?s a foaf:Person }").unwrap();
        let given = parse("PREFIX foaf: <http://xmlns.com/foaf/0.1/> ASK { ?s a foaf:Person }");
        assert_eq!(known, given.unwrap());
        let other = parse("PREFIX foaf: <http://example.org/> ASK { ?s a foaf:Person }");
        assert_ne!(known, other.unwrap());
    }

    #[test]
    fn an_error_shows_its_line() {
        let error = parse("SELECT ?s\nWHERE { ?s ?p }").unwrap_err();
        let message = error.to_string();
        assert!(message.starts_with("the query is wrong at line 2, column "), "{message}");
        assert!(message.contains("\n  2 | WHERE { ?s ?p }\n    |  "), "{message}");
    }

    #[test]
    fn an_empty_query_is_called_so() {
        for text in ["", " \n", "# who\n  # and what"] {
            assert_eq!(parse(text).unwrap_err().to_string(), "the query is wrong: it is empty");
        }
    }

    #[test]
    fn what_writes_or_leaves_the_store_is_refused() {
        for text in ["CLEAR ALL", "DELETE WHERE { ?s ?p ?o }", "INSERT DATA { <a> <b> <c> }"] {
            assert!(matches!(parse(text), Err(Error::Update)), "{text}");
        }
        for text in [
            "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }",
            "SELECT * { { SELECT * { OPTIONAL { SERVICE SILENT ?x { ?s ?p ?o } } } LIMIT 1 } }",
        ] {
            assert!(matches!(parse(text), Err(Error::Service)), "{text}");
        }
        for text in ["", "nonsense", "SELECT * { <service> ?p ?o }}"] {
            assert!(matches!(parse(text), Err(Error::Syntax { .. })), "{text}");
        }
        assert!(parse("SELECT * { <service> ?p 'SERVICE' }").is_ok());
    }

    #[test]
    fn order_is_seen_through_what_surrounds_it() {
        let check = |text: &str, ordered| {
            assert_eq!(parse(text).unwrap().is_ordered(), ordered, "{text}");
        };
        check("SELECT DISTINCT ?s { ?s ?p ?o } ORDER BY ?s LIMIT 3", true);
        check("SELECT ?s { ?s ?p ?o } LIMIT 3", false);
        check("SELECT ?s { ?s ?q ?x { SELECT ?s { ?s ?p ?o } ORDER BY ?s } }", false);
    }
}
