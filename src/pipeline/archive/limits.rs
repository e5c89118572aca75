//! How much an archive may hold. Papers come nowhere near; bombs are over at once.

/// Largest member, unpacked.
pub const MEMBER: u64 = 256 << 20;
/// So many times its packed size a member may have.
pub const RATIO: u64 = 200;
/// Members up to this size may have any ratio: a short file of spaces is no bomb.
pub const ANY_RATIO: u64 = 10 << 20;
/// So many times its packed size all of an archive may have.
pub const TOTAL_RATIO: u64 = 100;
/// Archives up to this size may have any ratio.
pub const TOTAL_ANY_RATIO: u64 = 64 << 20;
/// So many members an archive may have.
pub const MEMBERS: usize = 1_000_000;
/// Longest name of a member, in bytes.
pub const NAME: usize = 4096;
/// So much may stand in a tar file between two members: headers with long names.
pub const HEADERS: u64 = 1 << 20;
/// Largest table of contents of a ZIP file.
pub const DIRECTORY: u64 = 128 << 20;
/// So many packed bytes are read at once.
pub const BUFFER: u64 = 1 << 16;
/// So many members wait for the rest of their folder, at most.
pub const WAITING: usize = 64;
/// So many bytes of members wait for the rest of their folder, at most.
pub const WAITING_BYTES: usize = 32 << 20;
