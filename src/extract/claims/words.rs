//! A sentence as the patterns see it: words with their lower-case forms.
//!
//! What the tokenizer parted and a reader of cues needs whole is joined again
//! ("co-operation", "R&D", "J."), and possessive endings stand alone.

use std::ops::Range;

use crate::language::{Sentence, Tag, VerbForm};
use crate::text::ArenaSpan;

use super::lexicon::{Hit, cues_at};
use super::lists::{List, Lists};

/// A word or mark of a sentence.
#[derive(Clone, Debug)]
pub struct Word {
    /// Its characters.
    pub span: ArenaSpan,
    /// Its lower-case form, with straight apostrophes.
    pub lower: String,
    /// Its word class, as far as the tagger knows.
    pub tag: Tag,
    /// Whether it begins with a capital letter.
    pub capital: bool,
    /// The closed lists that hold it.
    lists: Lists,
}

/// The words of one sentence.
#[derive(Clone, Debug)]
pub struct Words<'d> {
    arena: &'d str,
    words: Vec<Word>,
}

impl<'d> Words<'d> {
    /// Words of `sentence`, a part of `arena`.
    #[must_use]
    pub fn new(arena: &'d str, sentence: &Sentence) -> Self {
        let mut words: Vec<Word> = Vec::with_capacity(sentence.tokens.len());
        let mut joins = false;
        for token in &sentence.tokens {
            let text = token.span.of(arena);
            let touching = words.last().is_some_and(|last| last.span.end() == token.span.start());
            if let Some(last) =
                words.last_mut().filter(|last| touching && belongs(last, text, joins))
            {
                joins = is_joint(text);
                last.span = last.span.cover(token.span);
                last.lower = lower(last.span.of(arena));
                last.lists = Lists::of(&last.lower);
                continue;
            }
            joins = false;
            push(arena, &mut words, token.span, token.tag);
        }
        let mut whole = Self { arena, words };
        whole.mend();
        whole
    }

    /// Tells verbs that the tagger took for nouns by the clause that they report: "the team
    /// reports that", "pessimists retort that".
    fn mend(&mut self) {
        for index in 1..self.len() {
            let nominal = matches!(self.tag(index), Tag::Noun | Tag::Adjective);
            if nominal && (self.reports(index) || self.is_past(index)) {
                self.words[index].tag = Tag::Verb;
            }
        }
    }

    /// Whether an irregular past stands at `index`, which is no adjective: "told", "said".
    fn is_past(&self, index: usize) -> bool {
        let irregular = !self.lower(index).ends_with("ed") && self.tag(index) == Tag::Adjective;
        let between = self.tag(index) == Tag::Noun
            && matches!(self.tag(index - 1), Tag::Noun | Tag::ProperNoun | Tag::Pronoun)
            && matches!(
                self.tag(index + 1),
                Tag::Noun | Tag::ProperNoun | Tag::Pronoun | Tag::Determiner
            );
        let past =
            |hit: &Hit| hit.form == VerbForm::Past && (irregular || between && hit.cue.takes('z'));
        cues_at(self, index).iter().any(past)
    }

    /// Whether a verb can stand at `index`: behind a noun or an insert, in the form that its
    /// subject asks for, and before "that".
    fn reports(&self, index: usize) -> bool {
        let before = self.lower(index - 1);
        let led = matches!(self.tag(index - 1), Tag::Noun | Tag::ProperNoun)
            || matches!(before, "," | ")");
        let fits = |hit: &Hit| {
            let form = match hit.form {
                VerbForm::Third => {
                    !before.ends_with('s') || self.capital(index - 1) || matches!(before, "," | ")")
                }
                VerbForm::Base => before.ends_with('s') || before == ",",
                VerbForm::Past => true,
                _ => false,
            };
            form && hit.cue.takes('t') && self.lower(hit.end) == "that"
        };
        led && cues_at(self, index).iter().any(fits)
    }

    /// Number of words.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Lower-case form of the word at `index`; empty past either end.
    #[must_use]
    pub fn lower(&self, index: usize) -> &str {
        self.words.get(index).map_or("", |word| word.lower.as_str())
    }

    /// Lower-case form of the word before `index`; empty at the start.
    #[must_use]
    pub fn before(&self, index: usize) -> &str {
        index.checked_sub(1).map_or("", |before| self.lower(before))
    }

    /// Whether a list holds the word at `index`.
    #[must_use]
    pub fn is(&self, list: List, index: usize) -> bool {
        self.words.get(index).is_some_and(|word| word.lists.hold(list))
    }

    /// Whether a list holds the word before `index`.
    #[must_use]
    pub fn is_before(&self, list: List, index: usize) -> bool {
        index.checked_sub(1).is_some_and(|before| self.is(list, before))
    }

    /// Word class of the word at `index`; [`Tag::Other`] past the end.
    #[must_use]
    pub fn tag(&self, index: usize) -> Tag {
        self.words.get(index).map_or(Tag::Other, |word| word.tag)
    }

    /// Whether the word at `index` begins with a capital letter.
    #[must_use]
    pub fn capital(&self, index: usize) -> bool {
        self.words.get(index).is_some_and(|word| word.capital)
    }

    /// Whether a mark stands at `index`, or nothing.
    #[must_use]
    pub fn is_mark(&self, index: usize) -> bool {
        !self.lower(index).contains(char::is_alphanumeric)
    }

    /// Whether a dash between clauses stands at `index`.
    #[must_use]
    pub fn is_dash(&self, index: usize) -> bool {
        matches!(self.lower(index), "–" | "—" | "-" | "--")
    }

    /// Whether an opening or closing double quotation mark stands at `index`.
    #[must_use]
    pub fn is_quote(&self, index: usize) -> bool {
        matches!(self.lower(index), "\"" | "“" | "”" | "«" | "»" | "„" | "''" | "``")
    }

    /// The words that share a character with `span`; none when there are none.
    #[must_use]
    pub fn within(&self, span: ArenaSpan) -> Option<Range<usize>> {
        let start = self.words.partition_point(|word| word.span.end() <= span.start());
        let end = self.words.partition_point(|word| word.span.start() < span.end());
        (start < end).then_some(start..end)
    }

    /// The text from the first to the last word of `range`.
    #[must_use]
    pub fn text(&self, range: Range<usize>) -> &'d str {
        self.span(range).map_or("", |span| span.of(self.arena))
    }

    /// The span from the first to the last word of `range`; none when it is empty.
    #[must_use]
    pub fn span(&self, range: Range<usize>) -> Option<ArenaSpan> {
        let words = self.words.get(range)?;
        Some(words.first()?.span.cover(words.last()?.span))
    }
}

/// Whether `text`, which touches `last`, is one word with it.
fn belongs(last: &Word, text: &str, joins: bool) -> bool {
    let word_before = last.lower.ends_with(char::is_alphanumeric);
    let initial = last.capital && last.lower.chars().count() == 1;
    if joins {
        text.starts_with(char::is_alphanumeric)
    } else {
        word_before && (is_joint(text) || initial && text == ".")
    }
}

fn is_joint(text: &str) -> bool {
    matches!(text, "-" | "&" | "/" | "‐" | "‑")
}

fn lower(text: &str) -> String {
    text.to_lowercase().replace('’', "'")
}

/// Adds a token; a possessive ending becomes a word of its own.
fn push(arena: &str, words: &mut Vec<Word>, span: ArenaSpan, tag: Tag) {
    let text = span.of(arena);
    let form = lower(text);
    if form == "s"
        && words.last().is_some_and(|last| last.lower == "'" && last.span.end() == span.start())
    {
        if let Some(last) = words.last_mut() {
            last.span = last.span.cover(span);
            last.lower = "'s".to_owned();
            last.lists = Lists::of(&last.lower);
        }
        return;
    }
    let ending = ["'s", "’s"].into_iter().find(|ending| text.ends_with(ending));
    match ending.filter(|ending| ending.len() < text.len()) {
        Some(ending) => {
            let cut = text.len() - ending.len();
            words.push(word(arena, span.slice(0..cut), tag));
            words.push(word(arena, span.slice(cut..text.len()), Tag::Particle));
        }
        None => words.push(word(arena, span, tag)),
    }
}

fn word(arena: &str, span: ArenaSpan, tag: Tag) -> Word {
    let text = span.of(arena);
    let lower = lower(text);
    let lists = Lists::of(&lower);
    Word { span, lower, tag, capital: text.starts_with(char::is_uppercase), lists }
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::language::Analysis;

    /// The words of a text that is one sentence.
    pub fn with_words(text: &str, check: impl FnOnce(&Words<'_>)) {
        let analysis = Analysis::new(text, &[ArenaSpan::new(0, text.len())]);
        let sentence = analysis.sentences().first().expect("a test gives a sentence");
        check(&Words::new(text, sentence));
    }

    #[test]
    fn words_are_joined_and_endings_parted() {
        let check = |text: &str, expected: &[&str]| {
            with_words(text, |words| {
                let forms: Vec<&str> = (0..words.len()).map(|index| words.lower(index)).collect();
                assert_eq!(forms, expected, "{text}");
            });
        };
        check("Ann’s co-operation", &["ann", "'s", "co-operation"]);
        check("R&D – or so", &["r&d", "–", "or", "so"]);
        check("the workers' view", &["the", "workers", "'", "view"]);
    }
}
