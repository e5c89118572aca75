//! Digital Object Identifiers.

use super::{IdentError, Reason, error, identifier, strip_prefixes};

identifier! {
    /// A DOI in lower case, without a resolver: `10.1080/00343400123`.
    ///
    /// Case has no meaning in a DOI (ISO 26324), so lower case is the normal form.
    Doi
}

const PREFIXES: &[&str] = &[
    "https://doi.org/",
    "http://doi.org/",
    "https://www.doi.org/",
    "http://www.doi.org/",
    "https://dx.doi.org/",
    "http://dx.doi.org/",
    "doi.org/",
    "dx.doi.org/",
    "doi:",
    "doi ",
];

/// Longer ones, in bytes as written, are none.
const LONGEST: usize = 500;

/// What may stand behind a DOI without being part of it.
const BEHIND: &str = ".,;:\"'”’»)]}>。，";

/// Marks written as the Web writes them.
const ENCODED: &[(&str, char)] = &[
    ("%3c", '<'),
    ("%3e", '>'),
    ("%3a", ':'),
    ("%3b", ';'),
    ("%28", '('),
    ("%29", ')'),
    ("%5b", '['),
    ("%5d", ']'),
    ("%2f", '/'),
];
const ENTITIES: &[(&str, char)] =
    &[("lt;", '<'), ("gt;", '>'), ("#60;", '<'), ("#62;", '>'), ("#x3c;", '<'), ("#x3e;", '>')];

/// What follows a semicolon that ends a DOI.
const NEXT: &[&str] =
    &["pmid", "pmc", "doi", "http", "url", "www", "arxiv", "isbn", "issn", "epub", "10."];

impl Doi {
    /// Reads a DOI with or without resolver or `doi:`; final punctuation of a sentence is left out.
    ///
    /// # Errors
    /// When it does not start with `10.`, a registrant of four to nine digits and a slash.
    pub fn parse(text: &str) -> Result<Self, IdentError> {
        let mut bare = text.trim();
        loop {
            let shorter = strip_prefixes(bare, PREFIXES);
            if shorter.len() == bare.len() {
                break;
            }
            bare = shorter;
        }
        let whole = Self::at_start(bare).filter(|(length, _)| {
            let may_follow = |c: char| c.is_whitespace() || is_unseen(c) || BEHIND.contains(c);
            bare[*length..].chars().all(may_follow)
        });
        whole.map(|(_, doi)| doi).ok_or_else(|| error("DOI", text, Reason::Shape))
    }

    /// Reads the DOI that a text starts with: its length as written, and itself.
    ///
    /// Knows the DOIs of Wiley and others that hold a SICI, with `<>` in them (`15<1661::AID-SIM968>3.0.CO;2-2`),
    /// also as entities or percent signs; blanks where a line broke a DOI that cannot end
    /// there; and brackets and stops of the sentence around it.
    #[must_use]
    pub fn at_start(text: &str) -> Option<(usize, Self)> {
        let written = written(text);
        let mut reader = Reader { written: &written, at: 0, doi: String::new(), ends: Vec::new() };
        reader.registrant()?;
        let start = reader.doi.len();
        reader.suffix(start);
        let is_whole = reader.at < written.len() || text.len() <= LONGEST;
        let doi = reader.doi.trim_end_matches(['.', ';', ':', '\'', '(', '[']);
        let says = doi.get(start..)?.contains(|c: char| c.is_ascii_alphanumeric());
        let length = *reader.ends.get(doi.len().checked_sub(1)?)?;
        (is_whole && says).then(|| (length, Self(doi.to_owned())))
    }
}

/// A character, and where it ends in the text as written.
type Written = (char, usize);

/// The first characters of a text, with entities and percent signs read.
fn written(text: &str) -> Vec<Written> {
    let mut read = Vec::new();
    let mut at = 0;
    while at < text.len().min(LONGEST) {
        let rest = &text[at..];
        let (c, length) = encoded(rest).unwrap_or_else(|| {
            let c = rest.chars().next().unwrap_or(' ');
            (c, c.len_utf8())
        });
        at += length;
        match c {
            _ if is_unseen(c) => {}
            '‐' | '‑' | '–' | '−' => read.push(('-', at)),
            _ => read.push((c, at)),
        }
    }
    read
}

/// Whether a character is a mark for line breaks and joins, which nobody sees.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

fn encoded(rest: &str) -> Option<(char, usize)> {
    let find = |table: &[(&str, char)], text: &str| {
        let fits =
            |code: &str| text.get(..code.len()).is_some_and(|head| head.eq_ignore_ascii_case(code));
        table.iter().find(|(code, _)| fits(code)).map(|(code, c)| (*c, code.len()))
    };
    if let Some(mut name) = rest.strip_prefix('&') {
        // An entity that was written as an entity once more.
        while let Some(shorter) = name.strip_prefix("amp;") {
            name = shorter;
        }
        let before = rest.len() - name.len();
        return Some(
            find(ENTITIES, name).map_or(('&', before), |(c, length)| (c, before + length)),
        );
    }
    find(ENCODED, rest)
}

/// Reads characters as long as they are a DOI.
struct Reader<'w> {
    written: &'w [Written],
    /// Place of the next character.
    at: usize,
    /// What was read: ASCII only.
    doi: String,
    /// Where each of its characters ends as written.
    ends: Vec<usize>,
}

impl Reader<'_> {
    /// "10.1000/": one blank may follow the first stop and stand around the slash.
    fn registrant(&mut self) -> Option<()> {
        for expected in ['1', '0', '.'] {
            self.take(|c| c == expected)?;
        }
        self.blank();
        let start = self.doi.len();
        while self.take(|c| c.is_ascii_digit()).is_some() {}
        let digits = self.doi.len() - start;
        while self.peek(0) == Some('.') && self.peek(1).is_some_and(|c| c.is_ascii_digit()) {
            self.push('.');
            while self.take(|c| c.is_ascii_digit()).is_some() {}
        }
        if self.next_after_blank() == Some('/') {
            self.blank();
        }
        self.take(|c| c == '/')?;
        self.blank();
        (4..=9).contains(&digits).then_some(())
    }

    /// What stands behind the slash, which ends at `start`.
    fn suffix(&mut self, start: usize) {
        let (mut round, mut square) = (0_usize, 0_usize);
        while let Some(c) = self.peek(0) {
            match c {
                '(' => round += 1,
                '[' => square += 1,
                ')' if round == 0 => return,
                ']' if square == 0 => return,
                ')' => round -= 1,
                ']' => square -= 1,
                '<' if self.group() => continue,
                '<' | '>' | ',' | '?' | '"' | '{' | '}' | '|' | '`' | '^' => return,
                ';' if self.ends_at_semicolon() => return,
                '\\' if self.peek(1) == Some('_') => {
                    self.at += 1;
                    continue;
                }
                '\\' => return,
                c if c.is_whitespace() => {
                    if !self.is_broken(start) {
                        return;
                    }
                    self.blank();
                    continue;
                }
                c if !c.is_ascii_graphic() => return,
                _ => {}
            }
            self.push(c);
        }
    }

    /// Takes a whole `<1661::AID-SIM968>`, if there is one; the tag of a markup is none.
    fn group(&mut self) -> bool {
        let rest = &self.written[self.at + 1..];
        let Some(length) = rest.iter().position(|(c, _)| matches!(c, '>' | '<' | '/')) else {
            return false;
        };
        let inside = &rest[..length];
        let fits = rest[length].0 == '>'
            && inside.iter().any(|(c, _)| *c == ':')
            && inside.iter().all(|(c, _)| c.is_ascii_graphic() || c.is_whitespace());
        if fits {
            for _ in 0..length + 2 {
                let (c, _) = self.written[self.at];
                if c.is_whitespace() { self.at += 1 } else { self.push(c) }
            }
        }
        fits
    }

    /// Whether the semicolon that comes next stands behind the DOI.
    fn ends_at_semicolon(&self) -> bool {
        if self.doi.ends_with(".co") && self.next_behind(1).is_some_and(|c| c.is_ascii_digit()) {
            return false;
        }
        let rest = self.written[self.at + 1..].iter().map(|(c, _)| *c);
        let word: String = rest.take(5).flat_map(char::to_lowercase).collect();
        let goes_on = word.starts_with(|c: char| c.is_ascii_alphanumeric());
        !goes_on || NEXT.iter().any(|next| word.starts_with(next))
    }

    /// Whether the DOI cannot end at the blank that comes next, but a line can.
    fn is_broken(&self, start: usize) -> bool {
        let suffix = &self.doi[start..];
        let next = self.next_after_blank().unwrap_or(' ');
        let open = suffix.ends_with(".co;") && next.is_ascii_digit();
        let hyphen =
            suffix.ends_with(['-', '_']) && (next.is_ascii_digit() || next.is_ascii_lowercase());
        // Nothing of Elsevier's is called "j." alone.
        open || hyphen || suffix == "j." && next.is_ascii_alphanumeric()
    }

    fn peek(&self, ahead: usize) -> Option<char> {
        self.written.get(self.at + ahead).map(|(c, _)| *c)
    }

    fn next_behind(&self, ahead: usize) -> Option<char> {
        let rest = self.written.get(self.at + ahead..)?;
        rest.iter().map(|(c, _)| *c).find(|c| !c.is_whitespace())
    }

    fn next_after_blank(&self) -> Option<char> {
        self.next_behind(0)
    }

    /// Passes over white space.
    fn blank(&mut self) {
        while self.peek(0).is_some_and(char::is_whitespace) {
            self.at += 1;
        }
    }

    fn take(&mut self, fits: impl Fn(char) -> bool) -> Option<()> {
        let c = self.peek(0).filter(|c| fits(*c))?;
        self.push(c);
        Some(())
    }

    /// Takes the next character as `c`.
    fn push(&mut self, c: char) {
        self.doi.push(c.to_ascii_lowercase());
        self.ends.push(self.written[self.at].1);
        self.at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_forms_become_one() {
        for text in [
            "10.1080/ABC.1",
            "doi:10.1080/abc.1.",
            "https://doi.org/10.1080/abc.1",
            "doi: https://www.doi.org/10.1080/abc.1",
            "DOI: 10.1080/abc.1)",
            "10. 1080/ abc.1",
            "10.1080/\nabc.1”.",
            "10.1080%2Fabc.1",
            "10.1080/ab\u{ad}c.1\u{200b}",
        ] {
            assert_eq!(Doi::parse(text).map(|doi| doi.0), Ok("10.1080/abc.1".to_owned()), "{text}");
        }
    }

    /// What is read of a text that starts with a DOI.
    fn check(text: &str, doi: &str, behind: &str) {
        let read = Doi::at_start(text);
        let found = read.as_ref().map(|(length, doi)| (doi.as_str(), &text[*length..]));
        assert_eq!(found, Some((doi, behind)), "{text}");
    }

    #[test]
    fn dois_with_angles_are_read_whole() {
        let doi = "10.1002/(sici)1097-0258(19980815/30)17:15/16<1661::aid-sim968>3.0.co;2-2";
        for text in [
            "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2",
            "10.1002/(SICI)1097-0258(19980815/30)17:15/16&lt;1661::AID-SIM968&gt;3.0.CO;2-2",
            "10.1002/(SICI)1097-0258(19980815/30)17:15/16&amp;lt;1661::AID-SIM968&amp;gt;3.0.CO;2-2",
            "10.1002/(SICI)1097-0258(19980815/30)17:15/16%3C1661::AID-SIM968%3E3.0.CO;2-2",
            "10.1002/(SICI)1097–0258(19980815/30)17:15/16<1661:: AID-SIM968>3.0.CO; 2-2",
        ] {
            check(text, doi, "");
            check(&format!("{text}. PMID: 1"), doi, ". PMID: 1");
            check(&format!("{text}</doi>"), doi, "</doi>");
        }
        let square = "10.1890/0012-9658(2006)87[2445:pftep]2.0.co;2";
        check(&format!("{square}]"), square, "]");
    }

    #[test]
    fn a_doi_ends_where_the_sentence_goes_on() {
        check("10.1000/ab.1. 2005", "10.1000/ab.1", ". 2005");
        check("10.1000/ab;PMID:12", "10.1000/ab", ";PMID:12");
        check("10.1000/ab; 10.1000/b", "10.1000/ab", "; 10.1000/b");
        check("10.1000/ab;10.1000/b", "10.1000/ab", ";10.1000/b");
        check("10.1000/ab, 3", "10.1000/ab", ", 3");
        check("10.1000/ab) and", "10.1000/ab", ") and");
        check("10.1000/ab].", "10.1000/ab", "].");
        check("10.1000/ab</idno>.", "10.1000/ab", "</idno>.");
        check("10.1000/ab<br>", "10.1000/ab", "<br>");
        check("10.1000/ab。次", "10.1000/ab", "。次");
        check("10.1000/ab?x=1", "10.1000/ab", "?x=1");
        check("10.1016/s0014-5793(01)03313-0", "10.1016/s0014-5793(01)03313-0", "");
        check("10.1590/1984-0462/;2018;36;2;00003 x", "10.1590/1984-0462/;2018;36;2;00003", " x");
    }

    #[test]
    fn broken_lines_are_joined_where_no_doi_ends() {
        check("10.1016/j. tree.2005.1 x", "10.1016/j.tree.2005.1", " x");
        check("10.1016/s0140-\n6736(05)1", "10.1016/s0140-6736(05)1", "");
        check("10.1000/ab. tree", "10.1000/ab", ". tree");
        check("10.1000/ab tree", "10.1000/ab", " tree");
        check("10.1000/ab- Tree", "10.1000/ab-", " Tree");
    }

    #[test]
    fn near_misses_are_refused() {
        for text in [
            "",
            "10.",
            "10.1080",
            "10.1080/",
            "10.1080/.",
            "11.1080/abc",
            "10.12/abc",
            "10.1080/a b",
            "10.1234567890/a",
            "10.1080/…",
            "x10.1080/a",
            "10.1080//",
        ] {
            assert!(Doi::parse(text).is_err(), "{text}");
        }
        let long = format!("10.1080/{}", "a".repeat(1_000_000));
        assert!(Doi::parse(&long).is_err());
        for filling in [")", "(", "<", "<:", "&", "&amp;", ";", "- ", "%3", "\u{ad}", "é"] {
            // None of them may panic; few of them are a DOI.
            let _ = Doi::at_start(&format!("10.1080/a{}", filling.repeat(100_000)));
        }
    }
}
