//! `backup` and `restore`: the state into a file, and out of it again.

use std::path::Path;

use super::{Done, load, say};
use crate::clock;
use crate::state::backup::{self, Restored, Saved};
use crate::wording::{self, Words, store as words};

pub(super) fn backup(path: &Path, file: &Path, json: bool) -> Done {
    let config = load(path)?;
    let saved = backup::backup(&config.state_dir, file)?;
    if json {
        say::json(&saved)?;
    } else {
        let told = words::SAVED.telling(&[&shown(&saved.file), &held(&saved)]);
        say::line(told.of(config.language));
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
    let since = wording::at(*since, &config.timezone).words();
    let told = words::RESTORED.telling(&[&shown(&saved.file), &held(saved), &since]);
    say::wrapped(told.of(config.language));
    if let Some(replaced) = replaced {
        say::wrapped(words::REPLACED.telling(&[&shown(replaced)]).of(config.language));
    }
    say::wrapped(words::THEN.with(&[]).of(config.language));
    Ok(())
}

/// A path, whole, to be copied.
fn shown(path: &Path) -> Words {
    Words::same(path.display().to_string())
}

fn held(saved: &Saved) -> Words {
    let Saved { items, deliveries, bytes, .. } = saved;
    let kib = bytes.div_ceil(1024);
    words::HELD.with(&[&items.to_string(), &deliveries.to_string(), &kib.to_string()])
}
