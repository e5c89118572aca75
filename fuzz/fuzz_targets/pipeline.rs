//! Any text goes through the whole pure part, twice the same, with passages inside the source.
#![no_main]

use etl::graph::Base;
use etl::pipeline::process_bytes;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let Ok(paper) = process_bytes("a.txt", text.as_bytes()) else {
        panic!("a text gives a paper");
    };
    let again = process_bytes("a.txt", text.as_bytes()).ok().expect("as before");
    let base = Base::default();
    assert_eq!(paper.quads(&base).quads, again.quads(&base).quads);
});
