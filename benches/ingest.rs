//! How long an ingest takes beside what cannot be saved: loading the same quads into the same
//! database from a ready file. `make bench`, or `cargo bench --bench ingest` with `ETL_PAPERS`
//! naming a folder of papers (else those of the tests) and `ETL_ROUNDS` how often each is done.
//!
//! Both are done in turns, each into an empty store, on all cores. Then everything is ingested
//! again, unchanged: what that takes for each file is what it costs to look at it.

use std::fs::{self, File};
use std::io::BufWriter;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};
use std::{env, thread};

use etl::pipeline::{Options, Progress, Selection, Walk, ingest, walk};
use etl::store::Writer;
use oxigraph::io::RdfFormat;
use oxigraph::store::Store;

/// The time of something, with what it gave.
fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let started = Instant::now();
    let done = work();
    (started.elapsed(), done)
}

fn options() -> Options {
    let jobs = thread::available_parallelism().map_or(1, std::num::NonZero::get);
    Options { jobs, ..Options::default() }
}

/// Ingests all; the number of quads that were written.
fn ingested(store: &Path, papers: &Walk) -> usize {
    let options = options();
    let writer = Writer::open(store, &options.base).expect("a store");
    writer.load_ontology().expect("the ontology");
    let mut progress = Progress::new(0, false);
    let stop = AtomicBool::new(false);
    let report = ingest(&writer, papers, &options, &mut progress, &stop).expect("an ingest");
    writer.flush().expect("a flush");
    report.quads
}

/// Loads a file by the bulk loader as it comes.
fn loaded(store: &Path, file: &Path) {
    let store = Store::open(store).expect("a database");
    let mut loader = store.bulk_loader();
    loader.parallel_load_from_file(RdfFormat::NQuads, file).expect("valid quads");
    loader.commit().expect("a commit");
    store.flush().expect("a flush");
}

/// Writes all quads of a store to a file, as they come.
fn dumped(store: &Path, file: &Path) {
    let store = etl::store::Store::open(store).expect("a store");
    let file = BufWriter::new(File::create(file).expect("a file"));
    store.quads().dump_to_writer(RdfFormat::NQuads, file).expect("quads");
}

fn seconds(times: &mut [Duration]) -> f64 {
    times.sort_unstable();
    times[times.len() / 2].as_secs_f64()
}

fn main() {
    let tests = || Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/papers");
    let folder = env::var_os("ETL_PAPERS").map_or_else(tests, PathBuf::from);
    let rounds = env::var("ETL_ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(3);
    let papers = walk(&[folder], &Selection::default());
    let place = tempfile::tempdir().expect("a folder");
    let (store, loader) = (place.path().join("store"), place.path().join("loader"));
    let quads = place.path().join("quads.nq");
    let (mut ingests, mut loads) = (Vec::new(), Vec::new());
    let mut count = 0;
    for round in 0..rounds {
        let _ = fs::remove_dir_all(&store);
        let (time, written) = timed(|| ingested(&store, &papers));
        (count, ingests) = (written, [ingests, vec![time]].concat());
        if round == 0 {
            dumped(&store, &quads);
        }
        let _ = fs::remove_dir_all(&loader);
        loads.push(timed(|| loaded(&loader, &quads)).0);
    }
    let (again, _) = timed(|| ingested(&store, &papers));
    let files = papers.inputs.len();
    let (ingest, load) = (seconds(&mut ingests), seconds(&mut loads));
    let rate = |time: f64| count as f64 / time;
    println!("{files} files, {count} quads, {rounds} rounds, medians");
    println!("ingest        {ingest:>8.2} s  {:>9.0} quads/s", rate(ingest));
    println!("bulk loader   {load:>8.2} s  {:>9.0} quads/s", rate(load));
    println!("ingest/loader {:>8.2}", ingest / load);
    let again = again.as_secs_f64();
    println!("unchanged     {again:>8.2} s  {:>9.0} files/s", files as f64 / again);
}
