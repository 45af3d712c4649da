//! `once`: one full round now, and what happened in it.

use std::path::Path;
use std::sync::Arc;

use serde::Serialize;

use super::{Done, context, load, say};
use crate::clock;
use crate::compose;
use crate::config::Mode;
use crate::crash;
use crate::daemon::gather::Gathered;
use crate::daemon::{Daemon, Round};
use crate::item::Network;
use crate::outbox::State;
use crate::state::Store;
use crate::state::deliveries::Delivery;
use crate::wording::{Phrase, Words, once as words};

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
    let working = say::working(words::WORKING.with(&[]).of(daemon.config.language));
    if !dry_run {
        daemon.heed_crash(&dir).await?;
        crash::leave_notes(&dir);
    }
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
    let language = daemon.config.language;
    for (name, gathered) in &round.sources {
        let told = words::OF_SOURCE.telling(&[&Words::same(name), &in_words(gathered)]);
        say::wrapped(told.of(language));
    }
    for delivery in &round.moved {
        say::line("");
        print_delivery(daemon, delivery);
    }
    if round.moved.is_empty() {
        say::line(words::NOTHING_DUE.with(&[]).of(language));
    }
    if dry_run {
        say::line(words::REHEARSAL.with(&[]).of(language));
    }
    Ok(())
}

fn in_words(gathered: &Gathered) -> Words {
    let counted = |phrase: &Phrase, listed: usize, new: usize| {
        phrase.with(&[&listed.to_string(), &new.to_string()])
    };
    match gathered {
        Gathered::NotModified => words::NOT_MODIFIED.with(&[]),
        Gathered::Read { listed, baseline: true, new, .. } => {
            counted(&words::FIRST_LOOK, *listed, *new)
        }
        Gathered::Read { listed, new, held: false, .. } => counted(&words::READ, *listed, *new),
        Gathered::Read { listed, new, .. } => counted(&words::READ_HELD, *listed, *new),
        Gathered::Quarantined { reason } => words::QUARANTINED.telling(&[&reason.words()]),
        Gathered::Failed { reason } => words::FAILED.telling(&[&reason.words()]),
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
    let length = told.length.map(|length| Words::same(length.to_string()));
    let phrase = if length.is_some() { &words::DELIVERY_LONG } else { &words::DELIVERY };
    let (account, state) = (Words::same(&delivery.account), delivery.state.words());
    let head = phrase.telling(&[
        &account,
        &state,
        &delivery.why.words(),
        length.as_ref().unwrap_or(&Words::default()),
    ]);
    say::wrapped(head.of(daemon.config.language));
    if let Some(post) = delivery.post.as_ref().filter(|_| delivery.state != State::Expired) {
        say::line(&say::indented(&post.text, 4));
    }
    if let Some(url) = &delivery.remote_url {
        say::line(&format!("    → {url}"));
    }
}
