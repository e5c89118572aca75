//! Lists of names as bibliographies print them.
//!
//! Used twice: to see where the authors of an entry end, and to part a list
//! that is already known to be one. Knows no field but names.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use crate::text::{collapse, data_words};

mod forms;
mod tokens;

static ORGANIZATIONS: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| data_words(include_str!("../../data/organizations.txt")).collect());

pub use forms::Form;
use forms::{Name, name_at};
use tokens::{Kind, Token, tokenize};

/// A name and where it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Printed {
    /// Family name with its particles, or the whole name of an organisation.
    pub family: String,
    /// Given names or initials; none for an organisation.
    pub given: Option<String>,
    /// "Jr.", "III".
    pub suffix: Option<String>,
    /// Whether it is an organisation.
    pub organization: bool,
    /// All of it, in bytes of the list.
    pub range: Range<usize>,
}

/// A list of names at the start of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NameList {
    /// Where the last name ends, or "et al." behind it.
    pub end: usize,
    /// Who is in it, in order.
    pub people: Vec<Printed>,
    /// Whether "et al." or the like ends it.
    pub et_al: bool,
    /// How the first name is printed; none for an empty list.
    pub form: Option<Form>,
}

/// Reads as many names as stand at the start of `text`.
#[must_use]
pub fn scan(text: &str) -> NameList {
    let tokens = tokenize(text);
    let mut list = NameList::default();
    let Some(first) = first_name(text, &tokens) else {
        return list;
    };
    let form = first.form;
    let mut at = first.next;
    list.form = Some(form);
    list.push(text, &first);
    loop {
        if let Some(end) = et_al(text, &tokens, at) {
            list.end = tokens[end - 1].end;
            list.et_al = true;
            return list;
        }
        let Some((start, strong)) = separator(&tokens, at) else {
            return list;
        };
        let Some(name) = next_name(text, &tokens, start, form, strong) else {
            return list;
        };
        list.push(text, &name);
        at = name.next;
    }
}

/// Parts a text that is known to be a list of names; what is no personal name is an organisation.
#[must_use]
pub fn parse(text: &str) -> NameList {
    let list = scan(text);
    let rest = text[list.end..].trim_matches(|c: char| !c.is_alphanumeric());
    let organization = list.people.is_empty() || (list.form == Some(Form::Full) && rest.len() > 2);
    if !organization || text.trim().is_empty() {
        return list;
    }
    let bare = text.trim().trim_end_matches([',', ';', ':']);
    let start = text.len() - text.trim_start().len();
    let range = start..start + bare.len();
    let name = Printed { family: tidy(bare), organization: true, range, ..Printed::default() };
    NameList { end: text.len(), people: vec![name], et_al: false, form: None }
}

impl NameList {
    fn push(&mut self, text: &str, name: &Name) {
        self.end = name.end;
        self.people.push(Printed {
            family: tidy(&text[name.family.clone()]),
            given: Some(tidy(&text[name.given.clone()])).filter(|given| !given.is_empty()),
            range: name.family.start.min(name.given.start)..name.end,
            ..Printed::default()
        });
    }
}

/// The first name, in the form that explains most of what stands there.
fn first_name(text: &str, tokens: &[Token]) -> Option<Name> {
    Form::ALL.iter().find_map(|form| {
        let name = name_at(text, tokens, 0, *form)?;
        let personal = ends_cleanly(tokens, name.next) && !names_organization(&text[..name.end]);
        let cut = match form {
            Form::LeadingInitials => is_cut(text, tokens, &name),
            // "Charles H Bennett"
            Form::TrailingInitials => {
                let full = name_at(text, tokens, 0, Form::Full);
                let clean = full.is_some_and(|full| ends_cleanly(tokens, full.next));
                clean && !ends_cleanly(tokens, name.next)
            }
            _ => false,
        };
        (!cut && (*form != Form::Full || personal)).then_some(name)
    })
}

/// Whether a word shows a name to be one of an organisation.
#[must_use]
pub fn names_organization(name: &str) -> bool {
    name.split_whitespace().any(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
        ORGANIZATIONS.contains(word.as_str())
    })
}

/// Whether a list of names could go on or end before token `at`.
fn ends_cleanly(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_none_or(|token| token.kind != Kind::Lower && token.kind != Kind::Word)
}

/// A name behind the first one. Which forms may follow depends on the first, because a
/// title that follows the names would be read as one more of them otherwise.
fn next_name(text: &str, tokens: &[Token], at: usize, first: Form, strong: bool) -> Option<Name> {
    use Form::{Full, InvertedGiven, InvertedInitials, LeadingInitials, TrailingInitials};
    let forms: &[Form] = match (first, strong) {
        (InvertedInitials, false) => &[InvertedInitials, LeadingInitials, TrailingInitials],
        (InvertedInitials, true) => &[InvertedInitials, LeadingInitials, InvertedGiven, Full],
        (TrailingInitials, _) => &[TrailingInitials, InvertedInitials, LeadingInitials],
        (LeadingInitials, false) => &[LeadingInitials],
        (LeadingInitials, true) => &[LeadingInitials, Full],
        (InvertedGiven | Full, false) if !leads_to_and(text, tokens, at) => {
            &[LeadingInitials, InvertedInitials]
        }
        (InvertedGiven, false) => &[LeadingInitials, Full, InvertedInitials],
        (InvertedGiven, true) => &[InvertedInitials, LeadingInitials, InvertedGiven, Full],
        (Full, _) => &[Full, LeadingInitials],
    };
    forms.iter().find_map(|form| {
        let name = name_at(text, tokens, at, *form)?;
        let open = matches!(form, Full | InvertedGiven | LeadingInitials);
        let cut = form == &LeadingInitials && is_cut(text, tokens, &name);
        (!cut && (!open || ends_cleanly(tokens, name.next))).then_some(name)
    })
}

/// Whether spelt-out names part by commas lead to an "and" with one more name behind it.
///
/// Without one, a title that starts with two capitalised words would pass for a name.
fn leads_to_and(text: &str, tokens: &[Token], at: usize) -> bool {
    let mut next = at;
    while let Some(name) = name_at(text, tokens, next, Form::Full) {
        if et_al(text, tokens, name.next).is_some() {
            return true;
        }
        match separator(tokens, name.next) {
            Some((_, true)) => return true,
            Some((start, false)) => next = start,
            None => return false,
        }
    }
    false
}

/// "J. Phys." and its like: the word behind the initial is cut short, so it is a journal.
fn is_cut(text: &str, tokens: &[Token], name: &Name) -> bool {
    let stop = tokens.get(name.next).is_some_and(|token| token.kind == Kind::Dot);
    stop && super::super::fields::is_journal_word(&text[name.family.clone()])
}

/// Index behind a separator of names at `at`, and whether it can stand between names only.
fn separator(tokens: &[Token], at: usize) -> Option<(usize, bool)> {
    let mut next = at;
    let mut strong = false;
    let mut any = false;
    while let Some(token) = tokens.get(next) {
        match token.kind {
            Kind::Comma => {}
            Kind::Semicolon | Kind::And => strong = true,
            // "Hong, J. J., ... & Lee, H. Y."
            Kind::Ellipsis if any => {}
            _ => break,
        }
        any = true;
        next += 1;
    }
    any.then_some((next, strong))
}

/// Index behind "et al." or "and others" at `at`.
fn et_al(text: &str, tokens: &[Token], at: usize) -> Option<usize> {
    let mut start = at;
    while matches!(tokens.get(start).map(|token| token.kind), Some(Kind::Comma | Kind::Semicolon)) {
        start += 1;
    }
    let word = |index: usize| tokens.get(index).map(|token| text[token.range()].to_lowercase());
    let (one, two) = (word(start)?, word(start + 1).unwrap_or_default());
    let length = match (one.as_str(), two.as_str()) {
        ("et", "al" | "alii" | "coll") | ("and" | "&", "others" | "colleagues") => 2,
        ("al" | "others", _) => 1,
        _ => return None,
    };
    let end = start + length;
    let stop = tokens.get(end).is_some_and(|token| token.kind == Kind::Dot);
    Some(end + usize::from(stop && one != "and"))
}

/// White space collapsed, and none before a stop.
fn tidy(text: &str) -> String {
    collapse(text).replace(" .", ".").trim_matches([',', ';', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `expected`: "Family|Given" of each, then what is left of the text.
    fn check(text: &str, expected: &[&str], rest: &str) {
        let list = scan(text);
        let people: Vec<String> = list
            .people
            .iter()
            .map(|one| format!("{}|{}", one.family, one.given.as_deref().unwrap_or("")))
            .collect();
        assert_eq!(people, expected, "{text}");
        assert_eq!(&text[list.end..], rest, "{text}");
    }

    #[test]
    fn inverted_names() {
        check("Holm, E. (1988) X", &["Holm|E."], " (1988) X");
        check("Holm, E. and M. Kauto (1997)", &["Holm|E.", "Kauto|M."], " (1997)");
        check("Sax, A and Yueh-Chen Li (1)", &["Sax|A", "Li|Yueh-Chen"], " (1)");
        check("Gerd, M S (1995)", &["Gerd|M S"], " (1995)");
        check("Loren, Mark (2001)", &["Loren|Mark"], " (2001)");
        check(
            "Lee, L. L., W. E. How, and R. E. Marsh. 1990.",
            &["Lee|L. L.", "How|W. E.", "Marsh|R. E."],
            ". 1990.",
        );
        check("Chari, Vy; Press, Andrew, Twisted", &["Chari|Vy", "Press|Andrew"], ", Twisted");
        check("de la Mata, M. & Von Hal, A. (2", &["de la Mata|M.", "Von Hal|A."], " (2");
        check("Hong, J. J., ... & Lee, H. (1", &["Hong|J. J.", "Lee|H."], " (1");
        check("Szech, K. The Art, Oxford", &["Szech|K."], " The Art, Oxford");
        check("Smith, J., Economic Growth, Oxford", &["Smith|J."], ", Economic Growth, Oxford");
    }

    #[test]
    fn trailing_initials() {
        check("Assa A, Greer ML, et al. Perianal", &["Assa|A", "Greer|ML"], " Perianal");
        check("Nguyen LT, Von Haes A. 2015.", &["Nguyen|LT", "Von Haes|A."], " 2015.");
        check("Baguette M., and Hance T. 1997", &["Baguette|M.", "Hance|T."], " 1997");
        check("Okwo-Bele J-M. The", &["Okwo-Bele|J-M"], ". The");
        check("Charles H Benn. Notes", &["Benn|Charles H"], ". Notes");
        check("LI Y. The", &["LI|Y."], " The");
    }

    #[test]
    fn leading_initials() {
        check("V. Efi, Phys. Lett. B 33", &["Efi|V."], ", Phys. Lett. B 33");
        check("JH Smith, P. Doe, et al. In", &["Smith|JH", "Doe|P."], " In");
        check("J. P. COLL et J. L. SESS. J. Am.", &["COLL|J. P.", "SESS|J. L."], ". J. Am.");
        check("U. van Kol, C. D'Err: Soft", &["van Kol|U.", "D'Err|C."], ": Soft");
        check("D. Bigi and P. Gam, Softly Broken, X", &["Bigi|D.", "Gam|P."], ", Softly Broken, X");
    }

    #[test]
    fn near_misses_are_no_names() {
        for text in
            ["", "the growth of firms", "2011 Nonlinear", "\"Trust\"", "3GPP TS 26", "(1999)"]
        {
            check(text, &[], text);
        }
    }

    #[test]
    fn what_is_no_personal_name_is_an_organisation() {
        let family = |text: &str| parse(text).people.first().map(|one| one.family.clone());
        assert_eq!(family("World Bank"), Some("World Bank".to_owned()));
        assert_eq!(
            family("Ministry of Foreign Affairs"),
            Some("Ministry of Foreign Affairs".to_owned())
        );
        assert_eq!(family(" "), None);
    }
}
