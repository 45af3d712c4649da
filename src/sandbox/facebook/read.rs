//! Reading back: `GET /{page}/published_posts` and `GET /{post}`.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::{Map, Value, json};
use url::form_urlencoded;

use super::error::GraphError;
use super::node::no_field;
use super::params::Params;
use super::{FacebookPost, require};
use crate::sandbox::call::{Call, Reply};
use crate::sandbox::world::World;

/// The permission without which nothing is read.
const READ: &str = "pages_read_engagement";

/// What a post shows where no `fields` are asked for.
const DEFAULT_FIELDS: [&str; 3] = ["created_time", "message", "id"];

/// How many posts a page of the timeline holds unless `limit` says so, and at most.
const DEFAULT_LIMIT: usize = 25;
const MAX_LIMIT: usize = 100;

/// What is asked of the timeline.
struct Wanted {
    limit: usize,
    since: Option<Timestamp>,
    until: Option<Timestamp>,
    /// Only posts older than this one.
    after: Option<String>,
    /// Only posts newer than this one.
    before: Option<String>,
}

pub(super) fn published_posts(
    world: &World,
    call: &Call,
    params: &Params,
) -> Result<Reply, GraphError> {
    require(world, 10, READ)?;
    params.only(&["fields", "limit", "since", "until", "after", "before"])?;
    let wanted = Wanted::parse(params)?;
    let fields = params.fields(&DEFAULT_FIELDS);
    check_fields(&fields)?;

    let newest_first: Vec<&FacebookPost> =
        world.facebook.iter().rev().filter(|post| wanted.covers(post)).collect();
    // Going back to newer posts, the page is the one next to the cursor.
    let skipped = match wanted.before {
        Some(_) => newest_first.len().saturating_sub(wanted.limit),
        None => 0,
    };
    let rest = newest_first.get(skipped..).unwrap_or_default();
    let (page, older) = rest.split_at(wanted.limit.min(rest.len()));

    let data: Vec<Value> = page.iter().map(|post| show(post, &fields)).collect::<Result<_, _>>()?;
    let mut body = json!({ "data": data });
    if let (Some(first), Some(last)) = (page.first(), page.last()) {
        body["paging"] = json!({ "cursors": {
            "before": cursor(&first.id),
            "after": cursor(&last.id),
        } });
        if !older.is_empty() {
            body["paging"]["next"] = json!(next_page(call, &cursor(&last.id)));
        }
    }
    Ok(Reply::json(200, body))
}

/// One post, also an unpublished one.
pub(super) fn post(world: &World, id: &str, params: &Params) -> Result<Reply, GraphError> {
    require(world, 10, READ)?;
    params.only(&["fields"])?;
    let post = world.facebook.iter().find(|post| post.id == id);
    let post = post.ok_or_else(|| GraphError::gone(id))?;
    Ok(Reply::json(200, show(post, &params.fields(&DEFAULT_FIELDS))?))
}

impl Wanted {
    fn parse(params: &Params) -> Result<Self, GraphError> {
        let limit = match params.get("limit").map(str::parse::<usize>) {
            None => DEFAULT_LIMIT,
            Some(Ok(limit)) if (1..=MAX_LIMIT).contains(&limit) => limit,
            Some(_) => {
                let message = format!("Param limit must be between 1 and {MAX_LIMIT}");
                return Err(GraphError::parameter(&message));
            }
        };
        Ok(Self {
            limit,
            since: time(params, "since")?,
            until: time(params, "until")?,
            after: place(params, "after")?,
            before: place(params, "before")?,
        })
    }

    fn covers(&self, post: &FacebookPost) -> bool {
        // Times count in whole seconds, as Facebook shows them.
        let second = post.created.as_second();
        let number = number(&post.id);
        post.visible
            && self.since.is_none_or(|since| second >= since.as_second())
            && self.until.is_none_or(|until| second <= until.as_second())
            && self.after.as_deref().is_none_or(|after| number < self::number(after))
            && self.before.as_deref().is_none_or(|before| number > self::number(before))
    }
}

/// Seconds since 1970, an RFC 3339 instant, or a day.
fn time(params: &Params, name: &str) -> Result<Option<Timestamp>, GraphError> {
    let Some(value) = params.get(name) else {
        return Ok(None);
    };
    let seconds = value.parse().ok().and_then(|second| Timestamp::from_second(second).ok());
    let instant = seconds.or_else(|| value.parse().ok());
    let day = || {
        let day: Date = value.parse().ok()?;
        Some(day.to_zoned(TimeZone::UTC).ok()?.timestamp())
    };
    instant
        .or_else(day)
        .map(Some)
        .ok_or_else(|| GraphError::parameter(&format!("Param {name} is not a time")))
}

/// The post that a cursor stands for. It need not exist any more.
fn place(params: &Params, name: &str) -> Result<Option<String>, GraphError> {
    let Some(value) = params.get(name) else {
        return Ok(None);
    };
    let decoded = URL_SAFE_NO_PAD.decode(value).ok();
    let id = decoded.and_then(|bytes| String::from_utf8(bytes).ok()).filter(|id| number(id) > 0);
    id.map(Some).ok_or_else(|| GraphError::parameter(&format!("Param {name} is not a cursor")))
}

fn cursor(id: &str) -> String {
    URL_SAFE_NO_PAD.encode(id)
}

/// The post's own number, the part after the page's.
fn number(id: &str) -> i64 {
    let own = id.rsplit_once('_').map(|(_, own)| own);
    own.and_then(|own| own.parse().ok()).unwrap_or_default()
}

fn next_page(call: &Call, after: &str) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for (name, value) in call.query() {
        if name != "after" && name != "before" {
            query.append_pair(&name, &value);
        }
    }
    query.append_pair("after", after);
    format!("http://{}{}?{}", call.host(), call.uri.path(), query.finish())
}

fn check_fields(fields: &[String]) -> Result<(), GraphError> {
    let sample = FacebookPost {
        id: String::new(),
        message: String::new(),
        link: None,
        created: Timestamp::UNIX_EPOCH,
        visible: true,
        edited: None,
        photos: Vec::new(),
    };
    show(&sample, fields).map(|_| ())
}

fn show(post: &FacebookPost, fields: &[String]) -> Result<Value, GraphError> {
    let mut shown = Map::new();
    shown.insert("id".into(), json!(post.id));
    for field in fields {
        let value = match field.as_str() {
            "id" => json!(post.id),
            "message" if post.message.is_empty() => continue,
            "message" => json!(post.message),
            "created_time" => json!(graph_time(post.created)),
            "updated_time" => json!(graph_time(post.edited.unwrap_or(post.created))),
            "permalink_url" => {
                json!(format!("https://www.facebook.com/{}", post.id.replace('_', "/posts/")))
            }
            "is_published" => json!(post.visible),
            "attachments" => match &post.link {
                Some(link) => attachments(link),
                None if post.photos.is_empty() => continue,
                None => pictures(post.photos.len()),
            },
            _ => return Err(no_field(field, "Post")),
        };
        shown.insert(field.clone(), value);
    }
    Ok(Value::Object(shown))
}

/// The link preview; `url` leads through Facebook's own redirect, as theirs does.
fn attachments(link: &str) -> Value {
    let query = form_urlencoded::Serializer::new(String::new()).append_pair("u", link).finish();
    let shimmed = format!("https://l.facebook.com/l.php?{query}");
    json!({ "data": [{
        "media_type": "link",
        "type": "share",
        "target": { "url": shimmed },
        "url": shimmed,
        "unshimmed_url": link,
    }] })
}

/// The pictures of a post; several are an album.
fn pictures(count: usize) -> Value {
    let photo = json!({ "media_type": "photo", "type": "photo" });
    if count == 1 {
        return json!({ "data": [photo] });
    }
    let photos = vec![photo; count];
    json!({ "data": [{
        "media_type": "album",
        "type": "album",
        "subattachments": { "data": photos },
    }] })
}

/// Facebook's own way of writing a time: `2026-11-22T13:20:00+0000`.
fn graph_time(time: Timestamp) -> String {
    time.strftime("%Y-%m-%dT%H:%M:%S+0000").to_string()
}
