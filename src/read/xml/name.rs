//! Names in parts, written in the order in which they are read.

use crate::paper::StatedName;
use crate::text::ArenaSpan;

use super::flow::Flow;
use super::tree::Element;

/// The elements of a name.
#[derive(Clone, Debug, Default)]
pub struct NameParts<'t> {
    /// "Dr".
    pub prefix: Vec<Element<'t>>,
    /// Given names.
    pub given: Vec<Element<'t>>,
    /// Family names.
    pub family: Vec<Element<'t>>,
    /// "Jr".
    pub suffix: Vec<Element<'t>>,
    /// Whether the family name is read first.
    pub is_family_first: bool,
}

/// Writes a name in parts; nothing when no part has words.
pub fn write_name(flow: &mut Flow, parts: &NameParts<'_>) -> Option<StatedName> {
    let (mut prefix, mut given, mut family, mut suffix) = (None, None, None, None);
    let span = flow.span_of(|flow| {
        prefix = words(flow, &parts.prefix);
        if parts.is_family_first {
            family = words(flow, &parts.family);
            given = words(flow, &parts.given);
        } else {
            given = words(flow, &parts.given);
            family = words(flow, &parts.family);
        }
        suffix = words(flow, &parts.suffix);
    })?;
    // Titles are no part of the name.
    let start = [given, family].into_iter().flatten().map(ArenaSpan::start).min();
    let span = start.map_or(span, |start| ArenaSpan::new(start, span.end()));
    Some(StatedName { span, given, family, prefix, suffix, is_group: false })
}

/// Writes the words of some elements with blanks between them.
fn words(flow: &mut Flow, elements: &[Element<'_>]) -> Option<ArenaSpan> {
    let filled: Vec<&Element<'_>> = elements.iter().filter(|one| one.has_words()).collect();
    if filled.is_empty() {
        return None;
    }
    flow.blank();
    flow.span_of(|flow| {
        for element in filled {
            flow.blank();
            flow.words(*element);
        }
    })
}

/// Writes a name that is not parted: that of a group, or of somebody under one name.
pub fn write_whole_name(
    flow: &mut Flow,
    element: Element<'_>,
    is_group: bool,
) -> Option<StatedName> {
    let span = flow.words(element)?;
    Some(StatedName::whole(span, is_group))
}
