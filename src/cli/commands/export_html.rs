//! `squadroom export --html FILE`

use super::search::line::{self, SearchLine};
use super::search::{read_user_sets, refused};
use crate::catalog::{Catalog, Entry};
use crate::cli::args::Common;
use crate::cli::render::json;
use crate::cli::render::web_page::{self, WebPage};
use crate::cli::session::output::{CommandOutput, Exit, shown, shown_start};
use crate::cli::session::{catalog, settings};
use crate::disk;
use crate::effects::platform::clock;
use crate::embedded;
use crate::search::{Index, Request, Searcher, Tier};
use serde_json::json;
use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

/// The name that stands for standard output.
const STDOUT: &str = "-";

/// Writes the resources that the words find, or all, as one web page.
pub(in crate::cli) fn run(common: &Common, file: &Path, words: &[String]) -> CommandOutput {
    let settings = settings::read(common.config.as_deref());
    catalog::with(common, |catalog| {
        let (query, entries) = match chosen(common, catalog, words) {
            Ok(chosen) => chosen,
            Err(reply) => return reply,
        };
        let (pinned, faults) = settings.config.pinned_entries(catalog);
        let built_in = embedded::catalog();
        let pinned = if pinned.is_empty() { built_in.pinned() } else { pinned };
        let today = clock::today();
        let page = web_page::page(&WebPage {
            catalog,
            entries: entries.iter().map(|entry| &**entry).collect(),
            pinned: pinned.iter().map(|entry| &**entry).collect(),
            places: embedded::places(),
            query: &query,
            today: today.as_ref(),
        });
        let faults = settings.faults.iter().chain(&faults).cloned().collect::<Vec<_>>();
        let notes = catalog::fault_notices(&faults);
        let reply = written(common, file, &page, entries.len());
        notes.into_iter().fold(reply, CommandOutput::noting)
    })
}

/// Returns the line of the query and the entries that it finds, best first. A guess, such as at a
/// misspelled word, finds nothing here: nobody reads a page before it is handed out.
fn chosen<'a>(
    common: &Common,
    catalog: &'a Catalog,
    words: &[String],
) -> Result<(String, Vec<Cow<'a, Entry>>), CommandOutput> {
    if words.is_empty() {
        return Ok((String::new(), catalog.entries.iter().collect()));
    }
    let (marks, _) = read_user_sets(common, catalog, &words.join(" "))?;
    let (index, mut searcher) = (Index::build(catalog), Searcher::default());
    let request = Request { marks: Arc::new(marks), ..Request::default() };
    let SearchLine { text: query, .. } = line::read(words, &mut |query| {
        let request = Request { query: query.to_owned(), limit: 0, ..request.clone() };
        searcher.search(&index, catalog, &request).total > 0
    });
    let request = Request { query, ..request };
    let found = searcher.search(&index, catalog, &request);
    if let Some(refused) = refused(&found.query, false) {
        return Err(refused);
    }
    let sure = found.hits.iter().filter(|hit| hit.tier <= Tier::Copy);
    let entries: Vec<_> = sure.filter_map(|hit| catalog.entries.get(hit.entry)).collect();
    if entries.is_empty() {
        let typed = shown_start(&request.query);
        let note = format!("nothing matches `{typed}`, so no page was written");
        return Err(CommandOutput::refused(Exit::Nothing, note));
    }
    Ok((request.query, entries))
}

fn written(common: &Common, file: &Path, page: &str, resources: usize) -> CommandOutput {
    if file.as_os_str() == STDOUT {
        return CommandOutput::done(page.to_owned());
    }
    let name = shown(&file.display().to_string());
    if let Err(error) = disk::write_new_shared(file, page.as_bytes()) {
        let note = format!("can't write {name}: {}", disk::why_not_written(&error));
        return CommandOutput::refused(Exit::Failed, note);
    }
    let (kilobytes, noun) = (page.len().div_ceil(1000), plural(resources));
    CommandOutput::done(match common.json {
        true => json::text(&json!({
            "file": file.display().to_string(), "entries": resources, "bytes": page.len(),
        })),
        false => format!("{name}: {resources} {noun}, {kilobytes} KB. Open it in a browser\n"),
    })
}

const fn plural(count: usize) -> &'static str {
    if count == 1 { "resource" } else { "resources" }
}
