//! The journal: every decision, with a filter.

use axum::extract::{Query, State};
use serde::{Deserialize, Serialize};

use super::Nav;
use super::filter::{self, Choice};
use crate::admin::gate::Visit;
use crate::admin::shown::Moment;
use crate::admin::trouble::Trouble;
use crate::admin::view::{Answer, Page};
use crate::admin::{Admin, Look};
use crate::daemon::desk;
use crate::state::journal::{self, Filter, Line};
use crate::wording::{admin as say, named, trail};

const PAGE: Page = Page { template: "journal.html", title: &say::JOURNAL, nav: Nav::Journal };

/// Lines on one page.
const SHOWN: usize = 30;
/// Lines that are read at once, and how often that is done for one page: a text that stands nowhere
/// must not make it read a year.
const READ: u32 = 200;
const READS: usize = 50;

/// What is looked for, as the address says it; empty fields match everything.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Wanted {
    source: String,
    account: String,
    event: String,
    q: String,
    before: Option<i64>,
}

#[derive(Serialize)]
struct View {
    sources: Vec<Choice>,
    accounts: Vec<Choice>,
    events: Vec<Choice>,
    q: String,
    is_filtered: bool,
    lines: Vec<LineView>,
    /// The address of the older lines.
    older: Option<String>,
}

#[derive(Serialize)]
struct LineView {
    at: Moment,
    event: String,
    detail: String,
    /// The person, where one decided.
    who: Option<String>,
    title: Option<String>,
    source: Option<String>,
    account: Option<String>,
    /// The post that it is about.
    delivery: Option<i64>,
}

impl LineView {
    /// Whether a reader finds this text in the line; the text is in lower case.
    fn holds(&self, text: &str) -> bool {
        let parts = [&self.title, &self.source, &self.account, &self.who];
        let parts = parts.into_iter().flatten().chain([&self.event, &self.detail]);
        parts.into_iter().any(|part| part.to_lowercase().contains(text))
    }
}

/// `GET /journal`.
pub(super) async fn page(
    State(admin): State<Admin>,
    visit: Visit,
    Query(wanted): Query<Wanted>,
) -> Answer {
    admin.page(&visit, PAGE, move |look| view(look, &wanted)).await
}

fn view(look: &Look<'_>, wanted: &Wanted) -> Result<View, Trouble> {
    let text = filter::search(&wanted.q);
    let filter = Filter {
        source: filter::set(&wanted.source),
        account: filter::set(&wanted.account),
        event: filter::set(&wanted.event),
        before: wanted.before,
    };
    let is_filtered = !text.is_empty()
        || [&filter.source, &filter.account, &filter.event].iter().any(|f| f.is_some());
    let (lines, last) = search(look, filter, &text)?;
    let mut events: Vec<Choice> = journal::events(look.db)?
        .iter()
        .map(|event| Choice::new(event, event_name(look, event), &wanted.event))
        .collect();
    events.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(View {
        sources: filter::sources(look, &wanted.source),
        accounts: filter::accounts(look, &wanted.account),
        events,
        is_filtered,
        q: text,
        lines,
        older: last.map(|id| address(wanted, id)),
    })
}

/// The newest lines that the filter lets pass and that hold the text as they are shown, and where
/// older ones go on, if there may be any.
fn search(
    look: &Look<'_>,
    mut filter: Filter,
    text: &str,
) -> Result<(Vec<LineView>, Option<i64>), Trouble> {
    let (text, mut found) = (text.to_lowercase(), Vec::new());
    for _ in 0..READS {
        let lines = journal::search(look.db, &filter, READ)?;
        for line in &lines {
            if found.len() >= SHOWN {
                return Ok((found, filter.before));
            }
            filter.before = Some(line.id);
            let shown = line_view(look, line);
            if text.is_empty() || shown.holds(&text) {
                found.push(shown);
            }
        }
        if lines.len() < usize::try_from(READ).unwrap_or(usize::MAX) {
            return Ok((found, None));
        }
    }
    Ok((found, filter.before))
}

fn line_view(look: &Look<'_>, line: &Line) -> LineView {
    let label = line.source.as_deref().map(|name| {
        look.config.source(name).map_or(name, |source| source.label.as_str()).to_owned()
    });
    LineView {
        at: look.moment(line.entry.at),
        event: event_name(look, &line.entry.event),
        detail: look.words(&line.entry.told.words()),
        who: line.entry.who.as_deref().map(|name| look.words(&desk::who(name))),
        title: line.title.clone(),
        source: label,
        account: line.entry.account.clone(),
        delivery: line.delivery,
    }
}

/// An event in words; one that has no name is shown as the journal has it.
fn event_name(look: &Look<'_>, event: &str) -> String {
    let own = named(&format!("EVENT_{}", event.to_uppercase()));
    own.map_or_else(|| look.words(&trail::event(event)), |phrase| look.say(phrase, &[]))
}

fn address(wanted: &Wanted, before: i64) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    for (key, value) in [
        ("source", &wanted.source),
        ("account", &wanted.account),
        ("event", &wanted.event),
        ("q", &wanted.q),
    ] {
        if !value.is_empty() {
            query.append_pair(key, value);
        }
    }
    query.append_pair("before", &before.to_string());
    format!("/journal?{}", query.finish())
}
