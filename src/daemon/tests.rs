//! A state and a configuration on which polls and pages are tried without a network.

use std::path::Path;

use jiff::{SignedDuration, Timestamp};
use url::Url;

use super::commit::commit;
use super::gather::Gathered;
use super::same::join_story;
use crate::config::{self, Config};
use crate::item::{Article, Item};
use crate::net::Validators;
use crate::outbox::State;
use crate::state::deliveries::{self, Delivery, Plan};
use crate::state::items::{self, Fate};
use crate::state::journal;
use crate::state::sources::{self, SourceRow};
use crate::state::{Store, StoreError};
use crate::watch::{Kind, Polled};

const CONFIG: &str = r#"
[organisation]
name = "Verein"
website = "https://www.verein.example/"
[[sources]]
name = "verein"
url = "https://www.verein.example/aktuelles/news.html"
schedule = "*/20 6-21 * * *"
[[sources]]
name = "portal"
label = "Landesportal"
url = "https://portal.example/news"
schedule = "*/20 6-21 * * *"
[[accounts]]
name = "seite"
network = "facebook"
token = { env = "FACEBOOK_PAGE_TOKEN" }
[[accounts]]
name = "x"
network = "x"
consumer_key = { env = "X_CONSUMER_KEY" }
consumer_secret = { env = "X_CONSUMER_SECRET" }
access_token = { env = "X_ACCESS_TOKEN" }
access_secret = { env = "X_ACCESS_SECRET" }
"#;

/// The state, the configuration, and a clock that moves when told.
pub(super) struct Desk {
    pub(super) store: Store,
    pub(super) config: Config,
    pub(super) now: Timestamp,
}

impl Desk {
    pub(super) fn new() -> Self {
        Self::with(|text| text)
    }

    pub(super) fn with(change: impl Fn(String) -> String) -> Self {
        let text = change(CONFIG.to_owned());
        let config = config::parse(&text, Path::new("ordner/config.toml")).unwrap();
        let now = "2026-11-22T12:00:00Z".parse().unwrap();
        Self { store: Store::in_memory().unwrap(), config, now }
    }

    pub(super) fn pass(&mut self, days: i64) {
        self.now = self.now.checked_add(SignedDuration::from_hours(24 * days)).unwrap();
    }

    /// One look at `verein` that found this.
    pub(super) fn look(&mut self, polled: Polled) -> Gathered {
        self.now = self.now.checked_add(SignedDuration::from_mins(20)).unwrap();
        let source = self.config.source("verein").unwrap();
        let found =
            |tx: &rusqlite::Transaction<'_>| commit(tx, &self.config, source, polled, self.now);
        self.store.run_blocking(found).unwrap()
    }

    pub(super) fn list(&mut self, items: Vec<Item>) -> Gathered {
        self.list_moved(items, None)
    }

    pub(super) fn list_moved(&mut self, items: Vec<Item>, moved_to: Option<&str>) -> Gathered {
        let etag = Some(format!("\"{}\"", items.len()));
        self.look(Polled::Items {
            next: None,
            kind: Kind::Page,
            items,
            validators: Validators { etag, last_modified: None },
            moved_to: moved_to.map(|url| url.parse().unwrap()),
            warnings: Vec::new(),
        })
    }

    pub(super) fn fail(&mut self, reason: &str) -> Gathered {
        self.look(Polled::Failed { reason: reason.into() })
    }

    pub(super) fn outbox(&self) -> Vec<Delivery> {
        self.store.run_blocking(|tx| deliveries::list(tx, 1000)).unwrap()
    }

    /// How many stories are about to be told to the Facebook page, and how many wait for a person.
    pub(super) fn stories(&self) -> (usize, usize) {
        let of = |state| {
            let outbox = self.outbox();
            outbox.iter().filter(|one| one.account == "seite" && one.state == state).count()
        };
        (of(State::Planned), of(State::AwaitingApproval))
    }

    pub(super) fn row(&self) -> SourceRow {
        let source = self.config.source("verein").unwrap();
        let row = |tx: &rusqlite::Transaction<'_>| sources::get(tx, "verein", source.url.as_str());
        self.store.run_blocking(row).unwrap().unwrap()
    }

    /// How often an event of the source stands in the journal.
    pub(super) fn told(&self, event: &str) -> usize {
        let trail = self.store.run_blocking(|tx| journal::of_source(tx, "verein", 10_000)).unwrap();
        trail.iter().filter(|entry| entry.event == event).count()
    }

    /// A new item of a source whose page says this. Returns its number.
    pub(super) fn page(&mut self, source: &str, text: &str) -> i64 {
        let now = self.now;
        let article = Article {
            url: Url::parse("https://a.example/1").unwrap(),
            canonical: None,
            title: None,
            date: Some(now.to_zoned(jiff::tz::TimeZone::UTC).date()),
            author: None,
            text: text.to_owned(),
            image: None,
            more_images: Vec::new(),
            language: None,
        };
        let read = |tx: &rusqlite::Transaction<'_>| -> Result<i64, StoreError> {
            let story = items::add_story(tx, now)?;
            let fate = (Fate::New, "new");
            let item = items::add(tx, source, &Item::default(), fate, Some(story), now)?;
            for account in ["seite", "x"] {
                let (state, reason) = (State::Planned, "a new item".into());
                let plan = Plan { story, item, account, state, reason, not_before: now };
                deliveries::plan(tx, &plan, now)?;
            }
            items::keep_article(tx, item, &article, now)?;
            join_story(tx, &items::get(tx, item)?, now)?;
            Ok(item)
        };
        self.store.run_blocking(read).unwrap()
    }

    /// Sets the state of an item's delivery to an account, whatever it was.
    pub(super) fn set(&self, item: i64, account: &str, state: State) {
        let post = r#"{"text":"T.","link":"https://a.example/1","image":null}"#;
        let sql = "UPDATE deliveries SET state = ?3, attempt_at = 1,
                    post = ?4,
                    remote_id = iif(?3 = 'posted', 'r' || id, NULL)
                   WHERE item = ?1 AND account = ?2";
        let set = |tx: &rusqlite::Transaction<'_>| {
            Ok(tx.execute(sql, rusqlite::params![item, account, state.as_str(), post])?)
        };
        assert_eq!(self.store.run_blocking(set).unwrap(), 1);
    }

    /// The states of an item's deliveries: Facebook's and X's.
    pub(super) fn states(&self, item: i64) -> [State; 2] {
        let sql = "SELECT state FROM deliveries WHERE item = ?1 ORDER BY account";
        let states = |tx: &rusqlite::Transaction<'_>| {
            let mut query = tx.prepare(sql)?;
            let rows = query.query_map([item], |row| row.get::<_, String>(0))?;
            Ok(rows.collect::<Result<Vec<_>, _>>()?)
        };
        let states = self.store.run_blocking(states).unwrap();
        [states[0].parse().unwrap(), states[1].parse().unwrap()]
    }
}
