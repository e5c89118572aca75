//! A drawing as SVG: texts stay texts, nothing is fetched from anywhere.

use super::Caption;
use super::escape::escape;
use super::labels::{is_right_to_left, width};
use super::map::{Link, Map, Relation};
use super::scene::{LINE_HEIGHT, MARGIN, Placed, Scene};
use super::ways::Way;

/// Fill and edge of the boxes of each group: black letters stand out from every fill.
pub(super) const COLOURS: &[(&str, &str)] = &[
    ("#dcebf7", "#2b6ca3"),
    ("#fde6cc", "#b45f06"),
    ("#d8f0e2", "#1b7a4b"),
    ("#ecdff4", "#75489b"),
    ("#fbf3bf", "#857000"),
    ("#fbdde7", "#ad3366"),
    ("#d3f0f2", "#0e707b"),
];
/// Of boxes without group, and of groups beyond the colours.
const PLAIN: (&str, &str) = ("#f2f2f2", "#6b6b6b");
const INK: &str = "#1a1a1a";
const STATED: &str = "#4a4a4a";
const TOGETHER: &str = "#a9aeb4";
/// Thinnest line, and how much thicker the strongest is.
const STROKE: (f64, f64) = (1.1, 3.4);
/// Size of the letters of the legend, and the height that it takes.
const LEGEND: (f64, f64) = (12.0, 32.0);
/// Length of a line in the legend.
const SAMPLE: f64 = 26.0;
/// What is written where nothing is to be drawn.
pub(super) const NOTHING: &str = "There is nothing to draw.";

/// The whole image.
pub(super) fn draw(map: &Map, scene: &Scene, caption: Caption<'_>) -> String {
    let (legend, legend_width) = legend(map, scene, caption);
    let width = scene.width.max(legend_width).max(240.0);
    let height = scene.height + if legend.is_empty() { 0.0 } else { LEGEND.1 };
    let mut svg = opening(width, height, map, caption);
    if map.nodes.is_empty() {
        svg +=
            &format!("<text x=\"20\" y=\"26\" font-size=\"14\" fill=\"{INK}\">{NOTHING}</text>\n");
    }
    // The drawing stands in the middle above a legend that is wider.
    let shift = number(((width - scene.width) / 2.0).floor());
    svg += &format!("<g transform=\"translate({shift} 0)\">\n");
    svg += "<g fill=\"none\" stroke-linecap=\"round\">\n";
    let mut order: Vec<_> = map.links.iter().zip(&scene.ways).collect();
    order.sort_by_key(|(link, _)| (link.relation != Relation::Together, link.strength));
    order.into_iter().for_each(|(link, way)| svg += &drawn_link(map, link, way));
    svg += "</g>\n<g text-anchor=\"middle\">\n";
    for (node, placed) in map.nodes.iter().zip(&scene.boxes) {
        svg += &drawn_box(&named(&node.label, node.size), placed);
    }
    svg += "</g>\n</g>\n";
    svg += &legend;
    svg + "</svg>\n"
}

/// A label with its number, where it has one.
fn named(label: &str, size: u64) -> String {
    if size > 0 { format!("{label}: {size}") } else { label.to_owned() }
}

/// One sentence on what there is to see.
pub(super) fn summary(map: &Map) -> String {
    let most = map.nodes.iter().take(5).map(|node| named(&node.label, node.size));
    let most: Vec<_> = most.collect();
    match map.nodes.len() {
        0 => NOTHING.to_owned(),
        count => format!(
            "A map with {count} labels and {} links. First labels: {}.",
            map.links.len(),
            most.join(", ")
        ),
    }
}

fn opening(width: f64, height: f64, map: &Map, caption: Caption<'_>) -> String {
    let (width, height) = (number(width), number(height));
    let (title, description) = (escape(caption.title), escape(&summary(map)));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
         width=\"{width}\" height=\"{height}\" role=\"img\" \
         aria-labelledby=\"map-title map-description\" \
         font-family=\"Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif\">\n\
         <title id=\"map-title\">{title}</title>\n\
         <desc id=\"map-description\">{description}</desc>\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>\n"
    )
}

fn drawn_link(map: &Map, link: &Link, way: &Way) -> String {
    let strongest = map.links.iter().map(|link| link.strength).max().unwrap_or_default().max(1);
    let share = (link.strength as f64 / strongest as f64).sqrt();
    let stroke = STROKE.0 + STROKE.1 * share;
    let mut title = format!(
        "{} {} {}",
        map.nodes[link.from].label,
        link.relation.words(),
        map.nodes[link.to].label
    );
    if link.strength > 0 {
        title = named(&title, link.strength);
    }
    format!("<g><title>{}</title>{}</g>\n", escape(&title), line(link.relation, way, stroke))
}

/// A line in the manner of its kind; an arrow points to what is broader.
fn line(relation: Relation, way: &Way, stroke: f64) -> String {
    let colour = if relation == Relation::Together { TOGETHER } else { STATED };
    let (mut to, mut head) = (way.to, String::new());
    if relation == Relation::Broader {
        let (across, down) = (way.to.x - way.handle.x, way.to.y - way.handle.y);
        let length = (across * across + down * down).sqrt().max(1e-9);
        let (across, down) = (across / length, down / length);
        let long = 5.0 + 2.0 * stroke;
        let half = 2.5 + stroke;
        to.x -= across * long * 0.8;
        to.y -= down * long * 0.8;
        let (x, y) = (way.to.x - across * long, way.to.y - down * long);
        head = format!(
            "<path d=\"M{} {}L{} {}L{} {}Z\" fill=\"{colour}\"/>",
            number(way.to.x),
            number(way.to.y),
            number(x - down * half),
            number(y + across * half),
            number(x + down * half),
            number(y - across * half),
        );
    }
    let dashes = match relation {
        Relation::Related => " stroke-dasharray=\"1 5\"",
        _ => "",
    };
    format!(
        "<path d=\"M{} {}Q{} {} {} {}\" stroke=\"{colour}\" stroke-width=\"{}\"{dashes}/>{head}",
        number(way.from.x),
        number(way.from.y),
        number(way.handle.x),
        number(way.handle.y),
        number(to.x),
        number(to.y),
        number(stroke),
    )
}

fn drawn_box(title: &str, placed: &Placed) -> String {
    let (fill, edge) = colours(placed.group);
    let (x, y) = (placed.middle.x - placed.width / 2.0, placed.middle.y - placed.height / 2.0);
    let mut drawn = format!(
        "<g><title>{}</title><rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"6\" \
         fill=\"{fill}\" stroke=\"{edge}\" stroke-width=\"1.2\"/>",
        escape(title),
        number(x),
        number(y),
        number(placed.width),
        number(placed.height),
    );
    let leading = placed.letters * LINE_HEIGHT;
    let above = placed.lines.len() as f64 * leading / 2.0;
    for (index, text) in placed.lines.iter().enumerate() {
        // Small letters reach from the base line to half their size, capitals to 0.7 of it.
        let base = placed.middle.y - above + leading * (index as f64 + 0.5) + placed.letters * 0.35;
        let direction = if is_right_to_left(text) { " direction=\"rtl\"" } else { "" };
        drawn += &format!(
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\" fill=\"{INK}\"{direction}>{}</text>",
            number(placed.middle.x),
            number(base),
            number(placed.letters),
            escape(text),
        );
    }
    drawn + "</g>\n"
}

/// Fill and edge of a box.
pub(super) fn colours(group: Option<usize>) -> (&'static str, &'static str) {
    group.and_then(|group| COLOURS.get(group)).copied().unwrap_or(PLAIN)
}

/// What the lines and letters mean, and how wide that is with its margins.
fn legend(map: &Map, scene: &Scene, caption: Caption<'_>) -> (String, f64) {
    if map.nodes.is_empty() {
        return (String::new(), 0.0);
    }
    let middle = scene.height + LEGEND.1 / 2.0 - 6.0;
    let mut legend = format!("<g fill=\"none\" font-size=\"{}\">\n", number(LEGEND.0));
    let mut x = MARGIN;
    let kinds = [
        (Relation::Broader, "to what is broader"),
        (Relation::Related, "related"),
        (Relation::Together, "occur together"),
    ];
    for (relation, words) in kinds {
        if map.links.iter().all(|link| link.relation != relation) {
            continue;
        }
        legend += &line(relation, &Way::straight(x, x + SAMPLE, middle), 2.2);
        x = legend_text(&mut legend, x + SAMPLE + 6.0, middle, words);
    }
    if let Some(size) = &caption.picture.size {
        let words = format!("larger letters: more {}", size.replace('_', " "));
        x = legend_text(&mut legend, x, middle, &words);
    }
    if scene.boxes.iter().any(|placed| placed.group.is_some()) {
        x = legend_text(&mut legend, x, middle, "one colour: closely linked");
    }
    (legend + "</g>\n", x)
}

/// Writes words of the legend; gives where the next ones may start.
fn legend_text(legend: &mut String, x: f64, middle: f64, words: &str) -> f64 {
    *legend += &format!(
        "<text x=\"{}\" y=\"{}\" fill=\"{INK}\">{}</text>\n",
        number(x),
        number(middle + LEGEND.0 * 0.35),
        escape(words)
    );
    x + f64::from(width(words)) * LEGEND.0 / 100.0 + 18.0
}

/// A number with at most one digit behind the point.
fn number(number: f64) -> String {
    let text = format!("{number:.1}");
    let text = text.strip_suffix(".0").unwrap_or(&text);
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}
