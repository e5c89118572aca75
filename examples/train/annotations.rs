//! Annotation lines with their affiliations parted again, each by a labeller that has not
//! seen the document: what a scorer of the program's output needs for an honest figure.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use etl::annotation::WorkplaceFields;
use etl::extract::part_affiliation;
use serde_json::{Map, Value};

use crate::cross_validation::Folds;
use crate::example;

/// Prints the lines of `file`.
pub fn print(file: &Path, trained: &Folds) -> Result<()> {
    let text =
        fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    for line in text.lines() {
        let mut row: Map<String, Value> = serde_json::from_str(line)?;
        if row.get("kind").and_then(Value::as_str) == Some("affiliation") {
            part(&mut row, trained)?;
        }
        println!("{}", Value::Object(row));
    }
    Ok(())
}

fn part(row: &mut Map<String, Value>, trained: &Folds) -> Result<()> {
    let text = |name: &str| row.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let document = example::document(Path::new(&text("doc")));
    let parts = part_affiliation(trained.stranger_to(&document), &text("raw"));
    let fields = serde_json::to_value(WorkplaceFields::new(&parts.places))?;
    for name in WorkplaceFields::NAMES {
        row.remove(*name);
    }
    row.extend(fields.as_object().cloned().unwrap_or_default());
    Ok(())
}
