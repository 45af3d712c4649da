//! The HTTP client: deadlines, redirects by hand, one request at a time per host.

use std::sync::Arc;
use std::time::Duration;

use jiff::fmt::rfc2822;
use reqwest::header::{self, HeaderMap, HeaderName, HeaderValue};
use secrecy::ExposeSecret;
use tokio::time::{Instant, timeout};
use url::Url;

use super::body;
use super::guard::{self, Exempt, Verdict};
use super::hosts::{self, Hosts};
use super::redirect::{self, Permanence};
use super::transport::{Transport, classify};
use super::types::{ApiReply, ApiRequest, FetchError, FetchOptions, Fetched, Validators};

/// What is asked for; feeds first, since a source may offer both under one address.
const ACCEPT: &str = "application/atom+xml, application/rss+xml, application/feed+json, \
                      text/html;q=0.9, application/xhtml+xml;q=0.9, application/xml;q=0.9, \
                      */*;q=0.5";

/// A shared client: copies share its memory of hosts and its connections' settings.
#[derive(Debug, Clone)]
pub struct Client {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    options: FetchOptions,
    exempt: Exempt,
    transport: Transport,
    hosts: Hosts,
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
        if HeaderValue::from_str(&options.user_agent).is_err() {
            let reason = "the user agent holds characters that a header cannot carry";
            return Err(FetchError::NotSent(reason.to_owned()));
        }
        Ok(Self {
            inner: Arc::new(Inner {
                exempt: Exempt::parse(&options.allow_private),
                transport: Transport::new(options.user_agent.clone()),
                hosts: Hosts::default(),
                options,
            }),
        })
    }

    /// Fetches a page or feed with GET, conditionally where validators are given. One request at
    /// a time goes to each host; waiting for the turn does not count against the deadline.
    ///
    /// # Errors
    /// See [`FetchError`]. A status such as 404 is no error here.
    pub async fn get(&self, url: &Url, validators: &Validators) -> Result<Fetched, FetchError> {
        let mut at = url.clone();
        let mut moved = None;
        let mut left = self.inner.options.deadline;
        for _ in 0..=redirect::LIMIT {
            let host = hosts::key(&at);
            let turn = self.inner.hosts.turn(&host).await;
            let started = Instant::now();
            let step = timeout(left, self.step(&at, &host, validators))
                .await
                .map_err(|_| self.late())??;
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
        Err(FetchError::Redirect(format!(
            "more than {} redirects, the last one to {}",
            redirect::LIMIT,
            at.host_str().unwrap_or_default()
        )))
    }

    pub(super) fn hosts(&self) -> &Hosts {
        &self.inner.hosts
    }

    /// One request of a GET, its body included.
    async fn step(&self, at: &Url, host: &str, known: &Validators) -> Result<Step, FetchError> {
        let inner = &self.inner;
        if let Some(left) = inner.hosts.left(host, Instant::now()) {
            return Err(FetchError::NotSent(format!(
                "{} asked to be left alone for another {} s",
                at.host_str().unwrap_or_default(),
                left.as_secs() + 1
            )));
        }
        let request = self.client(at)?.get(at.clone()).headers(conditional_headers(known));
        let response = request
            .send()
            .await
            .map_err(|error| classify(error, at.host_str().unwrap_or_default()))?;
        let status = response.status().as_u16();
        let headers = response.headers();
        if let Some(permanence) = redirect::kind(status) {
            let to = redirect::target(at, text_of(headers, &header::LOCATION).as_deref());
            return Ok(Step::Redirect(to.map_err(FetchError::Redirect)?, permanence));
        }
        let retry_after = retry_after(
            text_of(headers, &header::RETRY_AFTER).as_deref(),
            text_of(headers, &header::DATE).as_deref(),
        );
        if let (429 | 503, Some(wait)) = (status, retry_after) {
            inner.hosts.wait(host, Instant::now(), wait);
        }
        Ok(Step::Answer(Box::new(Fetched {
            url: at.clone(),
            status,
            moved: false,
            content_type: text_of(headers, &header::CONTENT_TYPE),
            validators: Validators {
                etag: text_of(headers, &header::ETAG),
                last_modified: text_of(headers, &header::LAST_MODIFIED),
            },
            retry_after,
            body: body::read(response, inner.options.max_body).await?,
        })))
    }

    /// Sends one API request, once: no redirect is followed, nothing is sent again, and the
    /// connection is a fresh one.
    ///
    /// # Errors
    /// [`FetchError::NotSent`] and [`FetchError::Private`] prove that nothing was sent; after
    /// every other error it may have been.
    pub async fn api(&self, request: ApiRequest) -> Result<ApiReply, FetchError> {
        let method = reqwest::Method::from_bytes(request.method.as_bytes())
            .map_err(|error| FetchError::NotSent(error.to_string()))?;
        let host = request.url.host_str().unwrap_or_default().to_owned();
        let mut builder = self.client(&request.url)?.request(method, request.url);
        if let Some(secret) = &request.authorization {
            let mut value = HeaderValue::from_str(secret.expose_secret()).map_err(|_| {
                let reason = "the token holds characters that a header cannot carry";
                FetchError::NotSent(reason.to_owned())
            })?;
            value.set_sensitive(true);
            builder = builder.header(header::AUTHORIZATION, value);
        }
        if let Some((media_type, bytes)) = request.body {
            builder = builder.header(header::CONTENT_TYPE, media_type).body(bytes);
        }
        let exchange = async {
            let response = builder.send().await.map_err(|error| classify(error, &host))?;
            let status = response.status().as_u16();
            let headers = response
                .headers()
                .iter()
                .map(|(name, value)| (name.as_str().to_owned(), lossy(value)))
                .collect();
            let body = body::read(response, self.inner.options.max_body).await?;
            Ok(ApiReply { status, headers, body })
        };
        timeout(self.inner.options.deadline, exchange).await.map_err(|_| self.late())?
    }

    /// The client that may ask this address.
    fn client(&self, url: &Url) -> Result<&reqwest::Client, FetchError> {
        if !matches!(url.scheme(), "http" | "https") {
            let reason = format!("{} addresses cannot be asked", url.scheme());
            return Err(FetchError::NotSent(reason));
        }
        match guard::judge(url, &self.inner.exempt) {
            Verdict::Private => {
                let host = url.host_str().unwrap_or_default();
                Err(FetchError::Private(host.to_owned()))
            }
            verdict => self.inner.transport.client(verdict),
        }
    }

    fn late(&self) -> FetchError {
        let seconds = self.inner.options.deadline.as_secs_f32();
        FetchError::Lost(format!("no complete answer within {seconds} s"))
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

fn lossy(value: &HeaderValue) -> String {
    String::from_utf8_lossy(value.as_bytes()).into_owned()
}

/// Reads `Retry-After`: seconds, or an HTTP date, which is held against the server's own `Date`
/// since the clocks may differ.
fn retry_after(value: Option<&str>, date: Option<&str>) -> Option<Duration> {
    let value = value?.trim();
    if let Ok(seconds) = value.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let instant = |text: &str| rfc2822::DateTimeParser::new().parse_timestamp(text.trim()).ok();
    Duration::try_from(instant(value)?.duration_since(instant(date?)?)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retry_after_is_read_in_both_forms() {
        let date = Some("Sun, 22 Nov 2026 13:00:00 GMT");
        for (value, expected) in [
            (" 120 ", Some(120)),
            ("Sun, 22 Nov 2026 13:05:00 GMT", Some(300)),
            ("Sun, 22 Nov 2026 12:00:00 GMT", None),
            ("-5", None),
            ("soon", None),
        ] {
            let wait = retry_after(Some(value), date);
            assert_eq!(wait, expected.map(Duration::from_secs), "{value}");
        }
        assert_eq!(retry_after(Some("Sun, 22 Nov 2026 13:05:00 GMT"), None), None);
        assert_eq!(retry_after(None, date), None);
    }
}
