//! Which kind of work an entry names.

use std::sync::LazyLock;

use regex::Regex;

use crate::paper::ReferenceType;

use super::super::labels::{Field, Labels};

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is valid")
}

static THESIS: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?:ph\.?\s?d\.?|doctoral|master[’']?s?|m\.?sc\.?|diploma|bachelor[’']?s?|licentiate)\s+(?:thesis|dissertation|diss\.)|\b(?:thesis|thèse|tesis|tese|dissertation|dissertação|habilitation)\b",
    )
});
static MEETING: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?:proceedings|proc\.\s+(?:of|int|ieee|acm|conf)|conference|symposium|workshop|congress|congresso|colloquium|annual meeting|seminar)\b",
    )
});
static REPORT: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?:working papers?|discussion papers?|technical report|tech\.\s?rep|research report|report no|policy brief|white paper|mimeo|preprint)\b",
    )
});
static CHAPTER: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"(?:[.,;?!”»\x22]\s*|\s)(?:[Ii]n|[Ee]m)\s?:|[.,”»\x22?!]\s*[Ii]n\s+\p{Lu}")
});

/// The kind, from the fields of an entry and a few words that name one.
pub fn of(text: &str, labels: &Labels) -> ReferenceType {
    let range = |field: Field| labels.iter().find(|one| one.field == field).map(|one| &one.range);
    let has = |field: Field| range(field).is_some();
    let numbered = has(Field::Volume) || has(Field::Issue);
    let container = range(Field::Journal).map_or("", |range| &text[range.clone()]);
    let behind = &text[range(Field::Title).map_or(0, |title| title.end)..];
    let edited = has(Field::Editor);
    let published = has(Field::Publisher) || has(Field::Place);
    let opened = CHAPTER.is_match(behind);
    let in_book = if numbered { opened && edited } else { opened || edited || published };
    if THESIS.is_match(behind) {
        ReferenceType::Thesis
    } else if MEETING.is_match(container) {
        ReferenceType::Conference
    } else if !container.is_empty() && in_book {
        ReferenceType::Chapter
    } else if REPORT.is_match(behind) {
        ReferenceType::Report
    } else if !container.is_empty() {
        ReferenceType::Article
    } else if published || has(Field::Edition) {
        ReferenceType::Book
    } else if text.contains("http") || text.contains("www.") {
        ReferenceType::Webpage
    } else {
        ReferenceType::Other
    }
}
