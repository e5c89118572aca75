//! How near two spellings of a name are.

/// Longer names are not compared letter by letter.
const LONGEST: usize = 60;

/// Whether two folded names can be one: a letter missing, added, changed or changed places,
/// or two in long names. Short names are never misspelt.
#[must_use]
pub fn is_alike(one: &str, other: &str) -> bool {
    let shorter = one.chars().count().min(other.chars().count());
    let longer = one.chars().count().max(other.chars().count());
    if shorter < 4 || longer > LONGEST {
        return false;
    }
    let allowed = if shorter >= 9 { 2 } else { 1 };
    longer - shorter <= allowed && strsim::osa_distance(one, other) <= allowed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misspelt_names_are_alike() {
        for (one, other) in [
            ("holm", "holmm"),
            ("dahl", "dohl"),
            ("schmitz", "schmizt"),
            ("arroyo-rodrigues", "aroyo-rodriguez"),
        ] {
            assert!(is_alike(one, other), "{one} {other}");
        }
        for (one, other) in [("lee", "lea"), ("dahl", "dolm"), ("schmitz", "schulz"), ("", "")] {
            assert!(!is_alike(one, other), "{one} {other}");
        }
    }
}
