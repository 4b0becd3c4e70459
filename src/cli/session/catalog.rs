//! Which catalog a command works on.

use super::catalog_folders::catalog_folders;
use super::output::{CommandOutput, Exit};
use super::progress::{self, Then};
use crate::catalog::Catalog;
use crate::cli::args::Common;
use crate::effects::base_catalog::BaseCatalog;
use crate::effects::cache::{self, cache_directory};
use crate::effects::catalog::{CatalogFolders, open};
use crate::effects::opened::Opened;
use crate::faults::{Fault, Severity};

/// Faults that are told one by one before a command's answer.
const MOST_TOLD: usize = 5;
/// Faults that are told one by one on the screen, where they can be scrolled.
const MOST_ON_SCREEN: usize = 200;

/// Runs `command` on the built-in catalog or the named directory. The faults of that
/// directory are told before the command's own remarks.
pub(in crate::cli) fn with(
    common: &Common,
    command: impl FnOnce(&Catalog) -> CommandOutput,
) -> CommandOutput {
    on(common, command, |_| CommandOutput::refused(Exit::Failed, NO_CATALOG.to_owned()))
}

/// Like [`with`], for the numbers to call: where the named directory has no
/// sound entry, the answer is that of the built-in catalog, and the complaint
/// comes after it.
pub(in crate::cli) fn with_numbers(
    common: &Common,
    command: impl Fn(&Catalog) -> CommandOutput,
) -> CommandOutput {
    let instead = |catalog: &Catalog| {
        command(catalog).noting(format!("{NO_CATALOG} {INSTEAD}")).ending(Exit::Failed)
    };
    on(common, &command, instead).urgent()
}

/// Like [`with`], for entries of any kind: where the named directory has no sound
/// entry, the hotlines of the built-in catalog that are asked for come first.
pub(in crate::cli) fn with_hotlines(
    common: &Common,
    command: impl Fn(&Catalog) -> CommandOutput,
) -> CommandOutput {
    let instead = |catalog: &Catalog| {
        let mut hotlines = catalog.clone();
        hotlines.entries.make_mut().retain(|entry| entry.service().is_some());
        let reply = command(&hotlines);
        if reply.is_done_with_text() {
            let reply = reply.noting(format!("{NO_CATALOG} {INSTEAD}"));
            return reply.ending(Exit::Failed).urgent();
        }
        CommandOutput::refused(Exit::Failed, NO_CATALOG.to_owned())
    };
    on(common, &command, instead)
}

const NO_CATALOG: &str = "Can't read your catalog.";
const LEFT_OUT: &str =
    "Entries with errors are left out here. Run `squadroom check` to see each error.";
const INSTEAD: &str = "These are the built-in numbers.";

/// Runs `command`, or `instead` where the built-in catalog stands in.
fn on(
    common: &Common,
    command: impl FnOnce(&Catalog) -> CommandOutput,
    instead: impl FnOnce(&Catalog) -> CommandOutput,
) -> CommandOutput {
    let opened = opened(common, Then::Ends);
    if opened.stopped {
        return stopped();
    }
    let mut notes = opened.notices;
    notes.extend(fault_notices(&opened.faults));
    let mut reply = match opened.stands_in {
        true => instead(&opened.catalog),
        false => command(&opened.catalog),
    };
    notes.append(&mut reply.notes);
    if !opened.stands_in && opened.faults.iter().any(|fault| fault.severity == Severity::Error) {
        notes.push(LEFT_OUT.to_owned());
        if reply.exit == Exit::Done {
            reply = reply.ending(Exit::Failed);
        }
    }
    if opened.catalog.entries.is_damaged() {
        discard(common);
        // It is made anew when that is found, unless the files changed at the same time.
        notes.push("part of the cache was damaged, so some results are missing".to_owned());
        notes.push("run the command again. squadroom rebuilds the cache".to_owned());
        reply = reply.ending(Exit::Failed);
    }
    CommandOutput { notes, ..reply }
}

/// Returns what `read` finds in the catalog that is in use, without a word on its faults.
pub(in crate::cli) fn reading<T>(common: &Common, read: impl FnOnce(&Catalog) -> T) -> T {
    read(&opened(common, Then::Ends).catalog)
}

/// Opens the catalog that the command works on.
pub(in crate::cli) fn opened(common: &Common, then: Then) -> Opened {
    opened_with_folders(common, then).0
}

/// Opens the catalog that the command works on, and returns its folders with it.
pub(in crate::cli) fn opened_with_folders(common: &Common, then: Then) -> (Opened, CatalogFolders) {
    let home = cache_directory(common.cache.as_deref());
    let (folders, mut faults) = catalog_folders(common);
    let mut opened = progress::shown(then, |watch| open(&folders, home.as_deref(), watch));
    faults.append(&mut opened.faults);
    (Opened { faults, ..opened }, folders)
}

/// Deletes the cache of the catalog.
pub(in crate::cli) fn discard(common: &Common) {
    let home = cache_directory(common.cache.as_deref());
    let (base, _) = BaseCatalog::open(catalog_folders(common).0.base.as_deref());
    common
        .catalog_only
        .iter()
        .for_each(|directory| cache::discard(directory, &base, home.as_deref()));
}

/// The reply after Ctrl-C.
pub(in crate::cli) fn stopped() -> CommandOutput {
    CommandOutput::refused(Exit::Failed, "stopped. Nothing was saved".to_owned())
}

/// The first faults in a line each, then how many more there are.
pub(in crate::cli) fn fault_notices(faults: &[Fault]) -> Vec<String> {
    first_faults(faults, MOST_TOLD)
}

/// Returns a reply with remarks on the faults of what it was made by, such as the settings.
pub(in crate::cli) fn noting_faults(reply: CommandOutput, faults: &[Fault]) -> CommandOutput {
    fault_notices(faults).into_iter().fold(reply, CommandOutput::noting)
}

/// The faults in a line each, as many as one may read on the screen.
pub(in crate::cli) fn notices_on_screen(faults: &[Fault]) -> Vec<String> {
    first_faults(faults, MOST_ON_SCREEN)
}

fn first_faults(faults: &[Fault], most: usize) -> Vec<String> {
    let mut notes: Vec<String> = faults.iter().take(most).map(one_line).collect();
    if faults.len() > most {
        notes.push(format!("{} more. Run `squadroom check` to see all", faults.len() - most));
    }
    notes
}

fn one_line(fault: &Fault) -> String {
    let severity = match fault.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let place = match fault.line {
        0 => fault.file.clone(),
        line => format!("{}:{line}:{}", fault.file, fault.column),
    };
    format!("{place}: {severity}[{}]: {} {}", fault.code, fault.message, fault.mend)
}
