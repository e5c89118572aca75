//! Meetings that the text introduces with place and date.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::language::Analysis;
use crate::paper::{Confidence, Document, Event, Evidence, NodeKind, SectionRole};
use crate::text::{ArenaSpan, collapse, pattern};

use super::dates::{date_pattern, parse};

static NOUN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(seminar|workshop|conference|symposium|meeting|colloquium|congress|summit|round ?table)s?\b",
    )
});
const PLACE: &str = r"\p{Lu}[\p{L}'’.-]+(?:\s(?:(?:of|de|upon|am|sur)\s)?\p{Lu}[\p{L}'’-]+){0,3}";
/// "in Oslo (Norway), May 3, 1999": place, country, date.
static PLACE_AND_DATE: LazyLock<Regex> = LazyLock::new(|| {
    let date = date_pattern();
    pattern(&format!(
        r"(?:\b(?:in|at|and)\s+|,\s+(?:in\s+)?|\()({PLACE})(?:\s*\((\p{{Lu}}[\p{{L}}. ]+)\)|,\s+(\p{{Lu}}[\p{{L}}. ]+?))?,?\s+(?:on\s+|from\s+|in\s+)?({date})"
    ))
});
/// "on May 3, 1999, in Oslo": date, place.
static DATE_AND_PLACE: LazyLock<Regex> = LazyLock::new(|| {
    let date = date_pattern();
    pattern(&format!(r"(?:\b(?:on|from|in)\s+|\()({date}),?\s+(?:in|at)\s+({PLACE})"))
});
/// The name of a meeting before or behind its noun: "Third Oslo Conference on Town Policy".
static NAME: LazyLock<Regex> = LazyLock::new(|| {
    let noun = "(?:Seminar|Workshop|Conference|Symposium|Meeting|Colloquium|Congress|Summit|Forum)";
    let word = r"(?:\p{Lu}[\p{L}’'-]*|\d+(?:st|nd|rd|th)|(?:1[89]|20)\d\d)";
    let small = "(?:(?:of|on|for|and|in|the) ){0,2}";
    pattern(&format!(
        r"(?:{word} {small}){{0,6}}{noun}(?: (?:on|of|for) (?:the )?{word}(?: {small}{word}){{0,6}})?"
    ))
});
/// What stands between the noun of a meeting and its place: nothing that begins another thing.
static HOLDS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:held|organi[sz]ed|took place|hosted|convened|participants?|presented|attended|during|at (?:a|an|the)|in (?:a|an|the))\b",
    )
});

/// Longest stretch between a meeting's noun and its place or date, in bytes.
const LONGEST_GAP: usize = 160;

/// Events in order of the text, each place and date once.
pub fn find(document: &Document, analysis: &Analysis) -> Vec<Event> {
    let mut events: Vec<Event> = Vec::new();
    for sentence in analysis.sentences() {
        let text = document.text(sentence.span);
        if text.len() > LONGEST_SENTENCE || !NOUN.is_match(text) {
            continue;
        }
        if outside_text(document.role_at(sentence.span.start())) {
            continue;
        }
        for found in in_sentence(text) {
            let span = sentence.span.slice(found.span.clone());
            let event = event(text, &found, span);
            if !events.iter().any(|other| other.place == event.place && other.date == event.date) {
                events.push(event);
            }
        }
    }
    give_sections(document, &mut events);
    events
}

/// Longer sentences are no sentences.
const LONGEST_SENTENCE: usize = 4000;

/// A meeting in a sentence.
struct Meeting<'t> {
    noun: Range<usize>,
    place: &'t str,
    date: &'t str,
    span: Range<usize>,
}

/// Meetings whose noun stands before place and date, or right behind a verb of holding.
fn in_sentence(text: &str) -> Vec<Meeting<'_>> {
    let Some(first) = NOUN.find(text) else { return Vec::new() };
    let both = PLACE_AND_DATE.captures_iter(text).map(|found| (found, 1, 4));
    let both = both.chain(DATE_AND_PLACE.captures_iter(text).map(|found| (found, 2, 1)));
    let mut meetings = Vec::new();
    for (found, place, date) in both {
        let (Some(place), Some(date)) = (found.get(place), found.get(date)) else { continue };
        let span = place.start().min(date.start())..place.end().max(date.end());
        let ordered = place.start() < date.start();
        // A date before its place belongs to a meeting only when it is told to be held then.
        let before = &text[..span.start];
        let noun = NOUN.find_iter(before).last().map_or(first.range(), |noun| noun.range());
        let gap = text.get(noun.end..span.start).unwrap_or_default();
        let held = ordered
            || gap.len() <= LONGEST_GAP
                && (HOLDS.is_match(gap) || gap.trim_matches([' ', ',']).len() <= 3);
        if first.start() < span.start && held {
            meetings.push(Meeting {
                noun,
                place: place.as_str().trim_end_matches('.'),
                date: date.as_str(),
                span,
            });
        }
    }
    meetings.sort_by_key(|meeting| meeting.span.start);
    meetings
}

/// Sections whose events are those of other people.
fn outside_text(role: SectionRole) -> bool {
    matches!(role, SectionRole::References | SectionRole::Participants)
}

fn event(text: &str, meeting: &Meeting<'_>, span: ArenaSpan) -> Event {
    let days = parse(meeting.date);
    Event {
        name: proper_name(text, meeting).unwrap_or_else(|| plain_name(text, meeting)),
        place: Some(meeting.place.to_owned()),
        date: Some(meeting.date.to_owned()),
        start_date: days.as_ref().map(|(first, _)| first.clone()),
        end_date: days.map(|(_, last)| last),
        sections: Vec::new(),
        evidence: Evidence::new(span, "people/event", Confidence::percent(85)),
    }
}

/// "Seminar in Oslo".
fn plain_name(text: &str, meeting: &Meeting<'_>) -> String {
    let noun = text[meeting.noun.clone()].to_lowercase();
    let noun = noun.strip_suffix('s').unwrap_or(&noun);
    let mut letters = noun.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{} in {}", letters.as_str(), meeting.place)
}

/// The name that the text gives the meeting, of two words at least.
fn proper_name(text: &str, meeting: &Meeting<'_>) -> Option<String> {
    let around = NAME.find_iter(&text[..meeting.span.start]);
    let name = around.filter(|name| name.range().contains(&meeting.noun.start)).last()?;
    let words = collapse(name.as_str());
    let words = words.strip_prefix("The ").unwrap_or(&words);
    (words.split(' ').count() > 1).then(|| words.to_owned())
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
        check(
            "It was told at the Third Oslo Conference on Town Policy, held on 3-4 May 1999 in Rome.",
            &["Third Oslo Conference on Town Policy 1999-05-03 1999-05-04"],
        );
        check(
            "Parts were given at a workshop (Oslo, 3 May 1999).",
            &["Workshop in Oslo 1999-05-03 1999-05-03"],
        );
        check(
            "The symposium took place from 30 June to 2 July 1999 at Oslo.",
            &["Symposium in Oslo 1999-06-30 1999-07-02"],
        );
        check("The workshop was short, but Ann was born on May 3, 1999, in Oslo.", &[]);
        check("On May 3, 1999, in Oslo, firms closed before the conference.", &[]);
        check("Meeting the aims of May 1999 in Oslo is hard.", &[]);
        check("The conference of 3 May 1999 was long.", &[]);
        check("The firm moved to a site in Oslo, May 3, 1999.", &[]);
        check("The workshop in Oslo was short.", &[]);
    }
}
