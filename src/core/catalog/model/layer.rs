//! The catalogs of a stack: the built-in one, then those of an agency.

use super::date::PartialDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The id of the catalog inside the program.
pub const BUILT_IN_LAYER: &str = "built-in";

/// One catalog of a stack.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CatalogLayer {
    /// Its id, as in `catalog:example-pd`.
    pub id: String,
    /// Its name on screens.
    pub title: String,
    /// Version of its content.
    pub version: String,
    /// Day of that version.
    pub issued: Option<PartialDate>,
    /// The folder that it was read from; empty: inside the program.
    pub folder: String,
    /// The entries of earlier catalogs that it hides.
    pub hidden: Vec<HiddenEntry>,
}

/// An entry that a later catalog hides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct HiddenEntry {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The reason why it is hidden.
    pub reason: String,
}

/// A correction or note that a later catalog adds to an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LayerChange {
    /// The id of that catalog.
    #[serde(rename = "catalog")]
    pub layer: String,
    /// The reason for it.
    pub reason: String,
    /// The keys that it changes.
    pub keys: Vec<String>,
    /// A remark for the reader.
    pub note: Option<String>,
}
