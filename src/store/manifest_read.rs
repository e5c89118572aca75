//! Manifest entries from their quads.
//!
//! Nothing here holds more than one entry at a time, but for [`sources`], which takes of each
//! only what tells whether it is still as it was: a store may hold a hundred thousand papers.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use oxigraph::model::{
    GraphNameRef, NamedNode, NamedNodeRef, NamedOrBlankNode, NamedOrBlankNodeRef, Quad, Term,
};

use crate::graph::vocabulary::{dcterms, etl, prov, schema};
use crate::text::Digest;

use super::error::{Error, Result};
use super::manifest::{Failure, KnownSource, ManifestEntry, StoredDiagnostic, VocabularyFile};
use super::manifest_quads::part;
use super::passage::Passage;
use super::{Store, iri};

/// What was read, by path.
pub(super) fn sources(store: &Store) -> Result<BTreeMap<String, KnownSource>> {
    let mut paths = column(store, etl::PATH)?;
    let mut readers = column(store, etl::READER)?;
    let mut settings = column(store, etl::SETTINGS)?;
    // Most sources share their settings, and their reader with many.
    let mut shared = BTreeSet::<Arc<str>>::new();
    let mut share = |text: String| match shared.get(text.as_str()) {
        Some(known) => Arc::clone(known),
        None => {
            let known = Arc::<str>::from(text);
            shared.insert(Arc::clone(&known));
            known
        }
    };
    let mut sources = BTreeMap::new();
    for (file, digest) in column(store, etl::SHA256)? {
        let missing = |what: NamedNodeRef<'_>| missing(&file, what);
        let path = paths.remove(&file).ok_or_else(|| missing(etl::PATH))?;
        let reader = readers.remove(&file).ok_or_else(|| missing(etl::READER))?;
        let run = format!("{file}#run");
        let settings = settings.remove(&run).ok_or_else(|| missing(etl::SETTINGS))?;
        let digest = parse_digest(&digest, &file)?;
        sources
            .insert(path, KnownSource { digest, reader: share(reader), settings: share(settings) });
    }
    Ok(sources)
}

/// The paths of the sources that failed at their last reading, sorted.
pub(super) fn failed_paths(store: &Store) -> Result<BTreeSet<String>> {
    let mut failed = BTreeSet::new();
    for quad in quads(store, None, Some(etl::FAILURE)) {
        let quad = quad?;
        failed.insert(Nodes::read(store, quad.subject.as_ref())?.text(etl::PATH)?);
    }
    Ok(failed)
}

/// The number of quads in the graphs of all sources, as the manifest has it.
pub(super) fn source_quads(store: &Store) -> Result<u64> {
    let mut sum = 0;
    for quad in quads(store, None, Some(etl::QUADS)) {
        sum += value(quad?.object).and_then(|value| value.parse::<u64>().ok()).unwrap_or_default();
    }
    Ok(sum)
}

/// The entry of a path; nothing when nothing was read from it.
pub(super) fn entry(store: &Store, path: &str) -> Result<Option<ManifestEntry>> {
    let file = iri::file(store.base(), path);
    let about = Nodes::of(store, &file)?;
    if about.optional(etl::SHA256).is_none() {
        return Ok(None);
    }
    about.entry(store, &file).map(Some)
}

/// The failure of a path; nothing when its last reading did not fail.
pub(super) fn failure(store: &Store, path: &str) -> Result<Option<Failure>> {
    let file = iri::file(store.base(), path);
    let Some(node) = Nodes::of(store, &file)?.optional(etl::FAILURE) else { return Ok(None) };
    let diagnostic = Nodes::of(store, &NamedNode::new_unchecked(node))?.diagnostic()?;
    Ok(Some(Failure { path: path.to_owned(), diagnostic }))
}

/// The values of a predicate by subject.
fn column(store: &Store, predicate: NamedNodeRef<'static>) -> Result<BTreeMap<String, String>> {
    let mut column = BTreeMap::new();
    for quad in quads(store, None, Some(predicate)) {
        let Quad { subject, object, .. } = quad?;
        if let (NamedOrBlankNode::NamedNode(subject), Some(value)) = (subject, value(object)) {
            column.insert(subject.into_string(), value);
        }
    }
    Ok(column)
}

fn quads<'s>(
    store: &'s Store,
    subject: Option<NamedOrBlankNodeRef<'_>>,
    predicate: Option<NamedNodeRef<'_>>,
) -> impl Iterator<Item = Result<Quad>> + use<'s> {
    let graph = store.base().manifest_graph();
    let graph = GraphNameRef::from(graph.as_ref());
    let quads = store.quads().quads_for_pattern(subject, predicate, None, Some(graph));
    quads.map(|quad| Ok(quad?))
}

fn value(term: Term) -> Option<String> {
    match term {
        Term::NamedNode(node) => Some(node.into_string()),
        Term::Literal(literal) => Some(literal.destruct().0),
        Term::BlankNode(_) => None,
    }
}

fn missing(node: &str, predicate: NamedNodeRef<'_>) -> Error {
    Error::Damaged(format!("<{node}> has no <{}> in the manifest", predicate.as_str()))
}

fn parse_digest(digest: &str, file: &str) -> Result<Digest> {
    digest.parse().map_err(|()| Error::Damaged(format!("'{digest}' of <{file}> is no digest")))
}

/// What the manifest says of one node, by predicate.
struct Nodes {
    node: String,
    values: BTreeMap<String, BTreeSet<String>>,
}

impl Nodes {
    fn of(store: &Store, node: &NamedNode) -> Result<Self> {
        Self::read(store, node.as_ref().into())
    }

    fn read(store: &Store, node: NamedOrBlankNodeRef<'_>) -> Result<Self> {
        let mut values = BTreeMap::<_, BTreeSet<_>>::new();
        for quad in quads(store, Some(node), None) {
            let Quad { predicate, object, .. } = quad?;
            if let Some(value) = value(object) {
                values.entry(predicate.into_string()).or_default().insert(value);
            }
        }
        Ok(Self { node: node.to_string().trim_matches(['<', '>']).to_owned(), values })
    }

    fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    fn values(&self, predicate: NamedNodeRef<'_>) -> impl Iterator<Item = &str> {
        self.values.get(predicate.as_str()).into_iter().flatten().map(String::as_str)
    }

    fn optional(&self, predicate: NamedNodeRef<'_>) -> Option<String> {
        self.values(predicate).next().map(str::to_owned)
    }

    fn text(&self, predicate: NamedNodeRef<'_>) -> Result<String> {
        self.optional(predicate).ok_or_else(|| missing(&self.node, predicate))
    }

    fn number(&self, predicate: NamedNodeRef<'_>) -> Option<u64> {
        self.values(predicate).next()?.parse().ok()
    }

    fn entry(&self, store: &Store, file: &NamedNode) -> Result<ManifestEntry> {
        let linked = |node: String| Self::of(store, &NamedNode::new_unchecked(node));
        let run = linked(self.text(etl::RUN)?)?;
        let graph = linked(self.text(etl::GRAPH)?)?;
        Ok(ManifestEntry {
            path: self.text(etl::PATH)?,
            digest: parse_digest(&self.text(etl::SHA256)?, &self.node)?,
            size: self.number(schema::CONTENT_SIZE).unwrap_or_default(),
            quads: graph.number(etl::QUADS).unwrap_or_default(),
            format: self.text(etl::READER)?,
            media_type: self.text(dcterms::FORMAT)?,
            settings: run.text(etl::SETTINGS)?,
            vocabularies: run.vocabularies(store)?,
            ended: run.text(prov::ENDED_AT_TIME)?,
            counts: self.counts(store)?,
            diagnostics: diagnostics(store, file)?,
        })
    }

    fn vocabularies(&self, store: &Store) -> Result<Vec<VocabularyFile>> {
        let used = self.values(prov::USED);
        let used = used.filter_map(|node| Some((node, iri::vocabulary_digest(node)?)));
        used.map(|(node, digest)| {
            let path = Self::of(store, &NamedNode::new_unchecked(node))?.text(etl::PATH)?;
            Ok(VocabularyFile { path, digest })
        })
        .collect()
    }

    fn counts(&self, store: &Store) -> Result<BTreeMap<String, u64>> {
        let count = |node| {
            let count = Self::of(store, &NamedNode::new_unchecked(node))?;
            Ok((count.text(etl::COUNT_OF)?, count.number(etl::AMOUNT).unwrap_or_default()))
        };
        self.values(etl::COUNT).map(count).collect()
    }

    fn diagnostic(&self) -> Result<StoredDiagnostic> {
        let place = self.values(etl::EVIDENCE).next().and_then(Passage::of_iri);
        let number = |predicate| self.number(predicate).and_then(|n| n.try_into().ok());
        Ok(StoredDiagnostic {
            place: place.map(|place| (place.start, place.end)),
            line: number(etl::LINE),
            column: number(etl::COLUMN),
            code: self.text(etl::CODE)?,
            severity: self.text(etl::SEVERITY)?,
            message: self.text(etl::MESSAGE)?,
            help: self.optional(etl::HELP),
        })
    }
}

/// Reads numbered nodes until one is missing.
fn diagnostics(store: &Store, file: &NamedNode) -> Result<Vec<StoredDiagnostic>> {
    let mut diagnostics = Vec::new();
    loop {
        let node = part(file, &format!("diagnostic-{}", diagnostics.len() + 1));
        let about = Nodes::of(store, &node)?;
        if about.is_empty() {
            return Ok(diagnostics);
        }
        diagnostics.push(about.diagnostic()?);
    }
}
