//! The header: titles, people, and what else it says, in the order of a front page.

use crate::paper::{MetadataField, NodeKind};
use crate::text::SourceSpan;

use super::super::roles::fold;
use super::Writer;
use super::people::source_work;
use super::xml::Element;

/// The titles of a paper.
#[derive(Debug, Default)]
pub struct Titles<'t> {
    /// The title itself.
    pub main: Option<Element<'t>>,
    /// Subtitles.
    sub: Vec<Element<'t>>,
    /// For the heads of pages.
    running: Vec<Element<'t>>,
    /// In other languages.
    translated: Vec<Element<'t>>,
}

impl<'t> Titles<'t> {
    /// The titles that a header gives: of the file, else of the work that it was made from.
    pub fn of(header: Element<'t>) -> Self {
        let work = source_work(header);
        let part = |name: &str| work.and_then(|work| work.child(name));
        [header.find("titleStmt"), part("analytic"), part("monogr"), work]
            .into_iter()
            .flatten()
            .map(Self::in_statement)
            .find(|titles| titles.main.is_some())
            .unwrap_or_default()
    }

    fn in_statement(statement: Element<'t>) -> Self {
        let mut titles = Self::default();
        for title in statement.children_of("title") {
            // P4 has titles in a title.
            let inner: Vec<Element<'t>> = title.children_of("title").collect();
            let all = if inner.is_empty() { vec![title] } else { inner };
            all.into_iter().filter(|one| one.has_words()).for_each(|one| titles.add(one));
        }
        titles
    }

    fn add(&mut self, title: Element<'t>) {
        let kind = title.value("type").unwrap_or_default().to_lowercase();
        let language =
            |title: Element<'t>| title.value("xml:lang").map(std::borrow::Cow::into_owned);
        match kind.as_str() {
            "short" | "running" | "runninghead" | "abbr" | "abbrev" => self.running.push(title),
            "gmd" | "desc" => {}
            kind if kind.starts_with("tr") || kind == "parallel" => self.translated.push(title),
            kind if kind.starts_with("sub") => self.sub.push(title),
            _ => match self.main {
                None => self.main = Some(title),
                Some(main) if language(title).is_some() && language(title) != language(main) => {
                    self.translated.push(title);
                }
                Some(_) if kind.starts_with("alt") => self.running.push(title),
                Some(_) => self.sub.push(title),
            },
        }
    }
}

impl<'t> Writer<'t> {
    /// All that a header says of a paper.
    pub fn header(&mut self, header: Element<'t>, paper: Element<'t>) {
        self.titles(header);
        self.people(header);
        self.facts(header, paper);
        self.header_of_text(header);
    }

    /// What the header of one of several papers says that is true of the whole as well.
    pub fn header_of_part(&mut self, header: Element<'t>) {
        let titles = Titles::of(header);
        titles.main.into_iter().for_each(|title| self.note_shown(title));
        titles.sub.into_iter().for_each(|title| self.line(NodeKind::Paragraph, title));
        self.people(header);
        self.header_of_text(header);
    }

    /// Parts of a header that are printed with the text.
    fn header_of_text(&mut self, header: Element<'t>) {
        self.topics(header);
        let notes = source_work(header).into_iter().flat_map(|work| work.children_of("note"));
        for note in notes.filter(|note| note.has_words()) {
            self.contents(note, NodeKind::Footnote);
        }
        let profile = header.child("profileDesc");
        for description in profile.into_iter().flat_map(|profile| profile.children_of("particDesc"))
        {
            self.participants(description);
        }
    }

    fn titles(&mut self, header: Element<'t>) {
        let titles = Titles::of(header);
        let lines = [
            (NodeKind::Title, titles.main.into_iter().collect()),
            (NodeKind::Subtitle, titles.sub),
            (NodeKind::Metadata(MetadataField::TranslatedTitle), titles.translated),
            (NodeKind::Metadata(MetadataField::RunningTitle), titles.running),
        ];
        for (kind, titles) in lines {
            for title in titles {
                self.note_shown(title);
                match kind {
                    NodeKind::Metadata(field @ MetadataField::TranslatedTitle) => {
                        self.translated(field, title);
                    }
                    _ => self.line(kind, title),
                }
            }
        }
    }

    fn note_shown(&mut self, element: Element<'t>) {
        self.shown.insert(fold(&element.words()));
    }

    /// A title page in the text: what the header has not given yet.
    pub fn title_page(&mut self, page: Element<'t>) {
        if self.shown.contains(&fold(&page.words())) {
            return;
        }
        let is_title =
            page.is("titlePart") || page.is("docTitle") && page.child("titlePart").is_none();
        if !is_title {
            return self.contents(page, NodeKind::Paragraph);
        }
        let has_title = self.shown.iter().next().is_some();
        self.note_shown(page);
        match page.value("type").as_deref() {
            Some("sub") => self.line(NodeKind::Subtitle, page),
            _ if has_title => self.line(NodeKind::Paragraph, page),
            _ => self.line(NodeKind::Title, page),
        }
    }

    /// A block of one line.
    pub fn line(&mut self, kind: NodeKind, element: Element<'t>) {
        if element.has_words() {
            self.flow.open(kind);
            self.inline(element);
            self.flow.close();
            self.flush_behind();
        }
    }

    /// A fact that an element says.
    pub fn metadata(&mut self, field: MetadataField, element: Element<'t>) {
        self.line(NodeKind::Metadata(field), element);
    }

    /// A title or an abstract in a language that its element states.
    pub fn translated(&mut self, field: MetadataField, element: Element<'t>) {
        let language = element.attribute("xml:lang");
        let language = language.and_then(|language| self.flow.language(&language));
        let start = self.flow.builder.offset();
        self.metadata(field, element);
        self.flow.note_language(start, language);
    }

    /// A fact that an attribute says.
    pub fn said(&mut self, field: MetadataField, words: &str, origin: SourceSpan) {
        if !words.trim().is_empty() {
            self.flow.open(NodeKind::Metadata(field));
            self.flow.rewrite(words, origin);
            self.flow.close();
        }
    }
}
