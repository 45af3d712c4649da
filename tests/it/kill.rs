//! SIGKILL at random moments of a rehearsal with faults: nothing lost, nothing twice.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use weitersagen::clock;
use weitersagen::outbox::State;
use weitersagen::sandbox::FaultPlan;
use weitersagen::sandbox::rehearsal::{Pace, Rehearsal};
use weitersagen::state::Store;
use weitersagen::state::deliveries::{self, Delivery};

use crate::app::{networks, today};

/// How often the daemon is killed.
const KILLS: u32 = 20;

/// The share of requests that go wrong.
const FAULT_SHARE: f64 = 0.35;

/// Seconds after the last kill in which everything must have been settled.
const PATIENCE_SECS: u32 = 180;

fn daemon(config: &Path) -> Child {
    Command::new(env!("CARGO_BIN_EXE_weitersagen"))
        .arg("--config")
        .arg(config)
        .arg("run")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Moments spread from 20 to 900 ms, the same for the same seed (`SplitMix64`).
fn moments(seed: u64) -> impl Iterator<Item = Duration> {
    let mut state = seed;
    std::iter::repeat_with(move || {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        Duration::from_millis(20 + (mixed ^ (mixed >> 31)) % 880)
    })
}

fn outbox(dir: &Path) -> Vec<Delivery> {
    let store = Store::open_shared(&dir.join("state")).unwrap();
    store.run_blocking(|tx| deliveries::list(tx, 10_000)).unwrap()
}

fn settled(outbox: &[Delivery], stories: usize) -> bool {
    let posted = outbox.iter().filter(|d| d.state == State::Posted).count();
    let open = outbox.iter().any(|d| !matches!(d.state, State::Posted | State::Suppressed));
    posted == 2 * stories && !open
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn twenty_kills_leave_every_story_exactly_once_on_each_timeline() {
    let seed = 20_261_122;
    println!("seed {seed}");
    let faults = FaultPlan::seeded(seed, FAULT_SHARE).with_delay(Duration::from_millis(300));
    let rehearsal = Rehearsal::start(0, networks(Some(faults)), today()).await.unwrap();
    let dir = tempfile::tempdir().unwrap();
    let pace = Pace { schedule: "@every 1s".into(), backfill: 50, ..Pace::default() };
    let config = rehearsal.write_config(dir.path(), &pace).unwrap();
    let stories = rehearsal.sites.stories().len();

    for moment in moments(seed).take(usize::try_from(KILLS).unwrap()) {
        let mut child = daemon(&config);
        clock::sleep(moment).await;
        child.kill().unwrap();
        child.wait().unwrap();
        rehearsal.sites.publish_next();
    }
    rehearsal.sites.publish_all();

    let mut child = daemon(&config);
    for _ in 0..PATIENCE_SECS * 2 {
        clock::sleep(Duration::from_millis(500)).await;
        if settled(&outbox(dir.path()), stories) {
            break;
        }
    }
    child.kill().unwrap();
    child.wait().unwrap();

    let outbox = outbox(dir.path());
    assert!(settled(&outbox, stories), "not settled: {outbox:#?}");
    let facebook = rehearsal.sandbox.facebook_posts();
    let x = rehearsal.sandbox.x_posts();
    assert_eq!((facebook.len(), x.len()), (stories, stories), "posts on each timeline");
    let texts: BTreeSet<&str> = facebook.iter().map(|post| post.message.as_str()).collect();
    assert_eq!(texts.len(), stories, "no text twice on Facebook");
    let texts: BTreeSet<&str> = x.iter().map(|post| post.text.as_str()).collect();
    assert_eq!(texts.len(), stories, "no text twice on X");
    let log = rehearsal.sandbox.log();
    let faults = log.iter().filter(|entry| entry.fault.is_some()).count();
    let ambiguous = outbox.iter().filter(|d| d.attempt > 1 || d.reason.contains("found")).count();
    println!(
        "{KILLS} kills, {faults} faults, {ambiguous} deliveries settled by the timeline or tried again"
    );
    assert!(faults > 0, "the networks misbehaved");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sigterm_ends_the_daemon_within_five_seconds() {
    let rehearsal = Rehearsal::start(0, networks(None), today()).await.unwrap();
    let dir = tempfile::tempdir().unwrap();
    let config = rehearsal.write_config(dir.path(), &Pace::default()).unwrap();
    let mut child = daemon(&config);
    clock::sleep(Duration::from_millis(800)).await;
    let asked = Command::new("kill").arg("-TERM").arg(child.id().to_string()).status().unwrap();
    assert!(asked.success());
    for _ in 0..50 {
        if let Some(status) = child.try_wait().unwrap() {
            assert!(status.success(), "{status}");
            return;
        }
        clock::sleep(Duration::from_millis(100)).await;
    }
    child.kill().unwrap();
    panic!("SIGTERM was not obeyed within five seconds");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_running_daemon_finds_what_appears_later_by_its_schedule() {
    let rehearsal = Rehearsal::start(0, networks(None), today()).await.unwrap();
    let dir = tempfile::tempdir().unwrap();
    let pace = Pace { schedule: "@every 1s".into(), ..Pace::default() };
    let config = rehearsal.write_config(dir.path(), &pace).unwrap();
    let mut child = daemon(&config);
    // Both sources have been looked at, and nothing of what stands there is posted.
    for _ in 0..100 {
        clock::sleep(Duration::from_millis(100)).await;
        if polled(dir.path()) == 2 {
            break;
        }
    }
    rehearsal.sites.publish_next();
    for _ in 0..100 {
        clock::sleep(Duration::from_millis(100)).await;
        if rehearsal.sandbox.x_posts().len() + rehearsal.sandbox.facebook_posts().len() == 2 {
            break;
        }
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let posted = (rehearsal.sandbox.facebook_posts().len(), rehearsal.sandbox.x_posts().len());
    assert_eq!(posted, (1, 1));
}

fn polled(dir: &Path) -> i64 {
    let store = Store::open_shared(&dir.join("state")).unwrap();
    let count = "SELECT count(*) FROM sources WHERE baseline_at IS NOT NULL";
    store.run_blocking(|tx| Ok(tx.query_row(count, [], |row| row.get(0))?)).unwrap()
}
