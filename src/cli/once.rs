//! `once`: one full round now, and what happened in it.

use std::path::Path;
use std::sync::Arc;

use serde::Serialize;

use super::{Done, context, load, say};
use crate::clock;
use crate::compose;
use crate::config::Mode;
use crate::daemon::gather::Gathered;
use crate::daemon::{Daemon, Round};
use crate::item::Network;
use crate::outbox::State;
use crate::state::Store;
use crate::state::deliveries::Delivery;

pub(super) async fn once(path: &Path, dry_run: bool, json: bool) -> Done {
    let mut config = load(path)?;
    let dir = config.state_dir.clone();
    let store = if dry_run {
        config.mode = Mode::Preview;
        Store::copy_of(&dir)?
    } else {
        Store::open(&dir)?
    };
    let preview = (!dry_run).then_some(dir.as_path());
    let mut daemon = Daemon::new(context(config, store)?, preview, Arc::new(clock::now));
    let working = say::working("polling, reading, posting");
    daemon.recover().await?;
    let round = daemon.round().await;
    if !dry_run {
        daemon.alert().await?;
    }
    working.finish_and_clear();
    print(&daemon, &round?, dry_run, json)
}

/// What happened, for people or as JSON.
pub(super) fn print(daemon: &Daemon, round: &Round, dry_run: bool, json: bool) -> Done {
    if json {
        let sources: Vec<_> = round
            .sources
            .iter()
            .map(|(source, gathered)| serde_json::json!({ "source": source, "result": gathered }))
            .collect();
        let told: Vec<Told<'_>> = round.moved.iter().map(|moved| Told::of(daemon, moved)).collect();
        say::json(&serde_json::json!({ "sources": sources, "deliveries": told }))?;
        return Ok(());
    }
    for (name, gathered) in &round.sources {
        say::line(&format!("{name}: {}", in_words(gathered)));
    }
    for delivery in &round.moved {
        say::line("");
        print_delivery(daemon, delivery);
    }
    if round.moved.is_empty() {
        say::line("Nothing was due for any account.");
    }
    if dry_run {
        say::line("\nThis was a rehearsal: nothing was sent, nothing was stored.");
    }
    Ok(())
}

fn in_words(gathered: &Gathered) -> String {
    match gathered {
        Gathered::NotModified => "not modified since the last look".into(),
        Gathered::Read { listed, baseline: true, new, .. } => {
            format!("first look: {listed} entries, {new} noted; only those of `backfill` are told")
        }
        Gathered::Read { listed, new, held: false, .. } => format!("{listed} entries, {new} new"),
        Gathered::Read { listed, new, .. } => {
            format!(
                "{listed} entries, {new} new at once: a person decides, see `weitersagen queue`"
            )
        }
        Gathered::Quarantined { reason } => {
            format!("in quarantine, nothing of it is taken: {reason}; see `weitersagen status`")
        }
        Gathered::Failed { reason } => format!("could not be read: {reason}"),
    }
}

/// A delivery with its text and measured length.
#[derive(Serialize)]
struct Told<'a> {
    #[serde(flatten)]
    delivery: &'a Delivery,
    length: Option<usize>,
}

impl<'a> Told<'a> {
    fn of(daemon: &Daemon, delivery: &'a Delivery) -> Self {
        let network =
            daemon.config.account(&delivery.account).map(crate::config::AccountConfig::network);
        let length =
            delivery.post.as_ref().zip(network).map(|(post, on)| compose::length(on, &post.text));
        Self { delivery, length }
    }
}

/// The length as the network counts it.
pub(super) fn length(text: &str, network: Network) -> usize {
    compose::length(network, text)
}

fn print_delivery(daemon: &Daemon, delivery: &Delivery) {
    let told = Told::of(daemon, delivery);
    let length = told.length.map_or(String::new(), |length| format!(", {length} characters"));
    say::line(&format!("{} [{}{length}] {}", delivery.account, delivery.state, delivery.reason));
    if let Some(post) = delivery.post.as_ref().filter(|_| delivery.state != State::Expired) {
        say::line(&say::indented(&post.text, 4));
    }
    if let Some(url) = &delivery.remote_url {
        say::line(&format!("    → {url}"));
    }
}
