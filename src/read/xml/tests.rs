//! What trees come to, and what is told of XML that is not well formed.

use super::super::xml;
use super::tree::{Element, Item};

/// The tree of a text: names in brackets, characters as they are.
fn show(element: Element<'_>) -> String {
    let inner = element.items().map(|item| match item {
        Item::Element(element) => show(element),
        Item::Text(piece) => piece.text.to_owned(),
    });
    format!("{}({})", element.name(), inner.collect::<String>())
}

/// The tree, and codes with lines and columns of what was told.
fn check(text: &str, tree: &str, told: &[&str]) {
    let xml = xml::read(text);
    let found = xml.tree.root().map(show).unwrap_or_default();
    assert_eq!(found, tree, "{text}");
    let place = |at: usize| {
        let line = text[..at].matches('\n').count() + 1;
        let column = text[..at].rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        format!("{line}:{column}")
    };
    let show = |trouble: &crate::diagnostic::Diagnostic| {
        let at = trouble.span.map_or(0, crate::text::SourceSpan::start);
        format!("{} {}", trouble.code, place(at))
    };
    assert_eq!(xml.diagnostics.iter().map(show).collect::<Vec<_>>(), told, "{text}");
}

fn well(text: &str, tree: &str) {
    check(text, tree, &[]);
}

#[test]
fn elements_hold_elements_and_characters() {
    well("<a>x<b/>y<c>z</c></a>", "a(xb()yc(z))");
    well("<?xml version='1.0'?>\n<!-- > -->\n<a/>\n<!-- x --><?y?>\n", "a()");
    well("<m:a xmlns:m='x'><m:b>1</m:b></m:a>", "a(b(1))");
    well("<a><![CDATA[<b> & ]]>c</a>", "a(<b> & c)");
    well("<a x='>' y=\"'\">1</a >", "a(1)");
    well("<a>1<!-- 2 -->3<?p 4?>5</a>", "a(135)");
    well("<é>ü</é>", "é(ü)");
    well("<a:><:b/></a:>", "a:(b())");
}

#[test]
fn references_are_resolved() {
    well("<a>&lt;&amp;&#233;&#xE9;</a>", "a(<&éé)");
    well("<!DOCTYPE a SYSTEM 'a.dtd'><a>&nbsp;&alpha;</a>", "a(\u{a0}α)");
    let alone = "<?xml version='1.0' standalone='yes'?><!DOCTYPE a SYSTEM 'a.dtd'><a>&alpha;</a>";
    check(alone, "a(α)", &["W0108 1:69"]);
    check("<a x='&alpha;'>\n&alpha;</a>", "a(\nα)", &["W0108 1:7"]);
    well("<!DOCTYPE a [<!ENTITY e 'x'><!ENTITY f '&e;<b>&e;</b>'>]><a>&f;y</a>", "a(xb(x)y)");
    well("<!DOCTYPE a [<!ENTITY lt '&#38;#60;'>]><a>&lt;</a>", "a(<)");
    check("<a>\n&none; AT&T</a>", "a(\n&none; AT&T)", &["W0108 2:1", "W0106 2:7"]);
    check("<a>&#0;</a>", "a(&#0;)", &["W0108 1:4"]);
}

#[test]
fn nothing_is_fetched() {
    let text = "<!DOCTYPE a SYSTEM 'http://localhost:1/a.dtd' [<!ENTITY e SYSTEM 'file:///etc/passwd'>\
                <!ENTITY % p SYSTEM 'http://localhost:1/p'> %p;]><a>&e;.</a>";
    check(text, "a(.)", &["W0108 1:139"]);
}

#[test]
fn entities_end() {
    let bomb: String = (1..9)
        .map(|level| format!("<!ENTITY e{level} '{}'>", format!("&e{};", level - 1).repeat(10)))
        .collect();
    let text = format!("<!DOCTYPE a [<!ENTITY e0 'lol'>{bomb}]><a>&e8;</a>");
    let xml = xml::read(&text);
    let size: usize =
        xml.tree.root().map(|root| root.pieces().map(|one| one.text.len()).sum()).unwrap_or(0);
    assert!((1000..1 << 20).contains(&size), "{size}");
    let codes: Vec<_> = xml.diagnostics.iter().map(|one| one.code.as_str()).collect();
    assert_eq!(codes, ["W0108"]);
    let chain = |length: usize| -> String {
        let next = |at| format!("<!ENTITY c{at} '&c{};'>", at - 1);
        let all: String = (1..length).map(next).collect();
        format!("<!DOCTYPE a [<!ENTITY c0 'x'>{all}]>\n<a>1&c{};2</a>", length - 1)
    };
    well(&chain(40), "a(1x2)");
    check(&chain(41), "a(12)", &["W0108 2:5"]);
    check("<!DOCTYPE a [<!ENTITY e '&e;'>]><a>1&e;2</a>", "a(1)", &["E0105 1:37"]);
    check("<!DOCTYPE a [<!ENTITY e '&f;'><!ENTITY f '&e;'>]><a>1&e;2</a>", "a(1)", &["E0105 1:54"]);
    check("<!DOCTYPE a [<!ENTITY e '<b>'>]><a>1&e;2</a>", "a(1b())", &["E0105 1:37"]);
    check("<!DOCTYPE a [<!ENTITY e '</a>'>]><a>1&e;2</a>", "a(1)", &["E0105 1:38"]);
}

#[test]
fn what_is_not_well_formed_ends_the_reading() {
    check("<a><b>1</a>2", "a(b(1))", &["E0105 1:8"]);
    check("<a>\n<b>1", "a(\nb(1))", &["E0105 2:5"]);
    check("<a>1</a>\n<b/>", "a(1)", &["E0105 2:1"]);
    check("<a>1</a>x", "a(1)", &["E0105 1:9"]);
    check("<a>1</a></a>", "a(1)", &["E0105 1:9"]);
    check("<a>1<b", "a(1)", &["E0105 1:5"]);
    check("<a>1<![CDATA[x</a>", "a(1)", &["E0105 1:5"]);
    check("<a>1< b></a>", "a(1)", &["E0105 1:6"]);
    check("<a>1</a><![CDATA[x]]>", "a(1)", &["E0105 1:9"]);
    check("<a>1</a>&amp;", "a(1)", &["E0105 1:9"]);
    check("<?xml version='1.0'", "", &["E0105 1:1"]);
    check("<!DOCTYPE a [<a>1</a>", "", &["E0105 1:1"]);
    check("words", "", &["E0105 1:1"]);
    check("", "", &["E0105 1:1"]);
}

#[test]
fn slips_are_told_and_passed_over() {
    check("<a x='1' x='2'>1</a>", "a(1)", &["W0106 1:10"]);
    check("<a x=1>1</a>", "a(1)", &["W0106 1:6"]);
    check("<a x='<'>1</a>", "a(1)", &["W0106 1:7"]);
    check("<a x='&'>1</a>", "a(1)", &["W0106 1:7"]);
    check("<a x='1'y='2'>1</a>", "a(1)", &["W0106 1:9"]);
    check("<a>1\u{1}2</a>", "a(1\u{1}2)", &["W0103 1:5"]);
    check("<a>1]]>2</a>", "a(1]]>2)", &["W0106 1:5"]);
    check("<a>1<!-- x -- y -->2</a>", "a(12)", &["W0106 1:12"]);
    check("<a>1<!-- x --->2</a>", "a(12)", &["W0106 1:12"]);
    check("<a>1<?xml version='1.0'?>2</a>", "a(12)", &["W0106 1:5"]);
    check("<a>1<?1?>2</a>", "a(12)", &["W0106 1:7"]);
    check("<a><é×/></a>", "a(é×())", &["W0106 1:5"]);
    check("\n<?xml version='1.0'?><a/>", "a()", &["W0106 2:3"]);
    check("<?xml version='1.0' encoding=''?><a/>", "a()", &["W0106 1:1"]);
    check("<!-- -- --><!DOCTYPE a><!DOCTYPE a><a/>", "a()", &["W0106 1:6", "W0106 1:24"]);
    check("<!DOCTYPE a [<!ENTITY>]><a/>", "a()", &["W0106 1:14"]);
}

#[test]
fn entities_in_attributes_are_told() {
    let doctype = "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///e'><!ENTITY m '<i/>'><!ENTITY l '&l;'>\
                   <!ENTITY x 'y'>]>\n";
    let inside = |tag: &str, told: &[&str]| check(&format!("{doctype}{tag}"), "a()", told);
    inside("<a b='&x;&amp;&#38;'/>", &[]);
    inside("<a b='&e;'/>", &["W0108 2:7"]);
    inside("<a b='&m;'/>", &["W0108 2:7"]);
    inside("<a b='&l;'/>", &["W0108 2:7"]);
    inside("<a b='&none;'/>", &["W0108 2:7"]);
    inside("<a b='&e;&e;' c='1&m;'/>", &["W0108 2:7", "W0108 2:19"]);
}

#[test]
fn attributes_have_declared_values() {
    let text = "<!DOCTYPE p:a [<!ATTLIST p:a b CDATA 'é' xl:href CDATA 'h'>]><p:a c='1'><a/></p:a>";
    let xml = xml::read(text);
    let root = xml.tree.root().expect("an element");
    let found = root.attribute("b").expect("declared");
    assert_eq!((&*found.value, &text[found.origin.range()]), ("é", "é"));
    assert!(root.has("xlink:href", "h") && root.has("c", "1"));
    assert_eq!(root.child("a").and_then(|inner| inner.attribute("b").map(|_| ())), None);
}

#[test]
fn more_than_any_paper_holds_ends_the_reading() {
    let check = |text: &str, tree: &str, told: &[&str]| {
        let xml = super::build::read_up_to(text, 4);
        assert_eq!(xml.tree.root().map(show).as_deref(), Some(tree), "{text}");
        let codes: Vec<_> = xml.diagnostics.iter().map(|one| one.code.as_str()).collect();
        assert_eq!(codes, told, "{text}");
    };
    check("<a>1<b/>2</a>", "a(1b()2)", &[]);
    check("<a>1<b/>2<b/>3</a>", "a(1b()2)", &["E0111"]);
    check("<a>1&#50;3&#52;5</a>", "a(123)", &["E0111"]);
    check("<!DOCTYPE a [<!ENTITY e '<b/><b/>'>]><a>1&e;&e;</a>", "a(1b()b())", &["E0111"]);
}

#[test]
fn messages_are_short() {
    let name = "é".repeat(100_000);
    for text in [format!("<{name}>"), format!("<a>&{name};</a>"), format!("<a><{name}></a>")] {
        let xml = xml::read(&text);
        assert!(!xml.diagnostics.is_empty());
        assert!(xml.diagnostics.iter().all(|one| one.message.len() < 1_000), "{text:.80}");
    }
}

#[test]
fn attributes_are_found_by_their_whole_name() {
    let xml = xml::read("<a id='1' xml:id=\"x &amp;\n y\" x:href = ' h '/>");
    let root = xml.tree.root().expect("an element");
    let value = |name: &str| root.value(name).map(std::borrow::Cow::into_owned);
    assert_eq!(value("id").as_deref(), Some("1"));
    assert_eq!(value("xml:id").as_deref(), Some("x &  y"));
    assert_eq!(value("x:href").as_deref(), Some("h"));
    assert_eq!(value("href"), None);
    let xml = xml::read("<a b:href='1' xml:href='2' xlink:type='3'/>");
    let root = xml.tree.root().expect("an element");
    assert!(root.has("xlink:href", "1") && root.has("xlink:type", "3"));
    assert_eq!(root.value("xlink:title"), None);
}

#[test]
fn white_space_alone_between_tags_is_no_word() {
    let check = |text: &str, expected: &str| {
        let xml = xml::read(text);
        let pieces: Option<String> =
            xml.tree.root().map(|root| root.pieces_in_tags().map(|piece| piece.text).collect());
        assert_eq!(pieces.as_deref(), Some(expected), "{text}");
    };
    check("<a> <b>x</b> <b> </b><b> y z</b>\n</a>", "x y z");
    check("<a> <b>x&#32;y<![CDATA[ ]]>z</b> </a>", "x y z");
}

#[test]
fn any_depth_is_read() {
    let deep = |depth: usize| "<b>".repeat(depth) + "x" + &"</b>".repeat(depth);
    let text = deep(100_000);
    let xml = xml::read(&text);
    assert_eq!(xml.tree.root().map(Element::words).as_deref(), Some("x"));
    assert_eq!(xml.diagnostics.len(), 1);
    assert_eq!(xml::read(&deep(5_000)).diagnostics, []);
}

proptest::proptest! {
    /// Characters of the source keep their place, whatever stands around them.
    #[test]
    fn pieces_are_slices_of_the_source(text in "(<a>|</a>|<b/>|&amp;|&x;|é|[a-z ]|<!-- -->|<!\\[CDATA\\[|\\]\\]>|<|>|&|'|\"){0,40}") {
        let text = format!("<a>{text}</a>");
        let xml = xml::read(&text);
        if let Some(root) = xml.tree.root() {
            for piece in root.pieces().filter(|piece| piece.is_copied) {
                proptest::prop_assert_eq!(piece.text, &text[piece.origin.range()]);
            }
        }
    }
}
