//! The elements and texts of an XML file, as places in it.
//!
//! A node is a few numbers. Its children stand behind it in one list, up to
//! the node that it names as the one behind its last child, so that walking over all that an
//! element holds is a walk over a slice and needs no stack.

use std::borrow::Cow;

use crate::text::SourceSpan;

use super::attributes;
use super::defaults::Defaults;
use super::entities::Entities;

/// A stretch of text with the place it came from.
///
/// Text out of the source itself is byte-equal to its origin; text that an entity stands for
/// has the reference as its origin.
#[derive(Clone, Copy, Debug)]
pub struct Piece<'t> {
    /// The characters.
    pub text: &'t str,
    /// Where they come from.
    pub origin: SourceSpan,
    /// Whether they are byte-equal to their origin.
    pub is_copied: bool,
}

/// Where text stands: in the source or in what entities came to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// 0 is the source; others are one behind their index in [`Tree::expanded`].
    pub text: u32,
    pub start: u32,
    pub end: u32,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    /// Local name, and all of the start tag behind the name.
    Element { name: Place, attributes: Place },
    /// Characters.
    Text(Place),
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub kind: Kind,
    /// The whole of it in the source.
    pub origin: SourceSpan,
    /// Index of the element around it; its own for the topmost one.
    pub parent: u32,
    /// Index behind its last descendant.
    pub behind: u32,
}

/// An XML file, read.
#[derive(Debug)]
pub struct Tree<'s> {
    pub(super) source: &'s str,
    pub(super) expanded: Vec<String>,
    pub(super) nodes: Vec<Node>,
    pub(super) entities: Entities,
    pub(super) defaults: Defaults,
}

impl<'s> Tree<'s> {
    /// The outermost element, if there is any.
    #[must_use]
    pub fn root(&self) -> Option<Element<'_>> {
        let is_element = |node: &Node| matches!(node.kind, Kind::Element { .. });
        let index = self.nodes.iter().position(is_element)?;
        Some(Element { tree: self, index })
    }

    fn text(&self, place: Place) -> &str {
        let text = match place.text {
            0 => self.source,
            other => &self.expanded[other as usize - 1],
        };
        &text[place.start as usize..place.end as usize]
    }

    fn piece(&self, place: Place, origin: SourceSpan) -> Piece<'_> {
        Piece { text: self.text(place), origin, is_copied: place.text == 0 }
    }

    fn item(&self, index: usize) -> Item<'_> {
        let node = self.nodes[index];
        match node.kind {
            Kind::Element { .. } => Item::Element(Element { tree: self, index }),
            Kind::Text(place) => Item::Text(self.piece(place, node.origin)),
        }
    }
}

/// What an element holds.
#[derive(Clone, Copy, Debug)]
pub enum Item<'t> {
    /// An element.
    Element(Element<'t>),
    /// Characters between tags.
    Text(Piece<'t>),
}

/// The value of an attribute.
#[derive(Clone, Debug)]
pub struct Attribute<'t> {
    /// Its characters, entities resolved.
    pub value: Cow<'t, str>,
    /// Where it stands, without its quotation marks.
    pub origin: SourceSpan,
}

/// An element of a tree.
#[derive(Clone, Copy, Debug)]
pub struct Element<'t> {
    tree: &'t Tree<'t>,
    index: usize,
}

impl PartialEq for Element<'_> {
    /// Whether both are the same element of one tree.
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.tree, other.tree) && self.index == other.index
    }
}

impl<'t> Element<'t> {
    fn node(self) -> Node {
        self.tree.nodes[self.index]
    }

    /// Its name without a namespace prefix.
    #[must_use]
    pub fn name(self) -> &'t str {
        match self.node().kind {
            Kind::Element { name, .. } => self.tree.text(name),
            Kind::Text(_) => "",
        }
    }

    /// Whether it has this name.
    #[must_use]
    pub fn is(self, name: &str) -> bool {
        self.name() == name
    }

    /// From its start tag to behind its end tag.
    #[must_use]
    pub fn origin(self) -> SourceSpan {
        self.node().origin
    }

    /// The element around it.
    #[must_use]
    pub fn parent(self) -> Option<Self> {
        let parent = self.node().parent as usize;
        (parent != self.index).then_some(Self { tree: self.tree, index: parent })
    }

    /// The attribute with this name, prefix included; any prefix stands for that of XLink.
    ///
    /// One that the tag lacks has the value that the document type declares.
    #[must_use]
    pub fn attribute(self, name: &str) -> Option<Attribute<'t>> {
        self.given(name).or_else(|| self.declared(name))
    }

    fn given(self, name: &str) -> Option<Attribute<'t>> {
        let Kind::Element { attributes, .. } = self.node().kind else { return None };
        let tag = self.tree.text(attributes);
        // What is not well formed was reported when the tree was built.
        let place =
            attributes::places(tag).find(|place| is_called(&tag[place.name.clone()], name))?.value;
        let origin = if attributes.text == 0 {
            let start = attributes.start as usize;
            SourceSpan::new(start + place.start, start + place.end)
        } else {
            self.origin()
        };
        Some(Attribute { value: self.tree.entities.attribute(&tag[place]), origin })
    }

    fn declared(self, name: &str) -> Option<Attribute<'t>> {
        if self.tree.defaults.is_empty() {
            return None;
        }
        let mut all = self.tree.defaults.of(self.whole_name());
        let (_, declared) = all.find(|(declared, _)| is_called(declared, name))?;
        let origin = declared.origin.unwrap_or_else(|| self.origin());
        Some(Attribute { value: Cow::Borrowed(&declared.value), origin })
    }

    /// Its name with its prefix.
    fn whole_name(self) -> &'t str {
        let Kind::Element { name, .. } = self.node().kind else { return "" };
        let before = Place { start: 0, end: name.start, ..name };
        let prefix = self.tree.text(before).rfind('<').map_or(name.start, |at| at as u32 + 1);
        self.tree.text(Place { start: prefix, ..name })
    }

    /// The value of an attribute without white space around it; nothing when it is empty.
    #[must_use]
    pub fn value(self, name: &str) -> Option<Cow<'t, str>> {
        let value = self.attribute(name)?.value;
        let trimmed = match value {
            Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
            Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
        };
        (!trimmed.is_empty()).then_some(trimmed)
    }

    /// Whether an attribute has this value.
    #[must_use]
    pub fn has(self, name: &str, value: &str) -> bool {
        self.value(name).is_some_and(|found| found == value)
    }

    /// What it holds directly.
    pub fn items(self) -> impl Iterator<Item = Item<'t>> {
        let behind = self.node().behind as usize;
        let mut next = self.index + 1;
        std::iter::from_fn(move || {
            let index = (next < behind).then_some(next)?;
            next = self.tree.nodes[index].behind as usize;
            Some(self.tree.item(index))
        })
    }

    /// The elements it holds directly.
    pub fn children(self) -> impl Iterator<Item = Self> {
        self.items().filter_map(|item| match item {
            Item::Element(element) => Some(element),
            Item::Text(_) => None,
        })
    }

    /// The first element of this name that it holds directly.
    #[must_use]
    pub fn child(self, name: &str) -> Option<Self> {
        self.children().find(|child| child.is(name))
    }

    /// The elements of this name that it holds directly.
    pub fn children_of<'n>(self, name: &'n str) -> impl Iterator<Item = Self> + use<'t, 'n> {
        self.children().filter(move |child| child.is(name))
    }

    /// All that it holds at any depth, in order.
    pub fn descendants(self) -> impl Iterator<Item = Item<'t>> {
        (self.index + 1..self.node().behind as usize).map(move |index| self.tree.item(index))
    }

    /// All elements that it holds at any depth, in order.
    pub fn elements(self) -> impl Iterator<Item = Self> {
        self.descendants().filter_map(|item| match item {
            Item::Element(element) => Some(element),
            Item::Text(_) => None,
        })
    }

    /// The first element of this name at any depth.
    #[must_use]
    pub fn find(self, name: &str) -> Option<Self> {
        self.elements().find(|element| element.is(name))
    }

    /// All its characters, in order.
    pub fn pieces(self) -> impl Iterator<Item = Piece<'t>> {
        self.descendants().filter_map(|item| match item {
            Item::Text(piece) => Some(piece),
            Item::Element(_) => None,
        })
    }

    /// All its characters but white space that stands alone between tags.
    pub fn pieces_in_tags(self) -> impl Iterator<Item = Piece<'t>> {
        let nodes = &self.tree.nodes;
        let is_text_beside = move |index: usize, other: usize| {
            let beside = nodes.get(other).filter(|one| matches!(one.kind, Kind::Text(_)));
            beside.is_some_and(|one| one.parent == nodes[index].parent)
        };
        (self.index + 1..self.node().behind as usize).filter_map(move |index| {
            let Item::Text(piece) = self.tree.item(index) else { return None };
            let is_word = !piece.text.trim().is_empty()
                || is_text_beside(index, index - 1)
                || is_text_beside(index, index + 1);
            is_word.then_some(piece)
        })
    }

    /// Whether there is anything but white space in it.
    #[must_use]
    pub fn has_words(self) -> bool {
        self.pieces().any(|piece| !piece.text.trim().is_empty())
    }

    /// All its characters on one line, white space collapsed.
    #[must_use]
    pub fn words(self) -> String {
        let all: String = self.pieces().map(|piece| piece.text).collect();
        crate::text::collapse(&all)
    }

    /// How many elements stand around it.
    #[must_use]
    pub fn depth(self) -> usize {
        std::iter::successors(self.parent(), |element| element.parent()).count()
    }
}

/// Whether an attribute goes by a name. The prefix of XML is always the same, that of XLink is
/// what the file says.
fn is_called(found: &str, name: &str) -> bool {
    if found == name {
        return true;
    }
    let Some(local) = name.strip_prefix("xlink:") else { return false };
    found
        .split_once(':')
        .is_some_and(|(prefix, found)| found == local && !prefix.starts_with("xml"))
}
