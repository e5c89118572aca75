//! The closed lists of `lists.txt`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::text::data_lines;

/// A list, by the name it has in the file.
#[derive(Clone, Copy, Debug)]
pub struct List(&'static str);

impl List {
    /// What somebody calls a claim that is granted.
    pub const RIGHT: Self = Self("right");
    /// What somebody calls a claim that is not.
    pub const WRONG: Self = Self("wrong");
    /// Words that deny.
    pub const NEGATIONS: Self = Self("negations");
    /// Words that make less sure.
    pub const HEDGES: Self = Self("hedges");
    /// Words that grant something before a "but".
    pub const GRANTS: Self = Self("grants");
    /// Auxiliary verbs.
    pub const AUXILIARIES: Self = Self("auxiliaries");
    /// Words that point back.
    pub const POINTERS: Self = Self("pointers");
    /// Words that say nothing of what a claim is about.
    pub const COMMON: Self = Self("common");

    /// Whether a word in small letters stands in the list.
    #[must_use]
    pub fn has(self, word: &str) -> bool {
        LISTS.get(self.0).is_some_and(|list| list.contains(word))
    }
}

static LISTS: LazyLock<BTreeMap<&'static str, BTreeSet<&'static str>>> = LazyLock::new(|| {
    let mut lists: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut name = "";
    for line in data_lines(include_str!("lists.txt")) {
        match line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            Some(opened) => name = opened,
            None => lists.entry(name).or_default().extend(line.split_whitespace()),
        }
    }
    lists
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_filled() {
        let lists = [
            List::RIGHT,
            List::WRONG,
            List::NEGATIONS,
            List::HEDGES,
            List::GRANTS,
            List::AUXILIARIES,
            List::POINTERS,
            List::COMMON,
        ];
        for list in lists {
            assert!(LISTS.get(list.0).is_some_and(|words| !words.is_empty()), "{}", list.0);
        }
        assert_eq!(LISTS.len(), lists.len());
    }
}
