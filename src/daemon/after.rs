//! Posted articles are looked at again: an edit is judged, and a page that is gone is noticed.

use jiff::Timestamp;
use rusqlite::Connection;

use super::read::PageRead;
use super::{Daemon, correct};
use crate::config::{AccountConfig, Config, Mode, Withdraw};
use crate::item::Article;
use crate::outbox::{self, Action, State};
use crate::state::deliveries::{self, Delivery};
use crate::state::journal::{self, About};
use crate::state::looks::{self, EVERY, Look};
use crate::state::{StoreError, actions, items};
use crate::story::Fingerprint;
use crate::wording::{Told, reasons};

/// Items looked at in one round: a long pause must not end in a burst of requests.
const AT_ONCE: usize = 8;

/// From this many items of one source on that are gone at once, the site is suspected, not its
/// articles.
const SUSPICIOUS: usize = 2;

/// A page that shares less of its word groups with what was told is another article: a start page
/// behind a redirect, a login, an error text.
const SAME_ARTICLE: f64 = 0.3;

impl Daemon {
    /// Looks again at the pages whose turn it is. Returns when the next one's is.
    pub(super) async fn look_again(&self) -> Result<Option<Timestamp>, StoreError> {
        if self.config.mode == Mode::Preview {
            return Ok(None);
        }
        let (config, now) = (self.config.clone(), self.now());
        self.store
            .run(move |tx| {
                let names = config.accounts.iter().map(|account| account.name.as_str());
                looks::follow(tx, &names.collect::<Vec<_>>(), now)
            })
            .await?;
        for _ in 0..AT_ONCE {
            let now = self.now();
            let looks = self.store.run(move |tx| looks::due(tx, now)).await?;
            let Some(item) = looks.first().map(|look| look.item) else {
                break;
            };
            let row = self.store.run(move |tx| items::get(tx, item)).await?;
            let page = self.read_page(&row).await;
            let config = self.config.clone();
            self.store
                .run(move |tx| {
                    for look in &looks {
                        settle(tx, &config, look, (&row.source, &page), now)?;
                    }
                    Ok(())
                })
                .await?;
        }
        self.store.run(|tx| looks::next(tx)).await
    }
}

/// What a look at the page of one post came to.
fn settle(
    db: &Connection,
    config: &Config,
    look: &Look,
    (source, page): (&str, &PageRead),
    now: Timestamp,
) -> Result<(), StoreError> {
    let delivery = deliveries::by_id(db, look.delivery)?;
    let Some(account) = config.account(&delivery.account) else {
        return looks::end(db, look.delivery);
    };
    let next = now.checked_add(EVERY).unwrap_or(Timestamp::MAX);
    match page {
        // A look that failed says nothing, neither of an edit nor of a withdrawal.
        PageRead::Failed(why) => {
            tracing::debug!(delivery = look.delivery, "Its page cannot be looked at: {why}");
            finish(db, look, look.gone_at, next, now)
        }
        PageRead::Gone(status) => {
            let Some(since) = look.gone_at else {
                let why = reasons::PAGE_GONE_LOOK.told([(*status).into()]);
                note(db, &delivery, "page_gone", why, now)?;
                return finish(db, look, Some(now), next, now);
            };
            if now.duration_since(since) < EVERY {
                let next = since.checked_add(EVERY).unwrap_or(Timestamp::MAX);
                return looks::again(db, look.delivery, look.gone_at, next);
            }
            withdraw(db, config, account, (&delivery, *status), source, now)?;
            finish(db, look, look.gone_at, next, now)
        }
        PageRead::Article(article) => {
            if look.gone_at.is_some() {
                is_back(db, &delivery, now)?;
            }
            compare(db, config, account, (&delivery, look, article), now)?;
            finish(db, look, None, next, now)
        }
    }
}

/// Plans the next look; the last one is made when the week is over, unless a withdrawal is still
/// to be confirmed.
fn finish(
    db: &Connection,
    look: &Look,
    gone_at: Option<Timestamp>,
    next: Timestamp,
    now: Timestamp,
) -> Result<(), StoreError> {
    let confirming = look.gone_at.is_none() && gone_at.is_some();
    if now >= look.until && !confirming {
        return looks::end(db, look.delivery);
    }
    looks::again(db, look.delivery, gone_at, next)
}

pub(super) fn note(
    db: &Connection,
    delivery: &Delivery,
    event: &str,
    detail: impl Into<Told>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let about = About {
        source: None,
        item: Some(delivery.item),
        delivery: Some(delivery.id),
        account: Some(delivery.account.clone()),
    };
    journal::write(db, now, &about, event, detail)
}

/// The page is gone for good: its post is deleted, or a person is asked.
fn withdraw(
    db: &Connection,
    config: &Config,
    account: &AccountConfig,
    (delivery, status): (&Delivery, u16),
    source: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    if actions::deletion_is_decided(db, delivery.id)?
        || actions::open(db, delivery.id, Action::Delete)?.is_some()
    {
        return Ok(());
    }
    let gone = reasons::GONE_FOR_GOOD.told([status.into()]);
    let suspicious = looks::gone(db, source)? >= SUSPICIOUS;
    let (state, reason) = match account.withdraw {
        Withdraw::Delete if suspicious => {
            (State::AwaitingApproval, reasons::GONE_WITH_OTHERS.told([gone]))
        }
        Withdraw::Delete if config.mode_for(account, source) == Mode::Publish => {
            (State::Planned, gone)
        }
        Withdraw::Delete | Withdraw::Ask => {
            (State::AwaitingApproval, reasons::GONE_ASK.told([gone]))
        }
    };
    for kind in [Action::Edit, Action::Reply, Action::TakeOff, Action::Repost] {
        if let Some(open) = actions::open(db, delivery.id, kind)?
            && open.state.is_waiting()
        {
            actions::move_to(db, open.id, State::Withdrawn, reasons::ARTICLE_GONE.told([]), now)?;
        }
    }
    if !actions::stands(db, delivery.id)? {
        return Ok(());
    }
    actions::plan(db, delivery.id, (Action::Delete, None), (state, &reason), now)
}

/// A page that was gone is there again: nothing is deleted.
fn is_back(db: &Connection, delivery: &Delivery, now: Timestamp) -> Result<(), StoreError> {
    note(db, delivery, "page_back", reasons::PAGE_BACK.told([]), now)?;
    match actions::open(db, delivery.id, Action::Delete)? {
        Some(delete) if delete.state.is_waiting() => {
            actions::move_to(db, delete.id, State::Expired, reasons::PAGE_BACK.told([]), now)
        }
        _ => Ok(()),
    }
}

/// Compares the article with what was told, and plans what follows from a factual change.
fn compare(
    db: &Connection,
    config: &Config,
    account: &AccountConfig,
    (delivery, look, article): (&Delivery, &Look, &Article),
    now: Timestamp,
) -> Result<(), StoreError> {
    let Some(post) = &delivery.post else {
        return Ok(());
    };
    let [was, is] = [&look.told, article].map(|article| Fingerprint::of(&article.text));
    if was.contained_in(&is).max(is.contained_in(&was)) < SAME_ARTICLE {
        let why = "under its address stands another text: nothing is concluded from that";
        tracing::warn!(delivery = delivery.id, "{why}");
        return Ok(());
    }
    // A correction in reply to the post is part of what followers have read.
    let said = actions::replies(db, delivery.id)?;
    let said = said.into_iter().fold(post.text.clone(), |said, reply| format!("{said}\n\n{reply}"));
    let Some(change) = outbox::factual_change(&look.told, article, &said) else {
        return Ok(());
    };
    // What may be under way is settled first; the next look finds the change again.
    if actions::is_changing(db, delivery.id)? {
        return Ok(());
    }
    correct::plan(db, config, account, (delivery, look, article), &change, now)?;
    looks::answered(db, delivery.id, article)
}
