//! Adds a resource to the reader's own catalog beside the drawing thread.

use crate::app::Action;
use crate::catalog::EntryRequest;
use crate::disk;
use crate::effects::catalog::{CatalogFolders, open_on_day};
use crate::effects::own_catalog::{AddError, OwnCatalog};
use crate::effects::platform::clock;
use std::path::PathBuf;
use std::sync::mpsc::Sender;

/// The place of the reader's own catalog in the stack.
#[derive(Debug, Clone)]
pub struct OwnCatalogPlace {
    /// Its folder.
    pub folder: PathBuf,
    /// The folders of the catalogs in use.
    pub in_use: CatalogFolders,
}

/// Adds a resource; what comes of it is sent as an action.
pub(in crate::effects) fn start(
    place: Option<OwnCatalogPlace>,
    request: EntryRequest,
    sender: Sender<Action>,
) {
    std::thread::spawn(move || {
        let no_place = || "this system has no folder for data".to_owned();
        let outcome = place.ok_or_else(no_place).and_then(|place| add(&place, &request));
        let _ = sender.send(Action::EntryAdded(outcome));
    });
}

fn add(place: &OwnCatalogPlace, request: &EntryRequest) -> Result<String, String> {
    let below = open_on_day(&place.in_use.below(&place.folder), None);
    let today = clock::today();
    let (base, hotlines) = (&below.catalog, below.hotlines());
    let own =
        OwnCatalog { folder: &place.folder, base, hotlines, title: None, today: today.as_ref() };
    match own.add_request(request) {
        Ok((id, ..)) => Ok(id),
        Err(AddError::Faulty(faults)) => {
            let first = faults.first();
            Err(first.map_or(String::new(), |fault| format!("{} {}", fault.message, fault.mend)))
        }
        Err(AddError::Unwritten(path, error)) => {
            Err(format!("can't write {}: {}", path.display(), disk::in_words(&error)))
        }
    }
}
