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
    let place = answer.in_words(places);
    match answer.offices.as_slice() {
        _ if labels.len() > 1 => several(writer, places, answer, &labels),
        [one] => office(writer, places, one, Some(&place)),
        many => {
            shared(writer, places, many, &place, answer.found);
            many.iter().for_each(|local| office(writer, places, local, None));
        }
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
        let found = places.find_labeled(label);
        for local in &found.offices {
            let remark = with_doubt(Some(&local.office.name), local);
            writer.number(&format!("{label}:"), local.office.phone.as_str(), true, &remark);
        }
        if found.offices.is_empty() {
            writer.labeled(label, Tone::Text, "military mail, no field office");
        }
    }
    if answer.offices.iter().any(LocalOffice::is_weak) {
        national_line(writer, places);
    }
}

/// The offices of one place with nothing but their numbers, before all that is
/// known of each: the territories of some take a screen.
fn shared(
    writer: &mut Writer,
    places: &Places,
    offices: &[LocalOffice],
    place: &str,
    found: Found,
) {
    if offices.is_empty() {
        return;
    }
    let advice = match found {
        Found::State => " A city or a ZIP code tells which is yours.",
        _ => "",
    };
    writer.prose(Tone::Text, &format!("{} FBI offices share {place}.{advice}", offices.len()));
    for local in offices {
        // A part is a count, and the counties behind a colon.
        let part = local.part.as_deref().and_then(|part| part.split(':').next());
        let remark = with_doubt(part, local);
        let name = format!("{}:", local.office.name);
        writer.number(&name, local.office.phone.as_str(), true, &remark);
    }
    if offices.iter().any(LocalOffice::is_weak) {
        national_line(writer, places);
    }
}

fn with_doubt(fact: Option<&str>, local: &LocalOffice) -> String {
    let doubt = local.is_weak().then_some("confirm it first");
    fact.into_iter().chain(doubt).collect::<Vec<_>>().join("; ")
}

/// What belongs beside every number that is to be confirmed.
fn national_line(writer: &mut Writer, places: &Places) {
    if let Some(phone) = places.fbi_national().and_then(|line| line.phone.as_ref()) {
        writer.number("Or the FBI's national line", phone.as_str(), true, "");
    }
}

/// All that is known of an office; `place` is told where it is the only one.
fn office(writer: &mut Writer, places: &Places, local: &LocalOffice, place: Option<&str>) {
    let office = &local.office;
    writer.gap();
    writer.prose(Tone::Heading, &office.name);
    writer.number("Call", office.phone.as_str(), true, "");
    writer.optional("For", place);
    writer.optional("Territory", local.part.as_deref());
    if local.is_weak() {
        writer.warning("Confirm", &local.doubts.join(" "));
        national_line(writer, places);
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
    if answer.state_contacts.iter().any(|contact| contact.phone.is_some() && contact.is_weak()) {
        national_line(writer, places);
    }
}

fn contact(writer: &mut Writer, contact: &Contact) {
    let label = match contact.channel {
        Channel::Text => format!("{}, text:", contact.name),
        _ => format!("{}:", contact.name),
    };
    let Some(phone) = &contact.phone else {
        writer.prose(Tone::Label, &contact.name);
        return writer.link("Page", &contact.url, Destination::Web(contact.url.clone()));
    };
    writer.number(&label, phone.as_str(), true, "");
    writer.indented(Tone::Dim, &contact.facts().join("; "));
    contact.note.iter().for_each(|note| writer.indented(Tone::Text, note));
    contact.doubt.iter().for_each(|doubt| writer.warning("Confirm", doubt));
}
