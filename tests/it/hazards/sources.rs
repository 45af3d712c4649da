//! Sources, identity and health: the real daemon before sites that change under its eyes.

mod gone;
mod relaunch;
pub(super) mod stub;

use weitersagen::outbox::State;
use weitersagen::sandbox::rehearsal::Pace;
use weitersagen::sandbox::sites::Failure;
use weitersagen::state::{items, journal, sources};

use crate::app::{TestApp, at_once};
use stub::{Stub, article, watching};

/// How often an event of a source stands in the journal.
fn told(app: &TestApp, source: &str, event: &str) -> usize {
    let trail = app.daemon.store.run_blocking(|tx| journal::of_source(tx, source, 10_000)).unwrap();
    trail.iter().filter(|entry| entry.event == event).count()
}

#[tokio::test]
async fn the_first_poll_posts_nothing_and_backfill_lets_the_newest_through() {
    let mut app = TestApp::start(&at_once()).await;
    app.run_until_idle().await;
    assert_eq!(app.posted(), (0, 0));
    let mut app = TestApp::start(&Pace { backfill: 2, ..at_once() }).await;
    app.run_until_idle().await;
    assert_eq!(app.posted(), (4, 4), "two of each source");
}

#[tokio::test]
async fn a_source_whose_address_was_changed_is_taken_as_known() {
    let stub = Stub::start().await;
    stub.list(&[1, 2, 3, 4]);
    let mut app = watching(&stub, "/liste").await;
    app.run_until_idle().await;
    stub.list_at("/andere", &[11, 12, 13, 14, 15, 16]);
    let mut app = app.reconfigure(|text| text.replace("/liste", "/andere")).await;
    app.run_until_idle().await;
    assert_eq!(app.posted(), (0, 0));
    stub.list_at("/andere", &[17, 11, 12, 13, 14, 15, 16]);
    app.pass(1);
    app.run_until_idle().await;
    assert_eq!(app.posted(), (1, 1));
}

#[tokio::test]
async fn a_burst_is_held_for_a_person() {
    let stub = Stub::start().await;
    stub.list(&[1, 2, 3, 4, 5]);
    let mut app = watching(&stub, "/liste").await;
    app.run_until_idle().await;
    stub.list(&[9, 8, 7, 6, 1, 2, 3, 4, 5]);
    app.run_until_idle().await;
    assert_eq!(app.posted(), (0, 0));
    let outbox = app.outbox();
    assert_eq!(outbox.len(), 8);
    assert!(outbox.iter().all(|delivery| delivery.state == State::AwaitingApproval));
}

#[tokio::test]
async fn an_old_item_that_turns_up_as_new_is_not_posted() {
    let stub = Stub::start().await;
    stub.list(&[1, 2, 3, 4]);
    let mut app = watching(&stub, "/liste").await;
    app.run_until_idle().await;
    stub.dated(20, -30);
    stub.list(&[20, 1, 2, 3, 4]);
    app.run_until_idle().await;
    assert_eq!(app.posted(), (0, 0));
    assert!(app.outbox().is_empty(), "it is known to be too old");
}

/// A list without days shows an item's age on its page alone.
#[tokio::test]
async fn an_item_that_only_its_page_shows_to_be_old_waits_for_a_person() {
    let stub = Stub::start().await;
    let undated = |item: &str| {
        let (before, rest) = item.split_once("<pubDate>").unwrap();
        before.to_owned() + rest.split_once("</pubDate>").unwrap().1
    };
    stub.feed("/feed", &[1, 2, 3, 4], undated);
    let mut app = watching(&stub, "/feed").await;
    app.run_until_idle().await;
    stub.dated(5, -30);
    stub.feed("/feed", &[5, 1, 2, 3, 4], undated);
    app.run_until_idle().await;
    assert_eq!(app.posted(), (0, 0));
    let asked = app.outbox();
    assert_eq!(asked.len(), 2);
    for delivery in &asked {
        assert_eq!(delivery.state, State::AwaitingApproval);
        assert!(delivery.reason.contains("max_age"), "{}", delivery.reason);
    }
    stub.dated(6, -3);
    stub.feed("/feed", &[6, 5, 1, 2, 3, 4], undated);
    app.pass(1);
    app.run_until_idle().await;
    assert_eq!(app.posted(), (1, 1), "a young one is told");
}

#[tokio::test]
async fn status_200_with_another_page_is_a_failure_told_once_and_never_no_news() {
    for failure in [Failure::Maintenance, Failure::Login, Failure::Empty, Failure::Error500] {
        let mut app = TestApp::start(&at_once()).await;
        app.run_until_idle().await;
        let row = |app: &TestApp| {
            let health = |tx: &rusqlite::Transaction<'_>| sources::health(tx, "landesportal");
            app.daemon.store.run_blocking(health).unwrap().unwrap()
        };
        let (ok_at, items) = (row(&app).ok_at, row(&app).items);
        app.rehearsal.sites.fail_with(failure);
        for _ in 0..5 {
            app.pass(1);
            app.round().await;
        }
        let failing = row(&app);
        assert_eq!((failing.failures, failing.items), (5, items), "{failure:?}");
        assert_eq!(failing.ok_at, ok_at, "{failure:?}: the last good look stays");
        assert!(failing.failure.is_some() && failing.failing_since > ok_at);
        assert_eq!(told(&app, "landesportal", "source_down"), 1, "{failure:?}");
        app.rehearsal.sites.fail_with(Failure::None);
        app.rehearsal.sites.publish_next().unwrap();
        app.pass(1);
        app.run_until_idle().await;
        assert_eq!(app.posted(), (1, 1), "{failure:?}");
        assert_eq!(told(&app, "landesportal", "source_up"), 1, "{failure:?}");
    }
}

#[tokio::test]
async fn a_redesign_that_empties_the_fields_is_quarantined_and_told() {
    let stub = Stub::start().await;
    stub.feed("/feed", &[1, 2, 3, 4, 5, 6], str::to_owned);
    let mut app = watching(&stub, "/feed").await;
    app.run_until_idle().await;
    stub.feed("/feed", &[7, 1, 2, 3, 4, 5, 6], |item| {
        item.replace("<title>", "<titel>").replace("</title>", "</titel>")
    });
    for _ in 0..3 {
        app.pass(1);
        app.run_until_idle().await;
    }
    assert_eq!(app.posted(), (0, 0));
    assert_eq!(told(&app, "verein", "source_quarantined"), 1);
    stub.feed("/feed", &[7, 1, 2, 3, 4, 5, 6], str::to_owned);
    app.pass(1);
    app.run_until_idle().await;
    assert_eq!(told(&app, "verein", "source_released"), 1);
    assert_eq!(app.posted(), (1, 1));
}

#[tokio::test]
async fn a_person_may_say_that_a_list_of_strangers_is_right() {
    let stub = Stub::start().await;
    stub.list(&[1, 2, 3, 4, 5, 6]);
    let mut app = watching(&stub, "/liste").await;
    app.run_until_idle().await;
    stub.list(&[21, 22, 23, 24, 25, 26]);
    app.pass(1);
    app.run_until_idle().await;
    assert_eq!(told(&app, "verein", "source_quarantined"), 1);
    assert!(app.outbox().is_empty());
    let accept = |app: &TestApp| {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_weitersagen"))
            .current_dir(app.dir())
            .args(["status", "--accept", "verein"])
            .output()
            .unwrap();
        output.status.success()
    };
    assert!(accept(&app));
    app.pass(1);
    app.run_until_idle().await;
    assert_eq!(told(&app, "verein", "source_released"), 1);
    assert_eq!((app.posted(), app.outbox().len()), ((0, 0), 12), "a person is asked about each");
    assert!(app.outbox().iter().all(|delivery| delivery.state == State::AwaitingApproval));
    assert!(!accept(&app), "there is nothing to accept any more");
}

#[tokio::test]
async fn an_item_off_the_list_is_not_withdrawn_nor_news_when_it_returns() {
    let stub = Stub::start().await;
    stub.list(&[1, 2, 3, 4]);
    let mut app = watching(&stub, "/liste").await;
    app.run_until_idle().await;
    stub.list(&[5, 1, 2, 3]);
    app.run_until_idle().await;
    stub.list(&[1, 2, 3, 4]);
    app.pass(1);
    app.run_until_idle().await;
    stub.list(&[5, 1, 2, 3]);
    app.pass(1);
    app.run_until_idle().await;
    assert_eq!(app.posted(), (1, 1));
    assert!(app.outbox().iter().all(|delivery| delivery.state == State::Posted));
}

#[tokio::test]
async fn an_item_whose_page_is_gone_is_withdrawn_before_it_is_posted() {
    let stub = Stub::start().await;
    stub.list(&[1, 2, 3, 4]);
    let mut app = watching(&stub, "/liste").await;
    app.run_until_idle().await;
    stub.list(&[5, 1, 2, 3, 4]);
    stub.gone(5);
    app.run_until_idle().await;
    assert_eq!(app.posted(), (0, 0));
    assert!(app.outbox().iter().all(|delivery| delivery.state == State::Withdrawn));
}

#[tokio::test]
async fn a_cosmetic_edit_after_posting_posts_nothing_again() {
    let stub = Stub::start().await;
    stub.list(&[1, 2, 3, 4]);
    let mut app = watching(&stub, "/liste").await;
    app.run_until_idle().await;
    stub.list(&[5, 1, 2, 3, 4]);
    app.run_until_idle().await;
    assert_eq!(app.posted(), (1, 1));
    // The sentences that were told are touched up, and say what they said.
    stub.edit(5, |text| text.replace("Verein zeigt", "Verein zeigt nun").replace(" – ", " - "));
    stub.list(&[5, 1, 2, 3, 4]);
    for _ in 0..3 {
        app.pass(25 * 3_600);
        app.run_until_idle().await;
    }
    assert_eq!(app.posted(), (1, 1), "{:#?}", app.outbox());
    let posts = app.rehearsal.sandbox.facebook_posts();
    assert!(posts.iter().all(|post| post.edited.is_none()), "{posts:#?}");
}

#[tokio::test]
async fn a_301_is_followed_and_offered_as_a_change_of_configuration() {
    let stub = Stub::start().await;
    stub.list_at("/neu", &[1, 2, 3, 4]);
    stub.moved("/liste", "/neu");
    let mut app = watching(&stub, "/liste").await;
    app.run_until_idle().await;
    stub.list_at("/neu", &[5, 1, 2, 3, 4]);
    for _ in 0..3 {
        app.pass(1);
        app.run_until_idle().await;
    }
    assert_eq!(app.posted(), (1, 1), "it is followed");
    let to = stub.url.join("/neu").unwrap();
    let health = app.daemon.store.run_blocking(|tx| sources::health(tx, "verein"));
    let health = health.unwrap().unwrap();
    assert_eq!(health.moved_to.as_deref(), Some(to.as_str()));
    assert!(health.moved_polls >= 4, "{health:?}");
    assert_eq!(told(&app, "verein", "source_moved"), 1);
    // The admin takes it over: nothing begins anew, and what is new meanwhile is not lost.
    stub.list_at("/neu", &[6, 5, 1, 2, 3, 4]);
    let mut app = app.reconfigure(|text| text.replace("/liste", "/neu")).await;
    app.run_until_idle().await;
    assert_eq!(app.posted(), (2, 2));
}

#[tokio::test]
async fn an_entry_known_by_its_text_gets_its_new_names_for_ever() {
    let stub = Stub::start().await;
    stub.feed("/feed", &[1, 2, 3, 4], str::to_owned);
    let mut app = watching(&stub, "/feed").await;
    app.run_until_idle().await;
    stub.feed("/feed", &[1, 2, 3, 4], |item| {
        item.replace("/artikel/", "/neu/").replace("guid-", "neu-")
    });
    app.pass(1);
    app.run_until_idle().await;
    let link = stub.url.join("/neu/2").unwrap();
    let known = app.daemon.store.run_blocking(|tx| items::by_link(tx, link.as_str())).unwrap();
    assert_eq!(known.len(), 1, "it is found under its new address");
    assert_eq!(app.posted(), (0, 0));
    assert_eq!(known[0].entry.title, Some(article(2).0), "and is the one that it was");
}
