//! From what was typed to places and their offices.

pub(in crate::places) mod asked;
pub(in crate::places) mod county;
pub(in crate::places) mod find;
pub(in crate::places) mod in_line;
pub(in crate::places) mod name;
mod namesakes;
mod part_of_city;
pub(in crate::places) mod query;
pub(in crate::places) mod region;
pub(in crate::places) mod resolve;
pub(in crate::places) mod result;
pub(in crate::places) mod suggest;
mod wide;
