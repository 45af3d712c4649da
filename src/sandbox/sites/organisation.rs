//! The association's site: the paths of an old Joomla, and those of the system that follows it.

use minijinja::context;
use url::form_urlencoded;

use super::catalogue::Article;
use super::respond::Answer;
use super::view::{self, Entry, Snapshot};

/// Entries on one page of „Rückblick“.
const PAGE: usize = 4;
/// Entries on „News“ and on the front page.
const NEWS: usize = 12;
const FRONT: usize = 3;

/// What the site shows at a path.
pub(super) fn answer(
    site: &Snapshot<'_>,
    path: &str,
    query: Option<&str>,
) -> anyhow::Result<Answer> {
    let parameter = |name: &str| {
        let mut pairs = form_urlencoded::parse(query.unwrap_or_default().as_bytes());
        pairs.find(|(key, _)| key == name).map(|(_, value)| value)
    };
    match path {
        "/images/button-facebook.svg" => Ok(Answer::Svg(include_str!("templates/facebook.svg"))),
        "/images/button-twitter.svg" => Ok(Answer::Svg(include_str!("templates/twitter.svg"))),
        "/" => front(site),
        "/aktuelles/news.html" if parameter("format").as_deref() == Some("feed") => feed(site),
        "/aktuelles/news.html" => list(site, path, "News", NEWS, 0),
        "/aktuelles/rueckblick.html" => {
            let start = parameter("start").and_then(|start| start.parse().ok()).unwrap_or(0);
            list(site, path, "Rückblick", PAGE, start)
        }
        _ => article_or_page(site, path),
    }
}

fn front(site: &Snapshot<'_>) -> anyhow::Result<Answer> {
    let mut entries = site.entries();
    entries.truncate(FRONT);
    site.show("front", "Begegnungshaus Elbe e.V.", "/", context! { entries })
}

fn list(
    site: &Snapshot<'_>,
    path: &str,
    title: &str,
    length: usize,
    start: usize,
) -> anyhow::Result<Answer> {
    let all = site.entries();
    let total = all.len();
    let entries: Vec<Entry> = all.into_iter().skip(start).take(length).collect();
    // „Rückblick“ is the one list with pages; „News“ shows the newest and no more.
    let starts: Vec<usize> =
        if length == PAGE { (0..total).step_by(PAGE).collect() } else { vec![] };
    site.show("list", title, path, context! { entries, starts, start })
}

fn feed(site: &Snapshot<'_>) -> anyhow::Result<Answer> {
    let mut entries = site.entries();
    entries.retain(|entry| !entry.untitled);
    entries.truncate(NEWS);
    let path = "/aktuelles/news.html?format=feed&type=rss";
    // No page announces it, as on many Joomla sites; its guid is the link, its text the whole one.
    site.feed(path, context! { permalinks => true, bodies => true, entries })
}

fn article_or_page(site: &Snapshot<'_>, path: &str) -> anyhow::Result<Answer> {
    let titled: Vec<&Article> = site.articles().filter(|article| !article.untitled).collect();
    if let Some(at) = titled.iter().position(|article| found_at(article, path)) {
        let here = view::path(titled[at], site.stage.relaunched);
        if site.stage.relaunched && here != path {
            return Ok(Answer::Moved(here));
        }
        let newer = at.checked_sub(1).map(|newer| view::path(titled[newer], site.stage.relaunched));
        let older = titled.get(at + 1).map(|older| view::path(older, site.stage.relaunched));
        let entry = site.entry(titled[at]);
        let title = entry.title.clone();
        return site.show("article", &title, &here, context! { entry, newer, older });
    }
    site.page_beside(path)
}

/// Joomla finds an article by its number, whatever slug follows it.
fn found_at(article: &Article, path: &str) -> bool {
    let last = path.strip_prefix("/aktuelles/rueckblick/").and_then(|name| name.split_once('-'));
    match last {
        Some((number, _)) => number.parse() == Ok(article.number),
        None => path == view::path(article, true),
    }
}
