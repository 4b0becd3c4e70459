//! squadroom: an offline catalog of anti-human-trafficking trainings,
//! webinars, publications and hotlines for police officers.

pub mod app;
pub mod catalog;
pub mod effects;
pub mod faults;
pub mod keys;
pub mod layout;
pub mod search;
pub mod term;
pub mod ui;
