//! How long what is kept: texts 30 days, the journal two years, what names an item for ever.

use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, params};

use super::{Store, StoreError, items, millis};

/// Texts of articles, teasers and posts that were never sent are kept this long.
pub const TEXTS: SignedDuration = SignedDuration::from_hours(24 * 30);

/// The journal is kept this long: a year can be told, and the one before it to compare.
pub const JOURNAL: SignedDuration = SignedDuration::from_hours(24 * 731);

/// The file is rewritten once more than one page in this many is empty.
const EMPTY_SHARE: i64 = 4;

/// A smaller file is left as it is; in pages of 4 KiB.
const SMALL: i64 = 1024;

/// What was erased.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Erased {
    /// Articles, with what a model wrote of them.
    pub articles: usize,
    /// Teasers and contents as the lists gave them.
    pub entries: usize,
    /// Texts of posts that were never sent.
    pub posts: usize,
    /// Lines of the journal.
    pub journal: usize,
}

impl Erased {
    /// Whether anything was erased.
    pub fn any(self) -> bool {
        self != Self::default()
    }
}

/// Erases what was kept long enough. The hashes by which an item is known again stay, so that
/// nothing is told twice.
pub fn erase(db: &Connection, now: Timestamp) -> Result<Erased, StoreError> {
    let before = |kept| millis(now.checked_sub(kept).unwrap_or(Timestamp::MIN));
    let texts = before(TEXTS);
    Ok(Erased {
        articles: items::erase_articles(db, super::from_millis(texts))?,
        // An item that still waits for its page to be read needs what the list gave of it.
        entries: db.execute(
            "UPDATE items SET entry = json_remove(entry, '$.summary', '$.content', '$.image')
             WHERE seen_at < ?1 AND fate <> 'new'
               AND (json_extract(entry, '$.summary') IS NOT NULL
                    OR json_extract(entry, '$.content') IS NOT NULL)",
            [texts],
        )?,
        posts: db.execute(
            "UPDATE deliveries SET post = NULL, post_hash = NULL
             WHERE state IN ('rejected', 'suppressed', 'expired', 'withdrawn')
               AND changed_at < ?1 AND post IS NOT NULL",
            [texts],
        )?,
        journal: db.execute("DELETE FROM journal WHERE at < ?1", params![before(JOURNAL)])?,
    })
}

/// Gives the room of erased rows back to the disk once it is worth while. Returns whether it was
/// done. Blocks; nothing else is written meanwhile.
pub fn compact(store: &Store) -> Result<bool, StoreError> {
    store.alone_blocking(|db| {
        let pages: i64 = db.pragma_query_value(None, "page_count", |row| row.get(0))?;
        let empty: i64 = db.pragma_query_value(None, "freelist_count", |row| row.get(0))?;
        if pages < SMALL || empty * EMPTY_SHARE < pages {
            return Ok(false);
        }
        db.execute_batch("VACUUM")?;
        // The whole file went through the log of the last writes, which would keep that room.
        db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        Ok(true)
    })
}
