//! The ontology files parse, agree with the code, and the constants made of them are current.
//!
//! `ETL_UPDATE=1 cargo test --test ontology` writes `src/graph/vocabulary.rs` anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{NamedNode, Quad, Term};
use regex::Regex;

const FILES: &[&str] = &["terms.ttl", "reused.ttl", "alignment.ttl", "shapes.ttl"];
const OWN: &str = "https://w3id.org/paper-etl/terms#";
const DECLARING: &[&str] = &[
    "http://www.w3.org/2002/07/owl#Class",
    "http://www.w3.org/2002/07/owl#ObjectProperty",
    "http://www.w3.org/2002/07/owl#DatatypeProperty",
    "http://www.w3.org/2002/07/owl#AnnotationProperty",
    "http://www.w3.org/2002/07/owl#NamedIndividual",
];

#[test]
fn every_file_parses_with_the_same_prefixes() {
    let known: BTreeMap<String, String> = prefixes();
    for file in FILES {
        let (quads, prefixes) = parse(file);
        assert!(!quads.is_empty(), "{file} says nothing");
        for (prefix, iri) in prefixes {
            let same = known.get(&prefix).is_none_or(|other| *other == iri);
            assert!(same, "{file} binds {prefix}: to {iri}");
        }
    }
}

#[test]
fn own_terms_are_described() {
    let (quads, _) = parse("terms.ttl");
    for term in declared().iter().filter(|term| term.as_str().starts_with(OWN)) {
        let about = quads.iter().filter(|quad| quad.subject == term.clone().into());
        let said: Vec<&str> = about.map(|quad| quad.predicate.as_str()).collect();
        let has = |property: &str| said.iter().any(|predicate| predicate.ends_with(property));
        assert!(has("#label"), "{term} has no label");
        assert!(has("#definition"), "{term} has no definition");
        assert!(has("#example") || has("#notation"), "{term} has no example");
    }
}

#[test]
fn every_term_is_used_or_says_why_not() {
    let (quads, _) = parse("terms.ttl");
    let notes = quads.iter().filter(|quad| quad.predicate.as_str().ends_with("#scopeNote"));
    let mut excused: BTreeSet<String> = notes.map(|quad| quad.subject.to_string()).collect();
    // A class of individuals is used by them.
    let classes = quads.iter().filter(|quad| quad.predicate.as_str().ends_with("#type"));
    excused.extend(classes.map(|quad| quad.object.to_string()));
    let used = constants_in_code();
    for (prefix, names) in constants() {
        for (name, local) in names {
            let term = format!("<{OWN}{local}>");
            let used = used.contains(&format!("{prefix}::{name}"));
            let manifest = reused_by_manifest(&prefix, &local);
            assert!(
                used || excused.contains(&term) || manifest,
                "{prefix}:{local} is used nowhere"
            );
        }
    }
}

#[test]
fn shapes_have_names() {
    for quad in parse("shapes.ttl").0 {
        assert!(!quad.subject.is_blank_node() && !quad.object.is_blank_node(), "{quad}");
    }
}

#[test]
fn terms_named_in_shapes_and_alignment_are_declared() {
    let declared = declared();
    for file in ["shapes.ttl", "alignment.ttl"] {
        for quad in parse(file).0 {
            let terms = [Term::from(quad.subject), quad.predicate.into(), quad.object];
            for term in terms {
                if let Term::NamedNode(node) = term
                    && node.as_str().starts_with(OWN)
                {
                    assert!(declared.contains(&node), "{file} names {node}");
                }
            }
        }
    }
}

#[test]
fn terms_named_in_queries_are_declared() {
    let (declared, prefixes) = (declared(), prefixes());
    let name =
        Regex::new(r"(?:^|[\s(/|^!+*,])([a-z0-9]+):([A-Za-z]\w*)").expect("a regular expression");
    let comment = Regex::new(r"(?m)^\s*#.*$").expect("a regular expression");
    for query in files_below("queries", "rq") {
        let text = fs::read_to_string(&query).expect("queries are text");
        for found in name.captures_iter(&comment.replace_all(&text, "")) {
            let Some(namespace) = prefixes.get(&found[1]) else { continue };
            let basic = matches!(&found[1], "rdf" | "rdfs" | "owl" | "xsd" | "sh");
            let term = NamedNode::new_unchecked(format!("{namespace}{}", &found[2]));
            assert!(basic || declared.contains(&term), "{} names {term}", query.display());
        }
    }
}

#[test]
fn the_constants_are_current() {
    let path = root().join("src/graph/vocabulary.rs");
    let wanted = generate();
    if std::env::var_os("ETL_UPDATE").is_some() {
        fs::write(&path, &wanted).expect("the source folder can be written");
    }
    let found = fs::read_to_string(&path).expect("the constants are there");
    assert!(
        found == wanted,
        "src/graph/vocabulary.rs is not what ontology/ says; run: ETL_UPDATE=1 cargo test --test ontology"
    );
}

/// Terms of other vocabularies that only the store and the identity graph write.
fn reused_by_manifest(prefix: &str, local: &str) -> bool {
    prefix == "prov"
        || matches!(
            (prefix, local),
            ("dcterms", "format")
                | ("owl", "sameAs")
                | ("rdfs", "label")
                | ("schema", "contentSize" | "softwareVersion")
                | ("skos", "exactMatch" | "closeMatch")
        )
}

/// The text of `src/graph/vocabulary.rs`.
fn generate() -> String {
    let mut text = HEAD.to_owned();
    let prefixes = prefixes();
    text.push_str("\n/// Prefix and namespace of every vocabulary that the graph uses, sorted.\n");
    text.push_str("pub const PREFIXES: &[(&str, &str)] = &[\n");
    for (prefix, iri) in &prefixes {
        writeln!(text, "    (\"{prefix}\", \"{iri}\"),").expect("strings take everything");
    }
    text.push_str("];\n");
    for (prefix, names) in constants() {
        write!(text, "\nterms! {{ {prefix}, \"{}\";\n", prefixes[&prefix]).expect("as above");
        for (name, local) in names {
            writeln!(text, "    {name} = \"{local}\";").expect("as above");
        }
        text.push_str("}\n");
    }
    text
}

const HEAD: &str = r#"//! The terms of the graph as constants, one module a vocabulary.
//!
//! Made of `ontology/terms.ttl` and `ontology/reused.ttl` by `tests/ontology.rs`; do not edit.
//! After a change there run `ETL_UPDATE=1 cargo test --test ontology`.

macro_rules! terms {
    ($prefix:ident, $namespace:literal; $($name:ident = $local:literal;)*) => {
        #[doc = concat!("Terms of `", $namespace, "`.")]
        pub mod $prefix {
            use oxigraph::model::NamedNodeRef;

            $(#[doc = concat!("`", stringify!($prefix), ":", $local, "`")]
            pub const $name: NamedNodeRef<'static> =
                NamedNodeRef::new_unchecked(concat!($namespace, $local));)*
        }
    };
}
"#;

/// Constants by prefix: name and local name, sorted.
fn constants() -> BTreeMap<String, BTreeMap<String, String>> {
    let prefixes = prefixes();
    let mut constants: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    // Properties come before classes of the same letters, because capitals sort first.
    for term in declared().iter().rev() {
        let (prefix, local) = prefixes
            .iter()
            .find_map(|(prefix, iri)| Some((prefix, term.as_str().strip_prefix(iri)?)))
            .unwrap_or_else(|| panic!("{term} has no prefix"));
        let names = constants.entry(prefix.clone()).or_default();
        let name = constant_name(local);
        let name = if names.contains_key(&name) { name + "_CLASS" } else { name };
        assert!(names.insert(name, local.to_owned()).is_none(), "{term} has a name that is taken");
    }
    constants
}

/// `startingPage` gives `STARTING_PAGE`, `hasArXivId` gives `HAS_AR_XIV_ID`, `peer-reviewer`
/// gives `PEER_REVIEWER`.
fn constant_name(local: &str) -> String {
    let mut name = String::new();
    for c in local.chars() {
        if c.is_ascii_uppercase() && name.ends_with(|c: char| c != '_') {
            name.push('_');
        }
        name.push(if c == '-' { '_' } else { c.to_ascii_uppercase() });
    }
    name
}

/// Every term that `terms.ttl` or `reused.ttl` declares, sorted.
fn declared() -> BTreeSet<NamedNode> {
    let mut terms = BTreeSet::new();
    for file in ["terms.ttl", "reused.ttl"] {
        for quad in parse(file).0 {
            let declares = quad.predicate.as_str().ends_with("#type")
                && matches!(&quad.object, Term::NamedNode(kind) if DECLARING.contains(&kind.as_str()));
            if declares && let Ok(term) = NamedNode::try_from(Term::from(quad.subject)) {
                terms.insert(term);
            }
        }
    }
    terms
}

/// The prefixes of `reused.ttl`, which name every vocabulary.
fn prefixes() -> BTreeMap<String, String> {
    parse("reused.ttl").1
}

fn parse(file: &str) -> (Vec<Quad>, BTreeMap<String, String>) {
    let bytes = fs::read(root().join("ontology").join(file)).expect("the file is there");
    let mut parser = RdfParser::from_format(RdfFormat::Turtle).for_slice(&bytes);
    let quads: Vec<Quad> = parser
        .by_ref()
        .map(|quad| quad.unwrap_or_else(|error| panic!("{file}: {error}")))
        .collect();
    let pairs = parser.prefixes().map(|(prefix, iri)| (prefix.to_owned(), iri.to_owned()));
    (quads, pairs.collect())
}

/// Every `prefix::NAME` in the code, but for the constants themselves.
fn constants_in_code() -> BTreeSet<String> {
    let constant = Regex::new(r"\b[a-z0-9]+::[A-Z][A-Z0-9_]*\b").expect("a regular expression");
    let code = files_below("src", "rs")
        .into_iter()
        .filter(|path| !path.ends_with("graph/vocabulary.rs"))
        .map(|path| fs::read_to_string(path).expect("code is text"));
    code.flat_map(|code| {
        constant.find_iter(&code).map(|found| found.as_str().to_owned()).collect::<Vec<_>>()
    })
    .collect()
}

/// Files with an ending below a folder of the project.
fn files_below(folder: &str, ending: &str) -> Vec<PathBuf> {
    walkdir::WalkDir::new(root().join(folder))
        .into_iter()
        .filter_map(Result::ok)
        .map(walkdir::DirEntry::into_path)
        .filter(|path| path.extension().is_some_and(|found| found == ending))
        .collect()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
