//! Start: is everything all right, what waits for me, what was posted, what comes next.

use axum::extract::State;
use serde::Serialize;

use super::Nav;
use super::todo::{self, ProblemView};
use crate::admin::gate::Visit;
use crate::admin::shown::{self as show, Moment};
use crate::admin::trouble::Trouble;
use crate::admin::view::{Answer, Page};
use crate::admin::{Admin, Look};
use crate::config::Mode;
use crate::daemon::problems::{self, Kind};
use crate::daemon::waiting::forecast;
use crate::outbox::State as Step;
use crate::state::deliveries::{self, Delivery};
use crate::state::{actions, items};
use crate::wording::admin as say;

const PAGE: Page = Page { template: "start.html", title: &say::START, nav: Nav::Start };

/// Posts of each kind that are shown; the outbox shows all.
const SHOWN: usize = 6;

#[derive(Serialize)]
struct View {
    problems: Vec<ProblemView>,
    /// Whether something stands still until a person acts.
    is_urgent: bool,
    /// When the last good round ended.
    round: Option<Moment>,
    /// Whether nothing leaves at all.
    is_preview: bool,
    waiting: Vec<PostView>,
    waiting_count: usize,
    posted: Vec<PostView>,
    next: Vec<PostView>,
    polls: Vec<PollView>,
}

/// A post in one line.
#[derive(Serialize)]
struct PostView {
    id: i64,
    title: String,
    account: String,
    network: Option<&'static str>,
    /// Posted then, expected then, or waiting since then.
    at: Moment,
    /// Where followers see it.
    url: Option<String>,
    /// Why it waits for a person.
    why: Option<String>,
}

#[derive(Serialize)]
struct PollView {
    source: String,
    at: Moment,
}

/// `GET /`.
pub(super) async fn page(State(admin): State<Admin>, visit: Visit) -> Answer {
    admin.page(&visit, PAGE, view).await
}

fn view(look: &Look<'_>) -> Result<View, Trouble> {
    let mut found = problems::current(look.db, look.config, look.now)?;
    found.extend(look.own.iter().cloned());
    // What waits for a yes has a place of its own on this page.
    found.retain(|problem| problem.kind != Kind::PostApproval);
    let waiting = waiting(look)?;
    let mut polls: Vec<_> = look
        .config
        .sources
        .iter()
        .map(|source| (source.schedule.next_after(look.now), source.label.clone()))
        .collect();
    polls.sort();
    Ok(View {
        is_urgent: found.iter().any(|problem| problem.kind.is_urgent()),
        problems: found.iter().map(|problem| todo::shown(look, problem, "/")).collect(),
        round: look.round.map(|at| look.moment(at)),
        is_preview: look.config.mode == Mode::Preview,
        waiting_count: waiting.len(),
        waiting: waiting.into_iter().take(SHOWN).collect(),
        posted: posted(look)?,
        next: next(look)?,
        polls: polls
            .into_iter()
            .take(SHOWN)
            .map(|(at, source)| PollView { source, at: look.moment(at) })
            .collect(),
    })
}

fn waiting(look: &Look<'_>) -> Result<Vec<PostView>, Trouble> {
    let mut found = Vec::new();
    for account in &look.config.accounts {
        for (state, why) in [
            (Step::NeedsHuman, &say::WAITS_UNCLEAR),
            (Step::Failed, &say::WAITS_FAILED),
            (Step::AwaitingApproval, &say::WAITS_APPROVAL),
        ] {
            for delivery in deliveries::of_account(look.db, &account.name, state)? {
                let why = Some(look.say(why, &[]));
                found.push((delivery.changed_at, PostView { why, ..post(look, &delivery)? }));
            }
        }
        for change in actions::undecided(look.db, &account.name)? {
            let delivery = deliveries::by_id(look.db, change.delivery)?;
            let (why, at) =
                (Some(look.say(&say::WAITS_CHANGE, &[])), look.moment(change.changed_at));
            // To the page on which it is decided, not to where the post stands.
            let view = PostView { why, at, url: None, ..post(look, &delivery)? };
            found.push((change.changed_at, view));
        }
    }
    found.sort_by_key(|(since, _)| std::cmp::Reverse(*since));
    Ok(found.into_iter().map(|(_, view)| view).collect())
}

fn posted(look: &Look<'_>) -> Result<Vec<PostView>, Trouble> {
    let last = deliveries::last_posted(look.db, SHOWN)?;
    last.iter().map(|delivery| post(look, delivery)).collect()
}

fn next(look: &Look<'_>) -> Result<Vec<PostView>, Trouble> {
    let mut expected: Vec<_> = forecast(look.db, look.config, look.now)?
        .into_iter()
        .filter_map(|expected| Some((expected.at?, expected.delivery, expected.why)))
        .collect();
    expected.sort_by_key(|(at, id, _)| (*at, *id));
    let first = expected.into_iter().take(SHOWN).map(|(at, id, why)| {
        let delivery = deliveries::by_id(look.db, id)?;
        let why = Some(look.words(&why.words()));
        Ok(PostView { at: look.moment(at), why, ..post(look, &delivery)? })
    });
    first.collect()
}

fn post(look: &Look<'_>, delivery: &Delivery) -> Result<PostView, Trouble> {
    let title = items::get(look.db, delivery.item)?.entry.title;
    let title = title.filter(|title| !title.trim().is_empty());
    let account = look.config.account(&delivery.account);
    Ok(PostView {
        id: delivery.id,
        title: title.unwrap_or_else(|| look.say(&say::UNTITLED, &[])),
        account: delivery.account.clone(),
        network: account.map(|account| show::network(account.network())),
        at: look.moment(delivery.changed_at),
        url: delivery.remote_url.as_deref().and_then(show::link),
        why: None,
    })
}
