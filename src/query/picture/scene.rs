//! A map in the measures of a drawing: where each box stands, how large it is, and which way
//! each link takes around the others.

use super::groups::groups;
use super::labels::{lines, width};
use super::layout::{Point, places};
use super::map::Map;
use super::overlap::{Half, part};
use super::ways::{Way, way};

/// Size of the letters of the lightest box, and how much larger those of the weightiest are.
const LETTERS: (f64, f64) = (13.0, 14.0);
/// Height of a line, in sizes of its letters.
pub(super) const LINE_HEIGHT: f64 = 1.2;
/// White inside of a box, to the sides and above.
const INSIDE: (f64, f64) = (9.0, 5.0);
/// Least distance of two boxes, halved.
const AROUND: f64 = 8.0;
/// White around the whole drawing.
pub(super) const MARGIN: f64 = 20.0;
/// How much of the drawing boxes cover, before they are pushed apart.
const COVERED: f64 = 0.3;
/// How far boxes next to each other, of mean width, stand apart at most.
const STEP: f64 = 40.0;
/// How much the drawing is stretched, for labels are wider than high.
const STRETCH: f64 = 1.7;

/// A drawing.
#[derive(Debug)]
pub(super) struct Scene {
    /// Width of the drawing.
    pub width: f64,
    /// Height of the drawing.
    pub height: f64,
    /// The boxes, in the order of the map.
    pub boxes: Vec<Placed>,
    /// The way of each link, in the order of the map.
    pub ways: Vec<Way>,
}

/// A box in its place.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    /// Its middle.
    pub middle: Point,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// Size of its letters.
    pub letters: f64,
    /// What is written in it.
    pub lines: Vec<String>,
    /// Its group.
    pub group: Option<usize>,
}

impl Scene {
    /// Lays a map out.
    pub fn of(map: &Map) -> Self {
        let mut boxes = boxes(map);
        let halves: Vec<Half> = boxes.iter().map(|it| it.half(AROUND)).collect();
        let mut middles = places(map);
        scale(&mut middles, &boxes);
        part(&mut middles, &halves);
        for (placed, middle) in boxes.iter_mut().zip(middles) {
            placed.middle = middle;
        }
        let (width, height) = fit(&mut boxes);
        let ways = map.links.iter().map(|link| way(&boxes, link.from, link.to)).collect();
        Self { width, height, boxes, ways }
    }
}

impl Placed {
    /// Half of its measures, with room around it.
    pub fn half(&self, around: f64) -> Half {
        Half { width: self.width / 2.0 + around, height: self.height / 2.0 + around }
    }

    /// Whether a point is in it or as near to it.
    pub fn holds(&self, point: Point, near: f64) -> bool {
        let half = self.half(near);
        (point.x - self.middle.x).abs() <= half.width
            && (point.y - self.middle.y).abs() <= half.height
    }
}

fn boxes(map: &Map) -> Vec<Placed> {
    let weightiest = map.nodes.iter().map(|node| node.size).max().unwrap_or_default().max(1);
    let groups = groups(map);
    let members = |group: usize| groups.iter().filter(|of| **of == group).count();
    map.nodes
        .iter()
        .zip(&groups)
        .map(|(node, group)| {
            let share = (node.size as f64 / weightiest as f64).sqrt();
            let letters = ((LETTERS.0 + LETTERS.1 * share) * 2.0).floor() / 2.0;
            let lines = lines(&node.label);
            let widest = lines.iter().map(|line| width(line)).max().unwrap_or_default();
            Placed {
                middle: Point::default(),
                width: (f64::from(widest) * letters / 100.0 + 2.0 * INSIDE.0).ceil(),
                height: (lines.len() as f64 * letters * LINE_HEIGHT + 2.0 * INSIDE.1).ceil(),
                letters,
                lines,
                group: (members(*group) > 1).then_some(*group),
            }
        })
        .collect()
}

/// Draws places so large that boxes cover the wanted part of them.
fn scale(middles: &mut [Point], boxes: &[Placed]) {
    for middle in middles.iter_mut() {
        middle.x *= STRETCH;
    }
    let (least, most) = bounds(middles.iter().map(|middle| (*middle, *middle)));
    let wanted = boxes.iter().map(|it| it.width * it.height).sum::<f64>() / COVERED;
    let found = (most.x - least.x).max(1.0) * (most.y - least.y).max(1.0);
    let mean = boxes.iter().map(|it| it.width).sum::<f64>() / boxes.len().max(1) as f64;
    // Few boxes would stand far apart.
    let factor = (wanted / found).sqrt().min((mean + STEP) / STRETCH);
    for middle in middles {
        middle.x *= factor;
        middle.y *= factor;
    }
}

/// Moves boxes so that they begin at the margin, on whole numbers; gives the measures of all.
fn fit(boxes: &mut [Placed]) -> (f64, f64) {
    let corners = |it: &Placed| {
        let half = it.half(0.0);
        let (x, y) = (it.middle.x, it.middle.y);
        let corner = |sign: f64| Point { x: x + sign * half.width, y: y + sign * half.height };
        (corner(-1.0), corner(1.0))
    };
    let (least, most) = bounds(boxes.iter().map(corners));
    for placed in boxes {
        placed.middle.x = (placed.middle.x - least.x + MARGIN).floor();
        placed.middle.y = (placed.middle.y - least.y + MARGIN).floor();
    }
    ((most.x - least.x + 2.0 * MARGIN).ceil(), (most.y - least.y + 2.0 * MARGIN).ceil())
}

fn bounds(corners: impl Iterator<Item = (Point, Point)>) -> (Point, Point) {
    let join = |(least, most): (Point, Point), (from, to): (Point, Point)| {
        (
            Point { x: least.x.min(from.x), y: least.y.min(from.y) },
            Point { x: most.x.max(to.x), y: most.y.max(to.y) },
        )
    };
    corners.reduce(join).unwrap_or_default()
}
