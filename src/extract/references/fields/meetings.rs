//! Papers read at a meeting: which, and where.

use std::sync::LazyLock;

use regex::Regex;

use super::found::COVER;
use super::{Draft, imprint};

static PRESENTED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:working\s+)?(?:(?:conference\s+)?paper|poster|lecture|talk|keynote(?:\s+speech)?)?\s*(?:presented|delivered|read|given|prepared)\s+(?:to|at|for|in)\s+(?:the\s+)?")
        .expect("the pattern is valid")
});

/// Labels the meeting as container, and its place; says whether there is one.
pub fn label(draft: &mut Draft<'_>) -> bool {
    let from = draft.labels.title.as_ref().map_or(draft.body, |title| title.end);
    let free = draft.free();
    let Some(found) = PRESENTED.find_at(free, from) else { return false };
    let stop = free[found.end()..].find([',', ';', COVER, '(']).map(|at| found.end() + at);
    let end = stop.unwrap_or(free.len());
    let whole = found.start()..end;
    let name = found.end()..end;
    draft.labels.container = draft.take(whole, name);
    imprint::label_meeting_place(draft, end);
    true
}
