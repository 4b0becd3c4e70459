//! Moves in a list or a text.

use crate::app::Command;

/// How far to move in a list or a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::app) enum Step {
    Rows(isize),
    Pages(isize),
    First,
    Last,
}

impl Step {
    /// Returns the move that a command asks for.
    pub(in crate::app) fn of(command: Command) -> Option<Self> {
        Some(match command {
            Command::SelectNext => Self::Rows(1),
            Command::SelectPrevious => Self::Rows(-1),
            Command::Choose | Command::PageDown => Self::Pages(1),
            Command::PageUp => Self::Pages(-1),
            Command::SelectFirst => Self::First,
            Command::SelectLast => Self::Last,
            _ => return None,
        })
    }

    /// The place it leads to from `place`, with pages of `page` rows, within `0..=last`.
    pub(in crate::app) fn from(self, place: usize, page: usize, last: usize) -> usize {
        let by = |rows: isize| place.saturating_add_signed(rows).min(last);
        match self {
            Self::Rows(rows) => by(rows),
            Self::Pages(pages) => by(pages.saturating_mul(page.max(1) as isize)),
            Self::First => 0,
            Self::Last => last,
        }
    }
}

/// Returns the place before or after another in a round of `count`.
pub(in crate::app) fn around(place: usize, step: isize, count: usize) -> usize {
    (place as isize + step).rem_euclid(count.max(1) as isize) as usize
}

/// Returns the place before or after the chosen one in a round of `count`; without one the first
/// or the last.
pub(in crate::app) fn step_from(chosen: Option<usize>, step: isize, count: usize) -> usize {
    match chosen {
        Some(place) => around(place, step, count),
        None if step > 0 => 0,
        None => count.saturating_sub(1),
    }
}
