//! How many sources one daemon can watch: ten thousand of them, each on a host of its own.

use std::fmt::Write as _;
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use weitersagen::clock;

use super::process::Program;
use super::show;

const SOURCES: u32 = 10_000;
/// One source in so many has something new each time: 5 %.
const CHANGED_ONE_IN: u32 = 20;
/// Entries on each list.
const LISTED: u32 = 20;
/// The daemon may hold so many bytes, whatever it watches.
const LIMIT: f64 = 80e6;
/// The first look at all of them may take so long.
const PATIENCE: Duration = Duration::from_secs(900);
/// After that it is watched at work for so long.
const WATCHED: Duration = Duration::from_secs(30);

/// What the server was asked.
#[derive(Debug)]
struct Asked {
    /// Polls of each source.
    polls: Vec<AtomicU32>,
    /// Sources polled at least once.
    begun: AtomicU32,
    /// Answers that nothing has changed.
    unchanged: AtomicU32,
    /// Lists given.
    lists: AtomicU32,
    /// Articles given.
    articles: AtomicU32,
}

/// Serves the sources, half of them feeds and half of them pages, has the daemon watch them, and
/// prints how many it looks at in a second. Returns whether its memory stayed within the limit.
pub(crate) async fn measure(program: &Program) -> anyhow::Result<bool> {
    let asked = Arc::new(Asked {
        polls: (0..SOURCES).map(|_| AtomicU32::new(0)).collect(),
        begun: AtomicU32::new(0),
        unchanged: AtomicU32::new(0),
        lists: AtomicU32::new(0),
        articles: AtomicU32::new(0),
    });
    // All of 127.0.0.0/8 is this machine: one socket serves ten thousand hosts.
    let listener = TcpListener::bind((Ipv4Addr::UNSPECIFIED, 0)).await?;
    let port = listener.local_addr()?.port();
    tokio::spawn(serve(listener, Arc::clone(&asked)));
    let config = write_config(&program.dir.join("sources"), port)?;

    let daemon = program.run(&config)?;
    let begun = clock::monotonic();
    while asked.begun.load(Ordering::Relaxed) < SOURCES {
        let polled = asked.begun.load(Ordering::Relaxed);
        anyhow::ensure!(begun.elapsed() < PATIENCE, "after that long, {polled} were looked at");
        anyhow::ensure!(daemon.memory("VmRSS:").is_ok(), "the daemon has ended");
        clock::sleep(Duration::from_millis(20)).await;
    }
    told("sources, first look", SOURCES, begun.elapsed(), daemon.worked()?, "everything is read");

    let count = |counter: &AtomicU32| counter.load(Ordering::Relaxed);
    let (begun, worked) = (clock::monotonic(), daemon.worked()?);
    let before = (count(&asked.unchanged), count(&asked.lists), count(&asked.articles));
    clock::sleep(WATCHED).await;
    let unchanged = count(&asked.unchanged) - before.0;
    let lists = count(&asked.lists) - before.1;
    let articles = count(&asked.articles) - before.2;
    let worked = daemon.worked()?.saturating_sub(worked);
    anyhow::ensure!(unchanged > 10 * lists, "{lists} lists were read, {unchanged} unchanged");
    anyhow::ensure!(articles > 0, "no new article was read");
    let what = format!("aim: 2000; {lists} lists and {articles} articles were new");
    told("sources, later", unchanged + lists, begun.elapsed(), worked, &what);
    Ok(show("  peak memory", daemon.memory("VmHWM:")?, LIMIT))
}

fn told(what: &str, polls: u32, took: Duration, worked: Duration, remark: &str) {
    let rate = f64::from(polls) / took.as_secs_f64();
    let each = worked.as_secs_f64() * 1e6 / f64::from(polls);
    println!("{what:<23} {rate:>8.0} /s   {each:.0} µs of processor each; {remark}");
}

/// Written tightly: a configuration may have a million bytes.
fn write_config(dir: &Path, port: u16) -> anyhow::Result<PathBuf> {
    let host = |number| Ipv4Addr::from(u32::from(Ipv4Addr::new(127, 1, 0, 0)) + number);
    let mut text = "mode = \"preview\"\nsources = [\n".to_owned();
    for number in 0..SOURCES {
        let (host, kind) = (host(number), if number % 2 == 0 { "f" } else { "p" });
        writeln!(
            text,
            "{{name=\"{number}\",url=\"http://{host}:{port}/{number}/{kind}\",\
             schedule=\"@every 1s\"}},"
        )?;
    }
    text.push_str("]\n[organisation]\nname = \"Verein\"\n");
    text.push_str("website = \"https://www.verein.example/\"\n");
    text.push_str("[admin]\nlisten = \"127.0.0.1:0\"\n[fetch]\nallow_private = [");
    for number in 0..SOURCES {
        write!(text, "\"{}\",", host(number))?;
    }
    text.push_str("]\n");
    std::fs::create_dir_all(dir)?;
    let path = dir.join("config.toml");
    std::fs::write(&path, text)?;
    Ok(path)
}

async fn serve(listener: TcpListener, asked: Arc<Asked>) {
    while let Ok((stream, _)) = listener.accept().await {
        tokio::spawn(answer_all(stream, Arc::clone(&asked)));
    }
}

async fn answer_all(mut stream: TcpStream, asked: Arc<Asked>) {
    let mut request = Vec::new();
    let mut chunk = [0; 2048];
    loop {
        match stream.read(&mut chunk).await {
            Ok(0) | Err(_) => return,
            Ok(read) => request.extend_from_slice(chunk.get(..read).unwrap_or_default()),
        }
        if request.ends_with(b"\r\n\r\n") {
            let answer = answer(&String::from_utf8_lossy(&request), &asked);
            if stream.write_all(answer.as_bytes()).await.is_err() {
                return;
            }
            request.clear();
        }
    }
}

/// `/NUMBER/f` is a feed, `/NUMBER/p` a page with a list, `/NUMBER/artikel/ENTRY` articles.
fn answer(request: &str, asked: &Asked) -> String {
    let path = request.split(' ').nth(1).unwrap_or_default();
    let mut parts = path.trim_start_matches('/').split('/');
    let mut number = || parts.next().and_then(|number| number.parse::<u32>().ok());
    let Some((number, poll)) =
        number().and_then(|number| Some((number, asked.polls.get(usize::try_from(number).ok()?)?)))
    else {
        return "HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n".to_owned();
    };
    let kind = parts.next().unwrap_or_default();
    if kind == "artikel" {
        asked.articles.fetch_add(1, Ordering::Relaxed);
        let entry = parts.next().unwrap_or_default();
        return ok("text/html", "", &article(number, entry));
    }
    // Each source changes at every twentieth poll, every source at another one.
    let poll = poll.fetch_add(1, Ordering::Relaxed);
    asked.begun.fetch_add(u32::from(poll == 0), Ordering::Relaxed);
    let version = (poll + number % CHANGED_ONE_IN) / CHANGED_ONE_IN;
    let etag = format!("\"{version}\"");
    let known = request.lines().find_map(|line| line.strip_prefix("if-none-match: "));
    if known == Some(etag.as_str()) {
        asked.unchanged.fetch_add(1, Ordering::Relaxed);
        return format!("HTTP/1.1 304 Not Modified\r\netag: {etag}\r\n\r\n");
    }
    asked.lists.fetch_add(1, Ordering::Relaxed);
    let etag = format!("etag: {etag}\r\n");
    match kind {
        "f" => ok("application/rss+xml", &etag, &feed(number, version)),
        _ => ok("text/html", &etag, &page(number, version)),
    }
}

fn ok(media_type: &str, header: &str, body: &str) -> String {
    format!(
        "HTTP/1.1 200 OK\r\n{header}content-type: {media_type}; charset=utf-8\r\n\
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

/// Articles of different associations have no more in common than their headlines.
fn article(number: u32, entry: &str) -> String {
    let title = format!("Meldung {entry} des Vereins {number} über ein Fest");
    let mut seed = u64::from(number) * 1_000 + entry.bytes().map(u64::from).sum::<u64>();
    let mut paragraphs = String::new();
    for _ in 0..6 {
        let words: Vec<&str> = (0..40).map(|_| word(&mut seed)).collect();
        paragraphs.push_str("<p>Der Verein meldet ");
        paragraphs.push_str(&words.join(" "));
        paragraphs.push_str(".</p>");
    }
    format!(
        "<!DOCTYPE html><html lang=\"de\"><head><title>{title}</title></head><body><main><article>\
         <h1>{title}</h1>{paragraphs}</article></main></body></html>"
    )
}

/// One of a few words, as the seed has it, which goes on.
fn word(seed: &mut u64) -> &'static str {
    const WORDS: [&str; 32] = [
        "Gäste", "Kinder", "Helfer", "Musik", "Kuchen", "Garten", "Zelte", "Tische", "Bänke",
        "Kurse", "Sprache", "Stadt", "Dorf", "Land", "Haus", "Hof", "gestern", "gerne", "viele",
        "neue", "große", "kleine", "feiern", "bauen", "lernen", "kochen", "und", "mit", "auf",
        "vor", "nach", "seit",
    ];
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    let at = usize::try_from(*seed >> 59).unwrap_or_default();
    WORDS.get(at).copied().unwrap_or_default()
}
