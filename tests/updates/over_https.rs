//! Updates over the network: sites that lie, wait, or never end, and networks that ask to sign in.

use crate::fixture::*;
use crate::server::{Asked, Authority, Certificate, Server, Wire};
use squadroom::shelf::{Fetcher, Policy};
use squadroom::updates::{UpdateError, WebSite};
use std::sync::{Arc, LazyLock, Mutex};
use std::time::{Duration, Instant};

static AUTHORITY: LazyLock<Authority> = LazyLock::new(Authority::new);

fn fetcher() -> Fetcher {
    Fetcher::new(&Policy {
        roots: Some(vec![AUTHORITY.root()]),
        proxy: false,
        inside: |_| false,
        connect: Duration::from_millis(700),
        idle: Duration::from_millis(500),
        whole: Duration::from_millis(1500),
    })
}

fn serve(behave: impl Fn(&Asked, &mut Wire) + Send + Sync + 'static) -> Server {
    Server::start(&AUTHORITY, Certificate::Good, behave)
}

/// A server that has the files of a site below a folder.
fn good(site: Arc<Mutex<Site>>) -> Server {
    serve(move |asked, wire| {
        let path = asked.path.strip_prefix("/squadroom/").unwrap_or_default();
        match site.lock().unwrap().files.get(path) {
            Some(bytes) => wire.answer("200 OK", bytes),
            None => wire.answer("404 Not Found", b"<html>none</html>"),
        }
    })
}

#[test]
fn a_site_is_followed_over_https() {
    let site = Arc::new(Mutex::new(Site::new()));
    let root = site.lock().unwrap().fingerprint();
    let server = good(site.clone());
    let (laptop, fetcher) = (Laptop::new(), fetcher());
    let web = WebSite::new(&fetcher, &server.url("squadroom")).unwrap();
    assert_eq!(laptop.add(&web, &root).unwrap(), "example-pd");
    site.lock().unwrap().release(2, &catalog(SECOND));
    laptop.update(&web).unwrap();
    assert_eq!(laptop.number(), SECOND);
}

/// Runs an update against a server; returns the words of the error.
fn refused(server: &Server) -> String {
    let site = Site::new();
    let (laptop, fetcher) = (Laptop::of(&site), fetcher());
    let web = WebSite::new(&fetcher, &server.url("")).unwrap();
    let begun = Instant::now();
    let told = laptop.refuses(&web);
    assert!(begun.elapsed() < Duration::from_secs(10), "{told}");
    told
}

#[test]
fn each_bad_network_has_its_own_words() {
    let html = b"<!doctype html><p>Welcome to the hotel</p>";
    let portal = serve(move |_, wire| wire.answer("200 OK\r\nContent-Type: text/html", html));
    assert!(refused(&portal).starts_with("the network answered, but not with a catalog"));
    let elsewhere = serve(|_, wire| {
        wire.answer("302 Found\r\nLocation: http://login.example/", b"");
    });
    assert!(refused(&elsewhere).contains("sign in to this network first"));
    let circle = serve(|asked, wire| {
        wire.answer(&format!("302 Found\r\nLocation: {}", asked.path), b"");
    });
    assert!(refused(&circle).contains("redirects more than 5 times"));
    let empty = serve(|_, wire| wire.answer("404 Not Found", b""));
    assert!(refused(&empty).starts_with("the site has no metadata/timestamp.json"));
    let busy = serve(|_, wire| wire.answer("503 Service Unavailable", b""));
    assert!(refused(&busy).contains("the site is busy"));
    let proxy = serve(|_, wire| wire.answer("407 Proxy Authentication Required", b""));
    assert!(refused(&proxy).contains("the proxy of this network wants a login"));
    let stranger = Server::start(&AUTHORITY, Certificate::SelfSigned, |_, _| {});
    assert!(refused(&stranger).contains("doesn't trust its certificate"));
    let plain = Server::raw(drop);
    assert!(!refused(&plain).is_empty());
    assert!(refused(&Server { port: 1 }).contains("it refused the connection"));
}

#[test]
fn endless_and_slow_answers_end() {
    let endless = serve(|_, wire| {
        if wire.put("HTTP/1.1 200 OK\r\n\r\n") {
            while wire.put([b'{'; 4096]) {}
        }
    });
    let told = refused(&endless);
    assert!(told.contains("metadata/2.root.json has more than 65536 bytes"), "{told}");
    let silent = serve(|_, wire| wire.wait());
    assert!(refused(&silent).contains("took too long"));
    let drips = serve(|_, wire| {
        wire.put("HTTP/1.1 200 OK\r\n\r\n");
        while wire.put(" ") && wire.pace() {}
    });
    assert!(refused(&drips).contains("took too long"));
    let cut = serve(|_, wire| {
        wire.put("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{");
        wire.cut();
    });
    assert!(refused(&cut).contains("the download from localhost stopped"));
}

#[test]
fn a_list_that_is_no_list_is_told() {
    for body in [&b"{}"[..], b"[1]", b"", b"null", b"\xff\xfe", b"{\"signed\":1.5}"] {
        let body = body.to_vec();
        let server = serve(move |_, wire| wire.answer("200 OK", &body));
        assert!(refused(&server).starts_with("root.json is invalid"));
    }
    let deep = "[".repeat(60_000);
    let server = serve(move |_, wire| wire.answer("200 OK", deep.as_bytes()));
    assert!(refused(&server).starts_with("root.json is invalid"));
}

#[test]
fn only_what_is_new_is_asked_for() {
    let site = Arc::new(Mutex::new(Site::new()));
    let asked = Arc::new(Mutex::new(Vec::new()));
    let (files, seen) = (site.clone(), asked.clone());
    let server = serve(move |asked, wire| {
        let path = asked.path.trim_start_matches('/').to_owned();
        match files.lock().unwrap().files.get(&path) {
            Some(bytes) => wire.answer("200 OK", bytes),
            None => wire.answer("404 Not Found", b""),
        }
        let last = path.split('.').rev().take(2).collect::<Vec<_>>();
        seen.lock().unwrap().push(format!("{}.{}", last[1], last[0]));
    });
    let laptop = Laptop::of(&site.lock().unwrap());
    let fetcher = fetcher();
    let web = WebSite::new(&fetcher, &server.url("")).unwrap();
    laptop.update(&web).unwrap();
    let steady = std::mem::take(&mut *asked.lock().unwrap());
    assert_eq!(steady, ["root.json", "metadata/timestamp.json"], "nothing is new");
    site.lock().unwrap().release(2, &catalog(SECOND));
    laptop.update(&web).unwrap();
    let new = std::mem::take(&mut *asked.lock().unwrap());
    let lists = ["root.json", "metadata/timestamp.json", "snapshot.json", "targets.json"];
    assert_eq!(new, [&lists[..], &["hotlines.toml"]].concat(), "catalog.toml is here already");
}

#[test]
fn an_address_that_is_no_site_is_refused_before_any_request() {
    let fetcher = fetcher();
    let refused = WebSite::new(&fetcher, "http://localhost/").unwrap_err();
    assert!(matches!(refused, UpdateError::Network(_)));
}
