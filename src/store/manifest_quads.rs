//! Manifest entries as quads; [`super::manifest_read`] is the way back.
//!
//! Each node of an entry is linked with its file, so that an entry can be
//! removed without a look at the others.

use oxigraph::model::vocab::{rdf, rdfs, xsd};
use oxigraph::model::{GraphNameRef, Literal, NamedNode, NamedNodeRef, Quad, Term};
use oxigraph::store::Transaction;

use crate::graph::Base;
use crate::graph::vocabulary::{dcterms, etl, prov, schema};
use crate::text::{CodePointSpan, Digest};

use super::error::Result;
use super::iri;
use super::manifest::{Failure, ManifestEntry, StoredDiagnostic};

/// The quads of an entry whose graph has `size` quads.
pub(super) fn entry_quads(base: &Base, entry: &ManifestEntry, size: usize) -> Vec<Quad> {
    let mut writer = ManifestWriter::new(base);
    let file = iri::file(base, &entry.path);
    let graph = base.source_graph(entry.digest);
    writer.file(&file, &graph, entry);
    writer.run(&file, &graph, entry);
    writer.number(&graph, etl::QUADS, size as u64);
    for (kind, amount) in &entry.counts {
        let count = part(&file, &format!("count-{kind}"));
        writer.add(&file, etl::COUNT, count.as_ref());
        writer.add(&count, rdf::TYPE, etl::COUNT_CLASS);
        writer.text(&count, etl::COUNT_OF, kind);
        writer.number(&count, etl::AMOUNT, *amount);
    }
    for (number, diagnostic) in entry.diagnostics.iter().enumerate() {
        let node = part(&file, &format!("diagnostic-{}", number + 1));
        writer.add(&file, etl::DIAGNOSTIC, node.as_ref());
        writer.add(&node, rdf::TYPE, etl::DIAGNOSTIC_CLASS);
        writer.diagnostic(&node, diagnostic, Some(entry.digest));
    }
    writer.quads
}

/// The quads of a failure.
pub(super) fn failure_quads(base: &Base, failure: &Failure) -> Vec<Quad> {
    let mut writer = ManifestWriter::new(base);
    let file = iri::file(base, &failure.path);
    writer.text(&file, etl::PATH, &failure.path);
    let node = part(&file, FAILURE);
    writer.add(&file, etl::FAILURE, node.as_ref());
    writer.add(&node, rdf::TYPE, etl::FAILURE_CLASS);
    writer.diagnostic(&node, &failure.diagnostic, None);
    writer.quads
}

/// Removes all that the manifest says of a file.
pub(super) fn remove_all(transaction: &mut Transaction<'_>, base: &Base, path: &str) -> Result<()> {
    let (file, graph) = (iri::file(base, path), base.manifest_graph());
    let (subject, graph) = (file.as_ref().into(), GraphNameRef::from(graph.as_ref()));
    let mut nodes = vec![file.clone()];
    for quad in transaction.quads_for_pattern(Some(subject), None, None, Some(graph)) {
        let quad = quad?;
        let parts = [etl::COUNT, etl::DIAGNOSTIC, etl::FAILURE, etl::RUN];
        if let Term::NamedNode(node) = quad.object
            && parts.contains(&quad.predicate.as_ref())
        {
            nodes.push(node);
        }
    }
    nodes.iter().try_for_each(|node| remove_node(transaction, base, node))
}

/// Removes the failure of a file only.
pub(super) fn remove_failure(
    transaction: &mut Transaction<'_>,
    base: &Base,
    path: &str,
) -> Result<()> {
    let file = iri::file(base, path);
    let node = part(&file, FAILURE);
    remove_node(transaction, base, &node)?;
    transaction.remove(&Quad::new(file, etl::FAILURE, node, base.manifest_graph()));
    Ok(())
}

/// Removes what the manifest says of one node.
pub(super) fn remove_node(
    transaction: &mut Transaction<'_>,
    base: &Base,
    node: &NamedNode,
) -> Result<()> {
    let graph = base.manifest_graph();
    let (subject, graph) = (node.as_ref().into(), GraphNameRef::from(graph.as_ref()));
    let quads = transaction.quads_for_pattern(Some(subject), None, None, Some(graph));
    for quad in quads.collect::<std::result::Result<Vec<_>, _>>()? {
        transaction.remove(&quad);
    }
    Ok(())
}

/// Name of the node for the last failure of a file.
const FAILURE: &str = "failure";

/// A node of the entry of `file`.
pub(super) fn part(file: &NamedNode, name: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{}#{name}", file.as_str()))
}

/// Collects quads of the manifest graph.
struct ManifestWriter<'a> {
    base: &'a Base,
    quads: Vec<Quad>,
}

impl<'a> ManifestWriter<'a> {
    fn new(base: &'a Base) -> Self {
        Self { base, quads: Vec::new() }
    }

    fn add(&mut self, subject: &NamedNode, predicate: NamedNodeRef<'_>, object: impl Into<Term>) {
        let graph = self.base.manifest_graph();
        self.quads.push(Quad::new(subject.clone(), predicate, object, graph));
    }

    fn text(&mut self, subject: &NamedNode, predicate: NamedNodeRef<'_>, value: &str) {
        self.add(subject, predicate, Literal::new_simple_literal(value));
    }

    fn number(&mut self, subject: &NamedNode, predicate: NamedNodeRef<'_>, value: u64) {
        self.add(subject, predicate, Literal::new_typed_literal(value.to_string(), xsd::INTEGER));
    }

    fn file(&mut self, file: &NamedNode, graph: &NamedNode, entry: &ManifestEntry) {
        self.add(file, rdf::TYPE, etl::SOURCE_FILE);
        self.text(file, etl::PATH, &entry.path);
        self.text(file, etl::SHA256, &entry.digest.to_string());
        self.number(file, schema::CONTENT_SIZE, entry.size);
        self.text(file, dcterms::FORMAT, &entry.media_type);
        self.text(file, etl::READER, &entry.format);
        self.add(file, etl::GRAPH, graph.as_ref());
    }

    fn run(&mut self, file: &NamedNode, graph: &NamedNode, entry: &ManifestEntry) {
        let (run, software) = (part(file, "run"), iri::software(self.base));
        let ended = Literal::new_typed_literal(&entry.ended, xsd::DATE_TIME);
        self.add(file, etl::RUN, run.as_ref());
        self.add(&run, rdf::TYPE, prov::ACTIVITY);
        self.add(&run, prov::USED, file.as_ref());
        self.add(&run, prov::GENERATED, graph.as_ref());
        self.add(&run, prov::ENDED_AT_TIME, ended);
        self.add(&run, prov::WAS_ASSOCIATED_WITH, software.as_ref());
        self.text(&run, etl::SETTINGS, &entry.settings);
        for vocabulary in &entry.vocabularies {
            let node = iri::vocabulary(self.base, vocabulary);
            self.add(&run, prov::USED, node.as_ref());
            self.add(&node, rdf::TYPE, prov::ENTITY);
            self.text(&node, etl::PATH, &vocabulary.path);
        }
        self.add(&software, rdf::TYPE, prov::SOFTWARE_AGENT);
        self.text(&software, rdfs::LABEL, concat!("etl ", env!("CARGO_PKG_VERSION")));
        self.text(&software, schema::SOFTWARE_VERSION, env!("CARGO_PKG_VERSION"));
    }

    fn diagnostic(&mut self, node: &NamedNode, about: &StoredDiagnostic, digest: Option<Digest>) {
        self.text(node, etl::CODE, &about.code);
        self.text(node, etl::SEVERITY, &about.severity);
        self.text(node, etl::MESSAGE, &about.message);
        if let Some(help) = &about.help {
            self.text(node, etl::HELP, help);
        }
        if let Some((digest, (start, end))) = digest.zip(about.place) {
            let passage = self.base.passage(digest, CodePointSpan::new(start, end));
            self.add(node, etl::EVIDENCE, passage.as_ref());
        }
        for (predicate, value) in [(etl::LINE, about.line), (etl::COLUMN, about.column)] {
            if let Some(value) = value {
                self.number(node, predicate, value as u64);
            }
        }
    }
}
