//! Finds the lowest point of a problem plus `l1` times the sum of absolute weights.
//!
//! Orthant-wise limited-memory quasi-Newton: G. Andrew and J. Gao, "Scalable training of
//! L1-regularized log-linear models", ICML 2007. No randomness: one problem, one answer.

use std::collections::VecDeque;

use crate::objective::Problem;

/// Steps remembered.
const MEMORY: usize = 7;
/// Rounds over which the loss must fall by `ENOUGH` of itself, or it is done.
const PERIOD: usize = 8;
const ENOUGH: f64 = 5e-3;

struct Step {
    moved: Vec<f64>,
    turned: Vec<f64>,
    /// Reciprocal of their product.
    factor: f64,
}

/// Gives the lowest point found in at most `rounds` rounds.
pub fn minimize(problem: &Problem, l1: f64, rounds: usize) -> Vec<f64> {
    let absolute = |point: &[f64]| l1 * point.iter().map(|weight| weight.abs()).sum::<f64>();
    let mut point = vec![0.0; problem.size()];
    let (mut loss, mut slope) = problem.loss(&point);
    let mut steps: VecDeque<Step> = VecDeque::new();
    let mut losses = vec![loss];
    for round in 0..rounds {
        let descent = descent(&point, &slope, l1);
        let direction = direction(&descent, &steps);
        let gain = dot(&direction, &descent);
        if gain <= 0.0 {
            break;
        }
        let mut length = if steps.is_empty() { 1.0 / norm(&descent).max(1e-12) } else { 1.0 };
        let mut taken = None;
        for _ in 0..30 {
            let next = walk(&point, &direction, &descent, length, l1 > 0.0);
            let (smooth, next_slope) = problem.loss(&next);
            let next_loss = smooth + absolute(&next);
            let expected: f64 =
                next.iter().zip(&point).zip(&descent).map(|((to, from), d)| (to - from) * d).sum();
            if next_loss <= loss - 1e-4 * expected {
                taken = Some((next, next_loss, next_slope));
                break;
            }
            length *= 0.5;
        }
        let Some((next, next_loss, next_slope)) = taken else {
            eprintln!("no way down in round {round}, loss {loss:.1}");
            break;
        };
        remember(&mut steps, difference(&next, &point), difference(&next_slope, &slope));
        (point, loss, slope) = (next, next_loss, next_slope);
        losses.push(loss);
        let settled = losses.len() > PERIOD
            && (losses[losses.len() - 1 - PERIOD] - loss) / loss.max(1e-12) < ENOUGH;
        if settled {
            eprintln!("settled in round {round}, loss {loss:.1}");
            break;
        }
    }
    point
}

/// The way down at a point, where absolute values have a corner at zero: minus the slope
/// of steepest descent.
fn descent(point: &[f64], slope: &[f64], l1: f64) -> Vec<f64> {
    let down = |(weight, slope): (&f64, &f64)| {
        if *weight > 0.0 {
            -(slope + l1)
        } else if *weight < 0.0 {
            -(slope - l1)
        } else if slope + l1 < 0.0 {
            -(slope + l1)
        } else if slope - l1 > 0.0 {
            -(slope - l1)
        } else {
            0.0
        }
    };
    point.iter().zip(slope).map(down).collect()
}

/// The two-loop recursion, then only what still leads down.
fn direction(descent: &[f64], steps: &VecDeque<Step>) -> Vec<f64> {
    let mut direction = descent.to_vec();
    let mut parts = Vec::with_capacity(steps.len());
    for step in steps.iter().rev() {
        let part = step.factor * dot(&step.moved, &direction);
        add(&mut direction, -part, &step.turned);
        parts.push(part);
    }
    if let Some(last) = steps.back() {
        let scale = 1.0 / (last.factor * dot(&last.turned, &last.turned));
        direction.iter_mut().for_each(|value| *value *= scale);
    }
    for (step, part) in steps.iter().zip(parts.iter().rev()) {
        let other = step.factor * dot(&step.turned, &direction);
        add(&mut direction, part - other, &step.moved);
    }
    for (value, down) in direction.iter_mut().zip(descent) {
        if *value * down <= 0.0 {
            *value = 0.0;
        }
    }
    direction
}

/// Goes along a direction; with `corners`, no weight changes its sign in one step.
fn walk(point: &[f64], way: &[f64], descent: &[f64], length: f64, corners: bool) -> Vec<f64> {
    let places = point.iter().zip(way).zip(descent);
    places
        .map(|((weight, way), down)| {
            let next = weight + length * way;
            let side = if *weight == 0.0 { *down } else { *weight };
            if corners && next * side <= 0.0 { 0.0 } else { next }
        })
        .collect()
}

fn remember(steps: &mut VecDeque<Step>, moved: Vec<f64>, turned: Vec<f64>) {
    let product = dot(&moved, &turned);
    if product > 1e-12 {
        steps.push_back(Step { moved, turned, factor: 1.0 / product });
    }
    if steps.len() > MEMORY {
        steps.pop_front();
    }
}

fn dot(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(a, b)| a * b).sum()
}

fn norm(one: &[f64]) -> f64 {
    dot(one, one).sqrt()
}

fn add(sum: &mut [f64], factor: f64, other: &[f64]) {
    sum.iter_mut().zip(other).for_each(|(a, b)| *a += factor * b);
}

fn difference(one: &[f64], other: &[f64]) -> Vec<f64> {
    one.iter().zip(other).map(|(a, b)| a - b).collect()
}
