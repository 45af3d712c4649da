//! The year as it is played: what is published when, what goes wrong, when the loop turns.

use jiff::{Timestamp, ToSpan as _, Zoned};
use weitersagen::daemon::Daemon;
use weitersagen::failpoint::Failpoints;
use weitersagen::item::Network;
use weitersagen::outbox::State;
use weitersagen::sandbox::{Fault, FaultPlan, FaultRule, Scope};
use weitersagen::state::deliveries;

use super::super::settings::Patience;
use super::super::site::Site;
use super::super::stage::Stage;
use super::measure::{count, each_stands_once};
use super::{BEGIN, NETWORKS};

/// The news page is looked at at fixed times, of which one day of the year lacks one, and another
/// has it twice; the feed at every turn.
const PAGE: &str = "seite";
const SLOTS: &str = "30 2,9,13,17,21 * * *";
const SLOTS_A_DAY: u64 = 5;

/// The hours of an ordinary day at which the loop turns: once after each slot.
const HOURS: [i8; 5] = [3, 10, 14, 18, 22];

/// The hours in which something is published.
const OPEN: std::ops::RangeInclusive<i8> = 10..=22;

/// Lists are as long as usual where no more than this is published in a day.
const ORDINARY: usize = 4;

/// Both are turned through by half hours, with the days before and after.
const DAYLIGHT_SAVING: [&str; 2] = ["2027-03-28", "2027-10-31"];

/// What goes wrong on which day of thirty, counted from 0.
const TOKEN_DIES: i32 = 3;
const TOKEN_IS_RENEWED: i32 = 4;
const SITE_IS_OUT: i32 = 5;
const X_IS_OUT: i32 = 7;
const ANSWER_IS_LOST: i32 = 9;
const ANSWER_IS_UNCLEAR: i32 = 10;
const CLOCK_IS_OFF: i32 = 11;
const CLOCK_IS_UNSET: i32 = 12;
const SLEPT: i32 = 14;
const RESTART: i32 = 15;

/// The year being played.
pub(super) struct Year {
    pub(super) stage: Stage,
    /// None while it is restarted: one daemon alone may hold the state.
    daemon: Option<Daemon>,
    /// How many items there were.
    pub(super) published: usize,
    items_a_day: usize,
}

pub(super) async fn begin(items_a_day: usize) -> Year {
    let page = |site: &Site| {
        format!(
            "[[sources]]\nname = \"{PAGE}\"\nurl = \"{}aktuelles\"\nschedule = \"{SLOTS}\"\n\
             max_age = \"60d\"\n",
            site.url
        )
    };
    let mut stage = Stage::start_with(&NETWORKS, Patience::Usual, "publish", page).await;
    // Whoever publishes so much lets more wait: over Christmas, two days and two nights.
    let waiting = u32::try_from(items_a_day * 4).unwrap();
    stage.config.pacing.max_waiting = stage.config.pacing.max_waiting.max(waiting);
    stage.set_time(BEGIN.parse::<Timestamp>().unwrap());
    // Without that, all that a list shows would be new after a day of sleep: strangers alone, which are
    // held as a relaunch is.
    stage.site.lengthen(items_a_day.saturating_sub(ORDINARY));
    // What stood there before: the lists are as long as they will be.
    for number in 1_000_000..1_000_030 + 2 * items_a_day {
        publish(&stage, number);
    }
    let mut year = Year { stage, daemon: None, published: 0, items_a_day };
    year.restart().await;
    year.turn().await;
    year
}

pub(super) fn publish(stage: &Stage, number: usize) {
    if number % 2 == 1 {
        stage.site.publish(number, stage.now());
    } else {
        stage.site.publish_on_page(number, stage.now());
    }
}

/// The turns of the day that begins at this midnight.
fn turns(midnight: &Zoned) -> Vec<Zoned> {
    let tomorrow = midnight.checked_add(1.day()).unwrap();
    let near = |day: &str| {
        let day: jiff::civil::Date = day.parse().unwrap();
        (midnight.date() - day).get_days().abs() <= 1
    };
    if DAYLIGHT_SAVING.into_iter().any(near) {
        let every = std::iter::successors(Some(midnight.clone()), |at| {
            Some(at.checked_add(30.minutes()).unwrap())
        });
        return every.take_while(|at| *at < tomorrow).collect();
    }
    HOURS.map(|hour| midnight.checked_add(i64::from(hour).hours()).unwrap()).into()
}

/// How often the news page is looked at on such a day, of `looks` times that it was: each fixed time
/// is kept once, and what was missed becomes one look.
pub(super) fn expected_looks(kind: i32, looks: u64) -> u64 {
    match kind {
        // Looks that failed are made again, and a clock that is off has slots of its own.
        SITE_IS_OUT | CLOCK_IS_OFF | CLOCK_IS_UNSET => looks,
        SLEPT => SLOTS_A_DAY - 2,
        _ => SLOTS_A_DAY,
    }
}

impl Year {
    pub(super) fn daemon(&mut self) -> &mut Daemon {
        self.daemon.as_mut().unwrap()
    }

    async fn restart(&mut self) {
        self.daemon = None;
        let daemon = self.stage.daemon(Failpoints::default()).await.unwrap();
        daemon.recover().await.unwrap();
        self.daemon = Some(daemon);
    }

    pub(super) async fn turn(&mut self) {
        self.daemon().turn(&mut || false).await.unwrap();
    }

    /// How often the news page was asked since the daemon began.
    fn looks(&mut self) -> u64 {
        self.daemon().board().gauges().polls.get(PAGE).map_or(0, |polls| polls.count)
    }

    /// What stands on both timelines.
    fn posts(&self) -> usize {
        self.stage.sandbox.facebook_posts().len() + self.stage.sandbox.x_posts().len()
    }

    /// What goes wrong on a day, or is right again.
    async fn morning(&mut self, kind: i32) {
        let sandbox = &self.stage.sandbox;
        sandbox.set_faults(match kind {
            X_IS_OUT => {
                let (network, fault) = (Scope::Only(Network::X), Fault::Error503);
                let out = FaultRule { network, operation: Scope::Any, fault, times: u32::MAX };
                FaultPlan::of(vec![out])
            }
            ANSWER_IS_LOST => {
                FaultPlan::on_create(Network::Facebook, Fault::LostAnswerAfterPosting, 1)
            }
            ANSWER_IS_UNCLEAR => FaultPlan::on_create(Network::X, Fault::Error500AfterPosting, 1),
            _ => FaultPlan::default(),
        });
        match kind {
            TOKEN_DIES => sandbox.revoke_token(Network::Facebook),
            TOKEN_IS_RENEWED => sandbox.restore_token(Network::Facebook),
            RESTART => self.restart().await,
            _ => {}
        }
    }

    /// What goes wrong before a turn. Whether the machine sleeps through it.
    async fn trouble(&mut self, kind: i32, hour: i8) -> bool {
        self.stage.site.set_out(kind == SITE_IS_OUT && (9..13).contains(&hour));
        match (kind, hour) {
            (CLOCK_IS_OFF, 10) => self.stage.put_clock_off(240),
            (CLOCK_IS_OFF, 14) => self.stage.put_clock_off(-240),
            (CLOCK_IS_OFF, 18) => self.stage.right_clock(),
            (CLOCK_IS_UNSET, 14) => {
                let before = self.posts();
                let epoch: Timestamp = "1970-01-01T00:10:00Z".parse().unwrap();
                self.stage.put_clock_off(epoch.duration_since(self.stage.now()).as_secs());
                self.turn().await;
                self.stage.right_clock();
                assert_eq!(self.posts(), before, "posted in 1970");
            }
            _ => {}
        }
        kind == SLEPT && (9..18).contains(&hour)
    }

    /// One day by the clock on the wall. Returns how often the news page was looked at.
    pub(super) async fn day(&mut self, midnight: &Zoned, kind: i32) -> u64 {
        self.stage.set_time(midnight.timestamp());
        self.morning(kind).await;
        let looks = self.looks();
        let turns = turns(midnight);
        let open = turns.iter().filter(|at| OPEN.contains(&at.hour())).count();
        let (mut told, mut begun) = (0, 0);
        for at in turns {
            self.stage.set_time(at.timestamp());
            if OPEN.contains(&at.hour()) {
                begun += 1;
                let due = self.items_a_day * begun / open;
                for _ in told..due {
                    self.published += 1;
                    publish(&self.stage, self.published);
                }
                told = due;
            }
            if !self.trouble(kind, at.hour()).await {
                self.turn().await;
            }
        }
        self.daemon().tidy().await.unwrap();
        approve_all(&self.stage);
        self.looks() - looks
    }

    /// Each item stands once on each timeline, and nothing is left to do.
    pub(super) fn judge(&self) {
        for network in NETWORKS {
            each_stands_once(&self.stage, network, self.published);
        }
        let open = "SELECT count(*) FROM deliveries WHERE state <> 'posted'";
        assert_eq!(count(&self.stage, open), 0, "every delivery came to its end");
    }

    /// Turns until what is still under way has come to its end.
    pub(super) async fn settle(&mut self) {
        self.morning(0).await;
        for _ in 0..24 {
            self.stage.pass(1_800);
            self.turn().await;
            approve_all(&self.stage);
        }
    }
}

/// A burst after an outage waits for a person, who says yes.
fn approve_all(stage: &Stage) {
    let now = stage.now();
    let approve = |tx: &rusqlite::Transaction<'_>| {
        let mut waiting =
            tx.prepare("SELECT id FROM deliveries WHERE state = 'awaiting_approval'")?;
        let ids = waiting.query_map([], |row| row.get(0))?.collect::<Result<Vec<i64>, _>>()?;
        for id in ids {
            deliveries::move_to(tx, id, State::Approved, "yes", now)?;
        }
        Ok(())
    };
    stage.store().run_blocking(approve).unwrap();
}
