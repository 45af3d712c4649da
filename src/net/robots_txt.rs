//! robots.txt of a host: read once a day, and obeyed before every page.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::Instant;
use url::Url;

use super::client::{Ask, Client};
use super::hosts;
use super::robots::Rules;
use super::types::{FetchError, Fetched, Validators};
use crate::wording::{Told, reading as say};

/// RFC 9309, section 2.4: a copy should not be used for longer than a day.
pub(super) const FRESH: Duration = Duration::from_secs(24 * 60 * 60);
/// RFC 9309, section 2.5: at least 500 KiB must be read; what follows is left out.
const READ: usize = 500 * 1024;

impl Client {
    /// Fetches a page or feed as [`get`](Self::get) does, if the host's robots.txt permits it; so
    /// for every host that a redirect leads to, before it is asked. Its `Crawl-delay` is kept.
    ///
    /// # Errors
    /// See [`FetchError`]; [`FetchError::Unwanted`] if robots.txt forbids it, or cannot be read.
    pub async fn fetch(&self, url: &Url, validators: &Validators) -> Result<Fetched, FetchError> {
        self.follow(url, Ask { known: validators, obey: true, cut: None }).await
    }

    /// Whether robots.txt lets an address be asked.
    pub(super) async fn permitted(&self, url: &Url) -> Result<(), FetchError> {
        let rules = self.rules(url).await?;
        if rules.allow(url) {
            return Ok(());
        }
        Err(FetchError::Unwanted(say::FETCH_ROBOTS.told([Told::said(url.path())])))
    }

    /// The rules that hold for an address; none where its host has no robots.txt. While the host
    /// cannot give it, an older copy serves; without one, nothing may be asked (RFC 9309, section
    /// 2.3.1.4).
    async fn rules(&self, page: &Url) -> Result<Arc<Rules>, FetchError> {
        let origin = page.origin().ascii_serialization();
        let kept = self.hosts().robots(&origin);
        if let Some((read, rules)) = &kept
            && read.elapsed() < FRESH
        {
            return Ok(Arc::clone(rules));
        }
        match self.read_rules(page).await {
            Ok(rules) => {
                self.hosts().set_pause(&hosts::key(page), rules.pause);
                self.hosts().keep_robots(origin, Instant::now(), Arc::clone(&rules));
                Ok(rules)
            }
            Err(error @ FetchError::Private(_)) => Err(error),
            Err(error) => kept
                .map(|(_, rules)| rules)
                .ok_or_else(|| FetchError::Unwanted(say::FETCH_NO_ROBOTS.told([error.told()]))),
        }
    }

    async fn read_rules(&self, page: &Url) -> Result<Arc<Rules>, FetchError> {
        let address = page
            .join("/robots.txt")
            .map_err(|error| FetchError::NotSent(Told::said(&error.to_string())))?;
        let known = Validators::default();
        let ask = Ask { known: &known, obey: false, cut: Some(READ) };
        // Boxed, since a page's request waits for this one, which is made in the same way.
        let fetched = Box::pin(self.follow(&address, ask)).await?;
        match fetched.status {
            200..=299 => Ok(Arc::new(Rules::parse(&String::from_utf8_lossy(&fetched.body)))),
            429 | 500.. => {
                Err(FetchError::Lost(say::FETCH_ROBOTS_STATUS.told([fetched.status.into()])))
            }
            _ => Ok(Arc::default()),
        }
    }
}
