//! Names in running text.
//!
//! A run of capitalised words is a name when it begins with a given name, or a
//! title stands before it, or the paper lists its surname elsewhere. Places,
//! bodies and months are none, whatever they begin with.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::paper::{
    Confidence, Document, Evidence, NodeKind, Person, PersonMention, PersonName, SectionRole,
};
use crate::text::{ArenaSpan, collapse};

use super::gazetteer::{country, is_city, is_given_name, is_honorific, is_particle, rank, region};
use super::names::{self, is_given, is_initials, is_name_word};

/// Capitalised words in a row, initials and particles among them.
static RUN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\p{Lu}[\p{L}’'‐-]*\.?(?:[ \n](?:(?:van|von|der|den|de|da|di|del|della|dos|du|la|le|ten|ter|zu)[ \n]){0,3}\p{Lu}[\p{L}’'‐-]*\.?){0,7}",
    )
});
/// Authors at the beginning of a bibliography entry: "Ng, A and B Po".
static CITED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(\p{Lu}[\p{L}’'-]{2,}(?: \p{Lu}[\p{L}’'-]{2,})?),? (?:\p{Lu}\.?[ -]?){1,3}(?:[,.(&;: ]|$)|(?:\p{Lu}\. ?){1,3} ?(\p{Lu}[\p{L}’'-]{2,})\b|^(\p{Lu}[\p{L}’'-]{2,}), \p{Lu}\p{Ll}+\b",
    )
});
static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:['’]s?)?,?\s*\(?(?:1[5-9]|20)\d\d"));
static BEFORE_YEAR: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\(?\b(?:1[5-9]|20)\d\d[a-z]?\b|\("));

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the pattern is a constant")
}

/// Names that the paper itself shows to be such.
struct Known {
    families: BTreeSet<String>,
    /// Words in lower case somewhere in the text: surnames among them need a year behind.
    common: BTreeSet<String>,
    full: BTreeSet<String>,
}

/// Finds them; `listed` are the people of bylines and lists.
pub fn find(document: &Document, listed: &[Person]) -> Vec<PersonMention> {
    let lists = sections(document, &[SectionRole::Participants, SectionRole::References]);
    let known = known(document, listed, &lists);
    let mut mentions = Vec::new();
    let mut covered = 0;
    for node in document.nodes().iter().filter(|node| node.kind.is_prose()) {
        // Nodes inside one already read are parts of it.
        if node.span.start() < covered || within(&lists, node.span) {
            continue;
        }
        covered = node.span.end();
        let text = document.text(node.span);
        for run in RUN.find_iter(text) {
            for (range, name, confidence, rule) in in_run(text, run.range(), &known) {
                let evidence =
                    Evidence::new(node.span.slice(range), rule, Confidence::percent(confidence));
                mentions.push(PersonMention { name, evidence });
            }
        }
    }
    mentions
}

fn sections(document: &Document, roles: &[SectionRole]) -> Vec<ArenaSpan> {
    let fits =
        |kind: NodeKind| matches!(kind, NodeKind::Section { role, .. } if roles.contains(&role));
    document.nodes().iter().filter(|node| fits(node.kind)).map(|node| node.span).collect()
}

/// Whether one of `sections`, in order of their start, holds `span`.
fn within(sections: &[ArenaSpan], span: ArenaSpan) -> bool {
    let after = sections.partition_point(|section| section.start() <= span.start());
    sections[..after].iter().rev().take(8).any(|section| section.contains(span))
}

fn known(document: &Document, listed: &[Person], lists: &[ArenaSpan]) -> Known {
    let mut families: BTreeSet<String> =
        listed.iter().filter_map(|person| person.name.family.clone()).collect();
    let bibliographies = sections(document, &[SectionRole::References]);
    let mut common = BTreeSet::new();
    for node in document.nodes().iter().filter(|node| node.kind.is_prose()) {
        let text = document.text(node.span);
        if within(&bibliographies, node.span) {
            let limit = || text.char_indices().nth(200).map_or(text.len(), |(at, _)| at);
            let end = BEFORE_YEAR.find(text).map_or_else(limit, |year| year.start());
            families.extend(cited_families(&text[..end]));
        } else if !within(lists, node.span) {
            let words = text.split(|c: char| !c.is_alphabetic());
            common.extend(
                words.filter(|word| word.starts_with(char::is_lowercase)).map(str::to_owned),
            );
        }
    }
    let full = listed.iter().map(|person| person.name.full.clone()).collect();
    Known { families, common, full }
}

fn cited_families(head: &str) -> Vec<String> {
    let groups = |found: regex::Captures<'_>| {
        (1..=3)
            .filter_map(|group| found.get(group).map(|name| name.as_str().to_owned()))
            .collect::<Vec<_>>()
    };
    CITED.captures_iter(head).flat_map(groups).collect()
}

type Hit = (Range<usize>, PersonName, u8, &'static str);

/// The names in a run of capitalised words.
fn in_run(text: &str, run: Range<usize>, known: &Known) -> Vec<Hit> {
    let words = words(text, run);
    let mut hits = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let found =
            full_name(text, &words[at..], known).or_else(|| titled(text, &words, at, known));
        let found = found.or_else(|| surname(text, &words, at, known));
        match found {
            Some((count, name, confidence, rule)) => {
                hits.push((words[at].start..words[at + count - 1].end, name, confidence, rule));
                at += count;
            }
            None => at += 1,
        }
    }
    hits
}

/// Words of a run without possessive endings and stops; a possessive word ends its run.
fn words(text: &str, run: Range<usize>) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut at = run.start;
    for piece in text[run].split_inclusive([' ', '\n']) {
        let word = piece.trim_end();
        let word = word.strip_suffix("s.").map_or(word, |_| &word[..word.len() - 1]);
        let bare = ["'s", "’s", "'", "’"]
            .iter()
            .find_map(|ending| word.strip_suffix(ending))
            .unwrap_or(word);
        let initial = is_initials(bare) || is_honorific(bare);
        let bare = if initial { bare } else { bare.trim_end_matches('.') };
        if !bare.is_empty() {
            words.push(at..at + bare.len());
        }
        at += piece.len();
    }
    words
}

/// Given names and a family name.
fn full_name(
    text: &str,
    words: &[Range<usize>],
    known: &Known,
) -> Option<(usize, PersonName, u8, &'static str)> {
    let word = |place: usize| &text[words[place].clone()];
    let whole = |count: usize| collapse(&text[words[0].start..words[count - 1].end]);
    let listed = (2..=words.len().min(6)).rev().find(|count| known.full.contains(&whole(*count)));
    if let Some(count) = listed {
        return Some((count, names::part(&whole(count)), 95, "people/listed-name"));
    }
    if !is_given(word(0)) || words.len() < 2 {
        return None;
    }
    let mut count = 1;
    while count < words.len()
        && count < 5
        && unbroken(text, &words[count - 1], &words[count])
        && is_given(word(count))
    {
        count += 1;
    }
    let mut ended = count < words.len() && unbroken(text, &words[count - 1], &words[count]);
    while ended && count < words.len() && is_particle(word(count)) {
        count += 1;
    }
    ended = ended && count < words.len();
    // Without a word behind them, the last given name may be a family name: "Peter Paul".
    let count = if ended { count + 1 } else { count };
    let last = word(count - 1);
    let follows = words
        .get(count)
        .filter(|next| unbroken(text, &words[count - 1], next))
        .map(|next| &text[(*next).clone()]);
    let initials_only = (0..count - 1).all(|place| is_initials(word(place)));
    let family_known = known.families.contains(last);
    let doubtful = is_initials(last)
        || is_particle(last)
        || !is_name_word(last)
        || is_none(last) && !family_known
        || initials_only && !family_known
        || follows.is_some_and(|next| rank(next).is_some())
        || (0..count).any(|place| rank(word(place)).is_some()) && !family_known;
    (count >= 2 && !doubtful).then(|| {
        (count, names::part(&whole(count)), if family_known { 95 } else { 80 }, "people/given-name")
    })
}

/// Whether nothing but a blank parts two words; a possessive or a stop does.
fn unbroken(text: &str, one: &Range<usize>, other: &Range<usize>) -> bool {
    text.get(one.end..other.start).is_some_and(|gap| {
        gap.chars().all(char::is_whitespace) || gap.split_whitespace().all(is_particle)
    })
}

/// Places, months and other capitalised words that end no name.
fn is_none(word: &str) -> bool {
    country(word).is_some()
        || is_city(word)
        || region(word, None).is_some()
        || [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
            "Street",
            "Avenue",
            "Road",
            "Valley",
            "River",
            "Lake",
            "County",
            "Island",
            "Islands",
            "Mountains",
            "Sea",
            "Ocean",
            "Bay",
            "Village",
            "City",
            "Park",
            "Award",
            "Prize",
            "Medal",
            "Lecture",
            "Act",
            "Day",
            "Law",
            "Test",
            "Model",
            "Effect",
            "Theorem",
            "Press",
            "Publishers",
            "Street",
        ]
        .contains(&word)
}

/// A name behind a title: "Dr. Brandt", "professor Ng".
fn titled(
    text: &str,
    words: &[Range<usize>],
    at: usize,
    known: &Known,
) -> Option<(usize, PersonName, u8, &'static str)> {
    let before = text[..words[at].start].trim_end();
    let title = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    if title.is_empty() || !is_honorific(title) {
        return None;
    }
    let word = |place: usize| &text[words[place].clone()];
    let mut end = at;
    while end < words.len()
        && end < at + 4
        && is_name_word(word(end))
        && rank(word(end)).is_none()
        && (end == at || unbroken(text, &words[end - 1], &words[end]))
    {
        end += 1;
    }
    let count = end - at;
    let known_word = count > 1 || known.families.contains(word(at)) || !is_given_name(word(at));
    let name = text[words[at].start..words.get(end.checked_sub(1)?)?.end].to_owned();
    (count > 0 && known_word && !is_none(word(end - 1)) && !is_honorific(word(at)))
        .then(|| (count, names::part(&name), 85, "people/titled-name"))
}

/// A surname alone that the paper lists elsewhere.
fn surname(
    text: &str,
    words: &[Range<usize>],
    at: usize,
    known: &Known,
) -> Option<(usize, PersonName, u8, &'static str)> {
    let longest = (1..=3.min(words.len() - at)).rev().find(|count| {
        let span = words[at].start..words[at + count - 1].end;
        known.families.contains(&text[span])
    })?;
    let end = words[at + longest - 1].end;
    let family = &text[words[at].start..end];
    let beside = |one: Option<&Range<usize>>, other: Option<&Range<usize>>| match (one, other) {
        (Some(one), Some(other)) => text[one.end..other.start].chars().all(char::is_whitespace),
        _ => false,
    };
    let crowded = beside(at.checked_sub(1).and_then(|before| words.get(before)), words.get(at))
        || beside(words.get(at + longest - 1), words.get(at + longest));
    let year = YEAR.is_match(&text[end..]);
    let common =
        known.common.contains(&family.to_lowercase()) || is_none(family) || is_given_name(family);
    let fits = year || !common && !crowded && family.chars().count() > 2;
    let name = PersonName { full: family.to_owned(), given: None, family: Some(family.to_owned()) };
    fits.then_some((longest, name, if year { 90 } else { 75 }, "people/surname"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::DocumentBuilder;
    use crate::text::{Source, SourceSpan};

    /// Names in a paragraph; the paper's bibliography holds Brandt and March.
    fn show(text: &str) -> Vec<String> {
        let entries = ["Brandt, E (1999) Towns.", "March, J G (1988) Sites."];
        let whole = format!("{text}{}", entries.concat());
        let mut builder = DocumentBuilder::new(Source::new("a.txt", whole.as_bytes()));
        builder.open(NodeKind::Paragraph);
        builder.copy(SourceSpan::new(0, text.len()));
        builder.close();
        builder.insert("\n");
        builder.open(NodeKind::Section { level: 1, role: SectionRole::References });
        let mut at = text.len();
        for entry in entries {
            builder.open(NodeKind::ListItem);
            builder.copy(SourceSpan::new(at, at + entry.len()));
            builder.close();
            builder.insert("\n");
            at += entry.len();
        }
        let document = builder.finish();
        let mentions = find(&document, &[]);
        mentions.iter().map(|mention| document.text(mention.evidence.span()).to_owned()).collect()
    }

    #[test]
    fn names_are_found() {
        let check = |text: &str, expected: &[&str]| assert_eq!(show(text), expected, "{text}");
        check("As Peter Holt and Anna van der Berg agreed.", &["Peter Holt", "Anna van der Berg"]);
        check("Adam Smith's pins, and J. Peter Holt's.", &["Adam Smith", "J. Peter Holt"]);
        check("It was held by professor Xanthe Holt from Oslo.", &["Xanthe Holt"]);
        check("Brandt (1999) says so. Brandt's view is old.", &["Brandt", "Brandt"]);
        check("In March the rain fell, as March (1988) says.", &["March"]);
        check("Many firms in Silicon Valley left Boston for New York.", &[]);
        check("The Martin Holt Institute of Oslo is closed.", &[]);
        check("Peter said that Anna left in May.", &[]);
        check("The Global Village and Route 128 are words.", &[]);
        check("Paul Smith College stands.", &[]);
    }
}
