//! What goes to the clipboard.

use crate::app::{Copied, Effect, Message, Model};
use crate::catalog::{Channel, Entry, Kind};
use crate::places::Answer;

/// The number of a hotline, the link of anything else.
pub(super) fn best(model: &mut Model) -> Vec<Effect> {
    if let Some(answer) = model.shown_answer() {
        return of_office(answer).unwrap_or_else(|why| {
            model.message = Some(Message::error(why));
            Vec::new()
        });
    }
    if let Some(chosen) = chosen(model) {
        return vec![Effect::Copy(chosen)];
    }
    let offered = |entry: &Entry| {
        let line = entry.offered_line()?;
        Some((called(line.channel), line.offered_number()?.to_string()))
    };
    copy(model, |_, entry| match (entry.kind, offered(entry)) {
        (Kind::Hotline, Some(number)) => Ok(number),
        (Kind::Hotline, None) if !entry.lines.is_empty() => {
            Err("No number of this entry is certain enough to copy. Read its notes first.")
        }
        _ => Ok(("link", entry.url.clone())),
    })
}

/// The number of the office, where the place has just one.
fn of_office(answer: &Answer) -> Result<Vec<Effect>, &'static str> {
    match answer.offices.as_slice() {
        [local] => {
            let text = local.office.phone.to_string();
            Ok(vec![Effect::Copy(Copied { what: "number", text })])
        }
        [] => Err("There is no office here, so nothing was copied."),
        _ => Err(super::place::SEVERAL),
    }
}

/// The chosen way of the hotline card: a number, or the address of a chat.
fn chosen(model: &Model) -> Option<Copied> {
    let (_, entry) = model.card()?;
    let line = entry.lines.get(model.way()?)?;
    Some(match (line.offered_number(), &line.url) {
        (Some(number), _) => Copied { what: called(line.channel), text: number.to_string() },
        (None, url) => Copied { what: "chat address", text: url.clone()? },
    })
}

/// What to call a number of this channel.
const fn called(channel: Channel) -> &'static str {
    match channel {
        Channel::Voice => "number",
        Channel::Text | Channel::Chat => "number to text",
        Channel::Tty => "TTY number",
        Channel::Video => "video phone number",
    }
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
    match entry.map(|entry| what(model, &entry)) {
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
