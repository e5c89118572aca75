//! The values of closed lists as individuals of the ontology.

use oxigraph::model::NamedNodeRef;

use crate::paper::{Act, Basis, Certainty, PersonRole, Polarity, SourceKind};

use super::vocabulary::etl;

macro_rules! individuals {
    ($($function:ident, $type:ident { $($value:ident = $constant:expr,)* })*) => {
        $(
            /// The individual that stands for the value.
            pub fn $function(value: $type) -> NamedNodeRef<'static> {
                match value { $($type::$value => $constant,)* }
            }
        )*
    };
}

individuals! {
    act, Act {
        Assertion = etl::ASSERTION,
        Question = etl::QUESTION,
        Suggestion = etl::SUGGESTION,
        Observation = etl::OBSERVATION,
        Agreement = etl::AGREEMENT,
        Disagreement = etl::DISAGREEMENT,
        Example = etl::EXAMPLE,
        Reference = etl::REFERENCE,
    }
    basis, Basis {
        Stated = etl::STATED,
        Inferred = etl::INFERRED,
    }
    certainty, Certainty {
        High = etl::HIGH_CERTAINTY,
        Medium = etl::MEDIUM_CERTAINTY,
        Low = etl::LOW_CERTAINTY,
    }
    person_role, PersonRole {
        Author = etl::AUTHOR,
        Participant = etl::PARTICIPANT,
        Editor = etl::EDITOR,
        Cited = etl::CITED_PERSON,
        Mentioned = etl::MENTIONED_PERSON,
    }
    polarity, Polarity {
        Positive = etl::POSITIVE,
        Negative = etl::NEGATIVE,
    }
    source_kind, SourceKind {
        Person = etl::PERSON_SOURCE,
        Group = etl::GROUP_SOURCE,
        Nobody = etl::NOBODY_SOURCE,
        CitedWork = etl::CITED_WORK_SOURCE,
        Authors = etl::AUTHORS_SOURCE,
    }
}
