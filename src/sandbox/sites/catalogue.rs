//! Reads the sample articles and pages: a header of `key: value` lines, a blank line, the HTML.

use std::collections::BTreeMap;

use anyhow::{Context as _, bail};
use jiff::civil::Date;

use super::Site;
use super::placeholders::Words;

/// An article of one of the sites, with every placeholder replaced.
#[derive(Debug, Clone)]
pub(super) struct Article {
    pub(super) site: Site,
    /// The headline as plain text.
    pub(super) title: String,
    pub(super) slug: String,
    /// Joomla's article number, the portal's record number.
    pub(super) number: u32,
    /// When it was published, or says so.
    pub(super) date: Date,
    /// 0 is visible from the start; the others follow in this order.
    pub(super) release: u32,
    /// The story it tells; by default its own.
    pub(super) story: String,
    /// A list entry without headline and link, the article's only place on the site.
    pub(super) untitled: bool,
    /// The lists hold the whole text, under a headline with a link.
    pub(super) whole: bool,
    /// The picture's name without extension, and its alternative text.
    pub(super) image: Option<(String, String)>,
    /// The portal's lead paragraph as HTML.
    pub(super) lead: Option<String>,
    /// The text as HTML.
    pub(super) body: String,
}

/// A page beside the news, such as the legal notice.
#[derive(Debug, Clone)]
pub(super) struct StaticPage {
    pub(super) site: Site,
    pub(super) path: String,
    pub(super) title: String,
    /// The text as HTML.
    pub(super) body: String,
}

macro_rules! files {
    ($folder:literal: $($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!($folder, "/", $name, ".html")))),+]
    };
}

const ARTICLES: &[(&str, &str)] = files!("articles":
    "1106-sprachcafe",
    "1107-offene-tuer",
    "1108-buero-geschlossen",
    "1109-lange-tafel-einladung",
    "1111-werkstattgespraech-behoerde",
    "1113-fachkonferenz-bericht",
    "1114-lange-tafel-rueckblick",
    "1115-programm-begegnungswochen",
    "1116-fahrradwerkstatt",
    "1117-geburtstag",
    "4702-foerderprogramm",
    "4705-beirat",
    "4708-sprachmittlung",
    "4711-fachkonferenz",
    "4712-preis-zusammenhalt",
    "4713-auftakt-begegnungswochen",
    "4714-anerkennung",
    "4715-ratgeber",
    "4716-freiwilligendienst",
);

const PAGES: &[(&str, &str)] = files!("pages":
    "organisation-impressum",
    "organisation-kontakt",
    "organisation-projekte",
    "organisation-ueber-uns",
    "portal-barrierefreiheit",
    "portal-impressum",
    "portal-kontakt",
    "portal-leichte-sprache",
    "portal-themen",
);

/// Every article of both sites, the newest first.
pub(super) fn articles(words: &Words) -> anyhow::Result<Vec<Article>> {
    let mut articles = Vec::with_capacity(ARTICLES.len());
    // The portal's files stand last but are quoted by the association's: they are read first.
    for (name, text) in ARTICLES.iter().rev() {
        let article = article(text, words, &articles).with_context(|| format!("in {name}"))?;
        articles.push(article);
    }
    articles.sort_by_key(|article| std::cmp::Reverse((article.date, article.number)));
    Ok(articles)
}

/// Every page beside the news.
pub(super) fn pages(words: &Words) -> anyhow::Result<Vec<StaticPage>> {
    let read =
        |(name, text): &(&str, &str)| page(text, words).with_context(|| format!("in {name}"));
    PAGES.iter().map(read).collect()
}

fn article(text: &str, words: &Words, earlier: &[Article]) -> anyhow::Result<Article> {
    let file = File::parse(text)?;
    let day: i16 = file.need("day")?.parse()?;
    let plain = |key: &str| words.expand(file.need(key)?, day, |_| None);
    let image = match file.header.get("image") {
        Some(name) => Some(((*name).to_owned(), plain("alt")?)),
        None => None,
    };
    let own = |word: &str| match word.split_once(':') {
        Some(("quote", slug)) => quoted(earlier, slug),
        None if word == "image" => image.as_ref().map(|(name, alt)| picture(name, alt)),
        _ => None,
    };
    let lead = file.header.get("lead").map(|lead| words.expand(lead, day, own)).transpose()?;
    let slug = file.need("slug")?.to_owned();
    Ok(Article {
        site: file.site()?,
        title: plain("title")?,
        number: file.need("number")?.parse()?,
        date: words.day(day),
        release: file.need("release")?.parse()?,
        story: file.header.get("story").map_or_else(|| slug.clone(), |id| (*id).to_owned()),
        untitled: file.header.get("list") == Some(&"untitled"),
        whole: file.header.get("list") == Some(&"whole"),
        lead,
        body: words.expand(file.body, day, own)?,
        image,
        slug,
    })
}

fn page(text: &str, words: &Words) -> anyhow::Result<StaticPage> {
    let file = File::parse(text)?;
    Ok(StaticPage {
        site: file.site()?,
        path: file.need("path")?.to_owned(),
        title: file.need("title")?.to_owned(),
        body: words.expand(file.body, 0, |_| None)?,
    })
}

/// An article of the portal as a report carries it: headline and date are paragraphs like others.
fn quoted(articles: &[Article], slug: &str) -> Option<String> {
    let article = articles.iter().find(|article| article.slug == slug)?;
    let lead = article.lead.as_deref().unwrap_or_default();
    let date = super::german::long(article.date);
    Some(format!("<p>{}</p>\n<p>{date}</p>\n<p>{lead}</p>\n{}", article.title, article.body))
}

fn picture(name: &str, alt: &str) -> String {
    format!("<img src=\"/images/{name}.png\" alt=\"{alt}\" width=\"480\" height=\"270\" />")
}

/// A sample file: its header lines and its text.
struct File<'a> {
    header: BTreeMap<&'a str, &'a str>,
    body: &'a str,
}

impl<'a> File<'a> {
    fn parse(text: &'a str) -> anyhow::Result<Self> {
        let (header, body) = text.split_once("\n\n").context("no blank line ends the header")?;
        let pair = |line: &'a str| line.split_once(": ").context("a header line has no colon");
        Ok(Self { header: header.lines().map(pair).collect::<Result<_, _>>()?, body: body.trim() })
    }

    fn need(&self, key: &str) -> anyhow::Result<&'a str> {
        self.header.get(key).copied().with_context(|| format!("the header lacks `{key}`"))
    }

    fn site(&self) -> anyhow::Result<Site> {
        match self.need("site")? {
            "organisation" => Ok(Site::Organisation),
            "portal" => Ok(Site::Portal),
            other => bail!("no site is named {other}"),
        }
    }
}
