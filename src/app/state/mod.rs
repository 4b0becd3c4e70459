//! The parts of the model: the record, the shelf and downloads as far as the finder
//! knows of them, and the larger screens.

pub(in crate::app) mod add_form;
pub(in crate::app) mod catalog_news;
pub(in crate::app) mod command_keys;
pub(in crate::app) mod download_queue;
pub(in crate::app) mod export_form;
pub(in crate::app) mod facet_pane;
pub(in crate::app) mod form;
pub(in crate::app) mod form_field;
pub(in crate::app) mod form_fields;
pub(in crate::app) mod help_view;
pub(in crate::app) mod list_choice;
pub(in crate::app) mod locator;
pub(in crate::app) mod note_editor;
pub(in crate::app) mod number_change;
pub(in crate::app) mod palette;
pub(in crate::app) mod reader;
pub(in crate::app) mod record_form;
pub(in crate::app) mod record_state;
pub(in crate::app) mod shelf_state;
pub(in crate::app) mod training_log;
pub(in crate::app) mod user_sets;
