//! The officer's record, opened for a command.

use super::output::{CommandOutput, Exit, shown, shown_lines};
use super::progress::Then;
use super::{catalog, resolve_id};
use crate::catalog::Catalog;
use crate::cli::args::Common;
use crate::effects::platform::clock;
use crate::effects::platform::files::data_directory;
use crate::record::{Item, Quarantined, Record, RecordError, recovering, set_aside};
use std::cell::OnceCell;
use std::path::PathBuf;

const NO_PLACE: &str = "this system has no folder for data. Use --data DIR";

const CHANGES_BESIDE: &str = "another program has your record open. Your newest changes are in record.db-wal. Keep both files together, and close that program";

/// Where the record is.
///
/// # Errors
/// The reply that says that there is no such place.
pub(in crate::cli) fn directory(common: &Common) -> Result<PathBuf, CommandOutput> {
    let place = data_directory(common.data.as_deref());
    let place = place.ok_or_else(|| CommandOutput::refused(Exit::Failed, NO_PLACE.to_owned()))?;
    if place.is_file() {
        let note =
            format!("{} is a file. --data needs a folder", shown(&place.display().to_string()));
        return Err(CommandOutput::refused(Exit::Usage, note));
    }
    Ok(place)
}

/// Returns what the catalog in use says of an entry, by its id. It is opened when that is
/// asked for the first time.
pub(in crate::cli) fn known(common: &Common) -> impl Fn(&str) -> Option<Item> + use<> {
    let (common, catalog) = (common.clone(), OnceCell::new());
    move |id| {
        let catalog: &Catalog =
            catalog.get_or_init(|| catalog::opened(&common, Then::Ends).catalog);
        catalog.entry(id).map(|entry| Item::of(catalog, &entry))
    }
}

/// Lets `command` write to the record, which is made if there is none. A damaged one
/// is set aside, told of, and the command goes on with a new one.
pub(in crate::cli) fn writing(
    common: &Common,
    mut command: impl FnMut(&mut Record) -> Result<CommandOutput, EarlyExit>,
) -> CommandOutput {
    let directory = match directory(common) {
        Ok(directory) => directory,
        Err(reply) => return reply,
    };
    let work = |aside: Option<&Quarantined>| {
        // The whole story is told then, not the short line beside it.
        let reminds = aside.is_none();
        let mut record = Record::open(&directory)?.correcting(known(common));
        record.copy_of_the_day(&clock::now())?;
        let left = crate::record::left_damaged(&directory, Some(&record))?.filter(|_| reminds);
        let notes = shown_notes(record.strangers().into_iter().chain(left));
        let reply = match command(&mut record) {
            Ok(reply) => reply,
            Err(stop) => return Err(stop.noting(notes)),
        };
        // The command is done; a copy that fails is tried again with the next change.
        let _ = record.copy_again(&clock::now());
        let reply = match record.has_changes_beside() {
            true => reply.noting(CHANGES_BESIDE.to_owned()),
            false => reply,
        };
        Ok(noting(reply, notes))
    };
    let (done, aside) = recovering(&directory, &clock::now(), EarlyExit::is_damage, work);
    noting(done.unwrap_or_else(EarlyExit::into_reply), aside.iter().map(in_words).collect())
}

/// Lets `command` read the record; where there is none yet, `empty` is the answer. A
/// damaged one is set aside and told of.
pub(in crate::cli) fn reading(
    common: &Common,
    empty: impl FnOnce() -> CommandOutput,
    command: impl FnOnce(&Record) -> Result<CommandOutput, EarlyExit>,
) -> CommandOutput {
    let directory = match directory(common) {
        Ok(directory) => directory,
        Err(reply) => return reply,
    };
    let opened = Record::open_existing(&directory).map_err(EarlyExit::from);
    let opened = opened.map(|record| record.map(|record| record.correcting(known(common))));
    let left = |record: Option<&Record>| crate::record::left_damaged(&directory, record);
    let answer = |record: &Record| {
        let notes = shown_notes(record.strangers().into_iter().chain(left(Some(record))?));
        match command(record) {
            Ok(reply) => Ok(noting(reply, notes)),
            Err(stop) => Err(stop.noting(notes)),
        }
    };
    let done = opened.and_then(|record| record.as_ref().map(answer).transpose());
    match done {
        Ok(Some(reply)) => reply,
        Ok(None) => noting(empty(), shown_notes(left(None).unwrap_or_default())),
        Err(stop) if stop.is_damage() => match set_aside(&directory, &clock::now()) {
            Ok(None) => stop.into_reply(),
            Ok(Some(aside)) => noting(
                CommandOutput::done(String::new()).ending(Exit::Failed),
                vec![in_words(&aside)],
            ),
            Err(error) => failed(&error),
        },
        Err(stop) => stop.into_reply(),
    }
}

/// Sentences on the record itself, safe to show.
fn shown_notes(notes: impl IntoIterator<Item = String>) -> Vec<String> {
    notes.into_iter().map(|note| shown(&note)).collect()
}

fn noting(reply: CommandOutput, mut notes: Vec<String>) -> CommandOutput {
    notes.extend(reply.notes);
    CommandOutput { notes, ..reply }
}

/// Returns what to tell of a damaged record that was set aside, safe to show.
fn in_words(aside: &Quarantined) -> String {
    let (file, reason) = (aside.file.display(), shown(&aside.reason));
    let mut note = format!(
        "your record was damaged ({reason}). squadroom kept it as {file} and started a new one"
    );
    note += &match &aside.source {
        Some(source) => format!(
            "\n  The newest good copy is {}.\n  It has {}.\n  To restore it: squadroom record restore",
            source.file.display(),
            source.holds.in_words()
        ),
        None => "\n  No copy of it was found.".to_owned(),
    };
    shown_lines(&note)
}

/// Why a command ends early.
#[derive(Debug)]
pub(in crate::cli) enum EarlyExit {
    /// The record says no.
    Record(RecordError),
    /// The command does, in these words.
    Output(CommandOutput),
}

impl EarlyExit {
    fn is_damage(&self) -> bool {
        matches!(self, EarlyExit::Record(error) if error.is_damage())
    }

    /// Puts remarks on the record before the reason, unless the record is damaged: that is
    /// told in full elsewhere.
    fn noting(self, notes: Vec<String>) -> Self {
        match self.is_damage() {
            true => self,
            false => Self::Output(noting(self.into_reply(), notes)),
        }
    }

    pub(in crate::cli) fn into_reply(self) -> CommandOutput {
        match self {
            EarlyExit::Record(error) => failed(&error),
            EarlyExit::Output(reply) => reply,
        }
    }
}

impl From<RecordError> for EarlyExit {
    fn from(error: RecordError) -> Self {
        Self::Record(error)
    }
}

impl From<CommandOutput> for EarlyExit {
    fn from(reply: CommandOutput) -> Self {
        Self::Output(reply)
    }
}

/// The reply that tells what is wrong with the record.
fn failed(error: &RecordError) -> CommandOutput {
    let exit = match error {
        RecordError::Missing(_) => Exit::Nothing,
        RecordError::Invalid(_) => Exit::Usage,
        _ => Exit::Failed,
    };
    CommandOutput::refused(exit, shown(&error.to_string()))
}

/// The entry with this id, or the only one whose id starts so; else what the record
/// itself knows by it: a training in no catalog, or an entry that is gone.
///
/// # Errors
/// The reply that names the candidates, or ids that are near.
pub(in crate::cli) fn subject(
    catalog: &Catalog,
    record: &Record,
    typed: &str,
) -> Result<Item, EarlyExit> {
    let refused = match resolve_id::entry(catalog, typed) {
        Ok(entry) => return Ok(Item::of(catalog, &entry)),
        Err(refused) => refused,
    };
    let id = typed.trim().to_ascii_lowercase();
    let known = record.subjects_starting(&id)?;
    let exact = known.iter().find(|subject| subject.id == id);
    match (exact, known.as_slice()) {
        _ if id.is_empty() => Err(refused.into()),
        (Some(subject), _) | (None, [subject]) => Ok(subject.clone()),
        _ => Err(refused.into()),
    }
}

/// Returns what was typed as an id, or as the title of a training in no catalog.
///
/// # Errors
/// Those of [`subject`], and that the title cannot be kept.
pub(in crate::cli) fn subject_or_own(
    common: &Common,
    record: &Record,
    id: Option<&str>,
    title: Option<&str>,
) -> Result<Item, EarlyExit> {
    match (id, title) {
        (Some(id), _) => with_catalog(common, |catalog| subject(catalog, record, id)),
        (None, title) => Ok(record.own(title.unwrap_or_default())?),
    }
}

/// Opens the catalog for a part of a command.
///
/// # Errors
/// There is no catalog, or `work` refuses.
pub(in crate::cli) fn with_catalog<T>(
    common: &Common,
    work: impl FnOnce(&Catalog) -> Result<T, EarlyExit>,
) -> Result<T, EarlyExit> {
    let mut done = None;
    let reply = catalog::with(common, |catalog| {
        done = Some(work(catalog));
        CommandOutput::done(String::new())
    });
    done.unwrap_or(Err(EarlyExit::Output(reply)))
}

/// A subject in one line, as `list` writes an entry.
pub(in crate::cli) fn line_of(subject: &Item) -> String {
    let kind = if subject.kind.is_empty() { "own" } else { &subject.kind };
    format!("{:11} {}  [{}]", shown(kind), shown(&subject.title), shown(&subject.id))
}
