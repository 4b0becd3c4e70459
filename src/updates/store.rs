//! The folder of catalogs that come from sites.
//!
//! Each has its site, the lists that are trusted, and up to three versions. A version is a
//! folder that is whole before it has its name; the state names it afterwards. So a program
//! that is stopped at any moment leaves the version in use as it was.

use super::canonical::sha256_hex;
use super::client::TrustedMetadata;
use super::error::UpdateError;
use super::subscription::{InstalledFile, InstalledVersion, Subscription, SubscriptionState};
use crate::catalog::{BUILT_IN_LAYER, SourceFile};
use crate::disk::{self, Lock};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

const SITE: &str = "site.json";
const STATE: &str = "state.json";
const TRUSTED: &str = "trusted.json";
const VERSIONS: &str = "versions";

/// The start of a catalog's folder; so none is called like a device of Windows.
const PREFIX: &str = "catalog-";

/// Versions that are kept.
const MOST_VERSIONS: usize = 3;

/// Bytes of a file of the store at most.
const LARGEST: u64 = 4 * 1024 * 1024;

/// Bytes of a catalog's file at most.
const LARGEST_FILE: u64 = crate::faults::LARGEST_FILE as u64;

/// The folder in the data directory.
const FOLDER: &str = "updates";

/// The version of a catalog that a start uses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InUse {
    /// The id of the catalog.
    pub name: String,
    /// The folder of the newest version that is whole.
    pub folder: Option<PathBuf>,
    /// Set if an earlier version, or none, stands in for the newest.
    pub notice: Option<String>,
}

/// Catalogs that come from sites.
#[derive(Debug, Clone)]
pub struct UpdateStore {
    home: PathBuf,
}

impl UpdateStore {
    /// Returns the store in a data directory. It need not be there yet.
    pub fn new(data: &Path) -> Self {
        Self { home: data.join(FOLDER) }
    }

    /// Returns the folder of a catalog.
    pub fn folder(&self, name: &str) -> PathBuf {
        self.home.join(format!("{PREFIX}{name}"))
    }

    /// Returns the ids of the catalogs, sorted.
    pub fn names(&self) -> Vec<String> {
        let items = fs::read_dir(&self.home).into_iter().flatten().flatten();
        let name = |item: fs::DirEntry| {
            let name = item.file_name().into_string().ok()?.strip_prefix(PREFIX)?.to_owned();
            item.path().join(SITE).is_file().then_some(name)
        };
        let mut names: Vec<String> = items.filter_map(name).collect();
        names.sort();
        names
    }

    /// Returns the id of the catalog whose version a folder is.
    pub fn name_of(&self, version: &Path) -> Option<String> {
        let is_it = |name: &String| version.starts_with(self.folder(name));
        self.names().into_iter().find(is_it)
    }

    /// Waits until no other program updates, and keeps others from it meanwhile.
    ///
    /// # Errors
    /// The other does not end, or the folder can't be written to.
    pub fn lock(&self) -> Result<Lock, UpdateError> {
        disk::make_private(&self.home).map_err(UpdateError::file(&self.home))?;
        let path = self.home.join("lock");
        let file = disk::open_lock(&path).map_err(UpdateError::file(path))?;
        let waits = |tries| disk::waits("your catalogs", tries);
        Lock::patiently(file, waits).ok_or(UpdateError::InUse)
    }

    /// Returns the site of a catalog.
    ///
    /// # Errors
    /// There is no such catalog, or its file is damaged.
    pub fn subscription(&self, name: &str) -> Result<Subscription, UpdateError> {
        self.read(name, SITE)
    }

    /// Returns the versions of a catalog; none if that is not to be read, so that the next
    /// update brings them anew.
    pub fn state(&self, name: &str) -> SubscriptionState {
        self.read(name, STATE).unwrap_or_default()
    }

    /// Returns the lists that are trusted.
    ///
    /// # Errors
    /// They can't be read. They are not made anew: older lists could then pass for new ones.
    pub fn trusted(&self, name: &str) -> Result<TrustedMetadata, UpdateError> {
        self.read(name, TRUSTED)
    }

    /// Returns whether there are lists that are trusted for a catalog.
    pub fn has_trusted(&self, name: &str) -> bool {
        self.folder(name).join(TRUSTED).exists()
    }

    /// Saves the lists that are trusted.
    ///
    /// # Errors
    /// The system refuses it.
    pub fn save_trusted(&self, name: &str, trusted: &TrustedMetadata) -> Result<(), UpdateError> {
        self.write(name, TRUSTED, trusted)
    }

    /// Saves the versions of a catalog.
    ///
    /// # Errors
    /// The system refuses it.
    pub fn save_state(&self, name: &str, state: &SubscriptionState) -> Result<(), UpdateError> {
        self.write(name, STATE, state)
    }

    /// Adds a catalog with the lists that are trusted and its first version.
    ///
    /// # Errors
    /// The system refuses it; then nothing of it is in use.
    pub fn add(
        &self,
        site: &Subscription,
        trusted: &TrustedMetadata,
        version: InstalledVersion,
        files: &[SourceFile],
    ) -> Result<(), UpdateError> {
        self.save_trusted(&site.name, trusted)?;
        self.save_state(&site.name, &SubscriptionState::default())?;
        self.install(&site.name, version, files)?;
        // With this file it is in use.
        self.write(&site.name, SITE, site)
    }

    /// Makes these files the version in use, and removes versions beyond the third.
    ///
    /// # Errors
    /// The system refuses it; then the version in use stays.
    pub fn install(
        &self,
        name: &str,
        new: InstalledVersion,
        files: &[SourceFile],
    ) -> Result<(), UpdateError> {
        let home = self.folder(name).join(VERSIONS);
        disk::make_private(&home).map_err(UpdateError::file(&home))?;
        write_folder(&home, &new.folder, files)?;
        let mut state = self.state(name);
        state.versions.retain(|own| own.folder != new.folder);
        state.checked = Some(new.installed.clone());
        state.versions.insert(0, new);
        state.versions.truncate(MOST_VERSIONS);
        state.skipped = None;
        self.save_state(name, &state)?;
        self.sweep(name, &state);
        Ok(())
    }

    /// Removes the folders that the state does not name; what is left is harmless.
    pub fn sweep(&self, name: &str, state: &SubscriptionState) {
        let home = self.folder(name).join(VERSIONS);
        for item in fs::read_dir(home).into_iter().flatten().flatten() {
            let is_listed = |own: &InstalledVersion| item.file_name() == own.folder.as_str();
            if !state.versions.iter().any(is_listed) {
                let _ = fs::remove_dir_all(item.path());
            }
        }
    }

    /// Removes a catalog with all of its versions.
    ///
    /// # Errors
    /// The system refuses it.
    pub fn remove(&self, name: &str) -> Result<(), UpdateError> {
        let folder = self.folder(name);
        let site = folder.join(SITE);
        disk::remove(&site).map_err(UpdateError::file(site))?;
        fs::remove_dir_all(&folder).map_err(UpdateError::file(&folder))
    }

    /// Returns the versions that a start uses: of each catalog the newest one whose files are
    /// as they came.
    pub fn in_use(&self) -> Vec<InUse> {
        self.names().into_iter().map(|name| self.version_in_use(name)).collect()
    }

    /// Returns the version of the built-in catalog that a start uses; `None` if there is no
    /// update of it.
    pub fn base_in_use(&self) -> Option<InUse> {
        let state = self.state(BUILT_IN_LAYER);
        let is_updated = !state.versions.is_empty();
        is_updated.then(|| self.version_in_use(BUILT_IN_LAYER.to_owned()))
    }

    /// Returns a file of a version that is here, if it has this hash.
    pub fn file(&self, name: &str, version: &InstalledVersion, sha256: &str) -> Option<Vec<u8>> {
        let listed = version.files.iter().find(|file| file.sha256 == sha256)?;
        let folder = self.folder(name).join(VERSIONS).join(&version.folder);
        let bytes = disk::read_own(&folder.join(&listed.name), LARGEST_FILE).ok()?;
        (sha256_hex(&bytes) == sha256).then_some(bytes)
    }

    /// Returns whether the files of a version are as they came.
    pub fn is_intact(&self, name: &str, version: &InstalledVersion) -> bool {
        is_intact(&self.folder(name).join(VERSIONS).join(&version.folder), version)
    }

    fn version_in_use(&self, name: String) -> InUse {
        let versions = self.state(&name).versions;
        let home = self.folder(&name).join(VERSIONS);
        let is_whole = |version: &InstalledVersion| is_intact(&home.join(&version.folder), version);
        let found = versions.iter().position(is_whole);
        let folder = found.and_then(|at| versions.get(at));
        let folder = folder.map(|version| home.join(&version.folder));
        let lost = match found {
            Some(0) => None,
            Some(_) => Some("squadroom uses the version before it"),
            None if name == BUILT_IN_LAYER => Some("squadroom uses the one that it came with"),
            None => Some("squadroom uses the other catalogs"),
        };
        let notice = lost.map(|instead| format!("The catalog `{name}` is damaged, so {instead}."));
        InUse { name, folder, notice }
    }

    fn read<T: DeserializeOwned>(&self, name: &str, file: &str) -> Result<T, UpdateError> {
        let path = self.folder(name).join(file);
        let bytes = disk::read_own(&path, LARGEST).map_err(UpdateError::file(&path))?;
        let shown = path.display().to_string();
        serde_json::from_slice(&bytes)
            .map_err(|error| UpdateError::malformed(&shown, &error.to_string()))
    }

    fn write(&self, name: &str, file: &str, value: &impl Serialize) -> Result<(), UpdateError> {
        let folder = self.folder(name);
        disk::make_private(&folder).map_err(UpdateError::file(&folder))?;
        let path = folder.join(file);
        let bytes = serde_json::to_vec(value).map_err(io::Error::other);
        bytes.and_then(|bytes| disk::replace(&path, &bytes)).map_err(UpdateError::file(path))
    }
}

/// Writes the files of a version to a folder that gets its name when it is whole.
fn write_folder(home: &Path, name: &str, files: &[SourceFile]) -> Result<(), UpdateError> {
    let failed = |path: &Path| UpdateError::file(path.to_path_buf());
    let part = disk::unfinished_folder(home).map_err(failed(home))?;
    for file in files {
        let path = part.path().join(&file.name);
        disk::write_new(&path, &file.bytes).map_err(failed(&path))?;
    }
    disk::sync_directory(part.path());
    let whole = home.join(name);
    match fs::remove_dir_all(&whole) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            return Err(UpdateError::File(whole, error));
        }
        _ => {}
    }
    disk::rename(part.path(), &whole).map_err(failed(&whole))?;
    // It has another name now, so there is nothing to delete.
    let _ = part.keep();
    disk::sync_directory(home);
    Ok(())
}

/// Returns whether a folder has the files of a version and no others.
fn is_intact(folder: &Path, version: &InstalledVersion) -> bool {
    let count = fs::read_dir(folder).map_or(0, Iterator::count);
    let is_as_it_came = |file: &InstalledFile| {
        disk::digest(&folder.join(&file.name), LARGEST_FILE)
            .is_ok_and(|(sha256, _)| sha256 == file.sha256)
    };
    count == version.files.len() && version.files.iter().all(is_as_it_came)
}
