//! Bibliographies: their lines parted into entries.
//!
//! A labeller that was trained on lists printed in many layouts says of each line whether an
//! entry begins there; numbers that count on and names in alphabetical order are facts it
//! looks at. Knows lines, not what an entry says.

mod blocks;
mod chains;
mod facts;
mod heading;
mod label;
mod line;
mod lists;
#[cfg(test)]
mod tests;

pub use blocks::part;
pub use facts::REFERENCE_LINES;
pub use lists::find;
