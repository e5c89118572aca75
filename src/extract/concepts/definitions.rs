//! Where the text says what a term means.

use std::sync::LazyLock;

use regex::Regex;

use crate::paper::{Confidence, Definition, Evidence};
use crate::text::ArenaSpan;

use super::lines::Line;

/// Words behind a term that open its definition, up to the words that define.
static BEHIND: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r#"(?x)^["”’']?\s*(?:
            (?:,\s+|\(\s*|[–—-]\s+)(?:i\.e\.,?|that\ is,|meaning|defined\ as|understood\ as|or\ rather)\s
          | (?:is|are|was|were|can\ be|may\ be|has\ been)\s+(?:here\s+|usually\s+|often\s+|commonly\s+|typically\s+)?
            (?:defined|understood|conceptuali[sz]ed|construed)\s+(?:as|to\ be)\s
          | refers?\s+to\s
          | (?:means|denotes?|designates?|signif(?:y|ies))\s
        )"#,
    )
    .expect("the pattern is well formed")
});

/// Words before a term that announce a definition behind it.
static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"(?i)\b(?:we|i|authors?|who|they)\s+(?:\w+\s+)?(?:define|understand|conceptuali[sz]e)\s+(?:an?\s+|the\s+|term\s+|notion\s+of\s+|concept\s+of\s+)*["“‘']?$"#)
        .expect("the pattern is well formed")
});

static AS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"^["”’']?\s+(?:\w+\s+)?as\s"#).expect("the pattern is well formed")
});

/// Longest stretch behind a term that is looked at, in bytes.
const LONGEST: usize = 600;
/// Longest stretch before a term that is looked at, in bytes.
const REACH: usize = 80;

/// The definition of the term at `mention`, if its sentence gives one.
pub fn definition(arena: &str, line: &Line<'_>, mention: ArenaSpan) -> Option<Definition> {
    let sentence = line.sentence.span;
    let behind = &arena[mention.end()..sentence.end()];
    let behind = &behind[..floor(behind, behind.len().min(LONGEST))];
    let before = &arena[sentence.start()..mention.start()];
    let before = &before[floor(before, before.len().saturating_sub(REACH))..];
    let opening = match BEHIND.find(behind) {
        Some(opening) => opening.end(),
        None if BEFORE.is_match(before) => AS.find(behind)?.end(),
        None => return None,
    };
    let words = &behind[opening..];
    if words.starts_with("that ") {
        return None;
    }
    let bracket = behind[..opening].contains('(');
    let end = if bracket { words.find(')')? } else { clause_end(words) };
    let text = words[..end].trim_end();
    let start = mention.end() + opening;
    // One word defines nothing.
    text.split_whitespace().nth(1)?;
    Some(Definition {
        span: ArenaSpan::new(start, start + text.len()),
        evidence: Evidence::new(sentence, "concepts/definition", Confidence::percent(80)),
    })
}

/// The end of the clause that defines: a semicolon, a dash between spaces or the end of the sentence.
fn clause_end(words: &str) -> usize {
    let marks = [words.find(';'), words.find(" – "), words.find(" — ")];
    let end = marks.into_iter().flatten().min().unwrap_or(words.len());
    words[..end].trim_end_matches(['.', '!', '?', ' ']).len()
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
