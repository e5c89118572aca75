//! Identifiers and web addresses in an entry.
//!
//! Found before all fields, so that no rule takes their digits for a year or a volume.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::ident::{ArxivId, Doi, Isbn, Issn, Pmcid, Pmid, Url};
use crate::text::pattern;

/// What an entry gives beside its fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identifiers {
    /// DOI.
    pub doi: Option<Doi>,
    /// ISBN.
    pub isbn: Option<Isbn>,
    /// ISSN.
    pub issn: Option<Issn>,
    /// arXiv identifier.
    pub arxiv: Option<ArxivId>,
    /// PubMed identifier.
    pub pmid: Option<Pmid>,
    /// PubMed Central identifier.
    pub pmcid: Option<Pmcid>,
    /// The first address that is no resolver of the DOI.
    pub url: Option<Url>,
    /// Where the values stand, each with the name of its field.
    pub places: Vec<(&'static str, Range<usize>)>,
    /// All that they cover, with the words around them ("available at", "accessed on").
    pub ranges: Vec<Range<usize>>,
}

/// The words before a DOI and its first digits; [`Doi::at_start`] knows where it ends.
static DOI: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:(?:\bhttps?\s?:\s?//(?:dx\.|www\.)?doi\.org/\s?|\bdoi\s?[:.]?\s*)+(?:https?://(?:dx\.|www\.)?doi\.org/)?(?P<told>10\.\s?\d{4,9})|(?P<bare>\b10\.\d{4,9}))",
    )
});
static ARXIV: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)[\[(]?(?:\barxiv\s?:\s?(?:https?://)?|\bhttps?://)?(?:\barxiv(?:\.org)?(?:\s?:\s?|/abs/|\s?,?\s?abs/|\s))(?P<id>[a-z-]+(?:\.[a-z]{2})?/\d{7}|\d{4}\s?\.\s?\d{4,5})(?:v\d+)?(?:\s*\[[a-z-]+(?:\.[a-z]{2})?\])?[\])]?",
    )
});
static PMID: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\bPMID\s?:?\s?(?P<id>\d{1,8})\b"));
static ISBN: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\bISBN(?:-1[03])?\s?:?\s?(?P<id>[\dX][\d –-]{8,15}[\dX])"));
static ISSN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\be?-?ISSN(?:-L)?(?:\s?\((?:print|online)\))?\s?:?\s?(?P<id>\d{4}\s?[-–]?\s?\d{3}[\dX])",
    )
});
static PMCID: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)(?:\bPMCID\s?:?\s?(?:PMC)?\s?|\bPMC\s?:?\s?)(?P<id>\d{5,8})\b"));
static OTHER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\bMR\d{6,7}\b|\bZbl\s?[\d.]+|\[\s?(?:IN\s?SPIRE|online|internet|serial online|pubmed|crossref|google scholar)\s?\]\.?",
    )
});
static URL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:(?:\burl|\bonline|\bretrieved(?:\s+[^.:]{1,40})?\s+from|\bavailable(?:\s+online)?(?:\s+(?:at|from|on|in))?|\bdispon[ií]vel\s+em|\bdisponible\s+en|\baccessed\s+at|\bsee)\s*:?\s*)?<?(?P<url>(?:https?|ftp)\s?://\s?[^\s<>]+|\bwww\.[^\s<>]+)>?",
    )
});
/// An address without scheme and "www.".
static BARE_URL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:^|[\s<(])(?P<url>[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|edu|gov|int|io|info|eu|uk|de|fr|es|it|br|ca|au|nl|ch|at|be|mx|ar|cl|co|pt|jp|in|cn|se|no|dk|fi|pl|ie|nz|za)(?:/[^\s<>]*)?)(?:[\s>),.;]|$)",
    )
});
static ACCESS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:[\[(](?:cited|viewed)|[\[(]?\b(?:(?:date\s+|last\s+)?accessed|retrieved|last\s+visited|consulted|acess(?:o|ado)\s+em|consult[ée]+|zugriff(?:\s+am)?|abgerufen(?:\s+am)?))\b[^\])\x1a]{0,12}\d[^\])\x1a.;]{0,24}[\])]?",
    )
});

/// All identifiers of an entry.
#[must_use]
pub fn find(text: &str) -> Identifiers {
    let mut found = Identifiers::default();
    found.find_doi(text);
    let bare = |id: &str| ArxivId::parse(&id.replace(' ', "")).ok();
    found.each(text, "arxiv", &ARXIV, bare, |found| &mut found.arxiv);
    found.each(text, "pmid", &PMID, |id| Pmid::parse(id).ok(), |found| &mut found.pmid);
    found.each(text, "pmcid", &PMCID, |id| Pmcid::parse(id).ok(), |found| &mut found.pmcid);
    found.each(text, "isbn", &ISBN, |id| Isbn::parse(id).ok(), |found| &mut found.isbn);
    let bare = |id: &str| Issn::parse(&id.replace([' ', '–'], "")).ok();
    found.each(text, "issn", &ISSN, bare, |found| &mut found.issn);
    found.each(text, "url", &URL, url, |found| &mut found.url);
    let notes = OTHER.find_iter(text).chain(ACCESS.find_iter(text));
    found.ranges.extend(notes.map(|hit| hit.range()));
    found
}

/// Whether a date says when an address was visited: "accessed 5 June 2001", "[cited 2001]".
#[must_use]
pub fn is_visit(text: &str, range: &Range<usize>) -> bool {
    ACCESS.find_iter(text).any(|hit| hit.start() < range.end && range.start < hit.end())
}

/// Whether words hold an identifier or address, so that their digits count nothing.
#[must_use]
pub fn is_inside(words: &str) -> bool {
    words.contains("://") || DOI.is_match(words)
}

/// An address that is no resolver of a DOI.
fn url(printed: &str) -> Option<Url> {
    let resolver = printed.contains("doi.org/");
    Url::parse(&printed.replace(' ', "")).ok().filter(|_| !resolver)
}

impl Identifiers {
    fn find_doi(&mut self, text: &str) {
        let mut from = 0;
        for hit in DOI.captures_iter(text) {
            let Some(start) = hit.name("told").or(hit.name("bare")).map(|hit| hit.start()) else {
                continue;
            };
            if start < from {
                continue;
            }
            if let Some((length, doi)) = Doi::at_start(&text[start..]) {
                from = start + length;
                if self.doi.is_none() {
                    self.doi = Some(doi);
                    self.places.push(("doi", start..from));
                }
                // The stop behind it belongs to no field.
                from += usize::from(text[from..].starts_with('.'));
                self.ranges.extend(hit.get(0).map(|all| all.start()..from));
            }
        }
    }

    /// Covers every hit of a pattern and keeps the first value.
    fn each<T>(
        &mut self,
        text: &str,
        name: &'static str,
        pattern: &Regex,
        parse: impl Fn(&str) -> Option<T>,
        field: fn(&mut Self) -> &mut Option<T>,
    ) {
        for hit in pattern.captures_iter(text) {
            let printed = hit.iter().skip(1).flatten().next();
            self.ranges.extend(hit.get(0).map(|all| all.range()));
            let parsed = printed.and_then(|printed| parse(printed.as_str()));
            if let (None, Some(value), Some(printed)) = (field(self).as_ref(), parsed, printed) {
                *field(self) = Some(value);
                self.places.push((name, printed.range()));
            }
        }
    }

    /// Reads what is labelled as an identifier and has no pattern of its own: a DOI or an
    /// address broken by blanks, an address without its scheme.
    pub fn read_label(&mut self, text: &str, range: Range<usize>) {
        let words = &text[range.clone()];
        let whole: String = words.split_whitespace().collect();
        let blanks = words.split_whitespace().count().saturating_sub(1);
        if self.doi.is_none()
            && blanks <= 3
            && let Some(hit) = DOI.captures(&whole)
        {
            let start = hit.name("told").or(hit.name("bare")).map_or(0, |hit| hit.start());
            self.doi = Doi::at_start(&whole[start..]).map(|(_, doi)| doi);
            let at = super::edges::bare(text, range.clone());
            self.places.extend(self.doi.as_ref().map(|_| ("doi", at)));
        }
        if self.url.is_none()
            && let Some(url) = BARE_URL.captures(words).and_then(|hit| hit.name("url"))
        {
            self.url = Url::parse(&format!("http://{}", url.as_str())).ok();
            let at = range.start + url.start()..range.start + url.end();
            self.places.extend(self.url.as_ref().map(|_| ("url", at)));
        }
    }

    /// Reads the rest of an address that a label covers beyond a blank: "http://a.org/ b.html".
    pub fn extend_url(&mut self, text: &str, range: Range<usize>) {
        let Some((_, at)) = self.places.iter_mut().find(|(name, _)| *name == "url") else { return };
        if !(range.start <= at.start && at.end < range.end) {
            return;
        }
        let rest = &text[at.end..range.end];
        let open = text[..at.end].ends_with(['/', '-', '_', '=', '?', '&', '%', '~'])
            || rest.trim_start().starts_with(['/', '?', '=', '&', '_', '~']);
        let more = rest.split_whitespace().next().filter(|_| open && rest.starts_with(' '));
        let Some(more) = more.filter(|more| !more.contains("://")) else { return };
        let end = at.end + (rest.len() - rest.trim_start().len()) + more.len();
        let joined = format!("{}{more}", &text[at.clone()]);
        if let Ok(url) = Url::parse(&joined.replace(' ', "")) {
            self.url = Some(url);
            at.end = end;
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
            "Trust. doi:10.1002/(SICI)1097-0258(1998)17:15/16<16::AID-SIM9>3.0.CO;2-2.",
            "10.1002/(sici)1097-0258(1998)17:15/16<16::aid-sim9>3.0.co;2-2",
            "",
            "",
            "Trust.",
        );
        check(
            "Trust. Available at: www.example.org/a Accessed 15 Jan 2018.",
            "",
            "http://www.example.org/a",
            "",
            "Trust.  .",
        );
    }

    #[test]
    fn numbers_of_libraries_are_read() {
        let found = find("ISSN 0028-0836. PMID: 12345678; PMCID: PMC3148254. ISBN 0-306-40615-2");
        assert_eq!(found.issn.map(|id| id.to_string()).as_deref(), Some("0028-0836"));
        assert_eq!(found.pmid.map(|id| id.to_string()).as_deref(), Some("12345678"));
        assert_eq!(found.pmcid.map(|id| id.to_string()).as_deref(), Some("PMC3148254"));
        assert_eq!(found.isbn.map(|id| id.to_string()).as_deref(), Some("9780306406157"));
    }

    #[test]
    fn labels_are_read_where_patterns_fail() {
        let label = |text: &str| {
            let mut found = find(text);
            found.read_label(text, 0..text.len());
            found.extend_url(text, 0..text.len());
            (found.doi.map(|doi| doi.to_string()), found.url.map(|url| url.to_string()))
        };
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(label("doi: 10. 1000/ab.1"), (some("10.1000/ab.1"), None));
        assert_eq!(label("example.org/a/b"), (None, some("http://example.org/a/b")));
        assert_eq!(label("http://example.org/ a.html"), (None, some("http://example.org/a.html")));
        assert_eq!(label("http://example.org/a Accessed"), (None, some("http://example.org/a")));
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
