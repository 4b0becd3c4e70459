//! Opens links and copies in other programs.

use crate::app::{Effect, Message, Model, ShelfTask};
use crate::shelf::SavedDocument;

/// What to tell where an entry has only a number.
const NO_LINK: &str = "This resource has no link. Press Ctrl-Y to copy its number.";

/// Opens the link of the current entry, or its copy.
pub(in crate::app) fn current(model: &mut Model) -> Vec<Effect> {
    let Some(place) = model.current() else { return Vec::new() };
    let url = model.catalog.entries.get(place).map(|entry| entry.url.clone());
    match (url, model.holdings.copy(place).cloned()) {
        (Some(url), None) if url.is_empty() => model.tell(Message::error(NO_LINK)),
        (Some(url), Some(saved)) => copy(model, saved, Some(url).filter(|url| !url.is_empty())),
        (Some(url), None) => browse(model, url),
        (None, _) => Vec::new(),
    }
}

/// Shows the link in full, and has it opened after that.
pub(in crate::app) fn browse(model: &mut Model, url: String) -> Vec<Effect> {
    model.message = Some(Message::done(format!("Opening {url}")));
    vec![Effect::Open(url)]
}

/// Opens a copy, or the link in its place where there is a network, unless the
/// copy is preferred.
pub(in crate::app) fn copy(
    model: &mut Model,
    copy: SavedDocument,
    link: Option<String>,
) -> Vec<Effect> {
    let link = link.filter(|_| !copy.is_preferred(model.holdings.prefers_copies));
    let text = match &link {
        Some(url) => format!("Opening {url}"),
        None => "Opening the saved copy".to_owned(),
    };
    model.message = Some(Message::done(text));
    vec![Effect::Shelf(ShelfTask::Open { copy: Box::new(copy), link })]
}

/// Has the copy of the current entry opened in place of its link, or not any more.
pub(in crate::app) fn prefer(model: &Model, is_preferred: bool) -> Vec<Effect> {
    let copy = model.current().and_then(|place| model.holdings.copy(place));
    let choice = SavedDocument::choice(is_preferred, model.holdings.prefers_copies);
    let task = copy.map(|copy| ShelfTask::Prefer(copy.id.clone(), choice));
    task.into_iter().map(Effect::Shelf).collect()
}
