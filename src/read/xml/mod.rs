//! What all readers of XML share: from the text of a file to a tree of spans, and from there
//! to blocks of a document.
//!
//! quick-xml reads the markup in one pass ([`build`]); [`Tree`] keeps where things stand, not
//! copies of them; [`Flow`] writes words into the arena with white space collapsed. Nothing is
//! ever fetched: external entities and document types are noted and passed over. Knows no
//! vocabulary.

mod attributes;
mod build;
mod declarations;
mod defaults;
mod doctype;
mod entities;
mod entry;
mod flow;
mod name;
mod pointers;
mod printed;
mod prolog;
#[cfg(test)]
mod tests;
mod told;
mod tree;
mod wellformed;

pub use build::read;
pub use entry::{EntryParts, Maker, Words, write_entry};
pub use flow::Flow;
pub use name::{NameParts, write_name, write_whole_name};
pub use pointers::Pointers;
pub use printed::PrintedEntry;
pub use tree::{Attribute, Element, Item, Piece};
