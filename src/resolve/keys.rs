//! Local names of things: readable, unique, and the same on every run.

use std::collections::BTreeMap;

pub use crate::text::slug;

/// Hands out keys; the second thing with one key gets `-2` behind it.
#[derive(Debug, Default)]
pub struct Keys {
    taken: BTreeMap<String, usize>,
}

impl Keys {
    /// A key of its own, `wanted` when it is free.
    pub fn unique(&mut self, wanted: &str) -> String {
        let mut count = self.taken.get(wanted).copied().unwrap_or(0) + 1;
        let mut key = if count == 1 { wanted.to_owned() } else { format!("{wanted}-{count}") };
        while count > 1 && self.taken.contains_key(&key) {
            count += 1;
            key = format!("{wanted}-{count}");
        }
        self.taken.insert(wanted.to_owned(), count);
        self.taken.entry(key.clone()).or_insert(1);
        key
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_unique() {
        let mut keys = Keys::default();
        let given: Vec<String> =
            ["a", "a", "a-2", "a", "b"].iter().map(|wanted| keys.unique(wanted)).collect();
        let mut unique = given.clone();
        unique.sort();
        unique.dedup();
        assert_eq!(unique.len(), given.len(), "{given:?}");
        assert_eq!(given[0], "a");
        assert_eq!(given[1], "a-2");
    }
}
