//! Every export is read back by other libraries (rdflib; bibtexparser, citeproc and rispy),
//! the shapes hold (pySHACL), and annotation lines fit their schema. `make test` makes the
//! Python environment for it.

mod common;

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;

use common::{Sandbox, with_paper};

/// A bibliography with what BibTeX and RIS have to escape.
const ENTRIES: &str = "Sand and Salt

Tides matter (Holt 1999a).

References

Holt, Á. & van der Berg, J. (1999a). R&D in 50% of _all_ {coastal} towns: a #1 issue. Journal of Marsh & Sand, 12(3), 11–20. doi:10.1002/(SICI)1097(199808)17:15<16::AID-SIM1>3.0.CO;2-2

Lind, B. (2001). Costs of $5 to $6, DNA ~ and “quotes” – a `study`. Tides, 4, 1–9.

Müller, Ö. (forthcoming). Größe und Fläche. Berlin: Salz Verlag.

Po, U. (2004). The $x^2$ law of dunes. Sand Letters, 3(1), e12.

World Health Organization (2010). Salt\\water 100^2. Geneva: WHO.

王小明 (2005). 社会資本. 東京: 海社.
";

#[test]
fn another_library_reads_what_is_exported() {
    let folder = tempfile::tempdir().expect("a folder for the exports");
    for (format, file) in [
        ("turtle", "graph.ttl"),
        ("ntriples", "graph.nt"),
        ("rdfxml", "graph.rdf"),
        ("trig", "dataset.trig"),
        ("nquads", "dataset.nq"),
        ("jsonld", "dataset.jsonld"),
    ] {
        export(with_paper(), format, &folder.path().join(file));
    }
    let lines = with_paper().etl(["extract", "input"]).ok();
    fs::write(folder.path().join("annotations.jsonl"), lines).expect("can be written");
    let ontology = root().join("ontology");
    let schema = root().join("docs/annotations.schema.json");
    let said = python("tests/read_back.py", &[folder.path(), &ontology, &schema]);
    assert!(said.is_none_or(|said| said.contains("read back from six formats")));
}

#[test]
fn other_libraries_read_the_bibliography() {
    let sandbox = Sandbox::new();
    sandbox.write("sand.txt", ENTRIES).etl(["ingest", "sand.txt"]).ok();
    for (papers, works) in [(with_paper(), 16), (&sandbox, 6)] {
        let folder = tempfile::tempdir().expect("a folder for the exports");
        for (format, file) in [
            ("bibtex", "bibliography.bib"),
            ("csl-json", "bibliography.json"),
            ("ris", "bibliography.ris"),
        ] {
            export(papers, format, &folder.path().join(file));
        }
        let said = python("tests/read_back_bibliography.py", &[folder.path()]);
        let wanted = format!("{works} works read back from three formats");
        assert!(said.as_ref().is_none_or(|said| said.contains(&wanted)), "{said:?}");
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn export(papers: &Sandbox, format: &str, path: &Path) {
    let path = path.to_str().expect("a plain path");
    papers.etl(["export", "--format", format, "--output", path]).ok();
}

/// What a script says that must succeed; nothing where there is no Python for it.
fn python(script: &str, arguments: &[&Path]) -> Option<String> {
    let Some(python) = std::env::var_os("ETL_PYTHON") else {
        // Straight to standard error: a skipped test must be seen.
        let _ = writeln!(
            std::io::stderr(),
            "SKIPPED read_back: ETL_PYTHON is not set, see 'make test'"
        );
        return None;
    };
    let mut command = Command::new(python);
    let output = command.arg(root().join(script)).args(arguments).output().expect("Python starts");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    Some(said)
}
