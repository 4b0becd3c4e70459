//! The program's state and what changes it: no terminal, no clock, no files.
//!
//! [`Model`] is all that the screen shows. [`update`] takes it and an
//! [`Action`], changes it, and returns [`Effect`]s: what is to be done
//! outside. What came of them returns as further actions.

mod action;
mod answer;
mod big_number;
mod card;
mod command;
pub mod document;
mod effect;
mod facets;
mod holdings;
mod line;
mod list_choice;
mod locator;
mod marks;
mod message;
mod model;
mod need;
mod note_editor;
mod overlay;
mod own_record;
mod qr;
pub mod reader;
mod record_form;
mod record_task;
mod saves;
mod shelf_task;
mod tab;
mod tab_line;
mod told;
mod update;
pub mod victim_card;

pub use action::{Action, ClickTarget};
pub use answer::{SearchJob, SearchReply, SearchWorker};
pub use card::{Card, card_order, ways};
pub use command::Command;
pub use effect::{ClipboardText, Effect, Taken};
pub use facets::{CheckState, FacetKey, FacetPane, FacetRow, FacetValue};
pub use holdings::ShelfState;
pub use line::TextInput;
pub use list_choice::{ListChoice, ListRow, ListState};
pub use locator::{
    LONGEST_PLACE, LineOfPlace, Locator, PlaceRow, PlaceStep, PlaceTables, prepare_places,
};
pub use message::message_lines;
pub use model::{Confirmation, FIRST_ROWS, Focus, HeldSearch, HelpGroup, Message, Model, Overlay};
pub use note_editor::{NO_CASE_DATA, NoteEditor};
pub use overlay::DetailView;
pub use own_record::{Badge, OwnRecord, signs};
pub use qr::QrSymbol;
pub use record_form::{FieldName, FormField, RecordForm};
pub use record_task::{RecordNow, RecordOutcome, RecordTask};
pub use saves::{Download, DownloadQueue, TransferProgress};
pub use shelf_task::{ShelfOutcome, ShelfTask, TextRead};
pub use tab::Tab;
pub use tab_line::{TabSpan, tab_spans};
pub use update::update;
