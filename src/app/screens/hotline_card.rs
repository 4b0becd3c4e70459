//! The hotline card: which hotlines it shows, and which of the ways to reach
//! one is chosen.

use super::hotline_filter;
use crate::app::{Model, Overlay, QrSymbol};
use crate::catalog::{Channel, Entry, Kind, Line, PartialDate};
use std::borrow::Cow;

/// The longest need that can be typed, in characters.
pub const LONGEST_NEED: usize = 40;

/// The hotline card.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Card {
    /// The shown hotline, by its place in [`card_order`].
    pub selected: usize,
    /// How far its text is scrolled down, in rows.
    pub scroll: usize,
    /// The chosen way to reach it, by its place among the entry's lines;
    /// absent: the best one.
    pub way: Option<usize>,
    /// What help is needed, as it was typed.
    pub need: String,
    /// The hotlines for that need, by their places in the catalog; absent: all,
    /// because nothing was typed or no hotline fits.
    pub found: Option<Vec<usize>>,
}

impl Card {
    /// Takes other words for the need and shows the best hotline for it.
    pub(in crate::app) fn ask(&mut self, need: String, model: &Model) {
        let found = hotline_filter::hotlines(&model.catalog, &all(model), &need);
        *self = Self { need, found: Some(found).filter(|f| !f.is_empty()), ..Self::default() };
    }
}

/// The hotlines that the card shows, in order: those for what was typed on it,
/// else the pinned ones and then the others as they stand in the catalog.
pub fn card_order(model: &Model) -> Vec<usize> {
    let found = model.overlays.iter().rev().find_map(|overlay| match overlay {
        Overlay::Card(card) => Some(card.found.clone()),
        _ => None,
    });
    found.flatten().unwrap_or_else(|| all(model))
}

fn all(model: &Model) -> Vec<usize> {
    let others = model.catalog.entries.of_kind(Kind::Hotline).into_iter();
    let mut order = model.pinned.clone();
    order.extend(others.filter(|place| !model.pinned.contains(place)));
    order
}

/// The places of the lines that may be copied, dialed or opened from the card.
pub fn ways(entry: &Entry) -> Vec<usize> {
    let lines = entry.lines.iter().enumerate();
    lines.filter(|(_, line)| line.uri().is_some()).map(|(place, _)| place).collect()
}

impl Model {
    /// The card, where it is the topmost screen that shows an entry, and its
    /// hotline.
    pub fn card(&self) -> Option<(&Card, Cow<'_, Entry>)> {
        let card = self.overlays.iter().rev().find_map(|overlay| match overlay {
            Overlay::Card(card) => Some(Some(card)),
            Overlay::Detail(_) => Some(None),
            _ => None,
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
