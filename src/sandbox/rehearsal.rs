//! A whole rehearsal on loopback: the sample sites, the sandbox networks, and a configuration
//! that joins them. The demo, the tests and the benchmarks all run against it.

use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use axum::Router;
use jiff::civil::Date;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use url::Url;

use super::sites::Sites;
use super::{Sandbox, SandboxConfig};

/// The servers, until it is dropped.
pub struct Rehearsal {
    /// The networks.
    pub sandbox: Sandbox,
    /// The sample sites.
    pub sites: Sites,
    /// Where they are served.
    pub addresses: Addresses,
    servers: Vec<JoinHandle<()>>,
}

/// Where the parts of a rehearsal are served.
#[derive(Debug, Clone)]
pub struct Addresses {
    /// Both networks and their timelines.
    pub networks: Url,
    /// The organisation's site.
    pub organisation: Url,
    /// The state's portal.
    pub portal: Url,
}

/// How fast a rehearsal goes.
#[derive(Debug, Clone)]
pub struct Pace {
    /// The schedule of both sources.
    pub schedule: String,
    /// How many items of the first poll are told.
    pub backfill: usize,
    /// Waits after refusals that may pass.
    pub retry: Vec<String>,
    /// Waits before reads of the timeline.
    pub reconcile: Vec<String>,
    /// Between the two reads that prove absence.
    pub absence: String,
    /// What may leave.
    pub mode: String,
}

impl Default for Pace {
    fn default() -> Self {
        let list = |waits: &[&str]| waits.iter().map(|&wait| wait.to_owned()).collect();
        Self {
            schedule: "@every 3s".into(),
            backfill: 0,
            retry: list(&["1s", "1s", "2s"]),
            // Reads of the timelines meet faults, too: patience is what a rehearsal is for.
            reconcile: list(&["1s"; 12]),
            absence: "1s".into(),
            mode: "publish".into(),
        }
    }
}

impl Rehearsal {
    /// Serves everything on 127.0.0.1: the networks on `port`, the sites on the two next; on any
    /// free ports if `port` is 0.
    pub async fn start(port: u16, config: SandboxConfig, today: Date) -> anyhow::Result<Self> {
        let next = |by: u16| {
            if port == 0 { 0 } else { port.saturating_add(by) }
        };
        let (networks, networks_url) = bind(port).await?;
        let (organisation, organisation_url) = bind(next(1)).await?;
        let (portal, portal_url) = bind(next(2)).await?;
        let sandbox = Sandbox::new(config);
        let sites = Sites::new(today, organisation_url.clone(), portal_url.clone())?;
        let served = sandbox.clone();
        let servers = vec![
            tokio::spawn(async move {
                if let Err(error) = served.serve(networks, std::future::pending()).await {
                    tracing::error!("The sandbox networks ended: {error}");
                }
            }),
            spawn(organisation, sites.organisation_router()),
            spawn(portal, sites.portal_router()),
        ];
        let addresses = Addresses {
            networks: networks_url,
            organisation: organisation_url,
            portal: portal_url,
        };
        Ok(Self { sandbox, sites, addresses, servers })
    }

    /// Writes `config.toml` and the secrets it names into a folder, and returns its path.
    pub fn write_config(&self, dir: &Path, pace: &Pace) -> anyhow::Result<PathBuf> {
        std::fs::create_dir_all(dir)?;
        let config = self.sandbox.config();
        let secrets = [
            ("facebook-page-token", &config.facebook.token),
            ("x-consumer-key", &config.x.consumer_key),
            ("x-consumer-secret", &config.x.consumer_secret),
            ("x-access-token", &config.x.access_token),
            ("x-access-secret", &config.x.access_secret),
        ];
        for (name, secret) in secrets {
            let mut options = std::fs::File::options();
            options.create(true).truncate(true).write(true).mode(0o600);
            let mut file = options.open(dir.join(name)).context(name)?;
            file.write_all(secret.as_bytes())?;
        }
        let path = dir.join("config.toml");
        std::fs::write(&path, self.config_text(pace))?;
        Ok(path)
    }

    /// The configuration of the rehearsal, as an admin would write it.
    pub fn config_text(&self, pace: &Pace) -> String {
        let Addresses { networks, organisation, portal } = &self.addresses;
        let Pace { schedule, backfill, absence, mode, .. } = pace;
        let api = networks.as_str().trim_end_matches('/');
        let (retry, reconcile) = (list(&pace.retry), list(&pace.reconcile));
        format!(
            r##"mode = "{mode}"

[organisation]
name = "Begegnungshaus Elbe e.V."
website = "{organisation}"          # hier stehen die „Folge uns“-Knöpfe

[[sources]]
name = "begegnungshaus"
label = "Begegnungshaus Elbe"
url = "{organisation}aktuelles/news.html"
schedule = "{schedule}"
backfill = {backfill}

[[sources]]
name = "landesportal"
label = "Landesportal Vielfalt Sachsen-Anhalt"
url = "{portal}news"
schedule = "{schedule}"
backfill = {backfill}

[[accounts]]
name = "facebook"
network = "facebook"
token = {{ file = "facebook-page-token" }}
api = "{api}"                       # die Probebühne statt des echten Netzes

[[accounts]]
name = "x"
network = "x"
consumer_key = {{ file = "x-consumer-key" }}
consumer_secret = {{ file = "x-consumer-secret" }}
access_token = {{ file = "x-access-token" }}
access_secret = {{ file = "x-access-secret" }}
api = "{api}"
hashtags = ["#SachsenAnhalt", "#Magdeburg", "#Integration"]

[pacing]                            # für die Vorführung ohne Pausen
quiet = []
holidays = "none"
spacing = "0s"
per_day = 1000
grace = "0s"

[outbox]
retry = {retry}
reconcile = {reconcile}
absence = "{absence}"

[budget]
x_usd_per_month = 1000.0

[fetch]
allow_private = ["127.0.0.1"]
"##
        )
    }
}

impl Drop for Rehearsal {
    fn drop(&mut self) {
        for server in &self.servers {
            server.abort();
        }
    }
}

fn list(waits: &[String]) -> String {
    let quoted: Vec<String> = waits.iter().map(|wait| format!("\"{wait}\"")).collect();
    format!("[{}]", quoted.join(", "))
}

async fn bind(port: u16) -> anyhow::Result<(TcpListener, Url)> {
    let listener = TcpListener::bind(("127.0.0.1", port)).await;
    let listener = listener
        .with_context(|| format!("port {port} cannot be used; choose another with --port"))?;
    let url = Url::parse(&format!("http://{}/", listener.local_addr()?))?;
    Ok((listener, url))
}

fn spawn(listener: TcpListener, router: Router) -> JoinHandle<()> {
    tokio::spawn(async move {
        if let Err(error) = axum::serve(listener, router).await {
            tracing::error!("A sample site ended: {error}");
        }
    })
}
