//! What becomes of the members of one archive: which are papers, under which names.

use std::collections::{BTreeSet, VecDeque};
use std::ops::ControlFlow;

use crate::diagnostic::{Code, Diagnostic};
use crate::pipeline::passed_over::PassedOver;
use crate::pipeline::role::Role;
use crate::pipeline::selection::{LEFT_OUT, Selection};
use crate::pipeline::siblings::{Siblings, folder, may_be_outdone};
use crate::pipeline::walk::{ABOUT, Input, OUTDONE};

use super::single::nested;
use super::{Content, Found, INSIDE, Item, Visit, limits};

/// Why the reading of an archive ends before its end.
#[derive(Debug)]
pub enum Stop {
    /// Nobody wants more.
    Told,
    /// The archive gives no more.
    Trouble(Diagnostic),
}

/// Takes the members of one archive.
pub struct Shelf<'a> {
    archive: &'a Input,
    selection: &'a Selection,
    passed_over: &'a mut PassedOver,
    visit: &'a mut Visit<'a>,
    names: BTreeSet<String>,
    count: usize,
    same: bool,
    folder: String,
    siblings: Siblings,
    /// Members of the folder whose XML may come yet.
    waiting: VecDeque<(String, Content)>,
    waiting_bytes: usize,
}

impl<'a> Shelf<'a> {
    /// An empty shelf for the members of `archive`.
    pub fn new(
        archive: &'a Input,
        selection: &'a Selection,
        passed_over: &'a mut PassedOver,
        visit: &'a mut Visit<'a>,
    ) -> Self {
        Self {
            archive,
            selection,
            passed_over,
            visit,
            names: BTreeSet::new(),
            count: 0,
            same: false,
            folder: String::new(),
            siblings: Siblings::default(),
            waiting: VecDeque::new(),
            waiting_bytes: 0,
        }
    }

    /// So many members in all.
    pub fn count(&self) -> usize {
        self.count
    }

    /// The table of contents names members more than once.
    pub fn has_same_names(&mut self) {
        self.same = true;
    }

    /// A member of this name comes; gives its path inside the archive if it is to be read.
    pub fn begin(&mut self, name: &str) -> Result<Option<String>, Stop> {
        self.count += 1;
        if self.count > limits::MEMBERS {
            let message = format!("it has more than {} members", limits::MEMBERS);
            return Err(Stop::Trouble(Diagnostic::new(Code::Unpacks, message)));
        }
        let path = match clean(name) {
            Ok(path) if path.is_empty() => return Ok(None),
            Ok(path) => path,
            Err(reason) => {
                let shown: String = name.chars().take(200).collect();
                let diagnostic = Diagnostic::new(Code::MemberName, reason);
                return self.send(&shown, Content::Refused(diagnostic)).map(|()| None);
            }
        };
        self.enter(&path)?;
        match Role::of(&path) {
            Role::Hidden => {}
            Role::About => self.passed_over.add(ABOUT),
            Role::Other(ending) => self.passed_over.add(format!(".{ending}")),
            _ if !self.selection.takes(&path) => self.passed_over.add(LEFT_OUT),
            Role::Archive => self.put(path, Content::Refused(nested()))?,
            Role::Paper | Role::Unknown if self.siblings.outdo(&path) => {
                self.passed_over.add(OUTDONE);
            }
            Role::Paper | Role::Unknown if !self.names.insert(path.clone()) => self.same = true,
            Role::Paper | Role::Unknown => return Ok(Some(path)),
        }
        Ok(None)
    }

    /// What there is of a member that was begun.
    pub fn put(&mut self, path: String, content: Content) -> Result<(), Stop> {
        self.siblings.note(&path);
        if !may_be_outdone(&path) {
            return self.send(&path, content);
        }
        self.waiting_bytes += size(&content);
        self.waiting.push_back((path, content));
        while self.waiting.len() > limits::WAITING || self.waiting_bytes > limits::WAITING_BYTES {
            self.release()?;
        }
        Ok(())
    }

    /// Nothing comes any more, for this reason; gives what waits, and then the archive itself.
    pub fn close(mut self, read: Result<(), Stop>) -> ControlFlow<()> {
        if matches!(read, Err(Stop::Told)) || self.empty().is_err() {
            return ControlFlow::Break(());
        }
        let diagnostic = match read {
            Err(Stop::Trouble(diagnostic)) => diagnostic,
            _ if self.same => Diagnostic::new(
                Code::SameMembers,
                "some of its members have the same name: only one of each was read",
            ),
            _ => return (self.visit)(Found::Whole(self.archive.path.clone())),
        };
        (self.visit)(self.archive.item(Content::Refused(diagnostic)))
    }

    /// A member of another folder comes: what waited for this one waits no longer.
    fn enter(&mut self, path: &str) -> Result<(), Stop> {
        if folder(path) != self.folder {
            self.empty()?;
            self.folder = folder(path).to_owned();
            self.siblings = Siblings::default();
        }
        Ok(())
    }

    fn empty(&mut self) -> Result<(), Stop> {
        while !self.waiting.is_empty() {
            self.release()?;
        }
        Ok(())
    }

    /// Lets go what has waited longest.
    fn release(&mut self) -> Result<(), Stop> {
        let Some((path, content)) = self.waiting.pop_front() else { return Ok(()) };
        self.waiting_bytes -= size(&content);
        if self.siblings.outdo(&path) {
            self.passed_over.add(OUTDONE);
            return Ok(());
        }
        self.send(&path, content)
    }

    fn send(&mut self, path: &str, content: Content) -> Result<(), Stop> {
        let archive = self.archive;
        let doc = match archive.named {
            true => path.to_owned(),
            false => format!("{}{INSIDE}{path}", archive.doc),
        };
        let path = format!("{}{INSIDE}{path}", archive.path);
        match (self.visit)(Found::Item(Item { path, doc, named: false, content })) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Stop::Told),
        }
    }
}

fn size(content: &Content) -> usize {
    match content {
        Content::Bytes(bytes) => bytes.len(),
        _ => 0,
    }
}

/// The path of a member with this name: without leading slash, `.` and empty parts.
fn clean(name: &str) -> Result<String, &'static str> {
    if name.len() > limits::NAME {
        return Err("its name is longer than 4096 bytes");
    }
    let parts: Vec<&str> =
        name.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
    if parts.contains(&"..") {
        return Err("its name leads out of the archive");
    }
    Ok(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_members_are_paths_inside() {
        let check = |name: &str, path: &str| assert_eq!(clean(name).as_deref(), Ok(path));
        check("a/b.txt", "a/b.txt");
        check("./a//b.txt", "a/b.txt");
        check("/etc/b.txt", "etc/b.txt");
        check("a\nb\\..\\c.txt", "a\nb\\..\\c.txt");
        check("a..b/...", "a..b/...");
        check("./", "");
        for name in ["../b", "a/../b", "..", &"a".repeat(5000)] {
            assert!(clean(name).is_err(), "{name}");
        }
    }
}
