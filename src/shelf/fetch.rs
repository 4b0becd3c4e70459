//! One request over https, with every redirect looked at.

use super::copy::Validators;
use super::error::ShelfError;
use std::io::Read;
use std::sync::Arc;
use std::time::Duration;
use ureq::http::{HeaderMap, Response, header};
use ureq::tls::{RootCerts, TlsConfig, TlsProvider};
use ureq::{Agent, Body, Timeout};
use url::Url;

/// Redirects that are followed at most.
pub const MOST_REDIRECTS: usize = 5;

/// How documents are asked for. There is no way to leave https.
#[derive(Debug, Clone)]
pub struct Policy {
    /// Certificates to trust in place of the platform's own; DER.
    pub roots: Option<Vec<Vec<u8>>>,
    /// Whether the proxy of the environment is used.
    pub proxy: bool,
    /// The longest wait for a connection, its handshake included.
    pub connect: Duration,
    /// The longest wait for the next bytes.
    pub idle: Duration,
    /// The longest time for everything.
    pub whole: Duration,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            roots: None,
            proxy: true,
            connect: Duration::from_secs(20),
            idle: Duration::from_secs(30),
            whole: Duration::from_secs(60 * 60),
        }
    }
}

/// Asks servers for documents.
#[derive(Debug, Clone)]
pub struct Fetcher {
    agent: Agent,
}

/// What to ask for.
#[derive(Debug, Clone, Default)]
pub(super) struct Request<'a> {
    /// Bytes that are there already, and what they are a part of.
    pub(super) from: Option<(u64, &'a str)>,
    /// Say so if it is still this version.
    pub(super) unless: Option<&'a Validators>,
}

/// An answer whose body is still to be read.
pub(super) struct Answer {
    /// The address that answered.
    pub(super) url: Url,
    /// How often we were sent on.
    pub(super) redirects: usize,
    /// The status code.
    pub(super) status: u16,
    /// Its headers.
    pub(super) headers: HeaderMap,
    body: Body,
}

impl Fetcher {
    /// A fetcher that keeps to a policy.
    pub fn new(policy: &Policy) -> Self {
        let roots = match &policy.roots {
            None => RootCerts::PlatformVerifier,
            Some(roots) => {
                let own =
                    roots.iter().map(|root| ureq::tls::Certificate::from_der(root).to_owned());
                RootCerts::Specific(Arc::new(own.collect()))
            }
        };
        let tls = TlsConfig::builder()
            .provider(TlsProvider::Rustls)
            .root_certs(roots)
            .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .build();
        let mut config = Agent::config_builder()
            .https_only(true)
            .http_status_as_error(false)
            .max_redirects(0)
            .max_idle_connections(0)
            .tls_config(tls)
            .user_agent(concat!("squadroom/", env!("CARGO_PKG_VERSION")))
            // Nothing is unpacked on the way: sizes stay true and no bomb goes off.
            .accept_encoding("identity")
            .timeout_connect(Some(policy.connect))
            .timeout_resolve(Some(policy.connect))
            .timeout_send_request(Some(policy.connect))
            .timeout_recv_response(Some(policy.idle))
            .timeout_per_read(Some(policy.idle))
            .timeout_global(Some(policy.whole));
        if !policy.proxy {
            config = config.proxy(None);
        }
        Self { agent: config.build().new_agent() }
    }

    /// Asks, and follows redirects as far as they are safe.
    pub(super) fn ask(&self, address: &Url, request: &Request<'_>) -> Result<Answer, ShelfError> {
        let mut url = address.clone();
        for redirects in 0..=MOST_REDIRECTS {
            let response = self.once(&url, request).map_err(|error| explained(&url, error))?;
            let status = response.status().as_u16();
            if !matches!(status, 301 | 302 | 303 | 307 | 308) {
                let (parts, body) = response.into_parts();
                return Ok(Answer { url, redirects, status, headers: parts.headers, body });
            }
            url = next(&url, response.headers())?;
        }
        Err(ShelfError::TooManyRedirects(MOST_REDIRECTS))
    }

    fn once(&self, url: &Url, request: &Request<'_>) -> Result<Response<Body>, ureq::Error> {
        let mut call = self.agent.get(url.as_str());
        if let Some((from, version)) = request.from {
            call = call.header(header::RANGE, format!("bytes={from}-"));
            call = call.header(header::IF_RANGE, version);
        }
        if let Some(known) = request.unless {
            if let Some(etag) = &known.etag {
                call = call.header(header::IF_NONE_MATCH, etag);
            }
            if let Some(modified) = &known.modified {
                call = call.header(header::IF_MODIFIED_SINCE, modified);
            }
        }
        call.call()
    }
}

impl Answer {
    /// A header as text.
    pub(super) fn header(&self, name: header::HeaderName) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// Who answered.
    pub(super) fn host(&self) -> String {
        host(&self.url)
    }

    /// What tells this version from others.
    pub(super) fn validators(&self) -> Validators {
        let text = |name| self.header(name).filter(|text| text.len() <= 1024).map(str::to_owned);
        Validators { etag: text(header::ETAG), modified: text(header::LAST_MODIFIED) }
    }

    /// The body.
    pub(super) fn body(self) -> impl Read {
        self.body.into_with_config().limit(u64::MAX).reader()
    }
}

/// The address of a document: https, a site, no user name. A catalog may still
/// give an http address; the same is tried over https.
pub(super) fn address(text: &str) -> Result<Url, ShelfError> {
    let refused = |why: &str| ShelfError::Address(format!("{why} ({text})"));
    let mut url = Url::parse(text).map_err(|_| refused("it is no complete address"))?;
    if url.scheme() == "http" {
        // Changing one of these two schemes for the other cannot fail.
        let _ = url.set_scheme("https");
    }
    match url.scheme() {
        "https" if !url.username().is_empty() || url.password().is_some() => {
            Err(refused("it carries a user name"))
        }
        "https" => Ok(url),
        _ => Err(refused("it is no https address")),
    }
}

fn next(from: &Url, headers: &HeaderMap) -> Result<Url, ShelfError> {
    let nonsense = |cause: &str| ShelfError::Nonsense { host: host(from), cause: cause.to_owned() };
    let to = headers.get(header::LOCATION).and_then(|to| to.to_str().ok());
    let to = to.ok_or_else(|| nonsense("it sends us on, but not where to"))?;
    let url =
        from.join(to).map_err(|_| nonsense("it sends us on to something that is no address"))?;
    let is_safe = url.scheme() == "https" && url.username().is_empty() && url.password().is_none();
    match is_safe {
        true => Ok(url),
        false => Err(ShelfError::UnsafeRedirect(crate::faults::visible(url.as_str()))),
    }
}

/// The name of a site, safe to show.
pub(super) fn host(url: &Url) -> String {
    crate::faults::visible(url.host_str().unwrap_or_default())
}

/// What an error of the client means to whoever reads it.
fn explained(url: &Url, error: ureq::Error) -> ShelfError {
    let host = host(url);
    match error {
        ureq::Error::Timeout(phase) => ShelfError::TooSlow { host, phase: waited_for(phase) },
        ureq::Error::HostNotFound => ShelfError::NoConnection {
            host,
            cause: "there is no such site, or no network".to_owned(),
        },
        ureq::Error::ConnectionFailed | ureq::Error::ConnectProxyFailed(_) => {
            ShelfError::NoConnection { host, cause: error.to_string() }
        }
        ureq::Error::Rustls(error) => untrusted(host, &error),
        ureq::Error::Io(error) => of_io(host, error),
        other => ShelfError::Nonsense { host, cause: crate::faults::visible(&other.to_string()) },
    }
}

fn untrusted(host: String, error: &rustls::Error) -> ShelfError {
    use rustls::CertificateError::{BadSignature, UnknownIssuer};
    use rustls::CertificateError::{
        Expired, ExpiredContext, NotValidForName, NotValidForNameContext,
    };
    let cause = match error {
        rustls::Error::InvalidCertificate(Expired | ExpiredContext { .. }) => {
            "its certificate is out of date".to_owned()
        }
        rustls::Error::InvalidCertificate(NotValidForName | NotValidForNameContext { .. }) => {
            "its certificate is for another site".to_owned()
        }
        rustls::Error::InvalidCertificate(UnknownIssuer | BadSignature) => {
            "nobody whom this computer trusts vouches for it".to_owned()
        }
        other => other.to_string(),
    };
    ShelfError::Untrusted { host, cause }
}

fn of_io(host: String, error: std::io::Error) -> ShelfError {
    use std::io::ErrorKind::{ConnectionRefused, HostUnreachable, NetworkUnreachable};
    if let Some(error) = error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>()) {
        return untrusted(host, error);
    }
    match error.kind() {
        ConnectionRefused | HostUnreachable | NetworkUnreachable => {
            ShelfError::NoConnection { host, cause: error.to_string() }
        }
        _ => ShelfError::BrokeOff { host, cause: error.to_string() },
    }
}

/// What an error while the body was read means.
pub(super) fn broken(host: String, error: std::io::Error) -> ShelfError {
    match error.get_ref().and_then(|inner| inner.downcast_ref::<ureq::Error>()) {
        Some(ureq::Error::Timeout(phase)) => {
            ShelfError::TooSlow { host, phase: waited_for(*phase) }
        }
        _ => ShelfError::BrokeOff { host, cause: crate::faults::visible(&error.to_string()) },
    }
}

fn waited_for(phase: Timeout) -> String {
    match phase {
        Timeout::Global | Timeout::PerCall => "the whole transfer took too long",
        Timeout::Resolve => "its name was not found in time",
        Timeout::Connect => "no connection came about in time",
        Timeout::RecvBody | Timeout::PerRead => "nothing came for a while",
        _ => "no answer came in time",
    }
    .to_owned()
}

/// What a status code means to whoever wanted the document.
pub(super) fn meaning(status: u16) -> &'static str {
    match status {
        401 | 403 => {
            "the site does not hand it out without a login, or not to programs; open the link in your browser"
        }
        404 | 410 => "it is not there any more",
        407 => "the proxy of this network wants a login",
        408 | 425 | 429 | 503 => "the site is busy; try again later",
        451 => "it may not be shown here",
        511 => "this network wants you to sign in first",
        500..=599 => "the site has a fault; try again later",
        _ => "that is not a document",
    }
}
