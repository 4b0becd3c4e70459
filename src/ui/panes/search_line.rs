//! The search line with its cursor, and how much was found.

use super::key_hints;
use crate::app::{Command, Focus, Model, Tab};
use crate::keys::Context;
use crate::search::Sort;
use crate::ui::RenderContext;
use crate::ui::pen::Pen;
use crate::ui::theme::Role;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthChar;

/// The texts of an empty line: what to search for, with examples; the longest first.
const INVITATIONS: [&str; 4] = [
    "title, topic, speaker, need, or place. Try: labor visa, tempe az, victim needs shelter",
    "Try: labor visa, tempe az, victim needs shelter",
    "Try: labor visa, tempe az",
    "what you need",
];

/// Returns what stands in an empty line: what to type, or how to get to type.
fn invitation(model: &Model, look: &RenderContext, room: usize) -> String {
    let key = key_hints::chord(look, Context::List, Command::FocusSearch);
    match (model.focus, key) {
        (Focus::Facets, Some(key)) => {
            format!("Press a letter to move to a filter, {key} to search")
        }
        (Focus::List, Some(key)) => format!("Letters are shortcuts now. Press {key} to search"),
        _ => {
            let form = INVITATIONS.iter().find(|form| form.len() <= room);
            form.copied().unwrap_or_default().to_owned()
        }
    }
}

/// Draws the line; returns where its cursor is.
pub fn draw_search_line(
    buffer: &mut Buffer,
    area: Rect,
    model: &Model,
    look: &RenderContext,
) -> Option<Position> {
    if area.is_empty() {
        return None;
    }
    let mut pen = Pen::new(buffer, area);
    let label = if area.width < 30 { "/" } else { " Search: " };
    pen.write(label, look.theme.style(Role::SearchLabel));
    let start = pen.column();
    let mut found = found(model);
    if pen.room() <= found.len() + 12 && model.sort != Sort::Relevance {
        // The order matters more than the count: nothing else tells of it.
        found = order(model.sort).to_owned();
    }
    let has_room = pen.room() > found.len() + 12;
    let room = if has_room { pen.room() - found.len() - 2 } else { pen.room() };
    let scroll = model.query.visual_scroll(room.saturating_sub(1));
    match model.query.value() {
        "" => pen.write_cut(&invitation(model, look, room), room, look.theme.style(Role::Dim)),
        typed => {
            let is_selected = model.query.selected().is_some();
            let role = if is_selected { Role::SelectedRow } else { Role::SearchText };
            if scroll == 0 || room == 0 {
                pen.write_cut(typed, room, look.theme.style(role));
            } else {
                pen.write("…", look.theme.style(Role::Dim));
                pen.write_cut(from_column(typed, scroll + 1), room - 1, look.theme.style(role));
            }
        }
    }
    if has_room {
        let x = area.right() - found.len() as u16 - 1;
        // A chosen tab, and an order that is not the usual one, stand out.
        let is_usual = model.tab == Tab::All && model.sort == Sort::Relevance;
        let role = if is_usual { Role::Dim } else { Role::Filter };
        Pen::at(buffer, x, area.y).write(&found, look.theme.style(role));
    }
    let column = model.query.visual_cursor().saturating_sub(scroll).min(room.saturating_sub(1));
    let x = (start + column as u16).min(area.right() - 1);
    Some(Position::new(x, area.y))
}

/// "4 of 272", or of the chosen tab, and the order unless it is the usual one.
fn found(model: &Model) -> String {
    let all = model.tab_size();
    let mut found = match model.tab {
        Tab::All => format!("{} of {all}", model.row_count()),
        tab => format!("{} of {all} {}", model.row_count(), tab.label().to_lowercase()),
    };
    if model.sort != Sort::Relevance {
        found = format!("{found}, {}", order(model.sort));
    }
    found
}

/// An order in words.
const fn order(sort: Sort) -> &'static str {
    match sort {
        Sort::Relevance => "best first",
        Sort::Newest => "newest first",
        Sort::Shortest => "shortest first",
        Sort::Title => "by title",
    }
}

/// The text from a column on.
fn from_column(text: &str, column: usize) -> &str {
    let mut width = 0;
    for (start, letter) in text.char_indices() {
        if width >= column {
            return &text[start..];
        }
        width += letter.width().unwrap_or(0);
    }
    if column == 0 { text } else { "" }
}
