//! All that the screen shows, and nothing else.

use super::{
    CommandKeys, Confirmation, FacetPane, Focus, NewsState, NumberChange, Overlay, OwnRecord,
    PlaceRow, ShelfState, Tab, TextInput,
};
use crate::catalog::{Catalog, Entry, EntryPosition, Kind, PartialDate};
use crate::record::{Officer, TrainingCycle, UnsavedDraft};
use crate::search::{
    CopyIndex, Hit, InLine, Index, LARGE, Request, SearchResults, Searcher, Sort, Tier, UserSets,
};
use ratatui::layout::Size;
use std::borrow::Cow;
use std::sync::Arc;

/// The state of the finder.
#[derive(Debug)]
pub struct Model {
    /// The catalog that is searched.
    pub catalog: Arc<Catalog>,
    /// How it is searched; absent until the first frame is out.
    pub index: Option<Arc<Index>>,
    /// Searches it.
    pub searcher: Searcher,
    /// The entries that the person starred, did, saved and so on, as far as they are known.
    pub marks: Arc<UserSets>,
    /// The copies on the shelf and the saves that run.
    pub holdings: ShelfState,
    /// The words of saved copies, which are searched, too; absent until they are read.
    pub shelf_words: Option<Arc<CopyIndex>>,
    /// The officer's record.
    pub record: OwnRecord,
    /// The terminal's size in cells.
    pub size: Size,
    /// The part of the screen that gets the letters.
    pub focus: Focus,
    /// The search line with its cursor.
    pub query: TextInput,
    /// The chosen tab.
    pub tab: Tab,
    /// The order of the list.
    pub sort: Sort,
    /// True if the list leaves out what is not current.
    pub hides_past: bool,
    /// How many hits to ask for at least; grows when the list is scrolled.
    pub limit: usize,
    /// True if the catalog is so large that it is searched beside the drawing
    /// thread.
    pub is_large: bool,
    /// The number of the newest search that was asked for beside the drawing
    /// thread, and that of the newest one whose answer is shown.
    pub asked: u64,
    /// See [`Model::asked`].
    pub answered: u64,
    /// The request that `outcome` answers.
    pub shown: Request,
    /// True while searches wait for [`Action::SearchHeld`](super::Action::SearchHeld), so
    /// that many keys that came together need one.
    pub holds_searches: bool,
    /// The search that waits.
    pub held_search: Option<HeldSearch>,
    /// The row to select once the rows up to it are there.
    pub awaited_row: Option<usize>,
    /// The results of the query in the chosen tab. Their hits are the rows of the
    /// list, from 0 on.
    pub outcome: SearchResults,
    /// The selected row; 0 when there is none.
    pub selected: usize,
    /// The first row on the screen.
    pub offset: usize,
    /// The filters that the list can be narrowed by, while their pane is open.
    pub facets: Option<FacetPane>,
    /// The FBI office of the place in the search line, over the list.
    pub place: Option<PlaceRow>,
    /// The line to give the locator where there is no such row; empty where
    /// somebody asks for the FBI's office and names no place.
    pub place_hint: Option<String>,
    /// The words of that place in the line.
    pub place_words: Option<InLine>,
    /// The screens over the finder, the topmost last.
    pub overlays: Vec<Overlay>,
    /// The entry that was selected by hand; the selection stays with it.
    pub chosen: Option<EntryPosition>,
    /// The keys of all commands, in words.
    pub keys: Vec<CommandKeys>,
    /// The faults of the user's files, in a line each.
    pub notices: Vec<String>,
    /// The message in the last row; gone with the next key.
    pub message: Option<Message>,
    /// When the key that copies, and quits if it is pressed again, was pressed
    /// last: milliseconds since the start. Absent once another key came.
    pub quit_asked: Option<u64>,
    /// How many entries of each kind the catalog has, in the order of [`Kind::ALL`].
    pub sizes: [usize; Kind::ALL.len()],
    /// The hotlines of the first row, best first.
    pub pinned: Vec<EntryPosition>,
    /// A word that is in the catalog and near to what was not found.
    pub suggestion: Option<String>,
    /// A place whose name is near to what was not found.
    pub near_place: Option<String>,
    /// The day, to tell how old a number is; absent: nothing is called old.
    pub today: Option<PartialDate>,
    /// The hours to reach, and until when; `None` where the settings name no cycle.
    pub training_cycle: Option<TrainingCycle>,
    /// The officer, for transcripts.
    pub officer: Officer,
    /// True if there are no colors, so that a QR code is drawn in letters.
    pub is_colorless: bool,
    /// True if a long title takes two rows of the list where there is room.
    pub wraps_titles: bool,
    /// The numbers that changed lately.
    pub number_changes: Vec<NumberChange>,
    /// The changes of the catalogs.
    pub news: NewsState,
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
    /// True if the message reports an error.
    pub is_error: bool,
    /// The action that pressing the same key again confirms; absent once the question is
    /// gone.
    pub asks: Option<Confirmation>,
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
        let chosen: Vec<EntryPosition> = pinned.iter().filter_map(|id| place(id)).collect();
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
            hides_past: false,
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
            keys: Vec::new(),
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
            training_cycle: None,
            officer: Officer::default(),
            is_colorless: false,
            wraps_titles: true,
            number_changes: Vec::new(),
            news: NewsState::default(),
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

    /// Returns how many results each tab has, in the order of the tabs: the current ones, and all.
    pub fn tab_counts(&self) -> [(usize, usize); Tab::ALL.len()] {
        let mut counts = [(0, 0); Tab::ALL.len()];
        let of_kinds = self.outcome.current.iter().zip(self.outcome.kinds);
        for (kind, (current, all)) in Kind::ALL.iter().zip(of_kinds) {
            for tab in Tab::ALL.into_iter().filter(|tab| tab.holds(*kind)) {
                let counts = &mut counts[tab.position()];
                *counts = (counts.0 + current, counts.1 + all);
            }
        }
        counts
    }

    /// Returns how many results of the shown tab are current, and how many are not.
    pub fn ages(&self) -> (usize, usize) {
        let (current, all) = self.tab_counts()[self.tab.position()];
        (current, all - current)
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

    /// How many the query finds in the chosen tab that are hidden because they are not current.
    pub fn hidden_in_tab(&self) -> usize {
        let found = Kind::ALL.iter().filter(|kind| self.tab.holds(**kind));
        let found: usize = found.map(|kind| self.outcome.kinds[*kind as usize]).sum();
        if self.hides_past { found.saturating_sub(self.row_count()) } else { 0 }
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
            current_only: self.hides_past,
            sort: self.sort,
            limit: self.limit,
            marks: self.marks.clone(),
            shelf: self.shelf_words.clone(),
            place: self.place_words.clone(),
        }
    }
}

/// How many hits are asked for at first.
pub const FIRST_ROWS: usize = 1000;

/// Returns the list before anything was searched, as a search for nothing gives it: what is
/// current first, unless the catalog is large.
fn everything(catalog: &Catalog) -> SearchResults {
    let entries = &catalog.entries;
    let total = entries.len();
    let hit = |entry| Hit { entry, score: 0.0, tier: Tier::Words, page: None };
    let kinds = std::array::from_fn(|kind| entries.count_of(Kind::ALL[kind]));
    if total > LARGE {
        let hits = entries.positions().take(FIRST_ROWS).map(hit).collect();
        return SearchResults { total, hits, kinds, current: kinds, ..SearchResults::default() };
    }
    let is_current = |at: &EntryPosition| entries.is_current(*at);
    let (first, last): (Vec<_>, Vec<_>) = entries.positions().partition(is_current);
    let hits = first.into_iter().chain(last).take(FIRST_ROWS).map(hit).collect();
    let current = std::array::from_fn(|kind| {
        entries.of_kind(Kind::ALL[kind]).iter().filter(|at| is_current(at)).count()
    });
    SearchResults { total, hits, kinds, current, ..SearchResults::default() }
}
