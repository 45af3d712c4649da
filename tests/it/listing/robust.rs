//! Laws that hold for any page: no panic, links that can be asked, each once, in linear time.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::time::Duration;

use proptest::prelude::*;
use url::Url;
use weitersagen::watch::listing;

fn here() -> Url {
    Url::parse("https://verein.example/aktuelles/news").unwrap()
}

fn piece() -> impl Strategy<Value = String> {
    let tag = prop::sample::select(vec![
        "div", "p", "li", "ul", "a", "h1", "h2", "h3", "hr", "br", "dl", "dt", "dd", "table", "tr",
        "td", "article", "time", "main", "nav", "strong", "span", "details", "summary", "section",
    ]);
    let text = prop::sample::select(vec![
        "Weiterlesen: Der Garten ...",
        "12.03.2026",
        "März 2026",
        "31.02.2026:",
        "Weiter",
        "2",
        "…",
        "Ein Satz über das Fest im Hof, der nicht enden will und doch einmal endet.",
        "ß\u{ad}é",
    ]);
    let href = prop::sample::select(vec![
        "/a",
        "/n/langer-weg-nach-haus",
        "?page=2",
        "#c1",
        "news#c2",
        "javascript:alert(1)",
        "http://[",
        "mailto:a@b.example",
        "//anderswo.example/x",
        "data:text/html,x",
        "",
    ]);
    prop_oneof![
        tag.clone().prop_map(|tag| format!("<{tag}>")),
        tag.clone().prop_map(|tag| format!("</{tag}>")),
        tag.prop_map(|tag| format!("<{tag} class='news-item title date pagination-x'>")),
        href.prop_map(|href| format!("<a href='{href}'>")),
        text.prop_map(str::to_owned),
        ".{0,6}".prop_map(|text| text),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_page_is_read_without_a_panic(pieces in prop::collection::vec(piece(), 0..60)) {
        if let Ok(found) = listing::find(&pieces.concat(), &here()) {
            prop_assert!(!found.items.is_empty());
            let mut seen = HashSet::new();
            for item in &found.items {
                prop_assert!(item.title.is_some() || item.summary.is_some() || item.content.is_some()
                    || item.link.is_some());
                if let Some(link) = &item.link {
                    prop_assert!(matches!(link.scheme(), "http" | "https"));
                    prop_assert!(seen.insert(link.clone()), "{link} twice");
                }
            }
            prop_assert!(found.next.is_none_or(|next| next.host() == here().host()));
        }
    }
}

/// A page of so many entries of one kind.
fn page(entries: usize, entry: impl Fn(usize) -> String) -> String {
    let mut html = String::from("<title>News</title><main>");
    for number in 0..entries {
        let _ = write!(html, "{}", entry(number));
    }
    html
}

fn card(number: usize) -> String {
    let day = number % 28 + 1;
    format!(
        "<div class=item><h3><a href='/n/{number}-bericht'>Bericht Nummer {number}</a></h3><p class=\
         date>{day:02}.03.2026</p><p>Was an diesem Tag im Haus geschah, in einem Satz.</p></div>"
    )
}

#[test]
fn every_entry_of_a_long_list_is_found() {
    let found = listing::find(&page(5_000, card), &here()).unwrap();
    assert_eq!(found.items.len(), 5_000);
    let links: HashSet<_> = found.items.iter().filter_map(|item| item.link.as_ref()).collect();
    assert_eq!(links.len(), 5_000);
}

/// The processor time of this thread, which other work on the machine does not lengthen.
fn processor_time(work: impl FnOnce()) -> f64 {
    let now = || {
        let at = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
        Duration::try_from(at).unwrap().as_secs_f64()
    };
    let before = now();
    work();
    now() - before
}

#[test]
fn four_times_the_page_takes_about_four_times_the_work() {
    let line = |number: usize| {
        format!("12.03.2026 <a href='/n/{number}-bericht'>Bericht Nummer {number}</a><br>")
    };
    let word = |number: usize| format!("<a href='/n/{number}'>Bericht Nummer {number}</a> und ");
    let rule =
        |number: usize| format!("<hr><b>Titel {number} der Woche</b><p>{}</p>", "Text ".repeat(20));
    let kinds: [(&str, &dyn Fn(usize) -> String); 4] =
        [("cards", &card), ("lines", &line), ("words", &word), ("rules", &rule)];
    for (name, kind) in kinds {
        let [small, large] = [3_000, 12_000].map(|entries| {
            let html = page(entries, kind);
            processor_time(|| {
                let _ = listing::find(&html, &here());
            })
        });
        // Work that grows with the square would be sixteen times as much.
        assert!(large < 8.0 * small, "{name}: {small:.3} s, then {large:.3} s");
    }
}
