//! `preview`: article, summary and the post for each network; stores nothing.

use std::path::Path;

use clap::Args;
use serde_json::json;
use url::Url;

use super::discover::{options_for, web_address};
use super::once::length;
use super::{Done, Failure, help, load, say};
use crate::article::{self, ArticleError};
use crate::clock;
use crate::compose::Style;
use crate::daemon::desk::judge;
use crate::daemon::model::{Scribe, Written};
use crate::daemon::tell::Matter;
use crate::item::{Article, Network};
use crate::net::{Client, Validators};
use crate::text::{nesting, weighted};
use crate::wording::{
    self, Language, Phrase, Told, Words, preview as words, reading, terminal as shared,
};

/// Stands in for a file's address where none is given; X counts every address alike.
const NO_ADDRESS: &str = "https://example.org/";

#[derive(Debug, Args)]
pub(super) struct Options {
    /// A web address, or a file with HTML or plain text.
    #[arg(value_name = "URL-or-FILE")]
    what: String,
    /// The address that a file's post links.
    #[arg(long)]
    url: Option<String>,
}

pub(super) async fn preview(config: &Path, options: Options, json: bool) -> Done {
    // Without a configuration it still works; a broken one is said.
    let config = if config.exists() { Some(load(config)?) } else { None };
    let language = config.as_ref().map_or_else(help::language, |config| config.language);
    let article = read(&options, language).await?;
    let mut scribe = config.as_ref().and_then(Scribe::open);
    let working = say::working(shared::WRITING.with(&[]).of(language));
    let mut told = Vec::new();
    for network in [Network::Facebook, Network::X] {
        let account = config
            .as_ref()
            .and_then(|config| config.accounts.iter().find(|account| account.network() == network));
        let style = Style {
            hashtags: account.map(|account| account.hashtags.clone()).unwrap_or_default(),
            images: true,
            source: None,
            template: account.map(|account| account.template.clone()),
        };
        let matter = Matter {
            item: None,
            broke: false,
            article: article.clone(),
            quoted: None,
            network,
            style,
        };
        told.push((network, written(&mut scribe, &matter).await));
    }
    working.finish_and_clear();
    if json {
        return print_json(&article, &told);
    }
    print(&article, &told, language);
    Ok(())
}

/// The post, by the model where one is configured.
async fn written(scribe: &mut Option<Scribe>, matter: &Matter) -> Written {
    match scribe {
        Some(scribe) => scribe.write(matter, clock::now()).await,
        None => Written {
            told: matter.by_rules(),
            sentences: Vec::new(),
            why: reading::BY_RULES_ALONE.told([]),
            notice: None,
        },
    }
}

async fn read(options: &Options, language: Language) -> Result<Article, Failure> {
    let failed = |words: Words| anyhow::anyhow!(words.of(language).to_owned());
    let fit = |why: ArticleError| failed(Told::from(&why).words());
    let path = Path::new(&options.what);
    if path.exists() {
        let bytes = std::fs::read(path)?;
        let text = String::from_utf8_lossy(&bytes);
        let given = options.url.clone().or_else(|| own_address(&text));
        let url = web_address(given.as_deref().unwrap_or(NO_ADDRESS), language)?;
        return Ok(if looks_like_html(&text) {
            article::extract(&text, &url).map_err(fit)?
        } else {
            article::from_text(&text, &url, None)
        });
    }
    if !options.what.starts_with("http") && !options.what.contains('.') {
        let what = &options.what;
        return Err(Failure::Wrong(say::wrong(
            &shared::NO_FILE_NOR_ADDRESS.with(&[what]),
            language,
        )));
    }
    let url: Url = web_address(&options.what, language)?;
    let working = say::working(shared::READING.with(&[]).of(language));
    let fetched = Client::new(options_for(&url))?.get(&url, &Validators::default()).await;
    working.finish_and_clear();
    let fetched = fetched.map_err(|error| failed(error.told().words()))?;
    if fetched.status != 200 {
        let status = fetched.status.to_string();
        return Err(failed(shared::PAGE_STATUS.with(&[url.as_str(), &status])).into());
    }
    Ok(article::extract(&fetched.text(), &fetched.url).map_err(fit)?)
}

/// The address that a saved page gives itself.
fn own_address(html: &str) -> Option<String> {
    let page = scraper::Html::parse_document(&nesting::checked(html).ok()?);
    let canonical = scraper::Selector::parse("link[rel=canonical]").ok()?;
    let address = page.select(&canonical).next()?.attr("href")?;
    address.starts_with("http").then(|| address.to_owned())
}

fn looks_like_html(text: &str) -> bool {
    let head: String = text.chars().take(2000).collect::<String>().to_lowercase();
    ["<html", "<!doctype", "<body", "<article", "<div", "<p>"].iter().any(|tag| head.contains(tag))
}

fn print_json(article: &Article, told: &[(Network, Written)]) -> Done {
    let posts: serde_json::Map<String, serde_json::Value> = told
        .iter()
        .map(|(network, written)| {
            let told = &written.told;
            let text = told.post.as_ref().map(|post| post.text.clone());
            let length = text.as_deref().map(|text| length(text, *network));
            let objections: Vec<String> = told.violations.iter().map(ToString::to_string).collect();
            let value = json!({
                "text": text, "length": length, "objections": objections,
                "sentences": told.summary.sentences, "written": written.why,
                "foreign": told.foreign.map(|language| language.name),
            });
            (network.to_string(), value)
        })
        .collect();
    Ok(say::json(&json!({ "article": article, "posts": posts }))?)
}

fn print(article: &Article, told: &[(Network, Written)], language: Language) {
    let line = |phrase: &Phrase, with: &[&str]| say::line(phrase.with(with).of(language));
    let none = words::NONE.with(&[]);
    line(&words::HEADLINE, &[article.title.as_deref().unwrap_or(none.of(language))]);
    let day = article.date.map(|day| wording::day(day).words());
    line(&words::DAY, &[day.as_ref().unwrap_or(&none).of(language)]);
    // An address is shown whole, to be copied.
    let address = Words::same(article.link().to_string());
    say::line(words::LINK.telling(&[&address]).of(language));
    line(&words::ARTICLE, &[&article.text.split_whitespace().count().to_string()]);
    if let Some(foreign) = told.first().and_then(|(_, written)| written.told.foreign) {
        line(&words::FOREIGN, &[foreign.name]);
    }
    for (network, Written { told, why, .. }) in told {
        say::line("");
        let name = network.label();
        let Some(post) = &told.post else {
            line(&words::NOTHING, &[name]);
            continue;
        };
        let length = length(&post.text, *network).to_string();
        match network {
            Network::X => {
                line(&words::POST_ON_X, &[name, &length, &weighted::MAX_WEIGHTED.to_string()]);
            }
            Network::Facebook => line(&words::POST, &[name, &length]),
        }
        say::line(&post.text);
        if *why == reading::BY_RULES_ALONE.told([]) {
            line(&words::BY_RULES, &[]);
        } else {
            say::wrapped(words::WRITTEN.telling(&[&why.words()]).of(language));
        }
        for violation in &told.violations {
            let objection = judge::objections(std::slice::from_ref(violation)).words();
            say::wrapped(words::OBJECTION.telling(&[&objection]).of(language));
        }
    }
}
