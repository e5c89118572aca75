//! Labels for the tokens of short texts, learned from labelled examples: a linear-chain
//! conditional random field.
//!
//! Knows neither papers nor what the labels mean. A [`Task`] says how a text is cut into
//! tokens and what is known of each ([`Facts`]); a [`Labeller`] is a trained [`Model`] that
//! gives each token its label and how sure that is. Training lives in `examples/train` and
//! runs over the same facts.

use std::ops::Range;

mod facts;
mod fields;
mod form;
mod lattice;
mod model;
#[cfg(test)]
mod tests;
mod tokens;

use facts::each_feature;
pub use facts::{Facts, Feature, Shared, spread};
pub use fields::{Field, fields, tags};
pub use form::shape;
pub use lattice::{Marginals, Transitions, best_path};
pub use model::{Model, ModelError};
pub use tokens::{Token, split};

/// Sequences longer than this are labelled in stretches of this length, so that time and
/// memory stay linear. A caller that knows how long its texts can be should cut before.
pub const STRETCH: usize = 2_000;

/// A text cut into tokens, with what is known of each.
#[derive(Clone, Debug, Default)]
pub struct Sequence {
    /// Where each token stands in the text, in bytes.
    pub tokens: Vec<Range<usize>>,
    /// What is known of each token.
    pub facts: Vec<Facts>,
}

/// Something a labeller is trained for.
#[derive(Clone, Copy)]
pub struct Task {
    /// Name on the command line of the training program.
    pub name: &'static str,
    /// Names of the fields that tokens belong to; a token may belong to none.
    pub fields: &'static [&'static str],
    /// Cuts a text into tokens and says what is known of each.
    pub read: fn(&str) -> Sequence,
}

/// The label of a token.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Label<'m> {
    /// The label: "B-city" begins a field, "I-city" goes on with it, "O" is outside of all.
    pub name: &'m str,
    /// Probability of the label here, given the whole sequence: from 0 to 1.
    pub confidence: f64,
}

/// A model that labels.
#[derive(Clone, Debug)]
pub struct Labeller {
    model: Model,
    transitions: Transitions,
}

impl Labeller {
    /// Makes a labeller of a model.
    #[must_use]
    pub fn new(model: Model) -> Self {
        let transitions = Transitions::new(model.labels().len(), model.transitions().to_vec());
        Self { model, transitions }
    }

    /// Makes a labeller of the bytes of a model file.
    ///
    /// # Errors
    /// When the bytes are no whole model.
    pub fn load(bytes: &[u8]) -> Result<Self, ModelError> {
        Model::from_bytes(bytes).map(Self::new)
    }

    /// Names of the labels it gives.
    #[must_use]
    pub fn labels(&self) -> &[String] {
        self.model.labels()
    }

    /// Labels a sequence, one label a token.
    #[must_use]
    pub fn label(&self, facts: &[Facts]) -> Vec<Label<'_>> {
        facts.chunks(STRETCH).flat_map(|stretch| self.label_stretch(stretch)).collect()
    }

    fn label_stretch(&self, facts: &[Facts]) -> Vec<Label<'_>> {
        let states = self.states(facts);
        let marginals = Marginals::new(&states, &self.transitions);
        let path = best_path(&states, &self.transitions);
        let label = |(place, label): (usize, usize)| Label {
            name: &self.model.labels()[label],
            confidence: marginals.node(place, label),
        };
        path.into_iter().enumerate().map(label).collect()
    }

    /// Score of each label at each place.
    fn states(&self, facts: &[Facts]) -> Vec<f64> {
        let count = self.model.labels().len();
        let mut states = vec![0.0; count * facts.len()];
        each_feature(facts, |place, feature| {
            let row = &mut states[place * count..(place + 1) * count];
            for weight in self.model.weights(feature) {
                row[usize::from(weight.label)] += f64::from(weight.value);
            }
        });
        states
    }
}
