//! How much the database grows: with what a first list makes known, and with what is told.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use anyhow::Context as _;
use axum::Router;
use axum::extract::{Path as Number, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::Html;
use axum::routing::get;
use jiff::Timestamp;
use weitersagen::clock;
use weitersagen::sandbox::SandboxConfig;
use weitersagen::sandbox::rehearsal::{Pace, Rehearsal};

use super::process::Program;

/// Entries of the list, all of them known after the first look.
const LISTED: u32 = 1000;
/// New ones after that; less than the share that asks for a person.
const NEW: u32 = 100;
/// They are not waited for any longer.
const PATIENCE: Duration = Duration::from_secs(600);

/// Bytes for each thousand items.
#[derive(Debug)]
pub(crate) struct Growth {
    pub(crate) known: f64,
    pub(crate) told: f64,
}

/// A list that grows when it is told to.
#[derive(Debug)]
struct Site {
    base: String,
    newest: AtomicU32,
    now: Timestamp,
}

/// Lets a daemon know a thousand items, and tell some more on both networks.
pub(crate) async fn measure(program: &Program) -> anyhow::Result<Growth> {
    let now = clock::now();
    let today = now.to_zoned(jiff::tz::TimeZone::UTC).date();
    let rehearsal = Rehearsal::start(0, SandboxConfig::default(), today).await?;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let base = format!("http://{}", listener.local_addr()?);
    let newest = AtomicU32::new(LISTED);
    let site = Arc::new(Site { base: base.clone(), newest, now });
    let router = Router::new()
        .route("/liste.xml", get(list))
        .route("/artikel/{number}", get(page))
        .with_state(Arc::clone(&site));
    tokio::spawn(async move { axum::serve(listener, router).await });

    let config = rehearsal.write_config(&program.dir.join("growth"), &Pace::default())?;
    let text = std::fs::read_to_string(&config)?;
    // The first source is the list; the sample sites have too few items.
    let (head, rest) = text.split_once("[[sources]]").context("no source")?;
    let (_, accounts) = rest.split_once("[[accounts]]").context("no account")?;
    let source = format!("[[sources]]\nname = \"liste\"\nurl = \"{base}/liste.xml\"\n");
    let text = format!("{head}{source}schedule = \"@every 1s\"\n\n[[accounts]]{accounts}");
    std::fs::write(&config, text)?;

    let _daemon = program.run(&config)?;
    let state = config.with_file_name("state");
    let known = settled(&state, "SELECT count(*) >= ?1 FROM items", LISTED).await?;
    site.newest.fetch_add(NEW, Ordering::Relaxed);
    let posted = "SELECT count(*) >= 2 * ?1 FROM deliveries WHERE state = 'posted'";
    let told = settled(&state, posted, NEW).await?;
    Ok(Growth {
        known: known / f64::from(LISTED) * 1e3,
        told: (told - known) / f64::from(NEW) * 1e3,
    })
}

/// Waits until a question to the database is answered with yes, and gives the bytes in use.
async fn settled(state: &Path, question: &str, count: u32) -> anyhow::Result<f64> {
    let begun = clock::monotonic();
    loop {
        anyhow::ensure!(begun.elapsed() < PATIENCE, "never true of the database: {question}");
        clock::sleep(Duration::from_millis(250)).await;
        let file = state.join("weitersagen.db");
        if !file.is_file() {
            continue;
        }
        let db = rusqlite::Connection::open(file)?;
        db.busy_timeout(Duration::from_secs(5))?;
        // Until the daemon has made the tables there is nothing to ask.
        if db.query_row(question, [count], |row| row.get::<_, bool>(0)).unwrap_or(false) {
            let used = "SELECT (page_count - freelist_count) * page_size
                        FROM pragma_page_count, pragma_freelist_count, pragma_page_size";
            return Ok(f64::from(db.query_row(used, [], |row| row.get::<_, u32>(0))?));
        }
    }
}

async fn list(
    State(site): State<Arc<Site>>,
) -> ([(axum::http::HeaderName, &'static str); 1], String) {
    let newest = site.newest.load(Ordering::Relaxed);
    let items: Vec<String> = (newest - LISTED..newest)
        .rev()
        .map(|number| {
            let at = site.now.strftime("%a, %d %b %Y %H:%M:%S GMT");
            let link = format!("{}/artikel/{number}", site.base);
            format!(
                "<item><title>{}</title><link>{link}</link><guid>{link}</guid>\
                 <pubDate>{at}</pubDate></item>",
                headline(number)
            )
        })
        .collect();
    let items = items.concat();
    let feed = format!("<rss version=\"2.0\"><channel><title>Liste</title>{items}</channel></rss>");
    ([(CONTENT_TYPE, "application/rss+xml; charset=utf-8")], feed)
}

async fn page(State(site): State<Arc<Site>>, Number(number): Number<u32>) -> Html<String> {
    let day = site.now.strftime("%d.%m.%Y");
    let headline = headline(number);
    let text: Vec<String> = (1..=8)
        .map(|part| format!("<p>{} {}</p>", sentence(number, part), sentence(number, part + 8)))
        .collect();
    let text = text.concat();
    Html(format!(
        "<!DOCTYPE html><html lang=\"de\"><head><title>{headline}</title></head><body><main>\
         <article><h1>{headline}</h1><p>{day}</p>{text}</article></main></body></html>"
    ))
}

const WHO: &[&str] = &[
    "Der Chor",
    "Die Feuerwehr",
    "Das Museum",
    "Der Sportverein",
    "Die Bibliothek",
    "Das Theater",
    "Die Gemeinde",
    "Der Gartenverein",
    "Die Musikschule",
    "Das Jugendhaus",
    "Der Förderkreis",
];
const DID: &[&str] = &[
    "eröffnet",
    "zeigt",
    "plant",
    "feiert",
    "sucht",
    "sammelt",
    "baut",
    "gründet",
    "ehrt",
    "pflegt",
    "druckt",
    "erneuert",
    "besucht",
];
const WHAT: &[&str] = &[
    "eine Ausstellung",
    "den Spielplatz",
    "ein Archiv",
    "die Werkstatt",
    "einen Brunnen",
    "das Jubiläum",
    "alte Karten",
    "neue Instrumente",
    "ein Hochbeet",
    "die Sommerreise",
    "einen Lesekreis",
    "das Turnier",
    "eine Brücke",
    "den Kalender",
    "ein Tagebuch",
    "die Partnerschaft",
    "einen Chorabend",
];
const WHERE: &[&str] = &[
    "Halle",
    "Burg",
    "Stendal",
    "Zerbst",
    "Genthin",
    "Aken",
    "Barby",
    "Calbe",
    "Gommern",
    "Wanzleben",
    "Oschersleben",
    "Haldensleben",
    "Tangerhütte",
    "Osterburg",
    "Havelberg",
    "Jerichow",
    "Loburg",
    "Möckern",
    "Schönebeck",
];

/// The lists' lengths have no common divisor, so that sentences of different numbers differ.
fn pick(words: &'static [&'static str], number: u32) -> &'static str {
    let at = usize::try_from(number).unwrap_or_default() % words.len();
    words.get(at).copied().unwrap_or_default()
}

fn headline(number: u32) -> String {
    let (who, did, what) = (pick(WHO, number), pick(DID, number), pick(WHAT, number));
    format!("{who} {did} {what} in {}", pick(WHERE, number))
}

fn sentence(number: u32, part: u32) -> String {
    let mixed = number.wrapping_mul(2_654_435_761).wrapping_add(part.wrapping_mul(40_503)) >> 7;
    let (who, did, what) = (pick(WHO, mixed), pick(DID, mixed / 11), pick(WHAT, mixed / 143));
    let (place, partner) = (pick(WHERE, mixed / 2431), pick(WHO, mixed / 17));
    let visitors = mixed % 900 + 20;
    format!("{who} {did} {what} in {place}, und {visitors} Gäste kamen dazu. {partner} half dabei.")
}
