//! The outbox in a browser: approve, edit with a live count, reject, filter, „Warum?“, no script.

use weitersagen::outbox::State;
use weitersagen::sandbox::rehearsal::Pace;
use weitersagen::state::deliveries::Delivery;

use super::driver::{Browser, Options};
use super::scene::start;
use super::{axe, json};
use crate::admin::Page;
use crate::app::{TestApp, at_once, networks};

/// A page over a daemon that asks for a yes, with one article that waits for both accounts.
async fn asking() -> Page {
    let asks = Pace { mode: "approve".into(), ..at_once() };
    let mut page = Page::over(TestApp::start_with(networks(None), &asks, |text| text).await).await;
    page.app.run_until_idle().await;
    page.app.rehearsal.sites.publish_next().unwrap();
    page.app.run_until_idle().await;
    page
}

fn of(page: &Page, account: &str) -> Delivery {
    page.app.outbox().into_iter().find(|one| one.account == account).unwrap()
}

/// Opens the page of a post from the list, as a person finds it.
async fn open(browser: &Browser, page: &Page, account: &str) {
    browser.open(&page.url(&format!("/outbox?account={account}"))).await;
    go(browser, ".outbox a").await;
    let id = of(page, account).id;
    assert!(browser.address().await.ends_with(&format!("/outbox/{id}")));
}

/// Waits until a text is shown: the page's script asks the server after each pause in typing, and a
/// form that is sent leads to another page only after a while.
async fn shows(browser: &Browser, css: &str, words: &str) {
    let script = format!("return document.querySelector(\"{css}\")?.innerText ?? ''");
    let mut seen = json!("");
    for _ in 0..100 {
        seen = browser.run(&script).await;
        if seen.as_str().unwrap_or_default().contains(words) {
            return;
        }
        weitersagen::clock::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("{css} never said {words:?}: {seen}");
}

/// Presses what leads to another page, and waits until that is there: under load, a click is
/// answered before the browser has left.
async fn go(browser: &Browser, css: &str) {
    browser.run("window.left = false").await;
    browser.click(css).await;
    let arrived = "return window.left === undefined && document.readyState === 'complete'";
    for _ in 0..200 {
        if browser.run(arrived).await == json!(true) {
            return;
        }
        weitersagen::clock::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("{css} leads nowhere");
}

/// Logs in, and is there.
async fn enter(browser: &Browser, page: &Page) {
    browser.open(&page.url(&format!("/login/{}", page.link()))).await;
    go(browser, "button").await;
}

async fn set_text(browser: &Browser, text: &str) {
    let text = serde_json::to_string(text).unwrap();
    let script = format!(
        "const t = document.querySelector('#text'); t.value = {text}; \
         t.dispatchEvent(new Event('input', {{ bubbles: true }}))"
    );
    browser.run(&script).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_post_is_approved_and_the_yes_taken_back_and_given() {
    let Some((browser, _turn)) = start(Options::default()).await else { return };
    let mut page = asking().await;
    enter(&browser, &page).await;
    open(&browser, &page, "x").await;
    assert!(browser.text(".seen figcaption").await.contains("von 280 Zeichen, wie X zählt"));
    go(&browser, "button.approve").await;
    assert!(browser.text("[role=status]").await.contains("Freigegeben"));
    go(&browser, "button.undo").await;
    assert!(browser.text("[role=status]").await.contains("zurückgenommen"));
    assert_eq!(of(&page, "x").state, State::AwaitingApproval);
    go(&browser, "button.approve").await;
    page.app.run_until_idle().await;
    assert_eq!(page.app.posted(), (0, 1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_text_is_counted_and_judged_while_it_is_typed() {
    let Some((browser, _turn)) = start(Options::default()).await else { return };
    let mut page = asking().await;
    enter(&browser, &page).await;
    open(&browser, &page, "facebook").await;
    let before = of(&page, "facebook").post.unwrap().text;
    let text = before.replacen("\n\n", "\n\nGekommen sind 4711 Gäste.\n\n", 1);
    set_text(&browser, &text).await;
    shows(&browser, "#count", &format!("{} von", text.chars().count())).await;
    shows(&browser, "#verdict", "4711").await;
    go(&browser, "button.save").await;
    assert!(browser.text("[role=alert]").await.contains("steht nicht in der Meldung"));
    let kept = browser.run("return document.querySelector('#text').value").await;
    assert!(kept.as_str().unwrap().contains("4711"), "what was typed is not lost");
    assert_eq!(of(&page, "facebook").post.unwrap().text, before);

    browser.click("#vouched").await;
    go(&browser, "button.save-approve").await;
    shows(&browser, "main", "Freigegeben. Der Beitrag geht").await;
    page.app.run_until_idle().await;
    assert_eq!(page.app.rehearsal.sandbox.facebook_posts()[0].message, text);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_rejected_is_found_by_filter_and_search_with_its_why() {
    let Some((browser, _turn)) = start(Options::default()).await else { return };
    let page = asking().await;
    enter(&browser, &page).await;
    open(&browser, &page, "facebook").await;
    browser.type_in("#reason", "Steht schon auf dem Plakat").await;
    go(&browser, "button.reject").await;
    assert!(browser.text("[role=status]").await.contains("Abgelehnt"));
    browser.open(&page.url("/outbox")).await;
    let listed = "return document.querySelectorAll('.outbox li').length";
    assert_eq!(browser.run(listed).await, json!(1), "only X waits still");
    // A filter takes effect when it is chosen.
    browser.click("#state option[value=not]").await;
    shows(&browser, ".outbox", "Plakat").await;
    assert!(browser.address().await.contains("state=not"));
    browser.open(&page.url("/outbox?state=&q=nichts+davon")).await;
    assert_eq!(browser.run(listed).await, json!(0));

    browser.open(&page.url("/outbox?state=not")).await;
    go(&browser, ".outbox a").await;
    go(&browser, "a[href^='/stories/']").await;
    let told = browser.text("main").await;
    for words in [
        "Zum ersten Mal gesehen am",
        "Der Beitrag erzählt",
        "Gewählt, weil sie am meisten",
        "Die Prüfung gegen die Meldung hat nichts beanstandet.",
        "ein Mensch hat Nein gesagt: Steht schon auf dem Plakat (Seite ",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn all_that_is_decided_can_be_decided_without_a_script() {
    let options = Options { without_script: true, ..Options::default() };
    let Some((browser, _turn)) = start(options).await else { return };
    let page = asking().await;
    enter(&browser, &page).await;
    open(&browser, &page, "x").await;
    browser.type_in("#text", "\nGekommen sind 4711 Gäste.").await;
    go(&browser, "button.check").await;
    assert!(browser.text("#verdict").await.contains("4711"), "„Prüfen“ judges without a script");
    assert_eq!(of(&page, "x").state, State::AwaitingApproval);
    open(&browser, &page, "x").await;
    go(&browser, "button.approve").await;
    assert_eq!(of(&page, "x").state, State::Approved);
    open(&browser, &page, "facebook").await;
    go(&browser, "button.reject").await;
    assert_eq!(of(&page, "facebook").state, State::Rejected);
}

/// The sample articles have pictures; one of them is not to be had.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_picture_is_seen_and_one_that_is_missing_leaves_its_words() {
    let Some((browser, _turn)) = start(Options::default()).await else { return };
    let asks = Pace { mode: "approve".into(), ..at_once() };
    let with_pictures = |text: String| text.replace("schedule = ", "images = true\nschedule = ");
    let app = TestApp::start_with(networks(None), &asks, with_pictures).await;
    let mut page = Page::over(app).await;
    page.app.run_until_idle().await;
    let figure = "<figure><img src=\"/images/FEHLT.png\" alt=\"Ein Zelt im Regen\"></figure>";
    let place = "<p>Für Nachdenklichkeit";
    page.app.rehearsal.sites.correct(place, &format!("{figure}{place}"));
    page.app.rehearsal.sites.publish_next().unwrap();
    page.app.run_until_idle().await;
    enter(&browser, &page).await;
    open(&browser, &page, "facebook").await;
    shows(&browser, ".seen figcaption", "Ein Zelt im Regen").await;
    let seen = "return [...document.querySelectorAll('.pictures img')].map(i => [i.naturalWidth > 0, \
                new URL(i.src).host === location.host, i.alt])";
    let lead = "Stadt am Fluss mit zwei Kirchtürmen unter blauem Himmel";
    let mut found = json!(null);
    for _ in 0..100 {
        found = browser.run(seen).await;
        if found == json!([[true, true, lead]]) {
            return;
        }
        weitersagen::clock::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("one picture is seen: {found}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn axe_finds_nothing_on_a_post_and_its_why() {
    let Some(axe) = axe::source() else { return };
    let Some((browser, _turn)) = start(Options::default()).await else { return };
    let page = asking().await;
    enter(&browser, &page).await;
    let delivery = of(&page, "facebook");
    let paths = [
        "/outbox?state=".to_owned(),
        format!("/outbox/{}", delivery.id),
        format!("/stories/{}", delivery.item),
    ];
    let mut found = Vec::new();
    for (dark, width) in [(false, 1280), (true, 1280), (false, 320)] {
        browser.prefer_dark(dark).await;
        browser.width(width).await;
        for path in &paths {
            browser.open(&page.url(path)).await;
            let place = format!("{path} (dark: {dark}, width: {width})");
            found.extend(axe::findings(&browser, &axe, &place).await);
            let wide = browser.run("return document.documentElement.scrollWidth").await;
            assert!(wide.as_u64().unwrap() <= width.into(), "{place}: {wide}");
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
