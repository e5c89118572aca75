//! Names of those who made a work.

/// A person or organisation, as an entry prints the name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Name {
    /// A person.
    Person {
        /// Family name with its particles.
        family: String,
        /// Given names or initials.
        given: Option<String>,
        /// "Jr.", "III".
        suffix: Option<String>,
    },
    /// An organisation, which has no parts.
    Organization(String),
}

impl Name {
    /// Parts a family name after its particles: "van der Berg" is "van der" and "Berg".
    ///
    /// Particles are leading words without capitals, as long as a word with one follows.
    #[must_use]
    pub fn particle(family: &str) -> (&str, &str) {
        let mut rest = family;
        while let Some((word, behind)) = rest.split_once(' ') {
            if !word.starts_with(char::is_lowercase) {
                break;
            }
            rest = behind;
        }
        if rest.starts_with(char::is_uppercase) {
            (family[..family.len() - rest.len()].trim_end(), rest)
        } else {
            ("", family)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn particles_are_words_without_capitals_before_one_with() {
        let check = |family, particle, rest| assert_eq!(Name::particle(family), (particle, rest));
        check("van der Berg", "van der", "Berg");
        check("de la Cruz y Vega", "de la", "Cruz y Vega");
        for whole in ["Berg", "Dei Ottati", "hooks", "al-Khwarizmi", "van", "王 小明", ""] {
            check(whole, "", whole);
        }
    }
}
