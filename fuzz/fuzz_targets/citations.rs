//! Any prose above a bibliography: each pointer stands in the source and means an entry or none.
#![no_main]

use etl::diagnostic::Code;
use etl::pipeline::process_bytes;
use libfuzzer_sys::fuzz_target;

const ENTRIES: &str = "[1] Holt, A. (1999a). Dunes. Tides, 1, 2-3.\n\n\
    [2] Holt, A. (1999b). Sand. Tides, 4, 5-6.\n\n\
    [Ber04] van der Berg, J., & Lind, B. (2004). Salt. Oslo: Tide Press.\n";

fuzz_target!(|prose: &str| {
    let text = format!("Dunes\n\n{prose}\n\nReferences\n\n{ENTRIES}");
    let paper = match process_bytes("a.txt", text.as_bytes()) {
        Ok(paper) => paper,
        Err(failure) => return assert_ne!(failure.diagnostic.code, Code::Panicked, "{failure:?}"),
    };
    let entries = paper.linked.references.len();
    for found in &paper.linked.citations {
        let span = found.citation.evidence.span();
        assert!(paper.document.arena().get(span.range()).is_some(), "{span:?} cuts a character");
        assert!(found.target.is_none_or(|target| target < entries));
        assert!(found.candidates.iter().all(|candidate| *candidate < entries));
    }
});
