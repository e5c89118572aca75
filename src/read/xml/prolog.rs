//! What stands before the root element of a file: declaration, comments, document type.

use super::build::Build;
use super::doctype;
use super::wellformed::{self, Fault};

impl Build<'_> {
    /// Passes over what stands before the root element; nothing when that never ends.
    pub fn prolog(&mut self) -> Option<usize> {
        let text = self.tree.source;
        let is_declared = text.strip_prefix("<?xml").is_some_and(|rest| rest.starts_with(is_blank));
        let mut at = if is_declared { self.declaration()? } else { 0 };
        let mut has_doctype = false;
        loop {
            at += text[at..].len() - text[at..].trim_ascii_start().len();
            let rest = &text[at..];
            let (what, length) = if let Some(inner) = rest.strip_prefix("<?") {
                let end = inner.find("?>");
                self.slip(end.and_then(|end| wellformed::instruction(&inner[..end])), at + 2);
                ("instruction", end.map(|end| end + 4))
            } else if let Some(inner) = rest.strip_prefix("<!--") {
                let end = inner.find("-->");
                self.slip(end.and_then(|end| wellformed::comment(&inner[..end])), at + 4);
                ("comment", end.map(|end| end + 7))
            } else if rest.starts_with("<!DOCTYPE") {
                let second = has_doctype.then(|| Fault::new(at, "this is a second document type"));
                self.slip(second, 0);
                has_doctype = true;
                ("document type", self.doctype(at))
            } else {
                return Some(at);
            };
            let Some(length) = length else {
                self.broken(at, &format!("this {what} never ends"));
                return None;
            };
            at += length;
        }
    }

    /// Reads the XML declaration: its length.
    fn declaration(&mut self) -> Option<usize> {
        let Some(end) = self.tree.source.find("?>") else {
            self.broken(0, "this XML declaration never ends");
            return None;
        };
        self.slip(wellformed::declaration(&self.tree.source[..end + 2]), 0);
        Some(end + 2)
    }

    /// Reads the document type at a place: its length.
    fn doctype(&mut self, at: usize) -> Option<usize> {
        let (entities, defaults) = (&mut self.tree.entities, &mut self.tree.defaults);
        let doctype = doctype::read(self.tree.source, at, entities, defaults)?;
        let head = &self.tree.source[..at];
        if head.starts_with("<?xml") && wellformed::stands_alone(head) {
            self.tree.entities.is_open = false;
        }
        self.slip(doctype.fault, at);
        Some(doctype.length)
    }
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\n' | '\t' | '\r')
}
