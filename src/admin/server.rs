//! Serving the page: a bounded number of connections, none for ever, and an end with the daemon.

use std::io;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio::task::JoinSet;
use tokio::time::timeout;

use super::{Admin, pages};
use crate::clock;

/// What answers under way may still take once the daemon ends.
const FAREWELL: Duration = Duration::from_secs(2);

/// What visitors may take of the page.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Connections at a time; who comes next waits for one of them to end.
    pub connections: usize,
    /// The head of a request must have come within this time; without one, a connection ends then.
    pub head: Duration,
    /// The largest head, in bytes.
    pub head_bytes: usize,
    /// One request may take this long, its body included.
    pub request: Duration,
    /// A connection takes no further request after this time; a browser opens another one.
    pub life: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            // A browser opens six.
            connections: 64,
            head: Duration::from_secs(10),
            head_bytes: 32 * 1024,
            request: Duration::from_secs(20),
            life: Duration::from_secs(60),
        }
    }
}

/// Takes the address to listen on.
///
/// # Errors
/// The address with what the system says.
pub async fn bind(address: SocketAddr) -> io::Result<TcpListener> {
    let bound = TcpListener::bind(address).await;
    bound.map_err(|error| io::Error::new(error.kind(), format!("{address}: {error}")))
}

/// Serves the page until `stop` becomes true, or nobody is left who could say so.
pub async fn serve(listener: TcpListener, admin: Admin, stop: watch::Receiver<bool>) {
    let limits = admin.limits;
    let free = Arc::new(Semaphore::new(limits.connections));
    let router = pages::router(&admin);
    let mut told = stop.clone();
    let mut open = JoinSet::new();
    loop {
        let accepted = tokio::select! {
            _ = told.wait_for(|stop| *stop) => break,
            // Only so that what has ended is let go of.
            Some(_) = open.join_next() => continue,
            accepted = accept(&listener, &free) => accepted,
        };
        match accepted {
            Ok((stream, permit)) => {
                let served = attend(stream, router.clone(), limits, stop.clone());
                open.spawn(async move {
                    served.await;
                    drop(permit);
                });
            }
            // No listening socket, and it never will be one.
            Err(error) if error.kind() == io::ErrorKind::InvalidInput => {
                tracing::error!("The admin page has ended: {error}");
                return;
            }
            // Such as too many open files: that passes.
            Err(error) => {
                tracing::warn!("The admin page could not take a connection: {error}");
                clock::sleep(Duration::from_secs(1)).await;
            }
        }
    }
    let _ = timeout(FAREWELL, async { while open.join_next().await.is_some() {} }).await;
}

/// The next connection, as soon as there may be one more.
async fn accept(
    listener: &TcpListener,
    free: &Arc<Semaphore>,
) -> io::Result<(TcpStream, Option<OwnedSemaphorePermit>)> {
    // The semaphore is never closed; without a permit the connection would only be uncounted.
    let permit = Arc::clone(free).acquire_owned().await.ok();
    let (stream, _) = listener.accept().await?;
    Ok((stream, permit))
}

/// One connection, from its first request to its end.
async fn attend(
    stream: TcpStream,
    router: Router,
    limits: Limits,
    mut stop: watch::Receiver<bool>,
) {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(limits.head)
        .max_header_size(limits.head_bytes);
    let service = TowerToHyperService::new(router);
    let mut served = pin!(http.serve_connection(TokioIo::new(stream), service));
    tokio::select! {
        // How a visitor leaves, or is shown out, concerns nobody else.
        _ = served.as_mut() => return,
        () = clock::sleep(limits.life) => {}
        _ = stop.wait_for(|stop| *stop) => {}
    }
    served.as_mut().graceful_shutdown();
    // Also for one who asks and never reads the answer.
    let _ = timeout(limits.request, served).await;
}
