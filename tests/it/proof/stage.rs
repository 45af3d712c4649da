//! What a proof is played on: the small site, the sandbox networks, a state folder, daemons.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::Notify;
use weitersagen::clock;
use weitersagen::config::{self, Config};
use weitersagen::daemon::{self, Clock, Context, Daemon};
use weitersagen::failpoint::{CrashPoint, Failpoints, Verdict};
use weitersagen::item::Network;
use weitersagen::net::Client;
use weitersagen::outbox::State;
use weitersagen::sandbox::{Memory, Sandbox, SandboxConfig};
use weitersagen::state::deliveries::{self, Delivery, Plan};
use weitersagen::state::{Store, StoreError, journal};

use super::settings::{Patience, config_text, secrets};
use super::site::Site;

/// Rounds after which a run that is not idle is stuck.
const MANY_ROUNDS: usize = 60;

pub(super) struct Stage {
    pub(super) sandbox: Sandbox,
    pub(super) site: Site,
    pub(super) config: Config,
    pub(super) folder: TempDir,
    /// The networks as they were at first.
    pub(super) fresh: Memory,
    client: Client,
    time: Arc<Mutex<Option<Timestamp>>>,
    /// By how many seconds the daemon's clock is wrong, and was at most.
    off: Arc<Mutex<(i64, i64)>>,
}

/// The files of a state at one moment.
#[derive(Debug, Clone)]
pub(super) struct Snapshot(Vec<(String, Vec<u8>)>);

/// A folder in memory where the system has one: thousands of runs would wear a disk.
pub(super) fn folder() -> TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap()
}

impl Stage {
    pub(super) async fn start(networks: &[Network], patience: Patience, mode: &str) -> Self {
        Self::start_with(networks, patience, mode, |_| String::new()).await
    }

    /// The same with more sources, as they stand in the configuration.
    pub(super) async fn start_with(
        networks: &[Network],
        patience: Patience,
        mode: &str,
        sources: impl FnOnce(&Site) -> String,
    ) -> Self {
        let site = Site::start().await;
        let mut known = SandboxConfig { takes_duplicates: true, ..SandboxConfig::default() };
        known.x.creates_per_window = 10_000;
        let sandbox = Sandbox::new(known);
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let api = format!("http://{}", listener.local_addr().unwrap());
        let served = sandbox.clone();
        tokio::spawn(async move { served.serve(listener, std::future::pending()).await });
        let folder = folder();
        let text = config_text(&site, &api, networks, patience, mode) + &sources(&site);
        let path = folder.path().join("config.toml");
        std::fs::write(&path, text).unwrap();
        secrets(folder.path(), &sandbox.config());
        let config = config::load(&path).unwrap();
        let client = daemon::open(&config).unwrap();
        let fresh = sandbox.remember();
        Self {
            sandbox,
            site,
            config,
            folder,
            fresh,
            client,
            time: Arc::default(),
            off: Arc::default(),
        }
    }

    pub(super) fn config_path(&self) -> PathBuf {
        self.folder.path().join("config.toml")
    }

    pub(super) fn now(&self) -> Timestamp {
        self.time.lock().unwrap().unwrap_or_else(clock::now)
    }

    /// Sets the clock of daemon and networks; from here on, time is simulated.
    pub(super) fn set_time(&self, now: Timestamp) {
        *self.time.lock().unwrap() = Some(now);
        self.sandbox.set_time(now);
    }

    pub(super) fn pass(&self, seconds: i64) {
        self.set_time(self.now().checked_add(SignedDuration::from_secs(seconds)).unwrap());
    }

    /// A daemon over the state as it lies there; its start's duty is left to the caller.
    pub(super) async fn daemon(&self, failpoints: Failpoints) -> Result<Daemon, StoreError> {
        let mut tries = 0;
        let store = loop {
            match Store::open(&self.config.state_dir) {
                // A transaction of the daemon dropped just now still ends.
                Err(StoreError::Locked(_)) if tries < 200 => {
                    tries += 1;
                    clock::sleep(Duration::from_millis(5)).await;
                }
                opened => break opened?,
            }
        };
        let client = self.client.with_failpoints(failpoints.clone());
        let config = Arc::new(self.config.clone());
        let store = store.with_failpoints(failpoints.clone());
        let (time, off) = (Arc::clone(&self.time), Arc::clone(&self.off));
        let now: Clock = Arc::new(move || {
            let now = time.lock().unwrap().unwrap_or_else(clock::now);
            now.checked_add(SignedDuration::from_secs(off.lock().unwrap().0)).unwrap()
        });
        Ok(Daemon::new(Context { config, store, client, failpoints }, None, now))
    }

    pub(super) fn store(&self) -> Store {
        Store::open_shared(&self.config.state_dir).unwrap()
    }

    pub(super) fn outbox(&self) -> Vec<Delivery> {
        outbox_of(&self.store())
    }

    pub(super) fn trail(&self, delivery: i64) -> Vec<journal::Entry> {
        trail_of(&self.store(), delivery)
    }

    /// Puts the daemon's clock this many seconds before the networks'.
    pub(super) fn put_clock_off(&self, seconds: i64) {
        let mut off = self.off.lock().unwrap();
        *off = (seconds, off.1.max(seconds.abs()));
    }

    /// Puts it right again; from here on, it was never wrong.
    pub(super) fn right_clock(&self) {
        *self.off.lock().unwrap() = (0, 0);
    }

    /// How many seconds the daemon's clock was wrong at most.
    pub(super) fn clock_was_off(&self) -> i64 {
        self.off.lock().unwrap().1
    }

    pub(super) fn snapshot(&self) -> Snapshot {
        copied(&self.config.state_dir)
    }

    pub(super) fn put_back(&self, snapshot: &Snapshot) {
        self.clear();
        std::fs::create_dir_all(&self.config.state_dir).unwrap();
        for (name, bytes) in &snapshot.0 {
            std::fs::write(self.config.state_dir.join(name), bytes).unwrap();
        }
    }

    /// Plans every delivery again, as a poll would that had lost sight of the first.
    pub(super) fn plan_again(&self) {
        let (now, store) = (self.now(), self.store());
        for delivery in outbox_of(&store) {
            let plan = Plan {
                story: delivery.story,
                item: delivery.item,
                account: &delivery.account,
                state: State::Planned,
                reason: "a new item".into(),
                not_before: now,
            };
            store.run_blocking(|tx| deliveries::plan(tx, &plan, now)).unwrap();
        }
    }

    /// Nothing has happened yet: no state, no entries, empty timelines.
    pub(super) fn reset(&self) {
        self.clear();
        self.site.clear();
        self.sandbox.put_back(&self.fresh);
    }

    fn clear(&self) {
        if self.config.state_dir.exists() {
            std::fs::remove_dir_all(&self.config.state_dir).unwrap();
        }
    }

    /// A daemon from its start until nothing is due any more.
    pub(super) async fn play(&self, failpoints: Failpoints) -> Result<(), StoreError> {
        let mut daemon = self.daemon(failpoints).await?;
        until_idle(&mut daemon).await
    }

    /// The same with a daemon that ends where the hook says [`Verdict::Stop`]. Returns whether it
    /// came to its end. What is dropped there writes nothing: all that is on the disk then is what
    /// was committed before, as after SIGKILL.
    pub(super) async fn play_until_stopped(
        &self,
        hook: impl Fn(CrashPoint) -> bool + Send + Sync + 'static,
    ) -> bool {
        let stopped = Arc::new(Notify::new());
        let tell = Arc::clone(&stopped);
        let failpoints = Failpoints::new(move |point| {
            if hook(point) {
                tell.notify_one();
                return Verdict::Stop;
            }
            Verdict::Go
        });
        tokio::select! {
            done = self.play(failpoints) => { done.unwrap(); true }
            () = stopped.notified() => false,
        }
    }
}

pub(super) fn outbox_of(store: &Store) -> Vec<Delivery> {
    store.run_blocking(|tx| deliveries::list(tx, 10_000)).unwrap()
}

pub(super) fn trail_of(store: &Store, delivery: i64) -> Vec<journal::Entry> {
    store.run_blocking(|tx| journal::of_delivery(tx, delivery)).unwrap()
}

/// A copy of every file in a state folder.
pub(super) fn copied(dir: &Path) -> Snapshot {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(dir).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        files.push((name, std::fs::read(entry.path()).unwrap()));
    }
    Snapshot(files)
}

/// The start's duty, then rounds until nothing moves and nothing is due.
pub(super) async fn until_idle(daemon: &mut Daemon) -> Result<(), StoreError> {
    daemon.recover().await?;
    for _ in 0..MANY_ROUNDS {
        let round = daemon.round().await?;
        let soon =
            |next: Timestamp| next.duration_since(daemon.now()) < SignedDuration::from_secs(1);
        if round.moved.is_empty() && !round.next.is_some_and(soon) {
            return Ok(());
        }
    }
    Ok(())
}

/// Whether nothing more will happen to a delivery by itself.
pub(super) fn ended(delivery: &Delivery) -> bool {
    matches!(
        delivery.state,
        State::Posted
            | State::Failed
            | State::NeedsHuman
            | State::Rejected
            | State::Suppressed
            | State::Expired
            | State::Withdrawn
    )
}
