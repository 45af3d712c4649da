//! The way of an item, read aloud: posted, told by another, expired, waiting.

mod read_aloud;

use jiff::{SignedDuration, Timestamp};
use rusqlite::Connection;

use super::*;
use crate::config::{self, Language};
use crate::item::{Article, Item, Post};
use crate::outbox::{Settlement, State};
use crate::state::Store;
use crate::state::deliveries::Plan;
use crate::state::items::Fate;
use crate::wording::{gate, reasons};

const CONFIG: &str = r#"
[organisation]
name = "Verein"
website = "https://www.verein.example/"

[[sources]]
name = "verein"
label = "Verein"
url = "https://www.verein.example/news"
schedule = "0 * * * *"

[[accounts]]
name = "seite"
network = "facebook"
token = { env = "NEVER_READ" }
"#;

const TEXT: &str = "Der Verein lädt am 3. Dezember 2026 um 18 Uhr in Halle zum Fest der \
    Nachbarschaft. Erwartet werden 120 Gäste aus der ganzen Stadt. Dabei gibt es Suppe. Wer kommen \
    möchte, meldet sich bis Freitag an.";

fn at(minute: i64) -> Timestamp {
    let noon: Timestamp = "2026-11-22T12:00:00Z".parse().unwrap();
    noon.checked_add(SignedDuration::from_mins(minute)).unwrap()
}

fn config(language: Language) -> Config {
    let code = if language == Language::De { "de" } else { "en" };
    let text = format!("language = \"{code}\"\nmode = \"publish\"\n{CONFIG}");
    config::parse(&text, std::path::Path::new("config.toml")).unwrap()
}

/// An item that was seen, read and planned for the page.
fn planned(db: &Connection, title: &str, link: &str) -> Result<(i64, i64), StoreError> {
    let url: url::Url = link.parse().unwrap();
    let entry = Item { title: Some(title.into()), link: Some(url.clone()), ..Item::default() };
    let story = items::add_story(db, at(0))?;
    let item = items::add(
        db,
        "verein",
        &entry,
        (Fate::New, &reasons::UNREAD.told([])),
        Some(story),
        at(0),
    )?;
    let article = Article {
        url,
        canonical: None,
        title: Some(title.into()),
        date: Some(jiff::civil::date(2026, 11, 20)),
        author: None,
        text: TEXT.into(),
        image: None,
        more_images: Vec::new(),
        language: None,
    };
    items::keep_article(db, item, &article, at(1))?;
    let reason = reasons::NEW.told([]);
    let plan =
        Plan { story, item, account: "seite", state: State::Planned, reason, not_before: at(15) };
    deliveries::plan(db, &plan, at(0))?;
    items::set_fate(db, item, Fate::Told, &reasons::OWN_STORY.told([]))?;
    Ok((item, deliveries::of_item(db, item)?[0].id))
}

/// The post as the program tells it.
fn post(db: &Connection, item: i64) -> Result<Post, StoreError> {
    let config = config(Language::De);
    let bench = Bench::of(db, &config, &config.accounts[0], item)?.unwrap();
    Ok(bench.told.post.unwrap())
}

/// The way of an item in both languages, after `then`.
fn told(then: impl FnOnce(&Connection, i64, i64) -> Result<(), StoreError>) -> [String; 2] {
    let store = Store::in_memory().unwrap();
    store
        .run_blocking(|tx| {
            let link = "https://www.verein.example/news/fest";
            let (item, delivery) = planned(tx, "Fest der Nachbarschaft in Halle", link)?;
            then(tx, item, delivery)?;
            let lines = |language| -> Result<String, StoreError> {
                let config = config(language);
                let way = of_item(tx, &config, items::get(tx, item)?, Reader::Terminal, at(200))?;
                Ok(way.lines(&config).join("\n"))
            };
            Ok([lines(Language::De)?, lines(Language::En)?])
        })
        .unwrap()
}

fn posted() -> [String; 2] {
    told(|db, item, id| {
        deliveries::intend(db, id, &post(db, item)?, "a1", at(20))?;
        let settled = Settlement {
            state: State::RetryWait,
            reason: reasons::NOT_SENT.told(["keine Verbindung".into()]),
            not_before: Some(at(21)),
            remote_id: None,
            remote_url: None,
            pause: None,
        };
        deliveries::settle(db, id, &settled, at(20))?;
        deliveries::intend(db, id, &post(db, item)?, "a2", at(22))?;
        let settled = Settlement {
            state: State::Posted,
            reason: reasons::CONFIRMED.told([]),
            remote_id: Some("77".into()),
            remote_url: "https://www.facebook.com/77".parse().ok(),
            ..settled
        };
        deliveries::settle(db, id, &settled, at(22))
    })
}

fn suppressed() -> [String; 2] {
    told(|db, item, id| {
        let title = "Nachbarschaft feiert in Halle";
        let (other, _) = planned(db, title, "https://www.verein.example/news/feier")?;
        let comparison =
            crate::story::Comparison { relation: Relation::Same, containment: [0.96, 0.91] };
        items::relate(db, item, &Alike { item: other, comparison })?;
        let why = reasons::SAME_AS.told([other.into()]);
        items::set_fate(db, item, Fate::Joined, &why)?;
        let why = reasons::TOLD_BY.told([other.into()]);
        deliveries::move_to(db, id, State::Suppressed, why, at(2)).map(drop)
    })
}

fn expired() -> [String; 2] {
    told(|db, _, id| {
        let zone = config(Language::De).timezone;
        let why = reasons::EVENT_OVER.told([wording::at(at(90), &zone)]);
        deliveries::move_to(db, id, State::Expired, why, at(91))?;
        // What an earlier program wrote stands as it is.
        let about = deliveries::about(&deliveries::by_id(db, id)?);
        journal::write(db, at(92), &about, "queue_full", "more than 50 waited")
    })
}

fn waiting() -> [String; 2] {
    told(|db, item, id| {
        let mut post = post(db, item)?;
        post.text = post.text.replace("120", "130");
        deliveries::set_post(db, id, &post)?;
        let why = reasons::GATE.told([gate::NUMBER.told(["130".into()])]);
        deliveries::move_to(db, id, State::AwaitingApproval, why, at(16))?;
        let until = at(24 * 60);
        let zone = config(Language::De).timezone;
        let why = reasons::POSTPONED.told([wording::at(until, &zone)]);
        let about = deliveries::about(&deliveries::by_id(db, id)?);
        deliveries::postpone(db, id, until)?;
        journal::write_by(db, at(30), &about, ("postponed", &why), Some("anna"))
    })
}
