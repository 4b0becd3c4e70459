//! Searches a catalog: turns a typed line into ranked entries, with reasons and counts.
//!
//! # How it works
//!
//! [`Index::build`] makes one run of bytes (`index_file`): the terms in alphabetical order
//! (`term_dictionary`, an `fst`), for each the entries that have it with one byte of impact
//! (`postings`), the values of the facets by entry (`fast_fields`), titles and other names. The
//! same bytes are in memory for a small catalog and in a mapped file for a large one.
//!
//! [`Searcher::search`] makes for each typed word (`query`) a column: one byte for each entry,
//! the best impact among all terms that the word may mean (`expand`: the word, longer words,
//! the same stem, typos, `synonyms`). Everything after that is a pass over columns. Tiers are
//! strictly ordered ([`Tier`], `tiers`), and the search goes on to the next one only while few
//! entries are found. Within a tier the score is the sum of rarity times impact; the best are
//! ranked again by their names (`rerank`). Filters and exclusions block entries, a bit a facet,
//! so that exact counts come from one more pass (`facet_counts`). The sets of entries that a
//! person starred or saved are not in the index: they come with each request ([`UserSets`]).
//! Saved copies have an index of their own ([`CopyIndex`], `copies`), with a page in place of
//! an entry.
//!
//! The places of words in an entry ([`matches()`], [`reason`]) are found in its texts when they
//! are shown, with the same expansions.

mod copies;
mod explain;
mod highlight;
mod index;
mod matching;
mod query;
mod ranking;
mod results;
mod searcher;
#[cfg(test)]
mod tests;
mod text;

pub use copies::{CopyIndex, CopyIndexWriter, CopyPage, CopySource, Snippet};
pub use explain::{Explanation, WordScore};
pub use highlight::find_in_text::find_in;
pub use highlight::highlighter::{Highlighter, Match, matches, ranges_in, title_ranges};
pub use highlight::match_reason::{Reason, reason};
pub use index::doc_store_writer::{DocStoreWriter, StoreContents};
pub use index::facet::{Facet, LENGTHS, Value};
pub use index::field::{Field, Label};
pub use index::index_file::FormatError;
pub use index::meta::SourceFingerprint;
pub use index::reader::Index;
pub use matching::expand::Expansion;
pub use matching::user_sets::{UserField, UserSets};
pub use query::{Query, QueryFault, words_alone};
pub use results::{Hit, InLine, LARGE, Relaxation, Request, SearchResults, Sort, Tier};
pub use searcher::Searcher;
