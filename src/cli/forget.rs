//! `forget`: erases what is known of one item, at a person's request.

use std::path::Path;

use serde_json::json;

use super::{Done, Failure, load, say};
use crate::clock;
use crate::state::Store;
use crate::state::forget::{self, Forgotten};
use crate::wording::forget as words;

pub(super) fn forget(path: &Path, url: &str, as_json: bool) -> Done {
    let config = load(path)?;
    let language = config.language;
    let store = Store::open_shared(&config.state_dir)?;
    let failed = |words: crate::wording::Words| {
        Failure::Failed(anyhow::anyhow!(words.of(language).to_owned()))
    };
    match forget::forget(&store, url, clock::now())? {
        Forgotten::Unknown => Err(failed(words::UNKNOWN.with(&[url]))),
        Forgotten::UnderWay(id) => Err(failed(words::UNDER_WAY.with(&[&id.to_string()]))),
        Forgotten::Erased { items, standing } if as_json => {
            let standing: Vec<_> = standing
                .iter()
                .map(|(account, url)| json!({ "account": account, "url": url }))
                .collect();
            say::json(&json!({ "forgotten": items, "still_posted": standing }))?;
            Ok(())
        }
        Forgotten::Erased { standing, .. } => {
            say::line(words::ERASED.with(&[url]).of(language));
            for (account, address) in &standing {
                let unknown = words::NO_ADDRESS.with(&[]);
                let address = address.as_deref().unwrap_or(unknown.of(language));
                say::line(words::STANDING.with(&[account, address]).of(language));
            }
            say::line(words::BACKUPS.with(&[]).of(language));
            Ok(())
        }
    }
}
