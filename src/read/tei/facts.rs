//! What a header says of the paper in fields: numbers, dates, journal, rights.

use crate::paper::MetadataField;

use super::Writer;
use super::people::{says, source_work};
use super::xml::{Attribute, Element};

impl<'t> Writer<'t> {
    /// All of them.
    pub fn facts(&mut self, header: Element<'t>, paper: Element<'t>) {
        self.language(header, paper);
        if let Some(kind) = paper.child("text").and_then(|text| text.attribute("type")) {
            self.said(MetadataField::Kind, &kind.value, kind.origin);
        }
        let work = source_work(header);
        let publication = header.find("publicationStmt");
        self.identifiers(work, publication);
        self.dates(work, publication);
        work.into_iter().for_each(|work| self.journal(work));
        publication.into_iter().for_each(|statement| self.rights(statement));
        for code in header.elements().filter(|one| one.is("classCode")) {
            self.metadata(MetadataField::Subject, code);
        }
    }

    fn language(&mut self, header: Element<'t>, paper: Element<'t>) {
        let used: Vec<Element<'t>> = header
            .find("langUsage")
            .into_iter()
            .flat_map(|usage| usage.children_of("language"))
            .collect();
        let used = match used[..] {
            [one] => one.attribute("ident"),
            _ => None,
        };
        let of = |element: Element<'t>| {
            element.attribute("xml:lang").or_else(|| element.attribute("lang"))
        };
        let text = paper.child("text");
        let is_told = |found: &Attribute<'t>| !found.value.trim().is_empty();
        let told = used.or_else(|| of(text?)).or_else(|| of(paper)).or_else(|| of(header));
        if let Some(found) = told.filter(is_told) {
            self.said(MetadataField::Language, &found.value, found.origin);
        }
    }

    /// Identifiers of the paper, not of its journal.
    fn identifiers(&mut self, work: Option<Element<'t>>, publication: Option<Element<'t>>) {
        let analytic = work.and_then(|work| work.child("analytic"));
        let holders = [analytic, work, publication].into_iter().flatten();
        let mut known = Vec::new();
        for idno in holders.flat_map(idnos) {
            let kind = idno.value("type").unwrap_or_default().to_lowercase();
            let field = match kind.as_str() {
                "doi" => MetadataField::Doi,
                "pmid" | "pubmed" => MetadataField::Pmid,
                "pmc" | "pmcid" => MetadataField::Pmcid,
                "arxiv" => MetadataField::Arxiv,
                _ => continue,
            };
            if !known.contains(&field) {
                known.push(field);
                self.metadata(field, idno);
            }
        }
    }

    fn dates(&mut self, work: Option<Element<'t>>, publication: Option<Element<'t>>) {
        let is_article = work.is_some_and(|work| work.child("analytic").is_some());
        let imprint = work.and_then(|work| work.find("imprint").or(Some(work)));
        let holders = if is_article { [imprint, publication] } else { [publication, imprint] };
        let dates = || holders.into_iter().flatten().flat_map(|holder| holder.children_of("date"));
        let kind = |date: &Element<'t>| date.value("type").unwrap_or_default().to_lowercase();
        let is_published = |date: &Element<'t>| {
            matches!(kind(date).as_str(), "" | "published" | "publication" | "pub" | "issued")
        };
        let published =
            dates().find(|date| is_published(date) && (when(*date).is_some() || date.has_words()));
        published.into_iter().for_each(|date| self.date(MetadataField::Published, date));
        for (name, field) in
            [("received", MetadataField::Received), ("accepted", MetadataField::Accepted)]
        {
            let found = dates().find(|date| kind(date) == name);
            found.into_iter().for_each(|date| self.date(field, date));
        }
    }

    fn date(&mut self, field: MetadataField, date: Element<'t>) {
        match when(date) {
            Some(when) => self.said(field, &when.value, when.origin),
            None => self.metadata(field, date),
        }
    }

    /// What holds the paper.
    fn journal(&mut self, work: Element<'t>) {
        let Some(monogr) = work.child("monogr") else { return };
        let titles = || monogr.children_of("title").filter(|title| title.has_words());
        let journal =
            titles().find(|title| title.has("level", "j") && !says(*title, "type", "abbr"));
        let journal = journal.or_else(|| titles().find(|title| title.has("level", "j")));
        journal.into_iter().for_each(|title| self.metadata(MetadataField::Journal, title));
        for idno in idnos(monogr).filter(|idno| says(*idno, "type", "issn")) {
            self.metadata(MetadataField::Issn, idno);
        }
        let publisher = monogr.find("publisher");
        publisher.into_iter().for_each(|one| self.metadata(MetadataField::Publisher, one));
        for scope in monogr.elements().filter(|one| one.is("biblScope")) {
            self.scope(scope);
        }
    }

    fn scope(&mut self, scope: Element<'t>) {
        let unit = scope.value("unit").or_else(|| scope.value("type")).unwrap_or_default();
        let field = match unit.as_ref() {
            "volume" | "vol" => MetadataField::Volume,
            "issue" => MetadataField::Issue,
            "page" | "pages" | "pp" => MetadataField::FirstPage,
            _ => return,
        };
        if field != MetadataField::FirstPage || scope.attribute("from").is_none() {
            return self.metadata(field, scope);
        }
        for (name, field) in [("from", field), ("to", MetadataField::LastPage)] {
            if let Some(page) = scope.attribute(name) {
                self.said(field, &page.value, page.origin);
            }
        }
    }

    fn rights(&mut self, publication: Element<'t>) {
        let Some(availability) = publication.child("availability") else { return };
        let link = availability.elements().find_map(|one| {
            matches!(one.name(), "licence" | "ref" | "ptr").then(|| one.attribute("target"))?
        });
        let is_address = |link: &Attribute<'t>| link.value.contains("://");
        if let Some(link) = link.filter(is_address) {
            self.said(MetadataField::Licence, &link.value, link.origin);
        }
        let parts = availability.children().flat_map(|part| {
            let inner: Vec<Element<'t>> = part.children_of("p").collect();
            if part.is("licence") && !inner.is_empty() { inner } else { vec![part] }
        });
        parts.for_each(|part| self.metadata(MetadataField::Rights, part));
    }
}

/// Identifiers that an element holds, those in groups too.
fn idnos(holder: Element<'_>) -> impl Iterator<Item = Element<'_>> {
    let direct = holder.children_of("idno");
    direct.flat_map(|idno| {
        let inner: Vec<Element<'_>> = idno.children_of("idno").collect();
        if inner.is_empty() { vec![idno] } else { inner }
    })
}

/// The day that an attribute says.
fn when(date: Element<'_>) -> Option<Attribute<'_>> {
    let names = ["when", "when-iso", "notBefore", "from"];
    let found = names.iter().find_map(|name| date.attribute(name));
    found.filter(|when| !when.value.trim().is_empty())
}
