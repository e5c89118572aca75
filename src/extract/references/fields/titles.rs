//! Title and container: what the other rules leave.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::found::{COVER, trimmed};
use super::{Draft, EDGES, segments};

/// Between title and the work that holds it.
static IN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?:[.,;?!\x1a”»]\s*|\s)(?:[Ii]n|[Ee]m)\s?:\s*|[.?!”]\s*In\s+|[,;”»\x22\x1a]\s*in\s+",
    )
    .expect("the pattern is valid")
});
/// Words that open the name of a meeting's papers.
static PROCEEDINGS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[.,]\s+(?P<name>(?:Proceedings\s+(?:of|in)|Proc\.|In\s+Proc|Conference\s+on|Annals\s+of|Lecture\s+Notes))")
        .expect("the pattern is valid")
});

const QUOTES: &[(char, &[char])] = &[
    ('"', &['"', '”', '“']),
    ('“', &['”', '"', '“']),
    ('„', &['“', '”', '"']),
    ('«', &['»']),
    ('‘', &['’', '\'']),
    ('\'', &['\'', '’']),
    ('`', &['\'', '’']),
    ('”', &['”']),
];

/// Labels a title in quotation marks at the start of the body.
pub fn label_quoted(draft: &mut Draft<'_>) {
    let free = draft.free();
    let lead = free[draft.body..].find(|c: char| !(c.is_whitespace() || ".,:;".contains(c)));
    let Some(start) = lead.map(|at| draft.body + at) else { return };
    let opening = free[start..].chars().next().unwrap_or_default();
    let pair = QUOTES.iter().find(|(open, _)| *open == opening);
    let (inner, end) = match pair {
        Some((_, closing)) => {
            let inner = start + opening.len_utf8();
            (inner, closing_quote(free, inner, closing))
        }
        // An opening mark may be missing: a lone one behind the title closes it.
        None => (start, lone_quote(free, start)),
    };
    let Some(end) = end else { return };
    let title = trimmed(draft.text, inner..end, &[',', ';', '.', '\'', '’']);
    if title.is_some() {
        draft.labels.title = title;
        draft.quoted = true;
        let width = draft.text[end..].chars().next().map_or(0, char::len_utf8);
        draft.slate.take(start..end + width);
        draft.body = end + width;
    }
}

/// The first closing mark with a field's end behind it.
fn closing_quote(free: &str, start: usize, closing: &[char]) -> Option<usize> {
    let marks = free[start..].match_indices(closing).map(|(at, mark)| (start + at, mark.len()));
    let mut fitting = marks.filter(|(at, width)| {
        let after = free[at + width..].chars().next();
        let before = free[start..*at].chars().next_back();
        let single = closing.contains(&'’') || closing.contains(&'\'');
        let ends = after.is_none_or(|c| c.is_whitespace() || ".,;:([)]\x1a".contains(c) || !single);
        let field_end = before.is_some_and(|c| ",.?!".contains(c))
            || free[at + width..]
                .trim_start()
                .starts_with(['.', ',', ';', '(', '[', ':', COVER, '*'])
            || free[at + width..]
                .trim_start()
                .starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            || free[at + width..].trim_start().starts_with("in ")
            || free[at + width..].trim().is_empty();
        ends && (field_end || !single)
    });
    fitting.next().map(|(at, _)| at)
}

/// A single closing mark in the whole rest, with a comma or stop at it.
fn lone_quote(free: &str, start: usize) -> Option<usize> {
    let mut marks = free[start..].match_indices(['"', '”', '“']);
    let (at, mark) = marks.next()?;
    let after = &free[start + at + mark.len()..];
    let fits = marks.next().is_none() && after.starts_with([',', '.', ';']) && mark != "“";
    fits.then_some(start + at)
}

/// Labels title and container in what is left.
pub fn label_rest(draft: &mut Draft<'_>) {
    let region = draft.body..draft.slate.next_cover(draft.body);
    let parts = if draft.quoted {
        Parts { title: None, container: after_title(draft, draft.body) }
    } else {
        let region = skip_empty(draft, region);
        emphasised(draft, &region)
            .or_else(|| contained(draft, &region))
            .unwrap_or_else(|| plain(draft, &region))
    };
    let text = draft.text;
    let clean = |range: Range<usize>| {
        trimmed(text, range, EDGES)
            .filter(|range| text[range.clone()].contains(char::is_alphabetic))
    };
    let labels = &mut draft.labels;
    labels.title = labels.title.take().or(parts.title.and_then(clean));
    labels.container = labels.container.take().or(parts.container.and_then(clean));
}

struct Parts {
    title: Option<Range<usize>>,
    container: Option<Range<usize>>,
}

/// The first free stretch with words in it, from `region` on.
fn skip_empty(draft: &Draft<'_>, region: Range<usize>) -> Range<usize> {
    let mut region = region;
    let free = draft.free();
    while region.end < free.len() && !free[region.clone()].contains(char::is_alphabetic) {
        let start =
            free[region.end..].find(|c| c != COVER).map_or(free.len(), |at| region.end + at);
        region = start..draft.slate.next_cover(start);
    }
    region
}

/// The first stretch behind a title that can name a container.
fn after_title(draft: &Draft<'_>, from: usize) -> Option<Range<usize>> {
    let region = skip_empty(draft, from..draft.slate.next_cover(from));
    let text = draft.free()[region.clone()]
        .trim_start_matches(|c: char| c.is_whitespace() || ".,;:(".contains(c));
    let start = region.end - text.len();
    let bare = text.strip_prefix("In:").or_else(|| text.strip_prefix("in:"));
    let bare = bare.or_else(|| text.strip_prefix("In ")).or_else(|| text.strip_prefix("in "));
    let start = bare.map_or(start, |bare| region.end - bare.len());
    if let Some(emphasis) =
        draft.emphasis.iter().find(|range| range.start >= from && range.start < region.end)
    {
        return Some(emphasis.start.max(start)..emphasis.end.min(region.end));
    }
    (start < region.end).then_some(start..region.end)
}

/// Italics name the container, or the title when they open the body.
fn emphasised(draft: &Draft<'_>, region: &Range<usize>) -> Option<Parts> {
    let opens =
        draft.free()[region.clone()].find(char::is_alphanumeric).map(|at| region.start + at)?;
    let inside =
        |range: &&Range<usize>| range.end > region.start && range.start < draft.free().len();
    let mut ranges =
        draft.emphasis.iter().filter(inside).filter(|range| range.end - range.start > 2);
    let first = ranges.next()?;
    if first.start <= opens {
        let title = region.start.max(first.start)..first.end.min(region.end);
        let rest = title.end.max(region.start);
        let container = draft.free()[rest..]
            .trim_start_matches(['.', ',', ' '])
            .to_lowercase()
            .starts_with("in ");
        return Some(Parts {
            title: Some(title),
            container: container.then(|| after_title(draft, rest)).flatten(),
        });
    }
    let last =
        std::iter::once(first).chain(ranges).rfind(|range| follows_a_mark(draft, range.start))?;
    let title = region.start..last.start.min(region.end);
    let title = IN
        .find_iter(&draft.free()[title.clone()])
        .last()
        .map_or(title.clone(), |found| title.start..title.start + found.start());
    let end = draft.slate.next_cover(last.start).min(last.end);
    Some(Parts { title: Some(title), container: (last.start < end).then_some(last.start..end) })
}

fn follows_a_mark(draft: &Draft<'_>, at: usize) -> bool {
    let before = draft.text[..at].trim_end();
    before.ends_with(|c: char| ".,;:?!”\")’".contains(c))
        || before.ends_with(" in")
        || before.ends_with(" In")
}

/// "Title. In: Book" and "Title. Proceedings of the …".
fn contained(draft: &Draft<'_>, region: &Range<usize>) -> Option<Parts> {
    let free = draft.free();
    // Editors may be covered between "In" and the book, so "In" may end the stretch.
    let reach = (region.end + 1).min(free.len());
    let reach = if free.is_char_boundary(reach) { reach } else { region.end };
    if let Some(found) = IN.find_iter(&free[region.start..reach]).next() {
        let mark = found.as_str().chars().next().map_or(0, char::len_utf8);
        let title = region.start..(region.start + found.start() + mark).min(region.end);
        let from = (region.start + found.end()).min(region.end);
        let book = skip_empty(draft, from..draft.slate.next_cover(from));
        let book = first_stretch(draft, &book);
        return Some(Parts { title: Some(title), container: Some(book) });
    }
    let found = PROCEEDINGS.captures(&free[region.clone()])?.name("name")?.start();
    let start = region.start + found;
    Some(Parts { title: Some(region.start..start), container: Some(start..region.end) })
}

/// A book's name up to a stop that ends a stretch.
fn first_stretch(draft: &Draft<'_>, book: &Range<usize>) -> Range<usize> {
    let stop = segments::boundaries(&draft.free()[..book.end], book.start)
        .into_iter()
        .find(|at| at - book.start > 3);
    book.start..stop.unwrap_or(book.end)
}

/// No mark says where the title ends: stops and commas have to.
fn plain(draft: &Draft<'_>, region: &Range<usize>) -> Parts {
    let free = &draft.free()[..region.end];
    let numbered = draft.labels.volume.is_some()
        || draft.labels.pages.is_some()
        || draft.labels.issue.is_some();
    let edge = trimmed(free, region.clone(), EDGES).map_or(region.end, |range| range.end);
    let stops: Vec<usize> =
        segments::boundaries(free, region.start).into_iter().filter(|at| *at < edge).collect();
    let split =
        |at: usize| Parts { title: Some(region.start..at), container: Some(at..region.end) };
    if !numbered {
        let title = stops.first().map_or(region.end, |at| *at);
        return Parts { title: Some(region.start..title), container: None };
    }
    match journal_start(free, region, edge).or_else(|| unmarked_journal(free, region)) {
        Some(at) => split(at),
        None if names_a_journal(&free[region.clone()]) => {
            Parts { title: None, container: Some(region.clone()) }
        }
        None => Parts { title: Some(region.clone()), container: None },
    }
}

/// Where the journal starts: behind the last mark that can end a title.
///
/// A comma inside a name ("Land, Labour and Firms") is passed over when a stop stands before it.
fn journal_start(free: &str, region: &Range<usize>, edge: usize) -> Option<usize> {
    let first = segments::journal_start(&free[..region.end], region.start)?;
    let comma = free[..first].ends_with(',');
    let stop =
        segments::boundaries(&free[..edge], region.start).into_iter().rfind(|at| *at < first);
    match stop {
        Some(stop) if comma && names_a_journal(&free[stop..edge]) => Some(stop),
        Some(stop) if comma && !names_a_journal(&free[first..edge]) => Some(stop),
        None if comma && !names_a_journal(&free[first..edge]) => None,
        _ => Some(first),
    }
}

/// Where a journal starts that no mark parts from the title: "of firm growth Phys. Rev. 88".
///
/// The last capitalised words, from the first one that is cut short if there is one.
fn unmarked_journal(free: &str, region: &Range<usize>) -> Option<usize> {
    let text = &free[region.clone()];
    let words: Vec<(usize, &str)> = text
        .split_whitespace()
        .map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
        .collect();
    let small = words.iter().rposition(|(_, word)| word.starts_with(char::is_lowercase))?;
    let tail = &words[small + 1..];
    let cut_short = |word: &str| {
        word.ends_with('.') || word.starts_with('.') || segments::is_abbreviation(word)
    };
    let first = tail.iter().find(|(_, word)| cut_short(word)).or(tail.first())?;
    let named = tail.iter().any(|(_, word)| cut_short(word));
    (small >= 2 && tail.len() <= 6 && named).then_some(region.start + first.0)
}

/// Few words, each capitalised or a small one.
fn names_a_journal(text: &str) -> bool {
    const SMALL: &[&str] = &[
        "of", "and", "the", "for", "in", "on", "de", "la", "des", "für", "und", "et", "y", "e",
        "to", "&", "di", "der", "do", "da",
    ];
    let words: Vec<&str> =
        text.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).collect();
    let fits = |word: &&str| {
        let first = word.chars().find(|c| c.is_alphabetic());
        SMALL.contains(word) || first.is_some_and(|c| !c.is_lowercase())
    };
    !words.is_empty()
        && words.len() <= 12
        && words.iter().all(fits)
        && words[0].chars().any(char::is_uppercase)
}
