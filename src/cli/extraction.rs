//! Settings of extraction, shared by the commands that read papers.

use clap::Args;
use clap::builder::PossibleValuesParser;
use serde::Deserialize;

use crate::extract::{EXTRACTORS, Extractor};
use crate::pipeline::Extraction;

use super::concepts::ConceptArguments;
use super::diagnostics::Printer;
use super::{Exit, Global, fail};

/// The flags, as typed.
#[derive(Args, Debug)]
pub struct ExtractionArguments {
    /// Extractors to run, with commas between them; the others find nothing [default: all]
    ///
    /// People, references and pointers that markup states are read many times as fast alone.
    /// Claims need people, and pointers need references.
    #[arg(
        long,
        env = "ETL_ONLY",
        value_name = "NAMES",
        value_delimiter = ',',
        value_parser = PossibleValuesParser::new(names()),
        hide_possible_values = true
    )]
    only: Vec<String>,

    #[command(flatten)]
    concepts: ConceptArguments,
}

/// The part of the settings file about extractors.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ExtractorFile {
    #[serde(default)]
    only: Vec<String>,
}

impl ExtractionArguments {
    /// The settings; reads the vocabulary and tells what is wrong with it.
    ///
    /// # Errors
    /// When a name in the settings file is no extractor, or settings of concepts are wrong.
    pub fn extraction(&self, global: &Global, printer: &mut Printer) -> anyhow::Result<Extraction> {
        let named = if self.only.is_empty() { &global.extractors.only } else { &self.only };
        if let Some(other) = named.iter().find(|name| names().all(|known| known != name.as_str())) {
            let known: Vec<&str> = names().collect();
            let message = format!("'{other}' is no extractor; there are {}", known.join(", "));
            return Err(fail(Exit::Usage, message));
        }
        let mut extraction = self.concepts.extraction(global, printer)?;
        extraction.settings.only =
            names().filter(|name| named.iter().any(|one| one == name)).collect();
        Ok(extraction)
    }
}

fn names() -> impl Iterator<Item = &'static str> {
    EXTRACTORS.iter().map(|extractor| extractor.name)
}

/// The extractors, as a paragraph of the help.
pub fn extractors() -> String {
    let line = |extractor: &Extractor| format!("\n  {:<12} {}", extractor.name, extractor.finds);
    format!("Extractors:{}", EXTRACTORS.iter().map(line).collect::<String>())
}
