//! What a page says about itself in JSON-LD (schema.org), as far as an article needs it.

use serde_json::Value;

use crate::article::dom::Page;

/// The fields of the page's article object.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct JsonLd {
    pub(super) headline: Option<String>,
    pub(super) published: Option<String>,
    /// When it was written, where nothing is said of its publication.
    pub(super) created: Option<String>,
    pub(super) author: Option<String>,
    pub(super) image: Option<String>,
    /// Who runs the site, and what it is called.
    pub(super) names: Vec<String>,
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
        let body = bare(&body);
        match serde_json::from_str::<Value>(body) {
            Ok(value) => scripts.push(value),
            Err(_) => scripts.extend(salvaged(body)),
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
            (
                &mut found.created,
                if is_article { object.get("dateCreated").and_then(text) } else { None },
            ),
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
        found.names.extend(object.get("publisher").and_then(name));
        found.names.extend(object.get("name").filter(|_| is_site(object)).and_then(text));
    }
    found
}

/// The script without the comment signs that hid it from browsers long ago.
fn bare(script: &str) -> &str {
    let sign = |c: char| c.is_whitespace() || matches!(c, '/' | '*' | ';');
    let mut bare = script.trim_matches(sign);
    for (open, close) in [("<![CDATA[", "]]>"), ("<!--", "-->")] {
        bare = bare.strip_prefix(open).unwrap_or(bare);
        bare = bare.strip_suffix(close).unwrap_or(bare).trim_matches(sign);
    }
    bare
}

/// What is still readable of an article's ill-formed object: one comma too many, or a quotation
/// mark in a text, must not cost the day of publication.
fn salvaged(script: &str) -> Option<Value> {
    let field = |key: &str| {
        let (_, behind) = script.split_once(&format!("\"{key}\""))?;
        let value = behind.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
        Some(Value::from(value.split_once('"')?.0))
    };
    let kind = field("@type")?;
    let found = [("@type", Some(kind)), ("datePublished", field("datePublished"))];
    let object = found.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
    Some(Value::Object(object.collect()))
}

/// Whether an object describes the site, or those who run it.
fn is_site(object: &Value) -> bool {
    object.get("@type").and_then(Value::as_str).is_some_and(|kind| {
        matches!(kind, "WebSite" | "NewsMediaOrganization") || kind.ends_with("Organization")
    })
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
