//! `squadroom export [WORDS]...`

use crate::catalog::{Catalog, Entry};
use crate::cli::args::Common;
use crate::cli::args::own::{ExportArgs, ExportFormat};
use crate::cli::commands::search::{read_user_sets, refused};
use crate::cli::render::{export, json};
use crate::cli::session::catalog;
use crate::cli::session::output::{CommandOutput, Exit};
use crate::effects::platform::clock;
use crate::faults::visible;
use crate::search::{Index, Request, Searcher};
use serde_json::{Value, json};
use std::borrow::Cow;
use std::ffi::OsStr;
use std::path::Path;
use std::sync::Arc;

/// Writes the entries that a query finds in the format of another program.
pub(in crate::cli) fn run(common: &Common, args: &ExportArgs) -> CommandOutput {
    let by_name = common.output.as_deref().and_then(ExportFormat::of);
    let asked = args.format.or(common.json.then_some(ExportFormat::Json)).or(by_name);
    let named = common.output.as_deref().and_then(Path::extension);
    if let (None, Some(ending)) = (asked, named) {
        return CommandOutput::refused(Exit::Usage, unknown_ending(ending));
    }
    let format = asked.unwrap_or(ExportFormat::Csv);
    catalog::with(common, |catalog| match found(common, catalog, &args.words) {
        Err(reply) => reply,
        Ok(entries) if entries.is_empty() => {
            CommandOutput::refused(Exit::Nothing, "no matches. Nothing was written".to_owned())
        }
        Ok(entries) => match text(catalog, &entries, format) {
            Err(why) => CommandOutput::refused(Exit::Failed, why),
            Ok(text) => CommandOutput::done(text),
        },
    })
}

/// Returns the message on a file that would not be what its name says.
fn unknown_ending(ending: &OsStr) -> String {
    let ending = visible(&ending.to_string_lossy());
    format!(
        "can't write `.{ending}` files. End the name in .csv (for Excel), .json, .ris, or .md, or add --format"
    )
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
    let today = clock::today();
    Ok(match format {
        ExportFormat::Csv => export::table::text(catalog, entries, today.as_ref())?,
        ExportFormat::Ris => export::ris::text(catalog, entries),
        ExportFormat::Markdown => export::markdown::text(catalog, entries, today.as_ref()),
        ExportFormat::Json => {
            let all: Vec<Value> =
                entries.iter().map(|entry| json::whole(entry, today.as_ref())).collect();
            json::text(&json!({ "total": all.len(), "entries": all }))
        }
    })
}
