//! How much one file may take, and how much may wait to be stored.

use std::time::Duration;

/// Limits of one file or member, and of what waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes, packed and unpacked.
    pub size: u64,
    /// Time to work through it; endless when there is none.
    pub time: Option<Duration>,
    /// New papers are committed once they have so many quads.
    pub commit: usize,
}

impl Limits {
    /// Largest size that can be set: offsets are kept in 32 bits.
    pub const LARGEST: u64 = 1 << 30;
}

impl Default for Limits {
    /// 32 MiB and ten minutes: long books with their markup need a tenth of it. 60,000 quads: with fewer the
    /// price of a commit is felt, with more only the memory.
    fn default() -> Self {
        Self { size: 32 << 20, time: Some(Duration::from_secs(600)), commit: 60_000 }
    }
}
