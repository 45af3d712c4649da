//! A copy of the state while a daemon works on it, and a state put back from such a copy.

use std::fs::{self, File, Permissions};
use std::io;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};
use serde::Serialize;

use super::schema::{known, migrate};
use super::store::{FILE_NAME, RESTORING, lock, quick_check};
use super::{StoreError, restores};

/// What a backup holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Saved {
    /// The file.
    pub file: PathBuf,
    /// Its size in bytes.
    pub bytes: u64,
    /// Items known in it.
    pub items: u64,
    /// Deliveries in it.
    pub deliveries: u64,
}

/// What a restore did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Restored {
    /// What was put back.
    pub saved: Saved,
    /// The newest instant that it knows; timelines are read from here on.
    pub since: Timestamp,
    /// Where the state that was there lies now.
    pub replaced: Option<PathBuf>,
}

/// Writes the state of a folder into a file, consistent also while a daemon writes. The file
/// appears whole or not at all, and only its owner may read it.
///
/// # Errors
/// There is no state; it is damaged; the file cannot be written.
pub fn backup(dir: &Path, file: &Path) -> Result<Saved, StoreError> {
    let state = dir.join(FILE_NAME);
    if !state.exists() {
        return Err(folder(&state)(io::ErrorKind::NotFound.into()));
    }
    let part = beside(file, ".part");
    copy(&state, &part)?;
    let saved = examine(&part).inspect_err(|_| {
        // What cannot be put back is no backup; the error says more than a second one would.
        let _ = fs::remove_file(&part);
    })?;
    finish(&part, file)?;
    Ok(Saved { file: file.to_owned(), ..saved })
}

/// Puts a backup in the place of the state of a folder. What was there stays beside it, under a
/// name that tells when it was replaced. The state remembers that it was restored.
///
/// # Errors
/// A daemon works on the folder; the file is no backup, is damaged, or is of a newer program. The
/// state is then as it was.
pub fn restore(dir: &Path, file: &Path, now: Timestamp) -> Result<Restored, StoreError> {
    let _lock = lock(dir)?;
    let saved = examine(file)?;
    let fresh = dir.join("weitersagen.db.part");
    copy(file, &fresh)?;
    let mut connection = Connection::open(&fresh)?;
    migrate(&mut connection)?;
    let tx = connection.transaction()?;
    let since = restores::note(&tx, now)?;
    tx.commit()?;
    drop(connection);
    sync(&fresh)?;
    // From here on the folder holds neither the one nor the other; whoever opens it is told.
    let marker = dir.join(RESTORING);
    File::create(&marker).and_then(|marker| marker.sync_all()).map_err(folder(&marker))?;
    sync(dir)?;
    let replaced = set_aside(dir, now)?;
    finish(&fresh, &dir.join(FILE_NAME))?;
    fs::remove_file(&marker).map_err(folder(&marker))?;
    sync(dir)?;
    Ok(Restored { saved: Saved { file: file.to_owned(), ..saved }, since, replaced })
}

/// Moves the database and its companions out of the way; whatever belongs to one cut-off restore
/// goes under one name.
fn set_aside(dir: &Path, now: Timestamp) -> Result<Option<PathBuf>, StoreError> {
    let name = format!("replaced-{}.db", now.strftime("%Y%m%dT%H%M%S.%3fZ"));
    let mut replaced = None;
    // The log first: a database without its log is older, one with another's log is broken.
    for companion in ["-wal", "-shm", ""] {
        let from = dir.join(format!("{FILE_NAME}{companion}"));
        let to = dir.join(format!("{name}{companion}"));
        match fs::rename(&from, &to) {
            Ok(()) if companion.is_empty() => replaced = Some(to),
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(folder(&from)(error)),
        }
    }
    Ok(replaced)
}

/// Copies a database page by page under one read lock, into a single file.
fn copy(from: &Path, to: &Path) -> Result<(), StoreError> {
    for companion in ["", "-wal", "-shm", "-journal"] {
        match fs::remove_file(beside(to, companion)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(folder(to)(error)),
            _ => {}
        }
    }
    File::create_new(to)
        .and_then(|file| file.set_permissions(Permissions::from_mode(0o600)))
        .map_err(folder(to))?;
    let source = Connection::open_with_flags(from, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    source.busy_timeout(Duration::from_secs(5))?;
    let mut target = Connection::open(to)?;
    let copy = Backup::new(&source, &mut target)?;
    // All pages in one step: one moment of the source, whatever is written to it meanwhile.
    let all = -1;
    if copy.step(all)? != StepResult::Done {
        return Err(StoreError::Busy);
    }
    drop(copy);
    target.pragma_update(None, "journal_mode", "delete")?;
    Ok(())
}

/// What a file holds, if it is a whole backup that this program understands.
fn examine(file: &Path) -> Result<Saved, StoreError> {
    let bytes = fs::metadata(file).map_err(folder(file))?.len();
    let no_backup = |found: String| StoreError::NoBackup { path: file.to_owned(), found };
    if bytes == 0 {
        return Err(no_backup("it is empty".into()));
    }
    match quick_check(file) {
        Ok(found) if found == "ok" => {}
        Ok(found) => return Err(no_backup(found)),
        Err(error) => return Err(no_backup(error.to_string())),
    }
    let connection = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    known(&connection)?;
    let count = |table: &str| {
        let sql = format!("SELECT count(*) FROM {table}");
        let counted: rusqlite::Result<i64> = connection.query_row(&sql, [], |row| row.get(0));
        counted
            .map(|rows| u64::try_from(rows).unwrap_or_default())
            .map_err(|error| no_backup(error.to_string()))
    };
    let (items, deliveries) = (count("items")?, count("deliveries")?);
    Ok(Saved { file: file.to_owned(), bytes, items, deliveries })
}

/// Makes a finished file appear under its name, for good.
fn finish(part: &Path, file: &Path) -> Result<(), StoreError> {
    sync(part)?;
    fs::rename(part, file).map_err(folder(file))?;
    sync(file.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new(".")))
}

fn sync(path: &Path) -> Result<(), StoreError> {
    File::open(path).and_then(|file| file.sync_all()).map_err(folder(path))
}

fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

fn folder(path: &Path) -> impl Fn(io::Error) -> StoreError {
    let path = path.to_owned();
    move |source| StoreError::Folder { path: path.clone(), source }
}
