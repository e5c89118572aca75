//! The root element of an XML file, found without reading the file: what kind of paper it is.
//!
//! Knows no more of XML than how a file begins: declaration, comments, processing
//! instructions, document type with internal subset, tags. It reads no entity and
//! judges nothing; that is for the readers.

/// Beginning of the namespaces of TEI.
const TEI_NAMESPACE: &str = "tei-c.org";
/// What the namespaces of JATS hold, where a file has one.
const JATS_NAMESPACE: &str = "nlm.nih.gov";
/// What the public identifiers of JATS, of NLM before it and of TaxPub, which extends it, hold.
const JATS_DOCTYPES: [&str; 3] = ["NLM", "JATS", "TaxPub"];
/// What may stand first in an article of JATS, but nowhere in other `<article>`s.
const JATS_CHILDREN: [&str; 8] = [
    "processing-meta",
    "front",
    "front-stub",
    "body",
    "back",
    "floats-group",
    "floats-wrap",
    "sub-article",
];

/// The root element, and what stands before it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Root<'a> {
    /// Its name as written, with prefix.
    pub name: &'a str,
    /// Its namespace, if it names one.
    pub namespace: Option<&'a str>,
    /// Public identifier of the document type, if there is one.
    public: Option<&'a str>,
    /// Whether the file says that it is XML: by a declaration or a document type.
    declared: bool,
    /// Whether an attribute is one of JATS only.
    jats_attribute: bool,
    /// Name of the first element in it, if it has one.
    child: Option<&'a str>,
}

impl<'a> Root<'a> {
    /// The root element of a text that begins as XML does.
    #[must_use]
    pub fn of(text: &'a str) -> Option<Self> {
        let mut root = Self::default();
        let mut scanner = Scanner { rest: text.trim_start_matches('\u{FEFF}') };
        let (name, inside) = scanner.element(&mut root)?;
        root.name = name;
        let ends = scanner.attributes(inside, &mut root);
        if !ends {
            root.child = scanner.element(&mut Self::default()).map(|(name, _)| name);
        }
        Some(root)
    }

    /// Name of the format of papers that begin so.
    #[must_use]
    pub fn format(&self) -> Option<&'static str> {
        match local(self.name) {
            "TEI" | "TEI.2" | "teiCorpus" | "teiCorpus.2" => {
                self.in_namespace(TEI_NAMESPACE).then_some("tei")
            }
            "article" => self.is_jats().then_some("jats"),
            // What PubMed Central gives when asked for several articles.
            "pmc-articleset" => Some("jats"),
            _ => None,
        }
    }

    /// Whether nothing but XML begins so: what a Markdown file never does.
    #[must_use]
    pub fn is_certain(&self) -> bool {
        self.declared || self.jats_attribute || self.namespace.is_some()
    }

    fn is_jats(&self) -> bool {
        if !self.in_namespace(JATS_NAMESPACE) {
            return false;
        }
        let is_known = |public: &str| JATS_DOCTYPES.iter().any(|known| public.contains(known));
        match (self.public, self.child) {
            _ if self.jats_attribute => true,
            (Some(public), _) if is_known(public) => true,
            (_, Some(child)) => JATS_CHILDREN.contains(&local(child)),
            (public, None) => public.is_none(),
        }
    }

    fn in_namespace(&self, wanted: &str) -> bool {
        self.namespace.is_none_or(|namespace| namespace.contains(wanted))
    }
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or_default()
}

/// Goes through the beginning of a file, each character once.
struct Scanner<'a> {
    rest: &'a str,
}

impl<'a> Scanner<'a> {
    /// Goes to the next start tag; gives its name and what follows the name.
    fn element(&mut self, root: &mut Root<'a>) -> Option<(&'a str, &'a str)> {
        loop {
            self.rest = self.rest.trim_start();
            if let Some(inside) = self.rest.strip_prefix("<?") {
                root.declared |= inside.starts_with("xml");
                self.rest = after(inside, "?>")?;
            } else if let Some(inside) = self.rest.strip_prefix("<!--") {
                self.rest = after(inside, "-->")?;
            } else if self.rest.get(..9).is_some_and(|s| s.eq_ignore_ascii_case("<!doctype")) {
                self.rest = doctype(&self.rest[9..], root)?;
            } else {
                let inside = self.rest.strip_prefix('<')?;
                let end = inside.find(|c: char| c.is_whitespace() || matches!(c, '/' | '>'));
                let (name, inside) = inside.split_at(end?);
                let begins = name.starts_with(|c: char| c.is_alphabetic() || c == '_');
                return begins.then_some((name, inside));
            }
        }
    }

    /// Reads attributes up to the end of the tag; says whether the element ends there too.
    fn attributes(&mut self, mut inside: &'a str, root: &mut Root<'a>) -> bool {
        let prefix = root.name.split_once(':').map(|(prefix, _)| prefix);
        loop {
            inside = inside.trim_start();
            let Some(end) = inside.find(['=', '>']) else { break };
            if inside[end..].starts_with('>') {
                self.rest = &inside[end + 1..];
                return inside[..end].ends_with('/');
            }
            let name = inside[..end].trim_end();
            let Some((value, rest)) = quoted(&inside[end + 1..]) else { break };
            inside = rest;
            let declares = match name.split_once(':') {
                Some(("xmlns", of)) => Some(of) == prefix,
                _ => name == "xmlns" && prefix.is_none(),
            };
            if declares && !value.is_empty() {
                root.namespace = Some(value);
            }
            root.jats_attribute |= matches!(name, "article-type" | "dtd-version");
        }
        self.rest = "";
        false
    }
}

/// What stands behind the next `mark`.
fn after<'a>(text: &'a str, mark: &str) -> Option<&'a str> {
    text.find(mark).map(|place| &text[place + mark.len()..])
}

/// A value in quotation marks, and what follows it.
fn quoted(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start();
    let mark = text.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    text[1..].split_once(mark)
}

/// Reads over a document type with its internal subset; notes its public identifier.
fn doctype<'a>(text: &'a str, root: &mut Root<'a>) -> Option<&'a str> {
    let text = text.trim_start();
    let end = text.find(|c: char| c.is_whitespace() || matches!(c, '>' | '['));
    let (name, behind) = text.split_at(end?);
    // A page of HTML declares no XML by it.
    root.declared |= !name.eq_ignore_ascii_case("html");
    let id = behind.trim_start().strip_prefix("PUBLIC");
    root.public = id.and_then(quoted).map(|(id, _)| id);
    let mut rest = behind;
    let mut subset = false;
    loop {
        let place = rest.find(['"', '\'', '[', ']', '<', '>'])?;
        let (at, behind) = (&rest[place..], &rest[place + 1..]);
        rest = match at.as_bytes()[0] {
            mark @ (b'"' | b'\'') => behind.split_once(char::from(mark))?.1,
            b'<' if at.starts_with("<!--") => after(behind, "-->")?,
            b'<' if at.starts_with("<?") => after(behind, "?>")?,
            b'>' if !subset => return Some(behind),
            mark => {
                subset = mark == b'[' || subset && mark != b']';
                behind
            }
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, name: Option<&str>, format: Option<&str>) {
        let root = Root::of(text);
        assert_eq!(root.as_ref().map(|root| root.name), name, "{text}");
        assert_eq!(root.and_then(|root| root.format()), format, "{text}");
    }

    #[test]
    fn the_root_is_found_behind_all_that_may_stand_before_it() {
        check("<article><front/>", Some("article"), Some("jats"));
        check("\u{FEFF}<?xml version='1.0'?>\n<article/>", Some("article"), Some("jats"));
        check("<!-- <html> --><?x >?><!-- - --><TEI>", Some("TEI"), Some("tei"));
        check(
            "<!DOCTYPE article PUBLIC \"-//NLM//DTD JATS (Z39.96) v1.2//EN\" 'a>b.dtd' [\n\
             <!ENTITY x ']><html>'> <!-- ' ]> --> <?p ' ]>?> %y;\n]\n><article><x/>",
            Some("article"),
            Some("jats"),
        );
        check("<!DOCTYPE TEI [<!ENTITY a \"b\">]><TEI>", Some("TEI"), Some("tei"));
    }

    #[test]
    fn formats_are_told_by_namespace_document_type_and_first_child() {
        let tei = "http://www.tei-c.org/ns/1.0";
        check(&format!("<TEI xmlns='{tei}'>"), Some("TEI"), Some("tei"));
        check(
            &format!("<t:teiCorpus a='1' xmlns:t = \"{tei}\">"),
            Some("t:teiCorpus"),
            Some("tei"),
        );
        check("<TEI.2 id='>'>", Some("TEI.2"), Some("tei"));
        check("<TEI xmlns='urn:else'>", Some("TEI"), None);
        check("<article article-type='x' ><title>", Some("article"), Some("jats"));
        check("<article\n xml:lang='en'\n><!-- x --><front>", Some("article"), Some("jats"));
        check(
            "<article xmlns='http://dtd.nlm.nih.gov/2.0/xsd/archivearticle'><front>",
            Some("article"),
            Some("jats"),
        );
        check(
            "<!DOCTYPE article PUBLIC '-//TaxPub//DTD' 'x'><article>",
            Some("article"),
            Some("jats"),
        );
        check("<!DOCTYPE article SYSTEM 'x.dtd'><article><front>", Some("article"), Some("jats"));
        check(
            "<j:article xmlns:j='http://jats.nlm.nih.gov'><j:front>",
            Some("j:article"),
            Some("jats"),
        );
        check("<j:article><j:front>", Some("j:article"), Some("jats"));
        check("<article xmlnsx='urn:x'><front>", Some("article"), Some("jats"));
        check("<article><title>A page</title>", Some("article"), None);
        check("<article xmlns='http://docbook.org/ns/docbook'><info>", Some("article"), None);
        check(
            "<!DOCTYPE article PUBLIC '-//OASIS//DTD DocBook' ''><article>",
            Some("article"),
            None,
        );
        check("<pmc-articleset><Reply/><article>", Some("pmc-articleset"), Some("jats"));
        check("<!DOCTYPE html>\n<html lang='en'>", Some("html"), None);
        check("<a:article xmlns='http://nlm.nih.gov' xmlns:a='urn:b'>", Some("a:article"), None);
    }

    #[test]
    fn what_does_not_begin_as_xml_has_no_root() {
        for text in [
            "",
            " ",
            "<",
            "<?xml",
            "<!-- x",
            "<!DOCTYPE a [",
            "<!DOCTYPE a '",
            "x<a>",
            "< a>",
            "</a>",
            "<1>",
            "<a",
            "<![CDATA[x]]>",
            "# <a>",
            "<é",
        ] {
            check(text, None, None);
        }
    }

    #[test]
    fn what_is_cut_off_behind_the_name_is_read_so_far() {
        check("<article ", Some("article"), Some("jats"));
        check("<article a='1", Some("article"), Some("jats"));
        check("<TEI x", Some("TEI"), Some("tei"));
    }

    #[test]
    fn only_xml_that_says_so_is_certain() {
        let certain = |text| Root::of(text).is_some_and(|root| root.is_certain());
        assert!(certain("<?xml version='1.0'?><article>"));
        assert!(certain("<TEI xmlns='http://www.tei-c.org/ns/1.0'>"));
        assert!(certain("<article dtd-version='1.2'>"));
        assert!(!certain("<article><body>"));
        assert!(!certain("<!doctype HTML><article><body>"));
    }

    #[test]
    fn a_long_beginning_is_read_in_linear_time() {
        for piece in ["<!-- x -->", "<?x?>", " ", "<!DOCTYPE a ["] {
            assert_eq!(Root::of(&piece.repeat(1 << 18)), None);
        }
        let entities = "<!ENTITY a 'b'>".repeat(1 << 16);
        check(&format!("<!DOCTYPE TEI [{entities}]><TEI>"), Some("TEI"), Some("tei"));
        let attributes = " a='b'".repeat(1 << 18);
        check(&format!("<TEI{attributes}>"), Some("TEI"), Some("tei"));
    }
}
