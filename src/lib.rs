//! squadroom: an offline catalog of anti-human-trafficking trainings,
//! webinars, publications and hotlines for police officers, in the terminal.
//!
//! # The house
//!
//! | module | what it holds |
//! |---|---|
//! | [`faults`] | what is wrong in a text that a person wrote, where, and how to fix it |
//! | [`folding`] | text made comparable: no case, no accents, no punctuation |
//! | [`disk`] | files, opened so that no link leads astray and nothing waits |
//! | [`catalog`] | entries, TOML to [`catalog::Catalog`], the rules an entry keeps |
//! | [`search`] | a typed line to ranked hits, why they matched, counts by facet |
//! | [`places`] | a city, county, state or ZIP code to its FBI field office |
//! | [`embedded`] | the shipped catalog and tables of places, packed by the build script |
//! | [`record`] | the officer's own record: stars, notes, what is planned and done |
//! | [`shelf`] | saved copies of documents: downloads, files, hashes |
//! | [`updates`] | signed updates of catalogs: keys, lists, sites, versions on disk |
//! | [`layout`] | the size of the terminal and the parts to show, to rectangles |
//! | [`app`] | [`app::Model`], [`app::Action`], [`app::Effect`], [`app::update`]: pure state; `app/screens` has a file for each screen |
//! | [`keys`] | chords, key tables, the user's own keys |
//! | [`ui`] | the model to a frame, one file a painted region or screen; the pointer; themes |
//! | [`config`] | the user's settings, from text |
//! | [`effects`] | carries out what `update` returns: opens a browser, copies, saves, reads files |
//! | [`term`] | takes and gives back the terminal; the loop |
//! | [`cli`] | the commands that need no terminal |
//!
//! `faults`, `folding`, `catalog`, `search` and `places` are the crate `squadroom-core` (`src/core`), which the build
//! script uses, too: it loads, checks and packs the shipped catalog with the code that reads it.
//! Imports point one way: `faults, folding, disk <- catalog <- search, places <- embedded, shelf, record, layout <- updates, app <- keys,
//! ui, config, effects <- term, cli <- main`.
//! Everything up to `config`, except `disk`, `shelf`, `record` and `updates`, is pure: no files, threads, clocks or processes.
//! `tests/it/architecture.rs` holds both.
//!
//! # The life of one key press
//!
//! 1. [`term::run`] sleeps in a read. A press of a key arrives; a release is
//!    dropped.
//! 2. [`term::action`] asks [`keys::Keymap::resolve`] what the key means where
//!    the focus is. A letter that is bound to nothing is typed into the search
//!    line or the field of the screen on top. The pointer goes through [`ui::hit`].
//! 3. [`app::update`] asks the screen on top, which is the finder or lies over it
//!    (`app::screens`), changes the model and returns effects as data.
//! 4. [`effects::EffectRunner::run`] carries them out. The outcome of one returns as
//!    an action, such as [`app::Action::LinkOpened`]. A large catalog is
//!    searched on a thread of its own, which answers with [`app::Action::Found`].
//! 5. Input that is still waiting goes through 2 to 4. Quick exit is looked for in
//!    it first, and keys that type wait for one search together. Then [`ui::draw`]
//!    paints one frame, which goes to the terminal in one piece.
//!
//! Nothing is drawn while nothing happens.

pub use squadroom_core::{catalog, faults, folding, places, search};

pub mod app;
pub mod cli;
pub mod config;
pub mod disk;
pub mod effects;
pub mod embedded;
pub mod keys;
pub mod layout;
pub mod record;
pub mod shelf;
pub mod term;
pub mod ui;
pub mod updates;
