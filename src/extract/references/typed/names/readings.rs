//! What parts of a list can be read as: a name in one of its printed forms, at a cost.

use std::ops::Range;

use super::words::{Mark, Part, Word};

/// How a name is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// "Smith, J. H."
    InvertedInitials,
    /// "Smith, John"
    InvertedGiven,
    /// "Smith JH"
    Trailing,
    /// "J. H. Smith"
    Leading,
    /// "John H. Smith"
    Full,
    /// "Smith"
    Family,
    /// "World Health Organization"
    Organization,
}

/// A name as bytes of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// How it is printed.
    pub form: Form,
    /// Family name with its particles, or the organisation.
    pub family: Range<usize>,
    /// Given names.
    pub given: Option<Range<usize>>,
    /// "Jr."
    pub suffix: Option<Range<usize>>,
    /// All of it.
    pub range: Range<usize>,
}

/// A name that some parts in a row may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The name.
    pub name: Name,
    /// How many parts it takes.
    pub parts: usize,
    /// How unlikely it is; 10 is one doubt.
    pub cost: u32,
}

/// Organisations with commas and "and"s in their names have at most as many parts.
const LONGEST_ORGANIZATION: usize = 8;

/// What the parts at the start of `parts` may be; at least one reading.
pub fn readings(parts: &[Part]) -> Vec<Reading> {
    let Some(first) = parts.first() else { return Vec::new() };
    let words = &first.words[..];
    let mut found = Vec::new();
    found.extend(given_first(words));
    found.extend(trailing(words));
    found.extend(alone(words));
    found.extend(inverted(parts));
    found.extend(joined(parts));
    found.extend(organizations(parts));
    let suffixed: Vec<Reading> = found.iter().filter_map(|one| with_suffix(one, parts)).collect();
    found.extend(suffixed);
    found
}

/// "Smith, J., Jr.": the reading with the suffix that is the next part.
fn with_suffix(reading: &Reading, parts: &[Part]) -> Option<Reading> {
    let next = parts.get(reading.parts).filter(|next| next.before == Mark::Comma)?;
    let [word] = &next.words[..] else { return None };
    let apt = word.suffix
        && reading.name.suffix.is_none()
        && !matches!(reading.name.form, Form::Organization | Form::Family);
    let name = Name {
        suffix: Some(word.range.clone()),
        range: reading.name.range.start..word.range.end,
        ..reading.name.clone()
    };
    apt.then(|| Reading { name, parts: reading.parts + 1, cost: reading.cost })
}

/// A family name: particles, words, a suffix.
struct Family<'w> {
    words: &'w [Word],
    suffix: Option<&'w Word>,
    cost: u32,
}

fn family(words: &[Word]) -> Option<Family<'_>> {
    let (words, bracketed) = without_brackets(words);
    let (rest, suffix) = match words {
        [rest @ .., last] if !rest.is_empty() && last.suffix => (rest, Some(last)),
        _ => (words, None),
    };
    let start = rest.iter().position(|word| !word.particle || rest.len() == 1)?;
    let fits = |word: &Word| word.name || word.particle;
    let last = rest.last()?;
    if !rest[start..].iter().all(fits) || !(last.name || rest.len() == 1) {
        return None;
    }
    let count = rest[start..].iter().filter(|word| !word.particle).count().max(1);
    let single = if rest.iter().all(|word| word.single) { 10 } else { 0 };
    let stopped = rest.iter().filter(|word| word.stopped() && !word.particle).count();
    let initials = rest.iter().filter(|word| word.initial && !word.particle).count();
    let mixed = if initials < rest.len() { 15 * u32::try_from(initials).unwrap_or(9) } else { 0 };
    let length = [0, 0, 3, 8, 16, 26][count.min(5)];
    let cost = bracketed + length + single + mixed + 12 * u32::try_from(stopped).unwrap_or(9);
    Some(Family { words: rest, suffix, cost })
}

/// Words before a group in brackets that ends them, and its cost.
fn without_brackets(words: &[Word]) -> (&[Word], u32) {
    match words {
        [rest @ .., last] if last.bracketed && !rest.is_empty() => (rest, 4),
        _ => (words, 0),
    }
}

/// Initials with particles and a suffix among them: "J. H.", "M. de A.", "A. B. da", "J. Jr.".
fn initials(words: &[Word]) -> Option<(&[Word], Option<&Word>)> {
    let (rest, suffix) = match words {
        [rest @ .., last] if !rest.is_empty() && last.suffix => (rest, Some(last)),
        _ => (words, None),
    };
    let first = rest.iter().find(|word| !word.particle || word.name).is_some_and(|one| one.initial);
    let fits = |word: &Word| word.initial || word.particle && !word.name;
    (first && rest.iter().all(fits)).then_some((rest, suffix))
}

/// Given names: "John", "John H.", "Sadok El", "J. Adam".
fn given(words: &[Word]) -> Option<(&[Word], Option<&Word>, u32)> {
    let (words, bracketed) = without_brackets(words);
    let (rest, suffix) = match words {
        [rest @ .., last] if !rest.is_empty() && last.suffix => (rest, Some(last)),
        _ => (words, None),
    };
    let fits = |word: &Word| word.name || word.initial || word.particle;
    if !rest.iter().all(fits) || !rest.first()?.name {
        return None;
    }
    let whole = rest.iter().filter(|word| !word.initial && !word.particle).count();
    let opening = if rest[0].initial { 7 } else { 0 };
    let known = if rest[0].given { 0 } else { 2 };
    let length = [0, 0, 3, 8, 20][whole.min(4)];
    Some((rest, suffix, 5 + known + opening + length + bracketed))
}

/// "J. H. Smith", "John H. Smith", "José del R. Millán".
fn given_first(words: &[Word]) -> Option<Reading> {
    let (words, bracketed) = without_brackets(words);
    let (rest, suffix) = match words {
        [rest @ .., last] if rest.len() > 1 && last.suffix => (rest, Some(last)),
        _ => (words, None),
    };
    let fits = |word: &Word| word.name || word.initial || word.particle;
    let last = rest.last()?;
    if rest.len() < 2 || !rest.iter().all(fits) || !(rest[0].name || rest[0].initial) || !last.name
    {
        return None;
    }
    let leading = rest[0].initial;
    let cut = family_start(rest)?;
    let found = family(&rest[cut..])?;
    let short = if last.initial && last.capitals { 2 } else { 0 };
    // "Das M" is hardly a given name and a family name of one letter.
    let odd = if last.single { 12 } else { 0 };
    let named = rest[..cut].iter().filter(|word| !word.initial).count();
    let long = 3 * u32::try_from(named.saturating_sub(1)).unwrap_or(9);
    let known = if leading || rest[0].given { 0 } else { 1 };
    // "J. Bank" may be somebody, "ITU Bank" is nobody.
    let own = leading && (rest[0].single || rest[0].stopped());
    let body = if !own && rest.iter().any(|word| word.organization) { 50 } else { 0 };
    let cost =
        bracketed + found.cost + short + odd + body + long + known + if leading { 0 } else { 5 };
    let form = if leading { Form::Leading } else { Form::Full };
    Some(reading(form, found.words, Some(&rest[..cut]), suffix, 1, cost))
}

/// Where the family name of a name with its given names first begins.
fn family_start(words: &[Word]) -> Option<usize> {
    let last = words.len() - 1;
    if let Some(particle) = (1..last).find(|at| words[*at].particle && !words[*at].stopped()) {
        return Some(particle);
    }
    let initial = (0..last).rev().find(|at| words[*at].initial);
    Some(match initial {
        // "J. Adam Smith" has a second given name, "J. Holm Smith" a second family name.
        Some(at) if at + 2 < words.len() && words[at + 1].given => last,
        Some(at) if at + 3 > last => at + 1,
        Some(_) => last,
        None => last,
    })
}

/// "Smith JH", "van den Hout J. H.", "Berg J van den".
fn trailing(words: &[Word]) -> Option<Reading> {
    let (words, _) = without_brackets(words);
    // Forms such as "Simmons Jr. GM" have the suffix between.
    let cut = (1..words.len()).find(|at| {
        initials(&words[*at..]).is_some_and(|(rest, _)| {
            rest[0].initial
                && rest.iter().all(|word| !word.name || word.initial)
                && (words[at - 1].suffix || !words[at - 1].initial || *at == 1)
        })
    });
    if let Some(cut) = cut {
        let found = family(&words[..cut])?;
        let (rest, suffix) = initials(&words[cut..])?;
        let short = if words[0].initial { 2 } else { 0 };
        let cut_short = rest.iter().filter(|word| !word.capitals && !word.single).count();
        let body = if rest.iter().any(|word| word.organization) { 50 } else { 0 };
        let cost = found.cost + short + body + 2 * u32::try_from(cut_short).unwrap_or(9);
        let suffix = suffix.or(found.suffix);
        return Some(reading(Form::Trailing, found.words, Some(rest), suffix, 1, cost));
    }
    // "Holm Jr" with the initials J. R., "Holm Aa".
    let (last, rest) = words.split_last()?;
    let length = last.bare.len();
    let capitals = last.capitals && last.suffix && !last.stopped();
    if rest.is_empty() || length > 2 || last.particle && !last.name {
        return None;
    }
    let found = family(rest)?;
    let cost = found.cost + if capitals { 0 } else { 9 };
    Some(reading(Form::Trailing, found.words, Some(std::slice::from_ref(last)), None, 1, cost))
}

/// A family name alone.
fn alone(words: &[Word]) -> Option<Reading> {
    let found = family(words)?;
    let body = if words.iter().any(|word| word.organization) { 30 } else { 0 };
    Some(reading(Form::Family, found.words, None, found.suffix, 1, 30 + body + found.cost))
}

/// "Smith, J. H.", "Smith, John", "Smith, Jr., J.", "Smith, J., H."
fn inverted(parts: &[Part]) -> Vec<Reading> {
    let Some(found) = parts.first().and_then(|part| family(&part.words)) else { return Vec::new() };
    let joined = |at: usize| parts.get(at).filter(|part| part.before == Mark::Comma);
    let Some(next) = joined(1) else { return Vec::new() };
    let mut readings: Vec<Reading> =
        turned(&found, next, found.suffix).map(|one| taking(one, 2)).collect();
    let is_suffix = matches!(&next.words[..], [word] if word.suffix);
    if let Some(third) = joined(2).filter(|_| is_suffix) {
        let behind = turned(&found, third, next.words.first());
        readings.extend(behind.map(|one| taking(one, 3)));
    }
    if let Some(third) = joined(2)
        && let (Some((first, _)), Some((more, _))) = (initials(&next.words), initials(&third.words))
    {
        let mut one = reading(Form::InvertedInitials, found.words, Some(first), None, 3, 8);
        one.name.given = Some(first[0].range.start..more[more.len() - 1].range.end);
        one.name.range.end = more[more.len() - 1].range.end;
        readings.push(one);
    }
    readings
}

fn taking(reading: Reading, parts: usize) -> Reading {
    Reading { parts, ..reading }
}

/// A family name with the given names that stand behind its comma.
fn turned<'w>(
    found: &Family<'w>,
    part: &'w Part,
    suffix: Option<&'w Word>,
) -> impl Iterator<Item = Reading> {
    let short = initials(&part.words).map(|(rest, own)| {
        let whole = rest.iter().filter(|word| !word.single && !word.stopped()).count();
        let cost = found.cost + u32::try_from(whole).unwrap_or(9);
        reading(Form::InvertedInitials, found.words, Some(rest), own.or(suffix), 2, cost)
    });
    let long = given(&part.words).filter(|_| short.is_none()).map(|(rest, own, cost)| {
        let mut words = found.words.iter().chain(&part.words);
        let known = part.words[0].given && found.words.len() == 1;
        let body = if words.any(|word| word.organization) && !known { 50 } else { 0 };
        let cost = found.cost + cost + body;
        reading(Form::InvertedGiven, found.words, Some(rest), own.or(suffix), 2, cost)
    });
    short.into_iter().chain(long)
}

/// "Ramón y Cajal, S.", "Costa e Silva J".
fn joined(parts: &[Part]) -> Vec<Reading> {
    let [first, second, rest @ ..] = parts else { return Vec::new() };
    let apt = second.before == Mark::WeakAnd
        && first.words.iter().all(|word| word.name && !word.initial && !word.stopped());
    if !apt {
        return Vec::new();
    }
    let words: Vec<Word> = first.words.iter().chain(&second.words).cloned().collect();
    let one = Part { before: first.before, words };
    let mut found: Vec<Reading> = trailing(&one.words).into_iter().collect();
    if let Some(behind) = rest.first() {
        found.extend(inverted(&[one, behind.clone()]));
    }
    for reading in &mut found {
        reading.parts += 1;
        reading.cost += 6;
    }
    found
}

fn organizations(parts: &[Part]) -> Vec<Reading> {
    let mut found = Vec::new();
    let mut cost = 0;
    let (mut named, mut odd) = (false, false);
    for (count, part) in (1..=LONGEST_ORGANIZATION).zip(parts) {
        if count > 1 && part.before == Mark::Semicolon {
            break;
        }
        let personal = given_first(&part.words).is_some_and(|one| one.name.form == Form::Leading)
            || trailing(&part.words).is_some()
            || initials(&part.words).is_some();
        cost += if count > 1 { 7 } else { 0 } + if personal { 12 } else { 0 };
        named |= part.words.iter().any(|word| word.organization);
        odd |= is_odd(&part.words);
        let acronym = count == 1 && is_acronym(&part.words);
        if count > 1 && !named && !odd {
            continue;
        }
        let base = match (named, odd, acronym) {
            (true, ..) => 10,
            (_, true, _) => 14,
            (_, _, true) => 15,
            _ => 60,
        };
        found.push(organization(&parts[..count], base + cost));
    }
    found
}

/// Words that stand in no personal name, or a stop inside ("BRASIL. Ministério").
fn is_odd(words: &[Word]) -> bool {
    let lower = |word: &Word| !word.name && !word.initial && !word.particle && !word.suffix;
    let inner = words.len() - 1;
    words.iter().any(lower)
        || words[..inner].iter().any(|word| word.stopped() && !word.initial && !word.suffix)
}

fn is_acronym(words: &[Word]) -> bool {
    matches!(words, [word] if word.capitals && !word.stopped() && word.bare.len() <= 4)
}

fn organization(parts: &[Part], cost: u32) -> Reading {
    let start = parts[0].words[0].range.start;
    let last = &parts[parts.len() - 1].words;
    let last = &last[last.len() - 1];
    let end = if last.single { last.range.end } else { last.bare.end };
    let name = Name {
        form: Form::Organization,
        family: start..end,
        given: None,
        suffix: None,
        range: start..end,
    };
    Reading { name, parts: parts.len(), cost }
}

fn reading(
    form: Form,
    family: &[Word],
    given: Option<&[Word]>,
    suffix: Option<&Word>,
    parts: usize,
    cost: u32,
) -> Reading {
    let cover = |words: &[Word]| {
        let (first, last) = (&words[0], &words[words.len() - 1]);
        let stop = last.initial && (last.name || !last.particle);
        first.range.start..if stop { last.range.end } else { last.bare.end }
    };
    let family = family[0].range.start..family[family.len() - 1].bare.end;
    let given = given.map(cover);
    let suffix = suffix.map(|word| word.range.clone());
    let all = [Some(family.clone()), given.clone(), suffix.clone()].into_iter().flatten();
    let (start, end) =
        all.fold((usize::MAX, 0), |(start, end), one| (start.min(one.start), end.max(one.end)));
    let name = Name { form, family, given, suffix, range: start..end };
    Reading { name, parts, cost }
}
