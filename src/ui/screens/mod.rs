//! The screens over the finder, drawn; a file each.

mod add_form;
mod detail;
mod export_form;
mod form_lines;
mod frame;
mod help;
mod hotline_card;
mod input_line;
mod list_picker;
mod locator;
mod my_record;
mod news;
mod note_editor;
mod notices;
mod palette;
mod reader;
mod record_form;
mod typed_title;
mod victim_card;

pub use help::command_keys;

use super::RenderContext;
use crate::app::{Model, Overlay};
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

/// Draws the topmost screen; returns where the cursor stands.
pub(in crate::ui) fn draw(
    buffer: &mut Buffer,
    model: &Model,
    overlay: &Overlay,
    look: &RenderContext,
) -> Option<Position> {
    match overlay {
        Overlay::Help(view) => help::draw(buffer, model, view, look),
        Overlay::Palette(palette) => palette::draw(buffer, model, palette, look),
        Overlay::Notices(_) => notices::draw(buffer, model, look),
        Overlay::Record(log) => my_record::draw(buffer, model, log, look),
        Overlay::Card(card) => hotline_card::draw(buffer, model, card, look),
        Overlay::Detail(view) => detail::draw(buffer, model, view, look),
        Overlay::Reader(reader) => reader::draw(buffer, model, reader, look),
        Overlay::Locator(locator) => locator::draw(buffer, model, locator, look),
        Overlay::Victim(card) => victim_card::draw(buffer, model, card, look),
        Overlay::Note(editor) => note_editor::draw(buffer, model, editor, look),
        Overlay::Lists(choice) => list_picker::draw(buffer, model, choice, look),
        Overlay::Form(form) => record_form::draw(buffer, model, form, look),
        Overlay::Export(form) => export_form::draw(buffer, model, form, look),
        Overlay::Add(form) => add_form::draw(buffer, model, form, look),
        Overlay::News(view) => news::draw(buffer, model, view, look),
    }
}
