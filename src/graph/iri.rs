//! Names of things: pure functions of base IRI and key.
//!
//! No counter, clock or chance: the same base and key give the same IRI for ever.

use oxigraph::model::NamedNode;
use thiserror::Error;

use crate::text::{CodePointSpan, Digest};

use super::encode::{encode_path, encode_segment};

/// Why a text is no base IRI.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("'{0}' is no base IRI: give an absolute http or https address that ends with a slash")]
pub struct BaseError(String);

/// The start of every IRI that this program makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Base(
    // Rule: an absolute http(s) IRI without query and fragment that ends with a slash.
    String,
);

impl Default for Base {
    fn default() -> Self {
        Self("http://localhost:7878/".to_owned())
    }
}

impl Base {
    /// Checks a base IRI; a missing final slash is added.
    ///
    /// # Errors
    /// When it is no absolute `http` or `https` IRI, or has a query or fragment.
    pub fn parse(text: &str) -> Result<Self, BaseError> {
        let text = text.trim();
        let slash = if text.ends_with('/') { "" } else { "/" };
        let base = format!("{text}{slash}");
        let rest = base.strip_prefix("http://").or_else(|| base.strip_prefix("https://"));
        let fits = rest.is_some_and(|rest| {
            rest.len() > 1 && !rest.starts_with('/') && !rest.contains(['?', '#'])
        }) && NamedNode::new(base.as_str()).is_ok();
        if fits { Ok(Self(base)) } else { Err(BaseError(text.to_owned())) }
    }

    /// The base as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether names with this base mean something on this machine only.
    #[must_use]
    pub fn is_local(&self) -> bool {
        let host = self.0.split_once("://").map_or("", |(_, rest)| rest);
        let host = host.split('/').next().unwrap_or_default();
        let host = host.rsplit_once(':').map_or(host, |(name, _)| name);
        matches!(host, "localhost" | "127.0.0.1" | "[::1]") || host.ends_with(".localhost")
    }

    /// The paper with this key, and all names inside it. `/` and `%XX` of the key stay.
    ///
    /// A place in one file is none in another of the same paper: where the key does not name
    /// the file already, as that of a DOI, names of places do.
    #[must_use]
    pub fn paper(&self, key: &str, source: Digest) -> PaperIris {
        let file = format!("-{}", source.short());
        let file = if key.ends_with(&file) { String::new() } else { file };
        PaperIris { paper: format!("{}paper/{}", self.0, encode_path(key)), file }
    }

    /// A concept, the same for every paper.
    #[must_use]
    pub fn concept(&self, key: &str) -> NamedNode {
        self.node(&format!("concept/{}", encode_segment(key)))
    }

    /// The scheme of all concepts found in papers.
    #[must_use]
    pub fn concept_scheme(&self) -> NamedNode {
        self.node("concept")
    }

    /// A source: the bytes of one file, by their digest.
    #[must_use]
    pub fn source(&self, digest: Digest) -> NamedNode {
        self.node(&format!("source/{digest}"))
    }

    /// A passage of a source's text, in the manner of RFC 5147: `…#char=START,END`.
    #[must_use]
    pub fn passage(&self, digest: Digest, span: CodePointSpan) -> NamedNode {
        self.node(&format!("source/{digest}#char={},{}", span.start(), span.end()))
    }

    /// The position or quote selector of a passage.
    pub(super) fn selector(&self, digest: Digest, kind: &str, span: CodePointSpan) -> NamedNode {
        self.node(&format!("source/{digest}/{kind}/{}", place(span)))
    }

    /// The graph of all that one source says.
    #[must_use]
    pub fn source_graph(&self, digest: Digest) -> NamedNode {
        self.node(&format!("graph/source/{digest}"))
    }

    /// The graph of sources, runs and diagnostics.
    #[must_use]
    pub fn manifest_graph(&self) -> NamedNode {
        self.node("graph/manifest")
    }

    /// The graph of identity across papers.
    #[must_use]
    pub fn identity_graph(&self) -> NamedNode {
        self.node("graph/identity")
    }

    /// The graph of the shipped ontology.
    #[must_use]
    pub fn ontology_graph(&self) -> NamedNode {
        self.node("graph/ontology")
    }

    /// Any other name below the base; `path` must be encoded already.
    #[must_use]
    pub fn node(&self, path: &str) -> NamedNode {
        NamedNode::new_unchecked(format!("{}{path}", self.0))
    }
}

macro_rules! names {
    ($($(#[$doc:meta])* $method:ident, $folder:literal;)*) => {
        impl PaperIris {
            $($(#[$doc])*
            #[must_use]
            pub fn $method(&self, key: &str) -> NamedNode {
                self.node($folder, &encode_segment(key))
            })*
        }
    };
}

names! {
    /// A person.
    person, "person";
    /// An authorship: that the person with this key wrote the paper.
    authorship, "authorship";
    /// A group that speaks without names, by the slug of its label.
    group, "group";
    /// An organisation or unit.
    organization, "organization";
    /// The address of the organisation with this key.
    address, "address";
    /// A publisher of cited works, by the slug of its name.
    publisher, "publisher";
    /// An event.
    event, "event";
    /// A section.
    section, "section";
    /// A bibliography entry.
    reference, "reference";
    /// The work that the entry with this key describes.
    work, "work";
    /// A series of cited works, by the slug of its title.
    series, "series";
    /// The journal or book that holds cited works, by the slug of its title.
    container, "container";
    /// That the paper is about the concept with this key.
    subject, "subject";
}

/// Names of one paper and of the things in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperIris {
    paper: String,
    /// What follows a place: which file is meant, or nothing.
    file: String,
}

impl PaperIris {
    /// The paper itself.
    #[must_use]
    pub fn paper(&self) -> NamedNode {
        NamedNode::new_unchecked(self.paper.as_str())
    }

    /// An in-text pointer, by its place.
    #[must_use]
    pub fn citation(&self, key: &str) -> NamedNode {
        self.at("citation", key)
    }

    /// A claim, by its place.
    #[must_use]
    pub fn claim(&self, key: &str) -> NamedNode {
        self.at("claim", key)
    }

    /// A footnote.
    #[must_use]
    pub fn footnote(&self, span: CodePointSpan) -> NamedNode {
        self.at("footnote", &place(span))
    }

    /// That a person belonged to an organisation, as the affiliation at `span` says.
    #[must_use]
    pub fn membership(
        &self,
        person: &str,
        span: CodePointSpan,
        further: Option<&str>,
    ) -> NamedNode {
        let path = encode_segment(person);
        match further {
            None => self.placed("membership", &path, span),
            Some(key) => {
                self.placed("membership", &format!("{path}/{}", encode_segment(key)), span)
            }
        }
    }

    /// That somebody had a part in the work with this key: the role, and the place in its list.
    #[must_use]
    pub fn contribution(&self, work: &str, role: &str, place: usize) -> NamedNode {
        self.node("work", &format!("{}/{role}/{place}", encode_segment(work)))
    }

    /// That the person or organisation with this key had a part in the paper.
    #[must_use]
    pub fn part(&self, role: &str, folder: &str, key: &str) -> NamedNode {
        self.node("contribution", &format!("{role}/{folder}/{}", encode_segment(key)))
    }

    /// An award, by its place among those that the paper states.
    #[must_use]
    pub fn award(&self, place: usize) -> NamedNode {
        self.node("award", &place.to_string())
    }

    /// That the words at `span` define the concept with this key.
    #[must_use]
    pub fn definition(&self, key: &str, span: CodePointSpan) -> NamedNode {
        self.placed("definition", &encode_segment(key), span)
    }

    /// That the paper says that the concept `above` is broader than the concept with this key.
    #[must_use]
    pub fn broader(&self, key: &str, above: &str) -> NamedNode {
        self.node("broader", &format!("{}/{}", encode_segment(key), encode_segment(above)))
    }

    /// That the words of some passages mean the thing of this kind and key.
    #[must_use]
    pub fn mention(&self, kind: &str, key: &str) -> NamedNode {
        self.node("mention", &format!("{kind}-{}", encode_segment(key)))
    }

    fn placed(&self, folder: &str, path: &str, span: CodePointSpan) -> NamedNode {
        self.node(folder, &format!("{path}/{}{}", place(span), self.file))
    }

    /// The thing whose key is its place.
    fn at(&self, folder: &str, key: &str) -> NamedNode {
        self.node(folder, &format!("{}{}", encode_segment(key), self.file))
    }

    fn node(&self, folder: &str, rest: &str) -> NamedNode {
        NamedNode::new_unchecked(format!("{}/{folder}/{rest}", self.paper))
    }
}

fn place(span: CodePointSpan) -> String {
    format!("{}-{}", span.start(), span.end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_key_gives_a_valid_name(key in "\\PC{0,12}|.{0,12}") {
            let base = Base::default();
            let paper = base.paper(&key, Digest::of(b""));
            let span = CodePointSpan::new(0, 1);
            for node in [
                base.concept(&key),
                paper.paper(),
                paper.claim(&key),
                paper.mention("person", &key),
                paper.definition(&key, span),
            ] {
                prop_assert!(NamedNode::new(node.as_str()).is_ok(), "{}", node);
            }
        }

        #[test]
        fn keys_of_their_own_give_names_of_their_own(one in "[a-z%/ é]{0,4}", other in "[a-z%/ é]{0,4}") {
            let base = Base::default();
            prop_assert_eq!(one == other, base.concept(&one) == base.concept(&other));
        }
    }

    #[test]
    fn bases_are_checked() {
        let check = |text: &str, base: &str| {
            assert_eq!(Base::parse(text), Ok(Base(base.to_owned())), "{text}");
        };
        check("https://example.org/kg", "https://example.org/kg/");
        check(" http://localhost:7878/ ", "http://localhost:7878/");
        for text in [
            "",
            "example.org",
            "ftp://a.b/",
            "http://",
            "http:///a",
            "http://a/?q",
            "http://a/#x",
            "http://a b/",
        ] {
            assert!(Base::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn local_bases_are_known() {
        let local = |text: &str| Base::parse(text).expect("a base").is_local();
        assert!(local("http://localhost:7878/") && local("http://127.0.0.1/x/"));
        assert!(local("http://[::1]:80/"));
        assert!(!local("https://example.org/localhost/") && !local("http://localhost.org/"));
    }

    #[test]
    fn keys_are_encoded_and_names_are_valid() {
        let base = Base::default();
        let check = |node: NamedNode, expected: &str| {
            assert_eq!(node.as_str().strip_prefix(base.as_str()), Some(expected));
            assert!(NamedNode::new(node.as_str()).is_ok(), "{node}");
        };
        let sici = "doi/10.1002%2F(SICI)1<1::AID>3.0.CO;2-2";
        let source = Digest::of(b"");
        let short = source.short();
        let stated = base.paper(sici, source);
        check(stated.paper(), "paper/doi/10.1002%2F(SICI)1%3C1::AID%3E3.0.CO;2-2");
        let trust = format!("trust-{short}");
        let paper = base.paper(&trust, source);
        check(paper.person("peter/maskell"), &format!("paper/{trust}/person/peter%2Fmaskell"));
        check(paper.claim("6085-6310"), &format!("paper/{trust}/claim/6085-6310"));
        check(base.concept("社会-資本 x"), "concept/社会-資本%20x");
        let span = CodePointSpan::new(3, 9);
        check(paper.membership("a", span, None), &format!("paper/{trust}/membership/a/3-9"));
        check(paper.membership("a", span, Some("b")), &format!("paper/{trust}/membership/a/b/3-9"));
        // A place in a paper that its DOI names is one in this file of it.
        let stated = base.paper("doi/10.1%2Fx", source);
        check(stated.claim("6-9"), &format!("paper/doi/10.1%2Fx/claim/6-9-{short}"));
        check(stated.citation("6-9-2"), &format!("paper/doi/10.1%2Fx/citation/6-9-2-{short}"));
        check(stated.footnote(span), &format!("paper/doi/10.1%2Fx/footnote/3-9-{short}"));
        check(
            stated.definition("a", span),
            &format!("paper/doi/10.1%2Fx/definition/a/3-9-{short}"),
        );
        check(stated.mention("person", "a"), "paper/doi/10.1%2Fx/mention/person-a");
        check(stated.person("a"), "paper/doi/10.1%2Fx/person/a");
        let passage = base.passage(source, span);
        assert!(passage.as_str().ends_with("b855#char=3,9"));
        check(base.manifest_graph(), "graph/manifest");
    }
}
