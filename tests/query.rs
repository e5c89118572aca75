//! Queries and reports on a small graph made by hand.

#![expect(clippy::unwrap_used, reason = "a failure here is a failed test")]

use std::collections::BTreeMap;
use std::fs;
use std::time::{Duration, Instant};

use etl::graph::{Base, PREFIXES, QuadBatch};
use etl::query::{
    Answer, Error, Format, Layout, Limits, NAMES, Prepared, REPORTS, Report, evaluate, reports,
    thing, write,
};
use etl::store::{ManifestEntry, Store, StoredDiagnostic, Writer};
use etl::text::Digest;
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::Triple;

const TEXT: &str = "Ada Smith argued that trust grows slowly.\nBo Lund disagreed with Smith.\n";

/// What a paper with [`TEXT`] could say; prefixes are those of the graph.
const GRAPH: &str = r#"
<paper/p> a fabio:Expression ; dcterms:title "On Tides: an Essay" ;
    dcterms:subject <concept/trust> ; schema:mentions <paper/p/person/ada>, <paper/p/person/bo> ;
    prov:wasDerivedFrom <source/DIGEST> .
<source/DIGEST> dcterms:conformsTo <https://www.rfc-editor.org/rfc/rfc5147> .
<paper/p/person/ada> a foaf:Person ; foaf:name "Ada Smith" ; skos:altLabel "A. Smith" ;
    foaf:familyName "Smith" .
<paper/p/person/bo> a foaf:Person ; foaf:name "Bo Lund" .
<concept/trust> a skos:Concept ; skos:prefLabel "trust"@en ; skos:altLabel "confidence"@en .
<concept/swift-trust> a skos:Concept ; skos:prefLabel "swift trust"@en ;
    skos:broader <concept/trust> .
<paper/p/mention/1> a oa:Annotation ; oa:motivatedBy oa:identifying ;
    oa:hasBody <concept/trust> ; oa:hasTarget <source/DIGEST#char=22,27> .
<paper/p/claim/1> a schema:Claim ; schema:author <paper/p/person/ada> ; etl:act etl:assertion ;
    schema:text "trust grows slowly" ; schema:about <concept/trust> ; etl:confidence 0.5 ;
    etl:certainty etl:mediumCertainty ; etl:polarity etl:positive ;
    etl:evidence <source/DIGEST#char=0,41> ; etl:sentence <source/DIGEST#char=0,41> .
<source/DIGEST#char=0,41> oa:hasSelector <q>, <o> .
<q> oa:exact "Ada Smith argued that\ntrust grows slowly." . <o> oa:start 0 ; oa:end 41 .
<paper/p/claim/2> a schema:Claim ; schema:author <paper/p/person/bo>, <paper/p/person/ada> ;
    etl:act etl:disagreement ; etl:disagreesWith <paper/p/claim/1> ; etl:basis etl:stated ;
    etl:confidence 0.9 ; schema:about <concept/swift-trust> ;
    etl:evidence <source/DIGEST#char=42,70> ; etl:sentence <source/DIGEST#char=42,70> .
<source/DIGEST#char=42,70> oa:hasSelector <q2>, <o2> .
<q2> oa:exact "Bo Lund disagreed with Smith." . <o2> oa:start 42 ; oa:end 70 .
<paper/p/claim/3> a schema:Claim ; etl:act etl:question ; schema:text "why" ;
    etl:confidence 0.9 ; etl:evidence <source/DIGEST#char=42,44> .
<paper/p/event/a> a schema:Event ; schema:name "Oslo" ; schema:attendee <paper/p/person/ada> .
<paper/p/event/b> a schema:Event ; schema:name "Bergen" ;
    schema:attendee <paper/p/person/ada>, <paper/p/person/bo> .
<m> a org:Membership ; org:member <paper/p/person/ada> ; org:organization <unit> ;
    schema:roleName "professor" ; etl:asPrinted "Dept. A, University B" ;
    etl:validAt <paper/p/event/a> .
<unit> a org:OrganizationalUnit ; skos:prefLabel "Department A" ; org:unitOf <whole> .
<whole> a org:Organization ; skos:prefLabel "University B" ; schema:address <address> .
<address> schema:addressLocality "Oslo" ; schema:addressCountry "NO" .
<r1> a biro:BibliographicReference ; c4o:hasContent "Smith 1999. One." ; biro:references <w1> .
<r2> a biro:BibliographicReference ; c4o:hasContent "Smith 2001. Two." ; biro:references <w2> .
<w1> dcterms:title "One" ; dcterms:creator <paper/p/person/ada> ;
    fabio:hasPublicationYear "1999"^^xsd:gYear .
<c1> c4o:denotes <r1> . <c2> c4o:denotes <r1> .
<c3> a etl:UnresolvedCitation ; c4o:hasContent "Smith 1998" ; etl:candidate <r2>, <r1> .
"#;

/// What more it could say of concepts, one of them of a vocabulary in other languages.
const CONCEPTS: &str = r#"
<concept/swift-trust> skos:prefLabel "rasches Vertrauen"@de, "confiance rapide"@fr .
<http://example.org/voc/1> a skos:Concept ; skos:related <concept/trust> ;
    skos:prefLabel "Wandel"@de, "changement"@fr .
<paper/p/subject/1> oa:motivatedBy oa:classifying ; oa:hasTarget <paper/p> ;
    oa:hasBody <concept/trust> ; etl:score 0.75 ; etl:evidence <source/DIGEST#char=22,27> .
<paper/p/subject/2> oa:motivatedBy oa:classifying ; oa:hasTarget <paper/p> ;
    oa:hasBody <http://example.org/voc/1> ; etl:score 0.5 .
<paper/p> dcterms:subject <http://example.org/voc/1> .
<paper/p/definition/1> oa:motivatedBy oa:describing ; oa:hasBody <concept/trust> ;
    oa:hasTarget <source/DIGEST#char=28,40> ; etl:confidence 0.8 ;
    etl:evidence <source/DIGEST#char=0,41> .
<source/DIGEST#char=28,40> oa:hasSelector <q3>, <o3> . <o3> oa:start 28 ; oa:end 40 .
<q3> oa:exact "grows\nslowly" ; oa:prefix "" ; oa:suffix "" .
<paper/p/section/1> a doco:Section ; schema:about <paper/p/event/b>, <concept/trust> ,
    <concept/swift-trust>, <http://example.org/voc/1> ; etl:evidence <source/DIGEST#char=42,44> .
<paper/p/claim/1> etl:saidAt <paper/p/event/a> . <paper/p/claim/3> etl:saidAt <paper/p/event/b> ;
    schema:about <http://example.org/voc/1>, <concept/trust> .
"#;

fn stored(folder: &std::path::Path) -> Store {
    stored_with(folder, "")
}

fn stored_with(folder: &std::path::Path, more: &str) -> Store {
    let (base, digest) = (Base::default(), Digest::of(TEXT.as_bytes()));
    let prefixes: String =
        PREFIXES.iter().map(|(name, iri)| format!("PREFIX {name}: <{iri}>\n")).collect();
    let turtle =
        format!("{prefixes}{}", [GRAPH, more].concat().replace("DIGEST", &digest.to_string()));
    let parser = RdfParser::from_format(RdfFormat::Turtle).with_base_iri(base.as_str()).unwrap();
    let quads = parser.for_slice(&turtle).collect::<Result<Vec<_>, _>>().unwrap();
    let entry = ManifestEntry {
        path: "a.txt".to_owned(),
        digest,
        size: TEXT.len() as u64,
        format: "text".to_owned(),
        media_type: "text/plain".to_owned(),
        settings: String::new(),
        vocabularies: Vec::new(),
        ended: "2026-01-02T03:04:05Z".to_owned(),
        quads: 0,
        counts: BTreeMap::new(),
        diagnostics: vec![StoredDiagnostic {
            code: "W0104".to_owned(),
            severity: "warning".to_owned(),
            message: "no title".to_owned(),
            ..StoredDiagnostic::default()
        }],
    };
    let batch =
        QuadBatch::new(base.source_graph(digest), quads.into_iter().map(Triple::from).collect());
    Writer::open(folder, &base).unwrap().replace_source(&batch, &entry, TEXT.as_bytes()).unwrap();
    Store::open(folder).unwrap()
}

fn render(store: &Store, prepared: &Prepared, format: &str) -> String {
    let answer = evaluate(store, prepared, Limits::default()).unwrap();
    let mut out = Vec::new();
    let layout = Layout { base: store.base(), width: None, picture: None };
    write(answer, Format::named(format).unwrap(), layout, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn ask(store: &Store, query: &str, format: &str) -> String {
    render(store, &Prepared::parse(query, store.base()).unwrap(), format)
}

fn report(store: &Store, name: &str, given: &[(&str, &str)]) -> String {
    let report = reports(None).unwrap().into_iter().find(|report| report.name == name).unwrap();
    let given: Vec<_> =
        given.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    render(store, &report.prepare(store, &given).unwrap(), "csv").replace('\r', "")
}

#[test]
fn every_query_file_is_registered_sound_and_ordered() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/queries");
    let mut files: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .map(|file| file.strip_suffix(".rq").unwrap_or(&file).to_owned())
        .collect();
    files.sort();
    let registered: Vec<_> = REPORTS.iter().map(|(name, _)| *name).collect();
    assert_eq!(files, registered);
    for report in reports(None).unwrap() {
        let prepared = report.check(&Base::default());
        let prepared = prepared.unwrap_or_else(|error| panic!("{}: {error}", report.name));
        assert!(prepared.is_ordered(), "{}", report.name);
    }
}

#[test]
fn answers_come_in_every_format() {
    let folder = tempfile::tempdir().unwrap();
    let store = stored(folder.path());
    let people = "SELECT ?p ?n { ?p foaf:name ?n }";
    assert_eq!(
        ask(&store, people, "csv"),
        "p,n\r\nhttp://localhost:7878/paper/p/person/ada,Ada Smith\r\n\
         http://localhost:7878/paper/p/person/bo,Bo Lund\r\n"
    );
    assert_eq!(
        ask(&store, people, "tsv"),
        "?p\t?n\n<http://localhost:7878/paper/p/person/ada>\t\"Ada Smith\"\n\
         <http://localhost:7878/paper/p/person/bo>\t\"Bo Lund\"\n"
    );
    assert!(ask(&store, people, "table").contains("│ paper/p/person/bo  ┆ Bo Lund   │"));
    assert!(ask(&store, people, "json").ends_with("}\n"));
    assert!(ask(&store, people, "xml").ends_with("</sparql>\n"));
    assert_eq!(ask(&store, "ASK { <paper/p> a fabio:Expression }", "table"), "true\n");
    assert_eq!(ask(&store, "ASK { <paper/p> a foaf:Person }", "tsv"), "false\n");
    let graph = "CONSTRUCT { ?p foaf:name ?n } { ?p foaf:name ?n }";
    let name =
        "<http://localhost:7878/paper/p/person/bo> <http://xmlns.com/foaf/0.1/name> \"Bo Lund\" .";
    assert!(ask(&store, graph, "ntriples").contains(name));
    assert!(ask(&store, graph, "md").contains("| paper/p/person/bo | foaf:name | Bo Lund |"));
    for format in NAMES.iter().filter(|format| !["svg", "html"].contains(format)) {
        assert!(ask(&store, graph, format).contains("Bo Lund"), "{format}");
    }
}

#[test]
fn rows_fit_no_graph_format() {
    let folder = tempfile::tempdir().unwrap();
    let store = stored(folder.path());
    let prepared = Prepared::parse("SELECT * { ?s ?p ?o }", store.base()).unwrap();
    let answer = evaluate(&store, &prepared, Limits::default()).unwrap();
    let layout = Layout { base: store.base(), width: None, picture: None };
    let refused = write(answer, Format::named("turtle").unwrap(), layout, Vec::new());
    assert!(matches!(refused, Err(Error::Format { format: "turtle", .. })));
    assert_eq!(Format::named("yaml"), None);
    let answer = evaluate(&store, &prepared, Limits::default()).unwrap();
    let refused = write(answer, Format::named("svg").unwrap(), layout, Vec::new());
    let error = refused.unwrap_err().to_string();
    let known = "table, md, csv, tsv, json, xml";
    assert_eq!(error, format!("'svg' cannot hold rows without a picture; use one of {known}"));
}

#[test]
fn the_default_graph_is_the_union_and_graphs_are_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let store = stored(folder.path());
    assert_eq!(ask(&store, "ASK { ?f etl:path ?p . ?c a schema:Claim }", "csv"), "true\n");
    let both = "ASK { GRAPH ?g { ?f etl:path ?p . ?c a schema:Claim } }";
    assert_eq!(ask(&store, both, "csv"), "false\n");
}

#[test]
fn a_query_that_never_ends_is_stopped() {
    let folder = tempfile::tempdir().unwrap();
    let store = stored(folder.path());
    let text = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }";
    let prepared = Prepared::parse(text, store.base()).unwrap();
    let limits = Limits { timeout: Some(Duration::from_millis(50)) };
    let started = Instant::now();
    let stopped = evaluate(&store, &prepared, limits);
    assert!(matches!(stopped, Err(Error::TimedOut(_))), "{stopped:?}");
    assert!(started.elapsed() < Duration::from_secs(10));
    let quick = Prepared::parse("ASK {}", store.base()).unwrap();
    let limits = Limits { timeout: Some(Duration::from_secs(60)) };
    assert_eq!(evaluate(&store, &quick, limits).unwrap(), Answer::Boolean(true));
}

#[test]
fn reports_answer() {
    let folder = tempfile::tempdir().unwrap();
    let store = stored(folder.path());
    let base = store.base().as_str();
    let check = |name: &str, given: &[(&str, &str)], expected: &str| {
        assert_eq!(report(&store, name, given).replace(base, ""), expected, "{name} {given:?}");
    };
    check(
        "people-and-affiliations",
        &[],
        "name,role,organization,part_of,city,country,as_printed,event,person,paper\n\
         Ada Smith,professor,Department A,University B,Oslo,NO,\"Dept. A, University B\",Oslo,\
         paper/p/person/ada,paper/p\n",
    );
    check("affiliations-by-country", &[], "country,organizations,people\nNO,1,1\n");
    check(
        "claims-per-person",
        &[],
        "name,claims,agreeing,disagreeing,speaker\nAda Smith,2,0,1,paper/p/person/ada\n\
         Bo Lund,1,0,1,paper/p/person/bo\n",
    );
    let first = "a.txt:1:1,Ada Smith,assertion,positive,medium,trust grows slowly,";
    let words = "Ada Smith argued that trust grows slowly.";
    let second = "a.txt:2:1,Ada Smith; Bo Lund,disagreement,,,,disagrees with Ada Smith (1:1),";
    let other_words = "Bo Lund disagreed with Smith.";
    let head = "place,speaker,act,polarity,certainty,says,answers,event,sentence,claim\n";
    let bo = format!("{second},{other_words},paper/p/claim/2\n");
    let ada = format!("{first},,{words},paper/p/claim/1\n{bo}");
    for name in ["Ada Smith", "a. smith", "SMITH", "paper/p/person/ada", "…/person/ada"] {
        check("positions", &[("person", name)], &format!("{head}{ada}"));
    }
    for name in ["Bo Lund", "lund", "<http://localhost:7878/paper/p/person/bo>"] {
        check("positions", &[("person", name)], &format!("{head}{bo}"));
    }
    let head = "place,speaker,act,polarity,certainty,says,answers,sentence,about,claim\n";
    let narrower = format!("{second}{other_words},swift trust,paper/p/claim/2\n");
    let broader = format!("{first},{words},trust,paper/p/claim/1\n{narrower}");
    for name in ["Trust", "confidence", "concept/trust"] {
        check("debate", &[("concept", name)], &format!("{head}{broader}"));
    }
    check("debate", &[("concept", "swift-trust")], &format!("{head}{narrower}"));
    check(
        "disagreements",
        &[],
        &format!(
            "who,whom,place,sentence,other_place,other_sentence,basis,confidence,claim,other\n\
             Ada Smith,Ada Smith,a.txt:2:1,{other_words},a.txt:1:1,{words},stated,0.9,\
             paper/p/claim/2,paper/p/claim/1\n\
             Bo Lund,Ada Smith,a.txt:2:1,{other_words},a.txt:1:1,{words},stated,0.9,\
             paper/p/claim/2,paper/p/claim/1\n"
        ),
    );
    check(
        "hedged-claims",
        &[],
        &format!(
            "certainty,place,speaker,act,says,sentence,claim\n\
             medium,a.txt:1:1,Ada Smith,assertion,trust grows slowly,{words},paper/p/claim/1\n"
        ),
    );
    check(
        "open-questions",
        &[],
        "place,speaker,asks,sentence,claim\na.txt:2:1,(nobody named),why,,paper/p/claim/3\n",
    );
    check("most-cited-works", &[], "authors,year,title,citations,work\nAda Smith,1999,One,2,w1\n");
    check("uncited-references", &[], "entry_text,entry,paper\nSmith 2001. Two.,r2,paper/p\n");
    check(
        "unresolved-citations",
        &[],
        "citation_text,candidates,place,citation\n\
         Smith 1998,Smith 1999. One. / Smith 2001. Two.,,c3\n",
    );
    check(
        "concepts",
        &[],
        "label,papers,mentions,claims,score,concept\ntrust,1,1,1,,concept/trust\n\
         swift trust,0,0,1,,concept/swift-trust\n",
    );
    check(
        "participants-of-both",
        &[],
        "name,event_names,events,person\nAda Smith,Bergen; Oslo,2,paper/p/person/ada\n",
    );
    let warning = "warning,no title,,W0104,file/a.txt#diagnostic-1\n";
    let unsure = "claim,trust grows slowly,0.5,,paper/p/claim/1\n";
    let head = "kind,what,confidence,rule,thing\n";
    check("uncertain", &[], &format!("{head}{warning}{unsure}"));
    check("uncertain", &[("below", "0.5")], &format!("{head}{warning}"));
}

#[test]
fn reports_on_concepts_answer() {
    let folder = tempfile::tempdir().unwrap();
    let store = stored_with(folder.path(), CONCEPTS);
    let base = store.base().as_str();
    let check = |name: &str, given: &[(&str, &str)], expected: &[&str]| {
        let found = report(&store, name, given).replace(base, "");
        let rows: Vec<&str> = found.lines().skip(1).collect();
        assert_eq!(rows, expected, "{name} {given:?}");
    };
    let trust = "trust,0.75,1,2,confidence,,a.txt:1:23,concept/trust,paper/p";
    let change = "Wandel,0.5,0,1,,,,http://example.org/voc/1,paper/p";
    for paper in ["paper/p", "tides", "On Tides: an essay", "a.txt", "essay"] {
        check("concepts-of-paper", &[("paper", paper)], &[trust, change]);
    }
    let words = "Ada Smith argued that trust grows slowly.";
    let definition = format!("trust,grows slowly,a.txt:1:1,{words},0.8,concept/trust");
    check("definitions", &[], &[&definition]);
    check("definitions", &[("concept", "confidence")], &[&definition]);
    check("definitions", &[("concept", "swift trust")], &[]);
    let shared = "swift trust,1,1,0,0,a.txt:2:1,a.txt:2:1,concept/swift-trust";
    check("shared-concepts", &[("one", "Ada Smith"), ("other", "Lund")], &[shared]);
    let only = "Wandel,1,1,,a.txt:2:1,http://example.org/voc/1";
    let section = "swift trust,0,1,,a.txt:2:1,concept/swift-trust";
    check("concepts-at-one-event", &[("event", "Bergen"), ("other", "Oslo")], &[only, section]);
    check("concepts-at-one-event", &[("event", "Oslo"), ("other", "Bergen")], &[]);
    let pair = "Wandel,trust,1,1,1,related,http://example.org/voc/1,concept/trust";
    let turned = "trust,Wandel,1,1,1,related,concept/trust,http://example.org/voc/1";
    check("co-occurrence", &[], &[]);
    check("co-occurrence", &[("at_least", "1")], &[pair]);
    check("co-occurrence", &[("at_least", "1"), ("concept", "changement")], &[pair]);
    check("co-occurrence", &[("at_least", "1"), ("concept", "trust")], &[turned]);
    let boxes = ["trust,1,0.75,,,,concept/trust,", "Wandel,0,0.5,,,,http://example.org/voc/1,"];
    let link = "Wandel,,,related,trust,1,http://example.org/voc/1,concept/trust";
    check("concept-map", &[], &[boxes[0], boxes[1], link]);
    check("concept-map", &[("paper", "tides"), ("limit", "1")], &[boxes[0]]);
}

#[test]
fn parameters_are_checked() {
    let base = Base::default();
    let all = reports(None).unwrap();
    let report = all.iter().find(|report| report.name == "positions").unwrap();
    assert!(matches!(report.admit(&base, &[]), Err(Error::MissingParameter { .. })));
    let given = [("persn".to_owned(), "x".to_owned())];
    let error = report.admit(&base, &given).unwrap_err().to_string();
    assert_eq!(error, "the report has no parameter 'persn'; it has person");
    let report = all.iter().find(|report| report.name == "uncertain").unwrap();
    let given = [("below".to_owned(), "0.5 } #".to_owned())];
    assert!(matches!(report.admit(&base, &given), Err(Error::BadParameter { .. })));
}

#[test]
fn a_users_own_reports_win() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("concepts.rq"), "#+ summary: Mine\nASK {}").unwrap();
    fs::write(folder.path().join("zebra.rq"), "#+ summary: Other\nASK {}").unwrap();
    fs::write(folder.path().join("notes.txt"), "no query").unwrap();
    let all = reports(Some(folder.path())).unwrap();
    assert_eq!(all.len(), REPORTS.len() + 1);
    let own: Vec<_> =
        all.iter().filter(|report| report.text.ends_with("ASK {}")).map(|it| &it.name).collect();
    assert_eq!(own, ["concepts", "zebra"]);
    let lost = "#+ summary: s\n#+ params:\n#+   - x [text]: y\nASK { VALUES (?x ?y) { (1 2) } }";
    let lost = Report::parse("lost", lost).unwrap().check(&Base::default());
    assert!(matches!(lost, Err(Error::Header { .. })));
}

#[test]
fn a_thing_is_shown_with_its_words() {
    let folder = tempfile::tempdir().unwrap();
    let store = stored(folder.path());
    let claim = thing(&store, "paper/p/claim/1", 12).unwrap();
    assert_eq!(claim.label.as_deref(), Some("trust grows slowly"));
    let about: Vec<_> = claim.outgoing.iter().filter(|it| it.predicate == "schema:about").collect();
    assert_eq!(
        (about[0].other.as_str(), about[0].label.as_deref()),
        ("concept/trust", Some("trust"))
    );
    assert_eq!(claim.incoming[0].predicate, "etl:disagreesWith");
    let [passage] = claim.passages.as_slice() else { panic!("{:?}", claim.passages) };
    assert_eq!((passage.source.as_str(), passage.start, passage.end), ("a.txt", 0, 41));
    assert_eq!(passage.lines[0].text, "Ada Smith argued that trust grows slowly.");
    let concept = thing(&store, "<http://localhost:7878/concept/trust>", 12).unwrap();
    let [mention] = concept.passages.as_slice() else { panic!("{:?}", concept.passages) };
    assert_eq!((mention.lines[0].start, mention.lines[0].end), (22, 27));
    assert!(matches!(thing(&store, "concept/none", 12), Err(Error::NoSuchThing { .. })));
    assert!(matches!(thing(&store, "not an IRI", 12), Err(Error::NoSuchThing { .. })));
}
