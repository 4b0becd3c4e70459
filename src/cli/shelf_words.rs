//! The words of saved copies for commands that search.

use super::args::Common;
use crate::catalog::Catalog;
use crate::effects::files::data_directory;
use crate::effects::shelf_words;
use crate::search::CopyIndex;
use crate::shelf::Shelf;
use std::sync::Arc;

/// The words of the copies of this catalog's entries; `None` where there are none.
pub(super) fn of(common: &Common, catalog: &Catalog) -> Option<Arc<CopyIndex>> {
    let directory = data_directory(common.data.as_deref())?.join("shelf");
    let words = shelf_words::read(&Shelf::new(directory))?;
    Some(Arc::new(words.of_catalog(catalog)))
}
