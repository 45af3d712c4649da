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
use crate::sandbox::rehearsal::{Pace, Rehearsal};

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
        Some(desk) => Some(format!("http://{}/{}", desk.address, admin::new_link(&daemon.store)?)),
        None => None,
    };
    introduce(rehearsal, &path, (&address, link.as_deref()));

    let (_reload, reloads) = watch::channel(0);
    let signals = Signals { stop: stopped, reload: reloads, look_every: LOOK_EVERY };
    let publish = publish(rehearsal);
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
async fn publish(rehearsal: &Rehearsal) {
    loop {
        clock::sleep(PUBLISH_EVERY).await;
        match rehearsal.sites.publish_next() {
            Some(title) => say::line(&format!("New on one of the sites: {title}")),
            None => break,
        }
    }
    say::line("All sample articles are out. Ctrl-C ends the demo.");
    std::future::pending::<()>().await;
}

fn introduce(rehearsal: &Rehearsal, config: &Path, (address, link): (&str, Option<&str>)) {
    let addresses = &rehearsal.addresses;
    say::line("weitersagen is running against two sample news sites and two sandbox networks.\n");
    say::line(&format!("  Start here             {address}"));
    if let Some(link) = link {
        say::line(&format!("  The admin page         {link}"));
    }
    say::line(&format!("  The organisation       {}", addresses.organisation));
    say::line(&format!("  The state's portal     {}news", addresses.portal));
    say::line(&format!("  Facebook, as followers see it  {}timeline/facebook", addresses.networks));
    say::line(&format!("  X, as followers see it         {}timeline/x", addresses.networks));
    say::line(&format!("  The configuration      {}\n", config.display()));
    say::line("What stood on the sites before is known and not posted. New articles appear every");
    say::line("eight seconds and are posted once each. Ctrl-C ends the demo.\n");
}
