//! Authors: byline blocks joined to addresses and contacts.
//!
//! Blocks that hold what the source states are not read again. Where it states people, the
//! others are notes on how to reach them, unless they name somebody else.

use std::collections::BTreeSet;

use crate::paper::{
    Confidence, Document, Evidence, Findings, NodeKind, Person, PersonName, PersonRole,
};
use crate::text::ArenaSpan;

use super::byline::{self, Author, Part};
use super::contacts::{self, Contacts};
use super::{fold, reach, stated};

/// An address and what it can be joined by.
struct Address {
    marks: BTreeSet<String>,
    affiliation: usize,
    /// How many authors stood before it.
    behind: usize,
}

/// Adds the authors of the byline and their affiliations.
pub fn find(document: &Document, findings: &mut Findings) {
    let stated = stated::Places::of(document);
    let printed = document.spans_of(NodeKind::Byline).filter(|span| !stated.touch(*span));
    let blocks: Vec<ArenaSpan> = printed.collect();
    let before: BTreeSet<String> =
        blocks.iter().filter_map(|span| byline::mark_before(document.text(*span))).collect();
    let mut authors: Vec<(ArenaSpan, Author)> = Vec::new();
    let mut others: Vec<(ArenaSpan, Part, usize)> = Vec::new();
    let mut listed = Listed::of(&findings.people);
    for span in &blocks {
        match byline::part(document.text(*span), &before) {
            // "Anna Ng: 0000-…" below the names tells more of them, and lists nobody.
            Part::Authors(found) if found.iter().all(|one| listed.has(&one.parts)) => {
                others.push((*span, Part::Other, authors.len()));
            }
            Part::Authors(found) => {
                found.iter().for_each(|one| listed.add(&one.parts));
                authors.extend(found.into_iter().map(|author| (*span, author)));
            }
            part => others.push((*span, part, authors.len())),
        }
    }
    let first = findings.people.len();
    let mut contacts: Vec<(ArenaSpan, Contacts)> =
        blocks.iter().map(|span| (*span, contacts::find(document.text(*span)))).collect();
    if first > 0 {
        reach::give_to_stated(document, &mut findings.people, &mut contacts);
    }
    if first > 0 && authors.is_empty() {
        return;
    }
    let addresses = addresses(document, &authors, &others, findings);
    for (place, (span, author)) in authors.iter().enumerate() {
        let affiliations = affiliations_of(place, author, &authors, &addresses);
        findings.people.push(person(*span, author, affiliations));
    }
    reach::give(document, &mut findings.people[first..], &authors, &contacts);
}

/// Who is listed already.
struct Listed {
    /// Family names of those whom the source states: a note may write the rest in another way.
    families: BTreeSet<String>,
    /// Whole names of those who were read.
    names: BTreeSet<String>,
}

impl Listed {
    fn of(stated: &[Person]) -> Self {
        let names =
            stated.iter().map(|one| fold(one.name.family.as_ref().unwrap_or(&one.name.full)));
        Self { families: names.collect(), names: BTreeSet::new() }
    }

    fn add(&mut self, name: &PersonName) {
        self.names.insert(fold(&name.full));
    }

    fn has(&self, name: &PersonName) -> bool {
        let family = name.family.as_ref().unwrap_or(&name.full);
        self.names.contains(&fold(&name.full)) || self.families.contains(&fold(family))
    }
}

/// The affiliations among the blocks that hold no authors.
///
/// Marks stand before addresses, or behind them where none stands before. A block that
/// begins with an author's mark is an address, whatever it says.
fn addresses(
    document: &Document,
    authors: &[(ArenaSpan, Author)],
    blocks: &[(ArenaSpan, Part, usize)],
    findings: &mut Findings,
) -> Vec<Address> {
    let borne: BTreeSet<String> =
        authors.iter().flat_map(|(_, author)| author.marks.iter().cloned()).collect();
    let marked = |span: ArenaSpan| {
        byline::mark_before(document.text(span)).is_some_and(|mark| borne.contains(&mark))
    };
    let before = blocks.iter().any(|(span, part, _)| *part == Part::Address && marked(*span));
    let wanted = if before { BTreeSet::new() } else { borne.clone() };
    let mut addresses = Vec::new();
    for (span, part, behind) in blocks {
        if *part != Part::Address && !marked(*span) {
            continue;
        }
        let text = document.text(*span);
        let byline::Address { range, marks } = byline::address(text, &wanted);
        let words = &text[range.clone()];
        let end = range.start + contacts::find(words).start(words);
        let trimmed = text[range.start..end].trim_end_matches([' ', ',', ';', '(']);
        if !trimmed.is_empty() {
            let affiliation = findings.affiliations.len();
            let span = span.slice(range.start..range.start + trimmed.len());
            findings.affiliations.push(super::affiliation(document, span, None));
            addresses.push(Address { marks, affiliation, behind: *behind });
        }
    }
    addresses
}

fn person(span: ArenaSpan, author: &Author, affiliations: Vec<usize>) -> Person {
    let name_span = span.slice(author.name.clone());
    Person {
        name: author.parts.clone(),
        name_span,
        honorifics: author.honorifics.clone(),
        role: PersonRole::Author,
        role_words: Vec::new(),
        is_corresponding: false,
        emails: Vec::new(),
        homepages: Vec::new(),
        orcid: None,
        affiliations,
        event: None,
        group: None,
        evidence: Evidence::new(name_span, "people/byline", Confidence::percent(90)),
    }
}

/// Addresses with one of the author's marks; without marks those that follow the names.
fn affiliations_of(
    place: usize,
    author: &Author,
    authors: &[(ArenaSpan, Author)],
    addresses: &[Address],
) -> Vec<usize> {
    let shared = |author: &Author, address: &Address| !author.marks.is_disjoint(&address.marks);
    let marked: Vec<usize> = addresses
        .iter()
        .filter(|address| shared(author, address))
        .map(|address| address.affiliation)
        .collect();
    let any =
        |(_, author): &(ArenaSpan, Author)| addresses.iter().any(|address| shared(author, address));
    if !marked.is_empty() || authors.iter().any(any) {
        return marked;
    }
    // Names and addresses in turn: the addresses behind this name, up to the next names.
    let next = addresses.iter().map(|address| address.behind).find(|behind| *behind > place);
    addresses
        .iter()
        .filter(|address| Some(address.behind) == next)
        .map(|address| address.affiliation)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::DocumentBuilder;
    use crate::text::{Source, SourceSpan};

    /// "name <e-mail> #orcid @ addresses by their number" of each author of these byline blocks.
    fn show(blocks: &[&str]) -> Vec<String> {
        let mut builder = DocumentBuilder::new(Source::new("a.txt", blocks.concat().as_bytes()));
        let mut at = 0;
        for block in blocks {
            builder.open(NodeKind::Byline);
            builder.copy(SourceSpan::new(at, at + block.len()));
            builder.close();
            builder.insert("\n");
            at += block.len();
        }
        let mut findings = Findings::default();
        find(&builder.finish(), &mut findings);
        let person = |person: &Person| {
            let mut line = person.name.full.clone();
            person.emails.iter().for_each(|email| line += &format!(" <{}>", email.as_str()));
            person.orcid.iter().for_each(|orcid| line += &format!(" #{orcid}"));
            person.affiliations.iter().for_each(|place| line += &format!(" @{place}"));
            line
        };
        findings.people.iter().map(person).collect()
    }

    fn check(blocks: &[&str], expected: &[&str]) {
        assert_eq!(show(blocks), expected, "{blocks:?}");
    }

    #[test]
    fn marks_join_authors_to_addresses() {
        let (oslo, lund) = ("1 University of Oslo, Norway", "2 University of Lund, Sweden");
        check(&["Anna Ng1,2 and Tom Po2", oslo, lund], &["Anna Ng @0 @1", "Tom Po @1"]);
        // Who bears no mark while others do has no address.
        check(&["Anna Ng1 and Tom Po", oslo, lund], &["Anna Ng @0", "Tom Po"]);
    }

    #[test]
    fn without_marks_the_next_address_counts() {
        let (oslo, lund) = ("University of Oslo, Norway", "University of Lund, Sweden");
        check(&["Anna Ng", oslo, "Tom Po", lund], &["Anna Ng @0", "Tom Po @1"]);
        check(&["Anna Ng and Tom Po", oslo], &["Anna Ng @0", "Tom Po @0"]);
        // An address above all names belongs to nobody.
        check(&[oslo, "Anna Ng"], &["Anna Ng"]);
    }

    #[test]
    fn contacts_have_owners() {
        let two = "Anna Ng and Tom Porter";
        check(&["Anna Ng", "E-mail: x@example.org"], &["Anna Ng <x@example.org>"]);
        check(
            &[two, "E-mail: t.porter@example.org"],
            &["Anna Ng", "Tom Porter <t.porter@example.org>"],
        );
        check(
            &[two, "E-mail: x@example.org (AN); y@example.org (TP)"],
            &["Anna Ng <x@example.org>", "Tom Porter <y@example.org>"],
        );
        check(
            &["Anna Ng* and Tom Porter", "* E-mail: x@example.org"],
            &["Anna Ng <x@example.org>", "Tom Porter"],
        );
        check(
            &[two, "The ORCID iD of Tom Porter is 0000-0002-1825-0097."],
            &["Anna Ng", "Tom Porter #0000-0002-1825-0097"],
        );
    }

    #[test]
    fn contacts_without_an_owner_go_to_nobody() {
        let two = "Anna Ng and Tom Porter";
        check(&[two, "E-mail: office@example.org"], &["Anna Ng", "Tom Porter"]);
        check(&[two, "E-mail: x@example.org (QQ)"], &["Anna Ng", "Tom Porter"]);
        check(&[two, "ORCID 0000-0002-1825-0097"], &["Anna Ng", "Tom Porter"]);
        check(
            &["Anna Porter and Tom Porter", "E-mail: porter@example.org"],
            &["Anna Porter", "Tom Porter"],
        );
    }
}
