//! A daemon with a model: who wrote which post, asked how often, and what a person approves.

use std::sync::Arc;

use tokio::sync::Notify;
use weitersagen::compose::Style;
use weitersagen::daemon::{Context, Daemon, tell};
use weitersagen::failpoint::{CrashPoint, Failpoints, Verdict};
use weitersagen::item::{DISCLOSURE, Network};
use weitersagen::outbox::State;
use weitersagen::state::deliveries::{self, Delivery};
use weitersagen::state::{items, journal};

use super::stub::{says, server, writes};
use crate::app::{TestApp, at_once, networks};
use crate::net::server::{Server, reply};

/// A sentence that the first held-back article of the sample sites bears out.
const GOOD: &str =
    "Die Reihe „Ankommen auf dem Land“ ist in der Kleinen Markthalle Stendal zu Ende gegangen.";
const WRONG: &str = "An der Reihe haben sich insgesamt 500 Fachleute beteiligt.";

/// A daemon whose model is this server, with one article out.
async fn with_model(server: &Server, lines: &str, mode: &str) -> TestApp {
    let section =
        format!("[model]\nbase_url = \"{}\"\nname = \"probe\"\n{lines}\n", server.url("/v1"));
    let mode = format!("mode = \"{mode}\"");
    let mut app = TestApp::start_with(networks(None), &at_once(), |text| {
        format!("{}\n{section}", text.replace("mode = \"publish\"", &mode))
    })
    .await;
    app.run_until_idle().await;
    assert_eq!(server.count(), 0, "nothing is new");
    app.rehearsal.sites.publish_next().unwrap();
    app.run_until_idle().await;
    app
}

/// Who wrote each delivery's post, as the journal has it.
fn writers(app: &TestApp) -> Vec<String> {
    let written = |delivery: &Delivery| {
        let id = delivery.id;
        let trail = app.daemon.store.run_blocking(|tx| journal::of_delivery(tx, id)).unwrap();
        let entries = trail.into_iter().filter(|entry| entry.event == "written");
        entries.map(|entry| entry.detail).collect::<Vec<_>>().join(" | ")
    };
    let mut deliveries = app.outbox();
    deliveries.sort_by(|a, b| a.account.cmp(&b.account));
    deliveries.iter().map(written).collect()
}

/// What the rules make of an article for Facebook.
fn by_rules(app: &TestApp, delivery: &Delivery) -> String {
    let item = delivery.item;
    let kept = app.daemon.store.run_blocking(|tx| items::article(tx, item)).unwrap();
    let source = Some("Landesportal Vielfalt Sachsen-Anhalt".to_owned());
    let style = Style { hashtags: vec![], images: true, source, template: None };
    let told = tell::tell(&kept.unwrap().0, None, Network::Facebook, &style);
    told.post.unwrap().text
}

fn of<'a>(outbox: &'a [Delivery], account: &str) -> &'a Delivery {
    outbox.iter().find(|delivery| delivery.account == account).unwrap()
}

#[tokio::test]
async fn both_networks_get_its_sentences_and_the_journal_says_so() {
    let server = server(vec![writes(&[GOOD])]).await;
    let app = with_model(&server, "disclose = true", "publish").await;
    assert_eq!(app.posted(), (1, 1));
    assert_eq!(server.count(), 2, "once for each network");
    assert_eq!(writers(&app), ["by the model probe", "by the model probe"]);
    for delivery in app.outbox() {
        let text = delivery.post.unwrap().text;
        assert!(text.contains(GOOD) && text.contains(DISCLOSURE), "{text}");
    }
}

#[tokio::test]
async fn what_the_gate_refuses_twice_is_told_by_the_rules() {
    let server = server(vec![writes(&[WRONG])]).await;
    let app = with_model(&server, "", "publish").await;
    assert_eq!(app.posted(), (1, 1));
    assert_eq!(server.count(), 4);
    for why in writers(&app) {
        let twice = "probe was refused twice: The number “500” does not stand";
        assert!(why.starts_with("by the extractive rules: ") && why.contains(twice), "{why}");
    }
    let outbox = app.outbox();
    let delivery = of(&outbox, "facebook");
    assert_eq!(delivery.post.as_ref().unwrap().text, by_rules(&app, delivery));
}

#[tokio::test]
async fn a_person_approves_the_text_that_is_sent_and_the_model_is_not_asked_again() {
    // Whatever it says later is not what was approved.
    let answers = vec![writes(&[GOOD]), writes(&[GOOD]), says("nein")];
    let server = server(answers).await;
    let mut app = with_model(&server, "", "approve").await;
    let asked = app.outbox();
    assert!(asked.iter().all(|delivery| delivery.state == State::AwaitingApproval));
    app = app.restart().await;
    let (ids, now) = (asked.iter().map(|one| one.id).collect::<Vec<_>>(), app.daemon.now());
    app.daemon
        .store
        .run_blocking(|tx| {
            for id in ids {
                deliveries::move_to(tx, id, State::Approved, "yes", now)?;
            }
            Ok(())
        })
        .unwrap();
    app.run_until_idle().await;
    assert_eq!(app.posted(), (1, 1));
    assert_eq!(server.count(), 2);
    for before in &asked {
        let outbox = app.outbox();
        let sent = of(&outbox, &before.account);
        assert_eq!(sent.post, before.post);
        assert!(sent.post.as_ref().unwrap().text.contains(GOOD));
    }
}

/// Plays a round that ends, as a crash would end it, when the first post is ready.
async fn cut_off_before_the_first_post(app: &TestApp) {
    let ready = Arc::new(Notify::new());
    let told = Arc::clone(&ready);
    let failpoints = Failpoints::new(move |point| {
        if point != CrashPoint::BeforeT1 {
            return Verdict::Go;
        }
        told.notify_one();
        Verdict::Stop
    });
    let Context { config, store, client, .. } = (*app.daemon).clone();
    let now = app.daemon.now();
    let context = Context { config, store, client, failpoints };
    let mut daemon = Daemon::new(context, None, Arc::new(move || now));
    tokio::select! {
        round = daemon.round() => panic!("nothing was ready: {round:?}"),
        () = ready.notified() => {}
    }
}

#[tokio::test]
async fn a_text_is_kept_over_a_crash_until_the_article_is_another_one() {
    for (changed, asked) in [(false, 2), (true, 3)] {
        let server = server(vec![writes(&[GOOD])]).await;
        let section = format!("[model]\nbase_url = \"{}\"\nname = \"probe\"\n", server.url("/v1"));
        let mut app =
            TestApp::start_with(networks(None), &at_once(), |text| format!("{text}\n{section}"))
                .await;
        app.run_until_idle().await;
        app.rehearsal.sites.publish_next().unwrap();
        app.pass(5);
        cut_off_before_the_first_post(&app).await;
        assert_eq!(server.count(), 1);
        if changed {
            let (item, now) = (app.outbox()[0].item, app.daemon.now());
            app.daemon
                .store
                .run_blocking(|tx| {
                    let (mut article, _) = items::article(tx, item)?.unwrap();
                    article.text = article.text.replace("410 Fachleute", "411 Fachleute");
                    items::keep_article(tx, item, &article, now)
                })
                .unwrap();
        }
        app.run_until_idle().await;
        assert_eq!(app.posted(), (1, 1));
        assert_eq!(server.count(), asked, "the article was changed: {changed}");
        assert_eq!(writers(&app), ["by the model probe", "by the model probe"]);
    }
}

#[tokio::test]
async fn a_server_that_fails_stops_no_post_and_is_told_of_in_the_journal_once() {
    let server = server(vec![reply("500 Internal Server Error", "", b"")]).await;
    let mut app = with_model(&server, "", "publish").await;
    for _ in 0..3 {
        app.rehearsal.sites.publish_next().unwrap();
        app.run_until_idle().await;
    }
    let (facebook, x) = app.posted();
    assert!(facebook >= 3 && x >= 3, "{facebook} and {x}");
    assert_eq!(server.count(), 3, "then it is left alone");
    let told: i64 = app
        .daemon
        .store
        .run_blocking(|tx| {
            let sql = "SELECT count(*) FROM journal WHERE event = 'model_failing'";
            Ok(tx.query_row(sql, [], |row| row.get(0))?)
        })
        .unwrap();
    assert_eq!(told, 1);
    // A story that another one tells is written by nobody.
    let written: Vec<String> = writers(&app).into_iter().filter(|why| !why.is_empty()).collect();
    let failed = "by the extractive rules: probe failed";
    assert!(written.len() >= 6 && written.iter().all(|why| why.starts_with(failed)), "{written:?}");
}

#[tokio::test]
async fn preview_asks_the_model_too_and_says_who_wrote() {
    let server = server(vec![writes(&[GOOD]), says("nein")]).await;
    let dir = tempfile::tempdir().unwrap();
    let config = format!(
        "[organisation]\nname = \"Verein\"\nwebsite = \"https://www.verein.example/\"\n\
         [[sources]]\nname = \"verein\"\nurl = \"https://www.verein.example/news\"\n\
         schedule = \"*/20 6-21 * * *\"\n\
         [model]\nbase_url = \"{}\"\nname = \"probe\"\n",
        server.url("/v1")
    );
    std::fs::write(dir.path().join("config.toml"), config).unwrap();
    let text = "Die Reihe „Ankommen auf dem Land“ ist am 3. Mai 2027 in der Kleinen Markthalle \
        Stendal zu Ende gegangen. Daran haben sich 410 Fachleute beteiligt.";
    let page = format!("<html lang=\"de\"><body><article><h1>Reihe in Stendal</h1><p>{text}</p>");
    std::fs::write(dir.path().join("seite.html"), page).unwrap();
    let place = dir.path().to_owned();
    let output = tokio::task::spawn_blocking(move || {
        std::process::Command::new(env!("CARGO_BIN_EXE_weitersagen"))
            .current_dir(place)
            .args(["preview", "seite.html", "--url", "https://www.verein.example/1", "--json"])
            .output()
            .unwrap()
    });
    let output = output.await.unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let shown: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let [facebook, x] = ["facebook", "x"].map(|network| shown["posts"][network].clone());
    assert_eq!(facebook["written"], "by the model probe");
    assert!(facebook["text"].as_str().unwrap().contains(GOOD));
    let why = x["written"].as_str().unwrap();
    assert!(
        why.starts_with(
            "by the extractive rules: probe was refused twice: the answer is not the JSON"
        ),
        "{why}"
    );
    assert_eq!(server.count(), 3);
}
