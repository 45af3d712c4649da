//! The admin page in a real browser: logging in, both schemes, a phone, no script, attacks, and
//! what axe-core finds. Skipped, with the reason printed, where no `chromedriver` is installed;
//! with `WEITERSAGEN_REQUIRE_BROWSER` set, that fails.

mod axe;
mod driver;
mod outbox;
mod scene;

use serde_json::json;

use crate::admin::{PAGES, PASSWORD, Page};
use driver::Options;
use scene::{HOSTILE, furnished, log_in, start};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_link_and_a_password_log_in() {
    let Some((browser, _turn)) = start(Options::default()).await else { return };
    let page = furnished(scene::with_password).await;
    browser.open(&page.url("/sources")).await;
    assert!(browser.address().await.ends_with("/login?next=%2Fsources"), "nobody is logged in");
    browser.type_in("#password", "falsch").await;
    browser.click("button").await;
    assert!(browser.text("[role=alert]").await.contains("Passwort stimmt nicht"));
    browser.type_in("#password", PASSWORD).await;
    browser.click("button").await;
    assert_eq!(browser.text("h1").await, "Quellen", "the page that was asked for");
    browser.click(".leave button").await;
    assert_eq!(browser.text("h1").await, "Anmelden");
    browser.open(&page.url("/")).await;
    assert!(browser.address().await.ends_with("/login"), "logged out");

    log_in(&browser, &page).await;
    assert_eq!(browser.text("h1").await, "Wie es steht");
    page.app.pass(13 * 3600);
    browser.open(&page.url("/journal")).await;
    assert!(browser.address().await.ends_with("/login?next=%2Fjournal"), "the session has ended");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_fits_a_phone_and_both_schemes() {
    let Some((browser, _turn)) = start(Options::default()).await else { return };
    let page = furnished(|text| text).await;
    log_in(&browser, &page).await;
    let mut grounds = Vec::new();
    for dark in [false, true] {
        browser.prefer_dark(dark).await;
        for width in [320, 360, 800, 1280] {
            browser.width(width).await;
            for path in PAGES {
                browser.open(&page.url(path)).await;
                let wide = browser.run("return document.documentElement.scrollWidth").await;
                assert!(wide.as_u64().unwrap() <= width.into(), "{path} at {width}: {wide}");
            }
        }
        let ground = "return getComputedStyle(document.body).backgroundColor";
        grounds.push(browser.run(ground).await.as_str().unwrap().to_owned());
    }
    assert_eq!(grounds, ["rgb(244, 246, 244)", "rgb(16, 21, 19)"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn all_of_it_works_without_a_script() {
    let options = Options { without_script: true, ..Options::default() };
    let Some((browser, _turn)) = start(options).await else { return };
    let page = furnished(|text| text).await;
    log_in(&browser, &page).await;
    for path in PAGES {
        browser.open(&page.url(path)).await;
        assert!(!browser.text("h1").await.is_empty(), "{path}");
    }
    browser.open(&page.url("/journal")).await;
    browser.click("#account option[value=facebook]").await;
    assert!(!browser.address().await.contains("account=facebook"), "no script runs");
    browser.click(".filter button").await;
    assert!(browser.address().await.contains("account=facebook"));
    let others =
        "return [...document.querySelectorAll('.tag')].some(t => t.innerText != 'facebook')";
    assert_eq!(browser.run(others).await, json!(false));
    browser.open(&page.url("/month")).await;
    browser.click("summary").await;
    assert!(browser.text("table.plain").await.contains("facebook"));
    browser.click(".leave button").await;
    assert!(browser.address().await.ends_with("/login"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_script_in_a_headline_stays_text() {
    let Some((browser, _turn)) = start(Options::default()).await else { return };
    let page = furnished(|text| text).await;
    log_in(&browser, &page).await;
    for path in ["/", "/sources", "/journal"] {
        browser.open(&page.url(path)).await;
        let seen = browser.text("main").await;
        assert!(seen.contains(HOSTILE), "{path} shows it as it is: {seen}");
        let ran = browser.run("return [window.hacked === true, document.querySelectorAll('main img, main script').length]");
        assert_eq!(ran.await, json!([false, 0]), "{path}");
    }
    // Even a script that got into the page would not run.
    let injected = "const s = document.createElement('script'); s.textContent = 'window.hacked = true'; \
                    document.body.append(s); return window.hacked === true";
    assert_eq!(browser.run(injected).await, json!(false));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_site_can_neither_send_a_form_nor_read_the_page() {
    let options = Options { with_evil: true, ..Options::default() };
    let Some((browser, _turn)) = start(options).await else { return };
    let page = furnished(|text| text).await;
    log_in(&browser, &page).await;
    let target = page.url("/logout");
    let evil = scene::evil_site(&target).await;
    // Another port of this machine is the same site to a browser: the cookie goes with the form.
    for from in [format!("http://127.0.0.1:{evil}/"), format!("http://evil.example:{evil}/")] {
        browser.open(&from).await;
        browser.click("#go").await;
        let shown = browser.text("main").await;
        assert!(shown.contains("nicht ausgeführt") || shown.contains("Anmelden"), "{shown}");
        browser.open(&page.url("/")).await;
        assert_eq!(browser.text("h1").await, "Wie es steht", "still logged in");
    }
    // A name of the attacker's that leads here: no page, and no cookie of it either.
    let rebound = format!("http://evil.example:{}/", page.address.port());
    browser.open(&rebound).await;
    assert!(browser.text("main").await.contains("antwortet die Seite nicht"));
}

/// A link in a mail, or on any other page: the session's cookie goes with it, since looking changes
/// nothing, and with no form (the test above).
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_link_from_elsewhere_leads_to_its_page_and_a_login_on_the_way_leads_on() {
    let options = Options { with_evil: true, ..Options::default() };
    let Some((browser, _turn)) = start(options).await else { return };
    let page = furnished(scene::with_password).await;
    let mail = scene::mail(&page.url("/outbox?state=open&account=x")).await;
    browser.open(&format!("http://evil.example:{mail}/")).await;
    browser.click("a").await;
    browser.type_in("#password", PASSWORD).await;
    browser.click("button").await;
    assert_eq!(browser.text("h1").await, "Ausgang");
    assert!(browser.address().await.ends_with("/outbox?state=open&account=x"));
    browser.open(&format!("http://evil.example:{mail}/")).await;
    browser.click("a").await;
    assert_eq!(browser.text("h1").await, "Ausgang", "nobody is asked to log in again");
    assert!(browser.address().await.ends_with("/outbox?state=open&account=x"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn axe_finds_nothing_on_any_page() {
    let Some(axe) = axe::source() else { return };
    let Some((browser, _turn)) = start(Options::default()).await else { return };
    let page = furnished(scene::with_password).await;
    let mut found = Vec::new();
    browser.open(&page.url("/login")).await;
    found.extend(axe::findings(&browser, &axe, "login").await);
    browser.open(&page.url(&format!("/login/{}", page.link()))).await;
    found.extend(axe::findings(&browser, &axe, "login by link").await);
    log_in(&browser, &page).await;
    let with_filter = ["/journal?q=nichts+davon", "/nothing", "/?said=SAID_ACCEPTED"];
    for (dark, width) in [(false, 1280), (true, 1280), (false, 360)] {
        browser.prefer_dark(dark).await;
        browser.width(width).await;
        for path in PAGES.into_iter().chain(with_filter) {
            browser.open(&page.url(path)).await;
            let place = format!("{path} (dark: {dark}, width: {width})");
            found.extend(axe::findings(&browser, &axe, &place).await);
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_keyboard_reaches_the_content_and_shows_where_it_is() {
    let Some((browser, _turn)) = start(Options::default()).await else { return };
    let page = furnished(|text| text).await;
    log_in(&browser, &page).await;
    browser.open(&page.url("/journal")).await;
    browser.press("\u{e004}").await;
    let first = "return document.activeElement.className";
    assert_eq!(browser.run(first).await, "skip", "the first stop skips the navigation");
    let outline = "return getComputedStyle(document.activeElement).outlineStyle";
    assert_eq!(browser.run(outline).await, "solid");
    browser.press("\u{e007}").await;
    assert_eq!(browser.run("return document.activeElement.id").await, "content");
    browser.press("\u{e004}").await;
    assert_eq!(browser.run("return document.activeElement.id").await, "source");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_held_back_source_is_released_on_its_page() {
    let Some((browser, _turn)) = start(Options::default()).await else { return };
    let page: Page = furnished(|text| text).await;
    log_in(&browser, &page).await;
    scene::hold_back(&page, "landesportal");
    browser.open(&page.url("/sources")).await;
    assert!(browser.text("main").await.contains("wird zurückgehalten"));
    browser.click("form.after button").await;
    assert!(browser.text("[role=status]").await.contains("so genommen, wie sie ist"));
    assert!(scene::is_accepted(&page, "landesportal"));
    browser.open(&page.url("/journal")).await;
    assert!(browser.text("main").await.contains("Liste für richtig erklärt"));
}
