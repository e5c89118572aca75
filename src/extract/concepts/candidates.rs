//! What may be a concept: noun phrases, the noun phrases they end in, and phrases joined by "of".

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::language::{Tag, Token};
use crate::text::ArenaSpan;

use super::acronyms::Expansion;
use super::background::bits;
use super::cores::{Cores, LONGEST, Place};
use super::folding::{Vocabulary, WordId};
use super::lines::{Line, Weight};
use super::lists::{
    Generality, Weakness, generality, is_of_paper, is_place_head, weakness_of_adjective,
    weakness_of_head,
};
use super::names::Names;
use super::phrases::phrases;

/// Folded words of a term; what spelling, number and hyphens change is left out.
pub type Key = Vec<WordId>;

/// What is known of a candidate.
#[derive(Clone, Debug, Default)]
pub struct Candidate {
    /// Times it is a noun phrase of its own.
    pub whole: usize,
    /// Times it ends a longer noun phrase.
    pub nested: usize,
    /// Times it stands inside a longer one: the "cluster" of "cluster policy".
    pub inside: usize,
    /// Times it opens a phrase joined by "of", by that phrase: the "division" of "division of labor".
    pub opens: BTreeMap<Key, usize>,
    /// Longer candidates that it ends.
    pub longer: BTreeSet<Key>,
    /// Finds in each kind of text.
    pub weights: BTreeMap<Weight, usize>,
    /// Sections it was found in.
    pub sections: BTreeSet<usize>,
    /// Words of the text before its first and its last find.
    pub reach: Option<(usize, usize)>,
    /// Times it stood between quotation marks.
    pub quoted: usize,
    /// Times it was emphasised.
    pub emphasised: usize,
    /// What its words tell.
    pub shape: Shape,
}

/// What the words of a candidate tell, wherever it stands.
#[derive(Clone, Copy, Debug, Default)]
pub struct Shape {
    /// Tokens.
    pub tokens: usize,
    /// Bits that its head tells.
    pub head: u8,
    /// Bits that its rarest word tells.
    pub rarest: u8,
    /// Bits that its commonest word tells.
    pub commonest: u8,
    /// A noun or an adjective of relation stands before the head: "social capital".
    pub relational: bool,
    /// A noun stands before the head: "venture capital".
    pub compound: bool,
    /// A single noun made of an adjective or a verb: "uniqueness", "specialization".
    pub abstract_noun: bool,
    /// Whether it is two phrases joined by "of".
    pub joined: bool,
    /// Its head ends a term in some phrases only: "error rate".
    pub weak_head: bool,
    /// Its first word opens a term in some phrases only: "natural language".
    pub weak_opening: bool,
    /// A capitalised name stands in it: "Kalman filter".
    pub named: bool,
    /// Nothing but capitalised names stand in it: "Monte Carlo", "Zeiss".
    pub only_named: bool,
    /// Its last word is a name or an acronym.
    pub ends_in_name: bool,
    /// How general its head is.
    pub generality: Generality,
}

impl Shape {
    /// Whether it is a single word that is never a concept: "way".
    pub fn is_general_word(&self) -> bool {
        self.tokens == 1 && self.generality == Generality::General
    }
}

impl Candidate {
    /// Times it was found as a noun phrase or the end of one.
    pub fn count(&self) -> usize {
        self.whole + self.nested
    }

    /// Whether it was found in a kind of text.
    pub fn stands_in(&self, weight: Weight) -> bool {
        self.weights.contains_key(&weight)
    }

    /// Adds what is known of another spelling of the same term.
    pub fn absorb(&mut self, other: &Self) {
        self.whole += other.whole;
        self.nested += other.nested;
        self.inside += other.inside;
        self.longer.extend(other.longer.iter().cloned());
        for (key, count) in &other.opens {
            *self.opens.entry(key.clone()).or_default() += count;
        }
        for (weight, count) in &other.weights {
            *self.weights.entry(*weight).or_default() += count;
        }
        self.sections.extend(&other.sections);
        self.reach = match (self.reach, other.reach) {
            (Some(one), Some(other)) => Some((one.0.min(other.0), one.1.max(other.1))),
            (one, other) => one.or(other),
        };
        self.quoted += other.quoted;
        self.emphasised += other.emphasised;
    }
}

/// Candidates by their folded words.
pub type Candidates = BTreeMap<Key, Candidate>;

/// Collects the candidates of all lines.
pub struct Collector<'a> {
    arena: &'a str,
    vocabulary: &'a mut Vocabulary,
    /// Emphasised stretches, in order.
    emphasis: Vec<ArenaSpan>,
    /// What of a phrase may be a term.
    cores: Cores<'a>,
    candidates: Candidates,
    /// Words read so far.
    words: usize,
}

/// One phrase that is counted.
struct Found<'s> {
    tokens: &'s [Token],
    /// Words of the text before it.
    at: usize,
    whole: bool,
    joined: bool,
    quoted: bool,
}

impl<'a> Collector<'a> {
    /// A collector over the text `arena`.
    pub fn new(
        arena: &'a str,
        vocabulary: &'a mut Vocabulary,
        emphasis: Vec<ArenaSpan>,
        names: &'a Names,
        expansions: &[Expansion],
    ) -> Self {
        let cores = Cores::new(arena, names, expansions);
        Self { arena, vocabulary, emphasis, cores, candidates: Candidates::new(), words: 0 }
    }

    /// Reads every line and gives what it found.
    pub fn collect(mut self, lines: &[Line<'_>]) -> Candidates {
        for line in lines {
            self.read(line);
            self.words += line.sentence.tokens.len();
        }
        self.candidates
    }

    fn read(&mut self, line: &Line<'_>) {
        let tokens = &line.sentence.tokens;
        let place = Place::of(self.arena, line);
        let cores: Vec<Range<usize>> = phrases(self.arena, tokens)
            .into_iter()
            .filter_map(|phrase| self.cores.core(place, phrase))
            .collect();
        for core in &cores {
            self.count_phrase(line, core.clone());
        }
        for pair in cores.windows(2) {
            // "Treaty of Rome", "Board of Health" are names.
            let named = pair.iter().all(|core| place.has_capital(core.end - 1));
            if !named {
                self.count_joined(line, &pair[0], &pair[1]);
            }
        }
    }

    /// Counts a phrase and all that it ends in.
    fn count_phrase(&mut self, line: &Line<'_>, core: Range<usize>) {
        let tokens = &line.sentence.tokens;
        let mut longer: Option<Key> = None;
        for start in core.clone() {
            if tokens[start].tag == Tag::Particle {
                continue;
            }
            let dropped = &tokens[core.start..start];
            let whole = dropped.iter().all(|token| self.cores.weakness(token) > Weakness::None);
            let quoted = start == core.start && self.is_quoted(tokens, &core);
            let at = self.words + start;
            let found =
                Found { tokens: &tokens[start..core.end], at, whole, joined: false, quoted };
            let key = self.count(line, &found, longer.as_ref());
            longer = key.or(longer);
        }
        for end in core.start + 1..core.end {
            for start in core.start..end {
                if tokens[end - 1].tag != Tag::Adjective {
                    let key = self.key(&tokens[start..end]);
                    self.candidates.entry(key).or_default().inside += 1;
                }
            }
        }
    }

    /// Counts "X of Y" when nothing stands between the two phrases but "of".
    fn count_joined(&mut self, line: &Line<'_>, first: &Range<usize>, second: &Range<usize>) {
        let tokens = &line.sentence.tokens;
        let of = second.start == first.end + 1 && tokens[first.end].span.of(self.arena) == "of";
        let head = self.lemma(&tokens[first.end - 1]);
        let second_head = self.lemma(&tokens[second.end - 1]);
        let general = generality(&second_head) == Generality::General && second.len() == 1;
        if !of
            || weakness_of_head(&head) > Weakness::None
            || generality(&head) == Generality::General
            || general
        {
            return;
        }
        let from = first.start.max(second.end.saturating_sub(LONGEST + 1));
        let mut longer: Option<Key> = None;
        for start in from..first.end {
            let found = Found {
                tokens: &tokens[start..second.end],
                at: self.words + start,
                whole: start == from,
                joined: true,
                quoted: false,
            };
            longer = self.count(line, &found, longer.as_ref()).or(longer);
            let opening = self.key(&tokens[start..first.end]);
            if let Some((joined, candidate)) = longer.clone().zip(self.candidates.get_mut(&opening))
            {
                *candidate.opens.entry(joined).or_default() += 1;
            }
        }
    }

    /// Notes one find; gives its key when it can be a concept.
    fn count(&mut self, line: &Line<'_>, found: &Found<'_>, longer: Option<&Key>) -> Option<Key> {
        let tokens = found.tokens;
        let (first, last) = (tokens.first()?, tokens.last()?);
        let head = self.lemma(last);
        if tokens.len() > 1 && !found.joined && weakness_of_head(&head) == Weakness::All {
            return None;
        }
        if is_of_paper(&self.normal(tokens)) || self.is_place(tokens, &head) {
            return None;
        }
        let key = self.key(tokens);
        let emphasised = self.is_emphasised(first.span.cover(last.span));
        if self.candidates.get(&key).is_none_or(|known| known.shape.tokens == 0) {
            let shape = self.shape(tokens, &head, found.joined);
            self.candidates.entry(key.clone()).or_default().shape = shape;
        }
        let candidate = self.candidates.get_mut(&key)?;
        candidate.whole += usize::from(found.whole);
        candidate.nested += usize::from(!found.whole);
        candidate.longer.extend(longer.cloned());
        *candidate.weights.entry(line.weight).or_default() += 1;
        candidate.sections.insert(line.section);
        candidate.reach = Some((candidate.reach.map_or(found.at, |(first, _)| first), found.at));
        candidate.quoted += usize::from(found.quoted);
        candidate.emphasised += usize::from(emphasised);
        Some(key)
    }

    fn shape(&self, tokens: &[Token], head: &str, joined: bool) -> Shape {
        let word = |token: &Token| token.span.of(self.arena);
        let (first, last) = (tokens[0], tokens[tokens.len() - 1]);
        let single = tokens.len() == 1;
        let telling = tokens.iter().filter(|token| word(token) != "of");
        let told = telling.map(|token| bits(&word(token).to_lowercase()));
        let named = |token: &Token| token.tag == Tag::ProperNoun;
        Shape {
            tokens: tokens.len(),
            head: bits(head),
            rarest: told.clone().max().unwrap_or_default(),
            commonest: told.min().unwrap_or_default(),
            relational: !single && is_relational(&first, word(&first)),
            compound: !single && first.tag != Tag::Adjective,
            abstract_noun: single && is_abstract(head),
            joined,
            weak_head: !single && weakness_of_head(head) > Weakness::None,
            weak_opening: !single && self.cores.weakness(&first) > Weakness::None,
            named: tokens.iter().any(named),
            only_named: tokens.iter().all(|token| self.cores.is_plain_name(token)),
            ends_in_name: named(&last),
            generality: match generality(head) {
                Generality::Special if weakness_of_adjective(head) == Weakness::All => {
                    Generality::General
                }
                other => other,
            },
        }
    }

    fn key(&mut self, tokens: &[Token]) -> Key {
        let arena = self.arena;
        let words = tokens.iter().filter(|token| token.tag != Tag::Particle);
        words.flat_map(|token| self.vocabulary.fold(token.span.of(arena), token.tag)).collect()
    }

    /// The words in lower case, the last one in the singular.
    fn normal(&self, tokens: &[Token]) -> String {
        let words = tokens.iter().enumerate().map(|(at, token)| match tokens.len() - at {
            1 => self.lemma(token),
            _ => token.span.of(self.arena).to_lowercase(),
        });
        words.collect::<Vec<_>>().join(" ")
    }

    /// Whether a name and a noun name a place or an institution: "Red River delta".
    fn is_place(&self, tokens: &[Token], head: &str) -> bool {
        is_place_head(head)
            && tokens[..tokens.len() - 1].iter().any(|token| self.cores.is_plain_name(token))
    }

    fn lemma(&self, token: &Token) -> String {
        crate::language::lemma(token.span.of(self.arena), Tag::Noun)
    }

    fn is_quoted(&self, tokens: &[Token], core: &Range<usize>) -> bool {
        let mark = |place: Option<usize>, marks: [&str; 4]| {
            let token = place.and_then(|place| tokens.get(place));
            token.is_some_and(|token| marks.contains(&token.span.of(self.arena)))
        };
        mark(core.start.checked_sub(1), ["\"", "“", "‘", "'"])
            && mark(Some(core.end), ["\"", "”", "’", "'"])
    }

    fn is_emphasised(&self, span: ArenaSpan) -> bool {
        let at = self.emphasis.partition_point(|emphasis| emphasis.end() <= span.start());
        self.emphasis.get(at).is_some_and(|emphasis| {
            emphasis.contains(span) && emphasis.len() < span.len() + 12 || span.contains(*emphasis)
        })
    }
}

/// Whether a noun is made of an adjective or a verb by its ending.
fn is_abstract(noun: &str) -> bool {
    const ENDINGS: &[&str] =
        &["ization", "isation", "ification", "ity", "ness", "ism", "ship", "ology", "itation"];
    noun.len() > 7 && ENDINGS.iter().any(|ending| noun.ends_with(ending))
}

/// Whether the first word of a term says what kind, not how much: a noun, or an adjective
/// made of one.
fn is_relational(token: &Token, word: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "al", "ic", "it", "ive", "ary", "ory", "ian", "ed", "ar", "ous", "ble", "ing", "en", "ant",
        "ent",
    ];
    token.tag != Tag::Adjective
        || ENDINGS.iter().any(|ending| word.ends_with(ending))
        || word.contains('-')
}
