//! After T1, the one request; or two, where the network first keeps a post that nobody sees: its
//! number is stored between them, so that whatever crashes shows exactly that one.

use jiff::Timestamp;

use crate::daemon::Daemon;
use crate::failpoint::CrashPoint;
use crate::item::Post;
use crate::outbox::SendOutcome;
use crate::publish::Publisher;
use crate::publish::media::MediaId;
use crate::state::StoreError;
use crate::state::deliveries::{self, Delivery};

impl Daemon {
    /// Sends an intended delivery. A crash before the number is stored leaves a post that nobody
    /// sees; one after it, a post that the next attempt shows.
    pub(super) async fn transmit(
        &self,
        publisher: &Publisher,
        intended: &Delivery,
        (post, media): (&Post, &[MediaId]),
        now: Timestamp,
    ) -> Result<SendOutcome, StoreError> {
        if !publisher.drafts() && intended.draft_id.is_none() {
            let outcome = publisher.send(post, media, now).await;
            self.failpoints.reach(CrashPoint::Answered).await;
            return Ok(outcome);
        }
        let draft = if let Some(draft) = &intended.draft_id {
            draft.clone()
        } else {
            let made = publisher.draft(post, media, now).await;
            self.failpoints.reach(CrashPoint::Answered).await;
            match made {
                Ok(draft) => draft,
                Err(outcome) => return Ok(outcome),
            }
        };
        if intended.draft_id.is_none() {
            let (id, kept, done) = (intended.id, draft.clone(), self.now());
            self.store.insist(move |tx| deliveries::keep_draft(tx, id, &kept, done)).await?;
        }
        let outcome = publisher.publish(&draft, now).await;
        self.failpoints.reach(CrashPoint::Answered).await;
        Ok(outcome)
    }
}
