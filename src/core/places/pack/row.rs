//! The rows of the files, as they stand there.

use crate::catalog::Channel;
use serde::Deserialize;

/// A row of `field_offices.csv`.
#[derive(Debug, Deserialize)]
pub(super) struct OfficeRow {
    pub(super) name: String,
    pub(super) short: String,
    pub(super) status: String,
    street: String,
    city: String,
    state: String,
    zip: String,
    pub(super) phone: String,
    pub(super) phone_again: String,
    pub(super) url: String,
    pub(super) as_of: String,
    pub(super) sources: u8,
    pub(super) doubt: String,
    pub(super) note: String,
}

impl OfficeRow {
    /// Street, city, state and ZIP in a line, as far as they are known.
    pub(super) fn address(&self) -> String {
        let town = format!("{}, {} {}", self.city, self.state, self.zip);
        match self.street.as_str() {
            "" => town.trim_end().to_owned(),
            street => format!("{street}, {town}").trim_end().to_owned(),
        }
    }
}

/// A row of `states.csv`.
#[derive(Debug, Deserialize)]
pub(super) struct StateRow {
    pub(super) code: String,
    pub(super) name: String,
    pub(super) kind: String,
    pub(super) also: String,
    pub(super) field_offices: String,
}

/// A row of `coverage.csv`.
#[derive(Debug, Deserialize)]
pub(super) struct CountyRow {
    pub(super) state: String,
    pub(super) county_fips: String,
    pub(super) county: String,
    pub(super) field_office: String,
    pub(super) confidence: String,
}

/// A row of a file in `zips/`.
#[derive(Debug, Deserialize)]
pub(super) struct ZipRow {
    pub(super) zip: String,
    pub(super) city: String,
    pub(super) county_fips: String,
    pub(super) people: Option<u32>,
}

/// A row of `populations.csv`.
#[derive(Debug, Deserialize)]
pub(super) struct PopulationRow {
    pub(super) state: String,
    pub(super) city: String,
    pub(super) people: u64,
}

/// A row of `towns.csv`.
#[derive(Debug, Deserialize)]
pub(super) struct TownRow {
    pub(super) state: String,
    pub(super) city: String,
    pub(super) county_fips: String,
    pub(super) people: u64,
}

/// A row of `other_names.csv`.
#[derive(Debug, Deserialize)]
pub(super) struct OtherNameRow {
    pub(super) name: String,
    pub(super) kind: String,
    pub(super) state: String,
    pub(super) of: String,
    pub(super) county_fips: String,
    pub(super) source: String,
}

/// A row of `common_words.csv`.
#[derive(Debug, Deserialize)]
pub(super) struct CommonWordRow {
    pub(super) word: String,
}

/// A row of `zip_multi_office.csv`.
#[derive(Debug, Deserialize)]
pub(super) struct TouchingRow {
    pub(super) zip: String,
    pub(super) primary_office: String,
    pub(super) other_offices: String,
}

/// A row of `contacts.csv`.
#[derive(Debug, Deserialize)]
pub(super) struct ContactRow {
    pub(super) state: String,
    pub(super) name: String,
    pub(super) kind: String,
    pub(super) phone: String,
    pub(super) phone_again: String,
    pub(super) vanity: String,
    pub(super) url: String,
    pub(super) as_of: String,
    pub(super) sources: u8,
    pub(super) doubt: String,
    pub(super) note: String,
}

impl ContactRow {
    /// A kind that ends in "(text)" is for text messages.
    pub(super) fn channel(&self) -> Channel {
        if self.kind.ends_with("(text)") { Channel::Text } else { Channel::Voice }
    }
}

/// The kinds of contacts in the order in which they help an officer.
const KINDS: [&str; 13] = [
    "state hotline",
    "state hotline (text)",
    "state tip line",
    "state tip line (text)",
    "uses national hotline",
    "state police unit",
    "attorney general unit",
    "state task force",
    "state hotline (minors)",
    "state victim line",
    "state web report",
    "nonprofit hotline",
    "nonprofit office",
];

/// The place of a kind among the others; the last for one that is not known.
pub(super) fn rank(kind: &str) -> usize {
    KINDS.iter().position(|known| *known == kind).unwrap_or(KINDS.len())
}

/// The parts of a list that is written with semicolons.
pub(super) fn list(text: &str) -> Vec<String> {
    text.split(';').map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}
