//! The program's state and what changes it: no terminal, no clock, no files.
//!
//! [`Model`] is all that the screen shows. [`update`] takes it and an
//! [`Action`], changes it, and returns [`Effect`]s: what is to be done
//! outside. What came of them returns as further actions.

mod action;
mod command;
mod confirmation;
mod context;
mod effect;
mod message;
mod model;
mod overlay;
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
pub use command::{Command, CommandGroup};
pub use confirmation::Confirmation;
pub use context::{Context, Focus};
pub use effect::{ClipboardText, Effect, Taken};
pub use message::message_lines;
pub use model::{FIRST_ROWS, HeldSearch, Message, Model};
pub use overlay::{Card, DetailView, NewsView, Overlay, OverlayState};
pub use panes::tab_bar::{TabSpan, tab_spans};
pub use panes::{CheckState, FacetRow, FacetValue, RowFacts};
pub use record_task::{RecordNow, RecordOutcome, RecordTask};
pub use screens::hotline_card::card_order;
pub use screens::hotline_card::hotline_row::HotlineRow;
pub use screens::hotline_card::qr::QrSymbol;
pub use search_job::{SearchJob, SearchReply};
pub use search_summary::WayOut;
pub use search_worker::SearchWorker;
pub use shelf_task::{ShelfOutcome, ShelfTask, TextRead, TransferProgress};
pub use state::add_form::{AddFieldName, AddForm};
pub use state::catalog_news::{CatalogChange, ChangeKind, NewsRead, NewsState, NewsTask};
pub use state::command_keys::{CommandKey, CommandKeys};
pub use state::download_queue::{Download, DownloadQueue};
pub use state::export_form::ExportForm;
pub use state::facet_pane::{FacetKey, FacetPane};
pub use state::form_field::FieldName;
pub use state::form_fields::{FieldLabel, FormField, FormFields};
pub use state::help_view::HelpView;
pub use state::list_choice::{ListChoice, ListRow, ListState};
pub use state::locator::{LONGEST_PLACE, LineOfPlace, Locator, PlaceRow};
pub use state::note_editor::{NO_CASE_DATA, NoteEditor};
pub use state::number_change::NumberChange;
pub use state::palette::Palette;
pub use state::record_form::{FormValues, RecordForm};
pub use state::record_state::{Badge, OwnRecord, signs};
pub use state::shelf_state::ShelfState;
pub use state::training_log::TrainingLog;
pub use tab::Tab;
pub use text_input::TextInput;
pub use text_view::{PlaceStep, ways};
pub use update::update;
