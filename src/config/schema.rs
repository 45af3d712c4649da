//! The JSON schema of `config.toml`, for editors that complete and check while one types.

use serde_json::{Map, Value, json};

use super::explained::Explained;
use super::keys::{Key, Table};
use super::shape::{self, NEEDED, Shape};

/// The schema (JSON schema, draft 7), with German descriptions: those of the shipped file.
pub fn schema() -> Value {
    let explained = Explained::shipped();
    let mut schema = object(Table::Root, &explained);
    schema["$schema"] = json!("http://json-schema.org/draft-07/schema#");
    schema["title"] = json!(crate::wording::schema::TITLE);
    schema
}

fn object(table: Table, explained: &Explained) -> Value {
    let properties: Map<String, Value> =
        table.keys().map(|key| (key.name.to_owned(), property(key, explained))).collect();
    let mut object =
        json!({ "type": "object", "additionalProperties": false, "properties": properties });
    let needed: Vec<&str> =
        NEEDED.iter().filter(|(of, _)| *of == table).map(|(_, name)| *name).collect();
    if !needed.is_empty() {
        object["required"] = json!(needed);
    }
    object
}

fn property(key: &Key, explained: &Explained) -> Value {
    let shape = shape::of(key.table, key.name);
    let mut property = match &shape {
        None => json!({}),
        Some(Shape::Text) => json!({ "type": "string" }),
        Some(Shape::Form(form)) => json!({ "type": "string", "pattern": form }),
        Some(Shape::Choice(words)) => json!({ "type": "string", "enum": words }),
        Some(Shape::Forms(form)) => {
            json!({ "type": "array", "items": { "type": "string", "pattern": form } })
        }
        Some(Shape::Choices(words)) => {
            json!({ "type": "array", "items": { "type": "string", "enum": words } })
        }
        Some(Shape::Number(range)) => {
            json!({ "type": "integer", "minimum": range.start(), "maximum": range.end() })
        }
        Some(Shape::Money(most)) => json!({ "type": "number", "minimum": 0, "maximum": most }),
        Some(Shape::Flag) => json!({ "type": "boolean" }),
        Some(Shape::Secret) => {
            let mut places = object(Table::Secret, explained);
            places["minProperties"] = json!(1);
            places["maxProperties"] = json!(1);
            places
        }
        Some(Shape::Table(table)) => object(*table, explained),
        Some(Shape::Tables(table)) => {
            json!({ "type": "array", "items": object(*table, explained) })
        }
    };
    let words = match shape {
        Some(Shape::Table(table) | Shape::Tables(table)) => explained.table(table),
        _ => None,
    };
    if let Some(words) = words.or_else(|| explained.key(key)) {
        property["description"] = json!(words);
    }
    property
}
