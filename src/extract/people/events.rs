//! Meetings that the text introduces with place and date.

use std::sync::LazyLock;

use regex::Regex;

use crate::language::Analysis;
use crate::paper::{Confidence, Document, Event, Evidence, NodeKind, SectionRole};
use crate::text::{ArenaSpan, pattern};

use super::dates::{date_pattern, parse};

static NOUN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(seminar|workshop|conference|symposium|meeting|colloquium|congress|summit|round ?table)s?\b",
    )
});
/// "in Oslo (Norway), May 3, 1999": place, country, date.
static PLACE_AND_DATE: LazyLock<Regex> = LazyLock::new(|| {
    let date = date_pattern();
    pattern(&format!(
        r"\b(?:in|at|and|,)\s+(?:in\s+)?(\p{{Lu}}[\p{{L}}'’.-]+(?:\s(?:(?:of|de|upon|am|sur)\s)?\p{{Lu}}[\p{{L}}'’-]+){{0,3}})(?:\s*\((\p{{Lu}}[\p{{L}}. ]+)\)|,\s+(\p{{Lu}}[\p{{L}}. ]+?))?,?\s+(?:on\s+|from\s+|in\s+)?({date})"
    ))
});

/// Events in order of the text, each place and date once.
pub fn find(document: &Document, analysis: &Analysis) -> Vec<Event> {
    let mut events: Vec<Event> = Vec::new();
    for sentence in analysis.sentences() {
        if document.text(sentence.span).len() > 4000 {
            continue;
        }
        let text = document.text(sentence.span);
        let Some(noun) = NOUN.captures(text) else { continue };
        if outside_text(document.role_at(sentence.span.start())) {
            continue;
        }
        let before_noun = noun.get(0).map_or(0, |noun| noun.start());
        for found in PLACE_AND_DATE.captures_iter(text) {
            let (Some(place), Some(date)) = (found.get(1), found.get(4)) else { continue };
            if place.start() < before_noun {
                continue;
            }
            let span = sentence.span.slice(place.start()..date.end());
            let event = event(&noun[1].to_lowercase(), place.as_str(), date.as_str(), span);
            if !events.iter().any(|other| other.name == event.name && other.date == event.date) {
                events.push(event);
            }
        }
    }
    give_sections(document, &mut events);
    events
}

/// Sections whose events are those of other people.
fn outside_text(role: SectionRole) -> bool {
    matches!(role, SectionRole::References | SectionRole::Participants)
}

fn event(noun: &str, place: &str, date: &str, span: ArenaSpan) -> Event {
    let mut letters = noun.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    let days = parse(date);
    Event {
        name: format!("{first}{} in {place}", letters.as_str()),
        place: Some(place.to_owned()),
        date: Some(date.to_owned()),
        start_date: days.as_ref().map(|(first, _)| first.clone()),
        end_date: days.map(|(_, last)| last),
        sections: Vec::new(),
        evidence: Evidence::new(span, "people/event", Confidence::percent(85)),
    }
}

/// Sections whose heading names the place of one event alone.
fn give_sections(document: &Document, events: &mut [Event]) {
    if events.is_empty() {
        return;
    }
    let mut section: Option<ArenaSpan> = None;
    for node in document.nodes() {
        match node.kind {
            NodeKind::Section { .. } => section = Some(node.span),
            NodeKind::Heading => {
                let words = document.text(node.span);
                let mut named = events.iter_mut().filter(|event| {
                    event.place.as_deref().is_some_and(|place| has_words(words, place))
                });
                if let (Some(event), None, Some(section)) = (named.next(), named.next(), section) {
                    event.sections.push(section);
                }
            }
            _ => {}
        }
    }
}

/// Whether `words` stand in `text` as whole words.
fn has_words(text: &str, words: &str) -> bool {
    let is_letter = |c: char| c.is_alphanumeric();
    text.match_indices(words).any(|(at, _)| {
        !text[..at].ends_with(is_letter) && !text[at + words.len()..].starts_with(is_letter)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::DocumentBuilder;
    use crate::text::{Source, SourceSpan};

    /// "name start end" of the events in a paragraph.
    fn show(text: &str) -> Vec<String> {
        let mut builder = DocumentBuilder::new(Source::new("a.txt", text.as_bytes()));
        builder.open(NodeKind::Paragraph);
        builder.copy(SourceSpan::new(0, text.len()));
        let document = builder.finish();
        let analysis = crate::extract::analyse(&document);
        let day = |day: Option<String>| day.unwrap_or_default();
        find(&document, &analysis)
            .into_iter()
            .map(|event| {
                format!("{} {} {}", event.name, day(event.start_date), day(event.end_date))
            })
            .collect()
    }

    #[test]
    fn meetings_are_found() {
        let check = |text: &str, expected: &[&str]| assert_eq!(show(text), expected, "{text}");
        check(
            "During two workshops in Oslo (Norway), May 3-4, 1999, and Rome (Italy), June 5, 2000, people met.",
            &["Workshop in Oslo 1999-05-03 1999-05-04", "Workshop in Rome 2000-06-05 2000-06-05"],
        );
        check(
            "The conference was held in Oslo on 3 May 1999.",
            &["Conference in Oslo 1999-05-03 1999-05-03"],
        );
        check("The firm moved to a site in Oslo, May 3, 1999.", &[]);
        check("The workshop in Oslo was short.", &[]);
    }
}
