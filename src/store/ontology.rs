//! The shipped ontology as quads.

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{BlankNode, NamedOrBlankNode, Quad, Term};

use crate::graph::Base;

use super::error::{Error, Result};

/// The files of `ontology/`, by name.
pub(super) const FILES: &[(&str, &str)] = &[
    ("terms", include_str!("../../ontology/terms.ttl")),
    ("reused", include_str!("../../ontology/reused.ttl")),
    ("alignment", include_str!("../../ontology/alignment.ttl")),
    ("shapes", include_str!("../../ontology/shapes.ttl")),
];

/// All quads of the ontology, its blank nodes named by file and order.
pub(super) fn quads(base: &Base) -> Result<Vec<Quad>> {
    let mut quads = Vec::new();
    for (name, text) in FILES {
        read(name, text, base, &mut quads)?;
    }
    quads.sort_by_cached_key(ToString::to_string);
    quads.dedup();
    Ok(quads)
}

fn read(name: &str, text: &str, base: &Base, quads: &mut Vec<Quad>) -> Result<()> {
    let parser =
        RdfParser::from_format(RdfFormat::Turtle).with_default_graph(base.ontology_graph());
    let mut blanks = Blanks { name, seen: Vec::new() };
    for quad in parser.for_slice(text.as_bytes()) {
        let mut quad =
            quad.map_err(|error| Error::Damaged(format!("ontology/{name}.ttl: {error}")))?;
        if let NamedOrBlankNode::BlankNode(node) = &quad.subject {
            quad.subject = blanks.rename(node).into();
        }
        if let Term::BlankNode(node) = &quad.object {
            quad.object = blanks.rename(node).into();
        }
        quads.push(quad);
    }
    Ok(())
}

/// Gives the blank nodes of a file names that are the same in every run.
struct Blanks<'a> {
    name: &'a str,
    seen: Vec<BlankNode>,
}

impl Blanks<'_> {
    fn rename(&mut self, node: &BlankNode) -> BlankNode {
        let place = self.seen.iter().position(|seen| seen == node).unwrap_or_else(|| {
            self.seen.push(node.clone());
            self.seen.len() - 1
        });
        BlankNode::new_unchecked(format!("{}{}", self.name, place + 1))
    }
}
