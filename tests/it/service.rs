//! The daemon as a service: what the service manager and whoever watches over it are told.

use std::os::unix::net::UnixDatagram;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::Duration;

use reqwest::StatusCode;
use weitersagen::clock;
use weitersagen::sandbox::rehearsal::{Pace, Rehearsal};

use crate::app::{networks, today};

/// How long anything here may take before the test is wrong.
const PATIENCE: Duration = Duration::from_secs(60);

/// The manager's end of the socket.
struct Manager {
    socket: UnixDatagram,
    heard: Vec<String>,
}

impl Manager {
    fn new(path: &Path) -> Self {
        let socket = UnixDatagram::bind(path).unwrap();
        socket.set_read_timeout(Some(Duration::from_millis(100))).unwrap();
        Self { socket, heard: Vec::new() }
    }

    /// Waits until a message holds this line; messages before it are kept.
    async fn hears(&mut self, line: &str) {
        let began = clock::monotonic();
        while began.elapsed() < PATIENCE {
            let mut buffer = [0; 1024];
            // The daemon runs in a process of its own, the rehearsal on this runtime's threads.
            if let Ok(size) = self.socket.recv(&mut buffer) {
                let message = String::from_utf8(buffer[..size].to_vec()).unwrap();
                self.heard.push(message.clone());
                if message.lines().any(|one| one == line) {
                    return;
                }
            }
            clock::sleep(Duration::from_millis(1)).await;
        }
        panic!("no `{line}` in {:?}", self.heard);
    }
}

/// A daemon that ends with the test, also where that fails.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Running {
    fn signal(&self, name: &str) {
        let done = Command::new("kill").args([name, &self.0.id().to_string()]).status().unwrap();
        assert!(done.success());
    }

    async fn ended(&mut self, within: Duration) -> ExitStatus {
        let began = clock::monotonic();
        while began.elapsed() < within {
            if let Some(status) = self.0.try_wait().unwrap() {
                return status;
            }
            clock::sleep(Duration::from_millis(20)).await;
        }
        panic!("still there after {within:?}");
    }
}

/// A port that is free now.
fn free_port() -> u16 {
    std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port()
}

async fn get(port: u16, path: &str) -> (StatusCode, String) {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let answer = client.get(format!("http://127.0.0.1:{port}{path}")).send().await.unwrap();
    (answer.status(), answer.text().await.unwrap())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_manager_and_the_monitor_are_told_how_it_stands() {
    let rehearsal = Rehearsal::start(0, networks(None), today()).await.unwrap();
    let dir = tempfile::tempdir().unwrap();
    let pace = Pace { schedule: "@every 1s".into(), backfill: 3, ..Pace::default() };
    let config = rehearsal.write_config(dir.path(), &pace).unwrap();
    let port = free_port();
    let text = std::fs::read_to_string(&config).unwrap();
    std::fs::write(&config, format!("{text}\n[admin]\nlisten = \"127.0.0.1:{port}\"\n")).unwrap();
    let mut manager = Manager::new(&dir.path().join("notify"));

    let daemon = Command::new(env!("CARGO_BIN_EXE_weitersagen"))
        .arg("--config")
        .arg(&config)
        .arg("run")
        .env("NOTIFY_SOCKET", dir.path().join("notify"))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut daemon = Running(daemon);
    manager.hears("READY=1").await;
    manager.hears("WATCHDOG=1").await;

    assert_eq!(get(port, "/healthz").await, (StatusCode::OK, "alive\n".into()));
    let began = clock::monotonic();
    while get(port, "/readyz").await.0 != StatusCode::OK {
        assert!(began.elapsed() < PATIENCE, "{:?}", get(port, "/readyz").await);
        clock::sleep(Duration::from_millis(50)).await;
    }
    let (status, figures) = get(port, "/metrics").await;
    assert_eq!(status, StatusCode::OK);
    for figure in [
        "weitersagen_build_info{version=\"",
        "weitersagen_source_last_success_timestamp_seconds{source=\"",
        "weitersagen_source_polls_total{source=\"",
        "weitersagen_source_polls_duration_seconds_total{source=\"",
        "weitersagen_account_verified{account=\"x\",network=\"x\"} 1.0",
        "weitersagen_deliveries{account=\"facebook\",state=\"posted\"} ",
        "weitersagen_x_budget_per_month_dollars ",
        "weitersagen_config_last_reload_successful 1.0",
        "# EOF",
    ] {
        assert!(figures.contains(figure), "no {figure} in {figures}");
    }

    daemon.signal("-HUP");
    manager.hears("RELOADING=1").await;
    manager.hears("READY=1").await;
    std::fs::write(&config, "mode = 7\n").unwrap();
    daemon.signal("-HUP");
    manager.hears("RELOADING=1").await;
    manager.hears("READY=1").await;
    manager.hears("WATCHDOG=1").await;
    let (_, figures) = get(port, "/metrics").await;
    assert!(figures.contains("weitersagen_config_last_reload_successful 0.0"), "{figures}");

    daemon.signal("-TERM");
    manager.hears("STOPPING=1").await;
    assert!(daemon.ended(Duration::from_secs(5)).await.success());
}

#[test]
fn the_watchdog_of_the_unit_is_the_one_of_healthz() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let unit = std::fs::read_to_string(root.join("packaging/systemd/weitersagen.service")).unwrap();
    assert!(unit.contains("\nWatchdogSec=15min\n"));
    let metrics = std::fs::read_to_string(root.join("src/daemon/metrics.rs")).unwrap();
    assert!(metrics.contains("HANGING: SignedDuration = SignedDuration::from_mins(15)"));
}
