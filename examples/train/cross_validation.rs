//! How well a labeller does on documents it has not seen.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use etl::language::labeller::{Labeller, Task, fields, tags};

use crate::example::Example;

/// Right, found and wanted.
#[derive(Clone, Copy, Default)]
struct Count {
    right: usize,
    found: usize,
    wanted: usize,
}

impl Count {
    fn line(self, name: &str) -> String {
        let share = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
        let (p, r) = (share(self.right, self.found), share(self.right, self.wanted));
        let f = share(2 * self.right, self.found + self.wanted);
        format!("{name:<20} P {p:6.2}  R {r:6.2}  F1 {f:6.2}  ({} wanted)\n", self.wanted)
    }
}

/// Documents in parts: every n-th in the order of their names.
pub fn parts(examples: &[Example], folds: usize) -> BTreeMap<&str, usize> {
    let documents: BTreeSet<&str> =
        examples.iter().map(|example| example.document.as_str()).collect();
    documents.into_iter().enumerate().map(|(place, name)| (name, place % folds.max(2))).collect()
}

/// Trains on all parts but one and labels that one, in turn; tells figures for tokens
/// (each label) and for whole fields.
pub fn run(
    task: &Task,
    examples: &[Example],
    folds: usize,
    train: impl Fn(&[&Example]) -> Labeller,
) -> String {
    let parts = parts(examples, folds);
    let mut tokens: BTreeMap<String, Count> = BTreeMap::new();
    let mut whole: BTreeMap<String, Count> = BTreeMap::new();
    let mut same = Count::default();
    for part in 0..folds.max(2) {
        let (held, rest): (Vec<&Example>, Vec<&Example>) =
            examples.iter().partition(|example| parts[example.document.as_str()] == part);
        let labeller = train(&rest);
        for example in held {
            count(task, &labeller, example, &mut tokens, &mut whole, &mut same);
        }
    }
    let mut report = String::from("tokens\n");
    let all = |counts: &BTreeMap<String, Count>| {
        counts.values().fold(Count::default(), |sum, one| Count {
            right: sum.right + one.right,
            found: sum.found + one.found,
            wanted: sum.wanted + one.wanted,
        })
    };
    tokens.iter().for_each(|(name, count)| report.push_str(&count.line(name)));
    report.push_str(&all(&tokens).line("all"));
    report.push_str("fields\n");
    whole.iter().for_each(|(name, count)| report.push_str(&count.line(name)));
    report.push_str(&all(&whole).line("all"));
    let share = 100.0 * same.right as f64 / same.wanted.max(1) as f64;
    let _ = writeln!(report, "texts without any mistake: {share:.2} % of {}", same.wanted);
    report
}

fn count(
    task: &Task,
    labeller: &Labeller,
    example: &Example,
    tokens: &mut BTreeMap<String, Count>,
    whole: &mut BTreeMap<String, Count>,
    same: &mut Count,
) {
    let sequence = (task.read)(&example.text);
    let wanted = tags(&sequence.tokens, &example.fields);
    let labels = labeller.label(&sequence.facts);
    for (label, wanted) in labels.iter().zip(&wanted) {
        let bare = |label: &str| label.split_once('-').map_or(label, |parts| parts.1).to_owned();
        let right = usize::from(bare(label.name) == bare(wanted));
        tokens.entry(bare(wanted)).or_default().wanted += 1;
        tokens.entry(bare(wanted)).or_default().right += right;
        tokens.entry(bare(label.name)).or_default().found += 1;
    }
    let found: BTreeSet<(String, usize, usize)> = fields(&sequence.tokens, &labels)
        .into_iter()
        .map(|field| (field.name.to_owned(), field.range.start, field.range.end))
        .collect();
    let gold: BTreeSet<(String, usize, usize)> =
        example.fields.iter().map(|(at, name)| (name.clone(), at.start, at.end)).collect();
    for field in &found {
        whole.entry(field.0.clone()).or_default().found += 1;
    }
    for field in &gold {
        let count = whole.entry(field.0.clone()).or_default();
        count.wanted += 1;
        count.right += usize::from(found.contains(field));
    }
    same.wanted += 1;
    same.right += usize::from(found == gold);
}
