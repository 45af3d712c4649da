//! Why the state could not be opened or changed.

use std::path::PathBuf;

use rusqlite::ErrorCode;

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
    /// It is damaged, or gone: posting on would mean posting twice.
    #[error(
        "the database {path} is damaged ({found}); nothing is posted; put a backup back with `weitersagen restore FILE`"
    )]
    Corrupt {
        /// The file.
        path: PathBuf,
        /// What the check says.
        found: String,
    },
    /// A restore was cut off: what lies there is neither the old state nor the new one.
    #[error("a restore into {0} was cut off; run `weitersagen restore FILE` again")]
    HalfRestored(PathBuf),
    /// The file given is no backup.
    #[error("{path} is no backup of weitersagen: {found}")]
    NoBackup {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        found: String,
    },
    /// The folder or the file cannot be used.
    #[error("{path} cannot be used: {source}")]
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
    /// No room: nothing is sent that could not be written down.
    #[error("the disk is full; nothing is posted until there is room for the database")]
    Full,
    /// Another process holds it, and did not let go in time.
    #[error("another process holds the database; this round is skipped")]
    Busy,
    /// Anything else SQLite says.
    #[error("database: {0}")]
    Sqlite(#[source] rusqlite::Error),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            _ => Self::Sqlite(error),
        }
    }
}

impl StoreError {
    /// Whether the file itself is broken: no later round will do better.
    pub fn is_damage(&self) -> bool {
        match self {
            Self::Corrupt { .. } => true,
            Self::Sqlite(error) => matches!(
                error.sqlite_error_code(),
                Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase)
            ),
            _ => false,
        }
    }
}
