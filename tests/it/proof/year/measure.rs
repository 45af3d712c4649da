//! What a state and its log come to, and what must hold of them when the year is over.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::SignedDuration;
use rusqlite::Connection;
use weitersagen::item::Network;
use weitersagen::state::retention;

use super::super::site::words;
use super::super::stage::Stage;

/// Where the log goes: counted, not kept.
#[derive(Debug, Clone, Default)]
pub(super) struct Log(Arc<AtomicU64>);

impl Log {
    pub(super) fn bytes(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.fetch_add(bytes.len() as u64, Ordering::Relaxed);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Bytes of a state.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bytes {
    /// What rows and indexes need.
    pub(super) used: u64,
    /// What the files take up on the disk, with the log of the last writes and room to be reused.
    pub(super) disk: u64,
}

impl Bytes {
    /// Looks at the disk first: opening the database may change what lies there.
    pub(super) fn of(stage: &Stage) -> Self {
        let dir = &stage.config.state_dir;
        let disk = ["weitersagen.db", "weitersagen.db-wal"].map(|name| size(&dir.join(name)));
        let db = Connection::open(dir.join("weitersagen.db")).unwrap();
        let value = |name| {
            let value: i64 = db.pragma_query_value(None, name, |row| row.get(0)).unwrap();
            u64::try_from(value).unwrap()
        };
        let used = (value("page_count") - value("freelist_count")) * value("page_size");
        Self { used, disk: disk.iter().sum() }
    }
}

fn size(file: &Path) -> u64 {
    file.metadata().map_or(0, |about| about.len())
}

/// The number that a query gives.
pub(super) fn count(stage: &Stage, sql: &str) -> u64 {
    let count = |tx: &rusqlite::Transaction<'_>| Ok(tx.query_row(sql, [], |row| row.get(0))?);
    let counted: i64 = stage.store().run_blocking(count).unwrap();
    u64::try_from(counted).unwrap()
}

/// How often each link stands on a timeline, where followers see it.
fn links(stage: &Stage, network: Network) -> BTreeMap<String, usize> {
    let links: Vec<Option<String>> = match network {
        Network::Facebook => {
            let seen = stage.sandbox.facebook_posts().into_iter().filter(|post| post.visible);
            seen.map(|post| post.link).collect()
        }
        Network::X => {
            let seen = stage.sandbox.x_posts().into_iter().filter(|post| post.visible);
            seen.map(|post| post.link).collect()
        }
    };
    let mut counts = BTreeMap::new();
    for link in links {
        *counts.entry(link.expect("every post links its article")).or_default() += 1;
    }
    counts
}

/// Each of the numbers 1 to `published` stands once on a timeline, and nothing else does.
pub(super) fn each_stands_once(stage: &Stage, network: Network, published: usize) {
    let found = links(stage, network);
    for number in 1..=published {
        let link = match number % 2 {
            1 => stage.site.link(number),
            _ => stage.site.link_on_page(number, false),
        };
        let times = found.get(&link).copied().unwrap_or_default();
        assert_eq!(times, 1, "{} stands {times} times on {network}", words(number).0);
    }
    assert_eq!(found.len(), published, "nothing else stands on {network}");
}

/// How many texts there are, and how many of them were kept too long.
pub(super) fn texts(stage: &Stage) -> (u64, u64) {
    let kept = retention::TEXTS + SignedDuration::from_hours(25);
    let oldest = stage.now().checked_sub(kept).unwrap().as_millisecond();
    let old = format!("SELECT count(*) FROM articles WHERE read_at < {oldest}");
    (count(stage, "SELECT count(*) FROM articles"), count(stage, &old))
}
