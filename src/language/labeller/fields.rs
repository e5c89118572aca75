//! Fields of a text: stretches of tokens with one label.

use std::ops::Range;

use super::Label;

/// The label of tokens that belong to no field.
const OUTSIDE: &str = "O";

/// A stretch of a text that is one field.
#[derive(Clone, Debug, PartialEq)]
pub struct Field<'m> {
    /// Name of the field: "city".
    pub name: &'m str,
    /// Where it stands, in bytes: from its first token to the end of its last.
    pub range: Range<usize>,
    /// The lowest confidence of its tokens.
    pub confidence: f64,
}

/// Joins labelled tokens to fields, in order.
#[must_use]
pub fn fields<'m>(tokens: &[Range<usize>], labels: &[Label<'m>]) -> Vec<Field<'m>> {
    let mut fields: Vec<Field<'m>> = Vec::new();
    let mut open = false;
    for (token, label) in tokens.iter().zip(labels) {
        let (begins, name) = match label.name.split_once('-') {
            Some(("B", name)) => (true, name),
            Some((_, name)) => (false, name),
            None => {
                open = false;
                continue;
            }
        };
        match fields.last_mut() {
            Some(last) if open && !begins && last.name == name => {
                last.range.end = token.end;
                last.confidence = last.confidence.min(label.confidence);
            }
            _ => fields.push(Field { name, range: token.clone(), confidence: label.confidence }),
        }
        open = true;
    }
    fields
}

/// The label of each token when fields are known: what a labeller is trained on. A token
/// belongs to the field that its first byte stands in.
#[must_use]
pub fn tags(tokens: &[Range<usize>], fields: &[(Range<usize>, String)]) -> Vec<String> {
    let mut before = None;
    let mut tag = |token: &Range<usize>| {
        let place = fields.iter().position(|(range, _)| range.contains(&token.start));
        let begins = place != before;
        before = place;
        place.map_or_else(
            || OUTSIDE.to_owned(),
            |place| format!("{}-{}", if begins { "B" } else { "I" }, fields[place].1),
        )
    };
    tokens.iter().map(&mut tag).collect()
}
