//! A trained model, and its file: labels, transitions, and weights of features.
//!
//! The file is one zlib stream. In it, column by column so that it compresses well: the
//! mark, the labels, the transitions, the features (sorted, as differences), how many
//! labels each speaks for, those labels, their weights. Numbers are LEB128; weights are 16
//! bits in units of 1/512.

use miniz_oxide::deflate::compress_to_vec_zlib;
use miniz_oxide::inflate::decompress_to_vec_zlib_with_limit;
use thiserror::Error;

use super::Feature;

const MARK: &[u8] = b"etl labeller 1\n";
const UNITS: f64 = 512.0;
/// No model unpacks to more.
const LARGEST: usize = 64 << 20;

/// Why bytes are no model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ModelError {
    /// They do not unpack.
    #[error("the model does not unpack")]
    Packed,
    /// They end early, or a number in them is out of range.
    #[error("the model is damaged")]
    Damaged,
}

/// How much a feature speaks for a label.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weight {
    /// Index of the label.
    pub label: u8,
    /// The weight; negative speaks against it.
    pub value: f32,
}

/// Labels, transitions and weights.
#[derive(Clone, Debug, Default)]
pub struct Model {
    labels: Vec<String>,
    transitions: Vec<f64>,
    /// Features, sorted.
    features: Vec<u32>,
    /// Where the features that share their upper bits begin; one more at the end.
    shelves: Vec<u32>,
    /// Where the weights of each feature begin; one more at the end.
    starts: Vec<u32>,
    weights: Vec<Weight>,
}

/// How many bits of a feature say on which shelf it stands.
const SHELF_BITS: u32 = 16;

impl Model {
    /// Names of the labels.
    #[must_use]
    pub fn labels(&self) -> &[String] {
        &self.labels
    }

    /// Scores from each label to the next, a row for each label left.
    #[must_use]
    pub fn transitions(&self) -> &[f64] {
        &self.transitions
    }

    /// What a feature speaks for.
    #[must_use]
    pub fn weights(&self, feature: Feature) -> &[Weight] {
        let shelf = (feature.0 >> (u32::BITS - SHELF_BITS)) as usize;
        let (Some(from), Some(to)) = (self.shelves.get(shelf), self.shelves.get(shelf + 1)) else {
            return &[];
        };
        let found =
            self.features[*from as usize..*to as usize].iter().position(|one| *one == feature.0);
        let Some(place) = found.map(|found| *from as usize + found) else { return &[] };
        &self.weights[self.starts[place] as usize..self.starts[place + 1] as usize]
    }

    /// Reads a model file.
    ///
    /// # Errors
    /// When the bytes are no whole model.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let bytes =
            decompress_to_vec_zlib_with_limit(bytes, LARGEST).map_err(|_| ModelError::Packed)?;
        Reader { rest: &bytes }.model().ok_or(ModelError::Damaged)
    }

    /// Writes a model file. `weights` are sorted by feature, then label; labels are at most
    /// 255, and `transitions` holds a row for each of them.
    #[must_use]
    pub fn to_bytes(
        labels: &[String],
        transitions: &[f64],
        weights: &[(Feature, u8, f64)],
    ) -> Vec<u8> {
        let mut bytes = MARK.to_vec();
        number(&mut bytes, labels.len() as u64);
        for label in labels {
            number(&mut bytes, label.len() as u64);
            bytes.extend(label.as_bytes());
        }
        columns(&mut bytes, transitions.iter().copied());
        let features: Vec<&[(Feature, u8, f64)]> =
            weights.chunk_by(|one, two| one.0 == two.0).collect();
        number(&mut bytes, features.len() as u64);
        let mut before = 0;
        for feature in &features {
            number(&mut bytes, u64::from(feature[0].0.0 - before));
            before = feature[0].0.0;
        }
        features.iter().for_each(|feature| number(&mut bytes, feature.len() as u64));
        bytes.extend(weights.iter().map(|weight| weight.1));
        columns(&mut bytes, weights.iter().map(|weight| weight.2));
        compress_to_vec_zlib(&bytes, 9)
    }
}

/// Writes a number, seven bits a byte.
fn number(bytes: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        bytes.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

/// Writes weights: all their low bytes, then all their high ones.
fn columns(bytes: &mut Vec<u8>, weights: impl Iterator<Item = f64>) {
    let round = |weight: f64| {
        (weight * UNITS).round().clamp(f64::from(i16::MIN), f64::from(i16::MAX)) as i16
    };
    let parts: Vec<[u8; 2]> = weights.map(|weight| round(weight).to_le_bytes()).collect();
    bytes.extend(parts.iter().map(|part| part[0]));
    bytes.extend(parts.iter().map(|part| part[1]));
}

/// Where each shelf of sorted features begins.
fn shelves(features: &[u32]) -> Vec<u32> {
    let mut shelves = vec![0; (1 << SHELF_BITS) + 1];
    for feature in features {
        shelves[(feature >> (u32::BITS - SHELF_BITS)) as usize + 1] += 1;
    }
    for shelf in 1..shelves.len() {
        shelves[shelf] += shelves[shelf - 1];
    }
    shelves
}

/// Reads what the functions above write; `None` where the bytes end early or are wrong.
struct Reader<'b> {
    rest: &'b [u8],
}

impl<'b> Reader<'b> {
    fn model(mut self) -> Option<Model> {
        self.rest = self.rest.strip_prefix(MARK)?;
        let count = self.count()?;
        let labels = (0..count).map(|_| self.text()).collect::<Option<Vec<String>>>()?;
        let transitions = self.columns(count.checked_mul(count)?)?;
        let features = self.count()?;
        let mut last = 0_u32;
        let mut names = Vec::with_capacity(features);
        for _ in 0..features {
            last = last.checked_add(u32::try_from(self.number()?).ok()?)?;
            names.push(last);
        }
        let mut starts = Vec::with_capacity(features + 1);
        let mut from = 0_u32;
        starts.push(from);
        for _ in &names {
            from = from.checked_add(u32::try_from(self.number()?).ok()?)?;
            starts.push(from);
        }
        let spoken_for = self.take(from as usize)?;
        let values = self.columns(from as usize)?;
        let in_range = spoken_for.iter().all(|label| usize::from(*label) < count);
        let weight = |(label, value): (&u8, &f64)| Weight { label: *label, value: *value as f32 };
        let weights = spoken_for.iter().zip(&values).map(weight).collect();
        let shelves = shelves(&names);
        (in_range && count > 0).then_some(Model {
            labels,
            transitions,
            features: names,
            shelves,
            starts,
            weights,
        })
    }

    fn take(&mut self, count: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(taken)
    }

    fn number(&mut self) -> Option<u64> {
        let mut value = 0;
        for shift in (0..63).step_by(7) {
            let byte = self.take(1)?[0];
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }

    /// A number of things that take at least a byte each.
    fn count(&mut self) -> Option<usize> {
        usize::try_from(self.number()?).ok().filter(|count| *count <= self.rest.len())
    }

    fn text(&mut self) -> Option<String> {
        let length = self.count()?;
        String::from_utf8(self.take(length)?.to_vec()).ok()
    }

    fn columns(&mut self, count: usize) -> Option<Vec<f64>> {
        let (low, high) = (self.take(count)?, self.take(count)?);
        let weight = |(low, high): (&u8, &u8)| f64::from(i16::from_le_bytes([*low, *high])) / UNITS;
        Some(low.iter().zip(high).map(weight).collect())
    }
}
