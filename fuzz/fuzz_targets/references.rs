//! Any entries: spans inside the source, and what was made of them is written in every format.
#![no_main]

use etl::diagnostic::Code;
use etl::export::bibliography::{FORMATS, records};
use etl::graph::Base;
use etl::pipeline::process_bytes;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|entries: Vec<&str>| {
    let text = format!("Dunes\n\nDunes move.\n\nReferences\n\n{}\n", entries.join("\n\n"));
    let paper = match process_bytes("a.txt", text.as_bytes()) {
        Ok(paper) => paper,
        Err(failure) => return assert_ne!(failure.diagnostic.code, Code::Panicked, "{failure:?}"),
    };
    for found in &paper.linked.references {
        let span = found.reference.evidence.span();
        for field in &found.reference.fields {
            assert!(span.contains(field.span), "{field:?} leaves its entry");
        }
    }
    let records = records(&paper.quads(&Base::default()).into_quads().collect::<Vec<_>>());
    assert_eq!(records.len(), paper.linked.references.len());
    for format in FORMATS {
        let text = format.to_text(&records);
        let braces = |brace: char| text.matches(brace).count();
        assert!(format.name != "bibtex" || braces('{') == braces('}'), "{text}");
    }
});
