//! The import of an archive: no row is doubled, and no row of the record is lost.

use super::archive::{Archive, Due, JsonLine, Listed, Noted};
use super::export::{LINE, due_of, line_of};
use super::repeats::{self, due_in_words, line_in_words};
use crate::catalog::PartialDate;
use crate::record::clean_text::{folded, line, lines};
use crate::record::completion::{Completion, LogEntry};
use crate::record::error::RecordError;
use crate::record::forms;
use crate::record::hours::Hours;
use crate::record::item::OWN;
use crate::record::storage::database::{Record, WriteError};
use crate::record::storage::mutations::upsert_item;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, named_params, params};
use std::collections::{HashMap, HashSet};

/// The counts of an import: new rows of each kind, and rows that changed because the file
/// had a newer state.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// Lines of the log that are new.
    pub done: usize,
    /// Stars that are new.
    pub stars: usize,
    /// New members of lists.
    pub lists: usize,
    /// Notes that are new.
    pub notes: usize,
    /// Plans that are new.
    pub planned: usize,
    /// Lines, notes and plans that were there and are newer now.
    pub changed: usize,
    /// Sentences on the rows of which the record and the file say different things: what
    /// was kept, and what was left out.
    pub differing: Vec<String>,
}

/// The effect of one row of the archive on the record.
#[derive(Clone, Copy, PartialEq, Eq)]
enum RowOutcome {
    Added,
    Changed,
    Nothing,
}

impl Record {
    /// Imports an archive: all of it or, at an error, nothing. The newer of two states of
    /// one line or plan stays; of two notes on one entry both texts stay, unless one holds
    /// the other.
    ///
    /// # Errors
    /// Something in it cannot be kept, or the record cannot be written.
    pub fn merge(&mut self, archive: &Archive) -> Result<ImportReport, RecordError> {
        self.writing(|write| {
            let planned: HashSet<String> = write
                .prepare("SELECT subject FROM plan")?
                .query_map([], |row| row.get(0))?
                .collect::<rusqlite::Result<_>>()?;
            let mut merged = ImportReport::default();
            let mut differing = add_subjects(write, archive)?;
            for star in &archive.stars {
                let insert = "INSERT OR IGNORE INTO star (subject, changed) VALUES (?, ?)";
                merged.stars += write.execute(insert, [&star.subject, time(&star.changed)?])?;
            }
            let mut names = list_names(write)?;
            for listed in &archive.lists {
                merged.lists += usize::from(list(write, &mut names, listed)?);
            }
            for noted in &archive.notes {
                count(note(write, noted)?, &mut merged.notes, &mut merged.changed);
            }
            for due in &archive.planned {
                count(plan(write, due, &mut differing)?, &mut merged.planned, &mut merged.changed);
            }
            let in_file: HashSet<&str> =
                archive.planned.iter().map(|due| due.subject.as_str()).collect();
            for line in &archive.done {
                let did = done(write, line, &mut differing)?;
                count(did, &mut merged.done, &mut merged.changed);
                let fulfills =
                    planned.contains(&line.subject) && !in_file.contains(line.subject.as_str());
                if did == RowOutcome::Added && fulfills {
                    let delete = "DELETE FROM plan WHERE subject = ? AND changed < ?";
                    write.execute(delete, [&line.subject, &line.added])?;
                }
            }
            drop_unused(write)?;
            merged.differing = repeats::a_few(differing);
            Ok(merged)
        })
    }
}

impl Record {
    /// Puts a line back that was taken out of the log, as it was.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn restore_done(&mut self, line: &LogEntry) -> Result<(), RecordError> {
        let Completion { date, hours, provider, certificate, credit, expires } =
            line.completion.clone();
        let iso = |date: Option<PartialDate>| date.map(|date| date.as_str().to_owned());
        let row = JsonLine {
            id: line.id.clone(),
            subject: line.subject.id.clone(),
            date: iso(date),
            minutes: hours.map(Hours::minutes),
            provider,
            certificate,
            credit,
            expires: iso(expires),
            added: line.added.clone(),
            changed: line.changed.clone(),
        };
        self.writing(|write| {
            upsert_item(write, &line.subject)?;
            done(write, &row, &mut Vec::new()).map(drop)
        })
    }
}

fn count(did: RowOutcome, added: &mut usize, changed: &mut usize) {
    match did {
        RowOutcome::Added => *added += 1,
        RowOutcome::Changed => *changed += 1,
        RowOutcome::Nothing => {}
    }
}

/// The start of a text that may be a page long.
fn start_of(text: &str) -> String {
    text.chars().take(80).collect()
}

/// Adds the items that are not in the record yet; the others keep their titles. Returns
/// sentences on the trainings in no catalog that have another title in the file.
fn add_subjects(write: &Transaction<'_>, archive: &Archive) -> Result<Vec<String>, WriteError> {
    let mut known = write.prepare("SELECT title FROM subject WHERE id = ?")?;
    let (mut seen, mut differing): (HashSet<&str>, Vec<String>) = Default::default();
    for subject in &archive.subjects {
        let id = &subject.id;
        if !forms::is_id(id) {
            return refuse(format!("`{}` isn't the id of a resource", start_of(id)));
        }
        if let Err(cause) = forms::check(subject) {
            return refuse(format!("`{id}`: {cause}"));
        }
        match known.query_row([id], |row| row.get::<_, String>(0)).optional()? {
            None => drop(upsert_item(write, &subject.clone().into_subject())?),
            Some(ours) if ours != subject.title && id.starts_with(OWN) => {
                differing.push(repeats::differs(id, &ours, &subject.title));
            }
            Some(_) => {}
        }
        seen.insert(id);
    }
    let named = archive.stars.iter().map(|star| &star.subject);
    let named = named.chain(archive.lists.iter().map(|listed| &listed.subject));
    let named = named.chain(archive.notes.iter().map(|noted| &noted.subject));
    let named = named.chain(archive.planned.iter().map(|due| &due.subject));
    let mut named = named.chain(archive.done.iter().map(|line| &line.subject));
    match named.find(|id| !seen.contains(id.as_str())) {
        Some(id) => refuse(format!("`{}` isn't under `subjects` in the file", start_of(id))),
        None => Ok(differing),
    }
}

fn refuse<T>(cause: String) -> Result<T, WriteError> {
    Err(RecordError::Invalid(format!("can't import this record: {cause}. Nothing was changed"))
        .into())
}

/// The names of the lists by their folded forms.
type ListNames = HashMap<String, String>;

fn list_names(read: &Connection) -> rusqlite::Result<ListNames> {
    let mut query = read.prepare("SELECT DISTINCT list FROM listed")?;
    let name = |row: &Row<'_>| row.get::<_, String>(0).map(|name| (folded(&name), name));
    query.query_map([], name)?.collect()
}

fn list(
    write: &Transaction<'_>,
    names: &mut ListNames,
    listed: &Listed,
) -> Result<bool, WriteError> {
    let Some(typed) = line("list name", &listed.list)? else {
        return refuse("a list has no name".to_owned());
    };
    let name = names.entry(folded(&typed)).or_insert(typed);
    let insert = "INSERT OR IGNORE INTO listed (list, subject, changed) VALUES (?, ?, ?)";
    let new = write.execute(insert, [&*name, &listed.subject, time(&listed.changed)?])?;
    Ok(new > 0)
}

fn note(write: &Transaction<'_>, noted: &Noted) -> Result<RowOutcome, WriteError> {
    let Some(theirs) = lines("note", &noted.text)? else { return Ok(RowOutcome::Nothing) };
    let changed = time(&noted.changed)?;
    let query = "SELECT text, changed FROM note WHERE subject = ?";
    let of = |row: &Row<'_>| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?));
    let Some((ours, since)) = write.query_row(query, [&noted.subject], of).optional()? else {
        let insert = "INSERT INTO note (subject, text, changed) VALUES (?, ?, ?)";
        write.execute(insert, [&noted.subject, &theirs, changed])?;
        return Ok(RowOutcome::Added);
    };
    if ours.contains(&theirs) {
        return Ok(RowOutcome::Nothing);
    }
    let both = match theirs.contains(&ours) {
        true => theirs,
        false if since <= *changed => format!("{ours}\n{theirs}"),
        false => format!("{theirs}\n{ours}"),
    };
    let both = lines("note", &both)?;
    let update = "UPDATE note SET text = ?, changed = max(changed, ?) WHERE subject = ?";
    write.execute(update, params![both, changed, noted.subject])?;
    Ok(RowOutcome::Changed)
}

fn plan(
    write: &Transaction<'_>,
    due: &Due,
    differing: &mut Vec<String>,
) -> Result<RowOutcome, WriteError> {
    let (day, changed) = (due.due.as_deref(), time(&due.changed)?);
    if let Some(day) = day.filter(|day| !forms::is_day(day)) {
        return refuse(format!("`{}` isn't a date like 2026-12-31", start_of(day)));
    }
    let done = "SELECT EXISTS (SELECT 1 FROM done WHERE subject = ? AND added > ?)";
    if write.query_row(done, [&due.subject, changed], |row| row.get(0))? {
        return Ok(RowOutcome::Nothing);
    }
    let insert = "INSERT OR IGNORE INTO plan (subject, due, changed) VALUES (?, ?, ?)";
    if write.execute(insert, params![due.subject, day, changed])? > 0 {
        return Ok(RowOutcome::Added);
    }
    let query = "SELECT subject, due, changed FROM plan WHERE subject = ?";
    let ours = write.query_row(query, [&due.subject], due_of)?;
    let update = "UPDATE plan SET due = ?2, changed = ?3 WHERE subject = ?1 AND changed < ?3";
    let newer = write.execute(update, params![due.subject, day, changed])? > 0;
    if ours.due != due.due {
        differing.push(repeats::kept_one(&due.subject, newer, [&ours, due].map(due_in_words)));
    }
    Ok(if newer { RowOutcome::Changed } else { RowOutcome::Nothing })
}

fn done(
    write: &Transaction<'_>,
    given: &JsonLine,
    differing: &mut Vec<String>,
) -> Result<RowOutcome, WriteError> {
    if !forms::is_line_id(&given.id) {
        return refuse(format!("`{}` isn't the id of a training in the log", start_of(&given.id)));
    }
    if given.minutes.is_some_and(|minutes| Hours::of_minutes(minutes).is_none()) {
        return refuse(format!("`{}` has more than a year of minutes", given.id));
    }
    let text = |what: &str, text: &Option<String>| {
        text.as_deref().map(|text| line(what, text)).transpose().map(Option::flatten)
    };
    let given = &JsonLine {
        provider: text("provider", &given.provider)?,
        certificate: text("certificate", &given.certificate)?,
        credit: text("credit", &given.credit)?,
        ..given.clone()
    };
    let row = named_params! {
        ":id": given.id,
        ":subject": given.subject,
        ":date": date(given.date.as_deref())?,
        ":minutes": given.minutes,
        ":provider": given.provider,
        ":certificate": given.certificate,
        ":credit": given.credit,
        ":expires": date(given.expires.as_deref())?,
        ":added": time(&given.added)?,
        ":changed": time(&given.changed)?,
    };
    let insert = "INSERT OR IGNORE INTO done VALUES (:id, :subject, :date, :minutes, :provider,
        :certificate, :credit, :expires, :added, :changed)";
    if write.execute(insert, row)? > 0 {
        return Ok(RowOutcome::Added);
    }
    let update = "UPDATE done SET subject = :subject, date = :date, minutes = :minutes,
            provider = :provider, certificate = :certificate, credit = :credit,
            expires = :expires, added = :added, changed = :changed
        WHERE id = :id AND changed < :changed";
    let ours = write.query_row(LINE, [&given.id], line_of)?;
    let newer = write.execute(update, row)? > 0;
    let theirs = JsonLine { changed: ours.changed.clone(), ..given.clone() };
    if ours != theirs {
        differing.push(repeats::kept_one(&given.id, newer, [&ours, given].map(line_in_words)));
    }
    Ok(if newer { RowOutcome::Changed } else { RowOutcome::Nothing })
}

/// A date as it is kept.
fn date(text: Option<&str>) -> Result<Option<&str>, WriteError> {
    match text {
        Some(text) if PartialDate::parse(text).is_none() => {
            refuse(format!("`{}` isn't a date", start_of(text)))
        }
        other => Ok(other),
    }
}

/// A time as it is kept: in UTC, so that the order of the texts is that of the times.
fn time(text: &String) -> Result<&String, WriteError> {
    let is_time =
        text.ends_with('Z') && text.len() <= 30 && text.parse::<jiff::Timestamp>().is_ok();
    if is_time { Ok(text) } else { refuse(format!("`{}` isn't a UTC time", start_of(text))) }
}

pub(in crate::record) fn drop_unused(write: &Transaction<'_>) -> rusqlite::Result<usize> {
    write.execute(
        "DELETE FROM subject WHERE id NOT IN (SELECT subject FROM star UNION SELECT subject FROM listed
            UNION SELECT subject FROM note UNION SELECT subject FROM plan UNION SELECT subject FROM done)",
        [],
    )
}
