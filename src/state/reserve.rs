//! A file that holds room on the disk, given up so that what was sent can still be written down.

use std::fs::File;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// Its size in bytes: some sixty pages of the database, many times what one T2 writes.
const SIZE: usize = 256 * 1024;

/// The file; it also tells that a database was here once.
#[derive(Debug, Clone)]
pub(super) struct Reserve(PathBuf);

impl Reserve {
    pub(super) fn of(dir: &Path) -> Self {
        Self(dir.join("reserve"))
    }

    /// Whether a database was opened in this folder before.
    pub(super) fn exists(&self) -> bool {
        self.0.exists()
    }

    /// Takes the room, if it is not taken. Fails where the disk is full, which is worth a warning.
    pub(super) fn fill(&self) -> io::Result<()> {
        let held = self.0.metadata().map_or(0, |about| about.len());
        if usize::try_from(held).unwrap_or(0) >= SIZE {
            return Ok(());
        }
        let mut file = File::create(&self.0)?;
        // Not zeros, which some file systems do not store.
        file.write_all(&vec![0xA5; SIZE])?;
        file.sync_all()
    }

    /// Gives the room up. The empty file stays.
    pub(super) fn give_up(&self) -> io::Result<()> {
        File::options().write(true).open(&self.0)?.set_len(0)
    }
}
