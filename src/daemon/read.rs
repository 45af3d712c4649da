//! New items → articles: reads their pages, and tries again those that cannot be read.

use jiff::Timestamp;
use rusqlite::Connection;
use url::Url;

use super::{Daemon, broke, later, same, take};
use crate::article;
use crate::config::{Config, SourceConfig};
use crate::crash::{self, Doing};
use crate::failpoint::CrashPoint;
use crate::item::{Article, Item};
use crate::net::{Fetched, Validators};
use crate::outbox::State;
use crate::state::StoreError;
use crate::state::deliveries;
use crate::state::items::{self, Fate, ItemRow};
use crate::state::journal::{self, About};
use crate::wording::{self, Told, reading, reasons};

/// Fewer characters than this are no article: an error text, a teaser, a login box.
const MIN_ARTICLE_CHARS: usize = 40;

/// What reading an item's page came to.
#[derive(Debug)]
pub(super) enum PageRead {
    /// The article.
    Article(Box<Article>),
    /// The page is gone (404, 410).
    Gone(u16),
    /// It could not be read this time.
    Failed(Told),
}

impl Daemon {
    /// Reads the pages of new items. Returns how many were read.
    pub async fn read_new(&self, now: Timestamp) -> Result<usize, StoreError> {
        let unread = self.store.run(move |tx| items::unread(tx, now)).await?;
        let mut read = 0;
        for item in unread {
            let page = self.read_page(&item).await;
            let (config, doing) = (self.config.clone(), Doing::Page(item.id));
            self.failpoints.reach(CrashPoint::BeforePage).await;
            let settle = move |tx: &_| settle_page(tx, &config, &item, page, now);
            self.store.run(move |tx| crash::at(doing, || settle(tx))).await?;
            self.failpoints.reach(CrashPoint::AfterPage).await;
            read += 1;
        }
        Ok(read)
    }

    /// Reads one item's page, or its entry where it has no page of its own.
    pub(super) async fn read_page(&self, item: &ItemRow) -> PageRead {
        let Some(source) = self.config.source(&item.source) else {
            return PageRead::Failed(reading::NO_SOURCE.told([]));
        };
        let id = item.id;
        match self.store.run(move |tx| broke::on(tx, &Doing::Page(id))).await {
            Ok(None) => {}
            Ok(Some(reason)) => return PageRead::Failed(reason),
            Err(error) => return PageRead::Failed(error.told()),
        }
        let Some(link) = item.entry.link.clone() else {
            let page = item.entry.page.as_ref().unwrap_or(&source.url);
            let article = crash::at(Doing::Page(id), || from_entry(&item.entry, page));
            return usable(article, &item.entry, source, &self.config);
        };
        let fetched = match self.client.fetch(&link, &Validators::default()).await {
            Ok(fetched) => fetched,
            Err(error) => return PageRead::Failed(error.told()),
        };
        match fetched.status {
            200 => {}
            status @ (404 | 410) => return PageRead::Gone(status),
            status => {
                let with = [Told::said(link.as_str()), status.into()];
                return PageRead::Failed(reading::PAGE_STATUS.told(with));
            }
        }
        match extract(id, fetched).await {
            Ok(article) => usable(article, &item.entry, source, &self.config),
            Err(reason) => PageRead::Failed(reason),
        }
    }
}

/// Parses off the async threads: a large page takes milliseconds that others would wait for.
async fn extract(item: i64, fetched: Fetched) -> Result<Article, Told> {
    let read = move || article::extract(&fetched.text(), &fetched.url);
    let parsed = tokio::task::spawn_blocking(move || {
        crash::at(Doing::Page(item), read).map_err(|error| Told::from(&error))
    });
    parsed.await.map_err(|error| reading::NOT_FINISHED.told([Told::said(&error.to_string())]))?
}

fn from_entry(entry: &Item, list: &Url) -> Article {
    let html = entry.content.as_deref().or(entry.summary.as_deref()).unwrap_or_default();
    let page = format!("<!DOCTYPE html><body><main><article>{html}</article></main></body>");
    article::extract(&page, list).unwrap_or_else(|_| article::from_text("", list, None))
}

/// Fills what the page does not say from the entry, and refuses what is no article.
fn usable(article: Article, entry: &Item, source: &SourceConfig, config: &Config) -> PageRead {
    let chars = article.text.chars().count();
    if chars < MIN_ARTICLE_CHARS {
        return PageRead::Failed(reading::NO_ARTICLE.told([chars.into()]));
    }
    let image = article.image.clone().or_else(|| entry.image.clone());
    let more_images = if source.images { article.more_images.clone() } else { Vec::new() };
    PageRead::Article(Box::new(Article {
        title: article.title.clone().or_else(|| entry.title.clone()),
        date: article.date.or_else(|| entry.published.map(|p| p.day(&config.timezone))),
        image: image.filter(|_| source.images),
        more_images,
        ..article
    }))
}

fn settle_page(
    db: &Connection,
    config: &Config,
    item: &ItemRow,
    page: PageRead,
    now: Timestamp,
) -> Result<(), StoreError> {
    match page {
        PageRead::Article(article) => {
            items::keep_article(db, item.id, &article, now)?;
            ask_if_old(db, config, item, &article, now)?;
            same::join_story(db, item, now)
        }
        PageRead::Gone(status) => {
            let reason = reasons::PAGE_GONE.told([status.into()]);
            give_up(db, item, State::Withdrawn, &reason, now)
        }
        PageRead::Failed(reason) => {
            let waits = &config.outbox.retry;
            match waits.get(usize::try_from(item.reads).unwrap_or(usize::MAX)) {
                Some(wait) => {
                    items::put_off(db, item.id, &reason, later(now, *wait))?;
                    journal::write(db, now, &about(item), "page_unread", &reason)
                }
                None => give_up(db, item, State::Expired, &reason, now),
            }
        }
    }
}

pub(super) fn about(item: &ItemRow) -> About {
    About { source: Some(item.source.clone()), item: Some(item.id), ..About::default() }
}

/// Ends an item whose page cannot be told from; nothing ends without a reason.
fn give_up(
    db: &Connection,
    item: &ItemRow,
    state: State,
    reason: &Told,
    now: Timestamp,
) -> Result<(), StoreError> {
    items::set_fate(db, item.id, Fate::Unreadable, reason)?;
    journal::write(db, now, &about(item), Fate::Unreadable.as_str(), reason)?;
    for delivery in deliveries::of_item(db, item.id)? {
        if delivery.state.may_become(state) {
            deliveries::move_to(db, delivery.id, state, reason, now)?;
        }
    }
    Ok(())
}

/// A list without dates shows an item's age only on its page: an old one goes to a person, since
/// the day on a page may be another than that of the news.
fn ask_if_old(
    db: &Connection,
    config: &Config,
    item: &ItemRow,
    article: &Article,
    now: Timestamp,
) -> Result<(), StoreError> {
    let source = config.source(&item.source);
    let Some(date) = article
        .date
        .filter(|date| source.is_some_and(|source| take::is_too_old(*date, config, source, now)))
    else {
        return Ok(());
    };
    let why = reasons::OLD_PAGE.told([wording::day(date)]);
    for delivery in deliveries::of_item(db, item.id)? {
        if delivery.state == State::Planned {
            deliveries::move_to(db, delivery.id, State::AwaitingApproval, &why, now)?;
        }
    }
    Ok(())
}
