//! What must hold for XML of any make: trees from a grammar, then with bytes changed.

use proptest::prelude::*;

#[path = "common/sound.rs"]
mod sound;

const PROLOGS: [&str; 5] = [
    "",
    "<?xml version='1.0'?>\n<!-- x -->",
    "<!DOCTYPE article SYSTEM 'x.dtd'>",
    "<!DOCTYPE article [<!ENTITY e 'x &amp; y'><!ENTITY f '<i>&e;</i>'>\
     <!ENTITY % p '<!ENTITY g \"z\">'>%p;<!ATTLIST xref ref-type CDATA 'bibr'>]>\n",
    "<?xml version='1.0' encoding='ISO-8859-1'?>",
];

/// Elements of JATS and TEI that readers know, with attributes that mean something to them.
#[rustfmt::skip]
const TAGS: [&str; 44] = [
    "article-meta", "title-group", "article-title", "contrib-group",
    "contrib contrib-type='author'", "name", "surname", "given-names", "aff id='a'",
    "xref ref-type='aff' rid='a'", "email", "sec", "title", "p", "list", "list-item",
    "fig id='f'", "caption", "table-wrap", "fn", "xref rid='r1'", "xref ref-type='bibr' rid='r1 r2'",
    "ref-list", "ref id='r1'", "mixed-citation", "element-citation publication-type='journal'",
    "year", "source", "etal", "italic", "sup", "ext-link xlink:href='http://example.org/a b'",
    "teiHeader", "titleStmt", "author", "persName", "forename", "affiliation", "div", "head",
    "ref type='bibr' target='#b1'", "listBibl", "biblStruct xml:id='b1'", "note",
];

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Z][a-z]{2,8} \\((19|20)[0-9]{2}\\) said that [a-z ]{5,40}\\. ",
        "[0-9]{1,2}(–[0-9]{1,2})?",
        "&(amp|#233|#x1D518|e|f|g|nbsp|none);",
        "<!-- [a-z ]{0,9}-->|<\\?p [a-z]{0,9}\\?>",
        "<!\\[CDATA\\[[a-z<& ]{0,9}\\]\\]>",
        "[ \\n\\t\\r]{0,4}",
        "[^<&\\]]{0,9}",
    ]
}

fn element() -> impl Strategy<Value = String> {
    text().prop_recursive(6, 48, 6, |inner| {
        (prop::sample::select(&TAGS[..]), prop::collection::vec(inner, 0..6)).prop_map(
            |(tag, inner)| {
                let name = tag.split(' ').next().unwrap_or_default();
                format!("<{tag}>{}</{name}>", inner.concat())
            },
        )
    })
}

/// A file that looks enough like a paper to reach the rules behind the reader.
fn file() -> impl Strategy<Value = (bool, String)> {
    let parts = prop::collection::vec(element(), 0..8);
    (any::<bool>(), prop::sample::select(&PROLOGS[..]), parts).prop_map(
        |(is_tei, prolog, parts)| {
            let (root, inner) = if is_tei { ("TEI", "text") } else { ("article", "body") };
            (is_tei, format!("{prolog}<{root}><{inner}>{}</{inner}></{root}>", parts.concat()))
        },
    )
}

fn check(is_tei: bool, bytes: &[u8]) {
    sound::check_xml(if is_tei { "a.tei" } else { "a.xml" }, bytes);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn what_is_found_stands_in_the_file((is_tei, text) in file()) {
        check(is_tei, text.as_bytes());
    }

    #[test]
    fn so_it_does_with_bytes_changed(
        (is_tei, text) in file(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..3), 1..6),
    ) {
        let mut bytes = text.into_bytes();
        for (at, byte, kind) in changes {
            let at = at.index(bytes.len());
            match kind {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, b"<>&'\"/![]-?;= %"[usize::from(byte) % 15]),
                _ => drop(bytes.remove(at)),
            }
        }
        check(is_tei, &bytes);
    }

    #[test]
    fn so_it_does_in_other_encodings((is_tei, text) in file(), cut in any::<prop::sample::Index>()) {
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(is_tei, &[&[0xFF, 0xFE], &wide[..]].concat());
        check(is_tei, &wide[..cut.index(wide.len())]);
        let narrow: Vec<u8> = text.chars().map(|c| u8::try_from(c).unwrap_or(b'?')).collect();
        check(is_tei, &narrow);
    }
}
