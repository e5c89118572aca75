//! Annotation lines with their affiliations parted again, each by a labeller that has not
//! seen the document: what a scorer of the program's output needs for an honest figure.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
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
            part(&mut row, trained);
        }
        println!("{}", Value::Object(row));
    }
    Ok(())
}

fn part(row: &mut Map<String, Value>, trained: &Folds) {
    let text = |name: &str| row.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let document = example::document(Path::new(&text("doc")));
    let parts = part_affiliation(trained.stranger_to(&document), &text("raw"));
    let units = Some(parts.departments.join(", ")).filter(|units| !units.is_empty());
    let address = parts.address;
    let code = address.country_code.map(|code| code.to_string());
    for (name, value) in [
        ("institution", parts.institution),
        ("department", units),
        ("laboratory", parts.laboratory),
        ("street", address.street),
        ("postcode", address.postcode),
        ("city", address.city),
        ("region", address.region),
        ("country", address.country),
        ("country_code", code),
    ] {
        match value {
            Some(value) => row.insert(name.to_owned(), Value::String(value)),
            None => row.remove(name),
        };
    }
}
