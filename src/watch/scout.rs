//! Where on a website its news probably stand: what `init` looks at first.

use scraper::{ElementRef, Html};
use url::Url;

use super::listing;
use crate::text::nesting;

/// Words by which German and English menus lead to the news.
const NEWS: [&str; 9] = [
    "aktuelles",
    "aktuell",
    "neuigkeiten",
    "nachrichten",
    "news",
    "meldungen",
    "presse",
    "pressemitteilungen",
    "blog",
];

/// More pages of a website are not looked at.
const MOST: usize = 5;

/// No entry of a menu is longer, in characters.
const LONGEST_LABEL: usize = 30;

/// The feed that a page announces, then the pages of the same host that its menu calls news, then
/// the page itself: the likeliest first, each once.
pub fn candidates(html: &str, url: &Url) -> Vec<Url> {
    let mut found: Vec<Url> = listing::announced_feed(html, url).into_iter().collect();
    if let Ok(lean) = nesting::checked(html) {
        let page = Html::parse_document(&lean);
        let mut named: Vec<(usize, Url)> = page
            .root_element()
            .descendent_elements()
            .filter(|element| element.value().name() == "a")
            .filter_map(|link| news(link, url))
            .collect();
        // Stable: among words of one rank the order of the menu stays.
        named.sort_by_key(|(rank, _)| *rank);
        found.extend(named.into_iter().map(|(_, link)| link));
    }
    found.push(url.clone());
    let mut once: Vec<Url> = Vec::new();
    for link in found {
        if !once.contains(&link) {
            once.push(link);
        }
    }
    once.truncate(MOST);
    once
}

/// The address of a link that leads to news, with the rank of the word that says so.
fn news(link: ElementRef<'_>, base: &Url) -> Option<(usize, Url)> {
    let mut url = base.join(link.attr("href")?.trim()).ok()?;
    url.set_fragment(None);
    if url.host_str() != base.host_str() || !matches!(url.scheme(), "http" | "https") {
        return None;
    }
    let label: String = link.text().collect::<Vec<_>>().join(" ").trim().to_lowercase();
    let last = url.path_segments().and_then(|mut parts| parts.rfind(|part| !part.is_empty()));
    let last = last.unwrap_or_default().to_lowercase();
    let stem = last.split('.').next().unwrap_or_default();
    let says = |word: &str| {
        stem == word
            || label.chars().count() <= LONGEST_LABEL
                && label.split(|c: char| !c.is_alphanumeric()).any(|part| part == word)
    };
    NEWS.iter().position(|word| says(word)).map(|rank| (rank, url))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn feed_menu_and_the_page_itself_come_in_this_order() {
        let html = r#"<html><head>
            <link rel="alternate" type="application/rss+xml" href="/feed.xml"></head><body>
            <a href="/presse">Presse</a> <a href="/verein/aktuelles.html#top">Was es gibt</a>
            <a href="/verein">Über uns</a> <a href="https://anderswo.example/news">News</a>
            <a href="/2026/sommerfest">Die News von unserem Sommerfest in diesem Jahr</a>
            <a href="mailto:news@verein.example">News</a> <a href="/presse">Presse</a>
            </body></html>"#;
        let url = Url::parse("https://verein.example/").unwrap();
        let found: Vec<String> =
            candidates(html, &url).iter().map(|url| url.path().to_owned()).collect();
        assert_eq!(found, ["/feed.xml", "/verein/aktuelles.html", "/presse", "/"]);
    }

    #[test]
    fn a_page_without_a_menu_is_looked_at_itself() {
        let url = Url::parse("https://verein.example/").unwrap();
        assert_eq!(candidates("", &url), [url]);
    }
}
