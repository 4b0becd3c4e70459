//! `squadroom note`

use crate::cli::args::Common;
use crate::cli::args::record::NoteArgs;
use crate::cli::render::json;
use crate::cli::session::output::{CommandOutput, Exit, shown, shown_lines};
use crate::cli::session::record_session;
use crate::disk::in_words;
use crate::effects::platform::clock;
use crate::effects::platform::files::text_of;
use serde_json::json;
use std::io::Read;

/// The warning that is told once, before the first note.
const NO_CASES: &str = "\
notes are for the training only. Don't write case data: no names of victims,
suspects, or witnesses, and no case numbers. You see this once.";

/// Bytes that are read from standard input at most.
const MOST_READ: u64 = 1024 * 1024;

/// Writes, shows or takes away the note on an entry.
pub(in crate::cli) fn run(common: &Common, args: &NoteArgs) -> CommandOutput {
    if args.text.is_empty() && !args.off {
        return show(common, &args.id);
    }
    let text = match words(&args.text) {
        Ok(text) => text,
        Err(reply) => return reply,
    };
    if text.trim().is_empty() && !args.off {
        return CommandOutput::refused(
            Exit::Usage,
            "the note is empty. Nothing was saved".to_owned(),
        );
    }
    record_session::writing(common, |record| {
        let subject = record_session::subject_or_own(common, record, Some(&args.id), None)?;
        let former = record.standing(&subject.id)?.note;
        let text = match former.filter(|_| !args.replace && !args.off) {
            Some(note) => format!("{}\n{text}", note.text),
            None => text.clone(),
        };
        record.set_note(&subject, &text, &clock::now())?;
        let told = match (common.json, args.off) {
            (true, off) => json::text(&json!({ "id": subject.id, "noted": !off })),
            (false, true) => format!("note deleted  {}\n", record_session::line_of(&subject)),
            (false, false) => format!("note saved  {}\n", record_session::line_of(&subject)),
        };
        let reply = CommandOutput::done(told);
        match !args.off && record.record_notice("no case data")? {
            true => Ok(reply.noting(NO_CASES.to_owned())),
            false => Ok(reply),
        }
    })
}

fn words(typed: &[String]) -> Result<String, CommandOutput> {
    if typed != ["-"] {
        return Ok(typed.join(" "));
    }
    let mut bytes = Vec::new();
    let refused =
        |why: &str| CommandOutput::refused(Exit::Failed, format!("standard input: {why}"));
    let read = std::io::stdin().lock().take(MOST_READ).read_to_end(&mut bytes);
    read.map_err(|error| refused(&in_words(&error)))?;
    text_of(bytes).ok_or_else(|| refused("this isn't UTF-8 text. Save it as UTF-8"))
}

fn show(common: &Common, id: &str) -> CommandOutput {
    let none = || {
        let note = format!("no note on `{}`", shown(id));
        CommandOutput::refused(Exit::Nothing, note)
    };
    record_session::reading(common, none, |record| {
        let subject = record_session::subject_or_own(common, record, Some(id), None)?;
        let standing = record.standing(&subject.id)?;
        let Some(note) = standing.note else { return Err(none().into()) };
        Ok(CommandOutput::done(match common.json {
            true => json::text(&json!({
                "id": subject.id, "title": subject.title, "note": note.text, "changed": note.changed,
            })),
            false => shown_lines(&note.text) + "\n",
        }))
    })
}
