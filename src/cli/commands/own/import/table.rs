//! A file as rows of cells, whatever its format.

use biblib::{BibParser, Citation, CitationParser, RisParser};
use csv::ReaderBuilder;
use serde_json::Value;
use std::path::Path;

/// The format of a file to import.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum TableFormat {
    /// Rows of cells with a header, parted by commas, semicolons or tabs.
    Csv,
    /// A list of objects.
    Json,
    /// References of a library.
    Ris,
    /// References of LaTeX.
    BibTex,
}

/// A row of a table, or a reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TableRow {
    /// Its line in a CSV file; its place in any other, from 1.
    pub(super) number: usize,
    /// Its cells that are not empty, with the names of their columns.
    pub(super) cells: Vec<(String, String)>,
}

impl TableFormat {
    /// Returns the format that the name of a file tells.
    pub(in crate::cli) fn of(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_string_lossy().to_ascii_lowercase();
        match extension.as_str() {
            "csv" | "tsv" | "txt" => Some(Self::Csv),
            "json" => Some(Self::Json),
            "ris" => Some(Self::Ris),
            "bib" | "bibtex" => Some(Self::BibTex),
            _ => None,
        }
    }

    /// Returns the word for a row in messages.
    pub(super) const fn row_word(self) -> &'static str {
        match self {
            Self::Csv => "line",
            Self::Json => "object",
            Self::Ris | Self::BibTex => "reference",
        }
    }

    /// Reads the rows of a text.
    ///
    /// # Errors
    /// Why the text is not of this format, and where.
    pub(super) fn rows(self, text: &str) -> Result<Vec<TableRow>, String> {
        match self {
            Self::Csv => csv_rows(text),
            Self::Json => json_rows(text),
            Self::Ris => references(&RisParser::new(), text),
            Self::BibTex => references(&BibParser::new(), text),
        }
    }
}

fn csv_rows(text: &str) -> Result<Vec<TableRow>, String> {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader =
        ReaderBuilder::new().delimiter(delimiter(text)).flexible(true).from_reader(text.as_bytes());
    let heads = reader.headers().map_err(|error| error.to_string())?.clone();
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| error.to_string())?;
        let number = record.position().map_or(0, |place| place.line() as usize);
        let name = |at: usize| match heads.get(at).map(str::trim).filter(|head| !head.is_empty()) {
            Some(head) => head.to_owned(),
            None => format!("column {}", at + 1),
        };
        let cells = record.iter().enumerate().map(|(at, cell)| (name(at), plain_cell(cell)));
        let cells: Vec<(String, String)> = cells.filter(|(_, cell)| !cell.is_empty()).collect();
        if !cells.is_empty() {
            rows.push(TableRow { number, cells });
        }
    }
    Ok(rows)
}

/// The mark that the header has most of.
fn delimiter(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or_default();
    let count = |mark: &u8| header.bytes().filter(|byte| byte == mark).count();
    // Of equals the last one wins.
    [b'\t', b';', b','].into_iter().max_by_key(count).unwrap_or(b',')
}

/// Returns a cell without the apostrophe that stands before what a spreadsheet would take for a
/// formula.
fn plain_cell(cell: &str) -> String {
    let cell = cell.trim();
    let is_kept = |rest: &&str| rest.starts_with(['=', '+', '-', '@']);
    cell.strip_prefix('\'').filter(is_kept).unwrap_or(cell).to_owned()
}

fn json_rows(text: &str) -> Result<Vec<TableRow>, String> {
    let value: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let list = match &value {
        Value::Array(list) => Some(list),
        Value::Object(object) => {
            ["entries", "resources", "items"].iter().find_map(|key| object.get(*key)?.as_array())
        }
        _ => None,
    };
    let list = list.ok_or("the file has no list of objects")?;
    let row = |(at, item): (usize, &Value)| {
        let object = item.as_object().ok_or(format!("item {} is no object", at + 1))?;
        let cells = object.iter().flat_map(|(key, value)| {
            let (key, value) = match (key.as_str(), value) {
                // Numbers as this program exports them.
                ("line", Value::Array(lines)) => ("number", numbers(lines)),
                (key, value) => (key, texts(value)),
            };
            value.into_iter().map(move |text| (key.to_owned(), text))
        });
        let cells = cells.filter(|(_, cell)| !cell.trim().is_empty()).collect();
        Ok(TableRow { number: at + 1, cells })
    };
    list.iter().enumerate().map(row).collect()
}

fn numbers(lines: &[Value]) -> Vec<String> {
    lines.iter().filter_map(|line| Some(line.get("number")?.as_str()?.to_owned())).collect()
}

/// The texts of a value, each of a list apart.
fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::Null => Vec::new(),
        Value::String(text) => vec![text.trim().to_owned()],
        Value::Array(items) => items.iter().flat_map(texts).collect(),
        other => vec![other.to_string()],
    }
}

fn references(parser: &impl CitationParser, text: &str) -> Result<Vec<TableRow>, String> {
    let citations = parser.parse(text).map_err(|error| error.to_string())?;
    let row =
        |(at, citation): (usize, &Citation)| TableRow { number: at + 1, cells: cells_of(citation) };
    Ok(citations.iter().enumerate().map(row).collect())
}

fn cells_of(citation: &Citation) -> Vec<(String, String)> {
    let date = citation.date.as_ref().map(|date| match (date.month, date.day) {
        (Some(month), Some(day)) => format!("{:04}-{month:02}-{day:02}", date.year),
        (Some(month), None) => format!("{:04}-{month:02}", date.year),
        (None, _) => format!("{:04}", date.year),
    });
    let author = |author: &biblib::Author| {
        let names =
            [author.given_name.as_deref(), author.middle_name.as_deref(), Some(&author.name)];
        names.into_iter().flatten().collect::<Vec<_>>().join(" ")
    };
    let some = |key: &str, value: Option<String>| value.map(|value| (key.to_owned(), value));
    let mut cells: Vec<(String, String)> = [
        some("title", Some(citation.title.clone())),
        some("abstract", citation.abstract_text.clone()),
        some("publisher", citation.publisher.clone()),
        some("date", date),
        some("language", citation.language.clone()),
        some("journal", citation.journal.clone()),
        some("pages", citation.pages.clone()),
        some("doi", citation.doi.clone()),
    ]
    .into_iter()
    .flatten()
    .collect();
    let doi = citation.doi.iter().map(|doi| format!("https://doi.org/{doi}"));
    let url = citation.urls.iter().cloned().chain(doi).next();
    cells.extend(some("url", url));
    cells.extend(citation.authors.iter().map(|one| ("author".to_owned(), author(one))));
    cells.extend(citation.keywords.iter().map(|one| ("keywords".to_owned(), one.clone())));
    let mut extra: Vec<(&String, &Vec<String>)> = citation.extra_fields.iter().collect();
    extra.sort();
    for (key, values) in extra {
        cells.extend(values.iter().map(|value| (key.clone(), value.clone())));
    }
    cells.retain(|(_, cell)| !cell.trim().is_empty());
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(format: TableFormat, text: &str) -> Vec<Vec<(String, String)>> {
        format.rows(text).unwrap().into_iter().map(|row| row.cells).collect()
    }

    #[test]
    fn a_table_is_read_whatever_parts_its_cells() {
        for mark in [",", ";", "\t"] {
            let text =
                "\u{feff}Title,Link\r\n\"One\r\nmore\",https://example.org/\r\n,\r\n'=1+1,x\r\n";
            let rows = TableFormat::Csv.rows(&text.replace(',', mark)).unwrap();
            assert_eq!(rows.iter().map(|row| row.number).collect::<Vec<_>>(), [2, 5], "{mark:?}");
            assert_eq!(rows[0].cells[0], ("Title".into(), "One\r\nmore".into()));
            assert_eq!(rows[1].cells[0], ("Title".into(), "=1+1".into()));
        }
    }

    #[test]
    fn references_and_objects_are_rows_too() {
        let ris = "TY  - RPRT\nTI  - A Report\nAU  - Doe, Jane\nPY  - 2024\nUR  - https://example.org/\nER  - \n";
        let bib = "@techreport{a, title={A Report}, author={Doe, Jane}, year=2024, url={https://example.org/}}\n";
        let json = "{\"entries\": [{\"title\": \"A Report\", \"date\": 2024, \"url\": \"https://example.org/\", \"author\": [\"Jane Doe\"]}]}";
        for (format, text) in
            [(TableFormat::Ris, ris), (TableFormat::BibTex, bib), (TableFormat::Json, json)]
        {
            let rows = cells(format, text);
            for cell in [
                ("title", "A Report"),
                ("date", "2024"),
                ("url", "https://example.org/"),
                ("author", "Jane Doe"),
            ] {
                let cell = (cell.0.to_owned(), cell.1.to_owned());
                assert!(rows[0].contains(&cell), "{format:?} {cell:?}: {rows:?}");
            }
        }
        assert!(TableFormat::Json.rows("{}").is_err());
    }
}
