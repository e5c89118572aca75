//! What a header says of the content: abstracts and key words; and who paid.

use std::collections::{BTreeMap, BTreeSet};

use crate::paper::{MetadataField, NodeKind, SectionRole, StatedAward, StatedKeyword};

use super::super::roles::fold;
use super::Writer;
use super::divisions::{Division, heads, is_division, words_below};
use super::inline::targets;
use super::people::says;
use super::xml::Element;

impl<'t> Writer<'t> {
    /// All of them.
    pub fn topics(&mut self, header: Element<'t>) {
        let profile = header.child("profileDesc");
        let parts = || profile.into_iter().flat_map(Element::children);
        let is_abstract = |part: &Element<'t>| part.is("abstract") && part.has_words();
        let abstracts: Vec<Element<'t>> = parts().filter(is_abstract).collect();
        let language = abstracts.first().and_then(|first| first.value("xml:lang"));
        for part in abstracts {
            let own = part.value("xml:lang");
            match language.as_ref().zip(own.as_ref()) {
                Some((language, own)) if language != own => {
                    self.translated(MetadataField::TranslatedAbstract, part);
                }
                _ => self.abstract_of(part),
            }
        }
        for class in parts().filter(|part| part.is("textClass")) {
            class.children_of("keywords").for_each(|group| self.keywords(group));
        }
        let paper = header.parent().unwrap_or(header);
        self.awards(header, paper);
    }

    fn abstract_of(&mut self, element: Element<'t>) {
        self.shown.insert(fold(&words_below(element)));
        // One division with a heading is the abstract itself.
        let divisions: Vec<Element<'t>> = element.children().collect();
        let inner = match divisions[..] {
            [only] if is_division(only.name()) => only,
            _ => element,
        };
        let heads: Vec<Element<'t>> = heads(inner).collect();
        let division = Division { heads, role: Some(SectionRole::Abstract) };
        self.section(&division, |writer| writer.contents(inner, NodeKind::Paragraph));
    }

    /// Key words: one entry, marks between them.
    fn keywords(&mut self, group: Element<'t>) {
        if !group.has_words() {
            return;
        }
        let is_word = |one: &Element<'t>| {
            (one.is("term") || one.is("item") && one.find("term").is_none()) && one.has_words()
        };
        let words: Vec<Element<'t>> = group.elements().filter(is_word).collect();
        // A scheme of the publisher or of a library is no choice of the authors.
        let scheme = group.value("scheme").unwrap_or_default().to_lowercase();
        let is_authors = scheme.is_empty()
            || ["author", "keyword", "free"].iter().any(|own| scheme.contains(own));
        let role = if is_authors { SectionRole::Keywords } else { SectionRole::Body };
        let heads: Vec<Element<'t>> = group.elements().filter(|one| one.is("head")).collect();
        self.section(&Division { heads, role: Some(role) }, |writer| {
            if words.is_empty() {
                return writer.contents(group, NodeKind::ListItem);
            }
            let language = group.attribute("xml:lang");
            let language = language.and_then(|language| writer.flow.language(&language));
            writer.flow.open(NodeKind::ListItem);
            for word in words {
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

    /// Funders, with the grants that they point at; then grants that nobody points at.
    fn awards(&mut self, header: Element<'t>, paper: Element<'t>) {
        let is_grant = |one: &Element<'t>| one.is("org") && says(*one, "type", "fund");
        let grants: Vec<Element<'t>> = paper.elements().filter(is_grant).collect();
        let identifiers: BTreeMap<String, usize> = grants
            .iter()
            .enumerate()
            .filter_map(|(place, grant)| Some((grant.value("xml:id")?.into_owned(), place)))
            .collect();
        let mut given = BTreeSet::new();
        let statement = header.find("titleStmt");
        for funder in statement.into_iter().flat_map(|one| one.children_of("funder")) {
            let wanted = targets(funder, "ref");
            let places = wanted.iter().filter_map(|one| identifiers.get(one).copied());
            let places: BTreeSet<usize> = places.collect();
            let own: Vec<Element<'t>> = places.iter().map(|place| grants[*place]).collect();
            self.award(Some(funder), &own);
            given.extend(places);
        }
        for (_, grant) in grants.iter().enumerate().filter(|(place, _)| !given.contains(place)) {
            self.award(None, &[*grant]);
        }
    }

    fn award(&mut self, funder: Option<Element<'t>>, grants: &[Element<'t>]) {
        let mut award = StatedAward { funder: None, funder_id: None, numbers: Vec::new() };
        self.flow.open(NodeKind::Metadata(MetadataField::Funding));
        if let Some(funder) = funder {
            let name = ["orgName", "persName", "name"].iter().find_map(|name| funder.child(name));
            award.funder = self.flow.words(name.unwrap_or(funder));
            award.funder_id = funder.child("idno").and_then(|idno| self.beside(idno, "\n"));
        }
        for part in grants.iter().copied().flat_map(Element::elements) {
            if part.is("idno") {
                award.numbers.extend(self.beside(part, "\n"));
            } else if part.is("orgName") || part.is("name") {
                self.beside(part, "\n");
            }
        }
        self.flow.close();
        if award.funder.is_some() || !award.numbers.is_empty() {
            self.flow.builder.stated().awards.push(award);
        }
    }

    /// Organisations listed in the text; grants among them stand with their funders.
    pub fn organizations(&mut self, list: Element<'t>) {
        for part in list.children() {
            match part.name() {
                "head" => self.contents(part, NodeKind::Paragraph),
                "org" if says(part, "type", "fund") => {}
                "listOrg" => self.organizations(part),
                _ => self.contents(part, NodeKind::ListItem),
            }
        }
    }
}
