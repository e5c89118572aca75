//! Who made the paper: authors, editors, and others whom the header names.

use crate::paper::{ContributorRole, NodeKind, StatedAffiliation, StatedContributor, StatedName};
use crate::text::{ArenaSpan, SourceSpan};

use super::super::roles::fold;
use super::Writer;
use super::affiliations::Places;
use super::names::Name;
use super::xml::{Attribute, Element, Item};

/// Attributes that lead to a person.
const LINKS: [&str; 4] = ["ref", "key", "sameAs", "corresp"];

impl<'t> Writer<'t> {
    /// All people of a header, then their affiliations.
    pub fn people(&mut self, header: Element<'t>) {
        self.named.clear();
        let mut places = Places::new(header);
        for bearer in bearers(header) {
            let role = role(bearer);
            let own: Vec<Element<'t>> = places.of(bearer).collect();
            let names = Name::all(bearer);
            let is_one = names.len() == 1;
            let mut contributors = Vec::new();
            for name in names
                .into_iter()
                .filter(|name| !bearer.is("respStmt") || !name.holder.is("respStmt"))
            {
                contributors.extend(self.contributor(bearer, &name, role, is_one));
            }
            places.add(contributors, &own);
        }
        self.affiliations(places);
    }

    /// One contributor; nothing when the name has no words or stands for several people.
    fn contributor(
        &mut self,
        bearer: Element<'t>,
        name: &Name<'t>,
        role: ContributorRole,
        is_one: bool,
    ) -> Option<usize> {
        let words = fold(&name.holder.words());
        let is_repeated = bearer.parent().is_some_and(|around| around.is("titleStmt"))
            && self.named.contains(&words);
        if is_repeated {
            return None;
        }
        self.flow.open(NodeKind::Byline);
        let Some(stated) = self.write_name(name) else {
            self.flow.close();
            return None;
        };
        // "A. Ng and B. Po; C. Lind" in one element is read like a printed line of authors.
        if name.parts.is_none()
            && !name.is_group
            && is_list(stated.span.of(self.flow.builder.arena()))
        {
            self.flow.close();
            return None;
        }
        self.named.insert(words);
        let mut contributor = StatedContributor::new(stated, role);
        contributor
            .degrees
            .extend(name.degrees.iter().filter_map(|degree| self.beside(*degree, ", ")));
        if is_one {
            self.particulars(bearer, &mut contributor);
        }
        self.flow.close();
        let contributors = &mut self.flow.builder.stated().contributors;
        contributors.push(contributor);
        Some(contributors.len() - 1)
    }

    /// Addresses and identifiers of a contributor.
    fn particulars(&mut self, bearer: Element<'t>, stated: &mut StatedContributor) {
        stated.is_corresponding =
            ["role", "ana", "type"].iter().any(|name| says(bearer, name, "corresp"));
        let is_own = |part: &Element<'t>| {
            !around(*part, bearer).any(|outer| outer.is("affiliation")) || part.is("email")
        };
        for part in bearer.elements().filter(is_own) {
            match part.name() {
                "email" => stated.emails.extend(self.beside(part, "\n")),
                "resp" => stated.role_words.extend(self.beside(part, "\n")),
                "idno" if says(part, "type", "orcid") => {
                    stated.orcid = stated.orcid.or_else(|| self.beside(part, "\n"));
                }
                "ptr" | "ref" => self.link(part, stated),
                _ => {}
            }
        }
        if stated.orcid.is_none()
            && let Some(link) = orcid_link(bearer)
        {
            stated.orcid = self.rewritten_beside(&link.value, link.origin);
        }
    }

    fn link(&mut self, link: Element<'t>, stated: &mut StatedContributor) {
        let Some(target) = link.attribute("target") else { return };
        if let Some(email) = target.value.trim().strip_prefix("mailto:") {
            stated.emails.extend(self.rewritten_beside(email, target.origin));
        } else if target.value.contains("orcid.org/") {
            stated.orcid =
                stated.orcid.or_else(|| self.rewritten_beside(&target.value, target.origin));
        } else if target.value.contains("://") {
            stated.homepages.extend(self.rewritten_beside(&target.value, target.origin));
        }
    }

    /// Words behind a mark.
    pub fn beside(&mut self, element: Element<'t>, mark: &str) -> Option<ArenaSpan> {
        if !element.has_words() {
            return None;
        }
        self.flow.mark(mark);
        self.flow.words(element)
    }

    /// A value on a line of its own.
    pub fn rewritten_beside(&mut self, words: &str, origin: SourceSpan) -> Option<ArenaSpan> {
        if words.trim().is_empty() {
            return None;
        }
        self.flow.mark("\n");
        self.flow.rewrite(words, origin)
    }

    /// A line of authors in the text. Where the header named nobody, it does.
    pub fn byline(&mut self, byline: Element<'t>) {
        if !byline.has_words() {
            return;
        }
        self.flow.open(NodeKind::Byline);
        let mut authors = Vec::new();
        let mut places = Vec::new();
        if byline.is("docAuthor") {
            authors.extend(self.name(byline));
        } else {
            self.byline_parts(byline, &mut authors, &mut places);
        }
        self.flow.close();
        self.flush_behind();
        if !self.named.is_empty() {
            return;
        }
        let stated = self.flow.builder.stated();
        let first = stated.affiliations.len();
        let places = places.into_iter();
        stated.affiliations.extend(places.map(|span| StatedAffiliation {
            span,
            parts: Vec::new(),
            ror: None,
        }));
        for name in authors {
            let mut author = StatedContributor::new(name, ContributorRole::Author);
            author.affiliations = (first..stated.affiliations.len()).collect();
            stated.contributors.push(author);
        }
    }

    fn byline_parts(
        &mut self,
        element: Element<'t>,
        authors: &mut Vec<StatedName>,
        places: &mut Vec<ArenaSpan>,
    ) {
        for item in element.items() {
            match item {
                Item::Text(piece) => self.flow.piece(piece),
                Item::Element(part) if part.is("docAuthor") => authors.extend(self.name(part)),
                Item::Element(part) if part.is("affiliation") => {
                    places.extend(self.flow.words(part));
                }
                Item::Element(part) => self.inline_element(part),
            }
        }
    }
}

/// Those who made the paper: authors as the source of the file names them, else as the file
/// does; then who else the file names.
fn bearers(header: Element<'_>) -> Vec<Element<'_>> {
    let work = source_work(header);
    let analytic = work.and_then(|work| work.child("analytic"));
    let monogr = work.and_then(|work| work.child("monogr").or(Some(work)));
    let file = all_in(header.find("titleStmt"));
    let has_author = |found: &[Element<'_>]| found.iter().any(|one| one.is("author"));
    let mut found = all_in(analytic);
    if !has_author(&found) && !has_author(&file) {
        // The editors of a journal did not make the paper.
        found.extend(all_in(monogr).into_iter().filter(|one| one.is("author")));
    }
    found.extend(file);
    found
}

/// The work that a file says it was made from, which is the paper itself.
pub fn source_work(header: Element<'_>) -> Option<Element<'_>> {
    let works = ["biblStruct", "biblFull", "bibl"];
    header.find("sourceDesc")?.elements().find(|one| works.contains(&one.name()))
}

fn all_in(holder: Option<Element<'_>>) -> Vec<Element<'_>> {
    let is_bearer = |one: &Element<'_>| {
        matches!(one.name(), "author" | "editor" | "respStmt" | "principal") && one.has_words()
    };
    holder.into_iter().flat_map(Element::children).filter(is_bearer).collect()
}

fn role(bearer: Element<'_>) -> ContributorRole {
    let is = |word: &str| says(bearer, "role", word) || says_resp(bearer, word);
    match bearer.name() {
        "author" => ContributorRole::Author,
        _ if is("translat") => ContributorRole::Translator,
        _ if is("review") => ContributorRole::Reviewer,
        "editor" => ContributorRole::Editor,
        _ => ContributorRole::Other,
    }
}

fn says_resp(bearer: Element<'_>, word: &str) -> bool {
    bearer.child("resp").is_some_and(|resp| resp.words().to_lowercase().contains(word))
}

/// Whether an attribute has this word in it.
pub fn says(element: Element<'_>, name: &str, word: &str) -> bool {
    element.value(name).is_some_and(|value| value.to_lowercase().contains(word))
}

/// The elements around one, up to another.
fn around<'t>(inner: Element<'t>, outermost: Element<'t>) -> impl Iterator<Item = Element<'t>> {
    let outer = std::iter::successors(inner.parent(), |element| element.parent());
    outer.take_while(move |element| *element != outermost)
}

/// The attribute of a person or a name in it that is an ORCID.
fn orcid_link(bearer: Element<'_>) -> Option<Attribute<'_>> {
    let names = bearer.children().filter(|one| matches!(one.name(), "persName" | "name"));
    let mut links = std::iter::once(bearer)
        .chain(names)
        .flat_map(|one| LINKS.iter().filter_map(move |name| one.attribute(name)));
    links.find(|link| link.value.to_lowercase().contains("orcid"))
}

/// Whether these words name several people.
fn is_list(words: &str) -> bool {
    let lower = words.to_lowercase();
    words.contains(';')
        || words.matches(',').count() > 1
        || [" and ", " & ", " et ", " und ", " y "].iter().any(|and| lower.contains(and))
}
