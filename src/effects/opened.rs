//! A catalog that was opened.

use super::base_catalog::BaseCatalog;
use crate::catalog::{BuiltIn, Catalog};
use crate::embedded;
use crate::faults::Fault;
use std::path::Path;

/// A catalog and the faults of its files.
#[derive(Debug, Default)]
pub struct Opened {
    /// Everything that is sound. [`crate::effects::catalog::open()`] adds the built-in hotlines, and gives
    /// the built-in catalog where nothing sound could be read.
    pub catalog: Catalog,
    /// True if the built-in catalog stands in for one that has no sound entry.
    pub stands_in: bool,
    /// The faults of the files; none for the built-in catalog. The cache of a large
    /// catalog keeps the first 1,000.
    pub faults: Vec<Fault>,
    /// Other messages, a sentence each.
    pub notices: Vec<String>,
    /// True if a person stopped the work before there was a catalog.
    pub stopped: bool,
    /// The update whose hotlines are kept; `None`: those inside the program are.
    pub base: Option<BaseCatalog>,
}

impl Opened {
    /// Returns the hotlines that no catalog takes away.
    pub fn hotlines(&self) -> &BuiltIn {
        self.base.as_ref().map_or_else(|| embedded::built_in(), BaseCatalog::hotlines)
    }

    pub(super) fn stopped() -> Self {
        Self { stopped: true, ..Self::default() }
    }

    /// Returns a catalog under all others, opened alone.
    pub(super) fn of_base(base: &BaseCatalog) -> Self {
        Self { catalog: base.catalog.clone(), ..Self::default() }
    }

    /// The same with the built-in catalog where there is no entry: whatever
    /// happened to the files, there is a number to call.
    pub(super) fn standing_in(mut self, base: &BaseCatalog) -> Self {
        self.stands_in = !self.stopped && self.catalog.entries.is_empty();
        if self.stands_in {
            self.catalog = base.catalog.clone();
        }
        self
    }

    /// Names the files as the directory was named this time.
    pub(super) fn name_files_in(mut self, directory: &Path) -> Self {
        for fault in &mut self.faults {
            if let Some(name) = Path::new(&fault.file).file_name() {
                fault.file = crate::faults::visible(&directory.join(name).display().to_string());
            }
        }
        self
    }
}
