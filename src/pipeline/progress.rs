//! The progress bar: on a terminal only, on standard error.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

/// Shows files, bytes, quads, rate and time left while a run goes on.
#[derive(Debug)]
pub struct Progress {
    bar: ProgressBar,
    bytes: u64,
    quads: u64,
}

/// Tells a [`Progress`] of files that were found in archives.
#[derive(Clone, Debug)]
pub struct MoreFiles(ProgressBar);

impl MoreFiles {
    /// One more file is to be read.
    pub fn add(&self) {
        self.0.inc_length(1);
    }
}

impl Progress {
    /// A bar over `files` files; a hidden one when not `shown`.
    #[must_use]
    pub fn new(files: usize, shown: bool) -> Self {
        let target =
            if shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(Some(files as u64), target);
        let rate = |state: &ProgressState, out: &mut dyn std::fmt::Write| {
            // Nothing can be done when the terminal does not take it.
            let _ = write!(out, "{:.1}/s", state.per_sec());
        };
        let template = "{bar:24} {pos}/{len} files · {msg} · {rate} · {eta} left";
        // The template is a constant; were it ever wrong, the plain bar would do.
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style.with_key("rate", rate));
        }
        Self { bar, bytes: 0, quads: 0 }
    }

    /// What counts files that were not known of when the run began; for any thread.
    #[must_use]
    pub fn more(&self) -> MoreFiles {
        MoreFiles(self.bar.clone())
    }

    /// One file is done.
    pub fn advance(&mut self, bytes: u64, quads: u64) {
        self.bytes += bytes;
        self.quads += quads;
        let message = format!("{} · {} quads", indicatif::HumanBytes(self.bytes), self.quads);
        self.bar.set_message(message);
        self.bar.inc(1);
    }

    /// Takes the bar off the terminal.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
