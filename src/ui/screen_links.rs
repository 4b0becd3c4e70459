//! The web links of a frame, collected while it is drawn, for terminals that make them clickable.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use std::cell::RefCell;

/// The longest address that a terminal has to take; the same limit as in GNOME's.
const LONGEST: usize = 2083;

/// A run of cells in one row that leads to a web page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScreenLink {
    /// The cells, in one row.
    pub area: Rect,
    /// The address, safe to write between control sequences.
    pub url: String,
    /// The content of the cells.
    pub cells: Vec<Cell>,
}

/// Collects the links of one frame.
#[derive(Debug, Default)]
pub struct ScreenLinks {
    /// True if links are collected.
    is_on: bool,
    found: RefCell<Vec<ScreenLink>>,
}

impl ScreenLinks {
    /// Creates a collector; one that is off stays empty.
    pub fn new(is_on: bool) -> Self {
        Self { is_on, found: RefCell::default() }
    }

    /// Forgets the links of the frame before.
    pub(super) fn clear(&self) {
        self.found.borrow_mut().clear();
    }

    /// Notes that the cells from `start` to `end` of a row lead to that page, as they are now.
    pub(super) fn add(&self, buffer: &Buffer, (start, end): (u16, u16), y: u16, url: &str) {
        if !self.is_on || start >= end {
            return;
        }
        let Some(url) = safe_address(url) else { return };
        let area = Rect { x: start, y, width: end - start, height: 1 };
        let cells = cells(buffer, area);
        self.found.borrow_mut().push(ScreenLink { area, url, cells });
    }

    /// Returns the links of the frame that nothing was drawn over.
    pub fn shown(&self, buffer: &Buffer) -> Vec<ScreenLink> {
        let found = self.found.borrow();
        let whole = |link: &&ScreenLink| cells(buffer, link.area) == link.cells;
        found.iter().filter(whole).cloned().collect()
    }
}

/// Returns the cells of an area, as far as the buffer has it.
pub fn cells(buffer: &Buffer, area: Rect) -> Vec<Cell> {
    let area = area.intersection(buffer.area);
    area.positions().map(|position| buffer[position].clone()).collect()
}

/// Returns a web address in printable ASCII without blanks, or nothing for one that is not
/// of the web, is too long, or has control characters.
fn safe_address(url: &str) -> Option<String> {
    let is_web = url.starts_with("https://") || url.starts_with("http://");
    if !is_web || url.chars().any(char::is_control) {
        return None;
    }
    let mut safe = String::with_capacity(url.len());
    for byte in url.bytes() {
        match byte {
            b'!'..=b'~' => safe.push(char::from(byte)),
            byte => safe.push_str(&format!("%{byte:02X}")),
        }
    }
    (safe.len() <= LONGEST).then_some(safe)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_can_break_no_control_sequence() {
        for (url, safe) in [
            ("https://example.org/a?b=c;d#e", Some("https://example.org/a?b=c;d#e")),
            ("https://example.org/a b", Some("https://example.org/a%20b")),
            ("https://example.org/é", Some("https://example.org/%C3%A9")),
            ("https://example.org/\u{1b}\\", None),
            ("https://example.org/\u{7}", None),
            ("https://example.org/\u{9c}", None),
            ("javascript:alert(1)", None),
            ("file:///etc/passwd", None),
        ] {
            assert_eq!(safe_address(url).as_deref(), safe, "{url:?}");
        }
        assert_eq!(safe_address(&format!("https://{}", "a".repeat(LONGEST))), None);
    }

    #[test]
    fn a_link_that_something_covers_is_none() {
        let mut buffer = Buffer::with_lines(["see https://a.us"]);
        let links = ScreenLinks::new(true);
        links.add(&buffer, (4, 16), 0, "https://a.us");
        assert_eq!(links.shown(&buffer).len(), 1);
        buffer[(9, 0)].set_char('x');
        assert_eq!(links.shown(&buffer), []);
        let off = ScreenLinks::default();
        off.add(&buffer, (4, 16), 0, "https://a.us");
        assert_eq!(off.shown(&buffer), []);
    }
}
