//! Reading `[alerts]`: how the admin is told of problems, when again, and when a digest comes.

use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::civil::Time;
use jiff::tz::TimeZone;
use url::Url;

use super::SecretRef;
use super::accounts::secret::secret;
use super::faults::{Faults, Wrong};
use super::keys::Table;
use super::raw::Section;
use super::{quiet, timing, values};
use crate::notify::{self, Mail, Security, Shape, Webhook};
use crate::schedule::Schedule;
use crate::wording::config as say;

/// A problem that lasts is told again after this time.
const REPEAT: Duration = Duration::from_secs(86_400);

/// When the digest comes where there is a way for it: Monday morning.
const DIGEST: &str = "0 8 * * 1";

/// The variables that the examples name.
const PASSWORD: (&str, &str) = ("password", "SMTP_PASSWORD");
const TOKEN: (&str, &str) = ("token", "WEBHOOK_TOKEN");

pub(super) const SECURITY: [(&str, Security); 3] =
    [("starttls", Security::StartTls), ("tls", Security::Tls), ("none", Security::None)];
pub(super) const SHAPES: [(&str, u8); 3] = [("json", 0), ("ntfy", 1), ("matrix", 2)];
const SECURITY_SYNONYMS: [(&str, &str); 5] = [
    ("ssl", "tls"),
    ("ssl/tls", "tls"),
    ("start_tls", "starttls"),
    ("keine", "none"),
    ("off", "none"),
];

/// How the admin is told.
#[derive(Debug, Clone)]
pub struct Alerts {
    /// By mail.
    pub mail: Option<(Mail, Option<SecretRef>)>,
    /// By a webhook.
    pub webhook: Option<(Webhook, Option<SecretRef>)>,
    /// Into a file, one JSON object a line; relative to the configuration file.
    pub file: Option<PathBuf>,
    /// A problem that lasts is told again after this time.
    pub repeat: Duration,
    /// Local times in which nothing is told; what is over by their end is never told.
    pub quiet: Vec<(Time, Time)>,
    /// When a digest comes; none for never.
    pub digest: Option<Schedule>,
    /// What is asked after each good round, so that somebody notices when the rounds end.
    pub ping: Option<Url>,
}

impl Alerts {
    /// Whether there is any way to tell the admin anything.
    pub const fn any(&self) -> bool {
        self.mail.is_some() || self.webhook.is_some() || self.file.is_some()
    }

    /// Each secret with its key in the configuration.
    pub fn secrets(&self) -> impl Iterator<Item = (&'static str, &SecretRef)> {
        let password = self.mail.iter().filter_map(|(_, password)| password.as_ref());
        let token = self.webhook.iter().filter_map(|(_, token)| token.as_ref());
        password.map(|secret| (PASSWORD.0, secret)).chain(token.map(|secret| (TOKEN.0, secret)))
    }
}

/// What the table is read with.
pub(super) struct Context<'c> {
    /// The folder that paths are relative to.
    pub(super) folder: &'c Path,
    /// Hosts that may be asked without TLS.
    pub(super) allow_private: &'c [String],
    /// The zone of the digest's schedule.
    pub(super) zone: &'c TimeZone,
}

/// Reads `[alerts]`; an absent table tells nobody anything.
pub(super) fn read(root: &Section<'_>, context: &Context<'_>, faults: &mut Faults<'_>) -> Alerts {
    let section = root.optional("alerts", Table::Alerts, faults);
    let mail = section.table("mail", Table::Mail, faults);
    let webhook = section.table("webhook", Table::Webhook, faults);
    let mail = mail.and_then(|table| mail_route(&table, context, faults));
    let webhook = webhook.and_then(|table| webhook_route(&table, context, faults));
    let digest = match section.text("digest", faults) {
        Some(line) if matches!(line.value.trim(), "never" | "nie" | "off") => None,
        Some(line) => timing::schedule(line.value, context.zone)
            .map_err(|wrong| faults.add(Some(line.span), wrong))
            .ok(),
        None => Schedule::parse(DIGEST, context.zone).ok(),
    };
    Alerts {
        mail,
        webhook,
        file: section.text("file", faults).map(|path| context.folder.join(path.value)),
        repeat: section.parse("repeat", faults, repeat).unwrap_or(REPEAT),
        quiet: section.list("quiet", faults, quiet::parse).unwrap_or_default(),
        digest,
        ping: section.parse("ping", faults, values::url),
    }
}

/// How long until a problem is told again; not so short that it becomes noise.
fn repeat(text: &str) -> Result<Duration, Wrong> {
    let length = values::length(text)?;
    if length < Duration::from_secs(3_600) {
        return Err(Wrong::new(&say::REPEAT_SHORT, &[text]));
    }
    Ok(length)
}

fn mail_route(
    table: &Section<'_>,
    context: &Context<'_>,
    faults: &mut Faults<'_>,
) -> Option<(Mail, Option<SecretRef>)> {
    table.require("to", "to = [\"admin@example.org\"]", faults);
    table.require("from", "from = \"weitersagen@example.org\"", faults);
    table.require("server", "server = \"smtp.example.org\"", faults);
    let to = table.list("to", faults, mailbox);
    if to.as_deref().is_some_and(<[_]>::is_empty) {
        let wrong = Wrong::new(&say::NO_ADDRESSES, &[]);
        let wrong = wrong.help(&say::WRITE, &["to = [\"admin@example.org\"]"]);
        faults.add(table.value("to").map(toml::Spanned::span), wrong);
    }
    let from = table.parse("from", faults, mailbox);
    let server = table.parse("server", faults, values::host);
    let security = table.parse("security", faults, |text| {
        values::one_of("security", text, &SECURITY, &SECURITY_SYNONYMS)
    });
    let security = security.unwrap_or_default();
    if security == Security::None
        && server.as_deref().is_some_and(|server| !is_this_machine(server))
    {
        let wrong = Wrong::new(&say::MAIL_PLAIN, &[]).help(&say::MAIL_PLAIN_HELP, &[]);
        faults.add(table.value("security").map(toml::Spanned::span), wrong);
    }
    let port = table.integer("port", 1..=u32::from(u16::MAX), faults);
    let port = port.and_then(|port| u16::try_from(port).ok()).unwrap_or(security.port());
    let user = table.text("user", faults).map(|user| user.value.trim().to_owned());
    let (key, variable) = PASSWORD;
    let password = secret(table, key, variable, context.folder, faults);
    if user.is_some() && table.value(key).is_none() {
        let example = format!("{key} = {{ env = \"{variable}\" }}");
        table.require(key, &example, faults);
    }
    let to = to.filter(|to| !to.is_empty())?;
    Some((Mail { server: server?, port, security, from: from?, to, user }, password))
}

fn mailbox(text: &str) -> Result<lettre::message::Mailbox, Wrong> {
    notify::address(text.trim()).ok_or_else(|| Wrong::new(&say::BAD_ADDRESS, &[text]))
}

fn is_this_machine(server: &str) -> bool {
    let url = Url::parse(&format!("smtp://{server}/"));
    server == "localhost" || url.is_ok_and(|url| values::is_loopback(&url)) || server == "127.0.0.1"
}

fn webhook_route(
    table: &Section<'_>,
    context: &Context<'_>,
    faults: &mut Faults<'_>,
) -> Option<(Webhook, Option<SecretRef>)> {
    table.require("url", "url = \"https://ntfy.sh/…\"", faults);
    let url = table.parse("url", faults, |text| {
        values::encrypted(values::url(text)?, context.allow_private, &say::ALERT_PLAIN)
    });
    let room = table.text("room", faults).map(|room| room.value.trim().to_owned());
    let shape = table.parse("shape", faults, |text| {
        values::one_of("shape", text, &SHAPES, &[("plain", "json")])
    });
    let (key, variable) = TOKEN;
    let token = secret(table, key, variable, context.folder, faults);
    let shape = match shape.unwrap_or_default() {
        0 => Shape::Json,
        1 => Shape::Ntfy,
        _ => {
            table.require("room", "room = \"!abc:example.org\"", faults);
            Shape::Matrix { room: room? }
        }
    };
    Some((Webhook { url: url?, shape }, token))
}
