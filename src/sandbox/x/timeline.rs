//! `GET /2/users/{id}/tweets`.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::{XPost, links, problem::Problem};
use crate::sandbox::call::{Call, Reply};
use crate::sandbox::world::World;

/// `post.fields` of the API's description that this timeline can fill, and `author_id`, which the
/// older `tweet.fields` had.
const FILLED: [&str; 6] = ["author_id", "created_at", "entities", "id", "lang", "text"];

/// The other `post.fields`: taken, and left out of the answer, as X does where a post lacks them.
const EMPTY: [&str; 25] = [
    "article",
    "article_title",
    "attachments",
    "card_uri",
    "community_id",
    "context_annotations",
    "conversation_id",
    "display_text_range",
    "edit_controls",
    "geo",
    "matched_media_notes",
    "media_metadata",
    "non_public_metrics",
    "note_post",
    "note_request_suggestions",
    "organic_metrics",
    "paid_partnership",
    "possibly_sensitive",
    "promoted_metrics",
    "public_metrics",
    "reply_settings",
    "scopes",
    "source",
    "suggested_source_links",
    "withheld",
];

/// What is asked of the timeline.
#[derive(Debug)]
struct Wanted {
    max_results: usize,
    since_id: Option<u64>,
    until_id: Option<u64>,
    start_time: Option<Timestamp>,
    end_time: Option<Timestamp>,
    /// Only posts below this id, from a pagination token.
    below: Option<u64>,
    replies: bool,
    fields: Vec<String>,
    user: String,
}

pub(super) fn read(world: &World, user: &str, call: &Call) -> Result<Reply, Problem> {
    let wanted = Wanted::parse(user, &call.query())?;
    if !is_id(user) {
        return Err(Problem::invalid(format!("The id [{user}] is not a number")));
    }
    if user != world.config.x.user_id {
        return Err(Problem::resource_not_found("user", user));
    }
    let mut found = world.x.iter().rev().filter(|post| wanted.covers(post));
    let page: Vec<&XPost> = found.by_ref().take(wanted.max_results).collect();
    let more = found.next().is_some();

    let (Some(newest), Some(oldest)) = (page.first(), page.last()) else {
        return Ok(Reply::json(200, json!({ "meta": { "result_count": 0 } })));
    };
    let mut meta = json!({
        "result_count": page.len(),
        "newest_id": newest.id,
        "oldest_id": oldest.id,
    });
    if more {
        meta["next_token"] = json!(base32hex(number(&oldest.id)));
    }
    let data: Vec<Value> = page.iter().map(|post| wanted.show(post)).collect();
    Ok(Reply::json(200, json!({ "data": data, "meta": meta })))
}

/// `GET /2/tweets/{id}`.
pub(super) fn one(world: &World, id: &str, call: &Call) -> Result<Reply, Problem> {
    let query = call.query();
    let known = |name: &str| name.ends_with(".fields") || name == "expansions";
    if let Some((name, _)) = query.iter().find(|(name, _)| !known(name)) {
        return Err(unknown_parameter(name));
    }
    if !is_id(id) {
        return Err(Problem::invalid(format!("The id [{id}] is not a number")));
    }
    let wanted = Wanted::parse(&world.config.x.user_id, &query)?;
    match world.x.iter().find(|post| post.id == id) {
        Some(post) => Ok(Reply::json(200, json!({ "data": wanted.show(post) }))),
        None => Err(Problem::resource_not_found("tweet", id)),
    }
}

pub(super) fn unknown_parameter(name: &str) -> Problem {
    Problem::invalid(format!("The query parameter [{name}] is not known"))
}

impl Wanted {
    fn parse(user: &str, query: &[(String, String)]) -> Result<Self, Problem> {
        let mut wanted = Self {
            max_results: 10,
            since_id: None,
            until_id: None,
            start_time: None,
            end_time: None,
            below: None,
            replies: true,
            fields: Vec::new(),
            user: user.to_owned(),
        };
        for (name, value) in query {
            match name.as_str() {
                "max_results" => wanted.max_results = max_results(value)?,
                "since_id" => wanted.since_id = Some(id(name, value)?),
                "until_id" => wanted.until_id = Some(id(name, value)?),
                "start_time" => wanted.start_time = Some(time(name, value)?),
                "end_time" => wanted.end_time = Some(time(name, value)?),
                "pagination_token" => wanted.below = Some(token(value)?),
                "exclude" => wanted.replies = !excludes_replies(value)?,
                "post.fields" | "tweet.fields" => wanted.fields = fields(name, value)?,
                "expansions" | "user.fields" | "media.fields" | "poll.fields" | "place.fields" => {}
                _ => return Err(unknown_parameter(name)),
            }
        }
        Ok(wanted)
    }

    fn covers(&self, post: &XPost) -> bool {
        let id = number(&post.id);
        post.visible
            && self.since_id.is_none_or(|since| id > since)
            && self.until_id.is_none_or(|until| id < until)
            && self.below.is_none_or(|below| id < below)
            && self.start_time.is_none_or(|start| post.created >= start)
            && self.end_time.is_none_or(|end| post.created < end)
            && (self.replies || post.reply_to.is_none())
    }

    fn show(&self, post: &XPost) -> Value {
        let has = |field: &str| self.fields.iter().any(|wanted| wanted == field);
        let shortened = links::shorten(post);
        let mut shown = json!({
            "id": post.id,
            "text": shortened.text,
            "edit_history_post_ids": [post.id],
        });
        if has("created_at") {
            shown["created_at"] =
                json!(post.created.strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string());
        }
        if has("author_id") {
            shown["author_id"] = json!(self.user);
        }
        if has("lang") {
            shown["lang"] = json!("de");
        }
        if has("entities") && !shortened.urls.is_empty() {
            shown["entities"] = json!({ "urls": shortened.urls });
        }
        shown
    }
}

fn max_results(value: &str) -> Result<usize, Problem> {
    let number = value.parse().ok().filter(|number| (5..=100).contains(number));
    number.ok_or_else(|| {
        Problem::invalid(format!("The max_results value [{value}] is not between 5 and 100"))
    })
}

pub(super) fn is_id(value: &str) -> bool {
    (1..=19).contains(&value.len()) && value.bytes().all(|byte| byte.is_ascii_digit())
}

fn id(name: &str, value: &str) -> Result<u64, Problem> {
    let number = value.parse().ok().filter(|_| is_id(value));
    number.ok_or_else(|| Problem::invalid(format!("The {name} value [{value}] is not an id")))
}

fn time(name: &str, value: &str) -> Result<Timestamp, Problem> {
    value
        .parse()
        .map_err(|_| Problem::invalid(format!("The {name} value [{value}] is not RFC 3339")))
}

fn excludes_replies(value: &str) -> Result<bool, Problem> {
    let kinds: Vec<&str> = value.split(',').collect();
    match kinds.iter().find(|kind| !["replies", "retweets"].contains(kind)) {
        Some(unknown) => {
            Err(Problem::invalid(format!("The exclude value [{unknown}] is not known")))
        }
        None => Ok(kinds.contains(&"replies")),
    }
}

fn fields(name: &str, value: &str) -> Result<Vec<String>, Problem> {
    let fields: Vec<String> = value.split(',').map(ToOwned::to_owned).collect();
    let unknown = fields.iter().find(|field| {
        let field = field.as_str();
        !FILLED.contains(&field) && !EMPTY.contains(&field)
    });
    match unknown {
        Some(field) => Err(Problem::invalid(format!("The {name} value [{field}] is not known"))),
        None => Ok(fields),
    }
}

fn number(id: &str) -> u64 {
    id.parse().unwrap_or_default()
}

fn token(value: &str) -> Result<u64, Problem> {
    u64::from_str_radix(value, 32)
        .map_err(|_| Problem::invalid("The pagination_token is not one of ours"))
}

/// Digits `0` to `9` and `a` to `v`, as X's tokens are written.
fn base32hex(mut number: u64) -> String {
    let mut digits = Vec::new();
    while number > 0 {
        let digit = u32::try_from(number % 32).unwrap_or_default();
        digits.extend(char::from_digit(digit, 32));
        number /= 32;
    }
    digits.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pagination_token_leads_back_to_its_id() {
        for id in [1, 31, 32, 1_420_000_000_000_000_001] {
            assert_eq!(token(&base32hex(id)).unwrap(), id);
        }
        assert!(token("!").is_err());
    }
}
