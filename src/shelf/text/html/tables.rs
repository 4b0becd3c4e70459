//! The tables of a web page that are open, with the cells that span rows or columns.

use crate::shelf::text::{edges, glue};
use std::collections::BTreeMap;

/// Around a table so many may be read.
const MOST_AROUND: usize = 8;

/// The bytes of a cell that is repeated.
pub(super) const LONGEST: usize = 1000;

/// The bytes that cells may add to a page, all together.
const MOST_ADDED: usize = 4 * 1024 * 1024;

/// The tables that are open, with the innermost apart.
#[derive(Debug, Default)]
pub(super) struct OpenTables {
    pub(super) table: HtmlTable,
    around: Vec<HtmlTable>,
    /// The bytes that were added so far.
    added: usize,
}

#[derive(Debug, Default)]
pub(super) struct HtmlTable {
    /// The column at which the next cell stands.
    pub(super) column: u32,
    /// True between the start and the end of a row.
    pub(super) is_in_row: bool,
    /// True if the row has a cell of its own.
    pub(super) has_cells: bool,
    /// True if it has headings of columns or rows.
    pub(super) has_heads: bool,
    pub(super) cell: Option<Cell>,
    /// The cells of rows before that reach into this one or the next, by column.
    pub(super) spans: BTreeMap<u32, Span>,
}

/// The cell that is read.
#[derive(Debug)]
pub(super) struct Cell {
    /// Its start in the block.
    pub(super) start: usize,
    pub(super) rows: u32,
    pub(super) columns: u32,
    pub(super) is_head: bool,
    /// Its words in blocks that ended.
    pub(super) before: String,
}

#[derive(Debug)]
pub(super) struct Span {
    /// The rows that it covers, this one included.
    pub(super) rows: u32,
    pub(super) columns: u32,
    /// True for a heading.
    pub(super) is_head: bool,
    pub(super) words: String,
}

impl OpenTables {
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
    pub(super) fn has_room(&mut self, bytes: usize) -> bool {
        let added = self.added + bytes + glue::CELL.len();
        let has_room = added <= MOST_ADDED;
        if has_room {
            self.added = added;
        }
        has_room
    }
}

/// Returns whether an element begins or ends a row of the table around it.
pub(super) fn ends_row(name: &[u8]) -> bool {
    matches!(name, b"tr" | b"thead" | b"tbody" | b"tfoot")
}
