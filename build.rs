//! Fingerprints the code that decides what is found in a paper, so that an
//! `etl ingest` after an upgrade knows which papers to read again.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

const ROOMS: &[&str] = &[
    "src/text",
    "src/ident",
    "src/paper",
    "src/read",
    "src/language",
    "src/skos",
    "src/extract",
    "src/resolve",
    "src/graph",
];

fn main() -> io::Result<()> {
    let mut files = Vec::new();
    for room in ROOMS {
        println!("cargo::rerun-if-changed={room}");
        list(Path::new(room), &mut files)?;
    }
    files.sort();
    let mut hash = 0xcbf2_9ce4_8422_2325;
    for file in files {
        fnv1a(&mut hash, file.to_string_lossy().as_bytes());
        fnv1a(&mut hash, &fs::read(file)?);
    }
    println!("cargo::rustc-env=ETL_EXTRACTION={hash:016x}");
    Ok(())
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            list(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

/// FNV-1a, 64 bits: the same on every machine and compiler.
fn fnv1a(hash: &mut u64, bytes: &[u8]) {
    for byte in bytes {
        *hash ^= u64::from(*byte);
        *hash = hash.wrapping_mul(0x0100_0000_01b3);
    }
}
