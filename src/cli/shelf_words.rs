//! The words of saved copies for commands that search.

use super::args::Common;
use crate::catalog::Catalog;
use crate::effects::files::data_directory;
use crate::effects::shelf_words;
use crate::search::ShelfWords;
use crate::shelf::Shelf;
use std::sync::Arc;

/// The words of the copies of this catalog's entries; `None` where there are none.
pub(super) fn of(common: &Common, catalog: &Catalog) -> Option<Arc<ShelfWords>> {
    shelf_words::read(&shelf(common)?, catalog)
}

/// Has the words made anew next time, if some of them turned out to be damaged.
pub(super) fn mend(common: &Common, words: Option<&ShelfWords>) {
    if let (Some(shelf), true) = (shelf(common), words.is_some_and(ShelfWords::is_damaged)) {
        shelf_words::discard(&shelf);
    }
}

fn shelf(common: &Common) -> Option<Shelf> {
    Some(Shelf::new(data_directory(common.data.as_deref())?.join("shelf")))
}
