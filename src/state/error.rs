//! Why the state could not be opened or changed.

use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

use crate::wording::{Told, store as say};

/// Why the state could not be opened or changed.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.told())]
pub enum StoreError {
    /// Two daemons would each think that they alone decide what was sent.
    Locked(PathBuf),
    /// A newer program wrote it.
    Newer {
        /// The schema found.
        found: i64,
        /// The newest known.
        known: i64,
    },
    /// It is damaged, or gone: posting on would mean posting twice.
    Corrupt {
        /// The file.
        path: PathBuf,
        /// What the check says.
        found: String,
    },
    /// A restore was cut off: what lies there is neither the old state nor the new one.
    HalfRestored(PathBuf),
    /// The file given is no backup.
    NoBackup {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        found: String,
    },
    /// The folder or the file cannot be used.
    Folder {
        /// The folder.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A move that the state machine does not list.
    Move {
        /// The delivery.
        id: i64,
        /// Its state.
        from: crate::outbox::State,
        /// The state asked for.
        to: crate::outbox::State,
    },
    /// A row that cannot be read.
    Row(String),
    /// No room: nothing is sent that could not be written down.
    Full,
    /// Another process holds it, and did not let go in time.
    Busy,
    /// Anything else SQLite says.
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
    /// What happened and what to do, to be told in each language.
    pub fn told(&self) -> Told {
        let shown = |path: &Path| Told::said(&path.display().to_string());
        match self {
            Self::Locked(path) => say::LOCKED.told([shown(path)]),
            Self::Newer { found, known } => say::NEWER.told([(*found).into(), (*known).into()]),
            Self::Corrupt { path, found } => say::CORRUPT.told([shown(path), Told::said(found)]),
            Self::HalfRestored(path) => say::HALF_RESTORED.told([shown(path)]),
            Self::NoBackup { path, found } => say::NO_BACKUP.told([shown(path), Told::said(found)]),
            Self::Folder { path, source } => {
                say::FOLDER.told([shown(path), Told::said(&source.to_string())])
            }
            Self::Move { id, from, to } => {
                let names = [from.as_str(), to.as_str()].map(Told::said);
                say::MOVE.told(std::iter::once((*id).into()).chain(names))
            }
            Self::Row(what) => say::ROW.told([Told::said(what)]),
            Self::Full => say::FULL.told([]),
            Self::Busy => say::BUSY.told([]),
            Self::Sqlite(error) => say::SQLITE.told([Told::said(&error.to_string())]),
        }
    }

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
