//! Mail by SMTP: one message, one connection, TLS unless the server is this machine.

use std::time::Duration;

use lettre::message::Mailbox;
use lettre::message::header::ContentType;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use lettre::transport::smtp::{AsyncSmtpTransport, Error};
use lettre::{AsyncTransport as _, Tokio1Executor};
use secrecy::{ExposeSecret as _, SecretString};

use super::Message;

use crate::wording::{Told, reading};

/// A server that does not take a message within this time is given up: the daemon has other work.
const DEADLINE: Duration = Duration::from_secs(20);

/// How the connection is kept from being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Security {
    /// It begins in the clear and must be encrypted before anything is said (port 587).
    #[default]
    StartTls,
    /// It is encrypted from the first byte (port 465).
    Tls,
    /// It is not encrypted: only for a server on this machine.
    None,
}

impl Security {
    /// The port that goes with it where none is named.
    pub const fn port(self) -> u16 {
        match self {
            Self::StartTls => 587,
            Self::Tls => 465,
            Self::None => 25,
        }
    }
}

/// Where mail goes, and by which server.
#[derive(Debug, Clone)]
pub struct Mail {
    /// The server's name.
    pub server: String,
    /// Its port.
    pub port: u16,
    /// How the connection is kept from being read.
    pub security: Security,
    /// Whom it is from.
    pub from: Mailbox,
    /// Whom it goes to; never empty.
    pub to: Vec<Mailbox>,
    /// The user name; none where the server asks for no login.
    pub user: Option<String>,
}

/// Reads an address, with or without a name: `Vorstand <vorstand@example.org>`.
pub fn address(text: &str) -> Option<Mailbox> {
    text.parse().ok()
}

/// Sends mail.
#[derive(Debug, Clone)]
pub struct Mailer {
    mail: Mail,
    transport: AsyncSmtpTransport<Tokio1Executor>,
}

impl Mailer {
    /// A mailer that trusts whom the system trusts.
    ///
    /// # Errors
    /// TLS cannot be set up, in a sentence.
    pub fn new(mail: &Mail, password: Option<SecretString>) -> Result<Self, String> {
        Self::with(mail, password, None)
    }

    /// A mailer for a server with a certificate of one's own authority (DER), as in a rehearsal.
    ///
    /// # Errors
    /// As [`Mailer::new`].
    pub fn trusting(
        mail: &Mail,
        password: Option<SecretString>,
        authority: Vec<u8>,
    ) -> Result<Self, String> {
        Self::with(mail, password, Some(authority))
    }

    fn with(
        mail: &Mail,
        password: Option<SecretString>,
        authority: Option<Vec<u8>>,
    ) -> Result<Self, String> {
        let tls = || {
            let mut tls = TlsParameters::builder(mail.server.clone());
            if let Some(authority) = authority {
                tls = tls.add_root_certificate(Certificate::from_der(authority).map_err(say)?);
            }
            tls.build().map_err(say)
        };
        let tls = match mail.security {
            Security::StartTls => Tls::Required(tls()?),
            Security::Tls => Tls::Wrapper(tls()?),
            Security::None => Tls::None,
        };
        let mut transport =
            AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(mail.server.clone())
                .port(mail.port)
                .tls(tls)
                .timeout(Some(DEADLINE));
        if let Some((user, password)) = mail.user.clone().zip(password) {
            let password = password.expose_secret().to_owned();
            transport = transport.credentials(Credentials::new(user, password));
        }
        Ok(Self { mail: mail.clone(), transport: transport.build() })
    }

    /// Sends one message to all addresses.
    ///
    /// # Errors
    /// Why the server did not take it, in a sentence; never the password.
    pub async fn send(&self, message: &Message) -> Result<(), String> {
        let mut mail = lettre::Message::builder()
            .from(self.mail.from.clone())
            .subject(message.subject.clone())
            // A machine's mail: no „out of office“ answers it (RFC 3834).
            .header(AutoSubmitted);
        for to in &self.mail.to {
            mail = mail.to(to.clone());
        }
        let mail = mail
            .header(ContentType::TEXT_PLAIN)
            .body(message.body.clone())
            .map_err(|error| format!("the mail cannot be written: {error}"))?;
        let sent = tokio::time::timeout(DEADLINE, self.transport.send(mail)).await;
        self.said(sent.map(|sent| sent.map(drop))).map_err(|why| why.to_string())
    }

    /// Signs in without sending anything.
    ///
    /// # Errors
    /// As [`Mailer::send`].
    pub async fn test(&self) -> Result<(), Told> {
        let tested = tokio::time::timeout(DEADLINE, self.transport.test_connection()).await;
        match tested {
            Ok(Ok(false)) => Err(reading::MAIL_SILENT.told([Told::said(&self.mail.server)])),
            other => self.said(other.map(|tested| tested.map(drop))),
        }
    }

    fn said(
        &self,
        done: Result<Result<(), Error>, tokio::time::error::Elapsed>,
    ) -> Result<(), Told> {
        let server = Told::said(&self.mail.server);
        match done {
            Ok(Ok(())) => Ok(()),
            Ok(Err(error)) => Err(reading::MAIL_REFUSED.told([server, Told::said(&say(error))])),
            Err(_) => Err(reading::MAIL_LATE.told([server, DEADLINE.as_secs().into()])),
        }
    }
}

/// An error with what caused it: lettre's own sentence often says only „Connection error“.
fn say(error: impl std::error::Error) -> String {
    let mut said = error.to_string();
    let mut cause = error.source();
    while let Some(deeper) = cause {
        let deeper_said = deeper.to_string();
        if !said.contains(&deeper_said) {
            said = format!("{said}: {deeper_said}");
        }
        cause = deeper.source();
    }
    said
}

/// `Auto-Submitted: auto-generated`.
#[derive(Debug, Clone)]
struct AutoSubmitted;

impl lettre::message::header::Header for AutoSubmitted {
    fn name() -> lettre::message::header::HeaderName {
        lettre::message::header::HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> lettre::message::header::HeaderValue {
        lettre::message::header::HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}
