//! A year in simulated time through the daemon's own loop step: both days of daylight saving,
//! outages, clocks that jump; each item once on each timeline, log and database bounded.

mod measure;
mod played;

use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};
use weitersagen::clock;
use weitersagen::item::Network;

use super::size;
use measure::{Bytes, Log, texts};
use played::{Year, begin, expected_looks, publish};

const NETWORKS: [Network; 2] = [Network::Facebook, Network::X];

/// Midnight in Berlin.
const BEGIN: &str = "2026-12-31T23:00:00Z";
const DAYS: i32 = 365;

/// Items in the year of a plain `cargo test`; `WEITERSAGEN_YEAR` asks for more.
const ITEMS: usize = 1_500;
const MANY: &str = "WEITERSAGEN_YEAR";

/// The state is measured this often in the year.
const PARTS: i32 = 5;

/// What a state may grow by with each item that is told on two networks, in bytes, once texts older
/// than 30 days go as fast as new ones come.
const GROWTH: u64 = 3_600;

/// What the log may hold for each item and for each day, in bytes: a look that brings nothing new is
/// not told.
const LOG: u64 = 800;

/// What the log of the last writes may take up on the disk beside the database, in bytes.
const LAST_WRITES: u64 = 4_500_000;

/// Items a day, an even number: every other one is on the news page. With fewer than usual the
/// database would be too small to be made smaller.
fn items_a_day() -> usize {
    let wanted = std::env::var(MANY).ok().map_or(ITEMS, |number| number.parse().unwrap());
    let wanted = wanted.max(ITEMS);
    let half_days = 2 * usize::try_from(DAYS).unwrap();
    2 * ((wanted + half_days / 2) / half_days).max(1)
}

/// The log of this thread, which turns the loop, is counted until the guards are dropped. Were there
/// no second subscriber, another test's thread could answer for all that nobody wants an event.
fn listen(log: &Log) -> (tracing::subscriber::DefaultGuard, tracing::Dispatch) {
    let second = tracing::Dispatch::new(tracing::subscriber::NoSubscriber::default());
    let written = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing_subscriber::filter::LevelFilter::INFO)
        .with_ansi(false)
        .with_writer(move || written.clone())
        .finish();
    (tracing::subscriber::set_default(subscriber), second)
}

/// Plays the whole year, and measures the state after each part of it.
async fn play(year: &mut Year) -> Vec<Bytes> {
    let zone = TimeZone::get("Europe/Berlin").unwrap();
    let first = BEGIN.parse::<Timestamp>().unwrap().to_zoned(zone);
    let mut sizes = Vec::new();
    for number in 0..DAYS {
        let midnight = first.checked_add(number.days()).unwrap();
        let kind = number % 30;
        let looks = year.day(&midnight, kind).await;
        let expected = expected_looks(kind, looks);
        assert_eq!(looks, expected, "looks at the news page on {midnight}");
        if (number + 1) % (DAYS / PARTS) == 0 {
            let (texts, old) = texts(&year.stage);
            assert!(texts > 0 && old == 0, "{midnight}: {old} of {texts} texts are too old");
            sizes.push(Bytes::of(&year.stage));
        }
    }
    year.settle().await;
    sizes
}

/// What a quiet time of so many days leaves of the state.
async fn quiet(year: &mut Year, days: i64) -> Bytes {
    year.stage.pass(86_400 * days);
    year.turn().await;
    year.daemon().tidy().await.unwrap();
    Bytes::of(&year.stage)
}

#[tokio::test]
async fn a_year_ends_with_each_item_once_and_state_and_log_within_bounds() {
    let (began, log) = (clock::monotonic(), Log::default());
    let _listening = listen(&log);
    let mut year = begin(items_a_day()).await;
    let sizes = play(&mut year).await;
    year.judge();

    let items = u64::try_from(year.published).unwrap();
    let (part, days) = (items / 5, u64::try_from(DAYS).unwrap());
    // The first part also fills what is kept for 30 days.
    for pair in sizes.windows(2) {
        let grown = pair[1].used - pair[0].used;
        assert!((part * 1_000..part * GROWTH).contains(&grown), "{part} items: {sizes:?}");
    }
    for Bytes { used, disk } in &sizes {
        assert!(*disk < used * 4 / 3 + LAST_WRITES, "{sizes:?}");
    }
    let told = log.bytes();
    assert!((items * 100..(items + days) * LOG).contains(&told), "{told} bytes for {items} items");

    let month = quiet(&mut year, 40).await;
    assert_eq!(texts(&year.stage), (0, 0), "no text is left");
    // The journal goes after two years, and gives its room back to the disk.
    let years = quiet(&mut year, 740).await;
    assert!(years.used * 4 < month.used * 3, "{month:?}, {years:?}");
    assert!(years.disk < years.used * 5 / 4, "{years:?}");
    for _ in 0..2 {
        year.published += 1;
        publish(&year.stage, year.published);
    }
    year.settle().await;
    year.judge();

    let used: Vec<String> = sizes.iter().map(|size| (size.used / 1_000).to_string()).collect();
    let figures = format!(
        "{DAYS} days, {items} items on 2 networks, {} requests; database {} kB after each fifth, \
         {} kB two years later; log {} kB; {:.0} s",
        year.stage.sandbox.log().len(),
        used.join(", "),
        years.disk / 1_000,
        told / 1_000,
        began.elapsed().as_secs_f64(),
    );
    size::tell("a year", &figures);
}
