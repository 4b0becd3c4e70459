//! Where a site may send this program: not into the network of the officer.

use super::*;
use std::net::{IpAddr, Ipv4Addr};

/// An address of this computer that is taken for one inside.
const INSIDE: IpAddr = IpAddr::V4(Ipv4Addr::new(127, 0, 0, 2));

fn save(inside: fn(IpAddr) -> bool, wanted: &DownloadRequest) -> Result<SaveOutcome, ShelfError> {
    let bench = Bench::new();
    let fetcher = Fetcher::new(&Policy { inside, ..policy() });
    let (shelf, limits) = (&bench.shelf, bench.limits);
    let saver =
        Downloader { shelf, fetcher: &fetcher, limits, now: "2026-11-24T12:00:00Z".to_owned() };
    saver.save(wanted, &mut |_| true)
}

fn sends_to(to: impl Fn(&Asked) -> String + Send + Sync + 'static) -> Server {
    good(move |asked, wire| match asked.path.as_str() {
        "/end" => wire.answer("200 OK\r\nContent-Type: application/pdf", &pdf('a', 9)),
        _ => wire.answer(&format!("302 Found\r\nLocation: {}", to(asked)), b""),
    })
}

#[test]
fn a_site_outside_does_not_send_us_inside() {
    let server = sends_to(|_| "https://127.0.0.2:9/admin".to_owned());
    let error = save(|address| address == INSIDE, &wanted(server.url("guide.pdf"))).unwrap_err();
    assert!(matches!(&error, ShelfError::InsideRedirect(host) if host == "127.0.0.2"), "{error}");
    // Not over another site that is outside, either.
    let server = sends_to(|asked| match asked.path.as_str() {
        "/guide.pdf" => "/second".to_owned(),
        _ => "https://[::ffff:127.0.0.2]/".to_owned(),
    });
    let mapped = |address: IpAddr| address.to_canonical() == INSIDE;
    let error = save(mapped, &wanted(server.url("guide.pdf"))).unwrap_err();
    assert!(matches!(error, ShelfError::InsideRedirect(_)), "{error}");
}

#[test]
fn a_name_that_leads_inside_is_found_out() {
    // The first address says nothing of itself; the second one, too, is a name.
    let server = sends_to(|_| "https://localhost:9/".to_owned());
    let port = server.port;
    let inside = |address: IpAddr| address.is_loopback();
    let link = wanted(format!("https://localhost:{port}/guide.pdf"));
    // The link itself is inside, so it may lead on there: nobody listens.
    let error = save(inside, &link).unwrap_err();
    assert!(matches!(error, ShelfError::NoConnection { .. }), "{error}");
}

#[test]
fn a_link_that_is_inside_may_send_on_inside() {
    let server = sends_to(|_| "/end".to_owned());
    save(|address| address.is_loopback(), &wanted(server.url("guide.pdf"))).unwrap();
}
