//! What goes to the clipboard.

use crate::app::document::Choice;
use crate::app::{Copied, Effect, Message, Model, Taken};
use crate::catalog::{Channel, Entry, Kind, Line, PartialDate};
use crate::places::Answer;

/// The number of a hotline, the link of anything else. Of a number that is in
/// doubt the message says so.
pub(super) fn best(model: &mut Model) -> Vec<Effect> {
    if let Some(answer) = model.shown_answer() {
        return of_place(model, answer).unwrap_or_else(|why| {
            model.message = Some(Message::error(why));
            Vec::new()
        });
    }
    if let Some(chosen) = chosen(model) {
        return vec![Effect::Copy(chosen)];
    }
    let today = model.today.clone();
    let offered = |entry: &Entry| of_line(entry.offered_line()?, today.as_ref());
    copy(model, |_, entry| match (entry.kind, offered(entry)) {
        (Kind::Hotline, Some(number)) => Ok(number),
        (Kind::Hotline, None) if !entry.lines.is_empty() => {
            Err("No number of this entry is certain enough to copy. Read its notes first.")
        }
        _ => Ok(Copied::new("link", entry.url.clone())),
    })
}

/// The marked number of the locator; without it the number of the office, where
/// the place has just one.
fn of_place(model: &Model, answer: &Answer) -> Result<Vec<Effect>, &'static str> {
    if let Some(locator) = model.locator() {
        let marked = locator.marked().and_then(|at| {
            let document = locator.document(model.today.as_ref(), NUMBERS_ALONE);
            document.numbers.into_iter().nth(at)
        });
        return match marked {
            Some(number) => Ok(vec![Effect::Copy(of_choice(number))]),
            None if answer.offices.len() > 1 => Err(super::place::several(model)),
            None => Err("No number is marked, so nothing was copied. Tab marks one."),
        };
    }
    match answer.offices.as_slice() {
        [local] => {
            let doubt = local.doubt(model.today.as_ref()).map(|doubt| doubt.in_brackets());
            let whose = Some(local.office.name.clone());
            let number = Copied::new("number", local.office.phone.to_string());
            Ok(vec![Effect::Copy(Copied { whose, doubt, ..number })])
        }
        [] => Err("There is no office here, so nothing was copied."),
        _ => Err(super::place::several(model)),
    }
}

/// Some width: which numbers there are does not depend on it.
const NUMBERS_ALONE: usize = 80;

fn of_choice(choice: Choice) -> Copied {
    let doubt = choice.doubt.map(|doubt| doubt.in_brackets());
    let number = Copied::new(called(choice.channel), choice.number);
    Copied { whose: Some(choice.name), doubt, ..number }
}

fn of_line(line: &Line, today: Option<&PartialDate>) -> Option<Copied> {
    let number = Copied::new(called(line.channel), line.offered_number()?.to_string());
    Some(Copied { doubt: line.doubt(today).map(|doubt| doubt.in_brackets()), ..number })
}

/// The chosen way of the hotline card: a number, or the address of a chat.
fn chosen(model: &Model) -> Option<Copied> {
    let (_, entry) = model.card()?;
    let line = entry.lines.get(model.way()?)?;
    let chat = || Some(Copied::new("chat address", line.url.clone()?));
    of_line(line, model.today.as_ref()).or_else(chat)
}

/// What to call a number of this channel.
const fn called(channel: Channel) -> &'static str {
    match channel {
        Channel::Voice => "number",
        Channel::Text | Channel::Chat => "text number",
        Channel::Tty => "TTY number",
        Channel::Video => "video phone number",
    }
}

pub(super) fn link(model: &mut Model) -> Vec<Effect> {
    copy(model, |_, entry| Ok(Copied::new("link", entry.url.clone())))
}

pub(super) fn citation(model: &mut Model) -> Vec<Effect> {
    copy(model, |model, entry| Ok(Copied::new("citation", model.catalog.citation(entry))))
}

fn copy(
    model: &mut Model,
    what: impl Fn(&Model, &Entry) -> Result<Copied, &'static str>,
) -> Vec<Effect> {
    let entry = model.current().and_then(|place| model.catalog.entries.get(place));
    match entry.map(|entry| what(model, &entry)) {
        Some(Ok(copied)) => vec![Effect::Copy(copied)],
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

/// What to tell of a copy: what is known of who has it, and no more.
pub(super) fn message(copied: &Copied, taken: Taken) -> Message {
    let whose = copied.whose.as_ref();
    let of = whose.map_or(String::new(), |name| format!(" of {name}"));
    let (what, text) = (copied.what, copied.shown());
    Message::done(match taken {
        Taken::Desktop { may_vanish: false } => format!("Copied the {what}{of}: {text}"),
        Taken::Desktop { may_vanish: true } => {
            format!("Copied the {what}{of}: {text}. Paste it before you quit; then it may be gone")
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
        let copied = Copied {
            whose: Some("Polaris".to_owned()),
            doubt: Some("confirm it first".to_owned()),
            ..Copied::new("text number", "233733".to_owned())
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
