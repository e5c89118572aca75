//! What a thing is called, in one text.

use oxigraph::model::{NamedNodeRef, NamedOrBlankNodeRef, Term};
use oxigraph::store::{StorageError, Store as Quads};

use crate::graph::vocabulary::{dcterms, foaf, rdfs, schema, skos};

/// What names a thing, in order of what says it best.
const NAMING: &[NamedNodeRef<'static>] =
    &[foaf::NAME, skos::PREF_LABEL, schema::NAME, dcterms::TITLE, rdfs::LABEL, schema::TEXT];

/// The name of a thing: in English if it has one, else in any language; of several names the
/// first in the order of their characters.
pub(super) fn label(
    quads: &Quads,
    node: NamedOrBlankNodeRef<'_>,
) -> Result<Option<String>, StorageError> {
    for predicate in NAMING {
        let mut best: Option<(bool, String)> = None;
        for quad in quads.quads_for_pattern(Some(node), Some(*predicate), None, None) {
            let Term::Literal(name) = quad?.object else { continue };
            let name = (!name.language().is_some_and(is_english), name.value().to_owned());
            if best.as_ref().is_none_or(|best| name < *best) {
                best = Some(name);
            }
        }
        if let Some((_, name)) = best {
            return Ok(Some(name));
        }
    }
    Ok(None)
}

/// `en`, `en-GB` and so on.
fn is_english(language: &str) -> bool {
    language.split('-').next().is_some_and(|language| language.eq_ignore_ascii_case("en"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use oxigraph::model::{GraphName, Literal, NamedNode, Quad};

    fn check(names: &[(&str, &str)], expected: Option<&str>) {
        let quads = Quads::new().expect("a store in memory");
        let node = NamedNode::new_unchecked("http://a.org/x");
        for (name, language) in names {
            let literal = match *language {
                "" => Literal::from(*name),
                language => Literal::new_language_tagged_literal_unchecked(*name, language),
            };
            let quad = Quad::new(node.clone(), skos::PREF_LABEL, literal, GraphName::DefaultGraph);
            quads.insert(&quad).expect("a quad");
        }
        let found = label(&quads, node.as_ref().into()).expect("a store in memory");
        assert_eq!(found.as_deref(), expected, "{names:?}");
    }

    #[test]
    fn english_comes_first_and_then_the_alphabet() {
        check(&[], None);
        check(&[("Vertrauen", "de"), ("trust", "en"), ("confiance", "fr")], Some("trust"));
        check(&[("Vertrauen", "de"), ("trust", "en-GB")], Some("trust"));
        check(&[("Vertrauen", "de"), ("confiance", "fr")], Some("Vertrauen"));
        check(&[("trust", ""), ("Vertrauen", "enm")], Some("Vertrauen"));
        check(&[("labour", "en"), ("labor", "en")], Some("labor"));
    }
}
