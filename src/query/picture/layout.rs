//! Where boxes stand: near those that they are linked with.
//!
//! Distances are the lengths of the shortest ways; positions are those whose distances differ
//! least from them (stress majorization, Gansner, Koren and North 2004), beginning with
//! classical scaling. No crate was found for it that gives the same positions everywhere.

use super::map::{Map, Relation};

/// Steps of stress majorization.
const STEPS: usize = 300;
/// Steps of the power iteration that finds where to begin.
const POWER_STEPS: usize = 200;
/// Boxes that no way links are a little further apart than the furthest that one does, but no
/// more than this.
const FURTHEST: f64 = 4.0;

/// A place; one step of the strongest link is 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Point {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

/// The places of all boxes, wider than high.
pub(super) fn places(map: &Map) -> Vec<Point> {
    let distances = distances(map);
    let mut places = begin(&distances);
    for _ in 0..STEPS {
        settle(&mut places, &distances);
    }
    places
}

/// Length of the shortest way between any two.
fn distances(map: &Map) -> Vec<Vec<f64>> {
    let count = map.nodes.len();
    let mut distances = vec![vec![f64::INFINITY; count]; count];
    let strongest = map.links.iter().map(|link| link.strength).max().unwrap_or_default().max(1);
    for link in &map.links {
        let share = (link.strength as f64 / strongest as f64).sqrt();
        let length = match link.relation {
            Relation::Together => 2.0 - share,
            Relation::Broader | Relation::Related => 1.5 - share / 2.0,
        };
        distances[link.from][link.to] = length;
        distances[link.to][link.from] = length;
    }
    for (place, row) in distances.iter_mut().enumerate() {
        row[place] = 0.0;
    }
    shorten(&mut distances);
    let known = distances.iter().flatten().filter(|it| it.is_finite());
    let apart = (known.fold(1.0, |most: f64, it| most.max(*it)) + 0.5).min(FURTHEST);
    for distance in distances.iter_mut().flatten() {
        *distance = distance.min(apart);
    }
    distances
}

/// Floyd and Warshall.
fn shorten(distances: &mut [Vec<f64>]) {
    for middle in 0..distances.len() {
        let onward = distances[middle].clone();
        for row in distances.iter_mut() {
            let first = row[middle];
            for (distance, second) in row.iter_mut().zip(&onward) {
                *distance = distance.min(first + second);
            }
        }
    }
}

/// Classical scaling: the two main axes of the distances.
fn begin(distances: &[Vec<f64>]) -> Vec<Point> {
    let count = distances.len();
    let mut centred: Vec<Vec<f64>> =
        distances.iter().map(|row| row.iter().map(|it| -it * it / 2.0).collect()).collect();
    let means: Vec<f64> = centred.iter().map(|row| mean(row)).collect();
    let all = mean(&means);
    for (row, mean) in centred.iter_mut().zip(&means) {
        for (cell, other) in row.iter_mut().zip(&means) {
            *cell += all - mean - other;
        }
    }
    let first = axis(&centred, None);
    let second = axis(&centred, Some(&first));
    // Boxes with the same links would stand in the same place for ever.
    let nudge = |place: usize| (place as f64 + 1.0) / (count as f64 + 1.0) * 1e-3;
    let point = |(place, (x, y)): (usize, (&f64, &f64))| Point {
        x: x + nudge(place),
        y: y - nudge(place * place % count.max(1)),
    };
    first.iter().zip(&second).enumerate().map(point).collect()
}

fn mean(numbers: &[f64]) -> f64 {
    numbers.iter().sum::<f64>() / numbers.len().max(1) as f64
}

/// The longest axis that is square to another one, by power iteration.
fn axis(matrix: &[Vec<f64>], other: Option<&[f64]>) -> Vec<f64> {
    let count = matrix.len();
    // Multiples of the golden section: no two alike, and square to no axis by accident.
    let mut axis: Vec<f64> = (0..count)
        .map(|place| {
            let turns = (place + 1) as f64 * 0.618_033_988_749_894_9;
            turns - turns.floor() - 0.5
        })
        .collect();
    let mut length = 0.0;
    for _ in 0..POWER_STEPS {
        if let Some(other) = other {
            let (along, square) = (product(&axis, other), product(other, other).max(1e-12));
            axis.iter_mut().zip(other).for_each(|(it, other)| *it -= along / square * other);
        }
        let next: Vec<f64> = matrix.iter().map(|row| product(row, &axis)).collect();
        length = product(&next, &next).sqrt();
        if length < 1e-9 {
            return vec![0.0; count];
        }
        axis = next.into_iter().map(|it| it / length).collect();
    }
    let scale = length.sqrt();
    axis.into_iter().map(|it| it * scale).collect()
}

fn product(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}

/// Moves each box to where the others, taken together, would have it.
fn settle(places: &mut [Point], distances: &[Vec<f64>]) {
    for (place, wanted) in distances.iter().enumerate() {
        let here = places[place];
        let (mut x, mut y, mut weights) = (0.0, 0.0, 0.0);
        for (other, wanted) in wanted.iter().enumerate().filter(|(other, _)| *other != place) {
            let there = places[other];
            let (across, down) = (here.x - there.x, here.y - there.y);
            let distance = (across * across + down * down).sqrt().max(1e-9);
            let weight = 1.0 / (wanted * wanted);
            x += weight * (there.x + wanted * across / distance);
            y += weight * (there.y + wanted * down / distance);
            weights += weight;
        }
        if weights > 0.0 {
            places[place] = Point { x: x / weights, y: y / weights };
        }
    }
}
