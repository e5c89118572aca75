//! What people of an entry as printed did, where markup says that they are people and the
//! words between them say the rest: "In: Holm A, Berg C, editors."

use std::sync::LazyLock;

use regex::Regex;

use crate::extract::references::typed::names::{self, Role};
use crate::paper::{EntryField, MakerRole, StatedEntry};
use crate::text::{ArenaSpan, pattern};

/// Bytes behind names in which "editors" can stand.
const BEHIND: usize = 24;

/// "In:" before the names of what holds the work.
static WITHIN: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:^|[\s.,;”»\x22])(?:[Ii]n|IN|[Ee]m|EM|[Dd]ans)\s*:?\s*$"));
/// Up to the end of the first word; one that begins a sentence says nothing of the names.
static FIRST_WORD: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:[\s,;:]*\p{L}+|\W*[(\[]\s*\p{L}+|\W*\p{Ll}+)\.?[)\]]?"));

/// The role of every maker of an entry: as stated; where it is stated of none that he is no
/// author, as the words around them say.
#[must_use]
pub fn of(arena: &str, entry: &StatedEntry, told: &[ArenaSpan]) -> Vec<MakerRole> {
    let mut roles: Vec<MakerRole> = entry.makers.iter().map(|(role, _)| *role).collect();
    let is_plain = roles.iter().all(|role| *role == MakerRole::Author);
    let is_printed = entry.makers.iter().all(|(_, name)| entry.span.contains(name.span));
    if !is_plain || !is_printed || roles.is_empty() {
        return roles;
    }
    let title = entry.fields.iter().find(|(field, _)| *field == EntryField::Title);
    let title = title.map_or(usize::MAX, |(_, title)| title.end());
    let mut from = 0;
    for run in runs(entry, told) {
        let surroundings = Surroundings::of(arena, entry, told, run);
        if let Some(role) = surroundings.role(run.start() >= title) {
            let inside = (from..roles.len()).filter(|at| run.contains(entry.makers[*at].1.span));
            inside.for_each(|at| roles[at] = role);
        }
        from += entry.makers[from..].iter().take_while(|(_, name)| run.contains(name.span)).count();
    }
    roles
}

/// Names with nothing but other names between them, in order.
fn runs(entry: &StatedEntry, told: &[ArenaSpan]) -> Vec<ArenaSpan> {
    let mut runs: Vec<ArenaSpan> = Vec::new();
    for (_, name) in &entry.makers {
        match runs.last_mut() {
            Some(last) if last.end() <= name.span.start() => {
                let next = told.partition_point(|span| span.start() < last.end());
                if told.get(next) == Some(&name.span) {
                    *last = last.cover(name.span);
                } else {
                    runs.push(name.span);
                }
            }
            _ => runs.push(name.span),
        }
    }
    runs
}

/// The words between a run of names and what is told before and behind it.
struct Surroundings<'d> {
    before: &'d str,
    behind: &'d str,
}

impl<'d> Surroundings<'d> {
    /// `told` is in order.
    fn of(arena: &'d str, entry: &StatedEntry, told: &[ArenaSpan], run: ArenaSpan) -> Self {
        let first = told.partition_point(|span| span.start() < run.start());
        let start = first.checked_sub(1).map_or(entry.span.start(), |before| told[before].end());
        let next = told.partition_point(|span| span.start() < run.end());
        let end = told.get(next).map_or(entry.span.end(), |span| span.start());
        let words = |from: usize, to: usize| arena.get(from..to).unwrap_or_default();
        let behind = words(run.end(), end);
        let mut reach = behind.len().min(BEHIND);
        while !behind.is_char_boundary(reach) {
            reach -= 1;
        }
        let behind = FIRST_WORD.find(&behind[..reach]).map_or("", |found| found.as_str());
        Self { before: words(start.max(entry.span.start()), run.start()), behind }
    }

    /// What the words say; "In" says it of names behind the title alone.
    fn role(&self, is_behind_title: bool) -> Option<MakerRole> {
        match names::role_around(self.before, self.behind) {
            Some(Role::Editor) => Some(MakerRole::Editor),
            Some(Role::Translator) => Some(MakerRole::Translator),
            None if is_behind_title && WITHIN.is_match(self.before) => Some(MakerRole::Editor),
            None => None,
        }
    }
}
