//! Texts by number: each once, in one long string.

use std::hash::BuildHasher;

use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;

/// Texts and their numbers, in order of their first use.
#[derive(Clone, Debug, Default)]
pub struct Interner {
    text: String,
    /// Where each text ends.
    ends: Vec<u32>,
    numbers: HashTable<u32>,
}

impl Interner {
    /// The number of a text, a new one if it has none; nothing when there is no room left.
    pub fn intern(&mut self, text: &str) -> Option<u32> {
        let hash = hash(text);
        let (all, ends) = (&self.text, &self.ends);
        if let Some(number) = self.numbers.find(hash, |known| slice(all, ends, *known) == text) {
            return Some(*number);
        }
        let number = u32::try_from(self.ends.len()).ok()?;
        let end = u32::try_from(self.text.len() + text.len()).ok()?;
        self.text.push_str(text);
        self.ends.push(end);
        let (all, ends) = (&self.text, &self.ends);
        self.numbers.insert_unique(hash, number, |known| self::hash(slice(all, ends, *known)));
        Some(number)
    }

    /// The number of a text that has one.
    #[must_use]
    pub fn number(&self, text: &str) -> Option<u32> {
        let same = |known: &u32| self.get(*known) == text;
        self.numbers.find(hash(text), same).copied()
    }

    /// The text with a number that this gave.
    #[must_use]
    pub fn get(&self, number: u32) -> &str {
        slice(&self.text, &self.ends, number)
    }

    /// How many texts there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Gives back memory that was kept for more texts.
    pub fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
    }
}

fn slice<'a>(text: &'a str, ends: &[u32], number: u32) -> &'a str {
    let number = number as usize;
    let start = number.checked_sub(1).map_or(0, |before| ends[before]);
    &text[start as usize..ends[number] as usize]
}

fn hash(text: &str) -> u64 {
    FxBuildHasher.hash_one(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_keeps_its_number() {
        let mut interner = Interner::default();
        let texts = ["salt", "", "marsh", "sal", "tmarsh"];
        for (number, text) in texts.iter().enumerate() {
            assert_eq!(interner.intern(text), Some(number as u32));
        }
        for (number, text) in texts.iter().enumerate() {
            assert_eq!(interner.intern(text), Some(number as u32));
            assert_eq!(interner.number(text), Some(number as u32));
            assert_eq!(interner.get(number as u32), *text);
        }
        assert_eq!(interner.number("dune"), None);
        assert_eq!(interner.len(), texts.len());
    }
}
