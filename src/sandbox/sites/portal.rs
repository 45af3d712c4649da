//! The state's portal: a front page, a list with a feed, articles by slug, pages beside the news.

use minijinja::context;

use super::catalogue::Article;
use super::respond::Answer;
use super::view::{self, Snapshot};

/// Entries in the feed, and in „Weitere Meldungen“ on the front page.
const FEED: usize = 12;
const FURTHER: usize = 5;

/// What the site shows at a path.
pub(super) fn answer(site: &Snapshot<'_>, path: &str) -> anyhow::Result<Answer> {
    match path {
        "/" => {
            let mut entries = site.entries();
            entries.truncate(1 + FURTHER);
            site.show("front", "Startseite", path, context! { entries })
        }
        "/news" => {
            let entries = site.entries();
            site.show("list", "Alle Meldungen", path, context! { entries })
        }
        "/rss.xml" => feed(site),
        _ => article_or_page(site, path),
    }
}

fn feed(site: &Snapshot<'_>) -> anyhow::Result<Answer> {
    let mut entries = site.entries();
    entries.truncate(FEED);
    site.feed("/rss.xml", context! { permalinks => false, bodies => false, entries })
}

fn article_or_page(site: &Snapshot<'_>, path: &str) -> anyhow::Result<Answer> {
    let relaunched = site.stage.relaunched;
    let found =
        |article: &Article| [false, true].iter().any(|new| view::path(article, *new) == path);
    if let Some(article) = site.articles().find(|article| found(article)) {
        let here = view::path(article, relaunched);
        if relaunched && here != path {
            return Ok(Answer::Moved(here));
        }
        let entry = site.entry(article);
        return site.show("article", &article.title, &here, context! { entry });
    }
    site.page_beside(path)
}
