//! The log as a transcript to hand in: PDF for US Letter.

mod font;
mod sheet;

use super::Transcript;
use super::page::{HEADS, SIGNATURES, WHOSE, about, cells, tables};
use crate::faults::visible;
use font::{Font, encoded};
use sheet::{Sheets, Type, WIDTH};

const TITLE: Type = Type { font: Font::Bold, size: 16.0 };
const TEXT: Type = Type { font: Font::Regular, size: 10.0 };
const HEAD: Type = Type { font: Font::Bold, size: 9.0 };
const CELL: Type = Type { font: Font::Regular, size: 9.0 };

/// The space between two columns in points.
const GAP: f32 = 8.0;

/// A table column: its width with the gap behind it in points, and whether it holds numbers.
#[derive(Clone, Copy)]
struct TableColumn {
    width: f32,
    is_number: bool,
}

/// The columns of the transcript, in the order of [`HEADS`].
const COLUMNS: [TableColumn; 6] = [
    TableColumn { width: 66.0, is_number: false },
    TableColumn { width: 190.0, is_number: false },
    TableColumn { width: 40.0, is_number: true },
    TableColumn { width: 88.0, is_number: false },
    TableColumn { width: 64.0, is_number: false },
    TableColumn { width: 56.0, is_number: false },
];

/// The columns of a table of sums.
const SUMS: [TableColumn; 3] = [
    TableColumn { width: 256.0, is_number: false },
    TableColumn { width: 50.0, is_number: true },
    TableColumn { width: 60.0, is_number: true },
];

/// Returns the transcript as a PDF document that is all ASCII.
pub(super) fn pdf(log: &Transcript) -> String {
    let mut sheets = Sheets::new();
    let title = "Training transcript";
    sheets.paragraph(TITLE, title);
    about(log).iter().for_each(|line| sheets.paragraph(TEXT, &visible(line)));
    sheets.skip(TEXT.leading());
    let lines: Vec<[String; 6]> = log.lines.iter().map(cells).collect();
    table(&mut sheets, COLUMNS, HEADS, &lines);
    for (head, column, rows) in tables(&log.summary) {
        let rows: Vec<[String; 3]> = rows
            .into_iter()
            .map(|(name, total)| [name.to_owned(), total.hours(), total.count.to_string()])
            .collect();
        sheets.skip(TEXT.leading());
        sheets.reserve(TEXT.leading() * 4.0);
        sheets.paragraph(Type { font: Font::Bold, ..TEXT }, head);
        table(&mut sheets, SUMS, [column, "Hours", "Trainings"], &rows);
    }
    signatures(&mut sheets);
    sheets.paragraph(CELL, WHOSE);
    // The writer gives ASCII only: bytes beyond it are escaped in its strings.
    String::from_utf8_lossy(&sheets.into_pdf(title)).into_owned()
}

/// Writes a table; its heads stand on each page again.
fn table<const N: usize>(
    sheets: &mut Sheets,
    columns: [TableColumn; N],
    heads: [&str; N],
    rows: &[[String; N]],
) {
    let heads = heads.map(str::to_owned);
    row(sheets, columns, HEAD, &heads);
    for cells in rows {
        if sheets.reserve(height(columns, CELL, cells)) {
            row(sheets, columns, HEAD, &heads);
        }
        row(sheets, columns, CELL, cells);
    }
}

/// Returns the lines of each cell.
fn wrapped<const N: usize>(
    columns: [TableColumn; N],
    kind: Type,
    cells: &[String; N],
) -> [Vec<Vec<u8>>; N] {
    std::array::from_fn(|at| kind.lines(&visible(&cells[at]), columns[at].width - GAP))
}

/// Returns the height of a row in points, with the rule under it.
fn height<const N: usize>(columns: [TableColumn; N], kind: Type, cells: &[String; N]) -> f32 {
    let lines = wrapped(columns, kind, cells).iter().map(Vec::len).max().unwrap_or(1);
    lines as f32 * kind.leading() + 4.0
}

fn row<const N: usize>(
    sheets: &mut Sheets,
    columns: [TableColumn; N],
    kind: Type,
    cells: &[String; N],
) {
    let mut left = 0.0;
    for (column, lines) in columns.iter().zip(wrapped(columns, kind, cells)) {
        for (at, line) in lines.iter().enumerate() {
            let free = column.width - GAP - kind.font.width(line, kind.size);
            let x = if column.is_number { left + free } else { left };
            sheets.write(kind, (x, at as f32 * kind.leading()), line);
        }
        left += column.width;
    }
    sheets.skip(height(columns, kind, cells) - 2.0);
    sheets.rule(0.0, left - GAP);
    sheets.skip(2.0);
}

/// Writes the lines to sign, all on one page.
fn signatures(sheets: &mut Sheets) {
    let each = 44.0;
    sheets.reserve(each * SIGNATURES.len() as f32 + CELL.leading() * 3.0);
    for signature in SIGNATURES {
        sheets.skip(each - CELL.leading());
        let date = WIDTH * 0.65;
        sheets.rule(0.0, date - 24.0);
        sheets.rule(date, WIDTH - date);
        sheets.write(CELL, (0.0, 2.0), &encoded(signature));
        sheets.write(CELL, (date, 2.0), &encoded("Date"));
        sheets.skip(CELL.leading());
    }
    sheets.skip(CELL.leading());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::PartialDate;
    use crate::record::{Completion, Hours, Item, LogEntry, Officer};

    fn line(title: &str) -> LogEntry {
        LogEntry {
            id: "done.1".to_owned(),
            subject: Item { id: "own.1".to_owned(), title: title.to_owned(), ..Item::default() },
            completion: Completion {
                date: PartialDate::parse("2026-11-20"),
                hours: Hours::of_minutes(90),
                certificate: Some("C-(1)\\2".to_owned()),
                ..Completion::default()
            },
            added: String::new(),
            changed: String::new(),
        }
    }

    fn transcript(lines: Vec<LogEntry>) -> String {
        let officer = Officer { name: Some("José Nguyễn".to_owned()), ..Officer::default() };
        pdf(&Transcript { officer, ..Transcript::of(lines, None) })
    }

    #[test]
    fn every_page_of_a_long_log_has_its_heads_and_number() {
        let text =
            transcript(vec![line("Labor trafficking, a title of more than one row here"); 120]);
        assert!(text.is_ascii() && text.starts_with("%PDF-1.7"));
        let read = hayro_syntax::Pdf::new(text.clone().into_bytes()).ok().unwrap();
        let count = read.pages().len();
        assert!(count > 3, "{count} pages");
        for number in 1..=count {
            assert!(text.contains(&format!("(Page {number} of {count}) Tj")), "{number}");
        }
        assert!(text.matches("(Provider) Tj").count() >= count - 1);
        assert_eq!(text.matches("(Nov 20, 2026) Tj").count(), 120);
    }

    #[test]
    fn names_and_marks_are_the_texts_themselves() {
        let text = transcript(vec![line(&"W".repeat(80))]);
        assert!(text.contains("(C-(1)\\\\2) Tj"), "a parenthesis ends no string");
        assert!(text.contains("<4E616D653A204A6F73E9204E677579656E>"), "Name: José Nguyen");
        assert!(!text.contains(&"W".repeat(40)), "a word wider than its column is broken");
        assert_eq!(text.matches('W').count(), 80 + text.matches("WinAnsiEncoding").count());
        let empty = transcript(Vec::new());
        assert!(hayro_syntax::Pdf::new(empty.into_bytes()).is_ok());
    }
}
