//! `squadroom list`

use crate::catalog::Entry;
use crate::cli::args::{Common, Filters};
use crate::cli::render::json;
use crate::cli::render::text_writer::TextWriter;
use crate::cli::session::output::{CommandOutput, Exit};
use crate::cli::session::{catalog, filter};
use serde_json::{Value, json};
use std::borrow::Cow;

const NOTHING: &str = "no matches. Remove a filter";

/// Lists the entries that the filters keep.
pub(in crate::cli) fn run(common: &Common, filters: &Filters) -> CommandOutput {
    catalog::with_hotlines(common, |catalog| match filter::filtered(common, catalog, filters) {
        Err(reply) => reply,
        Ok((entries, notes)) => {
            let reply = CommandOutput::done(match common.json {
                true => json::text(&as_json(&entries)),
                false => as_text(&entries),
            });
            let reply = notes.into_iter().fold(reply, CommandOutput::noting);
            match entries.is_empty() {
                true => reply.ending(Exit::Nothing).noting(NOTHING.to_owned()),
                false => reply,
            }
        }
    })
}

fn as_json(entries: &[Cow<'_, Entry>]) -> Value {
    let brief = |entry: &Cow<'_, Entry>| Value::Object(json::brief(entry));
    let entries: Vec<Value> = entries.iter().map(brief).collect();
    json!({ "total": entries.len(), "entries": entries })
}

/// One line an entry, never wrapped, so that other tools can pick lines.
fn as_text(entries: &[Cow<'_, Entry>]) -> String {
    let mut page = TextWriter::new(0);
    for entry in entries {
        let (kind, status) = (entry.kind, entry.status);
        page.whole(0, &format!("{kind:11} {status:10} {}  [{}]", entry.title, entry.id));
    }
    page.into_text()
}
