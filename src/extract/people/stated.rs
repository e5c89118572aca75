//! Authors that the source states as such: a byline with a name and addresses marked in it.
//!
//! Nothing is guessed here of what is a name and what an address; only their parts are read.

use crate::paper::{
    Confidence, Document, Evidence, Findings, Node, NodeId, NodeKind, Person, PersonRole, Workplace,
};
use crate::text::{ArenaSpan, SourceSpan};

use super::{affiliation, contacts, names, unique};

/// Adds the stated authors and their affiliations.
pub fn find(document: &Document, findings: &mut Findings) {
    let mut places: Vec<(Option<SourceSpan>, usize)> = Vec::new();
    for byline in bylines(document) {
        let behind = document.nodes()[byline.index() + 1..].iter();
        let inside = || behind.clone().take_while(|node| node.parent >= Some(byline));
        let span_of = |kind: NodeKind| inside().filter(move |node| node.kind == kind);
        let Some(name) = span_of(NodeKind::Name).next().map(|node| node.span) else { continue };
        let mut affiliations = Vec::new();
        for address in span_of(NodeKind::Address).map(|node| node.span) {
            let origin = document.origin(address);
            let known = places.iter().find(|(place, _)| *place == origin).map(|(_, index)| *index);
            let index = known.unwrap_or_else(|| add_address(document, address, findings));
            places.push((origin, index));
            affiliations.push(index);
        }
        findings.people.push(person(document, document.node(byline), name, affiliations));
    }
}

/// The bylines that hold one stated author each.
pub fn bylines(document: &Document) -> impl Iterator<Item = NodeId> {
    let names = document.nodes().iter().filter(|node| node.kind == NodeKind::Name);
    names.filter_map(|node| node.parent)
}

/// An address; one that no part is known of is the name of a body as it stands.
fn add_address(document: &Document, span: ArenaSpan, findings: &mut Findings) -> usize {
    let mut found = affiliation(document, span, None);
    let words = document.text(span);
    let unknown = |place: &Workplace| place.institution.is_none() && place.departments.is_empty();
    if found.places.iter().all(unknown) && !words.contains(',') {
        let institution = Some(words.to_owned());
        found.places = vec![Workplace { institution, ..Workplace::default() }];
    }
    findings.affiliations.push(found);
    findings.affiliations.len() - 1
}

fn person(
    document: &Document,
    byline: &Node,
    name_span: ArenaSpan,
    affiliations: Vec<usize>,
) -> Person {
    let found = contacts::find(document.text(byline.span));
    let (honorifics, start) = names::honorifics(document.text(name_span));
    let honorifics = honorifics.into_iter().map(str::to_owned).collect();
    let name_span = name_span.slice(start..name_span.len());
    Person {
        name: names::part(document.text(name_span)),
        name_span,
        honorifics,
        role: PersonRole::Author,
        emails: unique(found.emails),
        homepages: unique(found.homepages),
        orcid: unique(found.orcids).into_iter().next(),
        affiliations,
        event: None,
        evidence: Evidence::new(name_span, "people/stated", Confidence::percent(95)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::DocumentBuilder;
    use crate::text::Source;

    /// Bylines of names ("n"), addresses ("a") and contacts ("c"), one word list each.
    fn check(bylines: &[&[(char, &str)]], expected: &[&str]) {
        let words: String =
            bylines.iter().flat_map(|parts| parts.iter().map(|(_, words)| *words)).collect();
        let mut builder = DocumentBuilder::new(Source::new("a.md", words.as_bytes()));
        let mut at = 0;
        for parts in bylines {
            builder.open(NodeKind::Byline);
            for (kind, words) in *parts {
                let kind = match kind {
                    'n' => Some(NodeKind::Name),
                    'a' => Some(NodeKind::Address),
                    _ => None,
                };
                builder.insert("\n");
                kind.map(|kind| builder.open(kind));
                builder.copy(SourceSpan::new(at, at + words.len()));
                kind.iter().for_each(|_| builder.close());
                at += words.len();
            }
            builder.close();
        }
        let document = builder.finish();
        let mut findings = Findings::default();
        find(&document, &mut findings);
        super::super::authors::find(&document, &mut findings);
        let show = |person: &Person| {
            let mut line = person.name.full.clone();
            person.emails.iter().for_each(|email| line += &format!(" <{}>", email.as_str()));
            person.orcid.iter().for_each(|orcid| line += &format!(" #{orcid}"));
            for index in &person.affiliations {
                line += &format!(" @{}", document.text(findings.affiliations[*index].span));
            }
            line
        };
        assert_eq!(findings.people.iter().map(show).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn authors_are_what_the_source_states() {
        let oslo = ('a', "University of Oslo, Norway");
        check(
            &[
                &[('n', "Anna Ng"), ('c', "x@example.org"), ('c', "0000-0002-1825-0097"), oslo],
                &[('n', "Tom Po"), ('a', "Max Planck")],
            ],
            &[
                "Anna Ng <x@example.org> #0000-0002-1825-0097 @University of Oslo, Norway",
                "Tom Po @Max Planck",
            ],
        );
        // Words that look like no name, and a byline of its own beside.
        check(&[&[('n', "aleph")], &[('c', "Anna Ng")]], &["aleph", "Anna Ng"]);
    }
}
