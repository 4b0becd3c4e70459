//! The hotline card: which hotlines it shows, and which of the ways to reach
//! one is chosen.

mod hotline_filter;
pub(in crate::app) mod hotline_row;
pub(in crate::app) mod qr;

use super::shared::screen::{Asked, Handled, Screen, Subject};
use super::shared::scroll;
use crate::app::text_input::{lengthened, shortened};
use crate::app::text_view::{self, CardView, TextView, ways};
use crate::app::update::step::{Step, around};
use crate::app::{
    Card, Command, Context, DetailView, Effect, Model, Overlay, OverlayState, QrSymbol,
};
use crate::catalog::{Channel, Entry, EntryPosition, Kind, Line, PartialDate};
use crate::layout::OverlayParts;
use ratatui::layout::Size;
use std::borrow::Cow;
use std::ops::Range;

/// The longest need that can be typed, in characters.
const LONGEST_NEED: usize = 40;

/// The screen of the hotline card.
pub(super) struct HotlineScreen;

/// Shows the card, or closes it.
pub(in crate::app) fn toggle(model: &mut Model) -> Vec<Effect> {
    if !card_order(model).is_empty() {
        model.toggle(Overlay::Card(Card::default()));
    }
    Vec::new()
}

/// Shows that hotline on the card.
pub(in crate::app) fn show(model: &mut Model, selected: usize) -> Vec<Effect> {
    if let Some(card) = model.top_as_mut::<Card>() {
        *card = Card { selected, scroll: 0, way: None, ..std::mem::take(card) };
    }
    Vec::new()
}

/// Takes other words for the need and shows the best hotline for it.
fn ask(model: &mut Model, need: String) -> Vec<Effect> {
    let found = hotline_filter::hotlines(&model.catalog, &all(model), &need);
    let found = Some(found).filter(|found| !found.is_empty());
    if let Some(card) = model.top_as_mut::<Card>() {
        *card = Card { need, found, ..Card::default() };
    }
    Vec::new()
}

/// Chooses the next way to reach the hotline: what is copied is what is seen.
fn next_way(model: &mut Model, step: isize) -> Vec<Effect> {
    let ways = model.card().map(|(_, entry)| ways(&entry)).unwrap_or_default();
    let current = model.way().and_then(|way| ways.iter().position(|other| *other == way));
    let next = current.map_or(0, |at| around(at, step, ways.len()));
    if let Some(card) = model.top_as_mut::<Card>() {
        card.way = ways.get(next).copied();
    }
    scroll::keep_in_bounds(model);
    let marked = model.reading(model.text_width()).and_then(|(document, _)| document.marked);
    marked.iter().for_each(|rows| scroll::show(model, rows));
    Vec::new()
}

/// Goes to another hotline.
fn select(model: &mut Model, step: Step) -> Vec<Effect> {
    let page = model.text_height().saturating_sub(1);
    let last = card_order(model).len().saturating_sub(1);
    let selected = model.top_as::<Card>().map_or(0, |card| card.selected);
    show(model, step.from(selected, page, last))
}

fn is_asked(model: &Model) -> bool {
    model.top_as::<Card>().is_some_and(|card| !card.need.is_empty())
}

impl Screen for HotlineScreen {
    fn context(&self, model: &Model) -> Context {
        if is_asked(model) { Context::Search } else { Context::List }
    }

    fn hints(&self, _: &Model) -> &'static [Command] {
        use Command::*;
        &[Back, Copy, NextKind, Detail, VictimCard, SelectNext, PageDown, Open, QuickExit, Help]
    }

    fn hint(&self, model: &Model, command: Command) -> Option<&'static str> {
        match command {
            Command::Back if is_asked(model) => Some("clear"),
            Command::NextKind => Some("next number"),
            Command::SelectNext => Some("next hotline"),
            Command::Detail => Some("more"),
            Command::Hotlines => Some("back"),
            _ => None,
        }
    }

    fn is_enabled(&self, model: &Model, command: Command) -> Option<bool> {
        let has_ways = || model.card().is_some_and(|(_, entry)| ways(&entry).len() > 1);
        let has_next = || {
            model.top_as::<Card>().is_some_and(|card| card.selected + 1 < card_order(model).len())
        };
        match command {
            Command::NextKind | Command::PreviousKind => Some(has_ways()),
            Command::SelectNext => Some(has_next()),
            // It has a line of its own to type in.
            Command::FocusSearch | Command::FocusList => Some(false),
            _ => None,
        }
    }

    fn subject(&self, model: &Model, overlay: &Overlay) -> Subject {
        let selected = Card::of(overlay).map(|card| card.selected);
        Subject::Own(selected.and_then(|at| card_order(model).get(at).copied()))
    }

    fn text(&self, model: &Model, width: usize) -> Option<TextView> {
        let view = CardView {
            way: model.way(),
            today: model.today.as_ref(),
            changes: &model.number_changes,
        };
        let entry = model.catalog.entries.get(model.current()?)?;
        Some(text_view::card(&model.catalog, &entry, view, width))
    }

    fn parts(&self, model: &Model) -> OverlayParts {
        let code = model.code().map(|(_, code)| {
            let side = code.side() as u16;
            match model.is_colorless {
                true => Size { width: 2 * side, height: side },
                false => Size { width: side, height: side.div_ceil(2) },
            }
        });
        OverlayParts { side: true, code, widest: None }
    }

    fn marked_rows(&self, _: &Model, document: &TextView) -> Option<Range<usize>> {
        document.marked.clone()
    }

    fn begins_text(&self, model: &Model, letter: char) -> bool {
        !is_asked(model) && letter.is_alphanumeric()
    }

    fn paste(&self, model: &mut Model, text: &str) -> Vec<Effect> {
        model.message = None;
        let need = model.top_as::<Card>().map_or("", |card| &card.need);
        let need = lengthened(need, text, LONGEST_NEED);
        ask(model, need)
    }

    fn on(&self, model: &mut Model, command: Command, _: Asked) -> Handled {
        use Command::*;
        Some(match command {
            // With vim keys Esc is the second one while a need is typed.
            Back | FocusList if is_asked(model) => ask(model, String::new()),
            // It has a line of its own to type in.
            FocusSearch | FocusList => Vec::new(),
            NextKind => next_way(model, 1),
            PreviousKind => next_way(model, -1),
            by => {
                let need = shortened(&model.top_as::<Card>()?.need, by)?;
                ask(model, need)
            }
        })
    }

    fn step(&self, model: &mut Model, step: Step) -> Vec<Effect> {
        match step {
            Step::Pages(_) => scroll::by(model, step),
            _ => select(model, step),
        }
    }

    fn wheel(&self, model: &mut Model, is_in_text: bool, step: Step) -> Vec<Effect> {
        if is_in_text { scroll::by(model, step) } else { select(model, step) }
    }
}

/// The hotlines that the card shows, in order: those for what was typed on it,
/// else the pinned ones and then the others as they stand in the catalog.
pub fn card_order(model: &Model) -> Vec<EntryPosition> {
    let card = model.overlays.iter().rev().find_map(Card::of);
    card.and_then(|card| card.found.clone()).unwrap_or_else(|| all(model))
}

fn all(model: &Model) -> Vec<EntryPosition> {
    let others = model.catalog.entries.of_kind(Kind::Hotline).into_iter();
    let mut order = model.pinned.clone();
    order.extend(others.filter(|place| !model.pinned.contains(place)));
    order
}

impl Model {
    /// The card, where it is the topmost screen that shows an entry, and its
    /// hotline.
    pub fn card(&self) -> Option<(&Card, Cow<'_, Entry>)> {
        let card = self.overlays.iter().rev().find_map(|overlay| match Card::of(overlay) {
            Some(card) => Some(Some(card)),
            None => DetailView::of(overlay).map(|_| None),
        })??;
        let place = card_order(self).get(card.selected).copied()?;
        Some((card, self.catalog.entries.get(place)?))
    }

    /// The place of the chosen way among the lines of the card's hotline: the
    /// best one, until another is chosen.
    pub fn way(&self) -> Option<usize> {
        let (card, entry) = self.card()?;
        let ways = ways(&entry);
        let best = entry.offered_line();
        let best = best.and_then(|best| entry.lines.iter().position(|l| std::ptr::eq(l, best)));
        card.way.filter(|way| ways.contains(way)).or(best).or(ways.first().copied())
    }

    /// The QR code of the chosen way, and what stands over it.
    pub fn code(&self) -> Option<(String, QrSymbol)> {
        let (_, entry) = self.card()?;
        let line = entry.lines.get(self.way()?)?;
        Some((caption(line, self.today.as_ref()), QrSymbol::encode(&line.uri()?)?))
    }
}

/// Returns what scanning does, or that the number is to be confirmed first. It is no
/// wider than the smallest code.
fn caption(line: &Line, today: Option<&PartialDate>) -> String {
    let number = line.number.as_ref().map(|number| number.as_str()).unwrap_or_default();
    if line.doubt(today).is_some() {
        let what = if number.is_empty() { "chat" } else { number };
        return format!("Scan; confirm {what}");
    }
    match line.channel {
        Channel::Voice => format!("Scan to call {number}"),
        Channel::Text => format!("Scan to text {number}"),
        Channel::Tty => format!("Scan: TTY {number}"),
        Channel::Video => format!("Video phone {number}"),
        Channel::Chat => "Scan to chat".to_owned(),
    }
}
