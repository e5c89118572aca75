//! The store: whole papers or nothing, one writer, and every passage true to its source.

#![expect(clippy::unwrap_used, reason = "a failure here is a failed test")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::Duration;

use etl::graph::{Base, QuadBatch};
use etl::store::{
    Error, Failure, ManifestEntry, NewSource, Patience, Store, StoredDiagnostic, Writer,
};
use etl::text::Digest;
use oxigraph::model::{GraphName, Literal, NamedNode, Quad, Triple};

const BASE: &str = "http://localhost:7878/";
const TEXT: &str = "Ünder the bridge\nthe river runs";

fn entry(path: &str, bytes: &[u8]) -> ManifestEntry {
    ManifestEntry {
        path: path.to_owned(),
        digest: Digest::of(bytes),
        size: bytes.len() as u64,
        format: "text".to_owned(),
        media_type: "text/plain".to_owned(),
        quads: 0,
        settings: "0f".to_owned(),
        vocabularies: Vec::new(),
        ended: "2026-01-02T03:04:05Z".to_owned(),
        counts: BTreeMap::from([("claim".to_owned(), 2), ("person".to_owned(), 3)]),
        diagnostics: vec![
            diagnostic("no title"),
            StoredDiagnostic {
                place: Some((0, 5)),
                line: Some(1),
                column: Some(1),
                help: Some("look".to_owned()),
                ..diagnostic("a name")
            },
        ],
    }
}

fn diagnostic(message: &str) -> StoredDiagnostic {
    StoredDiagnostic {
        code: "N0302".to_owned(),
        severity: "note".to_owned(),
        message: message.to_owned(),
        ..StoredDiagnostic::default()
    }
}

fn failure(path: &str, message: &str) -> Failure {
    Failure { path: path.to_owned(), diagnostic: diagnostic(message) }
}

fn iri(text: &str) -> NamedNode {
    NamedNode::new(text).unwrap()
}

/// A passage of the source and its words.
fn quote(start: usize, end: usize, exact: &str) -> Quad {
    let passage = iri(&format!("{BASE}source/1#char={start},{end}"));
    let exact = Literal::new_simple_literal(exact);
    Quad::new(passage, iri("http://www.w3.org/ns/oa#exact"), exact, GraphName::DefaultGraph)
}

fn batch(quads: &[Quad]) -> QuadBatch {
    QuadBatch::new(iri("http://localhost/any"), quads.iter().cloned().map(Triple::from).collect())
}

fn writer(folder: &Path) -> Writer {
    Writer::open(folder, &Base::default()).unwrap()
}

/// All entries, sorted by path.
fn manifest(store: &Store) -> Vec<ManifestEntry> {
    let sources = store.sources().unwrap();
    sources.keys().map(|path| store.entry(path).unwrap().unwrap()).collect()
}

/// All failures, sorted by path.
fn failures(store: &Store) -> Vec<Failure> {
    let failed = store.failed_paths().unwrap();
    failed.iter().map(|path| store.failure(path).unwrap().unwrap()).collect()
}

/// Whether there is a copy of [`TEXT`].
fn is_kept(folder: &Path) -> bool {
    let digest = Digest::of(TEXT.as_bytes()).to_string();
    folder.join("sources").join(&digest[..2]).join(format!("{digest}.txt")).exists()
}

/// Puts one source of [`TEXT`] with these quads into the store.
fn store_text(folder: &Path, quads: &[Quad]) {
    let bytes = TEXT.as_bytes();
    writer(folder).replace_source(&batch(quads), &entry("a/b c.txt", bytes), bytes).unwrap();
}

#[test]
fn an_entry_comes_back_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    store_text(folder.path(), &[quote(0, 5, "Ünder")]);
    let store = Store::open(folder.path()).unwrap();
    let expected = ManifestEntry { quads: 1, ..entry("a/b c.txt", TEXT.as_bytes()) };
    assert_eq!(manifest(&store), [expected]);
    assert_eq!(store.source(Digest::of(TEXT.as_bytes())).unwrap().text(), TEXT);
    assert_eq!(store.base().as_str(), BASE);
}

#[test]
fn storing_twice_equals_storing_once() {
    let folder = tempfile::tempdir().unwrap();
    store_text(folder.path(), &[quote(0, 5, "Ünder")]);
    let once = Store::open(folder.path()).unwrap().quad_count().unwrap();
    store_text(folder.path(), &[quote(0, 5, "Ünder")]);
    assert_eq!(Store::open(folder.path()).unwrap().quad_count().unwrap(), once);
}

#[test]
fn a_changed_file_leaves_nothing_of_its_old_text() {
    let folder = tempfile::tempdir().unwrap();
    store_text(folder.path(), &[quote(0, 5, "Ünder")]);
    let store = writer(folder.path());
    store.replace_source(&batch(&[]), &entry("a/b c.txt", b"new"), b"new").unwrap();
    assert_eq!(manifest(&store), [entry("a/b c.txt", b"new")]);
    let old = store.base().source_graph(Digest::of(TEXT.as_bytes()));
    assert!(!store.graphs().unwrap().contains(&old));
    assert!(is_kept(folder.path()), "readers of what was before may want it");
    drop(store);
    assert!(!is_kept(folder.path()));
}

#[test]
fn two_files_of_the_same_bytes_share_a_graph_until_both_are_gone() {
    let folder = tempfile::tempdir().unwrap();
    let store = writer(folder.path());
    let quads = [quote(0, 5, "Ünder")];
    for path in ["one.txt", "two.txt"] {
        store
            .replace_source(&batch(&quads), &entry(path, TEXT.as_bytes()), TEXT.as_bytes())
            .unwrap();
    }
    assert!(store.remove_source("one.txt").unwrap());
    assert_eq!(store.verify(&|_| None).unwrap().quotes, 1);
    assert!(store.remove_source("two.txt").unwrap());
    assert!(!store.remove_source("two.txt").unwrap());
    assert_eq!(store.graphs().unwrap(), [store.base().manifest_graph()]);
    drop(store);
    assert!(!is_kept(folder.path()));
}

#[test]
fn a_failure_is_kept_beside_what_was_known_until_the_file_is_read() {
    let folder = tempfile::tempdir().unwrap();
    store_text(folder.path(), &[]);
    let store = writer(folder.path());
    store.record_failure(&failure("a/b c.txt", "first")).unwrap();
    store.record_failure(&failure("a/b c.txt", "second")).unwrap();
    assert_eq!(failures(&store), [failure("a/b c.txt", "second")]);
    assert_eq!(manifest(&store).len(), 1);
    drop(store);
    store_text(folder.path(), &[]);
    assert_eq!(failures(&Store::open(folder.path()).unwrap()), []);
}

#[test]
fn a_failure_of_an_unknown_file_can_be_removed() {
    let folder = tempfile::tempdir().unwrap();
    let store = writer(folder.path());
    store.record_failure(&failure("x.txt", "no")).unwrap();
    assert_eq!(manifest(&store), []);
    assert!(store.remove_source("x.txt").unwrap());
    assert_eq!(store.quad_count().unwrap(), 0);
}

#[test]
fn verify_names_the_first_difference() {
    let check = |quads: &[Quad], expected: &str| {
        let folder = tempfile::tempdir().unwrap();
        store_text(folder.path(), quads);
        let found = Store::open(folder.path()).unwrap().verify(&|_| None);
        let found = found.map_or_else(|error| error.to_string(), |_| String::new());
        assert_eq!(found, expected);
    };
    check(&[quote(0, 5, "Ünder"), quote(10, 20, "bridge\nthe")], "");
    check(
        &[quote(0, 5, "Under")],
        "the text of <http://localhost:7878/source/1#char=0,5> differs\n  \
         stored: Under\n  source: Ünder",
    );
    check(
        &[quote(20, 99, "x")],
        "the range of <http://localhost:7878/source/1#char=20,99> differs\n  \
         stored: 20,99\n  source: 0,31",
    );
}

#[test]
fn verify_reads_selectors_that_are_things_of_their_own() {
    let oa = |name: &str| iri(&format!("http://www.w3.org/ns/oa#{name}"));
    let (passage, selector) = (iri("http://a/#char=6,9"), iri("http://a/quote/6-9"));
    let graph = GraphName::DefaultGraph;
    let quads = |exact: &str, prefix: &str, suffix: &str| {
        let text = |name, value: &str| {
            let value = Literal::new_simple_literal(value);
            Quad::new(selector.clone(), oa(name), value, graph.clone())
        };
        vec![
            Quad::new(passage.clone(), oa("hasSelector"), selector.clone(), graph.clone()),
            text("exact", exact),
            text("prefix", prefix),
            text("suffix", suffix),
        ]
    };
    let check = |exact, prefix, suffix, sound| {
        let folder = tempfile::tempdir().unwrap();
        store_text(folder.path(), &quads(exact, prefix, suffix));
        let found = Store::open(folder.path()).unwrap().verify(&|_| None);
        assert_eq!(found.is_ok(), sound, "{found:?}");
    };
    check("the", "Ünder ", " bridge\nthe river runs", true);
    check("The", "Ünder ", " bridge", false);
    check("the", "Under ", " bridge", false);
    check("the", "Ünder ", " bridge\nthe river runs on", false);
}

#[cfg(not(feature = "rocksdb"))]
#[test]
fn verify_sees_a_lost_quad_and_a_stray_graph() {
    let folder = tempfile::tempdir().unwrap();
    store_text(folder.path(), &[quote(0, 5, "Ünder")]);
    let file = folder.path().join("quads.nq");
    let text = fs::read_to_string(&file).unwrap();
    let check = |changed: &str, expected: &str| {
        fs::write(&file, changed).unwrap();
        let error = Store::open(folder.path()).unwrap().verify(&|_| None).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    };
    let lost: Vec<_> = text.lines().filter(|line| !line.contains("oa#exact")).collect();
    check(&lost.join("\n"), "has 0 quads, not 1");
    let stray = Digest::of(b"stray");
    let stray = format!("<a:s> <a:p> <a:o> <{BASE}graph/source/{stray}> .\n");
    check(&(text.clone() + &stray), "has no entry in the manifest");
}

#[test]
fn verify_sees_a_changed_copy_and_a_missing_one() {
    let folder = tempfile::tempdir().unwrap();
    store_text(folder.path(), &[]);
    let digest = Digest::of(TEXT.as_bytes()).to_string();
    let copy = folder.path().join("sources").join(&digest[..2]).join(format!("{digest}.txt"));
    fs::write(&copy, "something else").unwrap();
    let found = Store::open(folder.path()).unwrap().verify(&|_| None);
    assert!(matches!(found, Err(Error::Differs { what: "the kept copy", .. })), "{found:?}");
    fs::remove_file(&copy).unwrap();
    let found = Store::open(folder.path()).unwrap().verify(&|_| None);
    assert!(matches!(found, Err(Error::Damaged(_))), "{found:?}");
}

#[test]
fn only_a_fitting_store_is_opened() {
    let folder = tempfile::tempdir().unwrap();
    assert!(matches!(Store::open(folder.path()), Err(Error::Missing { .. })));
    store_text(folder.path(), &[]);
    let refused = Writer::open(folder.path(), &Base::parse("http://example.org/").unwrap());
    assert!(matches!(refused, Err(Error::OtherBase { .. })));
    let version = folder.path().join("version");
    let text = fs::read_to_string(&version).unwrap();
    fs::write(&version, text.replace("format 1", "format 99")).unwrap();
    assert!(matches!(Store::open(folder.path()), Err(Error::Version { .. })));
}

#[test]
fn a_second_writer_is_kept_out_and_told_by_whom_until_it_waited_long_enough() {
    let folder = tempfile::tempdir().unwrap();
    let first = writer(folder.path());
    let patience = Patience::AtMost(Duration::from_millis(60));
    for patience in [Patience::None, patience] {
        let second = Writer::open_patiently(folder.path(), &Base::default(), patience).map(drop);
        let Err(Error::Locked { holder: Some(holder), .. }) = second else { panic!("{second:?}") };
        assert_eq!(holder.process, std::process::id());
    }
    let (sender, receiver) = std::sync::mpsc::channel();
    let path = folder.path().to_owned();
    let waiting = std::thread::spawn(move || {
        sender.send(()).unwrap();
        Writer::open_existing(path, Patience::Endless).map(drop)
    });
    receiver.recv().unwrap();
    drop(first);
    assert!(waiting.join().unwrap().is_ok());
}

#[test]
fn readers_see_what_was_there_before_the_writer_came() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = ([quote(0, 5, "Ünder")], [quote(10, 13, "new")]);
    store_text(folder.path(), &old);
    let writer = writer(folder.path());
    let text = b"something new";
    writer.replace_source(&batch(&new), &entry("a/b c.txt", text), text).unwrap();
    let reader = Store::open(folder.path()).unwrap();
    assert_eq!(reader.writer().map(|writer| writer.process), Some(std::process::id()));
    assert_eq!(manifest(&reader)[0].digest, Digest::of(TEXT.as_bytes()));
    // The writer is done, and somebody still reads.
    drop(writer);
    assert_eq!(reader.verify(&|_| None).unwrap().quotes, 1);
    assert_eq!(reader.source(Digest::of(TEXT.as_bytes())).unwrap().text(), TEXT);
    let later = Store::open(folder.path()).unwrap();
    assert_eq!(manifest(&later)[0].digest, Digest::of(text));
    drop((reader, later));
    // The next writer tidies up; the copy that was dropped meanwhile goes with `compact`.
    let writer = Writer::open(folder.path(), &Base::default()).unwrap();
    assert_eq!(fs::read_dir(folder.path().join("snapshots")).unwrap().count(), 1);
    assert_eq!(writer.compact().unwrap().copies, 1);
    assert_eq!(fs::read_dir(folder.path().join("snapshots")).unwrap().count(), 0);
    assert_eq!(Store::open(folder.path()).unwrap().verify(&|_| None).unwrap().quotes, 1);
}

#[test]
fn the_first_by_path_speaks_for_files_of_the_same_bytes() {
    let one = [quote(0, 5, "Ünder")];
    let two = [quote(0, 5, "Ünder"), quote(10, 13, "dge")];
    let bytes = TEXT.as_bytes();
    let check = |order: [usize; 2]| {
        let folder = tempfile::tempdir().unwrap();
        let store = writer(folder.path());
        for number in order {
            let (path, quads) = [("a.md", &one[..]), ("b.txt", &two[..])][number];
            store.replace_source(&batch(quads), &entry(path, bytes), bytes).unwrap();
        }
        let sizes: Vec<_> = manifest(&store).iter().map(|entry| entry.quads).collect();
        assert_eq!(sizes, [1, 1]);
        assert_eq!(store.source_quads().unwrap(), 1);
        assert!(store.verify(&|_| None).is_ok());
    };
    check([0, 1]);
    check([1, 0]);
}

#[test]
fn many_sources_are_added_at_once_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let store = writer(folder.path());
    let source = |number: usize| {
        let bytes = format!("{TEXT} {number}").into_bytes();
        let graph = store.base().source_graph(Digest::of(&bytes));
        let quad = Quad { graph_name: graph.clone().into(), ..quote(0, 5, "Ünder") };
        let entry = entry(&format!("{number}.txt"), &bytes);
        NewSource { batch: QuadBatch::new(graph, vec![quad.into()]), entry, bytes }
    };
    store.add_sources((0..9).map(source).collect()).unwrap();
    assert_eq!(manifest(&store).len(), 9);
    let found = store.verify(&|_| None).unwrap();
    assert_eq!((found.sources, found.quotes), (9, 9));
}

#[test]
fn a_backup_is_a_store_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let (store, backup) = (folder.path().join("store"), folder.path().join("backup"));
    store_text(&store, &[quote(0, 5, "Ünder")]);
    writer(&store).backup(&backup).unwrap();
    let full = writer(&store).backup(&backup).map_err(|error| error.to_string());
    assert_eq!(full, Err(format!("cannot create '{}'", backup.display())));
    assert!(writer(&store).remove_source("a/b c.txt").unwrap());
    let copy = Store::open(&backup).unwrap();
    assert_eq!(manifest(&copy).len(), 1);
    assert_eq!(copy.verify(&|_| None).unwrap().quotes, 1);
    drop(copy);
    assert!(writer(&backup).remove_source("a/b c.txt").unwrap());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}
