//! How rare words are in general English.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::language::{Tag, lemma};
use crate::text::data_lines;

/// Bits that a word tells which no list knows.
pub const UNKNOWN: u8 = 22;

static BITS: LazyLock<HashMap<&str, u8>> = LazyLock::new(|| {
    let rows = data_lines(include_str!("data/background.tsv")).filter_map(|line| {
        let (bits, words) = line.split_once('\t')?;
        Some((bits.parse().ok()?, words))
    });
    rows.flat_map(|(bits, words): (u8, &str)| words.split(' ').map(move |word| (word, bits)))
        .collect()
});

/// The bits that a word in lower case tells, between 5 ("the") and [`UNKNOWN`]; those of its
/// commonest form or, of a word with hyphens, of its rarest part.
pub fn bits(word: &str) -> u8 {
    let parts = word.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.map(part_bits).max().unwrap_or(UNKNOWN)
}

fn part_bits(word: &str) -> u8 {
    let known = |word: &str| BITS.get(word).copied().unwrap_or(UNKNOWN);
    known(word).min(known(&lemma(word, Tag::Noun)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_words_tell_more() {
        assert!(bits("way") < bits("knowledge"));
        assert!(bits("knowledge") < bits("polymorphism"));
        assert_eq!(bits("polymorphisms"), bits("polymorphism"));
        assert_eq!(bits("way-polymorphism"), bits("polymorphism"));
        assert_eq!(bits("xqzt"), UNKNOWN);
    }
}
