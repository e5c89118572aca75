//! What was found and is no paper, counted by its kind.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::AddAssign;

/// So many kinds are told one by one.
const SHOWN: usize = 6;

/// Files and members that were passed over, counted by kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PassedOver(BTreeMap<String, usize>);

impl PassedOver {
    /// One more of this kind: an ending with its dot, or some words.
    pub fn add(&mut self, kind: impl Into<String>) {
        *self.0.entry(kind.into()).or_default() += 1;
    }

    /// How many there are.
    #[must_use]
    pub fn total(&self) -> usize {
        self.0.values().sum()
    }

    /// Each kind with its number, in order of the kinds.
    pub fn kinds(&self) -> impl Iterator<Item = (&str, usize)> {
        self.0.iter().map(|(kind, count)| (kind.as_str(), *count))
    }
}

impl AddAssign for PassedOver {
    fn add_assign(&mut self, other: Self) {
        for (kind, count) in other.0 {
            *self.0.entry(kind).or_default() += count;
        }
    }
}

impl fmt::Display for PassedOver {
    /// The most frequent kinds first: "8 .jpg, 4 .pdf".
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut kinds: Vec<_> = self.kinds().collect();
        kinds.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let rest: usize = kinds.iter().skip(SHOWN).map(|(_, count)| count).sum();
        let mut parts: Vec<_> =
            kinds.iter().take(SHOWN).map(|(kind, count)| format!("{count} {kind}")).collect();
        if rest > 0 {
            parts.push(format!("{rest} others"));
        }
        formatter.write_str(&parts.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_frequent_kinds_are_told_first() {
        let mut passed_over = PassedOver::default();
        for kind in [".pdf", ".jpg", ".a", ".b", ".c", ".d", ".e", ".e", ".jpg", ".jpg"] {
            passed_over.add(kind);
        }
        assert_eq!(passed_over.to_string(), "3 .jpg, 2 .e, 1 .a, 1 .b, 1 .c, 1 .d, 1 others");
        assert_eq!(passed_over.total(), 10);
        passed_over += passed_over.clone();
        assert_eq!(passed_over.total(), 20);
        assert_eq!(PassedOver::default().to_string(), "");
    }
}
