//! `squadroom log certificate` and `squadroom record verify`

use super::done::line_called;
use crate::cli::args::Common;
use crate::cli::render::json;
use crate::cli::session::output::{CommandOutput, Exit, shown};
use crate::cli::session::record_session;
use crate::record::{CertificateFile, Record, certificate_of, certificates};
use serde_json::{Value, json};
use std::collections::BTreeSet;

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
            Err(error) => reply.noting(shown(&error.to_string())).ending(Exit::Failed),
        })
    })
}

/// Checks that the record can be read and that no certificate was changed or is missing.
pub(in crate::cli) fn verify(common: &Common) -> CommandOutput {
    let directory = match record_session::directory(common) {
        Ok(directory) => directory,
        Err(reply) => return reply,
    };
    let empty = || CommandOutput::done("you have no record yet\n".to_owned());
    record_session::reading(common, empty, |record| {
        let mut lines = BTreeSet::new();
        record.each_done(|line| {
            lines.insert(line.id);
        })?;
        let found = certificates(&directory);
        let mut faults: Vec<(String, &str)> = found
            .iter()
            .filter_map(|own| Some((own.path.display().to_string(), fault_of(own, &lines)?)))
            .collect();
        let whole = found.len() - faults.len();
        let is_missing =
            |id: &String| lines.contains(id) && found.iter().all(|own| own.line != *id);
        let missing = record.attached()?.into_iter().filter(is_missing);
        faults.extend(missing.map(|id| (id, MISSING)));
        Ok(verified(common, lines.len(), whole, &faults))
    })
}

const MISSING: &str = "its certificate file is missing. Copy it back into the folder `certificates`, or attach it again: squadroom log edit ID --certificate-file FILE";

/// Returns what is wrong with the file of a certificate.
fn fault_of(own: &CertificateFile, lines: &BTreeSet<String>) -> Option<&'static str> {
    match (own.is_whole(), lines.contains(&own.line)) {
        (true, true) => None,
        (false, _) => Some("the file was changed"),
        (true, false) => Some("its training isn't in your log"),
    }
}

fn verified(
    common: &Common,
    lines: usize,
    whole: usize,
    faults: &[(String, &str)],
) -> CommandOutput {
    let exit = if faults.is_empty() { Exit::Done } else { Exit::Nothing };
    if common.json {
        let faults: Vec<Value> =
            faults.iter().map(|(what, why)| json!({ "file": what, "problem": why })).collect();
        let text = json!({ "trainings": lines, "certificates": whole, "problems": faults });
        return CommandOutput::done(json::text(&text)).ending(exit);
    }
    let trainings = if lines == 1 { "training" } else { "trainings" };
    let certificates = if whole == 1 { "certificate is" } else { "certificates are" };
    let text = format!("{lines} logged {trainings}, {whole} {certificates} whole\n");
    let told = faults.iter().map(|(what, why)| format!("{}: {why}", shown(what)));
    told.fold(CommandOutput::done(text).ending(exit), CommandOutput::noting)
}
