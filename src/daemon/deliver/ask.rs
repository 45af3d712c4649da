//! What is not sent: put before a person, or only written down.

use jiff::Timestamp;

use super::Step;
use crate::config::AccountConfig;
use crate::daemon::Daemon;
use crate::failpoint::CrashPoint;
use crate::item::Post;
use crate::outbox::State;
use crate::state::deliveries::{self, Delivery};
use crate::state::{StoreError, held, items};
use crate::wording::{Told, reasons};

impl Daemon {
    /// Puts a post before a person.
    pub(super) async fn ask(
        &self,
        delivery: &Delivery,
        post: Post,
        why: Told,
        now: Timestamp,
    ) -> Result<Step, StoreError> {
        let (id, item) = (delivery.id, delivery.item);
        self.store
            .run(move |tx| {
                if let Some((article, read_at)) = items::article(tx, item)? {
                    held::hold(tx, id, &article, read_at)?;
                }
                deliveries::set_post(tx, id, &post)
            })
            .await?;
        let asked = self.moved(id, State::AwaitingApproval, why, now).await;
        self.failpoints.reach(CrashPoint::AfterAsking).await;
        asked
    }

    /// Writes down what would be sent; the story counts as seen, so that switching to `publish`
    /// later does not flood anybody with it.
    pub(super) async fn preview(
        &self,
        account: &AccountConfig,
        delivery: &Delivery,
        post: Post,
        now: Timestamp,
    ) -> Result<Step, StoreError> {
        if let Some(preview) = &self.preview {
            let written = preview.write(&account.name, &post, now);
            written.map_err(|source| StoreError::Folder { path: preview.path.clone(), source })?;
        }
        let id = delivery.id;
        self.store.run(move |tx| deliveries::set_post(tx, id, &post)).await?;
        self.moved(id, State::Suppressed, reasons::PREVIEWED.told([]), now).await
    }
}
