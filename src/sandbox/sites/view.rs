//! Articles as the templates show them, in the old and in the new design of each site.

use jiff::Zoned;
use jiff::civil::Date;
use jiff::fmt::rfc2822;
use minijinja::Value;
use serde::Serialize;
use url::Url;

use super::catalogue::Article;
use super::{Inner, Site, Stage, german};

/// One article, ready for a template. Fields named `html` are inserted as they are.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Entry {
    pub(super) title: String,
    /// The title as „Weiterlesen“ shows it: cut at a word.
    cut_title: String,
    pub(super) path: String,
    pub(super) url: String,
    pub(super) guid: String,
    number: u32,
    date: String,
    dotted: String,
    iso: String,
    rfc2822: String,
    pub(super) untitled: bool,
    whole: bool,
    image: Option<String>,
    alt: Option<String>,
    /// The portal's lead paragraph without markup.
    lead: String,
    /// The first paragraph of the text.
    teaser_html: String,
    /// The first three paragraphs.
    opening_html: String,
    body_html: String,
}

impl From<Entry> for Value {
    fn from(entry: Entry) -> Self {
        Self::from(minijinja::value::Serde(entry))
    }
}

/// What a router shows at one moment.
pub(super) struct Snapshot<'a> {
    pub(super) inner: &'a Inner,
    pub(super) site: Site,
    pub(super) stage: Stage,
}

impl<'a> Snapshot<'a> {
    /// The visible articles of the site, the newest first.
    pub(super) fn articles(&self) -> impl Iterator<Item = &'a Article> {
        let (site, released) = (self.site, self.stage.released);
        let shown = move |a: &&Article| a.site == site && a.release <= released;
        self.inner.articles.iter().filter(shown)
    }

    /// The same as [`Entry`] values; none while the lists are made to be empty.
    pub(super) fn entries(&self) -> Vec<Entry> {
        if self.stage.failure == super::Failure::Empty {
            return Vec::new();
        }
        self.articles().map(|article| self.entry(article)).collect()
    }

    pub(super) fn entry(&self, article: &Article) -> Entry {
        let date = if self.stage.renamed() { self.inner.today } else { article.date };
        let url = url(self.inner, article, self.stage);
        Entry {
            cut_title: cut(&article.title),
            path: path(article, self.stage.relaunched),
            guid: guid(article, &url, self.stage.renamed()),
            url: url.into(),
            number: article.number,
            date: german::long(date),
            dotted: german::dotted(date),
            iso: date.to_string(),
            rfc2822: rfc2822_midnight(date),
            untitled: article.untitled,
            whole: article.whole,
            image: article.image.as_ref().map(|(name, _)| format!("/images/{name}.png")),
            alt: article.image.as_ref().map(|(_, alt)| alt.clone()),
            lead: article.lead.clone().unwrap_or_default(),
            teaser_html: paragraphs(&article.body, 1).to_owned(),
            opening_html: paragraphs(&article.body, 3).to_owned(),
            body_html: article.body.clone(),
            title: article.title.clone(),
        }
    }
}

/// The article's canonical link, or its list's where it has none.
pub(super) fn url(inner: &Inner, article: &Article, stage: Stage) -> Url {
    let mut url = base(inner, article.site, stage);
    url.set_path(&path(article, stage.relaunched));
    url
}

/// The address that a site gives itself. It is served without TLS all the same.
pub(super) fn base(inner: &Inner, site: Site, stage: Stage) -> Url {
    let mut url = match site {
        Site::Organisation => inner.organisation.clone(),
        Site::Portal => inner.portal.clone(),
    };
    if stage.https {
        // From http to https this cannot fail.
        let _ = url.set_scheme("https");
    }
    url
}

/// The article's path in one of the two designs. An untitled entry has its list's.
pub(super) fn path(article: &Article, relaunched: bool) -> String {
    let Article { slug, number, .. } = article;
    match (article.site, relaunched) {
        (Site::Organisation, _) if article.untitled => "/aktuelles/news.html".to_owned(),
        (Site::Organisation, false) => format!("/aktuelles/rueckblick/{number}-{slug}.html"),
        (Site::Organisation, true) => format!("/news/{slug}.html"),
        (Site::Portal, false) => format!("/news-detail/{slug}"),
        (Site::Portal, true) => format!("/aktuelles/nachrichten-detail/{slug}"),
    }
}

/// Joomla's guid is the link, the portal's the number of a record.
fn guid(article: &Article, url: &Url, renamed: bool) -> String {
    match (article.site, renamed) {
        (Site::Organisation, _) => url.as_str().to_owned(),
        (Site::Portal, false) => format!("news-{}", article.number),
        (Site::Portal, true) => format!("tx_news_{}", 90_000 + article.number),
    }
}

/// Both systems date their feeds to the day; midnight never lies ahead of the reader's clock.
fn rfc2822_midnight(date: Date) -> String {
    let local: Option<Zoned> = date.in_tz("Europe/Berlin").ok();
    local.and_then(|midnight| rfc2822::to_string(&midnight).ok()).unwrap_or_default()
}

/// Cuts a long title behind a word, as „Weiterlesen“ does.
fn cut(title: &str) -> String {
    const LONGEST: usize = 60; // characters
    let Some((end, _)) = title.char_indices().nth(LONGEST) else {
        return title.to_owned();
    };
    let head = &title[..end];
    let words = head.rsplit_once(' ').map_or(head, |(words, _)| words);
    format!("{words}...")
}

/// The HTML up to the end of its `count`th paragraph.
fn paragraphs(html: &str, count: usize) -> &str {
    const END: &str = "</p>";
    let end = html.match_indices(END).nth(count.saturating_sub(1));
    end.map_or(html, |(at, _)| &html[..at + END.len()])
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    #[test]
    fn titles_are_cut_behind_a_word() {
        assert_eq!(super::cut("Kurz und gut"), "Kurz und gut");
        let long = "Übersetzen, überbrücken, übernehmen: ein Abend für alle, die zwischen Sprachen";
        assert_eq!(super::cut(long), "Übersetzen, überbrücken, übernehmen: ein Abend für alle,...");
    }

    #[test]
    fn openings_end_with_a_paragraph() {
        let html = "<p>Eins.</p><p>Zwei.</p><ul></ul>";
        assert_eq!(super::paragraphs(html, 1), "<p>Eins.</p>");
        assert_eq!(super::paragraphs(html, 3), html);
    }

    #[test]
    fn feed_dates_carry_berlins_offset() {
        let text = super::rfc2822_midnight(date(2027, 1, 15));
        assert_eq!(text, "Fri, 15 Jan 2027 00:00:00 +0100");
    }
}
