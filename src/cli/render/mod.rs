//! The output of commands: text, JSON, CSV, HTML, iCalendar, vCard.

pub(in crate::cli) mod calendar;
pub(in crate::cli) mod content_lines;
pub(in crate::cli) mod entry_text;
pub(in crate::cli) mod export;
pub(in crate::cli) mod hotline_card;
pub(in crate::cli) mod hotline_text;
pub(in crate::cli) mod json;
pub(in crate::cli) mod line_text;
pub(in crate::cli) mod log;
pub(in crate::cli) mod office;
pub(in crate::cli) mod paint;
pub(in crate::cli) mod roster;
pub(in crate::cli) mod search;
pub(in crate::cli) mod text_writer;
pub(in crate::cli) mod vcard;
pub(in crate::cli) mod web_page;
