//! Any text goes through the whole pure part, twice the same, with passages inside the source.
#![no_main]

use etl::diagnostic::Code;
use etl::graph::Base;
use etl::pipeline::process_bytes;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    // A panic inside is caught and told as E0004; a text with the mark of a PDF is refused.
    let paper = match process_bytes("a.txt", text.as_bytes()) {
        Ok(paper) => paper,
        Err(failure) => return assert_ne!(failure.diagnostic.code, Code::Panicked, "{failure:?}"),
    };
    let again = process_bytes("a.txt", text.as_bytes()).ok().expect("as before");
    let base = Base::default();
    assert_eq!(paper.quads(&base), again.quads(&base));
});
