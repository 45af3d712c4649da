//! The whole path over HTTP: what is watched is told once, and nothing else is.

use weitersagen::item::Network;
use weitersagen::outbox::State;
use weitersagen::sandbox::sites::Failure;
use weitersagen::sandbox::{Fault, FaultPlan, SandboxConfig};
use weitersagen::state::accounts::{self, AccountStatus};

use crate::app::{TestApp, at_once, networks};

/// An app whose sources have been looked at once: everything there is known.
async fn baseline() -> TestApp {
    let mut app = TestApp::start(&at_once()).await;
    app.run_until_idle().await;
    app
}

#[tokio::test]
async fn the_first_look_posts_nothing() {
    let app = baseline().await;
    assert_eq!(app.posted(), (0, 0));
    assert!(app.outbox().is_empty());
}

#[tokio::test]
async fn a_new_article_is_posted_once_to_each_account() {
    let mut app = baseline().await;
    app.rehearsal.sites.publish_next().unwrap();
    app.run_until_idle().await;
    assert_eq!(app.posted(), (1, 1));
    for _ in 0..3 {
        app.pass(600);
        app.run_until_idle().await;
    }
    assert_eq!(app.posted(), (1, 1));
}

#[tokio::test]
async fn every_sample_story_is_told_once_and_the_quoted_article_by_the_report_or_itself() {
    let pace = weitersagen::sandbox::rehearsal::Pace { backfill: 50, ..at_once() };
    let mut app = TestApp::start(&pace).await;
    app.rehearsal.sites.publish_all();
    app.run_until_idle().await;
    let stories = app.rehearsal.sites.stories().len();
    assert_eq!(app.posted(), (stories, stories));
    let quoting = app.outbox().into_iter().filter(|d| d.state == State::Suppressed).count();
    assert_eq!(quoting, 2, "the quoted article steps back on both accounts");
}

#[tokio::test]
async fn a_report_that_quotes_what_was_told_yesterday_is_not_told_again() {
    let mut app = baseline().await;
    app.rehearsal.sites.publish_next().unwrap();
    app.run_until_idle().await;
    let quoted = app.posted();
    app.pass(86_400 / 300);
    app.rehearsal.sites.publish_next().unwrap();
    app.run_until_idle().await;
    assert_eq!(quoted, (1, 1));
    assert_eq!(app.posted(), (1, 1), "{:#?}", app.outbox());
}

#[tokio::test]
async fn a_burst_waits_for_a_person() {
    let mut app = baseline().await;
    app.rehearsal.sites.publish_all();
    app.run_until_idle().await;
    assert_eq!(app.posted(), (0, 0));
    let states: std::collections::BTreeSet<State> = app.outbox().iter().map(|d| d.state).collect();
    // The quoted article steps back behind the report that waits.
    assert!(states.contains(&State::AwaitingApproval));
    assert!(states.iter().all(|s| matches!(s, State::AwaitingApproval | State::Suppressed)));
}

#[tokio::test]
async fn a_relaunch_posts_nothing_and_the_next_article_is_posted_once() {
    let mut app = baseline().await;
    app.rehearsal.sites.publish_next().unwrap();
    app.run_until_idle().await;
    assert_eq!(app.posted(), (1, 1));
    app.rehearsal.sites.relaunch();
    app.pass(60);
    app.run_until_idle().await;
    assert_eq!(app.posted(), (1, 1), "{:#?}", app.outbox());
    // The report of the conference quotes what was told; the prize is news.
    app.rehearsal.sites.publish_next().unwrap();
    app.rehearsal.sites.publish_next().unwrap();
    app.run_until_idle().await;
    assert_eq!(app.posted(), (2, 2), "{:#?}", app.outbox());
}

#[tokio::test]
async fn a_source_that_fails_is_not_a_source_without_news() {
    let mut app = baseline().await;
    for failure in [Failure::Maintenance, Failure::Empty, Failure::Login, Failure::Error500] {
        app.rehearsal.sites.fail_with(failure);
        app.run_until_idle().await;
    }
    assert_eq!(app.posted(), (0, 0));
    app.rehearsal.sites.fail_with(Failure::None);
    app.rehearsal.sites.publish_next().unwrap();
    app.run_until_idle().await;
    assert_eq!(app.posted(), (1, 1), "what appeared in the meantime is not lost");
}

#[tokio::test]
async fn every_fault_of_the_networks_ends_with_one_post() {
    for fault in [
        Fault::LostAnswerAfterPosting,
        Fault::Error500AfterPosting,
        Fault::GarbageAfterPosting,
        Fault::CutBeforePosting,
        Fault::Error503,
    ] {
        for network in [Network::Facebook, Network::X] {
            let mut app = baseline().await;
            app.rehearsal.sandbox.set_faults(FaultPlan::on_create(network, fault, 2));
            app.rehearsal.sites.publish_next().unwrap();
            app.run_until_idle().await;
            assert_eq!(app.posted(), (1, 1), "{network} {fault:?} {:#?}", app.outbox());
            assert!(app.outbox().iter().all(|d| d.state == State::Posted));
        }
    }
}

#[tokio::test]
async fn an_intent_found_at_the_start_is_settled_by_the_timeline() {
    let mut app = baseline().await;
    app.rehearsal.sites.publish_next().unwrap();
    app.run_until_idle().await;
    // As if the daemon had been killed between the network's answer and T2 …
    app.daemon
        .store
        .run_blocking(|tx| {
            tx.execute(
                "UPDATE deliveries SET state = 'intent', remote_id = NULL, remote_url = NULL",
                [],
            )?;
            Ok(())
        })
        .unwrap();
    let mut app = app.restart().await;
    assert!(app.outbox().iter().all(|d| d.state == State::Ambiguous));
    app.run_until_idle().await;
    assert_eq!(app.posted(), (1, 1));
    assert!(app.outbox().iter().all(|d| d.state == State::Posted && d.remote_id.is_some()));
}

#[tokio::test]
async fn a_token_of_another_account_is_refused_before_the_first_post() {
    let mut other = SandboxConfig::default();
    other.facebook.username = "eine.andere.seite".into();
    other.facebook.name = "Eine andere Seite".into();
    other.x.username = "jemand_anders".into();
    let mut app = TestApp::start_with(other, &at_once(), |text| text).await;
    app.run_until_idle().await;
    app.rehearsal.sites.publish_next().unwrap();
    app.round().await;
    assert_eq!(app.posted(), (0, 0));
    for (name, linked, opened) in [
        ("facebook", "begegnungshaus.elbe", "eine.andere.seite"),
        ("x", "begegnung_elbe", "jemand_anders"),
    ] {
        let row = app.daemon.store.run_blocking(|tx| accounts::get(tx, name)).unwrap().unwrap();
        assert_eq!(row.status, AccountStatus::Mismatch);
        assert!(row.reason.contains(linked) && row.reason.contains(opened), "{}", row.reason);
    }
}

#[tokio::test]
async fn a_dead_token_stops_its_account_and_loses_nothing() {
    let mut app = baseline().await;
    app.rehearsal.sandbox.revoke_token(Network::Facebook);
    app.rehearsal.sites.publish_next().unwrap();
    app.round().await;
    assert_eq!(app.posted(), (0, 1));
    app.rehearsal.sandbox.restore_token(Network::Facebook);
    app.pass(1);
    app.run_until_idle().await;
    assert_eq!(app.posted(), (1, 1));
}

#[tokio::test]
async fn preview_sends_nothing_and_writes_what_would_be_sent() {
    let pace = weitersagen::sandbox::rehearsal::Pace { mode: "preview".into(), ..at_once() };
    let mut app = TestApp::start(&pace).await;
    app.run_until_idle().await;
    app.rehearsal.sites.publish_next().unwrap();
    app.run_until_idle().await;
    assert_eq!(app.posted(), (0, 0));
    assert!(app.rehearsal.sandbox.log().is_empty(), "not even the accounts are asked");
    let written = std::fs::read_to_string(app.dir().join("state/preview.jsonl")).unwrap();
    assert_eq!(written.lines().count(), 2);
    assert!(app.outbox().iter().all(|d| d.state == State::Suppressed && d.post.is_some()));
}

#[tokio::test]
async fn in_mode_approve_a_person_says_yes() {
    let pace = weitersagen::sandbox::rehearsal::Pace { mode: "approve".into(), ..at_once() };
    let mut app = TestApp::start(&pace).await;
    app.run_until_idle().await;
    app.rehearsal.sites.publish_next().unwrap();
    app.run_until_idle().await;
    assert_eq!(app.posted(), (0, 0));
    let waiting = app.outbox();
    assert!(waiting.iter().all(|d| d.state == State::AwaitingApproval && d.post.is_some()));
    let (id, now) = (waiting[0].id, app.daemon.now());
    app.daemon
        .store
        .run_blocking(|tx| {
            weitersagen::state::deliveries::move_to(tx, id, State::Approved, "yes", now)
        })
        .unwrap();
    app.run_until_idle().await;
    let (facebook, x) = app.posted();
    assert_eq!(facebook + x, 1);
}

#[tokio::test]
async fn a_clock_that_stands_before_the_newest_entry_posts_nothing() {
    let mut app = baseline().await;
    app.rehearsal.sites.publish_next().unwrap();
    app.pass(-7200);
    app.round().await;
    assert_eq!(app.posted(), (0, 0));
    app.pass(7200);
    app.run_until_idle().await;
    assert_eq!(app.posted(), (1, 1));
}

#[tokio::test]
async fn no_secret_reaches_the_state_or_the_preview() {
    let mut app = TestApp::start_with(networks(None), &at_once(), |text| text).await;
    app.run_until_idle().await;
    app.rehearsal.sites.publish_next().unwrap();
    app.rehearsal.sandbox.revoke_token(Network::X);
    app.round().await;
    let secrets = app.rehearsal.sandbox.config();
    let state = app.dir().join("state");
    for file in std::fs::read_dir(state).unwrap() {
        let path = file.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        for secret in
            [&secrets.facebook.token, &secrets.x.access_secret, &secrets.x.consumer_secret]
        {
            let found = bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
            assert!(!found, "a secret stands in {}", path.display());
        }
    }
}

#[tokio::test]
async fn a_source_feeds_only_the_accounts_that_it_names() {
    let pace = weitersagen::sandbox::rehearsal::Pace { backfill: 1, ..at_once() };
    let mut app = TestApp::start_with(networks(None), &pace, |text| {
        let of = |source: &str| format!("name = \"{source}\"\n");
        text.replace(
            &of("begegnungshaus"),
            &format!("{}accounts = [\"x\"]\n", of("begegnungshaus")),
        )
        .replace(&of("landesportal"), &format!("{}accounts = [\"facebook\"]\n", of("landesportal")))
    })
    .await;
    app.run_until_idle().await;
    let mut accounts: Vec<String> =
        app.outbox().into_iter().map(|delivery| delivery.account).collect();
    accounts.sort();
    assert_eq!(accounts, ["facebook", "x"], "one item of each source, to one account each");
    assert_eq!(app.posted(), (1, 1));
}
