//! A drawing as a page: the image, and its data as tables for those who do not see it.
//!
//! The page holds all it needs. Its policy forbids scripts and anything from elsewhere.

use super::Caption;
use super::escape::escape;
use super::map::Map;
use super::scene::Scene;
use super::svg;

/// The looks of the page; the policy allows these letters only.
const STYLE: &str = include_str!("page.css");
/// SHA-256 of the style in Base64; a test tells when it is another.
const STYLE_HASH: &str = "sha256-BzEilRwP7e+DAHN52zs1iDDLw+owLi9kGjPsycj5QFw=";

/// The whole page.
pub(super) fn page(map: &Map, scene: &Scene, caption: Caption<'_>) -> String {
    let (title, description) = (escape(caption.title), escape(caption.description));
    let image = svg::draw(map, scene, caption);
    let tables = match map.nodes.is_empty() {
        true => String::new(),
        false => labels(map, scene, caption) + &links(map, caption),
    };
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
         style-src '{STYLE_HASH}'; base-uri 'none'; form-action 'none'\"/>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n\
         <h1>{title}</h1>\n<p>{description}</p>\n\
         <figure tabindex=\"0\" aria-label=\"Map\">\n{image}</figure>\n{}{tables}</main>\n</body>\n</html>\n",
        left_out(map)
    )
}

fn labels(map: &Map, scene: &Scene, caption: Caption<'_>) -> String {
    let size = caption.picture.size.as_deref();
    let mut table = opening("Labels", &[&caption.picture.label, size.unwrap_or("size"), "group"]);
    for (node, placed) in map.nodes.iter().zip(&scene.boxes) {
        let group = placed.group.map_or_else(|| "–".to_owned(), |group| (group + 1).to_string());
        table += &format!(
            "<tr><th scope=\"row\" dir=\"auto\">{}</th><td class=\"number\">{}</td>\
             <td class=\"number\">{group}</td></tr>\n",
            escape(&node.label),
            node.size
        );
    }
    table + "</tbody>\n</table>\n"
}

fn links(map: &Map, caption: Caption<'_>) -> String {
    if map.links.is_empty() {
        return String::new();
    }
    let strength = caption.picture.strength.as_deref().unwrap_or("strength");
    let mut table = opening("Links", &["one", "link", "other", strength]);
    for link in &map.links {
        table += &format!(
            "<tr><td dir=\"auto\">{}</td><td>{}</td><td dir=\"auto\">{}</td>\
             <td class=\"number\">{}</td></tr>\n",
            escape(&map.nodes[link.from].label),
            link.relation.words(),
            escape(&map.nodes[link.to].label),
            link.strength
        );
    }
    table + "</tbody>\n</table>\n"
}

fn opening(caption: &str, columns: &[&str]) -> String {
    let columns = columns
        .iter()
        .map(|name| format!("<th scope=\"col\">{}</th>", escape(&name.replace('_', " "))));
    format!(
        "<table>\n<caption>{caption}</caption>\n<thead><tr>{}</tr></thead>\n<tbody>\n",
        columns.collect::<String>()
    )
}

/// What the rows hold beyond the picture.
fn left_out(map: &Map) -> String {
    match map.left_out {
        (0, 0) => String::new(),
        (0, links) => format!("<p>{links} weaker links are not drawn.</p>\n"),
        (labels, links) => {
            format!("<p>{labels} labels and {links} weaker links are not drawn.</p>\n")
        }
    }
}
