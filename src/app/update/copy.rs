//! What goes to the clipboard.

use crate::app::{Copied, Effect, Message, Model};
use crate::catalog::{Entry, Kind};

/// The number of a hotline, the link of anything else.
pub(super) fn best(model: &mut Model) -> Vec<Effect> {
    copy(model, |_, entry| match (entry.kind, entry.offered_number()) {
        (Kind::Hotline, Some(number)) => Ok(("number", number.to_string())),
        (Kind::Hotline, None) if !entry.lines.is_empty() => {
            Err("No number of this entry is certain enough to copy. Read its notes first.")
        }
        _ => Ok(("link", entry.url.clone())),
    })
}

pub(super) fn link(model: &mut Model) -> Vec<Effect> {
    copy(model, |_, entry| Ok(("link", entry.url.clone())))
}

pub(super) fn citation(model: &mut Model) -> Vec<Effect> {
    copy(model, |model, entry| Ok(("citation", model.catalog.citation(entry))))
}

fn copy(
    model: &mut Model,
    what: impl Fn(&Model, &Entry) -> Result<(&'static str, String), &'static str>,
) -> Vec<Effect> {
    let entry = model.current().and_then(|place| model.catalog.entries.get(place));
    match entry.map(|entry| what(model, entry)) {
        Some(Ok((what, text))) => vec![Effect::Copy(Copied { what, text })],
        Some(Err(why)) => {
            model.message = Some(Message::error(why));
            Vec::new()
        }
        None => {
            model.message = Some(Message::error("Nothing is selected, so nothing was copied."));
            Vec::new()
        }
    }
}
