//! Affiliations: their words, their parts where the markup parts them, and e-mails in them.

use crate::paper::{AffiliationPart, NodeKind, StatedAffiliation};
use crate::text::ArenaSpan;

use super::Writer;
use super::xml::{Element, Item};

/// What an affiliation holds that is none of its words.
fn is_beside(element: Element<'_>) -> bool {
    matches!(
        element.name(),
        "label"
            | "email"
            | "phone"
            | "fax"
            | "uri"
            | "ext-link"
            | "institution-id"
            | "target"
            | "xref"
    ) || element.has("content-type", "normalized")
}

/// An affiliation that was written.
pub struct Written {
    /// Index into the stated affiliations.
    pub index: usize,
    /// E-mail addresses in it.
    pub emails: Vec<ArenaSpan>,
}

impl<'t> Writer<'t> {
    /// Writes an affiliation into a block of its own; nothing when it has no words.
    pub fn affiliation(&mut self, element: Element<'t>) -> Option<Written> {
        if !element.has_words() {
            return None;
        }
        self.flow.open(NodeKind::Byline);
        let mut parts = Vec::new();
        let original = element
            .children()
            .find(|part| part.is("institution") && part.has("content-type", "original"));
        let span = match original.filter(|original| original.has_words()) {
            Some(original) => {
                let span = self.flow.words(original);
                self.parts_beside(element, original, &mut parts);
                span
            }
            None => self.address(element, &mut parts),
        };
        let ror = self.ror(element);
        let emails = self.emails(element);
        self.flow.close();
        let span = self.without_marks(span?)?;
        let stated = &mut self.flow.builder.stated().affiliations;
        stated.push(StatedAffiliation { span, parts, ror });
        Some(Written { index: stated.len() - 1, emails })
    }

    /// All words of an address in their order; marks are put in where the source has none.
    fn address(
        &mut self,
        element: Element<'t>,
        parts: &mut Vec<(AffiliationPart, ArenaSpan)>,
    ) -> Option<ArenaSpan> {
        let is_bare = element.items().all(|item| match item {
            Item::Text(piece) => piece.text.trim().is_empty(),
            Item::Element(_) => true,
        });
        let is_single = element.elements().filter(|one| is_plain_institution(*one)).count() == 1;
        let start = self.flow.builder.offset();
        self.address_items(element, is_bare, is_single, parts);
        self.flow.bare(start..self.flow.builder.offset())
    }

    fn address_items(
        &mut self,
        element: Element<'t>,
        is_bare: bool,
        is_single: bool,
        parts: &mut Vec<(AffiliationPart, ArenaSpan)>,
    ) {
        let mut is_first = true;
        for item in element.items() {
            match item {
                Item::Text(piece) => self.flow.piece(piece),
                Item::Element(inner) if inner.is("sup") && self.flow.is_at_start() => {}
                Item::Element(inner) if is_beside(inner) || !inner.has_words() => {}
                Item::Element(inner) => {
                    if is_bare && !std::mem::take(&mut is_first) {
                        self.flow.mark(", ");
                    }
                    self.address_part(inner, is_single, parts);
                }
            }
        }
    }

    fn address_part(
        &mut self,
        element: Element<'t>,
        is_single: bool,
        parts: &mut Vec<(AffiliationPart, ArenaSpan)>,
    ) {
        let start = self.flow.builder.offset();
        if element.children().any(|inner| !is_formatting(inner)) {
            let is_bare = element.items().all(|item| match item {
                Item::Text(piece) => piece.text.trim().is_empty(),
                Item::Element(_) => true,
            });
            self.address_items(element, is_bare, is_single, parts);
        } else {
            self.flow.words(element);
        }
        let part = part(element).filter(|part| {
            // Of several organisations without a kind, one may be a unit of another.
            *part != AffiliationPart::Institution || is_single || !is_plain_institution(element)
        });
        if let (Some(part), Some(span)) = (part, self.flow.bare(start..self.flow.builder.offset()))
        {
            parts.push((part, span));
        }
    }

    /// The parts of an address whose words stand as a whole beside them.
    fn parts_beside(
        &mut self,
        element: Element<'t>,
        original: Element<'t>,
        parts: &mut Vec<(AffiliationPart, ArenaSpan)>,
    ) {
        for inner in element.children() {
            if inner == original || is_beside(inner) || !inner.has_words() {
                continue;
            }
            self.flow.part("\n");
            self.address_part(inner, true, parts);
        }
    }

    fn ror(&mut self, element: Element<'t>) -> Option<ArenaSpan> {
        let identifier = element.elements().filter(|one| one.is("institution-id")).find(|one| {
            one.value("institution-id-type").is_some_and(|kind| kind.eq_ignore_ascii_case("ror"))
                || one.words().contains("ror.org/")
        })?;
        self.flow.part("\n");
        self.flow.words(identifier)
    }

    /// The e-mail addresses that an element holds, each on a line of its own.
    pub fn emails(&mut self, element: Element<'t>) -> Vec<ArenaSpan> {
        let mut emails = Vec::new();
        for email in element.elements().filter(|inner| inner.is("email")) {
            self.flow.part("\n");
            emails.extend(self.flow.words(email));
        }
        emails
    }

    /// A span without commas and the like at its ends.
    fn without_marks(&self, span: ArenaSpan) -> Option<ArenaSpan> {
        let marks = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':');
        let text = span.of(self.flow.builder.arena());
        let start = text.len() - text.trim_start_matches(marks).len();
        let end = text.trim_end_matches(marks).len();
        (start < end).then(|| span.slice(start..end))
    }
}

fn is_formatting(element: Element<'_>) -> bool {
    matches!(element.name(), "italic" | "bold" | "sup" | "sub" | "break" | "underline" | "sc")
}

fn is_plain_institution(element: Element<'_>) -> bool {
    element.is("institution") && element.value("content-type").is_none()
}

/// Which part of an affiliation an element is.
fn part(element: Element<'_>) -> Option<AffiliationPart> {
    let kind = element.value("content-type").unwrap_or_default().to_lowercase();
    Some(match (element.name(), kind.as_str()) {
        ("institution", "" | "orgname" | "university" | "institution") => {
            AffiliationPart::Institution
        }
        ("institution", "dept" | "department" | "division" | "school" | "faculty") => {
            AffiliationPart::Department
        }
        ("institution", "laboratory" | "lab") => AffiliationPart::Laboratory,
        ("institution", kind) if kind.starts_with("orgdiv") => AffiliationPart::Department,
        ("city", _) | ("named-content" | "addr-line", "city") => AffiliationPart::City,
        ("state", _) | ("named-content" | "addr-line", "state" | "region" | "province") => {
            AffiliationPart::Region
        }
        ("postal-code", _)
        | ("named-content" | "addr-line", "postal-code" | "postcode" | "zipcode" | "zip") => {
            AffiliationPart::Postcode
        }
        ("named-content" | "addr-line", "street" | "street-address") => AffiliationPart::Street,
        ("country", _) => AffiliationPart::Country,
        _ => return None,
    })
}
