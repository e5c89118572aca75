//! Every export is read back by another library (rdflib), the shapes hold (pySHACL), and
//! annotation lines fit their schema. `make test` makes the Python environment for it.

mod common;

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;

use common::with_paper;

#[test]
fn another_library_reads_what_is_exported() {
    let Some(python) = std::env::var_os("ETL_PYTHON") else {
        // Straight to standard error: a skipped test must be seen.
        let _ = writeln!(
            std::io::stderr(),
            "SKIPPED read_back: ETL_PYTHON is not set, see 'make test'"
        );
        return;
    };
    let folder = tempfile::tempdir().expect("a folder for the exports");
    for (format, file) in [
        ("turtle", "graph.ttl"),
        ("ntriples", "graph.nt"),
        ("rdfxml", "graph.rdf"),
        ("trig", "dataset.trig"),
        ("nquads", "dataset.nq"),
        ("jsonld", "dataset.jsonld"),
    ] {
        let path = folder.path().join(file);
        let path = path.to_str().expect("a plain path");
        with_paper().etl(["export", "--format", format, "--output", path]).ok();
    }
    let lines = with_paper().etl(["extract", "input"]).ok();
    fs::write(folder.path().join("annotations.jsonl"), lines).expect("can be written");

    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let output = Command::new(python)
        .arg(root.join("tests/read_back.py"))
        .arg(folder.path())
        .arg(root.join("ontology"))
        .arg(root.join("docs/annotations.schema.json"))
        .output()
        .expect("Python starts");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    assert!(said.contains("read back from six formats"), "{said}");
}
