//! What the program was at when it panicked: a note for the next start, so that one page cannot end
//! the daemon again and again.
//!
//! A panic ends the process at once, as SIGKILL would; the state is made for that, and nothing goes
//! on with what a panic left half done. What is read and told are other people's texts, and whoever
//! works on one says so with [`at`]. A panic's own words may quote such a text, and are not kept.

use std::cell::RefCell;
use std::io;
use std::panic::{self, PanicHookInfo};
use std::path::Path;
use std::{fs, process};

use serde::{Deserialize, Serialize};

/// The note's name in the state's folder.
const FILE: &str = "crash.json";

/// What a panicking program ends with.
const PANICKED: i32 = 101;

thread_local! {
    static AT: RefCell<Option<Doing>> = const { RefCell::new(None) };
}

/// Work on somebody else's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Doing {
    /// Reading the list or feed of the source of this name.
    Source(String),
    /// Reading the page of the item of this number.
    Page(i64),
    /// Telling the item of this number, or judging a text about it.
    Post(i64),
}

/// What a panic leaves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// What the panicking thread was at, where it was at such work.
    pub doing: Option<Doing>,
    /// Where in the code: file, line, column.
    pub place: String,
}

/// Does work that a panic's note is to name. Blocks as long as the work does.
pub fn at<T>(doing: Doing, work: impl FnOnce() -> T) -> T {
    struct Before(Option<Doing>);
    impl Drop for Before {
        fn drop(&mut self) {
            AT.set(self.0.take());
        }
    }
    let _before = Before(AT.replace(Some(doing)));
    work()
}

/// From now on a panic in any thread leaves a note in this folder and ends the process with 101.
pub fn leave_notes(dir: &Path) {
    let path = dir.join(FILE);
    panic::set_hook(Box::new(move |panicked| {
        let note = Note::of(panicked);
        let kept = serde_json::to_vec(&note).map_err(io::Error::other);
        let kept = kept.and_then(|note| fs::write(&path, note));
        tracing::error!("weitersagen broke off at {}; this is a bug", note.place);
        if let Err(error) = kept {
            tracing::error!("No note of that could be left: {error}");
        }
        process::exit(PANICKED);
    }));
}

impl Note {
    fn of(panicked: &PanicHookInfo<'_>) -> Self {
        let doing = AT.with(|at| at.try_borrow().ok().and_then(|at| at.clone()));
        let place = panicked.location().map_or_else(|| "?".to_owned(), ToString::to_string);
        Self { doing, place }
    }

    /// The note that the last panic left in this folder, if it left one.
    ///
    /// # Errors
    /// The note is there and cannot be read.
    pub fn find(dir: &Path) -> io::Result<Option<Self>> {
        match fs::read(dir.join(FILE)) {
            // The disk was full: that it broke off is known all the same.
            Ok(note) => Ok(Some(serde_json::from_slice(&note).unwrap_or_else(|_| Self::blank()))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn blank() -> Self {
        Self { doing: None, place: "?".to_owned() }
    }

    /// What is to be done about the note is done.
    ///
    /// # Errors
    /// The note cannot be taken away.
    pub fn settled(dir: &Path) -> io::Result<()> {
        fs::remove_file(dir.join(FILE))
    }
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::*;

    /// Where a child of [`a_panic_leaves_a_note_without_its_words`] is to leave its note.
    const DIR: &str = "WEITERSAGEN_TEST_CRASH_DIR";

    #[test]
    fn a_panic_leaves_a_note_without_its_words() {
        if let Some(dir) = std::env::var_os(DIR) {
            leave_notes(Path::new(&dir));
            at(Doing::Source("Portal".to_owned()), || ());
            at(Doing::Post(3), || {
                at(Doing::Page(7), || ());
                let said = "Der Satz aus der Meldung";
                assert!(said.is_empty(), "{said}");
            });
            return;
        }
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(Note::find(dir.path()).unwrap(), None);
        let name = "crash::tests::a_panic_leaves_a_note_without_its_words";
        let mut child = Command::new(std::env::current_exe().unwrap());
        let ended = child.args([name, "--exact", "--nocapture"]).env(DIR, dir.path()).output();
        let ended = ended.unwrap();
        assert_eq!(ended.status.code(), Some(PANICKED), "{ended:?}");
        let said = [ended.stdout, ended.stderr].concat();
        assert!(!String::from_utf8_lossy(&said).contains("Meldung"), "an article's words");
        let note = Note::find(dir.path()).unwrap().unwrap();
        assert_eq!(note.doing, Some(Doing::Post(3)), "what was done before is over");
        assert!(note.place.contains("crash.rs:"), "{}", note.place);
        let kept = fs::read_to_string(dir.path().join(FILE)).unwrap();
        assert!(!kept.contains("Meldung"), "{kept}");
        Note::settled(dir.path()).unwrap();
        assert_eq!(Note::find(dir.path()).unwrap(), None);
    }

    #[test]
    fn a_note_that_was_cut_off_still_tells_of_the_crash() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join(FILE), "{\"doing\":{\"pa").unwrap();
        assert_eq!(Note::find(dir.path()).unwrap(), Some(Note::blank()));
    }
}
