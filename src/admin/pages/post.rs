//! One post: as followers will see it, and all that a person can decide on it.

mod decide;
mod preview;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde::Serialize;

use super::Nav;
use crate::admin::gate::Visit;
use crate::admin::shown::{self, Moment};
use crate::admin::trouble::Trouble;
use crate::admin::view::{Answer, Page};
use crate::admin::{Admin, Look};
use crate::daemon::desk::judge::{Verdict, Weight};
use crate::daemon::desk::{self, Card, Decision, Reader};
use crate::item::Network;
use crate::outbox::State as Step;
use crate::state::accounts;
use crate::state::actions::ActionRow;
use crate::wording::{admin, desk as say, gate};

pub(super) use decide::{change, check, decide};
pub(super) use preview::picture;
use preview::{PostView, followers_see};

const PAGE: Page = Page { template: "post.html", title: &say::POST_TITLE, nav: Nav::Outbox };

/// What a person has just tried: their text, and why it was refused.
#[derive(Debug, Clone, Default)]
struct Tried {
    text: Option<String>,
    refused: Option<String>,
}

#[derive(Serialize)]
struct View {
    id: i64,
    item: i64,
    title: String,
    account: String,
    network: Option<&'static str>,
    label: &'static str,
    organisation: String,
    /// Under which name the network knows the account.
    handle: Option<String>,
    source: String,
    link: Option<String>,
    stands_at: Option<String>,
    state: String,
    why: String,
    next: Option<String>,
    /// What it costs or has cost.
    cost: String,
    postponed: Option<Moment>,
    at: Moment,
    post: Option<PostView>,
    told_now: bool,
    edited_by: Option<String>,
    anew: Option<PostView>,
    verdict: Option<VerdictView>,
    changes: Vec<ChangeView>,
    /// What is possible where the post stands, by the names of the steps.
    may: Vec<&'static str>,
    version: String,
    /// The text in the form: as tried, else as it stands.
    text: String,
    refused: Option<String>,
}

/// How a text is judged, for the page and, as JSON, for its script.
#[derive(Serialize)]
struct VerdictView {
    length: String,
    is_good: bool,
    /// Whether it leaves only if a person vouches for it.
    wants_word: bool,
    groups: Vec<GroupView>,
}

#[derive(Serialize)]
struct GroupView {
    weight: Weight,
    heading: String,
    findings: Vec<String>,
}

#[derive(Serialize)]
struct ChangeView {
    id: i64,
    what: String,
    state: String,
    why: String,
    text: Option<String>,
    is_open: bool,
}

/// `GET /outbox/{id}`.
pub(super) async fn page(State(admin): State<Admin>, visit: Visit, Path(id): Path<i64>) -> Answer {
    show(&admin, &visit, id, Tried::default()).await
}

async fn show(admin: &Admin, visit: &Visit, id: i64, tried: Tried) -> Answer {
    let refused = tried.refused.is_some();
    let answer = admin.page(visit, PAGE, move |look| view(look, id, tried)).await?;
    // What was refused is no success, also for whoever reads only the status.
    Ok(if refused { with_status(answer, StatusCode::UNPROCESSABLE_ENTITY) } else { answer })
}

fn with_status(
    mut answer: axum::response::Response,
    status: StatusCode,
) -> axum::response::Response {
    *answer.status_mut() = status;
    answer
}

fn view(look: &Look<'_>, id: i64, tried: Tried) -> Result<View, Trouble> {
    let card = desk::open(look.db, look.config, id, look.now)?.ok_or(Trouble::Missing)?;
    let delivery = &card.shown.delivery;
    let network = card.network;
    let stands = card.preview.as_ref().map(|post| post.text.clone()).unwrap_or_default();
    // A text that was tried is judged as it was typed.
    let verdict = match &tried.text {
        Some(text) => desk::judge(look.db, look.config, id, text)?,
        None => card.verdict.clone(),
    };
    let label = network.map_or("", Network::label);
    Ok(View {
        id,
        item: delivery.item,
        title: title(look, &card),
        account: delivery.account.clone(),
        network: network.map(shown::network),
        label,
        organisation: look.config.organisation.name.clone(),
        source: card.source.clone(),
        link: card.link.as_deref().and_then(shown::link),
        stands_at: delivery.remote_url.as_deref().and_then(shown::link),
        state: look.words(&delivery.state.words()),
        why: look.words(&delivery.why.words()),
        handle: accounts::get(look.db, &delivery.account)?.and_then(|row| row.handle),
        next: card
            .shown
            .expected_in_words(&look.config.timezone, Reader::Page)
            .map(|words| look.words(&words)),
        cost: card
            .shown
            .cost_in_words()
            .map_or_else(|| look.say(&say::COST_NONE, &[]), |words| look.words(&words)),
        postponed: delivery.postponed.filter(|at| *at > look.now).map(|at| look.moment(at)),
        at: look.moment(delivery.changed_at),
        post: card.preview.as_ref().map(|post| followers_see(look, &card, post)),
        told_now: card.told_now,
        edited_by: card.edited.as_ref().map(|edited| look.words(&desk::who(&edited.by))),
        anew: card.anew.as_ref().map(|post| followers_see(look, &card, post)),
        verdict: verdict.map(|verdict| judged(look, &verdict, label)),
        changes: card.shown.changes.iter().map(|row| change_view(look, row)).collect(),
        may: may(delivery.state),
        version: card.version.clone(),
        text: tried.text.unwrap_or(stands),
        refused: tried.refused,
    })
}

fn title(look: &Look<'_>, card: &Card) -> String {
    let title = card.title.clone().filter(|title| !title.trim().is_empty());
    title.unwrap_or_else(|| look.say(&admin::UNTITLED, &[]))
}

fn may(state: Step) -> Vec<&'static str> {
    let steps = [
        ("approve", Decision::Approve { vouched: false, choice: None }),
        ("undo", Decision::Undo),
        ("edit", Decision::Edit { text: String::new(), vouched: false, approve: false }),
        ("reject", Decision::Reject { reason: None }),
        ("postpone", Decision::Postpone { until: jiff::Timestamp::MAX }),
        ("retry", Decision::Retry),
        ("find", Decision::Absent),
    ];
    let possible = steps.into_iter().filter(|(_, decision)| desk::is_possible(decision, state));
    possible.map(|(name, _)| name).collect()
}

fn judged(look: &Look<'_>, verdict: &Verdict, label: &str) -> VerdictView {
    let headings =
        [(Weight::Must, &gate::MUST), (Weight::Vouch, &gate::VOUCH), (Weight::Style, &gate::STYLE)];
    let groups = headings.into_iter().map(|(weight, heading)| GroupView {
        weight,
        heading: look.say(heading, &[]),
        findings: verdict.of(weight).map(|one| look.words(&one.told.words())).collect(),
    });
    let (length, limit) = (verdict.length.to_string(), verdict.limit.to_string());
    VerdictView {
        length: look.say(&gate::LENGTH, &[&length, &limit, label]),
        is_good: verdict.findings.is_empty(),
        wants_word: verdict.of(Weight::Vouch).next().is_some(),
        groups: groups.filter(|group| !group.findings.is_empty()).collect(),
    }
}

fn change_view(look: &Look<'_>, row: &ActionRow) -> ChangeView {
    ChangeView {
        id: row.id,
        what: look.words(&row.action.words()),
        state: look.words(&row.state.words()),
        why: look.words(&row.why.words()),
        text: row.text.clone(),
        is_open: matches!(row.state, Step::AwaitingApproval | Step::Failed | Step::NeedsHuman),
    }
}
