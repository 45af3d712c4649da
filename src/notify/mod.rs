//! The ways to the admin: mail, a webhook, a file; and the ping that says „I live“.
//!
//! Nothing here decides what is told or when: that is the daemon's. A way takes one message and
//! says whether it arrived. A message may arrive twice after a crash; a post may not, and alerts
//! therefore go other ways than posts.

mod mail;
mod webhook;

use std::io::Write as _;
use std::path::Path;

use jiff::Timestamp;
use serde::Serialize;
use url::Url;

use crate::net::{Client, Validators};

pub use mail::{Mail, Mailer, Security, address};
pub use webhook::{Shape, Webhook};

/// One message to the admin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Message {
    /// Its number; together with the time a way knows by it what it has shown already.
    pub id: i64,
    /// When it was written.
    pub at: Timestamp,
    /// What kind it is: `problem`, `again`, `over` or `digest`.
    pub kind: String,
    /// What it is about, such as `account_token:facebook`; empty for a digest.
    pub key: String,
    /// One line.
    pub subject: String,
    /// The text: what happened, what it means, what to do.
    pub body: String,
    /// Whether something stands still until a person acts.
    pub urgent: bool,
}

/// Appends a message to a file, one JSON object a line.
///
/// # Errors
/// Why the file cannot be written, in a sentence.
pub fn append(path: &Path, message: &Message) -> Result<(), String> {
    let write = || {
        let mut line = serde_json::to_vec(message).map_err(std::io::Error::other)?;
        line.push(b'\n');
        // One write for one line: what another process appends cannot come in between.
        std::fs::OpenOptions::new().create(true).append(true).open(path)?.write_all(&line)
    };
    write().map_err(|error| format!("{} cannot be written: {error}", path.display()))
}

/// Tells a dead man's switch that all is well: a GET whose answer says 2xx.
///
/// # Errors
/// Why it could not be told, in a sentence.
pub async fn ping(client: &Client, url: &Url) -> Result<(), String> {
    let host = url.host_str().unwrap_or_default();
    match client.get(url, &Validators::default()).await {
        Ok(answer) if (200..300).contains(&answer.status) => Ok(()),
        Ok(answer) => Err(format!("{host} answered the ping with status {}", answer.status)),
        Err(error) => Err(format!("{host} could not be pinged: {error}")),
    }
}
