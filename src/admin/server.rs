//! Serving the page: a bounded number of connections, none for ever, and an end with the daemon.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::serve::Listener;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};

use super::{Admin, pages};
use crate::clock;

/// Connections at a time; a browser opens six.
const CONNECTIONS: usize = 64;
/// A connection is closed after this time, however slowly its requests arrive; a browser opens
/// another one where it needs it.
const CONNECTION_LIFE: Duration = Duration::from_secs(60);
/// What answers under way may still take once the daemon ends.
const FAREWELL: Duration = Duration::from_secs(2);

/// Takes the address to listen on.
///
/// # Errors
/// The address with what the system says.
pub async fn bind(address: SocketAddr) -> io::Result<TcpListener> {
    let bound = TcpListener::bind(address).await;
    bound.map_err(|error| io::Error::new(error.kind(), format!("{address}: {error}")))
}

/// Serves the page until `stop` becomes true, or nobody is left who could say so.
pub async fn serve(
    listener: TcpListener,
    admin: Admin,
    mut stop: watch::Receiver<bool>,
) -> io::Result<()> {
    let mut told = stop.clone();
    let end = async move {
        let _ = told.wait_for(|stop| *stop).await;
    };
    let limited = Limited { listener, free: Arc::new(Semaphore::new(CONNECTIONS)) };
    let served = axum::serve(limited, pages::router(&admin)).with_graceful_shutdown(end);
    tokio::select! {
        served = async { served.await } => served,
        () = async {
            let _ = stop.wait_for(|stop| *stop).await;
            clock::sleep(FAREWELL).await;
        } => Ok(()),
    }
}

/// A listener that holds few connections at a time.
struct Limited {
    listener: TcpListener,
    free: Arc<Semaphore>,
}

impl Listener for Limited {
    type Io = Connection;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Connection, SocketAddr) {
        // The semaphore is never closed; without a permit the connection would only be uncounted.
        let permit = Arc::clone(&self.free).acquire_owned().await.ok();
        let (stream, address) = Listener::accept(&mut self.listener).await;
        let over = Box::pin(clock::sleep(CONNECTION_LIFE));
        (Connection { stream, over, _permit: permit }, address)
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

/// A connection that ends when its time is over.
struct Connection {
    stream: TcpStream,
    over: Pin<Box<dyn Future<Output = ()> + Send>>,
    _permit: Option<OwnedSemaphorePermit>,
}

impl AsyncRead for Connection {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if let Poll::Ready(read) = Pin::new(&mut self.stream).poll_read(context, buffer) {
            return Poll::Ready(read);
        }
        ready!(self.over.as_mut().poll(context));
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }
}

impl AsyncWrite for Connection {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
