//! Articles in other languages: told in their own words, or put before a person.

use serde_json::Value;
use weitersagen::article;
use weitersagen::compose::Style;
use weitersagen::daemon::tell::{Told, tell};
use weitersagen::item::Network;
use weitersagen::outbox::State;
use weitersagen::text::language;
use weitersagen::text::weighted::measure;

use super::stub::{server, writes};
use crate::app::{TestApp, at_once, networks};
use crate::net::server::{Server, path, reply};
use crate::{extraction, shared};

/// Headline, lead and text of a page in English, Russian and Arabic, in that order.
const PAGES: [(&str, &str, &str); 3] = [
    (
        "New meeting place for families opens in Magdeburg",
        "The city has opened a new meeting place for families close to the main station. It is \
         open on five days of the week, and everything there is free of charge.",
        "Visitors can drink coffee, play with their children and get advice in nine languages. \
         The rooms were renovated by forty volunteers within half a year.",
    ),
    (
        "В Магдебурге открылся дом встреч для семей",
        "Город открыл новый дом встреч для семей рядом с главным вокзалом. Он работает пять дней \
         в неделю, и вход для всех бесплатный.",
        "Гости могут выпить кофе, поиграть с детьми и получить совет на девяти языках. Помещения \
         за полгода отремонтировали сорок добровольцев.",
    ),
    (
        "افتتاح بيت جديد للعائلات في ماغديبورغ",
        "افتتحت المدينة بيتا جديدا للعائلات بالقرب من المحطة الرئيسية. وهو مفتوح خمسة أيام في \
         الأسبوع، والدخول مجاني للجميع.",
        "هل ترغبون في شرب القهوة واللعب مع أطفالكم؟ يمكنكم أيضا الحصول على المشورة بتسع لغات.",
    ),
];

fn html(title: &str, paragraphs: &[&str]) -> String {
    let paragraphs = paragraphs.join("</p><p>");
    format!(
        "<!DOCTYPE html><html lang=\"de\"><head><title>{title}</title></head><body><main><article>\
         <h1>{title}</h1><p>{paragraphs}</p></article></main></body></html>"
    )
}

fn told(page: &str, network: Network) -> Told {
    let url = "https://www.verein.example/news/1.html".parse().unwrap();
    let article = article::extract(page, &url).unwrap();
    let style =
        Style { hashtags: vec!["#Magdeburg".into()], images: true, source: None, template: None };
    tell(&article, None, network, &style)
}

fn text(told: &Told) -> &str {
    assert!(told.violations.is_empty(), "{:?}", told.violations);
    &told.post.as_ref().unwrap().text
}

#[test]
fn a_foreign_article_is_told_by_its_headline_and_first_sentences_as_they_stand() {
    let link = "https://www.verein.example/news/1.html";
    for (title, lead, more) in PAGES {
        let page = html(title, &[lead, more]);
        let facebook = told(&page, Network::Facebook);
        assert!(facebook.foreign.is_some(), "{title}");
        let first = more.split_inclusive(['.', '؟']).next().unwrap();
        assert_eq!(text(&facebook), format!("{title}\n\n{lead} {first}\n\nMehr dazu: {link}"));
        let x = told(&page, Network::X);
        assert!(text(&x).starts_with(&format!("{title}\n\n")), "{}", text(&x));
        assert!(text(&x).ends_with(&format!("\n\n{link}")), "{}", text(&x));
        assert!(!text(&x).contains('#') && text(&x).matches("\n\n").count() == 2, "{}", text(&x));
    }
}

#[test]
fn a_german_article_with_an_english_part_is_told_in_german() {
    let (_, english, more) = PAGES[0];
    let german = "Die Stadt Magdeburg hat am Hauptbahnhof einen neuen Treffpunkt für Familien \
        eröffnet. Er ist an fünf Tagen der Woche geöffnet, und alles ist dort kostenlos.";
    let page = html("Neuer Treffpunkt für Familien eröffnet", &[english, german, more]);
    for network in [Network::Facebook, Network::X] {
        let told = told(&page, network);
        assert_eq!(told.foreign, None);
        assert!(text(&told).contains("Die Stadt Magdeburg hat"), "{}", text(&told));
        assert!(!text(&told).contains("The city") && !text(&told).contains("Visitors"));
    }
}

/// A feed of these pages, whose articles stand at `/artikel/0` and so on.
async fn site() -> Server {
    let address = std::sync::Arc::new(std::sync::OnceLock::<String>::new());
    let own = std::sync::Arc::clone(&address);
    let server = Server::start(move |request| {
        let at = path(request);
        if let Some((title, lead, more)) =
            at.strip_prefix("/artikel/").and_then(|n| PAGES.get(n.parse::<usize>().unwrap()))
        {
            let page = html(title, &[lead, more]);
            return reply("200 OK", "content-type: text/html; charset=utf-8\r\n", page.as_bytes());
        }
        if at != "/feed" {
            return reply("404 Not Found", "", b"");
        }
        let base = own.get().unwrap();
        let items: Vec<String> = (0..PAGES.len())
            .map(|n| {
                let (title, lead, _) = PAGES[n];
                format!("<item><title>{title}</title><link>{base}/artikel/{n}</link><description>{lead}</description></item>")
            })
            .collect();
        let feed = format!("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>News</title>{}</channel></rss>", items.concat());
        reply("200 OK", "content-type: application/rss+xml; charset=utf-8\r\n", feed.as_bytes())
    })
    .await;
    address.set(format!("http://{}", server.address)).unwrap();
    server
}

/// A daemon that watches the foreign feed, with a model, and these lines on top of its configuration.
async fn watching(model: &Server, top: &str) -> TestApp {
    watching_with(model, top, "x_usd_per_month = 1000.0").await
}

/// The same with another budget.
async fn watching_with(model: &Server, top: &str, budget: &str) -> TestApp {
    let site = site().await;
    let (url, model) = (site.url("/feed"), model.url("/v1"));
    let mut app = TestApp::start_with(networks(None), &at_once(), |text| {
        let text = text.replace("x_usd_per_month = 1000.0", budget);
        let (before, rest) = text.split_once("[[sources]]").unwrap();
        let (_, accounts) = rest.split_once("[[accounts]]").unwrap();
        format!(
            "{top}\n{before}[[sources]]\nname = \"verein\"\nurl = \"{url}\"\n\
             schedule = \"@every 3s\"\nbackfill = 3\n\n[[accounts]]{accounts}\n\
             [model]\nbase_url = \"{model}\"\nname = \"probe\"\n"
        )
    })
    .await;
    app.run_until_idle().await;
    app
}

#[tokio::test]
async fn foreign_articles_go_out_in_their_own_words_and_no_model_is_asked() {
    let model = server(vec![writes(&["Der Verein lädt ein."])]).await;
    let app = watching(&model, "").await;
    assert_eq!(app.posted(), (3, 3), "{:#?}", app.outbox());
    assert_eq!(model.count(), 0);
    let posts = app.rehearsal.sandbox.facebook_posts();
    for (title, lead, _) in PAGES {
        let post = posts.iter().find(|post| post.message.starts_with(title)).unwrap();
        assert!(post.message.contains(lead), "{}", post.message);
    }
}

#[tokio::test]
async fn foreign_articles_go_out_without_their_link_where_the_month_covers_none() {
    let model = server(vec![writes(&["Der Verein lädt ein."])]).await;
    let budget = "x_usd_per_month = 0.05\non_budget = \"without_link\"";
    let app = watching_with(&model, "", budget).await;
    assert_eq!(app.posted(), (3, 3), "{:#?}", app.outbox());
    for post in app.rehearsal.sandbox.x_posts() {
        assert!(measure(&post.text).links.is_empty(), "{}", post.text);
        assert!(PAGES.iter().any(|(title, _, _)| post.text.starts_with(title)), "{}", post.text);
        assert!(post.text.ends_with("Quelle: verein"), "{}", post.text);
    }
}

#[tokio::test]
async fn with_ask_a_person_decides_and_is_told_why() {
    let model = server(vec![writes(&["Der Verein lädt ein."])]).await;
    let app = watching(&model, "foreign = \"ask\"").await;
    assert_eq!(app.posted(), (0, 0));
    let outbox = app.outbox();
    assert_eq!(outbox.len(), 6);
    for delivery in &outbox {
        assert_eq!(delivery.state, State::AwaitingApproval);
        assert!(delivery.post.is_some());
    }
    for name in ["English", "Russian", "Arabic"] {
        let why = format!("the article is in {name}: a person decides");
        assert_eq!(outbox.iter().filter(|one| one.reason == why).count(), 2, "{name}");
    }
}

/// Every German text that its editors wrote a teaser for is taken for a German one.
#[test]
fn no_german_article_is_taken_for_a_foreign_one() {
    let Some(file) = shared::data("teasers/pairs.jsonl") else {
        return;
    };
    let pairs = std::fs::read_to_string(file).unwrap();
    let mut read = 0;
    for line in pairs.lines() {
        let pair: Value = serde_json::from_str(line).unwrap();
        let body = ["body", "text"].iter().find_map(|key| pair[*key].as_str()).unwrap();
        assert_eq!(language::foreign(body, None), None, "{body}");
        read += 1;
    }
    assert_eq!(read, 150);
}

/// Of real pages, none that calls itself German is taken for a foreign one, and hardly a foreign one
/// for German; some that call themselves English are written in German.
#[test]
fn real_pages_are_known_by_their_text() {
    let Some(cases) = extraction::cases() else {
        return;
    };
    let (mut german, mut others, mut taken_for_german) = (0, 0, 0);
    for article in cases.iter().map(|case| &case.article) {
        let found = language::foreign(&article.text, article.language.as_deref());
        match article.language.as_deref() {
            Some("de") => {
                german += 1;
                assert_eq!(found, None, "{}", article.url);
            }
            Some(_) => {
                others += 1;
                taken_for_german += u32::from(found.is_none());
            }
            None => {}
        }
    }
    println!("{german} German pages; of {others} others, {taken_for_german} taken for German");
    assert!(german >= 340 && others >= 140, "{german} and {others}");
    assert!(taken_for_german <= 9, "{taken_for_german} of {others}");
}
