//! The two HTTP clients underneath: one that asks public addresses only, one for exempt hosts.

use std::error::Error;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use rustls::crypto::ring;
use rustls::{ClientConfig, RootCertStore};
use rustls_platform_verifier::BuilderVerifierExt;

use super::guard::{PrivateName, PublicOnly, Verdict};
use super::types::FetchError;

/// A server that does not take the connection within this time is taken as not reachable.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// Built when the first request is made: reading the system's certificates takes a while, and
/// many commands never ask anybody.
#[derive(Debug)]
pub(super) struct Transport {
    user_agent: String,
    clients: OnceLock<Result<Clients, String>>,
}

#[derive(Debug)]
struct Clients {
    guarded: reqwest::Client,
    exempt: reqwest::Client,
}

impl Transport {
    pub(super) const fn new(user_agent: String) -> Self {
        Self { user_agent, clients: OnceLock::new() }
    }

    /// The client for an address that was judged.
    pub(super) fn client(&self, verdict: Verdict) -> Result<&reqwest::Client, FetchError> {
        let clients = self
            .clients
            .get_or_init(|| build(&self.user_agent))
            .as_ref()
            .map_err(|reason| FetchError::NotSent(reason.clone()))?;
        Ok(match verdict {
            Verdict::Exempt => &clients.exempt,
            Verdict::Guarded | Verdict::Private => &clients.guarded,
        })
    }
}

fn build(user_agent: &str) -> Result<Clients, String> {
    let tls = tls().map_err(|error| format!("TLS cannot be set up: {error}"))?;
    let builder = || {
        reqwest::Client::builder()
            .user_agent(user_agent)
            .tls_backend_preconfigured(tls.clone())
            .connect_timeout(CONNECT_TIMEOUT)
            .redirect(reqwest::redirect::Policy::none())
            // A proxy would resolve names itself, past the guard.
            .no_proxy()
            // A kept connection may be closed by the server just when it is used again, and what
            // was sent on it is then lost or sent twice. One request, one connection.
            .pool_max_idle_per_host(0)
            .retry(reqwest::retry::never())
            .http1_only()
    };
    let describe = |error| format!("the HTTP client cannot be built: {}", self::describe(error));
    Ok(Clients {
        guarded: builder().dns_resolver(Arc::new(PublicOnly)).build().map_err(describe)?,
        exempt: builder().build().map_err(describe)?,
    })
}

/// TLS with the system's certificates. Where the system has none, every https request fails with
/// its reason, while plain http on this machine (the demonstration) goes on working.
fn tls() -> Result<ClientConfig, rustls::Error> {
    let versions = || {
        ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
    };
    let verified = match versions()?.with_platform_verifier() {
        Ok(verified) => verified,
        Err(error) => {
            tracing::warn!("This system offers no certificates, https will fail: {error}");
            versions()?.with_root_certificates(RootCertStore::empty())
        }
    };
    let mut config = verified.with_no_client_auth();
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(config)
}

/// Whether anything may have reached the server decides what the caller may do next.
pub(super) fn classify(error: reqwest::Error, host: &str) -> FetchError {
    let mut source = error.source();
    while let Some(cause) = source {
        if cause.is::<PrivateName>() {
            return FetchError::Private(host.to_owned());
        }
        source = cause.source();
    }
    if error.is_connect() || error.is_builder() {
        FetchError::NotSent(describe(error))
    } else {
        FetchError::Lost(describe(error))
    }
}

/// The error with its causes, without the address: that may hold what logs must not.
pub(super) fn describe(error: reqwest::Error) -> String {
    let error = error.without_url();
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        let cause_text = cause.to_string();
        if !text.contains(&cause_text) {
            text.push_str(": ");
            text.push_str(&cause_text);
        }
        source = cause.source();
    }
    text
}
