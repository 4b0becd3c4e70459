//! What a key press costs when saved copies are searched, too, and what their
//! index costs: `cargo bench --bench shelf`, by default with 200 documents of
//! 100 pages. Processor times need Unix, the memory Linux.

// A bench that cannot be set up has nothing to measure; it knows the clock.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::disallowed_methods)]

#[path = "search/process.rs"]
mod process;
#[path = "records/mod.rs"]
mod records;

use clap::Parser;
use process::{cpu, status};
use records::Maker;
use squadroom::catalog::{Catalog, EntryPosition};
use squadroom::effects::text::copy_index;
use squadroom::embedded;
use squadroom::search::{CopyIndex, Index, Request, Searcher};
use squadroom::shelf::{
    Block, DownloadRequest, Downloader, Fetcher, Limits, Policy, Shelf, TextPage,
};
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

/// Measure a shelf of made-up documents.
#[derive(Parser)]
struct Arguments {
    /// How many documents.
    #[arg(long, default_value_t = 200)]
    documents: usize,
    /// How many pages each has.
    #[arg(long, default_value_t = 100)]
    pages: usize,
    /// Passed by cargo.
    #[arg(long, hide = true)]
    bench: bool,
}

/// What is typed, letter by letter.
const QUERIES: [&str; 10] = [
    "labor tr",
    "illicit massage bus",
    "tvisa",
    "forsenic interveiw",
    "hotline",
    "prosecuting without a victim",
    "human trafficking",
    "smith 2004",
    "\"law enforcement\" officer",
    "\"one of the most\"",
];

fn main() {
    let arguments = Arguments::parse();
    let home = tempfile::tempdir().unwrap();
    let (shelf, catalog, maker) =
        (Shelf::new(home.path().join("shelf")), embedded::catalog(), Maker::new());
    let mut text = 0;
    for document in 0..arguments.documents {
        text += save(&shelf, home.path(), &catalog, document, &maker, 0, arguments.pages);
    }
    println!("{} documents of {} pages", arguments.documents, arguments.pages);
    println!("{:34}{:>10.1} MB", "their text", text as f64 / 1e6);
    timed("index built", || copy_index::bring_up_to_date(&shelf));
    let index = std::fs::metadata(shelf.words_file()).map_or(0, |about| about.len());
    println!("{:34}{:>10.1} MB", "file of the index", index as f64 / 1e6);
    timed("found up to date", || copy_index::bring_up_to_date(&shelf));
    save(&shelf, home.path(), &catalog, 0, &maker, 1, arguments.pages);
    timed("one document replaced", || copy_index::bring_up_to_date(&shelf));
    println!("{:34}{:>10} kB", "memory at most until here", status("VmHWM").unwrap_or(0));
    measure(&shelf, &catalog);
}

/// Saves a document with made-up pages; returns how long their text is.
fn save(
    shelf: &Shelf,
    home: &Path,
    catalog: &Catalog,
    document: usize,
    maker: &Maker,
    version: u64,
    pages: usize,
) -> usize {
    let position = EntryPosition::new(document % catalog.entries.len());
    let entry = catalog.entries.get(position).unwrap();
    let file = home.join("document.txt");
    std::fs::write(&file, format!("{document} {version}")).unwrap();
    let fetcher = Fetcher::new(&Policy::default());
    let (limits, now) = (Limits::default(), "2026-01-01T00:00:00Z".to_owned());
    let saver = Downloader { shelf, fetcher: &fetcher, limits, now };
    let saved = saver.import(&file, &DownloadRequest::of(&entry), &mut |_| true).unwrap();
    let block = |text| Block { text, ..Block::default() };
    let page = |page: usize| {
        let number = (document * pages + page) as u64 | version << 32;
        let blocks = maker.page(number).into_iter().map(block).collect();
        TextPage { page: page as u32 + 1, blocks, ..TextPage::default() }
    };
    let pages: Vec<TextPage> = (0..pages).map(page).collect();
    shelf.save_text(saved.copy(), &pages).unwrap();
    pages.iter().flat_map(|page| &page.blocks).map(|block| block.text.len()).sum()
}

fn timed(what: &str, work: impl FnOnce()) {
    let (start, before) = (Instant::now(), cpu());
    work();
    let (wall, used) = (milliseconds(start), cpu() - before);
    println!("{what:34}{wall:>10.1} ms, {used:.0} ms of processor time");
}

fn milliseconds(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1e3
}

/// Types with and without the shelf.
fn measure(shelf: &Shelf, catalog: &Catalog) {
    let index = Index::build(catalog);
    let memory = || (status("RssAnon").unwrap_or(0), status("RssFile").unwrap_or(0));
    type_all("without the shelf", &index, catalog, None);
    let before = memory();
    let start = Instant::now();
    let words = copy_index::read(shelf).map(|words| Arc::new(words.of_catalog(catalog)));
    println!("{:34}{:>10.1} ms", "opened", milliseconds(start));
    type_all("with it", &index, catalog, words.as_ref());
    let after = memory();
    println!("{:34}{:>10} kB", "memory that this takes", after.0.saturating_sub(before.0));
    println!("{:34}{:>10} kB", "and of the file", after.1.saturating_sub(before.1));
    let (_, slowest) = keys(&index, catalog, words.as_ref());
    for (wall, line) in slowest.iter().take(5) {
        println!("  {wall:8.2} ms  {line}");
    }
}

/// The processor time, and each key press in ms with its line, the slowest first.
fn keys(
    index: &Index,
    catalog: &Catalog,
    shelf: Option<&Arc<CopyIndex>>,
) -> (f64, Vec<(f64, String)>) {
    let mut walls = Vec::new();
    let before = cpu();
    let mut searcher = Searcher::default();
    for query in QUERIES {
        for end in 1..=query.len() {
            let request =
                Request { limit: 1000, shelf: shelf.cloned(), ..Request::all(&query[..end]) };
            let start = Instant::now();
            let outcome = searcher.search(index, catalog, &request);
            if let Some(hit) = outcome.hits.first() {
                outcome.passage(hit);
            }
            walls.push((milliseconds(start), request.query));
        }
    }
    let used = cpu() - before;
    walls.sort_by(|a, b| b.0.total_cmp(&a.0));
    (used, walls)
}

fn type_all(what: &str, index: &Index, catalog: &Catalog, shelf: Option<&Arc<CopyIndex>>) {
    let (mut used, mut walls) = (0.0, Vec::new());
    for _ in 0..10 {
        let (round, more) = keys(index, catalog, shelf);
        used += round;
        walls.extend(more.into_iter().map(|(wall, _)| wall));
    }
    walls.sort_by(f64::total_cmp);
    let at = |part: f64| walls[((walls.len() - 1) as f64 * part) as usize];
    println!(
        "a key press {what:22}{:>10.3} ms p50, {:.2} ms p99, {:.3} ms of processor time",
        at(0.5),
        at(0.99),
        used / walls.len() as f64
    );
}
