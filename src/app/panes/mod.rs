//! The regions of the finder that have a state or texts of their own.

mod areas;
mod brief;
mod facet_rows;

mod place_row;
mod result_row;
pub(in crate::app) mod tab_bar;

pub use facet_rows::{CheckState, FacetRow, FacetValue};
pub use result_row::RowFacts;
pub(in crate::app) use result_row::{MORE_MARKS, NEW, SAVED, status_word};
