//! JSON Schemas of the source and the bundle, generated from the types.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use schemars::{JsonSchema, SchemaGenerator};
use serde_json::Value;

use super::source::{EditionSource, FrontMatter};
use crate::edition::{Edition, EditionIndex, PageBodies};
use crate::search::{FoldingFile, PageText, SearchIndex, Volume};

/// The schema of something that editors write: keys that are not known are mistakes.
pub fn of_source<T: JsonSchema>() -> Value {
    let mut schema = of_bundle::<T>();
    close(&mut schema);
    sorted(schema)
}

/// The schema of a bundle file: keys that are not known are a newer writer's.
fn of_bundle<T: JsonSchema>() -> Value {
    sorted(SchemaGenerator::default().into_root_schema_for::<T>().to_value())
}

/// The same with the keys of every object in order, whatever map serde_json was built with.
fn sorted(schema: Value) -> Value {
    match schema {
        Value::Object(map) => {
            let map: BTreeMap<String, Value> = map.into_iter().map(|(key, value)| (key, sorted(value))).collect();
            Value::Object(map.into_iter().collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(sorted).collect()),
        other => other,
    }
}

/// Forbids other keys than the named ones in every object.
fn close(schema: &mut Value) {
    match schema {
        Value::Object(map) => {
            if map.contains_key("properties") {
                map.insert("additionalProperties".to_owned(), Value::Bool(false));
            }
            map.values_mut().for_each(close);
        }
        Value::Array(items) => items.iter_mut().for_each(close),
        _ => {}
    }
}

/// Every schema with its file name, as the text to be written.
pub fn all() -> Vec<(&'static str, String)> {
    let text = |schema: Value| format!("{schema:#}\n");
    vec![
        ("edition-source.schema.json", text(of_source::<EditionSource>())),
        ("article-front-matter.schema.json", text(of_source::<FrontMatter>())),
        ("index.schema.json", text(of_bundle::<EditionIndex>())),
        ("edition.schema.json", text(of_bundle::<Edition>())),
        ("page.schema.json", text(of_bundle::<PageBodies>())),
        ("search-index.schema.json", text(of_bundle::<SearchIndex>())),
        ("search-folding.schema.json", text(of_bundle::<FoldingFile>())),
        ("search-volume.schema.json", text(of_bundle::<Volume>())),
        ("search-page.schema.json", text(of_bundle::<PageText>())),
    ]
}

/// Writes every schema into a folder.
///
/// # Errors
/// Those of the file system.
pub fn write(out: &Path) -> io::Result<()> {
    std::fs::create_dir_all(out)?;
    all().into_iter().try_for_each(|(name, text)| std::fs::write(out.join(name), text))
}
