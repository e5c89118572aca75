//! The RDF formats that can be written.

use oxigraph::io::{JsonLdProfileSet, RdfFormat};

/// One RDF format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Format {
    /// The name on the command line.
    pub name: &'static str,
    /// Endings of its files, the usual one first.
    pub extensions: &'static [&'static str],
    /// What it is for.
    pub about: &'static str,
    pub(super) rdf: RdfFormat,
}

/// Every format, the default first.
pub const FORMATS: &[Format] = &[
    Format {
        name: "turtle",
        extensions: &["ttl"],
        about: "triples for people, grouped by subject",
        rdf: RdfFormat::Turtle,
    },
    Format {
        name: "trig",
        extensions: &["trig"],
        about: "as turtle, with the graphs told apart",
        rdf: RdfFormat::TriG,
    },
    Format {
        name: "ntriples",
        extensions: &["nt"],
        about: "triples, one a line",
        rdf: RdfFormat::NTriples,
    },
    Format {
        name: "nquads",
        extensions: &["nq"],
        about: "triples with their graph, one a line",
        rdf: RdfFormat::NQuads,
    },
    Format {
        name: "rdfxml",
        extensions: &["rdf", "xml"],
        about: "triples in XML",
        rdf: RdfFormat::RdfXml,
    },
    Format {
        name: "jsonld",
        extensions: &["jsonld", "json"],
        about: "triples with their graph in JSON",
        rdf: RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() },
    },
];

impl Format {
    /// The format with this name or file ending.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        FORMATS.iter().find(|format| format.name == name || format.extensions.contains(&name))
    }

    /// Whether it tells graphs apart.
    #[must_use]
    pub fn has_graphs(&self) -> bool {
        self.rdf.supports_datasets()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_endings_are_clear() {
        for (place, format) in FORMATS.iter().enumerate() {
            let names = format.extensions.iter().chain([&format.name]);
            for name in names {
                let found = FORMATS.iter().position(|other| Some(other) == Format::named(name));
                assert_eq!(found, Some(place), "{name}");
            }
        }
        assert_eq!(Format::named("csv"), None);
    }
}
