//! Later looks: what a list shows is looked at early, and what a restore or a clock hides is found.

use weitersagen::item::Network;
use weitersagen::outbox::State;
use weitersagen::sandbox::{Fault, FaultPlan, FaultRule, Operation, Scope};
use weitersagen::state::actions::{self, ActionRow};
use weitersagen::state::backup::backup;
use weitersagen::state::deliveries::Delivery;
use weitersagen::state::journal;

use super::corrections::{self, changes_on_x, creates, dated, dates, on_change, on_x};
use super::{a_day_later, changes, days_pass, deleting, facebook_text, posted, requests, withdraw};
use crate::app::{TestApp, at_once, networks};

#[tokio::test]
async fn an_entry_that_changes_on_its_list_is_looked_at_at_once() {
    let mut app = TestApp::start_with(networks(None), &at_once(), |text| text).await;
    app.run_until_idle().await;
    let title = app.rehearsal.sites.publish_next().unwrap();
    app.run_until_idle().await;
    assert!(facebook_text(&app).contains(&title));
    let other = format!("{title} am 17. Mai 2027");
    app.rehearsal.sites.correct(&title, &other);
    app.pass(3_700);
    app.run_until_idle().await;
    assert!(facebook_text(&app).contains("17. Mai 2027"), "{:#?}", changes(&app));
    assert_eq!(requests(&app, Operation::Edit).len(), 1);
}

#[tokio::test]
async fn a_correction_that_the_lost_days_made_is_not_made_again() {
    let mut app = corrections::posted(on_change("reply")).await;
    let copy = app.dir().join("copy.db");
    backup(&app.daemon.config.state_dir, &copy).unwrap();
    let (was, is) = dates(&app);
    app.rehearsal.sites.correct(&was, &is);
    a_day_later(&mut app).await;
    assert_eq!(on_x(&app).len(), 2);
    let mut app = app.put_back(&copy).await;
    assert!(changes_on_x(&app).is_empty());
    a_day_later(&mut app).await;
    a_day_later(&mut app).await;
    assert_eq!(on_x(&app).len(), 2, "{:#?}", changes_on_x(&app));
    let found = changes_on_x(&app);
    assert_eq!(found[0].state, State::Posted);
    assert!(found[0].reason.contains("after a restore"), "{}", found[0].reason);
}

/// A replacement that the lost days made belongs to its delivery, whether the backup knew nothing of
/// it or had it still before it; what is corrected later is done to the post that stands there.
#[tokio::test]
async fn a_replacement_that_the_lost_days_made_is_adopted_by_its_delivery() {
    for planned_before in [false, true] {
        let mut app = corrections::posted(on_change("replace")).await;
        let copy = app.dir().join("copy.db");
        let (was, is) = dates(&app);
        if !planned_before {
            backup(&app.daemon.config.state_dir, &copy).unwrap();
        }
        app.rehearsal.sites.correct(&was, &is);
        if planned_before {
            app = in_mode(app, ("publish", "approve")).await;
            a_day_later(&mut app).await;
            backup(&app.daemon.config.state_dir, &copy).unwrap();
            for change in changes(&app) {
                let (id, now) = (change.id, app.daemon.now());
                let yes = |tx: &_| actions::move_to(tx, id, State::Approved, "a test", now);
                let _ = app.daemon.store.run_blocking(|tx| yes(tx));
            }
        }
        a_day_later(&mut app).await;
        let posts = on_x(&app);
        assert!(posts.len() == 1 && posts[0].text.contains(&is), "{posts:#?}");

        let mut app = app.put_back(&copy).await;
        for _ in 0..3 {
            a_day_later(&mut app).await;
        }
        assert_eq!(on_x(&app), posts, "nothing is made again: {:#?}", changes_on_x(&app));
        let kept = app.outbox().into_iter().find(|d| d.account == "x").unwrap();
        assert_eq!(kept.remote_id.as_deref(), Some(posts[0].id.as_str()), "{planned_before}");
        assert!(kept.post.unwrap().text.contains(&is));
        let failed = |change: &ActionRow| matches!(change.state, State::Failed | State::NeedsHuman);
        assert!(!changes_on_x(&app).iter().any(failed), "{:#?}", changes_on_x(&app));
        let read = |tx: &_| journal::of_delivery(tx, kept.id);
        let told = app.daemon.store.run_blocking(|tx| read(tx)).unwrap();
        assert!(told.iter().any(|entry| entry.event == "replaced"), "{told:#?}");
    }
}

async fn in_mode(app: TestApp, (from, to): (&str, &str)) -> TestApp {
    let mode = |mode: &str| format!("mode = \"{mode}\"");
    app.reconfigure(|text| text.replace(&mode(from), &mode(to))).await
}

/// A colleague's post about an article whose own post still stands belongs to nobody.
#[tokio::test]
async fn a_post_by_hand_beside_one_that_stands_is_left_alone() {
    let app = corrections::posted(on_change("replace")).await;
    let copy = app.dir().join("copy.db");
    backup(&app.daemon.config.state_dir, &copy).unwrap();
    let own = on_x(&app)[0].clone();
    let by_hand = format!("Lesenswert: {}", own.link.clone().unwrap());
    app.rehearsal.sandbox.post_by_hand(Network::X, &by_hand, app.daemon.now());
    let mut app = app.put_back(&copy).await;
    app.run_until_idle().await;
    let kept = app.outbox().into_iter().find(|d| d.account == "x").unwrap();
    assert_eq!(kept.remote_id.as_deref(), Some(own.id.as_str()));
    assert_eq!(on_x(&app).len(), 2);
}

#[tokio::test]
async fn no_post_is_changed_before_the_lost_days_were_read() {
    let app = corrections::posted(on_change("reply")).await;
    let copy = app.dir().join("copy.db");
    let (was, is) = dates(&app);
    app.rehearsal.sites.correct(&was, &is);
    backup(&app.daemon.config.state_dir, &copy).unwrap();
    let mut app = app.put_back(&copy).await;
    let blind = |network| FaultRule {
        network: Scope::Only(network),
        operation: Scope::Only(Operation::Read),
        fault: Fault::Error503,
        times: 1_000,
    };
    let blind = vec![blind(Network::X), blind(Network::Facebook)];
    app.rehearsal.sandbox.set_faults(FaultPlan::of(blind));
    days_pass(&app, 1);
    for _ in 0..3 {
        app.round().await;
        app.pass(1);
    }
    assert_eq!((on_x(&app).len(), requests(&app, Operation::Edit).len()), (1, 0));
    assert!(
        changes(&app).iter().all(|change| change.state == State::Planned && change.attempt == 0)
    );
    app.rehearsal.sandbox.set_faults(FaultPlan::default());
    a_day_later(&mut app).await;
    a_day_later(&mut app).await;
    assert_eq!((on_x(&app).len(), requests(&app, Operation::Edit).len()), (2, 1));
}

#[tokio::test]
async fn a_post_that_was_adopted_after_a_restore_is_looked_after() {
    let mut app = dated(on_change("reply")).await;
    let copy = app.dir().join("copy.db");
    backup(&app.daemon.config.state_dir, &copy).unwrap();
    app.rehearsal.sites.publish_next().unwrap();
    app.run_until_idle().await;
    assert_eq!(app.posted(), (1, 1));
    let (was, is) = dates(&app);
    let mut app = app.put_back(&copy).await;
    app.run_until_idle().await;
    assert_eq!(app.posted(), (1, 1), "adopted, and not posted again");
    assert!(app.outbox().iter().all(|d| d.reason.contains("after a restore")));
    app.rehearsal.sites.correct(&was, &is);
    a_day_later(&mut app).await;
    assert_eq!(on_x(&app).len(), 2, "{:#?}", changes(&app));
    assert!(facebook_text(&app).contains(&is));
}

/// An app whose only posts were deleted, two days later by its own clock.
async fn emptied() -> TestApp {
    let mut app = posted(deleting).await;
    withdraw(&app);
    a_day_later(&mut app).await;
    a_day_later(&mut app).await;
    assert_eq!(app.posted(), (0, 0));
    app
}

#[tokio::test]
async fn a_lost_answer_on_an_emptied_timeline_comes_to_rest() {
    let mut app = emptied().await;
    for network in [Network::Facebook, Network::X] {
        let fault = Fault::LostAnswerAfterPosting;
        app.rehearsal.sandbox.set_faults(FaultPlan::on_create(network, fault, 1));
        let before = creates(&app);
        while creates(&app) == before {
            app.rehearsal.sites.publish_next().expect("more articles");
            app.run_until_idle().await;
        }
        let outbox = app.outbox();
        let told = format!("{network}: {outbox:#?}");
        let on = |account: &str| {
            let posted = |d: &&Delivery| d.account == account && d.state == State::Posted;
            outbox.iter().filter(posted).count()
        };
        // Of what was posted, the first of each account was deleted.
        assert_eq!(app.posted(), (on("facebook") - 1, on("x") - 1), "{told}");
        assert!(outbox.iter().all(|d| d.attempt <= 1), "nothing is sent twice; {told}");
        let open = |d: &Delivery| matches!(d.state, State::Ambiguous | State::NeedsHuman);
        assert!(!outbox.iter().any(open), "{told}");
    }
}

#[tokio::test]
async fn a_clock_that_is_days_ahead_proves_no_absence() {
    // The networks' clock stands still meanwhile; no post is left to read past.
    let mut app = emptied().await;
    app.pass(3 * 86_400);
    let fault = Fault::LostAnswerAfterPosting;
    app.rehearsal.sandbox.set_faults(FaultPlan::on_create(Network::Facebook, fault, 1));
    while app.posted().0 == 0 {
        app.rehearsal.sites.publish_next().expect("more articles");
        for _ in 0..5 {
            app.round().await;
            app.pass(1);
        }
    }
    for _ in 0..20 {
        app.round().await;
        app.pass(1);
    }
    assert_eq!(app.posted().0, 1, "{:#?}", app.outbox());
    let sent = |d: &Delivery| d.account == "facebook" && d.attempt > 0;
    let outbox = app.outbox();
    let settled = |d: &&Delivery| sent(d) && d.state == State::Posted && d.attempt == 1;
    assert_eq!(outbox.iter().filter(settled).count(), 2, "{outbox:#?}");
    assert_eq!(outbox.iter().filter(|d| sent(d)).count(), 2, "{outbox:#?}");
}
