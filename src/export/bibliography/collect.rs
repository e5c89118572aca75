//! From quads to records.

use std::collections::BTreeMap;

use oxigraph::model::vocab::rdf;
use oxigraph::model::{GraphName, NamedNodeRef, NamedOrBlankNode, Quad, Term};

use crate::graph::vocabulary::{
    biro, c4o, dcterms, etl, fabio, foaf, frbr, prism, pro, schema, skos,
};

use super::field::Field;
use super::issued::Issued;
use super::join;
use super::kind::Kind;
use super::name::Name;
use super::record::Record;

/// Properties of a work that are one text.
const TEXTS: &[(NamedNodeRef<'static>, Field)] = &[
    (dcterms::TITLE, Field::Title),
    (prism::VOLUME, Field::Volume),
    (prism::NUMBER, Field::Issue),
    (prism::EDITION, Field::Edition),
    (prism::PAGE_RANGE, Field::Pages),
    (fabio::HAS_PLACE_OF_PUBLICATION, Field::Place),
    (schema::GENRE, Field::Genre),
    (prism::DOI, Field::Doi),
    (prism::ISBN, Field::Isbn),
    (prism::ISSN, Field::Issn),
    (fabio::HAS_AR_XIV_ID, Field::Arxiv),
    (fabio::HAS_PUB_MED_ID, Field::Pmid),
    (fabio::HAS_PUB_MED_CENTRAL_ID, Field::Pmcid),
    (schema::URL, Field::Url),
    (fabio::HAS_ACCESS_DATE, Field::Accessed),
    (etl::ORIGINAL_YEAR, Field::OriginalYear),
];

/// Every entry of the bibliographies that the quads tell of, sorted by key, each key once.
///
/// Entries of several papers with one DOI are one record, but for those whose titles
/// contradict; all other entries are a record each.
#[must_use]
pub fn records(quads: &[Quad]) -> Vec<Record> {
    let facts = Facts::new(quads);
    join::join(facts.entries().filter_map(|entry| record(&entry)).collect())
}

fn record(entry: &Thing<'_>) -> Option<Record> {
    let key = entry.node.rsplit('/').next()?;
    let mut record = Record::new(&join::plain(key), entry.node);
    if let Some(work) = entry.things(biro::REFERENCES).first() {
        let classes = work.values(rdf::TYPE);
        record.kind = classes.into_iter().find_map(Kind::of_class).unwrap_or_default();
        record.authors = people(work, pro::AUTHOR);
        record.editors = people(work, pro::EDITOR);
        record.translators = people(work, pro::TRANSLATOR);
        record.further_authors = work.value(etl::FURTHER_AUTHORS) == Some("true");
        record.issued = issued(entry, work);
        texts(work, &mut record);
    }
    if let (None, Some(words)) = (record.get(Field::Title), entry.value(c4o::HAS_CONTENT)) {
        record.set(Field::Note, words);
    }
    Some(record)
}

fn texts(work: &Thing<'_>, record: &mut Record) {
    for (property, field) in TEXTS {
        if let Some(text) = work.value(*property) {
            record.set(*field, text);
        }
    }
    let ends = (work.value(prism::STARTING_PAGE), work.value(prism::ENDING_PAGE));
    if let (Some(first), Some(last)) = ends {
        record.set(Field::Pages, &format!("{first}-{last}"));
    }
    for whole in work.things(frbr::PART_OF) {
        let is_series = whole.values(rdf::TYPE).contains(&fabio::SERIES.as_str());
        let field = if is_series { Field::Series } else { Field::Container };
        record.set(field, whole.value(dcterms::TITLE).unwrap_or_default());
        if let Some(issn) = whole.value(prism::ISSN) {
            record.set(Field::Issn, issn);
        }
    }
    if let Some(publisher) = work.things(dcterms::PUBLISHER).first() {
        record.set(Field::Publisher, publisher.value(skos::PREF_LABEL).unwrap_or_default());
    }
}

/// The date, or the year as printed where it is more than a year.
fn issued(entry: &Thing<'_>, work: &Thing<'_>) -> Option<Issued> {
    let date = work.value(dcterms::ISSUED).and_then(Issued::date);
    let printed = entry.value(etl::PRINTED_YEAR).and_then(Issued::printed);
    match (date, printed) {
        (Some(date @ Issued::Date { month: Some(_), .. }), _) => Some(date),
        (date, printed) => printed.or(date),
    }
}

/// Those who had a part in a work, in order.
fn people(work: &Thing<'_>, role: NamedNodeRef<'_>) -> Vec<Name> {
    let mut placed: Vec<(usize, Name)> = work
        .contributions()
        .filter(|part| part.values(pro::WITH_ROLE).contains(&role.as_str()))
        .filter_map(|part| Some((part.value(schema::POSITION)?.parse().ok()?, name(&part)?)))
        .collect();
    placed.sort();
    placed.into_iter().map(|(_, name)| name).collect()
}

/// The name as the entry prints it, or else the one of whom it means.
fn name(part: &Thing<'_>) -> Option<Name> {
    let own = |text: Option<&str>| text.map(str::to_owned);
    if let Some(family) = part.value(etl::FAMILY) {
        let (given, suffix) = (own(part.value(etl::GIVEN)), own(part.value(etl::SUFFIX)));
        return Some(Name::Person { family: family.to_owned(), given, suffix });
    }
    if let Some(name) = part.value(foaf::NAME) {
        return Some(Name::Organization(name.to_owned()));
    }
    let held = part.things(pro::IS_HELD_BY);
    let holder = held.first()?;
    match (holder.value(foaf::FAMILY_NAME), holder.value(foaf::NAME)) {
        (Some(family), _) => {
            let given = own(holder.value(foaf::GIVEN_NAME));
            Some(Name::Person { family: family.to_owned(), given, suffix: None })
        }
        (None, Some(name)) => {
            Some(Name::Person { family: name.to_owned(), given: None, suffix: None })
        }
        (None, None) => {
            holder.value(skos::PREF_LABEL).map(|name| Name::Organization(name.to_owned()))
        }
    }
}

/// Quads by graph and subject.
struct Facts<'q> {
    by_subject: BTreeMap<(&'q str, &'q str), Vec<(&'q str, &'q str)>>,
    /// Contributions by graph and work.
    parts: BTreeMap<(&'q str, &'q str), Vec<&'q str>>,
}

impl<'q> Facts<'q> {
    fn new(quads: &'q [Quad]) -> Self {
        let mut facts = Self { by_subject: BTreeMap::new(), parts: BTreeMap::new() };
        for quad in quads {
            let (GraphName::NamedNode(graph), NamedOrBlankNode::NamedNode(subject)) =
                (&quad.graph_name, &quad.subject)
            else {
                continue;
            };
            let value = match &quad.object {
                Term::NamedNode(node) => node.as_str(),
                Term::Literal(literal) => literal.value(),
                _ => continue,
            };
            let (graph, subject) = (graph.as_str(), subject.as_str());
            let said = facts.by_subject.entry((graph, subject)).or_default();
            said.push((quad.predicate.as_str(), value));
            if quad.predicate.as_ref() == pro::RELATES_TO_DOCUMENT {
                facts.parts.entry((graph, value)).or_default().push(subject);
            }
        }
        facts
    }

    /// Every entry of a bibliography, by graph and name.
    fn entries(&self) -> impl Iterator<Item = Thing<'_>> {
        let entry = (rdf::TYPE.as_str(), biro::BIBLIOGRAPHIC_REFERENCE.as_str());
        let entries = self.by_subject.iter().filter(move |(_, said)| said.contains(&entry));
        entries.map(|((graph, node), _)| Thing { facts: self, graph, node })
    }
}

/// A thing, as one graph tells of it.
#[derive(Clone, Copy)]
struct Thing<'f> {
    facts: &'f Facts<'f>,
    graph: &'f str,
    node: &'f str,
}

impl<'f> Thing<'f> {
    /// All values of a property, sorted.
    fn values(&self, property: NamedNodeRef<'_>) -> Vec<&'f str> {
        let said = self.facts.by_subject.get(&(self.graph, self.node)).into_iter().flatten();
        let mut values: Vec<&str> =
            said.filter(|(one, _)| *one == property.as_str()).map(|(_, value)| *value).collect();
        values.sort_unstable();
        values
    }

    /// The first value of a property.
    fn value(&self, property: NamedNodeRef<'_>) -> Option<&'f str> {
        self.values(property).into_iter().next()
    }

    /// The things that a property leads to.
    fn things(&self, property: NamedNodeRef<'_>) -> Vec<Self> {
        self.values(property).into_iter().map(|node| Self { node, ..*self }).collect()
    }

    /// The parts that people had in it.
    fn contributions(&self) -> impl Iterator<Item = Self> {
        let parts = self.facts.parts.get(&(self.graph, self.node)).into_iter().flatten();
        parts.map(|node| Self { node, ..*self })
    }
}
