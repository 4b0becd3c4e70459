//! Copies numbers, links and citations to the clipboard.

use crate::app::screens::reader;
use crate::app::text_view::Choice;
use crate::app::{ClipboardText, Effect, Message, Model, Taken};
use crate::catalog::{Channel, Doubt, Entry, Kind, Line, PartialDate};
use crate::places::OfficeLookup;

/// The number of a hotline, the link of anything else. Of a number that is in
/// doubt the message says so.
pub(super) fn best(model: &mut Model) -> Vec<Effect> {
    done(model, model.to_copy())
}

impl Model {
    /// Returns what the key that copies puts on the clipboard now.
    ///
    /// # Errors
    /// When nothing is marked, or what is marked is a number that may not be copied:
    /// why, in words.
    pub fn to_copy(&self) -> Result<ClipboardText, String> {
        if let Some(answer) = self.shown_answer() {
            return of_place(self, answer);
        }
        if let Some(chosen) = reader::to_copy(self).or_else(|| chosen(self)) {
            return Ok(chosen);
        }
        let offered = |entry: &Entry| of_line(entry.offered_line()?, self.today.as_ref());
        of_entry(self, |entry| match (entry.kind, offered(entry)) {
            (Kind::Hotline, Some(number)) => Ok(number),
            (Kind::Hotline, None) if !entry.lines.is_empty() => {
                Err("No number here is certain enough to copy. Read its notes first.".to_owned())
            }
            (_, Some(number)) if entry.link().is_none() => Ok(number),
            _ => of_link(entry),
        })
    }
}

/// The marked number of the locator; without it the number of the office, where
/// the place has just one.
fn of_place(model: &Model, answer: &OfficeLookup) -> Result<ClipboardText, String> {
    if let Some(locator) = model.locator() {
        let marked = locator.marked().and_then(|at| {
            let document = locator.document(model.today.as_ref(), NUMBERS_ALONE);
            document.numbers.into_iter().nth(at)
        });
        return match marked {
            Some(Choice { channel, number, name, doubt, .. }) => {
                named(called(channel), number, name, doubt)
            }
            None if answer.offices.len() > 1 => Err(model.several_offices().to_owned()),
            None => Err("Nothing copied. Press Tab to mark a number first.".to_owned()),
        };
    }
    match answer.offices.as_slice() {
        [local] => {
            let (number, name) = (local.office.phone.to_string(), local.office.name.clone());
            named("number", number, name, local.doubt(model.today.as_ref()))
        }
        [] => Err("Nothing copied. No office is shown here.".to_owned()),
        _ => Err(model.several_offices().to_owned()),
    }
}

/// Some width: which numbers there are does not depend on it.
const NUMBERS_ALONE: usize = 80;

/// A number with whose it is; not one that may not be copied.
fn named(
    what: &'static str,
    number: String,
    name: String,
    doubt: Option<Doubt>,
) -> Result<ClipboardText, String> {
    if let Some(doubt) = doubt.as_ref().filter(|doubt| !doubt.is_offered()) {
        let reason = doubt.reason();
        return Err(format!(
            "Not copied: the number of {name} is not certain ({reason}). Read its notes first."
        ));
    }
    let doubt = doubt.map(|doubt| doubt.in_brackets());
    Ok(ClipboardText { whose: Some(name), doubt, ..ClipboardText::new(what, number) })
}

fn of_line(line: &Line, today: Option<&PartialDate>) -> Option<ClipboardText> {
    let copied = match (line.offered_number(), &line.url) {
        (Some(number), _) => ClipboardText::new(called(line.channel), number.to_string()),
        (None, Some(url)) if line.uri().is_some() => {
            ClipboardText::new("chat address", url.clone())
        }
        (None, _) => return None,
    };
    Some(ClipboardText { doubt: line.doubt(today).map(|doubt| doubt.in_brackets()), ..copied })
}

/// The chosen way of the hotline card: a number, or the address of a chat.
fn chosen(model: &Model) -> Option<ClipboardText> {
    let (_, entry) = model.card()?;
    of_line(entry.lines.get(model.way()?)?, model.today.as_ref())
}

/// Returns what to call a number of this channel.
const fn called(channel: Channel) -> &'static str {
    match channel {
        Channel::Voice => "number",
        Channel::Text | Channel::Chat => "text number",
        Channel::Tty => "TTY number",
        Channel::Video => "video phone number",
    }
}

pub(super) fn link(model: &mut Model) -> Vec<Effect> {
    let link = of_entry(model, of_link);
    done(model, link)
}

fn of_link(entry: &Entry) -> Result<ClipboardText, String> {
    let link = entry.link().ok_or("Nothing copied. This resource has no link.")?;
    Ok(ClipboardText::new("link", link.to_owned()))
}

pub(super) fn citation(model: &mut Model) -> Vec<Effect> {
    let of = |entry: &Entry| Ok(ClipboardText::new("citation", model.catalog.citation(entry)));
    let citation = of_entry(model, of);
    done(model, citation)
}

fn of_entry(
    model: &Model,
    what: impl Fn(&Entry) -> Result<ClipboardText, String>,
) -> Result<ClipboardText, String> {
    let entry = model.current().and_then(|place| model.catalog.entries.get(place));
    let nothing = || "Nothing copied. Select a resource first.".to_owned();
    what(&*entry.ok_or_else(nothing)?)
}

/// Copies, or tells why not.
fn done(model: &mut Model, copied: Result<ClipboardText, String>) -> Vec<Effect> {
    match copied {
        Ok(copied) => vec![Effect::Copy(copied)],
        Err(why) => model.tell(Message::error(why)),
    }
}

/// Returns what to tell of a copy: what is known of who has it, and no more.
pub(super) fn message(copied: &ClipboardText, taken: Taken) -> Message {
    let whose = copied.whose.as_ref();
    let of = whose.map_or(String::new(), |name| format!(" of {name}"));
    let (what, text) = (copied.what, copied.shown());
    Message::done(match taken {
        Taken::Desktop { may_vanish: false } => format!("Copied the {what}{of}: {text}"),
        Taken::Desktop { may_vanish: true } => {
            format!("Copied the {what}{of}: {text}. Paste it before you quit, or it may be lost")
        }
        Taken::Sent => {
            let whose = whose.map_or(String::new(), |name| format!("{name}, "));
            format!(
                "Sent the {what} to your terminal's clipboard, which may be switched off: \
                 {whose}{text}"
            )
        }
        Taken::SentThroughOther => format!(
            "Sent the {what}{of}: {text}. tmux or GNU screen may have stopped it; paste to check"
        ),
        Taken::Tmux { passes_on: true } => format!(
            "Copied the {what}{of} into tmux: {text}. Paste there: prefix ]. Your terminal may \
             not have it"
        ),
        Taken::Tmux { passes_on: false } => {
            format!("Copied the {what}{of} into tmux only: {text}. Paste there: prefix ]")
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_message_says_what_is_known_and_always_the_doubt() {
        let copied = ClipboardText {
            whose: Some("Polaris".to_owned()),
            doubt: Some("confirm it first".to_owned()),
            ..ClipboardText::new("text number", "233733".to_owned())
        };
        let all = [
            Taken::Desktop { may_vanish: false },
            Taken::Desktop { may_vanish: true },
            Taken::Sent,
            Taken::SentThroughOther,
            Taken::Tmux { passes_on: true },
            Taken::Tmux { passes_on: false },
        ];
        for taken in all {
            let told = message(&copied, taken).text;
            assert!(told.contains("233733 (confirm it first)"), "{told}");
            assert!(told.contains("Polaris") && !told.contains("set-clipboard"), "{told}");
        }
        let told = |taken| message(&copied, taken).text;
        assert_eq!(
            told(Taken::Sent),
            "Sent the text number to your terminal's clipboard, which may be switched off: \
             Polaris, 233733 (confirm it first)"
        );
        // tmux answers that it took the text, not that anything came out of it.
        assert_eq!(
            told(Taken::Tmux { passes_on: true }),
            "Copied the text number of Polaris into tmux: 233733 (confirm it first). Paste \
             there: prefix ]. Your terminal may not have it"
        );
    }
}
