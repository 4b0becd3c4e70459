//! The answer to a place as JSON.

use crate::catalog::{Doubt, PartialDate};
use crate::places::{Contact, LocalOffice, LocalTaskForce, OfficeLookup, Place};
use serde_json::{Value, json};

/// One answer. Every key is always there, `null` where nothing is known.
pub(in crate::cli) fn answer(answer: &OfficeLookup, today: Option<&PartialDate>) -> Value {
    let contact = |own: &Contact| contact(own, today);
    json!({
        "query": answer.query,
        "places": answer.places.iter().map(place).collect::<Value>(),
        "offices": answer.offices.iter().map(|local| office(local, today)).collect::<Value>(),
        "state_contacts": answer.state_contacts.iter().map(contact).collect::<Value>(),
        "task_forces": answer.task_forces.iter().map(task_force).collect::<Value>(),
        "national": answer.national.iter().map(contact).collect::<Value>(),
        "suggestions": answer.suggestions,
        "remarks": answer.remarks,
    })
}

fn task_force(own: &LocalTaskForce) -> Value {
    json!({ "id": own.id, "title": own.title, "area": own.area, "doubt": own.doubt })
}

fn place(place: &Place) -> Value {
    json!({ "zip": place.zip, "city": place.city, "county": place.county, "state": place.state })
}

fn office(local: &LocalOffice, today: Option<&PartialDate>) -> Value {
    let office = &local.office;
    let reasons = local.reasons(today);
    let note = local.part.iter().chain(&reasons).chain(&office.note);
    json!({
        "name": office.name,
        "phone": office.phone.as_str(),
        "address": office.address,
        "url": office.url,
        "as_of": office.as_of.as_str(),
        "sources": office.sources,
        "offered": is_offered(local.doubt(today).as_ref()),
        "weak": local.is_weak(today),
        "doubt": local.doubt(today).map(|doubt| doubt.reason()),
        "note": joined(note),
    })
}

fn contact(contact: &Contact, today: Option<&PartialDate>) -> Value {
    let doubts = contact.reasons(today);
    json!({
        "state": contact.state,
        "name": contact.name,
        "kind": contact.kind,
        "channel": contact.channel.as_str(),
        "phone": contact.phone.as_ref().map(|phone| phone.as_str()),
        "url": Some(contact.url.as_str()).filter(|url| !url.is_empty()),
        "as_of": contact.as_of.as_ref().map(|date| date.as_str()),
        "sources": (!contact.is_own() || contact.sources > 0).then_some(contact.sources),
        "offered": contact.phone.is_some() && is_offered(contact.doubt_of_number(today).as_ref()),
        "weak": contact.is_weak(today),
        "doubt": contact.doubt_of_number(today).map(|doubt| doubt.reason()),
        "note": joined(doubts.iter().chain(&contact.note)),
    })
}

fn is_offered(doubt: Option<&Doubt>) -> bool {
    doubt.is_none_or(Doubt::is_offered)
}

/// Sentences in one text; `None` if there are none.
fn joined<'a>(sentences: impl Iterator<Item = &'a String>) -> Option<String> {
    let text = sentences.map(String::as_str).collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}
