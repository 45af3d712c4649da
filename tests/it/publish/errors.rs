//! `docs/errors.md`: each error that a network tells of, run against the client through the
//! sandbox. The page must say what the program does.

use serde_json::{Value, json};
use std::fmt::Write as _;
use std::time::Duration;

use tokio::net::TcpListener;
use weitersagen::clock;
use weitersagen::item::Network;
use weitersagen::outbox::{OutboxConfig, Pause, Refusal, SendOutcome, settle};
use weitersagen::sandbox::{Canned, Operation, Sandbox};

use super::script::{base, post, sandbox_account};

/// One error: what it is called on the page, and how it looks on the wire.
struct Case {
    network: Network,
    name: &'static str,
    status: u16,
    headers: &'static [(&'static str, &'static str)],
    body: Value,
}

/// The page says this above the table.
const HEAD: &str = "# What each error of a network leads to\n\n\
    This page is made by the test `publish::errors`, which lets the sandbox answer a post with\n\
    each of these bodies and writes down what the program does. With\n\
    `WEITERSAGEN_WRITE_DOCS=1 cargo test --test it publish::errors` it is written anew; without,\n\
    the test fails where page and program differ.\n\n\
    - **passing**: the delivery waits (`retry_wait`) and is sent again, not before the network's\n  \
      own time where it names one.\n\
    - **token**, **payment**: the account stops, its deliveries wait, the admin is told.\n\
    - **content**: this post is never taken (`failed`); the account goes on.\n\
    - **unclear**: it may stand on the timeline (`ambiguous`); the timeline decides, and nothing\n  \
      is sent again before it has.\n";

fn x(name: &'static str, status: u16, body: Value) -> Case {
    Case { network: Network::X, name, status, headers: &[], body }
}

fn problem(kind: &str, title: &str, detail: &str) -> Value {
    json!({ "type": kind, "title": title, "detail": detail })
}

fn plain(title: &str, detail: &str) -> Value {
    problem("about:blank", title, detail)
}

fn numbered(code: i64, message: &str) -> Value {
    json!({ "errors": [{ "code": code, "message": message }] })
}

/// The errors of X, in the order of the page.
fn of_x() -> Vec<Case> {
    let duplicate = "You are not allowed to create a Tweet with duplicate content.";
    let (new, old) = ("https://api.x.com/2/problems/", "https://api.twitter.com/2/problems/");
    let page = || json!("<!DOCTYPE html><title>Over capacity</title>");
    vec![
        x("401, the keys are not known", 401, plain("Unauthorized", "Unauthorized")),
        x("402 `CreditsDepleted`", 402, plain("CreditsDepleted", "Your credits are depleted.")),
        x(
            "402 `credits-depleted`",
            402,
            problem(&format!("{new}credits-depleted"), "Payment Required", "No credits left."),
        ),
        x("403, duplicate content", 403, plain("Forbidden", duplicate)),
        x("403, number 187", 403, numbered(187, "Status is a duplicate.")),
        x("403, no permission", 403, plain("Forbidden", "You are not permitted to do this.")),
        x(
            "403, level of access (number 453)",
            403,
            numbered(453, "You currently have access to a subset of endpoints."),
        ),
        x("403, locked (number 326)", 403, numbered(326, "Your account is temporarily locked.")),
        x("403, looks automated (number 226)", 403, numbered(226, "This looks automated.")),
        x("403, too long (number 186)", 403, numbered(186, "Your Tweet needs to be shorter.")),
        x(
            "400, invalid request",
            400,
            problem(&format!("{new}invalid-request"), "Invalid Request", "$.text: is wrong"),
        ),
        x(
            "400, invalid request, older host",
            400,
            problem(&format!("{old}invalid-request"), "Invalid Request", "$.text: is wrong"),
        ),
        x(
            "403, disallowed resource",
            403,
            problem(&format!("{new}disallowed-resource"), "Disallowed", "The link is harmful."),
        ),
        x("404, no such address", 404, plain("Not Found", "Not Found")),
        Case {
            headers: &[("x-rate-limit-reset", "4102444800")],
            ..x("429 with a reset time", 429, plain("Too Many Requests", "Too Many Requests"))
        },
        x("429 as a page", 429, page()),
        x("number 185, the day's limit", 403, numbered(185, "You are over the daily limit.")),
        x("408", 408, plain("Request Timeout", "Request Timeout")),
        x("500", 500, problem(&format!("{new}internal-error"), "Internal Server Error", "Broken.")),
        x("503", 503, plain("Service Unavailable", "Service Unavailable")),
        x("503 as a page", 503, page()),
        x("403 as a page", 403, page()),
        x("200 as a page", 200, page()),
        x("200 with `errors` and no data", 200, json!({ "errors": [plain("Oops", "No data.")] })),
        x(
            "201 with data and `errors`",
            201,
            json!({ "data": { "id": "1990000000000000001", "text": "a" },
                    "errors": [plain("Field", "A field is missing.")] }),
        ),
    ]
}

fn graph(name: &'static str, status: u16, (code, subcode): (i64, i64), message: &str) -> Case {
    let mut error = json!({ "message": message, "type": "OAuthException", "code": code });
    if subcode != 0 {
        error["error_subcode"] = json!(subcode);
    }
    let body = json!({ "error": error });
    Case { network: Network::Facebook, name, status, headers: &[], body }
}

/// The errors of Facebook, in the order of the page.
fn of_facebook() -> Vec<Case> {
    let page = |name, status| Case {
        network: Network::Facebook,
        name,
        status,
        headers: &[],
        body: json!("<!DOCTYPE html><title>Sorry</title>"),
    };
    let dead = "Error validating access token.";
    vec![
        graph("1", 400, (1, 0), "An unknown error occurred"),
        graph("2", 400, (2, 0), "An unexpected error has occurred."),
        graph("500 with any code", 500, (190, 0), dead),
        page("502 as a page", 502),
        page("200 as a page", 200),
        graph("4, the app's limit", 400, (4, 0), "Application request limit reached"),
        graph("17, the user's limit", 400, (17, 0), "User request limit reached"),
        Case {
            headers: &[(
                "x-business-use-case-usage",
                r#"{"1":[{"type":"pages","call_count":100,"estimated_time_to_regain_access":90}]}"#,
            )],
            ..graph("32, the page's limit, with a time", 400, (32, 0), "Page request limit reached")
        },
        graph("341", 400, (341, 0), "Application limit reached"),
        graph("613", 400, (613, 0), "Calls to this api have exceeded the rate limit."),
        graph("80001", 400, (80_001, 0), "There have been too many calls to this Page account."),
        graph("190", 400, (190, 0), dead),
        graph("190/458, the app was removed", 400, (190, 458), dead),
        graph("190/459, a check is due", 400, (190, 459), dead),
        graph("190/460, the password changed", 400, (190, 460), dead),
        graph("190/463, expired", 400, (190, 463), dead),
        graph("190/464, a check is due", 400, (190, 464), dead),
        graph("190/467, invalid", 400, (190, 467), dead),
        graph("190/492, no longer an admin", 400, (190, 492), dead),
        graph("102", 400, (102, 0), "Session key invalid"),
        graph("10", 403, (10, 0), "Application does not have permission for this action"),
        graph("200", 403, (200, 0), "Permissions error"),
        graph("299", 403, (299, 0), "Permissions error"),
        graph(
            "200, names development mode",
            403,
            (200, 0),
            "This can only be done when the app is not in development mode.",
        ),
        graph("100/1885183, development mode", 400, (100, 1_885_183), "Invalid parameter"),
        graph("368", 400, (368, 0), "The action attempted has been deemed abusive"),
        graph("368, speaks of a duplicate", 400, (368, 0), "This looks like a duplicate post"),
        graph("368/1390008, too fast", 400, (368, 1_390_008), "You are posting too fast"),
        graph("506, duplicate", 400, (506, 0), "Duplicate status message"),
        graph("1609005, the link", 400, (1_609_005, 0), "The link could not be scraped"),
        graph("1609008, the link", 400, (1_609_008, 0), "The link is blocked"),
        graph("1500, the link", 400, (1500, 0), "The url you supplied is invalid"),
        graph("100, a parameter", 400, (100, 0), "Invalid parameter"),
        graph("100/33, gone", 400, (100, 33), "Object does not exist"),
    ]
}

/// Every case of every network; another network's errors are added here.
fn cases() -> Vec<Case> {
    of_x().into_iter().chain(of_facebook()).collect()
}

/// What the program makes of an error, as a row of the page.
fn row(case: &Case, outcome: SendOutcome) -> String {
    let class = match &outcome {
        SendOutcome::Posted { .. } => "posted",
        SendOutcome::NotSent { .. } => "not sent",
        SendOutcome::Unclear { .. } => "unclear",
        SendOutcome::Refused { refusal, .. } => match refusal {
            Refusal::Passing => "passing",
            Refusal::Token => "token",
            Refusal::Payment => "payment",
            Refusal::Content => "content",
        },
    };
    let said = match &outcome {
        SendOutcome::Posted { .. } => "(nothing: the post stands)".to_owned(),
        SendOutcome::NotSent { reason }
        | SendOutcome::Unclear { reason }
        | SendOutcome::Refused { reason, .. } => reason.words().de,
    };
    let policy = OutboxConfig {
        retry: vec![Duration::from_secs(60)],
        reconcile: vec![Duration::from_secs(30)],
        absence: Duration::from_secs(600),
    };
    let now = clock::now();
    let settled = settle(outcome, 1, &policy, now, 1.0);
    let mut then = format!("`{}`", settled.state);
    let told = settled.not_before.is_some_and(|at| at > now + Duration::from_secs(3_600));
    if told {
        then.push_str(", until the network's own time");
    }
    match settled.pause {
        Some(Pause::Token) => then.push_str("; the account stops (token)"),
        Some(Pause::Payment) => then.push_str("; the account stops (payment)"),
        None => {}
    }
    format!("| {} | {class} | {} | {then} |\n", case.name, said.replace('|', "\\|"))
}

#[tokio::test]
async fn the_page_says_what_the_program_does() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let api = base(listener.local_addr().unwrap());
    let sandbox = Sandbox::default();
    tokio::spawn(sandbox.clone().serve(listener, std::future::pending()));

    let mut page = String::from(HEAD);
    let mut above = None;
    for case in cases() {
        if above != Some(case.network) {
            let label = case.network.label();
            let _ = write!(
                page,
                "\n## {label}\n\n| answer to a post | class | what the admin reads | the delivery |\n\
                 |---|---|---|---|\n"
            );
            above = Some(case.network);
        }
        let headers = case.headers.iter().map(|(name, value)| (*name, (*value).to_owned()));
        let answer =
            Canned { status: case.status, headers: headers.collect(), body: case.body.clone() };
        sandbox.answer_next(case.network, Operation::Create, answer);
        let publisher = sandbox_account(case.network, api.clone(), &sandbox.config());
        let outcome = publisher.send(&post(), &[], clock::now()).await;
        page.push_str(&row(&case, outcome));
    }
    assert!(sandbox.x_posts().is_empty(), "an error does nothing");
    assert!(sandbox.facebook_posts().is_empty(), "an error does nothing");

    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/errors.md");
    if std::env::var_os("WEITERSAGEN_WRITE_DOCS").is_some() {
        std::fs::write(&file, &page).unwrap();
    }
    let written = std::fs::read_to_string(&file).unwrap_or_default();
    assert_eq!(written, page, "docs/errors.md is out of date");
}
