//! Figures of a cross-validation: tokens, whole fields, texts without a mistake.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use etl::language::labeller::{Labeller, Task, fields, tags};

use crate::cross_validation::Folds;
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

/// Tells how labellers do on the examples they have not seen.
pub fn of(task: &Task, examples: &[Example], trained: &Folds) -> String {
    let mut tokens: BTreeMap<String, Count> = BTreeMap::new();
    let mut whole: BTreeMap<String, Count> = BTreeMap::new();
    let mut same = Count::default();
    for example in examples {
        let labeller = trained.stranger_to(&example.document);
        count(task, labeller, example, &mut tokens, &mut whole, &mut same);
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
