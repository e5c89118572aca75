//! Work that is given up when it takes too long.

use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::thread;
use std::time::Duration;

/// Stack of the threads that work on papers; the machine gives only what is used.
const STACK: usize = 16 << 20;

/// What `work` gives; nothing when it takes longer than `limit`.
///
/// A thread cannot be stopped from outside. So one that takes too long is left to itself until
/// the program ends, and whatever it still gives is thrown away.
///
/// # Errors
/// When no thread can be made.
pub fn within<T: Send + 'static>(
    limit: Option<Duration>,
    work: impl FnOnce() -> T + Send + 'static,
) -> std::io::Result<Option<T>> {
    let Some(limit) = limit else { return Ok(Some(work())) };
    let (sender, receiver) = sync_channel(1);
    let worker = thread::Builder::new().name("paper".to_owned()).stack_size(STACK);
    let worker = worker.spawn(move || {
        // Nobody waits any more once the time is over.
        let _ = sender.send(work());
    })?;
    match receiver.recv_timeout(limit) {
        Ok(done) => Ok(Some(done)),
        Err(RecvTimeoutError::Timeout) => Ok(None),
        Err(RecvTimeoutError::Disconnected) => match worker.join() {
            Err(panic) => std::panic::resume_unwind(panic),
            Ok(()) => Ok(None),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_takes_too_long_is_given_up() {
        let (hold, held) = sync_channel::<()>(0);
        let never = within(Some(Duration::from_millis(1)), move || held.recv());
        assert!(never.expect("a thread").is_none());
        drop(hold);
        let hour = Some(Duration::from_secs(3600));
        assert_eq!(within(hour, || 1).expect("a thread"), Some(1));
        assert_eq!(within(None, || 2).expect("no thread"), Some(2));
    }
}
