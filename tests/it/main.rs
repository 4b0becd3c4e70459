//! All tests of the program from outside but those that need a terminal, in one binary:
//! each binary links the whole program.

#![allow(clippy::unwrap_used, clippy::expect_used)]
#![allow(clippy::disallowed_methods, reason = "the tests start the program and watch the time")]

mod add_form;
mod answers;
mod architecture;
mod card;
mod cautions;
mod chords;
mod circles;
mod cli;
mod contributing;
mod current_first;
mod dated;
mod editing;
mod facets;
mod faults;
mod harmless;
mod help;
mod hints;
mod hostile;
mod hotline_list;
mod in_copies;
mod keywords;
mod large;
mod lists;
mod locator;
mod locator_details;
mod made_up_records;
mod marked;
mod news;
mod numbers;
mod offered;
mod on_shelf;
mod own_record;
mod pages;
mod places_in_search;
mod properties;
mod readme;
mod readme_json;

mod result_rows;
mod same_digits;
mod screens;
mod script;
mod shipped;
mod small_window;
mod starting_over;
#[path = "../support/mod.rs"]
mod support;
mod sure;
mod titles;
mod training_log;
mod wider;
mod words;
mod words_of_the_code;
mod writing;
