//! `squadroom roster`

use crate::catalog::{Catalog, PartialDate};
use crate::cli::args::Common;
use crate::cli::args::roster::RosterArgs;
use crate::cli::render::roster::{self, Roster};
use crate::cli::session::output::{CommandOutput, Exit, shown};
use crate::cli::session::progress::Bar;
use crate::cli::session::record_session::{EarlyExit, with_catalog};
use crate::cli::session::settings;
use crate::disk;
use crate::effects::platform::clock;
use crate::effects::platform::files::text_of;
use crate::record::{Archive, Item, RosterRow, RosterRules, TrainingCycle};
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

/// Bytes of one file at most.
const MOST_READ: u64 = 32 * 1024 * 1024;

/// So many faulty files are named.
const MOST_NAMED: usize = 20;

const NO_TIME: &str = "the day isn't known on this computer. Set its clock";

/// Adds up the exported records of many officers, a file at a time.
pub(in crate::cli) fn run(common: &Common, args: &RosterArgs) -> CommandOutput {
    let Some(today) = clock::today() else {
        return CommandOutput::refused(Exit::Failed, NO_TIME.to_owned());
    };
    let cycle = settings::read(common.config.as_deref()).config.training_cycle;
    let done = with_catalog(common, |catalog| {
        let rules = RosterRules { cycle: cycle.as_ref(), today: &today, catalog };
        Ok(added_up(args, rules))
    });
    match done {
        Ok((rows, notes)) => written(common, args, rows, (notes, cycle.as_ref(), &today)),
        Err(stop) => EarlyExit::into_reply(stop),
    }
}

/// Returns the rows by name, and a sentence on each file that was passed over.
fn added_up(args: &RosterArgs, rules: RosterRules<'_>) -> (Vec<RosterRow>, Vec<String>) {
    let (mut rows, mut notes) = (Vec::new(), Vec::new());
    let (files, faults) = files(&args.files);
    notes.extend(faults);
    let bar = Bar::of_files();
    for (place, file) in files.iter().enumerate() {
        let name = file.display().to_string();
        match read(file, rules.catalog) {
            Ok(archive) => rows.push(RosterRow::of(&archive, &name, rules)),
            Err(why) => notes.push(format!("{}: {why}. Passed over", shown(&name))),
        }
        bar.show(place as u64 + 1, Some(files.len() as u64));
    }
    drop(bar);
    rows.sort_by_cached_key(|row| (row.name().to_lowercase(), row.file.clone()));
    notes.extend(doubled(&rows));
    let more = notes.len().saturating_sub(MOST_NAMED);
    notes.truncate(MOST_NAMED);
    notes.extend((more > 0).then(|| format!("{more} more files have errors like these")));
    (rows, notes)
}

/// Returns the files that are named, and all `*.json` files of the folders that are.
fn files(named: &[PathBuf]) -> (Vec<PathBuf>, Vec<String>) {
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
                let (name, why) = (path.display().to_string(), disk::in_words(&error));
                faults.push(format!("{}: {why}. Passed over", shown(&name)));
            }
        }
    }
    (files, faults)
}

/// Reads one exported record; nothing of it is kept but what goes into its row.
fn read(file: &Path, catalog: &Catalog) -> Result<Archive, String> {
    let bytes = disk::open_named(file).and_then(|file| disk::read_to_end(&file, MOST_READ));
    let bytes = bytes.map_err(|error| match error.kind() {
        io::ErrorKind::FileTooLarge => "it is larger than 32 MB".to_owned(),
        _ => disk::in_words(&error),
    })?;
    let text = text_of(bytes).ok_or("it isn't UTF-8 text")?;
    let mut archive = Archive::parse(&text).map_err(|error| shown(&error.to_string()))?;
    archive.correct(|id| catalog.entry(id).map(|entry| Item::of(catalog, &entry)));
    Ok(archive.without_repeats().0)
}

/// Says which officers are in several files, whose hours are not added up.
fn doubled(rows: &[RosterRow]) -> Vec<String> {
    let mut files: BTreeMap<(String, Option<&str>), Vec<&str>> = BTreeMap::new();
    for row in rows {
        let officer = (row.name().to_lowercase(), row.officer.number.as_deref());
        files.entry(officer).or_default().push(&row.file);
    }
    let several = files.into_iter().filter(|(_, files)| files.len() > 1);
    let told = |((name, _), files): ((String, _), Vec<&str>)| {
        format!("{} is in several files, each a row: {}", shown(&name), shown(&files.join(", ")))
    };
    several.map(told).collect()
}

fn written(
    common: &Common,
    args: &RosterArgs,
    rows: Vec<RosterRow>,
    (notes, cycle, today): (Vec<String>, Option<&TrainingCycle>, &PartialDate),
) -> CommandOutput {
    let is_empty = rows.is_empty();
    let roster = Roster { rows, today: today.clone(), period: cycle.map(TrainingCycle::period) };
    let reply = match (common.json, args.csv, args.html) {
        _ if is_empty => {
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
    notes.into_iter().fold(reply, CommandOutput::noting)
}
