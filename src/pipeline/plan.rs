//! What an ingest would do, without doing it.

use std::collections::BTreeMap;
use std::sync::atomic::AtomicBool;

use crate::diagnostic::Diagnostic;
use crate::store::Store;

use super::archive::unreadable;
use super::ingest::Options;
use super::known::{Known, Standing};
use super::passed_over::PassedOver;
use super::prune::{Seen, gone};
use super::stream::{Done, Stream};
use super::walk::Walk;
use super::work::Work;

/// What would become of a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Plan {
    /// It would be read for the first time.
    New,
    /// It would be read again.
    Changed,
    /// It would be left as it is.
    Unchanged,
    /// It is gone, and would be dropped.
    Pruned,
    /// It cannot be read. Whether others can be understood only their reading would show.
    Failed(Diagnostic),
}

/// What an ingest would do.
#[derive(Debug, Default)]
pub struct Plans {
    /// By path.
    pub files: BTreeMap<String, Plan>,
    /// Files that are no papers.
    pub passed_over: PassedOver,
}

/// Compares every input with what the store knows; without a store, all are new.
///
/// # Errors
/// When the store fails.
pub fn plan(store: Option<&Store>, walk: &Walk, options: &Options) -> anyhow::Result<Plans> {
    let known = store.map(Known::read).transpose()?.unwrap_or_default();
    let (shop, stop) = (options.shop(), AtomicBool::new(false));
    let mut plans = Plans { passed_over: walk.passed_over.clone(), ..Plans::default() };
    for (path, error) in &walk.unreadable {
        plans.files.insert(path.clone(), Plan::Failed(unreadable(error)));
    }
    let mut seen = Seen::default();
    let (inputs, selection) = (&walk.inputs, &options.selection);
    let stream = Stream { inputs, selection, jobs: options.jobs, stop: &stop };
    let files = &mut plans.files;
    let expanded = stream.run(
        || {},
        |item| shop.compare(item, &known),
        |path, done| {
            let Done::Work(work) = done else {
                seen.note_whole(&path);
                return Ok(());
            };
            seen.note(&path);
            let plan = match work {
                Work::Ready(Standing::New) => Plan::New,
                Work::Ready(_) => Plan::Changed,
                Work::Unchanged(_) => Plan::Unchanged,
                Work::Failed(diagnostic) => Plan::Failed(diagnostic),
                Work::None(_) => return Ok(()),
            };
            files.insert(path, plan);
            Ok(())
        },
    )?;
    plans.passed_over += expanded.passed_over;
    let gone = gone(&known, &options.prune, walk, selection, &seen);
    plans.files.extend(gone.into_iter().map(|path| (path, Plan::Pruned)));
    Ok(plans)
}
