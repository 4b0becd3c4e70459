//! The folders of a publisher's keys.

use super::error::UpdateError;
use super::key::{PublicKey, RoleKey};
use super::metadata::ListRole;
use crate::disk;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The file with the versions that were published, so that no site begins again from 1.
const PUBLISHED: &str = "published.json";

/// The file with the public halves of all keys of a list that needs several.
const SIGNERS: &str = "signers.json";

/// Bytes of a file at most.
const LARGEST: u64 = 16 * 1024;

/// Keys of a list at most.
pub const MOST_KEYS: usize = 9;

/// The number of keys of the root and of the files of a catalog. The other lists have one: a
/// program that runs by itself may sign them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyCount {
    /// Keys that there are.
    pub keys: usize,
    /// Keys that must sign.
    pub threshold: usize,
}

/// The keys that may sign a list, and how many must.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::updates) struct RoleSigners {
    pub(in crate::updates) keys: Vec<PublicKey>,
    pub(in crate::updates) threshold: usize,
}

/// The keys that sign a site.
#[derive(Debug)]
pub struct KeyRing {
    folder: PathBuf,
    keys: Vec<(ListRole, RoleKey)>,
    signers: BTreeMap<ListRole, RoleSigners>,
    /// Root keys of before, which sign the list that replaces them.
    former_roots: Vec<RoleKey>,
}

impl KeyRing {
    /// Makes the keys of all lists in a folder. Only its owner can read them.
    ///
    /// # Errors
    /// There are keys already, or the system refuses it.
    pub fn create(folder: &Path, count: KeyCount) -> Result<Vec<PathBuf>, UpdateError> {
        disk::make_private(folder).map_err(UpdateError::file(folder))?;
        let mut files = Vec::new();
        let mut signers = BTreeMap::new();
        for role in ListRole::ALL {
            let made = create_keys(folder, role, count)?;
            signers.extend(made.signers.map(|own| (role, own)));
            files.extend(made.files);
        }
        files.extend(save_signers(folder, &signers)?);
        Ok(files)
    }

    /// Replaces the keys of some lists. The former root keys stay: they must sign once more.
    ///
    /// # Errors
    /// A key is missing, or the system refuses it.
    pub fn rotate(
        folder: &Path,
        roles: &[ListRole],
        count: Option<KeyCount>,
    ) -> Result<Vec<PathBuf>, UpdateError> {
        let ring = Self::open(&[folder.to_path_buf()])?;
        let mut signers = read_signers(folder)?;
        let mut files = Vec::new();
        for role in roles {
            let before = ring.signers(*role);
            let kept = KeyCount { keys: before.keys.len(), threshold: before.threshold };
            for path in key_files(folder, *role) {
                disk::rename(&path, &former_name(&path)).map_err(UpdateError::file(&path))?;
            }
            let made = create_keys(folder, *role, count.unwrap_or(kept))?;
            signers.remove(role);
            signers.extend(made.signers.map(|own| (*role, own)));
            files.extend(made.files);
        }
        files.extend(save_signers(folder, &signers)?);
        Ok(files)
    }

    /// Reads the keys of some folders, such as one for each person who signs. The first has the
    /// list of all keys.
    ///
    /// # Errors
    /// One is missing or is no key.
    pub fn open(folders: &[PathBuf]) -> Result<Self, UpdateError> {
        let no_folder = || UpdateError::Key("name its folder".to_owned());
        let home = folders.first().ok_or_else(no_folder)?;
        let mut signers = read_signers(home)?;
        let (mut keys, mut former_roots) = (Vec::new(), Vec::new());
        for role in ListRole::ALL {
            let files: Vec<PathBuf> = folders.iter().flat_map(|one| key_files(one, role)).collect();
            let first = read_key(files.first().unwrap_or(&home.join(file_name(role, 1))))?;
            let own = signers.entry(role);
            let listed = own.or_insert(RoleSigners { keys: vec![first.public()], threshold: 1 });
            for path in &files {
                let key = read_key(path)?;
                match listed.keys.contains(&key.public()) {
                    true => keys.push((role, key)),
                    // One of before, in the folder of another person.
                    false if role == ListRole::Root => former_roots.push(key),
                    false => {}
                }
            }
        }
        for folder in folders {
            for path in former_roots_in(folder).map_err(UpdateError::file(folder))? {
                former_roots.push(read_key(&path)?);
            }
        }
        Ok(Self { folder: home.clone(), keys, signers, former_roots })
    }

    /// Checks that so many keys must sign the root and the files of the catalog.
    ///
    /// # Errors
    /// Fewer would do.
    pub fn require(&self, least: usize) -> Result<(), UpdateError> {
        for role in [ListRole::Root, ListRole::Targets] {
            let keys = self.signers(role).threshold;
            if keys < least {
                return Err(UpdateError::FewKeys { file: role.file(), keys, least });
            }
        }
        Ok(())
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

    /// Returns the public halves of the keys of a list, and how many must sign.
    pub(in crate::updates) fn signers(&self, role: ListRole) -> RoleSigners {
        let none = RoleSigners { keys: Vec::new(), threshold: 1 };
        self.signers.get(&role).cloned().unwrap_or(none)
    }

    /// Returns the keys of a list that are here.
    ///
    /// # Errors
    /// They are too few to sign it.
    pub(in crate::updates) fn keys(&self, role: ListRole) -> Result<Vec<&RoleKey>, UpdateError> {
        let own = self.keys.iter().filter(|(own, _)| *own == role).map(|(_, key)| key);
        let (own, needed): (Vec<&RoleKey>, usize) = (own.collect(), self.signers(role).threshold);
        match own.len() >= needed {
            true => Ok(own),
            false => Err(UpdateError::FewSigners { file: role.file(), here: own.len(), needed }),
        }
    }

    /// Returns the root keys of before.
    pub(in crate::updates) fn former_roots(&self) -> &[RoleKey] {
        &self.former_roots
    }
}

/// The file of a key; the first of a list has no number.
fn file_name(role: ListRole, number: usize) -> String {
    match number {
        1 => format!("{}.key", role.name()),
        _ => format!("{}-{number}.key", role.name()),
    }
}

fn key_files(folder: &Path, role: ListRole) -> Vec<PathBuf> {
    let files = (1..=MOST_KEYS).map(|number| folder.join(file_name(role, number)));
    files.filter(|path| path.is_file()).collect()
}

fn former_name(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut names = (1..).map(|number| path.with_file_name(format!("former-{number}-{name}")));
    names.find(|path| !path.exists()).unwrap_or_default()
}

fn former_roots_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let is_root = |end: &str| (1..=MOST_KEYS).any(|n| end == file_name(ListRole::Root, n));
    let is_former = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let end = name.strip_prefix("former-").and_then(|rest| rest.split_once('-'));
        end.is_some_and(|(_, end)| is_root(end))
    };
    let items = fs::read_dir(folder)?;
    Ok(items.flatten().map(|item| item.path()).filter(is_former).collect())
}

/// Keys that were made, with their public halves where a list has several.
struct CreatedKeys {
    files: Vec<PathBuf>,
    signers: Option<RoleSigners>,
}

fn create_keys(folder: &Path, role: ListRole, count: KeyCount) -> Result<CreatedKeys, UpdateError> {
    let count = match role {
        ListRole::Root | ListRole::Targets => count,
        ListRole::Snapshot | ListRole::Timestamp => KeyCount { keys: 1, threshold: 1 },
    };
    let (mut files, mut keys) = (Vec::new(), Vec::new());
    for number in 1..=count.keys {
        let (path, text) = (folder.join(file_name(role, number)), RoleKey::generate()?);
        disk::write_new(&path, text.as_bytes()).map_err(UpdateError::file(&path))?;
        keys.push(RoleKey::from_pem(&text)?.public());
        files.push(path);
    }
    let threshold = count.threshold;
    Ok(CreatedKeys { files, signers: (count.keys > 1).then_some(RoleSigners { keys, threshold }) })
}

/// Saves the public halves, if a list has several keys. Returns the file.
fn save_signers(
    folder: &Path,
    signers: &BTreeMap<ListRole, RoleSigners>,
) -> Result<Option<PathBuf>, UpdateError> {
    let path = folder.join(SIGNERS);
    if signers.is_empty() {
        disk::remove(&path).map_err(UpdateError::file(&path))?;
        return Ok(None);
    }
    let own = |(role, own): (&ListRole, &RoleSigners)| {
        let keys: Vec<Value> = own.keys.iter().map(PublicKey::to_json).collect();
        (role.name().to_owned(), json!({ "threshold": own.threshold, "keys": keys }))
    };
    let all: serde_json::Map<String, Value> = signers.iter().map(own).collect();
    let text = format!("{:#}\n", Value::Object(all));
    disk::replace(&path, text.as_bytes()).map_err(UpdateError::file(&path))?;
    Ok(Some(path))
}

fn read_signers(folder: &Path) -> Result<BTreeMap<ListRole, RoleSigners>, UpdateError> {
    let path = folder.join(SIGNERS);
    let file = disk::open_named(&path).and_then(|file| disk::read_to_end(&file, LARGEST));
    let bytes = match file {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(BTreeMap::new()),
        read => read.map_err(UpdateError::file(&path))?,
    };
    let unsound = || UpdateError::Key(format!("{} isn't a list of keys", path.display()));
    let all: Value = serde_json::from_slice(&bytes).map_err(|_| unsound())?;
    let mut signers = BTreeMap::new();
    for role in ListRole::ALL {
        let Some(own) = all.get(role.name()) else { continue };
        let keys = own["keys"].as_array().ok_or_else(unsound)?;
        let keys: Option<Vec<PublicKey>> = keys.iter().map(PublicKey::from_json).collect();
        let threshold = own["threshold"].as_u64().and_then(|n| usize::try_from(n).ok());
        let (keys, threshold) = keys.zip(threshold).ok_or_else(unsound)?;
        if !(1..=keys.len()).contains(&threshold) {
            return Err(unsound());
        }
        signers.insert(role, RoleSigners { keys, threshold });
    }
    Ok(signers)
}

fn read_key(path: &Path) -> Result<RoleKey, UpdateError> {
    let file = disk::open_named(path).and_then(|file| disk::read_to_end(&file, LARGEST));
    let bytes = file.map_err(UpdateError::file(path))?;
    let key = RoleKey::from_pem(&String::from_utf8_lossy(&bytes));
    key.map_err(|_| UpdateError::Key(format!("{} isn't an Ed25519 key file", path.display())))
}
