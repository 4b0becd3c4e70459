//! The tables in the form in which the program holds them.

use super::Contact;
use crate::catalog::{PartialDate, PhoneNumber};
use serde::{Deserialize, Serialize};

/// In [`Tables::zip_counties`]: no county is known.
pub const NO_COUNTY: u16 = u16::MAX;

/// All tables. Cities and ZIP codes stand in columns, because a value for each
/// of them would take longer to unpack than all else.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Tables {
    /// States, territories and military mail, in the order of the file.
    pub states: Vec<State>,
    /// The active field offices.
    pub offices: Vec<Office>,
    /// Counties and their equivalents, by state.
    pub counties: Vec<County>,
    /// The names of all cities one after the other, sorted by folded name and
    /// state; a name counts once for each state.
    pub names: String,
    /// Bytes of each name.
    pub name_lengths: Vec<u8>,
    /// The state of each name, an index of `states`.
    pub name_states: Vec<u8>,
    /// The ZIP codes, ascending, each as the difference to the one before.
    pub zip_steps: Vec<u16>,
    /// The city of each ZIP code, an index of the names.
    pub zip_cities: Vec<u16>,
    /// The county of each ZIP code, an index of `counties`, or [`NO_COUNTY`].
    pub zip_counties: Vec<u16>,
    /// ZIP codes that touch the territory of further offices, ascending, with
    /// indexes of `offices`.
    pub touching: Vec<(u32, Vec<u8>)>,
    /// The states' own contacts, by state and kind.
    pub contacts: Vec<Contact>,
    /// The lines for the whole country: 911, the pinned hotlines of the shipped
    /// catalog, then those of the tables.
    pub national: Vec<Contact>,
}

/// A state, a territory, the District of Columbia, or a region of military mail.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct State {
    /// Postal code.
    pub code: String,
    /// Full name.
    pub name: String,
    /// What it is.
    pub kind: StateKind,
    /// Other names and abbreviations.
    pub also: Vec<String>,
    /// Its offices, the one with most counties first: indexes of
    /// [`Tables::offices`].
    pub offices: Vec<u8>,
}

/// What a [`State`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum StateKind {
    /// One of the fifty, or the District of Columbia.
    State,
    /// A territory with postal codes of its own.
    Territory,
    /// Military and diplomatic mail: no field office covers it.
    Military,
}

/// A county, parish, borough, municipio, planning region or independent city.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct County {
    /// Official name, such as "Cook County".
    pub name: String,
    /// Index of [`Tables::states`].
    pub state: u8,
    /// Index of [`Tables::offices`].
    pub office: u8,
    /// Whether its office is inferred and not stated by any source.
    pub inferred: bool,
    /// Whether it was abolished; it is kept for those who still use the name.
    pub former: bool,
}

/// An active FBI field office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Office {
    /// Name, such as "FBI Chicago".
    pub name: String,
    /// Number of its switchboard.
    pub phone: PhoneNumber,
    /// Street, city, state and ZIP, as far as they are known.
    pub address: String,
    /// Its web page.
    pub url: String,
    /// When number and address were last seen.
    pub as_of: PartialDate,
    /// How many separate sources give the number.
    pub sources: u8,
    /// Why the number is to be confirmed, in words.
    pub doubt: Option<String>,
    /// What else to know.
    pub note: Option<String>,
}
