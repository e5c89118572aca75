//! What went wrong, where, and what to do: trouble as data.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::text::SourceSpan;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The file gave nothing, or part of it is lost.
    Error,
    /// Something was read, but perhaps not as meant.
    Warning,
    /// Worth knowing.
    Note,
}

impl fmt::Display for Severity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        })
    }
}

macro_rules! codes {
    ($($name:ident, $code:literal, $severity:ident, $meaning:literal;)*) => {
        /// The kinds of trouble, each with a stable code for scripts.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $meaning] $name,)*
        }

        impl Code {
            /// Every code, in order of its number.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The printed code, such as `E0101`.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code),* }
            }

            /// How bad it is.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity),* }
            }

            /// What the code means, in one sentence.
            #[must_use]
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$name => $meaning),* }
            }
        }
    };
}

codes! {
    Unreadable, "E0001", Error, "The file cannot be opened or read.";
    UnknownFormat, "E0002", Error, "No reader knows the format of the file.";
    TooLarge, "E0003", Error, "The file is larger than the limit.";
    Panicked, "E0004", Error, "The program failed on this file; that is its own fault.";
    BadArchive, "E0005", Error, "An archive or packed file is damaged, cut off or none at all; what stands before the damage was read.";
    Unpacks, "E0006", Error, "A packed file or an archive unpacks to far more than papers do; it is read so far.";
    Encrypted, "E0007", Error, "A member of an archive is encrypted.";
    UnknownPacking, "E0008", Error, "A member of an archive is packed in a way that is not read.";
    NestedArchive, "E0009", Error, "An archive inside an archive is not read.";
    MemberName, "E0010", Error, "The name of a member leads out of its archive, or is no name.";
    SameMembers, "E0011", Error, "Members of an archive have the same name; only one of them is read.";
    TookTooLong, "E0012", Error, "The file took longer than allowed, and was given up.";
    EmptyText, "W0101", Warning, "The file holds no text.";
    NotUtf8, "W0102", Warning, "The file is not in the encoding that it says, or in UTF-8: it was read in another, or broken characters were replaced.";
    ControlCharacters, "W0103", Warning, "The text holds NUL or other control characters.";
    NoTitle, "W0104", Warning, "No title was found.";
    BadMarkup, "E0105", Error, "Markup is not well formed; what stands before it was kept, the rest is lost.";
    LooseMarkup, "W0106", Warning, "Markup has a slip that leaves no doubt of what is meant.";
    DeepMarkup, "W0107", Warning, "Elements are nested too deep to be kept apart; their words are kept.";
    Entity, "W0108", Warning, "An entity is declared nowhere, in another file, or comes to too much text.";
    TooMuch, "E0111", Error, "A file holds more than any paper does; what stands before was kept, the rest is lost.";
    LeftOut, "N0109", Note, "A part of the file is a paper of its own and was left out.";
    SeveralPapers, "N0110", Note, "The file holds several papers, which were read as parts of one.";
    UnresolvedCitation, "W0201", Warning, "An in-text citation matches no entry of the bibliography.";
    AmbiguousCitation, "W0202", Warning, "An in-text citation matches several entries.";
    UncitedReference, "N0203", Note, "An entry of the bibliography is cited nowhere in the text.";
    UnparsedReference, "W0204", Warning, "An entry of the bibliography could not be parsed.";
    UnresolvedSpeaker, "W0301", Warning, "A claim's source could not be joined to a person.";
    SimilarNames, "N0302", Note, "Two forms of a name were taken for one person.";
    AmbiguousName, "N0303", Note, "A name fits several people of the paper, and nothing near it tells whose it is.";
    BadIdentifier, "W0401", Warning, "An identifier is malformed or fails its check digit.";
    CyclicVocabulary, "W0501", Warning, "In a vocabulary a concept is broader than itself, by way of others.";
    LongLabels, "W0502", Warning, "A vocabulary holds labels that are too long to be terms.";
    NoTagger, "W0503", Warning, "The paper is in a language whose word classes are not known: its concepts come from the vocabulary only.";
}

impl fmt::Display for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// One finding about trouble in a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of trouble.
    pub code: Code,
    /// What is wrong, in lower case, without a final dot.
    pub message: String,
    /// Where in the source, if at one place.
    pub span: Option<SourceSpan>,
    /// What to do about it.
    pub help: Option<String>,
}

impl Diagnostic {
    /// Trouble with the source as a whole.
    #[must_use]
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), span: None, help: None }
    }

    /// The same with its place.
    #[must_use]
    pub fn at(mut self, span: SourceSpan) -> Self {
        self.span = Some(span);
        self
    }

    /// The same with advice.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// How bad it is.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// Sort key: place, then code, then message.
    #[must_use]
    pub fn order(&self) -> (usize, Code, &str) {
        (self.span.map_or(0, SourceSpan::start), self.code, &self.message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_start_with_their_severity() {
        for (place, code) in Code::ALL.iter().enumerate() {
            let first = code.severity().to_string().to_uppercase();
            assert!(code.as_str().starts_with(&first[..1]), "{code}");
            assert!(Code::ALL[..place].iter().all(|other| other.as_str() != code.as_str()));
        }
    }
}
