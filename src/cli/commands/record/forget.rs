//! `squadroom forget`

use crate::cli::args::Common;
use crate::cli::args::record::ForgetArgs;
use crate::cli::render::json;
use crate::cli::session::confirm;
use crate::cli::session::output::{CommandOutput, Exit, announce_aside, shown};
use crate::cli::session::record_session;

use crate::disk::in_words;
use crate::effects::news;
use crate::record::{
    Counts, DRAFTS, FILE, Record, RecordError, certificates, copies, draft_count, erase_copies,
    erase_record, foreign_files,
};
use crate::shelf::{Shelf, size};
use serde_json::json;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

/// So many names of files are told.
const MOST_NAMED: usize = 8;

const NOTHING: &str = "nothing to erase";
const KEPT: &str = "nothing was erased";
const SAY_YES: &str = "nothing was erased. To erase without a question, add --yes";

/// Erases what is stored: says what, asks, erases, says what was erased.
pub(in crate::cli) fn run(common: &Common, args: &ForgetArgs) -> CommandOutput {
    let directory = match record_session::directory(common) {
        Ok(directory) => directory,
        Err(reply) => return reply,
    };
    let found = match found(&directory, args) {
        Ok(found) if found.is_empty() && common.json => {
            return in_json(&found, &left_of_record(&directory, args));
        }
        Ok(found) if found.is_empty() => {
            let reply = CommandOutput::done(String::new()).noting(NOTHING.to_owned());
            let left = may_hold_record(&directory, &left_of_record(&directory, args));
            return left.into_iter().fold(reply, CommandOutput::noting);
        }
        Ok(found) => found,
        Err(error) => return record_session::EarlyExit::Record(error).into_reply(),
    };
    if !args.yes {
        let what: String = found.iter().map(|part| format!("  {part}\n")).collect();
        let place = shown(&directory.display().to_string());
        announce_aside(&format!("This erases from {place}:\n{what}"));
        if !io::stdin().is_terminal() {
            return CommandOutput::refused(Exit::Usage, SAY_YES.to_owned());
        }
        if !confirm::is_sure("Type yes to erase it: ") {
            return CommandOutput::refused(Exit::Nothing, KEPT.to_owned());
        }
    }
    let erased = erase(&directory, args);
    let record = left_of_record(&directory, args);
    match erased {
        Ok(left) if common.json => in_json(&found, &[left, record].concat()),
        Ok(left) => {
            let text = found.iter().map(|part| format!("erased: {part}\n")).collect();
            let left = left_alone(&left).into_iter().chain(may_hold_record(&directory, &record));
            left.fold(CommandOutput::done(text), CommandOutput::noting)
        }
        Err(error) => CommandOutput::refused(Exit::Failed, shown(&error)),
    }
}

fn in_json(erased: &[String], left: &[PathBuf]) -> CommandOutput {
    let left: Vec<String> = left.iter().map(|path| path.display().to_string()).collect();
    CommandOutput::done(json::text(&json!({ "erased": erased, "left": left })))
}

/// Returns the things that there are to erase, a line each.
fn found(directory: &Path, args: &ForgetArgs) -> Result<Vec<String>, RecordError> {
    let mut found = Vec::new();
    if args.all || args.notes {
        let counts = match Record::open_existing(directory) {
            Ok(record) => record.map(|record| record.counts()).transpose(),
            // A record that cannot be read can be erased all the same.
            Err(_) if args.all => {
                found.push("your record, which can't be read".to_owned());
                Ok(None)
            }
            Err(error) => Err(error),
        };
        let Counts { stars, lists, notes, planned, done } = counts?.unwrap_or_default();
        let mut parts = vec![(notes, "note")];
        if args.all {
            parts.extend([(stars, "star"), (lists, "list"), (planned, "plan")]);
            parts.push((done, "logged training"));
        }
        found.extend(
            parts
                .into_iter()
                .filter(|(count, _)| *count > 0)
                .map(|(count, what)| counted(count, what)),
        );
        if args.all && found.is_empty() && directory.join(FILE).exists() {
            found.push("your empty record".to_owned());
        }
        let drafts = draft_count(directory);
        if drafts > 0 {
            found.push(counted(drafts, "draft of a note or form"));
        } else if directory.join(DRAFTS).exists() {
            found.push("drafts of notes and forms, which can't be read".to_owned());
        }
        let certificates = if args.all { certificates(directory).len() } else { 0 };
        match certificates {
            0 => {}
            1 => found.push("1 certificate".to_owned()),
            count => found.push(format!("{count} certificates")),
        }
        if args.all && !news::files_in(directory).is_empty() {
            found.push("changes of the catalog".to_owned());
        }
        let copies = copies(directory).len();
        if copies > 0 {
            found.push(counted(copies, "copy of the record"));
        }
    }
    if args.all || args.shelf {
        let shelf = Shelf::new(directory.join("shelf"));
        let count = shelf.copies().map_or(0, |(copies, _)| copies.len());
        // A shelf that cannot be listed is told when it is to be erased.
        let holdings = shelf.holdings().unwrap_or_default();
        match (count, holdings.own.len(), holdings.bytes) {
            (0, 0, _) => {}
            (0, _, bytes) => {
                found.push(format!("remains of saved documents, {}", size(bytes)));
            }
            (count, _, bytes) => {
                found.push(format!("{}, {}", counted(count, "saved document"), size(bytes)));
            }
        }
    }
    Ok(found)
}

fn counted(count: usize, what: &str) -> String {
    let (head, tail) = what.split_once(' ').unwrap_or((what, ""));
    let many = match (count, head) {
        (1, head) => head.to_owned(),
        (_, "copy") => "copies".to_owned(),
        (_, "saved" | "logged") => head.to_owned(),
        (_, head) => format!("{head}s"),
    };
    let tail = match (count, tail) {
        (2.. | 0, "document" | "training") => return format!("{count} {many} {tail}s"),
        (_, tail) => tail,
    };
    format!("{count} {many} {tail}").trim_end().to_owned()
}

/// Returns what to say of files that this program did not make.
pub(in crate::cli) fn left_alone(files: &[PathBuf]) -> Option<String> {
    let folder = files.first()?.parent()?;
    let name = |path: &PathBuf| shown(&path.file_name().unwrap_or_default().to_string_lossy());
    let named: Vec<String> = files.iter().take(MOST_NAMED).map(name).collect();
    let more = match files.len() - named.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let (names, folder) = (named.join(", "), shown(&folder.display().to_string()));
    Some(format!("left alone in {folder}, because squadroom didn't make it: {names}{more}"))
}

/// Returns the files that are left and may hold the record, if that was to be erased.
fn left_of_record(directory: &Path, args: &ForgetArgs) -> Vec<PathBuf> {
    let mut left = if args.all || args.notes { foreign_files(directory) } else { Vec::new() };
    let known = news::files_in(directory);
    left.retain(|path| !known.contains(path));
    left
}

/// Returns what to say of files that may be copies of the record under other names.
fn may_hold_record(directory: &Path, files: &[PathBuf]) -> Option<String> {
    let name =
        |path: &PathBuf| shown(&path.strip_prefix(directory).unwrap_or(path).display().to_string());
    let names: Vec<String> = files.iter().take(MOST_NAMED).map(name).collect();
    let more = match files.len() - names.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let (names, folder) = (names.join(", "), shown(&directory.display().to_string()));
    (!files.is_empty()).then(|| {
        format!(
            "not erased from {folder}: {names}{more}. If this is a copy of your record, delete it yourself"
        )
    })
}

/// Erases it; returns what it left alone.
fn erase(directory: &Path, args: &ForgetArgs) -> Result<Vec<PathBuf>, String> {
    let told = |error: RecordError| error.to_string();
    if args.all {
        erase_record(directory).map_err(told)?;
        news::erase(directory).map_err(|error| in_words(&error))?;
    } else if args.notes {
        if let Some(mut record) = Record::open_existing(directory).map_err(told)? {
            record.erase_notes().map_err(told)?;
        }
        erase_copies(directory).map_err(told)?;
    }
    if args.all || args.shelf {
        return Shelf::new(directory.join("shelf")).erase().map_err(|error| error.to_string());
    }
    Ok(Vec::new())
}
