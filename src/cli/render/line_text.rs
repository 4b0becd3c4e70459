//! Numbers and addresses as text, always with how well they are evidenced.

use super::text_writer::TextWriter;
use crate::catalog::{Email, Entry, Evidence, Line, Source};
use crate::effects::platform::clock;

/// How much is said of each number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum Notes {
    /// All that is known.
    All,
    /// Notes only where a number is not confirmed.
    Doubts,
}

/// Writes all numbers, chats and addresses of an entry.
pub(in crate::cli) fn lines(page: &mut TextWriter, indent: usize, entry: &Entry, notes: Notes) {
    for line in &entry.lines {
        crate::cli::render::line_text::line(page, indent, line, notes);
    }
    if let Some(email) = &entry.email {
        crate::cli::render::line_text::email(page, indent, email);
    }
}

/// Writes one number or chat: the whole number, its facts, then its remarks.
pub(in crate::cli) fn line(page: &mut TextWriter, indent: usize, line: &Line, notes: Notes) {
    if let Some(text) = address(line) {
        page.prose(indent, &format!("{}: {text}", line.channel.verb()));
        remarks(page, indent + 2, line, notes);
    }
}

/// Returns the number or chat address with its facts, or why it is not shown.
pub(in crate::cli) fn address(line: &Line) -> Option<String> {
    if let Some(reason) = &line.do_not_dial {
        return Some(format!("not shown. {reason}"));
    }
    let number = line.number.as_ref().map(|number| number.as_str());
    let address = number.or(line.url.as_deref())?;
    Some(format!("{address}{}", in_brackets(&line.facts(clock::today().as_ref()))))
}

/// Returns whether a line has a number or an address.
pub(in crate::cli) fn is_reachable(line: &Line) -> bool {
    line.number.is_some() || line.url.is_some()
}

/// Writes what to press or say once connected, and the note; nothing for a withheld number.
pub(in crate::cli) fn remarks(page: &mut TextWriter, indent: usize, line: &Line, notes: Notes) {
    if line.do_not_dial.is_none() {
        let told = notes == Notes::All || line.evidence != Evidence::Confirmed;
        page.field(indent, "Then", line.prompt.as_deref());
        page.field(indent, "Note", line.note.as_deref().filter(|_| told));
    }
    if line.do_not_dial.is_none() && notes == Notes::All {
        page.list(indent, "Seen on", &line.source.iter().map(source).collect::<Vec<_>>());
    }
}

/// Returns the page of a source and its date.
fn source(source: &Source) -> String {
    let page = match &source.origin {
        Some(origin) if source.url.is_empty() => origin,
        _ => &source.url,
    };
    let date = source.as_of.as_ref().map_or(String::new(), |date| format!(" ({date})"));
    format!("{page}{date}")
}

/// The note of a confirmed number, for the end of a page whose numbers were
/// told with [`Notes::Doubts`].
pub(in crate::cli) fn late_note(page: &mut TextWriter, indent: usize, line: &Line) {
    let number = line.number.as_ref().map(|number| number.as_str()).or(line.url.as_deref());
    if let (Some(number), Some(note), Evidence::Confirmed) = (number, &line.note, line.evidence) {
        let label = format!("About {number}");
        page.field(indent, &label, Some(note));
    }
}

fn email(page: &mut TextWriter, indent: usize, email: &Email) {
    match (&email.do_not_use, &email.address) {
        (Some(reason), _) => page.field(indent, "E-mail", Some(&format!("not shown. {reason}"))),
        (None, Some(address)) => {
            let facts = in_brackets(&email.facts(clock::today().as_ref()));
            page.prose(indent, &format!("E-mail: {address}{facts}"));
        }
        (None, None) => {}
    }
    page.field(indent + 2, "Note", email.note.as_deref().filter(|_| email.do_not_use.is_none()));
}

fn in_brackets(facts: &[String]) -> String {
    if facts.is_empty() { String::new() } else { format!(" ({})", facts.join("; ")) }
}
