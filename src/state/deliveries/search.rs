//! Looking deliveries up as a person does: by state, account, source and words.

use rusqlite::{Connection, params};

use super::queries::select;
use super::rows::Delivery;
use crate::outbox::State;
use crate::state::StoreError;

/// What is looked for; what is empty matches everything.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// The states.
    pub states: Vec<State>,
    /// Also those in other states whose post is to be changed once a person says so.
    pub or_undecided: bool,
    /// The account's name.
    pub account: Option<String>,
    /// The source's name.
    pub source: Option<String>,
    /// Words of the headline, the address or the post, as they stand there.
    pub text: Option<String>,
}

/// The newest `limit` deliveries that match, newest first.
pub fn search(db: &Connection, wanted: &Wanted, limit: u32) -> Result<Vec<Delivery>, StoreError> {
    let states: Vec<&str> = wanted.states.iter().map(|state| state.as_str()).collect();
    let states =
        serde_json::to_string(&states).map_err(|error| StoreError::Row(error.to_string()))?;
    let rest = "WHERE (?1 = '[]' OR state IN (SELECT value FROM json_each(?1))
               OR ?6 AND id IN (SELECT delivery FROM actions
                                WHERE state IN ('awaiting_approval', 'needs_human')))
          AND (?2 IS NULL OR account = ?2)
          AND EXISTS (SELECT 1 FROM items WHERE items.id = deliveries.item
                AND (?3 IS NULL OR items.source = ?3)
                AND (?4 IS NULL OR instr(lower(coalesce(items.title, '')), lower(?4)) > 0
                     OR instr(coalesce(items.link, ''), ?4) > 0
                     OR instr(lower(coalesce(json_extract(deliveries.post, '$.text'), '')),
                              lower(?4)) > 0))
        ORDER BY changed_at DESC, id DESC LIMIT ?5";
    let Wanted { or_undecided, account, source, text, .. } = wanted;
    select(db, rest, params![states, account, source, text, limit, or_undecided])
}
