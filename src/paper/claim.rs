//! Statements that a text attributes to somebody.

use crate::text::ArenaSpan;

use super::evidence::Evidence;

macro_rules! words {
    ($(#[$doc:meta])* $type:ident { $($(#[$variant_doc:meta])* $name:ident = $label:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $type {
            $($(#[$variant_doc])* $name,)*
        }

        impl $type {
            /// Every value.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The name used in annotation lines and in the graph.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $label),* }
            }
        }
    };
}

words! {
    /// What somebody does in saying it.
    Act {
        /// States something as so.
        Assertion = "assertion",
        /// Asks.
        Question = "question",
        /// Proposes.
        Suggestion = "suggestion",
        /// Points something out.
        Observation = "observation",
        /// Says that somebody else is right.
        Agreement = "agreement",
        /// Says that somebody else is wrong.
        Disagreement = "disagreement",
        /// Gives an example.
        Example = "example",
        /// Reports what another work says.
        Reference = "reference",
    }
}

words! {
    /// Whether the content is said to be so or not to be so.
    Polarity {
        /// Said to be so.
        Positive = "positive",
        /// Denied.
        Negative = "negative",
    }
}

words! {
    /// How sure the speaker is made to sound.
    Certainty {
        /// Stated plainly or stressed.
        High = "high",
        /// Suggested, believed, expected.
        Medium = "medium",
        /// Possible, perhaps, asked.
        Low = "low",
    }
}

words! {
    /// Who the source of a claim is.
    SourceKind {
        /// A person, or several, by name or pronoun.
        Person = "person",
        /// A group: "most participants".
        Group = "group",
        /// Nobody named: "it was agreed that".
        Nobody = "nobody",
        /// A cited work: "Granovetter (1973) argued".
        CitedWork = "cited_work",
        /// The authors of the paper: "we show that", "this paper argues".
        Authors = "authors",
    }
}

words! {
    /// How one claim answers another.
    StanceKind {
        /// Says that it is right.
        Agrees = "agrees",
        /// Says that it is right in part.
        PartlyAgrees = "partly_agrees",
        /// Says that it is wrong.
        Disagrees = "disagrees",
        /// Answers without taking a side.
        Responds = "responds",
    }
}

words! {
    /// What the reading of a stance rests on.
    Basis {
        /// A word says so: "agreed", "objected".
        Stated = "stated",
        /// Follows from place and contrast.
        Inferred = "inferred",
    }
}

/// How a claim answers another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stance {
    /// Agreement, disagreement or answer.
    pub kind: StanceKind,
    /// Stated or inferred.
    pub basis: Basis,
    /// Names of those answered, when the sentence names them: "agreed with *Anders Malmberg*".
    pub toward: Vec<ArenaSpan>,
}

/// One attributed statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The sentence.
    pub sentence: ArenaSpan,
    /// The words that name the source as a whole; none when nobody is named.
    pub source: Option<ArenaSpan>,
    /// The parts of a source that names several ("X, Y and others"), in order; one part for one name.
    pub sources: Vec<ArenaSpan>,
    /// Who the source is, as far as its words tell.
    pub source_kind: SourceKind,
    /// The words that attribute; none for a sentence that continues a claim.
    pub cue: Option<ArenaSpan>,
    /// What is said, in order; empty when the text gives no content ("X agreed").
    pub content: Vec<ArenaSpan>,
    /// What kind of act it is.
    pub act: Act,
    /// Affirmed or denied.
    pub polarity: Polarity,
    /// How sure.
    pub certainty: Certainty,
    /// Whether it says what should be.
    pub normative: bool,
    /// Index of the claim that this sentence continues in [`super::Findings::claims`]; always smaller.
    pub continues: Option<usize>,
    /// How it answers another claim.
    pub stance: Option<Stance>,
    /// The sentence, or the part of it that holds source, cue and content.
    pub evidence: Evidence,
}
