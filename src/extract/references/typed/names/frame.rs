//! What stands around a list of names: "In", "edited by", "(Eds.)", "et al.".

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::text::pattern;

use super::Role;

/// A list without what stands around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Framed {
    /// The names alone, in bytes.
    pub range: Range<usize>,
    /// Whether "et al." stood behind them.
    pub et_al: bool,
    /// What the words around them say of the names.
    pub role: Option<Role>,
}

static LEAD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)^ [\s.,;:()\[\]“”\x22'’‘–—-]* (?: \[?\d{1,4}[.)\]-]*\s+ |
            (?: (?-i:[Ii]n|IN|Em|En|Dans|dans|em) (?:\s*:|\b) (?:\s* (?-i:ed|eds)\b\.?)?
              | (?i: (?:trans(?:lated|l)?|edited|ed|eds|edit|prep|revised|rev|compiled|comp|introd|
                        written|annotated|selected|illustrated|directed|dir|produced|prod|curated)
                     \b\.? (?:\s+(?:and|&)\s+(?:edited|ed|trans(?:lated)?|introd|annotated)\b\.?)? \s+ by\b
                   | (?:eds?|editors?|editores?|éds?|hrsg|hg|hgg|orgs?|organizad[oa]r(?:es|as)?|coords?|coordinad[oa]r(?:es)?|dirs?|comps?|trans|transl|trad|übers|tr|traducción|tradução|traduction|traduzione|traducido|traduzido|traduit|übersetzt|herausgegeben|edição|edición|translat(?:ed|ion|ors?)|sous\s+la\s+d(?:irection|ir\.)|a\s+cura|edited|éditeurs|red)
                     \b \.? (?:\s+fr\.)? (?: \s* : | \s+(?:by|von|v\.|de|par|por|di|da|do|del|from\s+the\s+\p{L}+\s+by|aus\s+dem\s+\p{L}+(?:\s+von)?|du|durch)\b (?:\s+(?:l[’']\s?)?(?-u:[a-z])\p{Ll}+\s+(?:par|von|por|by)\b)? | \.\s ) ) 
              | (?-i:by|with|[Ee]ds|ed|edited|trans|trad)\s
              | \( (?i:eds?|trans|transl|hrsg|hg|orgs?|coords?)\.? \)
              | (?i:eds?\.)\s? )
            \s* )",
    )
});
static TAIL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?xi) [\s,;:.]* [(\[]? \s*
            (?: \b(?: (?:ass(?:ociate|istant)?|vol(?:ume)?|series|guest|chief|general|gen|lead)\.?\s+)? (?:eds?|edits?|editors?|editor(?:es|a|as)|édi?t?s?|éditeurs?|hrsg|hg|hgg|herausgeber(?:in|innen)?|orgs?|organizad[oa]r(?:es|as)?|organizers?|coords?|coordinad[oa]r(?:es|as)?|coordenad[oa]r(?:es|as)?|coordinators?|dirs?|directors?|comps?|compilers?|compilad[oa]r(?:es)?|trans|transl|translators?|trad|traductor(?:es)?|tradutor(?:es)?|traducteur|übers|red|authors?|contributors?|producers?|inventors?|chairs?|(?:1[5-9]|20)\d\d[a-z]?)
                (?: \.?\s*(?:/|,|&|and|e|y|et|und)?\s*(?:eds?|editors?|trans|transl|translators?|introd|comps?|coords?|chairs?))? )
            \b \.? \s* [)\]]? [\s.,;:)\]]* $",
    )
});
static ET_AL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?xi) (?: [\s,;.(\[]+ (?:and\s+)? | ^) (?: et\.?\s+\.?al(?:\b|ii\b) | (?-i:e\.?t?\.?\s*al)\b | et\s+(?:coll?|cols|autres)\b | (?:and|&)\s+al\b | (?:and|&|und|et|y|e)\s+(?:\d+\s+)?(?:others|colleagues|andere|outros|otros|altri|autres|co-?workers|coll?(?:abs?|s)?\b)| (?:and|&)\s+(?:\d+\s+)?more\b | (?:und\s+)?(?-i:u\.\s?a\.)\s*$ | \bmitarb(?:eiter)?\b | etc\b )
            [\s.,;:)\]]*",
    )
});

/// Finds the names in a text.
#[must_use]
pub fn strip(text: &str) -> Framed {
    let mut framed = Framed { range: 0..text.len(), et_al: false, role: None };
    if let Some(found) = ET_AL.find_iter(text).find(|found| found.end() * 2 >= text.len()) {
        // "Smith J, et al., editors": what stands behind are roles.
        framed.et_al = true;
        // The stop may be that of an initial.
        framed.range.end = found.start() + usize::from(found.as_str().starts_with('.'));
    }
    while let Some(found) = LEAD.find(&text[framed.range.clone()]) {
        if found.is_empty() || found.end() >= framed.range.len() {
            break;
        }
        framed.role = framed.role.or_else(|| role(found.as_str()));
        framed.range.start += found.end();
    }
    while let Some(found) = TAIL.find(&text[framed.range.clone()]) {
        if found.start() == 0 {
            break;
        }
        framed.role = framed.role.or_else(|| role(found.as_str()));
        framed.range.end = framed.range.start + found.start();
    }
    framed
}

/// What the words of a frame make of the names in it; editors who also translated are editors.
fn role(frame: &str) -> Option<Role> {
    let lower = frame.to_lowercase();
    let any = |words: &[&str]| {
        lower
            .split(|c: char| !c.is_alphabetic())
            .any(|word| words.iter().any(|one| word.starts_with(one)))
    };
    if any(&["ed", "éd", "hrsg", "hg", "herausgeb", "org", "coord", "comp", "dir"]) {
        Some(Role::Editor)
    } else if any(&["trans", "trad", "übers"]) {
        Some(Role::Translator)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str, et_al: bool) {
        let framed = strip(text);
        let bare = text[framed.range].trim_matches(|c: char| " ,.;:()".contains(c));
        assert_eq!((bare, framed.et_al), (expected, et_al), "{text}");
    }

    #[test]
    fn frames_are_found() {
        check("In A. Holm & B. Po (Eds.),", "A. Holm & B. Po", false);
        check("In: Holm, A., ed.", "Holm, A", false);
        check("edited by Ada Holm,", "Ada Holm", false);
        check("Hrsg. von Ada Holm,", "Ada Holm", false);
        check("trans. by Ada Holm", "Ada Holm", false);
        check("Trad. de Ada Holm", "Ada Holm", false);
        check("Holm, A. (Org.).", "Holm, A", false);
        check("Holm A, Po B, et al., editors.", "Holm A, Po B", true);
        check("Holm A, Po B, et al", "Holm A, Po B", true);
        check("Holm A and others", "Holm A", true);
        check("Em: HOLM, A. (Coord.)", "HOLM, A", false);
    }

    #[test]
    fn names_are_no_frames() {
        for text in ["Ed Harris", "Ina Holm", "Dirk Po", "Etal, A", "Alba, E. del", "Edit Holm"] {
            check(text, text, false);
        }
    }
}
