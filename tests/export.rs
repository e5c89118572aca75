//! Exports: each format read back says the same, and the same bytes come out every time.

#![expect(clippy::unwrap_used, reason = "a failure here is a failed test")]

use std::collections::BTreeMap;

use etl::export::{Error, FORMATS, Format, Selection, select, to_bytes};
use etl::graph::{Base, QuadBatch};
use etl::store::{ManifestEntry, Store, Writer};
use etl::text::Digest;
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{GraphName, Literal, NamedNode, Quad, Triple};

fn iri(text: &str) -> NamedNode {
    NamedNode::new(text).unwrap()
}

/// Names and words that formats have to escape.
fn quads(graph: &NamedNode) -> Vec<Quad> {
    let base = Base::default();
    let paper = base.paper("doi/10.1%2Fa(b);c", Digest::of(b"")).paper();
    let passage = base.node("source/1#char=3,9");
    let (kind, name) =
        ("http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "http://xmlns.com/foaf/0.1/name");
    let quad = |subject: &NamedNode, predicate: &str, object: oxigraph::model::Term| {
        Quad::new(subject.clone(), iri(predicate), object, graph.clone())
    };
    vec![
        quad(&paper, name, Literal::from("zwei\nZeilen \"und\" \\ <&>").into()),
        quad(&paper, kind, iri("http://purl.org/spar/fabio/Expression").into()),
        quad(&paper, name, Literal::new_language_tagged_literal("Größe", "de").unwrap().into()),
        quad(&passage, "http://www.w3.org/ns/oa#start", Literal::from(3).into()),
        quad(&base.node("concept/社会-資本"), name, passage.clone().into()),
    ]
}

fn stored(folder: &std::path::Path) -> Store {
    let base = Base::default();
    let writer = Writer::open(folder, &base).unwrap();
    for (path, text) in [("a.txt", "one"), ("b.txt", "two")] {
        let entry = ManifestEntry {
            path: path.to_owned(),
            digest: Digest::of(text.as_bytes()),
            size: 3,
            format: "text".to_owned(),
            media_type: "text/plain".to_owned(),
            settings: String::new(),
            vocabularies: Vec::new(),
            ended: "2026-01-02T03:04:05Z".to_owned(),
            quads: 0,
            counts: BTreeMap::new(),
            diagnostics: Vec::new(),
        };
        let graph = base.source_graph(entry.digest);
        let batch =
            QuadBatch::new(graph.clone(), quads(&graph).into_iter().map(Triple::from).collect());
        writer.replace_source(&batch, &entry, text.as_bytes()).unwrap();
    }
    writer.load_ontology().unwrap();
    drop(writer);
    Store::open(folder).unwrap()
}

fn lines(mut quads: Vec<Quad>, with_graphs: bool) -> Vec<String> {
    if !with_graphs {
        quads.iter_mut().for_each(|quad| quad.graph_name = GraphName::DefaultGraph);
    }
    let mut lines: Vec<_> = quads.iter().map(ToString::to_string).collect();
    lines.sort();
    lines.dedup();
    lines
}

fn parser(format: &Format) -> RdfParser {
    let format = RdfFormat::from_extension(format.extensions[0]).unwrap();
    RdfParser::from_format(format)
}

#[test]
fn every_format_says_the_same_when_it_is_read_back() {
    let folder = tempfile::tempdir().unwrap();
    let store = stored(folder.path());
    let wanted = select(&store, &Selection::Findings).unwrap();
    assert_eq!(wanted.len(), 2 * quads(&iri("http://a/")).len());
    for format in FORMATS {
        let bytes = to_bytes(wanted.clone(), format, store.base());
        let read: Result<Vec<_>, _> = parser(format).for_slice(&bytes).collect();
        let read = read.unwrap_or_else(|error| panic!("{}: {error}", format.name));
        let expected = lines(wanted.clone(), format.has_graphs());
        assert_eq!(lines(read, true), expected, "{}", format.name);
    }
}

#[test]
fn the_order_of_quads_does_not_matter() {
    let folder = tempfile::tempdir().unwrap();
    let store = stored(folder.path());
    let one = select(&store, &Selection::Findings).unwrap();
    let mut other = one.clone();
    other.reverse();
    for format in FORMATS {
        let bytes = |quads: &[Quad]| to_bytes(quads.to_vec(), format, store.base());
        assert_eq!(bytes(&one), bytes(&other), "{}", format.name);
    }
}

#[test]
fn turtle_is_grouped_with_kinds_first() {
    let graph = iri("http://localhost:7878/graph/x");
    let turtle = to_bytes(quads(&graph), Format::named("turtle").unwrap(), &Base::default());
    let turtle = String::from_utf8(turtle).unwrap();
    let statements = turtle.split("\n").filter(|line| !line.starts_with("@prefix"));
    let subjects = statements.filter(|line| line.starts_with('<')).count();
    assert_eq!(subjects, 3, "{turtle}");
    assert!(turtle.contains("a fabio:Expression ;\n\tfoaf:name"), "{turtle}");
}

#[test]
fn graphs_are_found_by_all_their_names() {
    let folder = tempfile::tempdir().unwrap();
    let store = stored(folder.path());
    let graph = store.base().source_graph(Digest::of(b"one"));
    let check = |name: &str, count: usize| {
        let quads = select(&store, &Selection::Named(vec![name.to_owned()])).unwrap();
        let mut graphs: Vec<_> = quads.iter().map(|quad| quad.graph_name.to_string()).collect();
        graphs.sort();
        graphs.dedup();
        assert_eq!(graphs.len(), count, "{name}");
    };
    check("manifest", 1);
    check("ontology", 1);
    check("a.txt", 1);
    check(graph.as_str(), 1);
    check(graph.as_str().strip_prefix(store.base().as_str()).unwrap(), 1);
    // Both sources speak of this paper.
    check("paper/doi/10.1%2Fa(b);c", 2);
    let refused = select(&store, &Selection::Named(vec!["c.txt".to_owned()]));
    assert!(matches!(refused, Err(Error::NoSuchGraph(_))));
    let all = select(&store, &Selection::All).unwrap().len();
    assert_eq!(all, store.quad_count().unwrap());
    assert!(all > select(&store, &Selection::Findings).unwrap().len());
}
