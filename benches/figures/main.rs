//! The figures of docs/performance.md, measured on the release binary against loopback servers.
//!
//! `cargo build --release` and then `cargo bench --profile dev --bench figures` print them: what is
//! measured is the release binary itself, so this program need not be optimised. A binary, an idle
//! memory or a database above its limit is a failure; times depend on the machine, so they are only
//! shown beside what is aimed at. `WEITERSAGEN_BINARY` names another binary than
//! `target/release/weitersagen`.

#![expect(clippy::print_stdout, reason = "a benchmark prints")]

mod growth;
mod latency;
mod path;
mod process;
mod sources;

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::Context as _;
use jiff::civil::Date;
use weitersagen::clock;
use weitersagen::sandbox::SandboxConfig;
use weitersagen::sandbox::rehearsal::{Pace, Rehearsal};

use self::process::Memory;

/// Runs of each timed figure; the median is told.
const RUNS: usize = 9;

/// The release binary holds at most so many bytes, a little more than measured; 15 MB are aimed at.
const BINARY_LIMIT: f64 = 15.5e6;

/// The daemon holds at most so many bytes when it has nothing to do, a little more than measured;
/// 20 MB are aimed at.
const IDLE_LIMIT: f64 = 22e6;

/// A thousand items, told on both networks, add at most so many bytes to the database.
const GROWTH_LIMIT: f64 = 20e6;

#[tokio::main]
async fn main() -> anyhow::Result<ExitCode> {
    let binary = std::env::var_os("WEITERSAGEN_BINARY").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/target/release/weitersagen")),
        PathBuf::from,
    );
    let dir = tempfile::tempdir()?;
    let size = std::fs::metadata(&binary).context("build it first: cargo build --release")?.len();
    let mut within = show("binary", bytes(size), BINARY_LIMIT);

    let program = process::Program { binary, dir: dir.path().to_owned() };
    let today = clock::now().to_zoned(jiff::tz::TimeZone::UTC).date();
    // `-- sources` measures that group alone. Cargo itself adds `--bench`.
    let only: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with("--")).collect();
    let wanted = |group: &str| only.is_empty() || only.iter().any(|only| only == group);
    if wanted("daemon") {
        within &= on_sample_sites(&program, today).await?;
    }
    if wanted("latency") {
        latency::measure(&program, today).await?;
    }
    if wanted("path") {
        let program = program.clone();
        tokio::task::spawn_blocking(move || path::measure(&program)).await??;
    }
    if wanted("growth") {
        let growth = growth::measure(&program).await?;
        println!("database, 1,000 known   {:>8.1} MB   from first lists", growth.known / 1e6);
        within &= show("database, 1,000 told", growth.told, GROWTH_LIMIT);
    }
    if wanted("sources") {
        within &= sources::measure(&program).await?;
    }
    Ok(if within { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Prints a size beside its limit, and whether it is within it.
fn show(what: &str, bytes: f64, limit: f64) -> bool {
    println!("{what:<23} {:>8.1} MB   limit: {:.0} MB", bytes / 1e6, limit / 1e6);
    bytes <= limit
}

/// Start, a round without a trace, and memory, over both sample sites. Returns whether the memory is
/// within its limit.
async fn on_sample_sites(program: &process::Program, today: Date) -> anyhow::Result<bool> {
    let rehearsal = Rehearsal::start(0, SandboxConfig::default(), today).await?;
    rehearsal.sites.publish_all();
    let pace = Pace { schedule: "@every 1h".into(), backfill: 50, ..Pace::default() };
    let config = rehearsal.write_config(&program.dir.join("sites"), &pace)?;
    let program = program.clone();
    let sandbox = rehearsal.sandbox.clone();
    let posts = move || sandbox.facebook_posts().len() + sandbox.x_posts().len();
    let measured = tokio::task::spawn_blocking(move || {
        let runs = |run: &dyn Fn() -> anyhow::Result<Duration>| {
            anyhow::Ok(median((0..RUNS).map(|_| run()).collect::<Result<Vec<_>, _>>()?))
        };
        let round = runs(&|| program.dry_run(&config))?;
        println!("once --dry-run          {:>8.0} ms   aim: under 1000", millis(round));
        let start = runs(&|| program.start(&config))?;
        println!("start of the daemon     {:>8.0} ms   aim: under 50", millis(start));
        program.memory(&config, &posts)
    });
    let Memory { idle, anonymous, peak } = measured.await??;
    let within = show("idle memory", idle, IDLE_LIMIT);
    println!("  of it its own         {:>8.1} MB   the rest: mapped program", anonymous / 1e6);
    println!("peak memory             {:>8.1} MB   reading and posting it all", peak / 1e6);
    Ok(within)
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
