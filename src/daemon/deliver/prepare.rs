//! What is sent: the post as frozen or approved, else told anew from the article.

use jiff::Timestamp;
use rusqlite::Connection;
use url::Url;

use super::Step;
use crate::compose::Style;
use crate::config::{AccountConfig, Config};
use crate::crash::Doing;
use crate::daemon::read::PageRead;
use crate::daemon::same::quoted_by;
use crate::daemon::tell::{Matter, Told};
use crate::daemon::{Daemon, MAX_SLEEP, broke, later};
use crate::item::{Article, Summary};
use crate::outbox::State;
use crate::state::deliveries::{self, Delivery};
use crate::state::{StoreError, items};
use crate::wording::reasons;

impl Daemon {
    /// The post to send: as frozen or approved, else told anew from the article, which is read
    /// again where its author had the grace to correct it.
    pub(super) async fn prepare(
        &mut self,
        account: &AccountConfig,
        delivery: &Delivery,
        now: Timestamp,
    ) -> Result<Result<Told, Step>, StoreError> {
        let approved = if delivery.state == State::Approved {
            let found = self.still_approved(delivery, now).await?;
            if found.state != State::Approved || found.not_before > now {
                return Ok(Err(Step::Moved(Box::new(found))));
            }
            found
        } else {
            delivery.clone()
        };
        if let Some(post) = approved.post.filter(|_| delivery.state != State::Planned) {
            return Ok(Ok(Told {
                post: Some(post),
                summary: Summary::default(),
                violations: vec![],
                foreign: None,
            }));
        }
        if let Some(step) = self.refresh(delivery, now).await? {
            return Ok(Err(step));
        }
        let (config, item, payer) = (self.config.clone(), delivery.item, account.clone());
        let matter = self
            .store
            .run(move |tx| {
                let article = items::article(tx, item)?;
                article.map(|(article, _)| matter(tx, &config, &payer, item, article)).transpose()
            })
            .await?;
        Ok(match matter {
            Some(matter) => Ok(self.told(account, delivery, matter, now).await?),
            None => {
                Err(self.moved(delivery.id, State::Expired, reasons::ERASED.told([]), now).await?)
            }
        })
    }

    /// Reads the article again if its grace has passed since. Returns a step if that ended it.
    async fn refresh(
        &self,
        delivery: &Delivery,
        now: Timestamp,
    ) -> Result<Option<Step>, StoreError> {
        let (item, grace) = (delivery.item, self.config.pacing.grace);
        let (row, read_at) = self
            .store
            .run(move |tx| Ok((items::get(tx, item)?, items::article(tx, item)?.map(|(_, at)| at))))
            .await?;
        if grace.is_zero()
            || row.entry.link.is_none()
            || read_at.is_none_or(|at| later(at, grace) > now)
        {
            return Ok(None);
        }
        match self.read_page(&row).await {
            PageRead::Article(article) => {
                self.store.run(move |tx| items::keep_article(tx, item, &article, now)).await?;
                Ok(None)
            }
            PageRead::Gone(status) => {
                let reason = reasons::PAGE_GONE.told([status.into()]);
                Ok(Some(self.moved(delivery.id, State::Withdrawn, reason, now).await?))
            }
            PageRead::Failed(reason) => {
                let wait = self.config.outbox.retry.first().copied().unwrap_or(MAX_SLEEP);
                let (id, again) = (delivery.id, later(now, wait));
                self.store.run(move |tx| deliveries::wait_until(tx, id, again)).await?;
                tracing::warn!(delivery = id, "Its page cannot be read just now: {reason}");
                Ok(Some(Step::Idle(Some(again))))
            }
        }
    }
}

/// What a post of an item's article to an account is made of.
pub(in crate::daemon) fn matter(
    db: &Connection,
    config: &Config,
    account: &AccountConfig,
    item: i64,
    article: Article,
) -> Result<Matter, StoreError> {
    let quoted = quoted_by(db, config, item)?;
    let source = foreign_source(config, &items::get(db, item)?.source);
    // Whether the source may pass its pictures on was settled when the page was read.
    let style = Style {
        hashtags: account.hashtags.clone(),
        images: true,
        source,
        template: Some(account.template.clone()),
    };
    let broke = broke::on(db, &Doing::Post(item))?.is_some();
    Ok(Matter { item: Some(item), broke, article, quoted, network: account.network(), style })
}

/// How an item's article is told to an account by the program's own rules.
pub(in crate::daemon) fn tell_item(
    db: &Connection,
    config: &Config,
    account: &AccountConfig,
    item: i64,
    article: &Article,
) -> Result<Told, StoreError> {
    Ok(matter(db, config, account, item, article.clone())?.by_rules())
}

/// The name of a source that is not on the organisation's own website.
fn foreign_source(config: &Config, name: &str) -> Option<String> {
    let source = config.source(name)?;
    let place = |url: &Url| {
        let host = url.host_str().unwrap_or_default();
        (host.trim_start_matches("www.").to_owned(), url.port_or_known_default())
    };
    let own = place(&source.url) == place(&config.organisation.website);
    (!own).then(|| source.label.clone())
}
