//! `squadroom log edit`

use super::attaching::{attach, detach, to_attach};
use super::done::{given, line_called, remove, write};
use super::slips::{self, LineChange};
use crate::cli::args::Common;
use crate::cli::args::record::EditArgs;
use crate::cli::session::output::{CommandOutput, Exit, shown};
use crate::cli::session::record_session::{self, EarlyExit};
use crate::cli::session::topics::with_topics;
use crate::record::{Completion, Item, LogEntry, Record};

/// The detail that is a file.
const CERTIFICATE_FILE: &str = "certificate-file";

/// Corrects a line of the log, or takes it out.
pub(in crate::cli) fn run(common: &Common, args: &EditArgs) -> CommandOutput {
    let details = &args.details;
    let known = given(details, Completion::default());
    if !args.off
        && known == Completion::default()
        && args.title.is_none()
        && args.clear.is_empty()
        && details.certificate_file.is_none()
        && details.topics.is_empty()
    {
        let note = "type what to correct, such as --hours 2, or --off to remove the training";
        return CommandOutput::refused(Exit::Usage, note.to_owned());
    }
    let certificate = match to_attach(common, details) {
        Ok(certificate) => certificate,
        Err(reply) => return reply,
    };
    record_session::writing(common, |record| {
        let done = line_called(record, &args.id)?;
        if args.off {
            return remove(common, record, &done);
        }
        let completion = cleared(given(details, done.completion.clone()), &args.clear);
        let subject = match &args.title {
            Some(title) => retitled(record, &done, title)?,
            None => done.subject.clone(),
        };
        let subject = with_topics(common, subject, &details.topics)?;
        let subject = Some(subject).filter(|subject| *subject != done.subject);
        let change = LineChange { done: &done, subject, completion, is_sure: details.yes };
        slips::ask_about_change(record, &change)?;
        let reply = write(common, record, &change)?;
        let clears_file = args.clear.iter().any(|detail| detail == CERTIFICATE_FILE);
        let reply = match clears_file && !detach(common, record, &done.id)? {
            true => reply.noting("it had no certificate file".to_owned()),
            false => reply,
        };
        attach(common, record, &done.id, certificate.as_ref())?;
        Ok(reply)
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
            "expires" => completion.expires = None,
            // The file is beside the record.
            _ => {}
        }
    }
    completion
}

/// Returns the training in no catalog of a line with another title.
fn retitled(record: &Record, done: &LogEntry, title: &str) -> Result<Item, EarlyExit> {
    if !done.subject.is_own() {
        let id = shown(&done.subject.id);
        let note = format!("`{id}` is in the catalog, so its title can't be changed");
        return Err(CommandOutput::refused(Exit::Usage, note).into());
    }
    Ok(record.retitled(&done.subject, title)?)
}
