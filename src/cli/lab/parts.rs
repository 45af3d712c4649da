//! What each part of `lab` takes and gives; the shapes are a contract with measuring programs.

use jiff::civil::Date;
use serde::Deserialize;
use serde_json::{Value, json};
use url::Url;

use crate::article;
use crate::compose::Style;
use crate::daemon::tell::Teller;
use crate::item::{Article, Item, Network, Published};
use crate::story;
use crate::summary::{self, Budget};
use crate::text::{sentences as splitter, weighted};
use crate::watch::{feed as feeds, listing as listings};

type Answer = Result<Value, String>;

/// The address of a page that comes without one.
const NO_ADDRESS: &str = "https://example.org/";

/// Characters of a teaser, which `summarise` writes where no limit is given.
const TEASER_CHARS: usize = 300;
/// Up to this limit a teaser of two sentences is asked for, above it a text of up to five.
const TEASER_AT_MOST: usize = 500;

fn read<T: for<'de> Deserialize<'de>>(input: &Value) -> Result<T, String> {
    T::deserialize(input).map_err(|error| error.to_string())
}

#[derive(Deserialize)]
struct Text {
    text: String,
}

/// A page or feed: a file on this machine, or the text itself.
#[derive(Deserialize)]
struct Page {
    url: Option<String>,
    path: Option<String>,
    #[serde(alias = "html")]
    body: Option<String>,
}

impl Page {
    fn url(&self) -> Result<Url, String> {
        let url = self.url.as_deref().unwrap_or(NO_ADDRESS);
        Url::parse(url).map_err(|error| format!("{url}: {error}"))
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        match (&self.path, &self.body) {
            (Some(path), _) => std::fs::read(path).map_err(|error| format!("{path}: {error}")),
            (None, Some(body)) => Ok(body.clone().into_bytes()),
            (None, None) => Err("neither `path` nor a text is given".into()),
        }
    }

    fn html(&self) -> Result<String, String> {
        Ok(crate::net::decode(&self.bytes()?, None).text)
    }
}

#[derive(Deserialize)]
struct Told {
    url: Option<String>,
    title: Option<String>,
    text: String,
    date: Option<String>,
    max_chars: Option<usize>,
}

impl Told {
    fn telling(&self) -> story::Telling<'_> {
        story::Telling { title: self.title.as_deref(), text: &self.text }
    }

    fn article(&self) -> Result<Article, String> {
        let url = self.url.as_deref().unwrap_or(NO_ADDRESS);
        let url = Url::parse(url).map_err(|error| format!("{url}: {error}"))?;
        let date = self.date.as_deref().map(str::parse::<Date>).transpose();
        let date = date.map_err(|error| format!("`date` is not YYYY-MM-DD: {error}"))?;
        Ok(Article {
            url,
            canonical: None,
            title: self.title.clone(),
            date,
            author: None,
            text: self.text.clone(),
            image: None,
            more_images: Vec::new(),
            language: None,
        })
    }
}

pub(super) fn sentences(input: &Value) -> Answer {
    let Text { text } = read(input)?;
    Ok(json!({ "sentences": splitter::split(&text) }))
}

pub(super) fn extract(input: &Value) -> Answer {
    let page: Page = read(input)?;
    let article = article::extract(&page.html()?, &page.url()?).map_err(|e| e.to_string())?;
    let (image, image_alt) = article.image.map(|image| (image.url, image.alt)).unzip();
    Ok(json!({
        "title": article.title,
        "date": article.date.map(|date| date.to_string()),
        "author": article.author,
        "text": article.text,
        "image": image,
        "image_alt": image_alt.flatten(),
        "canonical": article.canonical,
        "language": article.language,
    }))
}

pub(super) fn feed(input: &Value) -> Answer {
    let page: Page = read(input)?;
    let feed = feeds::parse(&page.bytes()?, &page.url()?, None).map_err(|e| e.to_string())?;
    let items: Vec<Value> = feed
        .items
        .into_iter()
        .map(|item| {
            json!({
                "title": item.title,
                "link": item.link,
                "guid": item.guid,
                "published": item.published.map(rfc3339),
                "summary": item.summary,
                "content": item.content,
                "image": item.image.map(|image| image.url),
            })
        })
        .collect();
    Ok(json!({ "title": feed.title, "items": items }))
}

/// A day without a time is told as its first instant.
fn rfc3339(published: Published) -> String {
    match published {
        Published::Instant(instant) => instant.to_string(),
        Published::Day(day) => format!("{day}T00:00:00Z"),
    }
}

pub(super) fn listing(input: &Value) -> Answer {
    let page: Page = read(input)?;
    let found = listings::find(&page.html()?, &page.url()?);
    let item = |item: Item| {
        let published = item.published.map(|published| match published {
            Published::Day(day) => day.to_string(),
            Published::Instant(instant) => instant.to_string(),
        });
        json!({
            "title": item.title, "link": item.link, "published": published, "teaser": item.summary,
        })
    };
    // A page without a list is an answer, not a mistake of whoever asks; it says why.
    Ok(match found {
        Ok(found) => {
            let items: Vec<Value> = found.items.into_iter().map(item).collect();
            json!({ "items": items })
        }
        Err(why) => json!({ "items": [], "error": why.to_string() }),
    })
}

pub(super) fn length(input: &Value) -> Answer {
    let Text { text } = read(input)?;
    let measured = weighted::measure(&text);
    let links: Vec<&str> =
        measured.links.iter().filter_map(|range| text.get(range.clone())).collect();
    Ok(json!({ "weighted": measured.weighted, "valid": measured.valid, "links": links }))
}

pub(super) fn summarise(input: &Value) -> Answer {
    let told: Told = read(input)?;
    let max_chars = told.max_chars.unwrap_or(TEASER_CHARS);
    let max_sentences = if max_chars <= TEASER_AT_MOST { 2 } else { 5 };
    let budget = Budget { max_chars, max_sentences };
    let summary = summary::summarise(&told.article()?, budget);
    let indices: Vec<usize> = summary.sentences.iter().map(|sentence| sentence.index).collect();
    Ok(json!({ "summary": summary.text(), "sentences": indices }))
}

pub(super) fn compose(input: &Value) -> Answer {
    let article = read::<Told>(input)?.article()?;
    let teller = Teller::of(&article, None);
    let text = |network| {
        let told = teller.tell(network, &Style::default());
        told.post.filter(|_| told.violations.is_empty()).map(|post| post.text)
    };
    let (x, facebook) = (text(Network::X), text(Network::Facebook));
    let weighted = x.as_deref().map(|text| weighted::measure(text).weighted);
    Ok(json!({ "x": { "text": x, "weighted": weighted }, "facebook": { "text": facebook } }))
}

#[derive(Deserialize)]
struct Pair {
    a: Told,
    b: Told,
}

pub(super) fn same(input: &Value) -> Answer {
    let Pair { a, b } = read(input)?;
    let compared = story::compare(a.telling(), b.telling());
    let relation = match compared.relation {
        story::Relation::Same => "same",
        story::Relation::Quotes => "quotes",
        story::Relation::QuotedBy => "quoted_by",
        story::Relation::Related => "related",
        story::Relation::Different => "different",
    };
    Ok(json!({ "relation": relation, "containment": compared.containment }))
}
