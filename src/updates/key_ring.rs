//! The folder of a publisher's keys.

use super::error::UpdateError;
use super::key::RoleKey;
use super::metadata::ListRole;
use crate::disk;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The file with the versions that were published, so that no site begins again from 1.
const PUBLISHED: &str = "published.json";

/// Bytes of a file at most.
const LARGEST: u64 = 4096;

/// The keys that sign a site.
#[derive(Debug)]
pub struct KeyRing {
    folder: PathBuf,
    keys: Vec<(ListRole, RoleKey)>,
    /// Root keys of before, which sign the list that replaces them.
    former_roots: Vec<RoleKey>,
}

impl KeyRing {
    /// Makes a key for each list in a folder. Only its owner can read them.
    ///
    /// # Errors
    /// There are keys already, or the system refuses it.
    pub fn create(folder: &Path) -> Result<Vec<PathBuf>, UpdateError> {
        disk::make_private(folder).map_err(UpdateError::file(folder))?;
        ListRole::ALL.into_iter().map(|role| create_key(folder, role)).collect()
    }

    /// Replaces the keys of some lists. The former root key stays: it must sign once more.
    ///
    /// # Errors
    /// A key is missing, or the system refuses it.
    pub fn rotate(folder: &Path, roles: &[ListRole]) -> Result<Vec<PathBuf>, UpdateError> {
        Self::open(folder)?;
        let rotate = |role: &ListRole| {
            let path = folder.join(file_name(*role));
            let former =
                (1..).map(|number| folder.join(format!("former-{number}-{}", file_name(*role))));
            let former = former.into_iter().find(|path| !path.exists()).unwrap_or_default();
            disk::rename(&path, &former).map_err(UpdateError::file(&path))?;
            create_key(folder, *role)
        };
        roles.iter().map(rotate).collect()
    }

    /// Reads the keys of a folder.
    ///
    /// # Errors
    /// One is missing or is no key.
    pub fn open(folder: &Path) -> Result<Self, UpdateError> {
        let read = |role: ListRole| Ok((role, read_key(&folder.join(file_name(role)))?));
        let keys = ListRole::ALL.into_iter().map(read).collect::<Result<_, UpdateError>>()?;
        let end = format!("-{}", file_name(ListRole::Root));
        let items = fs::read_dir(folder).map_err(UpdateError::file(folder))?;
        let is_former = |path: &PathBuf| {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
            name.is_some_and(|name| name.starts_with("former-") && name.ends_with(&end))
        };
        let former = items.flatten().map(|item| item.path()).filter(is_former);
        let former_roots =
            former.map(|path| read_key(&path)).collect::<Result<_, UpdateError>>()?;
        Ok(Self { folder: folder.to_path_buf(), keys, former_roots })
    }

    /// Returns the version of the timestamp that the keys signed last for a catalog.
    pub(in crate::updates) fn published(&self, name: &str) -> u64 {
        self.all_published().get(name).copied().unwrap_or(0)
    }

    /// Saves the version of the timestamp that the keys signed last for a catalog.
    pub(in crate::updates) fn save_published(
        &self,
        name: &str,
        version: u64,
    ) -> Result<(), UpdateError> {
        let path = self.folder.join(PUBLISHED);
        let mut all = self.all_published();
        all.insert(name.to_owned(), version);
        let bytes = serde_json::to_vec(&all).map_err(io::Error::other);
        bytes.and_then(|bytes| disk::replace(&path, &bytes)).map_err(UpdateError::file(path))
    }

    fn all_published(&self) -> BTreeMap<String, u64> {
        let bytes = disk::read_own(&self.folder.join(PUBLISHED), LARGEST).unwrap_or_default();
        serde_json::from_slice(&bytes).unwrap_or_default()
    }

    /// Returns the key of a list.
    ///
    /// # Errors
    /// There is none.
    pub(in crate::updates) fn key(&self, role: ListRole) -> Result<&RoleKey, UpdateError> {
        let found = self.keys.iter().find(|(own, _)| *own == role);
        found.map(|(_, key)| key).ok_or_else(|| UpdateError::OtherKeys(self.folder.clone()))
    }

    /// Returns the root keys of before.
    pub(in crate::updates) fn former_roots(&self) -> &[RoleKey] {
        &self.former_roots
    }
}

fn file_name(role: ListRole) -> String {
    format!("{}.key", role.name())
}

fn create_key(folder: &Path, role: ListRole) -> Result<PathBuf, UpdateError> {
    let path = folder.join(file_name(role));
    disk::write_new(&path, RoleKey::generate()?.as_bytes()).map_err(UpdateError::file(&path))?;
    Ok(path)
}

fn read_key(path: &Path) -> Result<RoleKey, UpdateError> {
    let file = disk::open_named(path).and_then(|file| disk::read_to_end(&file, LARGEST));
    let bytes = file.map_err(UpdateError::file(path))?;
    let key = RoleKey::from_pem(&String::from_utf8_lossy(&bytes));
    key.map_err(|_| UpdateError::Key(format!("{} isn't an Ed25519 key file", path.display())))
}
