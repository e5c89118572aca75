//! Citations of JATS articles. Three cases: the printed string holds elements; it stands
//! beside the elements, as SciELO has it, and they are looked for in it; or there is none,
//! and the elements are printed in one of the usual styles.

use anyhow::Result;

use crate::example::Example;
use crate::tei::{Piece, pieces};

use super::parts::{self, Part, Roles};
use super::styles::{self, Values};

/// Reads the citations of an article.
pub fn read(xml: &str) -> Result<Vec<Example>> {
    let mut examples = Vec::new();
    let mut entry = Entry::default();
    for piece in pieces(xml)? {
        match piece {
            Piece::Open(name, _) if name == "ref" => {
                entry = Entry { inside: true, ..Entry::default() }
            }
            Piece::Close(name) if name == "ref" => {
                examples.extend(entry.example());
                entry = Entry::default();
            }
            _ if !entry.inside => {}
            Piece::Open(name, kind) => entry.open(&name, kind.as_deref()),
            Piece::Close(name) => entry.close(&name),
            Piece::Words(words) => entry.words(&words),
        }
    }
    Ok(examples)
}

/// A `ref` while it is read.
#[derive(Default)]
struct Entry {
    inside: bool,
    mixed: bool,
    element: bool,
    /// Fields of the elements that are open.
    open: Vec<Option<&'static str>>,
    editors: bool,
    printed: Vec<Part>,
    /// Values of the elements, with the names of people as lists.
    values: Vec<(&'static str, String)>,
    people: Vec<(bool, String, String)>,
    name: Option<&'static str>,
}

impl Entry {
    fn open(&mut self, name: &str, kind: Option<&str>) {
        match name {
            "mixed-citation" => self.mixed = true,
            "element-citation" | "nlm-citation" => self.element = true,
            "person-group" => self.editors = kind == Some("editor"),
            "name" | "collab" => self.people.push((self.editors, String::new(), String::new())),
            _ => {}
        }
        self.name = match name {
            "surname" | "collab" => Some("family"),
            "given-names" => Some("given"),
            _ => self.name,
        };
        if matches!(name, "surname" | "given-names") && self.mixed {
            self.part_names();
        }
        let outer = self.open.last().copied().flatten();
        let field = match name {
            "name" | "collab" | "etal" | "string-name" if self.editors => Some("editor"),
            "name" | "collab" | "etal" | "string-name" => Some("author"),
            name => field(name, kind),
        };
        if field.is_some() && outer.is_none() && self.element {
            self.values.extend(field.map(|field| (field, String::new())));
        }
        self.open.push(outer.or(field));
    }

    /// A blank between the parts of a name that are printed without one in the file.
    fn part_names(&mut self) {
        if let Some((words, Some("author" | "editor"))) = self.printed.last_mut()
            && words.ends_with(char::is_alphanumeric)
        {
            words.push(' ');
        }
    }

    fn close(&mut self, name: &str) {
        self.open.pop();
        match name {
            "mixed-citation" => self.mixed = false,
            "element-citation" | "nlm-citation" => self.element = false,
            "person-group" => self.editors = false,
            "surname" | "given-names" | "collab" => self.name = None,
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        let field = self.open.last().copied().flatten();
        if self.mixed {
            self.printed.push((words.to_owned(), field));
        }
        if self.element {
            if let Some((_, value)) = self.values.last_mut().filter(|_| field.is_some()) {
                value.push_str(words);
            }
            if let (Some(name), Some(person)) = (self.name, self.people.last_mut()) {
                if name == "family" { person.1.push_str(words) } else { person.2.push_str(words) }
            }
        }
    }

    fn example(self) -> Option<Example> {
        let labelled = self.printed.iter().filter(|part| part.1.is_some()).count();
        if labelled > 2 {
            return parts::example(&self.printed);
        }
        let text: String = self.printed.iter().map(|part| part.0.as_str()).collect();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() { self.print() } else { self.find(&text) }
    }

    /// Looks for the values in the printed text, one behind the other as far as they go.
    fn find(&self, text: &str) -> Option<Example> {
        let mut found: Vec<(usize, usize, &'static str)> = Vec::new();
        let taken = |found: &[(usize, usize, &str)], from: usize, to: usize| {
            found.iter().any(|one| from < one.1 && one.0 < to)
        };
        for (field, value) in self.ordered() {
            let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
            let value = value.trim_end_matches(['.', ',', ';']);
            let short = value.chars().count() < 5;
            let start = if short { found.iter().map(|one| one.1).max().unwrap_or(0) } else { 0 };
            let place = matches(text, value)
                .find(|at| !taken(&found, *at, at + value.len()) && (*at >= start || !short));
            let place = place
                .or_else(|| matches(text, value).find(|at| !taken(&found, *at, at + value.len())));
            let Some(at) = place else {
                if matches!(field, "title" | "date" | "container" | "author") {
                    return None;
                }
                continue;
            };
            match found
                .iter_mut()
                .find(|one| one.2 == field && matches!(field, "author" | "editor" | "pages"))
            {
                Some(one) => (one.0, one.1) = (one.0.min(at), one.1.max(at + value.len())),
                None => found.push((at, at + value.len(), field)),
            }
        }
        found.sort_unstable();
        if found.windows(2).any(|pair| pair[0].1 > pair[1].0) {
            return None;
        }
        let mut parts: Vec<Part> = Vec::new();
        let mut end = 0;
        for (from, to, field) in found {
            parts.push((text[end..from].to_owned(), None));
            parts.push((text[from..to].to_owned(), Some(field)));
            end = to;
        }
        parts.push((text[end..].to_owned(), None));
        parts::example(&parts)
    }

    /// Values that are sure first, numbers last.
    fn ordered(&self) -> Vec<(&'static str, String)> {
        let mut values = self.values.clone();
        values.retain(|(field, _)| !matches!(*field, "author" | "editor"));
        let people = self.people.iter().flat_map(|(editor, family, given)| {
            let field = if *editor { "editor" } else { "author" };
            [(field, family.clone()), (field, given.clone())]
        });
        values.extend(people.filter(|(_, words)| words.chars().count() > 1));
        let rank = |field: &str| match field {
            "title" => 0,
            "container" | "identifier" | "url" => 1,
            "author" | "editor" => 2,
            "publisher" | "place" => 3,
            "date" => 4,
            "volume" => 5,
            "issue" => 6,
            _ => 7,
        };
        values.sort_by_key(|(field, _)| rank(field));
        values
    }

    /// The elements printed in a style chosen by their words.
    fn print(&self) -> Option<Example> {
        let mut values: Values = Vec::new();
        for (field, value) in &self.values {
            let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
            match values.iter_mut().find(|one| one.0 == *field) {
                Some(pages) if *field == "pages" => pages.1 = format!("{}–{value}", pages.1),
                Some(_) => {}
                None => values.push(((*field).to_owned(), value)),
            }
        }
        values.retain(|value| !matches!(value.0.as_str(), "author" | "editor"));
        let roles = Roles::new(|name| self.values.iter().any(|value| value.0 == name));
        for value in values.iter_mut().filter(|value| value.0 == "container") {
            value.0 = roles.of("container", &mut 0).to_owned();
        }
        let number = styles::hash(&format!("{:?}", self.values));
        for (editor, name) in [(false, "author"), (true, "editor")] {
            let people: Vec<_> = self.people.iter().filter(|person| person.0 == editor).collect();
            if !people.is_empty() {
                values.push((name.to_owned(), names(&people, number >> 7)));
            }
        }
        let kind = styles::kind(&values)?;
        let all: Vec<&str> = styles::of_kind(kind).collect();
        styles::print(all[(number >> 20) as usize % all.len()], &values, "")
    }
}

/// Names in one of six ways.
fn names(people: &[&(bool, String, String)], number: u64) -> String {
    let initials = |given: &str, stop: &str| -> String {
        let words = given.split([' ', '.', '-']).filter(|word| !word.is_empty());
        let short = given.chars().count() < 4 && given.chars().all(char::is_uppercase);
        let letters: Vec<char> = if short {
            given.chars().collect()
        } else {
            words.filter_map(|word| word.chars().next()).collect()
        };
        letters.iter().map(|c| format!("{c}{stop}")).collect::<String>().trim_end().to_owned()
    };
    let one = |(_, family, given): &(bool, String, String)| -> String {
        if given.trim().is_empty() {
            return family.clone();
        }
        match number % 6 {
            0 => format!("{family} {}", initials(given, "")),
            1 => format!("{family}, {}", initials(given, ". ")),
            2 => format!("{} {family}", initials(given, ". ")),
            3 => format!("{}, {}", family.to_uppercase(), initials(given, ". ")),
            4 => format!("{family}, {}", initials(given, ".")),
            _ => format!("{family}, {given}"),
        }
    };
    let printed: Vec<String> = people.iter().map(|person| one(person)).collect();
    let (last, first) = printed.split_last().expect("there are people");
    let between = if number % 6 == 3 { "; " } else { ", " };
    let and = [", ", " and ", " & ", ", and ", "; ", ", & "][(number / 6 % 6) as usize];
    if first.is_empty() { last.clone() } else { format!("{}{and}{last}", first.join(between)) }
}

/// Where a value stands in a text as whole words.
fn matches<'t>(text: &'t str, value: &'t str) -> impl Iterator<Item = usize> + 't {
    let bare = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    text.match_indices(if value.is_empty() { "\u{0}" } else { value }).map(|(at, _)| at).filter(
        move |at| {
            bare(text[..*at].chars().next_back()) && bare(text[at + value.len()..].chars().next())
        },
    )
}

fn field(name: &str, kind: Option<&str>) -> Option<&'static str> {
    Some(match (name, kind) {
        ("year" | "month" | "day", _) => "date",
        ("article-title" | "chapter-title" | "part-title" | "data-title", _) => "title",
        ("source", _) => "container",
        ("series", _) => "series",
        ("volume", _) => "volume",
        ("issue" | "issue-id" | "supplement", _) => "issue",
        ("fpage" | "lpage" | "elocation-id" | "page-range", _) => "pages",
        ("publisher-name" | "institution", _) => "publisher",
        ("publisher-loc" | "conf-loc", _) => "place",
        ("conf-name", _) => "book",
        ("edition", _) => "edition",
        ("pub-id" | "object-id", _) => "identifier",
        ("ext-link" | "uri", _) => "url",
        ("date-in-citation", _) => "accessed",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(xml: &str, expected: &str) {
        let found = read(&format!("<article><ref>{xml}</ref></article>")).expect("well formed");
        assert_eq!(found.iter().map(ToString::to_string).collect::<Vec<_>>(), [expected]);
    }

    #[test]
    fn printed_strings_hold_elements() {
        check(
            "<mixed-citation><name><surname>Ng</surname><given-names>A</given-names></name> \
             (<year>1999</year>) <article-title>Trust</article-title>. <source>Firms</source> \
             <volume>3</volume>: <fpage>1</fpage>–<lpage>9</lpage>.</mixed-citation>",
            "[author Ng A] [date (1999)] [title Trust.] [journal Firms] [volume 3:] [pages 1–9.]",
        );
    }

    #[test]
    fn values_are_found_in_the_string_beside_them() {
        check(
            "<mixed-citation>Ng, A. Trust. Firms, v. 3, p. 1-9, 1999.</mixed-citation>\
             <element-citation><name><surname>Ng</surname><given-names>A.</given-names></name>\
             <article-title>Trust</article-title><source>Firms</source><year>1999</year>\
             <volume>3</volume><fpage>1</fpage><lpage>9</lpage></element-citation>",
            "[author Ng, A.] [title Trust.] [journal Firms,] [volume v. 3,] [pages p. 1-9,] [date 1999.]",
        );
    }

    #[test]
    fn elements_alone_are_printed() {
        let xml = "<article><ref><element-citation><name><surname>Ng</surname><given-names>A\
                   </given-names></name><article-title>Trust</article-title><source>Firms</source>\
                   <year>1999</year><volume>3</volume><fpage>1</fpage></element-citation></ref></article>";
        let found = read(xml).expect("well formed");
        let fields: Vec<&str> = found[0].fields.iter().map(|(_, name)| name.as_str()).collect();
        assert!(fields.contains(&"author") && fields.contains(&"journal"), "{}", found[0]);
    }
}
