//! The words that define: where they end, and whether they can define at all.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::language::{Tag, VerbForm, lemma};
use crate::text::{ArenaSpan, data_words};

use super::super::lists::{Weakness, weakness_of_adjective};
use super::super::wording::{Found, Mode, Phrase, View, is_quote};

/// Longest definition in tokens.
const LONGEST: usize = 80;
/// Fewest tokens of a definition.
const FEWEST: usize = 3;

static WEAK_HEADS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| data_words(include_str!("weak_heads.txt")).collect());

/// The words that define the term of a wording, if they can.
pub fn span(view: &View<'_>, mode: Mode, found: &Found, term: Phrase) -> Option<ArenaSpan> {
    let (start, end) = found.body?;
    let end = match end {
        Some(end) => end,
        None => trim(view, start, end_of(view, found, start)?),
    };
    let body = Body { view, start, end };
    let fits = (body.is_phrase() || body.takes_up(term))
        && !hangs_on_of(view, term)
        && match mode {
            Mode::None | Mode::Plain => true,
            Mode::Apposition => body.takes_up(term) || body.agrees(term) && body.tells_kind(term),
            Mode::Genus => body.is_genus(term),
            Mode::Front => body.is_subject(),
        };
    let span = fits.then(|| view.span(start, end)).flatten()?;
    (!span.is_empty()).then_some(span)
}

/// Whether a term stands behind "of": in "features of trust, i.e. …" the features are told. Not
/// so in "the notion of trust".
fn hangs_on_of(view: &View<'_>, term: Phrase) -> bool {
    const NAMING: &[&str] = &[
        "term",
        "notion",
        "concept",
        "word",
        "expression",
        "label",
        "idea",
        "definition",
        "definitions",
    ];
    let quote = usize::from(term.start > 0 && is_quote(view.word(term.start - 1)));
    let article = term.start > quote && view.is(term.start - 1 - quote, Tag::Determiner);
    let before = term.start - quote - usize::from(article);
    before > 1 && view.word(before - 1) == "of" && !NAMING.contains(&view.word(before - 2))
}

/// Where a body that nothing closes ends.
fn end_of(view: &View<'_>, found: &Found, start: usize) -> Option<usize> {
    let (opened, dashed) = (start.saturating_sub(8)..start)
        .rev()
        .take_while(|at| *at >= found.start)
        .fold((false, false), |(opened, dashed), at| match view.word(at) {
            "(" => (true, dashed),
            "–" | "—" | "-" => (opened, true),
            _ => (opened, dashed),
        });
    // A bracket that was passed over behind the term is closed again before the body.
    let closed = (found.start..start).any(|at| view.word(at) == ")");
    if opened && !closed {
        let close = view.bracket_end(start)?;
        return Some((start..close).find(|at| view.word(*at) == ";").unwrap_or(close));
    }
    let mut depth = 0usize;
    for at in start..view.len().min(start + LONGEST) {
        match view.word(at) {
            "(" | "[" => depth += 1,
            ")" | "]" if depth == 0 => return Some(at),
            ")" | "]" => depth -= 1,
            ";" | "–" | "—" if depth == 0 => return Some(at),
            "-" | ":" if depth == 0 && dashed => return Some(at),
            "," if depth == 0 && ends_clause(view, at + 1) => return Some(at),
            "and" | "but" if depth == 0 && goes_on(view, start, at + 1) => return Some(at),
            _ => {}
        }
    }
    Some(view.len().min(start + LONGEST))
}

/// Whether what stands behind "and" is said of the term: "is a group of firms and grows".
fn goes_on(view: &View<'_>, start: usize, at: usize) -> bool {
    const RELATIVE: &[&str] = &["which", "who", "whose", "that", "whom", "where", "when", "how"];
    let verb = (at..view.len()).find(|at| !view.is(*at, Tag::Adverb)).unwrap_or(at);
    view.word(at) == ","
        || view.is_finite(verb) && !(start..at).any(|at| RELATIVE.contains(&view.word(at)))
}

/// Whether a new clause begins behind a comma.
fn ends_clause(view: &View<'_>, at: usize) -> bool {
    const OPENING: &[&str] = &[
        "but",
        "whereas",
        "while",
        "although",
        "though",
        "because",
        "however",
        "thus",
        "so",
        "since",
        "yet",
        "hence",
        "therefore",
        "as",
        "rather",
        "not",
        "where",
        "if",
        "when",
        "unless",
    ];
    const RELATIVE: &[&str] = &["which", "who", "whose", "that", "whom"];
    if OPENING.contains(&view.word(at)) {
        return true;
    }
    if RELATIVE.contains(&view.word(at)) || RELATIVE.contains(&view.word(at + 1)) {
        return false;
    }
    let from = at + usize::from(view.is(at, Tag::Conjunction));
    let subject = |at: &usize| {
        view.token(*at).is_some_and(|token| {
            matches!(
                token.tag,
                Tag::Noun
                    | Tag::ProperNoun
                    | Tag::Adjective
                    | Tag::Determiner
                    | Tag::Pronoun
                    | Tag::Number
                    | Tag::Adverb
            ) || is_quote(view.word(*at))
        })
    };
    let verb = (from..view.len()).find(|at| !subject(at)).unwrap_or(view.len());
    let past = view.token(verb).is_some_and(|token| {
        token.tag == Tag::Verb && token.form == Some(VerbForm::Past) && view.word(verb + 1) != "by"
    });
    verb - from < 12 && (view.is_finite(verb) || past)
}

/// The end without marks, and without a citation before it.
fn trim(view: &View<'_>, start: usize, mut end: usize) -> usize {
    loop {
        let last = end.saturating_sub(1);
        if last <= start {
            return end;
        }
        let mark = matches!(
            view.word(last),
            "." | "," | ";" | ":" | "!" | "?" | "*" | "”" | "\"" | "’" | "'"
        );
        if mark {
            end = last;
            continue;
        }
        let open = (start..last).rev().take(40).find(|at| matches!(view.word(*at), "(" | "["));
        let cites = |at: &usize| {
            let word = view.word(*at);
            word.len() >= 4
                && word.starts_with(['1', '2'])
                && word.chars().take(4).all(|c| c.is_ascii_digit())
        };
        match open {
            Some(open)
                if view.word(last) == ")" && (open..last).any(|at| cites(&at))
                    || view.word(last) == "]" && view.is(open + 1, Tag::Number) =>
            {
                end = open;
            }
            _ => return end,
        }
    }
}

/// Words that may define.
struct Body<'v, 's> {
    view: &'v View<'s>,
    start: usize,
    end: usize,
}

impl Body<'_, '_> {
    /// Whether it is long enough and begins as a phrase does.
    fn is_phrase(&self) -> bool {
        const NEVER: &[&str] = &[
            "follows",
            "above",
            "below",
            "shown",
            "described",
            "given",
            "such",
            "usual",
            "per",
            "both",
            "either",
            "not",
            "that",
            "this",
            "these",
            "those",
            "when",
            "where",
            "if",
            "being",
            "they",
            "he",
            "she",
            "it",
            "we",
            "i",
            "you",
            "having",
            "its",
            "their",
            "very",
            "mainly",
            "respectively",
        ];
        let first = self.view.word(self.start);
        let opens = match self.view.token(self.start).map(|token| token.tag) {
            Some(Tag::Noun | Tag::Adjective | Tag::Determiner | Tag::ProperNoun | Tag::Number) => {
                true
            }
            Some(Tag::Verb) => {
                self.view.token(self.start).and_then(|token| token.form) == Some(VerbForm::Gerund)
            }
            Some(Tag::Pronoun) => {
                matches!(first, "any" | "what" | "one" | "something" | "all" | "everything")
            }
            _ => false,
        };
        let words =
            (self.start..self.end).filter(|at| !self.view.is(*at, Tag::Punctuation)).count();
        opens
            && words >= FEWEST
            && !NEVER.contains(&first)
            && !matches!(self.view.word(self.start + 1), "primarily" | "mainly" | "only")
            && !(self.start..self.end).any(|at| self.view.word(at) == "respectively")
            && (self.start..self.end).any(|at| self.view.is(at, Tag::Noun))
    }

    /// The noun phrase that it opens with.
    fn opening(&self) -> Option<Phrase> {
        self.view.phrase(self.start).filter(|phrase| phrase.end <= self.end)
    }

    /// Whether it opens in the number of the term.
    fn agrees(&self, term: Phrase) -> bool {
        self.opening().is_some_and(|phrase| {
            let same = self.view.is_plural(term) == self.view.is_plural(phrase);
            let parts = !self.view.is_plural(term) && self.view.word(self.start) == "the";
            same || parts || self.is_pair(phrase)
        })
    }

    /// Whether it is a phrase with what sets it apart, and no sentence or list of its own.
    fn tells_kind(&self, term: Phrase) -> bool {
        let Some(phrase) = self.opening() else { return false };
        let pair = self.is_pair(phrase);
        let short = pair && !self.view.is_plural(term);
        let behind = if pair {
            self.second(phrase).map_or(phrase.end, |second| second.end)
        } else {
            phrase.end
        };
        !self.repeats(phrase, term)
            && !self.view.is(self.start, Tag::Number)
            && !self.has_clause(behind)
            && (short && behind >= self.end || self.is_set_apart(behind))
    }

    /// Whether it takes up the head of the term and narrows it down: "shared recall, i.e. recall
    /// by several people". What class the tagger gives the head does not matter then.
    fn takes_up(&self, term: Phrase) -> bool {
        self.view.word(self.start) == self.view.word(term.end - 1)
            && self.end - self.start >= FEWEST
            && self.is_set_apart(self.start + 1)
            && !self.has_clause(self.start + 1)
    }

    /// Whether the phrase is the term once more.
    fn repeats(&self, phrase: Phrase, term: Phrase) -> bool {
        let words = |phrase: Phrase| (phrase.core..phrase.end).map(|at| self.view.word(at));
        words(phrase).eq(words(term))
    }

    /// Whether words that narrow a phrase down stand behind it.
    fn is_set_apart(&self, at: usize) -> bool {
        const NARROWING: &[&str] = &[
            "of", "that", "which", "who", "whose", "whom", "where", "whereby", "between", "for",
            "among", "within", "in", "by", "from", "with", "to", "on", "about", "over", "when",
            "such", "than", "through", "across", "under", "without", "against",
        ];
        if at + 1 >= self.end {
            return false;
        }
        let word = self.view.word(at);
        let comma = usize::from(word == ",");
        let participle = self
            .view
            .token(at)
            .is_some_and(|token| token.tag == Tag::Verb && !self.view.is_finite(at));
        comma == 0 && (NARROWING.contains(&word) || participle)
    }

    /// Whether a verb of its own makes it a sentence; those of relative clauses do not.
    fn has_clause(&self, from: usize) -> bool {
        const OPENING: &[&str] = &[
            "that", "which", "who", "whose", "where", "whom", "how", "what", "when", "whereby",
            "whether", "why", "if", "than", "because",
        ];
        let verb = (from..self.end).find(|at| self.view.is_finite(*at));
        verb.is_some_and(|verb| !(from..verb).any(|at| OPENING.contains(&self.view.word(at))))
    }

    /// Whether two plurals joined by "and" or "or" open it: "social networks and norms".
    fn is_pair(&self, phrase: Phrase) -> bool {
        let second = self.second(phrase);
        self.view.is_plural(phrase) && second.is_some_and(|second| self.view.is_plural(second))
    }

    fn second(&self, phrase: Phrase) -> Option<Phrase> {
        matches!(self.view.word(phrase.end), "and" | "or")
            .then(|| self.view.phrase(phrase.end + 1))
            .flatten()
            .filter(|second| second.end <= self.end)
    }

    /// Whether it says what kind of thing the term is, and does not judge it.
    fn is_genus(&self, term: Phrase) -> bool {
        const FEWEST: usize = 6;
        const SUPERLATIVES: &[&str] =
            &["most", "least", "highest", "lowest", "largest", "best", "greatest", "smallest"];
        let Some(phrase) = self.opening() else { return false };
        let article = matches!(self.view.word(self.start), "a" | "an" | "the" | "any");
        let bare = !self.view.is_plural(term) || self.view.word(self.start) != "the";
        let judged = (phrase.start..phrase.end - 1)
            .any(|at| weakness_of_adjective(self.view.word(at)) > Weakness::None);
        let head = lemma(self.view.word(phrase.end - 1), Tag::Noun);
        let ranked = (phrase.end..self.end.min(phrase.end + 8))
            .any(|at| SUPERLATIVES.contains(&self.view.word(at)));
        article
            && bare
            && !ranked
            && !judged
            && !WEAK_HEADS.contains(head.as_str())
            && self.end - self.start >= FEWEST
            && self.defines_front(term)
            && !self.has_clause(phrase.end)
            && self.is_set_apart(phrase.end)
    }

    /// Whether the term stands at the front without an article that points to a single thing.
    fn defines_front(&self, term: Phrase) -> bool {
        term.core == term.start
            && (term.start == 0
                || !matches!(
                    self.view.word(term.start - 1),
                    "the" | "this" | "our" | "its" | "their"
                ))
    }

    /// Whether it is a phrase with what sets it apart that can be the subject of "is called".
    fn is_subject(&self) -> bool {
        const FEWEST: usize = 5;
        self.end - self.start >= FEWEST
            && self
                .opening()
                .is_some_and(|phrase| self.is_set_apart(phrase.end) && !self.has_clause(phrase.end))
    }
}
