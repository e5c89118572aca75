//! Any bytes as XML of either kind: what is stated and found stands in the file.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/common/sound.rs"]
mod sound;

/// What a fuzzer would seldom spell by itself.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "<!DOCTYPE article [", "<!ENTITY e 'x&f;<b>y</b>'>", "<!ENTITY % p '<!ENTITY f \"z\">'>%p;",
    "<!ATTLIST xref ref-type CDATA 'bibr'>", "]>", "<?xml version='1.0' encoding='utf-8'?>",
    "<article dtd-version='1.2'>", "<TEI>", "<teiHeader>", "<titleStmt>", "<front>", "<body>",
    "<back>", "<p>", "</p>", "<sec>", "</sec>", "<title>", "</title>", "<contrib-group>",
    "<contrib contrib-type='author'>", "</contrib>", "<name>", "<surname>", "</surname>",
    "<given-names>", "</given-names>", "</name>", "<xref ref-type='bibr' rid='r1'>", "</xref>",
    "<aff id='a'>", "</aff>", "<ref-list>", "<ref id='r1'>", "<mixed-citation>",
    "</mixed-citation>", "</ref>", "<element-citation>", "</element-citation>", "<year>", "</year>",
    "<biblStruct xml:id='b1'>", "</biblStruct>", "<author>", "</author>", "<persName>",
    "</persName>", "<div>", "</div>", "<head>", "</head>", "<ref type='bibr' target='#b1'>",
    "<![CDATA[", "]]>", "<!--", "-->", "<?p", "?>", "&e;", "&f;", "&amp;", "&#xD800;", "&#233;",
    "&nbsp;", "Holt (1999) said that dunes move. ", "[1]", "–", "é", "\u{202e}", "</", "/>",
];

fuzz_target!(|input: (bool, &[u8], Vec<(u8, &str)>)| {
    let (is_tei, bytes, parts) = input;
    let name = if is_tei { "a.tei" } else { "a.xml" };
    sound::check_xml(name, bytes);
    let piece = |(number, other): &(u8, &str)| {
        PIECES.get(usize::from(*number)).copied().unwrap_or(other).to_owned()
    };
    let text: String = parts.iter().map(piece).collect();
    let root = if is_tei { "<TEI><text>" } else { "<article dtd-version='1'><body>" };
    sound::check_xml(name, text.as_bytes());
    sound::check_xml(name, format!("{root}{text}").as_bytes());
});
