//! A whole rehearsal for the tests: sample sites, sandbox networks, a daemon, a clock of its own.

use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use weitersagen::daemon::{self, Context, Daemon, Round};
use weitersagen::failpoint::Failpoints;
use weitersagen::publish::Lookback;
use weitersagen::sandbox::rehearsal::{Pace, Rehearsal};
use weitersagen::sandbox::{FaultPlan, SandboxConfig};
use weitersagen::state::Store;
use weitersagen::state::deliveries::{self, Delivery};
use weitersagen::{clock, config};

/// Rounds after which a test that is not idle is stuck.
const MANY_ROUNDS: usize = 400;

/// A daemon against servers on loopback. Its clock begins now and moves only when told.
pub(crate) struct TestApp {
    pub(crate) rehearsal: Rehearsal,
    pub(crate) daemon: Daemon,
    clock: Arc<Mutex<Timestamp>>,
    dir: tempfile::TempDir,
}

/// A pace without waits: whatever may be done is due at once.
pub(crate) fn at_once() -> Pace {
    let zero = || vec!["0s".to_owned(); 6];
    Pace { retry: zero(), reconcile: zero(), absence: "0s".into(), ..Pace::default() }
}

/// The day of the sample articles.
pub(crate) fn today() -> jiff::civil::Date {
    clock::now().to_zoned(jiff::tz::TimeZone::get("Europe/Berlin").unwrap()).date()
}

/// A reading of the timeline from an instant on, that instant being now.
pub(crate) fn back(since: Option<&str>, not_before: Timestamp) -> Lookback<'_> {
    Lookback { since, not_before, now: not_before, replies: false }
}

/// Networks that answer rightly, or with these faults.
pub(crate) fn networks(faults: Option<FaultPlan>) -> SandboxConfig {
    SandboxConfig { faults, ..SandboxConfig::default() }
}

impl TestApp {
    /// Starts everything; nothing has been polled yet.
    pub(crate) async fn start(pace: &Pace) -> Self {
        Self::start_with(networks(None), pace, |text| text).await
    }

    /// The same with other networks and a changed configuration.
    pub(crate) async fn start_with(
        networks: SandboxConfig,
        pace: &Pace,
        change: impl Fn(String) -> String,
    ) -> Self {
        let rehearsal = Rehearsal::start(0, networks, today()).await.unwrap();
        let dir = tempfile::tempdir().unwrap();
        let path = rehearsal.write_config(dir.path(), pace).unwrap();
        let text = change(std::fs::read_to_string(&path).unwrap());
        std::fs::write(&path, text).unwrap();
        let clock = Arc::new(Mutex::new(clock::now()));
        let daemon = open(&path, &clock);
        Self { rehearsal, daemon, clock, dir }
    }

    /// Ends the daemon and starts it again over the same state, as after a crash.
    pub(crate) async fn restart(self) -> Self {
        self.restart_with(Failpoints::default()).await
    }

    /// The same with points at which the daemon may end.
    pub(crate) async fn restart_with(self, failpoints: Failpoints) -> Self {
        let Self { rehearsal, daemon, clock, dir } = self;
        drop(daemon);
        let daemon = open_with(&dir.path().join("config.toml"), &clock, failpoints);
        daemon.recover().await.unwrap();
        Self { rehearsal, daemon, clock, dir }
    }

    /// Ends the daemon, puts a backup back, and starts it over that.
    pub(crate) async fn put_back(self, copy: &Path) -> Self {
        let Self { rehearsal, daemon, clock, dir } = self;
        let state = daemon.config.state_dir.clone();
        let now = daemon.now();
        drop(daemon);
        weitersagen::state::backup::restore(&state, copy, now).unwrap();
        let daemon = open(&dir.path().join("config.toml"), &clock);
        daemon.recover().await.unwrap();
        Self { rehearsal, daemon, clock, dir }
    }

    /// Ends the daemon and starts it over the same state with a changed configuration.
    pub(crate) async fn reconfigure(self, change: impl Fn(String) -> String) -> Self {
        let path = self.dir.path().join("config.toml");
        let text = change(std::fs::read_to_string(&path).unwrap());
        std::fs::write(&path, text).unwrap();
        self.restart().await
    }

    /// Moves the clock.
    pub(crate) fn pass(&self, seconds: i64) {
        let mut now = self.clock.lock().unwrap();
        *now = now.checked_add(SignedDuration::from_secs(seconds)).unwrap();
    }

    /// One full round.
    pub(crate) async fn round(&mut self) -> Round {
        self.daemon.round().await.unwrap()
    }

    /// Rounds until nothing is due any more.
    pub(crate) async fn run_until_idle(&mut self) {
        for _ in 0..MANY_ROUNDS {
            let round = self.round().await;
            let moved = !round.moved.is_empty();
            let soon = round.next.is_some_and(|next| {
                next.duration_since(self.daemon.now()) <= SignedDuration::from_secs(1)
            });
            if !moved && !soon {
                return;
            }
            self.pass(1);
            // The sandbox's answers carry the real clock's times.
            clock::sleep(Duration::from_millis(1)).await;
        }
        panic!("not idle after {MANY_ROUNDS} rounds: {:#?}", self.outbox());
    }

    /// Every delivery.
    pub(crate) fn outbox(&self) -> Vec<Delivery> {
        self.daemon.store.run_blocking(|tx| deliveries::list(tx, 10_000)).unwrap()
    }

    /// Posts on both timelines: Facebook's and X's.
    pub(crate) fn posted(&self) -> (usize, usize) {
        (self.rehearsal.sandbox.facebook_posts().len(), self.rehearsal.sandbox.x_posts().len())
    }

    /// The folder of configuration and state.
    pub(crate) fn dir(&self) -> &Path {
        self.dir.path()
    }
}

fn open(path: &Path, clock: &Arc<Mutex<Timestamp>>) -> Daemon {
    open_with(path, clock, Failpoints::default())
}

fn open_with(path: &Path, clock: &Arc<Mutex<Timestamp>>, failpoints: Failpoints) -> Daemon {
    let config = config::load(path).unwrap();
    let dir = config.state_dir.clone();
    let store = Store::open(&dir).unwrap().with_failpoints(failpoints.clone());
    let client = daemon::open(&config).unwrap();
    let context = Context { config: Arc::new(config), store, client, failpoints };
    let clock = Arc::clone(clock);
    Daemon::new(context, Some(&dir), Arc::new(move || *clock.lock().unwrap()))
}
