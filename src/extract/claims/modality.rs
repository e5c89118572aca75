//! How a statement is made: affirmed or denied, sure or not, of what is or of what should be.
//!
//! Looks at the main clause of what is said; what a subordinate clause denies, the speaker need not.

use std::ops::Range;

use crate::paper::{Certainty, Polarity};

use super::lists::List;
use super::words::Words;

/// Most words looked at: main verbs stand early.
const REACH: usize = 40;

/// What the words of a statement say about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Modality {
    /// Affirmed or denied.
    pub polarity: Polarity,
    /// Whether it is hedged.
    pub hedged: bool,
    /// Whether it says what should be.
    pub normative: bool,
}

/// Reads the main clause of what is said.
#[must_use]
pub fn read(words: &Words<'_>, content: &[Range<usize>]) -> Modality {
    let main = content.first().map_or(0..0, |range| main_clause(words, range.clone()));
    let any = |list: List| main.clone().any(|index| list.has(words.lower(index)));
    let denied = main.clone().any(|index| {
        // "not only … but also" and "not just" affirm.
        words.is(List::NEGATIONS, index)
            && !matches!(words.lower(index + 1), "only" | "just" | "merely")
    });
    let need = |index: usize| {
        let word = words.lower(index);
        matches!(word, "need" | "needs" | "has" | "have") && words.lower(index + 1) == "to"
    };
    Modality {
        polarity: if denied { Polarity::Negative } else { Polarity::Positive },
        hedged: any(List::HEDGES),
        normative: any(List::NORMS) || main.clone().any(need),
    }
}

/// How sure a claim sounds: what its cue says, less sure when its content is hedged.
#[must_use]
pub fn certainty(cue: Certainty, modality: Modality) -> Certainty {
    match cue {
        Certainty::High if modality.hedged => Certainty::Medium,
        Certainty::Medium if modality.hedged => Certainty::Low,
        other => other,
    }
}

/// The first clause that is no condition or concession, up to the next clause.
fn main_clause(words: &Words<'_>, content: Range<usize>) -> Range<usize> {
    let end = content.end.min(content.start + REACH);
    let ends = |index: &usize| {
        matches!(words.lower(*index), "," | ";" | ":" | "(") || words.is_dash(*index)
    };
    let opens = |index: &usize| {
        matches!(
            words.lower(*index),
            "because"
                | "that"
                | "which"
                | "who"
                | "where"
                | "although"
                | "if"
                | "unless"
                | "while"
                | "whereas"
        )
    };
    let mut start = content.start;
    let lead = words.lower(start + usize::from(words.lower(start) == "even"));
    if matches!(lead, "if" | "when" | "while" | "although" | "though" | "because" | "since" | "as")
    {
        start = (start..end).find(ends).map_or(start, |comma| comma + 1);
    }
    // A short phrase before the subject ("in the end, …") is passed over.
    let first =
        (start..end).find(ends).filter(|comma| comma - start < 5).map_or(start, |comma| comma + 1);
    let stop = (first..end).skip(1).find(|index| ends(index) || opens(index)).unwrap_or(end);
    start..stop
}

#[cfg(test)]
mod tests {
    use super::super::words::tests::with_words;
    use super::*;

    fn check(text: &str, polarity: Polarity, hedged: bool, normative: bool) {
        with_words(text, |words| {
            let found = read(words, std::slice::from_ref(&(0..words.len())));
            assert_eq!(found, Modality { polarity, hedged, normative }, "{text}");
        });
    }

    #[test]
    fn the_main_clause_counts() {
        use Polarity::{Negative, Positive};
        check("trust grows slowly", Positive, false, false);
        check("trust does not grow", Negative, false, false);
        check("trust may grow", Positive, true, false);
        check("towns should plant trees", Positive, false, true);
        check("towns need to plant trees", Positive, false, true);
        check("even if nobody looks, trust grows", Positive, false, false);
        check("trust grows because towns do not change", Positive, false, false);
        check("trust is not only old but strong", Positive, false, false);
        check("in Norway, towns must not shrink", Negative, false, true);
    }

    #[test]
    fn hedged_content_lowers_certainty() {
        let hedged = Modality { polarity: Polarity::Positive, hedged: true, normative: false };
        assert_eq!(certainty(Certainty::High, hedged), Certainty::Medium);
        assert_eq!(certainty(Certainty::Low, hedged), Certainty::Low);
    }
}
