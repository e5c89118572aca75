//! Any bytes as an archive: everything ends, nothing is larger than the limits say.
#![no_main]

use std::fs;
use std::ops::ControlFlow;

use etl::diagnostic::Code;
use etl::extract::Settings;
use etl::pipeline::{
    Content, Found, Input, Limits, Origin, PassedOver, Selection, expand, process,
};
use libfuzzer_sys::fuzz_target;

const NAMES: &[&str] = &["a.zip", "a.tar", "a.tar.gz", "a.tgz", "a.txt.gz", "a.xml", "a"];

fuzz_target!(|input: (u8, &[u8])| {
    let (name, bytes) = input;
    let name = NAMES[usize::from(name) % NAMES.len()];
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    fs::write(&path, bytes).expect("a file");
    let input =
        Input { origin: Origin::File(path), path: name.into(), doc: name.into(), named: false };
    let limits = Limits { size: 1 << 20, time: None, ..Limits::default() };
    let settings = Settings { only: vec!["references"], ..Settings::default() };
    let mut passed_over = PassedOver::default();
    let ended = expand(&[input], &Selection::default(), &mut passed_over, &mut |found| {
        if let Found::Item(item) = found {
            if let Content::Bytes(bytes) = &item.content {
                assert!(bytes.len() <= 256 << 20);
            }
            if let Err(failure) = process(&item.doc, item.content, &settings, limits) {
                assert_ne!(failure.diagnostic.code, Code::Panicked, "{failure:?}");
            }
        }
        ControlFlow::Continue(())
    });
    assert!(ended.is_continue());
});
