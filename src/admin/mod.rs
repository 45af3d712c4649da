//! The admin page: how everything stands, and what waits for a person, in a browser.

mod gate;
mod guard;
mod login;
mod pages;
mod password;
mod pictures;
mod server;
mod shown;
mod socket;
mod throttle;
mod trouble;
mod view;

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use jiff::Timestamp;
use rusqlite::Connection;
use tokio::sync::Semaphore;

use crate::config::Config;
use crate::daemon::problems::Problem;
use crate::daemon::{Board, Standing};
use crate::net::Client;
use crate::state::{Store, StoreError};
use pictures::Pictures;
use throttle::Throttle;
use view::Templates;

pub use login::{new_link, secret};
pub use pages::router;
pub use password::hash as hash_password;
pub use server::{Limits, bind, serve};
pub use socket::given;

/// The page of one daemon; clones are cheap.
#[derive(Clone)]
pub struct Admin {
    inner: Arc<Inner>,
    limits: Limits,
}

struct Inner {
    board: Board,
    store: Store,
    templates: Templates,
    /// Where it listens.
    address: SocketAddr,
    throttle: Mutex<Throttle>,
    /// One password is checked at a time: each costs as much as it should.
    checking: Semaphore,
    pictures: Pictures,
}

/// What a page is made from: one unchanging picture of the state, and the configuration.
struct Look<'a> {
    db: &'a Connection,
    config: &'a Config,
    now: Timestamp,
    /// What stands in the way and is not in the state.
    own: &'a [Problem],
    /// When the daemon's last good round ended.
    round: Option<Timestamp>,
}

/// How the daemon stands at one instant.
struct Glance {
    standing: Standing,
    now: Timestamp,
}

impl Glance {
    fn over<'a>(&'a self, db: &'a Connection) -> Look<'a> {
        let Standing { config, round, own, .. } = &self.standing;
        Look { db, config, now: self.now, own, round: *round }
    }
}

impl Admin {
    /// The page of the daemon that `board` shows, over its state, served on `address`. The store
    /// is a handle of the page's own, so that reading a page never keeps the daemon waiting.
    ///
    /// # Errors
    /// A template that cannot be read.
    pub fn new(board: Board, store: Store, address: SocketAddr) -> anyhow::Result<Self> {
        let inner = Inner {
            board,
            store,
            templates: Templates::new()?,
            address,
            throttle: Mutex::default(),
            checking: Semaphore::new(1),
            pictures: Pictures::default(),
        };
        Ok(Self { inner: Arc::new(inner), limits: Limits::default() })
    }

    /// The same page with other limits.
    #[must_use]
    pub fn within(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    fn config(&self) -> Arc<Config> {
        self.inner.board.standing().config
    }

    fn now(&self) -> Timestamp {
        self.inner.board.now()
    }

    /// The daemon's way out, with its guards and its turns.
    fn client(&self) -> Client {
        self.inner.board.standing().client
    }

    fn glance(&self) -> Glance {
        Glance { now: self.now(), standing: self.inner.board.standing() }
    }

    /// Reads what a page shows.
    async fn look<T, E>(
        &self,
        look: impl FnOnce(&Look<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let glance = self.glance();
        self.inner.store.look(move |db| look(&glance.over(db))).await
    }

    /// Writes what a person has decided, in one transaction, and lets the daemon look at it.
    async fn decide<T, E>(
        &self,
        decide: impl FnOnce(&Look<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let glance = self.glance();
        let decided = self.inner.store.attempt(move |tx| decide(&glance.over(tx))).await;
        self.inner.board.nudge();
        decided
    }
}
