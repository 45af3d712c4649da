//! `demo`: the sites publish while the daemon runs, and a start page shows where to look.

use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::watch;

use super::page;
use crate::cli::run::LOOK_EVERY;
use crate::cli::{Done, admin, say};
use crate::clock;
use crate::config::Watched;
use crate::daemon::{self, Signals};
use crate::sandbox::rehearsal::{Addresses, Pace, Rehearsal};
use crate::wording::{Language, rehearsal as words};

/// A new article appears on one of the sites this often.
const PUBLISH_EVERY: Duration = Duration::from_secs(8);

pub(super) async fn live(rehearsal: &Rehearsal, dir: &Path, port: u16) -> Done {
    let path = rehearsal.write_config(dir, &Pace::default())?;
    let daemon = super::open(&path)?;
    let start_port = if port == 0 { 0 } else { port.saturating_add(3) };
    let listener = TcpListener::bind(("127.0.0.1", start_port)).await?;
    let address = format!("http://{}/", listener.local_addr()?);
    let config = std::fs::read_to_string(&path)?;
    let watched = Watched::new(&path, Some(config.clone()));
    let shown = page::router(rehearsal.addresses.clone(), config.clone(), daemon.store.clone())?;
    let start_page = tokio::spawn(async move { axum::serve(listener, shown).await });
    let (stop, stopped) = watch::channel(false);
    let desk =
        SocketAddr::from(([127, 0, 0, 1], if port == 0 { 0 } else { port.saturating_add(4) }));
    let desk = admin::page(&daemon, admin::Place::At(desk), stopped.clone()).await;
    let link = match &desk {
        Some(desk) => Some(format!(
            "http://{}/{}",
            desk.address,
            admin::new_link(&daemon.store, daemon.config.language)?
        )),
        None => None,
    };
    let language = daemon.config.language;
    introduce(rehearsal, &path, (&address, link.as_deref()), language);

    let (_reload, reloads) = watch::channel(0);
    let signals = Signals { stop: stopped, reload: reloads, look_every: LOOK_EVERY };
    let publish = publish(rehearsal, language);
    tokio::select! {
        ended = daemon::run(daemon, watched, config, signals) => ended?,
        () = publish => {}
        heard = tokio::signal::ctrl_c() => heard?,
    }
    // The loop ends with this function; what it was about to send would be found at the next start.
    let _ = stop.send(true);
    admin::end(desk).await;
    start_page.abort();
    Ok(())
}

/// Releases the articles that are held back, one after another, and then only waits.
async fn publish(rehearsal: &Rehearsal, language: Language) {
    loop {
        clock::sleep(PUBLISH_EVERY).await;
        match rehearsal.sites.publish_next() {
            Some(title) => say::line(words::NEW.with(&[&title]).of(language)),
            None => break,
        }
    }
    say::line(words::ALL_OUT.with(&[]).of(language));
    std::future::pending::<()>().await;
}

fn introduce(
    rehearsal: &Rehearsal,
    config: &Path,
    (address, link): (&str, Option<&str>),
    language: Language,
) {
    let Addresses { organisation, portal, networks, .. } = &rehearsal.addresses;
    say::line(words::RUNNING.with(&[]).of(language));
    let places = [
        (&words::START_HERE, Some(address.to_owned())),
        (&words::ADMIN, link.map(str::to_owned)),
        (&words::ORGANISATION, Some(organisation.to_string())),
        (&words::PORTAL, Some(format!("{portal}news"))),
        (&words::FACEBOOK, Some(format!("{networks}timeline/facebook"))),
        (&words::ON_X, Some(format!("{networks}timeline/x"))),
        (&words::CONFIGURATION, Some(config.display().to_string())),
    ];
    for (name, place) in places {
        if let Some(place) = place {
            say::line(&format!("  {:<32} {place}", name.with(&[]).of(language)));
        }
    }
    say::line("");
    say::wrapped(words::WHAT_HAPPENS.with(&[]).of(language));
}
