//! The front matter: title, people, and what the paper says of itself.

use crate::paper::{MetadataField, NodeKind, SectionRole, StatedAward, StatedKeyword};

use super::contributors::{Address, Joins};
use super::xml::{Element, Item};
use super::{Writer, dates};

impl<'t> Writer<'t> {
    /// All of `front`. The title comes first, whatever the order of the source.
    pub fn front(&mut self, front: Element<'t>, article: Element<'t>) {
        let meta = front.child("article-meta").unwrap_or(front);
        let titles = meta.child("title-group");
        titles.into_iter().for_each(|titles| self.titles(titles));
        self.people(meta);
        self.facts(meta, article);
        front.child("journal-meta").into_iter().for_each(|journal| self.journal(journal));
        self.front_of_text(front);
    }

    /// The front matter of an article that is part of another paper, but for its title.
    pub fn front_of_part(&mut self, front: Element<'t>) {
        let meta = front.child("article-meta").unwrap_or(front);
        let titles = meta.child("title-group");
        let subtitles = titles.into_iter().flat_map(|titles| titles.children_of("subtitle"));
        subtitles.for_each(|subtitle| self.line(NodeKind::Paragraph, subtitle));
        self.people(meta);
        self.front_of_text(front);
    }

    /// Parts of the front matter that are printed with the text.
    fn front_of_text(&mut self, front: Element<'t>) {
        let meta = front.child("article-meta").unwrap_or(front);
        for part in meta.children() {
            match part.name() {
                "abstract" => self.section_of(part, Some(SectionRole::Abstract)),
                "trans-abstract" => self.translated(MetadataField::TranslatedAbstract, part, meta),
                "kwd-group" => self.keywords(part),
                _ => {}
            }
        }
        meta.child("author-notes").into_iter().for_each(|notes| self.author_notes(notes));
        for part in front.children() {
            if !matches!(part.name(), "article-meta" | "journal-meta") && front != meta {
                // Notes before the paper are no sections of it.
                self.without_sections(|writer| writer.block(part));
            }
        }
    }

    fn titles(&mut self, titles: Element<'t>) {
        for part in titles.children() {
            match part.name() {
                "article-title" if part.has_words() && !self.has_title => {
                    self.has_title = true;
                    self.line(NodeKind::Title, part);
                }
                "subtitle" => self.line(NodeKind::Subtitle, part),
                "trans-title" => self.translated(MetadataField::TranslatedTitle, part, titles),
                "trans-title-group" => {
                    let title = part.child("trans-title");
                    title.into_iter().for_each(|title| {
                        self.translated(MetadataField::TranslatedTitle, title, part);
                    });
                }
                "alt-title" => {
                    let kind = part.value("alt-title-type").unwrap_or_default().to_lowercase();
                    if kind.contains("run") || kind.contains("short") || kind.contains("head") {
                        self.metadata(MetadataField::RunningTitle, part);
                    }
                }
                _ => {}
            }
        }
    }

    /// Contributors, affiliations and addresses, wherever they stand.
    fn people(&mut self, meta: Element<'t>) {
        let mut joins = Joins::default();
        let first = self.flow.builder.stated().affiliations.len();
        for part in meta.children() {
            match part.name() {
                "contrib-group" => self.contributors(part, &mut joins, None),
                "aff" | "aff-alternatives" => drop(self.affiliations(part, &mut joins)),
                "author-notes" => self.correspondence(part, &mut joins),
                _ => {}
            }
        }
        let stated = self.flow.builder.stated();
        let affiliations = first..stated.affiliations.len();
        let mut contributors = std::mem::take(&mut stated.contributors);
        joins.finish(self.flow.builder.arena(), &mut contributors, affiliations);
        self.flow.builder.stated().contributors = contributors;
    }

    /// Lines for letters, and addresses in other notes on the authors.
    fn correspondence(&mut self, notes: Element<'t>, joins: &mut Joins) {
        for note in notes.children() {
            let mut addresses = Vec::new();
            if note.is("corresp") {
                self.flow.open(NodeKind::Byline);
                self.address_line(note, &mut addresses);
                self.flow.close();
            } else if note.find("email").is_some() {
                self.flow.open(NodeKind::Byline);
                let emails = self.emails(note);
                self.flow.close();
                addresses.extend(
                    emails.into_iter().map(|email| Address { email, behind: String::new() }),
                );
            }
            if let Some(identifier) = note.value("id") {
                joins.addresses.entry(identifier.into_owned()).or_default().extend(addresses);
            }
        }
    }

    /// Words with the addresses in them.
    fn address_line(&mut self, element: Element<'t>, addresses: &mut Vec<Address>) {
        for item in element.items() {
            match item {
                Item::Text(piece) => {
                    if let Some(last) = addresses.last_mut() {
                        last.behind.push_str(piece.text);
                    }
                    self.flow.piece(piece);
                }
                Item::Element(inner) if inner.is("email") => {
                    self.flow.blank();
                    let email = self.flow.words(inner);
                    addresses.extend(email.map(|email| Address { email, behind: String::new() }));
                }
                Item::Element(inner) if inner.is("label") => {}
                Item::Element(inner) => self.address_line(inner, addresses),
            }
        }
    }

    /// Notes on the authors that are no addresses.
    fn author_notes(&mut self, notes: Element<'t>) {
        for note in notes.children().filter(|note| !note.is("corresp")) {
            self.block(note);
        }
    }

    /// Identifiers, dates, volume and pages, rights, subjects, money.
    fn facts(&mut self, meta: Element<'t>, article: Element<'t>) {
        self.attribute(MetadataField::Language, article, "xml:lang");
        self.attribute(MetadataField::Kind, article, "article-type");
        for part in meta.children() {
            match part.name() {
                "article-id" => self.identifier(part),
                "article-categories" => self.subjects(part),
                "volume" => self.metadata(MetadataField::Volume, part),
                "issue" => self.metadata(MetadataField::Issue, part),
                "fpage" | "elocation-id" => self.metadata(MetadataField::FirstPage, part),
                "lpage" => self.metadata(MetadataField::LastPage, part),
                "history" | "pub-history" => self.history(part),
                "permissions" => self.rights(part),
                "copyright-statement" => self.metadata(MetadataField::Rights, part),
                "funding-group" => self.funding(part),
                _ => {}
            }
        }
        if let Some(date) = published(meta) {
            self.date(MetadataField::Published, date);
        }
    }

    fn journal(&mut self, journal: Element<'t>) {
        let name = journal.find("journal-title").filter(|name| name.has_words()).or_else(|| {
            journal.children_of("journal-id").find(|id| id.has("journal-id-type", "nlm-ta"))
        });
        name.into_iter().for_each(|name| self.metadata(MetadataField::Journal, name));
        for part in journal.children() {
            match part.name() {
                "issn" | "issn-l" => self.metadata(MetadataField::Issn, part),
                "publisher" => {
                    let name = part.child("publisher-name");
                    name.into_iter().for_each(|name| self.metadata(MetadataField::Publisher, name));
                }
                _ => {}
            }
        }
    }

    fn identifier(&mut self, element: Element<'t>) {
        let kind = element.value("pub-id-type").unwrap_or_default().to_lowercase();
        let field = match kind.as_str() {
            "doi" => MetadataField::Doi,
            "pmid" => MetadataField::Pmid,
            "pmc" | "pmcid" | "pmcaid" => MetadataField::Pmcid,
            "arxiv" => MetadataField::Arxiv,
            _ => return,
        };
        self.metadata(field, element);
    }

    fn subjects(&mut self, categories: Element<'t>) {
        for subject in categories.elements().filter(|element| element.is("subject")) {
            self.metadata(MetadataField::Subject, subject);
        }
    }

    fn history(&mut self, history: Element<'t>) {
        for date in history.elements().filter(|element| element.is("date")) {
            match date.value("date-type").as_deref() {
                Some("received") => self.date(MetadataField::Received, date),
                Some("accepted") => self.date(MetadataField::Accepted, date),
                _ => {}
            }
        }
    }

    fn rights(&mut self, permissions: Element<'t>) {
        for part in permissions.children() {
            match part.name() {
                "copyright-statement" => self.metadata(MetadataField::Rights, part),
                "license" => self.licence(part),
                _ => {}
            }
        }
    }

    fn licence(&mut self, licence: Element<'t>) {
        let is_licence = |address: &str| address.contains("://");
        let attribute = licence.attribute("xlink:href").filter(|href| is_licence(&href.value));
        let stated = licence.children_of("license_ref").find(|one| is_licence(&one.words()));
        let link = licence.elements().find(|link| {
            link.is("ext-link")
                && link.value("xlink:href").is_some_and(|href| href.contains("licen"))
        });
        let linked = attribute.or_else(|| link?.attribute("xlink:href"));
        match (stated, linked) {
            (Some(stated), _) => self.metadata(MetadataField::Licence, stated),
            (None, Some(href)) => self.said(MetadataField::Licence, &href.value, href.origin),
            (None, None) => {}
        }
        for words in licence.children().filter(|part| !part.is("license_ref")) {
            self.metadata(MetadataField::Rights, words);
        }
    }

    fn funding(&mut self, group: Element<'t>) {
        for part in group.children() {
            match part.name() {
                "award-group" => self.award(part),
                "funding-statement" => self.metadata(MetadataField::Funding, part),
                _ => {}
            }
        }
    }

    fn award(&mut self, group: Element<'t>) {
        let mut award = StatedAward { funder: None, funder_id: None, numbers: Vec::new() };
        self.flow.open(NodeKind::Metadata(MetadataField::Funding));
        for part in group.children() {
            match part.name() {
                "funding-source" => {
                    let name = part.find("institution").unwrap_or(part);
                    award.funder = self.flow.words(name).or(award.funder);
                    if let Some(identifier) = part.find("institution-id") {
                        self.flow.part("\n");
                        award.funder_id = self.flow.words(identifier).or(award.funder_id);
                    }
                    self.flow.part("\n");
                }
                "award-id" => {
                    award.numbers.extend(self.flow.words(part));
                    self.flow.part("\n");
                }
                _ => {}
            }
        }
        self.flow.close();
        if award.funder.is_some() || !award.numbers.is_empty() {
            self.flow.builder.stated().awards.push(award);
        }
    }

    /// Key words: one paragraph, marks between them.
    fn keywords(&mut self, group: Element<'t>) {
        let words: Vec<Element<'t>> =
            group.elements().filter(|one| one.is("kwd") || one.is("compound-kwd")).collect();
        if !words.iter().any(|word| word.has_words()) {
            return;
        }
        let kind = group.value("kwd-group-type").unwrap_or_default().to_lowercase();
        let is_authors =
            !["organism", "heading", "mesh", "subject", "classif", "digital", "abbrev"]
                .iter()
                .any(|other| kind.contains(other));
        let role = if is_authors { SectionRole::Keywords } else { SectionRole::Body };
        self.section(None, None, Some(role), |writer| {
            let language = group.attribute("xml:lang");
            let language = language.and_then(|language| writer.flow.language(&language));
            writer.lead(group.child("title").or_else(|| group.child("label")));
            writer.flow.open(NodeKind::ListItem);
            for word in words.into_iter().filter(|word| word.has_words()) {
                if !writer.flow.is_at_start() {
                    writer.flow.mark("; ");
                }
                if let Some(span) = writer.flow.words(word) {
                    let keyword = StatedKeyword { span, language, is_authors };
                    writer.flow.builder.stated().keywords.push(keyword);
                }
            }
            writer.flow.close();
        });
    }

    /// A title that is no heading and says nothing of the paper: "Key words", "Research organism".
    fn lead(&mut self, title: Option<Element<'t>>) {
        if let Some(title) = title.filter(|title| title.has_words()) {
            self.flow.open(NodeKind::Fields);
            self.inline(title);
            self.flow.close();
        }
    }

    /// A title or an abstract in a language that its element or `group` states.
    fn translated(&mut self, field: MetadataField, element: Element<'t>, group: Element<'t>) {
        let language = element.attribute("xml:lang").or_else(|| group.attribute("xml:lang"));
        let language = language.and_then(|language| self.flow.language(&language));
        let start = self.flow.builder.offset();
        if element.has_words() {
            self.flow.open(NodeKind::Metadata(field));
            // "Abstract" above one is no word of it.
            let title = element.child("title");
            for part in element.items() {
                match part {
                    Item::Text(piece) => self.flow.piece(piece),
                    Item::Element(part) if Some(part) == title => {}
                    Item::Element(part) => self.run(part),
                }
            }
            self.flow.close();
            self.flush_floats();
        }
        self.flow.note_language(start, language);
    }

    /// A block of one line.
    fn line(&mut self, kind: NodeKind, element: Element<'t>) {
        if element.has_words() {
            self.flow.open(kind);
            self.inline(element);
            self.flow.close();
            // A note on a title stands among the notes.
            self.flush_floats();
        }
    }

    fn metadata(&mut self, field: MetadataField, element: Element<'t>) {
        self.line(NodeKind::Metadata(field), element);
    }

    /// A fact that an attribute or several elements say.
    fn said(&mut self, field: MetadataField, words: &str, origin: crate::text::SourceSpan) {
        if !words.trim().is_empty() {
            self.flow.open(NodeKind::Metadata(field));
            self.flow.rewrite(words, origin);
            self.flow.close();
        }
    }

    fn attribute(&mut self, field: MetadataField, element: Element<'t>, name: &str) {
        if let Some(found) = element.attribute(name) {
            self.said(field, &found.value, found.origin);
        }
    }

    fn date(&mut self, field: MetadataField, date: Element<'t>) {
        if let Some(iso) = dates::iso(date) {
            self.said(field, &iso, date.origin());
        }
    }
}

/// The date on which the paper came out: on the Web, else in print, else whatever is said.
fn published(meta: Element<'_>) -> Option<Element<'_>> {
    let rank = |date: &Element<'_>| {
        let kind = date.value("pub-type").or_else(|| date.value("date-type")).unwrap_or_default();
        match kind.as_ref() {
            "epub" | "pub" | "publication" => 0,
            "epub-ppub" | "ppub" => 1,
            "collection" | "epreprint" => 2,
            "pmc-release" | "nihms-submitted" => 4,
            _ => 3,
        }
    };
    meta.children_of("pub-date").filter(|date| dates::iso(*date).is_some()).min_by_key(rank)
}
