//! The page in English: nothing that it says itself stays German.

use serde_json::json;

use super::outbox::asking;
use super::promised::html;
use super::{PAGES, Page};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn in_english_no_page_has_a_german_sentence() {
    let page = asking_in_english().await;
    let cookie = page.log_in().await;
    let csrf = page.token(&cookie).await;
    let all = page.app.outbox();
    let rejected = &all[0];
    let form = page.post(&format!("/outbox/{}/reject", rejected.id), &json!({ "csrf": csrf }));
    form.header("cookie", &cookie).send().await.unwrap();
    // What the check of an account says is kept as it was said.
    let paths = PAGES.iter().filter(|path| **path != "/journal");
    let mut paths: Vec<String> = paths.map(|path| (*path).to_owned()).collect();
    paths.extend(["rejected", "planned"].map(|event| format!("/journal?event={event}")));
    paths.extend(["/login", "/outbox?state=", "/?said=SAID_ACCEPTED"].map(str::to_owned));
    paths.extend(all.iter().map(|delivery| format!("/outbox/{}", delivery.id)));
    for path in paths {
        let text = own_text(&page, &html(&page, &cookie, &path).await);
        let german: Vec<&str> = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| GERMAN.contains(&word.to_lowercase().as_str()))
            .collect();
        assert!(german.is_empty(), "{path}: {german:?} in {text}");
    }
}

/// Words that no German sentence of the page does without, and that are no English ones.
const GERMAN: [&str; 24] = [
    "der", "das", "und", "nicht", "ist", "ein", "eine", "auf", "von", "wird", "wartet", "noch",
    "heute", "uhr", "seite", "mensch", "beitrag", "meldung", "konto", "quelle", "jeder", "bitte",
    "ohne", "im",
];

async fn asking_in_english() -> Page {
    let page = asking().await;
    page.reconfigure(|text| format!("language = \"en\"\n{text}")).await
}

/// The text that the page itself says: without what is marked as German, and without the names and
/// headlines that it only quotes.
fn own_text(page: &Page, html: &str) -> String {
    let document = scraper::Html::parse_document(html);
    let mut text = String::new();
    for node in document.tree.nodes() {
        let Some(part) = node.value().as_text() else { continue };
        let is_german = node.ancestors().any(|one| {
            let element = one.value().as_element();
            element.is_some_and(|one| one.name() != "html" && one.attr("lang") == Some("de"))
        });
        if !is_german {
            text.push_str(part);
            text.push('\n');
        }
    }
    let config = &page.app.daemon.config;
    let labels = config.sources.iter().map(|source| source.label.clone());
    let titles = page.app.daemon.store.run_blocking(|tx| {
        let mut query = tx.prepare("SELECT title FROM items WHERE title IS NOT NULL")?;
        let titles: Vec<String> =
            query.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        Ok(titles)
    });
    let quoted =
        titles.unwrap().into_iter().chain(labels).chain([config.organisation.name.clone()]);
    quoted.fold(text, |text, quoted| text.replace(&quoted, ""))
}
