//! Archives and folders of papers, with the real program in a fresh folder.

mod common;

use std::io::{Cursor, Write};

use common::Sandbox;
use flate2::Compression;
use flate2::write::GzEncoder;
use tar::{Builder, Header};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const SMALL: &str = "Tides\n\nAda Berg noted that tides matter.\n\nNils Holm disagreed.\n";
const OTHER: &str = "# Salt\n\nEva Dahl noted that salt matters.\n\nOle Krog agreed.\n";

fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a member");
        writer.write_all(bytes).expect("a member");
    }
    writer.finish().expect("an archive").into_inner()
}

fn tgz(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut builder = Builder::new(GzEncoder::new(Vec::new(), Compression::default()));
    for (name, bytes) in members {
        let mut header = Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        builder.append_data(&mut header, name, *bytes).expect("a member");
    }
    builder.into_inner().and_then(GzEncoder::finish).expect("an archive")
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

/// The same graph from papers in a folder and in every kind of archive.
#[test]
fn archives_give_what_their_members_give() {
    let quads = |sandbox: &Sandbox, paths: &[&str]| {
        sandbox.etl(["ingest"].into_iter().chain(paths.iter().copied())).ok();
        let query = "SELECT * { GRAPH ?g { ?s ?p ?o } FILTER(CONTAINS(STR(?g), '/source/')) } \
                     ORDER BY ?g ?s ?p ?o";
        sandbox.etl(["query", "--format", "csv", query]).ok()
    };
    let plain = Sandbox::new();
    plain.write("in/a.txt", SMALL).write("in/b/c.md", OTHER);
    let expected = quads(&plain, &["in"]);
    assert!(expected.lines().count() > 20, "{expected}");
    let members: &[(&str, &[u8])] = &[("a.txt", SMALL.as_bytes()), ("b/c.md", OTHER.as_bytes())];
    for (name, bytes) in [("x.zip", zip(members)), ("x.tgz", tgz(members))] {
        let sandbox = Sandbox::new();
        assert_eq!(quads(sandbox.write(name, bytes), &[name]), expected, "{name}");
    }
    let packed = Sandbox::new();
    packed.write("a.txt.gz", gzip(SMALL.as_bytes())).write("c.md.gz", gzip(OTHER.as_bytes()));
    assert_eq!(quads(&packed, &["a.txt.gz", "c.md.gz"]), expected);
}

#[test]
fn members_are_sources_of_their_own() {
    let sandbox = Sandbox::new();
    let members: &[(&str, &[u8])] = &[
        ("a.txt", SMALL.as_bytes()),
        ("b/c.md.gz", &gzip(OTHER.as_bytes())),
        ("b/plot.jpg", b"\xFF\xD8\xFF"),
    ];
    sandbox.write("in/x.zip", zip(members));
    let first = sandbox.etl(["ingest", "in"]).ok();
    assert!(
        first.contains("papers: 2 new, 0 changed, 0 unchanged, 1 passed over (1 .jpg)"),
        "{first}"
    );
    let status = sandbox.etl(["status"]).ok();
    assert!(status.contains("in/x.zip//a.txt  text, "), "{status}");
    assert!(status.contains("in/x.zip//b/c.md.gz  markdown, 60 B"), "{status}");
    sandbox.etl(["verify"]).ok();
    let shown = sandbox.etl(["show", "person/ada-berg"]).ok();
    assert!(shown.contains("Ada Berg noted that tides matter"), "{shown}");
    let second = sandbox.etl(["ingest", "in"]).ok();
    assert!(second.contains("0 new, 0 changed, 2 unchanged"), "{second}");
    let changed = SMALL.replace("Ada", "Eva");
    sandbox.write("in/x.zip", zip(&[("a.txt", changed.as_bytes()), members[1]]));
    let third = sandbox.etl(["ingest", "in"]).ok();
    assert!(third.contains("0 new, 1 changed, 1 unchanged"), "{third}");
    sandbox.etl(["verify"]).ok();
    let removed = sandbox.etl(["remove", "in/x.zip//a.txt"]).ok();
    assert_eq!(removed, "removed in/x.zip//a.txt\n");
}

#[test]
fn removing_an_archive_removes_its_members() {
    let sandbox = Sandbox::new();
    let members: &[(&str, &[u8])] = &[("a.txt", SMALL.as_bytes()), ("c.md", OTHER.as_bytes())];
    sandbox
        .write("x.tgz", tgz(members))
        .write("x.tgz.txt", "Foam\n\nEva Ek noted that foam matters.\n");
    sandbox.etl(["ingest", "x.tgz", "x.tgz.txt"]).ok();
    let removed = sandbox.etl(["remove", "x.tgz"]).ok();
    assert_eq!(removed, "removed x.tgz//a.txt\nremoved x.tgz//c.md\n");
    let status = sandbox.etl(["status"]).ok();
    assert!(status.contains("sources  1\n") && status.contains("\nx.tgz.txt  "), "{status}");
}

#[test]
fn members_are_named_as_files_of_a_folder_are() {
    let docs = |sandbox: &Sandbox, path: &str| {
        let lines = sandbox.etl(["extract", path]).ok();
        let doc = |line: &str| line.split('"').nth(3).unwrap_or_default().to_owned();
        let mut docs: Vec<String> = lines.lines().map(doc).collect();
        docs.dedup();
        docs
    };
    let sandbox = Sandbox::new();
    let members: &[(&str, &[u8])] = &[("p/a.txt", SMALL.as_bytes()), ("c.md", OTHER.as_bytes())];
    sandbox.write("in/x.tgz", tgz(members)).write("in/y.txt", SMALL);
    assert_eq!(docs(&sandbox, "in"), ["x.tgz//p/a.txt", "x.tgz//c.md", "y.txt"]);
    assert_eq!(docs(&sandbox, "in/x.tgz"), ["p/a.txt", "c.md"]);
}

#[test]
fn standard_input_may_be_an_archive() {
    let members: &[(&str, &[u8])] = &[("a.txt", SMALL.as_bytes())];
    for bytes in [zip(members), tgz(members), gzip(SMALL.as_bytes())] {
        let lines = Sandbox::new().etl_with(["extract", "-"], &bytes).ok();
        assert!(lines.contains(r#""kind":"claim""#), "{lines}");
    }
    let sandbox = Sandbox::new();
    sandbox.etl_with(["ingest", "-"], &zip(members)).ok();
    let status = sandbox.etl(["status"]).ok();
    assert!(status.contains("\n-//a.txt  text"), "{status}");
}

#[test]
fn a_bomb_costs_itself_only() {
    let sandbox = Sandbox::new();
    let zeros = vec![b' '; 16 << 20];
    let members: &[(&str, &[u8])] = &[("a.txt", &zeros), ("b.txt", SMALL.as_bytes())];
    sandbox.write("in/x.zip", zip(members)).write("in/z.txt.gz", gzip(&zeros));
    sandbox.write("in/y.txt", OTHER);
    let run = sandbox.etl(["ingest", "in"]);
    assert!(run.stdout.contains("papers: 2 new, 0 changed, 0 unchanged, 2 failed"), "{run:?}");
    let error = run.fails(3);
    let why = "error[E0006]: unpacks to more than 200 times its packed size: no paper does";
    assert!(error.contains(&format!("in/x.zip//a.txt: {why}")), "{error}");
    assert!(error.contains(&format!("in/z.txt.gz: {why}")), "{error}");
    let listed = sandbox.etl(["errors", "in/x.zip"]).ok();
    assert_eq!(listed, format!("in/x.zip//a.txt: {why}\n"));
}

#[test]
fn a_damaged_archive_is_read_so_far_and_forgiven_when_it_is_whole() {
    let sandbox = Sandbox::new();
    let noise: Vec<u8> =
        (0..60_000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    let whole = tgz(&[("a.txt", SMALL.as_bytes()), ("b.jpg", &noise), ("c.md", OTHER.as_bytes())]);
    sandbox.write("x.tgz", &whole[..whole.len() / 2]);
    let run = sandbox.etl(["ingest", "x.tgz"]);
    assert!(run.stdout.contains("papers: 1 new, 0 changed, 0 unchanged, 1 failed"), "{run:?}");
    let error = run.fails(3);
    assert!(
        error.contains("x.tgz: error[E0005]: it is cut off; it was read up to its member 2"),
        "{error}"
    );
    assert_ne!(sandbox.etl(["errors", "--severity", "error"]).ok(), "");
    let second = sandbox.write("x.tgz", &whole).etl(["ingest", "x.tgz"]).ok();
    assert!(second.contains("papers: 1 new, 0 changed, 1 unchanged"), "{second}");
    assert_eq!(sandbox.etl(["errors", "--severity", "error"]).ok(), "");
    sandbox.etl(["verify"]).ok();
}

#[test]
fn one_thread_and_many_read_archives_alike() {
    let texts: Vec<(String, String)> = (0..40)
        .map(|number| (format!("p{number}.txt"), format!("Paper {number}\n\n{SMALL}")))
        .collect();
    let members: Vec<(&str, &[u8])> =
        texts.iter().map(|(name, text)| (&name[..], text.as_bytes())).collect();
    let outputs = |jobs: &str| {
        let sandbox = Sandbox::new();
        sandbox.write("x.tgz", tgz(&members));
        sandbox.etl(["-j", jobs, "ingest", "x.tgz"]).ok();
        let extracted = sandbox.etl(["-j", jobs, "extract", "x.tgz"]).ok();
        (sandbox.etl(["export", "--format", "nquads"]).ok(), extracted)
    };
    assert!(outputs("1") == outputs("8"));
}

#[test]
fn files_of_folders_that_are_no_papers_are_passed_over() {
    let sandbox = Sandbox::new();
    sandbox.write("in/a.txt", SMALL).write("in/b.jpg", "x").write("in/c.jpg", "x");
    sandbox.write("in/d.pdf", "%PDF-1.4").write("in/LICENSE", "x").write("in/e", [0; 100]);
    let run = sandbox.etl(["ingest", "in"]);
    let told = "papers: 1 new, 0 changed, 0 unchanged, \
                5 passed over (2 .jpg, 1 .pdf, 1 README and the like, 1 without ending)\n";
    assert!(run.stdout.contains(told), "{run:?}");
    run.ok();
    let json = sandbox.etl(["--json", "ingest", "in"]).ok();
    let json: serde_json::Value = serde_json::from_str(&json).expect("one object");
    assert_eq!(json["passed_over"], 5);
    assert_eq!(json["passed_over_kinds"][".jpg"], 2);
    let extracted = sandbox.etl(["extract", "in"]);
    assert!(extracted.stderr.contains("5 files passed over: 2 .jpg"), "{extracted:?}");
    extracted.ok();
    // What is named is always tried.
    let error = sandbox.etl(["ingest", "in/d.pdf"]).fails(3);
    assert!(error.contains("in/d.pdf: error[E0002]: a PDF is not read yet"), "{error}");
}

#[test]
fn xml_that_is_no_paper_is_told_with_its_root_element() {
    let sandbox = Sandbox::new();
    sandbox.write("in/a.xml", "<?xml version='1.0'?>\n<html><p>Tides</p></html>");
    let error = sandbox.etl(["ingest", "in"]).fails(3);
    let told = "in/a.xml: error[E0002]: neither JATS nor TEI: the root element is <html>";
    assert!(error.contains(told), "{error}");
}

/// A folder as PubMed Central hands it out, as it is and packed.
#[test]
fn a_package_of_pubmed_central_is_its_xml() {
    let article = "<!DOCTYPE article PUBLIC \"-//NLM//DTD JATS (Z39.96) v1.2//EN\" \"a.dtd\">\n\
        <article article-type=\"research-article\"><front><article-meta><title-group>\
        <article-title>Tides of the north</article-title></title-group></article-meta></front>\
        <body><p>Ada Berg noted that tides matter.</p></body></article>";
    let members: &[(&str, &[u8])] = &[
        ("PMC13900/fig1.jpg", b"\xFF\xD8\xFF"),
        ("PMC13900/license.txt", b"CC BY"),
        ("PMC13900/north.pdf", b"%PDF-1.4"),
        ("PMC13900/north.txt", SMALL.as_bytes()),
        ("PMC13900/north.nxml", article.as_bytes()),
        ("PMC13900/s1.zip", b"PK\x03\x04"),
    ];
    let told = "papers: 1 new, 0 changed, 0 unchanged, 5 passed over \
                (2 beside their XML, 1 .jpg, 1 .pdf, 1 README and the like)\n";
    let sandbox = Sandbox::new();
    for (name, bytes) in members {
        sandbox.write(&format!("in/{name}"), bytes);
    }
    sandbox.write("PMC13900.tar.gz", tgz(members)).write("all.zip", zip(members));
    for path in ["in", "PMC13900.tar.gz", "all.zip"] {
        let run = sandbox.etl(["ingest", path]).ok();
        assert!(run.contains(told), "{path}: {run}");
    }
    let status = sandbox.etl(["status"]).ok();
    assert!(status.contains("\nPMC13900.tar.gz//PMC13900/north.nxml  jats, "), "{status}");
    sandbox.etl(["verify"]).ok();
    let lines = sandbox.etl(["extract", "PMC13900.tar.gz"]).ok();
    assert!(lines.contains(r#""title":"Tides of the north""#), "{lines}");
}

/// What a file is, its content says before its name.
#[test]
fn xml_is_told_by_its_root_element() {
    let article = "<article><front><article-meta><title-group><article-title>Tides of the north\
                   </article-title></title-group></article-meta></front></article>";
    let sandbox = Sandbox::new();
    sandbox.write("in/a", article).write("in/b.xml", gzip(article.as_bytes()));
    sandbox.write("in/c.nxml.gz", gzip(article.as_bytes())).write("in/d.xml.gz", article);
    let utf_16: Vec<u8> =
        "\u{FEFF}".chars().chain(article.chars()).flat_map(|c| (c as u16).to_le_bytes()).collect();
    sandbox.write("in/e.xml", utf_16);
    let lines = sandbox.etl(["extract", "in"]).ok();
    let papers = lines.lines().filter(|line| line.contains(r#""title":"Tides of the north""#));
    assert_eq!(papers.count(), 5, "{lines}");
}
