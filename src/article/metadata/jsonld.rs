//! What a page says about itself in JSON-LD (schema.org), as far as an article needs it.

use serde_json::Value;

use crate::article::dom::Page;

/// The fields of the page's article object.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct JsonLd {
    pub(super) headline: Option<String>,
    pub(super) published: Option<String>,
    pub(super) author: Option<String>,
    pub(super) image: Option<String>,
    /// Who runs the site.
    pub(super) publisher: Option<String>,
}

/// Reads every JSON-LD script of the page; what an article object says comes first.
pub(super) fn read(page: &Page<'_>) -> JsonLd {
    let mut scripts = Vec::new();
    for script in page.below(0, "script") {
        let kind = page.attr(script, "type").unwrap_or_default();
        if !kind.trim().eq_ignore_ascii_case("application/ld+json") {
            continue;
        }
        let body: String = page.children(script).filter_map(|node| page.text(node)).collect();
        // Some systems write raw line breaks into strings, which JSON forbids.
        let body: String = body.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        if let Ok(value) = serde_json::from_str::<Value>(body.trim().trim_end_matches(';')) {
            scripts.push(value);
        }
    }
    let mut objects = Vec::new();
    for value in &scripts {
        collect(value, &mut objects);
    }
    let (articles, others): (Vec<&Value>, Vec<&Value>) =
        objects.into_iter().partition(|object| is_article(object));
    let mut found = JsonLd::default();
    for object in articles.iter().chain(&others) {
        let is_article = is_article(object);
        let fields = [
            (
                &mut found.headline,
                if is_article { object.get("headline").and_then(text) } else { None },
            ),
            (&mut found.published, object.get("datePublished").and_then(text)),
            (
                &mut found.author,
                if is_article { object.get("author").and_then(name) } else { None },
            ),
            (&mut found.publisher, object.get("publisher").and_then(name)),
            (
                &mut found.image,
                if is_article { object.get("image").and_then(address) } else { None },
            ),
        ];
        for (field, value) in fields {
            if field.is_none() {
                *field = value;
            }
        }
    }
    found
}

/// All objects, also those in arrays and in `@graph`. Depth is bounded by the JSON parser's own
/// limit.
fn collect<'v>(value: &'v Value, objects: &mut Vec<&'v Value>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| collect(value, objects)),
        Value::Object(map) => {
            for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
                if let Some(inner @ (Value::Array(_) | Value::Object(_))) = map.get(key) {
                    collect(inner, objects);
                }
            }
            objects.push(value);
        }
        _ => {}
    }
}

fn is_article(object: &Value) -> bool {
    let of_kind = |kind: &Value| {
        kind.as_str().is_some_and(|kind| {
            kind.contains("Article")
                || matches!(kind, "BlogPosting" | "Report" | "Recipe" | "LiveBlogPosting")
        })
    };
    match object.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(of_kind),
        Some(kind) => of_kind(kind),
        None => false,
    }
}

fn text(value: &Value) -> Option<String> {
    let text = value.as_str()?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// A person's name: `"…"`, `{"name": "…"}`, or the first of several.
fn name(value: &Value) -> Option<String> {
    match value {
        Value::Array(values) => values.iter().find_map(name),
        Value::Object(map) => map.get("name").and_then(text),
        _ => text(value),
    }
}

/// A picture's address: `"…"`, `{"url": "…"}`, or the first of several.
fn address(value: &Value) -> Option<String> {
    match value {
        Value::Array(values) => values.iter().find_map(address),
        Value::Object(map) => map.get("url").and_then(text),
        _ => text(value),
    }
}
