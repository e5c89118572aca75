//! Pieces of an entry, labelled or not, made an example in which marks belong to fields.

use crate::example::Example;

use super::numeration;

/// Words that lead to the field behind them.
const LEADS: &[&str] = &[
    "in",
    "vol",
    "volume",
    "no",
    "n",
    "nr",
    "p",
    "pp",
    "pages",
    "page",
    "pg",
    "doi",
    "isbn",
    "issn",
    "arxiv",
    "pmid",
    "pmcid",
    "issue",
    "heft",
    "bd",
    "band",
    "ed",
    "eds",
    "edited",
    "by",
    "url",
    "available",
    "at",
    "from",
    "retrieved",
    "art",
    "article",
    "em",
    "disponível",
    "disponible",
    "en",
    "https",
    "http",
    "dx",
    "org",
    "t",
    "tome",
    "v",
];
/// Words that end a list of editors.
const ROLES: &[&str] =
    &["ed", "eds", "editor", "editors", "edited", "hrsg", "hg", "org", "orgs", "coord"];

/// A piece: its words, and the field they are.
pub type Part = (String, Option<&'static str>);

/// Makes an example of the pieces of an entry; nothing when no field is among them.
pub fn example(parts: &[Part]) -> Option<Example> {
    let mut example = Example::default();
    let mut fields: Vec<(std::ops::Range<usize>, String)> = Vec::new();
    for (words, name) in &joined(&named(parts)) {
        let before = example.fields.len();
        example.push(words, *name);
        let Some((range, name)) = example.fields.get(before).cloned() else { continue };
        match fields.last_mut() {
            Some(last) if last.1 == name => last.0.end = range.end,
            _ => fields.push((range, name)),
        }
    }
    example.fields = fields;
    let end = example.text.trim_end().len();
    example.text.truncate(end);
    (example.fields.len() > 1).then_some(example)
}

/// The pieces with labels that the task knows.
fn named(parts: &[Part]) -> Vec<Part> {
    let roles = Roles::new(|name| parts.iter().any(|part| part.1 == Some(name)));
    let mut seen = 0;
    let named = parts
        .iter()
        .map(|(words, name)| (words.clone(), name.map(|name| roles.of(name, &mut seen))));
    named.flat_map(|part| numeration::split(&part)).collect()
}

/// The pieces with the words between fields given to fields.
fn joined(parts: &[Part]) -> Vec<Part> {
    let mut joined: Vec<Part> = Vec::new();
    let mut end = 0;
    for run in parts.chunk_by(|one, next| one.1.is_none() && next.1.is_none()) {
        end += run.len();
        if run[0].1.is_some() {
            joined.extend_from_slice(run);
            continue;
        }
        let gap: String = run.iter().map(|part| part.0.as_str()).collect();
        let next = parts.get(end).and_then(|part| part.1);
        match joined.last_mut() {
            Some(last) if last.1 == next => last.0.push_str(&gap),
            _ => gap_between(&gap, next, &mut joined),
        }
    }
    joined
}

/// What "monograph" and "container" stand for in an entry: labels that leave it open.
pub struct Roles {
    titled: bool,
    journal: bool,
}

impl Roles {
    /// `has` tells of an entry whether it has a field.
    pub fn new(has: impl Fn(&str) -> bool) -> Self {
        let numbered = has("volume") || has("issue");
        let titled = has("title");
        let published = has("publisher") || has("place") || has("editor");
        Self { titled, journal: numbered && !published || !titled && numbered && has("pages") }
    }

    /// The field; `seen` counts those asked for.
    pub fn of(&self, name: &'static str, seen: &mut usize) -> &'static str {
        if !matches!(name, "monograph" | "container") {
            return name;
        }
        *seen += 1;
        match (name, self.titled || *seen > 1) {
            ("container", _) if self.journal => "journal",
            (_, true) => "book",
            _ => "title",
        }
    }
}

/// Gives the words between two fields to the one before, to a note, and to the one behind.
fn gap_between(gap: &str, next: Option<&'static str>, joined: &mut Vec<Part>) {
    let last = joined.last().and_then(|part| part.1);
    let closing = match last {
        Some(_) => gap
            .find(|c: char| c.is_alphanumeric() || "([“„«‘<".contains(c))
            .map_or(gap.len(), |at| at),
        None => 0,
    };
    // A straight quotation mark opens when a blank stands before it and none behind.
    let closing = gap[..closing]
        .char_indices()
        .find(|(at, c)| {
            *c == '"'
                && gap[..*at].ends_with(char::is_whitespace)
                && !gap[at + 1..].starts_with(char::is_whitespace)
        })
        .map_or(closing, |(at, _)| at);
    let (closing, rest) = gap.split_at(closing);
    let roles = matches!(last, Some("editor" | "author")).then(|| role(rest)).unwrap_or(0);
    let (role, rest) = rest.split_at(roles);
    if let Some(part) = joined.last_mut() {
        part.0.push_str(closing);
        part.0.push_str(role);
    }
    let opening = if next.is_some() { rest.len() - leads(rest) } else { rest.len() };
    let (note, opening) = rest.split_at(opening);
    if note.chars().any(char::is_alphanumeric) {
        let number = last.is_none() && note.chars().filter(|c| c.is_alphanumeric()).count() < 5;
        joined.push((note.to_owned(), Some(if number { "number" } else { "note" })));
    } else if let Some(part) = joined.last_mut() {
        part.0.push_str(note);
    } else if next.is_some() {
        joined.push((note.to_owned(), next));
    }
    if next.is_some() && !opening.is_empty() {
        joined.push((opening.to_owned(), next));
    }
}

/// How many bytes at the start are "(eds.)," and its like.
fn role(text: &str) -> usize {
    let words = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let start = text.len() - words.len();
    let length = words.find(|c: char| !c.is_alphanumeric()).unwrap_or(words.len());
    if !ROLES.contains(&words[..length].to_lowercase().as_str()) {
        return 0;
    }
    let rest = &words[length..];
    let marks = rest.len() - rest.trim_start_matches(['.', ')', ']', ',', ':', ' ']).len();
    start + length + marks
}

/// How many bytes at the end are lead-ins and opening marks.
fn leads(text: &str) -> usize {
    let mut start = text.len();
    loop {
        let head = text[..start].trim_end_matches(|c: char| !c.is_alphanumeric());
        let word = head
            .rfind(|c: char| !c.is_alphanumeric())
            .map_or(0, |at| at + head[at..].chars().next().map_or(1, char::len_utf8));
        if head.is_empty() || !LEADS.contains(&head[word..].to_lowercase().as_str()) {
            let marks = text[head.len()..start].find(|c: char| "([“„«‘\"<".contains(c));
            return text.len()
                - if head.is_empty() { 0 } else { marks.map_or(start, |at| head.len() + at) };
        }
        start = word;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pieces as "field=words"; words without a field stand alone.
    fn check(pieces: &[(&str, Option<&'static str>)], expected: &str) {
        let parts: Vec<Part> =
            pieces.iter().map(|(words, name)| ((*words).to_owned(), *name)).collect();
        let example = example(&parts).expect("fields");
        let found: Vec<String> = example
            .fields
            .iter()
            .map(|(range, name)| format!("{name}={}", &example.text[range.clone()]))
            .collect();
        assert_eq!(found.join(" | "), expected);
    }

    #[test]
    fn marks_and_leads_belong_to_fields() {
        check(
            &[
                ("[3] ", None),
                ("Ng, A.", Some("author")),
                (" (", None),
                ("1999", Some("date")),
                ("). ", None),
                ("Trust", Some("title")),
                (". In: ", None),
                ("Firms", Some("book")),
                (", vol. ", None),
                ("3", Some("volume")),
                (", pp. ", None),
                ("1–9", Some("pages")),
                (".", None),
            ],
            "number=[3] | author=Ng, A. | date=(1999). | title=Trust. | book=In: Firms, | volume=vol. 3, | pages=pp. 1–9.",
        );
        check(
            &[
                ("A. Ng", Some("editor")),
                (" (eds.), ", None),
                ("Trust", Some("title")),
                (", reprint of the first", None),
            ],
            "editor=A. Ng (eds.), | title=Trust, | note=reprint of the first",
        );
        check(
            &[
                ("A. Ng", Some("author")),
                (", \"", None),
                ("Trust", Some("title")),
                (",\" ", None),
                ("Firms", Some("journal")),
            ],
            "author=A. Ng, | title=\"Trust,\" | journal=Firms",
        );
        check(
            &[("Ng A", Some("author")), (". ", None), ("Vol. 3, no. 2:1–9", Some("volume"))],
            "author=Ng A. | volume=Vol. 3, | issue=no. 2: | pages=1–9",
        );
    }
}
