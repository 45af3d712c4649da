//! Receives the answer of a login from the keyboard: the address as the browser shows it.

use std::io::BufRead as _;

use tokio::sync::mpsc;

/// The longest line that is read, in bytes: no address is longer.
const LONGEST: usize = 16 * 1024;

/// Lines as they are typed. The thread ends with the process, or with the input: a read from a
/// terminal cannot be broken off.
pub(super) fn lines() -> mpsc::Receiver<String> {
    let (sender, receiver) = mpsc::channel(1);
    std::thread::spawn(move || {
        for line in std::io::stdin().lock().lines() {
            let Ok(line) = line else { break };
            let line = line.trim();
            if line.is_empty() || line.len() > LONGEST {
                continue;
            }
            if sender.blocking_send(line.to_owned()).is_err() {
                break;
            }
        }
    });
    receiver
}
