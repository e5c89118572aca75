//! Events and their keys.

use crate::paper::{Event, LinkedEvent};

use super::keys::{Keys, slug};

/// Gives each event its key.
pub fn link(events: &[Event]) -> Vec<LinkedEvent> {
    let mut keys = Keys::default();
    let link =
        |event: &Event| LinkedEvent { key: keys.unique(&slug(&event.name)), event: event.clone() };
    events.iter().map(link).collect()
}
