//! Contributors: names, roles, identifiers, and which affiliations and addresses are theirs.

use std::collections::BTreeMap;

use crate::paper::{ContributorRole, MakerRole, NodeKind, StatedContributor, StatedName};
use crate::text::ArenaSpan;

use super::Writer;
use super::xml::{Element, NameParts, write_name, write_whole_name};

/// An e-mail address among words for all who write, and what stands behind it.
#[derive(Clone, Debug)]
pub struct Address {
    /// The address.
    pub email: ArenaSpan,
    /// Words up to the next address: "(A.N.)".
    pub behind: String,
}

/// What contributors point at, joined once all of the front matter is written.
#[derive(Debug, Default)]
pub struct Joins {
    /// Affiliations by their identifiers.
    pub affiliations: BTreeMap<String, usize>,
    /// E-mail addresses in notes and affiliations, by their identifiers.
    pub addresses: BTreeMap<String, Vec<Address>>,
    pending: Vec<Pending>,
    /// Affiliations that stand in a group of contributors, by the number of the group.
    of_group: BTreeMap<usize, Vec<usize>>,
    groups: usize,
}

/// A contributor and what it points at.
#[derive(Debug)]
struct Pending {
    contributor: usize,
    group: usize,
    targets: Vec<String>,
}

/// The parts of a name.
pub fn name_parts(name: Element<'_>) -> NameParts<'_> {
    let all = |wanted: &str| -> Vec<Element<'_>> {
        name.elements().filter(|part| part.is(wanted) && part.has_words()).collect()
    };
    NameParts {
        prefix: all("prefix"),
        given: all("given-names"),
        family: all("surname"),
        suffix: all("suffix"),
        is_family_first: name.has("name-style", "eastern"),
    }
}

/// What the members of a group did for a cited work.
pub fn role_of_group(group: Element<'_>) -> MakerRole {
    let kind = group.value("person-group-type").unwrap_or_default().to_lowercase();
    if kind.contains("editor") {
        MakerRole::Editor
    } else if kind.contains("translator") {
        MakerRole::Translator
    } else {
        MakerRole::Author
    }
}

/// What a contributor did, by its kind or that of its group.
fn role(contributor: Element<'_>) -> ContributorRole {
    let group = contributor.parent();
    let kind = contributor
        .value("contrib-type")
        .or_else(|| group.and_then(|group| group.value("content-type")))
        .unwrap_or_default()
        .to_lowercase();
    if kind.contains("non-byline") || kind.contains("collab") {
        ContributorRole::Other
    } else if kind.contains("author") || kind.is_empty() {
        ContributorRole::Author
    } else if kind.contains("editor") || kind == "section" {
        ContributorRole::Editor
    } else if kind.contains("translator") {
        ContributorRole::Translator
    } else if kind.contains("review") || kind.contains("referee") {
        ContributorRole::Reviewer
    } else {
        ContributorRole::Other
    }
}

impl<'t> Writer<'t> {
    /// All contributors of a group, and the affiliations in it.
    pub fn contributors(
        &mut self,
        group: Element<'t>,
        joins: &mut Joins,
        member_of: Option<usize>,
    ) {
        joins.groups += 1;
        let number = joins.groups;
        for part in group.children() {
            match part.name() {
                "contrib" => self.contributor(part, joins, number, member_of),
                "aff" | "aff-alternatives" => {
                    let written = self.affiliations(part, joins);
                    joins.of_group.entry(number).or_default().extend(written);
                }
                "on-behalf-of" => self.group_name(part, ContributorRole::Other),
                _ => {}
            }
        }
    }

    /// An affiliation, or one that is given in several forms, of which the first counts.
    pub fn affiliations(&mut self, element: Element<'t>, joins: &mut Joins) -> Option<usize> {
        let form = if element.is("aff") { element } else { element.child("aff")? };
        let written = self.affiliation(form)?;
        let own = std::iter::once(element).chain(element.children_of("aff"));
        for identifier in own.filter_map(|one| one.value("id")) {
            joins.affiliations.insert(identifier.to_string(), written.index);
            let addresses =
                written.emails.iter().map(|email| Address { email: *email, behind: String::new() });
            joins.addresses.entry(identifier.into_owned()).or_default().extend(addresses);
        }
        Some(written.index)
    }

    fn group_name(&mut self, element: Element<'t>, role: ContributorRole) {
        self.flow.open(NodeKind::Byline);
        let name = write_whole_name(&mut self.flow, element, true);
        self.flow.close();
        if let Some(name) = name {
            self.flow.builder.stated().contributors.push(StatedContributor::new(name, role));
        }
    }

    fn contributor(
        &mut self,
        element: Element<'t>,
        joins: &mut Joins,
        group: usize,
        member_of: Option<usize>,
    ) {
        self.flow.open(NodeKind::Byline);
        let Some(name) = self.name(element) else {
            return self.flow.close();
        };
        let mut stated = StatedContributor::new(name, role(element));
        stated.member_of = member_of;
        self.particulars(element, &mut stated);
        self.flow.close();
        let own =
            element.children().filter(|part| matches!(part.name(), "aff" | "aff-alternatives"));
        for affiliation in own {
            stated.affiliations.extend(self.affiliations(affiliation, joins));
        }
        let index = self.flow.builder.stated().contributors.len();
        self.flow.builder.stated().contributors.push(stated);
        let pointers =
            element.elements().filter(|part| part.is("xref") && !is_of_member(element, *part));
        let targets = pointers.filter_map(|pointer| pointer.value("rid"));
        let targets = targets
            .flat_map(|rid| rid.split_ascii_whitespace().map(str::to_owned).collect::<Vec<_>>());
        joins.pending.push(Pending { contributor: index, group, targets: targets.collect() });
        for inner in element.elements().filter(|inner| inner.is("contrib-group")) {
            self.contributors(inner, joins, Some(index));
        }
    }

    /// The name of a contributor: of a person, or of a group.
    fn name(&mut self, element: Element<'t>) -> Option<StatedName> {
        let named = element.children().find(|part| {
            matches!(
                part.name(),
                "name"
                    | "name-alternatives"
                    | "string-name"
                    | "collab"
                    | "collab-alternatives"
                    | "anonymous"
            )
        })?;
        let named =
            if named.name().ends_with("-alternatives") { named.children().next()? } else { named };
        if named.is("collab") {
            return self.collaboration(named);
        }
        let parts = name_parts(named);
        if parts.family.is_empty() && parts.given.is_empty() {
            return write_whole_name(&mut self.flow, named, false);
        }
        write_name(&mut self.flow, &parts)
    }

    /// The name of a group, without its members and addresses.
    fn collaboration(&mut self, collab: Element<'t>) -> Option<StatedName> {
        let start = self.flow.builder.offset();
        self.flow.items(collab, |flow, inner| {
            let is_beside = matches!(
                inner.name(),
                "contrib-group" | "aff" | "address" | "email" | "ext-link" | "xref" | "fn"
            );
            if !is_beside {
                flow.words(inner);
            }
        });
        let span = self.flow.bare(start..self.flow.builder.offset())?;
        Some(StatedName::whole(span, true))
    }

    /// Degrees, roles, identifiers and addresses of a contributor.
    fn particulars(&mut self, element: Element<'t>, stated: &mut StatedContributor) {
        stated.is_corresponding = element.has("corresp", "yes");
        for part in element.children() {
            match part.name() {
                "degrees" => stated.degrees.extend(self.beside(part, ", ")),
                "role" => stated.role_words.extend(self.beside(part, "\n")),
                "contrib-id" if is_orcid(part) => {
                    stated.orcid = self.beside(part, "\n").or(stated.orcid);
                }
                "uri" | "ext-link" if is_orcid(part) => {
                    stated.orcid = stated.orcid.or_else(|| self.address_of(part));
                }
                "uri" | "ext-link" => stated.homepages.extend(self.address_of(part)),
                "email" => stated.emails.extend(self.beside(part, "\n")),
                "address" => {
                    let emails = part.elements().filter(|inner| inner.is("email"));
                    stated.emails.extend(emails.filter_map(|email| self.beside(email, "\n")));
                }
                _ => {}
            }
        }
    }

    fn beside(&mut self, element: Element<'t>, mark: &str) -> Option<ArenaSpan> {
        if !element.has_words() {
            return None;
        }
        self.flow.mark(mark);
        self.flow.words(element)
    }

    /// The address that a link leads to.
    fn address_of(&mut self, link: Element<'t>) -> Option<ArenaSpan> {
        let Some(href) = link.attribute("xlink:href") else { return self.beside(link, "\n") };
        self.flow.mark("\n");
        self.flow.rewrite(&href.value, href.origin)
    }
}

/// Whether an element belongs to a member of a group, not to the group itself.
fn is_of_member(contributor: Element<'_>, inner: Element<'_>) -> bool {
    let around = std::iter::successors(inner.parent(), |element| element.parent());
    around.take_while(|element| *element != contributor).any(|element| element.is("contrib-group"))
}

fn is_orcid(element: Element<'_>) -> bool {
    let kind = element.value("contrib-id-type").or_else(|| element.value("content-type"));
    kind.is_some_and(|kind| kind.eq_ignore_ascii_case("orcid"))
        || element.value("xlink:href").is_some_and(|href| href.contains("orcid.org/"))
        || element.is("contrib-id") && element.words().contains("orcid.org/")
}

impl Joins {
    /// Gives every contributor what it points at.
    pub fn finish(self, arena: &str, contributors: &mut [StatedContributor], affiliations: usize) {
        let points = |pending: &Pending| {
            pending.targets.iter().any(|target| self.affiliations.contains_key(target))
        };
        let anybody_points = self.pending.iter().any(points);
        for pending in &self.pending {
            let stated = &mut contributors[pending.contributor];
            let named = pending.targets.iter().filter_map(|target| self.affiliations.get(target));
            let mut own: Vec<usize> = named.copied().collect();
            if own.is_empty() && stated.affiliations.is_empty() && stated.member_of.is_none() {
                // What stands in a group is everybody's who points at nothing.
                own = self.of_group.get(&pending.group).cloned().unwrap_or_default();
                let is_everybodys = own.is_empty() && !anybody_points && affiliations == 1;
                if is_everybodys && stated.role == ContributorRole::Author {
                    own = vec![0];
                }
            }
            for index in own {
                if !stated.affiliations.contains(&index) {
                    stated.affiliations.push(index);
                }
            }
        }
        self.give_addresses(arena, contributors);
    }

    /// Gives the addresses of notes to those who point at the notes.
    fn give_addresses(&self, arena: &str, contributors: &mut [StatedContributor]) {
        for (identifier, addresses) in &self.addresses {
            let pointing: Vec<usize> = self
                .pending
                .iter()
                .filter(|pending| pending.targets.contains(identifier))
                .map(|pending| pending.contributor)
                .collect();
            for (place, address) in addresses.iter().enumerate() {
                let owner = owner(arena, contributors, &pointing, address, place, addresses.len());
                if let Some(owner) = owner {
                    let emails = &mut contributors[owner].emails;
                    let same = |email: &ArenaSpan| email.of(arena) == address.email.of(arena);
                    if !emails.iter().any(same) {
                        emails.push(address.email);
                    }
                }
            }
        }
    }
}

/// Whose an address in a note is: whoever alone points at the note, whose initials stand behind
/// the address, whose name is in it, or who stands at its place in the order.
fn owner(
    arena: &str,
    contributors: &[StatedContributor],
    pointing: &[usize],
    address: &Address,
    place: usize,
    count: usize,
) -> Option<usize> {
    if let [only] = pointing {
        return Some(*only);
    }
    let only = |fits: &dyn Fn(usize) -> bool| {
        let mut fitting = pointing.iter().copied().filter(|one| fits(*one));
        fitting.next().filter(|_| fitting.next().is_none())
    };
    let name = |one: usize| contributors[one].name.span.of(arena);
    let marked = initials_in(&address.behind);
    let local = address.email.of(arena).split('@').next().unwrap_or_default().to_lowercase();
    only(&|one| marked.as_ref().is_some_and(|marked| *marked == initials(name(one))))
        .or_else(|| only(&|one| address.behind.contains(name(one))))
        .or_else(|| only(&|one| has_name(&local, contributors[one].name.family, arena)))
        .or_else(|| (count == pointing.len()).then(|| pointing[place]))
}

/// Whether a family name stands in the first part of an address.
fn has_name(local: &str, family: Option<ArenaSpan>, arena: &str) -> bool {
    let letters = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect()
    };
    let family = family.map(|family| letters(family.of(arena))).unwrap_or_default();
    family.len() >= 3 && letters(local).contains(&family)
}

/// The initials in brackets behind an address: "(A.N.)".
fn initials_in(behind: &str) -> Option<String> {
    let inner = behind.trim_start().strip_prefix('(')?;
    let inner = &inner[..inner.find(')')?];
    let letters: String = inner.chars().filter(|c| c.is_alphabetic()).collect();
    (!letters.is_empty() && letters.chars().all(char::is_uppercase)).then_some(letters)
}

/// The first letters of the parts of a name.
fn initials(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphabetic() && c != '\'');
    words.filter_map(|word| word.chars().next()).filter(|c| c.is_uppercase()).collect()
}
