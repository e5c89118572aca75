//! What is learned is used.

use super::features::headings;
use super::learn::{HeadingSample, learn_heading_levels};
use super::numbers::numbered_levels;

/// A paper with main headings in capitals, all with the same amount of text.
fn paper(word: &str) -> HeadingSample {
    let one = format!("{word} TOWNS");
    let two = format!("{word} and trade");
    let words: Vec<String> =
        [&one, &two, &two, &one, &two].into_iter().map(ToOwned::to_owned).collect();
    let found: Vec<(String, usize)> = words.iter().map(|words| (words.clone(), 900)).collect();
    HeadingSample::of(headings(&found, &numbered_levels(&words)), vec![1, 2, 2, 1, 2])
}

#[test]
fn what_is_learned_is_used() {
    let weights = learn_heading_levels(&[paper("SMALL"), paper("BIG"), paper("NEW")]);
    assert_eq!(paper("OLD").check(&weights), (5, 5));
    assert_ne!(paper("OLD").check(""), (5, 5));
}

#[test]
fn samples_are_read_from_texts() {
    let text = "On towns\n\nIntroduction\n\nTowns do grow.\n\nReferences\n\nNg A (1999) Firms";
    let known = [(10, 2), (40, 2)].into();
    let sample = HeadingSample::new(text, &known).map(|sample| sample.check(""));
    assert_eq!(sample, Some((2, 2)));
    assert!(HeadingSample::new(text, &[(11, 2)].into()).is_none());
    assert!(HeadingSample::new("", &[].into()).is_none());
}
