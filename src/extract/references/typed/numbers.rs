//! Volume, issue and pages, also where one label holds several of them.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::text::{collapse, pattern};

use super::edges;

/// A value and where it stands.
pub type Placed = (String, Range<usize>);

/// What the labels of volume, issue and pages say together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    /// Volume.
    pub volume: Option<Placed>,
    /// Issue.
    pub issue: Option<Placed>,
    /// Pages or number of the article.
    pub pages: Option<Placed>,
    /// A year that stood among them.
    pub year: Option<Placed>,
}

static VOLUME_LEAD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix) ^ (?: (?: vols? | volumes? | v | bd | band | bde | jg | jahrgang | t | tomes? | tomo | vyp | tom | d | deel | año | ano | anno | year ) \s* (?: \.\s* | º\s* | °\s* | \s+ )+ | (?: vols? | v | bd | t )(?P<glued>\d) )",
    )
});
static ISSUE_LEAD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix) ^ (?: (?: nos? | n | nr | nrs | num | núm | número | numero | numéro | number | issues? | iss | h | heft | hft | fasc | fascicule | fascículo | fascicolo | cuaderno | cahier | çahier | afl | vyp | ed ) (?: \s*[.º°˚]+\s* | \s+ ) | [№\#] \s* | n[º°˚o]\.? \s* )+",
    )
});
static PAGES_LEAD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix) ^ (?: (?: (?:at|on|see|from)\s+ )? (?: pp? | pgs? | pags? | págs? | páginas? | paginas? | pages? | pagine | s | seiten? | ss | blz | str | f | ff | fols? | folios? | cols? ) (?: \s*[.:]\s* | \s+ )+ | (?: pp? | pgs? | págs? | pages? )(?P<glued>\d) | (?: article | art | artigo | artículo | articolo | paper | id | eid | e-?location ) (?: \s* (?: \. | : | \# | no\.? | number | num\.? | id | n[º°] ) )* \s* )",
    )
});
/// "12(3)", "Vol. 9, No. 2", "12 (Suppl. 1)", "9/2", "12, n. 3".
static BOTH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix) ^ (?P<volume> [a-z]{0,2}\s?\d+[a-z]? | [ivxlcdm]+ | \d+\s?[-–/]\s?\d+ ) (?: \s*[,;.]?\s* \( \s* (?P<brackets> [^()]+ ) \s* \)? | \s*[,;.:]?\s* (?P<lead> (?:nos?|n|nr|num|núm|number|issues?|iss|h|heft|fasc|fascicule|cahier) \s*[.º°˚]*\s+ | n[º°˚]\s* | [№\#]\s* ) (?P<named> [\w\d][^()\s,;]*(?:\s?[-–/&]\s?\w+)? ) | \s* / \s* (?P<slash> \d+(?:[-–]\d+)? ) | \.(?P<dot> \d+(?:[-–/]\d+)? ) | \s*[,;.]?\s* (?P<supplement> (?:suppl?(?:l|ement)?|spec(?:ial)?(?:\s+(?:issue|no))?)\b \.? \s* \w* ) ) \s* $",
    )
});
/// "12:345–350", "12(3):345-50", "2004;12(3):345".
static ALL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix) ^ (?: (?P<year>(?:1[89]|20)\d\d) \s*[;,:]\s* )? (?P<volume> [a-z]?\d+[a-z]? ) \s* (?: \( (?P<issue>[^()]+) \) )? \s* : \s* (?P<pages> [a-z]?\d [\w\d\s.,–−—-]* ) $",
    )
});
static BEFORE_PAGES: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\((?P<issue>[^()]{1,12})\)\s*[:,;]\s*"));
/// "No. 29, Vol. 4".
static TURNED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix) ^ (?: nos? | nr | num | núm | issue | n[º°˚] )[\s.]* (?P<issue> \d+(?:\s?[-–/]\s?\d+)? ) \s*[,;]?\s* vol(?:ume)?[\s.]* (?P<volume> \w+ ) $",
    )
});
static YEAR_BEFORE_PAGES: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?P<year>(?:1[89]|20)\d\d)[\s.,;:]+(?P<rest>pp?\.)"));
/// What a volume may be: digits, Roman numerals, a letter or two.
static IS_NUMBER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\d|^[IVXLCDMivxlcdm]+\b|^\p{Lu}{1,3}$|\p{Han}"));
/// A number, a supplement or a special issue.
static SAYS_ISSUE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\d|suppl|spec|extra|index|^\w$|^[ivxlc]+$"));
static YEAR: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?:^|[\s(,;])\(?(?P<year>(?:1[89]|20)\d\d[a-z]?)\)?\s*(?:[;,:)]|$)")
});
static COUNT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix) ^ (?: [ivxlc]+ \s*[,+]\s* )? \[?\d+\]? \s? (?: pp? | pgs? | págs? | páginas | pages | seiten | s | f | fls? | folhas | leaves ) \b \.? ( \s*:.* )? $",
    )
});

/// Bytes of marks and "pp." between two ranges of pages that are one value.
const NEXT: usize = 6;

/// Reads the labels, in their order.
#[must_use]
pub fn read(
    text: &str,
    volumes: &[Range<usize>],
    issues: &[Range<usize>],
    pages: &[Range<usize>],
) -> Numbers {
    let mut found = Numbers::default();
    for range in volumes {
        volume(text, range.clone(), &mut found);
    }
    for range in issues {
        let range = issue(text, range.clone());
        if SAYS_ISSUE.is_match(&text[range.clone()]) {
            fill(&mut found.issue, text, range);
        }
    }
    for range in pages {
        page(text, range.clone(), &mut found);
    }
    found
}

fn volume(text: &str, range: Range<usize>, found: &mut Numbers) {
    let mut bare = edges::bare(text, range);
    // "2004;12", "12 (2004)": a year beside the volume.
    if let Some(year) = YEAR.captures(&text[bare.clone()])
        && let (Some(all), Some(own)) = (year.get(0), year.name("year"))
    {
        let rest = if all.start() == 0 {
            bare.start + all.end()..bare.end
        } else {
            bare.start..bare.start + all.start()
        };
        if text[rest.clone()].contains(|c: char| c.is_ascii_digit()) {
            let at = bare.start + own.start()..bare.start + own.end();
            fill(&mut found.year, text, at);
            bare = edges::bare(text, rest);
        }
    }
    let bare = led(text, bare, &VOLUME_LEAD);
    if !IS_NUMBER.is_match(&text[bare.clone()]) {
        return;
    }
    if let Some(all) = ALL.captures(&text[bare.clone()]) {
        let at = |name: &str| {
            all.name(name).map(|part| bare.start + part.start()..bare.start + part.end())
        };
        for (value, range) in [
            (&mut found.year, at("year")),
            (&mut found.volume, at("volume")),
            (&mut found.issue, at("issue")),
            (&mut found.pages, at("pages")),
        ] {
            range.into_iter().for_each(|range| fill(value, text, range));
        }
    } else if let Some(both) = BOTH.captures(&text[bare.clone()]) {
        let at = |part: regex::Match<'_>| bare.start + part.start()..bare.start + part.end();
        let own = ["brackets", "named", "slash", "dot", "supplement"]
            .iter()
            .find_map(|name| both.name(name));
        both.name("volume").into_iter().for_each(|part| fill(&mut found.volume, text, at(part)));
        // "93 (September)" names a month, which is no issue.
        let own = own.filter(|part| SAYS_ISSUE.is_match(part.as_str()));
        // "41/42" is a double volume.
        let volume = both.name("volume").and_then(|part| part.as_str().parse::<u32>().ok());
        let slash = both.name("slash").and_then(|part| part.as_str().parse::<u32>().ok());
        if volume.zip(slash).is_some_and(|(one, other)| one + 1 == other && one > 12) {
            found.volume = None;
            return fill(&mut found.volume, text, bare);
        }
        own.into_iter().for_each(|part| fill(&mut found.issue, text, issue(text, at(part))));
    } else if let Some(turned) = TURNED.captures(&text[bare.clone()]) {
        let at = |name: &str| {
            turned
                .name(name)
                .map_or(0..0, |part| bare.start + part.start()..bare.start + part.end())
        };
        fill(&mut found.issue, text, at("issue"));
        fill(&mut found.volume, text, at("volume"));
    } else {
        // "No. 291" alone counts what the labeller took it for, unless a volume is known.
        let counted = led(text, bare.clone(), &ISSUE_LEAD);
        let value = if counted != bare && found.volume.is_some() {
            &mut found.issue
        } else {
            &mut found.volume
        };
        fill(value, text, counted);
    }
}

fn issue(text: &str, range: Range<usize>) -> Range<usize> {
    led(text, edges::bare(text, range), &ISSUE_LEAD)
}

fn page(text: &str, range: Range<usize>, found: &mut Numbers) {
    let mut bare = edges::bare(text, range);
    // "(Pt4), 486-501"
    if let Some(led) = BEFORE_PAGES.captures(&text[bare.clone()]) {
        let at = led
            .name("issue")
            .map_or(0..0, |part| bare.start + part.start()..bare.start + part.end());
        bare.start += led.get(0).map_or(0, |all| all.end());
        fill(&mut found.issue, text, at);
    }
    // "2012 p. 63–111"
    if let Some(led) = YEAR_BEFORE_PAGES.captures(&text[bare.clone()]) {
        let at = led
            .name("year")
            .map_or(0..0, |part| bare.start + part.start()..bare.start + part.end());
        bare.start += led.name("rest").map_or(0, |rest| rest.start());
        fill(&mut found.year, text, at);
    }
    let words = &text[bare.clone()];
    // "430 p." counts the pages of a book.
    if COUNT.is_match(words) {
        return;
    }
    if let Some(all) = ALL.captures(words).filter(|_| found.volume.is_none()) {
        let at = |name: &str| {
            all.name(name).map(|part| bare.start + part.start()..bare.start + part.end())
        };
        for (value, range) in [
            (&mut found.volume, at("volume")),
            (&mut found.issue, at("issue")),
            (&mut found.pages, at("pages")),
        ] {
            range.into_iter().for_each(|range| fill(value, text, range));
        }
        return;
    }
    let bare = led(text, bare, &PAGES_LEAD);
    let value = plain_dashes(&collapse(&text[bare.clone()]));
    let value = value.trim_end_matches([' ', 'p', '.']).to_owned();
    if value.is_empty() {
        return;
    }
    match &mut found.pages {
        // Several ranges in a row are one value.
        Some((known, at)) if bare.start >= at.end && bare.start - at.end <= NEXT => {
            *known = format!("{known}, {value}");
            at.end = bare.end;
        }
        Some(_) => {}
        None => found.pages = Some((value, bare)),
    }
}

/// Without a lead-in such as "vol."
fn led(text: &str, bare: Range<usize>, lead: &Regex) -> Range<usize> {
    let Some(found) = lead.captures(&text[bare.clone()]) else { return bare };
    let end = found.name("glued").map(|glued| glued.start());
    let end = end.or(found.get(0).map(|all| all.end())).unwrap_or(0);
    if end >= bare.len() { bare } else { edges::bare(text, bare.start + end..bare.end) }
}

fn fill(value: &mut Option<Placed>, text: &str, range: Range<usize>) {
    let range = edges::bare(text, range);
    if value.is_none() && !range.is_empty() {
        *value = Some((plain_dashes(&collapse(&text[range.clone()])), range));
    }
}

/// One hyphen for every dash, without spaces around it.
#[must_use]
pub fn plain_dashes(pages: &str) -> String {
    let dashes = ['-', '–', '—', '−', '‐', '‑', '‒', '―', '˗', '~'];
    let parts = pages.split(dashes).map(str::trim).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `volume`, `issue`, `pages`: labels, if not empty; `expected`: the three values and a year.
    fn check(volume: &str, issue: &str, pages: &str, expected: [&str; 4]) {
        let text = format!("{volume}{issue}{pages}");
        let range = |start: usize, words: &str| {
            (!words.is_empty())
                .then_some(start..start + words.len())
                .into_iter()
                .collect::<Vec<_>>()
        };
        let (one, two) = (volume.len(), volume.len() + issue.len());
        let found = read(&text, &range(0, volume), &range(one, issue), &range(two, pages));
        let show = |value: Option<Placed>| value.map(|(value, _)| value).unwrap_or_default();
        let found = [found.volume, found.issue, found.pages, found.year].map(show);
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn lead_ins_go() {
        check("Vol. 12,", "(3):", "pp. 163 – 186).", ["12", "3", "163-186", ""]);
        check("106,", "no. 2,", "p. 5.", ["106", "2", "5", ""]);
        check("(Vol. 3, Part A,", "", "pp. 1761–1800).", ["3, Part A", "", "1761-1800", ""]);
        check("Jg. 12", "H. 3", "S. 12-15", ["12", "3", "12-15", ""]);
        check("v. 9,", "n. 2,", "p. 1642——48", ["9", "2", "1642-48", ""]);
        check("t. II,", "fasc. 1", "págs. 3-9", ["II", "1", "3-9", ""]);
        check("v83", "nº 4", "p12", ["83", "4", "12", ""]);
        check("B33", "", "B04307", ["B33", "", "B04307", ""]);
        check("7", "Suppl. 1", "S12–S15", ["7", "Suppl. 1", "S12-S15", ""]);
        check("7", "", "Article e12345", ["7", "", "e12345", ""]);
        check("7", "", "xii–xv", ["7", "", "xii-xv", ""]);
    }

    #[test]
    fn labels_of_several_are_parted() {
        check("12(3)", "", "", ["12", "3", "", ""]);
        check("12 (3–4):", "", "", ["12", "3-4", "", ""]);
        check("Vol. 9, No. 2,", "", "", ["9", "2", "", ""]);
        check("9/2", "", "", ["9", "2", "", ""]);
        check("37.2", "", "", ["37", "2", "", ""]);
        check("No. 29, Vol. 4", "", "", ["4", "29", "", ""]);
        check("No. 291,", "", "", ["291", "", "", ""]);
        check("93 (September)", "", "", ["93", "", "", ""]);
        check("41/42", "", "", ["41/42", "", "", ""]);
        check("de", "December", "2012 p. 63-111", ["", "", "63-111", "2012"]);
        check("12 Suppl 1", "", "", ["12", "Suppl 1", "", ""]);
        check("2004;12", "", "", ["12", "", "", "2004"]);
        check("12 (2004)", "", "", ["12", "", "", "2004"]);
        check("", "", "12:345–350.", ["12", "", "345-350", ""]);
        check("", "", "12(3): 345–350.", ["12", "3", "345-350", ""]);
        check("", "", "(Pt 4), 486-501", ["", "Pt 4", "486-501", ""]);
        check("2004;12(3):345-9", "", "", ["12", "3", "345-9", "2004"]);
    }

    #[test]
    fn counts_of_pages_are_no_pages() {
        check("", "", "430p.", ["", "", "", ""]);
        check("", "", "xii + 430 pages.", ["", "", "", ""]);
        check("", "", "12-15 p.", ["", "", "12-15", ""]);
        check("2004", "", "", ["2004", "", "", ""]);
    }

    #[test]
    fn pages_have_plain_dashes() {
        assert_eq!(plain_dashes("163 – 186"), "163-186");
        assert_eq!(plain_dashes("1642——48"), "1642-48");
        assert_eq!(plain_dashes("B04307"), "B04307");
    }
}
