//! The parts that these commands share.

use crate::cli::args::Common;
use crate::cli::session::output::{CommandOutput, Exit, shown};
use crate::cli::session::progress::Bar;
use crate::effects::catalog_updates::CatalogUpdates;
use crate::effects::platform::clock;
use crate::effects::platform::files::data_directory;
use crate::shelf::{Fetcher, Policy};
use crate::updates::{FolderSite, UpdateError, UpdateSite, UpdateStore, WebSite};
use std::path::Path;
use std::time::Duration;

/// Returns the catalogs of sites among the data.
///
/// # Errors
/// The reply where the system names no folder for data.
pub(super) fn store(common: &Common) -> Result<UpdateStore, CommandOutput> {
    let data = data_directory(common.data.as_deref());
    let note = "this system has no folder for data. Use --data DIR";
    let refused = || CommandOutput::refused(Exit::Failed, note.to_owned());
    data.map(|data| UpdateStore::new(&data)).ok_or_else(refused)
}

/// Runs `work` with what brings catalogs up to date, and a bar.
pub(super) fn with_updates<T>(
    store: &UpdateStore,
    title: &str,
    work: impl FnOnce(&CatalogUpdates<'_>) -> T,
) -> T {
    let bar = Bar::of_transfer(title);
    let watch = |done, whole| bar.show(done, Some(whole));
    work(&CatalogUpdates { store, now: clock::moment(), watch: &watch })
}

/// Runs `work` with the site of an address, or with its copy in a folder.
///
/// # Errors
/// The address is none to use, or what `work` returns.
pub(super) fn with_site<T>(
    url: &str,
    from: Option<&Path>,
    work: impl FnOnce(&dyn UpdateSite) -> Result<T, UpdateError>,
) -> Result<T, UpdateError> {
    match from {
        Some(folder) if !folder.is_dir() => Err(UpdateError::NoFolder(folder.to_path_buf())),
        None if url.trim().get(..5).is_some_and(|start| start.eq_ignore_ascii_case("http:")) => {
            Err(UpdateError::NotHttps)
        }
        Some(folder) => work(&FolderSite::new(folder.to_path_buf())),
        None => work(&WebSite::new(&Fetcher::new(&policy()), url)?),
    }
}

/// Lists are small: a site that is there answers soon.
fn policy() -> Policy {
    let patience = Duration::from_secs(10);
    let whole = Duration::from_secs(2 * 60);
    Policy { connect: patience, idle: patience, whole, ..Policy::default() }
}

/// Returns the reply to a failure.
pub(super) fn refused(before: &str, error: &UpdateError) -> CommandOutput {
    CommandOutput::refused(Exit::Failed, shown(&format!("{before}: {error}")))
}
