//! The key that copies what is selected, as everywhere, and quits if it is
//! pressed again soon, as in a terminal.

use super::copy;
use crate::app::screens::shared::form::{self, UNSAVED};
use crate::app::{ClipboardText, Confirmation, Effect, Message, Model, Taken};

/// A second press within so many milliseconds quits.
const SOON: u64 = 2_000;

/// The end of the message after the first press.
const AGAIN: &str = "Press the same key again to quit.";

/// Copies what is selected, or quits where the press before was the same key
/// and no more than two seconds ago. Text that is not saved is asked about
/// first, however fast the presses come.
pub(super) fn copy_or_quit(model: &mut Model, now: u64) -> Vec<Effect> {
    let asked = model.message.take().and_then(|message| message.asks);
    let before = model.quit_asked.replace(now);
    if before.is_some() && asked == Some(Confirmation::GiveUp) {
        return vec![Effect::Quit];
    }
    if before.is_none_or(|before| now.saturating_sub(before) > SOON) {
        return copy_marked(model);
    }
    match form::is_unsaved(model) {
        true => model.tell(Message::asking(UNSAVED, Confirmation::GiveUp)),
        false => vec![Effect::Quit],
    }
}

/// Copies the selected text of a field, else what the copy key would copy.
fn copy_marked(model: &mut Model) -> Vec<Effect> {
    if model.is_locked() {
        return Vec::new();
    }
    let effects = match model.screen().selected_text(model) {
        Some(text) => vec![Effect::Copy(ClipboardText::new("text", text))],
        None if form::is_on_top(model) => {
            model.tell(Message::done("Nothing copied. Select text first."))
        }
        None => copy::best(model),
    };
    let mut message = model.message.take().unwrap_or_else(|| Message::done(""));
    message.text = format!("{} {AGAIN}", message.text).trim_start().to_owned();
    model.message = Some(message);
    effects
}

/// Tells of a copy, and that the same key again quits, if it was that key.
pub(super) fn copied(model: &mut Model, copied: &ClipboardText, taken: Taken) -> Vec<Effect> {
    let mut message = copy::message(copied, taken);
    if model.quit_asked.is_some() {
        message.text = format!("{}. {AGAIN}", message.text);
    }
    model.tell(message)
}
