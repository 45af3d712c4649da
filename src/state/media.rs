//! The picture of a delivery: how often its upload was tried, and what goes with the post.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use super::journal::{self, About};
use super::{StoreError, from_millis, millis};

/// An uploaded picture as frozen with the post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Uploaded {
    /// The network's id.
    pub id: String,
    /// The alternative text as sent.
    pub alt: String,
}

/// What is known of a delivery's picture.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Picture {
    /// Uploads that failed in passing.
    pub tries: u32,
    /// What goes with the post; empty where it goes without a picture.
    pub uploaded: Vec<Uploaded>,
    /// When the network forgets the upload.
    pub usable_to: Option<Timestamp>,
    /// What became of it, in a sentence.
    pub note: String,
}

/// The delivery's picture, if one was ever looked for.
pub fn of(db: &Connection, delivery: i64) -> Result<Option<Picture>, StoreError> {
    let mut query = db
        .prepare_cached("SELECT uploaded, tries, usable_to, note FROM media WHERE delivery = ?1")?;
    let row = query.query_row([delivery], |row| {
        let picture = Picture {
            tries: row.get(1)?,
            uploaded: Vec::new(),
            usable_to: row.get::<_, Option<i64>>(2)?.map(from_millis),
            note: row.get(3)?,
        };
        Ok((row.get::<_, String>(0)?, picture))
    });
    let Some((uploaded, picture)) = row.optional()? else {
        return Ok(None);
    };
    let uploaded =
        serde_json::from_str(&uploaded).map_err(|error| StoreError::Row(error.to_string()))?;
    Ok(Some(Picture { uploaded, ..picture }))
}

/// Another post goes in the place of the delivery's: its picture is uploaded anew.
pub fn forget(db: &Connection, delivery: i64) -> Result<(), StoreError> {
    db.prepare_cached("DELETE FROM media WHERE delivery = ?1")?.execute([delivery])?;
    Ok(())
}

/// Keeps what is known of it, and says so in the journal. Committed before T1, or with it.
pub fn keep(
    db: &Connection,
    delivery: i64,
    picture: &Picture,
    now: Timestamp,
) -> Result<(), StoreError> {
    let uploaded = serde_json::to_string(&picture.uploaded)
        .map_err(|error| StoreError::Row(error.to_string()))?;
    db.prepare_cached(
        "INSERT INTO media (delivery, tries, uploaded, usable_to, note)
         VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (delivery) DO UPDATE SET
            tries = excluded.tries, uploaded = excluded.uploaded,
            usable_to = excluded.usable_to, note = excluded.note",
    )?
    .execute(params![
        delivery,
        picture.tries,
        uploaded,
        picture.usable_to.map(millis),
        picture.note
    ])?;
    let about = About { delivery: Some(delivery), ..About::default() };
    journal::write(db, now, &about, "picture", &picture.note)
}
