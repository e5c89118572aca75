//! Finds wordings in a sentence.

use crate::language::Tag;

use super::language::{Element, Wording};
use super::view::{Phrase, View, is_quote};

/// Longest list of kinds.
const LIST: usize = 30;
/// Longest body before a word, in tokens.
const BODY: usize = 40;

/// Where a wording fits.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Its first token.
    pub start: usize,
    /// Behind its last token but for a BODY at the end.
    pub end: usize,
    /// The term of CLASS.
    pub class: Option<usize>,
    /// The terms of KIND or KINDS.
    pub kinds: Vec<usize>,
    /// The term of TERM, and its phrase.
    pub term: Option<(usize, Phrase)>,
    /// Where BODY starts; where it ends when a word follows it.
    pub body: Option<(usize, Option<usize>)>,
}

/// Every place of a sentence where a wording fits, in order.
pub fn find(view: &View<'_>, wording: &Wording) -> Vec<Found> {
    if !wording.needs().all(|words| view.holds(words)) {
        return Vec::new();
    }
    let start = |start| Found { start, end: start, ..Found::default() };
    if wording.elements.first() == Some(&Element::First) {
        let fronts = fronts(view).into_iter();
        return fronts.filter_map(|at| fit(view, &wording.elements, start(at))).collect();
    }
    let mut found: Vec<Found> = Vec::new();
    for at in 0..view.len() {
        if found.last().is_none_or(|last| last.end <= at) {
            found.extend(fit(view, &wording.elements, start(at)));
        }
    }
    found
}

/// The front of the sentence, and the place behind a few words and a comma there.
fn fronts(view: &View<'_>) -> Vec<usize> {
    const LEAD: usize = 6;
    let lead = (1..view.len().min(LEAD)).find(|at| view.word(*at) == ",");
    let plain = lead.filter(|comma| (0..*comma).all(|at| !view.is(at, Tag::Verb)));
    [0].into_iter().chain(plain.map(|comma| comma + 1)).collect()
}

/// What is found when all `elements` fit behind what was found so far.
fn fit(view: &View<'_>, elements: &[Element], mut found: Found) -> Option<Found> {
    for (at, element) in elements.iter().enumerate() {
        let rest = &elements[at + 1..];
        if *element == Element::Body {
            return body(view, rest, found);
        }
        found.end = step(view, element, rest.first(), &mut found)?;
    }
    Some(found)
}

/// A body at the end, which is measured later, or up to the first place where the rest fits.
fn body(view: &View<'_>, rest: &[Element], found: Found) -> Option<Found> {
    let start = found.end;
    if rest.is_empty() {
        return Some(Found { body: Some((start, None)), ..found });
    }
    (start + 1..view.len().min(start + BODY)).find_map(|end| {
        fit(view, rest, Found { end, body: Some((start, Some(end))), ..found.clone() })
    })
}

/// The place behind an element that fits at the end of what was found.
fn step(
    view: &View<'_>,
    element: &Element,
    next: Option<&Element>,
    found: &mut Found,
) -> Option<usize> {
    let at = found.end;
    match element {
        Element::Word(words) => words.contains(&view.word(at)).then_some(at + 1),
        Element::Class { plural } => {
            let (class, end) = class(view, at, *plural)?;
            found.class = Some(class);
            Some(behind(view, end, next))
        }
        Element::Kind => {
            let (kind, end) = whole(view, at)?;
            found.kinds.push(kind);
            Some(behind(view, end, next))
        }
        Element::Kinds => {
            let (kinds, end) = kinds(view, at)?;
            found.kinds = kinds;
            Some(end)
        }
        Element::Term => {
            let phrase = view.phrase(at)?;
            let (term, end) = view.whole_term(phrase)?;
            found.term = Some((term, Phrase { end, ..phrase }));
            Some(behind(view, end, next))
        }
        // Bodies are fitted with what is behind them.
        Element::Body => None,
        Element::Subject => is_free(view, at).then_some(at),
        Element::First => Some(at),
        Element::Item => (view.is_item && at == 0).then_some(at),
        Element::End => (at >= view.len() || view.is(at, Tag::Punctuation)).then_some(at),
        Element::Auxiliary => auxiliary(view, at),
        Element::Adverbs => Some(adverbs(view, at)),
        Element::Article => {
            Some(if matches!(view.word(at), "a" | "an" | "the") { at + 1 } else { at })
        }
    }
}

/// The place behind a phrase, its quotation marks and a bracket, unless a bracket is asked for.
fn behind(view: &View<'_>, end: usize, next: Option<&Element>) -> usize {
    match next {
        Some(Element::Word(words)) if words.contains(&"(") => {
            if is_quote(view.word(end)) {
                end + 1
            } else {
                end
            }
        }
        _ => view.skip_bracket(end),
    }
}

fn auxiliary(view: &View<'_>, at: usize) -> Option<usize> {
    const MODALS: &[&str] =
        &["can", "may", "could", "might", "has", "have", "will", "should", "must"];
    const BE: &[&str] = &["is", "are", "was", "were"];
    match view.word(at) {
        word if BE.contains(&word) => Some(at + 1),
        word if MODALS.contains(&word) => {
            let be = adverbs(view, at + 1);
            matches!(view.word(be), "be" | "been").then_some(be + 1)
        }
        _ => None,
    }
}

/// The place behind adverbs, "here" among them; "not" and the like are none.
fn adverbs(view: &View<'_>, mut at: usize) -> usize {
    const DENYING: &[&str] =
        &["not", "never", "hardly", "seldom", "rarely", "no", "wrongly", "only"];
    while view.is(at, Tag::Adverb) && !DENYING.contains(&view.word(at)) {
        at += 1;
    }
    at
}

/// Whether what starts at a place hangs on no preposition: "the number of …" is not about these.
fn is_free(view: &View<'_>, at: usize) -> bool {
    const CLAUSES: &[&str] = &[
        "that", "because", "while", "whereas", "when", "if", "where", "since", "as", "although",
        "though", "which", "and", "but", "so", "hence", "thus",
    ];
    let Some(before) = at.checked_sub(1).and_then(|before| view.token(before)) else { return true };
    CLAUSES.contains(&view.word(at - 1))
        || !matches!(
            before.tag,
            Tag::Adposition
                | Tag::Noun
                | Tag::ProperNoun
                | Tag::Adjective
                | Tag::Determiner
                | Tag::Number
                | Tag::Particle
        )
}

/// A phrase that is a concept as a whole, and its end.
fn whole(view: &View<'_>, at: usize) -> Option<(usize, usize)> {
    view.whole_term(view.phrase(at)?)
}

/// A list of phrases; those that are concepts as a whole are kept.
///
/// A list that does not close ("wool, flax and hemp") may be the front of something else, so
/// only its first member is taken.
fn kinds(view: &View<'_>, mut at: usize) -> Option<(Vec<usize>, usize)> {
    let mut members: Vec<Option<usize>> = Vec::new();
    let mut closed = false;
    let mut end = at;
    while members.len() < LIST {
        let Some((member, behind)) = member(view, at) else { break };
        members.push(member);
        end = behind;
        let comma = view.word(behind) == ",";
        let joint = behind + usize::from(comma);
        let joins = matches!(view.word(joint), "and" | "or");
        let other = matches!(view.word(joint + 1), "other" | "others");
        if joins && !other && (!comma || members.len() > 1) {
            if let Some((last, behind)) = self::member(view, joint + 1) {
                members.push(last);
                end = behind;
                closed = true;
            }
            break;
        }
        if !comma || joins {
            closed = joins || closes(view, behind);
            break;
        }
        at = behind + 1;
        closed = closes(view, at);
    }
    if !closed {
        members.truncate(1);
    }
    let kinds: Vec<usize> = members.into_iter().flatten().collect();
    (!kinds.is_empty()).then_some((kinds, end))
}

/// A member of a list, a concept or not, and its end.
fn member(view: &View<'_>, at: usize) -> Option<(Option<usize>, usize)> {
    let phrase = view.phrase(at)?;
    let found = view.whole_term(phrase);
    let end = found.map_or(phrase.end, |(_, end)| end);
    Some((found.map(|(term, _)| term), view.skip_bracket(end)))
}

/// Whether a list is over: at a bracket, a stop or "etc.".
fn closes(view: &View<'_>, at: usize) -> bool {
    matches!(view.word(at), ")" | "]" | ";" | "." | "etc." | "etc" | "")
}

/// The class that a phrase names.
///
/// In "qualities of knowledge" it is the quality that comes in kinds, in "forms of knowledge"
/// it is knowledge: so a phrase behind "of" is the class where the word before it tells kinds
/// or amounts, or where it is a plural and the word before it is none that tells a part.
fn class(view: &View<'_>, at: usize, plural: bool) -> Option<(usize, usize)> {
    const KINDS: &[&str] = &[
        "kinds",
        "types",
        "forms",
        "sorts",
        "varieties",
        "categories",
        "classes",
        "examples",
        "kind",
        "type",
        "form",
        "sort",
        "variety",
        "category",
        "class",
        "range",
        "number",
        "set",
        "group",
        "series",
        "array",
        "list",
        "majority",
        "lot",
        "plenty",
        "collection",
        "families",
    ];
    const PARTS: &[&str] = &[
        "characteristic",
        "property",
        "feature",
        "aspect",
        "attribute",
        "effect",
        "factor",
        "source",
        "determinant",
        "cause",
        "consequence",
        "part",
        "component",
        "element",
        "dimension",
        "measure",
        "indicator",
        "parameter",
        "quality",
        "benefit",
        "advantage",
        "disadvantage",
        "cost",
        "function",
        "role",
        "use",
        "user",
        "symptom",
        "sign",
        "stage",
        "condition",
        "result",
        "outcome",
        "cost",
        "principle",
        "method",
        "level",
        "need",
    ];
    let phrase = view.phrase(at)?;
    let joint = (0..=phrase.start.min(3))
        .map(|back| phrase.start - back)
        .find(|place| *place > 0 && view.word(place - 1) == "of");
    let outer = joint.and_then(|place| view.phrase_before(place - 1));
    let (term, head) = match outer {
        Some(outer) if !KINDS.contains(&view.word(outer.end - 1)) => {
            let joined = view.term(outer.start, phrase.end, outer.end - 1);
            let word = crate::language::lemma(view.word(outer.end - 1), Tag::Noun);
            let inner = view.is_plural(phrase) && !PARTS.contains(&word.as_str());
            match joined {
                Some(term) => (Some(term), outer),
                None if inner => (view.head_term(phrase), phrase),
                None => (view.head_term(outer), outer),
            }
        }
        _ => (view.head_term(phrase), phrase),
    };
    (!plural || view.is_plural(head)).then_some((term?, phrase.end))
}
