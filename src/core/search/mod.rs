//! From a typed line to ranked entries, with the reasons and the counts.
//!
//! # How it works
//!
//! [`Index::build`] makes one run of bytes (`image`): the terms in
//! alphabetical order (`dictionary`, an `fst`), for each the entries that hold
//! it with one byte of impact (`postings`), the values of the facets by entry
//! (`columns`), titles and other names. The same bytes lie in memory for a
//! small catalog and in a mapped file for a large one.
//!
//! [`Searcher::search`] makes for each typed word (`query`) a column: one byte
//! for each entry, the best impact among all terms that the word may mean
//! (`expand`: the word, longer words, the same stem, slips of the finger, `synonyms`).
//! Everything after that is a pass over columns. Tiers are strictly ordered
//! ([`Tier`], `tiers`), and the next one is looked for only while few entries are found.
//! Within a tier the score is the sum of rarity times impact; the best are
//! ranked again by what their names say (`rank`). Filters and exclusions block
//! entries, a bit a facet, so that exact counts come from one more pass
//! (`count`). What a person starred or saved is no part of the index: it comes
//! with each request ([`UserSets`]). Neither are saved copies: they have an index of
//! their own ([`CopyIndex`], `saved`), a page in place of an entry.
//!
//! Where words stand in an entry ([`matches()`], [`reason`]) is found from its
//! texts when they are shown, with the same expansions.

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

pub use copies::{CopyIndex, CopyIndexWriter, CopySource, Snippet};
pub use explain::{Explanation, WordScore};
pub use highlight::find_in_text::find_in;
pub use highlight::highlighter::{Highlighter, Match, matches, ranges_in, title_ranges};
pub use highlight::match_reason::reason;
pub use index::doc_store_writer::{DocStoreWriter, StoreContents};
pub use index::facet::{Facet, LENGTHS, Value};
pub use index::field::{Field, Label};
pub use index::index_file::FormatError;
pub use index::meta::SourceFingerprint;
pub use index::reader::Index;
pub use matching::expand::Expansion;
pub use matching::user_sets::{UserField, UserSets};
pub use query::{Query, QueryFault, words_alone};
pub use results::{Hit, InLine, Relaxation, Request, SearchResults, Sort, Tier};
pub use searcher::Searcher;
