//! `discover`: the accounts that a website's „Folge uns“ links name.

use std::path::Path;

use url::Url;

use super::{Done, Failure, help, say};
use crate::daemon::verify::fetch_linked;
use crate::net::{Client, FetchOptions};
use crate::wording::{Language, terminal as words};

pub(super) async fn discover(path: &Path, url: &str, json: bool) -> Done {
    let language = help::spoken_at(path);
    let url = web_address(url, language)?;
    let client = Client::new(options_for(&url))?;
    let working = say::working(words::READING.with(&[]).of(language));
    let found = fetch_linked(&client, &url).await;
    working.finish_and_clear();
    let found = found.map_err(|reason| anyhow::anyhow!(reason.words().of(language).to_owned()))?;
    if json {
        say::json(&found)?;
    } else if found.is_empty() {
        say::line(words::NO_ACCOUNTS.with(&[url.as_str()]).of(language));
    } else {
        for account in &found {
            let (label, handle) = (account.network.label(), &account.handle);
            say::line(&format!("{label:<9} {handle:<32} {}", account.url));
        }
    }
    Ok(())
}

/// An address as typed; one without a scheme is taken for https.
pub(super) fn web_address(text: &str, language: Language) -> Result<Url, Failure> {
    let parsed = Url::parse(text).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
    let guessed = || Url::parse(&format!("https://{text}")).ok();
    parsed
        .or_else(guessed)
        .filter(Url::has_host)
        .ok_or_else(|| Failure::Wrong(say::wrong(&words::NO_ADDRESS.with(&[text]), language)))
}

/// Limits for an address that a person typed: its own host is meant, private or not.
pub(super) fn options_for(url: &Url) -> FetchOptions {
    FetchOptions {
        user_agent: format!("weitersagen/{}", env!("CARGO_PKG_VERSION")),
        allow_private: url.host_str().map(str::to_owned).into_iter().collect(),
        deadline: std::time::Duration::from_secs(30),
        max_body: 5 * 1024 * 1024,
    }
}
