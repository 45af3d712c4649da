//! A model is asked once for each item and network; its text stays until the article is another one.

use jiff::Timestamp;
use rusqlite::Connection;
use sha2::{Digest, Sha256};

use super::{Scribe, Written, by_rules, in_words};
use crate::config::AccountConfig;
use crate::daemon::Daemon;
use crate::daemon::tell::{Matter, Told};
use crate::state::deliveries::Delivery;
use crate::state::journal::{self, About};
use crate::state::writings::{self, Writing};
use crate::state::{StoreError, items};
use crate::wording::Told as Sentence;

/// The journal's name for who wrote a post.
const WRITTEN: &str = "written";

impl Scribe {
    /// A hash of all that a text of this model depends on.
    fn fingerprint(&self, matter: &Matter) -> Option<String> {
        let question = self.question(matter)?;
        let (server, name) = (&self.config.base_url, &self.config.name);
        let digest =
            Sha256::digest(format!("{server}\n{name}\n{}", question.fingerprint()).as_bytes());
        let (head, _) = digest.as_chunks::<16>();
        head.first().map(|bytes| format!("{:032x}", u128::from_be_bytes(*bytes)))
    }
}

impl Daemon {
    /// How a delivery is told: in the sentences that a model has written for its item and network,
    /// or writes now, else by the program's own rules. Who wrote them is noted.
    pub(in crate::daemon) async fn told(
        &mut self,
        account: &AccountConfig,
        delivery: &Delivery,
        matter: Matter,
        now: Timestamp,
    ) -> Result<Told, StoreError> {
        let Some(scribe) = &mut self.scribe else {
            return Ok(matter.by_rules());
        };
        let Some(fingerprint) = scribe.fingerprint(&matter) else {
            return Ok(matter.by_rules());
        };
        let store = self.context.store.clone();
        let (item, network) = (delivery.item, account.network());
        let about = About {
            source: None,
            item: Some(item),
            delivery: Some(delivery.id),
            account: Some(account.name.clone()),
        };
        let wanted = fingerprint.clone();
        let kept = store.run(move |tx| writings::get(tx, item, network, &wanted)).await?;
        if let Some(kept) = kept {
            let disclose = scribe.config.disclose;
            let (told, why) = if kept.sentences.is_empty() {
                (matter.by_rules(), kept.why)
            } else {
                // Another account's hashtags may make a difference to the gate.
                match matter.by_model(&kept.sentences, disclose) {
                    Ok(told) => (told, kept.why),
                    Err(violations) => (matter.by_rules(), by_rules(in_words(&violations))),
                }
            };
            store.run(move |tx| note(tx, &about, &why, now)).await?;
            return Ok(told);
        }
        let Written { told, sentences, why, notice } = scribe.write(&matter, now).await;
        let writing = Writing { matter: fingerprint, sentences, why };
        store
            .run(move |tx| {
                // Whatever was erased meanwhile stays erased.
                if items::article(tx, item)?.is_some() {
                    writings::keep(tx, item, network, &writing, now)?;
                }
                if let Some((event, sentence)) = &notice {
                    tracing::warn!("{sentence}");
                    journal::write(tx, now, &About::default(), event, sentence)?;
                }
                note(tx, &about, &writing.why, now)
            })
            .await?;
        Ok(told)
    }
}

/// Notes who wrote a delivery's post, once.
fn note(db: &Connection, about: &About, why: &Sentence, now: Timestamp) -> Result<(), StoreError> {
    let earlier = match about.delivery {
        Some(delivery) => journal::of_delivery(db, delivery)?,
        None => Vec::new(),
    };
    let last = earlier.iter().rev().find(|entry| entry.event == WRITTEN);
    if last.is_some_and(|entry| entry.told == *why) {
        return Ok(());
    }
    journal::write(db, now, about, WRITTEN, why)
}
