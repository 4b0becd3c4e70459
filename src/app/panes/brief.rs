//! The text about the selected entry beside or below the list.

use crate::app::Model;
use crate::app::text_view::{
    EntryContext, LinkTarget, PlaceView, TextView, brief, full, place as place_text,
};
use crate::catalog::EntryPosition;
use crate::search::{Reason, reason};
use ratatui::layout::Rect;

/// Up to so many rows a detail is brief.
const FEW_ROWS: u16 = 10;

impl Model {
    /// The text about the selected entry or place beside or below the list: all
    /// of it where there is room, else what decides whether to open it.
    pub fn beside(&self, area: Rect) -> TextView {
        if let Some(place) = self.place.as_ref().filter(|place| place.is_selected) {
            let view = PlaceView { today: self.today.as_ref(), ..PlaceView::default() };
            return place_text(&place.answer, view, area.width.into());
        }
        let hit = self.selected_hit();
        let Some(entry) = hit.and_then(|hit| self.entry_of(hit)) else {
            return TextView::default();
        };
        let why = hit.and_then(|hit| self.why(hit.entry));
        let known = hit.map(|hit| self.known(hit.entry, why.as_ref())).unwrap_or_default();
        let write = if area.height > FEW_ROWS { full } else { brief };
        write(&self.catalog, &entry, known, area.width.into())
    }

    /// Returns whether the message says this at the moment.
    fn is_in_message(&self, what: &str) -> bool {
        self.message.as_ref().is_some_and(|message| message.text.contains(what))
    }

    /// Returns what is known of an entry beside the catalog.
    pub(in crate::app) fn known<'a>(
        &'a self,
        entry: EntryPosition,
        why: Option<&'a Reason>,
    ) -> EntryContext<'a> {
        EntryContext {
            why,
            copy: self.holdings.copy(entry),
            opens_copy: self.holdings.opens_copy(entry),
            // The message says it already.
            fault: self.holdings.fault(entry).filter(|why| !self.is_in_message(why)),
            standing: self.record.standing(entry),
            today: self.record.today(),
            day: self.today.as_ref(),
            is_new: self.news.marked.contains(&entry),
        }
    }

    /// The link of the selected entry, for its own place under the `text` beside
    /// or below the list; nothing where the `rows` of that show it already.
    pub fn address(&self, text: &TextView, rows: u16) -> Option<String> {
        let entry = self.entry_of(self.selected_hit()?)?;
        let is_own = |target: &LinkTarget| *target == LinkTarget::Web(entry.url.clone());
        let link = text.destinations.iter().position(is_own);
        let shown = link.and_then(|link| text.rows_of_link(link));
        let is_in_sight = shown.is_some_and(|shown| shown.end <= usize::from(rows));
        (!is_in_sight && entry.link().is_some()).then(|| entry.url.clone())
    }

    /// Returns why the search found an entry, in words; nothing without a search.
    pub fn why(&self, entry: EntryPosition) -> Option<Reason> {
        if self.query.value().trim().is_empty() {
            return None;
        }
        let hit = self.outcome.hits.iter().find(|hit| hit.entry == entry)?;
        let entry = self.entry_of(hit)?;
        Some(reason(&self.catalog, &entry, &self.outcome, hit))
    }
}
