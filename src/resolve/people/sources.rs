//! Names in the text with those that only stand as the source of a claim.

use std::collections::BTreeSet;

use crate::paper::{
    Document, Evidence, Findings, PersonMention, PersonName, PersonRole, SourceKind,
};

/// Rule of names that only stand as the source of a claim: they may be bodies or peoples, so
/// they make nobody known that is not.
pub const CLAIM_SOURCE: &str = "people/claim-source";

/// Names in the text: those found as such, and sources of claims that are names.
pub fn mentions(document: &Document, findings: &Findings) -> Vec<PersonMention> {
    let mut mentions = findings.mentions.clone();
    let known: BTreeSet<usize> =
        mentions.iter().map(|mention| mention.evidence.span().start()).collect();
    let claims = findings.claims.iter().filter(|claim| claim.source_kind == SourceKind::Person);
    for claim in claims {
        for span in &claim.sources {
            let inside = known.range(span.start()..span.end().max(span.start() + 1)).next();
            if inside.is_none()
                && let Some(name) = name_of(document.text(*span))
            {
                let evidence = Evidence::new(*span, CLAIM_SOURCE, claim.evidence.confidence);
                mentions.push(PersonMention { name, role: PersonRole::Mentioned, evidence });
            }
        }
    }
    mentions.sort_by_key(|mention| mention.evidence.span());
    mentions
}

/// The words as a name, when each begins with a capital and none is a pronoun.
fn name_of(text: &str) -> Option<PersonName> {
    let bare = text.trim_end_matches("'s").trim_end_matches("’s").trim_end_matches(['\'', '’']);
    let words: Vec<&str> = bare.split_whitespace().collect();
    let (family, given) = words.split_last()?;
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    let pronoun = |word: &&str| {
        [
            "he", "she", "they", "it", "we", "i", "his", "her", "some", "others", "both",
            "several", "the", "this", "most", "many", "a", "another", "one",
        ]
        .contains(&word.to_lowercase().as_str())
    };
    if words.len() > 5
        || !capital(family)
        || given.first().is_some_and(|word| !capital(word))
        || words.iter().any(pronoun)
    {
        return None;
    }
    let cut =
        given.iter().rposition(|word| word.starts_with(char::is_uppercase)).map_or(0, |at| at + 1);
    let given = (cut > 0).then(|| words[..cut].join(" "));
    Some(PersonName { full: words.join(" "), given, family: Some(words[cut..].join(" ")) })
}
