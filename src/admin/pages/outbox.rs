//! The outbox: what waits, what comes, what was posted and what was not, with filters and a search.

use axum::extract::{Query, State};
use serde::{Deserialize, Serialize};

use super::Nav;
use super::filter::{self, Choice};
use crate::admin::gate::Visit;
use crate::admin::shown::{self, Moment};
use crate::admin::trouble::Trouble;
use crate::admin::view::{Answer, Page};
use crate::admin::{Admin, Look};
use crate::daemon::desk::{self, Card};
use crate::outbox::State as Step;
use crate::state::actions;
use crate::state::deliveries::{self, Wanted};
use crate::wording::{Phrase, admin, desk as say};

const PAGE: Page = Page { template: "outbox.html", title: &say::OUTBOX, nav: Nav::Outbox };

/// Posts on one page.
const SHOWN: u32 = 50;

/// What waits for a person: shown at once where there is some of it.
const OPEN: &str = "open";

/// The groups of states that can be chosen.
const GROUPS: [(&str, &Phrase, &[Step]); 4] = [
    (OPEN, &say::GROUP_OPEN, &WAITS_FOR_PERSON),
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
    is_filtered: bool,
    /// Whether nothing waits for a person, and the newest of everything stands there instead.
    fell_back: bool,
    posts: Vec<PostView>,
    /// How many are shown, where there may be more.
    cut: Option<u32>,
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
    let text = filter::search(&asked.q);
    let found = |group: &str| {
        let states = GROUPS.iter().find(|(name, ..)| *name == group).map(|(.., states)| *states);
        let wanted = Wanted {
            states: states.unwrap_or_default().to_vec(),
            or_undecided: group == OPEN,
            account: filter::set(&asked.account),
            source: filter::set(&asked.source),
            text: filter::set(&text),
        };
        deliveries::search(look.db, &wanted, SHOWN)
    };
    let mut group = asked.state.as_deref().unwrap_or(OPEN);
    let mut posts = found(group)?;
    // Nobody has asked for what waits alone: an empty page would tell nothing.
    let fell_back = asked.state.is_none() && posts.is_empty();
    if fell_back {
        group = "";
        posts = found(group)?;
    }
    let is_full = u32::try_from(posts.len()).unwrap_or(u32::MAX) >= SHOWN;
    let cards = desk::cards(look.db, look.config, posts, look.now)?;
    let narrowed = [&asked.account, &asked.source, &text].iter().any(|field| !field.is_empty());
    Ok(View {
        states: GROUPS
            .iter()
            .map(|(value, name, _)| Choice::new(value, look.say(name, &[]), group))
            .collect(),
        accounts: filter::accounts(look, &asked.account),
        sources: filter::sources(look, &asked.source),
        is_filtered: narrowed || asked.state.is_some(),
        fell_back,
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

/// How many posts, and changes to posts, wait for a person.
pub(super) fn waiting(look: &Look<'_>) -> Result<usize, Trouble> {
    let mut waiting = 0;
    for account in &look.config.accounts {
        waiting += actions::undecided(look.db, &account.name)?.len();
        for count in deliveries::counts(look.db, &account.name)? {
            if WAITS_FOR_PERSON.contains(&count.state) {
                waiting += usize::try_from(count.deliveries).unwrap_or_default();
            }
        }
    }
    Ok(waiting)
}
