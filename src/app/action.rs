//! Actions: events as data, the input of `update`.

use super::{
    ClipboardText, Command, Message, Model, NewsRead, RecordOutcome, SearchReply, ShelfOutcome,
    Taken,
};
use crate::search::{CopyIndex, Index};
use ratatui::layout::Size;
use std::sync::Arc;

/// Something that changes the model.
#[derive(Debug)]
pub enum Action {
    /// A key or a click asked for it.
    Command(Command),
    /// The key that copies what is selected, and quits if it is pressed again
    /// soon; with the time of the press in milliseconds since the start.
    CopyOrQuit(u64),
    /// A letter was typed into the search line.
    Insert(char),
    /// A text was pasted.
    Paste(String),
    /// The pointer pressed on something.
    Press(ClickTarget),
    /// The wheel turned over the list (`false`) or the text (`true`), by rows,
    /// positive is down.
    Scroll(bool, i16),
    /// The wheel turned over the pane of facets, by rows, positive is down.
    ScrollFacets(i16),
    /// The terminal has this size in cells.
    Resize(Size),
    /// All waiting keys are in: do the search that was held back.
    SearchHeld,
    /// The index is ready; from now on a search can be answered.
    IndexBuilt(Arc<Index>),
    /// A search that was done beside the drawing thread found this; the number
    /// is that of its [`SearchJob`](super::SearchJob).
    Found(u64, Box<SearchReply>),
    /// The browser took this link.
    LinkOpened(String),
    /// The browser could not take this link, and why.
    OpenFailed(String, String),
    /// A text went to a clipboard, and to which.
    TextCopied(ClipboardText, Taken),
    /// Nothing was copied, and why.
    CopyFailed(String),
    /// Something was done on the shelf.
    Shelf(ShelfOutcome),
    /// Something was done with the officer's record.
    Record(RecordOutcome),
    /// A resource was added to the reader's own catalog: its id, or why it was not.
    EntryAdded(Result<String, String>),
    /// The changes of the catalogs were read.
    NewsRead(Box<NewsRead>),
    /// The words of saved copies are read; none where no copy has words. From now
    /// on they are searched, too.
    ShelfWordsRead(Option<Box<CopyIndex>>),
    /// Catalogs were updated without being asked: the ids of those with a new version.
    CatalogsUpdated(Vec<String>),
    /// Something to tell.
    Notice(Message),
}

impl Action {
    /// Returns whether the person at the keyboard did this, and it was not the
    /// key of [`Action::CopyOrQuit`].
    pub fn is_by_hand(&self) -> bool {
        matches!(
            self,
            Action::Command(_)
                | Action::Insert(_)
                | Action::Paste(_)
                | Action::Press(_)
                | Action::Scroll(..)
                | Action::ScrollFacets(_)
        )
    }

    /// Returns whether it does nothing but change a text that is typed, or the place
    /// in it, so that nothing depends on what was found before it.
    pub fn only_types(&self) -> bool {
        use Command::*;
        match self {
            Action::Insert(_) | Action::Paste(_) => true,
            Action::Command(command) => matches!(
                command,
                CursorLeft
                    | CursorRight
                    | CursorWordLeft
                    | CursorWordRight
                    | CursorStart
                    | CursorEnd
                    | DeleteLeft
                    | DeleteRight
                    | DeleteWord
                    | DeleteLine
                    | SelectAll
                    | Undo
            ),
            _ => false,
        }
    }

    /// Returns whether it may change what is on the screen.
    pub fn changes(&self, model: &Model) -> bool {
        match self {
            Action::Shelf(ShelfOutcome::CopiesRead(copies, faults)) => {
                !(copies.is_empty() && faults.is_empty() && model.holdings.is_empty())
            }
            Action::Shelf(ShelfOutcome::BookmarkKept) => false,
            Action::Record(RecordOutcome::Read(now)) => {
                let another_day = |day| now.today.as_ref() != Some(day);
                now.remark.is_some()
                    || !(now.drafts.is_empty() || model.record.is_read())
                    || now.contents != *model.record.contents()
                    || model.record.today().is_some_and(another_day)
            }
            Action::CatalogsUpdated(names) => !names.is_empty(),
            Action::NewsRead(read) => {
                model.news.read.as_ref() != Some(&**read) && **read != NewsRead::default()
            }
            // Without a search they show nowhere.
            Action::ShelfWordsRead(_) => !model.query.value().trim().is_empty(),
            _ => true,
        }
    }
}

/// A part of the screen that a pointer can press on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClickTarget {
    /// The hotline row.
    Hotline,
    /// A tab, by its position.
    Tab(usize),
    /// The search line.
    Search,
    /// The place over the list.
    Place,
    /// A row of the list, by its place among all rows.
    Row(usize),
    /// A row of the pane of facets, by its place among all its rows.
    Facet(usize),
    /// A link of the shown text, by its number.
    Link(usize),
    /// The link of the selected entry.
    Address,
    /// A hotline of the card's list, by its place.
    CardLine(usize),
}
