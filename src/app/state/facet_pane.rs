//! The pane of facets while it is open.

use crate::app::Focus;
use crate::search::Facet;

/// The pane while it is open.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FacetPane {
    /// The selected row; never a heading while there is another row.
    pub selected: usize,
    /// Its value, so that the selection stays with it when rows come and go.
    pub key: Option<FacetKey>,
    /// The first row on the screen.
    pub offset: usize,
    /// The facets of which all values are listed.
    pub unfolded: Vec<Facet>,
    /// Where the focus goes when the pane is left.
    pub from: Focus,
}

/// A row by its contents: a value as a query says it, else the row that folds
/// and unfolds.
pub type FacetKey = (Facet, Option<String>);
