//! All that the screen shows, and nothing else.

use super::{Card, DetailView, Tab};
use crate::catalog::{Catalog, Entry};
use crate::search::{Hit, Index};
use ratatui::layout::Size;
use tui_input::Input;

/// The state of the finder.
#[derive(Debug)]
pub struct Model {
    /// What is searched.
    pub catalog: Catalog,
    /// How it is searched; absent until the first frame is out.
    pub index: Option<Box<Index>>,
    /// The terminal's size in cells.
    pub size: Size,
    /// Who gets the letters.
    pub focus: Focus,
    /// The search line with its cursor.
    pub query: Input,
    /// The chosen tab.
    pub tab: Tab,
    /// What the query found, over all kinds, best first.
    pub hits: Vec<Hit>,
    /// The places in `hits` that the chosen tab shows, in order.
    pub rows: Vec<usize>,
    /// The place in `rows` of the selected one; 0 when there is none.
    pub selected: usize,
    /// The place in `rows` of the first one on the screen.
    pub offset: usize,
    /// What lies over the finder, the topmost last.
    pub overlays: Vec<Overlay>,
    /// The entry that was selected by hand; the selection stays with it.
    pub chosen: Option<usize>,
    /// The help screen: what each key does, in groups.
    pub help: Vec<HelpGroup>,
    /// What is wrong with the user's files, in a line each.
    pub notices: Vec<String>,
    /// What to tell; gone with the next key.
    pub message: Option<Message>,
    /// The places in `catalog.entries` of the first row's hotlines, best first.
    pub pinned: Vec<usize>,
    /// A word that is in the catalog and near to what was not found.
    pub suggestion: Option<String>,
}

/// Keys that act in one place, for the help screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpGroup {
    /// Where they act.
    pub title: String,
    /// The keys in words, and what they do.
    pub lines: Vec<(String, &'static str)>,
}

/// Who gets the letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Focus {
    /// They are typed into the search line.
    #[default]
    Search,
    /// They are commands.
    List,
}

/// A screen over the finder.
#[derive(Debug, Clone, PartialEq)]
pub enum Overlay {
    /// The keys, scrolled down by so many rows.
    Help(usize),
    /// What is wrong with the user's files, scrolled down by so many rows.
    /// Typing closes it.
    Notices(usize),
    /// The hotline card.
    Card(Card),
    /// One entry on the full screen.
    Detail(DetailView),
}

/// One line to tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The line.
    pub text: String,
    /// Whether something went wrong.
    pub is_error: bool,
}

impl Message {
    /// Something that went as wished.
    pub fn done(text: impl Into<String>) -> Self {
        Self { text: text.into(), is_error: false }
    }

    /// Something that went wrong.
    pub fn error(text: impl Into<String>) -> Self {
        Self { text: text.into(), is_error: true }
    }
}

impl Model {
    /// The finder as it opens: every entry, the search line ready.
    ///
    /// `pinned` are ids of hotlines for the first row, best first; when it is
    /// empty, the catalog's own are taken.
    pub fn new(catalog: Catalog, pinned: &[String], size: Size) -> Self {
        let place = |id: &str| catalog.entries.iter().position(|entry| entry.id == id);
        let own = || catalog.pinned().into_iter().filter_map(|entry| place(&entry.id)).collect();
        let chosen: Vec<usize> = pinned.iter().filter_map(|id| place(id)).collect();
        let pinned = if chosen.is_empty() { own() } else { chosen };
        let hits: Vec<Hit> = (0..catalog.entries.len()).map(unranked).collect();
        let rows = (0..hits.len()).collect();
        Self {
            catalog,
            index: None,
            size,
            focus: Focus::Search,
            query: Input::default(),
            tab: Tab::All,
            hits,
            rows,
            selected: 0,
            chosen: None,
            help: Vec::new(),
            notices: Vec::new(),
            offset: 0,
            overlays: Vec::new(),
            message: None,
            pinned,
            suggestion: None,
        }
    }

    /// The hit in that row of the list.
    pub fn hit(&self, row: usize) -> Option<&Hit> {
        self.rows.get(row).and_then(|&place| self.hits.get(place))
    }

    /// The selected hit.
    pub fn selected_hit(&self) -> Option<&Hit> {
        self.hit(self.selected)
    }

    /// The entry of a hit.
    pub fn entry_of(&self, hit: &Hit) -> Option<&Entry> {
        self.catalog.entries.get(hit.entry)
    }

    /// How many hits each tab has, in the order of the tabs.
    pub fn tab_counts(&self) -> [usize; Tab::ALL.len()] {
        let mut counts = [0; Tab::ALL.len()];
        for entry in self.hits.iter().filter_map(|hit| self.entry_of(hit)) {
            for tab in Tab::ALL.into_iter().filter(|tab| tab.holds(entry.kind)) {
                counts[tab.position()] += 1;
            }
        }
        counts
    }

    /// The entry that commands are about: the one in the topmost card or detail,
    /// the help over it or not, else the selected row.
    pub fn current(&self) -> Option<usize> {
        let shown = self.overlays.iter().rev().find_map(|overlay| match overlay {
            Overlay::Card(card) => super::card_order(self).get(card.selected).copied(),
            Overlay::Detail(view) => Some(view.entry),
            Overlay::Help(_) | Overlay::Notices(_) => None,
        });
        shown.or_else(|| self.selected_hit().map(|hit| hit.entry))
    }
}

/// An entry that nobody searched for.
fn unranked(entry: usize) -> Hit {
    Hit { entry, score: 0, matched: Vec::new() }
}
