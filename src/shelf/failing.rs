//! The errors of the network, in words for the person who wanted the document.

use super::download::lookup::{Inside, host};
use super::download::proxy::Setting;
use super::error::ShelfError;
use crate::disk;
use crate::faults::visible;
use std::io;
use ureq::Timeout;
use url::Url;

/// The reason where a host name is not found; it is the same without a network.
const NOT_FOUND: &str =
    "its name wasn't found. Check that this computer is online and that the name is right";

/// Returns the shelf's error for one of the HTTP client. If there is a proxy, the proxy is
/// the host that was not reached.
pub(super) fn explained(url: &Url, proxy: Option<&Setting>, error: ureq::Error) -> ShelfError {
    let host = host(url);
    let not_reached = |host: String, cause: String| match proxy {
        Some(Setting { variable, proxy, .. }) => {
            ShelfError::Proxy { variable, proxy: visible(proxy.host()), cause }
        }
        None => ShelfError::NoConnection { host, cause },
    };
    match error {
        ureq::Error::Timeout(phase @ (Timeout::Resolve | Timeout::Connect)) if proxy.is_some() => {
            not_reached(host, waited_for(phase))
        }
        ureq::Error::Timeout(phase) => ShelfError::TooSlow { host, phase: waited_for(phase) },
        ureq::Error::HostNotFound => not_reached(host, NOT_FOUND.to_owned()),
        ureq::Error::ConnectionFailed => not_reached(host, "it doesn't answer".to_owned()),
        ureq::Error::ConnectProxyFailed(said) => {
            not_reached(host, format!("it refused the request ({})", visible(&said)))
        }
        ureq::Error::Rustls(error) => untrusted(host, &error),
        ureq::Error::Io(error) => of_io(host, &error, &not_reached),
        other => ShelfError::Nonsense { host, cause: visible(&other.to_string()) },
    }
}

fn untrusted(host: String, error: &rustls::Error) -> ShelfError {
    use rustls::CertificateError as Bad;
    use rustls::Error::{
        AlertReceived, InappropriateHandshakeMessage, InappropriateMessage, InvalidCertificate,
        InvalidMessage, NoCertificatesPresented, PeerIncompatible,
    };
    let cause = match error {
        InvalidCertificate(Bad::Expired | Bad::ExpiredContext { .. }) => {
            "its certificate has expired. Check the date of this computer"
        }
        InvalidCertificate(Bad::NotValidYet | Bad::NotValidYetContext { .. }) => {
            "its certificate isn't valid yet. Check the date of this computer"
        }
        InvalidCertificate(Bad::NotValidForName | Bad::NotValidForNameContext { .. }) => {
            "its certificate is for another site"
        }
        InvalidCertificate(Bad::Revoked) => "its certificate was revoked",
        InvalidCertificate(Bad::UnknownIssuer | Bad::BadSignature) => {
            "this computer doesn't trust its certificate"
        }
        InvalidCertificate(_) | NoCertificatesPresented => "its certificate can't be checked",
        InvalidMessage(_) | InappropriateMessage { .. } | InappropriateHandshakeMessage { .. } => {
            "its answer isn't https"
        }
        PeerIncompatible(_) | AlertReceived(_) => "it doesn't offer a secure connection",
        _ => "the connection failed",
    };
    ShelfError::Untrusted { host, cause: cause.to_owned() }
}

fn of_io(
    host: String,
    error: &io::Error,
    not_reached: &dyn Fn(String, String) -> ShelfError,
) -> ShelfError {
    use io::ErrorKind::{
        AddrNotAvailable, ConnectionRefused, HostUnreachable, NetworkDown, NetworkUnreachable,
        TimedOut,
    };
    if let Some(error) = error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>()) {
        return untrusted(host, error);
    }
    if error.get_ref().is_some_and(|inner| inner.is::<Inside>()) {
        return ShelfError::InsideRedirect(host);
    }
    let cause = match error.kind() {
        ConnectionRefused => {
            "it refused the connection. It may be down, or blocked on this network"
        }
        HostUnreachable | NetworkUnreachable | NetworkDown | AddrNotAvailable => {
            "this computer can't connect. Check that it is online"
        }
        TimedOut => "it doesn't answer",
        _ => return ShelfError::BrokeOff { host, cause: in_words(error) },
    };
    not_reached(host, cause.to_owned())
}

/// Returns what an error while the body was read means.
pub(super) fn broken(host: String, error: &io::Error) -> ShelfError {
    match error.get_ref().and_then(|inner| inner.downcast_ref::<ureq::Error>()) {
        Some(ureq::Error::Timeout(phase)) => {
            ShelfError::TooSlow { host, phase: waited_for(*phase) }
        }
        _ => ShelfError::BrokeOff { host, cause: in_words(error) },
    }
}

fn in_words(error: &io::Error) -> String {
    use io::ErrorKind::{BrokenPipe, ConnectionAborted, ConnectionReset, UnexpectedEof};
    match error.kind() {
        ConnectionReset | ConnectionAborted | BrokenPipe => "the connection was lost".to_owned(),
        UnexpectedEof => "it ended too early".to_owned(),
        _ => visible(&disk::in_words(error)),
    }
}

fn waited_for(phase: Timeout) -> String {
    match phase {
        Timeout::Global | Timeout::PerCall => "the download didn't finish in time",
        Timeout::Resolve => "its name wasn't found in time",
        Timeout::Connect => "no connection in time",
        Timeout::RecvBody | Timeout::PerRead => "no data came for a while",
        _ => "no answer in time",
    }
    .to_owned()
}

/// Returns the meaning of a status code for the person who wanted the document.
pub(super) fn meaning(status: u16) -> &'static str {
    match status {
        401 | 403 => {
            "the site wants a login, or doesn't allow downloads. Open the link in your browser"
        }
        404 | 410 => "the document isn't there anymore",
        407 => "the proxy of this network wants a login",
        408 | 425 | 429 | 503 => "the site is busy. Try again later",
        451 => "the site can't show it here",
        511 => "sign in to this network first",
        500..=599 => "the site has an error. Try again later",
        _ => "the answer isn't a document",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(error: ureq::Error) -> String {
        explained(&Url::parse("https://example.gov/a").unwrap(), None, error).to_string()
    }

    #[test]
    fn no_failure_is_told_in_the_words_of_the_system() {
        use io::ErrorKind as Kind;
        use rustls::CertificateError as Bad;
        let io = |kind: Kind| ureq::Error::Io(kind.into());
        let raw = |number| ureq::Error::Io(io::Error::from_raw_os_error(number));
        let bad = |bad| ureq::Error::Rustls(rustls::Error::InvalidCertificate(bad));
        let alert = rustls::Error::AlertReceived(rustls::AlertDescription::ProtocolVersion);
        for (error, expected) in [
            (ureq::Error::HostNotFound, "Check that this computer is online"),
            (io(Kind::ConnectionRefused), "it refused the connection"),
            (io(Kind::NetworkUnreachable), "Check that it is online"),
            (io(Kind::ConnectionReset), "the connection was lost"),
            (io(Kind::UnexpectedEof), "it ended too early"),
            (raw(5), "stopped"),
            (bad(Bad::NotValidYet), "isn't valid yet. Check the date of this computer"),
            (bad(Bad::Expired), "has expired. Check the date of this computer"),
            (bad(Bad::Revoked), "revoked"),
            (bad(Bad::UnhandledCriticalExtension), "can't be checked"),
            (ureq::Error::Rustls(alert), "it doesn't offer a secure connection"),
            (ureq::Error::Rustls(rustls::Error::DecryptError), "the connection failed"),
        ] {
            let told = told(error);
            assert!(told.contains(expected), "{told}");
            assert!(!told.contains("os error") && !told.contains("lookup"), "{told}");
        }
    }
}
