//! Names as BibTeX parts them: "von Last, Jr, First", one list joined by "and".

use super::super::name::Name;
use super::escape;

/// A name that BibTeX parts as it is parted here.
pub fn name(name: &Name) -> String {
    match name {
        Name::Organization(name) => braced(name),
        Name::Person { family, given, suffix } => {
            person(family, given.as_deref(), suffix.as_deref())
        }
    }
}

fn person(family: &str, given: Option<&str>, suffix: Option<&str>) -> String {
    let (particle, rest) = Name::particle(family);
    let family = match particle {
        "" => family_part(rest),
        particle if splits(particle) => braced(family),
        particle => format!("{} {}", escape::text(particle), family_part(rest)),
    };
    let parts = [Some(family), suffix.map(part), given.map(part)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// A family name; in braces when BibTeX would look for particles in it, or find no name.
fn family_part(family: &str) -> String {
    let capitals = family.split(' ').all(|word| word.starts_with(char::is_uppercase));
    if capitals { part(family) } else { braced(family) }
}

fn part(text: &str) -> String {
    if splits(text) { braced(text) } else { escape::text(text) }
}

/// Whether BibTeX would part this text further.
fn splits(text: &str) -> bool {
    let words = ["and", "others"];
    text.contains(',')
        || text
            .split_whitespace()
            .any(|word| words.iter().any(|one| word.eq_ignore_ascii_case(one)))
}

fn braced(text: &str) -> String {
    format!("{{{}}}", escape::text(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_written_so_that_they_are_parted_again() {
        let check = |family: &str, given: Option<&str>, suffix: Option<&str>, expected: &str| {
            assert_eq!(person(family, given, suffix), expected);
        };
        check("Maskell", Some("P."), None, "Maskell, P.");
        check("van der Berg", Some("J."), None, "van der Berg, J.");
        check("Ortega y Gasset", Some("J."), None, "{Ortega y Gasset}, J.");
        check("Dei Ottati", Some("G."), None, "Dei Ottati, G.");
        check("King", Some("M. L."), Some("Jr."), "King, Jr., M. L.");
        check("hooks", Some("b."), None, "{hooks}, b.");
        check("王", Some("小明"), None, "{王}, 小明");
        check("Smith and Sons", None, None, "{Smith and Sons}");
        let office = Name::Organization("World Health Organization".to_owned());
        assert_eq!(name(&office), "{World Health Organization}");
    }
}
