//! The words of saved copies for commands that search.

use crate::catalog::Catalog;
use crate::cli::args::Common;
use crate::effects::platform::files::data_directory;
use crate::effects::text::copy_index;
use crate::search::CopyIndex;
use crate::shelf::Shelf;
use std::sync::Arc;

/// The words of the copies of this catalog's entries; `None` where there are none.
pub(in crate::cli) fn of(common: &Common, catalog: &Catalog) -> Option<Arc<CopyIndex>> {
    let directory = data_directory(common.data.as_deref())?.join("shelf");
    let words = copy_index::read(&Shelf::new(directory))?;
    Some(Arc::new(words.of_catalog(catalog)))
}
