//! After a restore: what the lost days have posted is read and adopted before anything is sent.

mod replaced;

use jiff::Timestamp;
use rusqlite::Connection;
use url::Url;

use super::Step;
use super::reconcile::CLOCK_SKEW;
use crate::config::{AccountConfig, Config, Mode};
use crate::daemon::{Daemon, MAX_SLEEP, budget, later};
use crate::failpoint::CrashPoint;
use crate::item::{Post, canonical_link};
use crate::outbox::{self, State};
use crate::publish::Lookback;
use crate::state::deliveries::{self, Delivery};
use crate::state::journal::{self, About};
use crate::state::restores::{self, Pending};
use crate::state::{StoreError, items};
use crate::story::Relation;
use crate::wording::{reading, reasons};

impl Daemon {
    /// What a restored state still owes this account: its timeline is read, or a delivery that the
    /// lost days made is adopted. `None` where nothing is owed.
    pub(super) async fn catch_up(
        &mut self,
        account: &AccountConfig,
        now: Timestamp,
    ) -> Result<Option<Step>, StoreError> {
        if self.config.mode == Mode::Preview {
            return Ok(None);
        }
        let name = account.name.clone();
        if let Some(pending) = self.store.run(move |tx| restores::pending(tx, &name)).await? {
            if pending.next_read > now {
                return Ok(Some(Step::Idle(Some(pending.next_read))));
            }
            if let Err(again) = self.verified(account, now).await? {
                return Ok(Some(Step::Idle(Some(again))));
            }
            if let Some(again) = self.read_lost_days(account, pending, now).await? {
                return Ok(Some(Step::Idle(Some(again))));
            }
            self.failpoints.reach(CrashPoint::AfterCatchingUp).await;
        }
        let (config, name) = (self.config.clone(), account.name.clone());
        let adopted = self.store.run(move |tx| adopt_next(tx, &config, &name, now)).await?;
        if let Some(delivery) = adopted {
            self.failpoints.reach(CrashPoint::AfterAdoption).await;
            return Ok(Some(Step::Moved(Box::new(delivery))));
        }
        self.adopt_replacement(account, now).await
    }

    /// Reads the timeline since the backup. Returns when to read again if it was not read in full.
    async fn read_lost_days(
        &self,
        account: &AccountConfig,
        pending: Pending,
        now: Timestamp,
    ) -> Result<Option<Timestamp>, StoreError> {
        let Some(publisher) = self.publishers.get(&account.name) else {
            return Ok(Some(later(now, MAX_SLEEP)));
        };
        let name = account.name.clone();
        let marker = self.store.run(move |tx| deliveries::newest_known(tx, &name)).await?;
        let since = pending.since.checked_sub(CLOCK_SKEW).unwrap_or(Timestamp::MIN);
        let reserved = self.reserve_read(account, None, now).await?;
        let asked = Lookback { since: marker.as_deref(), not_before: since, now, replies: false };
        let read = publisher.timeline(asked).await;
        let waits = &self.config.outbox.reconcile;
        let wait = usize::try_from(pending.reads).ok().and_then(|made| waits.get(made));
        let again = later(now, wait.or(waits.last()).copied().unwrap_or(MAX_SLEEP));
        let about = About { account: Some(account.name.clone()), ..About::default() };
        let config = self.config.clone();
        self.store
            .run(move |tx| {
                let brought = read.as_ref().ok().map(|timeline| timeline.posts.len());
                budget::read_done(tx, &config, reserved, brought)?;
                let name = about.account.as_deref().unwrap_or_default();
                let why = match read {
                    Ok(timeline) if timeline.complete => {
                        let kept = restores::caught_up(tx, name, &pending, &timeline.posts, now)?;
                        let told = reading::CAUGHT_UP.told([kept.into()]);
                        journal::write(tx, now, &about, "caught_up", told)?;
                        return Ok(None);
                    }
                    Ok(_) => reasons::READ_IN_PART.told([]),
                    Err(error) => error.into_told(),
                };
                let told = reading::NOT_CAUGHT_UP.told([why]);
                tracing::warn!(account = %name, "{told}");
                restores::read_again(tx, name, &pending, again)?;
                journal::write(tx, now, &about, "not_caught_up", &told)?;
                Ok(Some(again))
            })
            .await
    }

    /// The delivery as adopted, if its post stands on the timeline already.
    pub(super) async fn adopt(
        &self,
        delivery: &Delivery,
        post: &Post,
        now: Timestamp,
    ) -> Result<Option<Step>, StoreError> {
        let (config, post) = (self.config.clone(), post.clone());
        let delivery = Delivery { post: Some(post), ..delivery.clone() };
        let adopted = self.store.run(move |tx| adopt_one(tx, &config, &delivery, now)).await?;
        Ok(adopted.map(|delivery| Step::Moved(Box::new(delivery))))
    }
}

fn adopt_next(
    db: &Connection,
    config: &Config,
    account: &str,
    now: Timestamp,
) -> Result<Option<Delivery>, StoreError> {
    if restores::strays(db, account)?.is_empty() {
        return Ok(None);
    }
    for delivery in deliveries::adoptable(db, account)? {
        if let Some(adopted) = adopt_one(db, config, &delivery, now)? {
            return Ok(Some(adopted));
        }
    }
    Ok(None)
}

fn adopt_one(
    db: &Connection,
    config: &Config,
    delivery: &Delivery,
    now: Timestamp,
) -> Result<Option<Delivery>, StoreError> {
    let strays = restores::strays(db, &delivery.account)?;
    if strays.is_empty() {
        return Ok(None);
    }
    let links = own_links(db, config, delivery)?;
    let text = delivery.post.as_ref().map(|post| post.text.as_str());
    let Some(post) = outbox::recognise(&strays, &links, text) else {
        return Ok(None);
    };
    let reason = reasons::RESTORED.told([post.remote_id.as_str().into()]);
    deliveries::adopt(db, delivery.id, post, reason, now)?;
    // Who was to tell the same news in its place does not, after all.
    for alike in items::related(db, delivery.item)? {
        if alike.comparison.relation != Relation::Related {
            yield_to(db, alike.item, delivery, now)?;
        }
    }
    deliveries::by_id(db, delivery.id).map(Some)
}

fn yield_to(db: &Connection, item: i64, told: &Delivery, now: Timestamp) -> Result<(), StoreError> {
    for other in deliveries::of_item(db, item)? {
        if other.account == told.account && other.state.is_waiting() {
            let why = reasons::TOLD_BY.told([told.item.into()]);
            deliveries::move_to(db, other.id, State::Suppressed, why, now)?;
        }
    }
    Ok(())
}

/// The links that mean this story and no other: an entry without a page of its own shares its
/// list's address with the others.
pub(super) fn own_links(
    db: &Connection,
    config: &Config,
    delivery: &Delivery,
) -> Result<Vec<Url>, StoreError> {
    let item = items::get(db, delivery.item)?;
    let list = config.source(&item.source).map(|source| canonical_link(&source.url));
    let article = items::article(db, delivery.item)?.map(|(article, _)| article.link().clone());
    let post = delivery.post.as_ref().map(|post| post.link.clone());
    let links = [item.entry.link, article, post].into_iter().flatten();
    Ok(links.filter(|link| Some(canonical_link(link)) != list).collect())
}
