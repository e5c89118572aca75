//! What a stored query says of its picture: `#+ picture: map`, and which column is what.

/// The columns that make a map of boxes and links.
///
/// A row without [`Self::other`] is a box; a row with it is a link between two boxes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// What a box stands for, an IRI or a word.
    pub node: String,
    /// What is written in the box.
    pub label: String,
    /// A whole number: the larger, the larger the letters.
    pub size: Option<String>,
    /// The box at the other end of a link.
    pub other: String,
    /// What is written in the other box, where it has no row of its own.
    pub other_label: Option<String>,
    /// How two boxes are linked: `broader` is an arrow, `related` a dark line, any other word
    /// a grey one.
    pub relation: Option<String>,
    /// A whole number: the larger, the thicker the line.
    pub strength: Option<String>,
}

/// The one kind of picture that there is.
const KIND: &str = "map";

impl Picture {
    /// Takes in one value of the key `picture`: the kind, or `role: column`.
    pub(in crate::query) fn take(&mut self, value: &str) -> Result<(), String> {
        let Some((role, column)) = value.split_once(':') else {
            return match value {
                KIND => Ok(()),
                other => Err(format!("there is no picture '{other}', only '{KIND}'")),
            };
        };
        let column = column.trim().trim_start_matches('?').to_owned();
        match role.trim() {
            "node" => self.node = column,
            "label" => self.label = column,
            "size" => self.size = Some(column),
            "other" => self.other = column,
            "other label" => self.other_label = Some(column),
            "relation" => self.relation = Some(column),
            "strength" => self.strength = Some(column),
            other => return Err(format!("a map has no '{other}'")),
        }
        Ok(())
    }

    /// The columns that the query must give; an empty name stands for one that is not said.
    pub(in crate::query) fn columns(&self) -> impl Iterator<Item = &str> {
        let optional = [&self.size, &self.other_label, &self.relation, &self.strength];
        let optional = optional.into_iter().flatten();
        [&self.node, &self.label, &self.other].into_iter().chain(optional).map(String::as_str)
    }
}
