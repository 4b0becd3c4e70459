//! All that the screen shows, and nothing else.

use super::{
    FacetPane, Focus, Overlay, OwnRecord, PlaceRow, PlaceTables, ShelfState, Tab, TextInput,
};
use crate::catalog::{Catalog, Entry, Kind, PartialDate};
use crate::record::UnsavedDraft;
use crate::search::{
    CopyIndex, Hit, InLine, Index, Request, SearchResults, Searcher, Sort, Tier, UserSets,
};
use ratatui::layout::Size;
use std::borrow::Cow;
use std::sync::Arc;

/// The state of the finder.
#[derive(Debug)]
pub struct Model {
    /// What is searched.
    pub catalog: Arc<Catalog>,
    /// How it is searched; absent until the first frame is out.
    pub index: Option<Arc<Index>>,
    /// Searches it.
    pub searcher: Searcher,
    /// What the person starred, did, saved and so on, as far as it is known.
    pub marks: Arc<UserSets>,
    /// What is on the shelf.
    pub holdings: ShelfState,
    /// The words of saved copies, which are searched, too; absent until they are read.
    pub shelf_words: Option<Arc<CopyIndex>>,
    /// What the officer wrote down.
    pub record: OwnRecord,
    /// The terminal's size in cells.
    pub size: Size,
    /// Who gets the letters.
    pub focus: Focus,
    /// The search line with its cursor.
    pub query: TextInput,
    /// The chosen tab.
    pub tab: Tab,
    /// The order of the list.
    pub sort: Sort,
    /// How many hits to ask for at least; grows when the list is scrolled.
    pub limit: usize,
    /// Whether the catalog is so large that it is searched beside the drawing
    /// thread.
    pub is_large: bool,
    /// The number of the newest search that was asked for beside the drawing
    /// thread, and that of the newest one whose answer is shown.
    pub asked: u64,
    /// See [`Model::asked`].
    pub answered: u64,
    /// What `outcome` answers.
    pub shown: Request,
    /// Whether searches wait for [`Action::SearchHeld`](super::Action::SearchHeld), so
    /// that many keys that came together need one.
    pub holds_searches: bool,
    /// The search that waits.
    pub held_search: Option<HeldSearch>,
    /// The row to select once the rows up to it are there.
    pub awaited_row: Option<usize>,
    /// What the query found in the chosen tab. Its hits are the rows of the
    /// list, from 0 on.
    pub outcome: SearchResults,
    /// The selected row; 0 when there is none.
    pub selected: usize,
    /// The first row on the screen.
    pub offset: usize,
    /// What the list can be narrowed by, while that is open.
    pub facets: Option<FacetPane>,
    /// The FBI office of the place in the search line, over the list.
    pub place: Option<PlaceRow>,
    /// What the locator is to be asked where there is no such row; empty where
    /// somebody asks for the FBI's office and names no place.
    pub place_hint: Option<String>,
    /// The words of that place in the line.
    pub place_words: Option<InLine>,
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
    /// When the key that copies, and quits if it is pressed again, was pressed
    /// last: milliseconds since the start. Absent once another key came.
    pub quit_asked: Option<u64>,
    /// How many entries of each kind the catalog has, in the order of [`Kind::ALL`].
    pub sizes: [usize; Kind::ALL.len()],
    /// The places in `catalog.entries` of the first row's hotlines, best first.
    pub pinned: Vec<usize>,
    /// A word that is in the catalog and near to what was not found.
    pub suggestion: Option<String>,
    /// A place whose name is near to what was not found.
    pub near_place: Option<String>,
    /// The day, to tell how old a number is; absent: nothing is called old.
    pub today: Option<PartialDate>,
    /// Whether the tables of places can be asked.
    pub tables: PlaceTables,
    /// Whether there are no colors, so that a QR code is drawn in letters.
    pub is_colorless: bool,
}

/// Keys that act in one place, for the help screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpGroup {
    /// Where they act.
    pub title: String,
    /// The keys in words, and what they do.
    pub lines: Vec<(String, &'static str)>,
}

/// A search that waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeldSearch {
    /// For what is shown, which may be known better now.
    Same,
    /// For something else.
    Anew,
}

/// One line to tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The line.
    pub text: String,
    /// Whether something went wrong.
    pub is_error: bool,
    /// What the same key does that was asked about; nothing once the question is
    /// gone.
    pub asks: Option<Confirmation>,
}

/// A question that the same key again answers with yes, any other with no. What
/// it is about is an entry, by its place in the catalog.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confirmation {
    /// Take its copy off the shelf?
    Remove(usize),
    /// Fetch a copy in place of one that came from a file?
    Replace(usize),
    /// Give up what is typed and not saved?
    GiveUp,
}

impl Message {
    /// Something that went as wished.
    pub fn done(text: impl Into<String>) -> Self {
        Self { text: text.into(), is_error: false, asks: None }
    }

    /// Something that went wrong.
    pub fn error(text: impl Into<String>) -> Self {
        Self { text: text.into(), is_error: true, asks: None }
    }

    /// A question.
    pub fn asking(text: impl Into<String>, asks: Confirmation) -> Self {
        Self { text: text.into(), is_error: false, asks: Some(asks) }
    }
}

impl Model {
    /// The finder as it opens: every entry, the search line ready.
    ///
    /// `pinned` are ids of hotlines for the first row, best first; when it is
    /// empty, the catalog's own are taken.
    pub fn new(catalog: impl Into<Arc<Catalog>>, pinned: &[String], size: Size) -> Self {
        let catalog = catalog.into();
        let place = |id: &str| catalog.entries.position(id);
        let own = || catalog.pinned().into_iter().filter_map(|entry| place(&entry.id)).collect();
        let chosen: Vec<usize> = pinned.iter().filter_map(|id| place(id)).collect();
        let pinned = if chosen.is_empty() { own() } else { chosen };
        let outcome = everything(&catalog);
        let sizes = outcome.kinds;
        let is_large = catalog.entries.len() > LARGE;
        Self {
            catalog,
            index: None,
            searcher: Searcher::default(),
            marks: Arc::default(),
            holdings: ShelfState::default(),
            shelf_words: None,
            record: OwnRecord::default(),
            size,
            focus: Focus::Search,
            query: TextInput::default(),
            tab: Tab::All,
            sort: Sort::default(),
            limit: FIRST_ROWS,
            is_large,
            asked: 0,
            answered: 0,
            shown: Request { limit: FIRST_ROWS, ..Request::default() },
            holds_searches: false,
            held_search: None,
            awaited_row: None,
            outcome,
            selected: 0,
            chosen: None,
            help: Vec::new(),
            notices: Vec::new(),
            offset: 0,
            facets: None,
            place: None,
            place_hint: None,
            place_words: None,
            overlays: Vec::new(),
            message: None,
            quit_asked: None,
            sizes,
            pinned,
            suggestion: None,
            near_place: None,
            today: None,
            tables: PlaceTables::default(),
            is_colorless: false,
        }
    }

    /// Returns whether a search waits.
    pub fn has_held_search(&self) -> bool {
        self.held_search.is_some()
    }

    /// Returns what is typed in notes and forms and not saved, by the keys of its drafts.
    pub fn unsaved_texts(&self) -> Vec<(String, String)> {
        self.overlays.iter().filter_map(Overlay::unsaved).collect()
    }

    /// Returns the same as drafts to keep, each with the one that it began as.
    pub fn unsaved_drafts(&self) -> Vec<UnsavedDraft> {
        let draft = |(key, text): (String, String)| {
            let former = self.record.draft(&key).map(str::to_owned);
            UnsavedDraft { key, text, former }
        };
        self.unsaved_texts().into_iter().map(draft).collect()
    }

    /// The day on this computer, as far as it is known.
    pub fn day(&self) -> Option<&PartialDate> {
        self.record.today().or(self.today.as_ref())
    }

    /// The hit in that row of the list.
    pub fn hit(&self, row: usize) -> Option<&Hit> {
        self.outcome.hits.get(row)
    }

    /// The selected hit; none while the place over the list is selected.
    pub fn selected_hit(&self) -> Option<&Hit> {
        self.hit(self.selected).filter(|_| !self.is_place_selected())
    }

    /// The entry of a hit.
    pub fn entry_of(&self, hit: &Hit) -> Option<Cow<'_, Entry>> {
        self.catalog.entries.get(hit.entry)
    }

    /// How many hits each tab has, in the order of the tabs.
    pub fn tab_counts(&self) -> [usize; Tab::ALL.len()] {
        let mut counts = [0; Tab::ALL.len()];
        for (kind, count) in Kind::ALL.iter().zip(self.outcome.kinds) {
            for tab in Tab::ALL.into_iter().filter(|tab| tab.holds(*kind)) {
                counts[tab.position()] += count;
            }
        }
        counts
    }

    /// How many rows the list has.
    pub fn row_count(&self) -> usize {
        self.outcome.total
    }

    /// How many entries the catalog has in the chosen tab.
    pub fn tab_size(&self) -> usize {
        let kinds = Kind::ALL.iter().filter(|kind| self.tab.holds(**kind));
        kinds.map(|kind| self.sizes[*kind as usize]).sum()
    }

    /// How many the query finds in all tabs together.
    pub fn found_elsewhere(&self) -> usize {
        self.outcome.kinds.iter().sum()
    }

    /// Returns what the list is to show.
    pub fn request(&self) -> Request {
        let kinds = match self.tab {
            Tab::All => Vec::new(),
            tab => Kind::ALL.iter().copied().filter(|kind| tab.holds(*kind)).collect(),
        };
        let query = self.query.value().to_owned();
        Request {
            query,
            kinds,
            sort: self.sort,
            limit: self.limit,
            marks: self.marks.clone(),
            shelf: self.shelf_words.clone(),
            place: self.place_words.clone(),
        }
    }
}

/// From more entries than this on a search can be felt in the drawing thread.
const LARGE: usize = 5_000;

/// How many hits are asked for at first.
pub const FIRST_ROWS: usize = 1000;

/// The list before anything was searched: the catalog as it is.
fn everything(catalog: &Catalog) -> SearchResults {
    let total = catalog.entries.len();
    let hit = |entry| Hit { entry, score: 0.0, tier: Tier::Words, page: None };
    let kinds = std::array::from_fn(|kind| catalog.entries.count_of(Kind::ALL[kind]));
    let hits = (0..total.min(FIRST_ROWS)).map(hit).collect();
    SearchResults { total, hits, kinds, ..SearchResults::default() }
}
