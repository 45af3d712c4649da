//! The accounts that a page's structured data names as the organisation's (`sameAs` of schema.org).

use serde_json::{Map, Value};
use url::Url;

/// Properties that lead from a page to the organisation behind it. `author`, `about` or `mentions`
/// may be anybody.
const WAYS: [&str; 5] = ["@graph", "publisher", "mainEntity", "mainEntityOfPage", "isPartOf"];

/// The addresses under `sameAs`, except those of a person. The JSON reader bounds the depth.
pub(super) fn links(json: &str) -> Vec<Url> {
    let mut links = Vec::new();
    let mut ahead: Vec<Value> = serde_json::from_str(json.trim()).into_iter().collect();
    while let Some(value) = ahead.pop() {
        match value {
            Value::Array(values) => ahead.extend(values.into_iter().rev()),
            Value::Object(mut node) => {
                if !is_person(&node) {
                    links.extend(same_as(&node));
                }
                ahead.extend(WAYS.iter().rev().filter_map(|way| node.remove(*way)));
            }
            _ => {}
        }
    }
    links
}

fn is_person(node: &Map<String, Value>) -> bool {
    one_or_many(node.get("@type")).any(|kind| kind == "Person")
}

fn same_as(node: &Map<String, Value>) -> impl Iterator<Item = Url> {
    one_or_many(node.get("sameAs")).filter_map(|link| Url::parse(link.trim()).ok())
}

fn one_or_many(value: Option<&Value>) -> impl Iterator<Item = &str> {
    let many = value.and_then(Value::as_array).into_iter().flatten();
    let one = value.filter(|value| value.is_string());
    many.chain(one).filter_map(Value::as_str)
}
