//! Which kind of work an entry names.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::paper::ReferenceType;
use crate::text::{data_lines, pattern};

use super::super::labels::{Field, Labels};

static THESIS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:ph\.?\s?d\.?|doctoral|master[’']?s?|m\.?sc\.?|m\.?a\.|diploma|bachelor[’']?s?|licentiate)\s+(?:thesis|dissertation|diss\.)|\b(?:thesis|thèse|tesis|tese|dissertation|dissertação|habilitation(?:sschrift)?|doktorarbeit|diplomarbeit|masterarbeit|mémoire de (?:master|maîtrise|DEA)|proefschrift)\b",
    )
});
static MEETING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:proceedings|proc\.\s+(?:of|int|ieee|acm|conf|\d)|conference|conf\.|symposium|symp\.|workshop|congress|congresso|congreso|congrès|colloquium|colloque|annual meeting|seminar|anais|actas|actes|tagungsband|jornadas|simpósio|simposio|encontro nacional)\b",
    )
});
static REPORT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:working papers?|discussion papers?|technical report|tech\.\s?rep|research report|research paper|report no|rapport|relatório|informe|policy brief|policy paper|white paper|occasional paper|staff paper|mimeo|documento de trabajo|texto para discussão)\b",
    )
});
static CHAPTER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?:[.,;?!”»\x22]\s*|\s)(?:[Ii]n|[Ee]m)\s?:|[.,”»\x22?!]\s*[Ii]n\s+\p{Lu}")
});
/// What is plainly named so, in the order in which it is looked for.
static PLAIN: LazyLock<Vec<(Regex, ReferenceType)>> = LazyLock::new(|| {
    let kinds = [
        (r"(?i)\[(?:data\s?set|data|data file)[^\]]*\]|\bdata set\]", ReferenceType::Dataset),
        (
            r"(?i)\[(?:computer )?(?:software|program|app|source code)[^\]]*\]|\bR package version\b",
            ReferenceType::Software,
        ),
        (
            r"(?i)\b(?:U\.?S\.?|european|german|EP|WO|japanese|chinese)\s+patent\b|\bpatent (?:no|application|number)\b|\bpatente\b",
            ReferenceType::Patent,
        ),
        (
            r"\b(?:ISO(?:/IEC)?|IEC|ANSI|DIN(?: EN)?|ASTM [A-Z]|IEEE Std|RFC)[ -]?\d{2,}",
            ReferenceType::Standard,
        ),
        (
            r"(?i)\bpub(?:lic|\.)\s?l(?:aw|\.)\s|\b(?:lei|decreto(?:-lei)?|ley|loi|décret)\s+(?:n[.ºo°]|federal|complementar)|\b(?:directive|regulation) (?:\(E[CU]\) )?(?:no )?\d+/\d+|\bact of \d{4}\b",
            ReferenceType::Legislation,
        ),
    ];
    kinds.into_iter().map(|(words, kind)| (pattern(words), kind)).collect()
});
static PREPRINT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\b(?:preprint|arxiv|biorxiv|medrxiv|ssrn|manuscript|unpublished|osf\.io)\b")
});
static GENERAL: LazyLock<Vec<(&'static str, ReferenceType)>> = LazyLock::new(|| {
    let lines = data_lines(include_str!("../data/newspapers.txt"));
    let kind = |letter: &str| match letter {
        "n" => ReferenceType::Newspaper,
        _ => ReferenceType::Magazine,
    };
    let pairs = lines.filter_map(|line| line.split_once('\t'));
    pairs.map(|(letter, words)| (words, kind(letter))).collect()
});

/// "Dissertação de Mestrado, " before the university.
static LEADING_GENRE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?P<genre>[^,.]{0,24}\b(?:thesis|dissertation|tese|tesis|thèse|dissertação|monografia)\b[^,.]{0,40}?)[,.]\s+\p{Lu}",
    )
});

/// The kind of a thesis at the start of the label of its university.
#[must_use]
pub fn leading_genre(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let found = LEADING_GENRE.captures(&text[range.clone()])?.name("genre")?;
    Some(range.start + found.start()..range.start + found.end())
}

/// The kind, from the fields of an entry and a few words that name one.
#[must_use]
pub fn of(text: &str, labels: &Labels) -> ReferenceType {
    let entry = Entry { text, labels };
    let behind = entry.behind_title();
    let plain = || PLAIN.iter().find(|(words, _)| words.is_match(text)).map(|(_, kind)| *kind);
    if THESIS.is_match(behind) {
        return ReferenceType::Thesis;
    }
    // What stands in a journal is an article, whatever its title names.
    match entry.has(Field::Journal) {
        true => entry.in_container(behind),
        false => plain().unwrap_or_else(|| entry.in_container(behind)),
    }
}

struct Entry<'e> {
    text: &'e str,
    labels: &'e Labels,
}

impl Entry<'_> {
    fn words(&self, field: Field) -> &str {
        let range = self.labels.iter().find(|one| one.field == field).map(|one| one.range.clone());
        range.map_or("", |range| &self.text[range])
    }

    fn has(&self, field: Field) -> bool {
        self.labels.iter().any(|one| one.field == field)
    }

    fn behind_title(&self) -> &str {
        let title = self.labels.iter().find(|one| one.field == Field::Title);
        &self.text[title.map_or(0, |title| title.range.end)..]
    }

    fn in_container(&self, behind: &str) -> ReferenceType {
        let (journal, book) = (self.words(Field::Journal), self.words(Field::Book));
        let container = if book.is_empty() { journal } else { book };
        let numbered = self.has(Field::Volume) || self.has(Field::Issue);
        let published = self.has(Field::Publisher) || self.has(Field::Place);
        if MEETING.is_match(container) && (!numbered || !book.is_empty()) {
            return ReferenceType::Conference;
        }
        if self.is_chapter(behind) {
            return ReferenceType::Chapter;
        }
        if !journal.is_empty() {
            return self.serial(journal, numbered);
        }
        let address = self.text.contains("http") || self.text.contains("www.");
        let isbn = self.text.contains("ISBN");
        if REPORT.is_match(behind) || REPORT.is_match(self.words(Field::Genre)) {
            ReferenceType::Report
        } else if PREPRINT.is_match(behind) {
            ReferenceType::Preprint
        } else if published || isbn || self.has(Field::Edition) || !book.is_empty() {
            ReferenceType::Book
        } else if address {
            ReferenceType::Webpage
        } else {
            ReferenceType::Other
        }
    }

    /// Whether the work stands in a book.
    fn is_chapter(&self, behind: &str) -> bool {
        if self.has(Field::Book) {
            return self.has(Field::Title);
        }
        // A labeller may take the book for a journal.
        let numbered = self.has(Field::Volume) || self.has(Field::Issue);
        let edited = self.has(Field::Editor);
        let published = self.has(Field::Publisher) || self.has(Field::Place);
        let opened = CHAPTER.is_match(behind);
        let in_book = if numbered { opened && edited } else { opened || edited || published };
        self.has(Field::Journal) && self.has(Field::Title) && in_book
    }

    fn serial(&self, journal: &str, numbered: bool) -> ReferenceType {
        let lower = journal.to_lowercase();
        let general = GENERAL.iter().find(|(words, _)| lower.contains(words));
        match general.filter(|_| !numbered || !self.has(Field::Pages)) {
            Some((_, kind)) => *kind,
            None if REPORT.is_match(journal) => ReferenceType::Report,
            None if PREPRINT.is_match(journal) => ReferenceType::Preprint,
            None => ReferenceType::Article,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::labelled;
    use super::*;

    /// `fields`: name and words, in order.
    fn check(fields: &[(Field, &str)], expected: ReferenceType) {
        let (text, labels) = labelled(fields);
        assert_eq!(of(&text, &labels), expected, "{text}");
    }

    #[test]
    fn kinds_are_told_apart() {
        use Field::{
            Book, Edition, Editor, Genre, Journal, Pages, Place, Publisher, Title, Url, Volume,
        };
        use ReferenceType as Kind;
        check(
            &[(Title, "Trust."), (Journal, "Tides"), (Volume, "3"), (Pages, "1-2")],
            Kind::Article,
        );
        check(&[(Title, "Trust."), (Place, "Oslo:"), (Publisher, "Quay Press.")], Kind::Book);
        check(&[(Title, "Trust."), (Editor, "In A. Holm (Ed.),"), (Book, "Tides")], Kind::Chapter);
        check(
            &[(Title, "Trust."), (Book, "In: Proceedings of the Tide Meeting")],
            Kind::Conference,
        );
        check(&[(Title, "Trust."), (Genre, "PhD thesis,"), (Publisher, "Oslo")], Kind::Thesis);
        check(
            &[(Title, "Trust."), (Genre, "Working Paper 12,"), (Publisher, "Oslo")],
            Kind::Report,
        );
        check(&[(Title, "Trust."), (Url, "http://a.org/b")], Kind::Webpage);
        check(
            &[(Title, "Trust."), (Journal, "The New York Times"), (Pages, "A1")],
            Kind::Newspaper,
        );
        check(&[(Title, "Trust."), (Journal, "arXiv preprint arXiv:1234.56789")], Kind::Preprint);
        check(&[(Title, "Tides"), (Genre, "[Data set]."), (Publisher, "Zenodo")], Kind::Dataset);
        check(&[(Title, "Tides: an R package. R package version 1.2.")], Kind::Software);
        check(&[(Title, "Trust"), (Edition, "2nd ed.")], Kind::Book);
        check(&[(Title, "Wave engine. U.S. Patent No. 1234")], Kind::Patent);
        check(&[(Title, "Patent thickets."), (Journal, "Tides"), (Volume, "3")], Kind::Article);
        check(&[(Title, "Trust.")], Kind::Other);
    }
}
