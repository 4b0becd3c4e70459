//! The index of a stack of catalogs, kept in a file so that it is made once.
//!
//! The file is named by a hash of all that it is made of. It holds words and no numbers:
//! entries are read from the catalogs.

use super::owner;
use crate::catalog::{Bytes, Catalog, Entries, Entry, EntryPosition, Kind, Store};
use crate::disk;
use crate::effects::image_file::parts;
use crate::search::Index;
use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

const PREFIX: &str = "stack-";
const SUFFIX: &str = ".index";

/// The entries of a stack, with its index in a file.
#[derive(Debug)]
struct IndexedStack {
    /// The catalog, whose entries know no index.
    catalog: Catalog,
    home: PathBuf,
    file: PathBuf,
}

/// Returns the same catalog with its index in a file of the folder `home`. `key` is a hash of
/// all that the catalog is made of.
pub(in crate::effects) fn with_index(catalog: Catalog, home: &Path, key: u64) -> Catalog {
    let file = home.join(format!("{PREFIX}{key:016x}{SUFFIX}"));
    let stack = IndexedStack { catalog: catalog.clone(), home: home.to_path_buf(), file };
    Catalog { entries: Entries::Stored(Arc::new(stack)), ..catalog }
}

/// Deletes the indexes of stacks that are kept there, but not `kept`.
pub(in crate::effects) fn sweep(home: &Path, kept: Option<&Path>) {
    for item in fs::read_dir(home).into_iter().flatten().flatten() {
        let name = item.file_name();
        let is_index =
            name.to_str().is_some_and(|name| name.starts_with(PREFIX) && name.ends_with(SUFFIX));
        if is_index && Some(item.path().as_path()) != kept {
            // One that stays is deleted next time.
            let _ = fs::remove_file(item.path());
        }
    }
}

impl IndexedStack {
    fn entries(&self) -> &Entries {
        &self.catalog.entries
    }

    fn read(&self) -> Option<Bytes> {
        let file = disk::open_own(&self.file).ok().filter(owner::is_own)?;
        parts(file).ok().filter(|bytes| Index::open(bytes.clone()).is_ok())
    }

    /// Makes the index, and keeps it if the folder is the user's own.
    fn made(&self) -> Bytes {
        let image = Index::write(&self.catalog);
        if owner::ready(&self.home).is_ok() && disk::replace(&self.file, &image).is_ok() {
            sweep(&self.home, Some(&self.file));
        }
        Arc::new(image)
    }
}

impl Store for IndexedStack {
    fn len(&self) -> usize {
        self.entries().len()
    }

    fn get(&self, at: EntryPosition) -> Option<Cow<'_, Entry>> {
        self.entries().get(at)
    }

    fn position(&self, id: &str) -> Option<EntryPosition> {
        self.entries().position(id)
    }

    fn ids(&self) -> Vec<String> {
        self.entries().ids()
    }

    fn of_kind(&self, kind: Kind) -> Vec<EntryPosition> {
        self.entries().of_kind(kind)
    }

    fn count_of(&self, kind: Kind) -> usize {
        self.entries().count_of(kind)
    }

    fn pinned(&self) -> Option<Vec<EntryPosition>> {
        Some(self.entries().pinned_positions())
    }

    fn is_current(&self, at: EntryPosition) -> bool {
        self.entries().is_current(at)
    }

    fn image(&self) -> Option<Bytes> {
        Some(self.read().unwrap_or_else(|| self.made()))
    }

    fn is_damaged(&self) -> bool {
        self.entries().is_damaged()
    }

    /// A damaged index is deleted, and made again by whoever asks next.
    fn report_damage(&self) {
        let _ = fs::remove_file(&self.file);
    }
}
