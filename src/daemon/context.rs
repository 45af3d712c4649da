//! What every step needs: the configuration, the state, the way out.

use std::sync::Arc;
use std::time::Duration;

use crate::config::Config;
use crate::failpoint::Failpoints;
use crate::net::{self, Client, FetchError, FetchOptions};
use crate::state::Store;

/// One exchange may take this long, redirects and body included.
const DEADLINE: Duration = Duration::from_secs(30);

/// Larger bodies are neither pages nor feeds.
const MAX_BODY: usize = 5 * 1024 * 1024;

/// Cheap to clone: every part is shared.
#[derive(Debug, Clone)]
pub struct Context {
    /// The configuration of this round.
    pub config: Arc<Config>,
    /// The state.
    pub store: Store,
    /// The way out.
    pub client: Client,
    /// Where a test may end it; nothing in the binary.
    pub failpoints: Failpoints,
}

/// The client that a configuration asks for; the user agent names the project and whose it is.
pub fn open(config: &Config) -> Result<Client, FetchError> {
    Client::new(FetchOptions {
        user_agent: net::user_agent(&config.organisation.name, &config.organisation.website),
        allow_private: config.allow_private.clone(),
        deadline: DEADLINE,
        max_body: MAX_BODY,
    })
}
