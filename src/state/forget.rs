//! Erasing what is known of one item: what remains are hashes, so that it is not told again.

use jiff::Timestamp;
use rusqlite::{Connection, params};

use super::deliveries::{self, Delivery};
use super::items::{self, ItemRow};
use super::journal::{self, About};
use super::{Store, StoreError};
use crate::item::Item;
use crate::outbox::State;
use crate::wording::{Told, reading};

/// What stands in the place of every text.
fn erased() -> Told {
    reading::FORGOTTEN.told([])
}

/// What forgetting came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Forgotten {
    /// No item with this address was ever seen.
    Unknown,
    /// Whether a post of it stands on a timeline is not known yet; nothing was erased. The
    /// delivery's number.
    UnderWay(i64),
    /// It was erased. Posts of it that stand on a timeline, by account and address: only the
    /// network can take them off.
    Erased {
        /// How many items had this address.
        items: usize,
        /// Where something of it can still be read.
        standing: Vec<(String, Option<String>)>,
    },
}

/// Erases every item with this address: its texts, its headline, its address, the posts as kept
/// here, what was noted of it. Open deliveries of it are rejected. The room is overwritten. Blocks.
pub fn forget(store: &Store, url: &str, now: Timestamp) -> Result<Forgotten, StoreError> {
    store.alone_blocking(|db| Ok(db.pragma_update(None, "secure_delete", true)?))?;
    let done = store.run_blocking(|tx| {
        let found = items::by_link(tx, url)?;
        if found.is_empty() {
            return Ok(Forgotten::Unknown);
        }
        let mut standing = Vec::new();
        for item in &found {
            for delivery in deliveries::of_item(tx, item.id)? {
                if matches!(delivery.state, State::Intent | State::Ambiguous | State::NeedsHuman) {
                    return Ok(Forgotten::UnderWay(delivery.id));
                }
                if delivery.state == State::Posted {
                    standing.push((delivery.account.clone(), delivery.remote_url.clone()));
                }
                end(tx, &delivery, now)?;
            }
            erase(tx, item, now)?;
        }
        Ok(Forgotten::Erased { items: found.len(), standing })
    })?;
    if matches!(done, Forgotten::Erased { .. }) {
        // What was overwritten still stands in the log of the last writes, until it is emptied.
        store.alone_blocking(|db| {
            Ok(db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?)
        })?;
    }
    Ok(done)
}

/// Nothing more is sent of it, and its text goes.
fn end(db: &Connection, delivery: &Delivery, now: Timestamp) -> Result<(), StoreError> {
    let id = delivery.id;
    if delivery.state.may_become(State::Rejected) {
        deliveries::move_to(db, id, State::Rejected, erased(), now)?;
    }
    db.execute("UPDATE deliveries SET post = NULL, post_hash = NULL WHERE id = ?1", [id])?;
    db.execute("DELETE FROM looks WHERE delivery = ?1", [id])?;
    db.execute("DELETE FROM media WHERE delivery = ?1", [id])?;
    db.execute("UPDATE journal SET detail = ?2 WHERE delivery = ?1", params![id, erased()])?;
    Ok(())
}

fn erase(db: &Connection, item: &ItemRow, now: Timestamp) -> Result<(), StoreError> {
    let id = item.id;
    let bare = Item { published: item.entry.published, ..Item::default() };
    let bare = serde_json::to_string(&bare).map_err(|error| StoreError::Row(error.to_string()))?;
    db.execute(
        "UPDATE items SET entry = ?2, link = NULL, title = NULL, reason = ?3,
                          fate = CASE fate WHEN 'new' THEN 'unreadable' ELSE fate END
         WHERE id = ?1",
        params![id, bare, erased()],
    )?;
    for table in ["articles", "happenings", "events"] {
        db.execute(&format!("DELETE FROM {table} WHERE item = ?1"), [id])?;
    }
    db.execute("UPDATE journal SET detail = ?2 WHERE item = ?1", params![id, erased()])?;
    // Messages to the admin may name it.
    for named in item.entry.link.iter().map(url::Url::as_str).chain(item.entry.title.as_deref()) {
        db.execute(
            "DELETE FROM messages WHERE instr(body, ?1) > 0 OR instr(subject, ?1) > 0",
            [named],
        )?;
    }
    let about = About { item: Some(id), source: Some(item.source.clone()), ..About::default() };
    journal::write(db, now, &about, "forgotten", erased())
}
