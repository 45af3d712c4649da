//! Source → planned deliveries: polls a source, and has committed what it offers (T0).

use std::sync::Arc;

use jiff::Timestamp;

use super::Context;
use super::commit::commit;
use crate::config::SourceConfig;
use crate::state::{StoreError, sources};
use crate::watch;

/// What one look at a source came to.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case", tag = "outcome")]
pub enum Gathered {
    /// Nothing has changed there.
    NotModified,
    /// It could be read.
    Read {
        /// Entries on the list.
        listed: usize,
        /// Entries that were not known.
        new: usize,
        /// Whether this was the first look, after which everything is known.
        baseline: bool,
        /// Whether a person is asked, because too much was new at once.
        held: bool,
    },
    /// It could be read, but looks so different that nothing of it is taken.
    Quarantined {
        /// What is wrong with its list.
        reason: String,
    },
    /// It could not be read; what was known stays known.
    Failed {
        /// Why.
        reason: String,
    },
}

/// Looks at one source and commits what it offers.
pub(super) async fn gather(
    context: &Context,
    source: &SourceConfig,
    now: Timestamp,
) -> Result<Gathered, StoreError> {
    let (name, url) = (source.name.clone(), source.url.to_string());
    let row = context.store.run(move |tx| sources::get(tx, &name, &url)).await?;
    let validators = row.map(|row| row.validators).unwrap_or_default();
    let polled = watch::poll(&context.client, source, &validators).await;
    let (source, config) = (source.clone(), Arc::clone(&context.config));
    context.store.run(move |tx| commit(tx, &config, &source, polled, now)).await
}
