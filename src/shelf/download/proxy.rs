//! The proxy that the environment asks for.

use crate::faults::visible;
use crate::shelf::download::no_proxy::NoProxy;
use crate::shelf::error::ShelfError;
use std::ffi::OsString;
use ureq::{Proxy, ProxyProtocol};
use url::Url;

/// The variables that name a proxy for documents. The first one that is set counts,
/// in capitals or in small letters.
pub const PROXY_VARIABLES: &[&str] =
    &["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy", "HTTP_PROXY", "http_proxy"];

/// The variables that name the sites which are asked without it.
const WITHOUT: &[&str] = &["NO_PROXY", "no_proxy"];

/// A proxy, and who asked for it.
#[derive(Debug, Clone)]
pub(in crate::shelf) struct Setting {
    pub(in crate::shelf) variable: &'static str,
    pub(in crate::shelf) proxy: Proxy,
    without: NoProxy,
}

impl Setting {
    /// Reads the variables.
    ///
    /// # Errors
    /// The one that counts cannot be used. Then nothing may be asked for: a person
    /// who set it up may not want to be seen.
    pub(in crate::shelf) fn of(
        variable: &dyn Fn(&str) -> Option<OsString>,
    ) -> Result<Option<Self>, ShelfError> {
        let set = |name: &str| variable(name).filter(|value| !value.is_empty());
        let found = PROXY_VARIABLES.iter().find_map(|name| Some((*name, set(name)?)));
        let Some((name, value)) = found else { return Ok(None) };
        let without = WITHOUT.iter().find_map(|name| set(name)).unwrap_or_default();
        let refused = |why: String| ShelfError::ProxySetting { variable: name, why };
        let value = value.to_str().ok_or_else(|| refused("it isn't UTF-8 text".to_owned()))?;
        let proxy = read(value.trim()).map_err(refused)?;
        let without = NoProxy::read(&without.to_string_lossy());
        Ok(Some(Self { variable: name, proxy, without }))
    }

    /// Returns whether a site is asked through it.
    pub(in crate::shelf) fn is_for(&self, url: &Url) -> bool {
        !self.without.has(url)
    }
}

/// The proxy of one value, as in `http://proxy.example.gov:8080`.
fn read(value: &str) -> Result<Proxy, String> {
    let whole = if value.contains("://") { value.to_owned() } else { format!("http://{value}") };
    let unclear = || "write an address like http://proxy.example.gov:8080".to_owned();
    let url = Url::parse(&whole).map_err(|_| unclear())?;
    let protocol = match url.scheme() {
        "http" => ProxyProtocol::Http,
        "https" => ProxyProtocol::Https,
        scheme => {
            return Err(format!(
                "squadroom supports http and https proxies, not {}",
                visible(scheme)
            ));
        }
    };
    let host = url.host_str().filter(|host| !host.is_empty()).ok_or_else(unclear)?;
    // It reads the name and password of a user.
    let plain = Proxy::new(url.as_str()).map_err(|_| unclear())?;
    let mut proxy = Proxy::builder(protocol).host(host);
    if let Some(port) = url.port() {
        proxy = proxy.port(port);
    }
    if let Some(name) = plain.username() {
        proxy = proxy.username(name);
    }
    if let Some(password) = plain.password() {
        proxy = proxy.password(password);
    }
    proxy.build().map_err(|_| unclear())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(variables: &[(&str, &str)]) -> Result<Option<Setting>, ShelfError> {
        Setting::of(&|name| {
            let value = variables.iter().find(|(own, _)| *own == name);
            value.map(|(_, value)| OsString::from(value))
        })
    }

    #[test]
    fn a_proxy_that_cannot_be_used_is_never_passed_over() {
        for value in [
            "socks5://127.0.0.1:9",
            "socks4://127.0.0.1:9",
            "socks://x",
            "ftp://proxy:1",
            "::garbage::",
            "http://",
            "http://a b",
            "http://proxy:99999",
            "//",
        ] {
            for name in PROXY_VARIABLES {
                let error = of(&[(name, value)]).unwrap_err().to_string();
                assert!(error.contains(name), "{value}: {error}");
                assert!(error.contains("didn't connect"), "{value}: {error}");
            }
        }
        let error = of(&[("HTTPS_PROXY", "::1 secret"), ("HTTP_PROXY", "http://proxy:1")]);
        let error = error.unwrap_err().to_string();
        assert!(!error.contains("secret"), "a password may be in it: {error}");
    }

    #[test]
    fn the_first_variable_that_is_set_counts() {
        assert!(of(&[]).unwrap().is_none());
        assert!(of(&[("ALL_PROXY", ""), ("http_proxy", "")]).unwrap().is_none());
        for (variables, host, port) in [
            (&[("HTTP_PROXY", "http://a:1")][..], "a", 1),
            (&[("HTTP_PROXY", "http://a:1"), ("ALL_PROXY", "b:2")], "b", 2),
            (&[("all_proxy", "socks5://b:2"), ("https_proxy", "https://c")], "c", 443),
            (&[("HTTPS_PROXY", "localhost")], "localhost", 80),
            (&[("HTTPS_PROXY", "10.0.0.1:8080/")], "10.0.0.1", 8080),
        ] {
            let setting = of(variables).unwrap().unwrap();
            assert_eq!((setting.proxy.host(), setting.proxy.port()), (host, port), "{variables:?}");
        }
    }

    #[test]
    fn user_names_and_sites_without_a_proxy_are_kept() {
        let variables = [("HTTPS_PROXY", "me:a%40b@c:1"), ("NO_PROXY", "x.gov, .y.gov")];
        let setting = of(&variables).unwrap().unwrap();
        assert_eq!(setting.proxy.username(), Some("me"));
        assert_eq!(setting.proxy.password(), Some("a@b"));
        for (site, is_for) in [("x.gov", false), ("a.y.gov", false), ("z.gov", true)] {
            let url = Url::parse(&format!("https://{site}/a?b")).unwrap();
            assert_eq!(setting.is_for(&url), is_for, "{site}");
        }
    }
}
