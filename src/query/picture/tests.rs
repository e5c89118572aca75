//! Whole pictures: nothing overlaps, nothing is lost, nothing of the data becomes markup.

use oxigraph::model::{Literal, NamedNode, Term};
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;

use super::*;
use crate::graph::Base;
use crate::query::Rows;
use crate::query::picture::labels::width;
use crate::query::picture::map::Map;
use crate::query::picture::overlap::overlap;
use crate::query::picture::scene::Scene;

/// Links as `(from, to, relation, strength)`.
type Links<'a> = &'a [(usize, usize, &'a str, u64)];

fn picture() -> Picture {
    let mut picture = Picture::default();
    let columns = ["map", "node: node", "label: label", "size: mentions", "other: other"];
    for value in columns.into_iter().chain(["relation: relation", "strength: strength"]) {
        picture.take(value).expect("a declaration");
    }
    picture
}

fn rows(nodes: &[(&str, u64)], links: Links<'_>) -> Rows {
    let columns = ["node", "label", "mentions", "other", "relation", "strength"];
    let iri =
        |place: usize| Some(Term::from(NamedNode::new_unchecked(format!("http://a.org/{place}"))));
    let text = |text: &str| Some(Term::from(Literal::from(text)));
    let number = |number: u64| text(&number.to_string());
    let boxes = nodes.iter().enumerate().map(|(place, (label, size))| {
        vec![iri(place), text(label), number(*size), None, None, None]
    });
    let links = links.iter().map(|(from, to, relation, strength)| {
        vec![iri(*from), text(nodes[*from].0), None, iri(*to), text(relation), number(*strength)]
    });
    Rows { columns: columns.map(str::to_owned).to_vec(), rows: boxes.chain(links).collect() }
}

fn draw(rows: &Rows, format: PictureFormat) -> String {
    let picture = picture();
    let caption = Caption { picture: &picture, title: "A <map> & more", description: "All of it." };
    let mut out = Vec::new();
    let shortener = Shortener::new(&Base::default());
    write(rows, caption, format, &shortener, &mut out).expect("memory takes all");
    String::from_utf8(out).expect("text")
}

/// The texts of a document; it must be well-formed.
fn texts(document: &str) -> Vec<String> {
    let mut reader = Reader::from_str(document);
    let mut texts = Vec::new();
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{error}: {document}")) {
            Event::Eof => return texts,
            Event::Text(text) => texts.push(text.unescape().expect("known entities").into_owned()),
            Event::Start(element) | Event::Empty(element) => {
                assert_ne!(element.name().as_ref(), b"script");
                for attribute in element.attributes() {
                    let attribute = attribute.expect("an attribute");
                    assert!(!attribute.key.as_ref().starts_with(b"on"), "{document}");
                    assert!(!attribute.key.as_ref().ends_with(b"href"), "{document}");
                }
            }
            _ => {}
        }
    }
}

/// Both forms of a picture hold each label in full.
fn check(nodes: &[(&str, u64)], links: Links<'_>) -> (String, String) {
    let rows = rows(nodes, links);
    let (svg, html) = (draw(&rows, PictureFormat::Svg), draw(&rows, PictureFormat::Html));
    for document in [&svg, &html] {
        let texts = texts(document);
        for (label, _) in nodes {
            assert!(texts.iter().any(|text| text.contains(label)), "{label}: {document}");
        }
    }
    assert!(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "), "{svg}");
    assert!(svg.contains("role=\"img\"") && svg.contains("A &lt;map&gt; &amp; more</title>"));
    assert!(html.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"), "{html}");
    assert!(html.contains(&svg), "the page shows the image");
    (svg, html)
}

#[test]
fn nothing_is_said_where_there_is_nothing() {
    let (svg, html) = check(&[], &[]);
    assert!(svg.contains("There is nothing to draw."), "{svg}");
    assert!(!html.contains("<table"), "{html}");
}

#[test]
fn one_box_and_two_that_are_linked_are_drawn() {
    let (svg, _) = check(&[("trust", 3)], &[]);
    assert_eq!((svg.matches(" rx=").count(), svg.matches(" d=").count()), (1, 0), "{svg}");
    let (svg, html) = check(&[("trust", 3), ("social capital", 9)], &[(0, 1, "broader", 4)]);
    assert!(svg.contains("<title>trust is narrower than social capital: 4</title>"), "{svg}");
    assert!(html.contains("<td>is narrower than</td>"), "{html}");
}

#[test]
fn data_never_becomes_markup() {
    let evil = "<script>alert(\"1\")</script> ' & ]]> --> </title></svg></style>";
    let (svg, html) = check(&[(evil, 3), ("\" onload=\"x", 1)], &[(0, 1, evil, 2)]);
    for document in [svg, html] {
        assert!(!document.contains("<script") && !document.contains("\" onload"), "{document}");
    }
    let control = rows(&[("a\u{0}b\u{8}c\u{FFFE}\u{202E}d", 1)], &[]);
    assert!(texts(&draw(&control, PictureFormat::Svg)).contains(&"a b c\u{FFFD}d".to_owned()));
}

#[test]
fn a_long_label_is_shortened_and_told_in_full() {
    let (words, word) = ("policy of learning ".repeat(11), "x".repeat(200));
    let (svg, _) = check(&[(words.trim(), 3), (&word, 1)], &[]);
    assert_eq!(svg.matches('…').count(), 2, "{svg}");
    let width: f64 = svg
        .split("width=\"")
        .nth(1)
        .and_then(|it| it.split('"').next()?.parse().ok())
        .expect("a width");
    assert!(width < 900.0, "{width}");
}

#[test]
fn right_to_left_labels_say_so() {
    let (svg, html) =
        check(&[("رأس المال الاجتماعي", 2), ("אמון", 1), ("信頼", 1)], &[(0, 1, "related", 1)]);
    assert!(svg.contains("direction=\"rtl\">אמון</text>"), "{svg}");
    assert!(!svg.contains("direction=\"rtl\">信"), "{svg}");
    assert!(html.contains("dir=\"auto\">אמון"), "{html}");
}

#[test]
fn weak_links_are_left_out_and_counted() {
    let labels: Vec<String> = (0..12).map(|place| format!("label {place}")).collect();
    let nodes: Vec<_> = labels.iter().map(|label| (label.as_str(), 5)).collect();
    let links: Vec<_> = (0..12)
        .flat_map(|from| (from + 1..12).map(move |to| (from, to, "together", (from * to) as u64)))
        .collect();
    let (svg, html) = check(&nodes, &links);
    let drawn = svg.matches(" occurs with ").count();
    assert!((12..40).contains(&drawn), "{drawn}");
    assert!(html.contains(&format!("<p>{} weaker links are not drawn.</p>", 66 - drawn)), "{html}");
}

/// The policy of the page lets its own style through and nothing else.
#[test]
fn the_policy_knows_the_style() {
    use sha2::{Digest, Sha256};
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digest = Sha256::digest(include_str!("page.css"));
    let mut hash = String::new();
    for bytes in digest.chunks(3) {
        let byte = |place: usize| u32::from(bytes.get(place).copied().unwrap_or_default());
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let letter = char::from(LETTERS[(bits >> (18 - 6 * place) & 63) as usize]);
            hash.push(if place > bytes.len() { '=' } else { letter });
        }
    }
    let (_, html) = check(&[("trust", 3)], &[]);
    let policy = format!("content=\"default-src 'none'; style-src 'sha256-{hash}'; ");
    assert!(html.contains(&policy), "{policy}");
    for elsewhere in ["src=", "url(", "@import", "<link", "https:"] {
        assert!(!html.contains(elsewhere), "{elsewhere}");
    }
}

/// Boxes as label and size, links as both ends and strength.
type Graph = (Vec<(String, u64)>, Vec<(usize, usize, u64)>);

fn graphs() -> impl Strategy<Value = Graph> {
    let label = prop_oneof!["[a-z ]{1,30}", "\\PC{0,40}", "[א-ת信頼]{1,12}"];
    proptest::collection::vec((label, 0..500_u64), 0..28).prop_flat_map(|nodes| {
        let count = nodes.len().max(1);
        let link = (0..count, 0..count, 0..30_u64);
        let links = proptest::collection::vec(link, 0..if nodes.is_empty() { 1 } else { 60 });
        (Just(nodes), links)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn labels_stay_apart_and_inside((nodes, links) in graphs()) {
        let nodes: Vec<_> = nodes.iter().map(|(label, size)| (label.as_str(), *size)).collect();
        let kinds = ["together", "related", "broader"];
        let links: Vec<_> = links
            .iter()
            .filter(|_| !nodes.is_empty())
            .map(|(from, to, strength)| (*from, *to, kinds[(from + to) % 3], *strength))
            .collect();
        let rows = rows(&nodes, &links);
        let map = Map::of(&rows, &picture(), &Shortener::new(&Base::default()));
        let scene = Scene::of(&map);
        prop_assert_eq!(scene.boxes.len(), nodes.len());
        for (place, placed) in scene.boxes.iter().enumerate() {
            let half = placed.half(0.0);
            prop_assert!(placed.middle.x - half.width >= 0.0 && placed.middle.y - half.height >= 0.0);
            prop_assert!(placed.middle.x + half.width <= scene.width);
            prop_assert!(placed.middle.y + half.height <= scene.height);
            for line in &placed.lines {
                prop_assert!(f64::from(width(line)) * placed.letters / 100.0 <= placed.width);
            }
            for other in &scene.boxes[place + 1..] {
                let boxes = ((placed.middle, half), (other.middle, other.half(0.0)));
                prop_assert_eq!(overlap(boxes.0, boxes.1), None);
            }
        }
        let svg = draw(&rows, PictureFormat::Svg);
        prop_assert_eq!(&svg, &draw(&rows, PictureFormat::Svg));
        // A label may hold these letters, but no number does.
        let numbers = svg.split('"').skip(1).step_by(2);
        prop_assert!(numbers.clone().all(|value| value != "inf" && value != "-inf" && !value.contains("NaN")));
        texts(&draw(&rows, PictureFormat::Html));
    }
}
