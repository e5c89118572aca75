//! The same paper in several formats says the same.
//!
//! The paper of the fixture says the same in JATS, TEI, Markdown and plain text, to the last
//! fact, and its JATS and its TEI give the same graph. The papers of `../shared/corpora` are
//! articles of five publishers as JATS, with Markdown and plain text made of them; what these
//! lose is written beside [`AGREEMENTS`].

mod facts;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use etl::graph::Base;
use etl::pipeline::{Paper, process_bytes};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use facts::{Facts, compare, facts};

fn read(path: &Path) -> Paper {
    let name = path.file_name().and_then(|name| name.to_str()).expect("a name");
    let bytes = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    process_bytes(name, &bytes).unwrap_or_else(|failure| panic!("{name}: {failure:?}"))
}

/// The paper of the fixture in a format.
fn fixture(name: &str) -> Paper {
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/formats").join(name))
}

#[test]
fn one_paper_in_four_formats_gives_the_same_facts() {
    let expected = facts(&fixture("paper.jats.xml"));
    let mut complaints = String::new();
    for (kind, facts) in &expected {
        assert!(!facts.is_empty(), "the fixture has no {kind}");
    }
    for other in ["paper.tei.xml", "paper.md", "paper.txt"] {
        for (kind, found) in facts(&fixture(other)) {
            for line in compare(&expected[kind], &found).apart {
                writeln!(complaints, "{other}: {kind}: {line}").expect("a string takes all");
            }
        }
    }
    assert!(complaints.is_empty(), "\n{complaints}");
}

/// Parts of IRIs that are places in a source, and the name of a paper without a DOI, which
/// ends in digits of the digest of its source.
fn is_placed(triple: &str) -> bool {
    let is_range = |part: &str| {
        let mut numbers = part.split('-').take(2);
        let is_number = |part: Option<&str>| {
            part.is_some_and(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
        };
        is_number(numbers.next()) && is_number(numbers.next())
    };
    triple.contains("#char=")
        || triple.contains("/graph/source/")
        || triple.split(['/', '>']).any(is_range)
}

/// The triples of a paper that speak of no place in its source.
fn triples(paper: &Paper) -> BTreeSet<String> {
    let key = paper.linked.meta.key.as_str();
    let digest = paper.document.source().digest().to_string();
    let quads = paper.quads(&Base::default());
    let triples = quads.quads().map(|quad| {
        let triple = format!("{} {} {}", quad.subject, quad.predicate, quad.object);
        triple.replace(key, "the-paper").replace(&digest, "the-source")
    });
    triples.filter(|triple| !is_placed(triple)).collect()
}

#[test]
fn one_paper_in_jats_and_tei_gives_the_same_graph() {
    let (jats, tei) = (triples(&fixture("paper.jats.xml")), triples(&fixture("paper.tei.xml")));
    let mut complaints = String::new();
    jats.difference(&tei).for_each(|triple| writeln!(complaints, "- {triple}").expect("room"));
    tei.difference(&jats).for_each(|triple| writeln!(complaints, "+ {triple}").expect("room"));
    assert!(jats.len() > 300, "only {} triples", jats.len());
    assert!(complaints.is_empty(), "\n{complaints}");
}

/// Kinds of facts with the least share of them, in hundredths, that Markdown and plain text have
/// in common with the JATS of the same papers: of the shortest papers, then of all. What is
/// below 100 differs, as far as it was looked at, because of these:
///
/// - family name: a line of names does not tell where a family name of several words begins;
/// - email: addresses in one line behind all names belong to nobody for sure;
/// - author: a group stands among them like any words;
/// - workplace: units and bodies of an address without markup are told apart by a model, and
///   markup often gives a unit and its university as one name;
/// - section: plain text does not mark headings nor their levels;
/// - reference: fields of an entry are told apart by a model, and entries that their markup
///   leaves in one string have no title there;
/// - citation, cited: "Cao and Zhang, 2004" may fit several entries, markup points at one, and
///   captions that markup sets apart are one block with the text around them or missing;
/// - claim: notes on conflicts and contributions are not in the texts made of the articles, and
///   who speaks follows from what is cited;
/// - concept: those at the threshold, as their scores depend on every word of a paper.
const AGREEMENTS: &[(&str, [f64; 2], [f64; 2])] = &[
    ("title", [100.0, 100.0], [100.0, 100.0]),
    ("author", [100.0, 100.0], [99.5, 99.5]),
    ("family name", [87.0, 87.0], [94.5, 94.5]),
    ("orcid", [100.0, 100.0], [100.0, 100.0]),
    ("email", [100.0, 100.0], [93.0, 93.0]),
    ("workplace", [88.5, 88.5], [90.5, 90.5]),
    ("section", [96.0, 88.5], [98.3, 90.5]),
    ("reference", [97.0, 97.0], [97.7, 97.7]),
    ("identified reference", [100.0, 100.0], [99.8, 99.8]),
    ("citation", [96.5, 96.5], [93.9, 93.9]),
    ("cited", [94.4, 95.0], [91.5, 91.6]),
    ("claim", [92.5, 92.5], [89.7, 89.4]),
    ("concept", [95.8, 95.3], [95.8, 95.6]),
];

/// Papers of a publisher that are read, its shortest ones: a debug build would take minutes for
/// all. `ETL_ALL_PAPERS` asks for all.
const PAPERS: usize = 3;

fn corpora() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora")
}

fn is_every_paper() -> bool {
    std::env::var_os("ETL_ALL_PAPERS").is_some()
}

/// The papers that are read: publisher and name without its ending.
fn papers() -> Vec<(String, String)> {
    let mut papers = Vec::new();
    for (publisher, _) in files(&corpora()) {
        let mut articles = files(&corpora().join(&publisher).join("xml/input"));
        articles.sort_by_key(|(_, length)| *length);
        let count = if is_every_paper() { articles.len() } else { PAPERS };
        let names = articles.into_iter().take(count);
        let names = names.filter_map(|(file, _)| Some(file.strip_suffix(".xml")?.to_owned()));
        papers.extend(names.map(|name| (publisher.clone(), name)));
    }
    papers
}

/// What a folder holds, by name, with lengths; nothing when there is no such folder.
fn files(folder: &Path) -> Vec<(String, u64)> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let file = |entry: fs::DirEntry| {
        let length = entry.metadata().ok()?.len();
        Some((entry.file_name().to_string_lossy().into_owned(), length))
    };
    let mut files: Vec<(String, u64)> = entries.filter_map(file).collect();
    files.sort();
    files
}

#[test]
fn papers_of_publishers_say_the_same_in_markdown_and_plain_text() {
    let papers = papers();
    if papers.is_empty() {
        // Straight to standard error: a skipped test must be seen.
        let _ = writeln!(std::io::stderr(), "SKIPPED formats: ../shared/corpora is not there");
        return;
    }
    let read_as = |publisher: &str, name: &str, format: &str| -> Facts {
        let folder = corpora().join(publisher).join(format).join("input");
        facts(&read(&folder.join(format!("{name}.{format}"))))
    };
    let all: Vec<(String, [Facts; 3])> = papers
        .par_iter()
        .map(|(publisher, name)| {
            let facts = ["xml", "md", "txt"].map(|format| read_as(publisher, name, format));
            (format!("{publisher}/{name}"), facts)
        })
        .collect();
    assert!(all.len() >= 5 * PAPERS, "only {} papers", all.len());
    assert_eq!(AGREEMENTS.len(), all[0].1[0].len(), "a kind of facts has no floor");
    let mut complaints = String::new();
    for (place, format) in ["md", "txt"].into_iter().enumerate() {
        for (kind, short, every) in AGREEMENTS {
            let least = if is_every_paper() { every[place] } else { short[place] };
            let (share, apart) = agreement(&all, kind, place + 1);
            if share < least {
                let told: String =
                    apart.iter().take(TOLD).map(|line| format!("\n  {line}")).collect();
                writeln!(
                    complaints,
                    "{format}: {kind}: {share:.2} % in common, not {least} %; of {} differences:{told}",
                    apart.len(),
                )
                .expect("a string takes all");
            }
        }
    }
    assert!(complaints.is_empty(), "\n{complaints}");
}

/// Differences shown of each kind.
const TOLD: usize = 40;

/// Which share of the facts of one kind, in hundredths, the XML and the format at `place` of
/// each paper have in common, and what only one of them has.
fn agreement(all: &[(String, [Facts; 3])], kind: &str, place: usize) -> (f64, Vec<String>) {
    let (mut shared, mut total) = (0, 0);
    let mut apart = Vec::new();
    for (name, facts) in all {
        let (xml, other) = (&facts[0][kind], &facts[place][kind]);
        let found = compare(xml, other);
        shared += 2 * found.shared;
        total += xml.len() + other.len();
        apart.extend(found.apart.into_iter().map(|line| format!("{name}: {line}")));
    }
    (100.0 * shared as f64 / total.max(1) as f64, apart)
}
