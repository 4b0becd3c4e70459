//! The lookup of host names. A name may lead to a device in the network of the officer; no
//! site outside may send this program there.

use std::collections::BTreeMap;
use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::{Arc, Mutex, PoisonError};
use ureq::Error;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;
use url::{Host, Url};

/// The hosts that were looked up, each with true if it is inside the network.
pub(in crate::shelf) type Seen = Arc<Mutex<BTreeMap<String, bool>>>;

/// A resolver of host names that knows which addresses are inside the network.
#[derive(Debug)]
pub(in crate::shelf) struct HostResolver {
    /// Returns true for an address inside the network of this computer.
    pub(in crate::shelf) inside: fn(IpAddr) -> bool,
    /// True if a host with such an address is refused.
    pub(in crate::shelf) refuses: bool,
    /// The host of the proxy, which may be inside.
    pub(in crate::shelf) proxy: Option<String>,
    pub(in crate::shelf) seen: Seen,
}

/// The error that a host is refused because an address of it is inside.
#[derive(Debug)]
pub(in crate::shelf) struct Inside;

impl fmt::Display for Inside {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the address is inside this network")
    }
}

impl std::error::Error for Inside {}

impl Resolver for HostResolver {
    /// Returns the addresses to connect to, which are the ones that are checked here.
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Error> {
        let found = DefaultResolver::default().resolve(uri, config, timeout);
        let found = found.map_err(|error| match error {
            // Systems differ in how they say that there is no such name.
            Error::Io(_) => Error::HostNotFound,
            other => other,
        })?;
        let host = uri.host().unwrap_or_default();
        if self.proxy.as_deref() == Some(host) {
            return Ok(found);
        }
        let is_inside = found.iter().any(|address| (self.inside)(address.ip()));
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.insert(host.to_owned(), is_inside);
        match is_inside && self.refuses {
            true => Err(Error::Io(std::io::Error::other(Inside))),
            false => Ok(found),
        }
    }
}

/// Returns whether an address says by itself that it is inside: behind a proxy no name is
/// looked up here.
pub(in crate::shelf) fn says_inside(url: &Url, inside: fn(IpAddr) -> bool) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => inside(address.into()),
        Some(Host::Ipv6(address)) => inside(address.into()),
        Some(Host::Domain(name)) => {
            let name = name.trim_end_matches('.').to_ascii_lowercase();
            let ends = [".localhost", ".local", ".internal", ".home.arpa"];
            // A name without a dot is one of this network, such as a printer's.
            let is_own = !name.contains('.') || ends.iter().any(|end| name.ends_with(end));
            is_own && inside(Ipv4Addr::LOCALHOST.into())
        }
        None => false,
    }
}

/// Returns whether an address is not one of the public internet (the registries of special
/// addresses of IANA: RFC 6890, RFC 6598, RFC 4193, RFC 4291, RFC 6052).
pub(in crate::shelf) fn is_inside(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_inside_v4(address),
        IpAddr::V6(address) => is_inside_v6(address),
    }
}

const fn is_inside_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    address.is_loopback()
        || address.is_private()
        || address.is_link_local()
        || address.is_multicast()
        || address.is_documentation()
        // "This network", shared by customers of a carrier, for protocols, for
        // measurements, and kept for later.
        || a == 0
        || (a == 100 && b & 0xc0 == 64)
        || (a == 192 && b == 0 && c == 0)
        || (a == 198 && b & 0xfe == 18)
        || a >= 240
}

const fn is_inside_v6(address: Ipv6Addr) -> bool {
    let [a, b, c, d, e, f, g, h] = address.segments();
    match (a, b, c, d, e, f) {
        // An IPv4 address in another form.
        (0, 0, 0, 0, 0, 0 | 0xffff) | (0x64, 0xff9b, 0, 0, 0, 0) => is_inside_v4(v4(g, h)),
        (0x2002, ..) => is_inside_v4(v4(b, c)),
        // Translated in a network of its own, tunnels, examples.
        (0x64, 0xff9b, ..) | (0x2001, 0 | 0xdb8, ..) | (0x3fff, 0..=0xfff, ..) => true,
        // Unique local, link-local, site-local, to many.
        _ => {
            a & 0xfe00 == 0xfc00
                || a & 0xffc0 == 0xfe80
                || a & 0xffc0 == 0xfec0
                || a & 0xff00 == 0xff00
        }
    }
}

const fn v4(high: u16, low: u16) -> Ipv4Addr {
    let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
    Ipv4Addr::new(a, b, c, d)
}

/// The name of a site, safe to show.
pub(in crate::shelf) fn host(url: &Url) -> String {
    crate::faults::visible(url.host_str().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_inside_are_known_in_all_their_forms() {
        for address in [
            "127.0.0.1",
            "127.9.9.9",
            "10.0.0.1",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "100.127.255.255",
            "0.0.0.0",
            "192.0.0.8",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "192.0.2.1",
            "::1",
            "::",
            "fc00::1",
            "fd12:3456::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
            "::ffff:10.0.0.1",
            "::127.0.0.1",
            "64:ff9b::10.0.0.1",
            "64:ff9b:1::1",
            "2002:0a00:0001::1",
            "2001::1",
            "2001:db8::1",
        ] {
            assert!(is_inside(address.parse().unwrap()), "{address}");
        }
        for address in [
            "8.8.8.8",
            "100.63.0.1",
            "100.128.0.1",
            "172.32.0.1",
            "192.169.0.1",
            "198.20.0.1",
            "2600:1f18::1",
            "2607:f8b0::1",
            "::ffff:8.8.8.8",
            "64:ff9b::8.8.8.8",
            "2002:0808:0808::1",
        ] {
            assert!(!is_inside(address.parse().unwrap()), "{address}");
        }
    }

    #[test]
    fn a_name_is_looked_up_and_refused_where_it_leads_inside() {
        let ask = |refuses, proxy: Option<&str>| {
            let (proxy, seen) = (proxy.map(str::to_owned), Seen::default());
            let lookup = HostResolver { inside: is_inside, refuses, proxy, seen: seen.clone() };
            let config = ureq::Agent::config_builder().proxy(None).build();
            let connector = ureq::unversioned::transport::DefaultConnector::default();
            let agent = ureq::Agent::with_parts(config, connector, lookup);
            // Nobody listens there.
            let error = agent.get("http://localhost:9/").call().unwrap_err();
            let Error::Io(error) = error else { panic!("{error}") };
            let is_refused = error.get_ref().is_some_and(|inner| inner.is::<Inside>());
            (is_refused, seen.lock().unwrap().get("localhost").copied())
        };
        assert_eq!(ask(true, None), (true, Some(true)));
        assert_eq!(ask(false, None), (false, Some(true)));
        assert_eq!(ask(true, Some("localhost")), (false, None), "the proxy may be inside");
    }

    #[test]
    fn an_address_may_say_that_it_is_inside() {
        for (url, expected) in [
            ("https://localhost/", true),
            ("https://LOCALHOST./", true),
            ("https://printer.local/", true),
            ("https://127.1/", true),
            ("https://0x7f000001/", true),
            ("https://[::1]/", true),
            ("https://[::ffff:7f00:1]/", true),
            ("https://router.internal/", true),
            ("https://printer/", true),
            ("https://intranet./", true),
            ("https://localhost.example.gov/", false),
            ("https://8.8.8.8/", false),
        ] {
            assert_eq!(says_inside(&Url::parse(url).unwrap(), is_inside), expected, "{url}");
        }
    }
}
