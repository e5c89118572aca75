//! E-mail addresses, web pages and ORCID iDs in a stretch of text.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::ident::{Email, Orcid, Url};
use crate::text::pattern;

/// What was found, and where the first of it begins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contacts {
    /// E-mail addresses with their places.
    pub emails: Vec<(Email, Range<usize>)>,
    /// Web pages.
    pub homepages: Vec<(Url, Range<usize>)>,
    /// ORCID iDs with their places.
    pub orcids: Vec<(Orcid, Range<usize>)>,
}

static EMAIL: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+"));
/// "{a.ng, t.po}@example.org": several addresses at one host.
static BRACES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"[{\[]([^{}\[\]@<>()]+)[}\]]\s?@\s?([\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)")
});
static URL: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:https?://|www\.)[^\s<>,;]+"));
static PHONE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:tel(?:ephone)?|phone|mobile|fax|t[ée]l)\b\.?\s*(?:no\.?|number)?\s*:?\s*[+(]?\d",
    )
});
static ORCID: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?:https?://)?(?:www\.)?(?:orcid\.org/)?\d{4}-\d{4}-\d{4}-\d{3}[\dX]")
});
static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)[\s(,;*†]*(?:e-?mails?(?: address(?:es)?)?|mail|web(?: ?site| ?page)?|home ?page|url|orcid(?: id)?|phone|tel\.?|fax|(?:for )?correspond(?:ence|ing author)[^:@]{0,60})\s*:?\s*$",
    )
});

/// Reads all contacts of `text`.
pub fn find(text: &str) -> Contacts {
    let emails = EMAIL.find_iter(text).filter_map(|found| {
        Some((
            Email::parse(found.as_str().trim_start_matches(['\'', '.', '-'])).ok()?,
            found.range(),
        ))
    });
    let mut emails: Vec<(Email, Range<usize>)> = emails.chain(braced(text)).collect();
    emails.sort_by_key(|(_, range)| range.start);
    let orcids = ORCID.find_iter(text).filter_map(|found| {
        let digits = found.as_str().rsplit('/').next().unwrap_or_default();
        Some((Orcid::parse(digits).ok()?, found.range()))
    });
    let homepages = URL.find_iter(text).filter(|found| !found.as_str().contains("orcid.org"));
    let homepages =
        homepages.filter_map(|found| Some((Url::parse(found.as_str()).ok()?, found.range())));
    Contacts { emails, homepages: homepages.collect(), orcids: orcids.collect() }
}

/// The addresses of "{a, b}@host", each with the place of its own part.
fn braced(text: &str) -> impl Iterator<Item = (Email, Range<usize>)> + '_ {
    BRACES.captures_iter(text).flat_map(move |found| {
        let (Some(locals), Some(host)) = (found.get(1), found.get(2)) else { return Vec::new() };
        let mut addresses = Vec::new();
        let mut from = found.get_match().start();
        let mut at = locals.start();
        for local in locals.as_str().split_inclusive([',', ';', '|', '/']) {
            let name = local.trim_matches(|c: char| c.is_whitespace() || ",;|/".contains(c));
            if let Ok(email) = Email::parse(&format!("{name}@{}", host.as_str())) {
                addresses.push((email, from..at + local.len()));
            }
            at += local.len();
            from = at;
        }
        addresses
    })
}

impl Contacts {
    /// Where the words before the first contact end, its label ("E-mail:") left out.
    pub fn start(&self, text: &str) -> usize {
        let ranges = self.emails.iter().map(|(_, range)| range.start);
        let ranges = ranges.chain(self.homepages.iter().map(|(_, range)| range.start));
        let ranges = ranges.chain(self.orcids.iter().map(|(_, range)| range.start));
        let ranges = ranges.chain(PHONE.find(text).map(|found| found.start()));
        let first = ranges.min().unwrap_or(text.len());
        let head = &text[..first];
        let tail = head.len().saturating_sub(160);
        let tail = (tail..=head.len()).find(|at| head.is_char_boundary(*at)).unwrap_or(head.len());
        LABEL.find(&head[tail..]).map_or(first, |label| tail + label.start())
    }
}

/// Whether the part of an address before its `@` holds the name.
pub fn names(email: &Email, family: &str) -> bool {
    let local = email.as_str().split('@').next().unwrap_or_default();
    let letters = |text: &str| -> String { crate::extract::people::fold(text) };
    let (local, family) = (letters(local), letters(family));
    let whole = family.len() >= 3 && local.contains(&family);
    // Addresses are often cut: "jholbroo" for Holbrook.
    let head: String = family.chars().take(6).collect();
    whole || head.chars().count() == 6 && local.contains(&head)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contacts_and_their_labels_are_found() {
        let check = |text: &str, expected: &str| {
            let found = find(text);
            let emails = found.emails.iter().map(|(email, _)| email.to_string());
            let pages = found.homepages.iter().map(|(page, _)| page.to_string());
            let orcids = found.orcids.iter().map(|(orcid, _)| orcid.to_string());
            let all: Vec<String> = emails.chain(pages).chain(orcids).collect();
            let before = text[..found.start(text)].trim_end();
            assert_eq!(format!("{before} | {}", all.join(" ")), expected);
        };
        check("Oslo, Norway. E-mail: a.ng@example.org.", "Oslo, Norway. | a.ng@example.org");
        check("Oslo (NO) ng@b.no http://ng.b.no", "Oslo (NO) | ng@b.no http://ng.b.no");
        check("Oslo, Norway Tel. +47 22 00 00 00 ng@b.no", "Oslo, Norway | ng@b.no");
        check("Fax (1) 22 00", " | ");
        check("Tel Aviv 2 Road", "Tel Aviv 2 Road | ");
        check("Anna Ng", "Anna Ng | ");
        check("Oslo {a.ng, t.po}@b.no", "Oslo | a.ng@b.no t.po@b.no");
        check("Oslo {a.ng} at b.no", "Oslo {a.ng} at b.no | ");
    }

    #[test]
    fn addresses_name_people() {
        let check = |email: &str, family: &str, expected: bool| {
            let email = Email::parse(email).expect("is one");
            assert_eq!(names(&email, family), expected, "{email} {family}");
        };
        check("brandt.eva@b.no", "Brandt", true);
        check("jholbro@b.ca", "Holbrook", true);
        check("rland@b.ca", "Ålander", false);
        check("office@b.no", "Ng", false);
    }
}
