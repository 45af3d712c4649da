//! A full disk: nothing is sent that could not be written down, what was sent is, and it is told.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::Duration;

use tokio::sync::watch;
use weitersagen::clock;
use weitersagen::config::{self, Watched};
use weitersagen::daemon::{self, Context, Daemon, Signals};
use weitersagen::failpoint::{CrashPoint, Failpoints, Verdict};
use weitersagen::outbox::State;
use weitersagen::sandbox::rehearsal::{Pace, Rehearsal};
use weitersagen::state::{Store, StoreError, journal};

use crate::app::{TestApp, at_once, networks, today};

fn reserve(dir: &Path) -> u64 {
    dir.join("state/reserve").metadata().unwrap().len()
}

/// An app with one new article, whose disk is as the hook says.
async fn app(hook: impl Fn(CrashPoint) -> Verdict + Send + Sync + 'static) -> TestApp {
    let mut app = TestApp::start(&at_once()).await;
    app.run_until_idle().await;
    app.rehearsal.sites.publish_next().unwrap();
    app.daemon.gather(|_| true).await.unwrap();
    app.daemon.read_new(app.daemon.now()).await.unwrap();
    app.restart_with(Failpoints::new(hook)).await
}

#[tokio::test]
async fn what_was_sent_is_written_into_the_room_of_the_reserve() {
    let refuse = AtomicBool::new(false);
    let mut app = app(move |point| match point {
        CrashPoint::BeforeT2 => {
            refuse.store(true, Ordering::SeqCst);
            Verdict::Go
        }
        CrashPoint::Transaction if refuse.swap(false, Ordering::SeqCst) => Verdict::Fail,
        _ => Verdict::Go,
    })
    .await;
    assert!(reserve(app.dir()) > 0);
    app.run_until_idle().await;
    assert_eq!(app.posted(), (1, 1));
    assert_eq!(reserve(app.dir()), 0, "the room was given up");
    for delivery in app.outbox() {
        assert_eq!(delivery.state, State::Posted);
        let trail = app.daemon.store.run_blocking(|tx| journal::of_delivery(tx, delivery.id));
        let unclear = trail.unwrap().into_iter().filter(|entry| entry.event.contains("ambiguous"));
        assert_eq!(unclear.count(), 0, "its T2 was written at once");
    }
    app.daemon.tidy().await.unwrap();
    assert!(reserve(app.dir()) > 0, "the next full disk finds room, too");
}

#[tokio::test]
async fn without_t1_nothing_is_sent() {
    let full = AtomicBool::new(false);
    let mut app = app(move |point| match point {
        CrashPoint::BeforeT1 => {
            full.store(true, Ordering::SeqCst);
            Verdict::Go
        }
        CrashPoint::Transaction if full.load(Ordering::SeqCst) => Verdict::Fail,
        _ => Verdict::Go,
    })
    .await;
    let refused = app.daemon.round().await;
    assert!(matches!(refused, Err(StoreError::Full)), "{refused:?}");
    assert_eq!(app.posted(), (0, 0));
    let log = app.rehearsal.sandbox.log();
    assert!(log.iter().all(|entry| entry.created.is_none()));
    let mut app = app.restart().await;
    app.run_until_idle().await;
    assert_eq!(app.posted(), (1, 1), "once there is room again");
}

/// A daemon whose disk takes nothing from the start on, and which writes its alerts elsewhere.
fn full(config: &Path, refused: Arc<AtomicU32>) -> (Daemon, Watched, String) {
    let (config, text) = (config.to_owned(), std::fs::read_to_string(config).unwrap());
    let read = config::parse(&text, &config).unwrap();
    let failpoints = Failpoints::new(move |point| match point {
        CrashPoint::Transaction => {
            refused.fetch_add(1, Ordering::SeqCst);
            Verdict::Fail
        }
        _ => Verdict::Go,
    });
    let store = Store::open(&read.state_dir).unwrap().with_failpoints(failpoints.clone());
    let client = daemon::open(&read).unwrap();
    let context = Context { config: read.into(), store, client, failpoints };
    let watched = Watched::new(&config, Some(text.clone()));
    (Daemon::new(context, None, Arc::new(clock::now)), watched, text)
}

async fn told(alerts: PathBuf) -> String {
    for _ in 0..600 {
        let text = std::fs::read_to_string(&alerts).unwrap_or_default();
        if !text.is_empty() {
            return text;
        }
        clock::sleep(Duration::from_millis(20)).await;
    }
    panic!("nobody was told");
}

#[tokio::test]
async fn the_admin_is_told_of_a_disk_that_takes_nothing() {
    let rehearsal = Rehearsal::start(0, networks(None), today()).await.unwrap();
    let dir = tempfile::tempdir().unwrap();
    let path = rehearsal.write_config(dir.path(), &Pace::default()).unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text + "\n[alerts]\nfile = \"alerts.jsonl\"\n").unwrap();
    let refused = Arc::new(AtomicU32::new(0));
    let (daemon, watched, text) = full(&path, Arc::clone(&refused));
    let (_stop, stopped) = watch::channel(false);
    let (reload, reloads) = watch::channel(0);
    let look_every = Duration::from_secs(1);
    let signals = Signals { stop: stopped, reload: reloads, look_every };
    let alerts = dir.path().join("alerts.jsonl");
    let looked_on = async {
        let first = told(alerts.clone()).await;
        // More rounds that end in the same way.
        for count in 1..=3 {
            let before = refused.load(Ordering::SeqCst);
            reload.send(count).unwrap();
            while refused.load(Ordering::SeqCst) == before {
                clock::sleep(Duration::from_millis(5)).await;
            }
        }
        assert_eq!(told(alerts).await, first, "once a day is enough");
        first
    };
    let told = tokio::select! {
        ended = daemon::run(daemon, watched, text, signals) => panic!("it ended: {ended:?}"),
        told = tokio::time::timeout(Duration::from_secs(60), looked_on) => told.unwrap(),
    };
    assert_eq!(told.lines().count(), 1, "{told}");
    assert!(told.contains("\"kind\":\"problem\"") && told.contains("voll"), "{told}");
    assert!(rehearsal.sandbox.log().is_empty(), "no network was asked");
}
