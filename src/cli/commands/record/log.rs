//! `squadroom log`

use crate::catalog::PartialDate;
use crate::cli::args::Common;
use crate::cli::args::record::LogArgs;
use crate::cli::render::log::Log;
use crate::cli::render::{self, json};
use crate::cli::session::output::{CommandOutput, Exit};
use crate::cli::session::record_session::{self, EarlyExit};
use crate::effects::platform::clock;
use crate::record::{Archive, LogEntry, Record};

const EMPTY: &str = "your log is empty. Log a training: squadroom done ID --hours 1.5";

/// Shows what was done, or writes it in the form that was asked for.
pub(in crate::cli) fn run(common: &Common, args: &LogArgs) -> CommandOutput {
    if common.json {
        return whole(common);
    }
    let empty = || written(common, args, &Log::default());
    record_session::reading(common, empty, |record| {
        let log = read(record, args.year.as_ref())?;
        Ok(written(common, args, &log))
    })
}

/// The whole record, to take along.
fn whole(common: &Common) -> CommandOutput {
    let text = |archive: &Archive| {
        CommandOutput::done(json::text(&serde_json::to_value(archive).unwrap_or_default()))
    };
    record_session::reading(
        common,
        || text(&Archive::empty()),
        |record| Ok(text(&record.archive()?)),
    )
}

fn read(record: &Record, year: Option<&PartialDate>) -> Result<Log, EarlyExit> {
    let mut log = Log {
        today: clock::today(),
        planned: record.planned()?,
        year: year.cloned(),
        ..Log::default()
    };
    let each = |done: LogEntry| {
        let date = done.completion.date.as_ref();
        if year.is_none_or(|year| date.is_some_and(|date| date.year() == year.year())) {
            log.summary.add(&done);
            log.lines.push(done);
        }
    };
    record.each_done(each)?;
    log.summary.finish();
    Ok(log)
}

fn written(common: &Common, args: &LogArgs, log: &Log) -> CommandOutput {
    let name = args.name.as_deref();
    match args {
        LogArgs { csv: true, .. } => match render::log::csv::text(log) {
            Ok(text) => CommandOutput::done(text),
            Err(why) => CommandOutput::refused(Exit::Failed, why),
        },
        LogArgs { markdown: true, .. } => {
            CommandOutput::done(render::log::page::markdown(log, name))
        }
        LogArgs { html: true, .. } => CommandOutput::done(render::log::page::html(log, name)),
        _ => in_words(common, log),
    }
}

fn in_words(common: &Common, log: &Log) -> CommandOutput {
    let reply = CommandOutput::done(render::log::text::text(log, common.width()));
    if log.lines.is_empty() { reply.noting(EMPTY.to_owned()) } else { reply }
}
