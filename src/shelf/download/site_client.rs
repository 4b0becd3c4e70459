//! Requests to one site that a person named, over the proxy and with the trust of downloads.

use super::http::{tls, user_agent};
use super::lookup::{HostResolver, Seen};
use super::proxy::Setting;
use crate::shelf::error::ShelfError;
use crate::shelf::failing::explained;
use std::time::Duration;
use ureq::tls::RootCerts;
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Body};
use url::{Host, Url};

/// Asks one site.
#[derive(Debug)]
pub struct SiteClient {
    agent: Agent,
    url: Url,
    proxy: Option<Setting>,
}

impl SiteClient {
    /// Returns a client for an address, without asking it. Redirects are answers to it.
    /// `patience` is the longest time for a connection; a request may take twice as long.
    ///
    /// # Errors
    /// The environment names a proxy that can't be used.
    pub fn new(url: Url, patience: Duration) -> Result<Self, ShelfError> {
        let proxy = match is_this_computer(&url) {
            true => None,
            false => Setting::of(&|name| std::env::var_os(name))?.filter(|own| own.is_for(&url)),
        };
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .tls_config(tls(RootCerts::PlatformVerifier))
            .user_agent(user_agent())
            .timeout_connect(Some(patience))
            .timeout_global(Some(patience * 2))
            .proxy(proxy.as_ref().map(|setting| setting.proxy.clone()))
            .build();
        // The person named the site, so it may be inside the network.
        let lookup = HostResolver {
            inside: |_| false,
            refuses: false,
            proxy: proxy.as_ref().map(|setting| setting.proxy.host().to_owned()),
            seen: Seen::default(),
        };
        let agent = Agent::with_parts(config, DefaultConnector::default(), lookup);
        Ok(Self { agent, url, proxy })
    }

    /// Returns the address.
    pub fn url(&self) -> &Url {
        &self.url
    }

    /// Posts JSON with these headers, and returns the status code and the body of the answer.
    ///
    /// # Errors
    /// The site can't be reached, or doesn't answer in time.
    pub fn post(&self, headers: &[(&str, &str)], json: String) -> Result<(u16, Body), ShelfError> {
        let request = self.agent.post(self.url.as_str()).header("Content-Type", "application/json");
        let request =
            headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        let failed = |error| explained(&self.url, self.proxy.as_ref(), error);
        let answer = request.send(json).map_err(failed)?;
        Ok((answer.status().as_u16(), answer.into_body()))
    }
}

/// Returns whether a site is this computer, by its name alone.
pub fn is_this_computer(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        None => false,
    }
}
