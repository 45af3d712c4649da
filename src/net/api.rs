//! Requests to the networks' APIs: one request is one request.

use reqwest::header::{self, HeaderValue};
use secrecy::ExposeSecret;
use tokio::time::timeout;

use super::body::{self, Limit};
use super::client::{Client, lossy};
use super::transport::classify;
use super::types::{ApiReply, ApiRequest, FetchError};
use crate::failpoint::CrashPoint;
use crate::wording::{Told, reading as say};

impl Client {
    /// Sends one API request, once: no redirect is followed, nothing is sent again, and the
    /// connection is a fresh one.
    ///
    /// # Errors
    /// [`FetchError::NotSent`] and [`FetchError::Private`] prove that nothing was sent; after
    /// every other error it may have been.
    pub async fn api(&self, request: ApiRequest) -> Result<ApiReply, FetchError> {
        let method = reqwest::Method::from_bytes(request.method.as_bytes())
            .map_err(|error| FetchError::NotSent(Told::said(&error.to_string())))?;
        let host = request.url.host_str().unwrap_or_default().to_owned();
        let mut builder =
            self.client(&self.inner().sending, &request.url)?.request(method, request.url);
        if let Some(secret) = &request.authorization {
            let mut value = HeaderValue::from_str(secret.expose_secret())
                .map_err(|_| FetchError::NotSent(say::FETCH_TOKEN.told([])))?;
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
            let body = body::read(response, Limit::Refuse(self.inner().options.max_body)).await?;
            Ok(ApiReply { status, headers, body })
        };
        self.failpoints().reach(CrashPoint::Request).await;
        let reply = timeout(self.inner().options.deadline, exchange).await;
        self.failpoints().reach(CrashPoint::Answer).await;
        reply.map_err(|_| self.late())?
    }
}
