//! What a paper says of itself, and its key.

use crate::ident::Doi;
use crate::paper::{Document, MetadataField, NodeKind, PaperMeta, PersonRole};
use crate::text::collapse;

use super::keys::slug;
use super::people::People;

/// Reads title, subtitle, authors and stated fields, and makes the paper's key.
///
/// `found` is the language of the text where that is clear; what a paper states of its language
/// counts unless the text is in another one.
pub fn link(document: &Document, people: &People, found: Option<&str>) -> PaperMeta {
    let title_span = document.spans_of(NodeKind::Title).next();
    let title = title_span.map(|span| collapse(document.text(span)));
    let subtitle =
        document.spans_of(NodeKind::Subtitle).next().map(|span| collapse(document.text(span)));
    let digest = document.source().digest().short();
    let mut authors: Vec<usize> = (0..people.people.len())
        .filter(|index| people.people[*index].roles.contains(&PersonRole::Author))
        .collect();
    authors
        .sort_by_key(|index| people.people[*index].mentions.first().map_or(0, |span| span.start()));
    PaperMeta {
        key: format!("{}-{digest}", slug(title.as_deref().unwrap_or("untitled"))),
        title,
        subtitle,
        title_span,
        authors,
        doi: stated(document, MetadataField::Doi).and_then(|words| Doi::parse(words).ok()),
        language: language(stated(document, MetadataField::Language), found),
        published: stated(document, MetadataField::Published).and_then(date),
    }
}

fn stated(document: &Document, field: MetadataField) -> Option<&str> {
    let span = document.spans_of(NodeKind::Metadata(field)).next()?;
    Some(document.text(span).trim())
}

/// The stated language, or the one found when nothing is stated or something else.
fn language(stated: Option<&str>, found: Option<&str>) -> Option<String> {
    let stated = stated.and_then(language_tag);
    let same = |tag: &String| {
        found.is_none_or(|found| {
            tag.split('-').next().is_some_and(|own| own.eq_ignore_ascii_case(found))
        })
    };
    stated.filter(same).or_else(|| found.map(str::to_owned))
}

/// A BCP 47 tag: "en", "pt-BR"; "pt_BR" is often meant so.
fn language_tag(words: &str) -> Option<String> {
    let tag = words.replace('_', "-");
    let mut parts = tag.split('-');
    let first = parts.next().is_some_and(|part| {
        (2..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphabetic())
    });
    let rest = parts.all(|part| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    });
    (first && rest).then_some(tag)
}

/// An ISO date, or the one year in a date in other words.
fn date(words: &str) -> Option<String> {
    let iso = words.split('T').next().unwrap_or_default();
    let parts: Vec<&str> = iso.split('-').collect();
    let digits = |part: &str, count: usize| {
        part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_iso =
        digits(parts[0], 4) && parts.len() <= 3 && parts[1..].iter().all(|part| digits(part, 2));
    if is_iso {
        return Some(iso.to_owned());
    }
    let mut years = words
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| digits(word, 4) && matches!(&word[..2], "18" | "19" | "20"));
    let year = years.next()?;
    years.next().is_none().then(|| year.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_tags() {
        let check = |words: &str, expected: Option<&str>| {
            assert_eq!(language_tag(words).as_deref(), expected, "{words}");
        };
        check("en", Some("en"));
        check("pt_BR", Some("pt-BR"));
        check("zh-Hant-TW", Some("zh-Hant-TW"));
        check("English", None);
        check("en-", None);
        check("", None);
    }

    #[test]
    fn the_text_tells_its_language_better_than_a_field() {
        let check = |stated: Option<&str>, found: Option<&str>, expected: Option<&str>| {
            assert_eq!(language(stated, found).as_deref(), expected, "{stated:?} {found:?}");
        };
        check(Some("de-AT"), Some("de"), Some("de-AT"));
        check(Some("en"), Some("de"), Some("de"));
        check(Some("en"), None, Some("en"));
        check(None, Some("de"), Some("de"));
        check(Some("English"), None, None);
    }

    #[test]
    fn dates_are_normal_or_years() {
        let check = |words: &str, expected: Option<&str>| {
            assert_eq!(date(words).as_deref(), expected, "{words}");
        };
        check("2021-03-01", Some("2021-03-01"));
        check("2021-03-01T10:00", Some("2021-03-01"));
        check("2021", Some("2021"));
        check("March 3, 2021", Some("2021"));
        check("3/4/2021", Some("2021"));
        check("2020/2021", None);
        check("`r Sys.Date()`", None);
        check("", None);
    }
}
