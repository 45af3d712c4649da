//! The admin page from the terminal: serving it beside the daemon, a link into it, a password.

use std::io::{self, IsTerminal as _, Read as _};
use std::net::SocketAddr;
use std::path::Path;

use console::Term;
use serde_json::json;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use super::{Done, Failure, help, load, say};
use crate::admin::{self, Admin};
use crate::chance;
use crate::clock;
use crate::daemon::Daemon;
use crate::state::Store;
use crate::wording::{Language, Phrase, Words, networks, page_access as words};

/// The shortest password: what guards a public voice is not guessed.
const SHORTEST: usize = 12;
/// How long a link is good.
const MINUTES: u32 = 15;
/// The longest, in bytes.
const LONGEST: u64 = 1024;

/// The page as it is served.
pub(super) struct Served {
    /// Where.
    pub(super) address: SocketAddr,
    task: JoinHandle<()>,
}

/// Where the page listens.
pub(super) enum Place {
    /// At an address of its own.
    At(SocketAddr),
    /// On a socket that the service manager holds.
    Given(std::net::TcpListener),
    /// What the service manager passed on is no such socket.
    Unusable(io::Error),
}

impl Place {
    /// The socket that was passed on, else the address that the configuration names.
    pub(super) fn of(given: Given, listen: SocketAddr) -> Self {
        match given {
            Ok(Some(listener)) => Self::Given(listener),
            Ok(None) => Self::At(listen),
            Err(error) => Self::Unusable(error),
        }
    }
}

/// What the service manager passed on.
pub(super) type Given = io::Result<Option<std::net::TcpListener>>;

/// Serves the page of a daemon until `stop`. Where that does not work, the log says why, and the
/// daemon goes on without it: posting news does not depend on it.
pub(super) async fn page(
    daemon: &Daemon,
    place: Place,
    stop: watch::Receiver<bool>,
) -> Option<Served> {
    match serve(daemon, place, stop).await {
        Ok(served) => {
            tracing::info!("The admin page: http://{}/", served.address);
            Some(served)
        }
        Err(error) => {
            tracing::error!("There is no admin page: {error:#}; all else goes on");
            None
        }
    }
}

async fn serve(
    daemon: &Daemon,
    place: Place,
    stop: watch::Receiver<bool>,
) -> anyhow::Result<Served> {
    let listener = match place {
        Place::At(address) => admin::bind(address).await?,
        Place::Given(listener) => TcpListener::from_std(listener)?,
        // It goes into the log, which is English.
        Place::Unusable(error) => {
            let told = words::SOCKET.with(&[&error.to_string()]);
            anyhow::bail!(told.of(Language::En).to_owned())
        }
    };
    let address = listener.local_addr()?;
    let store = Store::open_shared(&daemon.config.state_dir)?;
    let page = Admin::new(daemon.board(), store, address)?;
    let task = tokio::spawn(admin::serve(listener, page, stop));
    Ok(Served { address, task })
}

/// Waits until the page has ended; it does within two seconds of being told.
pub(super) async fn end(page: Option<Served>) {
    if let Some(page) = page {
        // A task that broke off has said so itself.
        let _ = page.task.await;
    }
}

/// The path of a new link.
pub(super) fn new_link(store: &Store, language: Language) -> Result<String, Failure> {
    let secret = admin::secret().map_err(|error| no_chance(&error, language))?;
    Ok(admin::new_link(store, &secret, clock::now())?)
}

fn no_chance(error: &impl std::fmt::Display, language: Language) -> anyhow::Error {
    anyhow::anyhow!(networks::NO_CHANCE.with(&[&error.to_string()]).of(language).to_owned())
}

/// `admin-link`.
pub(super) fn link(path: &Path, json: bool) -> Done {
    let config = load(path)?;
    let store = Store::open_shared(&config.state_dir)?;
    let mut host = config.admin.listen;
    if host.ip().is_unspecified() {
        host.set_ip(std::net::Ipv4Addr::LOCALHOST.into());
    }
    let link = format!("http://{host}/{}", new_link(&store, config.language)?);
    if json {
        say::json(&json!({ "link": link, "minutes": MINUTES }))?;
        return Ok(());
    }
    say::line(&link);
    say::wrapped(words::LINK_HOLDS.with(&[&MINUTES.to_string()]).of(config.language));
    for host in &config.admin.hosts {
        say::wrapped(words::LINK_HOST.with(&[host]).of(config.language));
    }
    Ok(())
}

/// `admin-password`: reads a password, from the terminal without showing it, and prints the line
/// for the configuration.
pub(super) fn password(path: &Path, json: bool) -> Done {
    // A configuration may be on its way: nothing of it is needed here but its language.
    let language = help::spoken_at(path);
    let failed = |words: Words| anyhow::anyhow!(words.of(language).to_owned());
    let is_terminal = io::stdin().is_terminal();
    let password = if is_terminal { asked(language)? } else { piped(language)? };
    if password.chars().count() < SHORTEST {
        return Err(failed(words::SHORT.with(&[&SHORTEST.to_string()])).into());
    }
    let mut salt = [0; 16];
    chance::fill(&mut salt).map_err(|error| no_chance(&error, language))?;
    let hash = admin::hash_password(&password, salt)
        .map_err(|error| failed(words::NOT_HASHED.with(&[&error.to_string()])))?;
    if json {
        say::json(&json!({ "password": hash }))?;
    } else {
        if is_terminal {
            say::line(words::PUT_IT.with(&[]).of(language));
        }
        say::line("[admin]");
        say::line(&format!("password = \"{hash}\""));
    }
    Ok(())
}

fn asked(language: Language) -> anyhow::Result<String> {
    let terminal = Term::stderr();
    let ask = |what: &Phrase| -> anyhow::Result<String> {
        terminal.write_str(what.with(&[]).of(language))?;
        Ok(terminal.read_secure_line()?)
    };
    let password = ask(&words::PASSWORD)?;
    let same = ask(&words::ONCE_MORE)? == password;
    anyhow::ensure!(same, words::DIFFER.with(&[]).of(language).to_owned());
    Ok(password)
}

/// One line from a pipe, without its end.
fn piped(language: Language) -> anyhow::Result<String> {
    let failed = |words: Words| anyhow::anyhow!(words.of(language).to_owned());
    let mut text = String::new();
    let read = io::stdin().take(LONGEST + 2).read_to_string(&mut text);
    read.map_err(|error| failed(words::UNREADABLE.with(&[&error.to_string()])))?;
    let password = text.strip_suffix('\n').unwrap_or(&text);
    let password = password.strip_suffix('\r').unwrap_or(password);
    if password.contains('\n') {
        return Err(failed(words::SEVERAL_LINES.with(&[])));
    }
    Ok(password.to_owned())
}
