//! Writing: `POST /{page}/feed`, `POST /{post}`, `DELETE /{post}`.

use jiff::Timestamp;
use serde_json::json;
use url::Url;

use super::error::GraphError;
use super::params::Params;
use super::{FacebookPhoto, FacebookPost, photos, require};
use crate::sandbox::call::Reply;
use crate::sandbox::world::World;

/// The longest message in characters, as third parties report it.
const MAX_MESSAGE: usize = 63_206;

/// The permission without which nothing is written.
const WRITE: &str = "pages_manage_posts";

pub(super) fn create(
    world: &mut World,
    params: &Params,
    now: Timestamp,
) -> Result<Reply, GraphError> {
    require(world, 200, WRITE)?;
    params.only(&[&["message", "link", "published"][..], &photos::ATTACHED].concat())?;
    let message = params.get("message").unwrap_or_default();
    check_message(message)?;
    let link = params.get("link").filter(|link| !link.is_empty());
    link.map_or(Ok(()), check_link)?;
    let attached = photos::attached(world, params)?;
    if link.is_some() && !attached.is_empty() {
        return Err(GraphError::parameter("(rehearsal) Send a link or attached_media, not both"));
    }
    if message.trim().is_empty() && link.is_none() && attached.is_empty() {
        return Err(GraphError::parameter("Missing message or link"));
    }
    let published = params.flag("published")?.unwrap_or(true);

    // Only what followers see counts: an unpublished post whose id was lost must not bar its
    // second try.
    let newest = world.facebook.iter().rev().find(|post| post.visible);
    let refuses = !world.config.takes_duplicates;
    if refuses && newest.is_some_and(|post| !message.is_empty() && post.message == message) {
        return Err(GraphError::duplicate());
    }
    let id = store(world, (message, link.map(ToOwned::to_owned), attached), published, now);
    Ok(Reply::json(200, json!({ "id": id })).created(&id))
}

/// Puts a post on the page; gives its id.
pub(super) fn store(
    world: &mut World,
    (message, link, photos): (&str, Option<String>, Vec<FacebookPhoto>),
    visible: bool,
    created: Timestamp,
) -> String {
    let id = world.next_facebook_id(created);
    world.facebook.push(FacebookPost {
        id: id.clone(),
        message: message.to_owned(),
        link,
        created,
        visible,
        edited: None,
        photos,
    });
    id
}

/// Another text, or visible from now on. Both may be repeated.
pub(super) fn edit(
    world: &mut World,
    id: &str,
    params: &Params,
    now: Timestamp,
) -> Result<Reply, GraphError> {
    require(world, 200, WRITE)?;
    params.only(&["message", "is_published"])?;
    let message = params.get("message");
    message.map_or(Ok(()), check_message)?;
    let publish = params.flag("is_published")?;
    if message.is_none() && publish.is_none() {
        return Err(GraphError::parameter("Nothing to change"));
    }
    let post = find(world, id)?;
    if publish == Some(false) && post.visible {
        return Err(GraphError::parameter("A published post cannot be unpublished"));
    }
    if let Some(message) = message.filter(|message| *message != post.message) {
        message.clone_into(&mut post.message);
        post.edited = Some(now);
    }
    post.visible |= publish == Some(true);
    Ok(Reply::json(200, json!({ "success": true })))
}

pub(super) fn delete(world: &mut World, id: &str, params: &Params) -> Result<Reply, GraphError> {
    require(world, 200, WRITE)?;
    params.only(&[])?;
    find(world, id)?;
    world.facebook.retain(|post| post.id != id);
    Ok(Reply::json(200, json!({ "success": true })))
}

fn find<'a>(world: &'a mut World, id: &str) -> Result<&'a mut FacebookPost, GraphError> {
    let post = world.facebook.iter_mut().find(|post| post.id == id);
    post.ok_or_else(|| GraphError::gone(id))
}

fn check_message(message: &str) -> Result<(), GraphError> {
    if message.chars().count() <= MAX_MESSAGE {
        return Ok(());
    }
    Err(GraphError::parameter(&format!(
        "Param message must not be longer than {MAX_MESSAGE} characters"
    )))
}

fn check_link(link: &str) -> Result<(), GraphError> {
    let url = Url::parse(link).map_err(|_| GraphError::link())?;
    if matches!(url.scheme(), "http" | "https") {
        return Ok(());
    }
    Err(GraphError::link())
}
