//! Looks into parsed queries: what they call, whether they sort, where parameters go.

use spargebra::Query;
use spargebra::algebra::GraphPattern;
use spargebra::term::GroundTerm;

/// The pattern of any kind of query.
pub(super) fn pattern(query: &Query) -> &GraphPattern {
    match query {
        Query::Select { pattern, .. }
        | Query::Construct { pattern, .. }
        | Query::Describe { pattern, .. }
        | Query::Ask { pattern, .. } => pattern,
    }
}

fn pattern_mut(query: &mut Query) -> &mut GraphPattern {
    match query {
        Query::Select { pattern, .. }
        | Query::Construct { pattern, .. }
        | Query::Describe { pattern, .. }
        | Query::Ask { pattern, .. } => pattern,
    }
}

/// The columns of a SELECT query; nothing for other kinds.
pub(super) fn columns(query: &Query) -> Option<Vec<String>> {
    let Query::Select { pattern, .. } = query else { return None };
    let mut pattern = pattern;
    loop {
        pattern = match pattern {
            GraphPattern::Project { variables, .. } => {
                return Some(variables.iter().map(|name| name.as_str().to_owned()).collect());
            }
            GraphPattern::OrderBy { inner, .. }
            | GraphPattern::Slice { inner, .. }
            | GraphPattern::Distinct { inner }
            | GraphPattern::Reduced { inner } => inner,
            _ => return None,
        };
    }
}

/// Whether the query says in which order its rows come.
pub(super) fn is_ordered(query: &Query) -> bool {
    let mut pattern = pattern(query);
    loop {
        pattern = match pattern {
            GraphPattern::OrderBy { .. } => return true,
            GraphPattern::Slice { inner, .. }
            | GraphPattern::Distinct { inner }
            | GraphPattern::Reduced { inner }
            | GraphPattern::Project { inner, .. } => inner,
            _ => return false,
        };
    }
}

/// Whether another server is called somewhere outside of `EXISTS`; there the
/// evaluator refuses, which has no client for other servers.
pub(super) fn calls_service(query: &Query) -> bool {
    let mut open = vec![pattern(query)];
    while let Some(pattern) = open.pop() {
        if matches!(pattern, GraphPattern::Service { .. }) {
            return true;
        }
        open.extend(children(pattern));
    }
    false
}

/// The values that the first `VALUES ?name { … }` of one variable gives; nothing without one.
pub(super) fn values(query: &Query, name: &str) -> Option<Vec<Option<GroundTerm>>> {
    let mut open = vec![pattern(query)];
    while let Some(pattern) = open.pop() {
        if let GraphPattern::Values { variables, bindings } = pattern
            && let [variable] = variables.as_slice()
            && variable.as_str() == name
        {
            return Some(bindings.iter().flatten().cloned().collect());
        }
        open.extend(children(pattern));
    }
    None
}

/// Puts `terms` in place of the values of each `VALUES ?name { … }`.
pub(super) fn bind(query: &mut Query, name: &str, terms: &[GroundTerm]) {
    let mut open = vec![pattern_mut(query)];
    while let Some(pattern) = open.pop() {
        if let GraphPattern::Values { variables, bindings } = &mut *pattern {
            if variables.iter().map(spargebra::term::Variable::as_str).eq([name]) {
                *bindings = terms.iter().map(|term| vec![Some(term.clone())]).collect();
            }
            continue;
        }
        open.extend(children_mut(pattern));
    }
}

/// Every `LIMIT` of the query.
pub(super) fn limits(query: &Query) -> Vec<usize> {
    let (mut open, mut found) = (vec![pattern(query)], Vec::new());
    while let Some(pattern) = open.pop() {
        if let GraphPattern::Slice { length: Some(length), .. } = pattern {
            found.push(*length);
        }
        open.extend(children(pattern));
    }
    found
}

/// Puts another number in place of each `LIMIT`.
pub(super) fn set_limits(query: &mut Query, limit: usize) {
    let mut open = vec![pattern_mut(query)];
    while let Some(pattern) = open.pop() {
        if let GraphPattern::Slice { length: Some(length), .. } = pattern {
            *length = limit;
        }
        open.extend(children_mut(pattern));
    }
}

/// The patterns directly inside a pattern, by shared or by exclusive reference.
macro_rules! inner_patterns {
    ($pattern:expr) => {
        match $pattern {
            GraphPattern::Bgp { .. } | GraphPattern::Path { .. } | GraphPattern::Values { .. } => {
                [None, None]
            }
            GraphPattern::Join { left, right }
            | GraphPattern::Lateral { left, right }
            | GraphPattern::LeftJoin { left, right, .. }
            | GraphPattern::Union { left, right }
            | GraphPattern::Minus { left, right } => [Some(left), Some(right)],
            GraphPattern::Filter { inner, .. }
            | GraphPattern::Graph { inner, .. }
            | GraphPattern::Extend { inner, .. }
            | GraphPattern::OrderBy { inner, .. }
            | GraphPattern::Project { inner, .. }
            | GraphPattern::Distinct { inner }
            | GraphPattern::Reduced { inner }
            | GraphPattern::Slice { inner, .. }
            | GraphPattern::Group { inner, .. }
            | GraphPattern::Service { inner, .. } => [Some(inner), None],
        }
    };
}

fn children(pattern: &GraphPattern) -> impl Iterator<Item = &GraphPattern> {
    inner_patterns!(pattern).into_iter().flatten().map(|inner| &**inner)
}

fn children_mut(pattern: &mut GraphPattern) -> impl Iterator<Item = &mut GraphPattern> {
    inner_patterns!(pattern).into_iter().flatten().map(|inner| &mut **inner)
}
