//! HTML tags in Markdown: which are marks, and which only look like tags.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use crate::paper::SectionRole;
use crate::text::{data_lines, pattern};

use super::super::block::{Kind, head};

/// A tag at the beginning of a text.
static TAG: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#"^<(?P<end>/)?(?P<name>[a-zA-Z][a-zA-Z0-9]*(?::[a-zA-Z]+)?)(?:\s+[a-zA-Z_:@][\w.:-]*\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+)|\s+(?:hidden|open|nowrap|noshade|reversed|controls))*\s*/?>"#,
    )
});
/// Longest tag in bytes, so that a stray "<" is never followed far.
const LENGTH: usize = 4096;
/// What no reader sees, with its two ends.
const ASIDES: &[(&str, &str)] = &[("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"), ("<!", ">")];

static EFFECTS: LazyLock<BTreeMap<&str, Effect>> = LazyLock::new(|| {
    let lines = data_lines(include_str!("tags.tsv")).filter_map(|line| line.split_once('\t'));
    lines.map(|(name, effect)| (name, named(effect))).collect()
});

/// What a tag of this name does to the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Nothing: its words stand in the line.
    Inline,
    /// Its words are raised.
    Raise,
    /// It ends the line.
    Break,
    /// Its words are a block.
    Block(Kind),
    /// Its words are not shown.
    Hide,
}

/// A tag and its length in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tag<'t> {
    /// Name as written.
    pub name: &'t str,
    /// Whether it ends its element.
    pub end: bool,
    /// What it does.
    pub effect: Effect,
    /// Length in bytes.
    pub width: usize,
}

/// The tag that `text` begins with. "<b and c>" and "<kappa>" are none.
pub fn tag(text: &str) -> Option<Tag<'_>> {
    let found = TAG.captures(head(text, LENGTH))?;
    let name = found.name("name")?.as_str();
    let effect = *EFFECTS.get(name.to_ascii_lowercase().as_str())?;
    Some(Tag { name, end: found.name("end").is_some(), effect, width: found[0].len() })
}

/// Whether `text` begins with what opens a comment or an instruction.
pub fn is_aside(text: &str) -> bool {
    text.starts_with("<!") || text.starts_with("<?")
}

/// Length of the comment or instruction that `text` begins with.
pub fn aside(text: &str) -> Option<usize> {
    let (open, close) = ASIDES.iter().find(|(open, _)| text.starts_with(open))?;
    Some(open.len() + text[open.len()..].find(close)? + close.len())
}

fn named(effect: &str) -> Effect {
    let heading = |level| Effect::Block(Kind::Heading { level, role: SectionRole::Body });
    match effect {
        "raise" => Effect::Raise,
        "break" => Effect::Break,
        "hide" => Effect::Hide,
        "text" => Effect::Block(Kind::Text),
        "item" => Effect::Block(Kind::Item),
        "quote" => Effect::Block(Kind::Quote),
        "caption" => Effect::Block(Kind::Caption),
        "cell" => Effect::Block(Kind::Table),
        "verbatim" => Effect::Block(Kind::Verbatim),
        level => level
            .strip_prefix("heading ")
            .and_then(|level| level.parse().ok())
            .map_or(Effect::Inline, heading),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_told_from_signs() {
        let check = |text: &str, expected: Option<(Effect, usize)>| {
            assert_eq!(tag(text).map(|tag| (tag.effect, tag.width)), expected, "{text}");
        };
        check("<sup>1", Some((Effect::Raise, 5)));
        check("</SPAN> x", Some((Effect::Inline, 7)));
        check("<a href=\"x>y\" id=z>", Some((Effect::Inline, 19)));
        check("<br/>", Some((Effect::Break, 5)));
        check("<p align='center'>", Some((Effect::Block(Kind::Text), 18)));
        check("<b and c>", None);
        check("<kappa>", None);
        check("< 0.05 and >", None);
        check("<a href=\"", None);
        check("<!-- a -->", None);
        let level = Kind::Heading { level: 2, role: SectionRole::Body };
        check("<h2>", Some((Effect::Block(level), 4)));
    }

    #[test]
    fn asides_have_two_ends() {
        assert_eq!(aside("<!-- a\nb -->c"), Some(12));
        assert_eq!(aside("<!-- a"), None);
        assert_eq!(aside("<b>"), None);
    }
}
