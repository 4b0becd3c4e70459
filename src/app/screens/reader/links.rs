//! The links of a text: mark one, by turns or by its number, and open or copy it.

use super::last_scroll;
use crate::app::state::reader::Reader;
use crate::app::update::open;
use crate::app::update::step::around;
use crate::app::{ClipboardText, Effect, Message, Model};

/// Digits of the number of a link at most.
const MOST_DIGITS: usize = 5;

/// Marks the next link of the text, or the one before. The first one is the next from the top
/// of the screen.
pub(super) fn turn(model: &mut Model, step: isize) -> Vec<Effect> {
    let height = model.text_height();
    let Some(reader) = model.top_as::<Reader>() else { return Vec::new() };
    let Some(text) = reader.reading().filter(|text| text.link_count() > 0) else {
        return Vec::new();
    };
    let count = text.link_count();
    let on = |row: usize| text.pieces(row).iter().filter_map(|piece| piece.link);
    let link = match reader.link {
        Some(link) => around(link, step, count),
        None if step > 0 => (reader.scroll..text.len()).flat_map(on).next().unwrap_or(0),
        None => (0..reader.scroll + height).flat_map(on).last().unwrap_or(count - 1),
    };
    select_link(model, link)
}

/// Marks the link of the number that is typed.
pub(super) fn type_digit(model: &mut Model, digit: &str) -> Vec<Effect> {
    let Some(reader) = model.top_as_mut::<Reader>() else { return Vec::new() };
    let count = reader.reading().map_or(0, |text| text.link_count());
    let number = |digits: &str| digits.parse::<usize>().ok().filter(|n| (1..=count).contains(n));
    let longer = format!("{}{digit}", reader.digits);
    let longer = Some(longer).filter(|digits| digits.len() <= MOST_DIGITS);
    // A number that is too high begins anew.
    let digits = longer.filter(|digits| number(digits).is_some()).unwrap_or(digit.to_owned());
    let link = number(&digits);
    reader.digits = if link.is_some() { digits } else { String::new() };
    match link {
        Some(link) => select_link(model, link - 1),
        None if count == 0 => model.tell(Message::error("This copy has no links.")),
        None => model.tell(Message::error(format!("Links here have the numbers 1 to {count}."))),
    }
}

/// Marks a link, brings it into sight, and says where it leads.
fn select_link(model: &mut Model, link: usize) -> Vec<Effect> {
    let (height, last) = (model.text_height(), last_scroll(model));
    let Some(reader) = model.top_as_mut::<Reader>() else { return Vec::new() };
    let Some(text) = reader.reading() else { return Vec::new() };
    let rows: Vec<usize> = text.rows_of_link(link).collect();
    let address = text.address(link).unwrap_or_default().to_owned();
    let is_in_sight = rows.iter().any(|row| (reader.scroll..reader.scroll + height).contains(row));
    let first = rows.first().copied().unwrap_or(0);
    reader.link = Some(link);
    if !is_in_sight {
        reader.scroll = first.saturating_sub(height / 3).min(last);
    }
    model.tell(Message::done(format!("Link {}: {address}", link + 1)))
}

/// Drops the mark of a link that is not in sight any more: Enter would open what nobody sees.
pub(super) fn drop_unseen(model: &mut Model) {
    let height = model.text_height();
    let Some(reader) = model.top_as_mut::<Reader>() else { return };
    let Some((text, link)) = reader.reading().zip(reader.link) else { return };
    let seen = reader.scroll..reader.scroll + height;
    if !text.rows_of_link(link).any(|row| seen.contains(&row)) {
        (reader.link, reader.digits) = (None, String::new());
    }
}

/// Opens the marked link; `None` where none is marked.
pub(super) fn open(model: &mut Model) -> Option<Vec<Effect>> {
    let address = model.top_as::<Reader>()?.marked_address()?.to_owned();
    Some(open::browse(model, address))
}

/// Returns the marked link of the reader on top, to copy it.
pub(in crate::app) fn to_copy(model: &Model) -> Option<ClipboardText> {
    let address = model.top_as::<Reader>()?.marked_address()?;
    Some(ClipboardText::new("link", address.to_owned()))
}
