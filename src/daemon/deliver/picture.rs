//! The picture of a post: fetched and uploaded before T1, since an upload is no post. A picture
//! that fails for good, or three times in passing, is left out, and the post goes without it.

use jiff::Timestamp;

use super::Step;
use crate::config::AccountConfig;
use crate::daemon::{Daemon, MAX_SLEEP, later};
use crate::item::{Image, Post};
use crate::net::Validators;
use crate::outbox::Refusal;
use crate::publish::Publisher;
use crate::publish::media::{Media, MediaError, MediaId, UploadError};
use crate::state::StoreError;
use crate::state::accounts::{AccountStatus, Finding};
use crate::state::deliveries::{self, Delivery};
use crate::state::media::{self, Picture, Uploaded};

/// Uploads that fail in passing are tried this often; news is not held back for its picture.
const MAX_TRIES: u32 = 3;

/// What became of a picture this time.
enum Fetched {
    Ready(Media),
    /// It may work later. German.
    Passing(String),
    /// It will never work. German.
    Never(String),
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
        let Some(image) = post.image.as_ref().filter(|_| takes) else {
            return Ok(Ok(Vec::new()));
        };
        let id = delivery.id;
        let known = self.store.run(move |tx| media::of(tx, id)).await?.unwrap_or_default();
        if known.tries >= MAX_TRIES {
            return Ok(Ok(Vec::new()));
        }
        if !known.uploaded.is_empty() && known.usable_to.is_none_or(|end| now < end) {
            return Ok(Ok(ids(&known)));
        }
        let uploaded = match self.fetch_picture(account, image).await {
            Fetched::Ready(media) => {
                let Some(publisher) = self.publishers.get(&account.name) else {
                    return Ok(Ok(Vec::new()));
                };
                publisher.upload(&media, now).await.map(|id| (id, media.alt().to_owned()))
            }
            Fetched::Passing(why) => Err(UploadError::Passing(why, None)),
            Fetched::Never(why) => Err(UploadError::Picture(why)),
        };
        match uploaded {
            Ok((media, alt)) => {
                let picture = Picture {
                    tries: known.tries,
                    uploaded: vec![Uploaded { id: media.id, alt }],
                    usable_to: media.usable_to,
                    note: "uploaded with its alternative text".into(),
                };
                let media = ids(&picture);
                self.store.run(move |tx| media::keep(tx, id, &picture, now)).await?;
                Ok(Ok(media))
            }
            Err(error) => self.without(account, (delivery, known.tries), error, now).await,
        }
    }

    async fn fetch_picture(&self, account: &AccountConfig, image: &Image) -> Fetched {
        let Some(alt) = image.alt.as_deref().filter(|alt| !alt.trim().is_empty()) else {
            return Fetched::Never(MediaError::NoAlt.to_string());
        };
        let fetched = match self.client.get(&image.url, &Validators::default()).await {
            Ok(fetched) => fetched,
            Err(error) => {
                return Fetched::Passing(format!("Das Bild lässt sich nicht laden: {error}"));
            }
        };
        match fetched.status {
            200 => match Media::new(fetched.body, alt, account.network()) {
                Ok(media) => Fetched::Ready(media),
                Err(why) => Fetched::Never(why.to_string()),
            },
            404 | 410 => Fetched::Never("Das Bild gibt es nicht mehr.".into()),
            status => Fetched::Passing(format!("Statt des Bildes kam der Status {status}.")),
        }
    }

    /// No picture this time: later, never, or the account itself is refused.
    async fn without(
        &mut self,
        account: &AccountConfig,
        (delivery, tries): (&Delivery, u32),
        error: UploadError,
        now: Timestamp,
    ) -> Result<Result<Vec<MediaId>, Step>, StoreError> {
        let id = delivery.id;
        let (tries, why, not_before) = match error {
            UploadError::Picture(why) => (MAX_TRIES, why, None),
            UploadError::Passing(why, not_before) => (tries + 1, why, not_before),
            UploadError::Account(refusal, reason) => {
                return self.upload_refused(account, refusal, reason, now).await.map(Err);
            }
        };
        tracing::warn!(account = %account.name, delivery = id, "Its picture: {why}");
        let picture = Picture { tries, note: why, ..Picture::default() };
        self.store.run(move |tx| media::keep(tx, id, &picture, now)).await?;
        if tries >= MAX_TRIES {
            return Ok(Ok(Vec::new()));
        }
        let waits = &self.config.outbox.retry;
        let index = usize::try_from(tries).unwrap_or(usize::MAX).saturating_sub(1);
        let wait = waits.get(index).or(waits.last()).copied().unwrap_or(MAX_SLEEP);
        let again = later(now, wait).max(not_before.unwrap_or(now));
        self.store.run(move |tx| deliveries::wait_until(tx, id, again)).await?;
        Ok(Err(Step::Idle(Some(again))))
    }

    /// The upload was refused as a post would be: the account stops, the delivery waits.
    async fn upload_refused(
        &mut self,
        account: &AccountConfig,
        refusal: Refusal,
        reason: String,
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

fn ids(picture: &Picture) -> Vec<MediaId> {
    let usable_to = picture.usable_to;
    picture.uploaded.iter().map(|one| MediaId { id: one.id.clone(), usable_to }).collect()
}
