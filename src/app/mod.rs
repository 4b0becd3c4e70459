//! The program's state and what changes it: no terminal, no clock, no files.
//!
//! [`Model`] is all that the screen shows. [`update`] takes it and an
//! [`Action`], changes it, and returns [`Effect`]s: what is to be done
//! outside. What came of them returns as further actions.

mod action;
mod command;
mod effect;
mod message;
mod model;
mod panes;
mod record_task;
pub mod screens;
mod search_job;
mod search_summary;
mod search_worker;
mod shelf_task;
mod state;
mod tab;
mod text_input;
pub mod text_view;
mod update;

pub use action::{Action, ClickTarget};
pub use command::Command;
pub use effect::{ClipboardText, Effect, Taken};
pub use message::message_lines;
pub use model::{Confirmation, FIRST_ROWS, Focus, HeldSearch, HelpGroup, Message, Model, Overlay};
pub use panes::facet_pane::{CheckState, FacetKey, FacetPane, FacetRow, FacetValue};
pub use panes::tab_bar::{TabSpan, tab_spans};
pub use record_task::{RecordNow, RecordOutcome, RecordTask};
pub use screens::hotline_card::{Card, card_order, ways};
pub use screens::list_picker::{ListChoice, ListRow, ListState};
pub use screens::locator::{
    LONGEST_PLACE, LineOfPlace, Locator, PlaceRow, PlaceStep, PlaceTables, prepare_places,
};
pub use screens::note_editor::{NO_CASE_DATA, NoteEditor};
pub use screens::qr::QrSymbol;
pub use screens::record_form::{FieldName, FormField, RecordForm};
pub use screens::view_text::DetailView;
pub use search_job::{SearchJob, SearchReply};
pub use search_worker::SearchWorker;
pub use shelf_task::{ShelfOutcome, ShelfTask, TextRead, TransferProgress};
pub use state::download_queue::{Download, DownloadQueue};
pub use state::record_state::{Badge, OwnRecord, signs};
pub use state::shelf_state::ShelfState;
pub use tab::Tab;
pub use text_input::TextInput;
pub use update::update;
