//! One cited work in fields: which element of a `biblStruct` is which field.

use crate::paper::{EntryField, MakerRole, ReferenceType};

use super::names::Name;
use super::people::says;
use super::xml::{Attribute, Element, EntryParts, Words};

/// Types of works, by the words that programs and editors use for them.
const KINDS: &[(&str, ReferenceType)] = &[
    ("article", ReferenceType::Article),
    ("journalarticle", ReferenceType::Article),
    ("journal", ReferenceType::Article),
    ("book", ReferenceType::Book),
    ("monograph", ReferenceType::Book),
    ("booksection", ReferenceType::Chapter),
    ("chapter", ReferenceType::Chapter),
    ("incollection", ReferenceType::Chapter),
    ("conferencepaper", ReferenceType::Conference),
    ("inproceedings", ReferenceType::Conference),
    ("newspaperarticle", ReferenceType::Newspaper),
    ("magazinearticle", ReferenceType::Magazine),
    ("report", ReferenceType::Report),
    ("techreport", ReferenceType::Report),
    ("thesis", ReferenceType::Thesis),
    ("phdthesis", ReferenceType::Thesis),
    ("webpage", ReferenceType::Webpage),
    ("website", ReferenceType::Webpage),
    ("blogpost", ReferenceType::Webpage),
    ("dataset", ReferenceType::Dataset),
    ("software", ReferenceType::Software),
    ("computerprogram", ReferenceType::Software),
    ("patent", ReferenceType::Patent),
    ("standard", ReferenceType::Standard),
    ("statute", ReferenceType::Legislation),
    ("preprint", ReferenceType::Preprint),
];

/// The parts of an entry.
pub fn entry_parts(work: Element<'_>) -> EntryParts<'_> {
    let inner: Vec<Element<'_>> =
        work.children_of("analytic").flat_map(Element::children).collect();
    let has = |name: &str| inner.iter().any(|part| part.is(name) && part.has_words());
    let mut gather = Gather {
        parts: EntryParts::default(),
        has_title: has("title"),
        has_author: has("author"),
        has_journal: false,
    };
    gather.all(work, false);
    let told = gather.has_journal.then_some(ReferenceType::Article);
    gather.parts.kind = kind(work).or(told);
    gather.parts
}

struct Gather<'t> {
    parts: EntryParts<'t>,
    /// Whether the work stands in another one: has a title of its own.
    has_title: bool,
    has_author: bool,
    has_journal: bool,
}

impl<'t> Gather<'t> {
    fn all(&mut self, element: Element<'t>, is_inner: bool) {
        for part in element.children() {
            self.part(part, is_inner);
        }
    }

    fn part(&mut self, part: Element<'t>, is_inner: bool) {
        match part.name() {
            "analytic" => self.all(part, true),
            "monogr" | "imprint" | "series" | "fileDesc" | "titleStmt" | "publicationStmt"
            | "editionStmt" | "seriesStmt" => self.all(part, is_inner),
            "title" => self.title(part),
            "author" | "editor" | "respStmt" => self.makers(part, is_inner),
            "biblScope" => self.scope(part),
            "date" => self.date(part),
            "note" if says(part, "type", "raw") => {}
            "meeting" if !self.has(EntryField::Container) && part.has_words() => {
                let field = if self.has_title { EntryField::Container } else { EntryField::Title };
                self.parts.fields.push((field, Words::Of(part)));
            }
            _ => match field(part) {
                Some(field) => self.parts.fields.push((field, words(field, part))),
                None => self.parts.notes.push(part),
            },
        }
    }

    fn has(&self, field: EntryField) -> bool {
        self.parts.fields.iter().any(|(one, _)| *one == field)
    }

    fn title(&mut self, title: Element<'t>) {
        if title.has_words() {
            self.has_journal |= title.has("level", "j");
            let field = title_field(title, self.has_title);
            self.parts.fields.push((field, Words::Of(title)));
        }
    }

    /// The makers of what holds a work that has authors of its own are no makers of the work.
    fn makers(&mut self, bearer: Element<'t>, is_inner: bool) {
        let role = maker_role(bearer);
        let is_of_holder = !is_inner && self.has_author && role == MakerRole::Author;
        let is_publisher = bearer.is("respStmt") && bearer.child("resp").is_none();
        if is_publisher && bearer.has_words() {
            self.parts.fields.push((EntryField::Publisher, Words::Of(bearer)));
        } else if is_of_holder {
            self.parts.notes.push(bearer);
        } else {
            self.parts.et_al |= role == MakerRole::Author && bearer.find("etal").is_some();
            let names = Name::all(bearer).into_iter().map(|name| (role, name.maker()));
            self.parts.makers.extend(names);
        }
    }

    fn scope(&mut self, scope: Element<'t>) {
        let Some(field) = scope_field(scope) else { return self.parts.notes.push(scope) };
        if scope.has_words() {
            return self.parts.fields.push((field, Words::Of(scope)));
        }
        let ends = match field {
            EntryField::Pages => [EntryField::FirstPage, EntryField::LastPage],
            _ => [field, field],
        };
        for (name, field) in ["from", "to"].into_iter().zip(ends) {
            let said = scope.attribute(name).or_else(|| scope.attribute("n"));
            if let Some(said) = said.filter(|_| !self.has(field)) {
                self.parts.fields.push((field, said_words(said)));
            }
        }
    }

    /// A date in words, unless an attribute says more.
    fn date(&mut self, date: Element<'t>) {
        let Some(field) = field(date) else { return };
        let words_of = date.words();
        let when = ["when", "notBefore", "from"].iter().find_map(|name| date.attribute(name));
        let says_more = |when: &Attribute<'t>| {
            !words_of.contains(|c: char| c.is_ascii_digit())
                || when.value.len() > words_of.len() && when.value.starts_with(&words_of)
        };
        let words = match when.filter(|when| !when.value.trim().is_empty()) {
            Some(when) if says_more(&when) => said_words(when),
            _ => Words::Of(date),
        };
        self.parts.fields.push((field, words));
    }
}

fn said_words(said: Attribute<'_>) -> Words<'_> {
    Words::Said(said.value.into_owned(), said.origin)
}

/// Which title it is: of the work, of what holds it, of a series.
pub fn title_field(title: Element<'_>, has_inner: bool) -> EntryField {
    let is_series = title.parent().is_some_and(|around| around.name().starts_with("series"));
    match title.value("level").as_deref() {
        Some("s") => EntryField::Series,
        _ if is_series => EntryField::Series,
        Some("a") => EntryField::Title,
        Some("j") => EntryField::Container,
        _ if has_inner && !title.parent().is_some_and(|around| around.is("analytic")) => {
            EntryField::Container
        }
        _ => EntryField::Title,
    }
}

/// What an author, editor or somebody responsible did.
pub fn maker_role(bearer: Element<'_>) -> MakerRole {
    let resp = bearer.child("resp").map(|resp| resp.words().to_lowercase()).unwrap_or_default();
    if bearer.is("author") {
        MakerRole::Author
    } else if says(bearer, "role", "translat") || resp.contains("translat") {
        MakerRole::Translator
    } else {
        MakerRole::Editor
    }
}

/// Which field an element is that is neither a title nor a name.
pub fn field(element: Element<'_>) -> Option<EntryField> {
    Some(match element.name() {
        "date" if says(element, "type", "acc") => EntryField::Accessed,
        "date" => EntryField::Year,
        "publisher" => EntryField::Publisher,
        "pubPlace" => EntryField::Place,
        "edition" => EntryField::Edition,
        "biblScope" => return scope_field(element),
        "idno" => return identifier(element),
        "note" if says(element, "type", "report") || says(element, "type", "genre") => {
            EntryField::Genre
        }
        "ptr" | "ref" => return link(element),
        _ => return None,
    })
}

fn scope_field(scope: Element<'_>) -> Option<EntryField> {
    let unit = scope.value("unit").or_else(|| scope.value("type"))?.to_lowercase();
    Some(match unit.as_str() {
        "volume" | "vol" | "tome" => EntryField::Volume,
        "issue" | "number" | "no" | "num" => EntryField::Issue,
        "page" | "pages" | "pp" | "p" => EntryField::Pages,
        _ => return None,
    })
}

fn identifier(idno: Element<'_>) -> Option<EntryField> {
    let kind = idno.value("type").or_else(|| idno.value("subtype"))?.to_lowercase();
    Some(match kind.as_str() {
        "doi" => EntryField::Doi,
        "pmid" | "pubmed" => EntryField::Pmid,
        "pmc" | "pmcid" => EntryField::Pmcid,
        "arxiv" => EntryField::Arxiv,
        "url" | "uri" | "handle" => EntryField::Url,
        kind if kind.contains("isbn") => EntryField::Isbn,
        kind if kind.contains("issn") => EntryField::Issn,
        _ => return None,
    })
}

/// A link to the work itself.
fn link(element: Element<'_>) -> Option<EntryField> {
    let target = element.value("target")?.to_lowercase();
    let is_doi = target.contains("doi.org/10.") || target.starts_with("doi:");
    match target {
        _ if is_doi => Some(EntryField::Doi),
        target if target.contains("://") => Some(EntryField::Url),
        _ => None,
    }
}

/// The words of a field; a link whose words are no address says its own.
pub fn words(field: EntryField, element: Element<'_>) -> Words<'_> {
    let printed = element.words();
    let is_address = printed.contains("10.") || printed.contains('.') && printed.contains('/');
    let is_link = matches!(field, EntryField::Doi | EntryField::Url) && !is_address;
    match element.attribute("target").filter(|_| is_link) {
        Some(target) => said_words(target),
        None => Words::Of(element),
    }
}

/// The kind that the markup states.
pub fn kind(work: Element<'_>) -> Option<ReferenceType> {
    let stated = ["type", "subtype"].iter().filter_map(|name| work.value(name));
    let plain = stated.map(|kind| kind.to_lowercase().replace(['_', '-', ' '], ""));
    plain
        .into_iter()
        .find_map(|kind| KINDS.iter().find(|(name, _)| *name == kind).map(|(_, found)| *found))
}
