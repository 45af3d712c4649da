//! A server that follows a script, and the accounts that talk to it.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::{Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode};
use jiff::Timestamp;
use tokio::net::TcpListener;
use url::Url;
use weitersagen::config::{AccountConfig, Credentials, SecretRef};
use weitersagen::item::{Network, Post};
use weitersagen::net::{Client, FetchOptions};
use weitersagen::publish::Publisher;
use weitersagen::sandbox::SandboxConfig;

pub(super) const TOKEN: &str = "CANARY-token-0123456789";

/// What was asked: method, address, `Authorization`, body.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    pub(super) line: String,
    pub(super) authorization: String,
    pub(super) body: String,
}

pub(super) type Answer = (u16, &'static [(&'static str, &'static str)], &'static str);

/// A server that gives out the answers it was told, in order, and notes what it was asked.
#[derive(Clone, Default)]
pub(super) struct Script {
    answers: Arc<Mutex<VecDeque<Answer>>>,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl Script {
    pub(super) async fn start(answers: &[Answer]) -> (Self, Url) {
        let script = Self::default();
        script.answers.lock().unwrap().extend(answers);
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let api = base(listener.local_addr().unwrap());
        let app = Router::new().fallback(answer).with_state(script.clone());
        tokio::spawn(async move { axum::serve(listener, app).await });
        (script, api)
    }

    pub(super) fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }

    pub(super) fn lines(&self) -> Vec<String> {
        self.asked().into_iter().map(|asked| asked.line).collect()
    }
}

async fn answer(State(script): State<Script>, request: Request) -> (StatusCode, HeaderMap, Bytes) {
    let header = request.headers().get("authorization");
    let authorization = header.map_or("", |value| value.to_str().unwrap()).to_owned();
    let line = format!("{} {}", request.method(), request.uri());
    let body = to_bytes(request.into_body(), 1_000_000).await.unwrap();
    let body = String::from_utf8(body.to_vec()).unwrap();
    script.asked.lock().unwrap().push(Asked { line, authorization, body });
    let next = script.answers.lock().unwrap().pop_front();
    let (status, headers, body) = next.unwrap_or((599, &[], "nothing more was expected"));
    let headers = headers.iter().map(|(n, v)| (n.parse().unwrap(), v.parse().unwrap()));
    (StatusCode::from_u16(status).unwrap(), headers.collect(), Bytes::from_static(body.as_bytes()))
}

pub(super) fn base(address: SocketAddr) -> Url {
    Url::parse(&format!("http://{address}")).unwrap()
}

pub(super) fn client(allow_private: &[&str]) -> Client {
    let allow_private = allow_private.iter().map(|host| (*host).to_owned()).collect();
    let deadline = Duration::from_secs(10);
    let user_agent = "weitersagen-test".to_owned();
    Client::new(FetchOptions { user_agent, allow_private, deadline, max_body: 1_000_000 }).unwrap()
}

pub(super) fn secret(folder: &Path, name: &str, value: &str) -> SecretRef {
    let path = folder.join(name);
    std::fs::write(&path, value).unwrap();
    SecretRef::File(path)
}

pub(super) fn publisher(api: Url, linked: Option<&str>, credentials: Credentials) -> Publisher {
    let account = AccountConfig {
        mode: weitersagen::config::Mode::Publish,
        name: "probe".into(),
        api,
        hashtags: Vec::new(),
        template: weitersagen::compose::Template::of(weitersagen::item::Network::X),
        confirmed: None,
        withdraw: weitersagen::config::Withdraw::Ask,
        on_change: weitersagen::config::OnChange::Leave,
        credentials,
    };
    Publisher::new(&account, linked, &client(&["127.0.0.1"])).unwrap()
}

pub(super) fn facebook(api: Url, linked: Option<&str>) -> Publisher {
    let folder = tempfile::tempdir().unwrap();
    let token = secret(folder.path(), "token", TOKEN);
    publisher(
        api,
        linked,
        Credentials::Facebook {
            page: None,
            token: Some(token),
            app_id: None,
            app_secret: None,
            two_step: false,
        },
    )
}

pub(super) fn x(api: Url) -> Publisher {
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str| secret(folder.path(), name, &format!("{name}-{TOKEN}"));
    let credentials = Credentials::XOAuth1 {
        consumer_key: place("ck"),
        consumer_secret: place("cs"),
        access_token: place("at"),
        access_secret: place("as"),
    };
    publisher(api, None, credentials)
}

/// The sandbox's own account on a network.
pub(super) fn sandbox_account(network: Network, api: Url, config: &SandboxConfig) -> Publisher {
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str, value: &str| secret(folder.path(), name, value);
    let credentials = match network {
        Network::Facebook => Credentials::Facebook {
            page: None,
            token: Some(place("token", &config.facebook.token)),
            app_id: None,
            app_secret: None,
            two_step: false,
        },
        Network::X => Credentials::XOAuth1 {
            consumer_key: place("ck", &config.x.consumer_key),
            consumer_secret: place("cs", &config.x.consumer_secret),
            access_token: place("at", &config.x.access_token),
            access_secret: place("as", &config.x.access_secret),
        },
    };
    publisher(api, None, credentials)
}

pub(super) fn post() -> Post {
    let link = Url::parse("https://www.probeverein.example/news/fest.html").unwrap();
    Post {
        text: format!("Ein „Fest“ im Hof.\n\n{link}"),
        link,
        image: None,
        more_images: Vec::new(),
    }
}

pub(super) fn now() -> Timestamp {
    "2026-11-22T12:00:00Z".parse().unwrap()
}
