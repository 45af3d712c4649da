//! Serving with a fuse in each connection, so that an answer can be lost as on a real wire.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use axum::Router;
use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};

/// Answers until `shutdown` is done and the requests under way are answered.
pub(super) async fn serve(
    router: Router,
    listener: TcpListener,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let service = router.into_make_service_with_connect_info::<Fuse>();
    axum::serve(FusedListener(listener), service).with_graceful_shutdown(shutdown).await
}

/// Blown, it makes the connection fail at the next byte sent; the client sees a reset.
#[derive(Debug, Clone, Default)]
pub(super) struct Fuse(Arc<AtomicBool>);

impl Fuse {
    pub(super) fn blow(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    fn is_blown(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

impl Connected<IncomingStream<'_, FusedListener>> for Fuse {
    fn connect_info(stream: IncomingStream<'_, FusedListener>) -> Self {
        stream.remote_addr().clone()
    }
}

/// Gives each connection a fuse, in the place of the client's address, which nobody asks for.
struct FusedListener(TcpListener);

impl Listener for FusedListener {
    type Io = FusedStream;
    type Addr = Fuse;

    async fn accept(&mut self) -> (FusedStream, Fuse) {
        let (stream, _) = Listener::accept(&mut self.0).await;
        let fuse = Fuse::default();
        let io = FusedStream { stream, fuse: fuse.clone() };
        (io, fuse)
    }

    fn local_addr(&self) -> io::Result<Fuse> {
        Ok(Fuse::default())
    }
}

/// A connection that breaks when its fuse is blown.
struct FusedStream {
    stream: TcpStream,
    fuse: Fuse,
}

impl AsyncRead for FusedStream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for FusedStream {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        if self.fuse.is_blown() {
            // Without lingering, closing sends a reset instead of a tidy end. Should the option
            // be refused, the tidy end is as much a lost answer.
            let _ = self.stream.set_zero_linger();
            return Poll::Ready(Err(io::ErrorKind::ConnectionReset.into()));
        }
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
