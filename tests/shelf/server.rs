//! A small https server that behaves as badly as a test wants.

use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair, date_time_ymd,
};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// Who vouches for the servers of the tests.
pub struct Authority {
    issuer: CertifiedIssuer<'static, KeyPair>,
}

/// For whom a server's certificate is made out.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Certificate {
    Good,
    WrongName,
    Expired,
    SelfSigned,
}

impl Authority {
    pub fn new() -> Self {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().unwrap();
        Self { issuer: CertifiedIssuer::self_signed(params, key).unwrap() }
    }

    /// To be trusted; DER.
    pub fn root(&self) -> Vec<u8> {
        self.issuer.der().to_vec()
    }

    /// The same as a file that OpenSSL and its like read.
    pub fn pem(&self) -> String {
        self.issuer.pem()
    }

    fn config(&self, which: Certificate) -> Arc<ServerConfig> {
        let name = if which == Certificate::WrongName { "other.example" } else { "localhost" };
        let mut names = vec![name.to_owned()];
        if which == Certificate::Good {
            names.push("127.0.0.1".to_owned());
        }
        let mut params = CertificateParams::new(names).unwrap();
        if which == Certificate::Expired {
            params.not_before = date_time_ymd(2019, 1, 1);
            params.not_after = date_time_ymd(2020, 1, 1);
        }
        let key = KeyPair::generate().unwrap();
        let own = match which {
            Certificate::SelfSigned => {
                params.distinguished_name.push(DnType::CommonName, "nobody");
                params.self_signed(&key).unwrap()
            }
            _ => params.signed_by(&key, &self.issuer).unwrap(),
        };
        let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
        let chain = vec![CertificateDer::from(own.der().to_vec())];
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(chain, key)
            .unwrap();
        Arc::new(config)
    }
}

/// What was asked.
pub struct Asked {
    /// The path.
    pub path: String,
    /// The headers, in small letters.
    head: String,
    /// How many requests came before.
    pub before: usize,
}

impl Asked {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }
}

/// The connection to whoever asked.
pub struct Wire {
    stream: StreamOwned<ServerConnection, TcpStream>,
}

impl Wire {
    /// Writes; `false` when the other side has left.
    pub fn put(&mut self, bytes: impl AsRef<[u8]>) -> bool {
        self.stream.write_all(bytes.as_ref()).and_then(|()| self.stream.flush()).is_ok()
    }

    /// A whole answer.
    pub fn answer(&mut self, head: &str, body: &[u8]) {
        self.put(format!("HTTP/1.1 {head}\r\nContent-Length: {}\r\n\r\n", body.len()));
        self.put(body);
    }

    /// The start of an answer with a PDF file.
    pub fn pdf_head(&mut self, more: &str) -> bool {
        self.put(format!("HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n{more}\r\n"))
    }

    /// Waits until the other side leaves.
    pub fn wait(&mut self) {
        let mut byte = [0];
        while matches!(self.stream.read(&mut byte), Ok(1..)) {}
    }

    /// Lets a moment pass; `false` when the other side has left.
    pub fn pace(&mut self) -> bool {
        let limit = Some(Duration::from_millis(40));
        self.stream.sock.set_read_timeout(limit).unwrap();
        match self.stream.sock.peek(&mut [0]) {
            Ok(0) => false,
            Ok(_) => true,
            Err(error) => {
                matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut)
            }
        }
    }

    /// Breaks the connection without the farewell of TLS.
    pub fn cut(&self) {
        let _ = self.stream.sock.shutdown(Shutdown::Both);
    }
}

/// A server on a port of its own, for as long as the tests run.
pub struct Server {
    pub port: u16,
}

impl Server {
    pub fn start(
        authority: &Authority,
        which: Certificate,
        behave: impl Fn(&Asked, &mut Wire) + Send + Sync + 'static,
    ) -> Self {
        let config = authority.config(which);
        let count = AtomicUsize::new(0);
        Self::raw(move |socket| {
            let Ok(connection) = ServerConnection::new(Arc::clone(&config)) else { return };
            let mut wire = Wire { stream: StreamOwned::new(connection, socket) };
            let Some(mut asked) = request(&mut wire) else { return };
            asked.before = count.fetch_add(1, Ordering::SeqCst);
            behave(&asked, &mut wire);
            wire.stream.conn.send_close_notify();
            let _ = wire.stream.flush();
        })
    }

    /// A server that does not even speak TLS.
    pub fn raw(behave: impl Fn(TcpStream) + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let behave = Arc::new(behave);
        std::thread::spawn(move || {
            for socket in listener.incoming().flatten() {
                let behave = Arc::clone(&behave);
                std::thread::spawn(move || behave(socket));
            }
        });
        Self { port }
    }

    pub fn url(&self, path: &str) -> String {
        format!("https://localhost:{}/{path}", self.port)
    }
}

fn request(wire: &mut Wire) -> Option<Asked> {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        match wire.stream.read(&mut byte) {
            Ok(1..) if head.len() < 64 * 1024 => head.extend(byte),
            _ => return None,
        }
    }
    let head = String::from_utf8(head).ok()?;
    let (first, rest) = head.split_once("\r\n")?;
    let path = first.split(' ').nth(1)?.to_owned();
    let small = |line: &str| match line.split_once(": ") {
        Some((name, value)) => format!("{}: {value}\n", name.to_ascii_lowercase()),
        None => String::new(),
    };
    Some(Asked { path, head: rest.lines().map(small).collect(), before: 0 })
}
