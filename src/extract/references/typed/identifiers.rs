//! Identifiers and web addresses in an entry.
//!
//! Found before all fields, so that no rule takes their digits for a year or a volume.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::ident::{ArxivId, Doi, Isbn, Pmid, Url};

/// What an entry gives beside its fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identifiers {
    /// DOI.
    pub doi: Option<Doi>,
    /// ISBN.
    pub isbn: Option<Isbn>,
    /// arXiv identifier.
    pub arxiv: Option<ArxivId>,
    /// PubMed identifier.
    pub pmid: Option<Pmid>,
    /// The first address that is no resolver of the DOI.
    pub url: Option<Url>,
    /// All that they cover, with the words around them ("available at", "accessed on").
    pub ranges: Vec<Range<usize>>,
}

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is valid")
}

/// The words before a DOI and its first digits; [`Doi::at_start`] knows where it ends.
static DOI: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)(?:(?:\bhttps?\s?:\s?//(?:dx\.|www\.)?doi\.org/\s?|\bdoi\s?[:.]?\s*)+(?:https?://(?:dx\.|www\.)?doi\.org/)?(?P<told>10\.\s?\d{4,9})|(?P<bare>\b10\.\d{4,9}))",
    )
});
static ARXIV: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)[\[(]?(?:\barxiv\s?:\s?(?:https?://)?|\bhttps?://)?(?:\barxiv(?:\.org)?(?:\s?:\s?|/abs/|\s?,?\s?abs/|\s))(?P<id>[a-z-]+(?:\.[a-z]{2})?/\d{7}|\d{4}\s?\.\s?\d{4,5})(?:v\d+)?(?:\s*\[[a-z-]+(?:\.[a-z]{2})?\])?[\])]?",
    )
});
static PMID: LazyLock<Regex> = LazyLock::new(|| regex(r"(?i)\bPMID\s?:?\s?(?P<id>\d{1,8})\b"));
static ISBN: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?i)\bISBN(?:-1[03])?\s?:?\s?(?P<id>[\dX][\d –-]{8,15}[\dX])"));
static OTHER: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?:PMCID\s?:?\s?(?:PMC)?\s?\d+|e?ISSN\s?:?\s?\d{4}\s?-?\s?\d{3}[\dX])|\bMR\d{6,7}\b|\bZbl\s?[\d.]+|\[\s?(?:IN\s?SPIRE|online|internet|serial online|pubmed|crossref|google scholar)\s?\]\.?",
    )
});
static URL: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)(?:(?:\burl|\bonline|\bretrieved(?:\s+[^.:]{1,40})?\s+from|\bavailable(?:\s+online)?(?:\s+(?:at|from|on|in))?|\bdispon[ií]vel\s+em|\bdisponible\s+en|\baccessed\s+at|\bsee)\s*:?\s*)?<?(?P<url>(?:https?|ftp)\s?://\s?[^\s<>]+|\bwww\.[^\s<>]+)>?",
    )
});
static ACCESS: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)(?:[\[(](?:cited|viewed)|[\[(]?\b(?:(?:date\s+|last\s+)?accessed|retrieved|last\s+visited|consulted|acess(?:o|ado)\s+em|consult[ée]+|zugriff(?:\s+am)?|abgerufen(?:\s+am)?))\b[^\])\x1a]{0,12}\d[^\])\x1a.;]{0,24}[\])]?",
    )
});

/// All identifiers of an entry.
#[must_use]
pub fn find(text: &str) -> Identifiers {
    let mut found = Identifiers::default();
    found.find_doi(text);
    for hit in ARXIV.captures_iter(text) {
        let bare = hit.name("id").map(|id| id.as_str().replace(' ', ""));
        let parsed = bare.and_then(|id| ArxivId::parse(&id).ok());
        found.note(&hit, parsed, |found| &mut found.arxiv);
    }
    for hit in PMID.captures_iter(text) {
        let parsed = hit.name("id").and_then(|id| Pmid::parse(id.as_str()).ok());
        found.note(&hit, parsed, |found| &mut found.pmid);
    }
    for hit in ISBN.captures_iter(text) {
        let parsed = hit.name("id").and_then(|id| Isbn::parse(id.as_str()).ok());
        found.note(&hit, parsed, |found| &mut found.isbn);
    }
    for hit in URL.captures_iter(text) {
        let address = hit.name("url").filter(|url| !url.as_str().contains("doi.org/"));
        let parsed = address.and_then(|url| Url::parse(&url.as_str().replace(' ', "")).ok());
        found.note(&hit, parsed, |found| &mut found.url);
    }
    let notes = OTHER.find_iter(text).chain(ACCESS.find_iter(text));
    found.ranges.extend(notes.map(|hit| hit.range()));
    found
}

impl Identifiers {
    fn find_doi(&mut self, text: &str) {
        let mut from = 0;
        for hit in DOI.captures_iter(text) {
            let Some(start) = hit.name("told").or(hit.name("bare")) else { continue };
            if start.start() < from {
                continue;
            }
            if let Some((length, doi)) = Doi::at_start(&text[start.start()..]) {
                from = start.start() + length;
                // The stop behind it belongs to no field.
                from += usize::from(text[from..].starts_with('.'));
                self.ranges.extend(hit.get(0).map(|all| all.start()..from));
                self.doi.get_or_insert(doi);
            }
        }
    }

    /// Covers a hit and keeps its value if it is the first of its kind.
    fn note<T>(
        &mut self,
        hit: &regex::Captures<'_>,
        parsed: Option<T>,
        field: fn(&mut Self) -> &mut Option<T>,
    ) {
        self.ranges.extend(hit.get(0).map(|all| all.range()));
        let field = field(self);
        if field.is_none() {
            *field = parsed;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `left`: the text without what identifiers cover.
    fn check(text: &str, doi: &str, url: &str, arxiv: &str, left: &str) {
        let found = find(text);
        let show = |value: Option<&str>| value.unwrap_or("").to_owned();
        assert_eq!(show(found.doi.as_ref().map(Doi::as_str)), doi, "{text}");
        assert_eq!(show(found.url.as_ref().map(Url::as_str)), url, "{text}");
        assert_eq!(show(found.arxiv.as_ref().map(ArxivId::as_str)), arxiv, "{text}");
        let covered = |at: usize| found.ranges.iter().any(|range| range.contains(&at));
        let free: String =
            text.char_indices().filter(|(at, _)| !covered(*at)).map(|(_, c)| c).collect();
        assert_eq!(free.trim(), left, "{text}");
    }

    #[test]
    fn identifiers_are_found_and_covered() {
        check("Trust 3: 1. doi: 10.1000/ab.1.", "10.1000/ab.1", "", "", "Trust 3: 1.");
        check("Trust. https://doi.org/10.1000/AB", "10.1000/ab", "", "", "Trust.");
        let wiley = "10.1002/(SICI)1097(1998)17:15<16::AID-SIM1>3.0.CO;2-2";
        check(&format!("Trust. doi:{wiley}. PMID: 12"), &wiley.to_lowercase(), "", "", "Trust.");
        check("Trust. doi: 10. 1000/ ab, 5", "10.1000/ab", "", "", "Trust. , 5");
        check("Trust, arXiv:1702.08605, 2017", "", "", "1702.08605", "Trust, , 2017");
        check("Trust [arXiv:hep-th/0306062].", "", "", "hep-th/0306062", "Trust .");
        check(
            "Trust. Available at: www.example.org/a Accessed 15 Jan 2018.",
            "",
            "http://www.example.org/a",
            "",
            "Trust.  .",
        );
    }

    #[test]
    fn near_misses_are_left_alone() {
        for text in [
            "Trust 10.1 (2004) 5",
            "Trust 10. 2004/5: 3",
            "Cited works of 1999",
            "The available evidence, 1999",
        ] {
            check(text, "", "", "", text);
        }
    }
}
