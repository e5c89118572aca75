//! What a paper says, without saying where: what must be the same in every format.

use std::collections::BTreeMap;

use etl::paper::{
    Agent, LinkedCitation, LinkedClaim, LinkedPaper, LinkedReference, LinkedSection, Membership,
    SectionRole, Speaker, StanceTarget,
};
use etl::pipeline::Paper;

/// Facts of each kind, each as often as it was found.
pub type Facts = BTreeMap<&'static str, Vec<String>>;

/// A kind of fact, and how it is read off a paper.
type Kind = (&'static str, fn(&Paper) -> Vec<String>);

/// Every kind of fact.
const KINDS: &[Kind] = &[
    ("title", title),
    ("author", authors),
    ("family name", families),
    ("orcid", orcids),
    ("email", emails),
    ("workplace", workplaces),
    ("section", sections),
    ("reference", references),
    ("identified reference", identified),
    ("citation", citations),
    ("cited", cited),
    ("claim", claims),
    ("concept", concepts),
];

/// The facts of a paper.
pub fn facts(paper: &Paper) -> Facts {
    let read = |(kind, read): &(&'static str, fn(&Paper) -> Vec<String>)| {
        let mut facts = read(paper);
        facts.sort();
        (*kind, facts)
    };
    KINDS.iter().map(read).collect()
}

/// What two papers have in common.
pub struct Comparison {
    /// Number of facts that both have.
    pub shared: usize,
    /// Facts that only the first has, with "-" before them, or only the second, with "+".
    pub apart: Vec<String>,
}

/// Compares the facts of one kind.
pub fn compare(one: &[String], other: &[String]) -> Comparison {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    one.iter().for_each(|fact| counts.entry(fact).or_default().0 += 1);
    other.iter().for_each(|fact| counts.entry(fact).or_default().1 += 1);
    let shared = counts.values().map(|(one, other)| one.min(other)).sum();
    let mut apart = Vec::new();
    for (fact, (one, other)) in counts {
        apart.extend((other..one).map(|_| format!("- {fact}")));
        apart.extend((one..other).map(|_| format!("+ {fact}")));
    }
    Comparison { shared, apart }
}

fn title(paper: &Paper) -> Vec<String> {
    paper.linked.meta.title.iter().map(|title| words(title)).collect()
}

fn authors(paper: &Paper) -> Vec<String> {
    let authors = paper.linked.meta.authors().enumerate();
    authors.map(|(place, agent)| format!("{place} {}", name(&paper.linked, agent))).collect()
}

fn families(paper: &Paper) -> Vec<String> {
    of_authors(&paper.linked, |linked, person| {
        let family = linked.people[person].name.family.as_deref();
        family.into_iter().map(words).collect()
    })
}

fn orcids(paper: &Paper) -> Vec<String> {
    of_authors(&paper.linked, |linked, person| {
        linked.people[person].orcid.iter().map(ToString::to_string).collect()
    })
}

fn emails(paper: &Paper) -> Vec<String> {
    of_authors(&paper.linked, |linked, person| {
        linked.people[person].emails.iter().map(|email| email.to_string().to_lowercase()).collect()
    })
}

fn workplaces(paper: &Paper) -> Vec<String> {
    of_authors(&paper.linked, |linked, person| {
        let memberships = linked.people[person].memberships.iter();
        memberships.filter_map(|membership| workplace(linked, membership)).collect()
    })
}

/// A fact for each thing that an author has.
fn of_authors(linked: &LinkedPaper, has: fn(&LinkedPaper, usize) -> Vec<String>) -> Vec<String> {
    let authors = linked.meta.authors().filter_map(|agent| match agent {
        Agent::Person(person) => Some(person),
        Agent::Organization(_) => None,
    });
    let of = |person| {
        let name = name(linked, Agent::Person(person));
        has(linked, person).into_iter().map(move |thing| format!("{name}: {thing}"))
    };
    authors.flat_map(of).collect()
}

/// The organisation of a membership and its country.
fn workplace(linked: &LinkedPaper, membership: &Membership) -> Option<String> {
    let units =
        std::iter::successors(membership.organization, |unit| linked.organizations[*unit].unit_of);
    let whole = &linked.organizations[units.last()?];
    let country = whole.address.country_code.map_or_else(String::new, |code| code.to_string());
    Some(format!("{} {country}", words(&whole.name)))
}

/// Headings with their depth below the shallowest. Where markup tells an abstract, key words and
/// a bibliography by its elements, it may do without their headings.
fn sections(paper: &Paper) -> Vec<String> {
    let told = [SectionRole::Abstract, SectionRole::Keywords, SectionRole::References];
    let is_named =
        |section: &&LinkedSection| section.title.is_some() && !told.contains(&section.role);
    let named = || paper.linked.sections.iter().filter(is_named);
    let top = named().map(|section| section.level).min().unwrap_or(0);
    let fact = |section: &LinkedSection| {
        let title = section.title.as_deref().unwrap_or_default();
        format!("{} {}", section.level - top, words(title))
    };
    named().map(fact).collect()
}

fn references(paper: &Paper) -> Vec<String> {
    paper.linked.references.iter().map(work).collect()
}

fn identified(paper: &Paper) -> Vec<String> {
    let dois = paper.linked.references.iter().filter_map(|one| one.reference.doi.as_ref());
    dois.map(|doi| doi.as_str().to_lowercase()).collect()
}

/// What is cited, as often as it is.
fn citations(paper: &Paper) -> Vec<String> {
    let citations = paper.linked.citations.iter();
    citations.filter_map(|one| Some(work(&paper.linked.references[one.target?]))).collect()
}

/// Sentences with what they cite: the words of a pointer differ, as the markup of a range has
/// a pointer for each end of it.
fn cited(paper: &Paper) -> Vec<String> {
    let fact = |one: &LinkedCitation| {
        let sentence = words(paper.document.text(one.citation.context));
        Some(format!("{sentence} > {}", work(&paper.linked.references[one.target?])))
    };
    paper.linked.citations.iter().filter_map(fact).collect()
}

fn claims(paper: &Paper) -> Vec<String> {
    paper.linked.claims.iter().map(|claim| said(paper, claim)).collect()
}

/// Who says what: speakers, cue, attitude, words, and whom it answers.
fn said(paper: &Paper, claim: &LinkedClaim) -> String {
    let linked = &paper.linked;
    let speaker = |speaker: &Speaker| match speaker {
        Speaker::Person(person) => name(linked, Agent::Person(*person)),
        Speaker::Group(words_of) => words(words_of),
    };
    let speakers: Vec<String> = claim.speakers.iter().map(speaker).collect();
    let found = &claim.claim;
    let cue = found.cue.map_or_else(String::new, |cue| words(paper.document.text(cue)));
    let content: Vec<String> =
        found.content.iter().map(|span| words(paper.document.text(*span))).collect();
    let answers = claim.toward.iter().map(|target| match target {
        StanceTarget::Claim(index) => {
            let speakers = linked.claims[*index].speakers.iter().map(speaker);
            format!("a claim of {}", speakers.collect::<Vec<_>>().join(", "))
        }
        StanceTarget::Person(person) => name(linked, Agent::Person(*person)),
    });
    let answers: Vec<String> = answers.collect();
    format!(
        "{} | {cue} | {} {} {} | {} | {} {}",
        speakers.join(", "),
        found.act.as_str(),
        found.polarity.as_str(),
        found.certainty.as_str(),
        content.join(" … "),
        claim.relation.map_or("", |relation| relation.as_str()),
        answers.join(", "),
    )
}

fn concepts(paper: &Paper) -> Vec<String> {
    paper.linked.concepts.iter().map(|concept| concept.concept.label.clone()).collect()
}

/// Title, year and first author of an entry. The letter of a year may stand where it is cited only.
fn work(one: &LinkedReference) -> String {
    let reference = &one.reference;
    let first = reference.authors.first().map_or_else(String::new, |first| words(&first.family));
    let year = reference.year.as_deref().unwrap_or_default();
    let year = year.trim_end_matches(|c: char| c.is_ascii_lowercase());
    format!("{first} {year} {}", words(reference.title.as_deref().unwrap_or_default()))
}

/// The words of a name in the order of the alphabet, without initials: which of them are the
/// family name is a fact of its own, and initials are printed in many ways.
fn name(linked: &LinkedPaper, agent: Agent) -> String {
    match agent {
        Agent::Organization(place) => words(&linked.organizations[place].name),
        Agent::Person(person) => whole_words(&linked.people[person].name.full),
    }
}

fn whole_words(name: &str) -> String {
    let folded = words(name);
    let mut whole: Vec<&str> = folded.split(' ').filter(|word| word.chars().count() > 2).collect();
    whole.sort_unstable();
    whole.join(" ")
}

/// Letters and figures in small words: print differs in case, marks and blanks.
fn words(text: &str) -> String {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}
