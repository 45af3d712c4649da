//! The demo's start page: where to look, and the state of the outbox.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use minijinja::{Environment, context};

use crate::sandbox::rehearsal::Addresses;
use crate::state::{Store, deliveries};

/// Deliveries that the page shows.
const SHOWN: u32 = 40;

/// No script, no asset, nothing from elsewhere.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'";

struct Page {
    templates: Environment<'static>,
    addresses: Addresses,
    config: String,
    store: Store,
}

pub(super) fn router(addresses: Addresses, config: String, store: Store) -> anyhow::Result<Router> {
    let mut templates = Environment::new();
    templates.add_template("start.html", include_str!("start.html"))?;
    let page = Page { templates, addresses, config, store };
    Ok(Router::new().route("/", get(start)).with_state(Arc::new(page)))
}

async fn start(State(page): State<Arc<Page>>) -> Response {
    match render(&page).await {
        Ok(html) => ([(header::CONTENT_SECURITY_POLICY, POLICY)], Html(html)).into_response(),
        Err(error) => {
            tracing::error!("The start page cannot be shown: {error:#}");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

async fn render(page: &Page) -> anyhow::Result<String> {
    let listed = page.store.run(|tx| deliveries::list(tx, SHOWN)).await?;
    let rows: Vec<_> = listed
        .iter()
        .map(|delivery| {
            let text = delivery.post.as_ref().map(|post| post.text.clone()).unwrap_or_default();
            context! {
                id => delivery.id, account => &delivery.account, state => delivery.state.as_str(),
                reason => &delivery.reason, text => text,
            }
        })
        .collect();
    let shown = page.templates.get_template("start.html")?.render(context! {
        organisation => page.addresses.organisation.as_str(),
        portal => page.addresses.portal.as_str(),
        networks => page.addresses.networks.as_str(),
        config => &page.config,
        rows => rows,
    })?;
    Ok(shown)
}
