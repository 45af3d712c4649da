//! The rehearsal networks, asked with raw requests over real sockets.

mod client;
mod facebook;
mod faults;
mod pages;
mod signing;
mod tokens;
mod x;
mod x_timeline;

use std::net::SocketAddr;

use reqwest::{Method, RequestBuilder, StatusCode};
use serde_json::Value;
use tokio::net::TcpListener;
use weitersagen::sandbox::{Sandbox, SandboxConfig};

/// A sandbox on a free port, and a client.
struct Server {
    sandbox: Sandbox,
    address: SocketAddr,
    http: reqwest::Client,
}

impl Server {
    async fn start() -> Self {
        Self::with(SandboxConfig::default()).await
    }

    async fn with(config: SandboxConfig) -> Self {
        // Another test may have installed it; any is as good, since nothing here speaks TLS.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let sandbox = Sandbox::new(config);
        tokio::spawn(sandbox.clone().serve(listener, std::future::pending()));
        let builder = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
        Self { sandbox, address, http: builder.build().unwrap() }
    }

    fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, self.url(path))
    }

    /// Posts a JSON list of faults to the switch.
    async fn switch(&self, rules: &Value) {
        let request = self.request(Method::POST, "/sandbox/faults").json(rules);
        assert_eq!(request.send().await.unwrap().status(), StatusCode::OK);
    }
}

/// Status and JSON body of an answer.
async fn answer(request: RequestBuilder) -> (u16, Value) {
    let response = request.send().await.unwrap();
    let status = response.status().as_u16();
    let body = response.text().await.unwrap();
    (status, serde_json::from_str(&body).unwrap_or(Value::String(body)))
}
