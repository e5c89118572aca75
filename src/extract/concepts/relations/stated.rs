//! Broader concepts that the text states: "resources such as trust and norms".

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::paper::{Confidence, Evidence};

use super::super::wording::{Found, View, Wording, find, read};

static WORDINGS: LazyLock<Vec<Wording>> = LazyLock::new(|| read(include_str!("broader.txt")));

/// That one concept is a kind of another, as a sentence says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stated {
    /// The narrower concept.
    pub narrow: usize,
    /// The broader one.
    pub broad: usize,
    /// The sentence.
    pub evidence: Evidence,
}

/// Links of concepts, each once with its surest evidence, and how many sentences state it.
#[derive(Clone, Debug, Default)]
pub struct Statements(BTreeMap<(usize, usize), (usize, Evidence)>);

impl Statements {
    /// Takes in what a sentence states.
    pub fn read(&mut self, view: &View<'_>) {
        for stated in statements(view) {
            let place = (stated.narrow, stated.broad);
            let (count, evidence) = self.0.entry(place).or_insert((0, stated.evidence));
            *count += 1;
            if stated.evidence.confidence > evidence.confidence {
                *evidence = stated.evidence;
            }
        }
    }

    /// What was stated, the surest and most often stated first.
    pub fn strongest_first(self) -> Vec<Stated> {
        let mut all: Vec<(usize, Stated)> = self
            .0
            .into_iter()
            .map(|((narrow, broad), (count, evidence))| (count, Stated { narrow, broad, evidence }))
            .collect();
        all.sort_by_key(|(count, stated)| std::cmp::Reverse((*count, stated.evidence.confidence)));
        all.into_iter().map(|(_, stated)| stated).collect()
    }
}

/// What one sentence states.
fn statements(view: &View<'_>) -> Vec<Stated> {
    if view.word(view.len().saturating_sub(1)) == "?" {
        return Vec::new();
    }
    let mut stated = Vec::new();
    for wording in WORDINGS.iter() {
        for found in find(view, wording).iter().filter(|found| !is_denied(view, found)) {
            let confidence = Confidence::percent(wording.percent);
            let evidence = Evidence::new(view.sentence.span, wording.rule, confidence);
            let kinds = found.kinds.iter().zip(found.class.into_iter().cycle());
            let link =
                |(narrow, broad): (&usize, usize)| Stated { narrow: *narrow, broad, evidence };
            stated.extend(kinds.map(link).filter(|stated| stated.narrow != stated.broad));
        }
    }
    stated
}

/// Whether words before a wording or in it take back what it says.
fn is_denied(view: &View<'_>, found: &Found) -> bool {
    const DENYING: &[&str] = &[
        "not", "n't", "never", "neither", "nor", "hardly", "whether", "if", "unless", "doubt",
        "doubts", "doubted", "deny", "denies", "denied", "dispute", "disputes", "disputed",
        "reject", "rejects", "rejected", "unlike", "than", "cannot",
    ];
    const WITHIN: usize = 8;
    // "They refer to such goods as capital" gives goods a name.
    const CALLING: &[&str] = &[
        "refer",
        "refers",
        "referred",
        "describe",
        "describes",
        "described",
        "regard",
        "regards",
        "regarded",
        "see",
        "sees",
        "seen",
        "treat",
        "treats",
        "treated",
        "define",
        "defines",
        "defined",
        "view",
        "views",
        "viewed",
        "consider",
        "considers",
        "considered",
        "know",
        "known",
    ];
    let called = view.word(found.start) == "such" && view.holds_before(found.start, 4, CALLING);
    called || view.holds_before(found.end, found.end - found.start + WITHIN, DENYING)
}

#[cfg(test)]
mod tests {
    use super::super::super::wording::checks;
    use super::*;

    /// "class > kind, kind" for each class found in a sentence.
    fn found(text: &str) -> String {
        checks::with_view(text, |view, names| {
            let mut lines: Vec<String> = Vec::new();
            for stated in statements(view) {
                let class = format!("{} > ", names[stated.broad]);
                match lines.iter_mut().find(|line| line.starts_with(&class)) {
                    Some(line) => {
                        line.push_str(", ");
                        line.push_str(&names[stated.narrow]);
                    }
                    None => lines.push(class + &names[stated.narrow]),
                }
            }
            lines.join(" // ")
        })
    }

    #[test]
    fn wordings_find_what_their_file_says_and_nothing_else() {
        checks::run(include_str!("broader.txt"), found);
    }

    #[test]
    fn modifiers_are_not_dropped_from_kinds() {
        // Only some of the words are concepts here: "power" is, "wind power" is not.
        let check = |text: &str, concepts: &[&str], expected: usize| {
            let count = checks::with_terms(text, concepts, |view| statements(view).len());
            assert_eq!(count, expected, "{text}");
        };
        check("New technologies such as wind power grow.", &["technologies", "power"], 0);
        check("New technologies such as wind power grow.", &["technologies", "wind power"], 1);
        check("Goods such as great power grow.", &["Goods", "power"], 1);
        check("Skills such as division of labour grow.", &["Skills", "division", "labour"], 0);
    }
}
