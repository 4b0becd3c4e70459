//! Which catalog a command works on.

use super::args::Common;
use super::reply::{Exit, Reply};
use crate::catalog::Catalog;
use crate::effects::catalog::open;
use crate::faults::{Fault, Severity};

/// Faults that are told one by one before a command's answer.
const MOST_TOLD: usize = 5;
/// Faults that are told one by one on the screen, where they can be scrolled.
const MOST_ON_SCREEN: usize = 200;

/// Lets `command` work on the built-in catalog or the named directory. What is
/// wrong with that directory is said before the command's own remarks.
pub(super) fn with(common: &Common, command: impl FnOnce(&Catalog) -> Reply) -> Reply {
    let opened = open(common.catalog.as_deref());
    let mut notes = told(&opened.faults);
    if opened.catalog.entries.is_empty() {
        notes.push("there is no catalog to work on".to_owned());
        return Reply { text: String::new(), notes, exit: Exit::Failed };
    }
    let mut reply = command(&opened.catalog);
    notes.append(&mut reply.notes);
    Reply { notes, ..reply }
}

/// The first faults in a line each, then how many more there are.
pub(super) fn told(faults: &[Fault]) -> Vec<String> {
    first_told(faults, MOST_TOLD)
}

/// The faults in a line each, as many as one may read on the screen.
pub(super) fn told_on_screen(faults: &[Fault]) -> Vec<String> {
    first_told(faults, MOST_ON_SCREEN)
}

fn first_told(faults: &[Fault], most: usize) -> Vec<String> {
    let mut notes: Vec<String> = faults.iter().take(most).map(one_line).collect();
    if faults.len() > most {
        notes.push(format!("{} more; `squadroom check` shows all", faults.len() - most));
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
