//! Manifest entries as quads, and back.
//!
//! Each node of an entry is linked from its file, so that an entry can be
//! removed without a look at the others.

use std::collections::{BTreeMap, BTreeSet};

use oxigraph::model::vocab::{rdf, rdfs, xsd};
use oxigraph::model::{
    GraphNameRef, Literal, NamedNode, NamedNodeRef, NamedOrBlankNode, NamedOrBlankNodeRef, Quad,
    Term,
};
use oxigraph::store::Transaction;

use crate::graph::Base;

use super::error::{Error, Result};
use super::manifest::{Failure, ManifestEntry, StoredDiagnostic};
use super::{Store, iri, terms};

/// The quads of an entry whose graph has `size` quads.
pub(super) fn entry_quads(base: &Base, entry: &ManifestEntry, size: usize) -> Vec<Quad> {
    let mut writer = ManifestWriter::new(base);
    let file = iri::file(base, &entry.path);
    let run = part(&file, "run");
    let graph = base.source_graph(entry.digest);
    writer.add(&file, rdf::TYPE, terms::SOURCE_FILE);
    writer.text(&file, terms::PATH, &entry.path);
    writer.text(&file, terms::SHA256, &entry.digest.to_string());
    writer.number(&file, terms::CONTENT_SIZE, entry.size);
    writer.number(&graph, terms::QUADS, size as u64);
    writer.text(&file, terms::FORMAT, &entry.media_type);
    writer.text(&file, terms::READER, &entry.format);
    writer.add(&file, terms::GRAPH, graph.as_ref());
    writer.add(&file, terms::RUN, run.as_ref());
    writer.run(&run, &file, &graph, entry);
    for (kind, amount) in &entry.counts {
        let count = part(&file, &format!("count-{kind}"));
        writer.add(&file, terms::HAS_COUNT, count.as_ref());
        writer.add(&count, rdf::TYPE, terms::COUNT);
        writer.text(&count, terms::COUNT_OF, kind);
        writer.number(&count, terms::AMOUNT, *amount);
    }
    for (number, diagnostic) in entry.diagnostics.iter().enumerate() {
        let node = part(&file, &format!("diagnostic-{}", number + 1));
        writer.add(&file, terms::HAS_DIAGNOSTIC, node.as_ref());
        writer.diagnostic(&node, terms::DIAGNOSTIC, diagnostic);
    }
    writer.quads
}

/// The quads of a failure.
pub(super) fn failure_quads(base: &Base, failure: &Failure) -> Vec<Quad> {
    let mut writer = ManifestWriter::new(base);
    let file = iri::file(base, &failure.path);
    let node = part(&file, "failure");
    writer.add(&file, terms::HAS_FAILURE, node.as_ref());
    writer.text(&node, terms::PATH, &failure.path);
    writer.diagnostic(&node, terms::FAILURE, &failure.diagnostic);
    writer.quads
}

/// Removes all that the manifest says of a file, or of its failure only.
pub(super) fn remove(
    transaction: &mut Transaction<'_>,
    base: &Base,
    path: &str,
    what: Removal,
) -> Result<()> {
    let file = iri::file(base, path);
    let graph = base.manifest_graph();
    let graph = GraphNameRef::from(graph.as_ref());
    let mut gone = Vec::new();
    for quad in transaction.quads_for_pattern(Some(file.as_ref().into()), None, None, Some(graph)) {
        let quad = quad?;
        if what == Removal::Failure && quad.predicate != terms::HAS_FAILURE {
            continue;
        }
        if let Some(part) = part_of(&file, &quad.object) {
            let subject = NamedOrBlankNodeRef::from(part);
            for inner in transaction.quads_for_pattern(Some(subject), None, None, Some(graph)) {
                gone.push(inner?);
            }
        }
        gone.push(quad);
    }
    for quad in &gone {
        transaction.remove(quad);
    }
    Ok(())
}

/// How much [`remove`] removes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Removal {
    /// Entry and failure.
    All,
    /// The failure only.
    Failure,
}

/// All entries, sorted by path.
pub(super) fn read_entries(store: &Store) -> Result<Vec<ManifestEntry>> {
    let nodes = Nodes::read(store)?;
    let mut entries = Vec::new();
    for file in nodes.of_type(terms::SOURCE_FILE) {
        entries.push(nodes.entry(file)?);
    }
    entries.sort_by(|one: &ManifestEntry, other| one.path.cmp(&other.path));
    Ok(entries)
}

/// All failures, sorted by path.
pub(super) fn read_failures(store: &Store) -> Result<Vec<Failure>> {
    let nodes = Nodes::read(store)?;
    let mut failures = Vec::new();
    for node in nodes.of_type(terms::FAILURE) {
        let path = nodes.text(node, terms::PATH)?;
        failures.push(Failure { path, diagnostic: nodes.diagnostic(node)? });
    }
    failures.sort_by(|one: &Failure, other| one.path.cmp(&other.path));
    Ok(failures)
}

/// A node of the entry of `file`.
fn part(file: &NamedNode, name: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{}#{name}", file.as_str()))
}

/// The object, when it is a node of the entry of `file`.
fn part_of<'a>(file: &NamedNode, object: &'a Term) -> Option<NamedNodeRef<'a>> {
    match object {
        Term::NamedNode(node) => {
            let rest = node.as_str().strip_prefix(file.as_str())?;
            rest.starts_with('#').then_some(node.as_ref())
        }
        _ => None,
    }
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

    fn run(&mut self, run: &NamedNode, file: &NamedNode, graph: &NamedNode, entry: &ManifestEntry) {
        let software = iri::software(self.base);
        let ended = Literal::new_typed_literal(&entry.ended, xsd::DATE_TIME);
        self.add(run, rdf::TYPE, terms::ACTIVITY);
        self.add(run, terms::USED, file.as_ref());
        self.add(run, terms::GENERATED, graph.as_ref());
        self.add(run, terms::ENDED_AT, ended);
        self.add(run, terms::WAS_ASSOCIATED_WITH, software.as_ref());
        self.text(run, terms::SETTINGS, &entry.settings);
        self.add(&software, rdf::TYPE, terms::SOFTWARE_AGENT);
        self.text(&software, rdfs::LABEL, concat!("etl ", env!("CARGO_PKG_VERSION")));
        self.text(&software, terms::SOFTWARE_VERSION, env!("CARGO_PKG_VERSION"));
    }

    fn diagnostic(&mut self, node: &NamedNode, kind: NamedNodeRef<'_>, about: &StoredDiagnostic) {
        self.add(node, rdf::TYPE, kind);
        self.text(node, terms::CODE, &about.code);
        self.text(node, terms::SEVERITY, &about.severity);
        self.text(node, terms::MESSAGE, &about.message);
        if let Some(help) = &about.help {
            self.text(node, terms::HELP, help);
        }
        let numbers = [
            (terms::START, about.place.map(|place| place.0)),
            (terms::END, about.place.map(|place| place.1)),
            (terms::LINE, about.line),
            (terms::COLUMN, about.column),
        ];
        for (predicate, value) in numbers {
            if let Some(value) = value {
                self.number(node, predicate, value);
            }
        }
    }
}

/// The manifest graph by subject and predicate.
struct Nodes(BTreeMap<String, BTreeMap<String, BTreeSet<String>>>);

impl Nodes {
    fn read(store: &Store) -> Result<Self> {
        let mut nodes = BTreeMap::<_, BTreeMap<_, BTreeSet<_>>>::new();
        let graph = store.base().manifest_graph();
        let graph = GraphNameRef::from(graph.as_ref());
        for quad in store.quads().quads_for_pattern(None, None, None, Some(graph)) {
            let quad = quad?;
            let NamedOrBlankNode::NamedNode(subject) = quad.subject else { continue };
            let value = match quad.object {
                Term::NamedNode(node) => node.into_string(),
                Term::Literal(literal) => literal.value().to_owned(),
                Term::BlankNode(_) => continue,
            };
            let values = nodes.entry(subject.into_string()).or_default();
            values.entry(quad.predicate.into_string()).or_default().insert(value);
        }
        Ok(Self(nodes))
    }

    fn of_type(&self, kind: NamedNodeRef<'_>) -> impl Iterator<Item = &str> {
        self.0
            .keys()
            .map(String::as_str)
            .filter(move |node| self.values(node, rdf::TYPE).any(|value| value == kind.as_str()))
    }

    fn values(&self, node: &str, predicate: NamedNodeRef<'_>) -> impl Iterator<Item = &str> {
        let values = self.0.get(node).and_then(|node| node.get(predicate.as_str()));
        values.into_iter().flatten().map(String::as_str)
    }

    fn optional(&self, node: &str, predicate: NamedNodeRef<'_>) -> Option<String> {
        self.values(node, predicate).next().map(str::to_owned)
    }

    fn text(&self, node: &str, predicate: NamedNodeRef<'_>) -> Result<String> {
        self.optional(node, predicate).ok_or_else(|| {
            Error::Damaged(format!("<{node}> has no <{}> in the manifest", predicate.as_str()))
        })
    }

    fn number(&self, node: &str, predicate: NamedNodeRef<'_>) -> Option<u64> {
        self.values(node, predicate).next()?.parse().ok()
    }

    fn entry(&self, file: &str) -> Result<ManifestEntry> {
        let digest = self.text(file, terms::SHA256)?;
        let (run, graph) = (self.text(file, terms::RUN)?, self.text(file, terms::GRAPH)?);
        let counts = self.values(file, terms::HAS_COUNT).map(|count| {
            let amount = self.number(count, terms::AMOUNT).unwrap_or_default();
            Ok((self.text(count, terms::COUNT_OF)?, amount))
        });
        let diagnostics = self.values(file, terms::HAS_DIAGNOSTIC);
        let mut diagnostics =
            diagnostics.map(|node| self.diagnostic(node)).collect::<Result<Vec<_>>>()?;
        diagnostics.sort();
        Ok(ManifestEntry {
            path: self.text(file, terms::PATH)?,
            digest: digest
                .parse()
                .map_err(|()| Error::Damaged(format!("'{digest}' of <{file}> is no digest")))?,
            size: self.number(file, terms::CONTENT_SIZE).unwrap_or_default(),
            quads: self.number(&graph, terms::QUADS).unwrap_or_default(),
            format: self.text(file, terms::READER)?,
            media_type: self.text(file, terms::FORMAT)?,
            settings: self.text(&run, terms::SETTINGS)?,
            ended: self.text(&run, terms::ENDED_AT)?,
            counts: counts.collect::<Result<_>>()?,
            diagnostics,
        })
    }

    fn diagnostic(&self, node: &str) -> Result<StoredDiagnostic> {
        let start = self.number(node, terms::START);
        Ok(StoredDiagnostic {
            place: start.zip(self.number(node, terms::END)),
            line: self.number(node, terms::LINE),
            column: self.number(node, terms::COLUMN),
            code: self.text(node, terms::CODE)?,
            severity: self.text(node, terms::SEVERITY)?,
            message: self.text(node, terms::MESSAGE)?,
            help: self.optional(node, terms::HELP),
        })
    }
}
