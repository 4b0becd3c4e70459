//! The screens over the finder: open, close, scroll, follow links.

use super::{Step, locator, reader, search_line};
use crate::app::screens::hotline_card::LONGEST_NEED;
use crate::app::screens::victim_card::{Language, VictimCard};
use crate::app::{
    Card, Command, DetailView, Effect, Focus, Message, Model, Overlay, RecordTask, card_order, ways,
};
use crate::layout;
use std::ops::Range;

pub(super) fn toggle_card(model: &mut Model) -> Vec<Effect> {
    match model.overlays.last() {
        Some(Overlay::Card(_)) => return close(model),
        _ if card_order(model).is_empty() => {}
        // One that lies deeper comes up, so that no pile of screens grows.
        _ => {
            model.overlays.retain(|overlay| !matches!(overlay, Overlay::Card(_)));
            model.overlays.push(Overlay::Card(Card::default()));
        }
    }
    Vec::new()
}

pub(super) fn toggle_help(model: &mut Model) -> Vec<Effect> {
    match model.overlays.last() {
        Some(Overlay::Help(_)) => return close(model),
        _ => {
            model.overlays.retain(|overlay| !matches!(overlay, Overlay::Help(_)));
            model.overlays.push(Overlay::Help(0));
        }
    }
    Vec::new()
}

/// Shows the officer's own record. It is read anew for the day.
pub(super) fn toggle_record(model: &mut Model) -> Vec<Effect> {
    if let Some(Overlay::Record(_)) = model.overlays.last() {
        return close(model);
    }
    // One that lies deeper comes up, so that no pile of screens grows.
    model.overlays.retain(|overlay| !matches!(overlay, Overlay::Record(_)));
    model.overlays.push(Overlay::Record(0));
    vec![Effect::Record(RecordTask::Read)]
}

pub(super) fn toggle_detail(model: &mut Model) -> Vec<Effect> {
    if model.overlays.is_empty() && model.is_place_selected() {
        return locator::toggle(model);
    }
    match (model.overlays.last(), model.current()) {
        (Some(Overlay::Detail(_)), _) => return close(model),
        (_, Some(entry)) => {
            model.overlays.push(Overlay::Detail(DetailView { entry, ..DetailView::default() }));
        }
        (_, None) => {}
    }
    Vec::new()
}

/// Closes the topmost screen.
pub(super) fn close(model: &mut Model) -> Vec<Effect> {
    model.overlays.pop();
    Vec::new()
}

/// One step back: along the trail of followed entries, out of a screen, out of
/// a search, to the list.
pub(super) fn back(model: &mut Model) -> Vec<Effect> {
    if let Some(Overlay::Detail(view)) = model.overlays.last_mut()
        && let Some(mut last) = view.trail.pop()
    {
        last.trail = std::mem::take(&mut view.trail);
        *view = last;
        return Vec::new();
    }
    if card(model).is_some_and(|card| !card.need.is_empty()) {
        return ask(model, String::new());
    }
    if reader::forget_found(model) {
        return Vec::new();
    }
    if !model.overlays.is_empty() {
        return close(model);
    }
    if !model.query.value().is_empty() {
        return search_line::clear(model);
    }
    model.focus = Focus::List;
    Vec::new()
}

/// Shows another entry in place of the shown one, with the way back.
pub(super) fn follow(model: &mut Model, entry: usize, link: usize) -> Vec<Effect> {
    let mut next = DetailView { entry, ..DetailView::default() };
    if let Some(Overlay::Detail(view)) = model.overlays.last_mut() {
        let mut left = std::mem::take(view);
        next.trail = std::mem::take(&mut left.trail);
        left.link = Some(link);
        next.trail.push(left);
        *view = next;
    } else {
        model.overlays.push(Overlay::Detail(next));
    }
    Vec::new()
}

/// Shows the card for a victim alone on the screen.
pub(super) fn show_victim_card(model: &mut Model) -> Vec<Effect> {
    match model.line_for_victim() {
        Some(entry) => {
            let language = Language::default();
            model.overlays.push(Overlay::Victim(VictimCard { entry, language }));
        }
        None => {
            let why = "No number here is certain enough to show to a victim.";
            model.message = Some(Message::error(why));
        }
    }
    Vec::new()
}

/// Returns whether that card is on top.
pub(super) fn is_victim_card(model: &Model) -> bool {
    matches!(model.overlays.last(), Some(Overlay::Victim(_)))
}

/// Returns what a key does there: it changes the language or closes the card, and the
/// screen is cleared. Whoever holds the device can do nothing else.
pub(super) fn on_victim_card(model: &mut Model, command: Command) -> Vec<Effect> {
    let Some(Overlay::Victim(card)) = model.overlays.last_mut() else { return Vec::new() };
    match command {
        Command::NextKind | Command::PreviousKind => card.language = card.language.other(),
        Command::Back | Command::Leave | Command::VictimCard => {
            model.overlays.pop();
            return vec![Effect::Redraw];
        }
        _ => {}
    }
    Vec::new()
}

/// Shows that hotline on the card.
pub(super) fn show_card(model: &mut Model, selected: usize) -> Vec<Effect> {
    if let Some(Overlay::Card(card)) = model.overlays.last_mut() {
        *card = Card { selected, scroll: 0, way: None, ..std::mem::take(card) };
    }
    Vec::new()
}

/// Returns whether the card is on top.
pub(super) fn is_card(model: &Model) -> bool {
    card(model).is_some()
}

fn card(model: &Model) -> Option<&Card> {
    match model.overlays.last() {
        Some(Overlay::Card(card)) => Some(card),
        _ => None,
    }
}

/// Chooses the next way to reach the card's hotline.
pub(super) fn next_way(model: &mut Model, step: isize) -> Vec<Effect> {
    let ways = model.card().map(|(_, entry)| ways(&entry)).unwrap_or_default();
    let current = model.way().and_then(|way| ways.iter().position(|other| *other == way));
    let next = current.map_or(0, |at| (at as isize + step).rem_euclid(ways.len() as isize));
    if let Some(Overlay::Card(card)) = model.overlays.last_mut() {
        card.way = ways.get(next as usize).copied();
    }
    keep_in_bounds(model);
    bring_way_in_sight(model);
    Vec::new()
}

/// Brings the marked way into sight: what is copied is what is seen.
fn bring_way_in_sight(model: &mut Model) {
    let height = usize::from(layout::overlay_areas(model).text.height);
    let Some((document, _)) = model.reading(layout::text_width(model)) else { return };
    let (Some(rows), Some(scroll)) = (document.marked, scroll_of(model)) else { return };
    let last = document.rows.len().saturating_sub(height);
    let least = least_scroll(&rows, height);
    *scroll = (*scroll).clamp(least, rows.start.max(least)).min(last);
}

/// From where on the end of these rows is in sight, and still their start.
fn least_scroll(rows: &Range<usize>, height: usize) -> usize {
    rows.end.saturating_sub(height.max(1)).min(rows.start)
}

/// Adds to what is typed on the card.
pub(super) fn type_need(model: &mut Model, text: &str) -> Vec<Effect> {
    model.message = None;
    let Some(card) = card(model) else { return Vec::new() };
    let typed = text.chars().filter_map(search_line::typed_form);
    let need: String = card.need.chars().chain(typed).take(LONGEST_NEED).collect();
    ask(model, need.trim_start().to_owned())
}

/// Takes a letter, a word or all of it away.
pub(super) fn shorten_need(model: &mut Model, by: Command) -> Vec<Effect> {
    let Some(card) = card(model) else { return Vec::new() };
    let need = shortened(card.need.clone(), by);
    ask(model, need)
}

/// The text after a letter at its end, a word or all of it was taken away.
pub(super) fn shortened(mut text: String, by: Command) -> String {
    match by {
        Command::DeleteLeft => drop(text.pop()),
        Command::DeleteWord => {
            let before = text.trim_end().trim_end_matches(|c: char| !c.is_whitespace());
            text.truncate(before.len());
        }
        _ => text.clear(),
    }
    text
}

fn ask(model: &mut Model, need: String) -> Vec<Effect> {
    let mut asked = Card::default();
    asked.ask(need, model);
    if let Some(Overlay::Card(card)) = model.overlays.last_mut() {
        *card = asked;
    }
    Vec::new()
}

/// Moves in the topmost screen: among hotlines on the card, else in the text.
pub(super) fn step(model: &mut Model, step: Step) -> Vec<Effect> {
    if reader::is_open(model) {
        return reader::step(model, step);
    }
    let page = layout::overlay_areas(model).text.height.saturating_sub(1).into();
    let last_card = card_order(model).len().saturating_sub(1);
    let last_row = last_scroll(model);
    match model.overlays.last_mut() {
        Some(Overlay::Card(card)) => match step {
            Step::Pages(_) => card.scroll = step.from(card.scroll, page, last_row),
            _ => {
                let selected = step.from(card.selected, page, last_card);
                *card = Card { selected, scroll: 0, way: None, ..std::mem::take(card) };
            }
        },
        Some(Overlay::Detail(view)) => view.scroll = step.from(view.scroll, page, last_row),
        Some(Overlay::Locator(locator)) => {
            locator.scroll = step.from(locator.scroll, page, last_row);
        }
        Some(Overlay::Help(scroll) | Overlay::Notices(scroll) | Overlay::Record(scroll)) => {
            *scroll = step.from(*scroll, page, last_row)
        }
        Some(
            Overlay::Victim(_)
            | Overlay::Note(_)
            | Overlay::Form(_)
            | Overlay::Lists(_)
            | Overlay::Reader(_),
        )
        | None => {}
    }
    drop_unseen_link(model);
    Vec::new()
}

/// Moves the text of the topmost screen.
pub(super) fn scroll(model: &mut Model, rows: isize) -> Vec<Effect> {
    if reader::is_open(model) {
        return reader::step(model, Step::Rows(rows));
    }
    let last = last_scroll(model);
    if let Some(scroll) = scroll_of(model) {
        *scroll = Step::Rows(rows).from(*scroll, 1, last);
    }
    drop_unseen_link(model);
    Vec::new()
}

/// A link that is scrolled out of sight is not selected any more, or Enter
/// would open what nobody sees. A marked number stays in sight likewise.
fn drop_unseen_link(model: &mut Model) {
    locator::keep_mark_in_sight(model);
    let height = usize::from(layout::overlay_areas(model).text.height);
    let Some((document, scroll)) = model.reading(layout::text_width(model)) else { return };
    if let Some(Overlay::Detail(view)) = model.overlays.last_mut() {
        let seen = |row: usize| (scroll..scroll + height).contains(&row);
        view.link = view.link.filter(|&link| document.row_of_link(link).is_some_and(seen));
    }
}

/// Selects the next link of an entry's text and brings it into sight.
pub(super) fn select_link(model: &mut Model, step: isize) -> Vec<Effect> {
    let Some((document, _)) = model.reading(layout::text_width(model)) else { return Vec::new() };
    let height = usize::from(layout::overlay_areas(model).text.height);
    let last = document.rows.len().saturating_sub(height);
    let count = document.destinations.len() as isize;
    if let Some(Overlay::Detail(view)) = model.overlays.last_mut()
        && count > 0
    {
        let next = match view.link {
            Some(link) => (link as isize + step).rem_euclid(count),
            None if step > 0 => 0,
            None => count - 1,
        } as usize;
        view.link = Some(next);
        let rows = document.rows_of_link(next).unwrap_or(0..1);
        let least = least_scroll(&rows, height);
        view.scroll = view.scroll.clamp(least, rows.start.max(least)).min(last);
    }
    Vec::new()
}

/// Scrolls the marked number or link out from under a message of several lines:
/// nobody acts on what they do not see.
pub(super) fn keep_clear_of_message(model: &mut Model) {
    let has_mark = |overlay: &&Overlay| {
        matches!(overlay, Overlay::Locator(_) | Overlay::Detail(_) | Overlay::Card(_))
    };
    if model.overlays.last().filter(has_mark).is_none() {
        return;
    }
    let covered = model.covered_rows();
    if covered == 0 {
        return;
    }
    let height = usize::from(layout::overlay_areas(model).text.height);
    let seen = height.saturating_sub(covered).max(1);
    let Some((document, _)) = model.reading(layout::text_width(model)) else { return };
    let one = |row: usize| row..row + 1;
    let marked = match model.overlays.last() {
        Some(Overlay::Locator(locator)) => {
            locator.marked().and_then(|at| Some(one(document.numbers.get(at)?.row)))
        }
        Some(Overlay::Detail(view)) => view.link.and_then(|link| document.rows_of_link(link)),
        _ => document.marked,
    };
    if let (Some(rows), Some(scroll)) = (marked, scroll_of(model)) {
        *scroll = (*scroll).max(least_scroll(&rows, seen));
    }
}

/// After a change of size the text may be shorter than it was.
pub(super) fn keep_in_bounds(model: &mut Model) {
    let last = last_scroll(model);
    if let Some(scroll) = scroll_of(model) {
        *scroll = (*scroll).min(last);
    }
    drop_unseen_link(model);
}

fn scroll_of(model: &mut Model) -> Option<&mut usize> {
    match model.overlays.last_mut()? {
        Overlay::Help(scroll) | Overlay::Notices(scroll) | Overlay::Record(scroll) => Some(scroll),
        Overlay::Card(card) => Some(&mut card.scroll),
        Overlay::Detail(view) => Some(&mut view.scroll),
        Overlay::Locator(locator) => Some(&mut locator.scroll),
        Overlay::Victim(_)
        | Overlay::Note(_)
        | Overlay::Form(_)
        | Overlay::Lists(_)
        | Overlay::Reader(_) => None,
    }
}

/// How far the topmost text can be scrolled.
fn last_scroll(model: &Model) -> usize {
    let height = usize::from(layout::overlay_areas(model).text.height);
    let text = model.reading(layout::text_width(model));
    text.map_or(0, |(document, _)| document.rows.len().saturating_sub(height))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_taken_away_whatever_space_stands_before_it() {
        for (text, left) in [
            ("deaf minor", "deaf "),
            ("deaf\u{a0}minor", "deaf\u{a0}"),
            ("deaf\u{3000}minor ", "deaf\u{3000}"),
            ("deaf", ""),
            ("", ""),
        ] {
            assert_eq!(shortened(text.to_owned(), Command::DeleteWord), left, "{text:?}");
        }
    }
}
