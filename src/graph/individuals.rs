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
        Translator = etl::TRANSLATOR,
        Reviewer = etl::REVIEWER,
        Contributor = etl::CONTRIBUTOR,
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use oxigraph::io::{RdfFormat, RdfParser};

    use super::*;

    /// Individual and notation, as `terms.ttl` has them.
    fn notations() -> BTreeSet<(String, String)> {
        let terms = include_str!("../../ontology/terms.ttl");
        let quads = RdfParser::from_format(RdfFormat::Turtle).for_slice(terms.as_bytes());
        let quads = quads.map(|quad| quad.expect("the ontology is Turtle"));
        quads
            .filter(|quad| quad.predicate.as_str().ends_with("#notation"))
            .map(|quad| (quad.subject.to_string(), quad.object.to_string()))
            .collect()
    }

    #[test]
    fn graph_and_annotation_lines_use_the_same_words() {
        let notations = notations();
        let mut seen = BTreeSet::new();
        let mut check = |individual: NamedNodeRef<'_>, word: &str| {
            let pair = (individual.to_string(), format!("\"{word}\""));
            assert!(notations.contains(&pair), "{pair:?}");
            seen.insert(pair);
        };
        Act::ALL.iter().for_each(|value| check(act(*value), value.as_str()));
        Basis::ALL.iter().for_each(|value| check(basis(*value), value.as_str()));
        Certainty::ALL.iter().for_each(|value| check(certainty(*value), value.as_str()));
        Polarity::ALL.iter().for_each(|value| check(polarity(*value), value.as_str()));
        SourceKind::ALL.iter().for_each(|value| check(source_kind(*value), value.as_str()));
        PersonRole::ALL.iter().for_each(|value| check(person_role(*value), value.as_str()));
        assert_eq!(seen, notations, "every individual stands for a value");
    }
}
