//! The language of a paper, and whether its word classes are known.

use crate::diagnostic::{Code, Diagnostic};
use crate::language::identify;
use crate::paper::{Document, MetadataField, NodeKind};

use super::super::lines::{Line, are_english};

/// Words of a text that is long enough to say that its language is none that is known.
const ENOUGH_WORDS: usize = 100;

/// What is known of the language of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperLanguage {
    /// By its words.
    guessed: Option<&'static str>,
    /// By what it states, as the first part of a tag.
    stated: Option<String>,
    /// Whether its words of grammar are English.
    is_english: bool,
    /// Whether there is enough text to say anything.
    is_long: bool,
}

impl PaperLanguage {
    /// Looks at what a paper states and at the words of its lines.
    pub fn of(document: &Document, lines: &[Line<'_>]) -> Self {
        let arena = document.arena();
        let words = || {
            let tokens = lines.iter().flat_map(|line| &line.sentence.tokens);
            let words = tokens.map(|token| token.span.of(arena));
            words.filter(|word| word.starts_with(char::is_alphabetic))
        };
        let stated = document.spans_of(NodeKind::Metadata(MetadataField::Language)).next();
        let stated = stated.map(|span| document.text(span).trim());
        let first = stated.and_then(|tag| tag.split(['-', '_']).next());
        let first = first.filter(|tag| (2..=3).contains(&tag.len()) && tag.is_ascii());
        let guessed = identify(words());
        Self {
            guessed,
            stated: first.map(str::to_ascii_lowercase),
            is_english: guessed.is_none_or(|tag| tag == "en") && are_english(arena, lines),
            is_long: words().nth(ENOUGH_WORDS).is_some(),
        }
    }

    /// The first part of its BCP 47 tag; none when it cannot be told.
    pub fn tag(&self) -> Option<&str> {
        let english = || self.is_english.then_some("en");
        self.guessed.or(self.stated.as_deref()).or_else(english)
    }

    /// Whether the tagger knows its word classes.
    pub fn has_tagger(&self) -> bool {
        self.is_english
    }

    /// The language of a text that is clearly in another one than English.
    pub fn clearly_other(&self) -> Option<String> {
        self.guessed.filter(|tag| *tag != "en").map(str::to_owned)
    }

    /// Says that there is no tagger for the language, if there is none.
    pub fn diagnostic(&self, has_vocabulary: bool) -> Option<Diagnostic> {
        let other = self.tag().filter(|tag| *tag != "en");
        if self.is_english || other.is_none() && !self.is_long || self.guessed == Some("en") {
            return None;
        }
        let language = match other {
            Some(tag) => format!("in a language ('{tag}') whose word classes are not known"),
            None => "in a language that could not be told".to_owned(),
        };
        let message = format!("the paper is {language}: concepts come from a vocabulary only");
        let diagnostic = Diagnostic::new(Code::NoTagger, message);
        let help = "give one with --vocabulary that has labels in this language, or in none";
        Some(if has_vocabulary { diagnostic } else { diagnostic.help(help) })
    }
}
