//! A look at the database file without touching it: is it whole, how large, of which schema?

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};

use super::StoreError;
use super::schema::KNOWN;
use super::store::{FILE_NAME, RESTORING};

/// What a look at the file found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Examined {
    /// The file.
    pub file: PathBuf,
    /// Its size in bytes.
    pub bytes: u64,
    /// Its schema.
    pub schema: i64,
    /// The newest schema that this program knows.
    pub known: i64,
    /// `None` if it is whole, else the first thing that is wrong.
    pub damage: Option<String>,
}

/// Looks at the state of a folder; none where there is none yet.
///
/// # Errors
/// A restore into it was cut off, or the file is no database at all.
pub fn examine(dir: &Path) -> Result<Option<Examined>, StoreError> {
    if dir.join(RESTORING).exists() {
        return Err(StoreError::HalfRestored(dir.to_owned()));
    }
    let file = dir.join(FILE_NAME);
    let Ok(about) = file.metadata() else {
        return Ok(None);
    };
    let db = Connection::open_with_flags(&file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let schema = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let found: String = db.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    let damage = (found != "ok").then_some(found);
    Ok(Some(Examined { file, bytes: about.len(), schema, known: KNOWN, damage }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Store;

    #[test]
    fn what_is_there_is_told() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(examine(folder.path()).unwrap(), None);
        drop(Store::open(folder.path()).unwrap());
        let found = examine(folder.path()).unwrap().unwrap();
        assert_eq!((found.schema, found.damage), (KNOWN, None));
        assert!(found.bytes > 0);
        std::fs::write(folder.path().join(FILE_NAME), "no database at all, but long enough")
            .unwrap();
        assert!(examine(folder.path()).is_err());
        std::fs::write(folder.path().join(RESTORING), "").unwrap();
        assert!(matches!(examine(folder.path()), Err(StoreError::HalfRestored(_))));
    }
}
