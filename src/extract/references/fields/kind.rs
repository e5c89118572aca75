//! Which kind of work an entry names.

use std::sync::LazyLock;

use regex::Regex;

use crate::paper::ReferenceType;

use super::Draft;

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

/// Labels the kind from the fields found and a few words that name one.
pub fn label(draft: &mut Draft<'_>) {
    let labels = &draft.labels;
    let numbered = labels.volume.is_some() || labels.issue.is_some();
    let container = labels.container.as_ref().map_or("", |range| &draft.text[range.clone()]);
    let after = labels.title.as_ref().map_or(0, |title| title.end);
    let behind = &draft.text[after..];
    let edited = labels.editors.is_some();
    let published = labels.publisher.is_some() || labels.place.is_some();
    let opened = CHAPTER.is_match(behind);
    let in_book = if numbered { opened && edited } else { opened || edited || published };
    draft.labels.kind = if THESIS.is_match(behind) {
        ReferenceType::Thesis
    } else if MEETING.is_match(container) {
        ReferenceType::Conference
    } else if !container.is_empty() && in_book {
        ReferenceType::Chapter
    } else if REPORT.is_match(behind) {
        ReferenceType::Report
    } else if !container.is_empty() {
        ReferenceType::Article
    } else if published || labels.edition.is_some() {
        ReferenceType::Book
    } else if draft.text.contains("http") || draft.text.contains("www.") {
        ReferenceType::Webpage
    } else {
        ReferenceType::Other
    };
}
