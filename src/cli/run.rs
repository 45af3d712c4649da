//! `run`: the daemon, until SIGTERM or Ctrl-C; SIGHUP reads the configuration again.

use std::path::Path;
use std::sync::Arc;

use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

use super::{Done, admin, context, load};
use crate::clock;
use crate::config;
use crate::daemon::{self, Daemon, Signals};
use crate::state::Store;

pub(super) async fn run(path: &Path) -> Done {
    let config = load(path)?;
    for line in config::summary::describe(&config, clock::now()) {
        tracing::info!("{line}");
    }
    let dir = config.state_dir.clone();
    let store = Store::open(&dir)?;
    let daemon = Daemon::new(context(config, store)?, Some(&dir), Arc::new(clock::now));
    let signals = listen()?;
    let page = admin::page(&daemon, daemon.config.admin.listen, signals.stop.clone()).await;
    tracing::info!("weitersagen {} has started", env!("CARGO_PKG_VERSION"));
    let ended = daemon::run(daemon, path, signals).await;
    admin::end(page).await;
    ended?;
    tracing::info!("weitersagen has ended");
    Ok(())
}

fn listen() -> std::io::Result<Signals> {
    let (stop, stopped) = watch::channel(false);
    let (reload, reloads) = watch::channel(0_u64);
    let mut term = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut hangup = signal(SignalKind::hangup())?;
    tokio::spawn(async move {
        loop {
            let _: bool = tokio::select! {
                _ = term.recv() => stop.send_replace(true),
                _ = interrupt.recv() => stop.send_replace(true),
                _ = hangup.recv() => { reload.send_modify(|count| *count += 1); false }
            };
        }
    });
    Ok(Signals { stop: stopped, reload: reloads })
}
