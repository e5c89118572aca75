//! What decides what is found in a paper, beside its bytes: settings, and files they name.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::extract::Settings;
use crate::graph::Base;
use crate::skos::{Draft, Error, Vocabulary};
use crate::store::VocabularyFile;
use crate::text::Digest;

/// Settings of the extractors, with the files that were read for them.
#[derive(Clone, Debug, Default)]
pub struct Extraction {
    /// What the extractors get.
    pub settings: Settings,
    /// Files of the vocabulary, in the order given.
    pub vocabularies: Vec<VocabularyFile>,
}

impl Extraction {
    /// Reads the files of the vocabulary; `threshold` is the least score of a concept.
    ///
    /// # Errors
    /// When a file cannot be read, is no valid RDF, or holds no SKOS label.
    pub fn new(vocabulary: &[PathBuf], threshold: Option<f64>) -> Result<Self, Error> {
        let mut extraction = Self::default();
        if let Some(threshold) = threshold {
            extraction.settings.concept_threshold = threshold;
        }
        if vocabulary.is_empty() {
            return Ok(extraction);
        }
        let mut draft = Draft::default();
        for path in vocabulary {
            let name = path.display().to_string();
            draft.read(&name, &|| open(path))?;
            let digest = open(path).and_then(Digest::of_reader);
            let digest = digest.map_err(|source| Error::Read { file: name.clone(), source })?;
            extraction.vocabularies.push(VocabularyFile { path: name, digest });
        }
        extraction.settings.vocabulary = Some(Arc::new(Vocabulary::from(draft)));
        Ok(extraction)
    }

    /// What a paper's graph depends on beside its bytes: the code that makes it, the base, which
    /// extractors run, the threshold of concepts and the vocabulary.
    pub(super) fn fingerprint(&self, base: &Base) -> String {
        let Settings { concept_threshold, only, vocabulary: _ } = &self.settings;
        let mut parts = format!(
            "{} {} {concept_threshold} {}",
            env!("ETL_EXTRACTION"),
            base.as_str(),
            only.join(",")
        );
        for file in &self.vocabularies {
            parts.push_str(&format!(" {}", file.digest));
        }
        Digest::of(parts.as_bytes()).to_string()
    }
}

fn open(path: &Path) -> io::Result<Box<dyn Read>> {
    Ok(Box::new(File::open(path)?))
}
