//! Makes the static site of a catalog, and renews it.

use super::canonical::sha256_hex;
use super::error::UpdateError;
use super::key::{PublicKey, RoleKey};
use super::key_ring::KeyRing;
use super::metadata::{
    ListRole, ListedVersion, RootMetadata, SPECIFICATION, TargetFile, TargetsMetadata, VersionList,
};
use super::signed::{SignedMetadata, sign};
use super::site::{FolderSite, UpdateSite};
use crate::catalog::SourceFile;
use crate::disk;
use jiff::{SignedDuration, Timestamp};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::path::Path;

/// Days until a list expires.
const fn days(role: ListRole) -> i64 {
    match role {
        ListRole::Root => 2 * 365,
        ListRole::Targets => 365,
        // A site that is not renewed for a quarter of a year is told to be old.
        ListRole::Snapshot | ListRole::Timestamp => 90,
    }
}

/// A site that was made or renewed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// The version of the catalog.
    pub version: u64,
    /// True if its files are those of the version before.
    pub is_unchanged: bool,
    /// The fingerprint of the newest root list, by which a laptop adds the catalog.
    pub fingerprint: String,
    /// The moment until which laptops take it.
    pub expires: Timestamp,
    /// Bytes that a new laptop loads.
    pub bytes: u64,
}

/// Publishes to a folder that a web server or a bucket gives out as it is.
#[derive(Debug)]
pub struct SitePublisher<'a> {
    /// The id of the catalog.
    pub name: &'a str,
    /// The folder of the site.
    pub site: &'a Path,
    /// The keys.
    pub keys: &'a KeyRing,
    /// The moment.
    pub now: Timestamp,
}

impl SitePublisher<'_> {
    /// Makes the site of a catalog with these files, or renews it. The list that readers ask for
    /// first is written last, so that a site is never half new.
    ///
    /// # Errors
    /// The keys are not those of the site, or the system refuses a file.
    pub fn publish(&self, files: &[SourceFile]) -> Result<Published, UpdateError> {
        let before = self.lists()?;
        if before.timestamp < self.keys.published(self.name) {
            return Err(UpdateError::OlderSite(self.site.to_path_buf()));
        }
        let root = self.root()?;
        for file in files {
            let path = format!("targets/{}.{}", sha256_hex(&file.bytes), file.name);
            self.write(&path, &file.bytes)?;
        }
        let named: BTreeMap<String, TargetFile> = files.iter().map(target).collect();
        let is_unchanged = before.files.as_ref() == Some(&named);
        let is_reusable = is_unchanged && !root.is_new;
        let same = before.targets.filter(|(_, bytes)| self.holds(ListRole::Targets, bytes));
        let targets = match same.filter(|_| is_reusable) {
            Some(targets) => targets,
            None => {
                let content = json!({ "targets": named });
                self.renew(ListRole::Targets, before.targets_version, content)?
            }
        };
        let content = named_list(ListRole::Targets, &targets);
        let snapshot = self.renew(ListRole::Snapshot, before.snapshot, content)?;
        let content = named_list(ListRole::Snapshot, &snapshot);
        let timestamp = self.renew(ListRole::Timestamp, before.timestamp, content)?;
        self.keys.save_published(self.name, timestamp.0)?;
        let lists = [&root.bytes, &targets.1, &snapshot.1, &timestamp.1];
        let sizes = lists.iter().map(|list| list.len()).chain(files.iter().map(|f| f.bytes.len()));
        Ok(Published {
            version: targets.0,
            is_unchanged,
            fingerprint: sha256_hex(&root.bytes),
            expires: self.expires(ListRole::Timestamp),
            bytes: sizes.sum::<usize>() as u64,
        })
    }

    /// Returns the files of the catalog that the site has now; none if it has none.
    ///
    /// # Errors
    /// A list of the site is damaged.
    pub fn files_before(&self) -> Result<Vec<SourceFile>, UpdateError> {
        let site = FolderSite::new(self.site.to_path_buf());
        let file = |(name, target): (String, TargetFile)| {
            let path = format!("targets/{}.{name}", target.sha256()?);
            let bytes = site.read(&path, target.length).ok().flatten()?;
            Some(SourceFile { name, bytes })
        };
        let files = self.lists()?.files.unwrap_or_default();
        Ok(files.into_iter().filter_map(file).collect())
    }

    /// Returns what the site has now.
    fn lists(&self) -> Result<SiteLists, UpdateError> {
        let named = |list: Option<&VersionList>, role| {
            list.and_then(|list| list.get(role)).map_or(0, |listed| listed.version)
        };
        let timestamp: Option<(u64, VersionList)> = self.own(ListRole::Timestamp, 0)?;
        let list = timestamp.as_ref().map(|(_, list)| list);
        let snapshot = named(list, ListRole::Snapshot);
        let list: Option<(u64, VersionList)> = self.own(ListRole::Snapshot, snapshot)?;
        let targets_version = named(list.as_ref().map(|(_, list)| list), ListRole::Targets);
        let list: Option<(u64, TargetsMetadata)> = self.own(ListRole::Targets, targets_version)?;
        let bytes = self.read(ListRole::Targets, targets_version)?;
        Ok(SiteLists {
            timestamp: timestamp.map_or(0, |(version, _)| version),
            snapshot,
            targets_version,
            targets: bytes.map(|bytes| (targets_version, bytes)),
            files: list.map(|(_, list)| list.targets),
        })
    }

    /// Returns the newest root list; a new one if there is none, its keys are others, or half
    /// of its time is over.
    fn root(&self) -> Result<NewestRoot, UpdateError> {
        let mut newest = None;
        for version in 1.. {
            match self.read(ListRole::Root, version)? {
                Some(bytes) => newest = Some((version, bytes)),
                None => break,
            }
        }
        let Some((version, bytes)) = newest else {
            let bytes = self.write_root(1, &self.keys.keys(ListRole::Root)?)?;
            return Ok(NewestRoot { bytes, is_new: true });
        };
        let list = SignedMetadata::parse(ListRole::Root, &bytes)?;
        let content: RootMetadata = list.decode()?;
        if self.holds(ListRole::Root, &bytes) && self.has_keys(&content)? {
            return Ok(NewestRoot { bytes, is_new: false });
        }
        let own = self.keys.keys(ListRole::Root)?;
        let trusted = content.keys_of(ListRole::Root)?;
        let is_trusted = |key: &&RoleKey| trusted.keys.values().any(|one| *one == key.public());
        let former = self.keys.former_roots().iter().filter(is_trusted);
        let signers: Vec<&RoleKey> = own.into_iter().chain(former).collect();
        if signers.iter().filter(|key| is_trusted(key)).count() < trusted.threshold {
            return Err(UpdateError::OtherKeys(self.site.to_path_buf()));
        }
        let bytes = self.write_root(version + 1, &signers)?;
        Ok(NewestRoot { bytes, is_new: true })
    }

    /// Returns whether a list holds for at least half of its time.
    fn holds(&self, role: ListRole, bytes: &[u8]) -> bool {
        let half = SignedDuration::from_hours(days(role) * 12);
        let then = self.now.checked_add(half);
        let list = SignedMetadata::parse(role, bytes);
        list.is_ok_and(|list| then.is_ok_and(|then| list.header.expires > then))
    }

    /// Returns whether a root list names the keys that are here.
    fn has_keys(&self, root: &RootMetadata) -> Result<bool, UpdateError> {
        for role in ListRole::ALL {
            let (own, listed) = (self.keys.signers(role), root.keys_of(role)?);
            let is_own = |key: &PublicKey| own.keys.contains(key);
            let are_same = listed.keys.len() == own.keys.len() && listed.keys.values().all(is_own);
            if !are_same || listed.threshold != own.threshold {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn write_root(&self, version: u64, signers: &[&RoleKey]) -> Result<Vec<u8>, UpdateError> {
        let (mut keys, mut roles) = (Map::new(), Map::new());
        for role in ListRole::ALL {
            let own = self.keys.signers(role);
            let ids = own.keys.iter().map(PublicKey::id).collect::<Result<Vec<_>, _>>()?;
            keys.extend(ids.iter().cloned().zip(own.keys.iter().map(PublicKey::to_json)));
            let role_keys = json!({ "keyids": ids, "threshold": own.threshold });
            roles.insert(role.name().to_owned(), role_keys);
        }
        let content = json!({ "consistent_snapshot": true, "keys": keys, "roles": roles });
        let bytes = sign(&self.list(ListRole::Root, version, content), signers)?;
        self.write(&ListRole::Root.path(version), &bytes)?;
        Ok(bytes)
    }

    /// Returns a list of the site with its version, if it is there.
    fn own<T: DeserializeOwned>(
        &self,
        role: ListRole,
        version: u64,
    ) -> Result<Option<(u64, T)>, UpdateError> {
        let Some(bytes) = self.read(role, version)? else { return Ok(None) };
        let list = SignedMetadata::parse(role, &bytes)?;
        Ok(Some((list.header.version, list.decode()?)))
    }

    fn read(&self, role: ListRole, version: u64) -> Result<Option<Vec<u8>>, UpdateError> {
        let site = FolderSite::new(self.site.to_path_buf());
        site.read(&role.path(version), role.most_bytes())
    }

    fn expires(&self, role: ListRole) -> Timestamp {
        let length = SignedDuration::from_hours(days(role) * 24);
        let moment = self.now.checked_add(length).unwrap_or(Timestamp::MAX);
        Timestamp::from_second(moment.as_second()).unwrap_or(moment)
    }

    /// Returns a list to sign.
    fn list(&self, role: ListRole, version: u64, content: Value) -> Value {
        let mut list = json!({
            "_type": role.name(),
            "spec_version": SPECIFICATION,
            "version": version,
            "expires": self.expires(role).to_string(),
        });
        if let (Value::Object(list), Value::Object(content)) = (&mut list, content) {
            list.extend(content);
        }
        list
    }

    /// Signs and writes the version of a list after `before`.
    fn renew(&self, role: ListRole, before: u64, content: Value) -> Result<OwnList, UpdateError> {
        let version = before + 1;
        let bytes = sign(&self.list(role, version, content), &self.keys.keys(role)?)?;
        self.write(&role.path(version), &bytes)?;
        Ok((version, bytes))
    }

    /// Writes a file of the site. Anybody may read it: a web server does.
    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), UpdateError> {
        let path = self.site.join(path);
        let folder = disk::folder_of(&path);
        std::fs::create_dir_all(folder).map_err(UpdateError::file(folder))?;
        disk::replace_shared(&path, bytes).map_err(UpdateError::file(path))
    }
}

/// A list with its version.
type OwnList = (u64, Vec<u8>);

/// The lists of a site; of one that is not there, the version 0.
struct SiteLists {
    timestamp: u64,
    snapshot: u64,
    targets_version: u64,
    targets: Option<OwnList>,
    files: Option<BTreeMap<String, TargetFile>>,
}

struct NewestRoot {
    bytes: Vec<u8>,
    is_new: bool,
}

/// Returns the content of a list that names one other list.
fn named_list(role: ListRole, (version, bytes): &OwnList) -> Value {
    let hashes = BTreeMap::from([("sha256".to_owned(), sha256_hex(bytes))]);
    let length = Some(bytes.len() as u64);
    let listed = ListedVersion { version: *version, length, hashes };
    json!({ "meta": { role.file(): listed } })
}

fn target(file: &SourceFile) -> (String, TargetFile) {
    let hashes = BTreeMap::from([("sha256".to_owned(), sha256_hex(&file.bytes))]);
    (file.name.clone(), TargetFile { length: file.bytes.len() as u64, hashes })
}
