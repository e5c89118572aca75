//! The way of a link: straight, or in a bow around boxes that are not its own.

use super::layout::Point;
use super::scene::Placed;

/// How far a way may bow out to a side, in parts of its length; the first that crosses fewest
/// boxes wins.
const BOWS: &[f64] = &[0.0, 0.12, -0.12, 0.25, -0.25, 0.4, -0.4];
/// A way is looked at in so many places.
const STEPS: usize = 60;
/// How near a way may come to a box that is not its own.
const NEAR: f64 = 3.0;
/// How far from its own boxes it ends.
const AWAY: f64 = 2.0;

/// A curve with one handle (a quadratic Bézier curve), straight when the handle is in the middle.
#[derive(Clone, Copy, Debug)]
pub(super) struct Way {
    /// Where it starts.
    pub from: Point,
    /// What it bows to.
    pub handle: Point,
    /// Where it ends.
    pub to: Point,
}

/// The way between two boxes, from edge to edge.
pub(super) fn way(boxes: &[Placed], from: usize, to: usize) -> Way {
    let mut best: Option<(usize, Way)> = None;
    for bow in BOWS {
        let way = Way::bowed(boxes[from].middle, boxes[to].middle, *bow);
        let crossed = way.crossed(boxes, from, to);
        if best.is_none_or(|(fewest, _)| crossed < fewest) {
            best = Some((crossed, way));
        }
    }
    let straight = Way::bowed(boxes[from].middle, boxes[to].middle, 0.0);
    best.map_or(straight, |(_, way)| way).outside(&boxes[from], &boxes[to])
}

impl Way {
    /// A level line.
    pub fn straight(from: f64, to: f64, y: f64) -> Self {
        let point = |x: f64| Point { x, y };
        Self { from: point(from), handle: point((from + to) / 2.0), to: point(to) }
    }

    fn bowed(from: Point, to: Point, bow: f64) -> Self {
        let (across, down) = (to.x - from.x, to.y - from.y);
        let handle = Point {
            x: (from.x + to.x) / 2.0 - 2.0 * bow * down,
            y: (from.y + to.y) / 2.0 + 2.0 * bow * across,
        };
        Self { from, handle, to }
    }

    /// The place after a part of the way, from 0 to 1.
    fn at(&self, t: f64) -> Point {
        let first = between(self.from, self.handle, t);
        between(first, between(self.handle, self.to, t), t)
    }

    /// How many boxes lie on it besides its own.
    fn crossed(&self, boxes: &[Placed], from: usize, to: usize) -> usize {
        let others = boxes.iter().enumerate().filter(|(index, _)| *index != from && *index != to);
        let is_crossed = |placed: &Placed| {
            (0..=STEPS).any(|step| placed.holds(self.at(step as f64 / STEPS as f64), NEAR))
        };
        others.filter(|(_, placed)| is_crossed(placed)).count()
    }

    /// The part that lies outside of both boxes; all of it when there is none.
    fn outside(self, one: &Placed, other: &Placed) -> Self {
        let steps = STEPS * 8;
        let at = |step: usize| step as f64 / steps as f64;
        let is_free = |step: &usize| {
            let point = self.at(at(*step));
            !one.holds(point, AWAY) && !other.holds(point, AWAY)
        };
        let mut free = (0..=steps).filter(is_free);
        let Some(first) = free.next() else { return self };
        let last = free.next_back().unwrap_or(first);
        self.cut(at(first), at(last))
    }

    /// The part between two places, as de Casteljau cuts it.
    fn cut(&self, first: f64, last: f64) -> Self {
        let handle = between(
            between(self.from, self.handle, first),
            between(self.handle, self.to, first),
            last,
        );
        Self { from: self.at(first), handle, to: self.at(last) }
    }
}

fn between(one: Point, other: Point, t: f64) -> Point {
    Point { x: one.x + (other.x - one.x) * t, y: one.y + (other.y - one.y) * t }
}
