//! The pane of facets: what the list can be narrowed by.

use crate::app::{CheckState, FacetRow, FacetValue, Model};
use crate::ui::RenderContext;
use crate::ui::panes::selected_role;
use crate::ui::pen::Pen;
use crate::ui::theme::Role;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

/// Draws the rows; returns where the selected one starts.
pub fn draw_facets(
    buffer: &mut Buffer,
    area: Rect,
    model: &Model,
    look: &RenderContext,
) -> Option<Position> {
    let pane = model.facets.as_ref().filter(|_| !area.is_empty())?;
    let rows = model.facet_rows();
    if rows.is_empty() {
        let mut pen = Pen::new(buffer, area);
        pen.skip(2);
        let room = pen.room();
        pen.write_cut("No filters for these results.", room, look.theme.style(Role::Dim));
    }
    for (y, (place, row)) in
        (area.top()..area.bottom()).zip(rows.iter().enumerate().skip(pane.offset))
    {
        let selection = (place == pane.selected).then(|| selected_role(model.is_in_facets()));
        draw_row(buffer, Rect { y, height: 1, ..area }, row, selection, look);
    }
    let line = pane.selected.saturating_sub(pane.offset) as u16;
    Some(Position::new(area.x, area.y + line.min(area.height - 1)))
}

fn draw_row(
    buffer: &mut Buffer,
    area: Rect,
    row: &FacetRow,
    selection: Option<Role>,
    look: &RenderContext,
) {
    let is_selected = selection.is_some();
    let base = look.theme.style(selection.unwrap_or(Role::Row));
    let style = |role| if is_selected { base } else { look.theme.style(role) };
    if is_selected {
        buffer.set_style(area, base);
    }
    let mut pen = Pen::new(buffer, area);
    match row {
        FacetRow::Heading(facet) => {
            pen.skip(1);
            pen.write(facet.heading(), style(Role::Heading));
        }
        FacetRow::Value(value) => {
            pen.write(if is_selected { "> " } else { "  " }, base);
            draw_value(&mut pen, value, base, &style);
        }
        FacetRow::Fold(_, hidden) => {
            pen.write(if is_selected { ">     " } else { "      " }, base);
            let text = match hidden {
                0 => "fewer".to_owned(),
                hidden => format!("{hidden} more"),
            };
            pen.write(&text, style(Role::Hint));
        }
    }
}

/// The mark, the name, and at the right end the count.
fn draw_value(pen: &mut Pen<'_>, value: &FacetValue, base: Style, style: &dyn Fn(Role) -> Style) {
    let (mark, role) = match value.mark {
        CheckState::Off => ("[ ] ", Role::Row),
        CheckState::On => ("[x] ", Role::Filter),
        CheckState::Partly => ("[/] ", Role::Filter),
        CheckState::Out => ("[-] ", Role::Filter),
    };
    pen.write(mark, style(role));
    let count = value.count.to_string();
    let room = pen.room().saturating_sub(count.len() + 2);
    pen.write_column(&value.label, room, style(role));
    pen.write(" ", base);
    pen.write(&count, style(Role::Dim));
}
