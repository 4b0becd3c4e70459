//! The folders of a run's catalogs.

use super::settings;
use crate::cli::args::Common;
use crate::effects::base_catalog::update_in;
use crate::effects::catalog::CatalogFolders;
use crate::effects::platform::files::{config_path, data_directory, folders_in};
use crate::faults::{Code, Fault};
use crate::updates::{InUse, UpdateStore};
use directories::BaseDirs;
use std::path::{Path, PathBuf};

/// The folder in the data directory whose folders are catalogs.
pub(in crate::cli) const CATALOG_D: &str = "catalog.d";

/// Returns the folders of the catalogs to stack, in order: those of the settings, of
/// sites, of `catalog.d`, of `--catalog`; with `--catalog-only` the last alone, over its folder. Also what is wrong there.
pub(in crate::cli) fn catalog_folders(common: &Common) -> (CatalogFolders, Vec<Fault>) {
    let store = data_directory(common.data.as_deref()).map(|data| UpdateStore::new(&data));
    let update = store.as_ref().and_then(update_in);
    let mut faults: Vec<Fault> = update.iter().filter_map(damaged).collect();
    let base = update.and_then(|update| update.folder);
    if let Some(only) = &common.catalog_only {
        let (only, layers) = (Some(only.clone()), common.catalog.clone());
        return (CatalogFolders { only, layers, base }, faults);
    }
    let mut layers = configured(common);
    for own in store.iter().flat_map(UpdateStore::in_use) {
        faults.extend(damaged(&own));
        layers.extend(own.folder);
    }
    if let Some(home) = catalog_d(common) {
        let (found, loose) = folders_in(&home);
        layers.extend(found);
        faults.extend(loose);
    }
    layers.extend(common.catalog.iter().cloned());
    (CatalogFolders { only: None, layers, base }, faults)
}

fn damaged(own: &InUse) -> Option<Fault> {
    let notice = own.notice.as_ref()?;
    Some(Fault::of_file(Code::Unreadable, &own.name, notice, "Run `squadroom update`."))
}

/// Returns the folder of the catalogs that `squadroom add` and `import` write to.
pub(in crate::cli) fn catalog_d(common: &Common) -> Option<PathBuf> {
    Some(data_directory(common.data.as_deref())?.join(CATALOG_D))
}

/// Returns the folder that was typed, or the one with this name among the data.
pub(in crate::cli) fn folder_called(common: &Common, typed: &str) -> Option<PathBuf> {
    // A folder that happens to have the name where one works is another one.
    let is_path = typed.contains(['/', '\\']) || [".", ".."].contains(&typed);
    match is_path {
        true => Some(PathBuf::from(typed)),
        false => Some(catalog_d(common)?.join(typed)),
    }
}

/// Returns the folders of the catalogs below one; all of them if it is not in use.
pub(in crate::cli) fn below(common: &Common, folder: &Path) -> CatalogFolders {
    catalog_folders(common).0.below(folder)
}

/// The folders of `[[catalog]]`; a relative one starts at the settings file.
fn configured(common: &Common) -> Vec<PathBuf> {
    let Some(file) = config_path(common.config.as_deref()) else { return Vec::new() };
    if !file.is_file() {
        return Vec::new();
    }
    let home = file.parent().unwrap_or(Path::new(""));
    let written = settings::read(common.config.as_deref()).config.catalogs;
    written.iter().map(|path| placed(path, home)).collect()
}

fn placed(written: &str, home: &Path) -> PathBuf {
    let below_home = written.strip_prefix("~/").or_else(|| written.strip_prefix("~\\"));
    match below_home.zip(BaseDirs::new()) {
        Some((rest, dirs)) => dirs.home_dir().join(rest),
        None => home.join(written),
    }
}
