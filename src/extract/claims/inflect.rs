//! Forms of English verbs and nouns: rules, and `irregular.tsv` for what breaks them.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Form of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// "say", "are".
    Base,
    /// "says", "is".
    Third,
    /// "said", "was"; also the participle of most verbs.
    Past,
    /// "given", where it differs from the past.
    Participle,
    /// "saying".
    Gerund,
}

impl Form {
    /// Whether the form can stand behind "has" or "was".
    #[must_use]
    pub fn is_participle(self) -> bool {
        matches!(self, Self::Past | Self::Participle)
    }
}

static IRREGULAR: LazyLock<HashMap<&'static str, [&'static str; 3]>> = LazyLock::new(|| {
    include_str!("irregular.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| match line.split('\t').collect::<Vec<_>>()[..] {
            [lemma, past, participle, gerund] => Some((lemma, [past, participle, gerund])),
            _ => None,
        })
        .collect()
});

/// Every form of the verb `lemma`, each once.
#[must_use]
pub fn forms(lemma: &str) -> Vec<(String, Form)> {
    let irregular = IRREGULAR.get(lemma);
    let pick = |place: usize, regular: String| match irregular.map(|forms| forms[place]) {
        None | Some("-") => regular,
        Some(form) => form.to_owned(),
    };
    let past = pick(0, past(lemma));
    let participle = pick(1, past.clone());
    let mut all = vec![(pick(2, gerund(lemma)), Form::Gerund)];
    if participle != past {
        all.push((participle, Form::Participle));
    }
    all.push((past, Form::Past));
    match lemma {
        "be" => all.extend(["is", "are", "am", "were"].map(|form| (form.to_owned(), Form::Third))),
        "have" => all.push(("has".to_owned(), Form::Third)),
        _ => all.push((plural(lemma), Form::Third)),
    }
    if all.iter().all(|(form, _)| form != lemma) {
        all.push((lemma.to_owned(), Form::Base));
    }
    all
}

/// The plural of a noun, which is also the third person of a verb.
#[must_use]
pub fn plural(word: &str) -> String {
    if ["s", "x", "z", "ch", "sh"].iter().any(|ending| word.ends_with(ending)) {
        return format!("{word}es");
    }
    match before_y(word) {
        Some(stem) => format!("{stem}ies"),
        None => format!("{word}s"),
    }
}

fn past(lemma: &str) -> String {
    match (lemma.strip_suffix('e'), before_y(lemma)) {
        (Some(stem), _) => format!("{stem}ed"),
        (None, Some(stem)) => format!("{stem}ied"),
        (None, None) => format!("{lemma}ed"),
    }
}

fn gerund(lemma: &str) -> String {
    match lemma.strip_suffix('e').filter(|stem| !stem.ends_with(['e', 'o', 'y'])) {
        Some(stem) if stem.len() > 1 => format!("{stem}ing"),
        _ => format!("{lemma}ing"),
    }
}

/// What stands before a final "y" behind a consonant.
fn before_y(word: &str) -> Option<&str> {
    word.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_inflected() {
        let check = |lemma: &str, expected: &[&str]| {
            let found: Vec<String> = forms(lemma).into_iter().map(|(form, _)| form).collect();
            for form in expected {
                assert!(
                    found.iter().any(|found| found == form),
                    "{lemma}: {form} not in {found:?}"
                );
            }
            assert_eq!(found.len(), expected.len(), "{lemma}: {found:?}");
        };
        check("note", &["note", "notes", "noted", "noting"]);
        check("reply", &["reply", "replies", "replied", "replying"]);
        check("say", &["say", "says", "said", "saying"]);
        check("stress", &["stress", "stresses", "stressed", "stressing"]);
        check("infer", &["infer", "infers", "inferred", "inferring"]);
        check("write", &["write", "writes", "wrote", "written", "writing"]);
        check("agree", &["agree", "agrees", "agreed", "agreeing"]);
        check("be", &["be", "am", "is", "are", "was", "were", "been", "being"]);
    }
}
