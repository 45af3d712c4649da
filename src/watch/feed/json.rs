//! JSON Feed (versions 1 and 1.1, <https://jsonfeed.org/version/1.1>), read tolerantly.

use serde_json::{Value, json};
use url::Url;

use super::dates;
use super::entities::escape_into;
use super::plain::one_line;
use super::{Feed, FeedError, web_link};
use crate::item::{Image, Item};
use crate::wording::{Told, reading as say};

/// Reads a JSON Feed; numbers as identifiers and missing titles are taken as they come. Of a
/// document that is cut off or ill-formed, the whole items are read.
pub(super) fn parse(text: &str, url: &Url) -> Result<Feed, FeedError> {
    let mut warnings = Vec::new();
    let document: Value = match serde_json::from_str(text) {
        Ok(document) => document,
        Err(error) => {
            let items = rescue(text);
            if items.is_empty() {
                return Err(FeedError(say::JSON_UNREADABLE.told([Told::said(&error.to_string())])));
            }
            warnings.push(say::JSON_ILL.told([Told::said(&error.to_string())]));
            let version = if text.contains(VERSION) { VERSION } else { "" };
            json!({ "version": version, "items": items })
        }
    };
    let entries = document
        .get("items")
        .and_then(Value::as_array)
        .ok_or_else(|| FeedError(say::JSON_NO_LIST.told([])))?;
    let is_feed = document
        .get("version")
        .and_then(Value::as_str)
        .is_some_and(|version| version.contains(VERSION));
    if !is_feed {
        warnings.push(say::JSON_UNNAMED.told([]));
    }
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

/// What every JSON Feed's `version` holds.
const VERSION: &str = "jsonfeed.org";

/// The whole items of a document that is no JSON: up to the first that is none.
fn rescue(text: &str) -> Vec<Value> {
    // Line breaks and tabs within a text are the commonest mistake; between texts they mean
    // nothing.
    let text = text.replace(|c: char| c.is_ascii_control(), " ");
    let Some((_, items)) = text.split_once("\"items\"") else {
        return Vec::new();
    };
    let Some(mut rest) =
        items.trim_start().strip_prefix(':').and_then(|list| list.trim_start().strip_prefix('['))
    else {
        return Vec::new();
    };
    let mut found = Vec::new();
    loop {
        rest = rest.trim_start_matches([' ', ',']);
        let mut values = serde_json::Deserializer::from_str(rest).into_iter::<Value>();
        let Some(Ok(item)) = values.next() else {
            return found;
        };
        let length = values.byte_offset();
        found.push(item);
        rest = rest.get(length..).unwrap_or_default();
    }
}

fn item(entry: &Value, url: &Url) -> Item {
    let address = |key| string(entry, key).and_then(|link| web_link(url, &link));
    let text = string(entry, "content_text");
    Item {
        title: string(entry, "title").and_then(|title| one_line(&title)),
        link: address("url").or_else(|| address("external_url")).or_else(|| {
            // „Ideally, the id is the full URL of the resource“, says the format.
            string(entry, "id")
                .filter(|id| id.starts_with("http"))
                .and_then(|id| web_link(url, &id))
        }),
        page: None,
        guid: string(entry, "id"),
        published: string(entry, "date_published")
            .or_else(|| string(entry, "date_modified"))
            .and_then(|date| dates::parse(&date)),
        updated: string(entry, "date_modified").and_then(|date| dates::parse(&date)),
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
            .or_else(|| attached_picture(entry, url))
            .map(|url| Image { url, alt: None }),
    }
}

/// The first attachment that is a picture.
fn attached_picture(entry: &Value, url: &Url) -> Option<Url> {
    entry.get("attachments")?.as_array()?.iter().find_map(|attached| {
        let kind = string(attached, "mime_type")?;
        kind.starts_with("image/").then(|| web_link(url, &string(attached, "url")?)).flatten()
    })
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
