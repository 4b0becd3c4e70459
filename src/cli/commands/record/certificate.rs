//! `squadroom log certificate` and `squadroom record verify`

use super::done::line_called;
use crate::cli::args::Common;
use crate::cli::render::json;
use crate::cli::session::output::{CommandOutput, Exit, shown};
use crate::cli::session::record_session;
use crate::record::{Record, certificate_of, certificates};
use serde_json::{Value, json};

/// Opens the certificate of a line of the log.
pub(in crate::cli) fn open(common: &Common, id: &str) -> CommandOutput {
    let none = |why: String| CommandOutput::refused(Exit::Nothing, why);
    let directory = match record_session::directory(common) {
        Ok(directory) => directory,
        Err(reply) => return reply,
    };
    let empty = || none("your log is empty".to_owned());
    record_session::reading(common, empty, |record: &Record| {
        let line = line_called(record, id)?;
        let Some(own) = certificate_of(&directory, &line.id) else {
            let id = shown(&line.id);
            let why = format!(
                "`{id}` has no certificate file. Add one: squadroom log edit {id} --certificate-file FILE"
            );
            return Err(none(why).into());
        };
        let file = shown(&own.path.display().to_string());
        if !own.is_whole() {
            let why = format!("{file}: the file was changed. Not opened. Attach it again");
            return Err(CommandOutput::refused(Exit::Failed, why).into());
        }
        let opened = crate::effects::open_file(&own.path);
        let text = match (common.json, &opened) {
            (true, _) => json::text(&json!({
                "id": line.id, "file": own.path.display().to_string(), "opened": opened.is_ok(),
            })),
            (false, Ok(())) => format!("{file}\nOpened.\n"),
            (false, Err(_)) => format!("{file}\n"),
        };
        let reply = CommandOutput::done(text);
        Ok(match opened {
            Ok(()) => reply,
            Err(error) => reply.noting(shown(&error.to_string())),
        })
    })
}

/// Checks that the record can be read and that no certificate was changed.
pub(in crate::cli) fn verify(common: &Common) -> CommandOutput {
    let directory = match record_session::directory(common) {
        Ok(directory) => directory,
        Err(reply) => return reply,
    };
    let empty = || CommandOutput::done("you have no record yet\n".to_owned());
    record_session::reading(common, empty, |record| {
        let mut lines = std::collections::BTreeSet::new();
        record.each_done(|line| {
            lines.insert(line.id);
        })?;
        let (mut whole, mut faults) = (0, Vec::new());
        for own in certificates(&directory) {
            let name = own.path.display().to_string();
            match (own.is_whole(), lines.contains(&own.line)) {
                (true, true) => whole += 1,
                (false, _) => faults.push((name, "the file was changed")),
                (true, false) => faults.push((name, "its training isn't in your log")),
            }
        }
        let exit = if faults.is_empty() { Exit::Done } else { Exit::Nothing };
        let text = match common.json {
            true => {
                let faults: Vec<Value> = faults
                    .iter()
                    .map(|(file, why)| json!({ "file": file, "problem": why }))
                    .collect();
                json::text(
                    &json!({ "trainings": lines.len(), "certificates": whole, "problems": faults }),
                )
            }
            false => format!("{} logged trainings, {whole} certificates are whole\n", lines.len()),
        };
        let reply = CommandOutput::done(text).ending(exit);
        let told = faults.iter().filter(|_| !common.json);
        let told = told.map(|(file, why)| format!("{}: {why}", shown(file)));
        Ok(told.fold(reply, CommandOutput::noting))
    })
}
