//! A configuration that is changed while the daemon runs, and one that is broken when it starts.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use weitersagen::clock;
use weitersagen::config::{self, Watched};
use weitersagen::daemon::{self, Context, Daemon, Signals};
use weitersagen::failpoint::Failpoints;
use weitersagen::sandbox::rehearsal::{Pace, Rehearsal};
use weitersagen::state::Store;

use crate::app::{networks, today};

/// Longer than that nothing of this takes on a machine that has much else to do, in steps of
/// [`STEP`]: a minute.
const PATIENCE: usize = 3_000;
const STEP: Duration = Duration::from_millis(20);

/// A daemon that ends with the test, also where that fails.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

async fn until(what: &str, done: impl Fn() -> bool) {
    for _ in 0..PATIENCE {
        if done() {
            return;
        }
        clock::sleep(STEP).await;
    }
    panic!("waited in vain: {what}");
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_default()
}

struct Stage {
    config: PathBuf,
    kept: PathBuf,
    alerts: PathBuf,
    good: String,
    _dir: tempfile::TempDir,
    _rehearsal: Rehearsal,
}

async fn stage() -> Stage {
    let rehearsal = Rehearsal::start(0, networks(None), today()).await.unwrap();
    let dir = tempfile::tempdir().unwrap();
    let pace = Pace { mode: "preview".into(), ..Pace::default() };
    let config = rehearsal.write_config(dir.path(), &pace).unwrap();
    let good = read(&config) + "\n[alerts]\nfile = \"alerts.jsonl\"\n";
    std::fs::write(&config, &good).unwrap();
    Stage {
        kept: dir.path().join("state/config.last-good.toml"),
        alerts: dir.path().join("alerts.jsonl"),
        config,
        good,
        _dir: dir,
        _rehearsal: rehearsal,
    }
}

impl Stage {
    fn save(&self, text: &str) {
        std::fs::write(&self.config, text).unwrap();
    }

    fn told(&self, what: &str) -> usize {
        read(&self.alerts).matches(what).count()
    }
}

/// What an admin does to the file while the daemon runs, and what must come of it.
async fn edit(stage: &Stage, reload: &watch::Sender<u64>) {
    until("the file in force is kept", || read(&stage.kept) == stage.good).await;

    // An editor that writes in two steps: the half is no mistake.
    let second = stage.good.replace("spacing = \"0s\"", "spacing = \"5m\"");
    stage.save(&second[..second.len() / 2]);
    clock::sleep(STEP).await;
    stage.save(&second);
    until("the second file is taken", || read(&stage.kept) == second).await;
    assert_eq!(stage.told("config_reload"), 0, "{}", read(&stage.alerts));

    stage.save(&second.replace("spacing", "spazing"));
    until("the mistake is told", || stage.told("config_reload") == 1).await;
    assert!(read(&stage.alerts).contains("spazing"), "the report says which");
    assert_eq!(read(&stage.kept), second, "the last good one stays");

    let third = second.replace("per_day = 1000", "per_day = 9");
    stage.save(&third);
    until("the third file is taken", || read(&stage.kept) == third).await;
    until("it is over", || stage.told("\"kind\":\"over\"") == 1).await;

    // SIGHUP does not wait: a person asked.
    stage.save("mode = \n");
    reload.send_modify(|count| *count += 1);
    until("the answer to SIGHUP", || stage.told("\"kind\":\"problem\"") == 2).await;
    assert_eq!(read(&stage.kept), third);
}

#[tokio::test]
async fn a_saved_file_is_taken_whole_or_not_at_all() {
    let stage = stage().await;
    let (config, text) = config::read_file(&stage.config).unwrap();
    let store = Store::open(&config.state_dir).unwrap();
    let client = daemon::open(&config).unwrap();
    let failpoints = Failpoints::default();
    let context = Context { config: config.into(), store, client, failpoints };
    let daemon = Daemon::new(context, None, Arc::new(clock::now));
    let (_stop, stopped) = watch::channel(false);
    let (reload, reloads) = watch::channel(0);
    let signals = Signals { stop: stopped, reload: reloads, look_every: STEP };
    let watched = Watched::new(&stage.config, Some(text.clone()));
    tokio::select! {
        ended = daemon::run(daemon, watched, text, signals) => panic!("it ended: {ended:?}"),
        () = edit(&stage, &reload) => {}
    }
}

#[tokio::test]
async fn a_daemon_that_starts_with_a_broken_file_goes_on_with_the_last_good_one() {
    let stage = stage().await;
    let folder = stage.kept.parent().unwrap();
    std::fs::create_dir(folder).unwrap();
    config::keep(folder, &stage.good).unwrap();
    stage.save(&stage.good.replace("mode = ", "mod = "));
    let log = stage.kept.with_extension("log");
    let child = Command::new(env!("CARGO_BIN_EXE_weitersagen"))
        .arg("--config")
        .arg(&stage.config)
        .arg("run")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(std::fs::File::create(&log).unwrap())
        .spawn()
        .unwrap();
    let mut running = Running(child);
    until("it tells of the broken file by an alert", || stage.told("config_reload") == 1).await;
    assert!(running.0.try_wait().unwrap().is_none(), "it runs");
    drop(running);
    let told = read(&log);
    assert!(told.contains("letzten Konfiguration") && told.contains("`mod`"), "{told}");
}
