//! `run`: the daemon, until SIGTERM or Ctrl-C; a changed configuration is taken, and on SIGHUP.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

use super::{Done, Failure, admin, context, say};
use crate::clock;
use crate::config::{self, Config, Report, Watched};
use crate::crash;
use crate::daemon::{self, Daemon, Signals};
use crate::state::Store;
use crate::wording::reload;

/// How often the configuration's file is looked at.
pub(super) const LOOK_EVERY: Duration = Duration::from_secs(2);

/// `given` is what the service manager passed on for the page.
pub(super) async fn run(path: &Path, given: admin::Given) -> Done {
    let found = config::read_text(path);
    let watched = Watched::new(path, found.as_ref().ok().cloned());
    let read = found.and_then(|text| Ok((config::parse(&text, path)?, text)));
    let ((config, text), broken) = match read {
        Ok(read) => (read, None),
        Err(report) => (last_good(path, &report)?, Some(report)),
    };
    for line in config::summary::describe(&config, clock::now()) {
        tracing::info!("{line}");
    }
    let dir = config.state_dir.clone();
    let store = Store::open(&dir)?;
    let mut daemon = Daemon::new(context(config, store)?, Some(&dir), Arc::new(clock::now));
    daemon.heed_crash(&dir).await?;
    crash::leave_notes(&dir);
    if let Some(report) = &broken {
        daemon.starts_without(report);
    }
    let signals = listen()?;
    let place = admin::Place::of(given, daemon.config.admin.listen);
    let page = admin::page(&daemon, place, signals.stop.clone()).await;
    tracing::info!("weitersagen {} has started", env!("CARGO_PKG_VERSION"));
    let ended = daemon::run(daemon, watched, text, signals).await;
    admin::end(page).await;
    ended?;
    tracing::info!("weitersagen has ended");
    Ok(())
}

/// Where the file is broken, the configuration that was in force last: a server that starts again
/// at night must not fall silent over a comma. What is wrong is told now, and by an alert.
fn last_good(path: &Path, report: &Report) -> Result<(Config, String), Failure> {
    let rendered = report.render(report.language);
    let Some((config, text)) = config::last_good(path) else {
        return Err(Failure::Wrong(rendered));
    };
    say::error(&rendered, report.language);
    tracing::error!("{}", reload::LAST_GOOD.with(&[]).of(config.language));
    Ok((config, text))
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
    Ok(Signals { stop: stopped, reload: reloads, look_every: LOOK_EVERY })
}
