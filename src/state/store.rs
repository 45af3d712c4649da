//! The database file: opening it safely, and running one transaction at a time on it.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::schema::migrate;

/// How long a transaction waits for another process to finish its own.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// The file's name in the state folder.
const FILE_NAME: &str = "weitersagen.db";

/// Why the state could not be opened or changed.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Two daemons would each think that they alone decide what was sent.
    #[error("another weitersagen already works on {0}; stop it first")]
    Locked(PathBuf),
    /// A newer program wrote it.
    #[error(
        "the database has schema {found}, this program knows up to {known}; install the newer program again"
    )]
    Newer {
        /// The schema found.
        found: i64,
        /// The newest known.
        known: i64,
    },
    /// It is damaged: posting on would mean posting twice.
    #[error("the database {path} is damaged ({found}); nothing is posted; restore a backup")]
    Corrupt {
        /// The file.
        path: PathBuf,
        /// What the check says.
        found: String,
    },
    /// The folder or the file cannot be used.
    #[error("the state folder {path} cannot be used: {source}")]
    Folder {
        /// The folder.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A move that the state machine does not list.
    #[error("delivery {id} cannot go from {from} to {to}")]
    Move {
        /// The delivery.
        id: i64,
        /// Its state.
        from: crate::outbox::State,
        /// The state asked for.
        to: crate::outbox::State,
    },
    /// A row that cannot be read.
    #[error("a row of the database cannot be read: {0}")]
    Row(String),
    /// Anything else SQLite says.
    #[error("database: {0}")]
    Sqlite(#[from] rusqlite::Error),
}

/// A handle on the state; clones share one connection.
#[derive(Debug, Clone)]
pub struct Store {
    connection: Arc<Mutex<Connection>>,
    /// Whether nobody else decides on this state: it is locked, or in memory and no copy.
    alone: bool,
    /// Held as long as any clone lives; the file's lock ends with it, also after SIGKILL.
    _lock: Option<Arc<File>>,
}

impl Store {
    /// Opens the state for a daemon: alone, checked, at the newest schema. Blocks.
    pub fn open(dir: &Path) -> Result<Self, StoreError> {
        let lock = lock(dir)?;
        let store = Self::open_shared(dir)?;
        store.check(dir)?;
        Ok(Self { _lock: Some(Arc::new(lock)), alone: true, ..store })
    }

    /// Opens the state beside a running daemon, for looking and for a person's decisions. Blocks.
    pub fn open_shared(dir: &Path) -> Result<Self, StoreError> {
        std::fs::create_dir_all(dir)
            .map_err(|source| StoreError::Folder { path: dir.to_owned(), source })?;
        Self::prepare(Connection::open(dir.join(FILE_NAME))?)
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
        connection.pragma_update(None, "journal_mode", "wal")?;
        // FULL: T1 must be on the disk before the network is asked.
        connection.pragma_update(None, "synchronous", "full")?;
        connection.pragma_update(None, "foreign_keys", true)?;
        connection.pragma_update(None, "cache_size", -512)?; // KiB
        migrate(&mut connection)?;
        Ok(Self { connection: Arc::new(Mutex::new(connection)), _lock: None, alone: false })
    }

    fn check(&self, dir: &Path) -> Result<(), StoreError> {
        let found: String = {
            let connection = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
            connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?
        };
        if found == "ok" {
            return Ok(());
        }
        Err(StoreError::Corrupt { path: dir.join(FILE_NAME), found })
    }

    /// Runs one transaction off the async threads: committed if `work` succeeds, else undone.
    pub async fn run<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&Transaction<'_>) -> Result<T, StoreError> + Send + 'static,
    {
        let store = self.clone();
        let done = tokio::task::spawn_blocking(move || store.run_blocking(work)).await;
        done.map_err(|error| StoreError::Row(format!("the transaction broke off: {error}")))?
    }

    /// The same for callers that may block.
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
}

fn lock(dir: &Path) -> Result<File, StoreError> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_daemon_is_refused_until_the_first_ends() {
        let dir = tempfile::tempdir().unwrap();
        let first = Store::open(dir.path()).unwrap();
        assert!(matches!(Store::open(dir.path()), Err(StoreError::Locked(_))));
        assert!(Store::open_shared(dir.path()).is_ok());
        drop(first);
        assert!(Store::open(dir.path()).is_ok());
    }

    #[test]
    fn a_newer_schema_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        drop(Store::open(dir.path()).unwrap());
        let connection = Connection::open(dir.path().join(FILE_NAME)).unwrap();
        connection.pragma_update(None, "user_version", 99).unwrap();
        drop(connection);
        assert!(matches!(Store::open(dir.path()), Err(StoreError::Newer { found: 99, .. })));
    }

    #[test]
    fn a_damaged_file_is_never_taken_for_an_empty_one() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join(FILE_NAME), vec![b'x'; 8192]).unwrap();
        assert!(Store::open(dir.path()).is_err());
    }

    #[test]
    fn a_failing_transaction_leaves_nothing() {
        let store = Store::in_memory().unwrap();
        let failed: Result<(), StoreError> = store.run_blocking(|tx| {
            tx.execute("INSERT INTO stories (created_at) VALUES (1)", [])?;
            Err(StoreError::Row("on purpose".into()))
        });
        assert!(failed.is_err());
        let count = |tx: &Transaction<'_>| {
            Ok(tx.query_row("SELECT count(*) FROM stories", [], |row| row.get::<_, i64>(0))?)
        };
        assert_eq!(store.run_blocking(count).unwrap(), 0);
    }

    #[test]
    fn the_bundled_library_is_newer_than_the_wal_race() {
        assert!(rusqlite::version_number() >= 3_051_003);
    }
}
