//! The catalog under all others: the one inside the program, or its newest signed update.

use super::platform::files::read_catalog;
use crate::catalog::{BuiltIn, Catalog, Entry, LoadOptions, Loaded, SourceFile, load};
use crate::embedded;
use crate::faults::{Code, Fault, Severity};
use crate::updates::{InUse, UpdateStore};
use std::path::Path;
use std::sync::Arc;

/// The message where a stored update can't stand in for the catalog inside the program.
const UNUSABLE: &str =
    "The update of the built-in catalog has errors, so squadroom uses the one that it came with.";

/// The catalog under all others, with its hotlines.
#[derive(Debug, Clone)]
pub struct BaseCatalog {
    /// The catalog.
    pub catalog: Catalog,
    /// The hotlines of an update; `None`: those inside the program.
    updated: Option<Arc<UpdatedHotlines>>,
}

#[derive(Debug)]
struct UpdatedHotlines {
    hotlines: BuiltIn,
    stamp: u64,
}

impl BaseCatalog {
    /// Returns the catalog inside the program.
    pub fn built_in() -> Self {
        Self { catalog: embedded::catalog(), updated: None }
    }

    /// Returns the update in a folder, or the catalog inside the program if there is none or a
    /// later rule refuses it. An update that is older than the program's own is not used.
    pub fn open(folder: Option<&Path>) -> (Self, Option<String>) {
        let Some(folder) = folder else { return (Self::built_in(), None) };
        let read = read_catalog(folder);
        let (faults, catalog) = faults_of_base(&read.files);
        let has_errors = |faults: &[Fault]| faults.iter().any(|f| f.severity == Severity::Error);
        if is_older(&catalog) {
            return (Self::built_in(), None);
        }
        if read.files.is_empty() || has_errors(&read.faults) || has_errors(&faults) {
            return (Self::built_in(), Some(UNUSABLE.to_owned()));
        }
        (Self::of(catalog, &read.files), None)
    }

    /// Returns the catalog that a store has.
    pub fn in_store(store: &UpdateStore) -> Self {
        let in_use = update_in(store);
        Self::open(in_use.and_then(|own| own.folder).as_deref()).0
    }

    fn of(catalog: Catalog, files: &[SourceFile]) -> Self {
        let mut stamp = xxhash_rust::xxh3::Xxh3::new();
        files.iter().for_each(|file| stamp.update(&file.bytes));
        let (hotlines, stamp) = (BuiltIn::of(catalog.clone()), stamp.digest());
        Self { catalog, updated: Some(Arc::new(UpdatedHotlines { hotlines, stamp })) }
    }

    /// Returns the hotlines that no other catalog takes away.
    pub fn hotlines(&self) -> &BuiltIn {
        self.updated.as_ref().map_or_else(|| embedded::built_in(), |updated| &updated.hotlines)
    }

    /// Returns whether it is an update.
    pub fn is_updated(&self) -> bool {
        self.updated.is_some()
    }

    /// Returns a hash of the catalog.
    pub fn stamp(&self) -> u64 {
        self.updated.as_ref().map_or_else(embedded::stamp, |updated| updated.stamp)
    }
}

/// Returns the update of the built-in catalog that a store has. A program that was built without
/// a root list uses none.
pub fn update_in(store: &UpdateStore) -> Option<InUse> {
    embedded::update_root().and_then(|_| store.base_in_use())
}

/// Returns whether files are those of the built-in catalog, by their manifest.
pub fn is_base(files: &[SourceFile]) -> bool {
    load(files, LoadOptions::local()).catalog.manifest.id == embedded::catalog().manifest.id
}

/// Returns the faults of a version of the built-in catalog, and the catalog. The rules are those
/// of the build; each hotline inside the program must be there with the same numbers, unless the
/// manifest names it.
pub fn faults_of_base(files: &[SourceFile]) -> (Vec<Fault>, Catalog) {
    let Loaded { catalog, mut faults } = load(files, LoadOptions::shipped());
    let own = embedded::built_in();
    faults.extend(
        own.changed_unannounced(&catalog).into_iter().map(|entry| changed(entry, &catalog)),
    );
    (faults, catalog)
}

fn changed(own: &Entry, catalog: &Catalog) -> Fault {
    let number = own.offered_number().map_or(String::new(), |number| format!(", {number}"));
    let is_there = catalog.entries.position(&own.id).is_some();
    let what = if is_there { "has other numbers here" } else { "is missing" };
    let message = format!("The built-in hotline `{}` ({}{number}) {what}.", own.id, own.title);
    let mend = "If that is right, add a [[changed_hotline]] with its id and a reason.";
    Fault::of_file(Code::BuiltInDigits, "catalog.toml", &message, mend)
}

/// Returns whether a catalog is older than the one inside the program.
pub fn is_older(catalog: &Catalog) -> bool {
    catalog.manifest.issued < embedded::catalog().manifest.issued
}
