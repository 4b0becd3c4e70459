//! The JSON schema of a person's own catalog files, with which editors complete and check keys.
//!
//! The keys are those that the loader reads; the types and descriptions those of the model.

use crate::catalog::parse::schema;
use crate::catalog::{
    Answer, Award, Entry, FieldCard, Kind, Line, Person, Publisher, Resource, Service, Strictness,
    Topic,
};
use crate::faults::Keys;
use schemars::generate::{SchemaGenerator, SchemaSettings};
use schemars::{JsonSchema, Schema, json_schema};

/// Returns the schema of a file of a person's own catalog, in the draft that TOML editors know.
pub fn json_schema() -> Schema {
    let mut generator = SchemaSettings::draft07().into_generator();
    let entry = known_properties(&mut generator);
    let mut file = Properties::new();
    for &kind in Kind::ALL {
        let table = table(schema::of_kind(kind, Strictness::Local), &entry);
        file.insert(kind.table().to_owned(), list_of(table).to_value());
    }
    let more = [
        ("override", &schema::OVERRIDE),
        ("hide", &schema::HIDE),
        ("line", &schema::LOOSE_LINE),
        ("topic", &schema::TOPIC),
        ("publisher", &schema::PUBLISHER),
        ("synonyms", &schema::SYNONYMS),
    ];
    for (name, keys) in more {
        file.insert(name.to_owned(), list_of(table(keys, &entry)).to_value());
    }
    for (key, value) in table(&schema::LOCAL_MANIFEST, &entry).1 {
        file.entry(key).or_insert(value);
    }
    // A list of tables in any file, a text in the manifest.
    let publishers = file.remove("publisher");
    file.insert(
        "publisher".to_owned(),
        json_schema!({ "anyOf": [publishers, { "type": "string" }] }).to_value(),
    );
    let definitions = generator.take_definitions(true);
    json_schema!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A file of a squadroom catalog",
        "type": "object",
        "properties": file,
        "additionalProperties": false,
        "definitions": definitions,
    })
}

type Properties = serde_json::Map<String, serde_json::Value>;

/// The names of the keys that a table must have, and its properties.
type Table = (Vec<&'static str>, Properties);

/// Returns the keys of a table, each with what is known of it; any other is a text.
fn table(keys: &Keys, known: &Properties) -> Table {
    let text = || json_schema!({ "type": "string" }).to_value();
    let property =
        |key: &'static str| (key.to_owned(), known.get(key).cloned().unwrap_or_else(text));
    let required = keys.required.iter().flat_map(|group| group.iter().copied()).collect();
    (required, keys.known().map(property).collect())
}

fn list_of((required, properties): Table) -> Schema {
    json_schema!({
        "type": "array",
        "items": {
            "type": "object",
            "required": required,
            "properties": properties,
            "additionalProperties": false,
        },
    })
}

/// Returns the properties of all types of the model, by key. The first type that has a key
/// describes it.
fn known_properties(generator: &mut SchemaGenerator) -> Properties {
    let mut known = Properties::new();
    let mut add = |schema: Schema| {
        let own = schema.get("properties").and_then(|own| own.as_object()).cloned();
        for (key, value) in own.into_iter().flatten() {
            known.entry(key).or_insert(value);
        }
    };
    add(Entry::json_schema(generator));
    add(Resource::json_schema(generator));
    add(Service::json_schema(generator));
    add(Person::json_schema(generator));
    add(Award::json_schema(generator));
    add(FieldCard::json_schema(generator));
    add(Answer::json_schema(generator));
    add(Topic::json_schema(generator));
    add(Publisher::json_schema(generator));
    add(Line::json_schema(generator));
    let line = list_of(table(&schema::LINE, &known)).to_value();
    let source = list_of(table(&schema::SOURCE, &known)).to_value();
    let origin = list_of(table(&schema::ORIGIN, &known)).to_value();
    for (key, value) in [("line", line), ("source", source), ("origin", origin), ("words", texts())]
    {
        known.insert(key.to_owned(), value);
    }
    known
}

fn texts() -> serde_json::Value {
    json_schema!({ "type": "array", "items": { "type": "string" } }).to_value()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_every_table_is_in_the_schema() {
        let schema = json_schema();
        for &kind in Kind::ALL {
            let table = schema.pointer(&format!("/properties/{}/items", kind.table())).unwrap();
            for key in schema::of_kind(kind, Strictness::Local).known() {
                assert!(table["properties"][key].is_object(), "{kind} {key}");
            }
            assert!(table["required"].as_array().unwrap().contains(&"title".into()), "{kind}");
        }
        let at = |pointer: &str| schema.pointer(pointer).unwrap().clone();
        assert_eq!(at("/properties/training/items/properties/topics/type"), "array");
        let description = at("/properties/training/items/properties/title/description");
        assert_eq!(description, "The official title.");
        let status = at("/properties/training/items/properties/status").to_string();
        assert!(status.contains("Status"), "{status}");
        assert!(at("/definitions/Status").to_string().contains("archived"));
        let line = at("/properties/hotline/items/properties/line/items/properties");
        assert!(line["number_again"].is_object() && line["channel"].is_object());
    }
}
