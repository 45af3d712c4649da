//! Simulated days by seed: networks, disk, clock and process all fail, and the judge looks on.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::Duration;

use jiff::Timestamp;
use tokio::sync::Notify;
use weitersagen::daemon::Daemon;
use weitersagen::failpoint::Failpoints;
use weitersagen::item::Network;
use weitersagen::outbox::State;
use weitersagen::sandbox::{Fault, FaultPlan, FaultRule, Operation, Scope};
use weitersagen::state::deliveries::{self, Delivery};
use weitersagen::state::{Store, StoreError};

use super::crash::Moment;
use super::judge::verdict;
use super::settings::Patience;
use super::size;
use super::stage::{Stage, ended, outbox_of};
use super::trouble::{BUSY, Tally, Trouble};

/// Seeds of a plain `cargo test`; `WEITERSAGEN_SEEDS` asks for more.
const SEEDS: u64 = 100;

/// Where a single seed is to be repeated: `WEITERSAGEN_SEED=17`.
const ONE: &str = "WEITERSAGEN_SEED";
const MANY: &str = "WEITERSAGEN_SEEDS";

/// Threads, each with networks, a site and a state of its own.
const THREADS: u64 = 2;

const NETWORKS: [Network; 2] = [Network::Facebook, Network::X];

/// Steps in which things go wrong, and steps in which they must come right again.
const BAD_STEPS: u32 = 8;
const GOOD_STEPS: u32 = 60;

/// How many seconds the daemon's clock may be away from the networks'.
const CLOCK_OFF: [i64; 4] = [-7_200, -300, 300, 7_200];

/// Sunday, 22 November 2026, 9 o'clock: the first instant of every seed.
const BEGIN: &str = "2026-11-22T09:00:00Z";

/// `SplitMix64`: small, and the same everywhere.
#[derive(Debug, Clone)]
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % sides
    }
}

fn faults(dice: &mut Dice) -> FaultPlan {
    const KINDS: [Fault; 7] = [
        Fault::CutBeforePosting,
        Fault::LostAnswerAfterPosting,
        Fault::Error500AfterPosting,
        Fault::GarbageAfterPosting,
        Fault::Error503,
        Fault::RateLimit429,
        Fault::Slow,
    ];
    let mut rules = Vec::new();
    for _ in 0..dice.roll(4) {
        let operation = [Operation::Create, Operation::Create, Operation::Read, Operation::Me];
        rules.push(FaultRule {
            network: Scope::Only(NETWORKS[usize::try_from(dice.roll(2)).unwrap()]),
            operation: Scope::Only(operation[usize::try_from(dice.roll(4)).unwrap()]),
            fault: KINDS[usize::try_from(dice.roll(7)).unwrap()],
            times: 1 + u32::try_from(dice.roll(3)).unwrap(),
        });
    }
    FaultPlan::of(rules).with_delay(Duration::ZERO).with_pause(Duration::from_secs(60))
}

/// One step of a daemon that may be stopped: the sources if something was published, then
/// whatever is due. An error gives the step up, as the daemon's loop does.
async fn step(daemon: &mut Daemon, sources: bool) -> Result<(), StoreError> {
    if sources {
        return daemon.round().await.map(drop);
    }
    daemon.read_new(daemon.now()).await?;
    daemon.deliver(&mut weitersagen::daemon::Round::default(), &mut || false).await
}

/// What every seed begins with: a source whose list is known.
async fn begin(stage: &Stage) -> Moment {
    stage.set_time(BEGIN.parse::<Timestamp>().unwrap());
    stage.site.publish(0, stage.now());
    stage.play(Failpoints::default()).await.unwrap();
    Moment::of(stage)
}

/// A daemon that meets this trouble, and what tells that it crashed.
async fn daemon(stage: &Stage, trouble: Trouble, tally: &Arc<Tally>) -> (Daemon, Arc<Notify>) {
    let stop = Arc::new(Notify::new());
    let dir = stage.config.state_dir.clone();
    let hook = trouble.failpoints(dir, Arc::clone(&stop), Arc::clone(tally));
    let daemon = stage.daemon(hook).await.unwrap();
    if trouble.is_impatient() {
        daemon.store.run_blocking(|tx| Ok(tx.busy_timeout(BUSY)?)).unwrap();
    }
    (daemon, stop)
}

/// Plays one seed. Returns what is wrong.
async fn play(stage: &Stage, start: &Moment, seed: u64, tally: &Arc<Tally>) -> Vec<String> {
    let mut dice = Dice(seed);
    let wrong_clocks = &tally.clocks;
    start.again(stage);
    stage.right_clock();
    stage.set_time(BEGIN.parse::<Timestamp>().unwrap());
    stage.site.clear();
    stage.site.publish(0, stage.now());
    let mut going = None;
    let stories = 1 + usize::try_from(dice.roll(3)).unwrap();
    let mut published = 0;
    for _ in 0..BAD_STEPS {
        stage.pass([1, 20, 45, 200, 700, 4000][usize::try_from(dice.roll(6)).unwrap()]);
        let news = published < stories && dice.roll(2) == 0;
        if news {
            published += 1;
            stage.site.publish(published, stage.now());
        }
        if dice.roll(3) == 0 {
            stage.sandbox.set_faults(faults(&mut dice));
        }
        if dice.roll(12) == 0 {
            stage.sandbox.expire_token(NETWORKS[usize::try_from(dice.roll(2)).unwrap()]);
        }
        // Its clock is wrong for a while, and right again.
        let off =
            if dice.roll(10) == 0 { CLOCK_OFF[usize::try_from(dice.roll(4)).unwrap()] } else { 0 };
        if off != 0 {
            wrong_clocks.fetch_add(1, Ordering::Relaxed);
        }
        stage.put_clock_off(off);
        let trouble = Trouble::of(&mut dice);
        if !matches!(trouble, Trouble::None) {
            drop(going.take());
            if dice.roll(4) == 0 {
                stage.plan_again();
            }
        }
        // A daemon that goes on keeps the trouble that is still to come.
        let (mut running, stop) = if let Some(running) = going.take() {
            running
        } else {
            daemon(stage, trouble, tally).await
        };
        let alive = tokio::select! {
            _ = step(&mut running, news) => true,
            () = stop.notified() => false,
        };
        going = (alive && dice.roll(3) > 0).then_some((running, stop));
    }
    drop(going);
    for number in published + 1..=stories {
        stage.site.publish(number, stage.now());
    }
    heal(stage).await;
    let mut wrong = verdict(stage, &NETWORKS, &(1..=stories).collect::<Vec<_>>());
    wrong.extend(stage.outbox().iter().filter(|delivery| !ended(delivery)).map(|delivery| {
        format!("{} has not ended: {} {}", delivery.id, delivery.state, delivery.reason)
    }));
    wrong
}

/// Everything works again; a person settles what was left to one by looking at the timeline.
async fn heal(stage: &Stage) {
    stage.sandbox.set_faults(FaultPlan::default());
    stage.put_clock_off(0);
    for network in NETWORKS {
        stage.sandbox.restore_token(network);
    }
    let mut daemon = stage.daemon(Failpoints::default()).await.unwrap();
    daemon.recover().await.unwrap();
    let store = stage.store();
    for good in 0..GOOD_STEPS {
        stage.pass(900);
        step(&mut daemon, good < 3).await.unwrap();
        let outbox = outbox_of(&store);
        for delivery in outbox.iter().filter(|delivery| delivery.state == State::NeedsHuman) {
            decide(stage, &store, delivery);
        }
        if good >= 3 && outbox.iter().all(|delivery| delivery.state == State::Posted) {
            return;
        }
    }
}

/// What a person does who finds the post, or does not find it.
fn decide(stage: &Stage, store: &Store, delivery: &Delivery) {
    let link = delivery.post.as_ref().unwrap().link.to_string();
    let about = |found: &Option<String>| found.as_deref() == Some(link.as_str());
    let found = if delivery.account == "x" {
        let posts = stage.sandbox.x_posts();
        posts.into_iter().find(|post| about(&post.link)).map(|post| post.id)
    } else {
        let posts = stage.sandbox.facebook_posts();
        posts.into_iter().find(|post| about(&post.link)).map(|post| post.id)
    };
    let (id, now) = (delivery.id, stage.now());
    let settled = store.run_blocking(|tx| {
        if let Some(remote) = found {
            return deliveries::found(tx, id, (&remote, None), "a person found it", now);
        }
        deliveries::move_to(tx, id, State::RetryWait, "a person saw it is not there", now)?;
        deliveries::wait_until(tx, id, now)
    });
    settled.unwrap();
}

/// Names the seed that is played where something panics in it.
struct Named(u64);

impl Drop for Named {
    fn drop(&mut self) {
        if std::thread::panicking() {
            println!("seed {0} broke off; repeat it with {ONE}={0}", self.0);
        }
    }
}

#[test]
fn every_seed_ends_with_each_story_once_on_each_timeline() {
    let number = |name: &str| std::env::var(name).ok().and_then(|value| value.parse::<u64>().ok());
    let seeds = match number(ONE) {
        Some(one) => one..one + 1,
        None => 0..number(MANY).unwrap_or(SEEDS),
    };
    let (next, last) = (AtomicU64::new(seeds.start), seeds.end);
    let (played, faults) = (AtomicU64::new(0), AtomicUsize::new(0));
    let tally = Arc::new(Tally::default());
    let work = || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let stage = Stage::start(&NETWORKS, Patience::Usual, "publish").await;
            let start = begin(&stage).await;
            let mut wrong = Vec::new();
            loop {
                let seed = next.fetch_add(1, Ordering::SeqCst);
                if seed >= last {
                    return wrong;
                }
                let named = Named(seed);
                let found = play(&stage, &start, seed, &tally).await;
                drop(named);
                played.fetch_add(1, Ordering::SeqCst);
                let met = stage.sandbox.log().iter().filter(|entry| entry.fault.is_some()).count();
                faults.fetch_add(met, Ordering::SeqCst);
                wrong.extend(found.into_iter().map(|what| format!("seed {seed}: {what}")));
            }
        })
    };
    let wrong: Vec<String> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS).map(|_| scope.spawn(work)).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    let of = |count: &AtomicUsize| count.load(Ordering::SeqCst);
    let size = format!(
        "{} seeds: {} crashes, {} wrong clocks, {} faults of networks, {} transactions refused by a \
         full disk, {} by a locked one, {} backups and writers beside: {} wrong",
        played.into_inner(),
        of(&tally.crashes),
        of(&tally.clocks),
        of(&faults),
        of(&tally.full),
        of(&tally.locked),
        of(&tally.beside),
        wrong.len()
    );
    size::tell("the simulation", &size);
    assert!(wrong.is_empty(), "repeat with {ONE}=…:\n{}", wrong.join("\n"));
}
