//! Questions before a completed training is logged that may be a slip.

use crate::cli::session::confirm;
use crate::cli::session::output::{CommandOutput, Exit, shown};
use crate::cli::session::record_session::EarlyExit;
use crate::effects::platform::clock;
use crate::record::{Completion, Item, LogEntry, Record, not_a_training, slips_of};
use std::io::{self, IsTerminal};

/// A line of the log, and what it is to say.
#[derive(Debug)]
pub(super) struct LineChange<'a> {
    /// The line as it is.
    pub(super) done: &'a LogEntry,
    /// The training that it gets; `None` for the one that it has.
    pub(super) subject: Option<Item>,
    /// The details that it gets.
    pub(super) completion: Completion,
    /// True if nothing is asked.
    pub(super) is_sure: bool,
}

/// Asks before something is logged that is no training, has a date to come, or more hours than
/// a day.
///
/// # Errors
/// The answer is no, or nobody can be asked.
pub(super) fn ask_about_new(
    record: &Record,
    subject: &Item,
    completion: &Completion,
    is_sure: bool,
) -> Result<(), EarlyExit> {
    let slips = slips(record, completion, None)?;
    let is_ahead = slips.iter().any(|slip| slip.ends_with("in the future."));
    let plan = match (is_ahead, &completion.date) {
        (true, Some(date)) => {
            format!(" To plan it: squadroom plan ID --due {}.", date.as_str())
        }
        _ => String::new(),
    };
    ask(not_a_training(subject).into_iter().chain(slips).collect(), &plan, is_sure)
}

/// Asks before a line gets a date to come, or more hours than a day.
///
/// # Errors
/// The answer is no, or nobody can be asked.
pub(super) fn ask_about_change(record: &Record, change: &LineChange<'_>) -> Result<(), EarlyExit> {
    let (old, new) = (&change.done.completion, &change.completion);
    // Somebody said yes to these before.
    if (&old.date, old.hours) == (&new.date, new.hours) {
        return Ok(());
    }
    ask(slips(record, new, Some(&change.done.id))?, "", change.is_sure)
}

fn slips(
    record: &Record,
    completion: &Completion,
    line: Option<&str>,
) -> Result<Vec<String>, EarlyExit> {
    let date = completion.date.as_ref();
    let before = date.map(|date| record.minutes_on(date, line)).transpose()?.unwrap_or(0);
    Ok(slips_of(completion, before, clock::today().as_ref()))
}

fn ask(slips: Vec<String>, plan: &str, is_sure: bool) -> Result<(), EarlyExit> {
    if slips.is_empty() || is_sure {
        return Ok(());
    }
    let slips = shown(&slips.join(" "));
    if !io::stdin().is_terminal() {
        let told = format!("{slips} Nothing was logged. To log it anyway, add --yes.{plan}");
        return Err(CommandOutput::refused(Exit::Usage, told).into());
    }
    match confirm::is_sure(&format!("{slips}{plan} Type yes to log it: ")) {
        true => Ok(()),
        false => Err(CommandOutput::refused(Exit::Nothing, "nothing was logged".to_owned()).into()),
    }
}
