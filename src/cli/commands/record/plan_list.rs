//! `squadroom plan --from LIST`: a list that a coordinator exported.

use crate::catalog::PartialDate;
use crate::cli::args::Common;
use crate::cli::render::json;
use crate::cli::session::output::{CommandOutput, Exit, shown};
use crate::cli::session::record_session::{self, EarlyExit};
use crate::disk;
use crate::effects::platform::clock;
use crate::effects::platform::files::text_of;
use crate::record::{Item, Record};
use serde::Deserialize;
use serde_json::json;
use std::path::Path;

/// Bytes of a list at most.
const MOST_READ: u64 = 1024 * 1024;

/// So many unknown ids are named.
const MOST_NAMED: usize = 8;

/// The list as `star --list NAME --json` writes it.
#[derive(Deserialize)]
struct ExportedList {
    entries: Vec<ListedEntry>,
}

#[derive(Deserialize)]
struct ListedEntry {
    id: String,
}

/// Plans all that is in a list, by a day if one is given. A plan that is there keeps its day
/// unless another one is given.
pub(super) fn run(common: &Common, file: &Path, due: Option<&PartialDate>) -> CommandOutput {
    let name = shown(&file.display().to_string());
    let ids = match read(file) {
        Ok(ids) if ids.is_empty() => {
            return CommandOutput::refused(Exit::Failed, format!("{name}: the list is empty"));
        }
        Ok(ids) => ids,
        Err(why) => return CommandOutput::refused(Exit::Failed, format!("{name}: {why}")),
    };
    record_session::writing(common, |record| {
        let (found, unknown) = subjects(common, record, &ids)?;
        let (mut planned, mut kept) = (0, 0);
        for subject in &found {
            let known = record.standing(&subject.id)?.planned;
            if known.is_some() && due.is_none() {
                kept += 1;
                continue;
            }
            record.plan(subject, due, &clock::now())?;
            planned += 1;
        }
        let reply = CommandOutput::done(match common.json {
            true => json::text(&json!({ "planned": planned, "kept": kept, "unknown": unknown })),
            false => message(planned, kept, due),
        });
        Ok(match unknown.is_empty() || common.json {
            true => reply,
            false => reply.noting(unknown_ids(&unknown)),
        })
    })
}

fn message(planned: usize, kept: usize, due: Option<&PartialDate>) -> String {
    let due = due.map(|due| format!(", due {due}")).unwrap_or_default();
    let trainings =
        if planned == 1 { "1 training".to_owned() } else { format!("{planned} trainings") };
    let kept =
        if kept == 0 { String::new() } else { format!("; {kept} were in your plan already") };
    format!("planned {trainings}{due}{kept}\n")
}

fn unknown_ids(unknown: &[String]) -> String {
    let more = match unknown.len().saturating_sub(MOST_NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let named: Vec<String> = unknown.iter().take(MOST_NAMED).map(|id| shown(id)).collect();
    format!("not in the catalog, so not planned: {}{more}", named.join(", "))
}

fn subjects(
    common: &Common,
    record: &Record,
    ids: &[String],
) -> Result<(Vec<Item>, Vec<String>), EarlyExit> {
    record_session::with_catalog(common, |catalog| {
        let (mut found, mut unknown) = (Vec::new(), Vec::new());
        for id in ids {
            match catalog.entry(id) {
                Some(entry) => found.push(Item::of(catalog, &entry)),
                None => match record.subjects_starting(id)?.into_iter().find(|own| own.id == *id) {
                    Some(own) => found.push(own),
                    None => unknown.push(id.clone()),
                },
            }
        }
        Ok((found, unknown))
    })
}

/// Returns the ids of a list: of JSON, or of lines that end with `[id]` or are an id.
fn read(file: &Path) -> Result<Vec<String>, String> {
    let bytes = disk::open_named(file).and_then(|file| disk::read_to_end(&file, MOST_READ));
    let text = text_of(bytes.map_err(|error| disk::in_words(&error))?);
    let text = text.ok_or("this isn't UTF-8 text. Save it as UTF-8")?;
    if text.trim_start().starts_with('{') {
        let list: ExportedList = serde_json::from_str(&text)
            .map_err(|_| "this isn't a list from `squadroom star --list NAME --json`")?;
        return Ok(list.entries.into_iter().map(|entry| entry.id).collect());
    }
    let id = |line: &str| {
        let line = line.trim();
        let inside = line.strip_suffix(']').and_then(|line| line.rsplit('[').next());
        inside.or_else(|| line.split([',', ' ', '\t']).next()).map(|id| id.trim().to_lowercase())
    };
    let lines = text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    Ok(lines.filter_map(id).filter(|id| !id.is_empty()).collect())
}
