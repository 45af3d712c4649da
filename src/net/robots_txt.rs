//! robots.txt of a host, read once a day.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::Instant;
use url::Url;

use super::client::Client;
use super::types::{FetchError, Validators};

/// RFC 9309, section 2.4: a copy should not be used for longer than a day.
const FRESH: Duration = Duration::from_secs(24 * 60 * 60);
/// RFC 9309, section 2.5: at least 500 KiB must be read; what follows may be left out.
const READ: usize = 512 * 1024;

impl Client {
    /// The text of the robots.txt that holds for an address; empty where the host has none. While
    /// the host cannot give it, an older copy serves.
    ///
    /// # Errors
    /// The host cannot be reached, or answers 429 or 5xx, and there is no copy: then nothing may
    /// be asked (RFC 9309, section 2.3.1.4).
    pub async fn robots_txt(&self, page: &Url) -> Result<Arc<str>, FetchError> {
        let origin = page.origin().ascii_serialization();
        let kept = self.hosts().robots(&origin);
        if let Some((read, text)) = &kept
            && read.elapsed() < FRESH
        {
            return Ok(Arc::clone(text));
        }
        match self.fetch_robots(page).await {
            Ok(text) => {
                self.hosts().keep_robots(origin, Instant::now(), Arc::clone(&text));
                Ok(text)
            }
            Err(error) => kept.map(|(_, text)| text).ok_or(error),
        }
    }

    async fn fetch_robots(&self, page: &Url) -> Result<Arc<str>, FetchError> {
        let address =
            page.join("/robots.txt").map_err(|error| FetchError::NotSent(error.to_string()))?;
        let fetched = self.get(&address, &Validators::default()).await?;
        match fetched.status {
            200..=299 => {
                let read = fetched.body.get(..READ).unwrap_or(&fetched.body);
                Ok(String::from_utf8_lossy(read).into())
            }
            429 | 500.. => {
                Err(FetchError::Lost(format!("robots.txt answers with status {}", fetched.status)))
            }
            _ => Ok("".into()),
        }
    }
}
