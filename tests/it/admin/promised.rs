//! What the page promises whoever looks after the news: each thing stands where it is looked for.

use reqwest::StatusCode;
use serde_json::json;
use weitersagen::outbox::{Action, State};
use weitersagen::state::{actions, sources};
use weitersagen::wording::Told;

use super::Page;
use super::outbox::{asking, field};

/// A page that is there.
pub(super) async fn html(page: &Page, cookie: &str, path: &str) -> String {
    let answer = page.get(path).header("cookie", cookie).send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::OK, "{path}");
    super::read(answer).await
}

/// A page over a daemon that has posted.
async fn busy(change: impl Fn(String) -> String) -> Page {
    let mut page = Page::start(change).await;
    page.app.run_until_idle().await;
    assert!(page.app.posted().0 > 2, "something was posted");
    page
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn accounts_have_token_budget_and_last_post() {
    let page = busy(|text| text).await;
    let cookie = page.log_in().await;
    let html = html(&page, &cookie, "/accounts").await;
    let (facebook, x) = html.split_once("aria-labelledby=\"a2\"").unwrap();
    for (account, words) in [
        (facebook, ["gehört der Organisation", "läuft nicht ab", "Letzter Beitrag"]),
        (x, ["feste Schlüssel, laufen nicht ab", "von 1000,00 US-Dollar", "Letzter Beitrag"]),
    ] {
        for words in words {
            assert!(account.contains(words), "{words}: {account}");
        }
        assert!(account.contains("rel=\"noopener noreferrer\">"), "the last post is linked");
    }
    assert!(!facebook.contains("US-Dollar") && x.contains("<progress max=\"100\""));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sources_have_their_health_and_last_items_with_their_why() {
    let page = busy(|text| text).await;
    let cookie = page.log_in().await;
    let before = html(&page, &cookie, "/sources").await;
    assert_eq!(before.matches("badge good").count(), 2);
    let whys = before.matches(">Warum?</a>").count();
    assert!((2..=10).contains(&whys), "{whys}");
    let (_, why) = before.split_once("href=\"/stories/").unwrap();
    let path = format!("/stories/{}", why.split('"').next().unwrap());
    assert!(html(&page, &cookie, &path).await.contains("Zum ersten Mal gesehen am"));

    let now = page.app.daemon.now();
    let held = |tx: &_| {
        sources::quarantine(tx, "landesportal", &Told::said("keine Überschriften mehr"), now)
    };
    page.app.daemon.store.run_blocking(|tx| held(tx)).unwrap();
    let after = html(&page, &cookie, "/sources").await;
    assert!(after.contains("badge bad") && after.contains("keine Überschriften mehr"), "{after}");
    assert!(after.contains("Diese Liste ist richtig</button>"));
    assert!(!after.contains("weitersagen status"), "the page has a button for it");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_month_has_its_figures_a_chart_and_the_same_as_a_table() {
    let page = busy(|text| text).await;
    let cookie = page.log_in().await;
    let html = html(&page, &cookie, "/month").await;
    let posts = page.app.posted();
    let figure = |value: &str, name: &str| format!("<b>{value}</b> <span class=\"soft\">{name}");
    assert!(html.contains(&figure(&(posts.0 + posts.1).to_string(), "Beiträge erschienen")));
    assert!(html.contains("US-Dollar für X") && html.contains("vom Netzwerk abgelehnt"));
    assert_eq!(html.matches("<rect class=\"c1\"").count(), 2, "a bar and its key");
    assert!(html.contains("role=\"img\" aria-label=\"Säulen: Beiträge je Tag"));
    let row = format!("<td>{}</td><td>{}</td><td>{}</td>", posts.0, posts.1, posts.0 + posts.1);
    assert!(html.contains(&row), "{html}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_post_shows_length_cost_picture_and_source_while_it_waits() {
    let page = asking().await;
    let cookie = page.log_in().await;
    for delivery in page.app.outbox() {
        let html = html(&page, &cookie, &format!("/outbox/{}", delivery.id)).await;
        let (_, shown) = html.split_once("<figcaption>").unwrap();
        let (shown, _) = shown.split_once("</figcaption>").unwrap();
        let cost = if delivery.account == "x" { "kostet 0,20 US-Dollar" } else { "kostet nichts" };
        for words in ["Zeichen, wie ", cost, "ohne Bild", "Landesportal", "Zur Meldung"] {
            assert!(shown.contains(words), "{words}: {shown}");
        }
        assert!(!html.contains("weitersagen queue"), "the page has buttons for it");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_post_is_put_off_and_the_journal_says_by_whom_it_was_decided() {
    let page = asking().await;
    let cookie = page.log_in().await;
    let csrf = page.token(&cookie).await;
    let id = page.app.outbox()[0].id;
    let path = format!("/outbox/{id}");
    let local = page.app.daemon.now().to_zoned(page.app.daemon.config.timezone.clone());
    let until = local.checked_add(jiff::Span::new().days(2)).unwrap().datetime();
    let until = until.strftime("%Y-%m-%dT%H:%M").to_string();
    let steps = [
        ("postpone", json!({ "until": until })),
        ("approve", json!({})),
        ("undo", json!({})),
        ("reject", json!({ "reason": "Steht schon auf dem Plakat" })),
    ];
    for (step, mut fields) in steps {
        let shown = html(&page, &cookie, &path).await;
        fields["csrf"] = json!(csrf);
        fields["version"] = json!(field(&shown, "version"));
        let form = page.post(&format!("{path}/{step}"), &fields).header("cookie", &cookie);
        assert_eq!(form.send().await.unwrap().status(), StatusCode::SEE_OTHER, "{step}");
        if step == "postpone" {
            assert!(html(&page, &cookie, &path).await.contains("Verschoben auf"));
        }
    }
    assert_eq!(page.app.outbox().iter().find(|one| one.id == id).unwrap().state, State::Rejected);
    let journal = html(&page, &cookie, "/journal?account=facebook").await
        + &html(&page, &cookie, "/journal?account=x").await;
    assert_eq!(journal.matches(" · Seite ").count(), steps_of_a_person(&page), "{journal}");
    assert!(journal.contains("Steht schon auf dem Plakat · Seite "), "{journal}");
    assert!(journal.contains(&format!("href=\"/outbox/{id}\"")), "a line leads to its post");
}

/// Lines of the journal that name somebody.
fn steps_of_a_person(page: &Page) -> usize {
    let sql = "SELECT count(*) FROM journal WHERE who LIKE 'Seite %'";
    let count = |tx: &rusqlite::Transaction<'_>| Ok(tx.query_row(sql, [], |row| row.get(0))?);
    let count: i64 = page.app.daemon.store.run_blocking(count).unwrap();
    assert!(count >= 4, "{count}");
    usize::try_from(count).unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_waits_leads_to_where_it_is_decided_and_an_outbox_without_it_is_not_empty() {
    let page = busy(|text| text).await;
    let cookie = page.log_in().await;
    let calm = html(&page, &cookie, "/outbox").await;
    assert!(calm.contains("Gerade wartet nichts auf Sie. Darunter steht das Neueste von allem."));
    assert!(calm.matches("href=\"/outbox/").count() > 4, "{calm}");
    let asked = html(&page, &cookie, "/outbox?state=open").await;
    assert!(asked.contains("Hier ist nichts."), "who asks for it is told");

    let delivery = page.app.outbox().into_iter().find(|one| one.account == "facebook").unwrap();
    let now = page.app.daemon.now();
    let asks = |tx: &rusqlite::Transaction<'_>| {
        let mut post = delivery.post.clone().unwrap();
        post.text = "Das Fest ist am 5. Mai.".into();
        let why = (State::AwaitingApproval, &"another day".into());
        actions::plan(tx, delivery.id, (Action::Edit, Some(&post)), why, now)
    };
    page.app.daemon.store.run_blocking(asks).unwrap();
    let start = html(&page, &cookie, "/").await;
    let way = "href=\"/outbox?state=open&amp;account=facebook\">Ansehen und entscheiden</a>";
    assert!(start.contains(way), "{start}");
    assert!(!start.contains("weitersagen queue"), "{start}");
    assert!(start.contains("eine Änderung wartet auf Ihr Ja"));
    let open = html(&page, &cookie, "/outbox?state=open&account=facebook").await;
    assert!(open.contains(&format!("href=\"/outbox/{}\"", delivery.id)), "{open}");
    let post = html(&page, &cookie, &format!("/outbox/{}", delivery.id)).await;
    assert!(post.contains("Zulassen</button>") && post.contains("Das Fest ist am 5. Mai."));
}
