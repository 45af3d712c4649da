//! `POST /2/tweets`.

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::{XMedia, XPost, links, problem::Problem};
use crate::sandbox::call::{Call, Reply};
use crate::sandbox::world::World;
use crate::text::weighted::{self, MAX_WEIGHTED};

/// The keys of `CreatePostsRequest`; any other is refused.
const KEYS: [&str; 15] = [
    "card_uri",
    "community_id",
    "direct_message_deep_link",
    "edit_options",
    "for_super_followers_only",
    "geo",
    "made_with_ai",
    "media",
    "nullcast",
    "paid_partnership",
    "poll",
    "quote_tweet_id",
    "reply",
    "reply_settings",
    "text",
];

/// Those of them that the rehearsal understands.
const REHEARSED: [&str; 7] =
    ["made_with_ai", "media", "nullcast", "paid_partnership", "reply", "reply_settings", "text"];

/// What X says to a text that the account has posted before.
const DUPLICATE: &str = "You are not allowed to create a Tweet with duplicate content.";

/// How many of the newest posts a new one is compared with.
const COMPARED: usize = 100;

pub(super) fn create(world: &mut World, call: &Call, now: Timestamp) -> Result<Reply, Problem> {
    if call.media_type() != "application/json" {
        return Err(Problem::unsupported_media());
    }
    let body: Map<String, Value> = serde_json::from_slice(&call.body)
        .map_err(|error| Problem::invalid(format!("The body is not a JSON object: {error}")))?;
    check_keys(&body)?;
    let text = text(&body)?;
    let reply_to = reply_to(world, &body)?;
    let visible = !flag(&body, "nullcast")?;
    flag(&body, "made_with_ai")?;
    flag(&body, "paid_partnership")?;

    let newest = world.x.iter().rev().take(COMPARED);
    let refuses = !world.config.takes_duplicates;
    if refuses && newest.into_iter().any(|post| post.text.trim() == text.trim()) {
        return Err(Problem::forbidden(DUPLICATE));
    }
    let media = pictures(world, &body, now)?;
    let extras = Extras { reply_to, hidden: !visible, media };
    let id = store(world, text, extras, now);
    let shown = world.x.last().map(|post| links::shorten(post).text);
    let body = json!({ "data": { "id": id, "text": shown, "edit_history_post_ids": [id] } });
    Ok(Reply::json(201, body).created(&id))
}

/// What a post may have beside its text.
#[derive(Debug, Default)]
pub(super) struct Extras {
    reply_to: Option<String>,
    hidden: bool,
    media: Vec<XMedia>,
}

/// Puts a post on the timeline; gives its id.
pub(super) fn store(world: &mut World, text: &str, extras: Extras, created: Timestamp) -> String {
    let id = world.next_x_id(created);
    let first = links::links_in(text).into_iter().next();
    let link = first.and_then(|range| text.get(range));
    world.x.push(XPost {
        id: id.clone(),
        text: text.to_owned(),
        link: link.map(links::expanded),
        created,
        visible: !extras.hidden,
        reply_to: extras.reply_to,
        media: extras.media,
    });
    id
}

fn check_keys(body: &Map<String, Value>) -> Result<(), Problem> {
    for key in body.keys() {
        if !KEYS.contains(&key.as_str()) {
            return Err(Problem::invalid(format!(
                "$.{key}: is not defined in the schema and the schema does not allow additional \
                 properties"
            )));
        }
        if !REHEARSED.contains(&key.as_str()) {
            return Err(Problem::invalid(format!("$.{key}: is not part of the rehearsal")));
        }
    }
    Ok(())
}

fn text(body: &Map<String, Value>) -> Result<&str, Problem> {
    let text = match body.get("text") {
        None => "",
        Some(Value::String(text)) => text.as_str(),
        Some(_) => return Err(Problem::invalid("$.text: must be a string")),
    };
    if text.trim().is_empty() {
        return Err(Problem::invalid("$.text: is required where no media is given"));
    }
    let measured = weighted::measure(text);
    if measured.weighted > MAX_WEIGHTED {
        return Err(Problem::forbidden(&format!(
            "Your Tweet text is too long: {} of {MAX_WEIGHTED}.",
            measured.weighted
        )));
    }
    if !measured.valid {
        return Err(Problem::invalid("$.text: holds a character that is not allowed"));
    }
    Ok(text)
}

/// `reply.in_reply_to_tweet_id`, which must be a post that is there.
fn reply_to(world: &World, body: &Map<String, Value>) -> Result<Option<String>, Problem> {
    let Some(reply) = body.get("reply") else {
        return Ok(None);
    };
    // The description knows more keys; the rehearsal takes the one that is needed.
    let object = reply.as_object().ok_or_else(|| Problem::invalid("$.reply: must be an object"))?;
    if let Some(key) = object.keys().find(|key| *key != "in_reply_to_tweet_id") {
        return Err(Problem::invalid(format!("$.reply.{key}: is not part of the rehearsal")));
    }
    let id = object.get("in_reply_to_tweet_id").and_then(Value::as_str);
    let id = id.ok_or_else(|| Problem::invalid("$.reply.in_reply_to_tweet_id: is required"))?;
    if !super::timeline::is_id(id) {
        return Err(Problem::invalid("$.reply.in_reply_to_tweet_id: is not an id"));
    }
    if world.x.iter().any(|post| post.id == id) {
        return Ok(Some(id.to_owned()));
    }
    Err(Problem::forbidden(
        "You attempted to reply to a Tweet that is deleted or not visible to you.",
    ))
}

/// `media.media_ids`: one to four uploads that are finished and not too old.
fn pictures(
    world: &World,
    body: &Map<String, Value>,
    now: Timestamp,
) -> Result<Vec<XMedia>, Problem> {
    let Some(media) = body.get("media") else {
        return Ok(Vec::new());
    };
    let only_ids = media.as_object().is_some_and(|media| media.keys().eq(["media_ids"]));
    let ids = media.get("media_ids").and_then(Value::as_array).filter(|_| only_ids);
    let ids = ids.filter(|ids| (1..=4).contains(&ids.len()));
    let ids = ids.ok_or_else(|| Problem::invalid("$.media.media_ids: one to four are needed"))?;
    if ids.iter().enumerate().any(|(index, id)| ids.iter().take(index).any(|other| other == id)) {
        return Err(Problem::invalid("$.media.media_ids: (rehearsal) names one twice"));
    }
    let found = ids.iter().map(|id| world.uploads.usable(id.as_str()?, now));
    let found: Option<Vec<XMedia>> = found.collect();
    found.ok_or_else(|| Problem::invalid("Your media IDs are invalid."))
}

fn flag(body: &Map<String, Value>, key: &str) -> Result<bool, Problem> {
    match body.get(key) {
        None => Ok(false),
        Some(Value::Bool(value)) => Ok(*value),
        Some(_) => Err(Problem::invalid(format!("$.{key}: must be a boolean"))),
    }
}
