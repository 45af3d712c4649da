//! A configuration file that may be changed while the daemon runs: what was saved is taken when it
//! has settled, and a file that is only half written is not yet a mistake.

use std::path::{Path, PathBuf};

use super::load;
use super::{Config, Report, parse};

/// Looks in a row at which a good file must be the same before it is taken: an editor may save in
/// two steps, and the first half of a file may be a good one, too.
const SETTLED: u32 = 2;

/// The same for a file with mistakes, before somebody is told of them.
const BROKEN: u32 = 5;

/// A file, and what was made of it last.
#[derive(Debug)]
pub struct Watched {
    path: PathBuf,
    /// The text in force, or the one that was told to be broken; `None` for an unreadable file.
    known: Option<String>,
    /// A text that is new, and at how many looks in a row it was the same.
    pending: Option<(Option<String>, u32)>,
}

/// A change that has settled.
#[derive(Debug)]
pub enum Settled {
    /// The file is good.
    Good {
        /// What it says.
        config: Box<Config>,
        /// Its text.
        text: String,
    },
    /// The file has mistakes: each such text is told of once.
    Broken(Report),
}

impl Watched {
    /// A file whose text `known` is in force, or was told to be broken; none if it was unreadable.
    pub fn new(path: &Path, known: Option<String>) -> Self {
        Self { path: path.to_owned(), known, pending: None }
    }

    /// Looks at the file once; to be called every few seconds. `None` as long as nothing has
    /// changed, or what has changed is not yet sure to be whole. The file is read each time: it is
    /// small, and its time of change may be the same though its text is not.
    pub fn look(&mut self) -> Option<Settled> {
        let text = load::read_text(&self.path);
        let found = text.as_ref().ok().cloned();
        if found == self.known {
            self.pending = None;
            return None;
        }
        let looks = match self.pending.take() {
            Some((same, looks)) if same == found => looks + 1,
            _ => 1,
        };
        let read = text.and_then(|text| Ok((parse(&text, &self.path)?, text)));
        if looks < if read.is_ok() { SETTLED } else { BROKEN } {
            self.pending = Some((found, looks));
            return None;
        }
        self.known = found;
        Some(settled(read))
    }

    /// Reads the file at once, whether it has changed or not, as a person asks for it.
    pub fn read(&mut self) -> Settled {
        self.pending = None;
        let text = load::read_text(&self.path);
        self.known = text.as_ref().ok().cloned();
        settled(text.and_then(|text| Ok((parse(&text, &self.path)?, text))))
    }
}

fn settled(read: Result<(Config, String), Report>) -> Settled {
    match read {
        Ok((config, text)) => Settled::Good { config: Box::new(config), text },
        Err(report) => Settled::Broken(report),
    }
}

#[cfg(test)]
mod tests;
