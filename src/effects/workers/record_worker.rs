//! Does tasks with the officer's record on one thread, in the order in which they
//! come, so that what was asked for last is what holds.

use super::export;
use crate::app::{Action, NO_CASE_DATA, RecordNow, RecordOutcome, RecordTask};
use crate::effects::platform::clock;
use crate::effects::platform::remedy::with_data;
use crate::faults::visible;
use crate::record::{Drafts, Quarantined, Record, RecordError, RecordSnapshot, UnsavedDraft};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SendError, Sender, channel};

/// The record of the finder. Its file is not touched before a task asks for it.
#[derive(Debug)]
pub(in crate::effects) struct RecordWorker {
    directory: PathBuf,
    /// The folder that commands in messages name.
    named: Option<PathBuf>,
    answers: Sender<Action>,
    /// To the thread, once there is one.
    tasks: Option<Sender<RecordTask>>,
}

impl RecordWorker {
    /// A desk for the record in this directory that tells what came of tasks to
    /// `answers`.
    pub(in crate::effects) fn new(
        directory: PathBuf,
        named: Option<PathBuf>,
        answers: Sender<Action>,
    ) -> Self {
        Self { directory, named, answers, tasks: None }
    }

    /// Keeps drafts of notes and forms, by their keys, at once; returns whether all
    /// are kept.
    pub(in crate::effects) fn save_drafts(&self, drafts: &[UnsavedDraft]) -> bool {
        let keep = |draft: &UnsavedDraft| crate::record::save_draft(&self.directory, draft);
        drafts.iter().map(keep).filter(Result::is_err).count() == 0
    }

    /// Starts a task; it gives one outcome.
    pub(in crate::effects) fn start(&mut self, task: RecordTask) {
        let (directory, answers) = (&self.directory, &self.answers);
        let tasks = self.tasks.get_or_insert_with(|| {
            let (tasks, waiting) = channel();
            let (directory, answers) = (directory.clone(), answers.clone());
            let named = self.named.clone();
            std::thread::spawn(move || work(&directory, named.as_deref(), &waiting, &answers));
            tasks
        });
        if let Err(SendError(task)) = tasks.send(task) {
            self.tasks = None;
            let why = "something went wrong before. Try again".to_owned();
            let _ = self.answers.send(Action::Record(refused(task, why)));
        }
    }
}

/// Returns what comes of a task that is not carried out.
pub(in crate::effects) fn refused(task: RecordTask, why: String) -> RecordOutcome {
    match task {
        RecordTask::Read | RecordTask::DropDraft(_) => RecordOutcome::NotRead(why),
        RecordTask::Export(..) => RecordOutcome::Exported(Err(why)),
        RecordTask::OpenCertificate(_) => RecordOutcome::Opened(Err(why)),
        task => RecordOutcome::NotKept(task, why),
    }
}

fn work(
    directory: &Path,
    named: Option<&Path>,
    waiting: &Receiver<RecordTask>,
    answers: &Sender<Action>,
) {
    let mut drafts = BTreeMap::new();
    while let Ok(task) = waiting.recv() {
        let outcome = match task {
            RecordTask::Export(file, format, transcript) => {
                RecordOutcome::Exported(export::write(&file, format, &transcript))
            }
            RecordTask::OpenCertificate(line) => {
                RecordOutcome::Opened(export::open_certificate(directory, &line))
            }
            task => carry_out(directory, named, task, &mut drafts),
        };
        if answers.send(Action::Record(outcome)).is_err() {
            return;
        }
    }
}

/// Carries a task out, with a new record where the one that is there is damaged. `known` are
/// the drafts that the finder knows: no other window's is dropped.
fn carry_out(
    directory: &Path,
    named: Option<&Path>,
    task: RecordTask,
    known: &mut BTreeMap<String, String>,
) -> RecordOutcome {
    let now = clock::now();
    let work = |_: Option<&Quarantined>| carry_out_once(directory, &task, known, &now);
    let (done, aside) = crate::record::recovering(directory, &now, RecordError::is_damage, work);
    let shown = |text: &str| visible(&with_data(text, named));
    let error_text = |error: &RecordError| shown(&error.to_string());
    let is_read = matches!(task, RecordTask::Read | RecordTask::DropDraft(_));
    match done {
        Ok(Ok((contents, strangers))) => {
            // Said once, not after every change.
            let strangers = strangers.filter(|_| is_read).map(|strangers| shown(&strangers));
            let aside = aside.as_ref().map(|aside| shown(&in_words(aside)));
            let (drafts, about_drafts) = match crate::record::drafts(directory) {
                Ok(Drafts { texts, set_aside }) => {
                    let told = set_aside.map(|aside| drafts_in_words(&aside, texts.len()));
                    (texts, told)
                }
                Err(error) => (BTreeMap::new(), Some(error.to_string())),
            };
            known.clone_from(&drafts);
            let about_drafts = about_drafts.map(|told| shown(&told));
            let remarks: Vec<String> =
                aside.or(strangers).into_iter().chain(about_drafts).collect();
            let remark = (!remarks.is_empty()).then(|| remarks.join(" "));
            let today = clock::today();
            let certificates = crate::record::certificates(directory);
            let certificates = certificates.into_iter().map(|own| own.line).collect();
            let now = Box::new(RecordNow { contents, today, drafts, certificates, remark });
            if is_read { RecordOutcome::Read(now) } else { RecordOutcome::Kept(task, now) }
        }
        Ok(Err(error)) if !is_read => RecordOutcome::KeptUnread(task, error_text(&error)),
        Ok(Err(error)) | Err(error) => refused(task, error_text(&error)),
    }
}

/// Carries a task out; returns what the record says after it, or why that cannot be
/// read.
///
/// # Errors
/// Nothing was changed, and why.
fn carry_out_once(
    directory: &Path,
    task: &RecordTask,
    drafts: &BTreeMap<String, String>,
    now: &str,
) -> Result<Result<RecordState, RecordError>, RecordError> {
    let drop_draft = |key: &str| match drafts.get(key) {
        Some(known) => crate::record::drop_draft(directory, key, known),
        None => Ok(()),
    };
    if let RecordTask::DropDraft(key) = task {
        drop_draft(key)?;
    }
    if matches!(task, RecordTask::Read | RecordTask::DropDraft(_)) {
        let record = Record::open_existing(directory)?;
        let contents = record.as_ref().map(Record::contents).transpose()?.unwrap_or_default();
        let left = crate::record::left_damaged(directory, record.as_ref())?;
        return Ok(Ok((contents, record.and_then(|record| record.strangers()).or(left))));
    }
    let mut record = Record::open(directory)?;
    record.copy_of_the_day(now)?;
    match task {
        RecordTask::Read
        | RecordTask::DropDraft(_)
        | RecordTask::Export(..)
        | RecordTask::OpenCertificate(_) => {}
        RecordTask::Star(subject, on) => drop(record.star(subject, *on, now)?),
        RecordTask::PutInList(subject, list, on) => {
            record.set_in_list(subject, list, *on, now)?;
        }
        RecordTask::SetNote(subject, text, former) => {
            record.replace_note(subject, former, text, now)?;
            // The editor said it. Saying it again does no harm.
            let _ = record.record_notice(NO_CASE_DATA);
        }
        RecordTask::AddDone(subject, completion) => {
            record.add_done(subject, completion, now)?;
        }
        RecordTask::AddOwn { title, topics, completion } => {
            let mut subject = record.own(title)?;
            if !topics.is_empty() {
                subject.topics.clone_from(topics);
            }
            record.add_done(&subject, completion, now)?;
        }
        RecordTask::ChangeDone { line, title, topics, completion } => {
            let mut subject = match title.as_ref().filter(|title| **title != line.subject.title) {
                Some(title) => record.retitled(&line.subject, title)?,
                None => line.subject.clone(),
            };
            if let Some(topics) = topics {
                subject.topics.clone_from(topics);
            }
            let subject = Some(subject).filter(|subject| *subject != line.subject);
            record.correct_done(&line.id, subject.as_ref(), completion, now)?;
        }
        RecordTask::RemoveDone(line) => record.remove_done(&line.id)?,
        RecordTask::RestoreDone(line) => record.restore_done(line)?,
        RecordTask::Plan(subject, due) => record.plan(subject, due.as_ref(), now)?,
        RecordTask::Unplan(subject) => drop(record.unplan(&subject.id)?),
    }
    if let Some(key) = task.settled_draft() {
        // It is written down. A draft that stays is offered once more.
        let _ = drop_draft(&key);
    }
    // It is written down; a copy that fails is tried again with the next change.
    let _ = record.copy_again(now);
    Ok(state(&record))
}

/// A whole record, and a sentence about the parts of other programs in its file.
type RecordState = (RecordSnapshot, Option<String>);

fn state(record: &Record) -> Result<RecordState, RecordError> {
    Ok((record.contents()?, record.strangers()))
}

fn drafts_in_words(aside: &Path, read: usize) -> String {
    let file = aside.display();
    let read = match read {
        0 => "squadroom couldn't read any of them.".to_owned(),
        1 => "squadroom could read one of them.".to_owned(),
        read => format!("squadroom could read {read} of them."),
    };
    format!("The file of your unsaved drafts was damaged. squadroom kept it as {file}. {read}")
}

fn in_words(aside: &Quarantined) -> String {
    let (file, reason) = (aside.file.display(), &aside.reason);
    let restore = match &aside.source {
        Some(source) => format!(
            "To restore its newest good copy ({}): squadroom record restore.",
            source.holds.in_words()
        ),
        None => "No copy of it was found.".to_owned(),
    };
    format!(
        "Your record was damaged ({reason}). squadroom kept it as {file} and started a new one. {restore}"
    )
}
