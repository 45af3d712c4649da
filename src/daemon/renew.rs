//! While a post waits for a person, or for its turn after a yes, its page is read again: the newest
//! version of an article wins over a text of the program, and is offered beside a person's.

use std::time::Duration;

use jiff::Timestamp;
use rusqlite::Connection;

use super::deliver::prepare::matter;
use super::desk::judge;
use super::read::PageRead;
use super::{Daemon, later};
use crate::config::Mode;
use crate::item::{Article, Post};
use crate::outbox::{self, State};
use crate::state::deliveries::{self, Delivery};
use crate::state::held::{self, EVERY, Held};
use crate::state::{StoreError, items, journal};
use crate::wording::{Told, reasons};

/// How long an approved post waits whose page is gone.
const MAX_WAIT: Duration = Duration::from_secs(3_600);

/// Items looked at in one round: many waiting posts must not end in a burst of requests.
const AT_ONCE: usize = 8;

impl Daemon {
    /// Reads the pages again whose turn it is. Returns when the next one's is.
    pub(super) async fn renew_waiting(&mut self) -> Result<Option<Timestamp>, StoreError> {
        if self.config.mode == Mode::Preview {
            return Ok(None);
        }
        for _ in 0..AT_ONCE {
            let now = self.now();
            let due = self.store.run(move |tx| held::due(tx, now)).await?;
            if due.is_empty() {
                break;
            }
            // Boxed: a model may be asked in it, and every round would carry the room for that.
            Box::pin(self.renew(due, now)).await?;
        }
        self.store.run(|tx| held::next(tx)).await
    }

    /// Before an approved post leaves: whether it still may, its page read again where that is due.
    pub(super) async fn still_approved(
        &mut self,
        delivery: &Delivery,
        now: Timestamp,
    ) -> Result<Delivery, StoreError> {
        let id = delivery.id;
        if self.store.run(move |tx| held::is_due(tx, id, now)).await? {
            Box::pin(self.renew(vec![id], now)).await?;
        }
        self.store.run(move |tx| deliveries::by_id(tx, id)).await
    }

    /// Reads the page of these deliveries, which tell the same item.
    async fn renew(&mut self, ids: Vec<i64>, now: Timestamp) -> Result<(), StoreError> {
        let Some(first) = ids.first().copied() else {
            return Ok(());
        };
        let row =
            self.store.run(move |tx| items::get(tx, deliveries::by_id(tx, first)?.item)).await?;
        let article = match self.read_page(&row).await {
            PageRead::Article(article) => *article,
            PageRead::Gone(status) => {
                return self
                    .store
                    .run(move |tx| ids.iter().try_for_each(|id| gone(tx, *id, status, now)))
                    .await;
            }
            // A look that failed says nothing.
            PageRead::Failed(why) => {
                tracing::debug!(item = row.id, "Its page cannot be looked at: {why}");
                return self.store.run(move |tx| put_off(tx, &ids, now)).await;
            }
        };
        for id in ids {
            self.renew_one(id, article.clone(), now).await?;
        }
        Ok(())
    }

    /// Compares the page with what a waiting text was told from, and tells it anew.
    async fn renew_one(
        &mut self,
        id: i64,
        article: Article,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let (read, config) = (article.clone(), self.config.clone());
        let stands = self
            .store
            .run(move |tx| {
                let delivery = deliveries::by_id(tx, id)?;
                let Some(held) = held::get(tx, id)? else {
                    return Ok(None);
                };
                if held.gone_at.is_some() {
                    note(tx, &delivery, "page_back", &reasons::PAGE_BACK.told([]), now)?;
                }
                held::looked(tx, id, None, now)?;
                if held.article.as_ref().is_some_and(|told| same_news(told, &read)) {
                    return Ok(None);
                }
                items::keep_article(tx, delivery.item, &read, now)?;
                let account = config.account(&delivery.account).cloned();
                let Some(account) = account else { return Ok(None) };
                let matter = matter(tx, &config, &account, delivery.item, read)?;
                Ok(Some((delivery, held, account, matter)))
            })
            .await?;
        let Some((delivery, held, account, matter)) = stands else {
            return Ok(());
        };
        let told = self.told(&account, &delivery, matter, now).await?;
        let Some(post) = told.post else {
            return Ok(());
        };
        let objections = judge::objections(&told.violations);
        self.store
            .run(move |tx| {
                let delivery = deliveries::by_id(tx, id)?;
                settle(tx, &delivery, &held, (&article, &post, &objections), now)
            })
            .await
    }
}

/// Whether a page still says what a text was told from.
fn same_news(told: &Article, read: &Article) -> bool {
    told.title == read.title && told.text == read.text && told.date == read.date
}

/// What a changed article means for a text that waits.
fn settle(
    db: &Connection,
    delivery: &Delivery,
    held: &Held,
    (article, post, objections): (&Article, &Post, &Told),
    now: Timestamp,
) -> Result<(), StoreError> {
    let id = delivery.id;
    let said = delivery.post.as_ref().map_or("", |post| post.text.as_str());
    let change = held.article.as_ref().and_then(|told| outbox::factual_change(told, article, said));
    match delivery.state {
        State::AwaitingApproval if held.edited.is_some() => {
            held::offer(db, id, article, Some(post))?;
            let why = reasons::CHANGED_SINCE_EDIT.told([]);
            deliveries::stays(db, id, ("changed", &why), None, now)
        }
        State::AwaitingApproval => {
            held::hold(db, id, article, now)?;
            if delivery.post.as_ref().is_some_and(|was| was == post) {
                return Ok(());
            }
            deliveries::set_post(db, id, post)?;
            let why = if objections.is_empty() {
                reasons::TOLD_ANEW.told([])
            } else {
                let found = reasons::GATE.told([objections.clone()]);
                reasons::AND.told([reasons::TOLD_ANEW.told([]), found])
            };
            deliveries::stays(db, id, ("told_anew", &why), None, now)
        }
        State::Approved => {
            let Some(change) = change else {
                return held::offer(db, id, article, None);
            };
            let why = reasons::CHANGED_SINCE_YES.told([change]);
            if held.edited.is_some() {
                held::offer(db, id, article, Some(post))?;
            } else {
                held::hold(db, id, article, now)?;
                deliveries::set_post(db, id, post)?;
            }
            deliveries::move_to(db, id, State::AwaitingApproval, why, now).map(drop)
        }
        // It has moved on meanwhile.
        _ => Ok(()),
    }
}

/// A page that is gone at two looks an hour apart is gone.
fn gone(db: &Connection, id: i64, status: u16, now: Timestamp) -> Result<(), StoreError> {
    let delivery = deliveries::by_id(db, id)?;
    let since = held::get(db, id)?.and_then(|held| held.gone_at);
    match since {
        Some(since) if now.duration_since(since) >= EVERY => {
            let why = reasons::PAGE_GONE.told([status.into()]);
            deliveries::move_to(db, id, State::Withdrawn, why, now).map(drop)
        }
        _ => {
            held::looked(db, id, Some(since.unwrap_or(now)), now)?;
            if delivery.state == State::Approved {
                deliveries::wait_until(db, id, later(now, MAX_WAIT))?;
            }
            let why = reasons::PAGE_GONE_ONCE.told([status.into()]);
            note(db, &delivery, "page_gone", &why, now)
        }
    }
}

fn put_off(db: &Connection, ids: &[i64], now: Timestamp) -> Result<(), StoreError> {
    for id in ids {
        let gone_at = held::get(db, *id)?.and_then(|held| held.gone_at);
        held::looked(db, *id, gone_at, now)?;
    }
    Ok(())
}

fn note(
    db: &Connection,
    delivery: &Delivery,
    event: &str,
    why: &Told,
    now: Timestamp,
) -> Result<(), StoreError> {
    journal::write(db, now, &deliveries::about(delivery), event, why)
}
