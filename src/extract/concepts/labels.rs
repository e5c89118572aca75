//! How a concept is called: its forms as printed, and the one that stands for all.

use std::collections::{BTreeMap, BTreeSet};

use crate::language::Tag;
use crate::language::lemma;

/// The preferred label and the other forms, sorted, of a concept that is printed as `surfaces`.
pub fn labels<'a>(surfaces: impl Iterator<Item = &'a str>) -> (String, Vec<String>) {
    let mut labels: BTreeMap<String, usize> = BTreeMap::new();
    let mut forms = BTreeSet::new();
    for surface in surfaces {
        let form = plain(surface);
        // A long form says more than its acronym and stands for it, however rare.
        let rank = if is_acronym(&form) { 0 } else { 1 };
        *labels.entry(normal(&form)).or_default() += rank;
        forms.insert(form);
    }
    let best = labels.iter().max_by(|one, other| one.1.cmp(other.1).then(other.0.cmp(one.0)));
    let label = best.map(|(label, _)| label.clone()).unwrap_or_default();
    forms.remove(&label);
    (label, forms.into_iter().collect())
}

/// In lower case but for acronyms and names inside, with single spaces.
fn plain(surface: &str) -> String {
    let words = surface.split_whitespace().map(|word| {
        let inner = word.chars().skip(1).any(char::is_uppercase);
        if inner { word.to_owned() } else { word.to_lowercase() }
    });
    words.collect::<Vec<_>>().join(" ")
}

fn is_acronym(form: &str) -> bool {
    form.chars().filter(|c| c.is_uppercase()).count() > 1 && !form.contains(' ')
}

/// The form with its head in the singular.
fn normal(form: &str) -> String {
    if let Some((head, rest)) = form.split_once(" of ") {
        return format!("{} of {rest}", normal(head));
    }
    let (before, head) = form.rsplit_once(' ').map_or(("", form), |(before, head)| (before, head));
    let singular = match head.strip_suffix('s') {
        Some(bare) if is_acronym(bare) => bare.to_owned(),
        _ if is_acronym(head) => head.to_owned(),
        _ => lemma(head, Tag::Noun),
    };
    if before.is_empty() { singular } else { format!("{before} {singular}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(surfaces: &[&str], label: &str, others: &[&str]) {
        let (found, forms) = labels(surfaces.iter().copied());
        assert_eq!(found, label);
        assert_eq!(forms, others);
    }

    #[test]
    fn the_label_is_singular_and_the_commonest() {
        check(&["Networks", "network", "network"], "network", &["networks"]);
        check(
            &["labour market", "labor  market", "labor markets"],
            "labor market",
            &["labor markets", "labour market"],
        );
        check(&["divisions of labor"], "division of labor", &["divisions of labor"]);
    }

    #[test]
    fn acronyms_keep_their_capitals_and_give_way_to_long_forms() {
        check(&["SMEs", "SME"], "SME", &["SMEs"]);
        check(&["SMEs", "SMEs", "Small firms"], "small firm", &["SMEs", "small firms"]);
    }
}
