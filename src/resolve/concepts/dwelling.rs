//! Which sections dwell on which concepts.
//!
//! A section does when its heading names the concept, or when the concept is mentioned in it
//! clearly more often than the section's share of all mentions lets expect.

use std::collections::BTreeMap;

use crate::paper::{LinkedConcept, LinkedSection, SectionRole};
use crate::text::ArenaSpan;

use super::index::ConceptIndex;

/// Most concepts of one section.
const MOST: usize = 8;
/// Fewest mentions in a section that does not name the concept in its heading.
const FEWEST: usize = 3;
/// How many standard deviations the mentions lie above what is expected.
const CLEARLY: f64 = 2.0;

/// Notes in each section the concepts that it dwells on, the foremost first.
pub fn place(sections: &mut [LinkedSection], concepts: &[LinkedConcept]) {
    let index = ConceptIndex::new(concepts);
    let mut all = vec![0usize; concepts.len()];
    let mut inside: Vec<BTreeMap<usize, Count>> = vec![BTreeMap::new(); sections.len()];
    for (span, concept) in index.mentions() {
        all[*concept] += 1;
        let mut next = section_at(sections, *span);
        while let Some(section) = next {
            let named = sections[section].heading.is_some_and(|heading| heading.contains(*span));
            inside[section].entry(*concept).or_default().add(named);
            next = sections[section].parent;
        }
    }
    let everywhere = index.mentions().len();
    for (section, counts) in sections.iter_mut().zip(inside) {
        if speaks(section.role) {
            section.about = foremost(&counts, &all, everywhere);
        }
    }
}

/// How often a section mentions a concept.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    mentions: usize,
    in_heading: bool,
}

impl Count {
    fn add(&mut self, in_heading: bool) {
        self.mentions += 1;
        self.in_heading |= in_heading;
    }
}

/// Lists and entries mention, but they do not dwell.
fn speaks(role: SectionRole) -> bool {
    !matches!(
        role,
        SectionRole::References
            | SectionRole::Keywords
            | SectionRole::Acknowledgements
            | SectionRole::Participants
    )
}

/// The innermost section around a span.
fn section_at(sections: &[LinkedSection], span: ArenaSpan) -> Option<usize> {
    let behind = sections.partition_point(|section| section.span.start() <= span.start());
    let mut section = behind.checked_sub(1)?;
    while !sections[section].span.contains_offset(span.start()) {
        section = sections[section].parent?;
    }
    Some(section)
}

/// The concepts that a section dwells on: those of its heading, then by how far their mentions
/// lie above what is expected.
fn foremost(counts: &BTreeMap<usize, Count>, all: &[usize], everywhere: usize) -> Vec<usize> {
    let own: usize = counts.values().map(|count| count.mentions).sum();
    let share = own as f64 / everywhere.max(1) as f64;
    let mut ranked: Vec<(bool, f64, usize)> = counts
        .iter()
        .map(|(concept, count)| {
            let expected = all[*concept] as f64 * share;
            let above = (count.mentions as f64 - expected) / expected.max(f64::MIN_POSITIVE).sqrt();
            (count, above, *concept)
        })
        .filter(|(count, above, _)| {
            count.in_heading || count.mentions >= FEWEST && *above >= CLEARLY
        })
        .map(|(count, above, concept)| (count.in_heading, above, concept))
        .collect();
    ranked.sort_by(|one, other| {
        other.0.cmp(&one.0).then(other.1.total_cmp(&one.1)).then(one.2.cmp(&other.2))
    });
    ranked.into_iter().take(MOST).map(|(_, _, concept)| concept).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::linked;
    use super::*;

    fn section(
        span: (usize, usize),
        heading: (usize, usize),
        parent: Option<usize>,
    ) -> LinkedSection {
        LinkedSection {
            key: "s".to_owned(),
            title: None,
            level: 1,
            role: SectionRole::Body,
            heading: Some(ArenaSpan::new(heading.0, heading.1)),
            span: ArenaSpan::new(span.0, span.1),
            parent,
            event: None,
            about: Vec::new(),
        }
    }

    /// `count` mentions from `start` on, ten bytes from each other.
    fn run(start: usize, count: usize) -> Vec<(usize, usize)> {
        (0..count).map(|at| (start + at * 10, start + at * 10 + 4)).collect()
    }

    #[test]
    fn sections_dwell_on_what_they_name_and_on_what_they_say_more_often() {
        let mut sections = [
            section((0, 1000), (0, 9), None),
            section((1000, 3000), (1000, 1009), None),
            section((2000, 3000), (2000, 2009), Some(1)),
        ];
        let concepts = [
            linked("trust", &run(100, 12)),
            linked("dough", &[run(2, 1), run(2502, 30)].concat()),
            linked("town", &[run(303, 14), run(1105, 40), run(2015, 4)].concat()),
        ];
        place(&mut sections, &concepts);
        let about: Vec<&[usize]> =
            sections.iter().map(|section| section.about.as_slice()).collect();
        // Dough stands in the first heading and fills the last section, trust fills the first one,
        // towns are everywhere.
        assert_eq!(about, [&[1, 0][..], &[], &[1]]);
    }

    #[test]
    fn lists_do_not_dwell_and_the_number_is_limited() {
        let concepts: Vec<LinkedConcept> =
            (0..20).map(|at| linked(&format!("c{at}"), &[(at * 2, at * 2 + 1)])).collect();
        let mut sections = [section((0, 100), (0, 99), None)];
        place(&mut sections, &concepts);
        assert_eq!(sections[0].about.len(), MOST);
        sections[0].role = SectionRole::References;
        sections[0].about.clear();
        place(&mut sections, &concepts);
        assert_eq!(sections[0].about, [0; 0]);
    }
}
