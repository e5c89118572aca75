//! What is told of XML while its tree is built: each kind of trouble once, at its first place.

use crate::diagnostic::{Code, Diagnostic};
use crate::text::SourceSpan;

use super::attributes;
use super::build::{Broken, Build, Where};
use super::entities::{DEEPEST, Meaning, Obstacle, Part, parts};
use super::wellformed::Fault;

/// Characters of a name that a message shows.
const SHOWN: usize = 60;
/// Kinds of trouble that are told of a file: names of entities may be many.
const MOST_TOLD: usize = 100;

impl Build<'_> {
    /// Tells of attributes that are not well formed; what can be read of them is read.
    pub fn attributes(&mut self, tag: &str, start: usize, place: Where) {
        if tag.trim_ascii().is_empty() {
            return;
        }
        self.slip_in(place, attributes::fault(tag), start);
        if !tag.contains('&') {
            return;
        }
        for attributes::Place { value, .. } in attributes::places(tag) {
            let mut at = start + value.start;
            for part in parts(&tag[value]) {
                let (Part::Characters(text) | Part::Reference(_, text)) = part;
                let origin = self.origin(place, at..at + text.len());
                match part {
                    Part::Characters(text) => self.ampersand(text, origin),
                    Part::Reference(name, _) => self.reference_in_attribute(name, origin),
                }
                at += text.len();
            }
        }
    }

    fn reference_in_attribute(&mut self, name: &str, origin: SourceSpan) {
        let shown = shown(name);
        match self.tree.entities.admit(name) {
            Ok(()) => match self.tree.entities.by_itself(name) {
                Meaning::Undeclared(_) => self.undeclared(name, origin),
                Meaning::Unknown => self.unknown(name, origin),
                _ => {}
            },
            Err(Obstacle::External) => self.elsewhere(name, origin),
            Err(Obstacle::TooMuch) => self.too_much(origin),
            Err(Obstacle::Depth) => self.too_deep(origin),
            Err(Obstacle::Loop) => self.tell(name, Code::Entity, origin, || {
                format!("the entity '{shown}' holds itself; it is left out")
            }),
            Err(Obstacle::Markup) => self.tell(name, Code::Entity, origin, || {
                format!("the entity '{shown}' holds markup; an attribute leaves it out")
            }),
        }
    }

    pub fn stop(&mut self, place: Where, at: usize, message: &str) -> Result<(), Broken> {
        let at = self.origin(place, at..at).start();
        self.broken(at, message);
        Err(Broken)
    }

    pub fn broken(&mut self, at: usize, message: &str) {
        self.lost(Code::BadMarkup, at, format!("the XML is not well formed: {}", shorter(message)));
    }

    /// Tells that reading ended here.
    pub fn lost(&mut self, code: Code, at: usize, message: String) {
        let at = floor(self.tree.source, at);
        let end = self.tree.source[at..].chars().next().map_or(at, |c| at + c.len_utf8());
        let trouble = Diagnostic::new(code, message)
            .at(SourceSpan::new(at, end))
            .help("what stands before it was read, the rest was not");
        self.diagnostics.push(trouble);
    }

    /// Tells of a slip in the source; offsets count from `start`.
    pub fn slip(&mut self, fault: Option<Fault>, start: usize) {
        self.slip_in(Where::Source(0), fault, start);
    }

    /// Tells of a slip in what is being read.
    pub fn slip_in(&mut self, place: Where, fault: Option<Fault>, start: usize) {
        if let Some(Fault { at, message }) = fault {
            let origin = self.origin(place, start + at..start + at);
            self.tell(message, Code::LooseMarkup, origin, || message.to_owned());
        }
    }

    pub fn ampersand(&mut self, text: &str, origin: SourceSpan) {
        if text.contains('&') {
            self.tell("&", Code::LooseMarkup, origin, || {
                "a '&' begins no reference; it is taken for itself".to_owned()
            });
        }
    }

    pub fn undeclared(&mut self, name: &str, origin: SourceSpan) {
        self.tell(name, Code::Entity, origin, || {
            format!("nothing declares '&{name};'; it is taken for what HTML means by it")
        });
    }

    pub fn unknown(&mut self, name: &str, origin: SourceSpan) {
        self.tell(name, Code::Entity, origin, || {
            format!("nothing says what '&{};' stands for; it is kept as it is", shown(name))
        });
    }

    pub fn elsewhere(&mut self, name: &str, origin: SourceSpan) {
        self.tell(name, Code::Entity, origin, || {
            let name = shown(name);
            format!("the entity '{name}' stands in another file, which is not fetched")
        });
    }

    pub fn too_much(&mut self, origin: SourceSpan) {
        self.tell("entities", Code::Entity, origin, || {
            "entities come to more than 1 MiB and all of the file; from here on they are left out"
                .to_owned()
        });
    }

    pub fn too_deep(&mut self, origin: SourceSpan) {
        self.tell("deep entities", Code::Entity, origin, || {
            format!("entities stand in each other more than {DEEPEST} deep; the rest is left out")
        });
    }

    /// Tells of one kind of trouble once.
    pub fn tell(
        &mut self,
        kind: &str,
        code: Code,
        at: SourceSpan,
        message: impl FnOnce() -> String,
    ) {
        if self.told.len() < MOST_TOLD && self.told.insert(kind.to_owned()) {
            self.diagnostics.push(Diagnostic::new(code, message()).at(at));
        }
    }
}

/// The nearest boundary of characters at or before `at`.
pub fn floor(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// The beginning of a name, enough for a message.
pub fn shown(name: &str) -> String {
    shorter_than(name, SHOWN)
}

/// A message that may hold names of any length.
fn shorter(message: &str) -> String {
    shorter_than(message, 3 * SHOWN)
}

fn shorter_than(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
