//! A place as text: 911, the FBI office, whom else to call there.

use super::{Destination, Document, Tone, Writer};
use crate::catalog::Channel;
use crate::places::{ATTRIBUTION, Answer, Contact, Found, LocalOffice, Places, sources_in_words};

/// What an empty locator tells.
const INVITATION: &str = "Type a ZIP code, a city, a county or a state: 77002, Springfield IL, \
    Cook County, Texas. The number appears while you type. Nothing that you type is kept.";

/// Office, state contacts and national lines of a place, numbers first.
pub fn place(answer: &Answer, width: usize) -> Document {
    let places = Places::embedded();
    let mut writer = Writer::new(width);
    writer.number("In an emergency call", "911", true, "");
    writer.gap();
    if answer.query.trim().is_empty() {
        writer.prose(Tone::Text, INVITATION);
    } else {
        found(&mut writer, places, answer);
    }
    state_contacts(&mut writer, places, answer);
    writer.gap();
    writer.prose(Tone::Heading, "Everywhere");
    let lines = answer.national.iter().filter(|line| !line.is_emergency());
    lines.for_each(|line| contact(&mut writer, line));
    writer.gap();
    ATTRIBUTION.iter().for_each(|line| writer.prose(Tone::Dim, line));
    writer.finish()
}

fn found(writer: &mut Writer, places: &Places, answer: &Answer) {
    let labels = answer.labels();
    if labels.len() > 1 {
        several(writer, places, answer, &labels);
    } else {
        answer.offices.iter().for_each(|local| office(writer, places, local, answer));
    }
    writer.gap();
    if answer.found == Found::Military {
        writer.labeled("For", Tone::Text, &labels.join("; "));
    }
    answer.remarks.iter().for_each(|remark| writer.prose(Tone::Text, remark));
    if labels.len() <= 1 && !answer.suggestions.is_empty() {
        writer.prose(Tone::Label, "Did you mean");
        answer.suggestions.iter().for_each(|near| writer.indented(Tone::Text, near));
    }
}

/// A name that is that of several places: each with its office.
fn several(writer: &mut Writer, places: &Places, answer: &Answer, labels: &[String]) {
    let count = labels.len();
    let asked = format!("{count} places are called {}. Type the state, too.", answer.query.trim());
    writer.prose(Tone::Text, &asked);
    for label in labels {
        let found = places.find(label);
        for local in &found.offices {
            let doubt = if local.is_weak() { "; confirm it first" } else { "" };
            let remark = format!("{}{doubt}", local.office.name);
            writer.number(&format!("{label}:"), local.office.phone.as_str(), true, &remark);
        }
        if found.offices.is_empty() {
            writer.labeled(label, Tone::Text, "military mail, no field office");
        }
    }
}

fn office(writer: &mut Writer, places: &Places, local: &LocalOffice, answer: &Answer) {
    let office = &local.office;
    writer.gap();
    writer.prose(Tone::Heading, &office.name);
    writer.number("Call", office.phone.as_str(), true, "");
    writer.labeled("For", Tone::Text, &answer.in_words(places));
    writer.optional("Territory", local.part.as_deref());
    if local.is_weak() {
        writer.warning("Confirm", &local.doubts.join(" "));
        let line = places.fbi_national().and_then(|line| line.phone.as_ref());
        line.iter().for_each(|phone| {
            writer.number("Or the FBI's national line", phone.as_str(), true, "");
        });
    }
    writer.labeled("Address", Tone::Text, &office.address);
    writer.link("Page", &office.url, Destination::Web(office.url.clone()));
    let seen = format!("{}; {}", office.as_of, sources_in_words(office.sources));
    writer.labeled("Number seen", Tone::Text, &seen);
    writer.optional("Note", office.note.as_deref());
}

/// The contacts of each state, below its name.
fn state_contacts(writer: &mut Writer, places: &Places, answer: &Answer) {
    let mut state = "";
    for contact in &answer.state_contacts {
        if contact.state != state {
            state = &contact.state;
            writer.gap();
            writer.prose(Tone::Heading, places.state_name(state));
        }
        self::contact(writer, contact);
    }
}

fn contact(writer: &mut Writer, contact: &Contact) {
    let label = match contact.channel {
        Channel::Text => format!("{}, text:", contact.name),
        _ => format!("{}:", contact.name),
    };
    let Some(phone) = &contact.phone else {
        return writer.link(&contact.name, &contact.url, Destination::Web(contact.url.clone()));
    };
    writer.number(&label, phone.as_str(), true, "");
    writer.indented(Tone::Dim, &contact.facts().join("; "));
    contact.note.iter().for_each(|note| writer.indented(Tone::Text, note));
    contact.doubt.iter().for_each(|doubt| writer.indented(Tone::Text, doubt));
}
