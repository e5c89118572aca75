//! How much one file may take.

use std::time::Duration;

/// Limits of one file or member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes, packed and unpacked.
    pub size: u64,
    /// Time to work through it; endless when there is none.
    pub time: Option<Duration>,
}

impl Limits {
    /// Largest size that can be set: offsets are kept in 32 bits.
    pub const LARGEST: u64 = 1 << 30;
}

impl Default for Limits {
    /// 256 MiB and ten minutes: no paper needs a hundredth of it.
    fn default() -> Self {
        Self { size: 256 << 20, time: Some(Duration::from_secs(600)) }
    }
}
