//! `squadroom show ID`

use super::args::Common;
use super::page::TextWriter;
use super::reply::CommandOutput;
use super::{catalog, clock, entry_text, json, pick};

/// Shows all of one entry.
pub(super) fn run(common: &Common, id: &str) -> CommandOutput {
    catalog::with_hotlines(common, |catalog| match pick::entry(catalog, id) {
        Err(reply) => reply,
        Ok(entry) if common.json => {
            CommandOutput::done(json::text(&json::whole(&entry, clock::today().as_ref())))
        }
        Ok(entry) => {
            let mut page = TextWriter::new(common.width());
            entry_text::entry(&mut page, catalog, &entry);
            CommandOutput::done(page.into_text())
        }
    })
}
