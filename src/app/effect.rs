//! Effects: everything that `update` wants done outside the model.

use super::{NewsTask, RecordTask, SearchJob, ShelfTask};
use crate::catalog::EntryRequest;

/// Something that only `effects` and `term` may do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Open this link in the browser.
    Open(String),
    /// Put a text on the clipboard.
    Copy(ClipboardText),
    /// Search beside the drawing thread; it gives
    /// [`Action::Found`](super::Action::Found). Only the newest search counts.
    Search(SearchJob),
    /// Do something on the shelf beside the drawing thread; what comes of it is
    /// [`Action::Shelf`](super::Action::Shelf).
    Shelf(ShelfTask),
    /// Do something with the officer's record beside the drawing thread; what comes
    /// of it is [`Action::Record`](super::Action::Record).
    Record(RecordTask),
    /// Add a resource to the reader's own catalog beside the drawing thread; it gives
    /// [`Action::EntryAdded`](super::Action::EntryAdded).
    AddEntry(Box<EntryRequest>),
    /// Read the changes of the catalogs beside the drawing thread; it gives
    /// [`Action::NewsRead`](super::Action::NewsRead).
    News(NewsTask),
    /// Forget what is on the screen and draw all of it.
    Redraw,
    /// Stop like any job under job control.
    Suspend,
    /// End the program.
    Quit,
    /// Blank the terminal and end the program at once.
    QuickExit,
}

/// A text for the clipboard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClipboardText {
    /// The name of the text in the message: "number", "link", "citation".
    pub what: &'static str,
    /// The text itself.
    pub text: String,
    /// Whose it is, where the message is to say so.
    pub whose: Option<String>,
    /// Why a number is not to be taken as sure, if so: "single source: confirm it
    /// first".
    pub doubt: Option<String>,
}

impl ClipboardText {
    /// A text that is what it is called.
    pub const fn new(what: &'static str, text: String) -> Self {
        Self { what, text, whose: None, doubt: None }
    }

    /// Returns the text as it is shown, with its doubt in brackets.
    pub fn shown(&self) -> String {
        let doubt = self.doubt.as_ref().map_or(String::new(), |doubt| format!(" ({doubt})"));
        format!("{}{doubt}", self.text)
    }
}

/// The clipboard that took a copied text, as far as that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// The desktop's clipboard.
    Desktop {
        /// True if the text may be gone once this program has ended.
        may_vanish: bool,
    },
    /// The terminal was sent it, and gives no answer.
    Sent,
    /// The terminal was sent it through tmux or GNU screen, which may drop it.
    SentThroughOther,
    /// tmux has it in its buffer.
    Tmux {
        /// True if tmux sends the text on to the terminal.
        passes_on: bool,
    },
}
