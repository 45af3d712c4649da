//! What must hold when a stretch of the year is over.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::SignedDuration;
use weitersagen::item::Network;
use weitersagen::outbox::State;
use weitersagen::state::retention;

use super::super::site::words;
use super::super::stage::Stage;
use super::{NETWORKS, Play};

/// Bytes of the database with the log of its last writes.
pub(super) fn bytes(dir: &Path) -> u64 {
    let files = ["weitersagen.db", "weitersagen.db-wal"].map(|name| dir.join(name));
    files.iter().filter_map(|file| file.metadata().ok()).map(|about| about.len()).sum()
}

pub(super) fn count(play: &Play, sql: &str) -> u64 {
    let count = |tx: &rusqlite::Transaction<'_>| Ok(tx.query_row(sql, [], |row| row.get(0))?);
    let counted: i64 = play.stage.store().run_blocking(count).unwrap();
    u64::try_from(counted).unwrap()
}

/// How often each link stands on a timeline.
fn links(stage: &Stage, network: Network) -> BTreeMap<String, usize> {
    let links: Vec<String> = match network {
        Network::Facebook => {
            stage.sandbox.facebook_posts().into_iter().filter_map(|post| post.link).collect()
        }
        Network::X => stage.sandbox.x_posts().into_iter().filter_map(|post| post.link).collect(),
    };
    let mut counts = BTreeMap::new();
    for link in links {
        *counts.entry(link).or_default() += 1;
    }
    counts
}

pub(super) fn each_stands_once(play: &Play) {
    for network in NETWORKS {
        let found = links(&play.stage, network);
        for number in 1..=play.published {
            let link = match number % 2 {
                1 => play.stage.site.link(number),
                _ => play.stage.site.link_on_page(number, false),
            };
            let times = found.get(&link).copied().unwrap_or_default();
            assert_eq!(times, 1, "{} stands {times} times on {network}", words(number).0);
        }
        assert_eq!(found.len(), play.published, "nothing else stands on {network}");
    }
    let open = play.stage.outbox().into_iter().find(|delivery| {
        !matches!(delivery.state, State::Posted | State::Suppressed | State::Expired)
    });
    assert!(open.is_none(), "{open:?}");
}

/// Texts older than 30 days are gone, and nothing older is kept than that.
pub(super) fn no_text_is_old(play: &Play) {
    let kept = retention::TEXTS + SignedDuration::from_hours(25);
    let oldest = play.stage.now().checked_sub(kept).unwrap().as_millisecond();
    let old = format!(
        "SELECT (SELECT count(*) FROM articles WHERE read_at < {oldest})
              + (SELECT count(*) FROM items WHERE seen_at < {oldest}
                 AND json_extract(entry, '$.summary') IS NOT NULL)"
    );
    assert_eq!(count(play, &old), 0);
}
