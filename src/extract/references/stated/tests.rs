//! Entries from stated fields to values.

use super::super::read_stated;
use super::*;
use crate::extract::bibliography::Entry;
use crate::paper::{Contributor, DocumentBuilder, MakerRole, Stated, StatedName};
use crate::text::{Source, SourceSpan};

/// What a test states: `{title=Trust.}`, `{author=Holm|A. B.|Jr}`, `{group=Tide Board}`.
struct Draft {
    builder: DocumentBuilder,
    fields: Vec<(EntryField, ArenaSpan)>,
    makers: Vec<(MakerRole, StatedName)>,
}

const FIELDS: &[(&str, EntryField)] = &[
    ("year", EntryField::Year),
    ("date", EntryField::Date),
    ("title", EntryField::Title),
    ("container", EntryField::Container),
    ("series", EntryField::Series),
    ("volume", EntryField::Volume),
    ("issue", EntryField::Issue),
    ("first", EntryField::FirstPage),
    ("last", EntryField::LastPage),
    ("pages", EntryField::Pages),
    ("publisher", EntryField::Publisher),
    ("place", EntryField::Place),
    ("edition", EntryField::Edition),
    ("doi", EntryField::Doi),
    ("pmid", EntryField::Pmid),
    ("pmcid", EntryField::Pmcid),
    ("arxiv", EntryField::Arxiv),
    ("isbn", EntryField::Isbn),
    ("issn", EntryField::Issn),
    ("url", EntryField::Url),
    ("accessed", EntryField::Accessed),
    ("genre", EntryField::Genre),
];

impl Draft {
    fn of(template: &str) -> Self {
        let builder = DocumentBuilder::new(Source::new("a.xml", template.as_bytes()));
        let mut draft = Self { builder, fields: Vec::new(), makers: Vec::new() };
        let mut at = 0;
        while let Some(open) = template[at..].find('{').map(|open| at + open) {
            draft.copy(at..open);
            let close = open + template[open..].find('}').expect("each field is closed");
            let equals = open + template[open..close].find('=').expect("each field has a name");
            draft.field(&template[open + 1..equals], template, equals + 1..close);
            at = close + 1;
        }
        draft.copy(at..template.len());
        draft
    }

    fn copy(&mut self, range: Range<usize>) -> ArenaSpan {
        self.builder.copy(SourceSpan::new(range.start, range.end))
    }

    fn field(&mut self, name: &str, template: &str, range: Range<usize>) {
        if let Some((_, field)) = FIELDS.iter().find(|(known, _)| *known == name) {
            let span = self.copy(range);
            return self.fields.push((*field, span));
        }
        let role = match name {
            "editor" => MakerRole::Editor,
            "translator" => MakerRole::Translator,
            _ => MakerRole::Author,
        };
        let mut parts = Vec::new();
        let mut start = range.start;
        for part in template[range.clone()].split('|') {
            let span = self.copy(start..start + part.len());
            start += part.len() + 1;
            self.builder.insert(" ");
            parts.push(Some(span).filter(|span| !span.is_empty()));
        }
        let all = parts.iter().flatten().copied().reduce(ArenaSpan::cover);
        let part = |place: usize| parts.get(place).copied().flatten();
        let whole = parts.len() == 1;
        self.makers.push((
            role,
            StatedName {
                span: all.expect("a name has words"),
                family: if whole { None } else { part(0) },
                given: part(1),
                suffix: part(2),
                prefix: None,
                is_group: name == "group",
            },
        ));
    }
}

fn read_as(template: &str, kind: Option<ReferenceType>, is_complete: bool) -> Reference {
    let draft = Draft::of(template);
    let span = ArenaSpan::new(0, draft.builder.offset());
    let stated = StatedEntry {
        span,
        label: None,
        kind,
        fields: draft.fields,
        makers: draft.makers,
        et_al: false,
        is_complete,
    };
    let mut builder = draft.builder;
    *builder.stated() = Stated { entries: vec![stated.clone()], ..Stated::default() };
    let document = builder.finish();
    let reference = read_stated(&document, &stated, &Entry { label: None, span });
    for field in &reference.fields {
        assert!(!document.text(field.span).trim().is_empty(), "{template}: {field:?}");
    }
    reference
}

/// The value of every field that the entry has, in the order of the list.
fn shown(reference: &Reference) -> String {
    let entry = reference.clone();
    let name = |one: &Contributor| {
        let parts = [Some(&one.family), one.given.as_ref(), one.suffix.as_ref()];
        let words: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
        format!("{}{}", words.join("|"), if one.organization { "!" } else { "" })
    };
    let names = |list: &[Contributor]| {
        let names: Vec<String> = list.iter().map(name).collect();
        Some(names.join("; ")).filter(|names| !names.is_empty())
    };
    let values = [
        ("authors", names(&entry.authors)),
        ("et al", entry.et_al.then(String::new)),
        ("editors", names(&entry.editors)),
        ("translators", names(&entry.translators)),
        ("year", entry.year),
        ("date", entry.date),
        ("title", entry.title),
        ("container", entry.container),
        ("series", entry.series),
        ("volume", entry.volume),
        ("issue", entry.issue),
        ("pages", entry.pages),
        ("publisher", entry.publisher),
        ("place", entry.place),
        ("edition", entry.edition),
        ("genre", entry.genre),
        ("doi", entry.doi.map(|id| id.to_string())),
        ("isbn", entry.isbn.map(|id| id.to_string())),
        ("issn", entry.issn.map(|id| id.to_string())),
        ("arxiv", entry.arxiv.map(|id| id.to_string())),
        ("pmid", entry.pmid.map(|id| id.to_string())),
        ("pmcid", entry.pmcid.map(|id| id.to_string())),
        ("url", entry.url.map(|id| id.to_string())),
        ("accessed", entry.accessed),
    ];
    let said = values.into_iter().filter_map(|(name, value)| Some(format!("{name} {}", value?)));
    said.collect::<Vec<_>>().join(", ").replace("et al ,", "et al,")
}

/// An entry that is marked up throughout.
fn check(template: &str, expected: &str) {
    assert_eq!(shown(&read_as(template, None, true)), expected, "{template}");
}

fn check_kind(template: &str, kind: ReferenceType, expected: &str) {
    assert_eq!(shown(&read_as(template, Some(kind), true)), expected, "{template}");
}

#[test]
fn names_are_taken_as_stated() {
    check("{author=van der Berg|C. D.|Jr}", "authors van der Berg|C. D.|Jr");
    check("{author=Holm|A},{author=Tide Board|}", "authors Holm|A; Tide Board");
    check("{group=The Tide, Wave and Wind Board}", "authors The Tide, Wave and Wind Board!");
    check("{group=Holm A, Berg CD, and Lind E}", "authors Holm|A; Berg|CD; Lind|E");
    check("{author=Holm A}", "authors Holm|A");
    check("{author=|Aristotle}", "authors Aristotle");
    check("{author=Holm|A} {author=et al.}", "authors Holm|A, et al ");
    check(
        "{author=Holm|A}{editor=Berg|C}{translator=Lind|E}",
        "authors Holm|A, editors Berg|C, translators Lind|E",
    );
    // Words with commas are no list of persons.
    check("{group=Smith, Berg & Sons}", "authors Smith, Berg & Sons!");
}

#[test]
fn words_around_names_say_what_they_did() {
    let check = |template: &str, authors: &[&str], editors: &[&str]| {
        let found = read_as(template, None, true);
        let names = |list: &[Contributor]| -> Vec<String> {
            list.iter().map(|one| one.family.clone()).collect()
        };
        assert_eq!(
            (names(&found.authors), names(&found.editors)),
            (
                authors.iter().map(ToString::to_string).collect(),
                editors.iter().map(ToString::to_string).collect(),
            ),
            "{template}"
        );
    };
    let chapter = "{author=Holm|A}. {title=Trust}. In: {author=Berg|C}, {author=Lind|E}";
    check(&format!("{chapter}, editors. {{container=Tides}}."), &["Holm"], &["Berg", "Lind"]);
    check(&format!("{chapter} (eds) {{container=Tides}}."), &["Holm"], &["Berg", "Lind"]);
    check(&format!("{chapter}. {{container=Tides}}."), &["Holm"], &["Berg", "Lind"]);
    check("{author=Holm|A}, {author=Berg|C}, eds. {title=Tides}.", &[], &["Holm", "Berg"]);
    check("{author=Holm|A} and {author=Berg|C}. {title=Tides}.", &["Holm", "Berg"], &[]);
    check("{title=Tides}, by {author=Holm|A}. Edited often.", &["Holm"], &[]);
    check("{author=Holm|A} {editor=Berg|C} in {author=Lind|E}, eds.", &["Holm", "Lind"], &["Berg"]);
    check("{title=Trust}. {author=Holm|A}", &["Holm"], &[]);
}

#[test]
fn years_and_days() {
    check("{year=1999a}", "year 1999a");
    check("{year=in press}", "year in press");
    check("{year=(2001).}", "year 2001");
    check("{year=ca. 450 BC}", "year ca. 450 BC");
    check("{year=2001}{date=March}{date=5}", "year 2001, date 2001-03-05");
    check("{year=2001}{date=03}{date=05}", "year 2001, date 2001-03-05");
    check("{date=25}{date=12}{year=2001}", "year 2001, date 2001-12-25");
    check("{year=2001}{date=2001-03-05}", "year 2001, date 2001-03-05");
    check("{date=2001-03-05}", "year 2001, date 2001-03-05");
    check("{year=2001}{date=Spring}", "year 2001");
    check("{year=2001}{accessed=2018-02-26T00:00:00}", "year 2001, accessed 2018-02-26");
    check("{year=.}", "");
}

#[test]
fn numbers_are_taken_as_printed() {
    check("{volume=12(3)}", "volume 12, issue 3");
    check("{volume=12(3)}{issue=3}", "volume 12(3), issue 3");
    check("{volume=37.2}", "volume 37.2");
    check("{volume=Vol. 12}{issue=no. 4}", "volume 12, issue 4");
    check("{volume=12}{issue=June}", "volume 12, issue June");
    check("{first=1215}{last=8}", "pages 1215-8");
    check("{first=3}{last=3}", "pages 3-3");
    check("{first=12–15}{last=15}", "pages 12-15");
    check("{first=e1001636}", "pages e1001636");
    check("{pages=pp. 12 – 15, 20}", "pages 12-15, 20");
    check("{first=12}{pages=12–15}", "pages 12-15");
    check("{first=430 p.}", "");
}

#[test]
fn identifiers_are_read_in_every_dress() {
    check("{doi=10.1000/AB.1.}", "doi 10.1000/ab.1");
    check("{doi=doi: 10.1000/ab.1}", "doi 10.1000/ab.1");
    check("{doi=https://dx.doi.org/10.1000%2Fab%281%29}", "doi 10.1000/ab(1)");
    check("{url=https://doi.org/10.1000/ab.1}", "doi 10.1000/ab.1");
    check("{doi=10.1000/a}{url=https://doi.org/10.1000/a}", "doi 10.1000/a");
    check("{url=http://example.org/a.}", "url http://example.org/a");
    check("{url=see <www.example.org/a>}", "url http://www.example.org/a");
    check("{pmid=PMID: 123}{pmcid=PMC456}", "pmid 123, pmcid PMC456");
    check("{pmid=https://www.ncbi.nlm.nih.gov/pubmed/123/}", "pmid 123");
    check("{arxiv=arXiv:1702.08605v2}", "arxiv 1702.08605");
    check("{isbn=ISBN 0-306-40615-2}{issn=0028-0836}", "isbn 9780306406157, issn 0028-0836");
    check("{doi=none}{pmid=n/a}{isbn=1}{url=here}", "");
}

#[test]
fn titles_are_tidied() {
    check("{title=Trust among firms.}", "title Trust among firms");
    check("{title=“Why trust?”}", "title Why trust?");
    check("{title=.NET and -omics}", "title .NET and -omics");
    check("{title=To be or not...}", "title To be or not...");
    check("{title=Trust}{container=In: Proc. Tide Soc.}", "title Trust, container Proc. Tide Soc");
    check("{title= \n}{container=,}", "");
}

#[test]
fn what_holds_nothing_is_the_work() {
    use ReferenceType as Kind;
    let book = "{container=Tides}{publisher=Quay Press}{place=Oslo:}";
    check_kind(book, Kind::Book, "title Tides, publisher Quay Press, place Oslo");
    check_kind("{container=Tides}", Kind::Webpage, "title Tides");
    check_kind("{container=Tides}", Kind::Thesis, "title Tides");
    check_kind("{container=Tides}{volume=3}", Kind::Book, "title Tides, volume 3");
    check_kind("{container=Tides}", Kind::Other, "title Tides");
    check("{container=Tides}", "title Tides");
    // These stand in another.
    check_kind("{container=Tides}", Kind::Article, "container Tides");
    check_kind("{container=Meeting}", Kind::Conference, "container Meeting");
    check_kind("{title=Trust}{container=Tides}", Kind::Book, "title Trust, container Tides");
    check("{container=Tides}{volume=3}", "container Tides, volume 3");
    check("{container=Tides}{first=3}", "container Tides, pages 3");
}

#[test]
fn kinds_are_stated_or_told_by_the_fields() {
    use ReferenceType as Kind;
    let check = |template: &str, kind: Option<Kind>, expected: Kind| {
        assert_eq!(read_as(template, kind, true).kind, expected, "{template}");
    };
    let article = "{title=Trust}{container=Tides}{volume=3}";
    check(article, Some(Kind::Preprint), Kind::Preprint);
    check(article, Some(Kind::Other), Kind::Article);
    check(article, None, Kind::Article);
    check("{container=Tides}{publisher=Quay Press}", None, Kind::Book);
    check("{title=Trust}{genre=PhD thesis}", None, Kind::Thesis);
    check("{title=Trust}{url=http://example.org/a}", None, Kind::Webpage);
    check("{title=Trust}", None, Kind::Other);
}

#[test]
fn words_without_markup_are_read_where_there_are_some() {
    let check = |template: &str, expected: &str| {
        assert_eq!(shown(&read_as(template, None, false)), expected, "{template}");
    };
    check(
        "{author=Holm|A}({year=1999}) {title=Trust among firms}. London: Sage Publications.",
        "authors Holm|A, year 1999, title Trust among firms, publisher Sage Publications, place London",
    );
    check(
        "Holm, A. (1999). Trust among firms. Journal of Tides, 12(3), 45-67. {doi=10.1000/ab}",
        "authors Holm|A., year 1999, title Trust among firms, container Journal of Tides, \
         volume 12, issue 3, pages 45-67, doi 10.1000/ab",
    );
}

#[test]
fn entries_leave_words_or_none() {
    let check = |template: &str, expected: bool| {
        let draft = Draft::of(template);
        let span = ArenaSpan::new(0, draft.builder.offset());
        let stated = StatedEntry {
            span,
            label: None,
            kind: None,
            fields: draft.fields,
            makers: draft.makers,
            et_al: false,
            is_complete: false,
        };
        assert_eq!(leaves_words(&draft.builder.finish(), &stated), expected, "{template}");
    };
    check("{author=Holm|A} ({year=1999}), {title=Trust}.", false);
    check("{author=Holm|A}, editor. ({year=1999})", true);
    check("{year=1999}{title=Trust} London.", true);
    check("see {title=Trust}", true);
    check("", false);
}

#[test]
fn what_is_stated_is_not_overruled() {
    // The year is stated to be the title: no word is two fields.
    let found = read_as("Holm, A. {title=1984}. London: Sage Publications.", None, false);
    assert_eq!((found.title.as_deref(), found.year), (Some("1984"), None));
}

#[test]
fn an_entry_of_which_nothing_is_stated_says_nothing() {
    let span = ArenaSpan::new(0, 3);
    let entry = |fields| StatedEntry {
        span,
        label: None,
        kind: Some(ReferenceType::Book),
        fields,
        makers: Vec::new(),
        et_al: true,
        is_complete: false,
    };
    assert!(!says_anything(&entry(Vec::new())));
    assert!(says_anything(&entry(vec![(EntryField::Year, span)])));
}
