//! The kinds of things that a name is looked for among, and what such things are called.

use oxigraph::model::vocab::rdf;
use oxigraph::model::{NamedNode, NamedNodeRef, NamedOrBlankNode, Quad, Term};

use crate::graph::vocabulary::{dcterms, foaf, prov, schema, skos};
use crate::store::{self, KnownSource, Store};
use crate::text::slug;

use super::error::Result;

/// Among what a name is looked for.
pub(super) struct Naming {
    /// What such a thing is called in messages.
    pub kind: &'static str,
    /// What can be done when nothing fits.
    pub help: &'static str,
    /// Its classes; any without.
    pub classes: &'static [NamedNodeRef<'static>],
    /// A property that every such thing has and no other; such things are of many classes.
    pub marked_by: Option<NamedNodeRef<'static>>,
    /// What names it; the first properties that give anything win.
    pub names: &'static [&'static [NamedNodeRef<'static>]],
    /// Which part of a name does where nothing else fits.
    pub part: Part,
    /// Whether it is also called by the path of the file that it was read from.
    pub by_path: bool,
}

/// Which words of a name may stand for the whole.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Only all of them.
    Whole,
    /// The last ones: "Dei Ottati", "Venice" of "Seminar in Venice".
    Last,
    /// Any that follow each other.
    Any,
}

impl Part {
    /// Whether words may stand for a name.
    pub fn fits(self, words: &str, name: &str) -> bool {
        let (words, name) = (plain_words(words), plain_words(name));
        // A text without letters says nothing of a name.
        words.len() > 1
            && match self {
                Self::Whole => words == name,
                Self::Last => name.ends_with(&words),
                Self::Any => name.contains(&words),
            }
    }
}

/// Anything with a name.
pub(super) const THING: Naming = Naming {
    kind: "thing",
    help: "give an IRI or a short name as queries and reports print it, such as 'concept/trust'",
    classes: &[],
    marked_by: None,
    names: &[&[foaf::NAME, skos::PREF_LABEL, skos::ALT_LABEL, schema::NAME, dcterms::TITLE]],
    part: Part::Whole,
    by_path: false,
};

/// Who may say something.
pub(super) const PERSON: Naming = Naming {
    kind: "person or group",
    help: "'etl report run claims-per-person' lists who says something",
    classes: &[foaf::PERSON, foaf::GROUP],
    marked_by: None,
    names: &[&[foaf::NAME, skos::ALT_LABEL], &[foaf::FAMILY_NAME]],
    part: Part::Last,
    by_path: false,
};

/// What something may be about.
pub(super) const CONCEPT: Naming = Naming {
    kind: "concept",
    help: "'etl report run concepts' lists them",
    classes: &[skos::CONCEPT],
    marked_by: None,
    names: &[&[skos::PREF_LABEL, skos::ALT_LABEL]],
    part: Part::Whole,
    by_path: false,
};

/// What was read; a piece of a title or path that several papers share means them all.
pub(super) const PAPER: Naming = Naming {
    kind: "paper",
    help: "give words of its title or of the path of its file; 'etl status' lists the files",
    classes: &[],
    marked_by: Some(prov::WAS_DERIVED_FROM),
    names: &[&[dcterms::TITLE]],
    part: Part::Any,
    by_path: true,
};

/// What papers report: seminars, workshops, conferences.
pub(super) const EVENT: Naming = Naming {
    kind: "event",
    help: "give words of its name, its place, or an IRI",
    classes: &[schema::EVENT],
    marked_by: None,
    names: &[&[schema::NAME], &[schema::LOCATION]],
    part: Part::Last,
    by_path: false,
};

impl Naming {
    /// Whether a thing is of the kind.
    pub fn admits(&self, store: &Store, node: &NamedNode) -> Result<bool> {
        let subject = Some(node.as_ref().into());
        if self.marked_by.is_some() {
            let mut said = store.quads().quads_for_pattern(subject, self.marked_by, None, None);
            return Ok(said.next().transpose().map_err(store::Error::from)?.is_some());
        }
        for class in self.classes {
            let class = Some((*class).into());
            let mut kinds = store.quads().quads_for_pattern(subject, Some(rdf::TYPE), class, None);
            if kinds.next().transpose().map_err(store::Error::from)?.is_some() {
                return Ok(true);
            }
        }
        Ok(self.classes.is_empty())
    }

    /// Calls `take` with each thing and name that `properties` give.
    pub fn each(
        &self,
        store: &Store,
        properties: &[NamedNodeRef<'_>],
        mut take: impl FnMut(NamedNode, String) -> Result<()>,
    ) -> Result<()> {
        for property in properties {
            for quad in store.quads().quads_for_pattern(None, Some(*property), None, None) {
                let Quad { subject, object, .. } = quad.map_err(store::Error::from)?;
                if let (NamedOrBlankNode::NamedNode(node), Term::Literal(name)) = (subject, object)
                {
                    take(node, name.destruct().0)?;
                }
            }
        }
        Ok(())
    }

    /// Calls `take` with each thing that was read from a file, and the path of that file.
    pub fn each_path(
        &self,
        store: &Store,
        mut take: impl FnMut(NamedNode, String) -> Result<()>,
    ) -> Result<()> {
        if !self.by_path {
            return Ok(());
        }
        for (path, KnownSource { digest, .. }) in store.sources()? {
            let source = store.base().source(digest);
            let (predicate, source) = (Some(prov::WAS_DERIVED_FROM), Some(source.as_ref().into()));
            for quad in store.quads().quads_for_pattern(None, predicate, source, None) {
                if let NamedOrBlankNode::NamedNode(node) = quad.map_err(store::Error::from)?.subject
                {
                    take(node, path.clone())?;
                }
            }
        }
        Ok(())
    }
}

/// Words in one form each, with a hyphen before, between and behind them.
fn plain_words(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric() && !"'’".contains(c));
    let words = words.filter(|word| word.contains(char::is_alphanumeric)).map(slug);
    words.fold(String::new(), |plain, word| plain + "-" + &word) + "-"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_for_names() {
        let check = |part: Part, words: &str, name: &str, expected: bool| {
            assert_eq!(part.fits(words, name), expected, "{words} in {name}");
        };
        check(Part::Last, "dei ottati", "Gabi Dei Ottati", true);
        check(Part::Last, "Ottati", "Gabi Dei Ottati", true);
        check(Part::Last, "tati", "Gabi Dei Ottati", false);
        check(Part::Last, "Gabi", "Gabi Dei Ottati", false);
        check(Part::Any, "localised LEARNING", "On Localised-Learning, again", true);
        check(Part::Any, "learn", "On localised learning", false);
        check(Part::Any, "input/social", "input/social/12.txt", true);
        check(Part::Any, "?", "What is trust?", false);
        check(Part::Any, "", "trust", false);
        check(Part::Whole, "Trust", "trust", true);
    }
}
