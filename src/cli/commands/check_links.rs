//! `squadroom check --links FOLDER`

use crate::catalog::{Catalog, Detail, Entry, LINK_STATE, LoadOptions, PartialDate, load};
use crate::cli::args::Common;
use crate::cli::render::json;
use crate::cli::session::output::{CommandOutput, Exit, announce_aside, shown};
use crate::disk::in_words;
use crate::effects::links::page_numbers::ExpectedNumbers;
use crate::effects::links::state::{LinkRecord, LinkState, LinkStates};
use crate::effects::links::{LinkCheck, LinkReport};
use crate::effects::platform::files::read_catalog;
use crate::effects::platform::{clock, network};
use crate::shelf::{Fetcher, Policy};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Links after which the progress is told.
const TOLD_AFTER: usize = 25;

const WHICH: &str = "name the folder of the catalog: squadroom check --links FOLDER";
const OFFLINE: &str = "this computer isn't online, so no link was checked";

/// Checks the links of a catalog and writes their states beside it.
pub(in crate::cli) fn run(
    common: &Common,
    paths: &[PathBuf],
    today: Option<&PartialDate>,
) -> CommandOutput {
    let [folder] = paths else {
        return CommandOutput::refused(Exit::Usage, WHICH.to_owned());
    };
    let read = read_catalog(folder);
    let Some(today) = today.cloned().or_else(clock::today).filter(|_| !read.files.is_empty())
    else {
        return CommandOutput::refused(Exit::Usage, WHICH.to_owned());
    };
    if !network::is_there() {
        return CommandOutput::refused(Exit::Failed, OFFLINE.to_owned());
    }
    let catalog = load(&read.files, LoadOptions::local()).catalog;
    let checked = LinkStates::read(folder).and_then(|mut states| {
        let report = check(folder, &catalog, &today, &mut states)?;
        Ok((states, report))
    });
    match checked {
        Ok((states, report)) => answer(common, &states, &report),
        Err(error) => {
            let path = folder.join(LINK_STATE).display().to_string();
            CommandOutput::refused(Exit::Failed, shown(&format!("{path}: {}", in_words(&error))))
        }
    }
}

#[allow(clippy::disallowed_methods, reason = "the time between two requests needs the clock")]
fn check(
    folder: &Path,
    catalog: &Catalog,
    today: &PartialDate,
    states: &mut LinkStates,
) -> std::io::Result<LinkReport> {
    let mut numbers = ExpectedNumbers::default();
    catalog.entries.iter().for_each(|entry| numbers.add(&entry));
    let patience = Duration::from_secs(20);
    let whole = Duration::from_secs(60);
    let policy = Policy { connect: patience, idle: patience, whole, ..Policy::default() };
    let (fetcher, begun) = (Fetcher::new(&policy), Instant::now());
    let watch = |done: usize, all: usize| {
        if done > 0 && done.is_multiple_of(TOLD_AFTER) {
            announce_aside(&format!("squadroom: {done} of {all} links\n"));
        }
        true
    };
    let check = LinkCheck {
        site: &fetcher,
        today,
        clock: &|| begun.elapsed(),
        wait: &std::thread::sleep,
        save: &|states| states.save(folder),
        watch: &watch,
    };
    check.run(&links(catalog), &numbers, states)
}

/// Returns all links of a catalog, each once.
fn links(catalog: &Catalog) -> Vec<String> {
    let mut links = BTreeSet::new();
    for entry in catalog.entries.iter() {
        links.extend(links_of(&entry).filter(|url| url.starts_with("http")).map(str::to_owned));
    }
    links.into_iter().collect()
}

fn links_of(entry: &Entry) -> impl Iterator<Item = &str> {
    let document = match &entry.detail {
        Detail::Resource(resource) => resource.document_url.as_deref(),
        _ => None,
    };
    let lines = entry.lines.iter().flat_map(|line| &line.source);
    let sources = entry.source.iter().chain(lines).map(|source| source.url.as_str());
    entry.link().into_iter().chain(document).chain(sources)
}

fn answer(common: &Common, states: &LinkStates, report: &LinkReport) -> CommandOutput {
    let dead: Vec<(&String, &LinkRecord)> = states.in_state(LinkState::Dead).collect();
    let failing: Vec<(&String, &LinkRecord)> = states.in_state(LinkState::Failing).collect();
    let unknown: Vec<(&String, &LinkRecord)> = states.in_state(LinkState::Unknown).collect();
    let is_sound = dead.is_empty() && report.absent_numbers.is_empty();
    let exit = if is_sound { Exit::Done } else { Exit::Nothing };
    if common.json {
        let link = |(url, record): &(&String, &LinkRecord)| json!({ "url": url, "since": record.since, "failures": record.failures, "why": record.why });
        let absent = |(url, number): &(String, String)| json!({ "url": url, "number": number });
        return CommandOutput::done(json::text(&json!({
            "asked": report.asked,
            "skipped": report.skipped,
            "dead": dead.iter().map(link).collect::<Vec<Value>>(),
            "failing": failing.iter().map(link).collect::<Vec<Value>>(),
            "unknown": unknown.iter().map(link).collect::<Vec<Value>>(),
            "absent_numbers": report.absent_numbers.iter().map(absent).collect::<Vec<Value>>(),
        })))
        .ending(exit);
    }
    let mut text = String::new();
    for (url, record) in &dead {
        text += &shown(&format!("dead since {}: {url}", record.since));
        text += "\n";
    }
    for (url, record) in &failing {
        let why = record.why.as_deref().unwrap_or_default();
        text += &shown(&format!("fails since {}: {url} ({why})", record.since));
        text += "\n";
    }
    for (url, record) in &unknown {
        let why = record.why.as_deref().unwrap_or_default();
        text += &shown(&format!("not known: {url} ({why})"));
        text += "\n";
    }
    for (url, number) in &report.absent_numbers {
        text += &shown(&format!("doesn't show {number}: {url}. Look at the page yourself"));
        text += "\n";
    }
    let LinkReport { asked, skipped, .. } = report;
    text += &format!(
        "{asked} links checked, {skipped} checked earlier today, {} dead, {} failing, {} not known\n",
        dead.len(),
        failing.len(),
        unknown.len()
    );
    CommandOutput::done(text).ending(exit)
}
