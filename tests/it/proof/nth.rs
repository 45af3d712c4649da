//! A crash at the n-th operation on database or network, for every n to the end.
//!
//! The daemon is dropped at that operation instead of killed. That is faithful: nothing that is
//! dropped writes (a transaction is undone, a connection is cut), and the state is opened anew from
//! its files. SIGKILL itself is used in `crash.rs`.

use std::sync::atomic::{AtomicUsize, Ordering};

use weitersagen::failpoint::CrashPoint::{Answer, Request, Transaction};
use weitersagen::failpoint::Failpoints;
use weitersagen::item::Network;

use super::crash::{BEHAVIOURS, beginning};
use super::judge::verdict;
use super::settings::Patience;
use super::size;
use super::stage::Stage;

/// More operations than one story can need.
const MANY: usize = 2_000;

#[tokio::test]
async fn a_crash_at_every_operation_leaves_one_post_on_each_timeline() {
    let (mut runs, mut most) = (0, 0);
    let mut wrong = Vec::new();
    for network in [Network::Facebook, Network::X] {
        let stage = Stage::start(&[network], Patience::None, "publish").await;
        for (behaviour, fault) in BEHAVIOURS {
            let start = beginning(&stage, network, fault).await;
            for n in 0..MANY {
                start.again(&stage);
                let counted = AtomicUsize::new(0);
                let ended = stage
                    .play_until_stopped(move |point| {
                        // Before the next operation begins is after the last one was committed.
                        matches!(point, Transaction | Request | Answer)
                            && counted.fetch_add(1, Ordering::SeqCst) == n
                    })
                    .await;
                if !ended {
                    stage.plan_again();
                    stage.play(Failpoints::default()).await.unwrap();
                }
                let found = verdict(&stage, &[network], &[1]);
                wrong.extend(
                    found
                        .into_iter()
                        .map(|what| format!("{behaviour} on {network}, operation {n}: {what}")),
                );
                runs += 1;
                most = most.max(n);
                if ended {
                    break;
                }
            }
        }
    }
    let size = format!(
        "up to {most} operations × {} behaviours × 2 networks: {runs} runs, {} wrong",
        BEHAVIOURS.len(),
        wrong.len()
    );
    size::tell("a crash at every operation", &size);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(most > 40 && most < MANY, "{most}");
}
