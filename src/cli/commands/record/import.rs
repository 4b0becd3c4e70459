//! `squadroom record import`

use super::attaching::{has_room, put_beside};
use crate::cli::args::Common;
use crate::cli::render::json;
use crate::cli::session::output::{CommandOutput, Exit, shown};
use crate::cli::session::record_session::{self, EarlyExit};
use crate::disk;
use crate::effects::platform::clock;
use crate::effects::platform::files::text_of;
use crate::record::{
    Archive, CheckedCertificate, ImportReport, MOST_ARCHIVE, Record, RecordError, certificate_of,
};
use serde_json::json;
use std::io::{Error, ErrorKind};
use std::path::Path;

const TOO_LARGE: &str = "it is larger than 128 MB. Run `squadroom record backup` there and `squadroom record restore FILE` here instead";

/// An exported record that was read, with what to say of it.
struct FileToImport {
    archive: Archive,
    certificates: Vec<CheckedCertificate>,
    notes: Vec<String>,
}

/// Takes in an exported record.
pub(super) fn run(common: &Common, file: &Path) -> CommandOutput {
    let name = shown(&file.display().to_string());
    let refused = |why: &str| CommandOutput::refused(Exit::Failed, format!("{name}: {why}"));
    let text = match read(file) {
        Ok(text) => text,
        Err(error) => return refused(&disk::in_words(&error)),
    };
    let FileToImport { archive, certificates, notes } = match checked(common, &text) {
        Ok(checked) => checked,
        Err(error) => return refused(&shown(&error.to_string())),
    };
    drop(text);
    let bytes = certificates.iter().map(|own| own.file.size()).sum();
    if let Err(reply) = has_room(common, bytes) {
        return reply;
    }
    let reply = record_session::writing(common, |record| {
        let merged = record.merge(&archive)?;
        let (files, kept) = attach_all(common, record, &certificates)?;
        let reply = CommandOutput::done(match common.json {
            true => json::text(&json!({
                "done": merged.done, "stars": merged.stars, "lists": merged.lists,
                "notes": merged.notes, "planned": merged.planned, "changed": merged.changed,
                "certificates": files,
            })),
            false => format!("{name}: {}\n", import_summary(&merged, files)),
        });
        let notes = merged.differing.iter().chain(&kept);
        Ok(notes.fold(reply, |reply, note| reply.noting(shown(note))))
    });
    match reply.exit {
        Exit::Done => notes.iter().fold(reply, |reply, note| reply.noting(shown(note))),
        _ => reply,
    }
}

/// Reads a text as an exported record; nothing is written.
fn checked(common: &Common, text: &str) -> Result<FileToImport, RecordError> {
    let mut archive = Archive::parse(text)?;
    let slips = clock::today().map(|today| archive.slips(&today)).transpose()?;
    archive.correct(record_session::known(common));
    let (mut archive, mut notes) = archive.without_repeats();
    notes.extend(slips.unwrap_or_default());
    let certificates = archive.take_out_certificates()?;
    Ok(FileToImport { archive, certificates, notes })
}

/// Keeps the certificates whose lines have none; returns how many, and sentences on the others.
fn attach_all(
    common: &Common,
    record: &mut Record,
    certificates: &[CheckedCertificate],
) -> Result<(usize, Vec<String>), EarlyExit> {
    let directory = record_session::directory(common)?;
    let (mut new, mut notes) = (0, Vec::new());
    for CheckedCertificate { line, file } in certificates {
        match certificate_of(&directory, line) {
            Some(own) if file.is_in(&own) => record.note_attached(line)?,
            Some(own) if own.is_whole() => notes
                .push(format!("`{line}` has another certificate file in your log, which stays")),
            _ => {
                put_beside(&directory, record, line, file)?;
                new += 1;
            }
        }
    }
    Ok((new, notes))
}

/// Reads an exported record, without its certificates.
///
/// # Errors
/// Why it can't be read, safe to show.
pub(super) fn archive_of(file: &Path) -> Result<Archive, String> {
    let text = read(file).map_err(|error| disk::in_words(&error))?;
    let mut archive = Archive::parse(&text).map_err(|error| shown(&error.to_string()))?;
    archive.certificates.clear();
    Ok(archive)
}

fn read(file: &Path) -> std::io::Result<String> {
    let bytes = disk::read_to_end(&disk::open_named(file)?, MOST_ARCHIVE);
    let bytes = bytes.map_err(|error| match error.kind() {
        ErrorKind::FileTooLarge => Error::other(TOO_LARGE),
        _ => error,
    })?;
    let no_text = || Error::new(ErrorKind::InvalidData, "this isn't UTF-8 text. Save it as UTF-8");
    text_of(bytes).ok_or_else(no_text)
}

fn import_summary(merged: &ImportReport, certificates: usize) -> String {
    let parts = [
        (merged.done, "logged"),
        (merged.planned, "planned"),
        (merged.stars, "starred"),
        (merged.lists, "in lists"),
        (merged.notes, "with notes"),
        (certificates, if certificates == 1 { "certificate file" } else { "certificate files" }),
    ];
    let new: Vec<String> = parts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    let new =
        if new.is_empty() { "nothing new".to_owned() } else { format!("new: {}", new.join(", ")) };
    match merged.changed {
        0 => new,
        changed => format!("{new}; {changed} updated"),
    }
}
