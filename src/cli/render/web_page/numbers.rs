//! Numbers and addresses on the page, with the same doubts as everywhere.

use super::markup::Markup;
use crate::catalog::{Channel, Email, Entry, Line, PartialDate};

/// Writes the number to call and the one to text, without their remarks, for a list of terms.
pub(super) fn first(page: &mut Markup, entry: &Entry, today: Option<&PartialDate>) {
    for channel in [Channel::Voice, Channel::Text] {
        let is_it = |line: &&Line| line.channel == channel && line.offered_number().is_some();
        if let Some(line) = entry.lines.iter().find(is_it) {
            page.tags("<dt>").text(channel.verb()).tags("<dd>");
            number(page, line, today);
        }
    }
}

/// Writes all numbers, chats and addresses of an entry, for a list of terms.
pub(super) fn lines(page: &mut Markup, entry: &Entry, today: Option<&PartialDate>) {
    for line in &entry.lines {
        if line.do_not_dial.is_some() || line.number.is_some() || line.url.is_some() {
            page.tags("<dt>").text(line.channel.verb()).tags("<dd>");
            number(page, line, today);
            remarks(page, line);
        }
    }
    if let Some(own) = &entry.email {
        email(page, own, today);
    }
}

/// Writes a number or the address of a chat with its facts. One that is not offered is not a
/// link, so that no tap calls it. One that is sure says when it was seen, for the script to
/// count the days.
pub(super) fn number(page: &mut Markup, line: &Line, today: Option<&PartialDate>) {
    if let Some(reason) = &line.do_not_dial {
        page.tags("Not shown. ").text(reason);
        return;
    }
    let number = line.number.as_ref().map(|number| number.as_str());
    let Some(text) = number.or(line.url.as_deref()) else { return };
    let is_sure = line.doubt(today).is_none();
    let ages = line.number.as_ref().is_none_or(|number| number.ages());
    let seen = line.as_of.as_ref().filter(|_| is_sure && ages);
    page.tags("<span").attribute("data-seen", seen.map_or("", |seen| seen.as_str())).tags(">");
    match line.uri() {
        Some(uri) => page.link(&uri, if number.is_some() { "num" } else { "" }, text),
        None if number.is_some() => page.tags("<span class=num>").text(text).tags("</span>"),
        None => page.text(text),
    };
    let facts = line.facts(today);
    if !facts.is_empty() {
        page.tags(" (").text(&facts.join("; ")).tags(")");
    }
    page.tags("</span>");
}

fn remarks(page: &mut Markup, line: &Line) {
    if line.do_not_dial.is_none() {
        let prompt = line.prompt.iter().map(|prompt| format!(" Then: {prompt}."));
        let note = line.note.iter().map(|note| format!(" {note}"));
        prompt.chain(note).for_each(|text| {
            page.text(&text);
        });
    }
}

fn email(page: &mut Markup, email: &Email, today: Option<&PartialDate>) {
    match (&email.do_not_use, &email.address) {
        (Some(reason), _) => {
            page.term("E-mail", &format!("not shown. {reason}"));
        }
        (None, Some(address)) => {
            page.tags("<dt>E-mail<dd>");
            match email.evidence.is_offered() {
                true => page.link(&format!("mailto:{address}"), "", address),
                false => page.text(address),
            };
            page.text(&format!(" ({})", email.facts(today).join("; ")));
        }
        (None, None) => {}
    }
}
