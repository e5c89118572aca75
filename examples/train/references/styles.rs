//! Labelled entries printed in other styles: what the labelled files show too rarely.
//!
//! Which entry is printed how is a function of its words.

use crate::example::Example;

/// The fields of an entry without the marks around them, in the order of the entry.
pub type Values = Vec<(String, String)>;

/// Marks that stand around values.
const MARKS: &[char] = &[
    ' ', ',', ';', ':', '.', '(', ')', '[', ']', '"', '“', '”', '„', '«', '»', '‘', '’', '\'', '/',
    '-', '–',
];
/// Words before values, in lower case.
const LEADS: &[&str] = &[
    "in",
    "vol",
    "volume",
    "v",
    "no",
    "nr",
    "n",
    "n°",
    "issue",
    "pp",
    "p",
    "pages",
    "page",
    "doi",
    "em",
    "eds",
    "ed",
    "edited by",
    "editors",
    "editor",
    "s",
];

/// The example in `count` other styles.
pub fn vary(example: &Example, count: usize) -> Vec<Example> {
    let values = values(example);
    let Some(kind) = kind(&values) else { return Vec::new() };
    let styles: Vec<&str> = of_kind(kind).collect();
    let mut number = hash(&example.text);
    let mut varied = Vec::new();
    for _ in 0..count {
        number = number.rotate_left(17).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let style = styles[(number >> 33) as usize % styles.len()];
        varied.extend(print(style, &values, &example.document));
    }
    varied
}

/// The styles for a kind of work.
pub fn of_kind(kind: &str) -> impl Iterator<Item = &'static str> {
    let lines = include_str!("styles.txt").lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| line.split_once('\t'))
        .filter(move |line| line.0 == kind)
        .map(|line| line.1)
}

/// The kind of a work by its fields; nothing for one that styles know too little of.
pub fn kind(values: &Values) -> Option<&'static str> {
    let has = |name: &str| values.iter().any(|value| value.0 == name);
    if !has("author") || !has("date") {
        None
    } else if has("journal") && has("volume") {
        Some("article")
    } else if has("book") && has("title") {
        Some("chapter")
    } else if has("title") && (has("publisher") || has("place")) && !has("journal") {
        Some("book")
    } else {
        None
    }
}

/// Prints values in a style; nothing when too few of them are in it.
pub fn print(style: &str, values: &Values, document: &str) -> Option<Example> {
    let mut example = Example { document: document.to_owned(), ..Example::default() };
    for part in style.split('|') {
        let (name, layout) = part.split_once(':')?;
        let Some((_, value)) = values.iter().find(|value| value.0 == name) else { continue };
        // "Ng, A." and the stop of the style make one stop.
        let layout =
            if value.ends_with('.') { layout.replacen("%.", "%", 1) } else { layout.to_owned() };
        // Closing marks belong to the field before.
        let (closing, layout) =
            layout.split_at(layout.len() - layout.trim_start_matches([',', ':', ';', '.']).len());
        example.push(closing, None);
        if let Some(last) = example.fields.last_mut() {
            last.0.end = example.text.trim_end().len();
        }
        example.push(&layout.replacen('%', value, 1), Some(name));
    }
    let end = example.text.trim_end().len();
    example.text.truncate(end);
    (example.fields.len() > 3).then_some(example)
}

/// The first value of each field.
fn values(example: &Example) -> Values {
    let mut values: Values = Vec::new();
    for (range, name) in &example.fields {
        let words = bare(name, &example.text[range.clone()]);
        if !words.is_empty() && values.iter().all(|value| value.0 != *name) {
            values.push((name.clone(), words));
        }
    }
    values
}

/// A field without its marks and lead-ins; names keep the stop of a last initial.
fn bare(name: &str, printed: &str) -> String {
    let mut words = printed.trim_matches(MARKS);
    loop {
        let lower = words.to_lowercase();
        let lead = LEADS.iter().filter(|_| !matches!(name, "title" | "author")).find(|lead| {
            lower.strip_prefix(**lead).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        });
        match lead.and_then(|lead| words.get(lead.len()..)) {
            Some(rest) if !rest.trim_matches(MARKS).is_empty() => words = rest.trim_matches(MARKS),
            _ => break,
        }
    }
    let initial = matches!(name, "author" | "editor")
        && words.chars().next_back().is_some_and(char::is_uppercase)
        && words.rsplit([' ', '.', '-']).next().is_some_and(|last| last.chars().count() == 1);
    let stop = printed.trim_end_matches([' ', ',', ';', ':', ')']).ends_with('.');
    if initial && stop { format!("{words}.") } else { words.to_owned() }
}

/// FNV-1a.
pub fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_printed_anew() {
        let mut example = Example::default();
        for (words, name) in [
            ("Ng, A. ", "author"),
            ("(1999). ", "date"),
            ("“Trust,” ", "title"),
            ("Firms ", "journal"),
            ("vol. 3, ", "volume"),
            ("pp. 1–9.", "pages"),
        ] {
            example.push(words, Some(name));
        }
        let printed =
            print("author:%, |journal:% |volume:%, |pages:% |date:(%).", &values(&example), "");
        let printed = printed.expect("five fields");
        assert_eq!(printed.text, "Ng, A., Firms 3, 1–9 (1999).");
        assert_eq!(printed.fields.len(), 5);
        assert_eq!(vary(&example, 2).len(), 2);
    }

    #[test]
    fn every_style_prints_known_fields() {
        let known = etl::extract::LABELLED
            .iter()
            .find(|task| task.name == "references")
            .expect("there is one");
        for kind in ["article", "book", "chapter"] {
            for style in of_kind(kind) {
                for part in style.split('|') {
                    let (name, layout) = part.split_once(':').expect("a field and its layout");
                    assert!(
                        known.fields.contains(&name) && layout.contains('%'),
                        "{part} in {style}"
                    );
                }
            }
        }
    }
}
