//! Unclear answers to changes, and a daemon killed over them: settled by what the network shows.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::sync::Notify;
use weitersagen::failpoint::{CrashPoint, Failpoints, Verdict};
use weitersagen::item::Network;
use weitersagen::outbox::State;
use weitersagen::sandbox::{Fault, FaultPlan, FaultRule, Operation, Scope};

use super::corrections::{self, changes_on_x, creates, dates, on_change, on_x};
use super::{a_day_later, changes, days_pass, deleting, facebook_text, posted, requests, withdraw};
use crate::app::TestApp;

/// Faults after which nobody knows, and whether the request was carried out.
const UNCLEAR: [(Fault, bool); 4] = [
    (Fault::LostAnswerAfterPosting, true),
    (Fault::Error500AfterPosting, true),
    (Fault::GarbageAfterPosting, true),
    (Fault::CutBeforePosting, false),
];

fn fault(app: &TestApp, network: Network, operation: Operation, fault: Fault) {
    let rule = FaultRule {
        network: Scope::Only(network),
        operation: Scope::Only(operation),
        fault,
        times: 1,
    };
    app.rehearsal.sandbox.set_faults(FaultPlan::of(vec![rule]));
}

#[tokio::test]
async fn an_unclear_edit_is_made_again_only_where_the_post_has_the_old_text() {
    for (unclear, was_done) in UNCLEAR {
        let mut app = posted(|text| text).await;
        let (was, is) = super::dates(&app);
        app.rehearsal.sites.correct(&was, &is);
        fault(&app, Network::Facebook, Operation::Edit, unclear);
        a_day_later(&mut app).await;
        let changes = changes(&app);
        assert_eq!(changes.len(), 1, "{unclear:?}");
        let attempts = if was_done { 1 } else { 2 };
        assert_eq!(
            (changes[0].state, changes[0].attempt),
            (State::Posted, attempts),
            "{unclear:?}"
        );
        let made = usize::try_from(attempts).unwrap();
        assert_eq!(requests(&app, Operation::Edit).len(), made, "{unclear:?}");
        assert_eq!(app.posted(), (1, 1), "{unclear:?}");
        assert!(facebook_text(&app).contains(&is), "{unclear:?}");
    }
}

#[tokio::test]
async fn an_unclear_deletion_is_made_again_only_where_the_post_still_stands() {
    for network in [Network::Facebook, Network::X] {
        for (unclear, was_done) in UNCLEAR {
            let mut app = posted(deleting).await;
            withdraw(&app);
            a_day_later(&mut app).await;
            fault(&app, network, Operation::Delete, unclear);
            a_day_later(&mut app).await;
            assert_eq!(app.posted(), (0, 0), "{network} {unclear:?}");
            assert!(changes(&app).iter().all(|change| change.state == State::Posted));
            let deletions = if was_done { 2 } else { 3 };
            assert_eq!(requests(&app, Operation::Delete).len(), deletions, "{network} {unclear:?}");
        }
    }
}

#[tokio::test]
async fn an_unclear_correction_is_never_made_twice() {
    let steps = [
        ("reply", Operation::Create, 2),
        ("replace", Operation::Create, 1),
        ("replace", Operation::Delete, 1),
    ];
    for (what, operation, standing) in steps {
        for (unclear, _) in UNCLEAR {
            let mut app = corrections::posted(on_change(what)).await;
            let (was, is) = dates(&app);
            app.rehearsal.sites.correct(&was, &is);
            fault(&app, Network::X, operation, unclear);
            a_day_later(&mut app).await;
            a_day_later(&mut app).await;
            let posts = on_x(&app);
            let told = format!("{what} {operation:?} {unclear:?}: {:#?}", changes_on_x(&app));
            assert_eq!(posts.len(), standing, "{told}");
            assert!(posts.last().unwrap().text.contains(&is), "{told}");
            assert!(changes_on_x(&app).iter().all(|c| c.state == State::Posted), "{told}");
        }
    }
}

#[tokio::test]
async fn a_timeline_that_cannot_be_read_leaves_a_correction_to_a_person() {
    let mut app = corrections::posted(on_change("reply")).await;
    let (was, is) = dates(&app);
    app.rehearsal.sites.correct(&was, &is);
    let rule = |operation, fault, times| FaultRule {
        network: Scope::Only(Network::X),
        operation: Scope::Only(operation),
        fault,
        times,
    };
    app.rehearsal.sandbox.set_faults(FaultPlan::of(vec![
        rule(Operation::Create, Fault::LostAnswerAfterPosting, 1),
        rule(Operation::Read, Fault::Error503, 1_000),
    ]));
    a_day_later(&mut app).await;
    assert_eq!(changes_on_x(&app)[0].state, State::NeedsHuman);
    app.rehearsal.sandbox.set_faults(FaultPlan::default());
    a_day_later(&mut app).await;
    assert_eq!((on_x(&app).len(), creates(&app)), (2, 2), "nothing is repeated without evidence");
}

/// Where a daemon is killed over a change.
const POINTS: [CrashPoint; 7] = [
    CrashPoint::BeforeT1,
    CrashPoint::AfterT1,
    CrashPoint::BeforeT2,
    CrashPoint::AfterT2,
    CrashPoint::BeforeTimeline,
    CrashPoint::AfterTimeline,
    CrashPoint::AfterReconciliation,
];

/// Stops at the n-th time that a point is reached.
fn killed_at(point: CrashPoint, nth: usize) -> (Failpoints, Arc<Notify>) {
    let (stop, times) = (Arc::new(Notify::new()), AtomicUsize::new(0));
    let told = Arc::clone(&stop);
    let failpoints = Failpoints::new(move |reached| {
        if reached == point && times.fetch_add(1, Ordering::SeqCst) + 1 == nth {
            told.notify_one();
            return Verdict::Stop;
        }
        Verdict::Go
    });
    (failpoints, stop)
}

/// One correction with a crash and a fault, and what stands on X afterwards.
async fn correct_under(what: &'static str, crash: (CrashPoint, usize), unclear: Option<Fault>) {
    let app = corrections::posted(on_change(what)).await;
    let (was, is) = dates(&app);
    app.rehearsal.sites.correct(&was, &is);
    days_pass(&app, 1);
    if let Some(unclear) = unclear {
        fault(&app, Network::X, Operation::Create, unclear);
    }
    let (failpoints, stop) = killed_at(crash.0, crash.1);
    let mut app = app.restart_with(failpoints).await;
    tokio::select! {
        () = app.run_until_idle() => {}
        () = stop.notified() => {}
    }
    let mut app = app.restart().await;
    app.run_until_idle().await;
    a_day_later(&mut app).await;
    let told = format!("{what} {crash:?} {unclear:?}: {:#?}", changes_on_x(&app));
    let posts = on_x(&app);
    assert_eq!(posts.len(), if what == "reply" { 2 } else { 1 }, "{told}");
    assert!(posts.last().unwrap().text.contains(&is), "{told}");
    assert!(changes_on_x(&app).iter().all(|change| change.state == State::Posted), "{told}");
}

/// Every point, with an answer and with a lost one; a timeline is only read after a lost one.
async fn killed_everywhere(what: &'static str, steps: usize) {
    let mut runs = 0;
    for step in 1..=steps {
        for point in POINTS {
            if POINTS[..4].contains(&point) {
                correct_under(what, (point, step), None).await;
                runs += 1;
            }
            correct_under(what, (point, step), Some(Fault::LostAnswerAfterPosting)).await;
            runs += 1;
        }
    }
    println!("{what}: {} points × {steps} steps × 2 behaviours, {runs} runs", POINTS.len());
}

#[tokio::test]
async fn a_daemon_killed_over_a_correction_replies_once() {
    killed_everywhere("reply", 1).await;
}

#[tokio::test]
async fn a_daemon_killed_over_a_replacement_ends_with_one_post() {
    killed_everywhere("replace", 2).await;
}
