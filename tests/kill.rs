//! A kill at any moment leaves whole papers only, and the next run ends as if nothing had been.

#![cfg(unix)]

mod common;

use std::fs;
use std::process::Stdio;
use std::thread::sleep;
use std::time::{Duration, Instant};

use common::{Sandbox, etl};

const PAPERS: usize = 24;
const ROUNDS: usize = 10;
/// Kills of each round.
const KILLS: usize = 5;

/// Papers with something of everything; some of them change from the first state to the second.
fn write(sandbox: &Sandbox, second: bool) {
    for number in 0..PAPERS {
        let state = if second && number % 2 == 0 { "ebb" } else { "flood" };
        let text = format!(
            "Tides of {state} number {number}\n\nAda Berg\n\nAda Berg noted that the {state} \
             matters (Holm, 1999). Nils Holm disagreed with Ada Berg.\n\nReferences\n\n\
             Holm, N. (1999). The {state}. Tides, {number}, 1-9.\n"
        );
        sandbox.write(&format!("in/{number}.txt"), text);
    }
    if second {
        let _ = fs::remove_file(sandbox.path().join("in/1.txt"));
    }
}

/// One commit for almost every paper: many moments at which a kill can do harm.
const INGEST: [&str; 5] = ["ingest", "in", "--prune", "--commit-quads", "100"];

/// Starts an ingest and kills it after `delay`; whether it was still at work.
fn killed(sandbox: &Sandbox, delay: Duration) -> bool {
    let mut child = etl(sandbox.path());
    let child = child.args(INGEST).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = child.spawn().expect("the program starts");
    sleep(delay);
    let was_at_work = child.try_wait().expect("a child").is_none();
    child.kill().expect("a signal");
    child.wait().expect("it ends");
    was_at_work
}

fn export(sandbox: &Sandbox) -> String {
    sandbox.etl(["export", "--format", "nquads"]).ok()
}

/// Tables in the folder of the database that it does not know of; none without RocksDB.
fn half_loaded(sandbox: &Sandbox) -> usize {
    let Ok(files) = fs::read_dir(sandbox.path().join(".etl/oxigraph")) else { return 0 };
    let names = files.map(|file| file.expect("a file").file_name());
    names.filter(|name| name.to_string_lossy().starts_with("bulk-")).count()
}

#[test]
fn fifty_kills_lose_nothing() {
    let clean = Sandbox::new();
    write(&clean, true);
    let started = Instant::now();
    clean.etl(INGEST).ok();
    let whole = started.elapsed();
    let expected = export(&clean);
    // A row of numbers that is the same each time; what the kills meet is not.
    let mut state = 12345_u32;
    let mut delay = || {
        state = state.wrapping_mul(1_103_515_245).wrapping_add(12345);
        whole.mul_f64(f64::from(state >> 16) / 65536.0)
    };
    let mut at_work = 0;
    for _ in 0..ROUNDS {
        let sandbox = Sandbox::new();
        for kill in 0..KILLS {
            write(&sandbox, kill >= KILLS / 2);
            at_work += usize::from(killed(&sandbox, delay()));
            if sandbox.path().join(".etl/version").exists() {
                sandbox.etl(["verify"]).ok();
            }
        }
        sandbox.etl(INGEST).ok();
        sandbox.etl(["verify"]).ok();
        assert_eq!(export(&sandbox), expected);
        assert_eq!(half_loaded(&sandbox), 0);
    }
    assert!(at_work > 0, "no kill came in time");
}
