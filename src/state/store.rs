//! The database file: opening it safely, and running one transaction at a time on it.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, Transaction, TransactionBehavior};
use tokio::sync::Semaphore;

use super::StoreError;
use super::reserve::Reserve;
use super::schema::{known, migrate};
use crate::failpoint::Failpoints;

/// How long a transaction waits for another process to finish its own.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// More statements than the program has: with fewer kept, each round would parse them anew.
const STATEMENTS: usize = 160;

/// The file's name in the state folder.
pub(super) const FILE_NAME: &str = "weitersagen.db";

/// The file that tells of a restore under way.
pub(super) const RESTORING: &str = "restoring";

/// A handle on the state; clones share one connection.
#[derive(Debug, Clone)]
pub struct Store {
    connection: Arc<Mutex<Connection>>,
    /// Whose turn it is: whoever waits for the connection does so here, and takes up no thread.
    turn: Arc<Semaphore>,
    /// Whether nobody else decides on this state: it is locked, or in memory and no copy.
    alone: bool,
    /// Held as long as any clone lives; the file's lock ends with it, also after SIGKILL.
    _lock: Option<Arc<File>>,
    reserve: Option<Reserve>,
    failpoints: Failpoints,
}

impl Store {
    /// Opens the state for a daemon: alone, checked, at the newest schema. Blocks.
    ///
    /// # Errors
    /// Another daemon works on it; it is damaged, or gone though it was here; a restore into it
    /// was cut off; a newer program wrote it.
    pub fn open(dir: &Path) -> Result<Self, StoreError> {
        let lock = lock(dir)?;
        let (path, reserve) = (dir.join(FILE_NAME), Reserve::of(dir));
        let size = path.metadata().map_or(0, |about| about.len());
        // SQLite takes an empty file for a new database, and would forget what was posted.
        if size == 0 && reserve.exists() {
            let found = "it is missing or empty, but was here before".to_owned();
            return Err(StoreError::Corrupt { path, found });
        }
        if size > 0 {
            check(&path)?;
        }
        let store = Self::open_shared(dir)?;
        let store =
            Self { _lock: Some(Arc::new(lock)), alone: true, reserve: Some(reserve), ..store };
        store.hold_room();
        Ok(store)
    }

    /// Takes the room that a full disk has cost, if there is room again. Blocks.
    pub(crate) fn hold_room(&self) {
        if let Some(Err(error)) = self.reserve.as_ref().map(Reserve::fill) {
            tracing::warn!("No room can be held for hard times: {error}");
        }
    }

    /// Opens the state beside a running daemon, for looking and for a person's decisions. Blocks.
    pub fn open_shared(dir: &Path) -> Result<Self, StoreError> {
        std::fs::create_dir_all(dir)
            .map_err(|source| StoreError::Folder { path: dir.to_owned(), source })?;
        if dir.join(RESTORING).exists() {
            return Err(StoreError::HalfRestored(dir.to_owned()));
        }
        Self::prepare(Connection::open(dir.join(FILE_NAME))?)
    }

    /// The same state for a test that watches every transaction.
    #[must_use]
    pub fn with_failpoints(self, failpoints: Failpoints) -> Self {
        Self { failpoints, ..self }
    }

    /// An empty state in memory.
    pub fn in_memory() -> Result<Self, StoreError> {
        Ok(Self { alone: true, ..Self::prepare(Connection::open_in_memory()?)? })
    }

    /// Whether this handle may use up what works only once, such as a refresh token: a daemon's
    /// may, one beside a daemon or on a copy may not.
    pub fn is_alone(&self) -> bool {
        self.alone
    }

    /// A copy in memory of what the folder holds, for a rehearsal that must leave no trace.
    pub fn copy_of(dir: &Path) -> Result<Self, StoreError> {
        let mut copy = Connection::open_in_memory()?;
        let file = dir.join(FILE_NAME);
        if file.exists() {
            let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY;
            let original = Connection::open_with_flags(file, flags)?;
            rusqlite::backup::Backup::new(&original, &mut copy)?.run_to_completion(
                1000,
                Duration::ZERO,
                None,
            )?;
        }
        Self::prepare(copy)
    }

    fn prepare(mut connection: Connection) -> Result<Self, StoreError> {
        connection.busy_timeout(BUSY_TIMEOUT)?;
        // Before anything is written: another way of logging would change the file.
        known(&connection)?;
        connection.pragma_update(None, "journal_mode", "wal")?;
        // FULL: T1 must be on the disk before the network is asked.
        connection.pragma_update(None, "synchronous", "full")?;
        connection.pragma_update(None, "foreign_keys", true)?;
        connection.pragma_update(None, "cache_size", -512)?; // KiB
        connection.set_prepared_statement_cache_capacity(STATEMENTS);
        migrate(&mut connection)?;
        Ok(Self {
            connection: Arc::new(Mutex::new(connection)),
            turn: Arc::new(Semaphore::new(1)),
            _lock: None,
            alone: false,
            reserve: None,
            failpoints: Failpoints::default(),
        })
    }

    fn give_up_reserve(&self) {
        let Some(reserve) = &self.reserve else {
            return;
        };
        tracing::error!("The disk is full; the room held for hard times is given up");
        if let Err(error) = reserve.give_up() {
            tracing::error!("It could not be given up: {error}");
        }
    }

    /// As [`Store::run`] for callers that may block.
    pub fn run_blocking<T>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut connection = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
        let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let value = work(&tx)?;
        tx.commit()?;
        Ok(value)
    }

    /// Runs what no transaction may hold, such as `VACUUM`. Blocks.
    pub(super) fn alone_blocking<T>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        work(&self.connection.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Reads the whole file before anything is written to it.
fn check(path: &Path) -> Result<(), StoreError> {
    let found = quick_check(path).unwrap_or_else(|error| error.to_string());
    if found == "ok" {
        return Ok(());
    }
    Err(StoreError::Corrupt { path: path.to_owned(), found })
}

/// „ok“, or the first thing that is wrong with a database file.
pub(super) fn quick_check(path: &Path) -> rusqlite::Result<String> {
    let connection = Connection::open(path)?;
    connection.busy_timeout(BUSY_TIMEOUT)?;
    connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))
}

pub(super) fn lock(dir: &Path) -> Result<File, StoreError> {
    let folder = |source| StoreError::Folder { path: dir.to_owned(), source };
    std::fs::create_dir_all(dir).map_err(folder)?;
    let path = dir.join("lock");
    let file =
        File::options().create(true).truncate(false).write(true).open(path).map_err(folder)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(StoreError::Locked(dir.to_owned())),
        Err(TryLockError::Error(source)) => Err(folder(source)),
    }
}

mod work;

#[cfg(test)]
mod tests;
