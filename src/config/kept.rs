//! The last good configuration, kept beside the state: with it a daemon can start again though the
//! file was broken in the meantime.

use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use toml::de::DeTable;

use super::load;
use super::{Config, parse};

/// Its name in the state folder.
const NAME: &str = "config.last-good.toml";

/// Where the state lies unless the file says otherwise.
const STATE: &str = "state";

/// Keeps the text of a good configuration, whole or not at all. It holds no secret: none may stand
/// in the file.
///
/// # Errors
/// The folder cannot be written to.
pub fn keep(dir: &Path, text: &str) -> io::Result<()> {
    let kept = dir.join(NAME);
    if std::fs::read_to_string(&kept).is_ok_and(|before| before == text) {
        return Ok(());
    }
    let half = kept.with_extension("toml.half");
    // Whoever may not read the file itself may not read its copy.
    let mut file =
        std::fs::File::options().create(true).truncate(true).write(true).mode(0o600).open(&half)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    std::fs::rename(half, kept)
}

/// The configuration that was in force last, with its text; none where there was none yet, or it
/// does not fit this program any more. `path` is the file that is broken now: it may still tell
/// where the state lies.
pub fn last_good(path: &Path) -> Option<(Config, String)> {
    let folder = path.parent().unwrap_or(path);
    let named = load::read_text(path).ok().and_then(|text| named(&text));
    let dir = folder.join(named.unwrap_or_else(|| PathBuf::from(STATE)));
    let text = std::fs::read_to_string(dir.join(NAME)).ok()?;
    let config = parse(&text, path).ok()?;
    // A folder that was copied is not this daemon's.
    (config.state_dir == dir).then_some((config, text))
}

/// `dir` under `[state]`, as far as a broken file tells it.
fn named(text: &str) -> Option<PathBuf> {
    let (document, _) = DeTable::parse_recoverable(text);
    let state = document.get_ref().get("state")?.get_ref().as_table()?;
    state.get("dir")?.get_ref().as_str().map(PathBuf::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "[organisation]\nname = \"A\"\nwebsite = \"https://a.example/\"\n\
        [[sources]]\nname = \"a\"\nurl = \"https://a.example/f\"\nschedule = \"@hourly\"\n";

    #[test]
    fn the_last_good_one_is_found_beside_a_broken_file() {
        for (dir, state) in [("state", ""), ("gedächtnis", "[state]\ndir = \"gedächtnis\"\n")] {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("config.toml");
            let good = format!("{GOOD}{state}");
            assert!(last_good(&path).is_none(), "there was none yet");
            std::fs::create_dir(folder.path().join(dir)).unwrap();
            keep(&folder.path().join(dir), &good).unwrap();
            keep(&folder.path().join(dir), &good).unwrap();
            std::fs::write(&path, format!("mode = „live“\n{good}")).unwrap();
            let (config, text) = last_good(&path).unwrap();
            assert_eq!((config.organisation.name.as_str(), text), ("A", good));
        }
    }

    #[test]
    fn one_of_another_folder_or_with_mistakes_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.toml");
        let state = folder.path().join("state");
        std::fs::create_dir(&state).unwrap();
        keep(&state, &format!("{GOOD}[state]\ndir = \"elsewhere\"\n")).unwrap();
        assert!(last_good(&path).is_none());
        keep(&state, "mode = 1\n").unwrap();
        assert!(last_good(&path).is_none());
    }
}
