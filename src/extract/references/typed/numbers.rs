//! Volume, issue and pages, also where one label holds several of them.

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Captures, Regex};

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
static ISSUE_BEFORE_PAGES: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\((?P<issue>[^()]{1,12})\)\s*[:,;]\s*(?P<rest>\S)"));
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

/// Hardly a volume has more issues, so that "9/10" is an issue and "41/42" a double volume.
const MOST_ISSUES: u32 = 12;

/// Reads the labels, in their order.
#[must_use]
pub fn read(
    text: &str,
    volumes: &[Range<usize>],
    issues: &[Range<usize>],
    pages: &[Range<usize>],
) -> Numbers {
    let mut reader = Reader { text, found: Numbers::default() };
    volumes.iter().for_each(|range| reader.volume(range.clone()));
    for range in issues {
        let range = issue(text, range.clone());
        if SAYS_ISSUE.is_match(&text[range.clone()]) {
            fill(&mut reader.found.issue, text, range);
        }
    }
    pages.iter().for_each(|range| reader.page(range.clone()));
    reader.found
}

struct Reader<'t> {
    text: &'t str,
    found: Numbers,
}

impl Reader<'_> {
    fn volume(&mut self, range: Range<usize>) {
        let bare = self.without_year(edges::bare(self.text, range));
        let bare = led(self.text, bare, &VOLUME_LEAD);
        let words = &self.text[bare.clone()];
        if !IS_NUMBER.is_match(words) {
            return;
        }
        if let Some(all) = ALL.captures(words) {
            self.take(&all, bare.start);
        } else if let Some(both) = BOTH.captures(words) {
            self.both(&both, bare);
        } else if let Some(turned) = TURNED.captures(words) {
            self.take(&turned, bare.start);
        } else {
            // "No. 291" alone counts what the labeller took it for, unless a volume is known.
            let counted = led(self.text, bare.clone(), &ISSUE_LEAD);
            let known = self.found.volume.is_some();
            let issue = counted != bare && known;
            let value = if issue { &mut self.found.issue } else { &mut self.found.volume };
            fill(value, self.text, counted);
        }
    }

    /// "2004;12", "12 (2004)": takes the year beside a volume.
    fn without_year(&mut self, bare: Range<usize>) -> Range<usize> {
        let found = YEAR.captures(&self.text[bare.clone()]);
        let Some((all, own)) = found.and_then(|year| Some((year.get(0)?, year.name("year")?)))
        else {
            return bare;
        };
        let rest = if all.start() == 0 {
            bare.start + all.end()..bare.end
        } else {
            bare.start..bare.start + all.start()
        };
        if !self.text[rest.clone()].contains(|c: char| c.is_ascii_digit()) {
            return bare;
        }
        let year = bare.start + own.start()..bare.start + own.end();
        fill(&mut self.found.year, self.text, year);
        edges::bare(self.text, rest)
    }

    /// Volume and issue in one.
    fn both(&mut self, both: &Captures<'_>, bare: Range<usize>) {
        // "41/42" is a double volume.
        let number =
            |name: &str| both.name(name).and_then(|part| part.as_str().parse::<u32>().ok());
        let double = number("volume").zip(number("slash"));
        if double.is_some_and(|(one, other)| one + 1 == other && one > MOST_ISSUES) {
            return fill(&mut self.found.volume, self.text, bare);
        }
        self.take(both, bare.start);
        let names = ["brackets", "named", "slash", "dot", "supplement"];
        let own = names.iter().find_map(|name| both.name(name));
        // "93 (September)" names a month, which is no issue.
        if let Some(own) = own.filter(|part| SAYS_ISSUE.is_match(part.as_str())) {
            let range = issue(self.text, bare.start + own.start()..bare.start + own.end());
            fill(&mut self.found.issue, self.text, range);
        }
    }

    fn page(&mut self, range: Range<usize>) {
        let mut bare = edges::bare(self.text, range);
        for lead in [&*ISSUE_BEFORE_PAGES, &*YEAR_BEFORE_PAGES] {
            if let Some(led) = lead.captures(&self.text[bare.clone()]) {
                self.take(&led, bare.start);
                bare.start += led.name("rest").map_or(0, |rest| rest.start());
            }
        }
        let words = &self.text[bare.clone()];
        // "430 p." counts the pages of a book.
        if is_count(words) {
            return;
        }
        match ALL.captures(words).filter(|_| self.found.volume.is_none()) {
            Some(all) => self.take(&all, bare.start),
            None => self.pages(led(self.text, bare, &PAGES_LEAD)),
        }
    }

    /// Adds a range of pages; several in a row are one value.
    fn pages(&mut self, bare: Range<usize>) {
        let value = plain_dashes(&collapse(&self.text[bare.clone()]));
        let value = value.trim_end_matches([' ', 'p', '.']).to_owned();
        match &mut self.found.pages {
            _ if value.is_empty() => {}
            Some((known, at)) if bare.start >= at.end && bare.start - at.end <= NEXT => {
                *known = format!("{known}, {value}");
                at.end = bare.end;
            }
            Some(_) => {}
            None => self.found.pages = Some((value, bare)),
        }
    }

    /// Takes the groups of a pattern that are named as the values are.
    fn take(&mut self, captures: &Captures<'_>, start: usize) {
        let values = [
            ("year", &mut self.found.year),
            ("volume", &mut self.found.volume),
            ("issue", &mut self.found.issue),
            ("pages", &mut self.found.pages),
        ];
        for (name, value) in values {
            if let Some(part) = captures.name(name) {
                fill(value, self.text, start + part.start()..start + part.end());
            }
        }
    }
}

/// What is known to be a volume, without "vol.".
#[must_use]
pub fn volume(text: &str, range: Range<usize>) -> Range<usize> {
    led(text, edges::bare(text, range), &VOLUME_LEAD)
}

/// What is known to be an issue, without "no.".
#[must_use]
pub fn issue(text: &str, range: Range<usize>) -> Range<usize> {
    led(text, edges::bare(text, range), &ISSUE_LEAD)
}

/// What is known to be a page, without "pp.".
#[must_use]
pub fn page(text: &str, range: Range<usize>) -> Range<usize> {
    led(text, edges::bare(text, range), &PAGES_LEAD)
}

/// Whether words count the pages of a book: "430 p."
#[must_use]
pub fn is_count(words: &str) -> bool {
    COUNT.is_match(words)
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
