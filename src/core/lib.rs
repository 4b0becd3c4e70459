//! The pure core of squadroom: bytes in, answers out. No files, threads, clocks
//! or processes.
//!
//! | module | what it holds |
//! |---|---|
//! | [`faults`] | what is wrong in a text that a person wrote, where, and how to fix it |
//! | [`folding`] | text made comparable: no case, no accents, no punctuation |
//! | [`catalog`] | entries, TOML to [`catalog::Catalog`], the rules an entry keeps |
//! | [`search`] | a typed line to ranked hits, why they matched, counts by facet |
//! | [`places`] | a city, county, state or ZIP code to its FBI field office |
//!
//! It is a crate of its own because the build script of squadroom loads, checks
//! and packs the shipped catalog with the very code that reads it at run time.

pub mod catalog;
pub mod faults;
pub mod folding;
pub mod places;
pub mod search;
