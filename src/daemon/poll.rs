//! Looking at many sources at once: many hosts, one after another on each, few commits.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use jiff::Timestamp;
use rusqlite::Connection;
use tokio::sync::mpsc;
use tokio::task::{JoinError, JoinSet};
use url::Url;

use super::broke::BrokeOn;
use super::commit::commit;
use super::gather::Gathered;
use super::gauges::Gauges;
use super::{Clock, Context, Daemon, MAX_SLEEP, later, log_gathered};
use crate::clock;
use crate::config::{Config, SourceConfig};
use crate::crash::{self, Doing};
use crate::failpoint::CrashPoint;
use crate::net::Validators;
use crate::state::{StoreError, alone, sources};
use crate::watch::{self, Polled};

/// Hosts asked at the same time. Most of a poll is waiting for an answer; more than this would
/// only hold more answers in memory.
const HOSTS_AT_ONCE: usize = 64;

/// Polls that may share one commit, and that may wait for one: each commit waits for the disk.
const POLLS_PER_COMMIT: usize = 64;

/// A source that is to be looked at: its place in the configuration, and what it said last time.
#[derive(Debug)]
struct Look {
    source: usize,
    validators: Validators,
}

/// What a source offered, not yet committed.
#[derive(Debug)]
struct Looked {
    source: usize,
    polled: Polled,
    at: Timestamp,
}

/// What a visit to a host needs.
#[derive(Clone)]
struct Asker {
    context: Context,
    clock: Clock,
    gauges: Arc<Gauges>,
    broke_on: Arc<BrokeOn>,
}

impl Daemon {
    /// Looks at the sources that `wanted` names and commits what they offer (T0). Hosts are asked
    /// side by side, the sources of one host one after another, so that a slow host keeps only
    /// its own sources waiting.
    ///
    /// # Errors
    /// What one source offered could not be stored, or none could; what the others offered is
    /// kept where the disk allows it.
    pub async fn gather(
        &self,
        wanted: impl Fn(&SourceConfig) -> bool,
    ) -> Result<Vec<(String, Gathered)>, StoreError> {
        let hosts = self.looks(wanted).await?;
        let (offer, offers) = mpsc::channel(POLLS_PER_COMMIT);
        let asker = Asker {
            context: self.context.clone(),
            clock: Arc::clone(&self.clock),
            gauges: Arc::clone(&self.gauges),
            broke_on: Arc::clone(&self.broke_on),
        };
        let asking = ask_all(asker, hosts, offer);
        let ((), done) = tokio::try_join!(asking, commit_all(&self.context, offers))?;
        Ok(done)
    }

    /// The wanted sources by host, each host's in the order of the configuration.
    async fn looks(
        &self,
        wanted: impl Fn(&SourceConfig) -> bool,
    ) -> Result<Vec<Vec<Look>>, StoreError> {
        let sources = self.config.sources.iter().enumerate();
        let places: Vec<usize> =
            sources.filter(|(_, source)| wanted(source)).map(|(place, _)| place).collect();
        let config = Arc::clone(&self.config);
        let looks = self.store.run(move |tx| {
            let mut looks: Vec<Vec<Look>> = Vec::new();
            let mut hosts: HashMap<String, usize> = HashMap::new();
            for place in places {
                let Some(source) = config.sources.get(place) else { continue };
                let last = sources::last_look(tx, &source.name, source.url.as_str())?;
                let validators = last.map(|last| last.validators).unwrap_or_default();
                let host = *hosts.entry(host(&source.url)).or_insert(looks.len());
                if host == looks.len() {
                    looks.push(Vec::new());
                }
                if let Some(looks) = looks.get_mut(host) {
                    looks.push(Look { source: place, validators });
                }
            }
            Ok(looks)
        });
        looks.await
    }

    /// The sources whose next slot has come since they were last looked at, and when there will
    /// be another slot.
    pub(super) async fn due_sources(
        &self,
        now: Timestamp,
    ) -> Result<(HashSet<String>, Timestamp), StoreError> {
        let config = Arc::clone(&self.config);
        self.store
            .run(move |tx| {
                let mut due = HashSet::new();
                let mut next = later(now, MAX_SLEEP);
                for source in &config.sources {
                    let last = sources::last_look(tx, &source.name, source.url.as_str())?;
                    let slot = last
                        .and_then(|last| last.polled_at)
                        .map(|polled_at| source.schedule.next_after(polled_at));
                    // Missed slots become one run.
                    match slot {
                        Some(slot) if slot > now => next = next.min(slot),
                        _ => {
                            due.insert(source.name.clone());
                            next = next.min(source.schedule.next_after(now));
                        }
                    }
                }
                Ok((due, next))
            })
            .await
    }
}

fn host(url: &Url) -> String {
    let port = url.port_or_known_default().unwrap_or_default();
    format!("{}:{port}", url.host_str().unwrap_or_default())
}

/// Asks every host, so many at a time, and hands on what each source offers.
async fn ask_all(
    asker: Asker,
    mut hosts: Vec<Vec<Look>>,
    offer: mpsc::Sender<Looked>,
) -> Result<(), StoreError> {
    hosts.reverse();
    let mut visits = JoinSet::new();
    let ended = |visit: Result<(), JoinError>| {
        visit.map_err(|error| StoreError::Row(format!("a poll broke off: {error}")))
    };
    while let Some(looks) = hosts.pop() {
        if visits.len() >= HOSTS_AT_ONCE
            && let Some(visit) = visits.join_next().await
        {
            ended(visit)?;
        }
        visits.spawn(visit(asker.clone(), looks, offer.clone()));
    }
    while let Some(visit) = visits.join_next().await {
        ended(visit)?;
    }
    Ok(())
}

/// Asks one host for its sources, over one connection where it keeps that open.
async fn visit(asker: Asker, looks: Vec<Look>, offer: mpsc::Sender<Looked>) {
    let Asker { context, clock, gauges, broke_on } = asker;
    let client = context.client.visit();
    for look in looks {
        let Some(source) = context.config.sources.get(look.source) else { continue };
        let at = clock();
        let began = clock::monotonic();
        let polled = match broke_on.rests(&source.name, at) {
            Some(reason) => Polled::Failed { reason },
            None => watch::poll(&client, source, &look.validators).await,
        };
        gauges.polled(&source.name, began.elapsed());
        // Nobody takes offers any more once a commit has failed: the next round asks again.
        if offer.send(Looked { source: look.source, polled, at }).await.is_err() {
            return;
        }
    }
}

/// Commits what is offered. While one commit waits for the disk, more polls end, and share the
/// next: a commit for each would have the disk set the pace.
async fn commit_all(
    context: &Context,
    mut offers: mpsc::Receiver<Looked>,
) -> Result<Vec<(String, Gathered)>, StoreError> {
    let mut done = Vec::new();
    let mut failed = None;
    loop {
        let mut batch = Vec::new();
        if offers.recv_many(&mut batch, POLLS_PER_COMMIT).await == 0 {
            return failed.map_or(Ok(done), Err);
        }
        let config = Arc::clone(&context.config);
        context.failpoints.reach(CrashPoint::BeforeT0).await;
        let committed = context.store.run(move |tx| Ok(commit_batch(tx, &config, batch))).await;
        context.failpoints.reach(CrashPoint::AfterT0).await;
        let committed = committed?;
        for (source, gathered) in committed {
            match gathered {
                Ok(gathered) => {
                    log_gathered(&source, &gathered);
                    done.push((source, gathered));
                }
                Err(error) => {
                    tracing::error!(source = %source, "What {source} offers could not be stored: {error}");
                    failed = failed.or(Some(error));
                }
            }
        }
    }
}

/// Commits several polls in one transaction, each whole or not at all.
fn commit_batch(
    tx: &Connection,
    config: &Config,
    batch: Vec<Looked>,
) -> Vec<(String, Result<Gathered, StoreError>)> {
    let mut committed = Vec::with_capacity(batch.len());
    for Looked { source, polled, at } in batch {
        if let Some(source) = config.sources.get(source) {
            let doing = Doing::Source(source.name.clone());
            let gathered =
                crash::at(doing, || alone(tx, || commit(tx, config, source, polled, at)));
            committed.push((source.name.clone(), gathered));
        }
    }
    committed
}
