//! The ways in which one name is printed.

use std::ops::Range;

use super::tokens::{Kind, Token};

/// How a name is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// "Smith, J. H."
    InvertedInitials,
    /// "Smith JH"
    TrailingInitials,
    /// "J. H. Smith"
    LeadingInitials,
    /// "Smith, John"
    InvertedGiven,
    /// "John Smith"
    Full,
}

impl Form {
    /// Every form, the surest first.
    pub const ALL: &[Self] = &[
        Self::InvertedInitials,
        Self::LeadingInitials,
        Self::TrailingInitials,
        Self::InvertedGiven,
        Self::Full,
    ];
}

/// One name found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Bytes of the family name with its particles.
    pub family: Range<usize>,
    /// Bytes of the given names.
    pub given: Range<usize>,
    /// Token behind the name.
    pub next: usize,
    /// Byte behind the name.
    pub end: usize,
    /// Its form.
    pub form: Form,
}

/// The name in `form` that starts at token `at`.
pub fn name_at(text: &str, tokens: &[Token], at: usize, form: Form) -> Option<Name> {
    let reader = Reader { text, tokens };
    let (family, given) = match form {
        Form::InvertedInitials => {
            let family = reader.family(at, 3)?;
            let mut given = reader.initials(reader.comma(family.end)?)?;
            // "Ribeiro, G. C. de."
            if reader.is(given.end, Kind::Particle) && !reader.is(given.end + 1, Kind::Word) {
                given.end += 1;
            }
            (family, given)
        }
        Form::InvertedGiven => {
            let family = reader.family(at, 3)?;
            (family.clone(), reader.given(reader.comma(family.end)?, 2)?)
        }
        Form::TrailingInitials => reader.trailing(at)?,
        Form::LeadingInitials => {
            let given = reader.leading(at)?;
            (reader.family(given.end, 2).filter(|family| reader.is_word(family))?, given)
        }
        Form::Full => reader.full(at)?,
    };
    Some(reader.name(&family, &given, form))
}

struct Reader<'t> {
    text: &'t str,
    tokens: &'t [Token],
}

impl Reader<'_> {
    fn kind(&self, at: usize) -> Option<Kind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    fn is(&self, at: usize, kind: Kind) -> bool {
        self.kind(at) == Some(kind)
    }

    /// Particles and one to `most` words; a short word in capitals counts, if it is the first.
    fn family(&self, at: usize, most: usize) -> Option<Range<usize>> {
        let start = (at..).find(|index| !self.is(*index, Kind::Particle))?;
        let mut next = start;
        while next - start < most && self.is_family_word(next, next == start) {
            next += 1;
            if self.is(next, Kind::Particle) && self.is(next + 1, Kind::Word) {
                next += 1;
            }
        }
        (next > start).then_some(at..next)
    }

    fn is_family_word(&self, at: usize, first: bool) -> bool {
        let long = |token: &Token| token.end - token.start >= 2 && !self.is(at + 1, Kind::Dot);
        match self.tokens.get(at) {
            Some(token) if token.kind == Kind::Word => true,
            // A family name in capitals, unless they are the initials of the word behind.
            Some(token) if token.kind == Kind::Capitals => {
                first && long(token) && !self.is(at + 1, Kind::Word)
            }
            _ => false,
        }
    }

    /// Whether a family name is more than initials.
    fn is_word(&self, family: &Range<usize>) -> bool {
        let long = |token: &Token| token.kind == Kind::Word || token.end - token.start >= 2;
        self.tokens[family.clone()].iter().any(long)
    }

    /// Behind a comma (and a suffix with its own) at `at`.
    fn comma(&self, at: usize) -> Option<usize> {
        let after_suffix =
            |start: usize| self.is(start, Kind::Suffix).then(|| self.stop(start + 1));
        let at = after_suffix(at).unwrap_or(at);
        if !self.is(at, Kind::Comma) {
            return None;
        }
        match after_suffix(at + 1) {
            Some(next) if self.is(next, Kind::Comma) => Some(next + 1),
            _ => Some(at + 1),
        }
    }

    /// Behind a stop at `at`, if there is one.
    fn stop(&self, at: usize) -> usize {
        at + usize::from(self.is(at, Kind::Dot))
    }

    /// Initials with or without stops.
    fn initials(&self, at: usize) -> Option<Range<usize>> {
        let mut next = at;
        while self.is(next, Kind::Capitals) || self.is_abbreviated(next) {
            // "Smith, J. A. A study": the article behind the initials has no stop.
            let article = next > at && self.is(next - 1, Kind::Dot) && self.opens_title(next);
            if article {
                break;
            }
            next = self.stop(next + 1);
        }
        (next > at).then_some(at..next)
    }

    /// "A" or "I" before another word.
    fn opens_title(&self, at: usize) -> bool {
        matches!(self.kind(at + 1), Some(Kind::Lower | Kind::Word))
            && self.tokens.get(at).is_some_and(|token| token.end - token.start == 1)
    }

    /// A given name cut to two or three letters: "Yu.", "Ch.".
    fn is_abbreviated(&self, at: usize) -> bool {
        let short = |token: &Token| self.text[token.range()].chars().count() <= 2;
        self.is(at, Kind::Word)
            && self.is(at + 1, Kind::Dot)
            && self.tokens.get(at).is_some_and(short)
    }

    /// Initials before a family name, with a spelt-out given name between them: "J. Adam D.".
    fn leading(&self, at: usize) -> Option<Range<usize>> {
        let first = self.initials(at)?;
        // "OECD." and "ACA." are acronyms: initials run together have no stop.
        let long = |most: usize| self.tokens[at].end - self.tokens[at].start > most;
        let acronym = long(2) && self.is(at + 1, Kind::Dot);
        // "LI Y." is a family name in capitals with an initial.
        let shouted = long(1) && self.is(at + 1, Kind::Capitals);
        if self.is(at, Kind::Capitals) && (acronym || shouted) {
            return None;
        }
        let middle = self.is(first.end, Kind::Word).then(|| self.initials(first.end + 1)).flatten();
        let middle = middle.filter(|range| self.is(range.end - 1, Kind::Dot));
        Some(at..middle.map_or(first.end, |range| range.end))
    }

    /// "Smith JH", "van den Hout J. H."
    fn trailing(&self, at: usize) -> Option<(Range<usize>, Range<usize>)> {
        let words = self.family(at, 3)?.end;
        let mut given = self.initials(words)?;
        // The stop behind "Smith JH." ends the list.
        if given.len() == 2 && self.tokens[given.start].end - self.tokens[given.start].start > 1 {
            given.end = given.start + 1;
        }
        // A particle may stand behind the initials: "Berg J van den".
        if self.is(given.end, Kind::Particle) && self.is(given.end + 1, Kind::Comma) {
            given.end += 1;
        }
        Some((at..words, given))
    }

    /// Spelt-out given names with or without initials behind them.
    fn given(&self, at: usize, most: usize) -> Option<Range<usize>> {
        let mut next = at;
        while next - at < most && self.is(next, Kind::Word) {
            next += 1;
        }
        if next == at {
            return None;
        }
        Some(at..self.initials(next).map_or(next, |range| range.end))
    }

    /// "Chuen-Yueh Li", "John H. Smith".
    fn full(&self, at: usize) -> Option<(Range<usize>, Range<usize>)> {
        let given = self.given(at, 2)?;
        let words = given.end - at;
        if self.is(given.end, Kind::Word) || self.is(given.end, Kind::Particle) {
            return Some((self.family(given.end, 1)?, given));
        }
        let last = given.end - 1;
        (words == 2 && self.is(last, Kind::Word)).then_some((last..given.end, at..last))
    }

    fn name(&self, family: &Range<usize>, given: &Range<usize>, form: Form) -> Name {
        let mut next = family.end.max(given.end);
        let suffix = if self.is(next, Kind::Comma) { next + 1 } else { next };
        if self.is(suffix, Kind::Suffix) {
            next = self.stop(suffix + 1);
        }
        Name {
            family: self.bytes(family),
            given: self.bytes(given),
            end: self.tokens[next - 1].end,
            next,
            form,
        }
    }

    fn bytes(&self, tokens: &Range<usize>) -> Range<usize> {
        self.tokens[tokens.start].start..self.tokens[tokens.end - 1].end
    }
}
