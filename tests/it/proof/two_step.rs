//! Facebook in two steps: whatever crashes or is lost between them, followers see one post.

use std::sync::atomic::{AtomicUsize, Ordering};

use weitersagen::config::Credentials;
use weitersagen::failpoint::CrashPoint::{self, Answer, Request, Transaction};
use weitersagen::failpoint::Failpoints;
use weitersagen::item::Network;
use weitersagen::outbox::State;
use weitersagen::sandbox::{Fault, FaultPlan, FaultRule, Operation, Scope};

use super::crash::{BEHAVIOURS, beginning};
use super::judge::without_evidence;
use super::settings::Patience;
use super::size;
use super::stage::Stage;

/// More operations than one story can need.
const MANY: usize = 2_000;

async fn stage() -> Stage {
    let mut stage = Stage::start(&[Network::Facebook], Patience::None, "publish").await;
    for account in &mut stage.config.accounts {
        if let Credentials::Facebook { two_step, .. } = &mut account.credentials {
            *two_step = true;
        }
    }
    stage
}

/// One fault for the first request of a kind.
fn first(operation: Operation, fault: Fault) -> FaultPlan {
    let network = Scope::Only(Network::Facebook);
    let rule = FaultRule { network, operation: Scope::Only(operation), fault, times: 1 };
    FaultPlan::of(vec![rule])
        .with_delay(std::time::Duration::from_millis(10))
        .with_pause(std::time::Duration::ZERO)
}

/// What is wrong at the end: one post is seen, the row names it, and nothing left `ambiguous`
/// without a look at the timeline. `made` bounds the posts that were ever made.
fn wrong(stage: &Stage, made: usize) -> Vec<String> {
    let posts = stage.sandbox.facebook_posts();
    let seen: Vec<_> = posts.iter().filter(|post| post.visible).map(|post| &post.id).collect();
    let mut wrong = Vec::new();
    if seen.len() != 1 {
        wrong.push(format!("{} posts are seen", seen.len()));
    }
    if posts.len() > made {
        wrong.push(format!("{} posts were made, at most {made} expected", posts.len()));
    }
    let log = stage.sandbox.log();
    for delivery in stage.outbox() {
        if delivery.state != State::Posted || delivery.remote_id.as_ref() != seen.first().copied() {
            wrong.push(format!("{delivery:?}"));
        }
        wrong.extend(without_evidence(&delivery, &stage.trail(delivery.id), &log, 0));
    }
    wrong
}

#[tokio::test]
async fn a_kill_between_the_steps_shows_exactly_the_post_whose_number_was_kept() {
    let stage = stage().await;
    let start = beginning(&stage, Network::Facebook, None).await;
    // The number is stored, and the request that shows the post does not leave any more.
    for (before, made) in [(Request, 1), (Transaction, 2)] {
        start.again(&stage);
        let sandbox = stage.sandbox.clone();
        let hook = move |point: CrashPoint| point == before && !sandbox.facebook_posts().is_empty();
        assert!(!stage.play_until_stopped(hook).await, "it was stopped");
        let posts = stage.sandbox.facebook_posts();
        assert!(posts.len() == 1 && !posts[0].visible, "nobody sees it yet: {posts:?}");
        let kept = stage.outbox()[0].draft_id.clone();
        assert_eq!(kept.is_some(), before == Request, "{kept:?}");

        stage.play(Failpoints::default()).await.unwrap();
        let found = wrong(&stage, made);
        assert!(found.is_empty(), "{before}: {found:?}");
        assert_eq!(stage.sandbox.facebook_posts().len(), made);
        if let Some(kept) = kept {
            assert_eq!(stage.outbox()[0].remote_id.as_ref(), Some(&kept));
        }
    }
}

#[tokio::test]
async fn a_lost_answer_to_either_step_leaves_one_post() {
    let stage = stage().await;
    for operation in [Operation::Create, Operation::Edit] {
        for (behaviour, fault) in BEHAVIOURS {
            let start = beginning(&stage, Network::Facebook, None).await;
            start.again(&stage);
            stage
                .sandbox
                .set_faults(fault.map_or_else(FaultPlan::default, |f| first(operation, f)));
            stage.play(Failpoints::default()).await.unwrap();
            let found = wrong(&stage, 2);
            assert!(found.is_empty(), "{behaviour} on {operation:?}: {found:?}");
        }
    }
}

#[tokio::test]
async fn a_crash_at_every_operation_of_two_steps_leaves_one_post() {
    let stage = stage().await;
    let (mut runs, mut found) = (0, Vec::new());
    for (operation, fault) in [
        (Operation::Create, None),
        (Operation::Create, Some(Fault::LostAnswerAfterPosting)),
        (Operation::Edit, Some(Fault::LostAnswerAfterPosting)),
        (Operation::Edit, Some(Fault::CutBeforePosting)),
    ] {
        let start = beginning(&stage, Network::Facebook, None).await;
        for n in 0..MANY {
            start.again(&stage);
            stage
                .sandbox
                .set_faults(fault.map_or_else(FaultPlan::default, |f| first(operation, f)));
            let counted = AtomicUsize::new(0);
            let ended = stage
                .play_until_stopped(move |point| {
                    matches!(point, Transaction | Request | Answer)
                        && counted.fetch_add(1, Ordering::SeqCst) == n
                })
                .await;
            if !ended {
                stage.play(Failpoints::default()).await.unwrap();
            }
            let wrong = wrong(&stage, 3).into_iter();
            found.extend(wrong.map(|what| format!("{fault:?} on {operation:?}, {n}: {what}")));
            runs += 1;
            if ended {
                break;
            }
        }
    }
    let size = format!("4 behaviours × every operation: {runs} runs, {} wrong", found.len());
    size::tell("Facebook in two steps", &size);
    assert!(found.is_empty(), "{}", found.join("\n"));
    assert!(runs > 100, "{runs}");
}
