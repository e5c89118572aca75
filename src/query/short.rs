//! Short names of IRIs, for people.

use crate::graph::{Base, PREFIXES};

/// Shortens IRIs by the prefixes of the graph and the base of the store.
#[derive(Clone, Debug)]
pub struct Shortener {
    base: String,
}

impl Shortener {
    /// For IRIs of a store with this base.
    #[must_use]
    pub fn new(base: &Base) -> Self {
        Self { base: base.as_str().to_owned() }
    }

    /// `foaf:name`, or for what lies below the base `paper/…`, or the whole IRI.
    #[must_use]
    pub fn shorten(&self, iri: &str) -> String {
        if let Some(rest) = iri.strip_prefix(&self.base).filter(|rest| !rest.is_empty()) {
            return rest.to_owned();
        }
        let fits = |local: &str| local.chars().all(|c| c.is_alphanumeric() || "-_".contains(c));
        PREFIXES
            .iter()
            .filter_map(|(prefix, namespace)| {
                let local = iri.strip_prefix(namespace)?;
                (!local.is_empty() && fits(local)).then(|| format!("{prefix}:{local}"))
            })
            .next()
            .unwrap_or_else(|| iri.to_owned())
    }

    /// The IRI that a short name, or an IRI with or without brackets, stands for.
    #[must_use]
    pub fn expand(&self, name: &str) -> String {
        let name = name.strip_prefix('<').and_then(|n| n.strip_suffix('>')).unwrap_or(name);
        match name.split_once(':') {
            Some((_, rest)) if rest.starts_with("//") => name.to_owned(),
            Some((prefix, local)) => {
                let known = PREFIXES.iter().find(|(known, _)| *known == prefix);
                match known {
                    Some((_, namespace)) => format!("{namespace}{local}"),
                    None if prefix.contains('/') => format!("{}{name}", self.base),
                    None => name.to_owned(),
                }
            }
            None => format!("{}{name}", self.base),
        }
    }
}

/// A text for a terminal: control characters, which could steer it, are shown as `�`.
#[must_use]
pub fn printable(text: &str) -> String {
    let show = |c: char| match c {
        '\n' => '\n',
        '\t' | '\r' => ' ',
        c if c.is_control() => '\u{FFFD}',
        c => c,
    };
    text.chars().map(show).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_names_lead_back() {
        let shortener = Shortener::new(&Base::default());
        let check = |iri: &str, short: &str| {
            assert_eq!(shortener.shorten(iri), short);
            assert_eq!(shortener.expand(short), iri);
        };
        check("http://xmlns.com/foaf/0.1/name", "foaf:name");
        check("http://localhost:7878/paper/x-1/claim/3-9", "paper/x-1/claim/3-9");
        check("http://localhost:7878/source/1#char=3,9", "source/1#char=3,9");
        check("http://localhost:7878/paper/a:b/c", "paper/a:b/c");
        check("https://orcid.org/0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097");
        check("mailto:a@b.org", "mailto:a@b.org");
        check("http://localhost:7878/", "http://localhost:7878/");
        assert_eq!(shortener.expand("<http://a.org/x>"), "http://a.org/x");
    }

    #[test]
    fn a_terminal_is_not_steered() {
        assert_eq!(printable("a\u{1b}[31m\tb\n\u{9b}"), "a\u{FFFD}[31m b\n\u{FFFD}");
    }

    #[test]
    fn what_no_query_could_read_stays_long() {
        let shortener = Shortener::new(&Base::default());
        let iri = "http://purl.org/dc/terms/a/b";
        assert_eq!(shortener.shorten(iri), iri);
    }
}
