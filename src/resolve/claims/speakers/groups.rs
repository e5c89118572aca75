//! Sources that are no persons: groups by their words, organisations by their names, "the authors".

use std::collections::HashMap;

use crate::paper::{LinkedOrganization, Speaker};
use crate::text::{ArenaSpan, collapse};

use super::Search;

/// Organisations by their names in small letters.
#[derive(Debug, Default)]
pub struct Bodies<'o>(HashMap<String, &'o str>);

impl<'o> Bodies<'o> {
    /// All names of some organisations; what names several, names none.
    #[must_use]
    pub fn of(organizations: &'o [LinkedOrganization]) -> Self {
        let mut names: HashMap<String, Option<&str>> = HashMap::new();
        let whole = organizations.iter().filter(|one| one.unit_of.is_none());
        for organization in whole {
            for form in organization.aliases.iter().chain([&organization.name]) {
                let name = organization.name.as_str();
                let bearer = names.entry(form.to_lowercase()).or_insert(Some(name));
                *bearer = bearer.filter(|known| *known == name);
            }
        }
        Self(names.into_iter().filter_map(|(form, name)| Some((form, name?))).collect())
    }

    fn name(&self, label: &str) -> Option<&'o str> {
        let lower = label.to_lowercase();
        let bare = lower.strip_prefix("the ").unwrap_or(&lower);
        self.0.get(bare).copied()
    }
}

impl Search<'_> {
    /// Whom the words of a group mean.
    pub fn group(&self, index: usize, part: ArenaSpan) -> Vec<Speaker> {
        let label = label(self.document.text(part));
        match label.as_str() {
            "the author" | "the authors" | "these authors" | "both authors" => {
                self.authors_meant(index, part)
            }
            "the former" | "the latter" => {
                let found = self.one_of_two(index, part, label == "the former");
                found.map(Speaker::Person).into_iter().collect()
            }
            _ => {
                let name = self.bodies.name(&label).map(str::to_owned);
                vec![Speaker::Group(name.unwrap_or(label))]
            }
        }
    }

    /// "The authors" are those of the work cited last in the paragraph, else those of the paper.
    fn authors_meant(&self, index: usize, part: ArenaSpan) -> Vec<Speaker> {
        let citations = self.surroundings.citations;
        let start = self.places[index].block_start;
        let after =
            citations.partition_point(|one| one.citation.evidence.span().start() < part.start());
        let near = citations[..after]
            .iter()
            .rev()
            .take_while(|one| one.citation.evidence.span().start() >= start);
        let work = near.filter_map(|one| one.target).next();
        work.map_or_else(|| self.authors(), |work| self.wrote(work).collect())
    }
}

/// The words of a group as printed, without marks of emphasis and possessive ending; an article
/// that opens a sentence is written small.
fn label(text: &str) -> String {
    let plain = collapse(&text.replace(['*', '_'], ""));
    let words = plain.trim_end_matches("'s").trim_end_matches("’s").trim_end_matches(['\'', '’']);
    let (first, rest) = words.split_once(' ').unwrap_or((words, ""));
    let small = first.to_lowercase();
    match small.as_str() {
        "the" | "a" | "an" if !rest.is_empty() => format!("{small} {rest}"),
        "both" if !rest.is_empty() && rest != "authors" => rest.to_owned(),
        "these" | "both" if !rest.is_empty() => format!("{small} {rest}"),
        _ => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels() {
        let check = |text: &str, expected: &str| assert_eq!(label(text), expected, "{text}");
        check("The  guests", "the guests");
        check("the guests'", "the guests");
        check("Both banks", "banks");
        check("both", "both");
        check("Some *old* towns", "Some old towns");
        check("OECD's", "OECD");
    }
}
