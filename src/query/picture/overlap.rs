//! Boxes that stand on each other are pushed apart.

use super::layout::Point;

/// Rounds of pushing before everything is drawn further apart.
const ROUNDS: usize = 80;
/// How much further apart everything is drawn at a time.
const WIDEN: f64 = 1.06;
/// After so many times nothing is pushed any more: widening alone ends for certain.
const PUSHES: usize = 60;

/// Half the width and half the height of a box, with the room around it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Half {
    /// Half the width.
    pub width: f64,
    /// Half the height.
    pub height: f64,
}

/// Moves boxes until none touches another.
pub(super) fn part(places: &mut [Point], halves: &[Half]) {
    for widening in 0.. {
        for round in 0..ROUNDS {
            if widening >= PUSHES || !push(places, halves, round) {
                break;
            }
        }
        if !any_overlap(places, halves) {
            return;
        }
        for (index, place) in places.iter_mut().enumerate() {
            // Boxes in the very same place would never part by widening.
            place.x = place.x * WIDEN + index as f64 * 1e-6;
            place.y *= WIDEN;
        }
    }
}

/// How far two boxes reach into each other, to the side and downwards.
pub(super) fn overlap(one: (Point, Half), other: (Point, Half)) -> Option<(f64, f64)> {
    let across = one.1.width + other.1.width - (one.0.x - other.0.x).abs();
    let down = one.1.height + other.1.height - (one.0.y - other.0.y).abs();
    (across > 0.0 && down > 0.0).then_some((across, down))
}

fn any_overlap(places: &[Point], halves: &[Half]) -> bool {
    let boxed = |index: usize| (places[index], halves[index]);
    (0..places.len())
        .any(|one| (one + 1..places.len()).any(|other| overlap(boxed(one), boxed(other)).is_some()))
}

/// Pushes each two that overlap apart, by the shorter way; whether there were any.
fn push(places: &mut [Point], halves: &[Half], round: usize) -> bool {
    let mut any = false;
    for one in 0..places.len() {
        for other in one + 1..places.len() {
            let boxes = ((places[one], halves[one]), (places[other], halves[other]));
            let Some((across, down)) = overlap(boxes.0, boxes.1) else { continue };
            any = true;
            let is_left = places[one].x < places[other].x
                || (places[one].x == places[other].x && (one + round).is_multiple_of(2));
            let is_above = places[one].y <= places[other].y;
            let signed = |step: f64, forward: bool| if forward { step } else { -step };
            if across < down {
                let step = signed(across / 2.0 + 1e-6, is_left);
                places[one].x -= step;
                places[other].x += step;
            } else {
                let step = signed(down / 2.0 + 1e-6, is_above);
                places[one].y -= step;
                places[other].y += step;
            }
        }
    }
    any
}
