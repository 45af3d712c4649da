//! The pictures of posts: fetched by the server, so that a browser asks nobody but the page, and a
//! few of them kept.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use axum::body::Bytes;
use tokio::sync::Semaphore;
use tokio::time::timeout;
use url::Url;

use crate::clock;
use crate::net::{Client, Validators};
use crate::publish::media::ImageKind;

/// What is kept in all, in bytes and in pictures.
const ROOM: usize = 16 * 1024 * 1024;
const PLACES: usize = 64;
/// A picture is asked for again after this time: it may be another one.
const KEPT_FOR: Duration = Duration::from_secs(600);
/// One that could not be had is asked for again after this time: a reloaded page must not hammer.
const MISSED_FOR: Duration = Duration::from_secs(60);
/// Longer than this nobody waits for a picture; the words beside it are there at once.
const PATIENCE: Duration = Duration::from_secs(12);
/// So many are fetched at a time.
const AT_ONCE: usize = 2;

/// A picture, told by its own bytes.
#[derive(Debug, Clone)]
pub(super) struct Picture {
    pub(super) kind: ImageKind,
    pub(super) bytes: Bytes,
}

/// The pictures that were shown last.
pub(super) struct Pictures {
    kept: Mutex<VecDeque<Entry>>,
    asking: Semaphore,
}

#[derive(Clone)]
struct Entry {
    url: Url,
    /// None where it could not be had.
    picture: Option<Picture>,
    at: Instant,
}

impl Entry {
    fn size(&self) -> usize {
        self.picture.as_ref().map_or(0, |picture| picture.bytes.len())
    }

    fn holds_at(&self, now: Instant) -> bool {
        let lasts = if self.picture.is_some() { KEPT_FOR } else { MISSED_FOR };
        now.saturating_duration_since(self.at) < lasts
    }
}

impl Default for Pictures {
    fn default() -> Self {
        Self { kept: Mutex::default(), asking: Semaphore::new(AT_ONCE) }
    }
}

impl Pictures {
    /// The picture at this address: as kept, else as `client` gets it, with all its guards. None
    /// where there is none that a network would take.
    pub(super) async fn get(&self, client: &Client, url: &Url) -> Option<Picture> {
        if let Some(known) = self.known(url) {
            return known.picture;
        }
        let _one = self.asking.acquire().await.ok()?;
        // Meanwhile another request may have brought it.
        if let Some(known) = self.known(url) {
            return known.picture;
        }
        let picture = fetch(client, url).await;
        self.keep(Entry { url: url.clone(), picture: picture.clone(), at: clock::monotonic() });
        picture
    }

    /// What is known of it, be it that it could not be had.
    fn known(&self, url: &Url) -> Option<Entry> {
        let now = clock::monotonic();
        let kept = self.kept();
        kept.iter().find(|entry| entry.url == *url && entry.holds_at(now)).cloned()
    }

    fn keep(&self, entry: Entry) {
        let mut kept = self.kept();
        kept.retain(|other| other.url != entry.url);
        kept.push_back(entry);
        while kept.len() > PLACES || kept.iter().map(Entry::size).sum::<usize>() > ROOM {
            kept.pop_front();
        }
    }

    fn kept(&self) -> MutexGuard<'_, VecDeque<Entry>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn fetch(client: &Client, url: &Url) -> Option<Picture> {
    let host = url.host_str().unwrap_or_default();
    let fetched = match timeout(PATIENCE, client.get(url, &Validators::default())).await {
        Ok(Ok(fetched)) if fetched.status == 200 => fetched,
        Ok(Ok(fetched)) => {
            tracing::debug!("A picture of {host} cannot be shown: status {}", fetched.status);
            return None;
        }
        Ok(Err(error)) => {
            tracing::debug!("A picture of {host} cannot be shown: {error}");
            return None;
        }
        Err(_) => {
            tracing::debug!("A picture of {host} cannot be shown: it takes too long");
            return None;
        }
    };
    // What its server calls it does not count: a network would not believe that either. SVG and
    // everything else that a browser might run is none of these.
    let kind = ImageKind::of(&fetched.body)?;
    Some(Picture { kind, bytes: fetched.body.into() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(name: usize, bytes: usize) -> Entry {
        let url = Url::parse(&format!("https://a.example/{name}.png")).unwrap();
        let picture = Picture { kind: ImageKind::Png, bytes: vec![0; bytes].into() };
        Entry { url, picture: Some(picture), at: clock::monotonic() }
    }

    fn names(pictures: &Pictures) -> Vec<String> {
        pictures.kept().iter().map(|entry| entry.url.path().to_owned()).collect()
    }

    #[test]
    fn what_is_kept_has_a_bound_in_bytes_and_in_number() {
        let pictures = Pictures::default();
        for name in 0..5 {
            pictures.keep(entry(name, 5 * 1024 * 1024));
        }
        assert_eq!(names(&pictures), ["/2.png", "/3.png", "/4.png"]);
        for name in 10..10 + 2 * PLACES {
            pictures.keep(entry(name, 1));
        }
        assert_eq!(pictures.kept().len(), PLACES);
        pictures.keep(entry(10 + 2 * PLACES - 1, 7));
        assert_eq!(pictures.kept().len(), PLACES, "one address has one place");
    }

    #[test]
    fn a_picture_that_could_not_be_had_is_asked_for_again_sooner() {
        let had = entry(1, 1);
        let missed = Entry { picture: None, ..entry(2, 1) };
        let later = had.at + MISSED_FOR + Duration::from_secs(1);
        assert!(had.holds_at(later) && !missed.holds_at(later));
        assert!(!had.holds_at(had.at + KEPT_FOR));
    }
}
