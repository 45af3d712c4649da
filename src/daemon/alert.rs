//! Telling the admin: what stands in the way becomes messages, and messages leave by each way.
//!
//! The list of problems is asked of the state in each round; what was told of which one is kept
//! beside it. A message is written in the transaction that notes it as told, and crossed off when
//! it has arrived: after a crash between the two it may arrive twice, and is never lost.

mod letter;

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use rusqlite::Connection;
use secrecy::SecretString;

use super::problems::{self, Problem};
use super::{Daemon, digest, later};
use crate::config::{Alerts, Config, SecretRef};
use crate::notify::{self, Mailer, Message};
use crate::outbox::quiet_end;
use crate::state::StoreError;
use crate::state::alerts::{self, Queued, Told, Way};
use crate::wording::{Language, Told as Sentence};
use letter::{about, one_of, over};

pub(super) use letter::sender;

/// The waits after a message that did not arrive; the last one goes on.
const WAITS: [Duration; 5] = [
    Duration::from_secs(60),
    Duration::from_secs(5 * 60),
    Duration::from_secs(15 * 60),
    Duration::from_secs(3_600),
    Duration::from_secs(2 * 3_600),
];

/// A message that has not arrived by then is given up: newer ones say what is still true.
const GIVEN_UP_AFTER: SignedDuration = SignedDuration::from_hours(3 * 24);

/// The ping is sent at most this often, however short the rounds are.
const PING_EVERY: SignedDuration = SignedDuration::from_secs(60);

/// What the daemon remembers of the ways to the admin while it runs.
#[derive(Debug, Default)]
pub(super) struct Ways {
    /// Problems that the state cannot tell of.
    pub(super) own: Vec<Problem>,
    pinged: Option<Timestamp>,
    ping_failed: bool,
    /// When a state that cannot be written was last told of, past the state.
    cried: Option<Timestamp>,
    /// The authority of a rehearsal's mail server (DER).
    authority: Option<Vec<u8>>,
}

impl Daemon {
    /// Lets mail go to a server with a certificate of this authority (DER), as in a rehearsal.
    #[must_use]
    pub fn trusting_mail(mut self, authority: Vec<u8>) -> Self {
        self.ways.authority = Some(authority);
        self
    }

    /// Notes a problem that the state cannot tell of, in the place of an older one of its key.
    pub(super) fn trouble(&mut self, problem: Problem) {
        self.settled(problem.kind);
        self.ways.own.push(problem);
    }

    /// Forgets a problem that was noted with [`Daemon::trouble`].
    pub(super) fn settled(&mut self, kind: problems::Kind) {
        self.ways.own.retain(|own| own.kind != kind);
    }

    /// Tells the admin what is to be told now. Returns when there is next something to send.
    pub async fn alert(&mut self) -> Result<Option<Timestamp>, StoreError> {
        if !self.config.alerts.any() {
            return Ok(None);
        }
        let (now, own, config) = (self.now(), self.ways.own.clone(), self.config.clone());
        self.store
            .run(move |tx| {
                let mut found = problems::current(tx, &config, now)?;
                found.extend(own);
                tell(tx, &config, &found, now)?;
                digest::tell(tx, &config, &found, now)
            })
            .await?;
        if let Some(end) = quiet_until(&self.config, now) {
            return Ok(Some(end));
        }
        for way in Way::ALL {
            self.send_due(way, now).await?;
        }
        self.store.run(|tx| alerts::next(tx)).await
    }

    /// Sends what is due by one way. Mail takes all of it as one letter.
    async fn send_due(&self, way: Way, now: Timestamp) -> Result<(), StoreError> {
        let due = self.store.run(move |tx| alerts::due(tx, way, now)).await?;
        let letters: Vec<Vec<Queued>> = match way {
            Way::Mail if due.is_empty() => Vec::new(),
            Way::Mail => vec![due],
            Way::Webhook | Way::File => due.into_iter().map(|one| vec![one]).collect(),
        };
        for letter in letters {
            let Some(message) = one_of(&letter, self.config.language) else {
                continue;
            };
            let sent = self.send_one(way, &message).await;
            if let Err(why) = &sent {
                tracing::warn!("An alert could not be sent by {}: {why}", way.as_str());
            }
            let stopped = sent.is_err();
            self.store.run(move |tx| note_sent(tx, &letter, &sent, now)).await?;
            // The next one would fail in the same way, and cost as much time.
            if stopped {
                break;
            }
        }
        Ok(())
    }

    async fn send_one(&self, way: Way, message: &Message) -> Result<(), String> {
        let Alerts { mail, webhook, file, .. } = &self.config.alerts;
        match way {
            Way::Mail => match mail {
                Some((mail, password)) => {
                    let password = read(password.as_ref(), self.config.language)?;
                    let mailer = match self.ways.authority.clone() {
                        Some(authority) => Mailer::trusting(mail, password, authority)?,
                        None => Mailer::new(mail, password)?,
                    };
                    mailer.send(message).await
                }
                None => Err("mail is not configured any more".to_owned()),
            },
            Way::Webhook => match webhook {
                Some((webhook, token)) => {
                    let token = read(token.as_ref(), self.config.language)?;
                    webhook.send(&self.client, token.as_ref(), message).await
                }
                None => Err("the webhook is not configured any more".to_owned()),
            },
            Way::File => match file {
                Some(path) => notify::append(path, message),
                None => Err("the file is not configured any more".to_owned()),
            },
        }
    }

    /// Tries the way by mail without sending anything: the server, its certificate, the login.
    ///
    /// # Errors
    /// Why it does not work, in a sentence; none where mail is not configured.
    pub async fn try_mail(&self) -> Option<Result<(), Sentence>> {
        let (mail, password) = self.config.alerts.mail.as_ref()?;
        let mailer = read(password.as_ref(), self.config.language)
            .and_then(|password| Mailer::new(mail, password));
        Some(match mailer {
            Ok(mailer) => mailer.test().await,
            Err(why) => Err(Sentence::said(&why)),
        })
    }

    /// Says that a round went well to whoever waits for that.
    pub(super) async fn ping(&mut self) {
        let (now, url) = (self.now(), self.config.alerts.ping.clone());
        let Some(url) = url else {
            return;
        };
        if self.ways.pinged.is_some_and(|last| now.duration_since(last).abs() < PING_EVERY) {
            return;
        }
        self.ways.pinged = Some(now);
        let pinged = notify::ping(&self.client, &url).await;
        if let Err(why) = &pinged
            && !self.ways.ping_failed
        {
            tracing::warn!("{why}");
        }
        self.ways.ping_failed = pinged.is_err();
    }

    /// Tells of a state that cannot be written: past the state, once a day, by every way.
    pub(super) async fn cry(&mut self, error: &StoreError) {
        let now = self.now();
        let repeat = self.config.alerts.repeat;
        let told = self.ways.cried.is_some_and(|last| now < later(last, repeat));
        if told || !self.config.alerts.any() {
            return;
        }
        self.ways.cried = Some(now);
        let message = about(&Problem::state(error, now), "problem", &self.config, now);
        let Alerts { mail, webhook, file, .. } = &self.config.alerts;
        let ways = [mail.is_some(), webhook.is_some(), file.is_some()];
        for (way, _) in Way::ALL.into_iter().zip(ways).filter(|(_, is_set)| *is_set) {
            if let Err(why) = self.send_one(way, &message).await {
                tracing::warn!("An alert could not be sent by {}: {why}", way.as_str());
            }
        }
    }
}

/// The ways that are configured.
pub(super) fn ways(alerts: &Alerts) -> impl Iterator<Item = Way> {
    let set = [alerts.mail.is_some(), alerts.webhook.is_some(), alerts.file.is_some()];
    Way::ALL.into_iter().zip(set).filter(|(_, is_set)| *is_set).map(|(way, _)| way)
}

fn read(secret: Option<&SecretRef>, language: Language) -> Result<Option<SecretString>, String> {
    let read = secret.map(SecretRef::read).transpose();
    read.map_err(|reason| reason.of(language).to_owned())
}

/// The end of the quiet time in which `now` lies.
fn quiet_until(config: &Config, now: Timestamp) -> Option<Timestamp> {
    let windows = config.alerts.quiet.iter();
    windows.filter_map(|window| quiet_end(now, *window, &config.timezone)).max()
}

/// Writes messages for what is new, what lasts, and what is over.
fn tell(
    db: &Connection,
    config: &Config,
    found: &[Problem],
    now: Timestamp,
) -> Result<(), StoreError> {
    let known = alerts::told(db)?;
    for problem in found {
        let key = problem.key();
        let kind = match known.iter().find(|told| told.key == key) {
            None => "problem",
            Some(told) if problem.kind.has_stages() => {
                if told.told_at >= problem.since {
                    continue;
                }
                "problem"
            }
            Some(told) if now >= later(told.told_at, config.alerts.repeat) => "again",
            Some(_) => continue,
        };
        let before = known.iter().find(|told| told.key == key);
        let since = before.map_or(problem.since, |told| told.since);
        let lasting = Problem { since, ..problem.clone() };
        let message = about(&lasting, kind, config, now);
        for way in ways(&config.alerts) {
            alerts::take_back(db, way, &key, now)?;
            alerts::queue(db, way, &message)?;
        }
        let told = Told { key, since, what: problem.what.clone(), told_at: now };
        alerts::note(db, &told)?;
    }
    for told in known {
        if found.iter().any(|problem| problem.key() == told.key) {
            continue;
        }
        for way in ways(&config.alerts) {
            // Whom nothing has reached needs no all-clear.
            if alerts::take_back(db, way, &told.key, told.since)? {
                alerts::queue(db, way, &over(&told, config, now))?;
            }
        }
        alerts::forget(db, &told.key)?;
    }
    Ok(())
}

fn note_sent(
    db: &Connection,
    letter: &[Queued],
    sent: &Result<(), String>,
    now: Timestamp,
) -> Result<(), StoreError> {
    for Queued { message, tries } in letter {
        match sent {
            Ok(()) => alerts::sent(db, message.id, now)?,
            Err(why) => {
                let tries = usize::try_from(*tries).unwrap_or(usize::MAX);
                let last = WAITS.len() - 1;
                let wait = WAITS.get(tries.min(last)).copied().unwrap_or_default();
                let gone = now.duration_since(message.at) > GIVEN_UP_AFTER;
                let again = (!gone).then(|| later(now, wait));
                alerts::failed(db, message.id, why, again, now)?;
            }
        }
    }
    Ok(())
}
