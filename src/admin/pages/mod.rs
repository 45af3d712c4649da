//! The pages, one file each, and at which addresses they stand.

mod assets;
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
}

/// The navigation: place, address, icon, name.
pub(super) const NAV: &[(Nav, &str, &str, &Phrase)] = &[(Nav::Start, "/", "home", &say::NAV_START)];

/// How many things wait for a person behind an entry of the navigation.
pub(super) fn waiting(_look: &Look<'_>, place: Nav) -> Result<usize, Trouble> {
    match place {
        Nav::Start => Ok(0),
    }
}

/// Everything that is served.
pub(super) fn router(admin: &Admin) -> Router {
    let behind_login = Router::new()
        .route("/", get(start::page))
        .route("/logout", post(login::log_out))
        .fallback(async || Trouble::Missing)
        .layer(middleware::from_fn_with_state(admin.clone(), gate::gate));
    Router::new()
        .route("/login", get(login::page).post(login::by_password))
        .route("/login/link", post(login::by_link))
        .route("/login/{link}", get(login::link_page))
        .route("/assets/{name}", get(assets::asset))
        .merge(behind_login)
        .layer(DefaultBodyLimit::max(gate::LARGEST_FORM))
        .layer(middleware::from_fn_with_state(admin.clone(), guard::guard))
        .with_state(admin.clone())
}
