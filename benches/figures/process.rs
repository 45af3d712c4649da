//! The binary as a process: started, watched, ended.

use std::collections::HashMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::Context as _;
use weitersagen::clock;

/// Nothing was posted for this long: the daemon is idle, and has let its idle threads go.
const QUIET: Duration = Duration::from_secs(12);
/// It is not waited longer for that.
const PATIENCE: Duration = Duration::from_secs(180);

/// What is measured, and a folder for what it writes.
#[derive(Debug, Clone)]
pub(crate) struct Program {
    pub(crate) binary: PathBuf,
    pub(crate) dir: PathBuf,
}

/// What a process holds in memory, in bytes.
#[derive(Debug)]
pub(crate) struct Memory {
    pub(crate) idle: f64,
    /// What is its own of it; the rest is pages of the program's file, which the system may drop.
    pub(crate) anonymous: f64,
    pub(crate) peak: f64,
}

/// A daemon, ended when it is dropped.
pub(crate) struct Daemon(Child);

impl Daemon {
    /// A line of the process's status, in bytes.
    pub(crate) fn memory(&self, field: &str) -> anyhow::Result<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.0.id()))?;
        let lines = status.lines().filter_map(|line| line.split_once(char::is_whitespace));
        let value = lines.collect::<HashMap<_, _>>().get(field).copied();
        let kib = value.and_then(|value| value.split_whitespace().next()?.parse::<u32>().ok());
        kib.map(|kib| f64::from(kib) * 1024.0).with_context(|| format!("no {field}"))
    }

    /// Fields 14 and 15 of its statistics: time in user and system mode, in hundredths.
    pub(crate) fn worked(&self) -> anyhow::Result<Duration> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.0.id()))?;
        let (_, fields) = stat.rsplit_once(')').context("no name")?;
        let ticks = fields.split_whitespace().skip(11).take(2).map(str::parse::<u64>);
        Ok(Duration::from_millis(10 * ticks.sum::<Result<u64, _>>()?))
    }
}

impl Drop for Daemon {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Program {
    /// A full round over both sample sites that sends and stores nothing.
    pub(crate) fn dry_run(&self, config: &Path) -> anyhow::Result<Duration> {
        let begun = clock::monotonic();
        let status = Command::new(&self.binary)
            .arg("--config")
            .arg(config)
            .args(["once", "--dry-run"])
            .stdout(Stdio::null())
            .status()?;
        anyhow::ensure!(status.success(), "once --dry-run ended with {status}");
        Ok(begun.elapsed())
    }

    /// From the start of the process to the daemon's word that it has started.
    pub(crate) fn start(&self, config: &Path) -> anyhow::Result<Duration> {
        let begun = clock::monotonic();
        let mut daemon = Daemon(self.command(config).stderr(Stdio::piped()).spawn()?);
        let log = daemon.0.stderr.take().context("no log")?;
        for line in BufReader::new(log).lines() {
            if line?.contains("has started") {
                return Ok(begun.elapsed());
            }
        }
        anyhow::bail!("the daemon ended before it had started")
    }

    /// Resident memory once everything has been read and posted, and the peak on the way. `posts`
    /// counts what has been posted by now.
    pub(crate) fn memory(
        &self,
        config: &Path,
        posts: &dyn Fn() -> usize,
    ) -> anyhow::Result<Memory> {
        let daemon = self.run(config)?;
        let (begun, mut seen) = (clock::monotonic(), (clock::monotonic(), posts()));
        while seen.0.elapsed() < QUIET || seen.1 == 0 {
            anyhow::ensure!(begun.elapsed() < PATIENCE, "the daemon never came to rest");
            wait(Duration::from_millis(100));
            if posts() > seen.1 {
                seen = (clock::monotonic(), posts());
            }
        }
        Ok(Memory {
            idle: daemon.memory("VmRSS:")?,
            anonymous: daemon.memory("RssAnon:")?,
            peak: daemon.memory("VmHWM:")?,
        })
    }

    /// A daemon whose log nobody reads.
    pub(crate) fn run(&self, config: &Path) -> anyhow::Result<Daemon> {
        Ok(Daemon(self.command(config).stderr(Stdio::null()).spawn()?))
    }

    /// One part of the program by itself, on one thread: its answers, and the processor time that
    /// the whole process took, start and JSON included.
    pub(crate) fn lab(&self, part: &str, input: &str) -> anyhow::Result<(String, Duration)> {
        let before = time_of_children()?;
        let mut child = Command::new(&self.binary)
            .args(["lab", part])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let mut stdin = child.stdin.take().context("no input")?;
        let input = input.to_owned();
        let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
        let done = child.wait_with_output()?;
        anyhow::ensure!(done.status.success(), "lab {part} ended with {}", done.status);
        writer.join().map_err(|_| anyhow::anyhow!("nobody wrote the input"))??;
        let took = time_of_children()?.saturating_sub(before);
        Ok((String::from_utf8(done.stdout)?, took))
    }

    fn command(&self, config: &Path) -> Command {
        let mut command = Command::new(&self.binary);
        command.arg("--config").arg(config).arg("run").env("NO_COLOR", "1").stdout(Stdio::null());
        command.envs(service_environment());
        command
    }
}

/// What the shipped unit has in the daemon's environment: it is measured as the service runs it.
fn service_environment() -> impl Iterator<Item = (&'static str, &'static str)> {
    let unit = include_str!("../../packaging/systemd/weitersagen.service");
    let lines = unit.lines().filter_map(|line| line.strip_prefix("Environment="));
    lines.flat_map(str::split_whitespace).filter_map(|pair| pair.split_once('='))
}

/// Fields 16 and 17 of the process's statistics: what ended children took in user and system mode,
/// in hundredths of a second.
fn time_of_children() -> anyhow::Result<Duration> {
    let stat = std::fs::read_to_string("/proc/self/stat")?;
    let (_, fields) = stat.rsplit_once(')').context("no name")?;
    let ticks = fields.split_whitespace().skip(13).take(2).map(str::parse::<u64>);
    Ok(Duration::from_millis(10 * ticks.sum::<Result<u64, _>>()?))
}

#[expect(clippy::disallowed_methods, reason = "the measured process works while this one waits")]
pub(crate) fn wait(time: Duration) {
    std::thread::sleep(time);
}
