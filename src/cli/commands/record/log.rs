//! `squadroom log`

use super::send;
use crate::cli::args::Common;
use crate::cli::args::record::LogArgs;
use crate::cli::render::log::Log;
use crate::cli::render::{self, json};
use crate::cli::session::catalog::noting_faults;
use crate::cli::session::output::{CommandOutput, Exit, shown};
use crate::cli::session::record_session::{self, EarlyExit, with_catalog};
use crate::cli::session::settings;
use crate::config::Config;
use crate::effects::platform::clock;
use crate::record::{
    Archive, CycleProgress, LogEntry, Officer, Record, Transcript, TranscriptFormat, certificates,
    statement,
};
use std::collections::BTreeSet;

const EMPTY: &str = "your log is empty. Log a training: squadroom done ID --hours 1.5";

const NO_FILE: &str = "name the file: squadroom log --pdf --output transcript.pdf";

const NO_JSON: &str =
    "certificate files go along in JSON only: squadroom log --json --certificates --output FILE";

const ONLY_IN_JSON: &str = "only JSON has more than the log: squadroom log --json --log-only";

const NO_CYCLE: &str = "your settings have no training cycle. Add `training_cycle` to config.toml: squadroom config --print-default";

/// Shows what was done, or writes it in the form that was asked for.
pub(in crate::cli) fn run(common: &Common, args: &LogArgs) -> CommandOutput {
    if common.json {
        return whole(common, args);
    }
    if args.certificates {
        return CommandOutput::refused(Exit::Usage, NO_JSON.to_owned());
    }
    if args.log_only {
        return CommandOutput::refused(Exit::Usage, ONLY_IN_JSON.to_owned());
    }
    let settings = settings::read(common.config.as_deref());
    if args.cycle && settings.config.training_cycle.is_none() {
        let reply = CommandOutput::refused(Exit::Usage, NO_CYCLE.to_owned());
        return noting_faults(reply, &settings.faults);
    }
    let empty = || written(common, args, &Log::default());
    let reply = record_session::reading(common, empty, |record| {
        let log = read(common, record, (args, &settings.config))?;
        Ok(written(common, args, &log))
    });
    noting_faults(reply, &settings.faults)
}

/// The whole record, to take along, with the officer's particulars where they were typed or
/// are in the settings, and with the files of certificates if that is wanted.
fn whole(common: &Common, args: &LogArgs) -> CommandOutput {
    let settings = settings::read(common.config.as_deref()).config;
    let officer = officer(args, &settings.officer);
    let officer = Some(officer).filter(|officer| *officer != Officer::default());
    let text = |archive: Archive| {
        let archive = if args.log_only { archive.log_alone() } else { archive };
        let archive = Archive { officer: officer.clone(), ..archive };
        CommandOutput::done(json::text(&serde_json::to_value(archive).unwrap_or_default()))
    };
    record_session::reading(
        common,
        || text(Archive::empty()),
        |record| {
            let mut archive = record.archive()?;
            let left_out = match args.certificates {
                true => archive.take_in_certificates(&record_session::directory(common)?)?,
                false => Vec::new(),
            };
            let reply = text(archive);
            Ok(match left_out.is_empty() {
                true => reply,
                false => {
                    let notes = left_out.iter().map(|note| shown(note));
                    notes.fold(reply, CommandOutput::noting).in_part()
                }
            })
        },
    )
}

/// Returns the officer as typed, else as set.
fn officer(args: &LogArgs, known: &Officer) -> Officer {
    let LogArgs { name, agency, number, .. } = args.clone();
    Officer { name, agency, number }.or(known)
}

fn read(
    common: &Common,
    record: &Record,
    (args, settings): (&LogArgs, &Config),
) -> Result<Log, EarlyExit> {
    let today = clock::today();
    let mut lines = Vec::new();
    record.each_done(|done| lines.push(done))?;
    let is_empty = lines.is_empty();
    let cycle = match (&settings.training_cycle, &today) {
        // It is about another time than the year.
        (Some(cycle), Some(today)) if args.year.is_none() => {
            Some(with_catalog(common, |catalog| Ok(cycle.progress(&lines, today, catalog)))?)
        }
        _ => None,
    };
    let is_wanted = |done: &LogEntry| match (&args.year, &settings.training_cycle) {
        (Some(year), _) => {
            done.completion.date.as_ref().is_some_and(|date| date.year() == year.year())
        }
        (None, Some(cycle)) if args.cycle => cycle.holds(done),
        _ => true,
    };
    lines.retain(is_wanted);
    let period = match (&args.year, &settings.training_cycle) {
        (Some(year), _) => Some(year.to_string()),
        (None, Some(cycle)) if args.cycle => Some(cycle.period()),
        _ => None,
    };
    let officer = officer(args, &settings.officer);
    let transcript = Transcript {
        period,
        officer,
        cycle: cycle.as_ref().map(CycleProgress::on_transcript).unwrap_or_default(),
        ..Transcript::of(lines, today)
    };
    Ok(Log { transcript, planned: record.planned()?, cycle, has_others: !is_empty })
}

fn written(common: &Common, args: &LogArgs, log: &Log) -> CommandOutput {
    let format = match args {
        LogArgs { csv: Some(form), .. } => *form,
        LogArgs { markdown: true, .. } => TranscriptFormat::Markdown,
        LogArgs { html: true, .. } => TranscriptFormat::Html,
        LogArgs { pdf: true, .. } if common.output.is_none() => {
            return CommandOutput::refused(Exit::Usage, NO_FILE.to_owned());
        }
        LogArgs { pdf: true, .. } => TranscriptFormat::Pdf,
        LogArgs { xapi: true, .. } => return statements(args, log),
        _ => return in_words(common, log),
    };
    let files: BTreeSet<String> = match record_session::directory(common) {
        Ok(directory) => certificates(&directory).into_iter().map(|own| own.line).collect(),
        Err(_) => BTreeSet::new(),
    };
    let transcript = match format {
        TranscriptFormat::PlainCsv => log.transcript.clone(),
        _ => log.transcript.clone().with_files(&files),
    };
    match transcript.text(format) {
        Ok(text) if format.has_byte_order_mark() => CommandOutput::done(text).for_excel(),
        Ok(text) => CommandOutput::done(text),
        Err(why) => CommandOutput::refused(Exit::Failed, why),
    }
}

fn statements(args: &LogArgs, log: &Log) -> CommandOutput {
    let Transcript { officer, lines, .. } = &log.transcript;
    match send::actor(&args.actor, officer) {
        Ok(actor) => {
            let all = lines.iter().map(|line| statement(line, &actor, officer));
            CommandOutput::done(json::text(&all.collect()))
        }
        Err(reply) => reply,
    }
}

fn in_words(common: &Common, log: &Log) -> CommandOutput {
    let reply = CommandOutput::done(render::log::text::text(log, common.width()));
    match (&log.transcript.period, log.transcript.lines.is_empty()) {
        (Some(period), true) if log.has_others => {
            reply.noting(format!("no training logged in {period}"))
        }
        (_, true) => reply.noting(EMPTY.to_owned()),
        (_, false) => reply,
    }
}
