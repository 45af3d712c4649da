//! A mail server on this machine: STARTTLS, login, and refusals on request.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufStream};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};

/// A letter as it was received.
#[derive(Debug, Clone, Default)]
pub(super) struct Letter {
    pub(super) from: String,
    pub(super) to: Vec<String>,
    pub(super) headers: String,
    pub(super) body: String,
    /// Whether the connection was encrypted when it came.
    pub(super) encrypted: bool,
    /// User and password.
    pub(super) login: Option<(String, String)>,
}

#[derive(Debug, Default)]
struct Seen {
    letters: Mutex<Vec<Letter>>,
    /// Answers every letter with 451.
    refuses: AtomicBool,
}

/// The server.
#[derive(Debug)]
pub(super) struct MailServer {
    pub(super) address: SocketAddr,
    pub(super) certificate: Vec<u8>,
    seen: Arc<Seen>,
}

impl MailServer {
    pub(super) async fn start() -> Self {
        let own = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
        let certificate = own.cert.der().to_vec();
        let key = PrivateKeyDer::try_from(own.signing_key.serialize_der()).unwrap();
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![CertificateDer::from(certificate.clone())], key)
            .unwrap();
        let acceptor = TlsAcceptor::from(Arc::new(config));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let seen = Arc::new(Seen::default());
        let kept = Arc::clone(&seen);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (acceptor, seen) = (acceptor.clone(), Arc::clone(&kept));
                tokio::spawn(async move {
                    let _ = begin(stream, &acceptor, &seen).await;
                });
            }
        });
        Self { address, certificate, seen }
    }

    pub(super) fn letters(&self) -> Vec<Letter> {
        self.seen.letters.lock().unwrap().clone()
    }

    pub(super) fn refuses(&self, refuses: bool) {
        self.seen.refuses.store(refuses, Ordering::SeqCst);
    }
}

/// The part in the clear: nothing but the way to encryption.
async fn begin(stream: TcpStream, acceptor: &TlsAcceptor, seen: &Seen) -> std::io::Result<()> {
    let mut stream = BufStream::new(stream);
    say(&mut stream, "220 localhost ready").await?;
    loop {
        let Some(line) = hear(&mut stream).await? else { return Ok(()) };
        match line.split(' ').next().unwrap_or_default().to_ascii_uppercase().as_str() {
            "EHLO" => say(&mut stream, "250-localhost\r\n250 STARTTLS").await?,
            "STARTTLS" => {
                say(&mut stream, "220 go on").await?;
                let encrypted = acceptor.accept(stream.into_inner()).await?;
                return talk(BufStream::new(encrypted), seen).await;
            }
            "QUIT" => return say(&mut stream, "221 bye").await,
            _ => say(&mut stream, "530 STARTTLS first").await?,
        }
    }
}

async fn talk<S>(mut stream: BufStream<S>, seen: &Seen) -> std::io::Result<()>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let mut letter = Letter { encrypted: true, ..Letter::default() };
    while let Some(line) = hear(&mut stream).await? {
        let verb = line.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
        match verb.as_str() {
            "EHLO" => say(&mut stream, "250-localhost\r\n250 AUTH PLAIN").await?,
            "AUTH" => {
                let given = line.rsplit(' ').next().unwrap_or_default();
                let plain = STANDARD.decode(given).unwrap_or_default();
                let parts: Vec<String> = plain
                    .split(|byte| *byte == 0)
                    .map(|part| String::from_utf8_lossy(part).into_owned())
                    .collect();
                let login = (parts[1].clone(), parts[2].clone());
                let known = login.1 == "geheim";
                letter.login = Some(login);
                let answer = if known { "235 welcome" } else { "535 wrong password" };
                say(&mut stream, answer).await?;
            }
            "MAIL" => {
                letter.from = line;
                say(&mut stream, "250 ok").await?;
            }
            "RCPT" => {
                letter.to.push(line);
                say(&mut stream, "250 ok").await?;
            }
            "DATA" if seen.refuses.load(Ordering::SeqCst) => {
                say(&mut stream, "451 try again later").await?;
            }
            "DATA" => {
                say(&mut stream, "354 go on").await?;
                read_letter(&mut stream, &mut letter).await?;
                seen.letters.lock().unwrap().push(letter.clone());
                say(&mut stream, "250 taken").await?;
            }
            "QUIT" => return say(&mut stream, "221 bye").await,
            _ => say(&mut stream, "250 ok").await?,
        }
    }
    Ok(())
}

async fn read_letter<S>(stream: &mut BufStream<S>, letter: &mut Letter) -> std::io::Result<()>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let mut text = String::new();
    while let Some(line) = hear(stream).await? {
        if line == "." {
            break;
        }
        text.push_str(line.strip_prefix('.').unwrap_or(&line));
        text.push('\n');
    }
    let (headers, body) = text.split_once("\n\n").unwrap_or((&text, ""));
    letter.body = decoded(headers, body);
    letter.headers = headers.to_owned();
    Ok(())
}

/// The text of a letter, whichever way it was packed for the journey.
fn decoded(headers: &str, body: &str) -> String {
    let headers = headers.to_ascii_lowercase();
    if headers.contains("content-transfer-encoding: base64") {
        let packed: String = body.split_whitespace().collect();
        return String::from_utf8(STANDARD.decode(packed).unwrap()).unwrap().replace("\r\n", "\n");
    }
    if !headers.contains("content-transfer-encoding: quoted-printable") {
        return body.to_owned();
    }
    let joined = body.replace("=\n", "");
    let (mut bytes, mut rest) = (Vec::new(), joined.as_str());
    while let Some((before, after)) = rest.split_once('=') {
        bytes.extend_from_slice(before.as_bytes());
        bytes.push(u8::from_str_radix(&after[..2], 16).unwrap());
        rest = &after[2..];
    }
    bytes.extend_from_slice(rest.as_bytes());
    String::from_utf8(bytes).unwrap()
}

async fn say<S>(stream: &mut BufStream<S>, line: &str) -> std::io::Result<()>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    stream.write_all(format!("{line}\r\n").as_bytes()).await?;
    stream.flush().await
}

async fn hear<S>(stream: &mut BufStream<S>) -> std::io::Result<Option<String>>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let mut line = String::new();
    let read = stream.read_line(&mut line).await?;
    Ok((read > 0).then(|| line.trim_end_matches(['\r', '\n']).to_owned()))
}
