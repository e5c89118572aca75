//! Where elements stand on the pages of the file that GROBID read: "1,53.80,194.32,450.34,14.04"
//! for the first page, left, top, width and height; one after the other for several boxes.

use crate::text::Elements;

use super::xml::Element;

/// Attribute that holds them.
const COORDS: &str = "coords";

/// Notes the boxes of all elements that have some.
pub fn note(source: &str, root: Element<'_>, elements: &mut Elements) {
    if !source.contains(COORDS) {
        return;
    }
    for element in std::iter::once(root).chain(root.elements()) {
        if let Some(boxes) = element.attribute(COORDS).filter(|one| !one.origin.is_empty()) {
            elements.note_page_box(element.origin().start(), boxes.origin);
        }
    }
}
