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
        Ok((rows, faults, notes)) => {
            let period = cycle.as_ref().map(TrainingCycle::period);
            let reply = written(common, args, &Roster { rows, faults, today, period });
            notes.into_iter().fold(reply, CommandOutput::noting)
        }
        Err(stop) => EarlyExit::into_reply(stop),
    };
    noting_faults(reply, &settings.faults)
}

/// The records of one officer, from one file or several.
struct OfficerRecords {
    archive: Archive,
    files: Vec<String>,
    /// The names under which they are, each once.
    names: Vec<String>,
}

/// Returns the rows by name, the files that could not be read, and sentences on officers who
/// are in several files. Of these each line counts once.
fn added_up(
    args: &RosterArgs,
    rules: RosterRules<'_>,
) -> (Vec<RosterRow>, Vec<FaultyFile>, Vec<String>) {
    let mut officers: BTreeMap<String, OfficerRecords> = BTreeMap::new();
    let (files, mut faults) = files(&args.files);
    let bar = Bar::of_files();
    for (place, file) in files.iter().enumerate() {
        let name = file.display().to_string();
        match read(file, rules.catalog) {
            Ok(archive) => push_record(&mut officers, archive, name),
            Err(why) => faults.push(FaultyFile { file: name, why }),
        }
        bar.show(place as u64 + 1, Some(files.len() as u64));
    }
    let notes = officers.values().filter_map(OfficerRecords::in_several_files).collect();
    let row = |own: OfficerRecords| {
        RosterRow::of(&own.archive.without_repeats().0, &own.files.join(", "), rules)
    };
    let mut rows: Vec<RosterRow> = officers.into_values().map(row).collect();
    rows.sort_by_cached_key(|row| (row.name().to_lowercase(), row.file.clone()));
    (rows, faults, notes)
}

/// Puts a record to those of the same officer: of the same number, else of the same name with a
/// line in common. Two officers may have one name.
fn push_record(officers: &mut BTreeMap<String, OfficerRecords>, archive: Archive, file: String) {
    let officer = archive.officer.clone().unwrap_or_default();
    let mut key = match (&officer.number, &officer.name) {
        (Some(number), _) => format!("number {}", number.trim().to_lowercase()),
        (None, Some(name)) => format!("name {}", name.trim().to_lowercase()),
        (None, None) => format!("file {file}"),
    };
    let known = officers.get(&key).filter(|_| officer.number.is_none());
    if known.is_some_and(|known| !known.archive.shares_a_line(&archive)) {
        key = format!("file {file}");
    }
    let name = officer.name.unwrap_or_default();
    let Some(own) = officers.get_mut(&key) else {
        let own = OfficerRecords { archive, files: vec![file], names: vec![name] };
        officers.insert(key, own);
        return;
    };
    own.archive.subjects.extend(archive.subjects);
    own.archive.done.extend(archive.done);
    own.files.push(file);
    if !own.names.iter().any(|known| known.to_lowercase() == name.to_lowercase()) {
        own.names.push(name);
    }
}

impl OfficerRecords {
    /// Says that the officer is in several files; with several names for one number, somebody
    /// may have mistyped it.
    fn in_several_files(&self) -> Option<String> {
        let files = shown(&self.files.join(", "));
        let names = shown(&self.names.join(" and "));
        match (self.files.len(), self.names.len()) {
            (1, _) => None,
            (_, 1) => Some(format!("{names} is in several files. Each line counts once: {files}")),
            _ => Some(format!(
                "{names} have the same number, so they are one row. Check the number in {files}"
            )),
        }
    }
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
    if let Some(line) = archive.impossible_length() {
        return Err(format!("`{}` in it has more than a year of minutes", shown(line)));
    }
    archive.correct(|id| catalog.entry(id).map(|entry| Item::of(catalog, &entry)));
    Ok(archive.without_repeats().0)
}

/// Returns the words on a file without those on an import.
fn in_roster(error: &str) -> String {
    let error = error.replace(". Nothing was changed", "");
    shown(&error.replace("Import it with", "Add it up with"))
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

fn written(common: &Common, args: &RosterArgs, roster: &Roster) -> CommandOutput {
    let notes = faults_in_words(&roster.faults);
    let reply = match (common.json, args.csv, args.html) {
        _ if roster.rows.is_empty() => {
            CommandOutput::refused(Exit::Failed, "no file could be added up".to_owned())
        }
        (true, ..) => CommandOutput::done(roster::json(roster)),
        (_, true, _) => match roster::csv(roster) {
            Ok(text) => CommandOutput::done(text).for_excel(),
            Err(why) => CommandOutput::refused(Exit::Failed, why),
        },
        (_, _, true) => CommandOutput::done(roster::html(roster)),
        _ => CommandOutput::done(roster::text(roster, common.width())),
    };
    let is_partial = reply.exit == Exit::Done && !roster.faults.is_empty();
    let reply = if is_partial { reply.in_part() } else { reply };
    notes.into_iter().fold(reply, CommandOutput::noting)
}
