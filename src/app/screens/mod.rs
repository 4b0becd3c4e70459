//! The screens over the finder, a file each.

pub(in crate::app) mod big_number;
pub(in crate::app) mod hotline_card;
pub(in crate::app) mod hotline_filter;
pub(in crate::app) mod list_picker;
pub(in crate::app) mod locator;
pub(in crate::app) mod note_editor;
pub(in crate::app) mod qr;
pub mod reader;
pub(in crate::app) mod record_form;
pub mod victim_card;
pub(in crate::app) mod view_text;
