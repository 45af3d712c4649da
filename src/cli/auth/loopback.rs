//! Receives the answer of a login: a small server on this machine, for one answer.

use axum::Router;
use axum::extract::{Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HOST};
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};
use tokio::net::TcpListener;
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;
use url::Url;

use crate::wording::{Language, Phrase, auth as words};

/// Where the answer is received.
pub(super) const PATH: &str = "/callback";

/// An address that came back, and where to say what became of it.
pub(super) struct Answer {
    pub(super) url: Url,
    pub(super) verdict: oneshot::Sender<String>,
}

/// The server, until it is told to end.
pub(super) struct Server {
    /// The address that the network sends the browser back to.
    pub(super) redirect: Url,
    stop: oneshot::Sender<()>,
    task: JoinHandle<std::io::Result<()>>,
}

impl Server {
    /// Listens on 127.0.0.1; answers go to `answers`.
    pub(super) async fn start(
        port: u16,
        answers: mpsc::Sender<Answer>,
        language: Language,
    ) -> anyhow::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", port)).await?;
        let redirect = redirect(listener.local_addr()?.port())?;
        let state = (redirect.clone(), answers, language);
        let app = Router::new().fallback(receive).with_state(state);
        let (stop, stopped) = oneshot::channel::<()>();
        let serving = axum::serve(listener, app).with_graceful_shutdown(async {
            // A dropped sender means the same.
            _ = stopped.await;
        });
        Ok(Self { redirect, stop, task: tokio::spawn(async move { serving.await }) })
    }

    /// Ends once the answer under way has been shown.
    pub(super) async fn end(self) {
        _ = self.stop.send(());
        let waited = tokio::time::timeout(std::time::Duration::from_secs(2), self.task).await;
        if waited.is_err() {
            tracing::debug!("A browser holds its connection open; it is cut");
        }
    }
}

/// The address of the answer on a port of this machine.
pub(super) fn redirect(port: u16) -> anyhow::Result<Url> {
    Ok(Url::parse(&format!("http://127.0.0.1:{port}{PATH}"))?)
}

type Shared = (Url, mpsc::Sender<Answer>, Language);

async fn receive(
    State((redirect, answers, language)): State<Shared>,
    request: Request,
) -> Response {
    let refused = |status, phrase: &Phrase| page(status, phrase.with(&[]).of(language), language);
    let host = request.headers().get(HOST).and_then(|host| host.to_str().ok());
    let authority = redirect.port().map(|port| format!("127.0.0.1:{port}"));
    if request.method() != Method::GET || host != authority.as_deref() {
        return refused(StatusCode::FORBIDDEN, &words::PAGE_FOREIGN);
    }
    if request.uri().path() != PATH {
        return refused(StatusCode::NOT_FOUND, &words::PAGE_NOTHING);
    }
    let mut url = redirect;
    url.set_query(request.uri().query());
    let (verdict, told) = oneshot::channel();
    if answers.send(Answer { url, verdict }).await.is_err() {
        return refused(StatusCode::GONE, &words::PAGE_OVER);
    }
    match told.await {
        Ok(sentence) => page(StatusCode::OK, &sentence, language),
        Err(_) => refused(StatusCode::GONE, &words::PAGE_OVER),
    }
}

fn page(status: StatusCode, sentence: &str, language: Language) -> Response {
    let sentence = sentence.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let lang = language.code();
    let html = format!(
        "<!DOCTYPE html><html lang=\"{lang}\"><head><meta charset=\"utf-8\"><title>weitersagen</title>\
         </head><body><p>{sentence}</p></body></html>"
    );
    let headers = [
        (CONTENT_TYPE, "text/html; charset=utf-8"),
        (CONTENT_SECURITY_POLICY, "default-src 'none'"),
        // The address holds the code.
        (CACHE_CONTROL, "no-store"),
    ];
    (status, headers, [("referrer-policy", "no-referrer")], html).into_response()
}
