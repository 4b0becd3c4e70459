//! `squadroom log edit`

use super::done::{given, line_called, remove, write};
use super::slips::{self, LineChange};
use crate::cli::args::Common;
use crate::cli::args::record::EditArgs;
use crate::cli::session::output::{CommandOutput, Exit, shown};
use crate::cli::session::record_session::{self, EarlyExit};
use crate::effects::platform::clock;
use crate::record::{Completion, LogEntry, Record};

/// Corrects a line of the log, or takes it out.
pub(in crate::cli) fn run(common: &Common, args: &EditArgs) -> CommandOutput {
    let details = &args.details;
    let known = given(details, Completion::default());
    if !args.off && known == Completion::default() && args.title.is_none() && args.clear.is_empty()
    {
        let note = "type what to correct, such as --hours 2, or --off to remove the training";
        return CommandOutput::refused(Exit::Usage, note.to_owned());
    }
    record_session::writing(common, |record| {
        let done = line_called(record, &args.id)?;
        if args.off {
            return remove(common, record, &done);
        }
        let completion = cleared(given(details, done.completion.clone()), &args.clear);
        let change = LineChange { done: &done, completion, is_sure: details.yes };
        slips::ask_about_change(record, &change)?;
        if let Some(title) = &args.title {
            retitle(record, &done, title)?;
        }
        write(common, record, &change)
    })
}

/// Returns the details without those that are to be cleared.
fn cleared(mut completion: Completion, clear: &[String]) -> Completion {
    for detail in clear {
        match detail.as_str() {
            "date" => completion.date = None,
            "hours" => completion.hours = None,
            "provider" => completion.provider = None,
            "certificate" => completion.certificate = None,
            "credit" => completion.credit = None,
            _ => completion.expires = None,
        }
    }
    completion
}

/// Gives a line about a training in no catalog another title.
fn retitle(record: &mut Record, done: &LogEntry, title: &str) -> Result<(), EarlyExit> {
    if !done.subject.is_own() {
        let id = shown(&done.subject.id);
        let note = format!("`{id}` is in the catalog, so its title can't be changed");
        return Err(CommandOutput::refused(Exit::Usage, note).into());
    }
    let subject = record.own(title)?;
    Ok(record.change_subject(&done.id, &subject, &clock::now())?)
}
