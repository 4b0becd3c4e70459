//! Builds [`Tables`] from the CSV files of `assets/places` and checks every rule that a row
//! must keep. Used by the build script and by tests; opens no files.

mod areas;
mod check;
mod names;
mod numbers;
mod row;
mod spelling;
mod task_forces;
mod towns;

use super::contact::{evidence, national};
use super::lookup::{county, name};
use super::{Contact, County, Meaning, Office, OtherName, Size, SortedLines, State, Tables};
use crate::catalog::{Catalog, Entry};
use std::collections::{BTreeSet, HashMap};

/// A file: its name below `assets/places` with `/` between folders, and its bytes.
pub type TableFile = (String, Vec<u8>);

/// Builds the tables from the files and the shipped catalog, whose pinned hotlines are for
/// every place and whose task forces are each for some.
///
/// # Errors
/// Returns every fault of every file, one a line: file, line and message.
pub fn pack(files: &[TableFile], catalog: &Catalog) -> Result<Tables<'static>, Vec<String>> {
    let mut packing = Packing { files, ..Packing::default() };
    packing.offices();
    packing.states();
    packing.counties();
    packing.zips();
    packing.other_names();
    packing.common_words();
    packing.touching();
    packing.contacts();
    let pinned = catalog.pinned();
    let pinned: Vec<&Entry> = pinned.iter().map(|entry| &**entry).collect();
    packing.tables.national = national(&pinned, &packing.national);
    packing.share_dates();
    packing.tables.counties_by_name = county::by_name(&packing.tables);
    packing.tables.others_by_name = name::by_name(&packing.tables.others);
    packing.task_forces(catalog);
    match packing.faults.is_empty() {
        true => Ok(packing.tables),
        false => Err(packing.faults),
    }
}

/// The tables so far, and maps from the names that rows of other files use.
#[derive(Debug, Default)]
struct Packing<'a> {
    files: &'a [TableFile],
    faults: Vec<String>,
    tables: Tables<'static>,
    /// The national lines of the tables.
    national: Vec<Contact>,
    /// Index of each active office, by short name such as "Chicago".
    office_at: HashMap<String, u8>,
    /// Index of each state, by postal code.
    state_at: HashMap<String, u8>,
    /// Index of each county, by county code (FIPS).
    county_at: HashMap<String, u16>,
    /// The counties of each city, by its index among the names.
    city_counties: Vec<BTreeSet<u16>>,
    /// Index of the office of each ZIP code; `None`: its county is not known.
    zip_office: HashMap<String, Option<u8>>,
}

impl Packing<'_> {
    fn offices(&mut self) {
        for (at, row) in self.rows::<row::OfficeRow>("field_offices.csv") {
            let number = self.number(&at, &row.phone, &row.phone_again, "");
            let as_of = self.date(&at, &row.as_of);
            self.url(&at, &row.url);
            self.prose(&at, &[&row.doubt, &row.note, &row.name]);
            if row.status != "active" {
                continue;
            }
            let (Some(phone), Some(as_of)) = (number, as_of) else {
                self.fault(&at, "an active office needs a number and a date");
                continue;
            };
            let index = self.tables.offices.len();
            if self.office_at.insert(row.short.clone(), narrow(index)).is_some() {
                self.fault(&at, "this office is here twice");
            }
            self.tables.offices.push(Office {
                address: row.address(),
                name: row.name,
                phone,
                url: row.url,
                as_of,
                sources: row.sources,
                doubt: filled(row.doubt),
                note: filled(row.note),
            });
        }
    }

    /// Copies the date of a national line to a state's row with the same number, if the line
    /// was seen later: the row is then no more in doubt than the line.
    fn share_dates(&mut self) {
        let Tables { contacts, national, .. } = &mut self.tables;
        for contact in contacts.iter_mut().filter(|contact| contact.doubt.is_none()) {
            let is_same =
                |line: &&Contact| (&line.phone, line.channel) == (&contact.phone, contact.channel);
            let line = national.iter().find(is_same).filter(|_| contact.phone.is_some());
            if let Some(line) = line.filter(|line| line.as_of > contact.as_of) {
                contact.as_of.clone_from(&line.as_of);
                contact.sources = contact.sources.max(line.sources);
                contact.evidence = evidence(None, contact.sources);
            }
        }
    }

    fn contacts(&mut self) {
        for (at, row) in self.rows::<row::ContactRow>("contacts.csv") {
            let phone = self.number(&at, &row.phone, &row.phone_again, &row.vanity);
            let as_of = self.date(&at, &row.as_of);
            self.url(&at, &row.url);
            self.prose(&at, &[&row.doubt, &row.note, &row.name]);
            if row.state != "US" && !self.state_at.contains_key(&row.state) {
                self.fault(&at, "no such state");
            }
            if phone.is_some() && row.sources == 0 {
                self.fault(&at, "a number needs a source");
            }
            let sources = if phone.is_some() { row.sources } else { 0 };
            let (channel, doubt) = (row.channel(), filled(row.doubt));
            let contact = Contact {
                evidence: evidence(doubt.as_deref(), sources),
                channel,
                state: row.state,
                name: row.name,
                kind: row.kind,
                sources,
                phone,
                vanity: filled(row.vanity),
                url: row.url,
                as_of,
                doubt,
                note: filled(row.note),
            };
            match contact.state.as_str() {
                "US" => self.national.push(contact),
                _ => self.tables.contacts.push(contact),
            }
        }
        // By state, numbers to call before pages, then by kind: the state's own before others.
        self.tables.contacts.sort_by_key(|contact| {
            (contact.state.clone(), contact.phone.is_none(), row::rank(&contact.kind))
        });
    }

    fn fault(&mut self, at: &str, what: &str) {
        self.faults.push(format!("assets/places/{at}: {what}"));
    }
}

fn filled(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

/// Returns an index as a byte; a table too long for that fails the check of its count.
fn narrow(index: usize) -> u8 {
    u8::try_from(index).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests;
