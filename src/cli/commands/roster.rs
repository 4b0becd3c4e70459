//! `squadroom roster`

use crate::catalog::Catalog;
use crate::cli::args::Common;
use crate::cli::args::roster::RosterArgs;
use crate::cli::render::roster::{self, FaultyFile, Roster};
use crate::cli::session::catalog::noting_faults;
use crate::cli::session::output::{CommandOutput, Exit, shown};
use crate::cli::session::progress::Bar;
use crate::cli::session::record_session::{EarlyExit, with_catalog};
use crate::cli::session::settings;
use crate::disk;
use crate::effects::platform::clock;
use crate::effects::platform::files::text_of;
use crate::record::{Archive, Item, MOST_ARCHIVE, RosterRow, RosterRules, TrainingCycle};
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

/// So many faulty files are named.
const MOST_NAMED: usize = 20;

const NO_TIME: &str = "the day isn't known on this computer. Set its clock";

/// Adds up the exported records of many officers, a file at a time.
pub(in crate::cli) fn run(common: &Common, args: &RosterArgs) -> CommandOutput {
    let Some(today) = clock::today() else {
        return CommandOutput::refused(Exit::Failed, NO_TIME.to_owned());
    };
    let settings = settings::read(common.config.as_deref());
    let cycle = settings.config.training_cycle.clone();
    let done = with_catalog(common, |catalog| {
        let rules = RosterRules { cycle: cycle.as_ref(), today: &today, catalog };
        Ok(added_up(args, rules))
    });
    let reply = match done {
        Ok((rows, faults)) => {
            let period = cycle.as_ref().map(TrainingCycle::period);
            written(common, args, Roster { rows, faults, today, period })
        }
        Err(stop) => EarlyExit::into_reply(stop),
    };
    noting_faults(reply, &settings.faults)
}

/// Returns the rows by name, and the files that could not be read.
fn added_up(args: &RosterArgs, rules: RosterRules<'_>) -> (Vec<RosterRow>, Vec<FaultyFile>) {
    let mut rows = Vec::new();
    let (files, mut faults) = files(&args.files);
    let bar = Bar::of_files();
    for (place, file) in files.iter().enumerate() {
        let name = file.display().to_string();
        match read(file, rules.catalog) {
            Ok(archive) => rows.push(RosterRow::of(&archive, &name, rules)),
            Err(why) => faults.push(FaultyFile { file: name, why }),
        }
        bar.show(place as u64 + 1, Some(files.len() as u64));
    }
    rows.sort_by_cached_key(|row| (row.name().to_lowercase(), row.file.clone()));
    (rows, faults)
}

/// Returns the files that are named, and all `*.json` files of the folders that are.
fn files(named: &[PathBuf]) -> (Vec<PathBuf>, Vec<FaultyFile>) {
    let (mut files, mut faults) = (Vec::new(), Vec::new());
    for path in named {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        match std::fs::read_dir(path) {
            Ok(items) => {
                let items = items.flatten().map(|item| item.path());
                let is_json = |path: &PathBuf| path.extension().is_some_and(|end| end == "json");
                let mut inside: Vec<PathBuf> = items.filter(is_json).collect();
                inside.sort();
                files.extend(inside);
            }
            Err(error) => {
                let (file, why) = (path.display().to_string(), disk::in_words(&error));
                faults.push(FaultyFile { file, why });
            }
        }
    }
    (files, faults)
}

/// Reads one exported record; nothing of it is kept but what goes into its row.
fn read(file: &Path, catalog: &Catalog) -> Result<Archive, String> {
    let bytes = disk::open_named(file).and_then(|file| disk::read_to_end(&file, MOST_ARCHIVE));
    let bytes = bytes.map_err(|error| match error.kind() {
        io::ErrorKind::FileTooLarge => "it is larger than 128 MB".to_owned(),
        _ => disk::in_words(&error),
    })?;
    let text = text_of(bytes).ok_or("it isn't UTF-8 text")?;
    let mut archive = Archive::parse(&text).map_err(|error| in_roster(&error.to_string()))?;
    archive.certificates.clear();
    archive.correct(|id| catalog.entry(id).map(|entry| Item::of(catalog, &entry)));
    Ok(archive.without_repeats().0)
}

/// Returns the words on a file without those on an import.
fn in_roster(error: &str) -> String {
    let error = error.replace(". Nothing was changed", "");
    shown(&error.replace("Import it with", "Add it up with"))
}

/// Says which officers are in several files, whose hours count twice in the total.
fn doubled(rows: &[RosterRow]) -> Vec<String> {
    let mut officers: BTreeMap<(String, Option<&str>), Vec<&RosterRow>> = BTreeMap::new();
    for row in rows {
        let officer = (row.name().to_lowercase(), row.officer.number.as_deref());
        officers.entry(officer).or_default().push(row);
    }
    let several = officers.into_values().filter(|rows| rows.len() > 1);
    let told = |rows: Vec<&RosterRow>| {
        let files: Vec<&str> = rows.iter().map(|row| row.file.as_str()).collect();
        let name = rows.first().map_or("", |row| row.name());
        format!(
            "{} is in several files, each a row that counts: {}",
            shown(name),
            shown(&files.join(", "))
        )
    };
    several.map(told).collect()
}

/// Returns a sentence on each faulty file, as many as one may read.
fn faults_in_words(faults: &[FaultyFile]) -> Vec<String> {
    let told = |fault: &FaultyFile| {
        format!("{}: {}. It isn't in the roster", shown(&fault.file), fault.why)
    };
    let mut notes: Vec<String> = faults.iter().take(MOST_NAMED).map(told).collect();
    let more = faults.len().saturating_sub(MOST_NAMED);
    notes.extend((more > 0).then(|| format!("{more} more files have errors like these")));
    notes
}

fn written(common: &Common, args: &RosterArgs, roster: Roster) -> CommandOutput {
    let mut notes = faults_in_words(&roster.faults);
    notes.extend(doubled(&roster.rows));
    let reply = match (common.json, args.csv, args.html) {
        _ if roster.rows.is_empty() => {
            CommandOutput::refused(Exit::Failed, "no file could be added up".to_owned())
        }
        (true, ..) => CommandOutput::done(roster::json(&roster)),
        (_, true, _) => match roster::csv(&roster) {
            Ok(text) => CommandOutput::done(text).for_excel(),
            Err(why) => CommandOutput::refused(Exit::Failed, why),
        },
        (_, _, true) => CommandOutput::done(roster::html(&roster)),
        _ => CommandOutput::done(roster::text(&roster, common.width())),
    };
    let is_partial = reply.exit == Exit::Done && !roster.faults.is_empty();
    let reply = if is_partial { reply.in_part() } else { reply };
    notes.into_iter().fold(reply, CommandOutput::noting)
}
