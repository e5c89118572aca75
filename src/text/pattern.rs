//! Regular expressions that stand in the program itself.

use regex::Regex;

/// Compiles a constant of the program; for use inside a `LazyLock`.
///
/// # Panics
///
/// When the constant is no regular expression, which the first test that needs it shows.
#[must_use]
pub fn pattern(constant: &str) -> Regex {
    Regex::new(constant).expect("the pattern is a constant")
}
