//! The pages, one file each, and at which addresses they stand.

mod accounts;
mod assets;
mod health;
mod journal;
mod month;
mod sources;
mod start;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware;
use axum::routing::{get, post};

use super::trouble::Trouble;
use super::{Admin, Look, gate, guard, login};
use crate::wording::{Phrase, admin as say};

/// A place in the navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Nav {
    /// How everything stands.
    Start,
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
    (Nav::Sources, "/sources", "sources", &say::SOURCES),
    (Nav::Accounts, "/accounts", "accounts", &say::ACCOUNTS),
    (Nav::Journal, "/journal", "journal", &say::JOURNAL),
    (Nav::Month, "/month", "month", &say::NAV_MONTH),
];

/// How many things wait for a person behind an entry of the navigation.
pub(super) fn waiting(_look: &Look<'_>, place: Nav) -> Result<usize, Trouble> {
    match place {
        Nav::Start | Nav::Sources | Nav::Accounts | Nav::Journal | Nav::Month => Ok(0),
    }
}

/// Everything that is served.
pub(super) fn router(admin: &Admin) -> Router {
    let behind_login = Router::new()
        .route("/", get(start::page))
        .route("/sources", get(sources::page))
        .route("/sources/accept", post(sources::accept))
        .route("/accounts", get(accounts::page))
        .route("/journal", get(journal::page))
        .route("/month", get(month::page))
        .route("/logout", post(login::log_out))
        .fallback(async || Trouble::Missing)
        .layer(middleware::from_fn_with_state(admin.clone(), gate::gate));
    Router::new()
        .route("/login", get(login::page).post(login::by_password))
        .route("/login/link", post(login::by_link))
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
