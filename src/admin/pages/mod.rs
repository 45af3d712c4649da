//! The pages, one file each, and at which addresses they stand.

mod accounts;
mod assets;
mod filter;
mod health;
mod journal;
mod month;
mod outbox;
mod post;
mod sources;
mod start;
mod story;
mod todo;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware;
use axum::routing::{self, get};

use super::trouble::Trouble;
use super::{Admin, Look, gate, guard, login};
use crate::wording::{Phrase, admin as say, desk};

/// A place in the navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Nav {
    /// How everything stands.
    Start,
    /// What waits, what comes, what was posted.
    Outbox,
    /// What is watched.
    Sources,
    /// Where posts go.
    Accounts,
    /// What has happened.
    Journal,
    /// The month in figures.
    Month,
}

/// The navigation: place, address, icon, name.
pub(super) const NAV: &[(Nav, &str, &str, &Phrase)] = &[
    (Nav::Start, "/", "home", &say::NAV_START),
    (Nav::Outbox, "/outbox", "outbox", &desk::OUTBOX),
    (Nav::Sources, "/sources", "sources", &say::SOURCES),
    (Nav::Accounts, "/accounts", "accounts", &say::ACCOUNTS),
    (Nav::Journal, "/journal", "journal", &say::JOURNAL),
    (Nav::Month, "/month", "month", &say::NAV_MONTH),
];

/// How many things wait for a person behind an entry of the navigation.
pub(super) fn waiting(look: &Look<'_>, place: Nav) -> Result<usize, Trouble> {
    match place {
        Nav::Outbox => outbox::waiting(look),
        Nav::Start | Nav::Sources | Nav::Accounts | Nav::Journal | Nav::Month => Ok(0),
    }
}

/// Everything that is served, and what is refused before: [`super::serve`] without the connections.
pub fn router(admin: &Admin) -> Router {
    let behind_login = Router::new()
        .route("/", get(start::page))
        .route("/outbox", get(outbox::page))
        .route("/outbox/{id}", get(post::page))
        .route("/outbox/{id}/pictures/{key}", get(post::picture))
        .route("/outbox/{id}/check", routing::post(post::check))
        .route("/outbox/{id}/{step}", routing::post(post::decide))
        .route("/changes/{id}/{step}", routing::post(post::change))
        .route("/stories/{item}", get(story::page))
        .route("/sources", get(sources::page))
        .route("/sources/accept", routing::post(sources::accept))
        .route("/accounts", get(accounts::page))
        .route("/journal", get(journal::page))
        .route("/month", get(month::page))
        .route("/logout", routing::post(login::log_out))
        .fallback(async || Trouble::Missing)
        .layer(middleware::from_fn_with_state(admin.clone(), gate::gate));
    Router::new()
        .route("/login", get(login::page).post(login::by_password))
        .route("/login/link", routing::post(login::by_link))
        .route("/login/{link}", get(login::link_page))
        .route("/assets/{name}", get(assets::asset))
        .route("/healthz", get(health::lives))
        .route("/readyz", get(health::ready))
        .route("/metrics", get(health::metrics))
        .merge(behind_login)
        .layer(DefaultBodyLimit::max(gate::LARGEST_FORM))
        .layer(middleware::from_fn_with_state(admin.clone(), guard::guard))
        .with_state(admin.clone())
}
