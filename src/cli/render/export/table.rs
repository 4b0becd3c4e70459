//! Entries as a table that spreadsheets and `squadroom import` read (CSV, RFC 4180).

use crate::catalog::{Catalog, Detail, Entry, Line, PartialDate, PhoneNumber};
use crate::record::spreadsheet::no_formula;
use csv::{Terminator, WriterBuilder};

/// The heads of the columns.
const HEADS: [&str; 20] = [
    "id",
    "type",
    "title",
    "url",
    "number",
    "confirm first",
    "publisher",
    "topics",
    "abstract",
    "date",
    "duration",
    "hours",
    "status",
    "status note",
    "access",
    "cost",
    "audience",
    "language",
    "as of",
    "catalog",
];

/// Returns entries as rows. Numbers that are in doubt on `today` stand in a column of their own,
/// too, which says to confirm them.
///
/// # Errors
/// Why they could not be written.
pub(in crate::cli) fn text(
    catalog: &Catalog,
    entries: &[impl AsRef<Entry>],
    today: Option<&PartialDate>,
) -> Result<String, String> {
    let mut table = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    let failed = |error: csv::Error| error.to_string();
    table.write_record(HEADS).map_err(failed)?;
    for entry in entries {
        let cells = cells(catalog, entry.as_ref(), today);
        table.write_record(cells.map(no_formula)).map_err(failed)?;
    }
    let bytes = table.into_inner().map_err(|error| error.to_string())?;
    String::from_utf8(bytes).map_err(|error| error.to_string())
}

fn cells(catalog: &Catalog, entry: &Entry, today: Option<&PartialDate>) -> [String; 20] {
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let date = |date: Option<&PartialDate>| text(date.map(PartialDate::as_str));
    let numbers = |lines: &mut dyn Iterator<Item = &Line>| -> String {
        let numbers: Vec<&str> =
            lines.filter_map(Line::offered_number).map(PhoneNumber::as_str).collect();
        numbers.join("; ")
    };
    let lines = || entry.lines.iter();
    let topic = |id: &String| catalog.topic(id).map_or(id.clone(), |topic| topic.label.clone());
    let topics: Vec<String> = entry.topics.iter().map(topic).collect();
    let summary = match &entry.detail {
        Detail::Answer(answer) => &answer.answer,
        _ => &entry.summary,
    };
    let hours = entry.service().and_then(|service| service.hours.as_deref());
    [
        entry.id.clone(),
        entry.kind.as_str().to_owned(),
        entry.title.clone(),
        entry.url.clone(),
        numbers(&mut lines()),
        numbers(&mut lines().filter(|line| line.doubt(today).is_some())),
        catalog.publisher_full_names(entry),
        topics.join("; "),
        summary.clone(),
        date(entry.dates().next()),
        entry.duration().map(String::from).unwrap_or_default(),
        text(hours),
        entry.status.as_str().to_owned(),
        text(entry.status_note.as_deref()),
        text(entry.access.map(|access| access.as_str())),
        text(entry.cost.as_deref()),
        entry.audience.join("; "),
        entry.language.join("; "),
        date(entry.as_of.as_ref()),
        entry.layer.clone(),
    ]
}
