//! Cells of tables: each stands under its heading, those that span rows or columns, too.

use super::style::attribute;
use super::{Reader, glue};
use crate::shelf::text::edges;
use html5gum::StartTag;
use std::collections::BTreeMap;

/// The columns that one cell may span, as browsers have it.
const MOST_COLUMNS: u32 = 1000;

/// No cell is repeated that stands farther to the right.
const LAST_COLUMN: u32 = 1000;

/// Around a table so many may be read.
const MOST_AROUND: usize = 8;

/// The bytes of a cell that is repeated.
const LONGEST: usize = 1000;

/// The bytes that cells may add to a page, all together.
const MOST_ADDED: usize = 4 * 1024 * 1024;

/// The tables that are open, with the innermost apart.
#[derive(Debug, Default)]
pub(super) struct Tables {
    table: Table,
    around: Vec<Table>,
    /// The bytes that were added so far.
    added: usize,
}

#[derive(Debug, Default)]
struct Table {
    /// The column at which the next cell stands.
    column: u32,
    /// True between the start and the end of a row.
    is_in_row: bool,
    /// True if the row has a cell of its own.
    has_cells: bool,
    cell: Option<Cell>,
    /// The cells of rows before that reach into this one or the next, by column.
    spans: BTreeMap<u32, Span>,
}

/// The cell that is read.
#[derive(Debug)]
struct Cell {
    /// Where it begins in the block.
    start: usize,
    rows: u32,
    columns: u32,
    /// Its words in blocks that ended.
    before: String,
}

#[derive(Debug)]
struct Span {
    /// The rows that it covers, this one included.
    rows: u32,
    columns: u32,
    words: String,
}

impl Tables {
    pub(super) fn begin(&mut self) {
        let around = std::mem::take(&mut self.table);
        self.around.push(around);
    }

    pub(super) fn end(&mut self) {
        self.table = self.around.pop().unwrap_or_default();
    }

    /// Takes in a block that ends; the cell may go on behind it.
    pub(super) fn take(&mut self, block: &str) {
        let around = self.around.iter_mut().rev().take(MOST_AROUND);
        for table in around.chain([&mut self.table]) {
            let Some(cell) = &mut table.cell else { continue };
            if cell.rows > 1 && cell.before.len() <= LONGEST {
                let words = block.get(cell.start..).unwrap_or_default();
                cell.before.push_str(&edges::settled(words));
                cell.before.push(' ');
            }
            cell.start = 0;
        }
    }

    /// Returns whether so many bytes may still be added.
    fn has_room(&mut self, bytes: usize) -> bool {
        let added = self.added + bytes + glue::CELL.len();
        let has_room = added <= MOST_ADDED;
        if has_room {
            self.added = added;
        }
        has_room
    }
}

impl Reader {
    /// Cells of a row are parted, empty ones too: what is in a column stays in it.
    pub(super) fn begin_cell(&mut self, tag: &StartTag<()>) {
        self.end_link();
        self.end_crossed();
        self.end_cell();
        let table = &mut self.tables.table;
        (table.is_in_row, table.has_cells) = (true, true);
        while let Some(span) = self.tables.table.spans.remove(&self.tables.table.column) {
            self.repeat(span);
        }
        self.add_cell("");
        let columns = number(tag, "colspan").clamp(1, MOST_COLUMNS);
        let rows = match number(tag, "rowspan") {
            // All that follow.
            0 => u32::MAX,
            rows => rows,
        };
        let start = self.block.len();
        self.tables.table.cell = Some(Cell { start, rows, columns, before: String::new() });
        self.cross_out_from(self.block.len());
    }

    /// Ends the cell that is read, if there is one.
    fn end_cell(&mut self) {
        let Some(cell) = self.tables.table.cell.take() else { return };
        self.end_raised();
        self.end_link();
        self.end_crossed();
        let column = self.tables.table.column;
        self.tables.table.column = column.saturating_add(cell.columns);
        if cell.rows > 1 && column < LAST_COLUMN {
            let words = edges::settled(self.block.get(cell.start..).unwrap_or_default());
            let words = format!("{}{words}", cell.before).trim().to_owned();
            let words = if words.len() > LONGEST { String::new() } else { words };
            let span = Span { rows: cell.rows, columns: cell.columns, words };
            self.tables.table.spans.insert(column, span);
        }
        self.pad(cell.columns - 1);
    }

    /// Ends a row where an element of this name begins or ends.
    pub(super) fn end_row(&mut self, name: &[u8]) {
        self.end_cell();
        let table = &mut self.tables.table;
        if std::mem::take(&mut table.is_in_row) {
            if std::mem::take(&mut table.has_cells) {
                self.repeat_behind();
            }
            self.tables.table.spans.retain(|_, span| {
                span.rows -= 1;
                span.rows > 0
            });
        }
        self.tables.table.column = 0;
        // No cell reaches out of the head or the body of a table.
        if name != b"tr" {
            self.tables.table.spans.clear();
        }
    }

    /// Begins a row.
    pub(super) fn begin_row(&mut self) {
        self.tables.table.is_in_row = true;
    }

    /// Repeats cells of rows before that stand behind the last one of this row.
    fn repeat_behind(&mut self) {
        let behind = self.tables.table.column;
        for (column, span) in self.tables.table.spans.split_off(&behind) {
            let gap = column.saturating_sub(self.tables.table.column).min(MOST_COLUMNS);
            self.pad(gap);
            self.tables.table.column = column;
            self.repeat(span);
        }
        self.cross_out_from(self.block.len());
    }

    /// Writes a cell of a row before once more.
    fn repeat(&mut self, span: Span) {
        let words = if self.tables.has_room(span.words.len()) { &*span.words } else { "" };
        self.add_cell(words);
        self.pad(span.columns - 1);
        let column = self.tables.table.column;
        self.tables.table.column = column.saturating_add(span.columns);
        self.tables.table.spans.insert(column, span);
    }

    /// Adds empty cells, unless the row is not in one line.
    fn pad(&mut self, cells: u32) {
        for _ in 0..cells {
            if self.cells > 0 && self.tables.has_room(0) {
                self.add_cell("");
            }
        }
    }

    fn add_cell(&mut self, words: &str) {
        if self.cells > 0 {
            self.block.push_str(glue::CELL);
        }
        self.cells += 1;
        self.block.push_str(words);
        if !words.is_empty() {
            self.is_edge = true;
        }
    }
}

/// Returns the number that an attribute gives; 1 where there is none.
fn number(tag: &StartTag<()>, name: &str) -> u32 {
    attribute(tag, name).and_then(|value| value.trim().parse().ok()).unwrap_or(1)
}

/// Returns whether an element begins or ends a row of the table around it.
pub(super) fn ends_row(name: &[u8]) -> bool {
    matches!(name, b"tr" | b"thead" | b"tbody" | b"tfoot")
}
