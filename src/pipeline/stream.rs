//! One thread that finds, many that work, and one that takes what they made.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use rayon::prelude::*;

use super::archive::{Found, Item, expand};
use super::passed_over::PassedOver;
use super::selection::Selection;
use super::walk::Input;

/// What came of one thing that was found.
pub enum Done<T> {
    /// What the work gave.
    Work(T),
    /// An archive was read without trouble; all its members came before it.
    Whole,
    /// Nothing was done, as the run was told to stop.
    Left,
}

/// What to go through, and how.
pub struct Stream<'a> {
    /// Files, folders were looked into before.
    pub inputs: &'a [Input],
    /// Which members of archives are wanted.
    pub selection: &'a Selection,
    /// Threads that work.
    pub jobs: usize,
    /// Once it is set, nothing new is begun.
    pub stop: &'a AtomicBool,
}

/// What came of looking into the inputs.
pub struct Expanded {
    /// Members that are no papers.
    pub passed_over: PassedOver,
    /// Whether all inputs were looked into.
    pub whole: bool,
}

impl Stream<'_> {
    /// Finds what is to be read, works on it on all threads, and gives what comes of it to `take`
    /// on this one, in any order. `member` is told of each member of an archive.
    ///
    /// What is found and what is done wait in short queues, so that memory stays bounded
    /// whatever is fastest.
    ///
    /// # Errors
    /// What `take` gives: then the rest is not read.
    pub fn run<T: Send>(
        &self,
        member: impl Fn() + Send,
        work: impl Fn(Item) -> T + Sync,
        mut take: impl FnMut(String, Done<T>) -> anyhow::Result<()>,
    ) -> anyhow::Result<Expanded> {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(self.jobs).build()?;
        let (finder, found) = sync_channel(self.jobs);
        let (sender, receiver) = sync_channel(self.jobs * 2);
        std::thread::scope(|scope| {
            let finder = scope.spawn(move || self.find(finder, member));
            scope.spawn(|| pool.install(|| self.work_through(found, &work, sender)));
            let taken = receiver.into_iter().try_for_each(|(path, done)| take(path, done));
            // A panic on that thread is an error of this program, as one on the others is.
            let expanded = finder.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            taken.map(|()| expanded)
        })
    }

    /// Finds what is to be read, until told to stop or nobody takes it any more.
    fn find(&self, finder: SyncSender<Found>, member: impl Fn()) -> Expanded {
        let mut passed_over = PassedOver::default();
        let ended = expand(self.inputs, self.selection, &mut passed_over, &mut move |found| {
            if self.stop.load(Ordering::Relaxed) {
                return ControlFlow::Break(());
            }
            if matches!(&found, Found::Item(item) if item.is_member()) {
                member();
            }
            match finder.send(found) {
                Ok(()) => ControlFlow::Continue(()),
                Err(_) => ControlFlow::Break(()),
            }
        });
        Expanded { passed_over, whole: ended.is_continue() }
    }

    /// Works through what was found on all threads of the pool, until nobody takes it any more.
    fn work_through<T: Send>(
        &self,
        found: Receiver<Found>,
        work: &(impl Fn(Item) -> T + Sync),
        sender: SyncSender<(String, Done<T>)>,
    ) {
        let _ = found.into_iter().par_bridge().try_for_each_with(sender, |sender, found| {
            let done = match found {
                Found::Whole(path) => (path, Done::Whole),
                Found::Item(item) if self.stop.load(Ordering::Relaxed) => (item.path, Done::Left),
                Found::Item(item) => (item.path.clone(), Done::Work(work(item))),
            };
            sender.send(done).ok()
        });
    }
}
