//! The figures of the README, measured on the release binary against the rehearsal's servers.
//!
//! `cargo build --release` and then `cargo bench --profile dev --bench figures` print them: what is
//! measured is the release binary itself, so this program need not be optimised. Memory above its
//! limit is a failure; times depend on the machine, so they are only shown beside what is aimed at.

#![expect(clippy::print_stdout, reason = "a benchmark prints")]

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, ExitCode, Stdio};
use std::time::Duration;

use anyhow::Context as _;
use weitersagen::clock;
use weitersagen::sandbox::SandboxConfig;
use weitersagen::sandbox::rehearsal::{Pace, Rehearsal};

/// The release binary.
const BINARY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/target/release/weitersagen");

/// Runs of each timed figure; the median is told.
const RUNS: usize = 9;

/// The daemon holds at most this much when it has nothing to do.
const IDLE_LIMIT_MIB: f64 = 25.0;

fn main() -> anyhow::Result<ExitCode> {
    tokio::runtime::Runtime::new()?.block_on(measure())
}

async fn measure() -> anyhow::Result<ExitCode> {
    let today = clock::now().to_zoned(jiff::tz::TimeZone::UTC).date();
    let rehearsal = Rehearsal::start(0, SandboxConfig::default(), today).await?;
    rehearsal.sites.publish_all();
    let dir = std::env::temp_dir().join(format!("weitersagen-figures-{}", std::process::id()));
    let pace = Pace { schedule: "@every 1h".into(), backfill: 50, ..Pace::default() };
    let config = rehearsal.write_config(&dir, &pace)?;
    let measured = tokio::task::spawn_blocking(move || figures(&config)).await?;
    std::fs::remove_dir_all(&dir)?;
    let idle = measured?;
    drop(rehearsal);
    Ok(if idle > IDLE_LIMIT_MIB { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// Prints every figure, and returns the idle memory in MiB.
fn figures(config: &Path) -> anyhow::Result<f64> {
    let size = std::fs::metadata(BINARY).context("build it first: cargo build --release")?.len();
    println!("binary               {:>8.1} MB", bytes(size) / 1e6);

    let rounds = (0..RUNS).map(|_| dry_run(config)).collect::<Result<Vec<_>, _>>()?;
    println!("once --dry-run       {:>8.0} ms   aim: under 1000", millis(median(rounds)));

    let starts = (0..RUNS).map(|_| start(config)).collect::<Result<Vec<_>, _>>()?;
    println!("start of the daemon  {:>8.0} ms   aim: under 100", millis(median(starts)));

    let (idle, peak) = memory(config)?;
    println!("idle memory          {idle:>8.1} MiB  limit: {IDLE_LIMIT_MIB}");
    println!("peak memory          {peak:>8.1} MiB  (after reading and posting every sample)");
    Ok(idle)
}

fn bytes(size: u64) -> f64 {
    f64::from(u32::try_from(size).unwrap_or(u32::MAX))
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// A full round over both sample sites that sends and stores nothing.
fn dry_run(config: &Path) -> anyhow::Result<Duration> {
    let begun = clock::monotonic();
    let status = Command::new(BINARY)
        .arg("--config")
        .arg(config)
        .args(["once", "--dry-run"])
        .stdout(Stdio::null())
        .status()?;
    anyhow::ensure!(status.success(), "once --dry-run ended with {status}");
    Ok(begun.elapsed())
}

/// From the start of the process to the daemon's word that it has started.
fn start(config: &Path) -> anyhow::Result<Duration> {
    let begun = clock::monotonic();
    let mut child = daemon(config)?;
    let log = child.stderr.take().context("no log")?;
    let mut elapsed = None;
    for line in BufReader::new(log).lines() {
        if line?.contains("has started") {
            elapsed = Some(begun.elapsed());
            break;
        }
    }
    child.kill()?;
    child.wait()?;
    elapsed.context("the daemon ended before it had started")
}

/// The daemon's resident memory once everything has been read and posted, and its peak, in MiB.
fn memory(config: &Path) -> anyhow::Result<(f64, f64)> {
    let mut child = daemon(config)?;
    // Read the log, so that the daemon never waits for its reader.
    let log = child.stderr.take().context("no log")?;
    let reader =
        std::thread::spawn(move || BufReader::new(log).lines().map_while(Result::ok).count());
    wait(Duration::from_secs(8));
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id()))?;
    child.kill()?;
    child.wait()?;
    let _ = reader.join();
    let field = |name: &str| {
        let line = status.lines().find(|line| line.starts_with(name));
        let kib = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<u32>().ok());
        kib.map(|kib| f64::from(kib) / 1024.0).with_context(|| format!("no {name}"))
    };
    Ok((field("VmRSS:")?, field("VmHWM:")?))
}

#[expect(clippy::disallowed_methods, reason = "the measured process works while this one waits")]
fn wait(time: Duration) {
    std::thread::sleep(time);
}

fn daemon(config: &Path) -> anyhow::Result<Child> {
    let child = Command::new(BINARY)
        .arg("--config")
        .arg(config)
        .arg("run")
        .env("NO_COLOR", "1")
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()?;
    Ok(child)
}
