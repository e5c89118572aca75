//! The head of a stored query: lines that start with `#+`, in the manner of grlc.
//!
//! ```text
//! #+ summary: Who says how much
//! #+ description:
//! #+   One row for each person, most claims first.
//! #+ tags: [people, claims]
//! #+ params:
//! #+   - person [thing]: a name, or the IRI of a person
//! ```

use super::error::{Error, Result};
use super::parameter::Parameter;
use super::picture::Picture;

/// What a stored query says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// One line.
    pub summary: String,
    /// More, if there is more to say.
    pub description: String,
    /// Words to find it by.
    pub tags: Vec<String>,
    /// What can be given to it, in order.
    pub parameters: Vec<Parameter>,
    /// Which columns make a picture, where there is one.
    pub picture: Option<Picture>,
}

impl Header {
    /// Reads the head of the query in `file`. Keys that it does not know are passed over.
    ///
    /// # Errors
    /// When a line is no `key: value` and no part of one, or there is no summary.
    pub fn parse(file: &str, text: &str) -> Result<Self> {
        let mut header = Self::default();
        let mut key = String::new();
        for (number, line) in text.lines().enumerate() {
            let Some(line) = line.strip_prefix("#+") else { continue };
            let wrong = |message: &str| Error::Header {
                file: file.to_owned(),
                line: number + 1,
                message: message.to_owned(),
            };
            let line = line.strip_prefix(' ').unwrap_or(line);
            let value = if line.starts_with([' ', '-']) || line.trim().is_empty() {
                line.trim()
            } else {
                let (found, value) =
                    line.split_once(':').ok_or_else(|| wrong("expected 'key: value'"))?;
                key = found.trim().to_owned();
                value.trim()
            };
            header.take(&key, value).map_err(|message| wrong(&message))?;
        }
        if header.summary.is_empty() {
            let message = "there is no '#+ summary: …'".to_owned();
            return Err(Error::Header { file: file.to_owned(), line: 1, message });
        }
        Ok(header)
    }

    fn take(&mut self, key: &str, value: &str) -> std::result::Result<(), String> {
        // `|` and `>` only announce text on the lines that follow.
        let value = value.trim_matches(['"', '\'']);
        if matches!(value, "" | "|" | ">") {
            return Ok(());
        }
        match key {
            "summary" => append(&mut self.summary, value),
            "description" => append(&mut self.description, value),
            "tags" => {
                let list = value.trim_start_matches(['[', '-']).trim_end_matches(']');
                let tags = list.split(',').map(|tag| tag.trim().to_owned());
                self.tags.extend(tags.filter(|tag| !tag.is_empty()));
            }
            "picture" => self.picture.get_or_insert_default().take(value)?,
            "params" => match value.strip_prefix('-') {
                Some(item) => self.parameters.push(Parameter::parse(item.trim())?),
                None => return Err("expected '- name [kind]: description'".to_owned()),
            },
            _ => {}
        }
        Ok(())
    }
}

fn append(text: &mut String, more: &str) {
    if !text.is_empty() {
        text.push(' ');
    }
    text.push_str(more);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::ParameterKind;

    #[test]
    fn a_head_is_read() {
        let text = "#+ summary: Who: and what\n#+ description: |\n#+   One.\n#+   Two.\n\
                    #+ tags:\n#+   - a\n#+   - b\n#+ method: GET\n#+ params:\n\
                    #+   - who [thing]: a name: or so\n# a comment\nASK {}";
        let header = Header::parse("x.rq", text).unwrap();
        assert_eq!(header.summary, "Who: and what");
        assert_eq!(header.description, "One. Two.");
        assert_eq!(header.tags, ["a", "b"]);
        let [parameter] = header.parameters.as_slice() else { panic!("{header:?}") };
        assert_eq!((parameter.name.as_str(), parameter.kind), ("who", ParameterKind::Thing));
        assert_eq!(parameter.description, "a name: or so");
        let short = Header::parse("x.rq", "#+ summary: s\n#+ tags: [a, b]").unwrap();
        assert_eq!(short.tags, ["a", "b"]);
    }

    #[test]
    fn a_picture_names_its_columns() {
        let text = "#+ summary: s\n#+ picture: map\n#+   node: who\n#+   label: ?name\n\
                    #+   other: whom\n#+   size: claims\n#+ tags: [a]";
        let picture = Header::parse("x.rq", text).unwrap().picture.unwrap();
        assert_eq!(picture.columns().collect::<Vec<_>>(), ["who", "name", "whom", "claims"]);
        assert_eq!(Header::parse("x.rq", "#+ summary: s").unwrap().picture, None);
    }

    #[test]
    fn wrong_heads_name_their_line() {
        let check = |text: &str, line: usize| match Header::parse("x.rq", text) {
            Err(Error::Header { line: found, .. }) => assert_eq!(found, line, "{text}"),
            other => panic!("{text}: {other:?}"),
        };
        check("ASK {}", 1);
        check("#+ summary: s\n#+ what", 2);
        check("#+ summary: s\n#+ params:\n#+   - who", 3);
        check("#+ summary: s\n#+ params:\n#+   - who [colour]: x", 3);
        check("#+ summary: s\n#+ params: who", 2);
        check("#+ summary: s\n#+ picture: pie", 2);
        check("#+ summary: s\n#+ picture: map\n#+   colour: who", 3);
    }
}
