//! X's `OpenAPI` document: does a request keep to it, and what may an answer look like?

use serde_json::{Map, Value, json};

use super::conformance::Recorded;
use crate::shared;

/// The document.
pub(super) struct Document(Value);

/// How an answer is made up from a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fill {
    /// What is required, and no more; `data` counts as required where there is one.
    Required,
    /// Everything.
    Full,
}

/// What X gives without being asked, although the document calls nearly everything optional.
const ALWAYS: [&str; 4] = ["id", "name", "username", "text"];

/// Nothing is nested deeper in a made-up answer.
const DEEPEST: usize = 12;

impl Document {
    /// `None` where the measuring data is not here.
    pub(super) fn load() -> Option<Self> {
        let file = shared::data("x/openapi-2.167.json")?;
        Some(Self(serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap()))
    }

    /// The description of a call, by method and path; a path without parameters goes first.
    pub(super) fn operation(&self, method: &str, path: &str) -> Option<&Value> {
        let fits = |template: &str| {
            let (asked, known) = (path.split('/'), template.split('/'));
            asked.clone().count() == known.clone().count()
                && asked.zip(known).all(|(a, k)| k.starts_with('{') || a == k)
        };
        let paths = self.0["paths"].as_object().unwrap();
        let mut found: Vec<&String> = paths.keys().filter(|template| fits(template)).collect();
        found.sort_by_key(|template| template.matches('{').count());
        let template = found.first()?;
        self.0["paths"][template.as_str()].get(method.to_lowercase())
    }

    fn resolve<'d>(&'d self, schema: &'d Value) -> &'d Value {
        match schema.get("$ref").and_then(Value::as_str) {
            Some(to) => self.resolve(self.0.pointer(to.trim_start_matches('#')).unwrap()),
            None => schema,
        }
    }

    /// Everything in which a request differs from the document.
    pub(super) fn faults(&self, request: &Recorded) -> Vec<String> {
        let Some(operation) = self.operation(&request.method, request.path()) else {
            return vec![format!("{} {} is not in the document", request.method, request.path())];
        };
        let mut faults = Vec::new();
        self.check_query(operation, request, &mut faults);
        match operation.get("requestBody") {
            None if !request.body.is_empty() => faults.push("there should be no body".into()),
            None => {}
            Some(described) => self.check_body(&described["content"], request, &mut faults),
        }
        faults
    }

    fn check_query(&self, operation: &Value, request: &Recorded, faults: &mut Vec<String>) {
        let listed = operation.get("parameters").and_then(Value::as_array);
        let listed: Vec<&Value> =
            listed.into_iter().flatten().map(|parameter| self.resolve(parameter)).collect();
        let query: Vec<&&Value> =
            listed.iter().filter(|parameter| parameter["in"] == "query").collect();
        for (name, value) in request.query() {
            match query.iter().find(|parameter| parameter["name"] == name.as_str()) {
                None => faults.push(format!("the parameter {name} is not known")),
                Some(parameter) => {
                    let schema = self.resolve(&parameter["schema"]);
                    let value = as_typed(schema, &value);
                    self.check(schema, &value, &name, faults);
                }
            }
        }
        for parameter in query.iter().filter(|parameter| parameter["required"] == true) {
            let there = request.query().iter().any(|(name, _)| parameter["name"] == name.as_str());
            if !there {
                faults.push(format!("the parameter {} is missing", parameter["name"]));
            }
        }
    }

    fn check_body(&self, content: &Value, request: &Recorded, faults: &mut Vec<String>) {
        let Some(described) = content.get(request.media_type()) else {
            faults.push(format!("{} is not taken", request.media_type()));
            return;
        };
        let schema = self.resolve(&described["schema"]);
        let body = if request.media_type() == "application/json" {
            serde_json::from_slice(&request.body).unwrap()
        } else {
            let mut body = Map::new();
            for (name, value) in request.parts() {
                let typed = as_typed(self.resolve(&schema["properties"][&name]), &value);
                assert!(body.insert(name, typed).is_none(), "a part stands twice");
            }
            Value::Object(body)
        };
        self.check(schema, &body, "$", faults);
    }

    /// Holds a value against a schema. A key that is not described is a fault wherever any are.
    fn check(&self, schema: &Value, value: &Value, at: &str, faults: &mut Vec<String>) {
        let schema = self.resolve(schema);
        for one in list(schema, "allOf") {
            self.check(one, value, at, faults);
        }
        for either in ["anyOf", "oneOf"] {
            let choices = list(schema, either);
            let fits = |choice: &&Value| {
                let mut inner = Vec::new();
                self.check(choice, value, at, &mut inner);
                inner.is_empty()
            };
            if !choices.is_empty() && !choices.iter().any(fits) {
                faults.push(format!("{at}: fits none of {either}"));
            }
        }
        if schema.get("enum").is_some() && !list(schema, "enum").contains(&value) {
            faults.push(format!("{at}: {value} is not one of {}", schema["enum"]));
        }
        match (schema.get("type").and_then(Value::as_str), value) {
            (None, _) | (Some("boolean"), Value::Bool(_)) => {}
            (Some("integer" | "number"), Value::Number(number)) => {
                let number = number.as_f64().unwrap();
                let bound = |name: &str| schema.get(name).and_then(Value::as_f64);
                let (low, high) = (bound("minimum"), bound("maximum"));
                if low.is_some_and(|low| number < low) || high.is_some_and(|high| number > high) {
                    faults.push(format!("{at}: {number} is out of bounds"));
                }
            }
            (Some("string"), Value::String(text)) => check_text(schema, text, at, faults),
            (Some("array"), Value::Array(items)) => {
                let bound = |name: &str| schema.get(name).and_then(Value::as_u64);
                let count = items.len() as u64;
                if bound("minItems").is_some_and(|low| count < low)
                    || bound("maxItems").is_some_and(|high| count > high)
                {
                    faults.push(format!("{at}: {count} entries"));
                }
                for (index, item) in items.iter().enumerate() {
                    self.check(&schema["items"], item, &format!("{at}[{index}]"), faults);
                }
            }
            (Some("object"), Value::Object(object)) => {
                self.check_object(schema, object, at, faults);
            }
            (Some(kind), _) => faults.push(format!("{at}: {value} is no {kind}")),
        }
    }

    fn check_object(
        &self,
        schema: &Value,
        object: &Map<String, Value>,
        at: &str,
        faults: &mut Vec<String>,
    ) {
        for name in list(schema, "required") {
            if !object.contains_key(name.as_str().unwrap()) {
                faults.push(format!("{at}: {name} is missing"));
            }
        }
        for (name, value) in object {
            match schema["properties"].get(name) {
                Some(property) => self.check(property, value, &format!("{at}.{name}"), faults),
                None => faults.push(format!("{at}.{name}: is not described")),
            }
        }
    }

    /// The answer to a call with one of its statuses, made up.
    pub(super) fn answer(&self, operation: &Value, status: &str, fill: Fill) -> Value {
        self.made_up(
            &operation["responses"][status]["content"]["application/json"]["schema"],
            "",
            fill,
            0,
        )
    }

    /// Each problem that the document describes.
    pub(super) fn problems(&self) -> Vec<Value> {
        let choices = list(&self.0["components"]["schemas"]["Problem"], "oneOf");
        choices.into_iter().map(|one| self.made_up(one, "", Fill::Full, 0)).collect()
    }

    fn made_up(&self, schema: &Value, name: &str, fill: Fill, depth: usize) -> Value {
        let schema = self.resolve(schema);
        if let Some(first) = list(schema, "enum").first() {
            return (*first).clone();
        }
        if let Some(first) = list(schema, "oneOf").first().or(list(schema, "anyOf").first()) {
            return self.made_up(first, name, fill, depth + 1);
        }
        match schema.get("type").and_then(Value::as_str) {
            Some("boolean") => json!(true),
            Some("integer" | "number") => schema.get("minimum").cloned().unwrap_or(json!(1)),
            Some("string") => made_up_text(schema, name),
            Some("array") if depth < DEEPEST => {
                json!([self.made_up(&schema["items"], name, fill, depth + 1)])
            }
            Some("array") => json!([]),
            _ => self.made_up_object(schema, fill, depth),
        }
    }

    fn made_up_object(&self, schema: &Value, fill: Fill, depth: usize) -> Value {
        let mut object = Map::new();
        let required: Vec<&str> =
            list(schema, "required").into_iter().filter_map(Value::as_str).collect();
        let properties = schema.get("properties").and_then(Value::as_object);
        for (name, property) in properties.into_iter().flatten() {
            let needed = required.contains(&name.as_str())
                || depth == 0 && ["data", "meta"].contains(&name.as_str())
                || depth <= 2 && ALWAYS.contains(&name.as_str());
            let wanted = fill == Fill::Full && depth < DEEPEST && name != "errors";
            if needed || wanted {
                object.insert(name.clone(), self.made_up(property, name, fill, depth + 1));
            }
        }
        Value::Object(object)
    }
}

/// A list under a key; empty where there is none.
fn list<'v>(schema: &'v Value, name: &str) -> Vec<&'v Value> {
    schema.get(name).and_then(Value::as_array).into_iter().flatten().collect()
}

/// A text from a query or a part, as the schema's type has it.
fn as_typed(schema: &Value, text: &str) -> Value {
    match schema.get("type").and_then(Value::as_str) {
        Some("integer") => text.parse::<i64>().map_or(json!(text), |number| json!(number)),
        Some("array") => text.split(',').collect(),
        _ => json!(text),
    }
}

fn check_text(schema: &Value, text: &str, at: &str, faults: &mut Vec<String>) {
    let bound = |name: &str| schema.get(name).and_then(Value::as_u64);
    let length = text.chars().count() as u64;
    if bound("minLength").is_some_and(|low| length < low)
        || bound("maxLength").is_some_and(|high| length > high)
    {
        faults.push(format!("{at}: {length} characters"));
    }
    let fits = match schema.get("pattern").and_then(Value::as_str) {
        None => true,
        Some("^[0-9]{1,19}$") => {
            (1..=19).contains(&length) && text.bytes().all(|byte| byte.is_ascii_digit())
        }
        Some(other) => panic!("{at}: the pattern {other} is new to this test"),
    };
    if !fits {
        faults.push(format!("{at}: „{text}“ does not fit {}", schema["pattern"]));
    }
    let dated = schema.get("format").is_some_and(|format| format == "date-time");
    if dated && text.parse::<jiff::Timestamp>().is_err() {
        faults.push(format!("{at}: „{text}“ is no time"));
    }
}

/// A text that fits; what a name means is told by the document's descriptions only.
fn made_up_text(schema: &Value, name: &str) -> Value {
    if let Some(example) = schema.get("example").filter(|example| example.is_string()) {
        return example.clone();
    }
    let digits = schema.get("pattern").is_some_and(|pattern| pattern == "^[0-9]{1,19}$");
    json!(match name {
        _ if schema.get("format").is_some_and(|format| format == "date-time") =>
            "2026-11-22T12:00:00.000Z",
        _ if schema.get("format").is_some_and(|format| format == "uri") => "https://a.example/b",
        _ if digits || name == "id" => "1990000000000000001",
        "state" => "succeeded",
        _ => "text",
    })
}
