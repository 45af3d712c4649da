//! A listening socket that the service manager holds and passes on, so that no browser is refused
//! while the daemon restarts: `sd_listen_fds(3)`.

use std::io;
use std::net::TcpListener;

use listenfd::ListenFd;

/// The socket that was passed on to this process; none where there is none. Asked once, before
/// there are threads: what says so is taken out of the environment, so that no child takes it.
///
/// # Errors
/// What was passed on is no TCP socket.
pub fn given() -> io::Result<Option<TcpListener>> {
    // The manager always names the process that it means. Without that, somebody else was meant.
    if std::env::var_os("LISTEN_PID").is_none() {
        return Ok(None);
    }
    let mut given = ListenFd::from_env();
    let Some(listener) = given.take_tcp_listener(0)? else {
        return Ok(None);
    };
    if given.len() > 1 {
        tracing::warn!("{} sockets were passed on; the page takes the first alone", given.len());
    }
    listener.set_nonblocking(true)?;
    Ok(Some(listener))
}
