//! A server on this machine that speaks TLS with a certificate of its own.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::server::TlsStream;
use url::Url;

/// The server, its certificate, and the protocol and first line of every request.
pub(super) struct Secure {
    address: SocketAddr,
    pub(super) certificate: Vec<u8>,
    pub(super) requests: Arc<Mutex<Vec<String>>>,
}

impl Secure {
    /// Starts a server for this host name. It answers `answer` in whichever of HTTP/2 and HTTP/1.1
    /// the client prefers.
    pub(super) async fn start(name: &str, answer: &'static str) -> Self {
        let own = rcgen::generate_simple_self_signed([name.to_owned()]).unwrap();
        let certificate = own.cert.der().to_vec();
        let key = PrivateKeyDer::try_from(own.signing_key.serialize_der()).unwrap();
        let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![CertificateDer::from(certificate.clone())], key)
            .unwrap();
        config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        let acceptor = TlsAcceptor::from(Arc::new(config));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let requests = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&requests);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (acceptor, seen) = (acceptor.clone(), Arc::clone(&seen));
                tokio::spawn(async move {
                    if let Ok(stream) = acceptor.accept(stream).await {
                        serve(stream, answer, &seen).await;
                    }
                });
            }
        });
        Self { address, certificate, requests }
    }

    pub(super) fn url(&self, path: &str) -> Url {
        Url::parse(&format!("https://{}{path}", self.address)).unwrap()
    }

    pub(super) fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }
}

async fn serve(stream: TlsStream<TcpStream>, answer: &'static str, seen: &Mutex<Vec<String>>) {
    if stream.get_ref().1.alpn_protocol() == Some(b"h2") {
        serve_http_2(stream, answer, seen).await;
    } else {
        serve_http_1(stream, answer, seen).await;
    }
}

async fn serve_http_1(mut stream: TlsStream<TcpStream>, answer: &str, seen: &Mutex<Vec<String>>) {
    let mut request = Vec::new();
    let mut chunk = [0; 4096];
    while !request.windows(4).any(|end| end == b"\r\n\r\n") {
        match stream.read(&mut chunk).await {
            Ok(read) if read > 0 => request.extend_from_slice(&chunk[..read]),
            _ => return,
        }
    }
    let line = String::from_utf8_lossy(&request).lines().next().unwrap_or_default().to_owned();
    seen.lock().unwrap().push(line);
    let head = match answer.strip_prefix("redirect to ") {
        Some(to) => format!("HTTP/1.1 302 Found\r\nlocation: {to}\r\ncontent-length: 0\r\n\r\n"),
        None => format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{answer}", answer.len()),
    };
    let _ = stream.write_all(head.as_bytes()).await;
    let _ = stream.shutdown().await;
}

async fn serve_http_2(stream: TlsStream<TcpStream>, answer: &str, seen: &Mutex<Vec<String>>) {
    let Ok(mut connection) = h2::server::handshake(stream).await else { return };
    while let Some(Ok((request, mut respond))) = connection.accept().await {
        let line = format!("{} {} HTTP/2", request.method(), request.uri().path());
        seen.lock().unwrap().push(line);
        let (head, body) = h2_response(answer).into_parts();
        let head = axum::http::Response::from_parts(head, ());
        let mut send = respond.send_response(head, false).unwrap();
        send.send_data(body.into(), true).unwrap();
    }
}

fn h2_response(answer: &str) -> axum::http::Response<String> {
    match answer.strip_prefix("redirect to ") {
        Some(to) => axum::http::Response::builder()
            .status(302)
            .header("location", to)
            .body(String::new())
            .unwrap(),
        None => axum::http::Response::new(answer.to_owned()),
    }
}
