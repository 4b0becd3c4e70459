//! The FBI office of the place in the search line, over the list.

use super::selected_role;
use crate::app::Model;
use crate::catalog::CONFIRM_FIRST;
use crate::embedded;
use crate::places::{MatchKind, OfficeLookup};
use crate::ui::RenderContext;
use crate::ui::pen::Pen;
use crate::ui::theme::Role;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Draws the row over the list; returns where it starts if it is selected. The
/// number comes first, so that nothing cuts it.
pub fn draw_row(
    buffer: &mut Buffer,
    area: Rect,
    model: &Model,
    look: &RenderContext,
) -> Option<Position> {
    let place = model.place.as_ref().filter(|_| !area.is_empty())?;
    let selected = selected_role(!model.is_in_facets());
    let base = look.theme.style(if place.is_selected { selected } else { Role::Row });
    let today = model.today.as_ref();
    let is_sure = place.answer.offices.iter().all(|local| !local.is_weak(today));
    let number = match place.is_selected || !is_sure {
        true => base,
        false => look.theme.style(Role::HotlineNumber),
    };
    buffer.set_style(area, base);
    let mut pen = Pen::new(buffer, area);
    pen.write(if place.is_selected { "> " } else { "  " }, base);
    if let Some(phone) = number_of(&place.answer) {
        pen.write(phone, number);
        pen.write("  ", base);
        if !is_sure {
            let warning = if place.is_selected { base } else { look.theme.style(Role::Warning) };
            let room = pen.room();
            pen.write_cut(CONFIRM_FIRST, room, warning);
            pen.write(": ", base);
        }
    }
    let room = pen.room();
    let others = towns(&place.answer);
    pen.write_cut(&(words(&place.answer) + &others), room, base);
    place.is_selected.then(|| area.as_position())
}

/// The number of the office, if there is just one.
fn number_of(answer: &OfficeLookup) -> Option<&str> {
    match answer.offices.as_slice() {
        [local] => Some(local.office.phone.as_str()),
        _ => None,
    }
}

/// "FBI Houston for 77002 Houston, TX".
fn words(answer: &OfficeLookup) -> String {
    let labels = answer.labels();
    let place = match labels.as_slice() {
        [] => return answer.remarks.join(" "),
        [state] if answer.found == MatchKind::State => {
            embedded::places().state_name(state).to_owned()
        }
        [label] => label.clone(),
        many => {
            let many: Vec<_> =
                many.iter().map(|label| embedded::places().in_words(label)).collect();
            return format!("{} places: {}", many.len(), many.join("; "));
        }
    };
    match answer.offices.as_slice() {
        [local] => format!("{} for {place}", local.office.name),
        _ if answer.found == MatchKind::Military => format!("National lines for {place}"),
        several => format!("{} FBI offices for {place}", several.len()),
    }
}

/// The towns that bear the name of the state, behind its office.
fn towns(answer: &OfficeLookup) -> String {
    let state = answer.places.first().map_or("", |place| &place.state);
    let state = embedded::places().state_name(state);
    let is_town = |label: &String| label.split(", ").next() == Some(state);
    let towns: Vec<String> = answer.namesakes().into_iter().filter(is_town).collect();
    if towns.is_empty() { String::new() } else { format!("; or {}", towns.join("; ")) }
}
