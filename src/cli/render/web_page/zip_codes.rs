//! The FBI office of every ZIP code, small enough for a page.
//!
//! Each ZIP code is asked of the program's own tables, so the page gives the program's answer.
//! Equal parts of answers are stored once.

use super::hidden_words::in_base_36;
use crate::catalog::{Channel, Doubt, PartialDate};
use crate::places::{Contact, LocalOffice, NO_COUNTY, OfficeLookup, Places};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::fmt::Write as _;

/// Values that are stored once, in the order of their first use.
#[derive(Debug, Default)]
struct Once {
    values: Vec<Value>,
    known: HashMap<String, usize>,
}

impl Once {
    /// Returns the place of a value.
    fn place(&mut self, value: Value) -> usize {
        let next = self.values.len();
        let place = *self.known.entry(value.to_string()).or_insert(next);
        if place == next {
            self.values.push(value);
        }
        place
    }
}

/// The answers so far, each part of them stored once.
#[derive(Debug, Default)]
struct Answers {
    offices: Once,
    sets: Once,
    contacts: Once,
    places: Once,
}

impl Answers {
    /// Returns the place of an answer.
    fn place(
        &mut self,
        places: &Places,
        answer: &OfficeLookup,
        today: Option<&PartialDate>,
    ) -> usize {
        let set = |local: &LocalOffice| {
            let office = self.offices.place(office(local, today));
            self.sets.place(json!([office, local.part, reasons(local, today)]))
        };
        let own: Vec<usize> = answer.offices.iter().map(set).collect();
        let rest = answer.state_contacts.iter().map(|own| contact(own, today)).collect();
        let rest = self.contacts.place(rest);
        let remarks = answer.remarks.join(" ");
        self.places.place(json!([place(places, answer), own, rest, remarks]))
    }
}

/// Returns the tables for the script. `steps` has the distance from each ZIP code to the next,
/// `answers` the place of its answer. The ZIP codes of a county have one answer, unless they
/// touch another territory; a test asks for each.
pub(super) fn tables(places: &Places, today: Option<&PartialDate>) -> Value {
    let tables = places.tables();
    let (mut steps, mut column) = (String::new(), Vec::new());
    let mut answers = Answers::default();
    let mut of_county: HashMap<u16, usize> = HashMap::new();
    let mut last = 0;
    for (zip, county) in tables.zips.iter().zip(tables.zip_counties.iter()) {
        push_step(&mut steps, zip - last);
        last = zip;
        let is_alone = county == NO_COUNTY
            || tables.touching.binary_search_by_key(&zip, |(zip, _)| *zip).is_ok();
        let known = of_county.get(&county).copied().filter(|_| !is_alone);
        let answer = known
            .unwrap_or_else(|| answers.place(places, &places.find(&format!("{zip:05}")), today));
        if !is_alone {
            of_county.insert(county, answer);
        }
        column.push(answer);
    }
    json!({
        "steps": steps,
        "answers": runs(&column),
        "list": answers.offices.values,
        "sets": answers.sets.values,
        "contacts": answers.contacts.values,
        "places": answers.places.values,
    })
}

/// Returns the county and the state of a ZIP code.
fn place(places: &Places, answer: &OfficeLookup) -> String {
    let Some(first) = answer.places.first() else { return String::new() };
    let state = places.state_name(&first.state).to_owned();
    let county = first.county.clone().filter(|county| *county != state);
    county.into_iter().chain([state]).collect::<Vec<_>>().join(", ")
}

fn push_step(steps: &mut String, step: u32) {
    let digits = in_base_36(step);
    // Writing to a `String` cannot fail.
    let _ = if digits.len() == 1 { write!(steps, "{digits}") } else { write!(steps, "({digits})") };
}

/// Returns a column of numbers in which a repeated one stands once, with its count.
fn runs(column: &[usize]) -> String {
    let runs = column.chunk_by(|one, next| one == next).map(|run| {
        let digits = |number: usize| in_base_36(u32::try_from(number).unwrap_or(u32::MAX));
        let value = digits(run.first().copied().unwrap_or_default());
        if run.len() == 1 { value } else { format!("{value}*{}", digits(run.len())) }
    });
    runs.collect::<Vec<_>>().join(" ")
}

fn reasons(local: &LocalOffice, today: Option<&PartialDate>) -> Option<String> {
    let reasons = local.reasons(today).join(" ");
    let doubt = local.doubt(today).map(|doubt| doubt.in_words());
    Some(reasons).filter(|reasons| !reasons.is_empty()).or(doubt)
}

/// Returns an office: name, number, what calls it, address, page, the day on which it was seen
/// in words, the same day if the number may grow old, and a note.
fn office(local: &LocalOffice, today: Option<&PartialDate>) -> Value {
    let office = &local.office;
    let doubt = LocalOffice { doubts: Vec::new(), ..local.clone() }.doubt(today);
    let uri = is_offered(doubt.as_ref()).then(|| office.phone.tel_uri());
    let day = doubt.is_none().then(|| office.as_of.as_str());
    json!([
        office.name,
        office.phone.as_str(),
        uri,
        office.address,
        office.url,
        office.as_of.to_string(),
        day,
        office.note,
    ])
}

/// Returns a contact: name, number or page, what calls or opens it, its facts, and the day on
/// which it was seen if it may grow old.
fn contact(contact: &Contact, today: Option<&PartialDate>) -> Value {
    let doubt = contact.doubt_of_number(today);
    let notes = [&contact.doubt, &contact.note];
    let notes = notes.into_iter().flatten().cloned();
    let facts = contact.facts(today).into_iter().chain(notes).collect::<Vec<_>>().join("; ");
    let Some(phone) = &contact.phone else {
        return json!([contact.name, contact.url, contact.url, facts, null]);
    };
    let uri = is_offered(doubt.as_ref()).then(|| match contact.channel {
        Channel::Text => phone.tel_uri().replacen("tel:", "sms:", 1),
        _ => phone.tel_uri(),
    });
    let text = match contact.channel {
        Channel::Text => format!("text {phone}"),
        _ => phone.to_string(),
    };
    let is_sure = !contact.is_weak(today) && phone.ages();
    let day = contact.as_of.as_ref().filter(|_| is_sure).map(|day| day.as_str());
    json!([contact.name, text, uri, facts, day])
}

fn is_offered(doubt: Option<&Doubt>) -> bool {
    doubt.is_none_or(Doubt::is_offered)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::embedded;

    /// Reads the steps and the answers as the script does.
    fn decoded(tables: &Value) -> Vec<(u32, usize)> {
        let number = |digits: &str| u32::from_str_radix(digits, 36).unwrap();
        let mut answers = Vec::new();
        for run in tables["answers"].as_str().unwrap().split(' ') {
            let (value, count) = run.split_once('*').unwrap_or((run, "1"));
            let run = std::iter::repeat_n(number(value) as usize, number(count) as usize);
            answers.extend(run);
        }
        let (mut zip, mut zips, mut rest) = (0, Vec::new(), tables["steps"].as_str().unwrap());
        while let Some(first) = rest.chars().next() {
            let digits;
            (digits, rest) = match first {
                '(' => rest[1..].split_once(')').unwrap(),
                _ => rest.split_at(1),
            };
            zip += number(digits);
            zips.push(zip);
        }
        assert_eq!(zips.len(), answers.len());
        zips.into_iter().zip(answers).collect()
    }

    #[test]
    fn every_zip_code_has_the_offices_that_the_program_tells() {
        let places = embedded::places();
        let today = PartialDate::parse("2026-06-01");
        let tables = tables(places, today.as_ref());
        let decoded = decoded(&tables);
        assert_eq!(decoded.len(), places.tables().zips.len());
        let mut answers = Answers::default();
        for (zip, answer) in decoded {
            let told = places.find(&format!("{zip:05}"));
            let told = answers.place(places, &told, today.as_ref());
            let part = |all: &Once, places: &Value| -> Vec<Value> {
                let places = places.as_array().unwrap().iter();
                places.map(|at| all.values[at.as_u64().unwrap() as usize].clone()).collect()
            };
            let (wanted, own) = (&answers.places.values[told], &tables["places"][answer]);
            assert_eq!((&wanted[0], &wanted[3]), (&own[0], &own[3]), "{zip:05}");
            let numbers = |sets: Vec<Value>, offices: &[Value]| -> Vec<[Value; 3]> {
                let office = |set: &Value| offices[set[0].as_u64().unwrap() as usize].clone();
                sets.iter().map(|set| [office(set), set[1].clone(), set[2].clone()]).collect()
            };
            let all = |name: &str| Once {
                values: tables[name].as_array().unwrap().clone(),
                ..Once::default()
            };
            let wanted_sets = numbers(part(&answers.sets, &wanted[1]), &answers.offices.values);
            let own_sets = numbers(part(&all("sets"), &own[1]), &all("list").values);
            assert_eq!(wanted_sets, own_sets, "{zip:05}");
            let at = |value: &Value| value.as_u64().unwrap() as usize;
            let contacts = &answers.contacts.values[at(&wanted[2])];
            assert_eq!(*contacts, tables["contacts"][at(&own[2])], "{zip:05}");
        }
        let size = tables.to_string().len();
        assert!(size < 800_000, "{size} bytes");
    }
}
