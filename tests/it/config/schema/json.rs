//! As much of JSON schema as the schema of the configuration uses.

use serde_json::Value;

/// Whether a value has the type that a schema asks for, and each of its elements theirs.
pub(super) fn types(schema: &Value, value: &Value) -> bool {
    match schema["type"].as_str() {
        Some("string") => value.is_string(),
        Some("integer") => value.is_i64() || value.is_u64(),
        Some("number") => value.is_number(),
        Some("boolean") => value.is_boolean(),
        Some("object") => value.is_object(),
        Some("array") => {
            let elements = value.as_array();
            elements.is_some_and(|list| list.iter().all(|one| types(&schema["items"], one)))
        }
        other => panic!("{other:?} is no type"),
    }
}

/// Everything that a schema refuses, as `path: rule`, in the order of the paths.
pub(super) fn refusals(schema: &Value, value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    check(schema, value, "", &mut found);
    found.sort();
    found
}

fn check(schema: &Value, value: &Value, path: &str, found: &mut Vec<String>) {
    let mut refuse = |rule: &str| found.push(format!("{path}: {rule}"));
    let is_list = schema["type"] == "array" && value.is_array();
    if !is_list && !types(schema, value) {
        return refuse("type");
    }
    if let Some(words) = schema["enum"].as_array()
        && !words.contains(value)
    {
        refuse("enum");
    }
    if let (Some(pattern), Some(text)) = (schema["pattern"].as_str(), value.as_str())
        && !matches(pattern, text)
    {
        refuse("pattern");
    }
    if let Some(number) = value.as_f64() {
        let beyond = schema["minimum"].as_f64().is_some_and(|least| number < least)
            || schema["maximum"].as_f64().is_some_and(|most| number > most);
        if beyond {
            refuse("range");
        }
    }
    if let Some(list) = value.as_array() {
        for (at, one) in list.iter().enumerate() {
            check(&schema["items"], one, &format!("{path}/{at}"), found);
        }
    }
    if let Some(entries) = value.as_object() {
        let most = schema["maxProperties"].as_u64().unwrap_or(u64::MAX);
        if entries.len() as u64 > most {
            found.push(format!("{path}: maxProperties"));
        }
        for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            if !entries.contains_key(name) {
                found.push(format!("{path}/{name}: missing"));
            }
        }
        for (name, inner) in entries {
            let path = format!("{path}/{name}");
            match schema["properties"].get(name) {
                Some(schema) => check(schema, inner, &path, found),
                None => found.push(format!("{path}: unknown")),
            }
        }
    }
}

/// The regular expressions of the schema, each by hand.
fn matches(pattern: &str, text: &str) -> bool {
    match pattern {
        r"\S" => !text.trim().is_empty(),
        "^#" => text.starts_with('#'),
        "^https?://" => text.starts_with("http://") || text.starts_with("https://"),
        "^[0-9]+[smhd]$" => {
            let digits = text.strip_suffix(['s', 'm', 'h', 'd']);
            digits.is_some_and(|digits| {
                !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
            })
        }
        "^[0-2][0-9]:[0-5][0-9]-[0-2][0-9]:[0-5][0-9]$" => {
            let time = |text: &str| text.len() == 5 && text.as_bytes()[2] == b':';
            text.split_once('-').is_some_and(|(start, end)| time(start) && time(end))
        }
        other => panic!("{other} is not known here"),
    }
}
