//! Settings of concepts: flag beats environment beats file beats default.

use std::env;
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Deserialize;

use crate::pipeline::Extraction;

use super::diagnostics::Printer;
use super::{Exit, Global, fail};

/// Environment variable that names files of the vocabulary, several as in `PATH`.
const VOCABULARY: &str = "ETL_VOCABULARY";

/// The flags, as typed.
#[derive(Args, Debug)]
#[command(next_help_heading = "Concepts")]
pub struct ConceptArguments {
    /// SKOS vocabulary that concepts are linked to, in any RDF format; may be given several times
    ///
    /// Labels (preferred, alternative and hidden ones, and those of SKOS-XL) are found in the text
    /// by their base forms, in the language of the paper or in none, the longest first. A concept
    /// of the vocabulary keeps its IRI in the graph. The file may be packed with gzip.
    /// [env: ETL_VOCABULARY, several files as in PATH]
    #[arg(long, value_name = "FILE")]
    vocabulary: Vec<PathBuf>,

    /// Least score of a concept, from 0 to 1 [default: 0.08]
    #[arg(long, env = "ETL_CONCEPT_THRESHOLD", value_name = "X")]
    concept_threshold: Option<f64>,
}

/// The part of the settings file about concepts.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ConceptFile {
    #[serde(default)]
    vocabulary: Vec<PathBuf>,
    threshold: Option<f64>,
}

impl ConceptFile {
    /// The same with paths that are relative to the settings file, as is meant.
    pub fn below(mut self, folder: Option<&Path>) -> Self {
        if let Some(folder) = folder {
            self.vocabulary = self.vocabulary.iter().map(|path| folder.join(path)).collect();
        }
        self
    }
}

impl ConceptArguments {
    /// The settings of extraction; reads the vocabulary and tells what is wrong with it.
    ///
    /// # Errors
    /// When the threshold is out of range or the vocabulary cannot be used.
    pub fn extraction(&self, global: &Global, printer: &mut Printer) -> anyhow::Result<Extraction> {
        let threshold = self.concept_threshold.or(global.concepts.threshold);
        if threshold.is_some_and(|threshold| !(0.0..=1.0).contains(&threshold)) {
            return Err(fail(Exit::Usage, "the threshold of concepts must lie between 0 and 1"));
        }
        let extraction = Extraction::new(&self.files(global), threshold)?;
        if let Some(vocabulary) = &extraction.settings.vocabulary {
            printer.vocabulary(vocabulary.warnings());
        }
        Ok(extraction)
    }

    fn files(&self, global: &Global) -> Vec<PathBuf> {
        if !self.vocabulary.is_empty() {
            return self.vocabulary.clone();
        }
        let named = env::var_os(VOCABULARY).unwrap_or_default();
        let named: Vec<PathBuf> =
            env::split_paths(&named).filter(|path| !path.as_os_str().is_empty()).collect();
        if named.is_empty() { global.concepts.vocabulary.clone() } else { named }
    }
}
