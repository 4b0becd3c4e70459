//! Marks links for the terminal (OSC 8), which opens them on a click.
//!
//! A cell of ratatui has no link, so the cells of links that changed are written a second time,
//! inside the marks. <https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda>

use crate::ui::ScreenLink;
use crossterm::cursor::{RestorePosition, SavePosition};
use crossterm::queue;
use crossterm::style::Print;
use ratatui::backend::Backend;
use ratatui::buffer::Cell;
use ratatui::layout::Rect;
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

/// Terminals that show the marks as letters, or might.
const WITHOUT: [&str; 5] = ["dumb", "linux", "cygwin", "eterm", "vt52"];

/// Cells to write again.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Painted {
    area: Rect,
    cells: Vec<Cell>,
    /// The address that they lead to from now on.
    url: Option<String>,
}

/// Returns whether the terminal is not known to lack support for the marks. All others show
/// the links or ignore the marks.
pub fn supports_hyperlinks() -> bool {
    supports(std::env::var("TERM").ok().as_deref())
}

fn supports(name: Option<&str>) -> bool {
    let is_without = |name: &str| WITHOUT.iter().any(|start| name.starts_with(start));
    // Windows sets no name; its consoles ignore the marks at least.
    name.map_or(cfg!(windows), |name| !name.is_empty() && !is_without(name))
}

/// Returns the cells to write again, so that a screen with the links of `before` has those of
/// `now`. `cells` returns the present content of an area.
pub(super) fn changes(
    before: &[ScreenLink],
    now: &[ScreenLink],
    cells: impl Fn(Rect) -> Vec<Cell>,
) -> Vec<Painted> {
    let gone = before.iter().filter(|link| !now.contains(link)).map(|link| Painted {
        area: link.area,
        cells: cells(link.area),
        url: None,
    });
    let new = now.iter().filter(|link| !before.contains(link)).map(|link| Painted {
        area: link.area,
        cells: link.cells.clone(),
        url: Some(link.url.clone()),
    });
    // A new link may cover the cells of one that is gone.
    gone.chain(new).collect()
}

/// Writes the cells, and puts the cursor back.
pub(super) fn paint<B>(out: &mut B, painted: &[Painted]) -> io::Result<()>
where
    B: Backend<Error = io::Error> + Write,
{
    queue!(out, SavePosition)?;
    for part in painted {
        if let Some(url) = &part.url {
            queue!(out, Print(format_args!("\x1b]8;;{url}\x1b\\")))?;
        }
        out.draw(placed(part))?;
        if part.url.is_some() {
            queue!(out, Print("\x1b]8;;\x1b\\"))?;
        }
    }
    queue!(out, RestorePosition)
}

/// Returns the cells with their places, without those behind a wide letter.
fn placed(part: &Painted) -> impl Iterator<Item = (u16, u16, &Cell)> {
    let mut covered = 0;
    let cells = (part.area.x..).zip(&part.cells).filter(move |(_, cell)| {
        let is_seen = covered == 0;
        covered = if is_seen { cell.symbol().width().saturating_sub(1) } else { covered - 1 };
        is_seen
    });
    cells.map(|(x, cell)| (x, part.area.y, cell))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::backend::CrosstermBackend;
    use ratatui::buffer::Buffer;

    fn link(x: u16, text: &str, url: &str) -> ScreenLink {
        let buffer = Buffer::with_lines([text]);
        let width = buffer.area.width;
        ScreenLink {
            area: Rect { x, y: 2, width, height: 1 },
            url: url.into(),
            cells: buffer.content,
        }
    }

    fn painted(before: &[ScreenLink], now: &[ScreenLink]) -> String {
        let mut bytes = Vec::new();
        let mut out = CrosstermBackend::new(&mut bytes);
        let blank = |area: Rect| vec![Cell::default(); area.width.into()];
        paint(&mut out, &changes(before, now, blank)).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn a_link_is_marked_once_and_the_cursor_comes_back() {
        let (one, two) = (link(4, "see", "https://a.us"), link(9, "日x", "https://b.us"));
        let bytes = painted(std::slice::from_ref(&one), &[one.clone(), two]);
        assert!(bytes.starts_with("\x1b7") && bytes.ends_with("\x1b8"), "{bytes:?}");
        assert!(!bytes.contains("a.us"), "{bytes:?}");
        let (_, marked) = bytes.split_once("\x1b]8;;https://b.us\x1b\\").unwrap();
        let (marked, after) = marked.split_once("\x1b]8;;\x1b\\").unwrap();
        assert!(marked.contains("\x1b[3;10H日") && marked.contains("[3;12Hx"), "{marked:?}");
        assert_eq!(after, "\x1b8");
    }

    #[test]
    fn the_cells_of_a_link_that_is_gone_lead_nowhere() {
        let old = link(4, "see", "https://a.us");
        let bytes = painted(std::slice::from_ref(&old), &[]);
        assert!(bytes.contains("\x1b[3;5H   "), "{bytes:?}");
        assert!(!bytes.contains("\x1b]8"), "{bytes:?}");
        // The same words may lead elsewhere.
        let bytes = painted(&[old], &[link(4, "see", "https://b.us")]);
        assert!(bytes.find("   ") < bytes.find("b.us"), "{bytes:?}");
    }

    #[test]
    fn a_terminal_that_may_show_the_marks_gets_none() {
        for name in ["", "dumb", "linux", "linux-16color", "cygwin", "eterm-color"] {
            assert!(!supports(Some(name)), "{name}");
        }
        assert_eq!(supports(None), cfg!(windows));
        assert!(supports(Some("xterm-256color")) && supports(Some("tmux-256color")));
    }
}
