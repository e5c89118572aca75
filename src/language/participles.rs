//! Past participles told from pasts and adjectives by what stands farther off than the neighbours.

use super::classes::{Class, Readings};

use Class::{BE, CD, CM, DS, DT, HV, IN, JJ, MD, NN, NP, NS, PO, PU, RB, ST, VD, VN, VZ};

/// A participle between a determiner, preposition or adjective, or the front of a sentence, and a
/// noun belongs to the noun: "of selected genes".
pub fn adjectives(classes: &mut [Class]) {
    for at in 0..classes.len() {
        let before = at.checked_sub(1).map(|before| classes[before]);
        let opens = match before {
            None | Some(DT | DS | PO | JJ | IN | CD | PU | ST) => matches!(classes[at], VN | VD),
            Some(CM) => classes[at] == VN,
            Some(_) => false,
        };
        if opens && matches!(classes.get(at + 1), Some(NN | NS)) {
            classes[at] = JJ;
        }
    }
}

/// A past behind a noun is a participle when the verb of the noun comes after it: "the plan
/// announced on Monday drew fire".
pub fn reduced_clauses(classes: &mut [Class], readings: &[Readings]) {
    for at in 1..classes.len() {
        let participle = || can_be(&readings[at], VN);
        let noun = matches!(classes[at - 1], NN | NS);
        let verb = || classes.get(behind_phrases(classes, at + 1)).copied();
        if classes[at] != VD || !noun || !participle() {
            continue;
        }
        if matches!(verb(), Some(VD | VZ | BE | HV | MD)) {
            classes[at] = VN;
        } else if classes.get(at + 1) == Some(&VN) && can_be(&readings[at + 1], VD) {
            (classes[at], classes[at + 1]) = (VN, VD);
        }
    }
}

fn can_be(readings: &Readings, class: Class) -> bool {
    readings.iter().any(|reading| reading.class == class)
}

/// Most words of the phrases behind a participle.
const LONGEST: usize = 12;

/// Where the adverbs, dates and prepositional phrases end that begin at `start`.
fn behind_phrases(classes: &[Class], start: usize) -> usize {
    let mut phrase = false;
    let mut last = None;
    for (at, class) in classes.iter().enumerate().skip(start).take(LONGEST) {
        let goes_on = match class {
            RB => last != Some(NP),
            IN => true,
            DT | DS => last == Some(IN),
            JJ | CD | PO => phrase,
            // "said on Tuesday prices rose": a noun behind a date begins something else.
            NN | NS => phrase && last != Some(NP),
            NP => phrase || matches!(last, None | Some(NP | RB)),
            _ => false,
        };
        if !goes_on {
            return at;
        }
        phrase |= *class == IN;
        last = Some(*class);
    }
    classes.len()
}

#[cfg(test)]
mod tests {
    use crate::language::{Analysis, VerbForm};
    use crate::text::ArenaSpan;

    /// Checks which words of a text are participles.
    fn check(text: &str, expected: &[&str]) {
        let analysis = Analysis::new(text, &[ArenaSpan::new(0, text.len())]);
        let tokens = analysis.sentences().iter().flat_map(|sentence| &sentence.tokens);
        let found: Vec<&str> = tokens
            .filter(|token| token.form == Some(VerbForm::Participle))
            .map(|token| token.span.of(text))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_clause_without_a_pronoun_has_a_participle() {
        check("The plan announced on Monday drew fire.", &["announced"]);
        check("The plan announced Monday drew fire.", &["announced"]);
        check("The nurses interviewed described the ward.", &["interviewed"]);
        check("A point made by the second speaker was lost.", &["made", "lost"]);
    }

    #[test]
    fn a_verb_of_its_own_is_a_past() {
        check("The minister announced on Monday that it failed.", &[]);
        check("The officials said on Tuesday prices rose.", &[]);
        check("The officials said the plan would cost more.", &[]);
        check("The nurses interviewed the man and described the ward.", &[]);
    }

    #[test]
    fn before_a_noun_it_is_an_adjective() {
        check("Taped interviews of selected firms helped.", &[]);
    }
}
