//! A panic: what the program was at is left alone, all else goes on, and the admin is told.

use weitersagen::crash::{Doing, Note};
use weitersagen::daemon::desk::{self, Ask, Decision, Person};
use weitersagen::daemon::problems::{self, Kind};
use weitersagen::outbox::State;
use weitersagen::state::deliveries::Delivery;
use weitersagen::state::items;

use super::sources::stub::{Stub, article, watching};
use crate::app::TestApp;

const PLACE: &str = "src/text/words.rs:12:5";
const DAY: i64 = 24 * 3_600;

/// The daemon ends in the middle of such work, and is started again.
async fn broke_at(app: TestApp, doing: Option<Doing>) -> TestApp {
    let state = app.dir().join("state");
    let note = Note { doing, place: PLACE.to_owned() };
    std::fs::write(state.join("crash.json"), serde_json::to_vec(&note).unwrap()).unwrap();
    let mut app = app.restart().await;
    app.daemon.heed_crash(&state).await.unwrap();
    assert_eq!(Note::find(&state).unwrap(), None, "it is written down in the database now");
    app
}

/// An app that has found two new articles, 5 and 6; with the number of the item of the first.
async fn two_new(stub: &Stub) -> (TestApp, i64) {
    stub.list(&[1, 2, 3, 4]);
    let mut app = watching(stub, "/liste").await;
    app.run_until_idle().await;
    stub.list(&[6, 5, 1, 2, 3, 4]);
    app.daemon.gather(|_| true).await.unwrap();
    let found = app.daemon.store.run_blocking(|tx| items::unread(tx, app.daemon.now())).unwrap();
    let title = article(5).0;
    let fifth = found.iter().find(|item| item.entry.title.as_ref() == Some(&title)).unwrap().id;
    (app, fifth)
}

fn of_item(app: &TestApp, item: i64) -> Vec<Delivery> {
    let all = app.outbox().into_iter().filter(|delivery| delivery.item == item);
    all.collect()
}

#[tokio::test]
async fn a_page_that_ended_the_program_is_not_read_again_and_the_others_are_told() {
    let stub = Stub::start().await;
    let (app, fifth) = two_new(&stub).await;
    let mut app = broke_at(app, Some(Doing::Page(fifth))).await;
    // It is tried as often as any page that cannot be read.
    for _ in 0..10 {
        app.pass(1);
        app.round().await;
    }
    assert_eq!(app.posted(), (1, 1), "the other one");
    for delivery in of_item(&app, fifth) {
        assert_eq!(delivery.state, State::Expired);
        assert!(delivery.reason.contains(PLACE), "{}", delivery.reason);
    }
}

/// Whatever is due after so many seconds.
async fn later(app: &mut TestApp, seconds: i64) {
    app.pass(seconds);
    app.rehearsal.sandbox.set_time(app.daemon.now());
    app.run_until_idle().await;
}

#[tokio::test]
async fn a_list_that_ended_the_program_rests_for_a_day() {
    let stub = Stub::start().await;
    stub.list(&[1, 2, 3, 4]);
    let mut app = watching(&stub, "/liste").await;
    app.run_until_idle().await;
    stub.list(&[5, 1, 2, 3, 4]);
    let mut app = broke_at(app, Some(Doing::Source("verein".to_owned()))).await;
    later(&mut app, DAY - 600).await;
    assert_eq!(app.posted(), (0, 0));
    later(&mut app, 600).await;
    assert_eq!(app.posted(), (1, 1), "nothing of it is lost");
}

#[tokio::test]
async fn a_post_whose_writing_ended_the_program_waits_for_a_person() {
    let stub = Stub::start().await;
    let (app, fifth) = two_new(&stub).await;
    app.daemon.read_new(app.daemon.now()).await.unwrap();
    let mut app = broke_at(app, Some(Doing::Post(fifth))).await;
    app.run_until_idle().await;
    assert_eq!(app.posted(), (1, 1), "the other one");
    let (title, link) = (article(5).0, stub.url.join("/artikel/5").unwrap());
    for delivery in of_item(&app, fifth) {
        assert_eq!(delivery.state, State::AwaitingApproval);
        let post = delivery.post.unwrap();
        assert_eq!(post.text, format!("{title}\n\n{link}"), "headline and link as they are");
        let (config, now) = (&app.daemon.config, app.daemon.now());
        let decision = Decision::Approve { vouched: false, choice: None };
        let ask = Ask { delivery: delivery.id, seen: None, decision };
        let anna = Person::at_terminal("anna");
        let yes = app.daemon.store.run_blocking(|tx| desk::decide(tx, config, &ask, &anna, now));
        yes.unwrap().unwrap();
    }
    app.run_until_idle().await;
    assert_eq!(app.posted(), (2, 2), "what the person saw");
}

#[tokio::test]
async fn the_admin_is_told_of_a_crash_for_a_day() {
    let stub = Stub::start().await;
    stub.list(&[1, 2, 3, 4]);
    let mut app = watching(&stub, "/liste").await;
    app.run_until_idle().await;
    let app = broke_at(app, None).await;
    let app = broke_at(app, None).await;
    let told = |app: &TestApp| {
        let (config, now) = (app.daemon.config.clone(), app.daemon.now());
        let all = app.daemon.store.run_blocking(|tx| problems::current(tx, &config, now)).unwrap();
        all.into_iter().find(|problem| problem.kind == Kind::ProgramBroke)
    };
    let problem = told(&app).unwrap();
    let meaning = &problem.meaning.de;
    assert!(meaning.contains("2 Mal, zuletzt bei src/text/words.rs:12:5"), "{meaning}");
    app.pass(DAY + 1);
    assert_eq!(told(&app), None);
}
