//! `squadroom record`: the record as a whole.

use super::{certificate, import, send};
use crate::cli::args::Common;
use crate::cli::args::record::RecordCommand;
use crate::cli::render::json;
use crate::cli::session::confirm;
use crate::cli::session::output::{CommandOutput, Exit, announce_aside, shown};
use crate::cli::session::record_session::{self, EarlyExit};
use crate::effects::platform::clock;
use crate::record::{CERTIFICATES, Newer, certificates, newer_than_copy, newest_sound, restore};
use serde_json::json;
use std::io::{self, IsTerminal};
use std::path::Path;

const KEPT: &str = "your record is as it was";

const SAY_YES: &str =
    "your record is as it was; to bring the copy back without being asked add --yes";

const NO_COPY: &str =
    "no good copy of your record was found. Name one: squadroom record restore FILE";

/// Runs one command on the whole record.
pub(in crate::cli) fn run(common: &Common, command: &RecordCommand) -> CommandOutput {
    match command {
        RecordCommand::Import { file } => import::run(common, file),
        RecordCommand::Verify => certificate::verify(common),
        RecordCommand::Send(args) => send::run(common, args),
        RecordCommand::Backup { file } => back_up(common, file.as_deref()),
        RecordCommand::Restore { file, yes } => bring_back(common, file.as_deref(), *yes),
    }
}

fn back_up(common: &Common, file: Option<&Path>) -> CommandOutput {
    let nothing =
        || CommandOutput::refused(Exit::Nothing, "you have no record to copy yet".to_owned());
    record_session::reading(common, nothing, |record| {
        let named = match file {
            Some(file) => file.to_path_buf(),
            None => Path::new(&format!("squadroom-record-{}.db", day())).to_path_buf(),
        };
        if named.symlink_metadata().is_ok() {
            let note = format!(
                "{} already exists. Choose another file name",
                shown(&named.display().to_string())
            );
            return Err(CommandOutput::refused(Exit::Failed, note).into());
        }
        record.back_up(&named)?;
        let directory = record_session::directory(common)?;
        let (beside, folder) = (certificates(&directory).len(), directory.join(CERTIFICATES));
        let (named, folder) = (named.display().to_string(), folder.display().to_string());
        let files = match beside {
            1 => "1 certificate file isn't".to_owned(),
            _ => format!("{beside} certificate files aren't"),
        };
        Ok(CommandOutput::done(match (common.json, beside) {
            (true, 0) => json::text(&json!({ "file": named })),
            (true, _) => json::text(&json!({
                "file": named, "certificates_left_out": beside, "certificates_folder": folder,
            })),
            (false, 0) => format!("copied to {}\n", shown(&named)),
            (false, _) => format!(
                "copied to {}\n{files} in the copy. Copy this folder, too: {}\n",
                shown(&named),
                shown(&folder)
            ),
        }))
    })
}

fn day() -> String {
    clock::today().map_or_else(|| "day".to_owned(), |day| day.as_str().to_owned())
}

/// Returns the answer if somebody was asked and does not want an older copy in the place of the
/// record.
fn kept_instead(directory: &Path, from: &Path) -> Option<CommandOutput> {
    let Newer { here, copy } = newer_than_copy(directory, from)?;
    announce_aside(&format!(
        "Your record holds what the copy {} lacks.\n  only in your record: {}\n  \
         in the copy: {}\nYour record of now would be kept under another name.\n",
        shown(&from.display().to_string()),
        here.in_words(),
        copy.in_words()
    ));
    if !io::stdin().is_terminal() {
        return Some(CommandOutput::refused(Exit::Usage, SAY_YES.to_owned()));
    }
    let answer = confirm::is_sure("Type yes to bring the copy back: ");
    (!answer).then(|| CommandOutput::refused(Exit::Nothing, KEPT.to_owned()))
}

fn bring_back(common: &Common, file: Option<&Path>, is_asked: bool) -> CommandOutput {
    let directory = match record_session::directory(common) {
        Ok(directory) => directory,
        Err(reply) => return reply,
    };
    let named = file.map(|file| Ok(Some(file.to_path_buf())));
    let from = match named.unwrap_or_else(|| newest_sound(&directory)) {
        Ok(Some(from)) => from,
        Ok(None) => return CommandOutput::refused(Exit::Nothing, NO_COPY.to_owned()),
        Err(error) => return EarlyExit::Record(error).into_reply(),
    };
    if let Some(reply) = (!is_asked).then(|| kept_instead(&directory, &from)).flatten() {
        return reply;
    }
    let restored = match restore(&directory, &from, record_session::known(common), &clock::now()) {
        Ok(restored) => restored,
        Err(error) => return EarlyExit::Record(error).into_reply(),
    };
    let path = |path: &Path| shown(&path.display().to_string());
    let reply = if common.json {
        let moved = restored.moved.map(|moved| moved.display().to_string());
        CommandOutput::done(json::text(&json!({
            "from": from.display().to_string(), "replaced": moved,
            "newest_change": restored.holds.newest, "done": restored.holds.counts.done,
            "planned": restored.holds.counts.planned, "stars": restored.holds.counts.stars,
            "lists": restored.holds.counts.lists, "notes": restored.holds.counts.notes,
        })))
    } else {
        let mut text = format!("restored from {}\n", path(&from));
        text += &format!("your record now has {}\n", restored.holds.in_words());
        if let Some(moved) = &restored.moved {
            text += &format!("your earlier record is kept as {}\n", path(moved));
        }
        CommandOutput::done(text)
    };
    restored.left_out.iter().fold(reply, |reply, note| reply.noting(shown(note)))
}
