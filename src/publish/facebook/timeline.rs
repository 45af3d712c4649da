//! Reading a page's own posts, newest first; the calls themselves are made elsewhere.

#[cfg(test)]
mod tests;

use jiff::Timestamp;
use secrecy::SecretString;
use serde_json::Value;
use url::Url;

use super::super::wire::{CLOCK_SLACK, bound_there, id, json, links_in, succeeded};
use super::super::{AskError, Lookback, Timeline};
use super::answer::{is_gone, post_url, refused};
use crate::net::ApiReply;
use crate::outbox::TimelinePost;

/// What is asked of each post. `link` cannot be read here; `attachments` tells it.
pub(super) const FIELDS: &str =
    "id,message,created_time,permalink_url,is_published,attachments{unshimmed_url}";

/// Posts on one page; larger pages with attachments are refused as too much data.
const PAGE_SIZE: &str = "25";

/// Pages that are read at most.
const MAX_PAGES: usize = 8;

/// A list half read.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    asked: Lookback<'a>,
    marker: Option<String>,
    /// What was posted before this is older than anything looked for; the marker's own time, once
    /// it has been met.
    bound: Timestamp,
    after: Option<String>,
    pages: usize,
    timeline: Timeline,
    done: bool,
}

impl<'a> Reading<'a> {
    pub(super) fn new(asked: Lookback<'a>) -> Self {
        Self {
            asked,
            marker: asked.since.map(str::to_owned),
            bound: asked.not_before.checked_sub(CLOCK_SLACK).unwrap_or(asked.not_before),
            after: None,
            pages: 0,
            timeline: Timeline::default(),
            done: false,
        }
    }

    /// The parameters of the next call; `None` once enough is read.
    pub(super) fn next_query(&self) -> Option<Vec<(&'static str, String)>> {
        if self.done || self.pages == MAX_PAGES {
            return None;
        }
        let mut query = vec![("fields", FIELDS.to_owned()), ("limit", PAGE_SIZE.to_owned())];
        if let Some(after) = &self.after {
            query.push(("after", after.clone()));
        }
        Some(query)
    }

    /// Takes the answer in.
    ///
    /// # Errors
    /// Facebook refuses to answer, or its answer is no list of posts.
    pub(super) fn take(
        &mut self,
        reply: &ApiReply,
        secrets: &[&SecretString],
    ) -> Result<(), AskError> {
        let body = body(reply, secrets)?;
        let entries = entries(&body)?;
        self.pages += 1;
        // Where our clock is ahead of Facebook's, its own says how far back is far enough.
        if let Some(there) = bound_there(&self.asked, reply).filter(|_| self.pages == 1) {
            self.bound = self.bound.min(there.checked_sub(CLOCK_SLACK).unwrap_or(there));
        }
        let mut whole = true;
        let mut reached = false;
        for entry in entries {
            let Some(remote_id) = entry.get("id").and_then(id) else {
                whole = false;
                continue;
            };
            if entry.get("is_published").and_then(Value::as_bool) == Some(false) {
                continue;
            }
            let is_marker = self.marker.as_deref() == Some(remote_id.as_str());
            let post = read_post(entry, remote_id);
            // The end is reached where the page's last post is old; an old one that is pinned to
            // the top proves nothing about those below it.
            reached = is_marker || post.created.is_some_and(|created| created < self.bound);
            if is_marker {
                self.bound = post.created.unwrap_or(self.bound);
            } else if !reached {
                self.timeline.posts.push(post);
            }
        }
        let next = next_cursor(&body);
        let ends = reached || next == Cursor::End;
        self.timeline.complete = whole && ends;
        self.done = !whole || ends;
        match next {
            Cursor::After(after) if self.after.as_deref() != Some(after.as_str()) => {
                self.after = Some(after);
            }
            // A cursor that is missing, or comes again, leads nowhere.
            _ => self.done = true,
        }
        Ok(())
    }

    pub(super) fn finish(self) -> Timeline {
        self.timeline
    }
}

/// One post asked for by its number; none where it is gone.
pub(super) fn one(
    reply: &ApiReply,
    secrets: &[&SecretString],
) -> Result<Option<TimelinePost>, AskError> {
    if is_gone(reply) {
        return Ok(None);
    }
    let body = body(reply, secrets)?;
    let remote_id = body.get("id").and_then(id).ok_or_else(unreadable)?;
    Ok(Some(read_post(&body, remote_id)))
}

fn body(reply: &ApiReply, secrets: &[&SecretString]) -> Result<Value, AskError> {
    if !succeeded(reply) {
        return Err(refused(reply, secrets));
    }
    json(reply).ok_or_else(unreadable)
}

fn entries(body: &Value) -> Result<&[Value], AskError> {
    let list = body.get("data").and_then(Value::as_array);
    list.map(Vec::as_slice).ok_or_else(unreadable)
}

fn unreadable() -> AskError {
    AskError::Passing(crate::wording::networks::FB_TIMELINE_UNREADABLE.told([]))
}

#[derive(Debug, PartialEq, Eq)]
enum Cursor {
    /// This was the last page.
    End,
    After(String),
    /// There is more, but nothing says how to ask for it.
    Lost,
}

/// `paging.next` tells that there is more. It is never followed: it may hold the token, and lead
/// to another host; only its cursor is taken.
fn next_cursor(body: &Value) -> Cursor {
    let Some(next) = body.pointer("/paging/next").and_then(Value::as_str) else {
        return Cursor::End;
    };
    let named = body.pointer("/paging/cursors/after").and_then(Value::as_str).map(str::to_owned);
    let in_link = || {
        let url = Url::parse(next).ok()?;
        let found = url.query_pairs().find(|(name, _)| name == "after");
        found.map(|(_, value)| value.into_owned())
    };
    match named.or_else(in_link).filter(|after| !after.is_empty()) {
        Some(after) => Cursor::After(after),
        None => Cursor::Lost,
    }
}

fn read_post(entry: &Value, remote_id: String) -> TimelinePost {
    let text = |name| entry.get(name).and_then(Value::as_str).unwrap_or_default();
    let attachments = entry.pointer("/attachments/data").and_then(Value::as_array);
    let attached = attachments
        .into_iter()
        .flatten()
        .filter_map(|attachment| Url::parse(attachment.get("unshimmed_url")?.as_str()?).ok());
    let mut links: Vec<Url> = Vec::new();
    for link in attached.chain(links_in(text("message"))) {
        if !links.contains(&link) {
            links.push(link);
        }
    }
    let shown = Url::parse(text("permalink_url")).ok().filter(|url| url.scheme() == "https");
    TimelinePost {
        remote_url: shown.or_else(|| post_url(&remote_id)),
        remote_id,
        text: text("message").to_owned(),
        links,
        created: instant(text("created_time")),
    }
}

/// `2026-09-26T10:00:00+0000`.
fn instant(text: &str) -> Option<Timestamp> {
    let parsed = text.parse().or_else(|_| Timestamp::strptime("%Y-%m-%dT%H:%M:%S%z", text));
    parsed.ok()
}
