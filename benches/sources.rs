//! How many sources one daemon can watch: 10,000 of them, feeds and pages, each on a host of its own.
//!
//! `cargo bench --bench sources` starts a server in this process and the daemon in a second one, so
//! that the memory measured is the daemon's alone. The first round reads everything; in each later
//! one 95 % of the sources answer 304 and the others have a new item.

#![expect(clippy::print_stdout, reason = "a benchmark prints")]

use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::process::{Command, ExitCode};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use anyhow::Context as _;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use weitersagen::clock;
use weitersagen::config::{self, SourceConfig};
use weitersagen::daemon::gather::Gathered;
use weitersagen::daemon::{self, Context, Daemon};
use weitersagen::failpoint::Failpoints;
use weitersagen::state::Store;

const SOURCES: u32 = 10_000;

/// One source in so many has something new each round: 5 %.
const CHANGED_ONE_IN: u32 = 20;

/// Entries on each list.
const LISTED: u32 = 20;

/// Rounds after the first one.
const ROUNDS: usize = 5;

/// The daemon may hold this much, whatever it watches.
const LIMIT_MIB: f64 = 80.0;

/// Tells the second process where the first one's server listens, and where its state goes.
const SERVER: &str = "WEITERSAGEN_BENCH_SERVER";
const STATE: &str = "WEITERSAGEN_BENCH_STATE";

fn main() -> anyhow::Result<ExitCode> {
    if let Some(server) = std::env::var_os(SERVER) {
        let port = server.to_string_lossy().parse()?;
        let state = std::env::var_os(STATE).context("no folder for the state")?;
        // As the program itself does: one thread waits, a pool beside it reads and stores.
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        return runtime.block_on(watch(port, Path::new(&state)));
    }
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(serve_and_measure())
}

async fn serve_and_measure() -> anyhow::Result<ExitCode> {
    // All of 127.0.0.0/8 is this machine: one socket serves ten thousand hosts.
    let listener = TcpListener::bind((Ipv4Addr::UNSPECIFIED, 0)).await?;
    let port = listener.local_addr()?.port();
    tokio::spawn(serve(listener));
    let dir = std::env::temp_dir().join(format!("weitersagen-sources-{}", std::process::id()));
    let mut child = Command::new(std::env::current_exe()?);
    child.env(SERVER, port.to_string()).env(STATE, &dir);
    let status = tokio::task::spawn_blocking(move || child.status()).await??;
    std::fs::remove_dir_all(&dir)?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The second process: the daemon's own rounds over all sources.
async fn watch(port: u16, state: &Path) -> anyhow::Result<ExitCode> {
    let daemon = daemon(port, state)?;
    let idle = memory("VmRSS:")?;
    let first = timed(&daemon).await?;
    anyhow::ensure!(first.read == SOURCES && first.failed == 0, "the first round: {first:?}");
    println!("{SOURCES} sources, each on a host of its own, {LISTED} entries each");
    println!("first round (everything is read)     {}", first.line());
    let mut rounds = Vec::new();
    for _ in 0..ROUNDS {
        let round = timed(&daemon).await?;
        let expected = SOURCES / CHANGED_ONE_IN;
        anyhow::ensure!(
            round.unchanged == SOURCES - expected && round.new == expected && round.failed == 0,
            "a later round: {round:?}"
        );
        rounds.push(round);
    }
    rounds.sort_by_key(|round| round.took);
    let median = rounds.get(rounds.len() / 2).context("no round")?;
    println!("later rounds (95 % are not modified)  {}   aim: 2000/s", median.line());
    let peak = memory("VmHWM:")?;
    println!("memory: {idle:.1} MiB before, peak {peak:.1} MiB   limit: {LIMIT_MIB} MiB");
    Ok(if peak > LIMIT_MIB { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// A daemon over ten thousand sources, half of them feeds and half of them pages.
fn daemon(port: u16, state: &Path) -> anyhow::Result<Daemon> {
    let text = "[organisation]\nname = \"Verein\"\nwebsite = \"https://www.verein.example/\"\n\
                [[sources]]\nname = \"eins\"\nurl = \"http://127.1.0.1/\"\nschedule = \"@every 20m\"\n";
    let mut config = config::parse(text, Path::new("config.toml"))
        .map_err(|report| anyhow::anyhow!("{report}"))?;
    let one = config.sources.pop().context("no source")?;
    for number in 0..SOURCES {
        let host = Ipv4Addr::from(u32::from(Ipv4Addr::new(127, 1, 0, 0)) + number);
        let kind = if number % 2 == 0 { "feed" } else { "page" };
        let name = format!("quelle-{number}");
        let url = format!("http://{host}:{port}/{number}/{kind}").parse()?;
        config.sources.push(SourceConfig { label: name.clone(), name, url, ..one.clone() });
        config.allow_private.push(host.to_string());
    }
    let client = daemon::open(&config)?;
    let store = Store::open(state)?;
    let context =
        Context { config: Arc::new(config), store, client, failpoints: Failpoints::default() };
    Ok(Daemon::new(context, None, Arc::new(clock::now)))
}

/// What one round came to.
#[derive(Debug)]
struct Timed {
    took: Duration,
    /// Processor time of this process alone, in all its threads.
    worked: Duration,
    read: u32,
    unchanged: u32,
    new: u32,
    failed: u32,
}

impl Timed {
    fn line(&self) -> String {
        let each = self.worked.as_secs_f64() * 1e6 / f64::from(SOURCES);
        let rate = f64::from(SOURCES) / self.took.as_secs_f64();
        format!(
            "{:>5.2} s  {rate:>6.0} sources/s  {each:>4.0} µs of processor each",
            self.took.as_secs_f64()
        )
    }
}

async fn timed(daemon: &Daemon) -> anyhow::Result<Timed> {
    let (begun, worked) = (clock::monotonic(), processor_time()?);
    let gathered = daemon.gather(|_| true).await?;
    let (took, worked) = (begun.elapsed(), processor_time()?.saturating_sub(worked));
    let mut timed = Timed { took, worked, read: 0, unchanged: 0, new: 0, failed: 0 };
    for (_, gathered) in gathered {
        match gathered {
            Gathered::NotModified => timed.unchanged += 1,
            Gathered::Read { new, .. } => {
                timed.read += 1;
                timed.new += u32::try_from(new)?;
            }
            _ => timed.failed += 1,
        }
    }
    Ok(timed)
}

/// A line of this process's status, in MiB.
fn memory(field: &str) -> anyhow::Result<f64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find(|line| line.starts_with(field));
    let kib = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<u32>().ok());
    kib.map(|kib| f64::from(kib) / 1024.0).with_context(|| format!("no {field}"))
}

/// Fields 14 and 15 of the process's statistics: time in user and system mode, in hundredths.
fn processor_time() -> anyhow::Result<Duration> {
    let stat = std::fs::read_to_string("/proc/self/stat")?;
    let (_, fields) = stat.rsplit_once(')').context("no name")?;
    let ticks = fields.split_whitespace().skip(11).take(2).map(str::parse::<u64>);
    Ok(Duration::from_millis(10 * ticks.sum::<Result<u64, _>>()?))
}

/// The servers of all sources.
async fn serve(listener: TcpListener) {
    let polls: Arc<[AtomicU32]> = (0..SOURCES).map(|_| AtomicU32::new(0)).collect();
    while let Ok((stream, address)) = listener.accept().await {
        tokio::spawn(answer_all(stream, address, Arc::clone(&polls)));
    }
}

async fn answer_all(mut stream: TcpStream, _from: SocketAddr, polls: Arc<[AtomicU32]>) {
    let mut request = Vec::new();
    let mut chunk = [0; 2048];
    loop {
        match stream.read(&mut chunk).await {
            Ok(0) | Err(_) => return,
            Ok(read) => request.extend_from_slice(chunk.get(..read).unwrap_or_default()),
        }
        if request.ends_with(b"\r\n\r\n") {
            let answer = answer(&String::from_utf8_lossy(&request), &polls);
            if stream.write_all(answer.as_bytes()).await.is_err() {
                return;
            }
            request.clear();
        }
    }
}

fn answer(request: &str, polls: &[AtomicU32]) -> String {
    let path = request.split(' ').nth(1).unwrap_or_default();
    let mut parts = path.trim_start_matches('/').split('/');
    let number = parts.next().and_then(|number| number.parse::<u32>().ok());
    let Some((number, poll)) =
        number.and_then(|number| Some((number, polls.get(usize::try_from(number).ok()?)?)))
    else {
        return "HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n".to_owned();
    };
    // Each source changes at every twentieth poll, every source at another one.
    let poll = poll.fetch_add(1, Ordering::Relaxed);
    let version = (poll + number % CHANGED_ONE_IN) / CHANGED_ONE_IN;
    let etag = format!("\"{version}\"");
    let known = request.lines().find_map(|line| line.strip_prefix("if-none-match: "));
    if known == Some(etag.as_str()) {
        return format!("HTTP/1.1 304 Not Modified\r\netag: {etag}\r\n\r\n");
    }
    let (media_type, body) = match parts.next() {
        Some("feed") => ("application/rss+xml", feed(number, version)),
        _ => ("text/html", page(number, version)),
    };
    format!(
        "HTTP/1.1 200 OK\r\netag: {etag}\r\ncontent-type: {media_type}; charset=utf-8\r\n\
         content-length: {}\r\n\r\n{body}",
        body.len()
    )
}

/// The numbers of the entries of a list, newest first.
fn entries(version: u32) -> impl Iterator<Item = u32> {
    (version..version + LISTED).rev()
}

fn feed(number: u32, version: u32) -> String {
    let items: Vec<String> = entries(version)
        .map(|entry| {
            format!(
                "<item><title>Meldung {entry} des Vereins {number} über ein Fest</title>\
                 <link>/{number}/artikel/{entry}</link><guid>{number}-{entry}</guid>\
                 <description>Am Sonntag feierten Gäste aus {entry} Orten.</description></item>"
            )
        })
        .collect();
    let items = items.concat();
    format!("<rss version=\"2.0\"><channel><title>Verein {number}</title>{items}</channel></rss>")
}

fn page(number: u32, version: u32) -> String {
    let items: Vec<String> = entries(version)
        .map(|entry| {
            format!(
                "<article class=\"teaser\"><h2><a href=\"/{number}/artikel/{entry}\">Meldung \
                 {entry} des Vereins {number} über ein Fest</a></h2><p>Am Sonntag feierten Gäste \
                 aus {entry} Orten ein Fest im Garten des Vereins, mit Musik und Kuchen.</p>\
                 </article>"
            )
        })
        .collect();
    let items = items.concat();
    format!(
        "<!DOCTYPE html><html lang=\"de\"><head><title>Verein {number}</title></head><body>\
         <nav><a href=\"/\">Start</a><a href=\"/kontakt\">Kontakt</a></nav>\
         <main><h1>Aktuelles</h1>{items}</main></body></html>"
    )
}
