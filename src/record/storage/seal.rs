//! The checksum of a record, which shows that a disk or another program changed a letter in
//! the file. SQLite itself has no checksums.

use rusqlite::Connection;
use rusqlite::types::ValueRef;
use xxhash_rust::xxh3::Xxh3;

/// The rows that are summed up, each table in an order that does not depend on an index.
const TABLES: [&str; 7] = [
    "SELECT id, title, kind, provider, topics, url FROM subject ORDER BY id",
    "SELECT subject, changed FROM star ORDER BY subject",
    "SELECT list, subject, changed FROM listed ORDER BY list, subject",
    "SELECT subject, text, changed FROM note ORDER BY rowid",
    "SELECT subject, due, changed FROM plan ORDER BY subject",
    "SELECT id, subject, date, minutes, provider, certificate, credit, expires, added, changed
        FROM done ORDER BY rowid",
    "SELECT what FROM told ORDER BY what",
];

/// The form from which on a record knows which statements were sent to a store.
const SENT: i32 = 3;

/// The rows from that form on.
const SENT_ROWS: &str = "SELECT store, statement, line, voided FROM sent ORDER BY store, statement";

/// Returns the checksum of the rows of a record of this form, in hexadecimal digits.
fn sum(read: &Connection, form: i32) -> rusqlite::Result<String> {
    let mut sum = Xxh3::new();
    let newer = (form >= SENT).then_some(SENT_ROWS);
    for query in TABLES.into_iter().chain(newer) {
        let mut query = read.prepare(query)?;
        let columns = query.column_count();
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            for column in 0..columns {
                add(&mut sum, row.get_ref(column)?);
            }
        }
        // Rows of one table never stand for rows of the next.
        sum.update(b"\xff");
    }
    Ok(format!("{:032x}", sum.digest128()))
}

fn add(sum: &mut Xxh3, value: ValueRef<'_>) {
    let (sort, bytes): (u8, &[u8]) = match value {
        ValueRef::Null => (0, b""),
        ValueRef::Integer(number) => (1, &number.to_le_bytes()),
        ValueRef::Real(number) => (2, &number.to_le_bytes()),
        ValueRef::Text(text) => (3, text),
        ValueRef::Blob(bytes) => (4, bytes),
    };
    sum.update(&[sort]);
    sum.update(&(bytes.len() as u64).to_le_bytes());
    sum.update(bytes);
}

/// Stores the checksum of the rows of a record of this form; call it at the end of each write.
pub(in crate::record) fn store(write: &Connection, form: i32) -> rusqlite::Result<()> {
    let sum = sum(write, form)?;
    if write.execute("UPDATE seal SET sum = ?", [&sum])? == 0 {
        write.execute("INSERT INTO seal (sum) VALUES (?)", [&sum])?;
    }
    Ok(())
}

/// Returns whether the rows still have the checksum that was stored.
pub(in crate::record) fn holds(read: &Connection, form: i32) -> rusqlite::Result<bool> {
    let sum = sum(read, form)?;
    let mut noted = read.prepare("SELECT sum FROM seal")?;
    let noted = noted.query_map([], |row| row.get::<_, String>(0))?;
    let noted: Vec<String> = noted.collect::<rusqlite::Result<_>>()?;
    Ok(noted == [sum])
}
