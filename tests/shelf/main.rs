//! The shelf beside a server that behaves badly, and under kill -9.

#![allow(clippy::unwrap_used)]
#![allow(clippy::disallowed_methods, reason = "the tests start the program and watch the time")]

mod beside;
mod books;
#[cfg(target_os = "linux")]
mod command;
mod documents;
mod evil;
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
mod failing;
#[cfg(target_os = "linux")]
mod finding;
mod foreign;
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
mod full;
mod hostile;
#[cfg(target_os = "linux")]
mod kill;
#[cfg(unix)]
mod links;
#[path = "../support/program.rs"]
mod program;
#[cfg(target_os = "linux")]
mod proxies;
mod reading;
mod saving;
mod sent_on;
mod server;
mod spoiled;
mod web_pages;

use server::{Asked, Authority, Certificate, Server, Wire};
use squadroom::shelf::{
    DownloadRequest, Downloader, Fetcher, Health, Limits, MB, Policy, SaveOutcome, Shelf,
    ShelfError,
};
use std::sync::LazyLock;
use std::time::Duration;
use tempfile::TempDir;

static AUTHORITY: LazyLock<Authority> = LazyLock::new(Authority::new);

/// A PDF file of about this many bytes, made of this letter.
fn pdf(letter: char, bytes: usize) -> Vec<u8> {
    let filling: String = std::iter::repeat_n(letter, bytes).collect();
    format!("%PDF-1.7\n{filling}\n%%EOF\n").into_bytes()
}

/// A shelf in a home of its own.
struct Bench {
    _home: TempDir,
    shelf: Shelf,
    limits: Limits,
}

impl Bench {
    fn new() -> Self {
        let home = TempDir::new().unwrap();
        let shelf = Shelf::new(home.path().join("data/shelf"));
        let limits = Limits { copy: 2 * MB, shelf: 100 * MB, spare: 0 };
        Self { _home: home, shelf, limits }
    }

    fn save(&self, wanted: &DownloadRequest) -> Result<SaveOutcome, ShelfError> {
        self.save_until(wanted, u64::MAX)
    }

    /// Saves, and asks to stop once so many bytes came.
    fn save_until(&self, wanted: &DownloadRequest, stop: u64) -> Result<SaveOutcome, ShelfError> {
        self.saver(|saver| saver.save(wanted, &mut |progress| progress.done < stop))
    }

    fn saver<T>(&self, work: impl FnOnce(&Downloader<'_>) -> T) -> T {
        let fetcher = Fetcher::new(&policy());
        let (shelf, limits) = (&self.shelf, self.limits);
        work(&Downloader {
            shelf,
            fetcher: &fetcher,
            limits,
            now: "2026-11-24T12:00:00Z".to_owned(),
        })
    }
}

/// As strict as the real one, with less patience and another authority.
fn policy() -> Policy {
    Policy {
        roots: Some(vec![AUTHORITY.root()]),
        proxy: false,
        inside: |_| false,
        connect: Duration::from_millis(700),
        idle: Duration::from_millis(500),
        whole: Duration::from_millis(1500),
    }
}

fn wanted(url: String) -> DownloadRequest {
    DownloadRequest {
        id: "labor-guide".to_owned(),
        title: "Labor Guide".to_owned(),
        url,
        promised: None,
    }
}

fn good(behave: impl Fn(&Asked, &mut Wire) + Send + Sync + 'static) -> Server {
    Server::start(&AUTHORITY, Certificate::Good, behave)
}
