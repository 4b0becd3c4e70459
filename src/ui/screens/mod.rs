//! The screens over the finder, drawn; a file each.

pub(in crate::ui) mod detail;
pub(in crate::ui) mod forms;
pub(in crate::ui) mod help;
pub(in crate::ui) mod hotline_card;
pub(in crate::ui) mod list_picker;
pub(in crate::ui) mod locator;
pub(in crate::ui) mod reader;
pub(in crate::ui) mod victim_card;
