//! A row of the list of hotlines beside the card: a name in one or two lines, and its number.

use crate::app::{Card, Model, OverlayState, card_order};
use crate::catalog::{CONFIRM, Entry, EntryPosition, Line};
use ratatui::layout::Rect;
use std::ops::Range;
use textwrap::{Options, WordSplitter};
use unicode_width::UnicodeWidthStr;

/// Columns before a name, for the mark of the selected one.
const MARK: u16 = 2;

/// The content of a row of the list of hotlines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HotlineRow {
    /// The name.
    pub title: String,
    /// The parts of the name on the rows of the screen, one or two; byte ranges.
    pub parts: Vec<Range<usize>>,
    /// The number, or words for why there is none.
    pub number: String,
    /// The advice before a number that is in doubt; else empty.
    pub doubt: &'static str,
    /// True if the number can be dialed as it is.
    pub is_sure: bool,
}

impl Model {
    /// Returns the hotlines of the list beside the card that are on the screen, by their place,
    /// and where.
    pub fn card_rows(&self, area: Rect) -> Vec<(usize, Rect)> {
        let Some(card) = self.overlays.iter().rev().find_map(Card::of) else { return Vec::new() };
        let order = card_order(self);
        let height = |place: usize| {
            let row = order.get(place).and_then(|at| self.hotline_row(*at, area.width));
            row.map_or(1, |row| row.parts.len() as u16)
        };
        // The selected one is in sight.
        let mut left = area.height;
        let before = (0..=card.selected).rev().take_while(|place| {
            let height = height(*place);
            let fits = height <= left;
            left = left.saturating_sub(height);
            fits
        });
        let first = before.last().unwrap_or(card.selected);
        let mut y = area.y;
        let mut rows = Vec::new();
        for place in first..order.len() {
            let height = height(place).min(area.height);
            if height == 0 || y + height > area.bottom() {
                break;
            }
            rows.push((place, Rect { y, height, ..area }));
            y += height;
        }
        rows
    }

    /// Returns what the row of a hotline says in a list of so many columns.
    pub fn hotline_row(&self, at: EntryPosition, width: u16) -> Option<HotlineRow> {
        let entry = self.catalog.entries.get(at)?;
        let line = entry.offered_line();
        let number = line.and_then(Line::offered_in_words);
        let is_offered = number.is_some();
        let number = number.unwrap_or_else(|| without_number(&entry).to_owned());
        let doubt = line.and_then(|line| line.doubt(self.today.as_ref()));
        let doubt = doubt.map_or("", |_| CONFIRM);
        let room = usize::from(width.saturating_sub(MARK));
        let beside = number.width() + doubt.width() + if doubt.is_empty() { 1 } else { 2 };
        let title = entry.title.clone();
        let parts = parts(&title, room, beside);
        Some(HotlineRow { title, parts, number, doubt, is_sure: is_offered && doubt.is_empty() })
    }
}

/// Returns the parts of a name that has `beside` columns at the end of its last row.
fn parts(title: &str, room: usize, beside: usize) -> Vec<Range<usize>> {
    if title.width() + beside <= room {
        return std::iter::once(0..title.len()).collect();
    }
    let options = Options::new(room.max(1)).word_splitter(WordSplitter::NoHyphenation);
    let first = textwrap::wrap(title, options).first().map_or(0, |line| line.len());
    let rest = title[first..].trim_start();
    vec![0..first, title.len() - rest.len()..title.len()]
}

/// Returns the words in place of a number.
fn without_number(entry: &Entry) -> &'static str {
    let has_number = entry.lines.iter().any(|line| line.number.is_some());
    if has_number { "No certain number" } else { "No phone number" }
}
