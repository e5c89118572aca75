//! Affiliations: as printed where the markup has that, and the parts it states.

use std::collections::BTreeMap;

use crate::paper::{AffiliationPart, NodeKind, StatedAffiliation};
use crate::text::ArenaSpan;

use super::Writer;
use super::inline::targets;
use super::people::says;
use super::xml::{Element, Item};

/// Parts of an affiliation, or of an organisation, that are no words of it.
const BESIDE: [&str; 9] =
    ["email", "idno", "label", "listRelation", "note", "ptr", "date", "desc", "graphic"];

/// Who works where, until all names are written.
pub struct Places<'t> {
    header: Element<'t>,
    /// Contributors with their affiliations.
    workers: Vec<(usize, Vec<Element<'t>>)>,
    /// All affiliations, in order.
    elements: Vec<Element<'t>>,
    /// Elements by their identifiers, once one is asked for.
    by_identifier: Option<BTreeMap<String, Element<'t>>>,
}

impl<'t> Places<'t> {
    /// Those of a header.
    pub fn new(header: Element<'t>) -> Self {
        Self { header, workers: Vec::new(), elements: Vec::new(), by_identifier: None }
    }

    /// The affiliations of a contributor, pointers followed.
    pub fn of(&mut self, bearer: Element<'t>) -> impl Iterator<Item = Element<'t>> + use<'t> {
        let is_person = bearer.children().any(|one| matches!(one.name(), "persName" | "name"));
        let is_place = |one: &Element<'t>| one.is("affiliation") || one.is("orgName") && is_person;
        let own =
            bearer.children().chain(bearer.children_of("persName").flat_map(Element::children));
        let own: Vec<Element<'t>> = own.filter(is_place).collect();
        let found: Vec<Element<'t>> = own.into_iter().flat_map(|one| self.followed(one)).collect();
        found.into_iter()
    }

    /// An affiliation, or the ones that it points at.
    fn followed(&mut self, affiliation: Element<'t>) -> Vec<Element<'t>> {
        if affiliation.has_words() {
            return vec![affiliation];
        }
        let wanted =
            ["ref", "corresp", "sameAs"].iter().flat_map(|name| targets(affiliation, name));
        let wanted: Vec<String> = wanted.collect();
        if wanted.is_empty() {
            return Vec::new();
        }
        let known = self.by_identifier.get_or_insert_with(|| by_identifier(self.header));
        wanted.iter().filter_map(|one| known.get(one).copied()).collect()
    }

    /// Notes where contributors work.
    pub fn add(&mut self, contributors: Vec<usize>, places: &[Element<'t>]) {
        self.elements.extend(places);
        self.workers.extend(contributors.into_iter().map(|one| (one, places.to_vec())));
    }
}

/// Organisations and affiliations of a paper by their identifiers.
fn by_identifier(header: Element<'_>) -> BTreeMap<String, Element<'_>> {
    let paper = header.parent().unwrap_or(header);
    let mut found = BTreeMap::new();
    for element in paper.elements() {
        if matches!(element.name(), "org" | "orgName" | "affiliation")
            && element.has_words()
            && let Some(identifier) = element.value("xml:id").or_else(|| element.value("id"))
        {
            found.entry(identifier.into_owned()).or_insert(element);
        }
    }
    found
}

/// What makes two affiliations one: their key, else their words.
fn key(element: Element<'_>) -> String {
    match element.value("key").or_else(|| element.value("xml:id")) {
        Some(key) => format!("#{key}"),
        None => element.words(),
    }
}

impl<'t> Writer<'t> {
    /// Writes affiliations, each once, and gives them to the contributors.
    pub fn affiliations(&mut self, places: Places<'t>) {
        let mut known: BTreeMap<String, Option<usize>> = BTreeMap::new();
        for element in places.elements {
            let key = key(element);
            known.entry(key).or_insert_with(|| self.affiliation(element));
        }
        for (contributor, elements) in places.workers {
            let indexes = elements.into_iter().filter_map(|one| *known.get(&key(one))?);
            let stated = &mut self.flow.builder.stated().contributors[contributor];
            for index in indexes {
                if !stated.affiliations.contains(&index) {
                    stated.affiliations.push(index);
                }
            }
        }
    }

    fn affiliation(&mut self, element: Element<'t>) -> Option<usize> {
        let printed = element.children_of("note").find(|note| says(*note, "type", "raw"));
        let printed = printed.filter(|note| note.has_words());
        let mut parts = Vec::new();
        self.flow.open(NodeKind::Byline);
        let span = match printed {
            Some(note) => self.words_without_label(note),
            None => self.affiliation_words(element, &mut parts),
        };
        self.flow.close();
        let span = span?;
        let ror = self.affiliation_fields(element, printed.is_some(), &mut parts);
        let affiliations = &mut self.flow.builder.stated().affiliations;
        affiliations.push(StatedAffiliation { span, parts, ror });
        Some(affiliations.len() - 1)
    }

    fn words_without_label(&mut self, note: Element<'t>) -> Option<ArenaSpan> {
        let start = self.flow.builder.offset();
        self.flow.items(note, |flow, inner| {
            if !inner.is("label") {
                flow.words(inner);
            }
        });
        self.flow.bare(start..self.flow.builder.offset())
    }

    /// What the markup states beside the words as printed, and the ROR.
    fn affiliation_fields(
        &mut self,
        element: Element<'t>,
        is_printed: bool,
        parts: &mut Vec<(AffiliationPart, ArenaSpan)>,
    ) -> Option<ArenaSpan> {
        let coded = element.elements().find(|one| one.is("country") && one.value("key").is_some());
        let coded = coded.filter(|country| is_printed || !country.has_words());
        let mut numbers = element.elements().filter(|one| one.is("idno"));
        let number = numbers.find(|idno| says(*idno, "type", "ror"));
        let mut links = std::iter::once(element).chain(element.elements());
        let link = links.find_map(|one| {
            let link = one.attribute("ref").or_else(|| one.attribute("sameAs"))?;
            link.value.contains("ror.org/").then_some(link)
        });
        if !is_printed && coded.is_none() && number.is_none() && link.is_none() {
            return None;
        }
        self.flow.open(NodeKind::Fields);
        if is_printed {
            self.affiliation_words(element, parts);
        }
        if let Some(code) = coded.and_then(|country| country.attribute("key")) {
            let span = self.rewritten_beside(&code.value, code.origin);
            parts.extend(span.map(|span| (AffiliationPart::CountryCode, span)));
        }
        let ror = match (number, link) {
            (Some(number), _) => self.beside(number, "\n"),
            (None, Some(link)) => self.rewritten_beside(&link.value, link.origin),
            (None, None) => None,
        };
        self.flow.close();
        ror
    }

    /// The words of an affiliation, with commas between its parts where it has no words but
    /// those of its parts.
    pub fn affiliation_words(
        &mut self,
        element: Element<'t>,
        parts: &mut Vec<(AffiliationPart, ArenaSpan)>,
    ) -> Option<ArenaSpan> {
        let start = self.flow.builder.offset();
        let texts = |one: &Element<'t>| {
            one.items()
                .any(|item| matches!(item, Item::Text(piece) if !piece.text.trim().is_empty()))
        };
        let has_marks = texts(&element) || element.child("address").is_some_and(|one| texts(&one));
        self.affiliation_parts(element, has_marks, start, parts);
        self.flow.bare(start..self.flow.builder.offset())
    }

    fn affiliation_parts(
        &mut self,
        element: Element<'t>,
        has_marks: bool,
        start: usize,
        parts: &mut Vec<(AffiliationPart, ArenaSpan)>,
    ) {
        for item in element.items() {
            let inner = match item {
                Item::Text(piece) => {
                    self.flow.piece(piece);
                    continue;
                }
                Item::Element(inner) => inner,
            };
            if BESIDE.contains(&inner.name()) || !inner.has_words() {
                continue;
            }
            let part = part(inner, element);
            let holds_parts = part.is_none() && inner.children().any(Element::has_words);
            if holds_parts {
                self.affiliation_parts(inner, has_marks, start, parts);
                continue;
            }
            if !has_marks && self.flow.builder.offset() > start {
                self.flow.mark(", ");
            }
            self.flow.blank();
            let span = self.flow.words(inner);
            parts.extend(part.zip(span));
        }
    }
}

/// Which part of an affiliation an element is.
fn part(element: Element<'_>, around: Element<'_>) -> Option<AffiliationPart> {
    Some(match element.name() {
        "orgName" => {
            let kind = element.value("type").unwrap_or_default().to_lowercase();
            match kind.as_str() {
                "department" | "faculty" | "school" | "unit" | "dept" => {
                    AffiliationPart::Department
                }
                "laboratory" | "researchteam" | "regrouplaboratory" | "lab" => {
                    AffiliationPart::Laboratory
                }
                _ => AffiliationPart::Institution,
            }
        }
        "settlement" => AffiliationPart::City,
        "region" | "district" => AffiliationPart::Region,
        "postCode" => AffiliationPart::Postcode,
        "country" => AffiliationPart::Country,
        "street" | "postBox" => AffiliationPart::Street,
        // A line of an address is its street where the town has an element of its own.
        "addrLine" if around.child("settlement").is_some() => AffiliationPart::Street,
        _ => return None,
    })
}
