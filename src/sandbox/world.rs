//! Everything that the rehearsal networks remember.

use std::collections::{HashMap, HashSet};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::canned::Queue;
use super::config::SandboxConfig;
use super::facebook::{FacebookPost, Photos};
use super::faults::{FaultPlan, Operation};
use super::journal::Journal;
use super::oauth2::Logins;
use super::x::{Uploads, XPost};
use crate::clock;
use crate::item::Network;

/// X counts requests in windows of this many seconds.
const WINDOW_SECS: i64 = 15 * 60;

/// X's epoch in milliseconds: an id holds the milliseconds since then above its lower 22 bits.
const X_EPOCH_MS: i64 = 1_288_834_974_657;

/// Whether a network takes its token.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TokenState {
    /// It does.
    #[default]
    Valid,
    /// Its time is over.
    Expired,
    /// The password changed, or the app was removed.
    Revoked,
}

/// The state of both networks.
#[derive(Debug, Clone)]
pub(super) struct World {
    pub(super) config: SandboxConfig,
    /// What time it is in a rehearsal whose time is simulated.
    pub(super) time: Option<Timestamp>,
    /// Oldest first.
    pub(super) facebook: Vec<FacebookPost>,
    /// Oldest first.
    pub(super) x: Vec<XPost>,
    pub(super) faults: FaultPlan,
    pub(super) canned: Queue,
    pub(super) journal: Journal,
    pub(super) facebook_token: TokenState,
    /// When the page token ceased to be taken.
    pub(super) facebook_token_until: Option<Timestamp>,
    pub(super) x_token: TokenState,
    pub(super) nonces: Nonces,
    pub(super) logins: Logins,
    pub(super) uploads: Uploads,
    pub(super) photos: Photos,
    windows: HashMap<Operation, Window>,
    last_x_id: i64,
    last_facebook_id: i64,
    traces: u64,
}

impl World {
    pub(super) fn new(mut config: SandboxConfig) -> Self {
        let faults = config.faults.take().unwrap_or_default();
        Self {
            config,
            time: None,
            facebook: Vec::new(),
            x: Vec::new(),
            faults,
            canned: Queue::default(),
            journal: Journal::default(),
            facebook_token: TokenState::Valid,
            facebook_token_until: None,
            x_token: TokenState::Valid,
            nonces: Nonces::default(),
            logins: Logins::default(),
            uploads: Uploads::default(),
            photos: Photos::default(),
            windows: HashMap::new(),
            last_x_id: 0,
            last_facebook_id: 0,
            traces: 0,
        }
    }

    pub(super) fn set_token(&mut self, network: Network, state: TokenState, now: Timestamp) {
        match network {
            Network::Facebook => {
                self.facebook_token = state;
                self.facebook_token_until = (state != TokenState::Valid).then_some(now);
            }
            Network::X => {
                self.x_token = state;
                match state {
                    TokenState::Valid => {}
                    TokenState::Expired => self.logins.expire_access(),
                    TokenState::Revoked => self.logins.revoke(),
                }
            }
        }
    }

    /// The present instant on the networks.
    pub(super) fn now(&self) -> Timestamp {
        self.time.unwrap_or_else(clock::now)
    }

    /// The link that a post of this number carries.
    pub(super) fn link_of(&self, network: Network, id: &str) -> Option<String> {
        match network {
            Network::Facebook => {
                self.facebook.iter().rev().find(|post| post.id == id)?.link.clone()
            }
            Network::X => self.x.iter().rev().find(|post| post.id == id)?.link.clone(),
        }
    }

    /// A fresh id on X: the time in its upper bits, and always above the one before.
    pub(super) fn next_x_id(&mut self, created: Timestamp) -> String {
        let since_epoch = created.as_millisecond().saturating_sub(X_EPOCH_MS).max(0);
        self.last_x_id = (since_epoch << 22).max(self.last_x_id + 1);
        self.last_x_id.to_string()
    }

    /// A fresh post id on Facebook, `PAGE_POST`.
    pub(super) fn next_facebook_id(&mut self, created: Timestamp) -> String {
        self.last_facebook_id = (created.as_millisecond() * 100).max(self.last_facebook_id + 1);
        format!("{}_{}", self.config.facebook.page_id, self.last_facebook_id)
    }

    /// A trace id as Facebook puts into each error.
    pub(super) fn next_trace(&mut self) -> String {
        self.traces += 1;
        let hash = Sha256::digest(self.traces.to_be_bytes());
        let head: Vec<u8> = hash.iter().copied().take(16).collect();
        format!("A{}", URL_SAFE_NO_PAD.encode(head))
    }

    /// Counts a request in X's window for its operation.
    pub(super) fn count(&mut self, operation: Operation, now: Timestamp) -> Quota {
        let limit = match operation {
            Operation::Create => self.config.x.creates_per_window,
            Operation::Delete => 50,
            Operation::Me => 75,
            Operation::Upload => 500,
            Operation::Read | Operation::Edit => 900,
            // X names no limit for logins.
            Operation::Login => u32::MAX,
        };
        let second = now.as_second();
        let window = self.windows.entry(operation).or_default();
        if second >= window.reset {
            *window = Window { reset: second + WINDOW_SECS, used: 0 };
        }
        let exceeded = window.used >= limit;
        window.used = window.used.saturating_add(1);
        Quota { limit, remaining: limit.saturating_sub(window.used), reset: window.reset, exceeded }
    }
}

/// One of X's counting windows.
#[derive(Debug, Clone, Default)]
struct Window {
    /// When it ends, in seconds since 1970.
    reset: i64,
    used: u32,
}

/// What X tells about a window with each answer.
#[derive(Debug, Clone, Copy)]
pub(super) struct Quota {
    pub(super) limit: u32,
    pub(super) remaining: u32,
    /// In seconds since 1970.
    pub(super) reset: i64,
    /// Whether this request is one too many.
    pub(super) exceeded: bool,
}

/// The nonces seen, as long as their timestamps would still be taken.
#[derive(Debug, Clone, Default)]
pub(super) struct Nonces(HashSet<(i64, String)>);

impl Nonces {
    /// Whether the nonce is new; it is not after this. Forgets those older than `oldest`.
    pub(super) fn is_new(&mut self, timestamp: i64, nonce: &str, oldest: i64) -> bool {
        self.0.retain(|(seen, _)| *seen >= oldest);
        self.0.insert((timestamp, nonce.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_on_x_hold_their_time_and_never_repeat() {
        let mut world = World::new(SandboxConfig::default());
        let created: Timestamp = "2026-11-22T13:20:00.123Z".parse().unwrap();
        let first: i64 = world.next_x_id(created).parse().unwrap();
        let second: i64 = world.next_x_id(created).parse().unwrap();
        assert_eq!((first >> 22) + X_EPOCH_MS, created.as_millisecond());
        assert_eq!((second >> 22) + X_EPOCH_MS, created.as_millisecond());
        assert!(second > first);
    }

    #[test]
    fn a_window_refuses_the_one_too_many_and_opens_again() {
        let mut config = SandboxConfig::default();
        config.x.creates_per_window = 2;
        let mut world = World::new(config);
        let now = Timestamp::UNIX_EPOCH;
        assert_eq!(world.count(Operation::Create, now).remaining, 1);
        assert!(!world.count(Operation::Create, now).exceeded);
        let third = world.count(Operation::Create, now);
        assert!(third.exceeded);
        let later = Timestamp::from_second(third.reset).unwrap();
        assert!(!world.count(Operation::Create, later).exceeded);
    }

    #[test]
    fn a_nonce_is_new_once() {
        let mut nonces = Nonces::default();
        assert!(nonces.is_new(10, "a", 0));
        assert!(!nonces.is_new(10, "a", 0));
        assert!(nonces.is_new(11, "a", 0));
    }
}
