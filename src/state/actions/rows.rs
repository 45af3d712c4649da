//! A change to a post as its row tells it.

use jiff::Timestamp;
use rusqlite::{Connection, Params, Row};
use serde::Serialize;

use crate::item::Post;
use crate::outbox::{Action, Reads, State};
use crate::state::{StoreError, from_millis};
use crate::wording::Told;

/// One change to one post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ActionRow {
    /// Its number, for `queue allow` and `queue refuse`.
    pub id: i64,
    /// The delivery that made the post.
    pub delivery: i64,
    /// What is done.
    pub action: Action,
    /// Where it stands; `posted` means done.
    pub state: State,
    /// Why, in an English sentence.
    pub reason: String,
    /// The same in each language.
    #[serde(skip)]
    pub why: Told,
    /// When it last moved.
    pub changed_at: Timestamp,
    /// Nothing is done about it before.
    pub not_before: Timestamp,
    /// Requests begun.
    pub attempt: u32,
    /// When the last one began.
    pub attempt_at: Option<Timestamp>,
    /// What followers will read; none for what takes a post off.
    pub text: Option<String>,
    /// The same with its link and picture, for what makes a post.
    #[serde(skip)]
    pub post: Option<Post>,
    /// The account's newest known post when the last request began.
    #[serde(skip)]
    pub marker: Option<String>,
    /// Looks at the network since an unclear answer.
    #[serde(skip)]
    pub reads: Reads,
    /// The network's id of the post that it made.
    pub remote_id: Option<String>,
}

const COLUMNS: &str = "actions.id, actions.delivery, actions.action, actions.state,
    actions.reason, actions.changed_at, actions.not_before, actions.attempt, actions.attempt_at,
    actions.text, actions.post, actions.marker, actions.reads, actions.first_absent,
    actions.remote_id";

pub(super) fn select(
    db: &Connection,
    rest: &str,
    params: impl Params,
) -> Result<Vec<ActionRow>, StoreError> {
    let mut query = db.prepare_cached(&format!("SELECT {COLUMNS} FROM actions {rest}"))?;
    let rows: Vec<_> = query.query_map(params, read)?.collect::<Result<_, _>>()?;
    rows.into_iter().collect()
}

fn read(row: &Row<'_>) -> rusqlite::Result<Result<ActionRow, StoreError>> {
    let (action, state): (String, String) = (row.get(2)?, row.get(3)?);
    let post: Option<String> = row.get(10)?;
    let parse = || -> Result<(Action, State, Option<Post>), StoreError> {
        let post = post.as_deref().map(serde_json::from_str).transpose();
        Ok((
            action.parse().map_err(StoreError::Row)?,
            state.parse().map_err(StoreError::Row)?,
            post.map_err(|error| StoreError::Row(error.to_string()))?,
        ))
    };
    let (action, state, post) = match parse() {
        Ok(parsed) => parsed,
        Err(error) => return Ok(Err(error)),
    };
    let time = |index| Ok::<_, rusqlite::Error>(row.get::<_, Option<i64>>(index)?.map(from_millis));
    let why = Told::read(&row.get::<_, String>(4)?);
    Ok(Ok(ActionRow {
        id: row.get(0)?,
        delivery: row.get(1)?,
        action,
        state,
        reason: why.english(),
        why,
        changed_at: from_millis(row.get(5)?),
        not_before: from_millis(row.get(6)?),
        attempt: row.get(7)?,
        attempt_at: time(8)?,
        text: row.get(9)?,
        post,
        marker: row.get(11)?,
        reads: Reads { made: row.get(12)?, first_absent: time(13)? },
        remote_id: row.get(14)?,
    }))
}
