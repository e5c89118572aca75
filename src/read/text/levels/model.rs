//! Which levels fit a run of headings best, by weights that were learned.
//!
//! Every choice shows features: what the heading is like, and what stood
//! before it at which level. A beam keeps the best few choices so far.

use std::collections::HashMap;
use std::fmt::{self, Write as _};
use std::sync::LazyLock;

use crate::paper::SectionRole;
use crate::text::data_lines;

use super::features::Heading;
use super::signs::View;

/// Deepest level of all.
const DEEPEST: usize = 9;
/// Deepest level that is given without a number to tell it.
const DEEPEST_GUESS: u8 = 6;
/// Choices kept at each heading.
const BEAM: usize = 8;
/// More headings than any paper has; then only the best choice is kept, for speed.
const MANY: usize = 2000;
/// Headings after which a choice is final.
const LAG: usize = 64;

static LEARNED: LazyLock<Model> = LazyLock::new(|| Model::parse(include_str!("weights.tsv")));

/// A weight for each feature, by the digest of its name.
#[derive(Clone, Debug, Default)]
pub struct Model {
    weights: HashMap<u64, f32>,
}

impl Model {
    /// The model the program comes with.
    pub fn learned() -> &'static Self {
        &LEARNED
    }

    /// Reads lines of a feature and its weight, with a tab between.
    pub fn parse(file: &str) -> Self {
        let weight = |line: &str| {
            let (name, weight) = line.split_once('\t')?;
            let mut digest = Digest::default();
            digest.write_str(name).ok()?;
            Some((digest.0, weight.parse().ok()?))
        };
        Self { weights: data_lines(file).filter_map(weight).collect() }
    }

    /// The levels that fit best.
    pub fn levels(&self, headings: &[Heading]) -> Vec<u8> {
        let mut sure: Vec<u8> = Vec::with_capacity(headings.len());
        let width = if headings.len() > MANY { 1 } else { BEAM };
        let mut beam = vec![Choice::default()];
        for place in 0..headings.len() {
            let mut next: Vec<Choice> = Vec::new();
            for choice in &beam {
                for level in choice.allowed(headings, place) {
                    let view = View { headings, sure: &sure, choice, place, level };
                    next.push(choice.with(level, place, self.score(&view)));
                }
            }
            next.sort_by(|one, other| other.score.total_cmp(&one.score));
            next.truncate(width);
            beam = next;
            if beam[0].tail.len() > LAG {
                settle(&mut beam, &mut sure);
            }
        }
        sure.extend(&beam[0].tail);
        sure
    }

    fn score(&self, view: &View<'_>) -> f32 {
        let mut sum = 0.0;
        view.signs(&mut |name| {
            let mut digest = Digest::default();
            if digest.write_fmt(name).is_ok() {
                sum += self.weights.get(&digest.0).copied().unwrap_or(0.0);
            }
        });
        sum
    }
}

/// Makes the older half of the best choice final and drops choices that disagree with it.
fn settle(beam: &mut Vec<Choice>, sure: &mut Vec<u8>) {
    let half = beam[0].tail[..LAG / 2].to_vec();
    beam.retain(|choice| choice.tail.starts_with(&half));
    for choice in beam.iter_mut() {
        choice.tail.drain(..LAG / 2);
        choice.score = choice.score.max(-1e6);
    }
    sure.extend(half);
}

/// Levels chosen so far.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    score: f32,
    /// Levels of the last headings.
    pub tail: Vec<u8>,
    /// Level of the last heading; 0 before the first.
    pub last: u8,
    /// At each level, the last heading below the same ones.
    pub open: [Option<usize>; DEEPEST + 2],
    /// How many of them stand there.
    pub count: [u8; DEEPEST + 2],
    /// At each level, the last heading at all.
    pub ever: [Option<usize>; DEEPEST + 2],
}

impl Choice {
    /// Levels that the heading at `place` may have.
    fn allowed(&self, headings: &[Heading], place: usize) -> std::ops::RangeInclusive<u8> {
        if let Some(level) = headings[place].fixed {
            return level..=level;
        }
        let deepest = (self.last + 1).min(DEEPEST_GUESS);
        let heading = &headings[place];
        let below = |before: usize| {
            let before = &headings[before];
            before.amount == 0 && before.role != SectionRole::Appendix
        };
        // A heading right below another one heads its first part.
        let is_part = heading.role == SectionRole::Body && place.checked_sub(1).is_some_and(below);
        if is_part {
            return deepest..=deepest;
        }
        let only = if self.is_only_part(headings) && is_new(heading) { self.last } else { 1 };
        heading.lowest.max(only).min(deepest)..=deepest
    }

    /// Whether the last heading is the first part of one without text; there will be another.
    fn is_only_part(&self, headings: &[Heading]) -> bool {
        let depth = usize::from(self.last);
        let parent = depth.checked_sub(1).and_then(|above| self.open[above]);
        self.count[depth] == 1 && parent.is_some_and(|parent| headings[parent].amount == 0)
    }

    fn with(&self, level: u8, place: usize, score: f32) -> Self {
        let mut next = self.clone();
        let depth = usize::from(level);
        next.score += score;
        next.tail.push(level);
        next.last = level;
        next.open[depth] = Some(place);
        next.ever[depth] = Some(place);
        next.count[depth] = next.count[depth].saturating_add(1);
        for deeper in depth + 1..next.open.len() {
            next.open[deeper] = None;
            next.count[deeper] = 0;
        }
        next
    }
}

/// Whether its words tell nothing and stand nowhere else, in a paper without methods.
fn is_new(heading: &Heading) -> bool {
    let plain = heading.essay && heading.role == SectionRole::Body;
    plain && heading.twin.is_none() && !heading.recurs
}

/// FNV-1a of what is written.
struct Digest(u64);

impl Default for Digest {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl fmt::Write for Digest {
    fn write_str(&mut self, words: &str) -> fmt::Result {
        for byte in words.bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        Ok(())
    }
}

/// Names of all features of giving the headings these levels.
pub fn names(headings: &[Heading], levels: &[u8]) -> Vec<String> {
    let mut names = Vec::new();
    let mut choice = Choice::default();
    for (place, level) in levels.iter().enumerate() {
        let view = View { headings, sure: &[], choice: &choice, place, level: *level };
        view.signs(&mut |name| names.push(name.to_string()));
        choice = choice.with(*level, place, 0.0);
    }
    names
}
