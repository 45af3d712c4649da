//! A delivery as its row tells it.

use jiff::Timestamp;
use rusqlite::Row;
use serde::Serialize;

use crate::item::Post;
use crate::outbox::{Reads, State};
use crate::state::{StoreError, from_millis};
use crate::wording::Told;

/// One story to one account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Delivery {
    /// Its number, for `queue`.
    pub id: i64,
    /// The story.
    pub story: i64,
    /// The item whose article is told.
    pub item: i64,
    /// The account's name.
    pub account: String,
    /// Where it stands.
    pub state: State,
    /// Why, in an English sentence.
    pub reason: String,
    /// The same in each language.
    #[serde(skip)]
    pub why: Told,
    /// When it was planned.
    pub created_at: Timestamp,
    /// When it last moved.
    pub changed_at: Timestamp,
    /// Nothing is done about it before.
    pub not_before: Timestamp,
    /// Sends begun.
    pub attempt: u32,
    /// When the last one began.
    pub attempt_at: Option<Timestamp>,
    /// As frozen, or as it would be sent.
    pub post: Option<Post>,
    /// The account's newest known post when the last send began.
    pub marker: Option<String>,
    /// Reads of the timeline since.
    #[serde(skip)]
    pub reads: Reads,
    /// The network's id, once posted.
    pub remote_id: Option<String>,
    /// Where followers see it.
    pub remote_url: Option<String>,
    /// The network's id of the post that nobody sees yet.
    pub draft_id: Option<String>,
    /// Until when a person has put it off.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postponed: Option<Timestamp>,
}

pub(super) const COLUMNS: &str = "id, story, item, account, state, reason, created_at, changed_at,
    not_before, attempt, attempt_at, post, marker, reads, first_absent, remote_id, remote_url,
    draft_id, postponed";

/// Reads a row of [`COLUMNS`].
pub(super) fn delivery(row: &Row<'_>) -> rusqlite::Result<Result<Delivery, StoreError>> {
    let state: String = row.get(4)?;
    let post: Option<String> = row.get(11)?;
    let time = |index| Ok::<_, rusqlite::Error>(row.get::<_, Option<i64>>(index)?.map(from_millis));
    let read = || -> Result<(State, Option<Post>), StoreError> {
        let state = state.parse().map_err(StoreError::Row)?;
        let post = post.as_deref().map(serde_json::from_str).transpose();
        Ok((state, post.map_err(|error| StoreError::Row(error.to_string()))?))
    };
    let (state, post) = match read() {
        Ok(read) => read,
        Err(error) => return Ok(Err(error)),
    };
    let why = Told::read(&row.get::<_, String>(5)?);
    Ok(Ok(Delivery {
        id: row.get(0)?,
        story: row.get(1)?,
        item: row.get(2)?,
        account: row.get(3)?,
        state,
        reason: why.english(),
        why,
        created_at: from_millis(row.get(6)?),
        changed_at: from_millis(row.get(7)?),
        not_before: from_millis(row.get(8)?),
        attempt: row.get(9)?,
        attempt_at: time(10)?,
        post,
        marker: row.get(12)?,
        reads: Reads { made: row.get(13)?, first_absent: time(14)? },
        remote_id: row.get(15)?,
        remote_url: row.get(16)?,
        draft_id: row.get(17)?,
        postponed: time(18)?,
    }))
}
