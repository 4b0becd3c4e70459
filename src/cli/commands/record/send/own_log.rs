//! The log of this computer: what was sent before and was corrected or removed since then is
//! voided, and each line is sent once.

use super::{BATCH, NOTHING, answer, counted, failed, sent};
use crate::cli::args::Common;
use crate::cli::session::output::{CommandOutput, Exit, shown};
use crate::cli::session::progress::Bar;
use crate::cli::session::record_session;
use crate::effects::lrs::{Delivered, LearningRecordStore, LrsError};
use crate::record::{
    FILE, LogEntry, Officer, Record, RecordError, SentStatement, XapiActor, statement_id,
    store_key, voiding,
};
use serde_json::Value;
use std::collections::HashSet;

/// Sends the log.
pub(super) fn send(
    common: &Common,
    store: &LearningRecordStore,
    (actor, officer): (&XapiActor, &Officer),
) -> CommandOutput {
    let empty = || CommandOutput::done(String::new()).noting(NOTHING.to_owned());
    match record_session::directory(common) {
        Ok(directory) if directory.join(FILE).symlink_metadata().is_ok() => {}
        Ok(_) => return record_session::reading(common, empty, |_| Ok(empty())),
        Err(reply) => return reply,
    }
    record_session::writing(common, |record| {
        let key = store_key(store.address(), actor);
        let Outgoing { lines, stale } = Outgoing::noted(record, &key, actor)?;
        if lines.is_empty() && stale.is_empty() {
            return Ok(empty());
        }
        let refused = match void(store, &stale, (actor, officer)) {
            Ok(refused) => refused,
            Err(error) => return Err(failed(Delivered::default(), &error).into()),
        };
        if refused.is_none() {
            record.note_voided(&key, &stale)?;
        }
        let bar = Bar::of_files();
        let told = |done: usize| bar.show(done as u64, Some(lines.len() as u64));
        let mut delivered = Delivered::default();
        let done = sent(store, &lines, (actor, officer), (&mut delivered, &told));
        drop(bar);
        match (done, refused) {
            (Err(error), _) => Err(failed(delivered, &error).into()),
            (Ok(()), None) => Ok(answer(common, delivered, stale.len())),
            (Ok(()), Some(error)) => {
                Ok(noting_not_voided(answer(common, delivered, 0), stale.len(), &error))
            }
        }
    })
}

/// The statements that go to a store.
struct Outgoing {
    /// The lines of the log, each with the id of its statement.
    lines: Vec<(String, LogEntry)>,
    /// Those that were sent and whose lines were corrected or removed since then.
    stale: Vec<SentStatement>,
}

impl Outgoing {
    /// Returns what goes to a store. The record notes it before the store gets it: an answer may
    /// be lost.
    fn noted(record: &mut Record, key: &str, actor: &XapiActor) -> Result<Self, RecordError> {
        let before = record.sent_to(key)?;
        let ids = |is_voided: bool| -> HashSet<&str> {
            let of = before.iter().filter(|sent| sent.is_voided == is_voided);
            of.map(|sent| sent.statement.as_str()).collect()
        };
        let (known, voided) = (ids(false), ids(true));
        let mut lines = Vec::new();
        record.each_done(|line| {
            lines.push((statement_id(&line, actor, |id| voided.contains(id)), line));
        })?;
        let new = lines.iter().filter(|(id, _)| !known.contains(id.as_str()));
        let new: Vec<(String, String)> =
            new.map(|(id, line)| (id.clone(), line.id.clone())).collect();
        let now: HashSet<&str> = lines.iter().map(|(id, _)| id.as_str()).collect();
        let is_stale =
            |sent: &&SentStatement| !sent.is_voided && !now.contains(sent.statement.as_str());
        let stale = before.iter().filter(is_stale).cloned().collect();
        record.note_sent(key, &new)?;
        Ok(Self { lines, stale })
    }
}

/// Voids statements; returns why the store doesn't, if it refuses that.
///
/// # Errors
/// The store can't be reached, or is none.
fn void(
    store: &LearningRecordStore,
    stale: &[SentStatement],
    (actor, officer): (&XapiActor, &Officer),
) -> Result<Option<LrsError>, LrsError> {
    for batch in stale.chunks(BATCH) {
        let all = batch.iter().map(|sent| voiding(&sent.statement, actor, officer));
        let statements: Vec<Value> = all.collect();
        match store.send(&statements, &mut Delivered::default()) {
            Ok(()) => {}
            Err(error @ (LrsError::Refused | LrsError::Status(400..=499, _)))
                if !error.is_passing() =>
            {
                return Ok(Some(error));
            }
            Err(error) => return Err(error),
        }
    }
    Ok(None)
}

/// Says that earlier statements are still valid in the store.
fn noting_not_voided(reply: CommandOutput, count: usize, error: &LrsError) -> CommandOutput {
    let why = match error {
        LrsError::Refused => "the store doesn't let you void statements".to_owned(),
        error => shown(&error.to_string()),
    };
    let earlier = counted(count);
    let note = format!(
        "{why}, so {earlier} of corrected or removed trainings stay. Ask your agency to let you void them, then run the same command again"
    );
    reply.noting(note).ending(Exit::Nothing)
}
