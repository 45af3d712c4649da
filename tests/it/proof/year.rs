//! A year in simulated time through the daemon's own loop step: ten thousand items, both days of
//! daylight saving, outages, clocks that jump; each item once on each timeline, log and database
//! bounded. A plain `cargo test` plays a fortnight of it.

mod judge;

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _, Zoned};
use weitersagen::clock;
use weitersagen::daemon::Daemon;
use weitersagen::failpoint::Failpoints;
use weitersagen::item::Network;
use weitersagen::sandbox::{Fault, FaultPlan, FaultRule, Scope};

use super::restore::approve_all;
use super::settings::Patience;
use super::size;
use super::stage::Stage;
use judge::{bytes, count, each_stands_once, no_text_is_old};

const NETWORKS: [Network; 2] = [Network::Facebook, Network::X];

/// Looked at once a day, at an hour that one day of the year lacks and another has twice.
const NIGHTLY: &str = "nachts";

/// The hours in which something is published, with one turn of the loop; as it is at night.
const OPEN: std::ops::Range<i8> = 6..20;

/// What a state may grow by with each item that is told to two networks, in bytes, once texts
/// older than 30 days go as fast as new ones come.
const BYTES_AN_ITEM: u64 = 8_000;

/// What the log may hold for each item, in bytes: polls that bring nothing new are not told.
const LOG_BYTES_AN_ITEM: u64 = 4_000;

/// A stretch of the year.
struct Stretch {
    begin: &'static str,
    days: i32,
    /// An even number: every other one is on the news page.
    items_a_day: usize,
}

/// What goes on while it is played.
struct Play {
    stage: Stage,
    daemon: Daemon,
    published: usize,
    log: Arc<AtomicU64>,
}

/// Where the log goes: counted, not kept.
struct Counted(Arc<AtomicU64>);

impl io::Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.fetch_add(bytes.len() as u64, Ordering::Relaxed);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn berlin() -> TimeZone {
    TimeZone::get("Europe/Berlin").unwrap()
}

async fn begin(begin: &str, log: Arc<AtomicU64>) -> Play {
    let more = |site: &super::site::Site| {
        format!(
            "[[sources]]\nname = \"seite\"\nurl = \"{0}aktuelles\"\nschedule = \"@every 1m\"\n\
             max_age = \"60d\"\n[[sources]]\nname = \"{NIGHTLY}\"\nurl = \"{0}nachts.xml\"\n\
             schedule = \"30 2 * * *\"\nmax_age = \"60d\"\n",
            site.url
        )
    };
    let stage = Stage::start_with(&NETWORKS, Patience::Usual, "publish", more).await;
    stage.set_time(begin.parse::<Timestamp>().unwrap());
    // What stood there before: the lists are as long as they will be.
    for number in 1_000_000..1_000_030 {
        publish(&stage, number);
        stage.site.publish_at_night(number + 30, stage.now());
    }
    let mut daemon = stage.daemon(Failpoints::default()).await.unwrap();
    daemon.recover().await.unwrap();
    daemon.turn(&mut || false).await.unwrap();
    Play { stage, daemon, published: 0, log }
}

fn publish(stage: &Stage, number: usize) {
    if number % 2 == 1 {
        stage.site.publish(number, stage.now());
    } else {
        stage.site.publish_on_page(number, stage.now());
    }
}

/// What goes wrong on a day of the year, counted from 0, or is right again.
fn morning(stage: &Stage, day: i32) {
    stage.sandbox.set_faults(FaultPlan::default());
    match day % 30 {
        3 => stage.sandbox.revoke_token(Network::Facebook),
        4 => stage.sandbox.restore_token(Network::Facebook),
        7 => {
            let (network, fault) = (Scope::Only(Network::X), Fault::Error503);
            let out = FaultRule { network, operation: Scope::Any, fault, times: u32::MAX };
            stage.sandbox.set_faults(FaultPlan::of(vec![out]));
        }
        9 => {
            let lost = Fault::LostAnswerAfterPosting;
            stage.sandbox.set_faults(FaultPlan::on_create(Network::Facebook, lost, 1));
        }
        10 => {
            let unclear = Fault::Error500AfterPosting;
            stage.sandbox.set_faults(FaultPlan::on_create(Network::X, unclear, 1));
        }
        _ => {}
    }
}

/// What goes wrong in an hour of a day: sites are out for three, the daemon's clock is off.
async fn trouble(play: &mut Play, day: i32, hour: i8) {
    let Play { stage, daemon, .. } = play;
    stage.site.set_out(day % 30 == 5 && (9..12).contains(&hour));
    let seen = stage.sandbox.facebook_posts().len() + stage.sandbox.x_posts().len();
    match (day % 30, hour) {
        (11, 10) => stage.put_clock_off(300),
        (11, 12) => stage.put_clock_off(-300),
        (12, 9) => stage.right_clock(),
        (12, 15) => {
            // A start without a clock.
            let epoch: Timestamp = "1970-01-01T00:10:00Z".parse().unwrap();
            stage.put_clock_off(epoch.duration_since(stage.now()).as_secs());
            daemon.turn(&mut || false).await.unwrap();
            let now = stage.sandbox.facebook_posts().len() + stage.sandbox.x_posts().len();
            assert_eq!(now, seen, "day {day}: posted in 1970");
            stage.right_clock();
        }
        _ => {}
    }
}

/// How often the nightly source was asked.
fn nightly(daemon: &Daemon) -> u64 {
    daemon.board().gauges().polls.get(NIGHTLY).map_or(0, |polls| polls.count)
}

/// One day by the clock on the wall, from midnight to midnight.
async fn day(play: &mut Play, midnight: &Zoned, day: i32, items: usize) {
    morning(&play.stage, day);
    let asked = nightly(&play.daemon);
    let tomorrow = midnight.checked_add(1.day()).unwrap();
    let mut at = midnight.clone();
    let (mut told, hours) = (0, usize::try_from(OPEN.end - OPEN.start).unwrap());
    while at < tomorrow {
        let hour = at.hour();
        play.stage.set_time(at.timestamp());
        if OPEN.contains(&hour) {
            let due = items * usize::try_from(hour - OPEN.start + 1).unwrap() / hours;
            for _ in told..due {
                play.published += 1;
                publish(&play.stage, play.published);
            }
            told = due;
        }
        trouble(play, day, hour).await;
        play.daemon.turn(&mut || false).await.unwrap();
        at = at.checked_add(1.hour()).unwrap();
    }
    assert_eq!(nightly(&play.daemon) - asked, 1, "{midnight}: a fixed time is kept once a day");
    play.daemon.tidy().await.unwrap();
    approve_all(&play.stage);
}

/// Plays a stretch. Returns its figures, and what the database held after each quarter of it.
async fn play(stretch: &Stretch) -> (String, Vec<u64>) {
    let began = clock::monotonic();
    let log = Arc::new(AtomicU64::new(0));
    let written = Arc::clone(&log);
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing_subscriber::filter::LevelFilter::INFO)
        .with_ansi(false)
        .with_writer(move || Counted(Arc::clone(&written)))
        .finish();
    let _listening = tracing::subscriber::set_default(subscriber);
    let mut play = begin(stretch.begin, log).await;
    let first = stretch.begin.parse::<Timestamp>().unwrap().to_zoned(berlin());
    let mut sizes = vec![bytes(&play.stage.config.state_dir)];
    for number in 0..stretch.days {
        let midnight = first.checked_add(number.days()).unwrap();
        day(&mut play, &midnight, number, stretch.items_a_day).await;
        if (number + 1) % (stretch.days / 4) == 0 {
            sizes.push(bytes(&play.stage.config.state_dir));
        }
    }
    morning(&play.stage, 4);
    morning(&play.stage, 0);
    for _ in 0..24 {
        play.stage.pass(1_800);
        play.daemon.turn(&mut || false).await.unwrap();
        approve_all(&play.stage);
    }
    each_stands_once(&play);
    no_text_is_old(&play);
    let items = play.published as u64;
    let (size, log) = (bytes(&play.stage.config.state_dir), play.log.load(Ordering::Relaxed));
    assert!(log < items * LOG_BYTES_AN_ITEM + 100_000, "{log} bytes of log for {items} items");
    // All texts go, and the room with them.
    play.stage.pass(86_400 * 40);
    play.daemon.tidy().await.unwrap();
    let (texts, after) =
        (count(&play, "SELECT count(*) FROM articles"), bytes(&play.stage.config.state_dir));
    assert_eq!(texts, 0);
    let figures = format!(
        "{} days, {items} items, {} posts, {} requests; database {} kB after each quarter, {} kB \
         after 40 days without news; log {} kB; {:.0} s",
        stretch.days,
        play.stage.sandbox.facebook_posts().len() + play.stage.sandbox.x_posts().len(),
        play.stage.sandbox.log().len(),
        sizes.iter().map(|bytes| (bytes / 1_000).to_string()).collect::<Vec<_>>().join(" → "),
        after / 1_000,
        log / 1_000,
        began.elapsed().as_secs_f64(),
    );
    sizes.push(size);
    (figures, sizes)
}

#[tokio::test]
async fn a_fortnight_around_daylight_saving_ends_with_each_item_once() {
    let fortnight = Stretch { begin: "2027-03-17T23:00:00Z", days: 16, items_a_day: 14 };
    let (figures, sizes) = play(&fortnight).await;
    size::tell("a fortnight", &figures);
    assert!(sizes[4] - sizes[0] < 16 * 14 * BYTES_AN_ITEM * 2, "texts are kept 30 days: {sizes:?}");
}

#[tokio::test]
#[ignore = "ten thousand items take a quarter of an hour: cargo test --test it year -- --ignored"]
async fn a_year_of_ten_thousand_items_stays_within_bounds() {
    let year = Stretch { begin: "2026-12-31T23:00:00Z", days: 365, items_a_day: 28 };
    let (figures, sizes) = play(&year).await;
    size::tell("a year", &figures);
    let growth: Vec<u64> = sizes.windows(2).map(|pair| pair[1].saturating_sub(pair[0])).collect();
    let quarter = 365 / 4 * 28;
    // The first quarter also fills what is kept for 30 days.
    for later in &growth[1..4] {
        assert!(*later < quarter * BYTES_AN_ITEM, "{sizes:?}");
    }
}
