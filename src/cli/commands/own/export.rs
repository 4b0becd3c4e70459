//! `squadroom export [WORDS]...`

use crate::catalog::{Catalog, Entry};
use crate::cli::args::Common;
use crate::cli::args::own::{ExportArgs, ExportFormat};
use crate::cli::commands::search::{read_user_sets, refused};
use crate::cli::render::{export, json};
use crate::cli::session::catalog;
use crate::cli::session::output::{CommandOutput, Exit, shown};
use crate::disk;
use crate::effects::platform::clock;
use crate::search::{Index, Request, Searcher};
use serde_json::{Value, json};
use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

/// Writes the entries that a query finds in the format of another program.
pub(in crate::cli) fn run(common: &Common, args: &ExportArgs) -> CommandOutput {
    let by_name = args.output.as_deref().and_then(ExportFormat::of);
    let asked = args.format.or(common.json.then_some(ExportFormat::Json)).or(by_name);
    let format = asked.unwrap_or(ExportFormat::Csv);
    catalog::with(common, |catalog| match found(common, catalog, &args.words) {
        Err(reply) => reply,
        Ok(entries) if entries.is_empty() => {
            CommandOutput::refused(Exit::Nothing, "no matches. Nothing was written".to_owned())
        }
        Ok(entries) => match text(catalog, &entries, format) {
            Err(why) => CommandOutput::refused(Exit::Failed, why),
            Ok(text) => written(text, entries.len(), args.output.as_deref()),
        },
    })
}

fn found<'c>(
    common: &Common,
    catalog: &'c Catalog,
    words: &[String],
) -> Result<Vec<Cow<'c, Entry>>, CommandOutput> {
    let query = words.join(" ");
    if query.trim().is_empty() {
        return Ok(catalog.entries.iter().collect());
    }
    let (marks, _) = read_user_sets(common, catalog, &query)?;
    let request = Request { marks: Arc::new(marks), ..Request::all(&query) };
    let outcome = Searcher::default().search(&Index::build(catalog), catalog, &request);
    match refused(&outcome.query, true) {
        Some(refused) => Err(refused),
        None => Ok(outcome.hits.iter().filter_map(|hit| catalog.entries.get(hit.entry)).collect()),
    }
}

fn text(
    catalog: &Catalog,
    entries: &[Cow<'_, Entry>],
    format: ExportFormat,
) -> Result<String, String> {
    Ok(match format {
        ExportFormat::Csv => export::table::text(catalog, entries)?,
        ExportFormat::Ris => export::ris::text(catalog, entries),
        ExportFormat::Markdown => export::markdown::text(catalog, entries),
        ExportFormat::Json => {
            let today = clock::today();
            let all: Vec<Value> =
                entries.iter().map(|entry| json::whole(entry, today.as_ref())).collect();
            json::text(&json!({ "total": all.len(), "entries": all }))
        }
    })
}

fn written(text: String, count: usize, output: Option<&Path>) -> CommandOutput {
    let Some(path) = output else { return CommandOutput::done(text) };
    let name = shown(&path.display().to_string());
    match disk::replace_shared(path, text.as_bytes()) {
        Ok(()) => CommandOutput::done(format!("Wrote {count} to {name}\n")),
        Err(error) => {
            let note = format!("can't write {name}: {}", disk::in_words(&error));
            CommandOutput::refused(Exit::Failed, note)
        }
    }
}
