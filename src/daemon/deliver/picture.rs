//! The pictures of a post: fetched and uploaded before T1, since an upload is no post. A picture
//! that fails for good is left out, and whatever is missing after three turns: the post goes.

use jiff::Timestamp;

use super::Step;
use crate::config::AccountConfig;
use crate::daemon::{Daemon, MAX_SLEEP, later};
use crate::failpoint::CrashPoint;
use crate::item::{Image, MAX_MORE_IMAGES, Post};
use crate::net::Validators;
use crate::outbox::Refusal;
use crate::publish::Publisher;
use crate::publish::media::{Media, MediaError, MediaId, UploadError};
use crate::state::StoreError;
use crate::state::accounts::{AccountStatus, Finding};
use crate::state::deliveries::{self, Delivery};
use crate::state::media::{self, Picture, Uploaded};
use crate::wording::{Told, networks as say};

/// Uploads that fail in passing are tried in this many turns; news is not held back for pictures.
const MAX_TRIES: u32 = 3;

/// What became of a picture this time.
enum Fetched {
    Ready(Media),
    /// It may work later.
    Passing(Told),
    /// It will never work.
    Never(Told),
}

/// What one turn came to, beside what it has uploaded.
enum Turn {
    /// Every picture is uploaded or left out for good.
    Done,
    /// The last upload that failed in passing: why, and when the network will listen again.
    Failed(Told, Option<Timestamp>),
    /// The account itself is refused.
    Refused(Refusal, Told),
}

impl Daemon {
    /// The ids of the pictures that go with a post, or the step that ended this turn.
    pub(in crate::daemon) async fn picture(
        &mut self,
        account: &AccountConfig,
        delivery: &Delivery,
        post: &Post,
        now: Timestamp,
    ) -> Result<Result<Vec<MediaId>, Step>, StoreError> {
        let takes = self.publishers.get(&account.name).is_some_and(Publisher::takes_pictures);
        let wanted: Vec<&Image> = post.images().take(1 + MAX_MORE_IMAGES).collect();
        if wanted.is_empty() || !takes {
            return Ok(Ok(Vec::new()));
        }
        let id = delivery.id;
        let mut known = self.store.run(move |tx| media::of(tx, id)).await?.unwrap_or_default();
        if known.usable_to.is_some_and(|end| end <= now) {
            // The network has forgotten one of them.
            known = Picture { uploaded: Vec::new(), usable_to: None, ..known };
        }
        if known.tries < MAX_TRIES {
            match self.upload_missing(account, id, &wanted, &mut known, now).await? {
                Turn::Done => {}
                Turn::Refused(refusal, reason) => {
                    return self.upload_refused(account, refusal, reason, now).await.map(Err);
                }
                Turn::Failed(why, not_before) => {
                    if let Some(again) =
                        self.put_off(id, &mut known, (why, not_before), now).await?
                    {
                        return Ok(Err(Step::Idle(Some(again))));
                    }
                }
            }
        }
        Ok(Ok(ids(&known, &wanted)))
    }

    /// Tries each picture once that is neither uploaded nor left out, and stores what became of it
    /// before the next one.
    async fn upload_missing(
        &self,
        account: &AccountConfig,
        delivery: i64,
        wanted: &[&Image],
        known: &mut Picture,
        now: Timestamp,
    ) -> Result<Turn, StoreError> {
        let mut turn = Turn::Done;
        for (index, image) in wanted.iter().enumerate() {
            if uploaded(known, wanted, index).is_some() || known.left_out.contains(&image.url) {
                continue;
            }
            let what = match self.upload(account, image, now).await {
                Ok((media, alt)) => {
                    self.failpoints.reach(CrashPoint::AfterUpload).await;
                    let ends = [known.usable_to, media.usable_to];
                    known.usable_to = ends.into_iter().flatten().min();
                    let url = Some(image.url.clone());
                    known.uploaded.push(Uploaded { id: media.id, alt, url });
                    say::PICTURE_UPLOADED.told([])
                }
                Err(UploadError::Picture(why)) => {
                    tracing::warn!(account = %account.name, delivery, "Its picture: {why}");
                    known.left_out.push(image.url.clone());
                    why
                }
                Err(UploadError::Account(refusal, reason)) => {
                    return Ok(Turn::Refused(refusal, reason));
                }
                Err(UploadError::Passing(why, not_before)) => {
                    tracing::warn!(account = %account.name, delivery, "Its picture: {why}");
                    turn = Turn::Failed(numbered(index, wanted.len(), why), not_before);
                    if not_before.is_some() {
                        break;
                    }
                    continue;
                }
            };
            known.note = numbered(index, wanted.len(), what);
            self.keep_pictures(delivery, known, now).await?;
            self.failpoints.reach(CrashPoint::AfterUploadKept).await;
        }
        Ok(turn)
    }

    /// Fetches and uploads one picture. Returns the network's id of it, and its alternative text as
    /// it was sent.
    async fn upload(
        &self,
        account: &AccountConfig,
        image: &Image,
        now: Timestamp,
    ) -> Result<(MediaId, String), UploadError> {
        let media = match self.fetch_picture(account, image).await {
            Fetched::Ready(media) => media,
            Fetched::Passing(why) => return Err(UploadError::Passing(why, None)),
            Fetched::Never(why) => return Err(UploadError::Picture(why)),
        };
        let Some(publisher) = self.publishers.get(&account.name) else {
            return Err(UploadError::Passing(say::OUT_OF_REACH.told([]), None));
        };
        publisher.upload(&media, now).await.map(|id| (id, media.alt().to_owned()))
    }

    async fn keep_pictures(
        &self,
        delivery: i64,
        known: &Picture,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let kept = known.clone();
        self.store.run(move |tx| media::keep(tx, delivery, &kept, now)).await
    }

    async fn fetch_picture(&self, account: &AccountConfig, image: &Image) -> Fetched {
        let Some(alt) = image.alt.as_deref().filter(|alt| !alt.trim().is_empty()) else {
            return Fetched::Never(MediaError::NoAlt.told());
        };
        let fetched = match self.client.get(&image.url, &Validators::default()).await {
            Ok(fetched) => fetched,
            Err(error) => return Fetched::Passing(say::PICTURE_UNREADABLE.told([error.told()])),
        };
        match fetched.status {
            200 => match Media::new(fetched.body, alt, account.network()) {
                Ok(media) => Fetched::Ready(media),
                Err(why) => Fetched::Never(why.told()),
            },
            404 | 410 => Fetched::Never(say::PICTURE_GONE.told([])),
            status => Fetched::Passing(say::PICTURE_STATUS.told([status.into()])),
        }
    }

    /// Notes a turn in which an upload failed in passing. Returns when to try again; none where the
    /// post goes without what is missing.
    async fn put_off(
        &self,
        delivery: i64,
        known: &mut Picture,
        (why, not_before): (Told, Option<Timestamp>),
        now: Timestamp,
    ) -> Result<Option<Timestamp>, StoreError> {
        known.tries += 1;
        known.note = why;
        self.keep_pictures(delivery, known, now).await?;
        if known.tries >= MAX_TRIES {
            return Ok(None);
        }
        let waits = &self.config.outbox.retry;
        let index = usize::try_from(known.tries).unwrap_or(usize::MAX).saturating_sub(1);
        let wait = waits.get(index).or(waits.last()).copied().unwrap_or(MAX_SLEEP);
        let again = later(now, wait).max(not_before.unwrap_or(now));
        self.store.run(move |tx| deliveries::wait_until(tx, delivery, again)).await?;
        Ok(Some(again))
    }

    /// The upload was refused as a post would be: the account stops, the delivery waits.
    async fn upload_refused(
        &mut self,
        account: &AccountConfig,
        refusal: Refusal,
        reason: Told,
        now: Timestamp,
    ) -> Result<Step, StoreError> {
        let publisher = self.publishers.get(&account.name);
        if publisher.is_some_and(Publisher::token_refused) {
            // The next step refreshes the login, where there is one.
            if let Ok(Some(token)) = self.token(account, true, now).await?
                && let Some(publisher) = self.publishers.get_mut(&account.name)
            {
                publisher.set_token(token);
                return Ok(Step::Idle(Some(later(now, std::time::Duration::from_secs(1)))));
            }
        }
        let status = match refusal {
            Refusal::Payment => AccountStatus::Payment,
            Refusal::Token | Refusal::Passing | Refusal::Content => AccountStatus::Token,
        };
        let finding = Finding { status, reason, identity: None };
        let row = self.note_finding(account, finding, now).await?;
        Ok(Step::Idle(Some(self.next_check(&row).max(later(now, MAX_SLEEP)))))
    }
}

/// What was uploaded for the wanted picture at this place. Rows of older versions do not say for
/// which one: they knew the first alone.
fn uploaded<'p>(known: &'p Picture, wanted: &[&Image], index: usize) -> Option<&'p Uploaded> {
    let image = wanted.get(index)?;
    let mut all = known.uploaded.iter();
    all.find(|one| one.url.as_ref().map_or(index == 0, |url| *url == image.url))
}

/// What goes with the post, in its order.
fn ids(known: &Picture, wanted: &[&Image]) -> Vec<MediaId> {
    let usable_to = known.usable_to;
    let found = (0..wanted.len()).filter_map(|index| uploaded(known, wanted, index));
    found.map(|one| MediaId { id: one.id.clone(), usable_to }).collect()
}

/// Which picture a note is about, where there are several.
fn numbered(index: usize, of: usize, what: Told) -> Told {
    if of == 1 {
        return what;
    }
    say::PICTURE_NUMBERED.told([(index + 1).into(), of.into(), what])
}
