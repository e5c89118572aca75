//! Wordings by which a text says how concepts lie to each other, or what they mean.
//!
//! The wordings are data (`../relations/broader.txt`, `../definitions/definitions.txt`), read by
//! [`language`]; [`View`] is a sentence with its phrases and the terms named in it, and
//! [`find`] gives every place where a wording fits. Knows no concept by more than its number.

#[cfg(test)]
pub mod checks;
mod language;
mod matcher;
mod view;

pub use language::{Mode, Wording, read};
pub use matcher::{Found, find};
pub use view::{Phrase, View, is_quote};
