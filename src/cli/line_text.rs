//! Numbers and addresses as text, always with how well they are evidenced.

use super::page::Page;
use crate::catalog::{Channel, Email, Entry, Evidence, Line, PartialDate};

/// What must be done before an ill-evidenced number is used.
const CONFIRM: &str = "confirm before you rely on it";

/// How much is said of each number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Notes {
    /// All that is known.
    All,
    /// Notes only where a number is not confirmed.
    Doubts,
}

/// All numbers, chats and addresses of an entry.
pub(super) fn lines(page: &mut Page, indent: usize, entry: &Entry, notes: Notes) {
    for line in &entry.lines {
        self::line(page, indent, line, notes);
    }
    if let Some(email) = &entry.email {
        self::email(page, indent, email);
    }
}

/// One number or chat: the number whole, its facts, then its remarks.
pub(super) fn line(page: &mut Page, indent: usize, line: &Line, notes: Notes) {
    if let Some(text) = address(line) {
        page.prose(indent, &format!("{}: {text}", label(line.channel)));
        remarks(page, indent + 2, line, notes);
    }
}

/// The number or chat address with its facts, or why it is not shown.
pub(super) fn address(line: &Line) -> Option<String> {
    if let Some(reason) = &line.do_not_dial {
        return Some(format!("not shown. {reason}"));
    }
    let number = line.number.as_ref().map(|number| number.as_str());
    let address = number.or(line.url.as_deref())?;
    Some(format!("{address}{}", in_brackets(&facts(line))))
}

/// What to do once connected, and what else to know; of a withheld number nothing.
pub(super) fn remarks(page: &mut Page, indent: usize, line: &Line, notes: Notes) {
    if line.do_not_dial.is_none() {
        let told = notes == Notes::All || line.evidence != Evidence::Confirmed;
        page.field(indent, "Then", line.prompt.as_deref());
        page.field(indent, "Note", line.note.as_deref().filter(|_| told));
    }
}

fn email(page: &mut Page, indent: usize, email: &Email) {
    match (&email.do_not_use, &email.address) {
        (Some(reason), _) => page.field(indent, "E-mail", Some(&format!("not shown. {reason}"))),
        (None, Some(address)) => {
            let facts: Vec<String> = evidence(email.evidence, email.as_of.as_ref()).collect();
            page.prose(indent, &format!("E-mail: {address}{}", in_brackets(&facts)));
        }
        (None, None) => {}
    }
    page.field(indent + 2, "Note", email.note.as_deref().filter(|_| email.do_not_use.is_none()));
}

/// What a number's line says behind the number.
fn facts(line: &Line) -> Vec<String> {
    let mut facts = Vec::new();
    facts.extend(line.vanity.as_ref().map(|letters| format!("spells {letters}")));
    if !line.keywords.is_empty() {
        facts.push(format!("send {}", line.keywords.join(" or ")));
    }
    facts.extend(line.area_served.clone());
    facts.extend(evidence(line.evidence, line.as_of.as_ref()));
    facts
}

/// How sure the number is, and when it was seen.
fn evidence(evidence: Evidence, as_of: Option<&PartialDate>) -> impl Iterator<Item = String> {
    let words = match evidence {
        Evidence::Confirmed => None,
        Evidence::SingleSource => Some("single source".to_owned()),
        Evidence::Disagreement => Some(format!("sources disagree: {CONFIRM}")),
        Evidence::Unconfirmed => Some(format!("not confirmed: {CONFIRM}")),
    };
    words.into_iter().chain(as_of.map(|date| format!("seen {date}")))
}

fn in_brackets(facts: &[String]) -> String {
    if facts.is_empty() { String::new() } else { format!(" ({})", facts.join("; ")) }
}

const fn label(channel: Channel) -> &'static str {
    match channel {
        Channel::Voice => "Call",
        Channel::Text => "Text",
        Channel::Tty => "TTY",
        Channel::Video => "Video phone",
        Channel::Chat => "Chat",
    }
}
