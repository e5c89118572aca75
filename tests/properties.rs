//! What must hold for any input: copies equal their source, and the same input gives the same.

use etl::annotation::annotation_lines;
use etl::graph::Base;
use etl::pipeline::{Paper, process_bytes};
use etl::text::SourceSpan;
use proptest::prelude::*;

/// Texts that look enough like papers to reach the rules behind the reader.
fn paper_like() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[A-Z][a-z]{2,8} [A-Z][a-z]{2,9} (noted|said|agreed|asked) (that|whether) [a-z ]{5,40}[.?] ",
        "\\([A-Z][a-z]{3,8} (19|20)[0-9]{2}[ab]?\\) ",
        "\n\n",
        "\n\nReferences\n\n",
        "\n\n# [A-Z][a-z]{3,9}\n\n",
        "- [A-Z][a-z]{3,8}, [A-Z]. \\((19|20)[0-9]{2}\\) \"[A-Za-z ]{5,30}\", \\*[A-Za-z ]{5,20}\\* [0-9]{1,2}: [0-9]{1,3}-[0-9]{1,3}.\n",
        "[a-z]{2,9}-\n\n[a-z]{2,9} ",
        "¹ \\PC{0,20}\n",
        "(\\PC|\\s){0,30}",
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// Files that look enough like TEI to reach the rules behind the reader; some are not well formed.
fn tei_like() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[A-Z][a-z]{2,8} (noted|said) that [a-z ]{5,40}\\. ",
        "\n *",
        "&(amp|lt|#246|eacute|none);",
        "<lb( break=\"no\")?/>",
        "<note n=\"1\">[a-z ]{0,20}</note>",
        "<q>[a-z ]{0,20}</q>",
        "<ref type=\"bibr\"( target=\"#b[01]\")?>\\[[1-9]\\]</ref>",
        "</p></div><div><head n=\"[1-3](\\.[1-3])?\">[A-Z][a-z]{3,9}</head><p>",
        "</p><list><item>[a-z ]{0,9}</item></list><p>",
        "</p><figure><head>Fig\\. 1</head><figDesc>[a-z ]{0,9}</figDesc></figure><p>",
        "(<hi rend=\"(italic|sup)\">|</hi>|<p>|</div>)",
        "\\PC{0,8}",
    ];
    let pieces = prop::collection::vec(piece, 0..24);
    pieces.prop_map(|pieces| {
        let body = pieces.concat();
        format!(
            "<TEI><teiHeader><fileDesc><titleStmt><title>Tides</title><author>Ada Berg</author>\
             </titleStmt></fileDesc></teiHeader><text><body><div><p>{body}</p></div></body><back>\
             <listBibl><bibl xml:id=\"b0\">Okafor 1998</bibl></listBibl></back></text></TEI>"
        )
    })
}

fn process(name: &str, text: &str) -> Paper {
    process_bytes(name, text.as_bytes()).expect("a text gives a paper")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn copied_spans_equal_their_source(text in paper_like(), markdown in any::<bool>()) {
        let paper = process(if markdown { "a.md" } else { "a.txt" }, &text);
        let document = &paper.document;
        for node in document.nodes() {
            if let Some(origin) = document.origin(node.span).filter(|_| document.is_copied(node.span)) {
                prop_assert_eq!(document.text(node.span), document.source().slice(origin));
            }
        }
    }

    #[test]
    fn copied_spans_of_tei_equal_their_source(text in tei_like()) {
        let paper = process("a.tei", &text);
        let document = &paper.document;
        for node in document.nodes() {
            if let Some(origin) = document.origin(node.span).filter(|_| document.is_copied(node.span)) {
                prop_assert_eq!(document.text(node.span), document.source().slice(origin));
            }
        }
        for pointer in &document.stated().pointers {
            prop_assert!(!document.text(pointer.span).trim().is_empty());
        }
    }

    #[test]
    fn annotations_lie_inside_the_text(text in paper_like()) {
        let paper = process("a.txt", &text);
        let length = paper.document.source().text().chars().count() as u64;
        for line in annotation_lines(&paper.document, &paper.linked) {
            let line = serde_json::to_value(&line).expect("a line is JSON");
            if let (Some(start), Some(end)) = (line["start"].as_u64(), line["end"].as_u64()) {
                prop_assert!(start <= end && end <= length, "{}", line);
            }
        }
    }

    #[test]
    fn the_same_text_gives_the_same_quads(text in paper_like()) {
        let base = Base::default();
        let first = process("a.txt", &text).quads(&base);
        prop_assert_eq!(first, process("b.txt", &text).quads(&base));
    }

    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(paper) = process_bytes("a.txt", &bytes) {
            let end = paper.document.source().text().len();
            prop_assert!(paper.document.source().slice(SourceSpan::new(0, end)).len() == end);
        }
    }
}

#[test]
fn one_long_line_is_read() {
    let sentence = "Ada Berg noted that tides matter (Okafor 1998). ";
    let text = sentence.repeat(4_000);
    let paper = process("a.txt", &text);
    assert_eq!(paper.document.source().text().len(), text.len());
}
