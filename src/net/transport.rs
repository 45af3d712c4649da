//! The HTTP clients underneath: for public addresses only or for exempt hosts, for reading or for
//! sending.

use std::error::Error;
use std::io::ErrorKind;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use rustls::crypto::ring;
use rustls::pki_types::CertificateDer;
use rustls::{ClientConfig, RootCertStore};
use rustls_platform_verifier::BuilderVerifierExt;

use super::guard::{PrivateName, PublicOnly, Verdict};
use super::types::FetchError;
use crate::wording::{Phrase, Told, reading as say};

/// A server that does not take the connection within this time is taken as not reachable.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// A connection is kept this long for the next page of the same visit.
const KEPT: Duration = Duration::from_secs(20);

/// Whose certificates count.
#[derive(Debug, Clone)]
pub(super) enum Trust {
    /// Those that the system trusts.
    System,
    /// Those of this authority (DER).
    Only(Vec<u8>),
}

/// What a client is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Manner {
    /// Posting: HTTP/1.1, and one connection for one request. A kept connection may be closed by
    /// the server just when it is used again, and what was sent on it is then lost or sent twice.
    Send,
    /// Reading one page: HTTP/2 where the server speaks it.
    Read,
    /// Reading several pages of a host over one connection.
    Visit,
}

/// What all clients have in common. Built when the first request is made: reading the system's
/// certificates takes a while, and many commands never ask anybody.
#[derive(Debug)]
pub(super) struct Transport {
    user_agent: String,
    trust: Trust,
    tls: OnceLock<Result<ClientConfig, String>>,
}

/// The two clients of one manner, each built when it is first needed.
#[derive(Debug)]
pub(super) struct Connections {
    manner: Manner,
    guarded: OnceLock<Result<reqwest::Client, String>>,
    exempt: OnceLock<Result<reqwest::Client, String>>,
}

impl Connections {
    pub(super) const fn new(manner: Manner) -> Self {
        Self { manner, guarded: OnceLock::new(), exempt: OnceLock::new() }
    }

    /// The client for an address that was judged.
    pub(super) fn client(
        &self,
        transport: &Transport,
        verdict: Verdict,
    ) -> Result<&reqwest::Client, FetchError> {
        let is_exempt = verdict == Verdict::Exempt;
        let client = if is_exempt { &self.exempt } else { &self.guarded };
        client
            .get_or_init(|| transport.build(self.manner, is_exempt))
            .as_ref()
            .map_err(|reason| FetchError::NotSent(Told::said(reason)))
    }
}

impl Transport {
    pub(super) const fn new(user_agent: String, trust: Trust) -> Self {
        Self { user_agent, trust, tls: OnceLock::new() }
    }

    fn build(&self, manner: Manner, is_exempt: bool) -> Result<reqwest::Client, String> {
        let tls = self.tls.get_or_init(|| {
            tls(&self.trust).map_err(|error| format!("TLS cannot be set up: {error}"))
        });
        let mut tls = tls.clone()?;
        tls.alpn_protocols = match manner {
            Manner::Send => vec![b"http/1.1".to_vec()],
            Manner::Read | Manner::Visit => vec![b"h2".to_vec(), b"http/1.1".to_vec()],
        };
        let mut builder = reqwest::Client::builder()
            .user_agent(&self.user_agent)
            .tls_backend_preconfigured(tls)
            .connect_timeout(CONNECT_TIMEOUT)
            .redirect(reqwest::redirect::Policy::none())
            // A proxy would resolve names itself, past the guard.
            .no_proxy()
            .retry(reqwest::retry::never())
            .pool_max_idle_per_host(usize::from(manner == Manner::Visit))
            .pool_idle_timeout(KEPT);
        if manner == Manner::Send {
            builder = builder.http1_only();
        }
        if !is_exempt {
            builder = builder.dns_resolver(Arc::new(PublicOnly));
        }
        let text = |error| format!("the HTTP client cannot be built: {}", chain(error));
        builder.build().map_err(text)
    }
}

/// TLS that checks certificates. Where the system has none, every https request fails with its
/// reason, while plain http on this machine (the demonstration) goes on working.
fn tls(trust: &Trust) -> Result<ClientConfig, rustls::Error> {
    let versions = || {
        ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
    };
    let verified = match trust {
        Trust::Only(authority) => {
            let mut roots = RootCertStore::empty();
            roots.add(CertificateDer::from(authority.as_slice()))?;
            versions()?.with_root_certificates(roots)
        }
        Trust::System => match versions()?.with_platform_verifier() {
            Ok(verified) => verified,
            Err(error) => {
                tracing::warn!("This system offers no certificates, https will fail: {error}");
                versions()?.with_root_certificates(RootCertStore::empty())
            }
        },
    };
    Ok(verified.with_no_client_auth())
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

/// What broke, as far as that can be told, with the system's own words.
pub(super) fn describe(error: reqwest::Error) -> Told {
    let is_connect = error.is_connect();
    let mut kind = error.is_timeout().then_some(&say::FETCH_SLOW);
    let mut source = error.source();
    while let (Some(cause), None) = (source, kind) {
        kind = named(cause, is_connect);
        source = cause.source();
    }
    let own = Told::said(&chain(error));
    kind.map_or(own.clone(), |phrase| phrase.told([own]))
}

/// A cause that has words of its own.
fn named(cause: &(dyn std::error::Error + 'static), is_connect: bool) -> Option<&'static Phrase> {
    if cause.is::<rustls::Error>() {
        return Some(&say::FETCH_TLS);
    }
    let io = cause.downcast_ref::<std::io::Error>();
    if io
        .and_then(std::io::Error::get_ref)
        .is_some_and(<dyn std::error::Error + Send + Sync>::is::<rustls::Error>)
    {
        return Some(&say::FETCH_TLS);
    }
    match io.map(std::io::Error::kind) {
        Some(ErrorKind::ConnectionRefused) => Some(&say::FETCH_REFUSED),
        Some(ErrorKind::TimedOut) => Some(&say::FETCH_SLOW),
        Some(
            ErrorKind::ConnectionReset
            | ErrorKind::ConnectionAborted
            | ErrorKind::BrokenPipe
            | ErrorKind::UnexpectedEof,
        ) => Some(&say::FETCH_BROKE),
        // The resolver's failures have no kind of their own.
        _ if is_connect && cause.to_string().contains("dns error") => Some(&say::FETCH_NO_NAME),
        _ => None,
    }
}

/// The error with its causes, without the address: that may hold what logs must not.
fn chain(error: reqwest::Error) -> String {
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
