//! Other engines over the same texts, to hold the search against: what the
//! crates give when they are put together with ordinary care.

// The relevance test and the bench use different parts.
#![allow(dead_code, unused_imports, missing_docs, clippy::unwrap_used, clippy::expect_used)]

mod edge;
mod facets;
mod full_text;
mod fuzzy;
mod skim;
mod staged;
mod texts;

pub use full_text::FullText;
pub use fuzzy::Fuzzy;
pub use skim::Skim;
pub use staged::Staged;

/// An engine that answers a typed line.
pub trait Peer {
    /// What the reports call it.
    fn name(&self) -> &'static str;

    /// The best entries first, at most `most`, as places in
    /// `Catalog::entries`.
    fn top(&mut self, query: &str, most: usize) -> Vec<usize>;
}
