//! How many clauses of a sentence still want their verb.
//!
//! Every sentence has a verb of its own, and so has every clause that a conjunction or a relative
//! pronoun opens: "the essay ends by asking what happens" needs two. Of two ways to tell
//! nouns from verbs, the one that leaves no clause without a verb is likelier.

use super::classes::Class;

/// Open clauses without a finite verb, as far as they are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clauses(u8);

/// Most clauses that are counted.
const MOST: u8 = 2;
/// What each clause costs that ends without a verb, in tenths.
const WANTING: i32 = 10;

impl Clauses {
    /// The front of a sentence.
    pub const START: Self = Self(1);

    /// The clauses behind a word of `class`, which stands behind a word of the class `before`.
    #[must_use]
    pub fn behind(self, before: Option<Class>, class: Class) -> Self {
        match class {
            Class::TH | Class::WP | Class::WQ | Class::SC => Self(MOST.min(self.0 + 1)),
            // "what to do"
            Class::TO if matches!(before, Some(Class::WP | Class::WQ | Class::SC | Class::TH)) => {
                Self(self.0.saturating_sub(1))
            }
            Class::ST => Self::START,
            _ if is_finite(before, class) => Self(self.0.saturating_sub(1)),
            _ => self,
        }
    }

    /// What it costs that a word of `class` follows.
    #[must_use]
    pub fn charge(self, class: Class) -> i32 {
        if class == Class::ST { i32::from(self.0) * WANTING } else { 0 }
    }
}

/// Whether a verb behind a word of the class `before` has its own subject.
fn is_finite(before: Option<Class>, class: Class) -> bool {
    let bare = matches!(before, Some(Class::TO | Class::MD | Class::HV | Class::NT));
    match class {
        Class::VZ | Class::VD | Class::HV | Class::MD => true,
        Class::BE => !bare,
        Class::VB => {
            !bare
                && !matches!(
                    before,
                    Some(Class::VB | Class::IN | Class::PO | Class::DT | Class::DS | Class::JJ)
                )
        }
        _ => false,
    }
}
