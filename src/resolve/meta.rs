//! What a paper says of itself, and its key.

use std::collections::BTreeSet;

use crate::ident::{ArxivId, Doi, IdentError, Issn, Pmcid, Pmid, Url};
use crate::paper::{
    Award, Confidence, Document, Evidence, Findings, MetadataField, NodeKind, PaperMeta,
    Publication, Publisher, TaggedText,
};
use crate::text::{ArenaSpan, collapse};

use super::contributions;
use super::keys::slug;
use super::organizations::Organizations;
use super::people::People;

/// Reads what is stated, who made the paper, and makes its key.
///
/// The language found in the text counts where that is clear; what a paper states of its language
/// counts unless the text is in another one.
pub fn link(
    document: &Document,
    findings: &Findings,
    people: &People,
    organizations: &Organizations,
) -> PaperMeta {
    use MetadataField as Field;
    let fields = Fields(document);
    let title_span = document.spans_of(NodeKind::Title).next();
    let title = title_span.map(|span| collapse(document.text(span)));
    let doi = fields.identifier(Field::Doi, Doi::parse);
    PaperMeta {
        key: key(document, title.as_deref(), doi.as_ref()),
        title,
        subtitle: fields.first(NodeKind::Subtitle),
        title_span,
        running_title: fields.one(Field::RunningTitle),
        translated_titles: fields.tagged(Field::TranslatedTitle),
        translated_abstracts: fields.tagged(Field::TranslatedAbstract),
        doi,
        pmid: fields.identifier(Field::Pmid, Pmid::parse),
        pmcid: fields.identifier(Field::Pmcid, Pmcid::parse),
        arxiv: fields.identifier(Field::Arxiv, ArxivId::parse),
        language: language(fields.one(Field::Language).as_deref(), findings.language.as_deref()),
        kind: fields.one(Field::Kind),
        published: fields.date(Field::Published),
        received: fields.date(Field::Received),
        accepted: fields.date(Field::Accepted),
        publication: publication(&fields),
        licence: fields.identifier(Field::Licence, Url::parse),
        rights: fields.all(Field::Rights),
        subjects: fields.all(Field::Subject),
        keywords: keywords(document),
        funding: funding(document),
        awards: awards(document, organizations),
        contributions: contributions::link(findings, people, organizations),
    }
}

/// A paper with a DOI has one name in whatever format it comes.
fn key(document: &Document, title: Option<&str>, doi: Option<&Doi>) -> String {
    if let Some(doi) = doi {
        return format!("doi/{}", doi.as_str().replace('%', "%25").replace('/', "%2F"));
    }
    format!("{}-{}", slug(title.unwrap_or("untitled")), document.source().digest().short())
}

/// What a document says in fields of its own.
struct Fields<'d>(&'d Document);

impl Fields<'_> {
    fn all(&self, field: MetadataField) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        for span in self.0.spans_of(NodeKind::Metadata(field)) {
            let words = collapse(self.0.text(span));
            if !words.is_empty() && !all.contains(&words) {
                all.push(words);
            }
        }
        all
    }

    /// What the fields say, each with the language that the source states for it.
    fn tagged(&self, field: MetadataField) -> Vec<TaggedText> {
        let mut all: Vec<TaggedText> = Vec::new();
        for span in self.0.spans_of(NodeKind::Metadata(field)) {
            let text = collapse(self.0.text(span));
            let tagged = TaggedText { text, language: self.language_at(span) };
            if !tagged.text.is_empty() && !all.contains(&tagged) {
                all.push(tagged);
            }
        }
        all
    }

    /// The language stated for a block.
    fn language_at(&self, block: ArenaSpan) -> Option<String> {
        let stated = &self.0.stated().languages;
        let place = stated.binary_search_by_key(&block.start(), |one| one.span.start()).ok()?;
        language_tag(&collapse(self.0.text(stated[place].language)).to_lowercase())
    }

    fn first(&self, kind: NodeKind) -> Option<String> {
        let words = self.0.spans_of(kind).map(|span| collapse(self.0.text(span)));
        words.into_iter().find(|words| !words.is_empty())
    }

    fn one(&self, field: MetadataField) -> Option<String> {
        self.first(NodeKind::Metadata(field))
    }

    fn date(&self, field: MetadataField) -> Option<String> {
        date(&self.one(field)?)
    }

    fn identifier<T>(
        &self,
        field: MetadataField,
        parse: impl Fn(&str) -> Result<T, IdentError>,
    ) -> Option<T> {
        self.all(field).iter().find_map(|words| parse(words).ok())
    }
}

fn publication(fields: &Fields<'_>) -> Publication {
    let issns = fields.all(MetadataField::Issn);
    Publication {
        journal: fields.one(MetadataField::Journal),
        issns: issns.iter().filter_map(|issn| Issn::parse(issn).ok()).collect(),
        publisher: publisher(fields.0),
        volume: fields.one(MetadataField::Volume),
        issue: fields.one(MetadataField::Issue),
        first_page: fields.one(MetadataField::FirstPage),
        last_page: fields.one(MetadataField::LastPage),
    }
}

fn publisher(document: &Document) -> Option<Publisher> {
    let span = document
        .spans_of(NodeKind::Metadata(MetadataField::Publisher))
        .find(|span| !document.text(*span).trim().is_empty())?;
    let evidence = Evidence::new(span, "paper/stated-publisher", Confidence::CERTAIN);
    Some(Publisher { name: collapse(document.text(span)), evidence })
}

fn keywords(document: &Document) -> Vec<TaggedText> {
    let words = |span: ArenaSpan| collapse(document.text(span));
    let stated = document.stated().keywords.iter();
    let keywords = stated.map(|keyword| TaggedText {
        text: words(keyword.span),
        language: keyword.language.and_then(|span| language_tag(&words(span).to_lowercase())),
    });
    keywords.filter(|keyword| !keyword.text.is_empty()).collect()
}

/// Sentences on money; what is stated in parts is left out.
fn funding(document: &Document) -> Vec<String> {
    let awards = document.stated().awards.iter();
    let parts: BTreeSet<ArenaSpan> =
        awards.flat_map(|award| award.funder.iter().chain(&award.numbers).copied()).collect();
    let is_parted = |span: ArenaSpan| {
        parts
            .range(ArenaSpan::new(span.start(), span.start())..)
            .next()
            .is_some_and(|part| span.contains(*part))
    };
    let spans = document.spans_of(NodeKind::Metadata(MetadataField::Funding));
    let words = spans.filter(|span| !is_parted(*span)).map(|span| collapse(document.text(span)));
    words.filter(|words| !words.is_empty()).collect()
}

fn awards(document: &Document, organizations: &Organizations) -> Vec<Award> {
    let numbers = |spans: &[ArenaSpan]| -> Vec<String> {
        let words = spans.iter().map(|span| collapse(document.text(*span)));
        words.filter(|words| !words.is_empty()).collect()
    };
    let stated = document.stated().awards.iter().zip(&organizations.funders);
    let awards =
        stated.map(|(award, funder)| Award { funder: *funder, numbers: numbers(&award.numbers) });
    awards.filter(|award| *award != Award::default()).collect()
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
    use crate::paper::{DocumentBuilder, StatedAward};
    use crate::text::{Source, SourceSpan};

    /// What a document says in these fields; "award" states the words as who paid.
    fn meta(fields: &[(Option<MetadataField>, &str)]) -> PaperMeta {
        let text: String = fields.iter().map(|(_, words)| *words).collect();
        let mut builder = DocumentBuilder::new(Source::new("a.xml", text.as_bytes()));
        let mut at = 0;
        for (field, words) in fields {
            builder.open(NodeKind::Metadata(field.unwrap_or(MetadataField::Funding)));
            let span = builder.copy(SourceSpan::new(at, at + words.len()));
            if field.is_none() {
                let award =
                    StatedAward { funder: Some(span), funder_id: None, numbers: vec![span] };
                builder.stated().awards.push(award);
            }
            builder.close();
            builder.insert("\n");
            at += words.len();
        }
        let document = builder.finish();
        let findings = Findings::default();
        let (organizations, people) =
            super::super::organizations::link(&document, &findings, People::default());
        link(&document, &findings, &people, &organizations)
    }

    #[test]
    fn a_paper_with_a_doi_is_named_by_it() {
        let check = |doi: &str, key: &str| {
            let made = meta(&[(Some(MetadataField::Doi), doi)]).key;
            assert!(made.starts_with(key), "{made}");
        };
        check("https://doi.org/10.1000/XYZ", "doi/10.1000%2Fxyz");
        check("10.1000/a/b%41", "doi/10.1000%2Fa%2Fb%2541");
        check("10.1000", "untitled-");
        check("", "untitled-");
    }

    #[test]
    fn fields_are_read_once_each() {
        use MetadataField::{FirstPage, Funding, Issn, Licence, Pmid, Received, Subject};
        let made = meta(&[
            (Some(Subject), "Seas"),
            (Some(Subject), "Seas"),
            (Some(Subject), " "),
            (Some(Issn), "0378-5955"),
            (Some(Issn), "0378-5954"),
            (Some(Pmid), "none"),
            (Some(FirstPage), "e12"),
            (Some(Licence), "https://example.org/by"),
            (Some(Received), "in May"),
            (Some(Funding), "The Tidal Fund paid."),
            (None, "Tidal Fund T-1"),
        ]);
        assert_eq!(made.subjects, ["Seas"]);
        assert_eq!(made.publication.issns.len(), 1);
        assert_eq!((made.pmid, made.received), (None, None));
        assert_eq!(made.publication.first_page.as_deref(), Some("e12"));
        assert_eq!(
            made.licence.map(|url| url.to_string()).as_deref(),
            Some("https://example.org/by")
        );
        // What is stated in parts is no sentence.
        assert_eq!(made.funding, ["The Tidal Fund paid."]);
        assert_eq!(
            made.awards,
            [Award { funder: Some(0), numbers: vec!["Tidal Fund T-1".to_owned()] }]
        );
    }

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
