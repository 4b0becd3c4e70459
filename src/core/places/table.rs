//! The tables in the form in which the program holds them.

use super::columns::{NameColumn, NumberColumn, SortedLines};
use super::{Contact, LocalTaskForce};
use crate::catalog::{PartialDate, PhoneNumber};
use serde::{Deserialize, Serialize};

/// In [`Tables::zip_counties`]: no county is known.
pub const NO_COUNTY: u16 = u16::MAX;

/// All tables. Cities and ZIP codes stand in columns, which are read in place.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Tables<'a> {
    /// States, territories and military mail, in the order of the file.
    pub states: Vec<State>,
    /// The active field offices.
    pub offices: Vec<Office>,
    /// Counties and their equivalents, by state.
    pub counties: Vec<County>,
    /// The official name of each county, such as "Cook County".
    #[serde(borrow)]
    pub county_names: NameColumn<'a>,
    /// The names of all cities, sorted by folded name and state; a name counts once
    /// for each state.
    #[serde(borrow)]
    pub names: NameColumn<'a>,
    /// The state of each name, an index of `states`.
    #[serde(borrow)]
    pub name_states: NumberColumn<'a, u8>,
    /// Approximate population of the city of each name; see [`Size`].
    #[serde(borrow)]
    pub name_sizes: NumberColumn<'a, u8>,
    /// The ZIP codes, ascending.
    #[serde(borrow)]
    pub zips: NumberColumn<'a, u32>,
    /// The city of each ZIP code, an index of the names.
    #[serde(borrow)]
    pub zip_cities: NumberColumn<'a, u16>,
    /// The county of each ZIP code, an index of `counties`, or [`NO_COUNTY`].
    #[serde(borrow)]
    pub zip_counties: NumberColumn<'a, u16>,
    /// The city, an index of the names, of each row of `town_counties`, ascending.
    #[serde(borrow)]
    pub town_names: NumberColumn<'a, u32>,
    /// The counties of cities that no ZIP code is named for, or not each of whose counties has
    /// one: all counties of the city, the likeliest first.
    #[serde(borrow)]
    pub town_counties: NumberColumn<'a, u16>,
    /// Neighborhoods, regions and usual names that no ZIP code bears.
    pub others: Vec<OtherName>,
    /// The folded names of counties, each with its index.
    #[serde(borrow)]
    pub counties_by_name: SortedLines<'a>,
    /// The squeezed names of `others`, each with its index.
    #[serde(borrow)]
    pub others_by_name: SortedLines<'a>,
    /// The words of names that are common English words, too, folded.
    #[serde(borrow)]
    pub common_words: SortedLines<'a>,
    /// ZIP codes that touch the territory of further offices, ascending, each with
    /// one of them, an index of `offices`.
    pub touching: Vec<(u32, u8)>,
    /// The states' own contacts, by state and kind.
    pub contacts: Vec<Contact>,
    /// The task forces of the shipped catalog that may still work, in its order.
    pub task_forces: Vec<LocalTaskForce>,
    /// The lines for the whole country: 911, the pinned hotlines of the shipped
    /// catalog, then those of the tables.
    pub national: Vec<Contact>,
}

impl Tables<'_> {
    /// Packs the tables as postcard; [`super::Places::unpack`] reads them.
    ///
    /// # Errors
    /// Never, as far as known: every value has a form in postcard.
    pub fn pack(&self) -> postcard::Result<Vec<u8>> {
        postcard::to_stdvec(self)
    }
}

/// A state, a territory, the District of Columbia, or a region of military mail.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct State {
    /// Postal code.
    pub code: String,
    /// Full name.
    pub name: String,
    /// A state, a territory or military mail.
    pub kind: StateKind,
    /// Other names and abbreviations.
    pub also: Vec<String>,
    /// Its offices, the one with most counties first: indexes of
    /// [`Tables::offices`].
    pub offices: Vec<u8>,
}

/// The kind of a [`State`].
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct County {
    /// Index of [`Tables::states`].
    pub state: u8,
    /// Index of [`Tables::offices`].
    pub office: u8,
    /// True if its office is inferred and not stated by any source.
    pub inferred: bool,
    /// True if it was abolished; it is kept for people who still use the name.
    pub former: bool,
    /// About how many people live there.
    pub size: Size,
}

/// Approximate population of a place: eight steps for each doubling, so that two places compare
/// right if one has a tenth more. 0: nobody, or not known.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash, Serialize, Deserialize,
)]
pub struct Size(pub u8);

impl Size {
    /// Returns the size for this number of people.
    pub fn of(people: u64) -> Self {
        // About 2^31 people fit; there are fewer.
        let steps = (people.max(1) as f64).log2() * 8.0;
        Self(steps.round().clamp(0.0, f64::from(u8::MAX)) as u8)
    }
}

/// A name that people use and post offices do not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherName {
    /// The name as it is shown, then other forms of it.
    pub names: Vec<String>,
    /// The place that it is the name of.
    pub means: Meaning,
    /// Index of [`Tables::states`].
    pub state: u8,
    /// Its counties, indexes of [`Tables::counties`].
    pub counties: Vec<u16>,
}

/// The place that an [`OtherName`] is the name of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Meaning {
    /// A city, by its index among the names: NYC is New York.
    City(u16),
    /// A part of the city of this name: Harlem is a part of New York.
    Quarter(String),
    /// A borough, a military base, or land of several counties.
    Region,
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
    /// Date when number and address were last seen.
    pub as_of: PartialDate,
    /// Number of separate sources that give the number.
    pub sources: u8,
    /// The reason to confirm the number, in words.
    pub doubt: Option<String>,
    /// A further remark.
    pub note: Option<String>,
}
