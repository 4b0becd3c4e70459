//! The check of links, beside a server that answers well and badly. The time is told, not waited.

use crate::server::{Asked, Authority, Certificate, Server, Wire};
use squadroom::catalog::{LoadOptions, PartialDate, SourceFile, load};
use squadroom::effects::links::page_numbers::ExpectedNumbers;
use squadroom::effects::links::state::{LinkState, LinkStates};
use squadroom::effects::links::{BETWEEN, LinkCheck, LinkReport};
use squadroom::shelf::{Fetcher, Policy};
use std::cell::{Cell, RefCell};
use std::path::Path;
use std::sync::{Arc, LazyLock, Mutex};
use std::time::Duration;

static AUTHORITY: LazyLock<Authority> = LazyLock::new(Authority::new);

/// A server that notes the paths that are asked for.
struct Pages {
    server: Server,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Pages {
    fn new() -> Self {
        let asked = Arc::new(Mutex::new(Vec::new()));
        let noted = asked.clone();
        let behave = move |request: &Asked, wire: &mut Wire| {
            noted.lock().unwrap().push(request.path.clone());
            let html = |wire: &mut Wire, text: &str| {
                wire.answer("200 OK\r\nContent-Type: text/html", text.as_bytes());
            };
            match request.path.as_str() {
                "/there" => html(wire, "<p>Call (212) 555-0143</p>"),
                "/other" => html(wire, "<p>Call (212) 555-0144</p>"),
                "/moved" => wire.answer("301 Moved\r\nLocation: /there", b""),
                "/busy" => wire.answer("429 Too Many Requests", b""),
                "/walled" => wire.answer("403 Forbidden", b""),
                _ => wire.answer("404 Not Found", b""),
            }
        };
        Self { server: Server::start(&AUTHORITY, Certificate::Good, behave), asked }
    }

    fn url(&self, path: &str) -> String {
        self.server.url(path)
    }

    fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.asked.lock().unwrap())
    }
}

fn fetcher() -> Fetcher {
    Fetcher::new(&Policy {
        roots: Some(vec![AUTHORITY.root()]),
        proxy: false,
        inside: |_| false,
        ..Policy::default()
    })
}

fn day(text: &str) -> PartialDate {
    PartialDate::parse(text).unwrap()
}

/// A check on a day; returns what it found and how long it waited in all.
fn check(
    links: &[String],
    numbers: &ExpectedNumbers,
    states: &mut LinkStates,
    today: &str,
    stop_after: usize,
) -> (LinkReport, Duration) {
    let (now, waited) = (Cell::new(Duration::ZERO), Cell::new(Duration::ZERO));
    let wait = |length: Duration| {
        now.set(now.get() + length);
        waited.set(waited.get() + length);
    };
    let (fetcher, today) = (fetcher(), day(today));
    let check = LinkCheck {
        site: &fetcher,
        today: &today,
        clock: &|| now.get(),
        wait: &wait,
        save: &|_| Ok(()),
        watch: &|done, _| done < stop_after,
    };
    let report = check.run(links, numbers, states).unwrap();
    (report, waited.get())
}

#[test]
fn a_link_is_dead_only_after_three_failures_over_a_week() {
    let pages = Pages::new();
    let (gone, there) = (pages.url("gone"), pages.url("there"));
    let links = [gone.clone(), there.clone()];
    let mut states = LinkStates::default();
    let none = ExpectedNumbers::default();
    for (today, expected) in [
        ("2026-11-01", LinkState::Failing),
        ("2026-11-02", LinkState::Failing),
        ("2026-11-07", LinkState::Failing),
        ("2026-11-08", LinkState::Dead),
    ] {
        let (report, _) = check(&links, &none, &mut states, today, 99);
        assert_eq!((report.asked, report.skipped), (2, 0));
        assert_eq!(states.links[&gone].state, expected, "{today}");
        assert_eq!(states.links[&there].state, LinkState::Ok);
    }
    assert_eq!(states.links[&gone].since, day("2026-11-01"));
    assert_eq!(states.links[&there].since, day("2026-11-01"));
    // Links that the catalog has no longer are forgotten.
    check(&links[1..], &none, &mut states, "2026-11-09", 99);
    assert_eq!(states.links.len(), 1);
}

#[test]
fn a_site_that_refuses_programs_is_not_dead_and_a_redirect_is_noted() {
    let pages = Pages::new();
    let links = ["busy", "walled", "moved"].map(|path| pages.url(path));
    let mut states = LinkStates::default();
    for today in ["2026-11-01", "2026-11-05", "2026-11-09", "2026-11-20"] {
        check(&links, &ExpectedNumbers::default(), &mut states, today, 99);
    }
    let record = |at: usize| &states.links[&links[at]];
    assert_eq!(
        (record(0).state, record(0).why.as_deref()),
        (LinkState::Unknown, Some("status 429"))
    );
    assert_eq!((record(1).state, record(1).failures), (LinkState::Unknown, 0));
    assert_eq!(record(2).redirects_to, Some(pages.url("there")));
}

#[test]
fn each_link_is_asked_once_a_day_and_a_host_every_two_seconds() {
    let pages = Pages::new();
    let links: Vec<String> = (0..6).map(|number| pages.url(&format!("page-{number}"))).collect();
    let links = [vec![pages.url("there")], links].concat();
    let mut states = LinkStates::default();
    let none = ExpectedNumbers::default();
    let (report, waited) = check(&links, &none, &mut states, "2026-11-01", 4);
    assert!(report.is_stopped);
    assert_eq!((report.asked, waited), (4, BETWEEN * 3));
    let first = pages.take();
    let (report, _) = check(&links, &none, &mut states, "2026-11-01", 99);
    assert_eq!((report.asked, report.skipped), (3, 4));
    let mut all = [first, pages.take()].concat();
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 7, "the second run goes on where the first one ended");
}

#[test]
fn without_a_network_no_link_fails() {
    let unreachable = ["https://localhost:9/a".to_owned(), "https://localhost:9/b".to_owned()];
    let mut states = LinkStates::default();
    let (report, _) =
        check(&unreachable, &ExpectedNumbers::default(), &mut states, "2026-11-01", 99);
    assert_eq!((report.asked, states.links.len()), (2, 0));
}

#[test]
fn a_page_that_lacks_its_number_is_told() {
    let pages = Pages::new();
    let hotline = format!(
        "[[hotline]]\nid = \"desk\"\ntitle = \"Desk\"\n\n[[hotline.line]]\nchannel = \"voice\"\n\
         number = \"1-212-555-0143\"\nnumber_again = \"1-212-555-0143\"\n\
         evidence = \"confirmed\"\nsource = [{{ url = \"{}\" }}, {{ url = \"{}\" }}]\n",
        pages.url("there"),
        pages.url("other")
    );
    let file = SourceFile { name: "hotlines.toml".into(), bytes: hotline.into() };
    let catalog = load(&[file], LoadOptions::local()).catalog;
    let mut numbers = ExpectedNumbers::default();
    catalog.entries.iter().for_each(|entry| numbers.add(&entry));
    let links = ["there", "other"].map(|path| pages.url(path));
    let (report, _) = check(&links, &numbers, &mut LinkStates::default(), "2026-11-01", 99);
    assert_eq!(report.absent_numbers, [(pages.url("other"), "1-212-555-0143".to_owned())]);
}

#[test]
fn the_state_is_saved_beside_the_catalog_and_an_interrupted_check_goes_on() {
    let home = tempfile::tempdir().unwrap();
    let pages = Pages::new();
    let links = [pages.url("there")];
    let (fetcher, today) = (fetcher(), day("2026-11-01"));
    let saved = RefCell::new(0);
    let run = |folder: &Path| {
        let mut states = LinkStates::read(folder).unwrap();
        let check = LinkCheck {
            site: &fetcher,
            today: &today,
            clock: &|| Duration::ZERO,
            wait: &|_| {},
            save: &|states| {
                *saved.borrow_mut() += 1;
                states.save(folder)
            },
            watch: &|_, _| true,
        };
        check.run(&links, &ExpectedNumbers::default(), &mut states).unwrap()
    };
    assert_eq!(run(home.path()).asked, 1);
    assert_eq!(run(home.path()).skipped, 1);
    assert!(*saved.borrow() >= 2);
}

/// What the check wrote is read with the catalog, and every reader of an entry is told.
#[test]
fn an_entry_says_that_its_link_is_dead() {
    let file =
        |name: &str, text: &str| SourceFile { name: name.into(), bytes: text.as_bytes().into() };
    let entry = "[[site]]\nid = \"one\"\ntitle = \"One\"\nurl = \"https://example.org/\"\n\
        archived_url = \"https://web.archive.org/one\"\n";
    let state = "[[link]]\nurl = \"https://example.org/\"\nstate = \"dead\"\n\
        since = \"2026-11-01\"\nchecked = \"2026-11-08\"\nwhy = \"status 404\"\nfailures = 4\n\n\
        [[link]]\nurl = \"https://example.com/\"\nstate = \"ok\"\nsince = \"2026-11-01\"\n\
        checked = \"2026-11-08\"\n";
    let files = [file("site.toml", entry), file("link-state.toml", state)];
    let loaded = load(&files, LoadOptions::local());
    assert_eq!(loaded.faults, []);
    let one = loaded.catalog.entry("one").unwrap();
    let told = format!("{:?}", one.change_facts(&loaded.catalog));
    assert!(told.contains("Link dead since Nov 1, 2026"), "{told}");
    assert!(told.contains("archived copy"), "{told}");
    let fine = load(&[file("site.toml", entry)], LoadOptions::local()).catalog;
    assert_eq!(fine.entry("one").unwrap().change_facts(&fine), []);
    let base = squadroom::embedded::catalog();
    let stacked = load(&files, LoadOptions::local().over(&base)).catalog;
    let told = format!("{:?}", stacked.entry("one").unwrap().change_facts(&stacked));
    assert!(told.contains("Link dead since"), "{told}");
}
