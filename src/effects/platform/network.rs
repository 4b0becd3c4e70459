//! Finds out whether there is a network, without using one.

use crate::shelf::PROXY_VARIABLES;
use std::net::UdpSocket;

/// Addresses that are kept for examples, so that nobody is behind them; with the
/// address of this side.
const FAR: [(&str, &str); 2] = [("0.0.0.0:0", "192.0.2.1:443"), ("[::]:0", "[2001:db8::1]:443")];

/// Returns whether the system knows a route to the outside. It is only asked for the
/// route: nothing is sent. A route may still lead nowhere, as behind the sign-in page of a
/// hotel; but without a route or a proxy no browser gets anywhere.
pub fn is_there() -> bool {
    let is_set = |name: &&str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    PROXY_VARIABLES.iter().any(is_set) || FAR.iter().any(|(own, far)| knows_way(own, far))
}

/// For a datagram "to connect" is to look the way up.
fn knows_way(own: &str, far: &str) -> bool {
    UdpSocket::bind(own).and_then(|socket| socket.connect(far)).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_no_way_leads_to_is_told_from_one_that_is_there() {
        assert!(knows_way("127.0.0.1:0", "127.0.0.1:9"));
        // This side speaks another language.
        assert!(!knows_way("127.0.0.1:0", "[::1]:9"));
    }
}
