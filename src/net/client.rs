//! The HTTP client: deadlines, redirects by hand, one request at a time per host.

use std::sync::Arc;

use reqwest::header::{self, HeaderMap, HeaderName, HeaderValue};
use tokio::time::{Instant, timeout};
use url::Url;

use super::body::{self, Limit};
use super::guard::{self, Exempt, Verdict};
use super::hosts::{self, Hosts};
use super::redirect::{self, Permanence};
use super::retry_after;
use super::transport::{Connections, Manner, Transport, Trust, classify};
use super::types::{FetchError, FetchOptions, Fetched, Validators};
use super::validators;
use crate::failpoint::{CrashPoint, Failpoints};
use crate::wording::{Told, reading as say};

/// What is asked for; feeds first, since a source may offer both under one address.
const ACCEPT: &str = "application/atom+xml, application/rss+xml, application/feed+json, \
                      text/html;q=0.9, application/xhtml+xml;q=0.9, application/xml;q=0.9, \
                      */*;q=0.5";

/// A shared client: copies share its memory of hosts.
#[derive(Debug, Clone)]
pub struct Client {
    inner: Arc<Inner>,
    reading: Arc<Connections>,
    failpoints: Failpoints,
}

#[derive(Debug)]
pub(super) struct Inner {
    pub(super) options: FetchOptions,
    exempt: Exempt,
    transport: Transport,
    hosts: Hosts,
    pub(super) sending: Connections,
}

/// How a page is asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ask<'a> {
    /// What an earlier answer said of itself.
    pub(super) known: &'a Validators,
    /// Whether robots.txt is obeyed.
    pub(super) obey: bool,
    /// After how many bytes the body is cut; without, a body over the limit is an error.
    pub(super) cut: Option<usize>,
}

/// What one request of a GET led to.
enum Step {
    Answer(Box<Fetched>),
    Redirect(Url, Permanence),
}

impl Client {
    /// Builds the client. What takes time (the system's certificates) waits for the first request.
    ///
    /// # Errors
    /// A user agent that cannot stand in a header.
    pub fn new(options: FetchOptions) -> Result<Self, FetchError> {
        Self::with(options, Trust::System)
    }

    /// A client for servers with certificates of one's own, such as a rehearsal on this machine:
    /// it trusts this certificate authority (DER) and no other, and checks as strictly.
    ///
    /// # Errors
    /// As [`new`](Self::new).
    pub fn trusting(options: FetchOptions, authority: Vec<u8>) -> Result<Self, FetchError> {
        Self::with(options, Trust::Only(authority))
    }

    fn with(options: FetchOptions, trust: Trust) -> Result<Self, FetchError> {
        if HeaderValue::from_str(&options.user_agent).is_err() {
            return Err(FetchError::NotSent(say::FETCH_AGENT.told([])));
        }
        Ok(Self {
            failpoints: Failpoints::default(),
            inner: Arc::new(Inner {
                exempt: Exempt::parse(&options.allow_private),
                transport: Transport::new(options.user_agent.clone(), trust),
                hosts: Hosts::default(),
                sending: Connections::new(Manner::Send),
                options,
            }),
            reading: Arc::new(Connections::new(Manner::Read)),
        })
    }

    /// A copy for several pages of one host: its connections are kept from one page to the next,
    /// and closed when the copy is dropped, so that many hosts never hold many connections open.
    #[must_use]
    pub fn visit(&self) -> Self {
        Self { reading: Arc::new(Connections::new(Manner::Visit)), ..self.clone() }
    }

    /// The same client for a test that watches every exchange.
    #[must_use]
    pub fn with_failpoints(&self, failpoints: Failpoints) -> Self {
        Self { failpoints, ..self.clone() }
    }

    /// Fetches a page or feed with GET, conditionally where validators are given. One request at
    /// a time goes to each host; waiting for the turn does not count against the deadline.
    /// robots.txt is not asked: see [`fetch`](Self::fetch).
    ///
    /// # Errors
    /// See [`FetchError`]. A status such as 404 is no error here.
    pub async fn get(&self, url: &Url, validators: &Validators) -> Result<Fetched, FetchError> {
        self.follow(url, Ask { known: validators, obey: false, cut: None }).await
    }

    /// A GET through all its redirects.
    pub(super) async fn follow(&self, url: &Url, ask: Ask<'_>) -> Result<Fetched, FetchError> {
        let mut at = url.clone();
        let mut moved = None;
        let mut left = self.inner.options.deadline;
        for _ in 0..=redirect::LIMIT {
            // Before robots.txt is asked for: that stands on the same host.
            self.judge(&at)?;
            if ask.obey {
                self.permitted(&at).await?;
            }
            let host = hosts::key(&at);
            let turn = self.inner.hosts.turn(&host).await;
            let started = Instant::now();
            self.failpoints.reach(CrashPoint::Request).await;
            let step = timeout(left, self.step(&at, &host, ask)).await;
            self.failpoints.reach(CrashPoint::Answer).await;
            self.inner.hosts.asked(&host, Instant::now());
            let step = step.map_err(|_| self.late())??;
            left = left.saturating_sub(started.elapsed());
            drop(turn);
            match step {
                Step::Answer(mut fetched) => {
                    fetched.moved = moved.unwrap_or(false);
                    return Ok(*fetched);
                }
                Step::Redirect(to, permanence) => {
                    let permanent = permanence == Permanence::Permanent;
                    moved = Some(moved.unwrap_or(true) && permanent);
                    at = to;
                }
            }
        }
        let last = Told::said(at.host_str().unwrap_or_default());
        Err(FetchError::Redirect(say::TO_MANY.told([redirect::LIMIT.into(), last])))
    }

    pub(super) fn hosts(&self) -> &Hosts {
        &self.inner.hosts
    }

    pub(super) fn failpoints(&self) -> &Failpoints {
        &self.failpoints
    }

    pub(super) fn inner(&self) -> &Inner {
        &self.inner
    }

    /// One request of a GET, its body included.
    async fn step(&self, at: &Url, host: &str, ask: Ask<'_>) -> Result<Step, FetchError> {
        let inner = &self.inner;
        if let Some(left) = inner.hosts.left(host, Instant::now()) {
            let asked =
                [Told::said(at.host_str().unwrap_or_default()), (left.as_secs() + 1).into()];
            return Err(FetchError::Unwanted(say::FETCH_LEFT_ALONE.told(asked)));
        }
        let client = self.client(&self.reading, at)?;
        let response = client
            .get(at.clone())
            .headers(conditional_headers(ask.known))
            .send()
            .await
            .map_err(|error| classify(error, at.host_str().unwrap_or_default()))?;
        let status = response.status().as_u16();
        let headers = response.headers();
        if let Some(permanence) = redirect::kind(status) {
            let to = redirect::target(at, text_of(headers, &header::LOCATION).as_deref());
            return Ok(Step::Redirect(to.map_err(FetchError::Redirect)?, permanence));
        }
        let retry_after = retry_after::parse(
            text_of(headers, &header::RETRY_AFTER).as_deref(),
            text_of(headers, &header::DATE).as_deref(),
        );
        if matches!(status, 429 | 503) {
            let wait = retry_after.unwrap_or(retry_after::UNSAID);
            inner.hosts.wait(host, Instant::now(), wait);
        }
        let limit = ask.cut.map_or(Limit::Refuse(inner.options.max_body), Limit::Cut);
        Ok(Step::Answer(Box::new(Fetched {
            url: at.clone(),
            status,
            moved: false,
            content_type: text_of(headers, &header::CONTENT_TYPE),
            validators: validators::of(
                text_of(headers, &header::ETAG),
                text_of(headers, &header::LAST_MODIFIED),
                text_of(headers, &header::DATE).as_deref(),
            ),
            retry_after,
            body: body::read(response, limit).await?,
        })))
    }

    /// Refuses what is no web address, and private addresses as they stand.
    fn judge(&self, url: &Url) -> Result<Verdict, FetchError> {
        if !matches!(url.scheme(), "http" | "https") {
            let reason = say::FETCH_SCHEME.told([Told::said(url.scheme())]);
            return Err(FetchError::NotSent(reason));
        }
        match guard::judge(url, &self.inner.exempt) {
            Verdict::Private => {
                Err(FetchError::Private(url.host_str().unwrap_or_default().to_owned()))
            }
            verdict => Ok(verdict),
        }
    }

    /// The one of the connections' two clients that may ask this address.
    pub(super) fn client<'c>(
        &self,
        connections: &'c Connections,
        url: &Url,
    ) -> Result<&'c reqwest::Client, FetchError> {
        connections.client(&self.inner.transport, self.judge(url)?)
    }

    pub(super) fn late(&self) -> FetchError {
        let seconds = self.inner.options.deadline.as_secs_f32();
        FetchError::Lost(say::FETCH_LATE.told([seconds.into()]))
    }
}

fn conditional_headers(known: &Validators) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert(header::ACCEPT, HeaderValue::from_static(ACCEPT));
    let pairs =
        [(header::IF_NONE_MATCH, &known.etag), (header::IF_MODIFIED_SINCE, &known.last_modified)];
    for (name, value) in pairs {
        if let Some(value) = value.as_deref().and_then(|v| HeaderValue::from_str(v).ok()) {
            headers.insert(name, value);
        }
    }
    headers
}

fn text_of(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    headers.get(name).map(lossy)
}

pub(super) fn lossy(value: &HeaderValue) -> String {
    String::from_utf8_lossy(value.as_bytes()).into_owned()
}
