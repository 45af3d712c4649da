//! `demo`: the whole product on this machine, with no account and no internet.

mod live;
mod once;
mod page;

use std::path::{Path, PathBuf};

use clap::Args;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::Done;
use crate::clock;
use crate::sandbox::rehearsal::Rehearsal;
use crate::sandbox::{FaultPlan, SandboxConfig};

/// The share of requests that `--seed-faults` lets go wrong, from 0 to 1.
const FAULT_SHARE: f64 = 0.3;

#[derive(Debug, Args)]
pub(super) struct Options {
    /// One full round without a browser: print what was posted, and end.
    #[arg(long)]
    once: bool,
    /// The first of four ports on 127.0.0.1; `--once` takes any free ones unless told.
    #[arg(long)]
    port: Option<u16>,
    /// Let the networks misbehave, at random from this seed: lost answers, 500, 503, 429, garbage.
    #[arg(long, value_name = "SEED", num_args = 0..=1, default_missing_value = "1")]
    seed_faults: Option<u64>,
    /// Keep the configuration and the state in this folder instead of a temporary one.
    #[arg(long, value_name = "DIR")]
    keep: Option<PathBuf>,
}

pub(super) async fn demo(options: Options, json: bool) -> Done {
    let port = options.port.unwrap_or(if options.once { 0 } else { super::sandbox::PORT });
    let faults = options.seed_faults.map(|seed| FaultPlan::seeded(seed, FAULT_SHARE));
    let config = SandboxConfig { faults, ..SandboxConfig::default() };
    let rehearsal = Rehearsal::start(port, config, today()).await?;
    let folder = Folder::new(options.keep)?;
    if options.once {
        once::once(&rehearsal, &folder.path, json).await
    } else {
        Box::pin(live::live(&rehearsal, &folder.path, port)).await
    }
}

fn today() -> Date {
    clock::now().to_zoned(TimeZone::system()).date()
}

/// The demo's own folder; a temporary one goes with it.
struct Folder {
    path: PathBuf,
    temporary: bool,
}

impl Folder {
    fn new(keep: Option<PathBuf>) -> std::io::Result<Self> {
        let temporary = keep.is_none();
        let name = format!("weitersagen-demo-{}", std::process::id());
        let path = keep.unwrap_or_else(|| std::env::temp_dir().join(name));
        std::fs::create_dir_all(&path)?;
        Ok(Self { path, temporary })
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if self.temporary {
            let removed = std::fs::remove_dir_all(&self.path);
            if let Err(error) = removed {
                tracing::warn!("{} could not be removed: {error}", self.path.display());
            }
        }
    }
}

/// The configuration, opened as the daemon opens it.
fn open(path: &Path) -> Result<crate::daemon::Daemon, super::Failure> {
    let config = super::load(path)?;
    let dir = config.state_dir.clone();
    let store = crate::state::Store::open(&dir)?;
    let context = super::context(config, store)?;
    Ok(crate::daemon::Daemon::new(context, Some(&dir), std::sync::Arc::new(clock::now)))
}
