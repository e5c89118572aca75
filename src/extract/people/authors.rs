//! Authors: byline blocks joined to addresses and contacts.

use std::collections::BTreeSet;

use crate::paper::{
    Confidence, Document, Evidence, Findings, NodeId, NodeKind, Person, PersonRole,
};
use crate::text::ArenaSpan;

use super::byline::{self, Author, Part};
use super::contacts::{self, Contacts};
use super::{fold, stated};

/// An address and what it can be joined by.
struct Address {
    marks: BTreeSet<String>,
    affiliation: usize,
    /// How many authors stood before it.
    behind: usize,
}

/// Adds the authors of the byline and their affiliations.
pub fn find(document: &Document, findings: &mut Findings) {
    let stated: BTreeSet<NodeId> = stated::bylines(document).collect();
    let printed = document
        .enumerate()
        .filter(|(id, node)| node.kind == NodeKind::Byline && !stated.contains(id));
    let blocks: Vec<ArenaSpan> = printed.map(|(_, node)| node.span).collect();
    let before: BTreeSet<String> =
        blocks.iter().filter_map(|span| byline::mark_before(document.text(*span))).collect();
    let mut authors: Vec<(ArenaSpan, Author)> = Vec::new();
    let mut others: Vec<(ArenaSpan, Part, usize)> = Vec::new();
    for span in &blocks {
        match byline::part(document.text(*span), &before) {
            // "Anna Ng: 0000-…" below the names tells more of them, and lists nobody.
            Part::Authors(found) if found.iter().all(|one| is_listed(&authors, one)) => {
                others.push((*span, Part::Other, authors.len()));
            }
            Part::Authors(found) => authors.extend(found.into_iter().map(|author| (*span, author))),
            part => others.push((*span, part, authors.len())),
        }
    }
    let addresses = addresses(document, &authors, &others, findings);
    let first = findings.people.len();
    for (place, (span, author)) in authors.iter().enumerate() {
        let affiliations = affiliations_of(place, author, &authors, &addresses);
        findings.people.push(person(*span, author, affiliations));
    }
    let contacts: Vec<(ArenaSpan, Contacts)> =
        blocks.iter().map(|span| (*span, contacts::find(document.text(*span)))).collect();
    give_contacts(document, &mut findings.people[first..], &authors, &contacts);
}

fn is_listed(authors: &[(ArenaSpan, Author)], author: &Author) -> bool {
    let name = fold(&author.parts.full);
    authors.iter().any(|(_, other)| fold(&other.parts.full) == name)
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
        emails: Vec::new(),
        homepages: Vec::new(),
        orcid: None,
        affiliations,
        event: None,
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

/// Gives e-mails and ORCID iDs to the authors they name or whose marks they bear.
fn give_contacts(
    document: &Document,
    people: &mut [Person],
    authors: &[(ArenaSpan, Author)],
    contacts: &[(ArenaSpan, Contacts)],
) {
    for (span, found) in contacts {
        let text = document.text(*span);
        let mut last = 0;
        for (email, range) in &found.emails {
            let owner = owner_by_initials(people, &text[range.end..])
                .or_else(|| named_in(people, &text[last..range.start]))
                .or_else(|| {
                    only(people, |person| {
                        person
                            .name
                            .family
                            .as_deref()
                            .is_some_and(|family| contacts::names(email, family))
                    })
                })
                .or_else(|| only_marked(authors, text))
                .or_else(|| (people.len() == 1).then_some(0));
            if let Some(person) = owner.and_then(|owner| people.get_mut(owner))
                && !person.emails.contains(email)
            {
                person.emails.push(email.clone());
            }
            last = range.end;
        }
        let mut last = 0;
        for (orcid, range) in &found.orcids {
            let owner = named_in(people, &text[last..range.start])
                .or_else(|| (people.len() == 1).then_some(0));
            if let Some(person) = owner.and_then(|owner| people.get_mut(owner)) {
                person.orcid.get_or_insert_with(|| orcid.clone());
            }
            last = range.end;
        }
    }
}

/// The one person that fits.
fn only(people: &[Person], fits: impl Fn(&Person) -> bool) -> Option<usize> {
    let mut found = people.iter().enumerate().filter(|(_, person)| fits(person));
    let (first, _) = found.next()?;
    found.next().is_none().then_some(first)
}

/// The person whose whole name stands in the words before an address.
fn named_in(people: &[Person], before: &str) -> Option<usize> {
    only(people, |person| before.contains(&person.name.full))
}

/// "a@example.org (AN)".
fn owner_by_initials(people: &[Person], after: &str) -> Option<usize> {
    let inner = after.trim_start().strip_prefix('(')?.split(')').next()?;
    let letters = |text: &str| -> String { text.chars().filter(|c| c.is_alphabetic()).collect() };
    let wanted = letters(inner);
    let initials = |name: &str| -> String {
        name.split([' ', '-'])
            .filter_map(|word| word.chars().next())
            .filter(|c| c.is_uppercase())
            .collect()
    };
    only(people, |person| !wanted.is_empty() && initials(&person.name.full) == wanted)
}

/// The one author with a symbol that the contact line begins with.
fn only_marked(authors: &[(ArenaSpan, Author)], line: &str) -> Option<usize> {
    let mark = line.chars().next().filter(|c| "*†‡§¶#".contains(*c))?.to_string();
    let mut found =
        authors.iter().enumerate().filter(|(_, (_, author))| author.marks.contains(&mark));
    let (first, _) = found.next()?;
    found.next().is_none().then_some(first)
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
