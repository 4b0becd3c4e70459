//! One request over https, with every redirect looked at.

use super::lookup::{self, HostResolver, Seen, host, says_inside};
use super::proxy::Setting;
use crate::shelf::error::ShelfError;
use crate::shelf::failing::explained;
use crate::shelf::saved_document::Validators;
use std::io::Read;
use std::net::IpAddr;
use std::sync::{Arc, PoisonError};
use std::time::Duration;
use ureq::http::{HeaderMap, Response, header};
use ureq::tls::{RootCerts, TlsConfig, TlsProvider};
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Body};
use url::Url;

/// Redirects that are followed at most.
pub const MOST_REDIRECTS: usize = 5;

/// The rules by which documents are asked for. There is no way to leave https.
#[derive(Debug, Clone)]
pub struct Policy {
    /// Certificates to trust in place of the platform's own; DER.
    pub roots: Option<Vec<Vec<u8>>>,
    /// True if the proxy of the environment is used, see [`crate::shelf::PROXY_VARIABLES`].
    pub proxy: bool,
    /// Returns true for an address inside the network of this computer: a site outside may
    /// not redirect there.
    pub inside: fn(IpAddr) -> bool,
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
            inside: lookup::is_inside,
            connect: Duration::from_secs(20),
            idle: Duration::from_secs(30),
            whole: Duration::from_secs(60 * 60),
        }
    }
}

/// Asks servers for documents.
#[derive(Debug, Clone)]
pub struct Fetcher {
    /// For links of the catalog, wherever they lead.
    agent: Agent,
    /// For redirects of sites that are outside.
    outside: Agent,
    /// The hosts that were looked up.
    seen: Seen,
    inside: fn(IpAddr) -> bool,
    proxy: Option<Setting>,
    /// The error of a proxy setting that cannot be used; every request returns it.
    refused: Option<Arc<ShelfError>>,
}

/// The conditions of a request.
#[derive(Debug, Clone, Default)]
pub(in crate::shelf) struct RequestConditions<'a> {
    /// Bytes that are there already, and their version for `If-Range`.
    pub(in crate::shelf) from: Option<(u64, &'a str)>,
    /// The version that need not be sent again.
    pub(in crate::shelf) unless: Option<&'a Validators>,
}

/// An answer whose body is still to be read.
pub(in crate::shelf) struct HttpResponse {
    /// The address that answered.
    pub(in crate::shelf) url: Url,
    /// Redirects that were followed.
    pub(in crate::shelf) redirects: usize,
    /// The status code.
    pub(in crate::shelf) status: u16,
    /// Its headers.
    pub(in crate::shelf) headers: HeaderMap,
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
        let (proxy, refused) =
            match policy.proxy.then(|| Setting::of(&|name| std::env::var_os(name))) {
                Some(Ok(proxy)) => (proxy, None),
                Some(Err(error)) => (None, Some(Arc::new(error))),
                None => (None, None),
            };
        let config = Agent::config_builder()
            .https_only(true)
            .http_status_as_error(false)
            .max_redirects(0)
            .max_idle_connections(0)
            .tls_config(tls(roots))
            .user_agent(user_agent())
            // Nothing is unpacked on the way: sizes stay true and no bomb goes off.
            .accept_encoding("identity")
            .timeout_connect(Some(policy.connect))
            .timeout_resolve(Some(policy.connect))
            .timeout_send_request(Some(policy.connect))
            .timeout_recv_response(Some(policy.idle))
            .timeout_per_read(Some(policy.idle))
            .timeout_global(Some(policy.whole))
            .proxy(proxy.as_ref().map(|setting| setting.proxy.clone()))
            .build();
        let seen = Seen::default();
        let agent = |refuses: bool| {
            let lookup = HostResolver {
                inside: policy.inside,
                refuses,
                proxy: proxy.as_ref().map(|setting| setting.proxy.host().to_owned()),
                seen: seen.clone(),
            };
            Agent::with_parts(config.clone(), DefaultConnector::default(), lookup)
        };
        let (agent, outside) = (agent(false), agent(true));
        Self { agent, outside, seen, inside: policy.inside, proxy, refused }
    }

    /// Returns whether a link leads inside, by its host or by the lookup of its host.
    fn is_inside(&self, link: &Url) -> bool {
        let host = link.host_str().unwrap_or_default();
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        says_inside(link, self.inside) || seen.get(host).copied().unwrap_or_default()
    }

    /// Asks, and follows redirects as far as they are safe.
    pub(in crate::shelf) fn ask(
        &self,
        address: &Url,
        request: &RequestConditions<'_>,
    ) -> Result<HttpResponse, ShelfError> {
        if let Some(refused) = &self.refused {
            return Err(ShelfError::Same(refused.clone()));
        }
        let (mut url, mut agent) = (address.clone(), &self.agent);
        for redirects in 0..=MOST_REDIRECTS {
            let proxy = self.proxy.as_ref().filter(|proxy| proxy.is_for(&url));
            let response = once(agent, &url, request, proxy.is_none());
            let response = response.map_err(|error| explained(&url, proxy, error))?;
            let status = response.status().as_u16();
            if !matches!(status, 301 | 302 | 303 | 307 | 308) {
                let (parts, body) = response.into_parts();
                return Ok(HttpResponse { url, redirects, status, headers: parts.headers, body });
            }
            url = next(&url, response.headers())?;
            if !self.is_inside(address) {
                if says_inside(&url, self.inside) {
                    return Err(ShelfError::InsideRedirect(host(&url)));
                }
                agent = &self.outside;
            }
        }
        Err(ShelfError::TooManyRedirects(MOST_REDIRECTS))
    }
}

/// Returns the settings of TLS with these certificates to trust.
pub(in crate::shelf) fn tls(roots: RootCerts) -> TlsConfig {
    TlsConfig::builder()
        .provider(TlsProvider::Rustls)
        .root_certs(roots)
        .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .build()
}

/// Returns the name of this program in requests.
pub(in crate::shelf) fn user_agent() -> &'static str {
    concat!("squadroom/", env!("CARGO_PKG_VERSION"))
}

fn once(
    agent: &Agent,
    url: &Url,
    request: &RequestConditions<'_>,
    is_direct: bool,
) -> Result<Response<Body>, ureq::Error> {
    let mut call = agent.get(url.as_str());
    if is_direct {
        call = call.config().proxy(None).build();
    }
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

impl HttpResponse {
    /// A header as text.
    pub(in crate::shelf) fn header(&self, name: header::HeaderName) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// Returns the host that answered.
    pub(in crate::shelf) fn host(&self) -> String {
        host(&self.url)
    }

    /// Returns the validators of this version.
    pub(in crate::shelf) fn validators(&self) -> Validators {
        let text = |name| self.header(name).filter(|text| text.len() <= 1024).map(str::to_owned);
        Validators { etag: text(header::ETAG), modified: text(header::LAST_MODIFIED) }
    }

    /// Returns the body.
    pub(in crate::shelf) fn body(self) -> impl Read {
        self.body.into_with_config().limit(u64::MAX).reader()
    }
}

/// The address of a document: https, a site, no user name. A catalog may still
/// give an http address; the same is tried over https.
pub(in crate::shelf) fn address(text: &str) -> Result<Url, ShelfError> {
    let refused = |why: &str| ShelfError::Address(format!("{why} ({text})"));
    let mut url = Url::parse(text).map_err(|_| refused("it isn't a complete address"))?;
    if url.scheme() == "http" {
        // Changing one of these two schemes for the other cannot fail.
        let _ = url.set_scheme("https");
    }
    match url.scheme() {
        "https" if !url.username().is_empty() || url.password().is_some() => {
            Err(refused("it contains a user name"))
        }
        "https" => Ok(url),
        _ => Err(refused("it isn't an https address")),
    }
}

fn next(from: &Url, headers: &HeaderMap) -> Result<Url, ShelfError> {
    let nonsense = |cause: &str| ShelfError::Nonsense { host: host(from), cause: cause.to_owned() };
    let to = headers.get(header::LOCATION).and_then(|to| to.to_str().ok());
    let to = to.ok_or_else(|| nonsense("it redirects without an address"))?;
    let url = from.join(to).map_err(|_| nonsense("it redirects to an invalid address"))?;
    let is_safe = url.scheme() == "https" && url.username().is_empty() && url.password().is_none();
    match is_safe {
        true => Ok(url),
        false => Err(ShelfError::UnsafeRedirect(crate::faults::visible(url.as_str()))),
    }
}
