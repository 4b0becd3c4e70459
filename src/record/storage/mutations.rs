//! The writes to the record. Each call is one transaction: when it returns, the change is
//! on the disk.

use super::database::{Record, WriteError};
use crate::catalog::PartialDate;
use crate::record::clean_text::{evened, folded, line, lines};
use crate::record::completion::Completion;
use crate::record::error::RecordError;
use crate::record::exchange::archive::Titled;
use crate::record::forms;
use crate::record::hours::Hours;
use crate::record::item::Item;
use rusqlite::{Connection, OptionalExtension, Params, named_params, params};

/// The reason why a note is not replaced that somebody else changed.
const NOTE_CHANGED: &str = "this note was changed elsewhere while you wrote, so yours isn't saved. \
                            Copy your text (Ctrl-A, Ctrl-C), close the note, and open it again";

impl Record {
    /// Gives something a star or takes it away; returns whether that changed anything.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn star(&mut self, subject: &Item, on: bool, now: &str) -> Result<bool, RecordError> {
        self.writing(|write| {
            if !on {
                let gone = write.execute("DELETE FROM star WHERE subject = ?", [&subject.id])?;
                delete_unused(write, &subject.id)?;
                return Ok(gone > 0);
            }
            upsert_item(write, subject)?;
            let insert = "INSERT OR IGNORE INTO star (subject, changed) VALUES (?, ?)";
            let new = write.execute(insert, [subject.id.as_str(), now])?;
            is_there(write, "star WHERE subject = ?", [&subject.id])?;
            Ok(new > 0)
        })
    }

    /// Puts something into a list or takes it out. A list is there as long as
    /// something is in it; capitals of its name do not count. Returns the name as
    /// the list has it, and whether that changed anything.
    ///
    /// # Errors
    /// The name is empty or too long, or it cannot be written.
    pub fn set_in_list(
        &mut self,
        subject: &Item,
        list: &str,
        on: bool,
        now: &str,
    ) -> Result<(String, bool), RecordError> {
        let no_name = || RecordError::Invalid("a list needs a name".to_owned());
        let typed = line("list name", list)?.ok_or_else(no_name)?;
        self.writing(|write| {
            let name = list_called(write, &typed)?.unwrap_or_else(|| typed.clone());
            if !on {
                let delete = "DELETE FROM listed WHERE list = ? AND subject = ?";
                let gone = write.execute(delete, [&name, &subject.id])?;
                delete_unused(write, &subject.id)?;
                return Ok((name, gone > 0));
            }
            upsert_item(write, subject)?;
            let insert = "INSERT OR IGNORE INTO listed (list, subject, changed) VALUES (?, ?, ?)";
            let new = write.execute(insert, [name.as_str(), &subject.id, now])?;
            is_there(write, "listed WHERE list = ? AND subject = ?", [&name, &subject.id])?;
            Ok((name, new > 0))
        })
    }

    /// Writes the note on something, in place of the one before; an empty text takes
    /// it away.
    ///
    /// # Errors
    /// It is too long, or cannot be written.
    pub fn set_note(&mut self, subject: &Item, text: &str, now: &str) -> Result<(), RecordError> {
        let text = lines("note", text)?;
        self.writing(|write| upsert_note(write, subject, text.as_deref(), now))
    }

    /// Writes the note on something in place of `former`, the note that its author saw.
    ///
    /// # Errors
    /// Another note was saved meanwhile, and stays; else as for [`set_note`](Self::set_note).
    pub fn replace_note(
        &mut self,
        subject: &Item,
        former: &str,
        text: &str,
        now: &str,
    ) -> Result<(), RecordError> {
        let text = lines("note", text)?;
        let new = text.as_deref().unwrap_or_default();
        self.writing(|write| {
            let query = "SELECT text FROM note WHERE subject = ?";
            let saved: Option<String> =
                write.query_row(query, [&subject.id], |row| row.get(0)).optional()?;
            let saved = saved.unwrap_or_default();
            if [former, new].map(str::trim).contains(&saved.trim()) {
                return upsert_note(write, subject, text.as_deref(), now);
            }
            Err(WriteError::Record(RecordError::Invalid(NOTE_CHANGED.to_owned())))
        })
    }

    /// Plans something, by a day if one is given.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn plan(
        &mut self,
        subject: &Item,
        due: Option<&PartialDate>,
        now: &str,
    ) -> Result<(), RecordError> {
        self.writing(|write| {
            upsert_item(write, subject)?;
            let upsert = "INSERT INTO plan (subject, due, changed) VALUES (?1, ?2, ?3)
                ON CONFLICT DO UPDATE SET due = ?2, changed = ?3 WHERE due IS NOT ?2";
            let due = due.map(PartialDate::as_str);
            write.execute(upsert, params![subject.id, due, now])?;
            is_there(write, "plan WHERE subject = ? AND due IS ?", params![subject.id, due])
        })
    }

    /// Plans something no longer; returns whether it was planned.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn unplan(&mut self, id: &str) -> Result<bool, RecordError> {
        self.writing(|write| {
            let gone = write.execute("DELETE FROM plan WHERE subject = ?", [id])?;
            delete_unused(write, id)?;
            Ok(gone > 0)
        })
    }

    /// Writes down that something was done; it is planned no longer then. Returns
    /// the id of the new line of the log.
    ///
    /// # Errors
    /// A text is too long, or it cannot be written.
    pub fn add_done(
        &mut self,
        subject: &Item,
        completion: &Completion,
        now: &str,
    ) -> Result<String, RecordError> {
        let completion = cleaned(completion)?;
        self.writing(|write| {
            upsert_item(write, subject)?;
            write.execute("DELETE FROM plan WHERE subject = ?", [&subject.id])?;
            let id: String =
                write.query_row("SELECT 'done.' || lower(hex(randomblob(8)))", [], |row| {
                    row.get(0)
                })?;
            let insert = "INSERT INTO done (id, subject, added, changed) VALUES (?1, ?2, ?3, ?3)";
            write.execute(insert, [id.as_str(), &subject.id, now])?;
            fill(write, &id, &completion, now)?;
            is_filled(write, &id, &completion)?;
            Ok(id)
        })
    }

    /// Writes the details of a line of the log anew.
    ///
    /// # Errors
    /// Those of [`correct_done`](Self::correct_done).
    pub fn change_done(
        &mut self,
        id: &str,
        completion: &Completion,
        now: &str,
    ) -> Result<(), RecordError> {
        self.correct_done(id, None, completion, now)
    }

    /// Writes a line of the log anew, with another training if one is given: all of it, or
    /// nothing.
    ///
    /// # Errors
    /// There is no such line, a text is too long, or it cannot be written.
    pub fn correct_done(
        &mut self,
        id: &str,
        subject: Option<&Item>,
        completion: &Completion,
        now: &str,
    ) -> Result<(), RecordError> {
        let completion = cleaned(completion)?;
        self.writing(|write| {
            let query = "SELECT subject FROM done WHERE id = ?";
            let of: Option<String> = write.query_row(query, [id], |row| row.get(0)).optional()?;
            let former = of.ok_or_else(|| RecordError::Missing(id.to_owned()))?;
            if let Some(subject) = subject {
                upsert_item(write, subject)?;
                write.execute("UPDATE done SET subject = ? WHERE id = ?", [&*subject.id, id])?;
                is_there(write, "done WHERE id = ? AND subject = ?", [id, &subject.id])?;
            }
            fill(write, id, &completion, now)?;
            is_filled(write, id, &completion)?;
            delete_unused(write, &former)
        })
    }

    /// Takes a line out of the log.
    ///
    /// # Errors
    /// There is no such line, or it cannot be written.
    pub fn remove_done(&mut self, id: &str) -> Result<(), RecordError> {
        self.writing(|write| {
            let delete = "DELETE FROM done WHERE id = ? RETURNING subject";
            let of: Option<String> = write.query_row(delete, [id], |row| row.get(0)).optional()?;
            let of = of.ok_or_else(|| RecordError::Missing(id.to_owned()))?;
            delete_unused(write, &of)
        })
    }

    /// Notes that a message is told; returns whether this is the first time.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn record_notice(&mut self, what: &str) -> Result<bool, RecordError> {
        self.writing(
            |write| Ok(write.execute("INSERT OR IGNORE INTO told VALUES (?)", [what])? > 0),
        )
    }

    /// Forgets that a message is told.
    ///
    /// # Errors
    /// It cannot be written.
    pub(in crate::record) fn forget_notice(&mut self, what: &str) -> Result<(), RecordError> {
        self.writing(|write| {
            write.execute("DELETE FROM told WHERE what = ?", [what])?;
            Ok(())
        })
    }
}

/// A completion with its texts as they are kept.
fn cleaned(completion: &Completion) -> Result<Completion, RecordError> {
    let text = |what: &str, text: &Option<String>| {
        text.as_deref().map(|text| line(what, text)).transpose().map(Option::flatten)
    };
    Ok(Completion {
        date: completion.date.clone(),
        hours: completion.hours,
        provider: text("provider", &completion.provider)?,
        certificate: text("certificate", &completion.certificate)?,
        credit: text("credit", &completion.credit)?,
        expires: completion.expires.clone(),
    })
}

/// Fills in a line of the log; returns how many lines there are with this id.
fn fill(
    write: &Connection,
    id: &str,
    completion: &Completion,
    now: &str,
) -> rusqlite::Result<usize> {
    write.execute(
        "UPDATE done SET date = :date, minutes = :minutes, provider = :provider,
            certificate = :certificate, credit = :credit, expires = :expires, changed = :now
        WHERE id = :id",
        named_params! {
            ":id": id,
            ":date": completion.date.as_ref().map(PartialDate::as_str),
            ":minutes": completion.hours.map(Hours::minutes),
            ":provider": completion.provider,
            ":certificate": completion.certificate,
            ":credit": completion.credit,
            ":expires": completion.expires.as_ref().map(PartialDate::as_str),
            ":now": now,
        },
    )
}

/// Finds out whether what was written is there: what SQLite does not refuse it may
/// still have passed over.
fn is_there(write: &Connection, row: &str, given: impl Params) -> Result<(), WriteError> {
    let query = format!("SELECT EXISTS (SELECT 1 FROM {row})");
    let is_there = write.query_row(&query, given, |row| row.get::<_, bool>(0))?;
    if is_there { Ok(()) } else { Err(WriteError::NotKept) }
}

/// Writes a note; `None` takes it away.
fn upsert_note(
    write: &Connection,
    subject: &Item,
    text: Option<&str>,
    now: &str,
) -> Result<(), WriteError> {
    let Some(text) = text else {
        write.execute("DELETE FROM note WHERE subject = ?", [&subject.id])?;
        return delete_unused(write, &subject.id);
    };
    upsert_item(write, subject)?;
    let upsert = "INSERT INTO note (subject, text, changed) VALUES (?1, ?2, ?3)
        ON CONFLICT DO UPDATE SET text = ?2, changed = ?3 WHERE text <> ?2";
    write.execute(upsert, [subject.id.as_str(), text, now])?;
    is_there(write, "note WHERE subject = ? AND text = ?", [subject.id.as_str(), text])
}

/// Finds out whether a line of the log says what was written.
fn is_filled(write: &Connection, id: &str, completion: &Completion) -> Result<(), WriteError> {
    let (date, expires) = (&completion.date, &completion.expires);
    is_there(
        write,
        "done JOIN subject ON subject.id = done.subject WHERE done.id = ? AND date IS ?
            AND minutes IS ? AND done.provider IS ? AND certificate IS ? AND credit IS ?
            AND expires IS ?",
        params![
            id,
            date.as_ref().map(PartialDate::as_str),
            completion.hours.map(Hours::minutes),
            completion.provider,
            completion.certificate,
            completion.credit,
            expires.as_ref().map(PartialDate::as_str),
        ],
    )
}

/// Inserts an item, or updates its title, kind, provider, topics and link.
pub(in crate::record) fn upsert_item(write: &Connection, subject: &Item) -> Result<(), WriteError> {
    let no_title = || RecordError::Invalid("a training needs a title".to_owned());
    let title = line("title", &subject.title)?.ok_or_else(no_title)?;
    let provider = subject.provider.as_deref().map(|text| line("provider", text)).transpose()?;
    // An older program may have taken in a field that is refused now; a person can still write.
    let mut subject = Titled::from(subject.clone());
    forms::mend(&mut subject);
    write.execute(
        "INSERT INTO subject (id, title, kind, provider, topics, url)
            VALUES (:id, :title, :kind, :provider, :topics, :url)
        ON CONFLICT DO UPDATE SET title = :title, kind = :kind, provider = :provider,
            topics = :topics, url = :url",
        named_params! {
            ":id": subject.id,
            ":title": title,
            ":kind": subject.kind,
            ":provider": provider.flatten(),
            ":topics": subject.topics.join("\n"),
            ":url": subject.url,
        },
    )?;
    Ok(())
}

/// Deletes an item that no star, list, note, plan or line of the log names any more.
pub(in crate::record) fn delete_unused(write: &Connection, id: &str) -> Result<(), WriteError> {
    write.execute(
        "DELETE FROM subject WHERE id = ?1
            AND NOT EXISTS (SELECT 1 FROM star WHERE subject = ?1)
            AND NOT EXISTS (SELECT 1 FROM listed WHERE subject = ?1)
            AND NOT EXISTS (SELECT 1 FROM note WHERE subject = ?1)
            AND NOT EXISTS (SELECT 1 FROM plan WHERE subject = ?1)
            AND NOT EXISTS (SELECT 1 FROM done WHERE subject = ?1)",
        [id],
    )?;
    Ok(())
}

/// The list of this name, as it is spelled.
pub(in crate::record) fn list_called(
    read: &Connection,
    name: &str,
) -> rusqlite::Result<Option<String>> {
    let mut query = read.prepare("SELECT DISTINCT list FROM listed")?;
    let names = query.query_map([], |row| row.get::<_, String>(0))?;
    let names: Vec<String> = names.collect::<rusqlite::Result<_>>()?;
    Ok(names.into_iter().find(|known| folded(&evened(known)) == folded(name)))
}
