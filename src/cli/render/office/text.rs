//! The answer to a place as text: the office's name and number first.

use crate::catalog::{CONFIRM_FIRST, Channel, PartialDate};
use crate::cli::render::text_writer::TextWriter;
use crate::cli::session::output::shown;
use crate::places::{
    Contact, LocalOffice, LocalTaskForce, MatchKind, OfficeLookup, Places, sources_in_words,
};

/// One answer without the national lines.
pub(in crate::cli) fn answer(
    page: &mut TextWriter,
    places: &Places,
    answer: &OfficeLookup,
    today: Option<&PartialDate>,
) {
    page.gap();
    // Limits of the answer stand before its number.
    for remark in &answer.remarks {
        page.prose(0, remark);
    }
    let labels = answer.labels();
    if labels.len() > 1 {
        several(page, places, answer, &labels, today);
    } else {
        for local in &answer.offices {
            office(page, places, (local, answer), today);
        }
    }
    if answer.found == MatchKind::Military {
        page.whole(0, &labels.join("; "));
    }
    let namesakes = answer.namesakes();
    if !namesakes.is_empty() {
        page.prose(0, &format!("Or did you mean: {}", namesakes.join("; ")));
    }
    contacts(page, places, answer, today);
    task_forces(page, &answer.task_forces);
}

/// The task forces that cover the place, each with the way to the rest.
fn task_forces(page: &mut TextWriter, task_forces: &[LocalTaskForce]) {
    if task_forces.is_empty() {
        return;
    }
    page.gap();
    page.whole(0, "Task forces:");
    for own in task_forces {
        page.prose(2, &own.title);
        page.field(4, "Area", own.area.as_deref());
        page.field(4, "Confirm", own.doubt.as_deref());
        page.field(4, "More", Some(&format!("squadroom show {}", own.id)));
    }
}

/// A name that is that of several places: each with its office in one line.
fn several(
    page: &mut TextWriter,
    places: &Places,
    answer: &OfficeLookup,
    labels: &[String],
    today: Option<&PartialDate>,
) {
    page.prose(0, &format!("`{}` may be any of {} places:", shown(&answer.query), labels.len()));
    for label in labels {
        let found = places.find_labeled(label);
        let label = places.in_words(label);
        for local in &found.offices {
            let label = local.of_place(&label);
            let doubt = local.doubt(today).map_or(String::new(), |_| format!(" ({CONFIRM_FIRST})"));
            let office = &local.office;
            page.whole(2, &format!("{label}: {}: {}{doubt}", office.name, office.phone));
        }
        if found.offices.is_empty() {
            page.whole(2, &format!("{label}: military mail, without a field office"));
        }
    }
    // The same words would give the same answer.
    let names = labels.iter().map(|label| places.state_name(label));
    let mut others = names.filter(|name| !name.eq_ignore_ascii_case(answer.query.trim()));
    if let Some(name) = others.next() {
        page.prose(0, &format!("To see one of them: squadroom office \"{name}\""));
    }
}

fn office(
    page: &mut TextWriter,
    places: &Places,
    (local, answer): (&LocalOffice, &OfficeLookup),
    today: Option<&PartialDate>,
) {
    let office = &local.office;
    page.gap();
    let doubt = local.doubt(today).map_or(String::new(), |_| format!(" ({CONFIRM_FIRST})"));
    page.whole(0, &format!("{}: {}{doubt}", office.name, office.phone));
    page.field(2, "Covers", Some(&answer.in_words(places)));
    page.field(2, "Territory", local.part.as_deref());
    page.field(2, "Address", Some(&office.address));
    page.field(2, "Page", Some(&office.url));
    page.field(2, "Seen", Some(&format!("{}; {}", office.as_of, sources_in_words(office.sources))));
    page.field(2, "Note", office.note.as_deref());
    page.field(2, "Confirm", Some(&local.reasons(today).join(" ")));
    if let Some(line) = places.fbi_national(today).filter(|_| local.is_weak(today)) {
        page.prose(2, &format!("Or call the FBI's national number. {}", name_and_number(line)));
    }
}

/// The contacts of each state, below its name.
fn contacts(
    page: &mut TextWriter,
    places: &Places,
    answer: &OfficeLookup,
    today: Option<&PartialDate>,
) {
    let mut state = "";
    for contact in &answer.state_contacts {
        if contact.state != state {
            state = &contact.state;
            page.gap();
            page.whole(0, &format!("{}:", places.state_name(state)));
        }
        crate::cli::render::office::text::contact(page, 2, contact, today);
    }
    let weak = answer.state_contacts.iter().any(|c| c.phone.is_some() && c.is_weak(today));
    if let Some(line) = places.fbi_national(today).filter(|_| weak) {
        let words = "If one doesn't answer, or you can't confirm its number";
        page.prose(2, &format!("{words}, call {}", name_and_number(line)));
    }
}

/// The lines of the reader's agency, then those for the whole country, 911 first.
pub(in crate::cli) fn national(
    page: &mut TextWriter,
    lines: &[Contact],
    today: Option<&PartialDate>,
) {
    let own = || lines.iter().filter(|line| line.is_own());
    if own().next().is_some() {
        page.gap();
        page.whole(0, "Your agency:");
        own().for_each(|line| contact(page, 2, line, today));
    }
    page.gap();
    page.whole(0, "National:");
    for line in lines.iter().filter(|line| !line.is_own()) {
        if line.is_emergency() {
            page.whole(2, "In an emergency, dial 911.");
        } else {
            contact(page, 2, line, today);
        }
    }
}

fn contact(page: &mut TextWriter, indent: usize, contact: &Contact, today: Option<&PartialDate>) {
    let facts = contact.facts(today).join("; ");
    page.prose(indent, &format!("{} ({facts})", name_and_number(contact)));
    if contact.phone.is_none() {
        page.field(indent + 2, "Page", Some(&contact.url));
    }
    page.field(indent + 2, "Note", contact.note.as_deref());
    page.field(indent + 2, "Confirm", contact.doubt.as_deref());
}

/// "Name: number", or that there is none.
pub(in crate::cli) fn name_and_number(contact: &Contact) -> String {
    let verb = if contact.channel == Channel::Text { "text " } else { "" };
    match &contact.phone {
        Some(phone) => format!("{}: {verb}{phone}", contact.name),
        None => format!("{}: phone number not known", contact.name),
    }
}
