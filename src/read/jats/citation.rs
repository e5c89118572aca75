//! One cited work: which element is which field.
//!
//! Two kinds of markup: fields with punctuation between them, as printed (`mixed-citation`),
//! which are written as they stand, and fields alone (`element-citation`), which are put in
//! order first.

use crate::paper::{EntryField, MakerRole, ReferenceType, StatedEntry, StatedName};

use super::Writer;
use super::contributors::{name_parts, role_of_group};
use super::xml::{Element, EntryParts, Item, Maker, NameParts, PrintedEntry, Words, write_name};

/// A citation without punctuation, in parts.
pub struct Citation<'t> {
    /// Its parts.
    pub parts: EntryParts<'t>,
}

/// Whether an element holds an entry as printed: characters stand between its fields.
pub fn is_printed(citation: Element<'_>) -> bool {
    if citation.is("element-citation") {
        return false;
    }
    let outside = citation.items().filter_map(|item| match item {
        Item::Text(piece) => Some(piece.text),
        Item::Element(_) => None,
    });
    let has_children = citation.children().next().is_some();
    !has_children || outside.flat_map(str::chars).any(|c| !c.is_whitespace())
}

impl<'t> Citation<'t> {
    /// The parts of a citation in fields.
    pub fn of(citation: Element<'t>) -> Self {
        let mut parts = EntryParts { kind: kind(citation), ..EntryParts::default() };
        for part in citation.children() {
            add(&mut parts, part);
        }
        Self { parts }
    }
}

fn add<'t>(parts: &mut EntryParts<'t>, element: Element<'t>) {
    if let Some(maker) = maker(element) {
        parts.makers.push((MakerRole::Author, maker));
        return;
    }
    match element.name() {
        "person-group" => {
            let role = role_of_group(element);
            for member in element.children() {
                match maker(member) {
                    Some(maker) => parts.makers.push((role, maker)),
                    None if member.is("etal") => parts.et_al |= role == MakerRole::Author,
                    None => {}
                }
            }
            // A group without names inside is a list of names in one string.
            if element.children().all(|member| maker(member).is_none()) && element.has_words() {
                parts.makers.push((role, Maker::Named(element)));
            }
        }
        "etal" => parts.et_al = true,
        "label" => {}
        "date" => element.children().for_each(|part| add(parts, part)),
        _ => match field(element) {
            Some(field) => parts.fields.push((field, words(field, element))),
            None => note(parts, element),
        },
    }
}

/// What is no field: links in a comment are.
fn note<'t>(parts: &mut EntryParts<'t>, element: Element<'t>) {
    let links: Vec<Element<'t>> = element
        .elements()
        .filter(|inner| matches!(inner.name(), "ext-link" | "uri" | "pub-id"))
        .collect();
    if links.is_empty() {
        parts.notes.push(element);
    }
    for link in links {
        if let Some(field) = field(link) {
            parts.fields.push((field, words(field, link)));
        }
    }
}

fn maker(element: Element<'_>) -> Option<Maker<'_>> {
    match element.name() {
        "name" | "name-alternatives" => {
            let name = if element.is("name") { element } else { element.children().next()? };
            Some(Maker::Person(name_parts(name)))
        }
        "string-name" => {
            let parts = name_parts(element);
            let is_parted = !parts.family.is_empty();
            Some(if is_parted { Maker::Person(parts) } else { Maker::Named(element) })
        }
        "collab" | "collab-alternatives" => Some(Maker::Group(element)),
        "anonymous" if element.has_words() => Some(Maker::Group(element)),
        _ => None,
    }
}

/// The words of a field; a link whose words are no address says its own.
fn words(field: EntryField, element: Element<'_>) -> Words<'_> {
    let is_address =
        |words: &str| words.contains("10.") || words.contains('.') && words.contains('/');
    if matches!(field, EntryField::Doi | EntryField::Url)
        && !is_address(&element.words())
        && let Some(link) = element.attribute("xlink:href")
    {
        return Words::Said(link.value.into_owned(), link.origin);
    }
    Words::Of(element)
}

/// Which field an element is.
fn field(element: Element<'_>) -> Option<EntryField> {
    Some(match element.name() {
        "article-title" | "chapter-title" | "data-title" | "part-title" => EntryField::Title,
        "source" => EntryField::Container,
        "series" | "series-title" => EntryField::Series,
        "year" => EntryField::Year,
        "volume" => EntryField::Volume,
        "issue" => EntryField::Issue,
        "fpage" | "elocation-id" => EntryField::FirstPage,
        "lpage" => EntryField::LastPage,
        "page-range" => EntryField::Pages,
        "publisher-name" => EntryField::Publisher,
        "publisher-loc" => EntryField::Place,
        "edition" => EntryField::Edition,
        "isbn" => EntryField::Isbn,
        "issn" => EntryField::Issn,
        "month" | "day" | "season" => EntryField::Date,
        "date-in-citation" | "access-date" => return accessed(element),
        "pub-id" | "object-id" | "article-id" => return identifier(element),
        "ext-link" | "uri" | "self-uri" => return Some(link(element)),
        _ => return None,
    })
}

/// A date of a visit; other dates of that element are notes.
fn accessed(element: Element<'_>) -> Option<EntryField> {
    let kind = element.value("content-type").unwrap_or_default().to_lowercase();
    (kind.is_empty() || kind.starts_with("acc") || kind.starts_with("ace"))
        .then_some(EntryField::Accessed)
}

fn identifier(element: Element<'_>) -> Option<EntryField> {
    let kind = element.value("pub-id-type")?.to_lowercase();
    Some(match kind.as_str() {
        "doi" => EntryField::Doi,
        "pmid" | "medline" => EntryField::Pmid,
        "pmc" | "pmcid" | "pmcaid" => EntryField::Pmcid,
        "arxiv" => EntryField::Arxiv,
        "isbn" => EntryField::Isbn,
        "issn" => EntryField::Issn,
        _ => return None,
    })
}

/// What a link is: a DOI where its kind or its address say so.
fn link(element: Element<'_>) -> EntryField {
    let kind = element.value("ext-link-type").unwrap_or_default().to_lowercase();
    let address =
        element.value("xlink:href").map_or_else(|| element.words(), std::borrow::Cow::into_owned);
    let address = address.to_lowercase();
    if kind == "doi" || address.contains("doi.org/10.") || address.starts_with("10.") {
        EntryField::Doi
    } else if kind == "pmid" {
        EntryField::Pmid
    } else {
        EntryField::Url
    }
}

/// Kind of work, by the words that publishers use for it.
fn kind(citation: Element<'_>) -> Option<ReferenceType> {
    let kind =
        ["publication-type", "citation-type"].iter().find_map(|name| citation.value(name))?;
    Some(match kind.to_lowercase().replace(['_', ' '], "-").as_str() {
        "journal" | "article" | "journal-article" | "periodical" => ReferenceType::Article,
        "book" | "monograph" | "edited-book" => ReferenceType::Book,
        "chapter" | "book-chapter" | "bookchapter" => ReferenceType::Chapter,
        "confproc" | "conference" | "conf-proceeding" | "conf-paper" => ReferenceType::Conference,
        "report" | "gov" | "working-paper" | "discussion" => ReferenceType::Report,
        "thesis" | "dissertation" => ReferenceType::Thesis,
        "web" | "webpage" | "website" | "online" | "eref" | "blog" => ReferenceType::Webpage,
        "data" | "database" | "dataset" => ReferenceType::Dataset,
        "software" | "computer-program" => ReferenceType::Software,
        "patent" => ReferenceType::Patent,
        "standard" => ReferenceType::Standard,
        "legal-doc" | "legislation" | "law" => ReferenceType::Legislation,
        "preprint" => ReferenceType::Preprint,
        "newspaper" | "news" => ReferenceType::Newspaper,
        "magazine" => ReferenceType::Magazine,
        _ => return None,
    })
}

impl<'t> Writer<'t> {
    /// Writes an entry as printed and notes its fields.
    pub fn printed_entry(&mut self, citation: Element<'t>) -> Option<StatedEntry> {
        let mut draft = PrintedEntry::begin(&self.flow);
        self.printed(citation, MakerRole::Author, &mut draft);
        draft.end(&self.flow, kind(citation))
    }

    fn printed(&mut self, element: Element<'t>, role: MakerRole, draft: &mut PrintedEntry) {
        for item in element.items() {
            match item {
                Item::Text(piece) => {
                    draft.note_loose(piece.text);
                    self.flow.piece(piece);
                }
                Item::Element(inner) => {
                    draft.note_tag();
                    self.printed_part(inner, role, draft);
                    draft.note_tag();
                }
            }
        }
    }

    fn printed_part(&mut self, element: Element<'t>, role: MakerRole, draft: &mut PrintedEntry) {
        match element.name() {
            "label" => {}
            "person-group" => {
                let before = draft.makers.len();
                let start = self.flow.builder.offset();
                let role = role_of_group(element);
                self.printed(element, role, draft);
                let span = self.flow.bare(start..self.flow.builder.offset());
                if let (true, Some(span)) = (draft.makers.len() == before, span) {
                    draft.makers.push((role, StatedName::whole(span, false)));
                }
            }
            "name" | "string-name" | "name-alternatives" => {
                draft.makers.extend(self.printed_name(element).map(|name| (role, name)));
            }
            "collab" | "anonymous" => {
                let span = self.flow.words(element);
                draft.makers.extend(span.map(|span| (role, StatedName::whole(span, true))));
            }
            "etal" => {
                draft.et_al |= role == MakerRole::Author;
                if element.has_words() {
                    self.inline(element);
                } else {
                    self.flow.rewrite("et al.", element.origin());
                }
            }
            _ => match field(element) {
                Some(field) => {
                    let start = self.flow.builder.offset();
                    self.inline(element);
                    draft.note_field(&mut self.flow, field, start, words(field, element));
                }
                None if element.children().next().is_some() => self.printed(element, role, draft),
                None => {
                    draft.note_loose(&element.words());
                    self.inline(element);
                }
            },
        }
    }

    /// A name as printed, in whichever order; in fields alone it is written in reading order.
    fn printed_name(&mut self, element: Element<'t>) -> Option<StatedName> {
        let name =
            if element.is("name-alternatives") { element.children().next()? } else { element };
        let parts = name_parts(name);
        let has_marks = name.items().any(|item| match item {
            Item::Text(piece) => !piece.text.trim().is_empty(),
            Item::Element(_) => false,
        });
        if !has_marks && !parts.family.is_empty() {
            let parts = NameParts { is_family_first: true, ..parts };
            return write_name(&mut self.flow, &parts);
        }
        let (mut given, mut family, mut suffix, mut prefix) = (None, None, None, None);
        let start = self.flow.builder.offset();
        self.flow.items(name, |flow, part| {
            let span = flow.words(part);
            let place = match part.name() {
                "surname" => &mut family,
                "given-names" => &mut given,
                "suffix" => &mut suffix,
                "prefix" => &mut prefix,
                _ => return,
            };
            *place = place.or(span);
        });
        let span = self.flow.bare(start..self.flow.builder.offset())?;
        Some(StatedName { span, given, family, prefix, suffix, is_group: false })
    }
}
