//! Rules for links and e-mail addresses.

use crate::faults::{Code, TableReader, is_forbidden};
use url::Url;

/// Reads a link: https or http, and the host as it is written.
pub(in crate::catalog) fn link(reader: &TableReader<'_>, key: &str) -> Option<String> {
    let text = reader.verbatim(key)?;
    match check(text.get_ref()) {
        Ok(()) => Some((*text.get_ref()).to_owned()),
        Err((message, mend)) => {
            reader.report(Code::BadLink, key, &message, mend);
            None
        }
    }
}

/// Returns whether a text is a link that a catalog may hold: https or http, whole, and to
/// the host that it shows.
pub fn is_link(text: &str) -> bool {
    !text.contains(is_forbidden) && check(text).is_ok()
}

/// Returns what is wrong with a link and how to mend it.
fn check(text: &str) -> Result<(), (String, &'static str)> {
    let mend = "Write the whole address, such as https://www.example.gov/page.";
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let Some(rest) = rest else {
        return Err(("A link starts with https:// or http://.".to_owned(), mend));
    };
    if text.contains(|c: char| c.is_whitespace() || c.is_control() || c == '\\') {
        let mend = "Delete it, or write %20 for a space.";
        return Err(("The link contains a space or backslash.".to_owned(), mend));
    }
    let url = Url::parse(text).map_err(|error| (format!("Invalid link: {error}."), mend))?;
    let authority = rest.split(['/', '?', '#']).next().unwrap_or("");
    if authority.contains('@') {
        let mend = "Delete everything from after // to @.";
        return Err(("The link contains a user name.".to_owned(), mend));
    }
    let host = url.host_str().unwrap_or("");
    let written = authority.rsplit_once(':').map_or(authority, |(host, _)| host);
    let mend = "Write the host in plain letters, digits, dots, and hyphens.";
    if host.is_empty() || !written.eq_ignore_ascii_case(host) {
        return Err((format!("Browsers read the host `{written}` as `{host}`."), mend));
    }
    if !is_plain_host(written) {
        return Err((format!("The host `{written}` isn't the name of a site."), mend));
    }
    Ok(())
}

/// Returns whether a host is written in letters, digits, dots and hyphens (RFC 952 and
/// 1123): names with a hyphen at neither end, one dot between two.
pub fn is_plain_host(host: &str) -> bool {
    let host = host.strip_suffix('.').unwrap_or(host);
    let is_name = |name: &str| {
        !name.is_empty()
            && !name.starts_with('-')
            && !name.ends_with('-')
            && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    host.split('.').all(is_name)
}

/// The host of a web address as it is written, without user name and port.
pub fn written_host(link: &str) -> Option<&str> {
    let (_, rest) = link.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    Some(host.rsplit_once(':').map_or(host, |(host, _)| host))
}

/// Reads an e-mail address: one plain `name@host.domain`.
pub(in crate::catalog) fn email_address(reader: &TableReader<'_>, key: &str) -> Option<String> {
    let text = reader.verbatim(key)?;
    let address = *text.get_ref();
    if is_email(address) {
        return Some(address.to_owned());
    }
    let message = format!("`{address}` isn't an e-mail address.");
    reader.report(Code::BadEmail, key, &message, "Write it as name@agency.gov.");
    None
}

/// Returns whether a text is one plain `name@host.domain`.
pub fn is_email(address: &str) -> bool {
    let Some((name, host)) = address.split_once('@') else { return false };
    let local = |b: u8| b.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&b);
    let is_host = host.contains('.') && !host.ends_with('.') && is_plain_host(host);
    !name.is_empty() && name.bytes().all(local) && is_host
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_is_said() {
        for (link, said) in [
            ("www.example.gov", "starts with https://"),
            ("https://a.gov/x y", "space"),
            ("https://me@a.gov/", "user name"),
            ("https://me:pass@a.gov:8080/", "user name"),
            ("https://www.exаmple.gov/", "as `www.xn--exmple-4nf.gov`"),
            ("https://a.gov:99999/", "Invalid link"),
            ("https:///a", "as `a`"),
            ("https://a\"b.gov/", "isn't the name of a site"),
            ("https://a'b.gov/", "isn't the name of a site"),
            ("https://a`b.gov/", "isn't the name of a site"),
            ("https://$(x).gov/", "isn't the name of a site"),
            ("https://a&b.gov/", "isn't the name of a site"),
            ("https://*.gov/", "isn't the name of a site"),
            ("https://a_b.gov/", "isn't the name of a site"),
            ("https://-a.gov/", "isn't the name of a site"),
            ("https://a-.gov/", "isn't the name of a site"),
            ("https://a..gov/", "isn't the name of a site"),
            ("https://a;b.gov/", "isn't the name of a site"),
            ("https://a,b.gov/", "isn't the name of a site"),
            ("https://a!b.gov/", "isn't the name of a site"),
            ("https://[::1]/", "as `[::1]`"),
        ] {
            let message = check(link).unwrap_err().0;
            assert!(message.contains(said), "{link}: {message}");
        }
        for link in [
            "https://www.example.gov",
            "http://example.gov:8080/a?b=c#d",
            "https://EXAMPLE.gov/caf%C3%A9",
            "https://example.gov/a@b",
            "https://a-b.c2.example.gov./",
            "http://192.0.2.1/",
        ] {
            assert_eq!(check(link), Ok(()), "{link}");
        }
    }
}
