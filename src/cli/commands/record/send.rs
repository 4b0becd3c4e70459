//! `squadroom record send`: the log to a Learning Record Store.

mod own_log;

use crate::catalog::is_link;
use crate::cli::args::Common;
use crate::cli::args::xapi::{ActorArgs, SendArgs};
use crate::cli::render::json;
use crate::cli::session::output::{CommandOutput, Exit, announce_aside, shown};
use crate::cli::session::progress::Bar;
use crate::cli::session::settings;
use crate::effects::lrs::{Delivered, LearningRecordStore, LrsCredentials, LrsError};
use crate::record::{LogEntry, Officer, XapiActor, statement, statement_id};
use serde_json::{Value, json};
use std::path::Path;

/// Statements in one request.
const BATCH: usize = 50;

const NO_ACTOR: &str = "the store has to know whose log it is. Add --email ADDRESS, or --home-page URL with --number NUMBER";

const NO_HOME_PAGE: &str = "type your agency's address, too: --home-page URL";

const NOTHING: &str = "your log is empty, so nothing was sent";

/// Sends the log of this computer, or those of exported files.
pub(in crate::cli) fn run(common: &Common, args: &SendArgs) -> CommandOutput {
    // Programs that ask for JSON read it from standard error, too.
    let tell: fn(&LrsError) = if common.json { |_| {} } else { told_again };
    let credentials = match LrsCredentials::found(args.credential_command.as_deref()) {
        Ok(credentials) => credentials,
        Err(error) => return CommandOutput::refused(Exit::Failed, shown(&error.to_string())),
    };
    let store = match LearningRecordStore::at(&args.lrs, credentials.as_ref(), tell) {
        Ok(store) => store,
        Err(error) => return CommandOutput::refused(Exit::Usage, shown(&error.to_string())),
    };
    let settings = settings::read(common.config.as_deref()).config;
    let (name, number) = (args.name.clone(), args.number.clone());
    let officer = Officer { name, number, agency: None }.or(&settings.officer);
    if !args.files.is_empty() {
        return files(common, args, &store);
    }
    match actor(&args.actor, &officer) {
        Ok(actor) => own_log::send(common, &store, (&actor, &officer)),
        Err(reply) => reply,
    }
}

/// Says that the store is tried again.
fn told_again(error: &LrsError) {
    let error = shown(&error.to_string());
    announce_aside(&format!("squadroom: {error}. squadroom tries again for half a minute\n"));
}

/// Returns how the store knows an officer.
///
/// # Errors
/// The reply that says what is missing.
pub(super) fn actor(args: &ActorArgs, officer: &Officer) -> Result<XapiActor, CommandOutput> {
    let refused = |note: String| Err(CommandOutput::refused(Exit::Usage, note));
    match (&args.email, &args.home_page, &officer.number) {
        (Some(address), _, _) if crate::catalog::is_email(address) => {
            Ok(XapiActor::Mailbox(address.clone()))
        }
        (Some(address), _, _) => refused(format!("`{}` isn't an e-mail address", shown(address))),
        (None, Some(page), Some(number)) if is_link(page) => {
            Ok(XapiActor::Account { home_page: page.clone(), name: number.clone() })
        }
        (None, Some(page), Some(_)) => refused(no_link(page)),
        _ => refused(NO_ACTOR.to_owned()),
    }
}

fn no_link(page: &str) -> String {
    format!("`{}` isn't an https address", shown(page))
}

/// Sends lines in batches, each with the id of its statement, and counts what the store has, up to an error, too.
fn sent(
    store: &LearningRecordStore,
    lines: &[(String, LogEntry)],
    (actor, officer): (&XapiActor, &Officer),
    (delivered, told): (&mut Delivered, &dyn Fn(usize)),
) -> Result<(), LrsError> {
    for (place, batch) in lines.chunks(BATCH).enumerate() {
        let of = |(id, line): &(String, LogEntry)| {
            let mut statement = statement(line, actor, officer);
            statement["id"] = json!(id);
            statement
        };
        let statements: Vec<Value> = batch.iter().map(of).collect();
        store.send(&statements, delivered)?;
        told(place * BATCH + batch.len());
    }
    Ok(())
}

fn files(common: &Common, args: &SendArgs, store: &LearningRecordStore) -> CommandOutput {
    let page = match &args.actor.home_page {
        Some(page) if is_link(page) => page,
        Some(page) => return CommandOutput::refused(Exit::Usage, no_link(page)),
        None => return CommandOutput::refused(Exit::Usage, NO_HOME_PAGE.to_owned()),
    };
    let (mut all, mut notes) = (Delivered::default(), Vec::new());
    let bar = Bar::of_files();
    for (place, file) in args.files.iter().enumerate() {
        match of_file(store, page, file, &mut all) {
            Ok(()) => {}
            Err(FileFault::PassedOver(why)) => {
                notes.push(format!("{}: {why}. Not sent", shown(&file.display().to_string())));
            }
            Err(FileFault::Store(error)) => {
                drop(bar);
                return notes.into_iter().fold(failed(all, &error), CommandOutput::noting);
            }
        }
        bar.show(place as u64 + 1, Some(args.files.len() as u64));
    }
    drop(bar);
    let reply = match notes.len() {
        count if count == args.files.len() => {
            CommandOutput::refused(Exit::Failed, "no file was sent".to_owned())
        }
        0 => answer(common, all, 0),
        _ => answer(common, all, 0).in_part(),
    };
    notes.into_iter().fold(reply, CommandOutput::noting)
}

/// Why the log of a file was not sent.
enum FileFault {
    /// The file is at fault; others may be sent.
    PassedOver(String),
    /// The store is.
    Store(LrsError),
}

fn of_file(
    store: &LearningRecordStore,
    page: &str,
    file: &Path,
    delivered: &mut Delivered,
) -> Result<(), FileFault> {
    let archive = super::import::archive_of(file).map_err(FileFault::PassedOver)?;
    let officer = archive.officer.clone().unwrap_or_default();
    let no_number = || "it names no officer number. Export it with --number".to_owned();
    let name = officer.number.clone().ok_or_else(|| FileFault::PassedOver(no_number()))?;
    let actor = XapiActor::Account { home_page: page.to_owned(), name };
    let with_id = |line: LogEntry| (statement_id(&line, &actor, |_| false), line);
    let lines: Vec<(String, LogEntry)> = archive.log().into_iter().map(with_id).collect();
    sent(store, &lines, (&actor, &officer), (delivered, &|_| {})).map_err(FileFault::Store)
}

/// Says what a store has now, and how many statements of lines that were corrected or removed it
/// voided.
fn answer(common: &Common, delivered: Delivered, voided: usize) -> CommandOutput {
    let Delivered { new, known } = delivered;
    if common.json {
        let answer = json!({ "sent": new, "known": known, "voided": voided });
        return CommandOutput::done(json::text(&answer));
    }
    let known = match known {
        0 => String::new(),
        known => format!("; the store had {known} already"),
    };
    let voided = match voided {
        0 => String::new(),
        1 => "; voided 1 earlier statement".to_owned(),
        voided => format!("; voided {voided} earlier statements"),
    };
    CommandOutput::done(format!("sent {}{known}{voided}\n", counted(new)))
}

fn counted(count: usize) -> String {
    if count == 1 { "1 statement".to_owned() } else { format!("{count} statements") }
}

fn failed(delivered: Delivered, error: &LrsError) -> CommandOutput {
    let confirmed = match delivered.new + delivered.known {
        0 => "The store confirmed no statement".to_owned(),
        count => format!("The store has {}", counted(count)),
    };
    let advice = match error {
        LrsError::Refused | LrsError::Address(_) => "",
        error if error.is_passing() => ". Run the same command again: no statement is stored twice",
        LrsError::Insecure(_) => ". Ask your agency which address is right",
        _ => ". Check the address of --lrs",
    };
    let error = shown(&error.to_string());
    CommandOutput::refused(Exit::Failed, format!("{error}. {confirmed}{advice}"))
}
