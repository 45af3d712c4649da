//! The built binary with a socket that the service manager holds.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::os::fd::OwnedFd;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use weitersagen::sandbox::rehearsal::Rehearsal;

use crate::app::{at_once, networks, today};

/// What `exec` does to a process as the service manager would: descriptor 3 is what was passed on.
const PASSED_ON: &str = "exec 3<&0 </dev/null; LISTEN_PID=$$ LISTEN_FDS=1 exec \"$0\" run";
/// The same with a number that means another process.
const MEANT_FOR_OTHERS: &str = "exec 3<&0 </dev/null; LISTEN_PID=1 LISTEN_FDS=1 exec \"$0\" run";

/// A daemon that ends with the test, also where that fails.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Starts a daemon whose configuration names a port of its own. Returns that, and what it says of
/// its page.
async fn start(script: &str, passed_on: OwnedFd) -> (Running, u16, String) {
    let rehearsal = Rehearsal::start(0, networks(None), today()).await.unwrap();
    let dir = tempfile::tempdir().unwrap();
    let path = rehearsal.write_config(dir.path(), &at_once()).unwrap();
    let own = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, format!("{text}\n[admin]\nlisten = \"127.0.0.1:{own}\"\n")).unwrap();
    let mut daemon = Command::new("sh")
        .args(["-c", script, env!("CARGO_BIN_EXE_weitersagen")])
        .current_dir(dir.path())
        .stdin(Stdio::from(passed_on))
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = BufReader::new(daemon.stderr.take().unwrap()).lines().map_while(Result::ok);
    let running = Running(daemon);
    let told = said.find(|line| line.contains("admin page:") || line.contains("no admin page"));
    // It may go on to speak.
    std::thread::spawn(move || said.count());
    (running, own, told.unwrap_or_default())
}

/// The first line of the answer to whoever asks for the login page.
fn asked(port: u16) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let request =
        format!("GET /login HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\nconnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    let _ = stream.read_to_string(&mut answer);
    answer.lines().next().unwrap_or_default().to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_page_takes_the_socket_that_was_passed_on() {
    let held = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = held.local_addr().unwrap().port();
    let (_daemon, own, told) = start(PASSED_ON, held.try_clone().unwrap().into()).await;
    assert!(told.contains(&format!("The admin page: http://127.0.0.1:{port}/")), "{told}");
    assert_eq!(asked(port), "HTTP/1.1 200 OK", "under the address of the socket");
    assert!(TcpStream::connect(("127.0.0.1", own)).is_err(), "it does not listen elsewhere, too");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_socket_that_is_meant_for_another_process_is_left_alone() {
    let held = TcpListener::bind("127.0.0.1:0").unwrap();
    let (_daemon, own, told) = start(MEANT_FOR_OTHERS, held.try_clone().unwrap().into()).await;
    assert!(told.contains(&format!("The admin page: http://127.0.0.1:{own}/")), "{told}");
    assert_eq!(asked(own), "HTTP/1.1 200 OK");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_no_listening_socket_is_said_and_stops_nothing_else() {
    let file = tempfile::tempfile().unwrap();
    let (mut daemon, _, told) = start(PASSED_ON, file.into()).await;
    assert!(
        told.contains("The socket that was passed on cannot be used: fd 3 is not a socket"),
        "{told}"
    );
    assert!(daemon.0.try_wait().unwrap().is_none(), "the daemon goes on");
}

#[test]
fn the_unit_of_the_socket_names_the_usual_address() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let unit = std::fs::read_to_string(root.join("packaging/systemd/weitersagen.socket")).unwrap();
    let listens = unit.lines().find_map(|line| line.strip_prefix("ListenStream=")).unwrap();
    assert_eq!(listens, "127.0.0.1:8787");
    let usual = std::fs::read_to_string(root.join("src/config/admin.rs")).unwrap();
    assert!(usual.contains("IpAddr::V4(Ipv4Addr::LOCALHOST), 8787)"));
}
