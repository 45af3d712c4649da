//! A login with OAuth 2.0, and what the daemon makes of it.

use std::sync::OnceLock;

use reqwest::header::LOCATION;
use url::Url;
use weitersagen::daemon::token::Keeper;
use weitersagen::item::Network;
use weitersagen::outbox::State;
use weitersagen::publish::oauth2::{Exchange, Login};
use weitersagen::sandbox::rehearsal::Pace;
use weitersagen::sandbox::{Fault, FaultPlan, FaultRule, Operation, SandboxConfig, Scope};
use weitersagen::state::accounts::{self, AccountRow, AccountStatus};
use weitersagen::state::journal;

use crate::app::{TestApp, at_once, networks};

/// The key of kept tokens in these tests.
pub(super) const KEY: &str = "CANARY-key-0123456789-0123456789-0123456789";

/// The rehearsal's configuration with a login in the place of the four keys.
fn with_login(text: &str) -> String {
    let (before, rest) = text.split_once("consumer_key").unwrap();
    let (_, after) = rest.split_once("x-access-secret\" }\n").unwrap();
    format!(
        "{before}client_id = {{ file = \"x-client-id\" }}\n\
         client_secret = {{ file = \"x-client-secret\" }}\n{after}\n\
         [state]\nkey = {{ file = \"state-key\" }}\n"
    )
}

pub(super) async fn start(networks: SandboxConfig, pace: &Pace) -> TestApp {
    let account = networks.x.clone();
    let app = TestApp::start_with(networks, pace, |text| with_login(&text)).await;
    let keep = |name: &str, text: &str| std::fs::write(app.dir().join(name), text).unwrap();
    keep("x-client-id", &account.client_id);
    keep("x-client-secret", &account.client_secret);
    keep("state-key", KEY);
    app
}

pub(super) fn http() -> reqwest::Client {
    static CLIENT: OnceLock<reqwest::Client> = OnceLock::new();
    let client = CLIENT.get_or_init(|| {
        let _ = rustls::crypto::ring::default_provider().install_default();
        // Each test has a runtime of its own, which its connections do not outlive.
        let plain = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
        plain.pool_max_idle_per_host(0).build().unwrap()
    });
    client.clone()
}

/// What a person does in the browser: opens the address, reads, and lets the app in. Gives the
/// address that the browser is sent to.
pub(super) async fn decide(address: &Url, decision: &str) -> Url {
    let page = http().get(address.clone()).send().await.unwrap();
    assert_eq!(page.status(), 200);
    assert!(page.text().await.unwrap().contains("App zulassen"));
    press(address, decision).await
}

/// The button alone.
pub(super) async fn press(address: &Url, decision: &str) -> Url {
    let mut form: Vec<(String, String)> = address.query_pairs().into_owned().collect();
    form.push(("decision".into(), decision.into()));
    let mut post = address.clone();
    post.set_query(None);
    let answer = http().post(post).form(&form).send().await.unwrap();
    assert_eq!(answer.status(), 302);
    answer.headers()[LOCATION].to_str().unwrap().parse().unwrap()
}

pub(super) fn keeper(app: &TestApp) -> Keeper {
    let context = &*app.daemon;
    let account = context.config.account("x").unwrap();
    Keeper::of(&context.config, account, (&context.store, &context.client)).unwrap().unwrap()
}

/// A login without terminal and browser.
async fn log_in(app: &TestApp) {
    let keeper = keeper(app);
    let redirect = Url::parse("http://127.0.0.1:1/callback").unwrap();
    let login = Login::begin(keeper.app(), &redirect, [3; 32], [4; 32]);
    let code = login.code(&decide(login.address(), "allow").await).unwrap();
    let Exchange::Pair(pair, life) = keeper.app().redeem(&login, &code).await else {
        panic!("no pair")
    };
    keeper.log_in(&pair, life, app.daemon.now()).await.unwrap().unwrap();
}

fn on_login(fault: Fault) -> FaultPlan {
    FaultPlan::of(vec![FaultRule {
        network: Scope::Only(Network::X),
        operation: Scope::Only(Operation::Login),
        fault,
        times: 1,
    }])
}

fn account(app: &TestApp) -> AccountRow {
    let row = app.daemon.store.run_blocking(|tx| accounts::get(tx, "x")).unwrap();
    row.unwrap()
}

fn x_states(app: &TestApp) -> Vec<State> {
    app.outbox().iter().filter(|d| d.account == "x").map(|d| d.state).collect()
}

pub(super) fn two() -> Pace {
    // Waits long enough for a round to end, although an account waits for a person.
    Pace { backfill: 1, retry: vec!["5s".into(); 6], ..at_once() }
}

#[tokio::test]
async fn the_daemon_posts_refreshes_in_time_and_uses_each_refresh_token_once() {
    let mut app = start(networks(None), &two()).await;
    app.run_until_idle().await;
    assert_eq!(account(&app).status, AccountStatus::Token);
    assert!(account(&app).reason.contains("weitersagen auth x"), "{}", account(&app).reason);
    assert_eq!(app.rehearsal.sandbox.x_posts().len(), 0);

    // The login is noticed without a restart and without a wait.
    log_in(&app).await;
    app.run_until_idle().await;
    assert_eq!(account(&app).status, AccountStatus::Verified, "{}", account(&app).reason);
    let posted = app.rehearsal.sandbox.x_posts().len();
    assert!(posted > 0 && x_states(&app).iter().all(|state| *state == State::Posted));
    assert_eq!(app.rehearsal.sandbox.token_uses().len(), 0);

    for hours in 1..=3 {
        app.pass(115 * 60);
        let name = app.daemon.config.account("x").unwrap().clone();
        let now = app.daemon.now();
        app.daemon.verify(&name, now).await.unwrap();
        let uses = app.rehearsal.sandbox.token_uses();
        assert_eq!(uses.len(), hours, "{uses:?}");
        assert!(uses.iter().all(|one| !one.again), "{uses:?}");
    }
    assert_eq!(account(&app).status, AccountStatus::Verified);
}

#[tokio::test]
async fn a_login_is_kept_alive_though_there_is_nothing_to_post() {
    let mut app = start(networks(None), &two()).await;
    log_in(&app).await;
    app.run_until_idle().await;
    let posted = app.rehearsal.sandbox.x_posts().len();
    for rounds in 1..=3 {
        app.pass(115 * 60);
        app.round().await;
        assert_eq!(app.rehearsal.sandbox.token_uses().len(), rounds);
    }
    assert_eq!(app.rehearsal.sandbox.x_posts().len(), posted);
    assert_eq!(account(&app).status, AccountStatus::Verified);
}

#[tokio::test]
async fn a_token_refused_in_the_middle_is_refreshed_and_the_post_goes_on() {
    // Once the create is refused, and once the question whose account it is.
    for on_create in [true, false] {
        let mut app = start(networks(None), &two()).await;
        log_in(&app).await;
        app.pass(400);
        if on_create {
            let plan = FaultPlan::on_create(Network::X, Fault::ExpiredToken, 1);
            app.rehearsal.sandbox.set_faults(plan);
        } else {
            app.rehearsal.sandbox.expire_token(Network::X);
        }
        app.run_until_idle().await;
        app.pass(10);
        app.run_until_idle().await;
        let states = x_states(&app);
        assert!(!states.is_empty() && states.iter().all(|state| *state == State::Posted));
        assert_eq!(account(&app).status, AccountStatus::Verified, "{}", account(&app).reason);
        let uses = app.rehearsal.sandbox.token_uses();
        assert_eq!(uses.len(), 1, "{uses:?}");
        let posts = app.rehearsal.sandbox.x_posts();
        assert_eq!(posts.len(), states.len(), "each once: {posts:#?}");
    }
}

#[tokio::test]
async fn a_fresh_token_that_is_refused_stops_the_account_and_is_not_refreshed() {
    let mut app = start(networks(None), &two()).await;
    log_in(&app).await;
    let plan = FaultPlan::on_create(Network::X, Fault::ExpiredToken, 1);
    app.rehearsal.sandbox.set_faults(plan);
    app.round().await;
    assert_eq!(account(&app).status, AccountStatus::Token);
    assert_eq!(app.rehearsal.sandbox.token_uses().len(), 0);
}

#[tokio::test]
async fn a_lost_answer_means_logging_in_again_and_never_a_second_use() {
    for fault in [
        Fault::LostAnswerAfterPosting,
        Fault::Error500AfterPosting,
        Fault::GarbageAfterPosting,
        Fault::CutBeforePosting,
        Fault::Error503,
    ] {
        let mut app = start(networks(None), &two()).await;
        log_in(&app).await;
        app.rehearsal.sandbox.set_faults(on_login(fault));
        app.pass(115 * 60);
        app.run_until_idle().await;
        assert_eq!(account(&app).status, AccountStatus::Token, "{fault:?}");
        let reason = account(&app).reason;
        assert!(
            reason.contains("Bitte neu anmelden: `weitersagen auth x`."),
            "{fault:?}: {reason}"
        );
        assert_eq!(app.rehearsal.sandbox.x_posts().len(), 0);
        let app = app.restart().await;
        assert!(keeper(&app).current().await.unwrap().is_err());
        assert!(app.rehearsal.sandbox.token_uses().len() <= 1);

        let mut app = app;
        log_in(&app).await;
        app.run_until_idle().await;
        assert_eq!(account(&app).status, AccountStatus::Verified, "{fault:?}");
        assert!(app.rehearsal.sandbox.token_uses().iter().all(|one| !one.again));
    }
}

#[tokio::test]
async fn a_refusal_that_passes_is_waited_for() {
    let mut app = start(networks(None), &two()).await;
    log_in(&app).await;
    app.rehearsal.sandbox.set_faults(on_login(Fault::RateLimit429));
    app.pass(115 * 60);
    app.run_until_idle().await;
    app.pass(10);
    app.run_until_idle().await;
    assert_eq!(account(&app).status, AccountStatus::Verified, "{}", account(&app).reason);
    let uses = app.rehearsal.sandbox.token_uses();
    assert_eq!((uses.len(), uses[0].again), (1, false));
    let log = app.rehearsal.sandbox.log();
    let refused = log.iter().filter(|entry| entry.operation == Operation::Login);
    assert_eq!(refused.filter(|entry| entry.status == Some(429)).count(), 1);
}

#[tokio::test]
async fn a_wrong_key_is_an_error_and_no_new_login() {
    let mut app = start(networks(None), &two()).await;
    log_in(&app).await;
    std::fs::write(app.dir().join("state-key"), "another-key-0123456789-0123456789").unwrap();
    app.pass(115 * 60);
    app.run_until_idle().await;
    assert_eq!(account(&app).status, AccountStatus::Token);
    assert!(account(&app).reason.contains("Der Schlüssel unter [state] key passt nicht"));
    assert_eq!(app.rehearsal.sandbox.token_uses().len(), 0);
    std::fs::write(app.dir().join("state-key"), KEY).unwrap();
    app.run_until_idle().await;
    assert_eq!(account(&app).status, AccountStatus::Verified);
}

#[tokio::test]
async fn no_token_stands_in_the_state_or_the_journal() {
    let app = start(networks(None), &two()).await;
    log_in(&app).await;
    let entries = app.daemon.store.run_blocking(|tx| journal::newest(tx)).unwrap();
    assert!(entries.is_some());
    let dir = app.dir().join("state");
    for file in std::fs::read_dir(dir).unwrap() {
        let path = file.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        for secret in ["probe-access-", "probe-refresh-", KEY, "probe-client-secret"] {
            assert!(!text.contains(secret), "{secret} stands in {}", path.display());
        }
    }
}
