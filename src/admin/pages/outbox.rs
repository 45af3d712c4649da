//! The outbox: what waits, what comes, what was posted and what was not, with filters and a search.

use axum::extract::{Query, State};
use serde::{Deserialize, Serialize};

use super::Nav;
use crate::admin::gate::Visit;
use crate::admin::shown::{self, Moment};
use crate::admin::trouble::Trouble;
use crate::admin::view::{Answer, Page};
use crate::admin::{Admin, Look};
use crate::daemon::desk::{self, Card};
use crate::outbox::State as Step;
use crate::state::deliveries::{self, Wanted};
use crate::wording::{Phrase, admin, desk as say};

const PAGE: Page = Page { template: "outbox.html", title: &say::OUTBOX, nav: Nav::Outbox };

/// Posts on one page.
const SHOWN: u32 = 50;
/// A longer search is cut, in characters.
const LONGEST_SEARCH: usize = 100;

/// The groups of states that can be chosen; the first is shown at once.
const GROUPS: [(&str, &Phrase, &[Step]); 4] = [
    ("open", &say::GROUP_OPEN, &WAITS_FOR_PERSON),
    (
        "coming",
        &say::GROUP_COMING,
        &[Step::Planned, Step::Approved, Step::Intent, Step::RetryWait, Step::Ambiguous],
    ),
    ("done", &say::GROUP_DONE, &[Step::Posted]),
    ("not", &say::GROUP_NOT, &[Step::Rejected, Step::Suppressed, Step::Expired, Step::Withdrawn]),
];

/// The states in which a person is needed.
pub(super) const WAITS_FOR_PERSON: [Step; 3] =
    [Step::AwaitingApproval, Step::NeedsHuman, Step::Failed];

/// What is looked for, as the address says it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    state: Option<String>,
    account: String,
    source: String,
    q: String,
}

#[derive(Serialize)]
struct View {
    states: Vec<Choice>,
    accounts: Vec<Choice>,
    sources: Vec<Choice>,
    q: String,
    posts: Vec<PostView>,
    /// How many are shown, where there may be more.
    cut: Option<u32>,
}

#[derive(Serialize)]
struct Choice {
    value: String,
    name: String,
    is_chosen: bool,
}

/// A post in the list.
#[derive(Serialize)]
struct PostView {
    id: i64,
    title: String,
    /// The beginning of its text.
    text: Option<String>,
    account: String,
    network: Option<&'static str>,
    state: String,
    why: String,
    at: Moment,
    source: String,
}

/// `GET /outbox`.
pub(super) async fn page(
    State(admin): State<Admin>,
    visit: Visit,
    Query(asked): Query<Asked>,
) -> Answer {
    admin.page(&visit, PAGE, move |look| view(look, &asked)).await
}

fn view(look: &Look<'_>, asked: &Asked) -> Result<View, Trouble> {
    let text: String = asked.q.trim().chars().take(LONGEST_SEARCH).collect();
    let group = asked.state.as_deref().unwrap_or(GROUPS[0].0);
    let set = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let states = GROUPS.iter().find(|(name, ..)| *name == group).map(|(.., states)| *states);
    let wanted = Wanted {
        states: states.unwrap_or_default().to_vec(),
        account: set(&asked.account),
        source: set(&asked.source),
        text: set(&text),
    };
    let found = deliveries::search(look.db, &wanted, SHOWN)?;
    let is_full = u32::try_from(found.len()).unwrap_or(u32::MAX) >= SHOWN;
    let cards = desk::cards(look.db, look.config, found, look.now)?;
    let choice = |value: &str, name: String, chosen: &str| Choice {
        is_chosen: value == chosen,
        value: value.to_owned(),
        name,
    };
    let accounts = look.config.accounts.iter().map(|one| &one.name);
    let sources = look.config.sources.iter().map(|one| (&one.name, &one.label));
    Ok(View {
        states: GROUPS
            .iter()
            .map(|(value, name, _)| choice(value, look.say(name, &[]), group))
            .collect(),
        accounts: accounts.map(|name| choice(name, name.clone(), &asked.account)).collect(),
        sources: sources.map(|(name, label)| choice(name, label.clone(), &asked.source)).collect(),
        q: text,
        posts: cards.into_iter().map(|card| post(look, card)).collect(),
        cut: is_full.then_some(SHOWN),
    })
}

fn post(look: &Look<'_>, card: Card) -> PostView {
    let delivery = card.shown.delivery;
    let title = card.title.filter(|title| !title.trim().is_empty());
    PostView {
        id: delivery.id,
        title: title.unwrap_or_else(|| look.say(&admin::UNTITLED, &[])),
        text: card.preview.map(|post| post.text),
        account: delivery.account,
        network: card.network.map(shown::network),
        state: look.words(&delivery.state.words()),
        why: look.words(&delivery.why.words()),
        at: look.moment(delivery.changed_at),
        source: card.source,
    }
}

/// How many posts wait for a person.
pub(super) fn waiting(look: &Look<'_>) -> Result<usize, Trouble> {
    let mut waiting = 0;
    for account in &look.config.accounts {
        for count in deliveries::counts(look.db, &account.name)? {
            if WAITS_FOR_PERSON.contains(&count.state) {
                waiting += usize::try_from(count.deliveries).unwrap_or_default();
            }
        }
    }
    Ok(waiting)
}
