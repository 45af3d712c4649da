//! The month in figures: posts of each day and account, what did not become one, what it cost.

use axum::extract::{Query, State};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};
use serde::{Deserialize, Serialize};

use super::Nav;
use crate::admin::gate::Visit;
use crate::admin::shown::{self, MONTHS};
use crate::admin::trouble::Trouble;
use crate::admin::view::{Answer, Page};
use crate::admin::{Admin, Look};
use crate::daemon::problems;
use crate::outbox::State as Step;
use crate::state::deliveries::{self, Delivery};
use crate::state::ledger;
use crate::wording::{Phrase, admin as say};

const PAGE: Page = Page { template: "month.html", title: &say::MONTH, nav: Nav::Month };

/// The chart's drawing, in its own units: a day's width, the height of the highest bar, the room
/// below for the days.
const DAY: usize = 20;
const HEIGHT: usize = 140;
const FOOT: usize = 22;

/// Which month is wanted, as `2026-11`; the present one otherwise.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Wanted {
    of: String,
}

#[derive(Serialize)]
struct View {
    name: String,
    before: String,
    after: Option<String>,
    figures: Vec<Figure>,
    accounts: Vec<Series>,
    days: Vec<Day>,
    most: usize,
    posts: usize,
    width: usize,
    height: usize,
}

#[derive(Serialize)]
struct Figure {
    value: String,
    name: String,
}

/// An account's name and the class of its colour.
#[derive(Serialize)]
struct Series {
    name: String,
    class: &'static str,
    posts: usize,
}

/// A day of the chart and of the table.
#[derive(Serialize)]
struct Day {
    number: i8,
    said: String,
    /// Posts on each account, in the order of the accounts.
    counts: Vec<usize>,
    total: usize,
    bars: Vec<Bar>,
    /// Where its number stands.
    middle: usize,
    /// Whether its number is shown below the chart.
    is_labelled: bool,
}

/// A part of a day's bar.
#[derive(Serialize)]
struct Bar {
    class: &'static str,
    x: usize,
    y: usize,
    width: usize,
    height: usize,
}

/// `GET /month`.
pub(super) async fn page(
    State(admin): State<Admin>,
    visit: Visit,
    Query(wanted): Query<Wanted>,
) -> Answer {
    admin.page(&visit, PAGE, move |look| view(look, &wanted)).await
}

fn view(look: &Look<'_>, wanted: &Wanted) -> Result<View, Trouble> {
    let today = look.now.to_zoned(look.config.timezone.clone()).date();
    let first = format!("{}-01", wanted.of).parse::<Date>();
    // Years in which there was no weitersagen, and days at the end of time, are not counted.
    let first = first.ok().filter(|day| (2000..3000).contains(&day.year()));
    let first = first.unwrap_or(today).first_of_month();
    let (begin, end) = (start(look, first), start(look, next(first)));
    let settled = deliveries::changed_between(look.db, begin, end)?;
    let posted: Vec<&Delivery> = settled.iter().filter(|one| one.state == Step::Posted).collect();
    let accounts = accounts(look, &posted);
    let mut days = days(look, first, &posted, &accounts);
    let most = days.iter().map(|day| day.total).max().unwrap_or(0);
    for (index, day) in days.iter_mut().enumerate() {
        day.bars = bars(index, &day.counts, &accounts, most);
    }
    let month = |day: Date| day.strftime("%Y-%m").to_string();
    let past = first.checked_sub(1.month()).unwrap_or(first);
    let name = look.say(MONTHS[usize::from(first.month().unsigned_abs() % 12)], &[]);
    Ok(View {
        name: look.say(&say::MONTH_OF, &[&name, &first.year().to_string()]),
        before: month(past),
        after: (next(first) <= today).then(|| month(next(first))),
        figures: figures(look, &settled, (begin, end))?,
        posts: posted.len(),
        width: days.len() * DAY,
        height: HEIGHT + FOOT,
        accounts,
        days,
        most,
    })
}

fn next(first: Date) -> Date {
    first.checked_add(1.month()).unwrap_or(Date::MAX)
}

fn start(look: &Look<'_>, day: Date) -> Timestamp {
    let zoned = day.to_zoned(look.config.timezone.clone());
    zoned.map_or(Timestamp::MAX, |zoned| zoned.timestamp())
}

fn accounts(look: &Look<'_>, posted: &[&Delivery]) -> Vec<Series> {
    const COLOURS: [&str; 4] = ["c1", "c2", "c3", "c4"];
    let colours = COLOURS.into_iter().cycle();
    let series = look.config.accounts.iter().zip(colours).map(|(account, class)| Series {
        name: account.name.clone(),
        class,
        posts: posted.iter().filter(|one| one.account == account.name).count(),
    });
    series.collect()
}

fn days(look: &Look<'_>, first: Date, posted: &[&Delivery], accounts: &[Series]) -> Vec<Day> {
    let zone = &look.config.timezone;
    let on: Vec<(i8, &str)> = posted
        .iter()
        .map(|one| (one.changed_at.to_zoned(zone.clone()).day(), one.account.as_str()))
        .collect();
    let month = look.say(MONTHS[usize::from(first.month().unsigned_abs() % 12)], &[]);
    (1..=first.days_in_month())
        .enumerate()
        .map(|(index, number)| {
            let of = |name: &str| on.iter().filter(|one| **one == (number, name)).count();
            let counts: Vec<usize> = accounts.iter().map(|account| of(&account.name)).collect();
            Day {
                number,
                said: look.say(&say::DAY, &[&number.to_string(), &month]),
                total: counts.iter().sum(),
                counts,
                bars: Vec::new(),
                middle: index * DAY + DAY / 2,
                is_labelled: number == 1 || number % 5 == 0,
            }
        })
        .collect()
}

/// The parts of a day's bar, one upon the other.
fn bars(index: usize, counts: &[usize], accounts: &[Series], most: usize) -> Vec<Bar> {
    let mut bars = Vec::new();
    let mut below = 0;
    for (count, account) in counts.iter().zip(accounts) {
        let (from, to) = (below * HEIGHT, (below + count) * HEIGHT);
        let (from, to) = (from.checked_div(most), to.checked_div(most));
        below += count;
        if let (Some(from), Some(to)) = (from, to)
            && to > from
        {
            let (x, y) = (index * DAY + 3, HEIGHT - to);
            bars.push(Bar { class: account.class, x, y, width: DAY - 6, height: to - from });
        }
    }
    bars
}

fn figures(
    look: &Look<'_>,
    settled: &[Delivery],
    (begin, end): (Timestamp, Timestamp),
) -> Result<Vec<Figure>, Trouble> {
    let count = |states: &[Step]| settled.iter().filter(|one| states.contains(&one.state)).count();
    let figure = |name: &Phrase, value: String| Figure { value, name: look.say(name, &[]) };
    let mut figures = vec![
        figure(&say::FIGURE_POSTED, count(&[Step::Posted]).to_string()),
        figure(&say::FIGURE_REJECTED, count(&[Step::Rejected]).to_string()),
        figure(
            &say::FIGURE_LEFT_OUT,
            count(&[Step::Suppressed, Step::Expired, Step::Withdrawn]).to_string(),
        ),
        figure(&say::FIGURE_FAILED, count(&[Step::Failed]).to_string()),
    ];
    if look.config.accounts.iter().any(|account| shown::network(account.network()) == "x") {
        let spent = problems::amount(ledger::spent(look.db, begin, end)?);
        figures.push(figure(&say::FIGURE_SPENT, look.words(&spent)));
    }
    Ok(figures)
}
