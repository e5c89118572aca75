//! What becomes of stated people, groups and affiliations.

use super::super::authors;
use super::*;
use crate::paper::{AffiliationPart, DocumentBuilder, NodeKind, Stated};
use crate::text::{Source, SourceSpan};

/// A document of byline blocks, one a line, and the spans of words in it.
struct Paper {
    text: &'static str,
    stated: Stated,
}

impl Paper {
    fn new(text: &'static str) -> Self {
        Self { text, stated: Stated::default() }
    }

    /// The first place of these words.
    fn at(&self, words: &str) -> ArenaSpan {
        let start = self.text.find(words).unwrap_or_else(|| panic!("no {words:?}"));
        ArenaSpan::new(start, start + words.len())
    }

    fn name(&self, words: &str) -> StatedName {
        StatedName::whole(self.at(words), false)
    }

    /// States a contributor, an author but for what `change` says.
    fn by(mut self, words: &str, change: impl Fn(&Self, &mut StatedContributor)) -> Self {
        let mut one = StatedContributor::new(self.name(words), ContributorRole::Author);
        change(&self, &mut one);
        self.stated.contributors.push(one);
        self
    }

    fn at_place(mut self, words: &str, parts: &[(AffiliationPart, &str)]) -> Self {
        let parts = parts.iter().map(|(part, words)| (*part, self.at(words))).collect();
        let span = self.at(words);
        self.stated.affiliations.push(StatedAffiliation { span, parts, ror: None });
        self
    }

    /// "role name (given, family) titles <e-mail> #orcid @place …" of each person.
    fn check(self, expected: &[&str]) {
        let mut builder = DocumentBuilder::new(Source::new("a.xml", self.text.as_bytes()));
        let mut at = 0;
        for line in self.text.split_inclusive('\n') {
            builder.open(NodeKind::Byline);
            builder.copy(SourceSpan::new(at, at + line.trim_end().len()));
            builder.close();
            builder.copy(SourceSpan::new(at + line.trim_end().len(), at + line.len()));
            at += line.len();
        }
        *builder.stated() = self.stated;
        let document = builder.finish();
        let mut findings = Findings::default();
        find(&document, &mut findings);
        authors::find(&document, &mut findings);
        let places = findings.affiliations.len();
        let mut shown: Vec<String> =
            findings.people.iter().map(|person| show(&document, &findings, person)).collect();
        shown.extend(findings.groups.iter().map(|group| format!("group {}", group.name)));
        let held = findings.people.iter().flat_map(|person| &person.affiliations).max();
        assert!(held.is_none_or(|last| *last < places));
        shown.push(format!("{places} places"));
        assert_eq!(shown, expected, "{}", self.text);
    }
}

fn show(document: &Document, findings: &Findings, person: &Person) -> String {
    let PersonName { full, given, family } = &person.name;
    let part = |part: &Option<String>| part.clone().unwrap_or_default();
    let mut line = format!("{} {full} ({}, {})", person.role.as_str(), part(given), part(family));
    person.honorifics.iter().for_each(|title| line += &format!(" {title}"));
    person.emails.iter().for_each(|email| line += &format!(" <{email}>"));
    person.homepages.iter().for_each(|page| line += &format!(" {page}"));
    person.orcid.iter().for_each(|orcid| line += &format!(" #{orcid}"));
    for index in &person.affiliations {
        line += &format!(" @{}", document.text(findings.affiliations[*index].span));
    }
    person.group.iter().for_each(|group| line += &format!(" in {}", findings.groups[*group].name));
    line
}

#[test]
fn parts_are_taken_as_stated() {
    Paper::new("Prof. Anna Berit Ng Jr\nx@example.org\nPhD, MD")
        .by("Anna Berit Ng Jr", |paper, one| {
            one.name.given = Some(paper.at("Anna"));
            one.name.family = Some(paper.at("Berit Ng"));
            one.name.prefix = Some(paper.at("Prof."));
            one.degrees = vec![paper.at("PhD, MD")];
            one.emails = vec![paper.at("x@example.org")];
        })
        .check(&[
            "author Anna Berit Ng Jr (Anna, Berit Ng) Prof. PhD MD <x@example.org>",
            "0 places",
        ]);
}

#[test]
fn what_is_stated_as_a_whole_is_parted() {
    Paper::new("Dr. Anna Ng")
        .by("Dr. Anna Ng", |_, _| {})
        .check(&["author Anna Ng (Anna, Ng) Dr.", "0 places"]);
    // Words that look like no name, and nothing but a title.
    Paper::new("aleph").by("aleph", |_, _| {}).check(&["author aleph (, aleph)", "0 places"]);
    Paper::new("Dr.").by("Dr.", |_, _| {}).check(&["author Dr. (, Dr.)", "0 places"]);
}

#[test]
fn contacts_are_told_apart_by_their_form() {
    let page = "https://example.org/ng";
    Paper::new("Anna Ng\n0000000218250097\nhttps://example.org/ng\nE-mail: a@b.no; c@d.no")
        .by("Anna Ng", |paper, one| {
            one.orcid = Some(paper.at("0000000218250097"));
            one.homepages = vec![paper.at(page)];
            one.emails = vec![paper.at("E-mail: a@b.no; c@d.no")];
        })
        .check(&[
            "author Anna Ng (Anna, Ng) <a@b.no> <c@d.no> https://example.org/ng #0000-0002-1825-0097",
            "0 places",
        ]);
    // A number that is none, an address that is none.
    Paper::new("Anna Ng\n0000-0002-1825-0098\nnone")
        .by("Anna Ng", |paper, one| {
            one.orcid = Some(paper.at("0000-0002-1825-0098"));
            one.emails = vec![paper.at("none")];
        })
        .check(&["author Anna Ng (Anna, Ng)", "0 places"]);
}

#[test]
fn people_have_the_affiliations_that_they_point_to() {
    Paper::new("Anna Ng, Tom Po\nUniversity of Oslo, Norway\nAleph")
        .at_place("University of Oslo, Norway", &[])
        .at_place("Aleph", &[(AffiliationPart::Institution, "Aleph")])
        .by("Anna Ng", |_, one| one.affiliations = vec![0, 1])
        .by("Tom Po", |_, one| one.affiliations = vec![1, 7])
        .check(&[
            "author Anna Ng (Anna, Ng) @University of Oslo, Norway @Aleph",
            "author Tom Po (Tom, Po) @Aleph",
            "2 places",
        ]);
}

#[test]
fn members_of_a_group_are_no_authors_by_that() {
    Paper::new("on behalf of the Tidal Group\nAnna Ng\nTom Po")
        .by("on behalf of the Tidal Group", |_, one| one.name.is_group = true)
        .by("Anna Ng", |_, one| one.member_of = Some(0))
        .by("Tom Po", |_, one| one.role = ContributorRole::Editor)
        .check(&[
            "contributor Anna Ng (Anna, Ng) in Tidal Group",
            "editor Tom Po (Tom, Po)",
            "group Tidal Group",
            "0 places",
        ]);
}

#[test]
fn what_is_stated_is_not_read_again() {
    let oslo = "Department of Law, University of Oslo, Norway";
    Paper::new(
        "Anna Ng and Una Qi\nDepartment of Law, University of Oslo, Norway\nTom Po\n\
         Professor Anna B. Ng, Department of Law, University of Lund, Sweden, a@example.org",
    )
    .at_place(oslo, &[])
    .by("Anna Ng", |_, one| {
        one.affiliations = vec![0];
        one.is_corresponding = true;
    })
    .check(&[
        &format!("author Anna Ng (Anna, Ng) <a@example.org> @{oslo}"),
        // Whom the source does not state may still be named in a byline of their own.
        "author Tom Po (Tom, Po)",
        "1 places",
    ]);
}

#[test]
fn addresses_of_nobody_go_to_the_one_who_corresponds() {
    let two = "Anna Ng\nTom Po\nCorrespondence: office@example.org";
    let corresponds = |_: &Paper, one: &mut StatedContributor| one.is_corresponding = true;
    let other = |_: &Paper, _: &mut StatedContributor| {};
    Paper::new(two).by("Anna Ng", corresponds).by("Tom Po", other).check(&[
        "author Anna Ng (Anna, Ng) <office@example.org>",
        "author Tom Po (Tom, Po)",
        "0 places",
    ]);
    let nobody = ["author Anna Ng (Anna, Ng)", "author Tom Po (Tom, Po)", "0 places"];
    Paper::new(two).by("Anna Ng", corresponds).by("Tom Po", corresponds).check(&nobody);
    Paper::new(two).by("Anna Ng", other).by("Tom Po", other).check(&nobody);
    // Somebody has it already.
    Paper::new(two)
        .by("Anna Ng", corresponds)
        .by("Tom Po", |paper, one| one.emails = vec![paper.at("office@example.org")])
        .check(&[
            "author Anna Ng (Anna, Ng)",
            "author Tom Po (Tom, Po) <office@example.org>",
            "0 places",
        ]);
}

#[test]
fn empty_spans_give_nothing() {
    let empty = |_: &Paper, one: &mut StatedContributor| {
        one.name.span = ArenaSpan::new(0, 0);
        one.member_of = Some(9);
    };
    let group = |paper: &Paper, one: &mut StatedContributor| {
        empty(paper, one);
        one.name.is_group = true;
    };
    Paper::new("a").at_place("", &[]).by("", empty).by("", group).check(&["0 places"]);
}
