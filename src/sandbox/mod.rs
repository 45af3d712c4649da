//! The rehearsal: servers on loopback that speak the networks' protocols, and sample sites.

mod addresses;
mod call;
mod canned;
mod conduct;
mod config;
mod control;
mod facebook;
mod faults;
mod journal;
mod oauth;
mod oauth2;
mod pages;
pub mod rehearsal;
mod serve;
pub mod sites;
mod world;
mod x;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Router;
use axum::routing::{any, get, post};
use jiff::Timestamp;
use tokio::net::TcpListener;

pub use canned::Canned;
pub use config::{FacebookAccount, SandboxConfig, XAccount};
pub use facebook::{FacebookPhoto, FacebookPost};
pub use faults::{Fault, FaultPlan, FaultRule, Operation, Scope};
pub use journal::LogEntry;
pub use oauth2::TokenUse;
pub use world::TokenState;
pub use x::{XMedia, XPost};

use crate::item::Network;
use world::World;

/// The rehearsal networks: one page on Facebook, one account on X, their timelines, and the
/// faults in force. A clone is another handle on the same timelines.
#[derive(Debug, Clone)]
pub struct Sandbox {
    world: Arc<Mutex<World>>,
}

/// What the networks remembered at one moment.
#[derive(Debug, Clone)]
pub struct Memory(Box<World>);

impl Default for Sandbox {
    fn default() -> Self {
        Self::new(SandboxConfig::default())
    }
}

impl Sandbox {
    /// Networks with empty timelines.
    pub fn new(config: SandboxConfig) -> Self {
        Self { world: Arc::new(Mutex::new(World::new(config))) }
    }

    /// Everything the server answers: Facebook below `/v26.0/`, X below `/2/`, the timelines as
    /// pages, the switches below `/sandbox/`. Faults that cut the connection need [`Self::serve`];
    /// under another server they become an empty 502.
    pub fn router(&self) -> Router {
        Router::new()
            .route("/v26.0/{*path}", any(conduct::facebook))
            .route("/2/{*path}", any(conduct::x))
            .route("/", get(pages::start))
            .route("/timeline/facebook", get(pages::facebook))
            .route("/timeline/x", get(pages::x))
            .route("/sandbox/log", get(control::log))
            .route("/sandbox/timelines", get(control::timelines))
            .route("/sandbox/faults", get(control::faults).post(control::set_faults))
            .route("/sandbox/tokens", post(control::set_tokens))
            .with_state(self.clone())
    }

    /// Answers until `shutdown` is done and the requests under way are answered.
    ///
    /// # Errors
    /// When the listener fails.
    pub async fn serve(
        self,
        listener: TcpListener,
        shutdown: impl Future<Output = ()> + Send + 'static,
    ) -> std::io::Result<()> {
        serve::serve(self.router(), listener, shutdown).await
    }

    /// The page's posts, newest first, those not yet visible included.
    pub fn facebook_posts(&self) -> Vec<FacebookPost> {
        self.lock().facebook.iter().rev().cloned().collect()
    }

    /// The account's posts on X, newest first.
    pub fn x_posts(&self) -> Vec<XPost> {
        self.lock().x.iter().rev().cloned().collect()
    }

    /// The requests answered or cut, oldest first; the newest ten thousand are kept.
    pub fn log(&self) -> Vec<LogEntry> {
        self.lock().journal.entries()
    }

    /// How many logins there have been on X; the next one gets this number.
    pub fn logins(&self) -> usize {
        self.lock().logins.count()
    }

    /// Each use of a refresh token of X's, oldest first.
    pub fn token_uses(&self) -> Vec<TokenUse> {
        self.lock().logins.uses()
    }

    /// The credentials and names that the networks know.
    pub fn config(&self) -> SandboxConfig {
        self.lock().config.clone()
    }

    /// Replaces the faults in force.
    pub fn set_faults(&self, plan: FaultPlan) {
        self.lock().faults = plan;
    }

    /// Gives this answer to the next such request, in the place of the true one; nothing is done.
    pub fn answer_next(&self, network: Network, operation: Operation, answer: Canned) {
        self.lock().canned.add(network, operation, answer);
    }

    /// The faults still to come.
    pub fn faults(&self) -> Vec<FaultRule> {
        self.lock().faults.rules().to_vec()
    }

    /// Makes a network refuse the token, as after a changed password (Facebook 190/460, X 401).
    pub fn revoke_token(&self, network: Network) {
        self.set_token(network, TokenState::Revoked);
    }

    /// Makes a network refuse the token as expired (Facebook 190/463, X 401).
    pub fn expire_token(&self, network: Network) {
        self.set_token(network, TokenState::Expired);
    }

    /// Makes a network take the token again.
    pub fn restore_token(&self, network: Network) {
        self.set_token(network, TokenState::Valid);
    }

    /// Replaces the permissions of the page token, such as `pages_manage_posts`.
    pub fn set_facebook_scopes(&self, scopes: &[&str]) {
        self.lock().config.facebook.scopes = scopes.iter().map(ToString::to_string).collect();
    }

    /// Puts the app on Facebook into development mode or out of it. What it has posted shows to
    /// followers only outside of it.
    pub fn set_facebook_development(&self, development: bool) {
        self.lock().config.facebook.development = development;
    }

    /// Sets when the leave of the person behind the page token ends.
    pub fn set_facebook_access(&self, until: Option<Timestamp>) {
        self.lock().config.facebook.data_access_until = until;
    }

    /// Sets the networks' clock; signatures are then no longer held against the real one.
    pub fn set_time(&self, now: Timestamp) {
        self.lock().time = Some(now);
    }

    /// Everything the networks remember, to be put back with [`Self::put_back`].
    #[must_use]
    pub fn remember(&self) -> Memory {
        Memory(Box::new(self.lock().clone()))
    }

    /// Makes the networks as they were, so that one beginning can be played several times.
    pub fn put_back(&self, memory: &Memory) {
        self.lock().clone_from(&memory.0);
    }

    /// Puts a post on a timeline as if a colleague had written it by hand; gives its id.
    pub fn post_by_hand(&self, network: Network, text: &str, created: Timestamp) -> String {
        let mut world = self.lock();
        match network {
            Network::Facebook => facebook::by_hand(&mut world, text, created),
            Network::X => x::by_hand(&mut world, text, created),
        }
    }

    fn set_token(&self, network: Network, state: TokenState) {
        let mut world = self.lock();
        let now = world.now();
        world.set_token(network, state, now);
    }

    /// The state, also after a panic elsewhere: every change to it is made in one step.
    fn lock(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
