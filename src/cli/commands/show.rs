//! `squadroom show ID`

use crate::cli::args::Common;
use crate::cli::render::text_writer::TextWriter;
use crate::cli::render::{entry_text, json};
use crate::cli::session::output::CommandOutput;
use crate::cli::session::{catalog, resolve_id};
use crate::effects::platform::clock;

/// Shows all of one entry.
pub(in crate::cli) fn run(common: &Common, id: &str) -> CommandOutput {
    catalog::with_hotlines(common, |catalog| match resolve_id::entry(catalog, id) {
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
