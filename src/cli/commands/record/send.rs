//! `squadroom record send`: the log to a Learning Record Store.

use crate::catalog::is_link;
use crate::cli::args::Common;
use crate::cli::args::xapi::{ActorArgs, SendArgs};
use crate::cli::render::json;
use crate::cli::session::output::{CommandOutput, Exit, announce_aside, shown};
use crate::cli::session::progress::Bar;
use crate::cli::session::record_session;
use crate::cli::session::settings;
use crate::effects::lrs::{Delivered, LearningRecordStore, LrsCredentials, LrsError};
use crate::record::{LogEntry, Officer, XapiActor, statement};
use serde_json::{Value, json};
use std::env;
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
    let store = match LearningRecordStore::at(&args.lrs, credentials().as_ref(), tell) {
        Ok(store) => store,
        Err(error) => return CommandOutput::refused(Exit::Usage, shown(&error.to_string())),
    };
    let settings = settings::read(common.config.as_deref()).config;
    let (name, number) = (args.name.clone(), args.number.clone());
    let officer = Officer { name, number, agency: None }.or(&settings.officer);
    if !args.files.is_empty() {
        return files(common, args, &store);
    }
    let actor = match actor(&args.actor, &officer) {
        Ok(actor) => actor,
        Err(reply) => return reply,
    };
    let empty = || CommandOutput::done(String::new()).noting(NOTHING.to_owned());
    record_session::reading(common, empty, |record| {
        let mut lines = Vec::new();
        record.each_done(|line| lines.push(line))?;
        let bar = Bar::of_files();
        let told = |done: usize| bar.show(done as u64, Some(lines.len() as u64));
        let mut delivered = Delivered::default();
        let done = sent(&store, &lines, (&actor, &officer), (&mut delivered, &told));
        drop(bar);
        match done {
            Ok(()) => Ok(noting_corrected(answer(common, delivered), common, &lines)),
            Err(error) => Err(failed(delivered, &error).into()),
        }
    })
}

/// Says that the store is tried again.
fn told_again(error: &LrsError) {
    let error = shown(&error.to_string());
    announce_aside(&format!("squadroom: {error}. squadroom tries again for half a minute\n"));
}

/// Says that the store may have a corrected training twice: the log doesn't know what was sent.
fn noting_corrected(reply: CommandOutput, common: &Common, lines: &[LogEntry]) -> CommandOutput {
    let corrected = lines.iter().filter(|line| line.changed != line.added).count();
    let trainings = match corrected {
        0 => return reply,
        _ if common.json => return reply,
        1 => "1 training was corrected".to_owned(),
        count => format!("{count} trainings were corrected"),
    };
    reply.noting(format!(
        "{trainings} after being logged. If you sent it before that, the store has both statements. Ask your agency to void the earlier one"
    ))
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

/// Returns the name and password, or the token, of the environment. They are in no file of
/// this program.
fn credentials() -> Option<LrsCredentials> {
    let of = |name: &str| env::var(name).ok().filter(|value| !value.is_empty());
    if let Some(token) = of("SQUADROOM_LRS_TOKEN") {
        return Some(LrsCredentials::Bearer(token));
    }
    let password = of("SQUADROOM_LRS_PASSWORD").unwrap_or_default();
    Some(LrsCredentials::Basic(of("SQUADROOM_LRS_USER")?, password))
}

/// Sends lines in batches, and counts what the store has, up to an error, too.
fn sent(
    store: &LearningRecordStore,
    lines: &[LogEntry],
    (actor, officer): (&XapiActor, &Officer),
    (delivered, told): (&mut Delivered, &dyn Fn(usize)),
) -> Result<(), LrsError> {
    for (place, batch) in lines.chunks(BATCH).enumerate() {
        let statements: Vec<Value> =
            batch.iter().map(|line| statement(line, actor, officer)).collect();
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
        0 => answer(common, all),
        _ => answer(common, all).in_part(),
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
    let archive = super::file::archive_of(file).map_err(FileFault::PassedOver)?;
    let officer = archive.officer.clone().unwrap_or_default();
    let no_number = || "it names no officer number. Export it with --number".to_owned();
    let name = officer.number.clone().ok_or_else(|| FileFault::PassedOver(no_number()))?;
    let actor = XapiActor::Account { home_page: page.to_owned(), name };
    sent(store, &archive.log(), (&actor, &officer), (delivered, &|_| {})).map_err(FileFault::Store)
}

fn answer(common: &Common, delivered: Delivered) -> CommandOutput {
    let Delivered { new, known } = delivered;
    CommandOutput::done(match (common.json, known) {
        (true, _) => json::text(&json!({ "sent": new, "known": known })),
        (false, 0) => format!("sent {}\n", counted(new)),
        (false, known) => format!("sent {}; the store had {known} already\n", counted(new)),
    })
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
