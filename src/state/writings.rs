//! Who wrote the sentences of a post: a model is asked once, and what came of it is kept.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, params};

use super::{StoreError, millis};
use crate::item::Network;
use crate::wording::Told;

/// What came of asking a model about one item for one network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Writing {
    /// A hash of what was to be told, and of who was asked.
    pub matter: String,
    /// The model's sentences; none where the program's own rules write.
    pub sentences: Vec<String>,
    /// Who writes and why, in a sentence.
    pub why: Told,
}

/// What was kept of an item for a network, if that is about the same matter.
pub fn get(
    db: &Connection,
    item: i64,
    network: Network,
    matter: &str,
) -> Result<Option<Writing>, StoreError> {
    let sql = "SELECT sentences, why FROM writings
               WHERE item = ?1 AND network = ?2 AND matter = ?3";
    let row = db
        .prepare_cached(sql)?
        .query_row(params![item, network.as_str(), matter], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, Told>(1)?))
        })
        .optional()?;
    row.map(|(json, why)| {
        let sentences =
            serde_json::from_str(&json).map_err(|error| StoreError::Row(error.to_string()))?;
        Ok(Writing { matter: matter.to_owned(), sentences, why })
    })
    .transpose()
}

/// Keeps it, in the place of an earlier one.
pub fn keep(
    db: &Connection,
    item: i64,
    network: Network,
    writing: &Writing,
    now: Timestamp,
) -> Result<(), StoreError> {
    let json = serde_json::to_string(&writing.sentences)
        .map_err(|error| StoreError::Row(error.to_string()))?;
    db.prepare_cached(
        "INSERT OR REPLACE INTO writings (item, network, matter, sentences, why, written_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        item,
        network.as_str(),
        writing.matter,
        json,
        writing.why,
        millis(now)
    ])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::item::{Article, Item};
    use crate::state::Store;
    use crate::state::items::{self, Fate};

    #[test]
    fn it_is_kept_for_the_same_matter_and_goes_with_the_article() {
        let at = |second| Timestamp::from_second(second).unwrap();
        let writing = |matter: &str| Writing {
            matter: matter.into(),
            sentences: vec!["Ein Satz.".into()],
            why: "by a model".into(),
        };
        let store = Store::in_memory().unwrap();
        store
            .run_blocking(|tx| {
                let item = items::add(tx, "a", &Item::default(), (Fate::New, "new"), None, at(0))?;
                let article = Article {
                    url: "https://a.example/1".parse().unwrap(),
                    canonical: None,
                    title: None,
                    date: None,
                    author: None,
                    text: "Ein Satz.".into(),
                    image: None,
                    more_images: Vec::new(),
                    language: None,
                };
                items::keep_article(tx, item, &article, at(1))?;
                keep(tx, item, Network::X, &writing("m1"), at(1))?;
                assert_eq!(get(tx, item, Network::X, "m1")?, Some(writing("m1")));
                assert_eq!(get(tx, item, Network::X, "m2")?, None);
                assert_eq!(get(tx, item, Network::Facebook, "m1")?, None);
                // Reading the page again replaces the article; that is no erasure.
                items::keep_article(tx, item, &article, at(2))?;
                assert!(get(tx, item, Network::X, "m1")?.is_some());
                items::erase_articles(tx, at(3))?;
                assert_eq!(get(tx, item, Network::X, "m1")?, None);
                Ok(())
            })
            .unwrap();
    }
}
