//! „Warum?“: the whole way of one item, from the list it stood on to the network's answer.

use axum::extract::{Path, State};
use serde::Serialize;

use super::Nav;
use crate::admin::gate::Visit;
use crate::admin::shown::{self, Moment};
use crate::admin::trouble::Trouble;
use crate::admin::view::{Answer, Page};
use crate::admin::{Admin, Look};
use crate::daemon::desk::Reader;
use crate::daemon::trail::{self, entry_in_words};
use crate::state::items;
use crate::wording::desk as say;

const PAGE: Page = Page { template: "story.html", title: &say::STORY_TITLE, nav: Nav::Outbox };

#[derive(Serialize)]
struct View {
    head: Vec<String>,
    link: Option<String>,
    accounts: Vec<AccountView>,
    trail: Vec<LineView>,
}

#[derive(Serialize)]
struct AccountView {
    id: i64,
    network: Option<&'static str>,
    head: String,
    lines: Vec<String>,
}

#[derive(Serialize)]
struct LineView {
    at: Moment,
    account: Option<String>,
    told: String,
}

/// `GET /stories/{item}`.
pub(super) async fn page(
    State(admin): State<Admin>,
    visit: Visit,
    Path(item): Path<i64>,
) -> Answer {
    admin.page(&visit, PAGE, move |look| view(look, item)).await
}

fn view(look: &Look<'_>, item: i64) -> Result<View, Trouble> {
    let item = items::find(look.db, item)?.ok_or(Trouble::Missing)?;
    let link = item.entry.link.as_ref().and_then(|link| shown::link(link.as_str()));
    let story = trail::of_item(look.db, look.config, item, Reader::Page, look.now)?;
    let accounts = story.accounts.iter().map(|way| {
        let mut lines = way.lines.iter().map(|words| look.words(words));
        AccountView {
            id: way.card.shown.delivery.id,
            network: way.card.network.map(shown::network),
            head: lines.next().unwrap_or_default(),
            lines: lines.collect(),
        }
    });
    let trail = story.journal.iter().map(|entry| LineView {
        at: look.moment(entry.at),
        account: entry.account.clone(),
        told: look.words(&entry_in_words(entry)),
    });
    Ok(View {
        head: story.head.iter().map(|words| look.words(words)).collect(),
        link,
        accounts: accounts.collect(),
        trail: trail.collect(),
    })
}
