//! What a section is for, told by the words of its heading.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use crate::paper::SectionRole;
use crate::text::{collapse, pattern};

use super::numbering::strip_number;

static ROLES: LazyLock<BTreeMap<&str, SectionRole>> = LazyLock::new(|| {
    let lines = include_str!("roles.tsv").lines();
    lines
        .filter_map(|line| line.split_once('\t'))
        .filter_map(|(words, label)| {
            let role = SectionRole::ALL.iter().find(|role| role.as_str() == label)?;
            Some((words, *role))
        })
        .collect()
});

static ANNEX: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:annex|appendix|anhang|anexo|annexe)\s+\w{1,4}\s*[.:–—-]?\s+"));

/// Role of a section with this heading; [`SectionRole::Body`] when its words tell nothing.
pub fn role(heading: &str) -> SectionRole {
    let words = fold(strip_number(heading));
    // "Annex 2. List of participants": what the annex holds says more than that it is one.
    let inner = ANNEX.find(&words).map(|annex| known(&words[annex.end()..]));
    inner.filter(|role| *role != SectionRole::Body).unwrap_or_else(|| known(&words))
}

fn known(words: &str) -> SectionRole {
    if let Some(role) = ROLES.get(words) {
        return *role;
    }
    let first = words.split(' ').next().unwrap_or_default();
    let open = if words == first { None } else { ROLES.get(format!("{first} *").as_str()) };
    let open = open.filter(|_| words.split(' ').count() <= 6);
    open.copied().unwrap_or_else(|| two_words(words))
}

/// Role of a section that holds a list under this heading: "Participants" heads people only there.
pub fn role_above_list(heading: &str) -> SectionRole {
    let words = fold(strip_number(heading));
    let listed = ROLES.get(format!("{words}:").as_str());
    listed.copied().unwrap_or_else(|| role(heading))
}

/// Roles given by the first two words: "conclusions and outlook".
fn two_words(words: &str) -> SectionRole {
    let mut pieces = words.splitn(3, ' ');
    let (Some(one), Some(two), Some(_)) = (pieces.next(), pieces.next(), pieces.next()) else {
        return SectionRole::Body;
    };
    let found = ROLES.get(format!("{one} {two} *").as_str());
    found.copied().unwrap_or(SectionRole::Body)
}

/// Lower case, without marks around, with single blanks: what headings are compared by.
pub fn fold(heading: &str) -> String {
    let lower = heading.to_lowercase();
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    collapse(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_are_told_by_words() {
        let check =
            |heading: &str, expected: SectionRole| assert_eq!(role(heading), expected, "{heading}");
        check("4. REFERENCES", SectionRole::References);
        check("Acknowledgements.", SectionRole::Acknowledgements);
        check("Conclusions and outlook", SectionRole::Conclusion);
        check("Appendix B: Data", SectionRole::Appendix);
        check("Annex 2: List of participants", SectionRole::Participants);
        check("Annex 1. Participants of the outing", SectionRole::Participants);
        check("Appendix A", SectionRole::Appendix);
        check("Appendix A. Towns", SectionRole::Appendix);
        check("II. Introduction", SectionRole::Introduction);
        check("Learning and change", SectionRole::Body);
        check("Methods of the ancients", SectionRole::Body);
        check("Participants", SectionRole::Body);
        assert_eq!(role_above_list("2. Participants:"), SectionRole::Participants);
        assert_eq!(role_above_list("Towns:"), SectionRole::Body);
    }
}
