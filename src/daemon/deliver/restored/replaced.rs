//! A post that the lost days have put in another's place belongs to that one's delivery.

use jiff::Timestamp;
use rusqlite::Connection;

use super::own_links;
use crate::config::{AccountConfig, Config};
use crate::daemon::deliver::Step;
use crate::daemon::{Daemon, MAX_SLEEP, budget, later};
use crate::failpoint::CrashPoint;
use crate::outbox::{self, Action, TimelinePost};
use crate::state::deliveries::{self, Delivery};
use crate::state::{StoreError, actions, restores};
use crate::wording::{Told, reading};

impl Daemon {
    /// Looks whether a post of the lost days leads to the article of one that the backup knew, and
    /// that one is gone: then it stands in its place. A post whose like still stands is left alone:
    /// a colleague's, perhaps. `None` where there is nothing to look at.
    pub(super) async fn adopt_replacement(
        &mut self,
        account: &AccountConfig,
        now: Timestamp,
    ) -> Result<Option<Step>, StoreError> {
        let (config, name) = (self.config.clone(), account.name.clone());
        let found = self.store.run(move |tx| candidate(tx, &config, &name, now)).await?;
        let Some((delivery, stray)) = found else {
            return Ok(None);
        };
        if let Err(again) = self.verified(account, now).await? {
            return Ok(Some(Step::Idle(Some(again))));
        }
        let again = || Ok(Some(Step::Idle(Some(later(now, MAX_SLEEP)))));
        let Some(publisher) = self.publishers.get(&account.name) else {
            return again();
        };
        let reserved = self.reserve_read(account, delivery.id, now).await?;
        let seen = publisher.standing(delivery.remote_id.as_deref().unwrap_or_default()).await;
        let (config, id, now) = (self.config.clone(), delivery.id, self.now());
        let read = seen.as_ref().map(|post| usize::from(post.is_some())).ok();
        let gone = match &seen {
            Ok(post) => Some(post.is_none()),
            Err(why) => {
                tracing::warn!(account = %account.name, delivery = id, "Its post cannot be looked at after the restore: {why}");
                None
            }
        };
        let looked = self.store.run(move |tx| {
            budget::read_done(tx, &config, reserved, read)?;
            match gone {
                None => return Ok(None),
                Some(true) => adopt(tx, &delivery, &stray, now)?,
                Some(false) => {}
            }
            restores::looked_at(tx, &delivery.account, &stray.remote_id, now)?;
            deliveries::by_id(tx, id).map(Some)
        });
        let Some(delivery) = looked.await? else {
            return again();
        };
        self.failpoints.reach(CrashPoint::AfterAdoption).await;
        Ok(Some(Step::Moved(Box::new(delivery))))
    }
}

/// The next stray that leads to the article of a post that the backup knew. One that leads to none
/// is done with.
fn candidate(
    db: &Connection,
    config: &Config,
    account: &str,
    now: Timestamp,
) -> Result<Option<(Delivery, TimelinePost)>, StoreError> {
    let strays = restores::not_looked_at(db, account)?;
    if strays.is_empty() {
        return Ok(None);
    }
    let posted = deliveries::posted_before_restore(db, account)?;
    for stray in strays {
        for delivery in &posted {
            let links = own_links(db, config, delivery)?;
            if outbox::recognise(std::slice::from_ref(&stray), &links, None).is_some() {
                return Ok(Some((delivery.clone(), stray)));
            }
        }
        restores::looked_at(db, account, &stray.remote_id, now)?;
    }
    Ok(None)
}

/// Ties a post to the delivery in whose post's place it stands. What the backup still meant to do
/// about that has been done.
fn adopt(
    db: &Connection,
    delivery: &Delivery,
    stray: &TimelinePost,
    now: Timestamp,
) -> Result<(), StoreError> {
    let why = reading::REPLACED.told([Told::said(&stray.remote_id)]);
    let waiting = actions::open(db, delivery.id, Action::TakeOff)?;
    if let Some(off) = waiting.filter(|off| off.state.is_waiting()) {
        let anew = actions::successor(db, off.id)?.filter(|anew| anew.state.is_waiting());
        actions::done(db, off.id, None, &why, now)?;
        if let Some(anew) = anew {
            let made = (stray.remote_id.as_str(), stray.remote_url.as_ref());
            actions::done(db, anew.id, Some(made), &why, now)?;
        }
    }
    deliveries::replaced(db, delivery.id, stray, &why, now)
}
