//! JSON Feed (versions 1 and 1.1, <https://jsonfeed.org/version/1.1>), read tolerantly.

use serde_json::Value;
use url::Url;

use super::dates;
use super::entities::escape_into;
use super::plain::one_line;
use super::{Feed, FeedError, web_link};
use crate::item::{Image, Item};

/// Reads a JSON Feed; numbers as identifiers and missing titles are taken as they come.
pub(super) fn parse(text: &str, url: &Url) -> Result<Feed, FeedError> {
    let document: Value = serde_json::from_str(text)
        .map_err(|error| FeedError(format!("the JSON cannot be read: {error}")))?;
    let entries = document
        .get("items")
        .and_then(Value::as_array)
        .ok_or_else(|| FeedError("the JSON has no list of items".to_owned()))?;
    let is_feed = document
        .get("version")
        .and_then(Value::as_str)
        .is_some_and(|version| version.contains("jsonfeed.org"));
    let warnings = if is_feed {
        Vec::new()
    } else {
        vec!["the JSON does not name itself a JSON Feed".to_owned()]
    };
    Ok(Feed {
        title: string(&document, "title").and_then(|title| one_line(&title)),
        items: entries
            .iter()
            .filter(|entry| entry.is_object())
            .map(|entry| item(entry, url))
            .collect(),
        warnings,
    })
}

fn item(entry: &Value, url: &Url) -> Item {
    let address = |key| string(entry, key).and_then(|link| web_link(url, &link));
    let text = string(entry, "content_text");
    Item {
        title: string(entry, "title").and_then(|title| one_line(&title)),
        link: address("url").or_else(|| address("external_url")),
        page: None,
        guid: string(entry, "id"),
        published: string(entry, "date_published")
            .or_else(|| string(entry, "date_modified"))
            .and_then(|date| dates::parse(&date)),
        summary: string(entry, "summary").and_then(|summary| one_line(&summary)),
        content: string(entry, "content_html").or_else(|| {
            text.map(|text| {
                let mut html = String::with_capacity(text.len());
                escape_into(&mut html, &text);
                html
            })
        }),
        image: address("image")
            .or_else(|| address("banner_image"))
            .map(|url| Image { url, alt: None }),
    }
}

/// A string, or a number as one; never an empty one.
fn string(object: &Value, key: &str) -> Option<String> {
    let text = match object.get(key)? {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}
