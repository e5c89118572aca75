//! Lines of authors printed in other ways: what the labelled lines show too rarely.
//!
//! Family name first, initials only, capitals, no separators, odd separators, long Iberian
//! names. Which lines are varied how is a function of their words.

use crate::example::Example;

/// Given and family name.
type Name = (String, String);
/// Prints the names of a line.
type Layout = fn(&mut Example, &[Name], u64);

/// Layouts, and one in how many lines is printed so.
const LAYOUTS: &[(Layout, u64)] = &[
    (initials_behind, 10),
    (initials_behind_comma, 10),
    (unseparated, 10),
    (capitals_first, 10),
    (initials_before, 10),
    (capitals_behind, 5),
    (long_names, 3),
    (odd_separators, 12),
];
const SEPARATORS: &[&str] = &[", ", "; ", " · ", " — ", " - ", " / ", " and ", " & "];
/// Names of a line that are printed.
const LONGEST: usize = 30;

/// The variants of a line.
pub fn of(example: &Example) -> Vec<Example> {
    let names = names(example);
    if names.len() < 2 {
        return Vec::new();
    }
    let mut number = hash(&example.text);
    let mut variants = Vec::new();
    for (layout, rarity) in LAYOUTS {
        number = number.rotate_left(11).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        if (number >> 16).is_multiple_of(*rarity) {
            let mut variant = Example { document: example.document.clone(), ..Example::default() };
            layout(&mut variant, &names, number >> 32);
            variants.push(variant);
        }
    }
    variants
}

/// Names with both parts.
fn names(example: &Example) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    for (range, field) in &example.fields {
        let words = example.text[range.clone()].trim_end_matches([' ', '.']).to_owned();
        match field.as_str() {
            "given" => names.push((words, String::new())),
            "lead" => names.push((String::new(), words)),
            "family" => names.iter_mut().rev().take(1).for_each(|name| name.1.clone_from(&words)),
            "rest" => names.iter_mut().rev().take(1).for_each(|name| name.0.clone_from(&words)),
            _ => {}
        }
    }
    names.retain(|(given, family)| !given.is_empty() && !family.is_empty());
    names.truncate(LONGEST);
    names
}

fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

fn initials(given: &str) -> Vec<String> {
    let firsts = given.split([' ', '-', '.']).filter_map(|word| word.chars().next());
    firsts.filter(|c| c.is_alphabetic()).map(|c| c.to_uppercase().to_string()).collect()
}

/// Prints each name and what parts it from the next.
fn each(
    line: &mut Example,
    names: &[Name],
    separator: &str,
    print: impl Fn(&mut Example, usize, &Name),
) {
    for (place, name) in names.iter().enumerate() {
        if place > 0 {
            line.push(separator, None);
            if separator == " " && !line.text.ends_with(' ') {
                line.text.push(' ');
            }
        }
        print(line, place, name);
    }
}

fn parts(line: &mut Example, first: (&str, &str), between: &str, second: (&str, &str)) {
    line.push(first.0, Some(first.1));
    line.push(between, None);
    if !line.text.ends_with(' ') {
        line.text.push(' ');
    }
    line.push(second.0, Some(second.1));
}

/// "Ng AB, Po T".
fn initials_behind(line: &mut Example, names: &[Name], number: u64) {
    each(line, names, ", ", |line, _, (given, family)| {
        let family = if number.is_multiple_of(4) { family.to_uppercase() } else { family.clone() };
        parts(line, (&family, "lead"), " ", (&initials(given).concat(), "rest"));
    });
}

/// "Ng, A. B., Po, T."
fn initials_behind_comma(line: &mut Example, names: &[Name], number: u64) {
    each(
        line,
        names,
        if number.is_multiple_of(2) { ", " } else { "; " },
        |line, _, (given, family)| {
            let given =
                initials(given).join(if number.is_multiple_of(3) { "." } else { ". " }) + ".";
            parts(line, (family, "lead"), ",", (&given, "rest"));
        },
    );
}

/// "Anna Ng Tom Po".
fn unseparated(line: &mut Example, names: &[Name], _: u64) {
    each(line, names, " ", |line, _, (given, family)| {
        parts(line, (given, "given"), " ", (family, "family"));
    });
}

/// "NG Anna, PO Tom", with and without the comma.
fn capitals_first(line: &mut Example, names: &[Name], number: u64) {
    let separator = if number.is_multiple_of(3) { " " } else { ", " };
    each(line, names, separator, |line, _, (given, family)| {
        parts(line, (&family.to_uppercase(), "lead"), " ", (given, "rest"));
    });
}

/// "A. B. Ng, T. Po", with and without the comma; "AB Ng, T Po".
fn initials_before(line: &mut Example, names: &[Name], number: u64) {
    let separator = if number.is_multiple_of(3) { " " } else { ", " };
    let join = if number.is_multiple_of(2) { ". " } else { "" };
    each(line, names, separator, |line, _, (given, family)| {
        let stop = join.trim_end();
        parts(line, (&(initials(given).join(join) + stop), "given"), " ", (family, "family"));
    });
}

/// "Anna NG, Tom PO".
fn capitals_behind(line: &mut Example, names: &[Name], number: u64) {
    each(line, names, SEPARATORS[number as usize % 2], |line, place, (given, family)| {
        parts(line, (given, "given"), " ", (&family.to_uppercase(), "family"));
        mark(line, place, number);
    });
}

/// "Anna Maria Holt Brandt de Ng1,2, …": family names of others as further given names.
fn long_names(line: &mut Example, names: &[Name], number: u64) {
    each(line, names, ", ", |line, place, (given, family)| {
        let other = |step: usize| names[(place + step) % names.len()].1.as_str();
        let choice = (number as usize).wrapping_add(place * 7);
        let more = (1..=1 + choice % 3).map(other).collect::<Vec<_>>().join(" ");
        let given = format!("{given} {more}");
        let particle = ["", "", "de ", "da ", "", "dos "][choice % 6];
        let capitals = number.is_multiple_of(5);
        let family = if capitals { family.to_uppercase() } else { family.clone() };
        parts(line, (&given, "given"), " ", (&format!("{particle}{family}"), "family"));
        mark(line, place, number);
    });
}

/// A mark glued to the name, in two of three lines.
fn mark(line: &mut Example, place: usize, number: u64) {
    if !number.is_multiple_of(3) {
        line.push(&(place % 3 + 1).to_string(), Some("mark"));
    }
}

/// "Anna Ng · Tom Po".
fn odd_separators(line: &mut Example, names: &[Name], number: u64) {
    let separator = SEPARATORS[number as usize % SEPARATORS.len()];
    each(line, names, separator, |line, _, (given, family)| {
        parts(line, (given, "given"), " ", (family, "family"));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_printed_anew() {
        let mut example = Example::default();
        example.push("Anna B. ", Some("given"));
        example.push("Ng", Some("family"));
        example.push(", ", None);
        example.push("Tom ", Some("given"));
        example.push("Po", Some("family"));
        let names = names(&example);
        let check = |layout: Layout, number: u64, expected: &str| {
            let mut line = Example::default();
            layout(&mut line, &names, number);
            assert_eq!(line.text, expected);
        };
        check(initials_behind, 1, "Ng AB, Po T");
        check(initials_behind_comma, 1, "Ng, A. B.; Po, T.");
        check(unseparated, 1, "Anna B Ng Tom Po");
        check(capitals_first, 1, "NG Anna B, PO Tom");
        check(initials_before, 0, "A. B. Ng T. Po");
        check(long_names, 2, "Anna B Po Ng Po de Ng1, Tom Ng da Po2");
    }
}
