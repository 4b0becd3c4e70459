//! The sites that are asked without the proxy, as curl reads them: names with all below them,
//! addresses, and ranges of addresses such as `10.0.0.0/8`.

use std::net::IpAddr;
use url::{Host, Url};

/// The sites that `NO_PROXY` names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::shelf) struct NoProxy {
    sites: Vec<Site>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Site {
    All,
    /// A name in small letters, with all names below it.
    Name(String),
    /// The begin of a name or an address: `10.1.*`.
    Begin(String),
    /// An address, and how many of its bits count.
    Range(IpAddr, u32),
}

impl NoProxy {
    /// Reads a list with commas or blanks between the sites. What is no site counts for none.
    pub(in crate::shelf) fn read(list: &str) -> Self {
        let parts = list.split(|c: char| c == ',' || c.is_whitespace());
        Self { sites: parts.filter_map(Site::read).collect() }
    }

    /// Returns whether the site of a link is one of them.
    pub(in crate::shelf) fn has(&self, link: &Url) -> bool {
        let Some(host) = link.host() else { return false };
        self.sites.iter().any(|site| site.is(&host))
    }
}

impl Site {
    fn read(text: &str) -> Option<Self> {
        let text = text.trim_end_matches('.').to_ascii_lowercase();
        if text == "*" {
            return Some(Self::All);
        }
        let (address, bits) = text.split_once('/').map_or((&*text, None), |(a, b)| (a, Some(b)));
        let address = address.trim_start_matches('[').trim_end_matches(']');
        if let Ok(address) = address.parse::<IpAddr>() {
            let most = if address.is_ipv4() { 32 } else { 128 };
            let bits = bits.map_or(Some(most), |bits| bits.parse().ok())?;
            // As for curl, no bits are all bits.
            let bits = if bits == 0 { most } else { bits };
            return (bits <= most).then_some(Self::Range(address, bits));
        }
        if let Some(begin) = text.strip_suffix('*') {
            return Some(Self::Begin(begin.to_owned()));
        }
        let name = text.trim_start_matches('*').trim_start_matches('.');
        (!name.is_empty()).then(|| Self::Name(name.to_owned()))
    }

    fn is(&self, host: &Host<&str>) -> bool {
        match (self, host) {
            (Self::All, _) => true,
            (Self::Range(range, bits), Host::Ipv4(own)) => is_in(*range, *bits, (*own).into()),
            (Self::Range(range, bits), Host::Ipv6(own)) => is_in(*range, *bits, (*own).into()),
            (Self::Name(name), Host::Domain(own)) => {
                let own = own.trim_end_matches('.');
                let above = own.strip_suffix(name.as_str());
                above.is_some_and(|above| above.is_empty() || above.ends_with('.'))
            }
            (Self::Begin(begin), host) => host.to_string().starts_with(begin),
            _ => false,
        }
    }
}

fn is_in(range: IpAddr, bits: u32, address: IpAddr) -> bool {
    match (range, address) {
        (IpAddr::V4(range), IpAddr::V4(address)) => {
            (range.to_bits() ^ address.to_bits()).checked_shr(32 - bits).unwrap_or(0) == 0
        }
        (IpAddr::V6(range), IpAddr::V6(address)) => {
            (range.to_bits() ^ address.to_bits()).checked_shr(128 - bits).unwrap_or(0) == 0
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_addresses_and_ranges_are_read_as_curl_reads_them() {
        for (list, site, has) in [
            ("x.gov", "x.gov", true),
            ("x.gov", "a.x.gov", true),
            ("x.gov", "ax.gov", false),
            (".x.gov", "x.gov", true),
            ("*.x.gov", "a.x.gov", true),
            ("X.gov.", "a.x.gov", true),
            ("a.gov,,b.gov c.gov", "c.gov", true),
            ("*", "x.gov", true),
            ("10.0.0.0/8", "10.1.2.3", true),
            ("10.0.0.0/8", "11.0.0.1", false),
            ("192.168.1.128/25", "192.168.1.200", true),
            ("192.168.1.128/25", "192.168.1.100", false),
            ("192.168.1.1/32", "192.168.1.1", true),
            ("192.168.1.1", "192.168.1.2", false),
            ("10.0.0.0/0", "11.0.0.1", false),
            ("10.0.0.0/33", "10.0.0.0", false),
            ("10.0.0.0/x", "10.0.0.0", false),
            ("10.0.0.0/8", "a10.0.0.1.gov", false),
            ("10.1.*", "10.1.2.3", true),
            ("fd00::/8", "[fd12::1]", true),
            ("[fd00::]/8", "[fe80::1]", false),
            ("::1", "[::1]", true),
            ("0.0.0.1", "[::1]", false),
            ("", "x.gov", false),
            (".", "x.gov", false),
        ] {
            let url = Url::parse(&format!("https://{site}/a?b")).unwrap();
            assert_eq!(NoProxy::read(list).has(&url), has, "{list}: {site}");
        }
    }
}
