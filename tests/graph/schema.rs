//! A check of JSON values against the parts of JSON Schema that `docs/` uses.
//!
//! Stricter than the schema in one point: fields that it does not name are refused,
//! so that no field is printed that is not documented.

use std::fs;
use std::path::Path;

use serde_json::Value;

/// The schema of annotation lines.
pub struct Schema(Value);

impl Schema {
    /// Reads the schema.
    pub fn read(path: &Path) -> Self {
        let text = fs::read_to_string(path).expect("the schema is there");
        Self(serde_json::from_str(&text).expect("the schema is JSON"))
    }

    /// Checks one line.
    pub fn check(&self, line: &Value) {
        let kind = line["kind"].as_str().unwrap_or_else(|| panic!("no kind in {line}"));
        let reference = format!("#/$defs/{kind}");
        let listed = self.0["oneOf"].as_array().expect("a list of kinds");
        assert!(listed.iter().any(|one| one["$ref"] == *reference), "{kind} is not in the schema");
        self.value(&self.0["$defs"][kind], line, line);
    }

    fn value(&self, schema: &Value, value: &Value, line: &Value) {
        if let Some(reference) = schema["$ref"].as_str() {
            let name = reference.strip_prefix("#/$defs/").expect("a local reference");
            return self.value(&self.0["$defs"][name], value, line);
        }
        if let Some(choices) = schema["oneOf"].as_array() {
            let choice = choices.iter().find(|choice| has_type(choice, value));
            let choice = choice.unwrap_or_else(|| panic!("{value} is none of {schema} in {line}"));
            return self.value(choice, value, line);
        }
        assert!(has_type(schema, value), "{value} is not {schema} in {line}");
        let least = schema["minItems"].as_u64().unwrap_or(0);
        let count = value.as_array().map_or(u64::MAX, |items| items.len() as u64);
        assert!(count >= least, "{value} has fewer than {least} items in {line}");
        if let Some(allowed) = schema["enum"].as_array() {
            assert!(allowed.contains(value), "{value} is not among {allowed:?} in {line}");
        }
        for limit in [("minimum", 1.0), ("maximum", -1.0)] {
            if let (Some(bound), Some(number)) = (schema[limit.0].as_f64(), value.as_f64()) {
                assert!((number - bound) * limit.1 >= 0.0, "{value} is past {bound} in {line}");
            }
        }
        for item in value.as_array().into_iter().flatten() {
            self.value(&schema["items"], item, line);
        }
        self.fields(schema, value, line);
    }

    fn fields(&self, schema: &Value, value: &Value, line: &Value) {
        let Some(fields) = value.as_object() else { return };
        for name in schema["required"].as_array().into_iter().flatten() {
            let name = name.as_str().expect("a name");
            assert!(fields.contains_key(name), "{name} is missing in {line}");
        }
        for (name, value) in fields {
            let schema = schema["properties"].get(name);
            let schema = schema.unwrap_or_else(|| panic!("{name} is not in the schema: {line}"));
            self.value(schema, value, line);
        }
    }
}

/// Whether the value is of the type, or is the constant, that the schema names.
fn has_type(schema: &Value, value: &Value) -> bool {
    match schema["type"].as_str() {
        Some("string") => value.is_string(),
        Some("integer") => value.is_u64(),
        Some("number") => value.is_number(),
        Some("boolean") => value.is_boolean(),
        Some("array") => value.is_array(),
        Some("object") => value.is_object(),
        _ => schema["const"] == *value,
    }
}
