//! `squadroom record send`: the log to a Learning Record Store.

use crate::catalog::is_link;
use crate::cli::args::Common;
use crate::cli::args::xapi::{ActorArgs, SendArgs};
use crate::cli::render::json;
use crate::cli::session::output::{CommandOutput, Exit, shown};
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

const NOTHING: &str = "your log is empty, so nothing was sent";

/// Sends the log of this computer, or those of exported files.
pub(in crate::cli) fn run(common: &Common, args: &SendArgs) -> CommandOutput {
    let store = match LearningRecordStore::at(&args.lrs, credentials().as_ref()) {
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
        match sent(&store, &lines, (&actor, &officer), told) {
            Ok(delivered) => Ok(answer(common, delivered)),
            Err((delivered, error)) => Err(failed(delivered, &error).into()),
        }
    })
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
        (None, Some(page), Some(_)) => refused(format!("`{}` isn't an https address", shown(page))),
        _ => refused(NO_ACTOR.to_owned()),
    }
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

/// Sends lines in batches. An error comes with what went before it.
fn sent(
    store: &LearningRecordStore,
    lines: &[LogEntry],
    (actor, officer): (&XapiActor, &Officer),
    told: impl Fn(usize),
) -> Result<Delivered, (Delivered, LrsError)> {
    let mut all = Delivered::default();
    for (place, batch) in lines.chunks(BATCH).enumerate() {
        let statements: Vec<Value> =
            batch.iter().map(|line| statement(line, actor, officer)).collect();
        let delivered = store.send(&statements).map_err(|error| (all, error))?;
        (all.new, all.known) = (all.new + delivered.new, all.known + delivered.known);
        told(place * BATCH + batch.len());
    }
    Ok(all)
}

fn files(common: &Common, args: &SendArgs, store: &LearningRecordStore) -> CommandOutput {
    let (mut all, mut notes) = (Delivered::default(), Vec::new());
    let bar = Bar::of_files();
    for (place, file) in args.files.iter().enumerate() {
        match of_file(store, args, file) {
            Ok(delivered) => {
                (all.new, all.known) = (all.new + delivered.new, all.known + delivered.known);
            }
            Err(FileFault::PassedOver(why)) => {
                notes.push(format!("{}: {why}. Passed over", shown(&file.display().to_string())));
            }
            Err(FileFault::Store(delivered, error)) => {
                all =
                    Delivered { new: all.new + delivered.new, known: all.known + delivered.known };
                return notes.into_iter().fold(failed(all, &error), CommandOutput::noting);
            }
        }
        bar.show(place as u64 + 1, Some(args.files.len() as u64));
    }
    drop(bar);
    notes.into_iter().fold(answer(common, all), CommandOutput::noting)
}

/// Why the log of a file was not sent.
enum FileFault {
    /// The file is at fault; others may be sent.
    PassedOver(String),
    /// The store is.
    Store(Delivered, LrsError),
}

fn of_file(
    store: &LearningRecordStore,
    args: &SendArgs,
    file: &Path,
) -> Result<Delivered, FileFault> {
    let archive = super::file::archive_of(file).map_err(FileFault::PassedOver)?;
    let officer = archive.officer.clone().unwrap_or_default();
    let no_actor = || "it names no officer number. Export it with --number".to_owned();
    let actor = ActorArgs { email: None, home_page: args.actor.home_page.clone() };
    let actor = actor_of_file(&actor, &officer).ok_or_else(|| FileFault::PassedOver(no_actor()))?;
    let done = sent(store, &archive.log(), (&actor, &officer), |_| {});
    done.map_err(|(delivered, error)| FileFault::Store(delivered, error))
}

fn actor_of_file(args: &ActorArgs, officer: &Officer) -> Option<XapiActor> {
    actor(args, officer).ok()
}

fn answer(common: &Common, delivered: Delivered) -> CommandOutput {
    let Delivered { new, known } = delivered;
    CommandOutput::done(match (common.json, known) {
        (true, _) => json::text(&json!({ "sent": new, "known": known })),
        (false, 0) => format!("sent {new} statements\n"),
        (false, known) => format!("sent {new} statements; the store had {known} already\n"),
    })
}

fn failed(delivered: Delivered, error: &LrsError) -> CommandOutput {
    let done = delivered.new + delivered.known;
    let note = format!(
        "{}. {done} statements are in the store. Run the same command again: no statement is stored twice",
        shown(&error.to_string())
    );
    CommandOutput::refused(Exit::Failed, note)
}
