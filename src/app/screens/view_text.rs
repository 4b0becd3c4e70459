//! The texts of the screens over the finder, and of the one beside the list.

use crate::app::text_view::{CardView, EntryContext, LinkTarget, PlaceView, RecordView, TextView};
use crate::app::{Command, Model, Overlay};
use crate::search;
use ratatui::layout::Rect;

/// Up to so many rows a detail is brief.
const FEW_ROWS: u16 = 10;

/// One entry on the full screen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DetailView {
    /// The entry, by its place in the catalog.
    pub entry: usize,
    /// How far its text is scrolled down, in rows.
    pub scroll: usize,
    /// The selected link.
    pub link: Option<usize>,
    /// The entries from which related ones were followed, the last one last.
    pub trail: Vec<DetailView>,
}

impl Model {
    /// The topmost screen's text at this width, and how far it is scrolled;
    /// nothing when the finder itself is on top.
    pub fn reading(&self, width: usize) -> Option<(TextView, usize)> {
        let entry = || self.catalog.entries.get(self.current()?);
        match self.overlays.last()? {
            Overlay::Help(scroll) => {
                Some((crate::app::text_view::help(&self.help, &self.notices, width), *scroll))
            }
            Overlay::Notices(scroll) => {
                Some((crate::app::text_view::notices(&self.notices, width), *scroll))
            }
            Overlay::Card(card) => {
                let view = CardView { way: self.way(), today: self.today.as_ref() };
                Some((
                    crate::app::text_view::card(&self.catalog, &*entry()?, view, width),
                    card.scroll,
                ))
            }
            Overlay::Locator(locator) => {
                Some((locator.document(self.today.as_ref(), width), locator.scroll))
            }
            // The one fits the screen and has nothing to scroll, the other is too
            // long to be written out for each frame.
            Overlay::Victim(_) | Overlay::Reader(_) => None,
            Overlay::Record(scroll) => {
                Some((crate::app::text_view::own_record(self.record_view(), width), *scroll))
            }
            // These scroll with their cursor.
            Overlay::Note(_) | Overlay::Form(_) | Overlay::Lists(_) => None,
            Overlay::Detail(view) => {
                let why = self.why(view.entry);
                let known = self.known(view.entry, why.as_deref());
                Some((
                    crate::app::text_view::full(&self.catalog, &*entry()?, known, width),
                    view.scroll,
                ))
            }
        }
    }

    /// The text about the selected entry or place beside or below the list: all
    /// of it where there is room, else what decides whether to open it.
    pub fn beside(&self, area: Rect) -> TextView {
        if let Some(place) = self.place.as_ref().filter(|place| place.is_selected) {
            let view = PlaceView { marked: None, today: self.today.as_ref() };
            return crate::app::text_view::place(&place.answer, view, area.width.into());
        }
        let hit = self.selected_hit();
        let Some(entry) = hit.and_then(|hit| self.entry_of(hit)) else {
            return TextView::default();
        };
        let why = hit.and_then(|hit| self.why(hit.entry));
        let known = hit.map(|hit| self.known(hit.entry, why.as_deref())).unwrap_or_default();
        let write = if area.height > FEW_ROWS {
            crate::app::text_view::full
        } else {
            crate::app::text_view::brief
        };
        write(&self.catalog, &entry, known, area.width.into())
    }

    fn record_view(&self) -> RecordView<'_> {
        let commands = [Command::Done, Command::Plan, Command::Star, Command::Note];
        let keys = commands.map(|command| self.keys_in_list(command));
        let (contents, summary) = (self.record.contents(), self.record.summary());
        RecordView { contents, summary, today: self.day(), keys }
    }

    /// The keys of a command in the list, as the help screen tells them.
    fn keys_in_list(&self, command: Command) -> Option<&str> {
        let lines = self.help.iter().rev().flat_map(|group| &group.lines);
        let mut own = lines.filter(|(_, what)| *what == command.help());
        own.next().map(|(keys, _)| keys.as_str())
    }

    /// Returns whether the message says this at the moment.
    fn is_told(&self, what: &str) -> bool {
        self.message.as_ref().is_some_and(|message| message.text.contains(what))
    }

    /// Returns what is known of an entry beside the catalog.
    fn known<'a>(&'a self, entry: usize, why: Option<&'a str>) -> EntryContext<'a> {
        EntryContext {
            why,
            copy: self.holdings.copy(entry),
            opens_copy: self.holdings.opens_copy(entry),
            // The message says it already.
            fault: self.holdings.fault(entry).filter(|why| !self.is_told(why)),
            standing: self.record.standing(entry),
            today: self.record.today(),
            day: self.today.as_ref(),
        }
    }

    /// The link of the selected entry, for its own place under the `text` beside
    /// or below the list; nothing where the `rows` of that show it already.
    pub fn address(&self, text: &TextView, rows: u16) -> Option<String> {
        let entry = self.entry_of(self.selected_hit()?)?;
        let is_whole = text.rows.len() <= usize::from(rows);
        let is_in_it = text.destinations.contains(&LinkTarget::Web(entry.url.clone()));
        (!is_whole || !is_in_it).then(|| entry.url.clone())
    }

    /// Why the search found an entry, in words; nothing without a search.
    pub fn why(&self, entry: usize) -> Option<String> {
        if self.query.value().trim().is_empty() {
            return None;
        }
        let hit = self.outcome.hits.iter().find(|hit| hit.entry == entry)?;
        let entry = self.entry_of(hit)?;
        let words = search::reason(&self.catalog, &entry, &self.outcome, hit);
        (!words.is_empty()).then_some(words)
    }
}
