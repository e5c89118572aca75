//! Any bytes give a document whose nodes and copies are sound.
#![no_main]

use etl::read::Format;
use etl::text::Source;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (bool, &[u8])| {
    let (markdown, bytes) = input;
    let source = Source::new(if markdown { "a.md" } else { "a.txt" }, bytes);
    let Some(format) = Format::detect(&source) else { return };
    let document = format.read(source);
    for node in document.nodes() {
        assert!(document.arena().get(node.span.range()).is_some(), "{node:?} cuts a character");
        if let Some(parent) = node.parent {
            assert!(document.node(parent).span.contains(node.span), "{node:?} leaves its parent");
        }
        if document.is_copied(node.span) {
            let origin = document.origin(node.span).expect("copied from somewhere");
            assert_eq!(document.text(node.span), document.source().slice(origin));
        }
    }
});
