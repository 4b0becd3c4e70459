//! News: what is new, changed and gone in the catalogs.

use super::detail::follow_link;
use super::shared::screen::{Asked, Handled, Screen};
use super::shared::scroll;
use crate::app::text_view::{TextView, news};
use crate::app::update::step::step_from;
use crate::app::{
    Command, Effect, Message, Model, NewsRead, NewsTask, NewsView, Overlay, OverlayState,
};
use std::ops::Range;

/// The screen of news.
pub(super) struct NewsScreen;

/// Shows the news, or closes them. All that is shown counts as seen from then on.
pub(in crate::app) fn toggle(model: &mut Model) -> Vec<Effect> {
    match model.toggle(Overlay::News(NewsView::default())) {
        true => {
            model.news.marked.clear();
            vec![Effect::News(NewsTask::See)]
        }
        false => Vec::new(),
    }
}

/// Takes in the changes that were read.
pub(in crate::app) fn done(model: &mut Model, read: NewsRead) -> Vec<Effect> {
    let is_open = model.overlays.iter().any(|overlay| NewsView::of(overlay).is_some());
    model.number_changes.clone_from(&read.numbers);
    let catalog = model.catalog.clone();
    model.news.take(read, &catalog, is_open);
    scroll::keep_in_bounds(model);
    Vec::new()
}

/// Tells of catalogs that have a new version, unless something else is told.
pub(in crate::app) fn updated(model: &mut Model, names: &[String]) -> Vec<Effect> {
    if names.is_empty() || model.message.is_some() {
        return Vec::new();
    }
    let names = names.join(", ");
    model.tell(Message::done(format!("New version of {names}. It is used from the next start.")))
}

/// Selects the next resource and brings it into sight.
fn select(model: &mut Model, step: isize) -> Vec<Effect> {
    let Some((text, _)) = model.reading(model.text_width()) else { return Vec::new() };
    let count = text.destinations.len();
    let Some(view) = model.top_as_mut::<NewsView>().filter(|_| count > 0) else {
        return Vec::new();
    };
    let next = step_from(view.link, step, count);
    view.link = Some(next);
    scroll::show(model, &text.rows_of_link(next).unwrap_or(0..1));
    Vec::new()
}

impl Screen for NewsScreen {
    fn hints(&self, _: &Model) -> &'static [Command] {
        use Command::*;
        &[Back, NextKind, Open, PageDown, Hotlines, QuickExit, Help]
    }

    fn hint(&self, _: &Model, command: Command) -> Option<&'static str> {
        match command {
            Command::NextKind => Some("next resource"),
            Command::Open => Some("details"),
            _ => None,
        }
    }

    fn is_enabled(&self, model: &Model, command: Command) -> Option<bool> {
        let has_link = || model.top_as::<NewsView>().is_some_and(|view| view.link.is_some());
        match command {
            Command::Open => Some(has_link()),
            Command::Detail | Command::Copy | Command::CopyLink | Command::CopyCitation => {
                Some(false)
            }
            Command::Star | Command::Note | Command::Done | Command::Plan | Command::Lists => {
                Some(false)
            }
            Command::ReadCopy | Command::SaveCopy | Command::RemoveCopy => Some(false),
            _ => None,
        }
    }

    fn subject(&self, _: &Model, _: &Overlay) -> super::shared::screen::Subject {
        super::shared::screen::Subject::Own(None)
    }

    fn text(&self, model: &Model, width: usize) -> Option<TextView> {
        Some(news(model.news.read.as_ref(), &model.catalog, model.day(), width))
    }

    fn marked_rows(&self, model: &Model, text: &TextView) -> Option<Range<usize>> {
        text.rows_of_link(model.top_as::<NewsView>()?.link?)
    }

    fn on(&self, model: &mut Model, command: Command, _: Asked) -> Handled {
        use Command::*;
        Some(match command {
            Open => {
                let link = model.top_as::<NewsView>()?.link;
                link.map_or_else(Vec::new, |link| follow_link(model, link))
            }
            NextKind | NextLink => select(model, 1),
            PreviousKind | PreviousLink => select(model, -1),
            _ => return None,
        })
    }
}
