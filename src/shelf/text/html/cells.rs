//! Cells of tables: each stands under its heading, those that span rows or columns, too.

use super::HtmlReader;
use super::style::attribute;
use super::tables::{Cell, LONGEST, Span};
use crate::shelf::text::{edges, glue};
use html5gum::StartTag;

/// The columns that one cell may span, as browsers have it.
const MOST_COLUMNS: u32 = 1000;

/// No cell is repeated that stands farther to the right.
const LAST_COLUMN: u32 = 1000;

/// Bytes of a cell whose words stay in one line.
const LONGEST_LINE: usize = 400;

impl HtmlReader {
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
        let is_head = &**tag.name == b"th";
        if is_head {
            self.tables.table.has_heads = true;
            self.heads = self.heads.saturating_add(columns);
        }
        let rows = match number(tag, "rowspan") {
            // All that follow.
            0 => u32::MAX,
            rows => rows,
        };
        let start = self.block.len();
        self.tables.table.cell =
            Some(Cell { start, rows, columns, is_head, before: String::new() });
        self.cross_out_from(self.block.len());
    }

    /// Returns whether an element parts words of one cell, in a table with headings: its row
    /// stays in one line. Long cells hold paragraphs, and tables without headings hold pages.
    pub(super) fn is_line_of_cell(&self, name: &[u8]) -> bool {
        let table = &self.tables.table;
        let is_short = |cell: &Cell| self.block.len() <= cell.start + LONGEST_LINE;
        matches!(name, b"p" | b"div" | b"br")
            && table.has_heads
            && self.cells > 0
            && table.cell.as_ref().is_some_and(is_short)
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
            let (columns, is_head) = (cell.columns, cell.is_head);
            let span = Span { rows: cell.rows, columns, is_head, words };
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
        if span.is_head {
            self.heads = self.heads.saturating_add(span.columns);
        }
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
