//! Sources: how each one is, how often it is looked at, what it had last, and when it is next.

use axum::Form;
use axum::extract::State;
use serde::{Deserialize, Serialize};

use super::Nav;
use super::todo::{self, ProblemView};
use crate::admin::gate::Visit;
use crate::admin::shown::{self, Moment};
use crate::admin::trouble::Trouble;
use crate::admin::view::{Answer, Page, back};
use crate::admin::{Admin, Look};
use crate::config::{SourceConfig, summary};
use crate::daemon::problems::{self, Kind, Problem};
use crate::state::items::{self, ItemRow};
use crate::state::journal::{self, About};
use crate::state::sources::{self, SourceHealth};
use crate::wording::{Phrase, admin as say, reasons};

const PAGE: Page = Page { template: "sources.html", title: &say::SOURCES, nav: Nav::Sources };

/// Items of each source that are shown.
const SHOWN: u32 = 5;

#[derive(Serialize)]
struct View {
    sources: Vec<SourceView>,
}

#[derive(Serialize)]
struct SourceView {
    name: String,
    label: String,
    url: String,
    /// `good`, `warn`, `bad`, or `new` for one that nobody has looked at.
    standing: &'static str,
    said: String,
    problems: Vec<ProblemView>,
    /// Whether a person may say that its list is right.
    in_quarantine: bool,
    rhythm: String,
    next: Moment,
    read: Option<Moment>,
    news: Option<Moment>,
    known: u32,
    items: Vec<ItemView>,
}

#[derive(Serialize)]
struct ItemView {
    id: i64,
    title: String,
    url: Option<String>,
    seen: Moment,
    fate: String,
}

/// `GET /sources`.
pub(super) async fn page(State(admin): State<Admin>, visit: Visit) -> Answer {
    admin.page(&visit, PAGE, view).await
}

/// The order to take a source's list as it is.
#[derive(Deserialize)]
pub(super) struct Accept {
    source: String,
}

/// `POST /sources/accept`: the list of a source in quarantine is right as it is.
pub(super) async fn accept(
    State(admin): State<Admin>,
    visit: Visit,
    Form(order): Form<Accept>,
) -> Answer {
    let person = visit.person();
    let accepted = admin
        .decide(move |look| {
            let accepted = sources::accept(look.db, &order.source)?;
            if accepted {
                let about = About { source: Some(order.source), ..About::default() };
                let why = reasons::LIST_ACCEPTED.told([]);
                let who = Some(person.name());
                journal::write_by(look.db, look.now, &about, ("accepted", &why), who)?;
            }
            Ok::<_, Trouble>(accepted)
        })
        .await?;
    let said = if accepted { &say::SAID_ACCEPTED } else { &say::SAID_NOT_QUARANTINED };
    Ok(back("/sources", said))
}

fn view(look: &Look<'_>) -> Result<View, Trouble> {
    let found = problems::current(look.db, look.config, look.now)?;
    let sources = look.config.sources.iter().map(|source| of(look, source, &found));
    Ok(View { sources: sources.collect::<Result<_, _>>()? })
}

fn of(look: &Look<'_>, source: &SourceConfig, found: &[Problem]) -> Result<SourceView, Trouble> {
    let health = sources::health(look.db, &source.name)?;
    let concerned: Vec<&Problem> = found
        .iter()
        .filter(|problem| {
            matches!(
                problem.kind,
                Kind::SourceFailing
                    | Kind::SourceQuarantine
                    | Kind::SourceSilent
                    | Kind::SourceMoved
            ) && problem.about == source.name
        })
        .collect();
    let (standing, said) = standing(health.as_ref(), &concerned);
    let health = health.as_ref();
    let read = health.and_then(|health| health.ok_at);
    let news = health.and_then(|health| health.news_at);
    let items = items::latest(look.db, &source.name, SHOWN)?;
    Ok(SourceView {
        name: source.name.clone(),
        label: source.label.clone(),
        url: source.url.to_string(),
        standing,
        said: look.say(said, &[]),
        problems: concerned.iter().map(|one| todo::shown(look, one, "/sources")).collect(),
        in_quarantine: health.is_some_and(|health| health.quarantine.is_some()),
        rhythm: summary::rhythm(source, look.config.language),
        next: look.moment(source.schedule.next_after(look.now)),
        read: read.map(|at| look.moment(at)),
        news: news.map(|at| look.moment(at)),
        known: health.map_or(0, |health| health.items),
        items: items.iter().map(|item| item_view(look, item)).collect(),
    })
}

fn standing(
    health: Option<&SourceHealth>,
    problems: &[&Problem],
) -> (&'static str, &'static Phrase) {
    match health {
        _ if problems.iter().any(|problem| problem.kind.is_urgent()) => ("bad", &say::SOURCE_BAD),
        _ if !problems.is_empty() => ("warn", &say::SOURCE_WARN),
        Some(health) if health.failure.is_some() => ("warn", &say::SOURCE_FAILED_ONCE),
        Some(health) if health.ok_at.is_some() => ("good", &say::SOURCE_GOOD),
        _ => ("new", &say::SOURCE_NEW),
    }
}

fn item_view(look: &Look<'_>, item: &ItemRow) -> ItemView {
    let title = item.entry.title.clone().filter(|title| !title.trim().is_empty());
    ItemView {
        id: item.id,
        title: title.unwrap_or_else(|| look.say(&say::UNTITLED, &[])),
        url: item.entry.link.as_ref().and_then(|link| shown::link(link.as_str())),
        seen: look.moment(item.seen_at),
        fate: look.say(fate(&item.fate), &[]),
    }
}

/// What became of an item, by the name that the state keeps.
fn fate(name: &str) -> &'static Phrase {
    match name {
        "baseline" => &say::FATE_BASELINE,
        "too_old" => &say::FATE_TOO_OLD,
        "told" => &say::FATE_TOLD,
        "joined" => &say::FATE_JOINED,
        "unreadable" => &say::FATE_UNREADABLE,
        _ => &say::FATE_NEW,
    }
}
