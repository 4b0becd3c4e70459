//! A row of a table as an entry.

use super::columns::{ColumnMap, ColumnUse};
use super::table::TableRow;
use crate::catalog::{
    Catalog, Channel, Duration, Evidence, Kind, NamedTerms, NewEntry, NewNumber, slug,
};
use crate::cli::args::parsers::parse_kind;
use crate::faults::cleaned_line;
use std::collections::HashSet;

/// The data by which rows become entries.
pub(super) struct RowReader<'a, 'c> {
    /// The meaning of each column.
    pub(super) columns: &'a ColumnMap,
    /// The type of rows that name none.
    pub(super) kind: Option<Kind>,
    /// The catalogs, this one with them.
    pub(super) stack: &'a Catalog,
    /// Topics and publishers.
    pub(super) terms: &'a mut NamedTerms<'c>,
    /// The ids that rows have taken.
    pub(super) ids: HashSet<String>,
    /// The first part of ids.
    pub(super) prefix: String,
    /// The day of the import.
    pub(super) today: Option<String>,
}

impl RowReader<'_, '_> {
    /// Returns the entry of a row.
    ///
    /// # Errors
    /// A cell is missing or not understood; which one, in words.
    pub(super) fn entry(&mut self, row: &TableRow) -> Result<NewEntry, String> {
        let kind = self.kind_of(row)?;
        let mut entry = NewEntry {
            kind,
            id: String::new(),
            fields: Vec::new(),
            numbers: Vec::new(),
            pinned: None,
            comments: Vec::new(),
        };
        let mut again = Vec::new();
        for (column, cell) in &row.cells {
            let cell = cleaned_line(cell).into_owned();
            let meaning = self.columns.get(column).cloned().unwrap_or(ColumnUse::LeftOut);
            let meaning = if meaning.fits(kind) { meaning } else { ColumnUse::LeftOut };
            let mut put = |key: &str, value: String| entry.fields.push((key.to_owned(), value));
            match meaning {
                ColumnUse::Kind => {}
                ColumnUse::Title => put("title", cell),
                ColumnUse::Id => entry.id = cell,
                ColumnUse::Number => {
                    entry.numbers.extend(parts(&cell).map(|part| self.number(part)))
                }
                ColumnUse::NumberAgain => again.extend(parts(&cell).map(str::to_owned)),
                ColumnUse::Length(unit) => put("duration", length(&cell, unit)?),
                ColumnUse::Publishers => {
                    parts(&cell).for_each(|part| put("publisher", self.terms.publisher(part)));
                }
                ColumnUse::Topics => {
                    list(&cell).for_each(|part| put("topics", self.terms.topic(part)));
                }
                ColumnUse::Key("url") => put("url", address(cell)),
                ColumnUse::Key(key @ ("status" | "access")) => {
                    put(key, cell.to_ascii_lowercase().replace(' ', "-"));
                }
                ColumnUse::Key(key) => put(key, cell),
                ColumnUse::List(key) => list(&cell).for_each(|part| put(key, part.to_owned())),
                ColumnUse::LeftOut => entry.comments.push(format!("{column}: {cell}")),
            }
        }
        self.complete(&mut entry, again)?;
        Ok(entry)
    }

    fn kind_of(&self, row: &TableRow) -> Result<Kind, String> {
        let is_kind = |(column, _): &&(String, String)| {
            self.columns.get(column.as_str()) == Some(&ColumnUse::Kind)
        };
        match (row.cells.iter().find(is_kind), self.kind) {
            (Some((_, cell)), _) => {
                parse_kind(cell.trim()).map_err(|why| format!("unknown type `{cell}`: {why}"))
            }
            (None, Some(kind)) => Ok(kind),
            (None, None) => Err("it has no type. Add a column \"type\", or use --type".to_owned()),
        }
    }

    fn number(&self, typed: &str) -> NewNumber {
        // Copied and not typed a second time, so that it is shown as one to confirm.
        let (number, again) = (typed.to_owned(), typed.to_owned());
        let (channel, evidence) = (Channel::Voice, Evidence::SingleSource);
        NewNumber { channel, number, again, evidence, as_of: self.today.clone() }
    }

    fn complete(&mut self, entry: &mut NewEntry, again: Vec<String>) -> Result<(), String> {
        let title = entry.field("title").unwrap_or_default().to_owned();
        if title.is_empty() {
            return Err("it has no title".to_owned());
        }
        if entry.field("url").is_none() && entry.numbers.is_empty() && entry.kind != Kind::Faq {
            return Err("it has no link and no number".to_owned());
        }
        for (number, again) in entry.numbers.iter_mut().zip(again) {
            number.again = again;
            number.evidence = Evidence::Confirmed;
        }
        let asked = Some(entry.id.clone()).filter(|id| !id.is_empty());
        let id = asked.unwrap_or_else(|| slug(&format!("{} {title}", self.prefix)));
        let numbered = (2..).map(|number| format!("{}-{number}", id.get(..60).unwrap_or(&id)));
        let is_free =
            |id: &String| !self.ids.contains(id) && self.stack.entries.position(id).is_none();
        let free = [id.clone()].into_iter().chain(numbered).find(is_free).unwrap_or(id);
        self.ids.insert(free.clone());
        entry.id = free;
        Ok(())
    }
}

/// The parts of a cell between semicolons or bars.
fn parts(cell: &str) -> impl Iterator<Item = &str> {
    cell.split([';', '|']).map(str::trim).filter(|part| !part.is_empty())
}

/// The parts of a cell between semicolons or bars, else between commas.
fn list(cell: &str) -> impl Iterator<Item = &str> {
    let marks: &[char] = if cell.contains([';', '|']) { &[';', '|'] } else { &[','] };
    cell.split(marks).map(str::trim).filter(|part| !part.is_empty())
}

fn length(cell: &str, unit: &str) -> Result<String, String> {
    let is_bare = cell.chars().all(|letter| letter.is_ascii_digit() || letter == '.');
    let text = if is_bare && !unit.is_empty() { format!("{cell}{unit}") } else { cell.to_owned() };
    match Duration::from_typed(&text) {
        Some(length) => Ok(String::from(length)),
        None => Err(format!("`{cell}` isn't a length. Write 90m or 1h 30m")),
    }
}

/// Returns a link with the scheme that people leave out.
fn address(cell: String) -> String {
    match cell.starts_with("www.") {
        true => format!("https://{cell}"),
        false => cell,
    }
}
