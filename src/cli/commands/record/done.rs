//! `squadroom done`

use super::attaching::{attach, detach, to_attach};
use super::slips::{self, LineChange};
use crate::cli::args::Common;
use crate::cli::args::record::{CompletionArgs, DoneArgs};
use crate::cli::render::json;
use crate::cli::session::output::{CommandOutput, Exit, shown};
use crate::cli::session::record_session::{self, EarlyExit};
use crate::cli::session::topics::with_topics;
use crate::effects::platform::clock;
use crate::record::{Completion, Item, LogEntry, NewCertificate, Record, RecordError};
use serde_json::{Value, json};

/// Writes down that a training was done, changes that, or takes it out again.
pub(in crate::cli) fn run(common: &Common, args: &DoneArgs) -> CommandOutput {
    let details = &args.details;
    let certificate = match to_attach(common, details) {
        Ok(certificate) => certificate,
        Err(reply) => return reply,
    };
    record_session::writing(common, |record| match line_named(record, args.id.as_deref())? {
        Some(done) if args.off => remove(common, record, &done),
        Some(done) => {
            let completion = given(details, done.completion.clone());
            let subject = with_topics(common, done.subject.clone(), &details.topics)?;
            let change = LineChange {
                done: &done,
                subject: Some(subject).filter(|subject| *subject != done.subject),
                completion,
                is_sure: details.yes,
            };
            slips::ask_about_change(record, &change)?;
            let reply = write(common, record, &change)?;
            attach(common, record, &done.id, certificate.as_ref())?;
            Ok(reply)
        }
        None if args.off => off(common, record, args),
        None => add(common, record, args, certificate.as_ref()),
    })
}

/// Returns the line of the log with this id, or the one whose id starts so.
///
/// # Errors
/// There is none, or there are several: the reply that names them.
pub(super) fn line_called(record: &Record, typed: &str) -> Result<LogEntry, EarlyExit> {
    let id = typed.trim().to_ascii_lowercase();
    let id = if id.starts_with("done.") { id } else { format!("done.{id}") };
    let none = || refused(&format!("your log has no training with the id `{}`", shown(&id)), &[]);
    line_named(record, Some(&id))?.ok_or_else(none)
}

/// The line of the log that was typed, if it was one.
fn line_named(record: &Record, typed: Option<&str>) -> Result<Option<LogEntry>, EarlyExit> {
    let id = typed.unwrap_or_default().trim().to_ascii_lowercase();
    if !id.starts_with("done.") {
        return Ok(None);
    }
    let mut found = record.done_starting(&id)?;
    match found.len() {
        1 => Ok(found.pop()),
        0 => Err(refused(&format!("your log has no training with the id `{}`", shown(&id)), &[])),
        _ => Err(refused(
            "several trainings in your log start like this. Type more of one id:",
            &found,
        )),
    }
}

fn refused(head: &str, lines: &[LogEntry]) -> EarlyExit {
    let lines: String = lines.iter().map(|done| format!("\n  {}", line_of(done))).collect();
    CommandOutput::refused(Exit::Nothing, format!("{head}{lines}")).into()
}

fn add(
    common: &Common,
    record: &mut Record,
    args: &DoneArgs,
    certificate: Option<&NewCertificate>,
) -> Result<CommandOutput, EarlyExit> {
    let now = clock::now();
    let (id, title) = (args.id.as_deref(), args.title.as_deref());
    let subject = record_session::subject_or_own(common, record, id, title)?;
    let subject = with_topics(common, subject, &args.details.topics)?;
    let date = args.details.date.clone().or_else(clock::today);
    let completion = given(&args.details, Completion { date, ..Completion::default() });
    slips::ask_about_new(record, &subject, &completion, args.details.yes)?;
    let was_planned = record.standing(&subject.id)?.planned.is_some();
    let id = record.add_done(&subject, &completion, &now)?;
    attach(common, record, &id, certificate)?;
    let reply = done_output(common, record, &id, "logged")?;
    let reply = match was_planned && !common.json {
        true => reply.noting("removed from plan".to_owned()),
        false => reply,
    };
    Ok(match length_of(common, &subject).filter(|_| completion.hours.is_none() && !common.json) {
        Some(length) => reply.noting(format!(
            "no hours logged. The catalog says {length}. To add them: squadroom log edit {id} --hours HOURS"
        )),
        None => reply,
    })
}

/// How long the catalog says that it takes.
fn length_of(common: &Common, subject: &Item) -> Option<String> {
    let length = record_session::with_catalog(common, |catalog| {
        Ok(catalog.entry(&subject.id).and_then(|entry| entry.length()))
    });
    length.ok().flatten()
}

/// Writes a line of the log anew: all of it, or nothing.
///
/// # Errors
/// It can't be written.
pub(super) fn write(
    common: &Common,
    record: &mut Record,
    change: &LineChange<'_>,
) -> Result<CommandOutput, EarlyExit> {
    let LineChange { done, subject, completion, .. } = change;
    record.correct_done(&done.id, subject.as_ref(), completion, &clock::now())?;
    done_output(common, record, &change.done.id, "changed")
}

/// Returns what was typed, over what was known.
pub(super) fn given(args: &CompletionArgs, known: Completion) -> Completion {
    Completion {
        date: args.date.clone().or(known.date),
        hours: args.hours.or(known.hours),
        provider: args.provider.clone().or(known.provider),
        certificate: args.certificate.clone().or(known.certificate),
        credit: args.credit.clone().or(known.credit),
        expires: args.expires.clone().or(known.expires),
    }
}

/// Takes out the one time that an entry was done; of several, which one must be said.
fn off(common: &Common, record: &mut Record, args: &DoneArgs) -> Result<CommandOutput, EarlyExit> {
    let subject = record_session::subject_or_own(common, record, args.id.as_deref(), None)?;
    let mut done = record.standing(&subject.id)?.done;
    match done.len() {
        0 => Err(refused(&format!("`{}` isn't in your log", shown(&subject.id)), &[])),
        1 => remove(common, record, &done.remove(0)),
        _ => Err(refused("you logged it several times. Choose one by its id:", &done)),
    }
}

/// Takes a line out of the log, with its certificate.
///
/// # Errors
/// It can't be written.
pub(super) fn remove(
    common: &Common,
    record: &mut Record,
    done: &LogEntry,
) -> Result<CommandOutput, EarlyExit> {
    record.remove_done(&done.id)?;
    let had_file = detach(common, record, &done.id)?;
    let file = if had_file { "removed its certificate file\n" } else { "" };
    Ok(CommandOutput::done(match common.json {
        true => json::text(
            &json!({ "id": done.id, "removed": true, "removed_certificate_file": had_file }),
        ),
        false => format!("removed  {}\n{file}", line_of(done)),
    }))
}

fn done_output(
    common: &Common,
    record: &Record,
    id: &str,
    word: &str,
) -> Result<CommandOutput, EarlyExit> {
    let found = record.done_starting(id)?;
    let Some(done) = found.first() else {
        return Err(RecordError::NotKept(record.file().to_path_buf()).into());
    };
    if common.json {
        return Ok(CommandOutput::done(json::text(&as_json(done))));
    }
    Ok(CommandOutput::done(format!("{word}  {}\n", line_of(done))))
}

/// A line of the log.
pub(in crate::cli) fn line_of(done: &LogEntry) -> String {
    let completion = &done.completion;
    let date = completion.date.as_ref().map_or_else(|| "no date".to_owned(), ToString::to_string);
    let hours = completion.hours.map_or_else(String::new, |hours| hours.to_string());
    format!("{date:12} {hours:>7}  {}  [{}]", shown(&done.subject.title), shown(&done.id))
}

/// A line of the log as JSON.
pub(in crate::cli) fn as_json(done: &LogEntry) -> Value {
    let completion = &done.completion;
    json::without_empty(json!({
        "id": done.id,
        "entry": done.subject.id,
        "title": done.subject.title,
        "date": completion.date,
        "minutes": completion.hours.map(|hours| hours.minutes()),
        "provider": done.provider(),
        "certificate": completion.certificate,
        "credit": completion.credit,
        "expires": completion.expires,
    }))
}
