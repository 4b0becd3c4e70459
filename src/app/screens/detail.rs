//! One entry on the full screen, and the links of a text.

use super::reader;
use super::shared::screen::{Asked, Handled, Screen, Subject};
use super::shared::scroll;
use crate::app::text_view::{LinkTarget, TWO_COLUMNS_FROM, TextView, full};
use crate::app::update::open;
use crate::app::update::step::step_from;
use crate::app::{Command, DetailView, Effect, Model, Overlay, OverlayState};
use crate::catalog::EntryPosition;
use crate::layout::OverlayParts;
use std::ops::Range;

/// The widest text with two columns.
const WIDEST: u16 = 180;
/// The columns of the window beside its text.
const MARGINS: usize = 2;

/// The screen of one entry.
pub(super) struct DetailScreen;

/// Shows the whole of the current entry, or closes that.
pub(in crate::app) fn toggle(model: &mut Model) -> Vec<Effect> {
    match (model.top_as::<DetailView>(), model.current()) {
        (Some(_), _) => return model.close(),
        (None, Some(entry)) => {
            let view = DetailView { entry, ..DetailView::default() };
            model.overlays.push(Overlay::Detail(view));
        }
        (None, None) => {}
    }
    Vec::new()
}

/// Follows a link of the topmost text; without one, of that beside the list.
pub(in crate::app) fn follow_link(model: &mut Model, link: usize) -> Vec<Effect> {
    let document = match model.reading(model.text_width()) {
        Some((document, _)) => document,
        None => model.beside(model.finder_areas().detail),
    };
    match document.destinations.get(link) {
        Some(LinkTarget::Web(url)) => open::browse(model, url.clone()),
        Some(LinkTarget::Reader) => reader::toggle(model),
        Some(&LinkTarget::Prefer(is_preferred)) => open::prefer(model, is_preferred),
        Some(&LinkTarget::Entry(place)) => follow(model, place, link),
        None => Vec::new(),
    }
}

/// Shows another entry in place of the shown one, with the way back.
fn follow(model: &mut Model, entry: EntryPosition, link: usize) -> Vec<Effect> {
    let mut next = DetailView { entry, ..DetailView::default() };
    if let Some(view) = model.top_as_mut::<DetailView>() {
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

impl Screen for DetailScreen {
    fn hints(&self, _: &Model) -> &'static [Command] {
        use Command::*;
        &[
            Back,
            Open,
            ReadCopy,
            NextKind,
            Copy,
            SaveCopy,
            Star,
            PageDown,
            CopyCitation,
            QuickExit,
            Help,
        ]
    }

    fn hint(&self, _: &Model, command: Command) -> Option<&'static str> {
        (command == Command::NextKind).then_some("next link")
    }

    fn is_enabled(&self, _: &Model, command: Command) -> Option<bool> {
        matches!(command, Command::NextLink | Command::PreviousLink).then_some(true)
    }

    fn parts(&self, model: &Model) -> OverlayParts {
        let has_two = usize::from(model.size.width) >= TWO_COLUMNS_FROM + MARGINS;
        OverlayParts { widest: has_two.then_some(WIDEST), ..OverlayParts::default() }
    }

    fn subject(&self, _: &Model, overlay: &Overlay) -> Subject {
        DetailView::of(overlay).map_or(Subject::Below, |view| Subject::Own(Some(view.entry)))
    }

    fn text(&self, model: &Model, width: usize) -> Option<TextView> {
        let entry = model.top_as::<DetailView>()?.entry;
        let why = model.why(entry);
        let known = model.known(entry, why.as_ref());
        Some(full(&model.catalog, &*model.catalog.entries.get(entry)?, known, width))
    }

    fn marked_rows(&self, model: &Model, document: &TextView) -> Option<Range<usize>> {
        document.rows_of_link(model.top_as::<DetailView>()?.link?)
    }

    fn on(&self, model: &mut Model, command: Command, _: Asked) -> Handled {
        use Command::*;
        Some(match command {
            Open => {
                let link = model.top_as::<DetailView>()?.link?;
                follow_link(model, link)
            }
            Back => {
                let view = model.top_as_mut::<DetailView>()?;
                let mut last = view.trail.pop()?;
                last.trail = std::mem::take(&mut view.trail);
                *view = last;
                Vec::new()
            }
            NextKind | NextLink => select_link(model, 1),
            PreviousKind | PreviousLink => select_link(model, -1),
            _ => return None,
        })
    }

    /// A link that is scrolled out of sight is not selected any more, or Enter would open
    /// what nobody sees.
    fn scrolled(&self, model: &mut Model) {
        let Some((document, _)) = model.reading(model.text_width()) else { return };
        let seen = scroll::seen(model);
        if let Some(view) = model.top_as_mut::<DetailView>() {
            let is_seen = |link| document.row_of_link(link).is_some_and(|row| seen.contains(&row));
            view.link = view.link.filter(|&link| is_seen(link));
        }
    }
}

/// Selects the next link of the text and brings it into sight.
fn select_link(model: &mut Model, step: isize) -> Vec<Effect> {
    let Some((document, _)) = model.reading(model.text_width()) else { return Vec::new() };
    let count = document.destinations.len();
    let Some(view) = model.top_as_mut::<DetailView>().filter(|_| count > 0) else {
        return Vec::new();
    };
    let next = step_from(view.link, step, count);
    view.link = Some(next);
    scroll::show(model, &document.rows_of_link(next).unwrap_or(0..1));
    Vec::new()
}
