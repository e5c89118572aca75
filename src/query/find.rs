//! Which thing a person means: by its IRI, its short name, the end of it, or what it is called.

use std::collections::BTreeSet;

use oxigraph::model::{NamedNode, NamedNodeRef};

use crate::store::{self, Passage, Store};
use crate::text::slug;

use super::error::{Error, Result};
use super::naming::{Naming, Part, THING};
use super::short::Shortener;

/// So many candidates are named when several things fit.
const SHOWN: usize = 8;
/// So many names are told when none fits.
const NEAR: usize = 5;
/// Names at least so like each other (Jaro-Winkler) are near.
const LIKE: f64 = 0.88;

/// The one thing that `name` means.
///
/// An IRI or a short name (`concept/trust`) means itself. Else it may be the end of an IRI
/// (`person/peter-maskell`, or `…/claim/1-9` as tables cut it), or a name or label, without
/// regard to case, accents and hyphens.
///
/// # Errors
/// When nothing fits, several things do, or the store fails.
pub fn find(store: &Store, name: &str) -> Result<NamedNode> {
    let shortener = Shortener::new(store.base());
    let iri = shortener.expand(name);
    if Passage::of_iri(&iri).is_some()
        && let Ok(passage) = NamedNode::new(iri)
    {
        return Ok(passage);
    }
    let mut fitting = find_all(store, name, &THING)?;
    match fitting.pop_first() {
        Some(first) if !fitting.is_empty() => Err(Error::SeveralThings {
            name: name.to_owned(),
            count: fitting.len() + 1,
            candidates: std::iter::once(&first)
                .chain(&fitting)
                .take(SHOWN)
                .map(|node| shortener.shorten(node.as_str()))
                .collect(),
        }),
        first => first.ok_or_else(|| nothing(name, &THING, Vec::new())),
    }
}

/// All things that `name` may mean, at least one: people of several papers share a name, and
/// people of one paper a family name.
///
/// # Errors
/// When nothing fits, or the store fails.
pub(super) fn find_all(store: &Store, name: &str, naming: &Naming) -> Result<BTreeSet<NamedNode>> {
    let iri = Shortener::new(store.base()).expand(name);
    if let Ok(node) = NamedNode::new(iri)
        && is_named(store, node.as_ref())?
    {
        return Ok(BTreeSet::from([node]));
    }
    let by_path = || ending(store, name, naming);
    let by_label = || called(store, name, naming);
    let path_first = name.contains('/');
    let mut fitting = if path_first { by_path()? } else { by_label()? };
    if fitting.is_empty() {
        fitting = if path_first { by_label()? } else { by_path()? };
    }
    if fitting.is_empty() {
        fitting = read_from(store, name, naming)?;
    }
    if fitting.is_empty() {
        return Err(nothing(name, naming, near(store, name, naming)?));
    }
    Ok(fitting)
}

fn nothing(name: &str, naming: &Naming, near: Vec<String>) -> Error {
    Error::NoSuchThing { kind: naming.kind, name: name.to_owned(), near, help: naming.help }
}

fn is_named(store: &Store, node: NamedNodeRef<'_>) -> Result<bool> {
    let quads = store.quads();
    let mut said = quads.quads_for_pattern(Some(node.into()), None, None, None);
    let mut about = quads.quads_for_pattern(None, None, Some(node.into()), None);
    let first = said.next().or_else(|| about.next());
    Ok(first.transpose().map_err(store::Error::from)?.is_some())
}

/// The things whose IRI ends so.
fn ending(store: &Store, name: &str, naming: &Naming) -> Result<BTreeSet<NamedNode>> {
    let mut found = BTreeSet::new();
    for node in store.things_ending(name.trim_start_matches('…'))? {
        if naming.admits(store, &node)? {
            found.insert(node);
        }
    }
    Ok(found)
}

/// The things that are called so: in these letters, or else but for accents and hyphens.
fn called(store: &Store, name: &str, naming: &Naming) -> Result<BTreeSet<NamedNode>> {
    let (lower, plain) = (name.to_lowercase(), slug(name));
    let by_letters: &dyn Fn(&str) -> bool = &|label| label.to_lowercase() == lower;
    let by_sound: &dyn Fn(&str) -> bool = &|label| slug(label) == plain;
    let by_part: &dyn Fn(&str) -> bool = &|label| naming.part.fits(name, label);
    let mut ways = Vec::new();
    for properties in naming.names {
        ways.extend([(*properties, by_letters), (*properties, by_sound)]);
    }
    if naming.part != Part::Whole {
        ways.push((naming.names[0], by_part));
    }
    // The slug of a text without letters says nothing of it.
    let has_letters = name.chars().any(char::is_alphanumeric);
    for (properties, fits) in ways.into_iter().take(if has_letters { usize::MAX } else { 1 }) {
        let mut found = BTreeSet::new();
        naming.each(store, properties, |node, label| {
            if fits(&label) && naming.admits(store, &node)? {
                found.insert(node);
            }
            Ok(())
        })?;
        if !found.is_empty() {
            return Ok(found);
        }
    }
    Ok(BTreeSet::new())
}

/// The things whose file has this path, or else a path with these steps or words.
fn read_from(store: &Store, name: &str, naming: &Naming) -> Result<BTreeSet<NamedNode>> {
    let (mut exact, mut partly) = (BTreeSet::new(), BTreeSet::new());
    naming.each_path(store, |node, path| {
        let fitting = if path == name { &mut exact } else { &mut partly };
        if (path == name || Part::Any.fits(name, &path)) && naming.admits(store, &node)? {
            fitting.insert(node);
        }
        Ok(())
    })?;
    Ok(if exact.is_empty() { partly } else { exact })
}

/// The names that are most like `name`, or one of whose words is; the most like first.
fn near(store: &Store, name: &str, naming: &Naming) -> Result<Vec<String>> {
    let name = name.to_lowercase();
    let mut found = Vec::new();
    naming.each(store, naming.names[0], |node, label| {
        let likeness = likeness(&name, &label.to_lowercase());
        if likeness >= LIKE && naming.admits(store, &node)? {
            found.push(((likeness * 1000.0) as u32, label));
        }
        Ok(())
    })?;
    found.sort_by(|one, other| (other.0, &one.1).cmp(&(one.0, &other.1)));
    found.dedup();
    Ok(found.into_iter().take(NEAR).map(|(_, label)| label).collect())
}

/// How like a label is to a name, from 0 to 1; a label one word of which is like it counts less.
fn likeness(name: &str, label: &str) -> f64 {
    let words = label.split_whitespace().filter(|word| word.len() > 3);
    let word = words.map(|word| strsim::jaro_winkler(name, word)).fold(0.0, f64::max);
    strsim::jaro_winkler(name, label).max(word * 0.95)
}
