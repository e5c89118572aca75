//! Noun phrases as terms have them: with participles, adverbs and names in the genitive inside.
//!
//! Beside adjectives and nouns up to a head: "compactly supported function", "gradient boosted tree",
//! "template matching", "Newton's method".

use std::ops::Range;

use crate::language::{Tag, Token, VerbForm};

/// The longest phrases of a sentence that may hold terms, in order; the last token of each is
/// its head.
pub fn phrases(arena: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    let phrase = Phrases { arena, tokens };
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let end =
            (at..tokens.len()).find(|next| !phrase.goes_on(at, *next)).unwrap_or(tokens.len());
        if let Some(head) = (at..end).rev().find(|last| phrase.is_head(at, *last)) {
            found.push(at..head + 1);
        }
        at = end.max(at + 1);
    }
    found
}

struct Phrases<'a> {
    arena: &'a str,
    tokens: &'a [Token],
}

impl Phrases<'_> {
    fn tag(&self, at: usize) -> Option<Tag> {
        self.tokens.get(at).map(|token| token.tag)
    }

    fn form(&self, at: usize) -> Option<VerbForm> {
        self.tokens.get(at).and_then(|token| token.form)
    }

    fn is_noun(&self, at: usize) -> bool {
        matches!(self.tag(at), Some(Tag::Noun | Tag::ProperNoun))
    }

    fn is_core(&self, at: usize) -> bool {
        self.is_noun(at) || self.tag(at) == Some(Tag::Adjective)
    }

    /// Whether the phrase from `start` takes in the token `at`.
    fn goes_on(&self, start: usize, at: usize) -> bool {
        if self.is_in_fact(at) {
            return false;
        }
        match self.tokens[at].tag {
            Tag::Noun | Tag::ProperNoun | Tag::Adjective => true,
            Tag::Adverb => self.is_degree(at),
            Tag::Verb => self.is_modifier(start, at) || self.is_activity(start, at),
            Tag::Particle => self.is_genitive(start, at),
            _ => false,
        }
    }

    /// "In fact central agents" are no "fact central agents".
    fn is_in_fact(&self, at: usize) -> bool {
        let word = |at: usize| self.tokens[at].span.of(self.arena);
        word(at) == "fact" && at > 0 && word(at - 1).eq_ignore_ascii_case("in")
    }

    /// "compactly" before "supported functions".
    fn is_degree(&self, at: usize) -> bool {
        let adjective = self.tag(at + 1) == Some(Tag::Adjective)
            || self.form(at + 1) == Some(VerbForm::Participle);
        self.tokens[at].span.of(self.arena).ends_with("ly") && adjective && self.is_core(at + 2)
    }

    /// A participle inside a phrase behind a determiner or an adverb of its own: "a gradient
    /// boosted tree".
    fn is_modifier(&self, start: usize, at: usize) -> bool {
        let before = |places: usize| start.checked_sub(places).and_then(|at| self.tag(at));
        let determined = before(1) == Some(Tag::Determiner);
        // No verb of a clause follows "by a gradient" or "is a gradient".
        let bound = determined && matches!(before(2), Some(Tag::Adposition | Tag::Auxiliary));
        let degree = at > start && self.tag(at - 1) == Some(Tag::Adverb);
        let form = self.form(at);
        (form == Some(VerbForm::Participle) || form == Some(VerbForm::Past) && bound)
            && at > start
            && (determined && self.is_noun(at - 1) || degree)
            && self.is_core(at + 1)
    }

    /// An activity by its object: "template matching" behind a preposition, "the mode splitting"
    /// before a verb.
    fn is_activity(&self, start: usize, at: usize) -> bool {
        if self.form(at) != Some(VerbForm::Gerund) || at == start || !self.is_core(at - 1) {
            return false;
        }
        let before = start.checked_sub(1).and_then(|before| self.tag(before));
        let behind = self.tag(at + 1);
        let verb = matches!(behind, Some(Tag::Auxiliary));
        let pause = matches!(
            behind,
            None | Some(Tag::Punctuation | Tag::Conjunction | Tag::Auxiliary | Tag::Adposition)
        );
        let bare = !self.tokens[at - 1].span.of(self.arena).ends_with('s');
        verb && bare
            || bare && pause && matches!(before, None | Some(Tag::Adposition | Tag::Conjunction))
    }

    /// The ending of one name before a noun: "Newton's method".
    fn is_genitive(&self, start: usize, at: usize) -> bool {
        let word = self.tokens[at].span.of(self.arena);
        matches!(word, "'s" | "’s" | "'" | "’")
            && at == start + 1
            && self.tag(start) == Some(Tag::ProperNoun)
            && self.is_core(at + 1)
    }

    fn is_head(&self, start: usize, at: usize) -> bool {
        self.is_noun(at) || self.tag(at) == Some(Tag::Verb) && self.is_activity(start, at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Analysis;
    use crate::text::ArenaSpan;

    fn check(text: &str, expected: &[&str]) {
        let analysis = Analysis::new(text, &[ArenaSpan::new(0, text.len())]);
        let tokens = &analysis.sentences()[0].tokens;
        let words = |range: Range<usize>| {
            &text[tokens[range.start].span.start()..tokens[range.end - 1].span.end()]
        };
        let found: Vec<&str> = phrases(text, tokens).into_iter().map(words).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn participles_and_adverbs_stand_inside() {
        check(
            "The space consists of compactly supported radial functions.",
            &["space", "compactly supported radial functions"],
        );
        check(
            "The ranking is made by a gradient boosted tree ensemble trained with a loss.",
            &["ranking", "gradient boosted tree ensemble", "loss"],
        );
        check("We solve it with Newton's method.", &["Newton's method"]);
    }

    #[test]
    fn activities_are_heads() {
        check(
            "Lines are located by template matching on a vertical axis.",
            &["Lines", "template matching", "vertical axis"],
        );
        check("The mode splitting is seen.", &["mode splitting"]);
    }

    #[test]
    fn clauses_are_not() {
        check("We saw firms sharing knowledge.", &["firms", "knowledge"]);
        check("The bakers working in towns bake.", &["bakers", "towns"]);
        check("The firm shared knowledge.", &["firm", "knowledge"]);
        check("The firm's workers bake.", &["firm", "workers"]);
        check("These are in fact central agents.", &["central agents"]);
        check("They sold bread baked in Oslo.", &["bread", "Oslo"]);
    }
}
