//! The guards one by one: what happens where one of them fails, so that the judge is known to see.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};

use weitersagen::failpoint::{CrashPoint, Failpoints, Verdict};
use weitersagen::item::Network;
use weitersagen::outbox::State;
use weitersagen::sandbox::{Fault, FaultPlan};
use weitersagen::state::StoreError;
use weitersagen::state::deliveries;

use super::crash::{Moment, beginning};
use super::judge::{made, verdict};
use super::settings::Patience;
use super::stage::{Snapshot, Stage, copied};

const BOTH: [Network; 2] = [Network::Facebook, Network::X];

#[tokio::test]
async fn a_disk_that_forgets_t1_posts_twice_and_the_judge_sees_it() {
    for network in BOTH {
        let stage = Stage::start(&[network], Patience::None, "publish").await;
        beginning(&stage, network, None).await;
        let before: Arc<Mutex<Option<Snapshot>>> = Arc::default();
        let (kept, dir) = (Arc::clone(&before), stage.config.state_dir.clone());
        let ended = stage
            .play_until_stopped(move |point| {
                if point == CrashPoint::BeforeT1 {
                    *kept.lock().unwrap() = Some(copied(&dir));
                }
                point == CrashPoint::BeforeT2
            })
            .await;
        assert!(!ended);
        let after = Moment::of(&stage);
        let forgotten = before.lock().unwrap().clone().unwrap();
        stage.put_back(&forgotten);
        stage.play(Failpoints::default()).await.unwrap();
        let wrong = verdict(&stage, &[network], &[1]);
        assert!(wrong.iter().any(|what| what.contains("stands 2 times")), "{wrong:?}");
        after.again(&stage);
        stage.play(Failpoints::default()).await.unwrap();
        assert_eq!(verdict(&stage, &[network], &[1]), [""; 0], "with T1 on the disk");
    }
}

#[tokio::test]
async fn a_timeline_that_hides_a_post_gets_it_twice_and_the_judge_sees_it() {
    for network in BOTH {
        let stage = Stage::start(&[network], Patience::None, "publish").await;
        let start = beginning(&stage, network, Some(Fault::LostAnswerAfterPosting)).await;
        let blind = stage.sandbox.remember();
        assert!(!stage.play_until_stopped(|point| point == CrashPoint::AfterT2).await);
        let first = made(&stage.sandbox.log());
        stage.sandbox.put_back(&blind);
        stage.sandbox.set_faults(FaultPlan::default());
        stage.play(Failpoints::default()).await.unwrap();
        let second = made(&stage.sandbox.log());
        assert_eq!((first.len(), &first), (1, &second), "{:#?}", stage.outbox());
        start.again(&stage);
        stage.play(Failpoints::default()).await.unwrap();
        assert_eq!(verdict(&stage, &[network], &[1]), [""; 0], "with a true timeline");
    }
}

#[tokio::test]
async fn a_story_that_is_planned_twice_has_one_delivery_and_one_post() {
    let stage = Stage::start(&BOTH, Patience::None, "publish").await;
    beginning(&stage, Network::X, None).await;
    assert!(!stage.play_until_stopped(|point| point == CrashPoint::BeforeT1).await);
    assert_eq!(stage.outbox().len(), 2);
    stage.plan_again();
    stage.play(Failpoints::default()).await.unwrap();
    assert_eq!(verdict(&stage, &BOTH, &[1]), [""; 0]);
}

#[tokio::test]
async fn a_t2_that_the_disk_refuses_is_settled_by_the_same_daemon() {
    let stage = Stage::start(&[Network::X], Patience::None, "publish").await;
    beginning(&stage, Network::X, None).await;
    // As often as T2 is tried, it is refused.
    let refusals = AtomicU32::new(0);
    let failpoints = Failpoints::new(move |point| {
        if point == CrashPoint::BeforeT2 {
            refusals.store(4, Ordering::SeqCst);
        }
        let refused = point == CrashPoint::Transaction
            && refusals
                .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |n| n.checked_sub(1))
                .is_ok();
        if refused { Verdict::Fail } else { Verdict::Go }
    });
    let mut daemon = stage.daemon(failpoints).await.unwrap();
    assert!(matches!(daemon.round().await, Err(StoreError::Full)));
    assert_eq!(stage.outbox()[0].state, State::Intent, "sent, and not written down");
    for _ in 0..4 {
        daemon.round().await.unwrap();
    }
    drop(daemon);
    assert_eq!(verdict(&stage, &[Network::X], &[1]), [""; 0]);
}

#[tokio::test]
async fn waits_of_nothing_do_not_make_a_round_that_never_ends() {
    let stage = Stage::start(&[Network::X], Patience::None, "publish").await;
    beginning(&stage, Network::X, None).await;
    stage.sandbox.set_faults(
        FaultPlan::on_create(Network::X, Fault::RateLimit429, u32::MAX)
            .with_pause(std::time::Duration::ZERO),
    );
    let mut daemon = stage.daemon(Failpoints::default()).await.unwrap();
    let round = daemon.round().await.unwrap();
    assert_eq!(round.moved.len(), 1);
    assert!(round.next.is_some_and(|next| next <= daemon.now()), "it is tried again soon");
    drop(daemon);
    let tries = stage.sandbox.log().iter().filter(|entry| entry.method == "POST").count();
    assert_eq!(tries, 2);
}

#[tokio::test]
async fn in_mode_approve_a_crash_around_the_yes_posts_once() {
    let points = [
        CrashPoint::AfterAsking,
        CrashPoint::BeforeT1,
        CrashPoint::AfterT1,
        CrashPoint::BeforeT2,
        CrashPoint::AfterT2,
    ];
    let stage = Stage::start(&[Network::X], Patience::None, "approve").await;
    for at in points {
        beginning(&stage, Network::X, None).await;
        stage.play_until_stopped(move |point| point == at).await;
        stage.play(Failpoints::default()).await.unwrap();
        assert!(made(&stage.sandbox.log()).is_empty(), "{at}: nobody has said yes");
        let (id, now) = (stage.outbox()[0].id, stage.now());
        let yes = |tx: &rusqlite::Transaction<'_>| {
            deliveries::move_to(tx, id, State::Approved, "a person said yes", now)
        };
        stage.store().run_blocking(yes).unwrap();
        stage.play_until_stopped(move |point| point == at).await;
        stage.play(Failpoints::default()).await.unwrap();
        assert_eq!(verdict(&stage, &[Network::X], &[1]), [""; 0], "{at}");
    }
}
