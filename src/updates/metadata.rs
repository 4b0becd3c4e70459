//! The four lists of a site, and the keys that sign them.

use super::error::UpdateError;
use super::key::PublicKey;
use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize, de};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The version of the specification that we write.
pub(in crate::updates) const SPECIFICATION: &str = "1.0.34";

/// The kind of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ListRole {
    /// Names the keys of all four; the one that a reader trusts first.
    Root,
    /// Names the files of the catalog.
    Targets,
    /// Names the version of the targets.
    Snapshot,
    /// Names the version of the snapshot; signed often, so that no old one is shown for long.
    Timestamp,
}

impl ListRole {
    /// All, in the order of their keys' worth.
    pub const ALL: [Self; 4] = [Self::Root, Self::Targets, Self::Snapshot, Self::Timestamp];

    /// Returns its name in lists and files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Root => "root",
            Self::Targets => "targets",
            Self::Snapshot => "snapshot",
            Self::Timestamp => "timestamp",
        }
    }

    /// Returns the name of the list without its version.
    pub(in crate::updates) fn file(self) -> String {
        format!("{}.json", self.name())
    }

    /// Returns the path of the list with this version.
    pub(in crate::updates) fn path(self, version: u64) -> String {
        match self {
            Self::Timestamp => "metadata/timestamp.json".to_owned(),
            _ => format!("metadata/{version}.{}.json", self.name()),
        }
    }

    /// Returns the bytes that the list may have.
    pub(in crate::updates) const fn most_bytes(self) -> u64 {
        match self {
            Self::Root => 64 * 1024,
            Self::Timestamp => 16 * 1024,
            Self::Snapshot => 256 * 1024,
            Self::Targets => 512 * 1024,
        }
    }
}

/// The part that every list has.
#[derive(Debug, Clone, Deserialize)]
pub(in crate::updates) struct MetadataHeader {
    #[serde(rename = "_type")]
    pub(in crate::updates) role: String,
    pub(in crate::updates) spec_version: String,
    pub(in crate::updates) version: u64,
    #[serde(deserialize_with = "moment")]
    pub(in crate::updates) expires: Timestamp,
}

fn moment<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Timestamp, D::Error> {
    String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
}

/// The keys of the four lists.
#[derive(Debug, Clone, Deserialize)]
pub(in crate::updates) struct RootMetadata {
    pub(in crate::updates) consistent_snapshot: bool,
    keys: BTreeMap<String, Value>,
    roles: BTreeMap<String, RoleEntry>,
}

#[derive(Debug, Clone, Deserialize)]
struct RoleEntry {
    keyids: Vec<String>,
    threshold: usize,
}

/// The keys that sign one list, and how many of them must.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::updates) struct RoleKeys {
    pub(in crate::updates) keys: BTreeMap<String, PublicKey>,
    pub(in crate::updates) threshold: usize,
}

impl RootMetadata {
    /// Returns the keys of a list.
    ///
    /// # Errors
    /// There are none, or no number of them would do.
    pub(in crate::updates) fn keys_of(&self, role: ListRole) -> Result<RoleKeys, UpdateError> {
        let malformed = |why: &str| UpdateError::malformed(&ListRole::Root.file(), why);
        let entry = self.roles.get(role.name());
        let entry = entry.ok_or_else(|| malformed(&format!("it has no {} keys", role.name())))?;
        let key = |id: &String| Some((id.clone(), PublicKey::from_json(self.keys.get(id)?)?));
        let keys: BTreeMap<String, PublicKey> = entry.keyids.iter().filter_map(key).collect();
        let distinct: BTreeSet<&PublicKey> = keys.values().collect();
        match (1..=distinct.len()).contains(&entry.threshold) {
            true => Ok(RoleKeys { keys, threshold: entry.threshold }),
            false => Err(malformed(&format!("it has too few {} keys", role.name()))),
        }
    }
}

/// The list of versions of a timestamp or a snapshot.
#[derive(Debug, Clone, Deserialize)]
pub(in crate::updates) struct VersionList {
    pub(in crate::updates) meta: BTreeMap<String, ListedVersion>,
}

/// A version of a list that another list names.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(in crate::updates) struct ListedVersion {
    pub(in crate::updates) version: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::updates) length: Option<u64>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(in crate::updates) hashes: BTreeMap<String, String>,
}

impl ListedVersion {
    /// Returns whether these are the bytes that are named, as far as that is said.
    pub(in crate::updates) fn fits(&self, bytes: &[u8]) -> bool {
        let has_length = self.length.is_none_or(|length| length == bytes.len() as u64);
        let sha256 = self.hashes.get("sha256");
        has_length && sha256.is_none_or(|hash| *hash == super::canonical::sha256_hex(bytes))
    }
}

impl VersionList {
    /// Returns what it says about another list.
    pub(in crate::updates) fn get(&self, role: ListRole) -> Option<&ListedVersion> {
        self.meta.get(&role.file())
    }
}

/// The files of a catalog.
#[derive(Debug, Clone, Deserialize)]
pub struct TargetsMetadata {
    /// The files, by name.
    pub targets: BTreeMap<String, TargetFile>,
    /// The version of this list, which is that of the catalog.
    pub version: u64,
}

/// A file of a catalog.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetFile {
    /// Its bytes.
    pub length: u64,
    /// Its hashes, by the name of the algorithm.
    pub hashes: BTreeMap<String, String>,
}

impl TargetFile {
    /// Returns the SHA-256 of the file; squadroom uses no file without one.
    pub fn sha256(&self) -> Option<&str> {
        let digits = self.hashes.get("sha256")?;
        let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        let is_hex = digits.len() == 64 && digits.bytes().all(is_digit);
        is_hex.then_some(digits.as_str())
    }
}
