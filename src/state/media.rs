//! The pictures of a delivery: how often uploads were tried, and what goes with the post.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use url::Url;

use super::journal::{self, About};
use super::{StoreError, from_millis, millis};
use crate::wording::Told;

/// An uploaded picture as frozen with the post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Uploaded {
    /// The network's id.
    pub id: String,
    /// The alternative text as sent.
    pub alt: String,
    /// Where it was fetched; rows of older versions, which knew only a lead picture, do not say.
    pub url: Option<Url>,
}

/// A picture in the column `uploaded`.
#[derive(Serialize, Deserialize)]
struct Kept {
    /// None: it is left out for good.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    alt: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    url: Option<Url>,
}

/// What is known of a delivery's pictures.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Picture {
    /// Turns in which an upload failed in passing.
    pub tries: u32,
    /// What goes with the post; empty where it goes without a picture.
    pub uploaded: Vec<Uploaded>,
    /// Pictures that will never do.
    pub left_out: Vec<Url>,
    /// When the network forgets the first of the uploads.
    pub usable_to: Option<Timestamp>,
    /// What became of the latest one, in a sentence.
    pub note: Told,
}

impl Picture {
    fn column(&self) -> Result<String, StoreError> {
        let uploaded = self.uploaded.iter().map(|one| Kept {
            id: Some(one.id.clone()),
            alt: one.alt.clone(),
            url: one.url.clone(),
        });
        let left_out = self.left_out.iter();
        let left_out =
            left_out.map(|url| Kept { id: None, alt: String::new(), url: Some(url.clone()) });
        let kept: Vec<Kept> = uploaded.chain(left_out).collect();
        serde_json::to_string(&kept).map_err(|error| StoreError::Row(error.to_string()))
    }

    fn with(mut self, column: &str) -> Result<Self, StoreError> {
        let kept: Vec<Kept> =
            serde_json::from_str(column).map_err(|error| StoreError::Row(error.to_string()))?;
        for Kept { id, alt, url } in kept {
            match id {
                Some(id) => self.uploaded.push(Uploaded { id, alt, url }),
                None => self.left_out.extend(url),
            }
        }
        Ok(self)
    }
}

/// The delivery's pictures, if any was ever looked for.
pub fn of(db: &Connection, delivery: i64) -> Result<Option<Picture>, StoreError> {
    let mut query = db
        .prepare_cached("SELECT uploaded, tries, usable_to, note FROM media WHERE delivery = ?1")?;
    let row = query.query_row([delivery], |row| {
        let picture = Picture {
            tries: row.get(1)?,
            usable_to: row.get::<_, Option<i64>>(2)?.map(from_millis),
            note: row.get(3)?,
            ..Picture::default()
        };
        Ok((row.get::<_, String>(0)?, picture))
    });
    row.optional()?.map(|(uploaded, picture)| picture.with(&uploaded)).transpose()
}

/// Another post goes in the place of the delivery's: its pictures are uploaded anew.
pub fn forget(db: &Connection, delivery: i64) -> Result<(), StoreError> {
    db.prepare_cached("DELETE FROM media WHERE delivery = ?1")?.execute([delivery])?;
    Ok(())
}

/// Keeps what is known of them, and says so in the journal. Committed before T1, or with it.
pub fn keep(
    db: &Connection,
    delivery: i64,
    picture: &Picture,
    now: Timestamp,
) -> Result<(), StoreError> {
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
        picture.column()?,
        picture.usable_to.map(millis),
        picture.note
    ])?;
    let about = About { delivery: Some(delivery), ..About::default() };
    journal::write(db, now, &about, "picture", &picture.note)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_row_of_an_older_version_is_the_lead_picture() {
        let read = Picture::default().with(r#"[{"id":"17","alt":"Kinder im Hof"}]"#).unwrap();
        let lead = Uploaded { id: "17".into(), alt: "Kinder im Hof".into(), url: None };
        assert_eq!((&read.uploaded, read.left_out.len()), (&vec![lead], 0));
        assert_eq!(Picture::default().with(&read.column().unwrap()).unwrap(), read);
    }

    #[test]
    fn what_is_left_out_stays_so() {
        let url = |name: &str| Url::parse(&format!("https://verein.example/{name}.jpg")).unwrap();
        let picture = Picture {
            uploaded: vec![Uploaded { id: "1".into(), alt: "Hof".into(), url: Some(url("hof")) }],
            left_out: vec![url("weg")],
            ..Picture::default()
        };
        assert_eq!(Picture::default().with(&picture.column().unwrap()).unwrap(), picture);
        assert!(Picture::default().with("{").is_err());
    }
}
