//! After a panic: what the program was at is not tried again by itself, and the admin is told.

use std::collections::HashMap;
use std::path::Path;

use jiff::{SignedDuration, Timestamp};
use rusqlite::Connection;

use super::Daemon;
use crate::crash::{Doing, Note};
use crate::state::StoreError;
use crate::state::journal::{self, About};
use crate::wording::{Told, reading};

/// How long a source whose list ended the program is left alone, and the admin is told of a crash.
/// The list is another one by then, or the program is.
pub(super) const REMEMBERED: SignedDuration = SignedDuration::from_hours(24);

/// The journal's names for a panic: while a list or page was read, while a post was written, and at
/// other work.
const READING: &str = "broke_reading";
const TELLING: &str = "broke_telling";
const ELSEWHERE: &str = "broke_off";

/// Sources whose lists ended an earlier daemon: since when, and where in the code.
#[derive(Debug, Default)]
pub(super) struct BrokeOn(HashMap<String, (Timestamp, Told)>);

impl BrokeOn {
    /// Why a source is left alone, if it is.
    pub(super) fn rests(&self, source: &str, now: Timestamp) -> Option<Told> {
        let (since, reason) = self.0.get(source)?;
        (now.duration_since(*since) < REMEMBERED).then(|| reason.clone())
    }
}

impl Daemon {
    /// Writes down what the last daemon over this folder panicked at, if it did, so that it is left
    /// alone from now on. To be called before anything is read or told.
    ///
    /// # Errors
    /// The state could not be written; the note stays for the next start.
    pub async fn heed_crash(&mut self, dir: &Path) -> Result<(), StoreError> {
        let now = self.now();
        let note = Note::find(dir).unwrap_or_else(|error| {
            tracing::error!("The last crash left a note that cannot be read: {error}");
            None
        });
        if let Some(note) = note {
            tracing::error!("The last run broke off at {}: {:?}", note.place, note.doing);
            self.store.run(move |tx| keep(tx, &note, now)).await?;
            if let Err(error) = Note::settled(dir) {
                tracing::error!("The crash's note stays where it is: {error}");
            }
        }
        let since = now.checked_sub(REMEMBERED).unwrap_or(Timestamp::MIN);
        let found = self.store.run(move |tx| journal::since(tx, READING, since)).await?;
        let of_sources = found.into_iter().filter_map(|(entry, source)| {
            source.map(|source| (source, (entry.at, reading::BROKE_ON.told([entry.told]))))
        });
        self.broke_on = std::sync::Arc::new(BrokeOn(of_sources.collect()));
        Ok(())
    }
}

fn keep(db: &Connection, note: &Note, now: Timestamp) -> Result<(), StoreError> {
    let about = match note.doing.clone() {
        Some(Doing::Source(source)) => About { source: Some(source), ..About::default() },
        Some(Doing::Page(item) | Doing::Post(item)) => {
            About { item: Some(item), ..About::default() }
        }
        None => About::default(),
    };
    let event = note.doing.as_ref().map_or(ELSEWHERE, name);
    journal::write(db, now, &about, event, Told::said(&note.place))
}

fn name(doing: &Doing) -> &'static str {
    match doing {
        Doing::Source(_) | Doing::Page(_) => READING,
        Doing::Post(_) => TELLING,
    }
}

/// Why an item's page or text is left alone: work on it has ended the program.
///
/// # Errors
/// The state could not be read.
pub(super) fn on(db: &Connection, doing: &Doing) -> Result<Option<Told>, StoreError> {
    let (Doing::Page(item) | Doing::Post(item)) = doing else {
        return Ok(None);
    };
    let found = journal::newest_about(db, *item, name(doing))?;
    Ok(found.map(|entry| reading::BROKE_ON.told([entry.told])))
}

/// The newest panic of the last day: when, where in the code, how often in all.
///
/// # Errors
/// The state could not be read.
pub(super) fn lately(
    db: &Connection,
    now: Timestamp,
) -> Result<Option<(Timestamp, Told, usize)>, StoreError> {
    let since = now.checked_sub(REMEMBERED).unwrap_or(Timestamp::MIN);
    let mut all = Vec::new();
    for event in [READING, TELLING, ELSEWHERE] {
        all.extend(journal::since(db, event, since)?);
    }
    let count = all.len();
    let newest = all.into_iter().max_by_key(|(entry, _)| entry.at);
    Ok(newest.map(|(entry, _)| (entry.at, entry.told, count)))
}
