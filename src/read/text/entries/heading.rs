//! Headings of bibliographies as they are printed: spaced out, numbered, glued to the first entry.

use std::sync::LazyLock;

use regex::Regex;

use crate::paper::SectionRole;
use crate::text::pattern;

use super::super::roles::role;

/// Longest heading of a bibliography, in bytes.
const LONGEST: usize = 60;

/// "R E F E R E N C E S".
static SPACED: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:\p{L}\s){4,}\p{L}\s*[.:]?$"));

/// A heading at the start of a line that goes on with something like an entry.
static GLUED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?P<heading>(?:\d{1,2}\.?\s+)?\p{Lu}\p{L}+(?:\s(?:\p{L}+)){0,3}?)\s*[.:]?\s+(?:\[?1[\].)]|\[\p{Lu}|\p{Lu}[\p{L}’'-]+(?:,\s|\s\p{Lu}{1,3}\b)|(?:\p{Lu}\.\s?){1,3}\p{Lu})",
    )
});

/// Whether the words head a bibliography.
pub fn is_references(words: &str) -> bool {
    if words.len() > LONGEST {
        return false;
    }
    if role(words) == SectionRole::References {
        return true;
    }
    SPACED.is_match(words) && {
        let joined: String = words.split_whitespace().collect();
        role(&joined) == SectionRole::References
    }
}

/// Length of the heading that a line begins with before its first entry.
pub fn glued(line: &str) -> Option<usize> {
    let found = GLUED.captures(super::super::block::head(line, 2 * LONGEST))?;
    let heading = found.name("heading")?;
    (role(heading.as_str()) == SectionRole::References).then_some(heading.end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_bibliographies() {
        let check =
            |words: &str, expected: bool| assert_eq!(is_references(words), expected, "{words}");
        check("REFERENCES", true);
        check("8. References", true);
        check("R E F E R E N C E S", true);
        check("Literaturverzeichnis:", true);
        check("A B C D E", false);
        check("References are given below in the order of their years", false);
        check("The literature", false);
    }

    #[test]
    fn headings_glued_to_an_entry() {
        let check =
            |line: &str, expected: Option<usize>| assert_eq!(glued(line), expected, "{line}");
        check("References Holm, A. (1999) Trust", Some(10));
        check("REFERENCES [1] A. Holm, Trust", Some(10));
        check("Works cited Holm A, Berg C. Trust", Some(11));
        check("References to Holm, A. are many", None);
        check("Literature on trust", None);
        check("References", None);
    }
}
