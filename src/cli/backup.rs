//! `backup` and `restore`: the state into a file, and out of it again.

use std::path::Path;

use super::{Done, load, say};
use crate::clock;
use crate::state::backup::{self, Restored, Saved};

pub(super) fn backup(path: &Path, file: &Path, json: bool) -> Done {
    let config = load(path)?;
    let saved = backup::backup(&config.state_dir, file)?;
    if json {
        say::json(&saved)?;
    } else {
        say::line(&format!("{}: {}", saved.file.display(), held(&saved)));
    }
    Ok(())
}

pub(super) fn restore(path: &Path, file: &Path, json: bool) -> Done {
    let config = load(path)?;
    let restored = backup::restore(&config.state_dir, file, clock::now())?;
    if json {
        say::json(&restored)?;
        return Ok(());
    }
    let Restored { saved, since, replaced } = &restored;
    let since = since.to_zoned(config.timezone.clone()).strftime("%Y-%m-%d %H:%M");
    say::line(&format!("Restored {}: {}, up to {since}.", saved.file.display(), held(saved)));
    if let Some(replaced) = replaced {
        say::line(&format!("What was there before lies in {}.", replaced.display()));
    }
    say::line("The next `run` or `once` reads the timelines since then before it posts anything.");
    Ok(())
}

fn held(saved: &Saved) -> String {
    let Saved { items, deliveries, bytes, .. } = saved;
    format!("{items} items, {deliveries} deliveries, {} KiB", bytes.div_ceil(1024))
}
