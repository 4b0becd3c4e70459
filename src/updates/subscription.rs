//! A catalog that comes from a site, as the store has it.

use super::canonical::sha256_hex;
use crate::catalog::SourceFile;
use serde::{Deserialize, Serialize};

/// The site of a catalog, fixed when it is added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subscription {
    /// The id of the catalog.
    pub name: String,
    /// The address of the site.
    pub url: String,
    /// The SHA-256 of the root list that was trusted first.
    pub fingerprint: String,
}

/// The versions of a catalog that are here.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubscriptionState {
    /// The moment of the last update that went well.
    pub checked: Option<String>,
    /// The versions, the one in use first.
    pub versions: Vec<InstalledVersion>,
    /// The moment of the last try that nobody asked for.
    #[serde(default)]
    pub tried: Option<String>,
    /// The digest of the version that the reader went back from; it is not used again.
    pub skipped: Option<String>,
}

/// One version of a catalog.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InstalledVersion {
    /// Its number, that of its list of files.
    pub version: u64,
    /// The name of its folder.
    pub folder: String,
    /// The moment when it came.
    pub installed: String,
    /// Its files.
    pub files: Vec<InstalledFile>,
}

impl InstalledVersion {
    /// Returns a version with these files.
    pub fn new(version: u64, files: &[SourceFile], now: &str) -> Self {
        let listed = |file: &SourceFile| InstalledFile {
            name: file.name.clone(),
            sha256: sha256_hex(&file.bytes),
        };
        let files: Vec<InstalledFile> = files.iter().map(listed).collect();
        let digits: String = digest(&files).chars().take(12).collect();
        let folder = format!("{version}-{digits}");
        Self { version, folder, installed: now.to_owned(), files }
    }

    /// Returns the digest of its files.
    pub fn digest(&self) -> String {
        digest(&self.files)
    }
}

/// Returns the digest of some files: of all their names and hashes, in order.
pub fn digest(files: &[InstalledFile]) -> String {
    let line = |file: &InstalledFile| format!("{} {}\n", file.sha256, file.name);
    sha256_hex(files.iter().map(line).collect::<String>().as_bytes())
}

/// A file of a version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InstalledFile {
    /// Its name.
    pub name: String,
    /// Its SHA-256.
    pub sha256: String,
}
