//! The size of the terminal.

use ratatui::layout::Size;
use std::io;

pub(super) fn terminal_size() -> io::Result<Size> {
    let (width, height) = crossterm::terminal::size()?;
    Ok(bounded(Size { width, height }))
}

pub(super) fn bounded(size: Size) -> Size {
    Size { width: size.width.min(LARGEST.width), height: size.height.min(LARGEST.height) }
}

/// The most cells that are drawn on. No screen has more; a terminal that says so
/// would have all memory.
pub(super) const LARGEST: Size = Size { width: 1600, height: 600 };
