//! Pointers by name and year: "(Lee & Kim 2010: 33)", "Marshall (1919; 1920)", and
//! "Smith et al. 1999" without brackets.
//!
//! A year is found first, then the names before it. Without brackets a name and a year
//! are a pointer only with "et al." or when an entry begins so.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::paper::CitationKey;
use crate::paper::lead::{self, Leads};
use crate::text::pattern;

use super::names::{self, Name, Names};
use super::words::{self, Look, Word};
use super::years::{self, Run};
use super::{GUESS, MOST_POINTERS, Pointer};

/// The rule of pointers without brackets.
pub const BARE: &str = "citations/name-and-bare-year";
/// Text before a year that can hold the names; longer lists end in "et al.".
const LOOK_BACK: usize = 320;
/// Brackets around pointers are never longer.
const LONGEST: usize = 2_000;
/// Text behind years that stand alone in a bracket.
const LOOK_AHEAD: usize = 80;

/// What may stand between a bracket and years that stand alone in it.
static OPENING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:[(（]\s*\[?|\[)\s*(?:(?:e\.\s?g\.|for\s+example|for\s+instance|cf\.?|see|see\s+also|also|esp\.|especially|i\.\s?e\.|in|ca?\.|vgl\.|p\.\s?ex\.|por\s+ejemplo|por\s+exemplo|ver|v[eé]ase|originally|first\s+published|reprinted)\s*,?\s*)?$",
    )
});
/// What may stand between years alone in a bracket and its end: pages, notes, nothing.
static CLOSING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^\s*(?:[)\]）]|[:,;：，]\s*(?:(?:pp?|ch|chaps?|chapter|fig|see|vol|table|p[aá]gs?|s|kap|cap|sec|sect|section|note|n|in|cited|emphasis|my|our|original|trans)\b\.?)?[^()\[\]]{0,60}[)\]]|[:,;]\s*(?:p|pp|e\.g|in)\b)",
    )
});
/// Pages between two years of one name: ": 22–25; ", ", p. 3, ".
static PAGES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^\s*[:,]\s*(?:(?:pp?|S|p[aá]gs?|ch|chap|vol|no)\b\.?\s*)?[0-9ivxlc]{1,7}(?:\s?[-–—,]\s?[0-9ivxlc]{1,7})*\s*(?:ff?\.?)?\s*[;,]\s*(?:and\s+|&\s+)?$",
    )
});
/// A work known from another one: "Smith 1950 apud Jones 1990".
static SECOND_HAND: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:[,:]?\s*(?:pp?\.?|S\.)?\s*[0-9–-]{0,9})?[),;]?\s*\(?(?:apud|cited\s+(?:in|by)|as\s+cited|as\s+quoted|quoted\s+in|citado\s+(?:por|en|em)|zit(?:iert|\.)\s+(?:nach|in)|cité\s+par)\b",
    )
});
/// A species before the name of who described it: "Lycosa thorelli (".
static SPECIES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\p{Lu}(?:\p{Ll}+|\.)\s(?:\(\p{Lu}\p{Ll}+\)\s)?(?:(?:cf|aff)\.\s)?\p{Ll}+(?:us|a|um|is|es?|i|ae|or|x|on|os)\s*[(\[]?$",
    )
});

/// All of them in the text of a block. `leads` are how the entries begin.
pub fn find(text: &str, leads: &Leads) -> Vec<Pointer> {
    let mut finder = Finder { text, leads, brackets: Brackets::default(), last: None };
    let mut pointers = Vec::new();
    for run in years::runs(text) {
        finder.read(&run, &mut pointers);
        if pointers.len() > MOST_POINTERS {
            break;
        }
    }
    pointers
}

struct Finder<'t> {
    text: &'t str,
    leads: &'t Leads,
    brackets: Brackets,
    /// The names of the pointer before and where its years end.
    last: Option<(Cited, usize)>,
}

/// Names with what is known of them.
#[derive(Clone, Debug)]
struct Cited {
    families: Vec<String>,
    et_al: bool,
    percent: u8,
    start: usize,
    /// Whether an entry begins with the first name and has the year.
    is_known: bool,
}

impl Finder<'_> {
    fn read(&mut self, run: &Run, pointers: &mut Vec<Pointer>) {
        let open = self.brackets.around(self.text, run.range.start);
        let found = self.inherited(run).or_else(|| match self.alone(run) {
            Some(bracket) => self.name_before(run, bracket),
            None => self.name_beside(run, open),
        });
        let Some((cited, range, rule)) = found else { return };
        for year in &run.years {
            let key = CitationKey::AuthorYear {
                families: cited.families.clone(),
                et_al: cited.et_al,
                year: year.text.clone(),
            };
            pointers.push(Pointer { key, range: range.clone(), rule, percent: cited.percent });
        }
        self.last = Some((cited, run.range.end));
    }

    /// Where the bracket opens when years stand alone in it.
    fn alone(&self, run: &Run) -> Option<usize> {
        let before = window(self.text, run.range.start.saturating_sub(40)..run.range.start);
        let opening = OPENING.find(&self.text[before.clone()])?;
        let behind = window(self.text, run.range.end..run.range.end + LOOK_AHEAD);
        let closes = CLOSING.is_match(&self.text[behind]);
        (closes && !run.is_period).then_some(before.start + opening.start())
    }

    /// "Marshall (1919; 1920)", "Coombe's criteria (1995)".
    fn name_before(
        &self,
        run: &Run,
        bracket: usize,
    ) -> Option<(Cited, Range<usize>, &'static str)> {
        let words = self.words_before(bracket);
        let cited = match names::before(&words) {
            Some(names) => self.cited(self.proper(names), run, 90)?,
            None => self.owner(&words, run)?,
        };
        // Up to the closing bracket when nothing follows the years.
        let rest = self.text[run.range.end..].trim_start();
        let closed = rest.starts_with([')', ']', '）']);
        let end = self.text.len() - rest.len() + rest.chars().next().map_or(0, char::len_utf8);
        let range = cited.start..if closed { end } else { run.range.end };
        Some((cited, range, "citations/name-before-year"))
    }

    /// "(see Lee & Kim 2010: 33; Wu 2011)", "as Lee et al. 2010 show".
    fn name_beside(
        &self,
        run: &Run,
        open: Option<usize>,
    ) -> Option<(Cited, Range<usize>, &'static str)> {
        let words = self.words_before(run.range.start);
        let first =
            words.iter().position(|word| open.is_none_or(|open| word.range.start >= open))?;
        let names = names::before(&words[first..])?;
        let gap = self.text[names.end..run.range.start].trim();
        if !(names.et_al || matches!(gap, "" | "," | "，" | "'" | "’" | "',")) || self.is_thing(run)
        {
            return None;
        }
        let names = if open.is_some() { names } else { self.proper(names) };
        let et_al = names.et_al;
        let cited = self.cited(names, run, 85)?;
        let holds = match open {
            Some(_) => cited.is_known || !run.is_period,
            None => cited.is_known || et_al && !run.is_period,
        };
        let range = cited.start..run.range.end;
        let rule = if open.is_some() { "citations/name-and-year" } else { BARE };
        holds.then_some((cited, range, rule))
    }

    /// "(Marshall 1919: 22–25; 1920: 3)": the names of the pointer before.
    fn inherited(&self, run: &Run) -> Option<(Cited, Range<usize>, &'static str)> {
        let (cited, end) = self.last.as_ref()?;
        let between = self.text.get(*end..run.range.start).filter(|between| between.len() < 40)?;
        PAGES.is_match(between).then(|| (cited.clone(), run.range.clone(), "citations/year-alone"))
    }

    /// "Coombe's recommended criteria (1995)": a few small words between an owner and the bracket.
    fn owner(&self, words: &[Word<'_>], run: &Run) -> Option<Cited> {
        let small = words.iter().rev().take(4).take_while(|word| word.look == Look::Small).count();
        let owner = &words[..words.len() - small];
        let names = names::before(owner).filter(|names| small > 0 && names.possessive)?;
        let cited = self.cited(names, run, 80)?;
        cited.is_known.then_some(Cited { percent: 80, ..cited })
    }

    fn words_before(&self, end: usize) -> Vec<Word<'_>> {
        let last = self.last.as_ref().map_or(0, |(_, end)| *end);
        let start = end.saturating_sub(LOOK_BACK).max(last).min(end);
        words::cut(self.text, window(self.text, start..end))
    }

    /// Outside brackets a comma before the last name seldom joins: "In Denmark, Dahl (1999)".
    fn proper(&self, mut names: Names) -> Names {
        if !names.joined && !names.et_al && names.names.len() > 1 {
            names.names.drain(..names.names.len() - 1);
        }
        names
    }

    /// "Figure 1999" and "nº 1999" are handled by the names; sums and versions by this.
    fn is_thing(&self, run: &Run) -> bool {
        self.text[run.range.end..].trim_start().starts_with(['%', '°', '='])
    }

    /// Names as they are cited, from the first that begins an entry of the year; nothing when
    /// none does and they name no author.
    fn cited(&self, names: Names, run: &Run, usual: u8) -> Option<Cited> {
        let known = names
            .names
            .iter()
            .enumerate()
            .find_map(|(index, name)| self.known(name, run).map(|family| (index, family)));
        let is_known = known.is_some();
        let names = if is_known { names } else { names.without_things()? };
        let (first, family) = known.unwrap_or_else(|| (0, names.names[0].family()));
        let rest = names.names[first + 1..].iter().map(Name::family);
        let start = if is_known { names.names[first].start_of(&family) } else { names.start() };
        let percent = if !is_known && self.is_doubtful(&names, run, start) {
            GUESS
        } else if names.et_al || names.possessive || names.names.len() - first > 1 {
            95
        } else {
            usual
        };
        let families = std::iter::once(family).chain(rest).collect();
        Some(Cited { families, et_al: names.et_al, percent, start, is_known })
    }

    /// The longest ending of the name that begins an entry of the year.
    fn known(&self, name: &Name, run: &Run) -> Option<String> {
        let is_known = |ending: &String| {
            let words: Vec<String> = lead::words(ending).collect();
            run.years
                .iter()
                .any(|year| year.number.is_some_and(|year| self.leads.know(&words, year)))
        };
        let short = name.short.iter().cloned();
        name.endings().chain(short).find(is_known)
    }

    /// An acronym may name a body that did something that year; a species is followed by
    /// who described it; a work known from another one need not be in the bibliography.
    fn is_doubtful(&self, names: &Names, run: &Run, start: usize) -> bool {
        let before = window(self.text, start.saturating_sub(60)..start);
        let behind = window(self.text, run.range.end..run.range.end + LOOK_AHEAD);
        let unpublished = run.years.iter().all(|year| year.text.starts_with("in prep"));
        names.is_acronym() && !names.et_al
            || unpublished
            || SPECIES.is_match(&self.text[before])
            || SECOND_HAND.is_match(&self.text[behind])
    }
}

/// The range cut to the text, its ends moved to characters.
fn window(text: &str, range: Range<usize>) -> Range<usize> {
    let mut start = range.start.min(text.len());
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let mut end = range.end.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    start..end.max(start)
}

/// Open brackets, followed along the text.
#[derive(Debug, Default)]
struct Brackets {
    open: Vec<usize>,
    at: usize,
}

impl Brackets {
    /// Where the words start that stand in the bracket around `at`; nothing outside brackets.
    fn around(&mut self, text: &str, at: usize) -> Option<usize> {
        for (offset, c) in text[self.at..at].char_indices() {
            match c {
                '(' | '[' | '（' | '［' => self.open.push(self.at + offset + c.len_utf8()),
                ')' | ']' | '）' | '］' => {
                    self.open.pop();
                }
                _ => {}
            }
        }
        self.at = at;
        self.open.last().copied().filter(|open| at - open <= LONGEST)
    }
}
