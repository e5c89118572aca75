//! XML that means ill, or that nobody meant: each file ends in its own clear diagnostic and
//! spoils no other. For each limit there is a file just below it.

mod common;

use common::Sandbox;
use etl::pipeline::{Paper, process_bytes};

/// A file and what is told of it.
struct Case {
    name: &'static str,
    bytes: Vec<u8>,
    /// Codes that say what the reader met, in the order of the file; those of extractors are
    /// left out.
    told: &'static [&'static str],
    /// Words of the paper; nothing where the file fails alone.
    words: Option<&'static str>,
}

/// A case; `words` stand in the text that was read.
fn case(
    name: &'static str,
    bytes: impl Into<Vec<u8>>,
    told: &'static [&'static str],
    words: &'static str,
) -> Case {
    Case { name, bytes: bytes.into(), told, words: Some(words) }
}

/// A case that fails alone.
fn failure(name: &'static str, bytes: impl Into<Vec<u8>>, code: &'static [&'static str]) -> Case {
    Case { name, bytes: bytes.into(), told: code, words: None }
}

/// An article with a document type and paragraphs.
fn article(subset: &str, body: &str) -> String {
    format!(
        "<!DOCTYPE article [{subset}]>\n<article dtd-version='1.2'><front><article-meta><title-group>\
         <article-title>Tides</article-title></title-group></article-meta></front>\
         <body>{body}</body></article>"
    )
}

fn tei(body: &str) -> String {
    format!(
        "<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader><fileDesc><titleStmt><title>Tides\
         </title></titleStmt></fileDesc></teiHeader><text><body>{body}</body></text></TEI>"
    )
}

/// Entities each of which stands for ten of the one before.
fn bomb(levels: usize) -> String {
    let level = |at: usize| format!("<!ENTITY a{at} '{}'>", format!("&a{};", at - 1).repeat(10));
    (1..levels).fold("<!ENTITY a0 'lol'>".to_owned(), |all, at| all + &level(at))
}

fn entities() -> Vec<Case> {
    let chain = |length: usize| {
        let next = |at: usize| format!("<!ENTITY c{at} '&c{};'>", at - 1);
        let all: String = (1..length).map(next).collect();
        article(&format!("<!ENTITY c0 'deep'>{all}"), &format!("<p>One &c{}; two.</p>", length - 1))
    };
    let of = |declared: &str| article(declared, "<p id='&e;'>One &e; two.</p>");
    vec![
        case("bomb below the limit", article(&bomb(5), "<p>One &a4; two.</p>"), &[], "lollol"),
        case("bomb", article(&bomb(10), "<p>One &a9; two.</p>"), &["W0108"], "One lollol"),
        case(
            "bomb in an attribute",
            article(&bomb(10), "<p id='&a9;'>One.</p>"),
            &["W0108"],
            "One.",
        ),
        case(
            "quadratic blow-up",
            article(
                &format!("<!ENTITY q '{}'>", "lol ".repeat(10_000)),
                &format!("<p>One {} two.</p>", "&q;".repeat(500)),
            ),
            &["W0108"],
            "One lol lol",
        ),
        case(
            "nothing, very often",
            article("<!ENTITY q ''>", &"&q;".repeat(200_000)),
            &["W0108"],
            "",
        ),
        case(
            "entity in itself",
            of("<!ENTITY e '&f;'><!ENTITY f '&e;'>"),
            &["W0108", "E0105"],
            "One",
        ),
        case("entities as deep as may be", chain(40), &[], "One deep two."),
        case("entities too deep", chain(41), &["W0108"], "One two."),
        case("half an element", of("<!ENTITY e '<b>'>"), &["W0108", "E0105"], "One"),
        case("a file", of("<!ENTITY e SYSTEM 'file:///etc/hostname'>"), &["W0108"], "One two."),
        case("an address", of("<!ENTITY e SYSTEM 'http://127.0.0.1:9/e'>"), &["W0108"], "One two."),
        case(
            "a file behind a parameter",
            of("<!ENTITY % p SYSTEM 'http://127.0.0.1:9/p'>%p;\
                <!ENTITY % q \"<!ENTITY e SYSTEM 'file:///etc/hostname'>\">%q;"),
            &["W0108"],
            "One two.",
        ),
        case(
            "what another file may declare",
            of("<!ENTITY % p SYSTEM 'p'>%p;"),
            &["W0108"],
            "One &e;",
        ),
        case(
            "parameters without end",
            of("<!ENTITY % p '&#37;p;'>%p;<!ENTITY e 'x'>"),
            &["W0106"],
            "One x two.",
        ),
        case(
            "another document type",
            "<!DOCTYPE article SYSTEM 'http://127.0.0.1:9/a.dtd'><article><front/><body><p>One.</p>\
             </body></article>",
            &["W0104"],
            "One.",
        ),
    ]
}

fn shapes() -> Vec<Case> {
    let nested = |tag: &str, depth: usize| {
        format!(
            "<p>One {}deep{} two.</p>",
            format!("<{tag}>").repeat(depth),
            format!("</{tag}>").repeat(depth)
        )
    };
    let sections = |depth: usize| {
        "<sec><title>T</title>".repeat(depth) + "<p>One.</p>" + &"</sec>".repeat(depth)
    };
    let attributes: String = (0..100_000).map(|at| format!(" a{at}='v'")).collect();
    let names: String = (0..50_000).map(|at| format!("<n{at}/>")).collect();
    vec![
        case("as deep as may be", article("", &nested("b", 4_997)), &[], "One deep two."),
        case("too deep", article("", &nested("b", 4_998)), &["W0107"], "One deep two."),
        case("far too deep", article("", &nested("b", 100_000)), &["W0107"], "One deep two."),
        case("sections in sections", article("", &sections(100_000)), &["W0107"], "One."),
        case(
            "divisions in divisions",
            tei(&sections(100_000).replace("sec>", "div>")),
            &["W0107"],
            "One.",
        ),
        case(
            "never closed",
            article("", &"<p>One ".repeat(20_000)),
            &["W0107", "E0105"],
            "One One",
        ),
        case("many attributes", article("", &format!("<p{attributes}>One.</p>")), &[], "One."),
        case(
            "one attribute, often",
            article("", &format!("<p{}>One.</p>", " a='v'".repeat(100_000))),
            &["W0106"],
            "One.",
        ),
        case(
            "a long attribute",
            article("", &format!("<p id='{}'>One.</p>", "v".repeat(5_000_000))),
            &[],
            "One.",
        ),
        case("many names", article("", &format!("<p>One.{names}</p>")), &[], "One."),
        case(
            "a long name",
            article("", &format!("<p>One.<{0}/>&{0};</p>", "n".repeat(1_000_000))),
            &["W0108"],
            "One.",
        ),
        case(
            "brackets",
            article("", &format!("<p>One.{}</p>", "<".repeat(100_000))),
            &["W0106", "E0105"],
            "One.",
        ),
        case(
            "comments",
            article("", &format!("<p>{}</p>", "a<!-- -->".repeat(20_000))),
            &[],
            "aaaa",
        ),
        case(
            "white space",
            article("", &format!("<p>One{}two.</p>", " ".repeat(1_000_000))),
            &[],
            "One two.",
        ),
        case(
            "as long as a paragraph may be",
            article("", &format!("<p>{}</p>", "x".repeat(1 << 20))),
            &[],
            "xx",
        ),
        case(
            "a word without end",
            article("", &format!("<p>One {}</p><p>Two.</p>", "x".repeat(1 << 20))),
            &["E0111"],
            "Two.",
        ),
        case(
            "ampersands",
            article("", &format!("<p>One {}</p><p>Two.</p>", "&".repeat(1 << 20))),
            &["W0106", "E0111"],
            "Two.",
        ),
        case("same names", article("", "<p id='a'>One.</p><p id='a'>Two.</p>"), &[], "Two."),
        case(
            "pointers to nowhere",
            article(
                "",
                "<p>One <xref ref-type='bibr' rid='none'>1</xref>, <xref rid=''>2</xref>.</p>",
            ),
            &[],
            "One 1, 2.",
        ),
        case(
            "addresses that are none",
            article(
                "",
                "<p>See <ext-link xlink:href='http://a b/&lt;>{}|\\^`%zz'>it</ext-link>, \
                         <ext-link xlink:href='javascript:alert(1)'>that</ext-link>.</p>",
            ),
            &[],
            "See it",
        ),
        case(
            "a script",
            article("", "<p>&lt;script&gt;alert('One')&lt;/script&gt;</p>"),
            &[],
            "<script>alert('One')</script>",
        ),
    ]
}

fn characters() -> Vec<Case> {
    let wide = |text: &str| -> Vec<u8> {
        let units = text.encode_utf16().flat_map(u16::to_le_bytes);
        [0xFF, 0xFE].into_iter().chain(units).collect()
    };
    let cafe = article("", "<p>One café two.</p>");
    let latin: Vec<u8> = cafe.chars().map(|c| c as u8).collect();
    let declared = |name: &str| format!("<?xml version='1.0' encoding='{name}'?>{cafe}");
    let mixed = [cafe.as_bytes(), b"<!-- caf\xE9 \xC3\xA9 \xC3\xA9 -->"].concat();
    let lone: Vec<u8> = wide(&cafe.replace('é', "#"))
        .chunks(2)
        .flat_map(|two| if two == [b'#', 0] { [0, 0xD8] } else { [two[0], two[1]] })
        .collect();
    vec![
        case("UTF-16", wide(&cafe), &[], "café"),
        case("UTF-16 without a mark", &wide(&cafe)[2..], &[], "café"),
        case(
            "UTF-16 cut in a character",
            &wide(&cafe)[..wide(&cafe).len() - 1],
            &["W0102", "E0105"],
            "café",
        ),
        case("half a pair", lone, &["W0102"], "caf\u{fffd}"),
        case("Latin-1 that does not say so", latin, &["W0102"], "café"),
        case("mixed", mixed, &["W0102"], "café"),
        case("UTF-8 that says UTF-16", declared("UTF-16"), &["W0102"], "café"),
        case("an encoding that is none", declared("x-none"), &["W0102"], "café"),
        failure(
            "UTF-32",
            cafe.chars().flat_map(|c| (c as u32).to_le_bytes()).collect::<Vec<u8>>(),
            &["E0002"],
        ),
        case(
            "numbers of no character",
            article("", "<p>One &#xD800; &#0; &#x110000; &#99999999999; two.</p>"),
            &["W0108", "W0108", "W0108", "W0108"],
            "&#xD800;",
        ),
        case(
            "the last character",
            article("", "<p>One &#x10FFFF; &#9;two.</p>"),
            &[],
            "\u{10ffff} two.",
        ),
        case("NUL", article("", "<p>One\0 two.</p>"), &["W0103"], "One two."),
        case(
            "no characters",
            article("", "<p>One\u{1}\u{b}\u{ffff} two.</p>"),
            &["W0103"],
            "One two.",
        ),
        case(
            "turned text",
            article("", "<p>One \u{202e}two\u{202c} th\u{200b}ree.</p>"),
            &[],
            "three.",
        ),
    ]
}

fn others() -> Vec<Case> {
    let whole = article("", "<p>One.</p>");
    let papers =
        |root: &str| format!("<{root}>{}{}</{root}>", tei("<p>One.</p>"), tei("<p>Two.</p>"));
    let inner = whole.split_once('\n').map_or("", |(_, inner)| inner);
    vec![
        failure("nothing", "", &["E0002"]),
        failure("white space only", " \n\n", &["E0002"]),
        failure("words", "Tides rise and fall.", &["E0002"]),
        failure("a declaration", "<?xml version='1.0'?>", &["E0002"]),
        failure("a comment", "<!-- x -->", &["E0002"]),
        failure("HTML", "<!DOCTYPE html><html><p>Tides<br></html>", &["E0002"]),
        failure(
            "SVG",
            "<svg xmlns='http://www.w3.org/2000/svg'><text>Tides</text></svg>",
            &["E0002"],
        ),
        failure("RSS", "<?xml version='1.0'?><rss><channel/></rss>", &["E0002"]),
        failure("DocBook", "<article xmlns='http://docbook.org/ns/docbook'/>", &["E0002"]),
        case("a root alone", "<article dtd-version='1.2'/>", &["W0101"], ""),
        case("a root of TEI alone", "<TEI xmlns='http://www.tei-c.org/ns/1.0'/>", &["W0101"], ""),
        case("two roots", whole.clone() + "<article/>", &["E0105"], "One."),
        case("words behind the root", whole.clone() + "x", &["E0105"], "One."),
        case(
            "several articles",
            format!("<pmc-articleset>{inner}{inner}</pmc-articleset>"),
            &["N0109"],
            "One.",
        ),
        case("several papers", papers("teiCorpus"), &["N0110"], "Two."),
    ]
}

fn cases() -> impl Iterator<Item = Case> {
    [entities(), shapes(), characters(), others()].into_iter().flatten()
}

/// What a reader tells: extractors have codes of their own.
fn told(paper: &Paper) -> Vec<&'static str> {
    let of_reader = |code: &&str| code[1..].starts_with("01");
    let mut found: Vec<_> = paper.document.diagnostics().iter().collect();
    found.sort_by_key(|one| one.order());
    found.iter().map(|one| one.code.as_str()).filter(of_reader).collect()
}

#[test]
fn every_file_ends_in_its_own_diagnostic() {
    for Case { name, bytes, told: expected, words } in cases() {
        match (process_bytes("a.xml", &bytes), words) {
            (Ok(paper), Some(words)) => {
                let mut codes = told(&paper);
                codes.sort_unstable();
                let mut expected = expected.to_vec();
                expected.sort_unstable();
                assert_eq!(codes, expected, "{name}");
                let arena = paper.document.arena();
                assert!(arena.contains(words), "{name}: {words:?} in {arena:.200}");
                assert!(!arena.contains("root:"), "{name}: a file was fetched");
            }
            (Err(failure), None) => {
                assert_eq!([failure.diagnostic.code.as_str()], expected, "{name}");
                assert!(!failure.diagnostic.message.is_empty(), "{name}");
            }
            (found, _) => panic!("{name}: {:?}", found.map(|paper| told(&paper))),
        }
    }
}

/// Markup that is broken, or gone from any place on, costs what stands behind.
#[test]
fn a_file_may_end_anywhere() {
    let whole = article(
        "<!ENTITY e 'v'>",
        "<!-- c --><p id=\"a\">One <![CDATA[two]]> &amp; &e; <xref rid='r1'>1</xref>.</p><?p x?>",
    );
    for end in 1..whole.len() {
        match process_bytes("a.xml", &whole.as_bytes()[..end]) {
            Ok(paper) => {
                assert!(told(&paper).contains(&"E0105"), "{}", &whole[..end]);
                let broken = |one: &&etl::diagnostic::Diagnostic| one.code.as_str() == "E0105";
                assert!(
                    paper
                        .document
                        .diagnostics()
                        .iter()
                        .filter(broken)
                        .all(|one| one.span.is_some())
                );
            }
            Err(failure) => {
                assert_eq!(failure.diagnostic.code.as_str(), "E0002", "{}", &whole[..end]);
            }
        }
    }
    assert_eq!(
        process_bytes("a.xml", whole.as_bytes()).map(|paper| told(&paper)).ok(),
        Some(vec![])
    );
}

/// All of them in one folder, with a fine paper and one packed under a name that hides it.
#[test]
fn no_file_spoils_another() {
    use std::io::Write as _;
    let fine = article("", "<p>Ada Holt (1999) said that tides rise.</p>");
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(fine.as_bytes()).expect("memory");
    let sandbox = Sandbox::new();
    sandbox.write("in/fine.xml", &fine).write("in/also.txt", &fine);
    sandbox.write("in/packed.xml", packed.finish().expect("memory"));
    let small = cases().filter(|case| case.bytes.len() < 100_000);
    let mut failing = 0;
    for (at, case) in small.enumerate() {
        sandbox.write(&format!("in/case{at}.xml"), &case.bytes);
        failing += usize::from(case.words.is_none());
    }
    let run = sandbox.etl(["extract", "in"]);
    assert_eq!(run.status, 3, "{}", run.stderr);
    assert_eq!(run.stderr.matches("error[E0002]").count(), failing, "{}", run.stderr);
    assert!(!run.stderr.contains("E0004") && !run.stderr.contains("panicked"), "{}", run.stderr);
    for name in ["fine.xml", "also.txt", "packed.xml"] {
        let title = format!("{name}\",\"kind\":\"paper\",\"title\":\"Tides\"");
        assert!(run.stdout.contains(&title), "{title}");
    }
}
