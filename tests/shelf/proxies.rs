//! The proxy of the environment: used, or told, and never passed over.

use super::*;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

#[test]
fn a_proxy_that_cannot_be_used_stops_the_download() {
    let asked = Arc::new(AtomicUsize::new(0));
    let counter = asked.clone();
    let server = good(move |_, wire| {
        counter.fetch_add(1, Ordering::Relaxed);
        wire.answer("200 OK\r\nContent-Type: application/pdf", &pdf('a', 9));
    });
    let desk = command::Desk::new(&server, &[".pdf"]);
    let add = |variable: &str, value: &str| {
        let mut command = desk.command(&["shelf", "add", "guide-1"]);
        let output = command.env(variable, value).output().unwrap();
        (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
    };
    for (variable, value) in [
        ("ALL_PROXY", "socks5://127.0.0.1:9"),
        ("all_proxy", "socks5h://127.0.0.1:9"),
        ("HTTPS_PROXY", "socks4://127.0.0.1:9"),
        ("HTTPS_PROXY", "::garbage::"),
        ("https_proxy", "garbage"),
        ("HTTP_PROXY", "http://прокси:1"),
        ("HTTPS_PROXY", "http://127.0.0.1:9"),
        ("HTTPS_PROXY", "https://127.0.0.1:9"),
    ] {
        let (code, told) = add(variable, value);
        assert_eq!(code, 3, "{variable}={value}: {told}");
        assert!(told.contains("proxy") && told.contains(variable), "{variable}={value}: {told}");
        assert!(!told.contains("os error"), "{told}");
    }
    assert_eq!(asked.load(Ordering::Relaxed), 0, "the site was never asked");
    assert_eq!(add("ALL_PROXY", "").0, 0, "empty is as good as unset");
}

#[test]
fn sites_without_a_proxy_are_asked_directly() {
    let server = good(|_, wire| {
        wire.answer("200 OK\r\nContent-Type: application/pdf", &pdf('a', 9));
    });
    let desk = command::Desk::new(&server, &[".pdf"]);
    let mut command = desk.command(&["shelf", "add", "guide-1"]);
    command.env("HTTPS_PROXY", "http://127.0.0.1:9").env("NO_PROXY", "localhost,127.0.0.1");
    assert_eq!(command.output().unwrap().status.code(), Some(0));
}
