//! The order in which a reader follows the lists of a site: section 5 of the specification.

use super::canonical::sha256_hex;
use super::error::UpdateError;
use super::metadata::{
    ListRole, ListedVersion, RootMetadata, TargetFile, TargetsMetadata, VersionList,
};
use super::signed::SignedMetadata;
use super::site::UpdateSite;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Root lists that one update follows at most.
const MOST_ROOTS: u64 = 64;

/// The lists that a reader has proven, as their bytes came.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrustedMetadata {
    root: String,
    timestamp: Option<String>,
    snapshot: Option<String>,
    targets: Option<String>,
}

impl TrustedMetadata {
    /// Returns the trust in a root list that a person vouches for.
    ///
    /// # Errors
    /// It is no root list that is signed by its own keys.
    pub fn of_root(bytes: &[u8]) -> Result<Self, UpdateError> {
        let list = SignedMetadata::parse(ListRole::Root, bytes)?;
        list.check_signed(&list.decode::<RootMetadata>()?.keys_of(ListRole::Root)?)?;
        Ok(Self { root: text(ListRole::Root, bytes.to_vec())?, ..Self::default() })
    }
}

/// Follows the lists of one site.
#[derive(Clone, Copy)]
pub struct UpdateClient<'a> {
    /// The site.
    pub site: &'a dyn UpdateSite,
    /// The moment of the update, for all lists the same.
    pub now: Timestamp,
    /// Keys that must sign the root and the files of the catalog, at least.
    pub least_keys: usize,
}

impl UpdateClient<'_> {
    /// Returns the root list with this fingerprint, to begin from.
    ///
    /// # Errors
    /// The site has none, or can't be read.
    pub fn first_root(&self, fingerprint: &str) -> Result<TrustedMetadata, UpdateError> {
        for version in 1..=MOST_ROOTS {
            match self.site.read(&ListRole::Root.path(version), ListRole::Root.most_bytes())? {
                None if version == 1 => return Err(UpdateError::NoFile(ListRole::Root.path(1))),
                None => break,
                Some(bytes) if sha256_hex(&bytes) == fingerprint => {
                    return TrustedMetadata::of_root(&bytes);
                }
                Some(bytes) => drop(SignedMetadata::parse(ListRole::Root, &bytes)?),
            }
        }
        Err(UpdateError::Fingerprint)
    }

    /// Follows the lists to the newest files of the catalog. Each list that is proven is trusted
    /// from then on, also if a later one fails.
    ///
    /// # Errors
    /// The first list that can't be had or proven.
    pub fn refresh(&self, trusted: &mut TrustedMetadata) -> Result<TargetsMetadata, UpdateError> {
        let root = self.newest_root(trusted)?;
        let snapshot = self.newest_timestamp(&root, trusted)?;
        let targets = self.listed_snapshot(&root, &snapshot, trusted)?;
        self.listed_targets(&root, &targets, trusted)
    }

    /// Returns a file of the catalog.
    ///
    /// # Errors
    /// It can't be had, or is not the one that was signed.
    pub fn file(&self, name: &str, target: &TargetFile) -> Result<Vec<u8>, UpdateError> {
        let altered = || UpdateError::Altered { file: name.to_owned() };
        let hash = target.sha256().ok_or_else(altered)?;
        let path = format!("targets/{hash}.{name}");
        let bytes = self.site.read(&path, target.length)?;
        let bytes = bytes.ok_or_else(|| UpdateError::NoFile(path.clone()))?;
        match bytes.len() as u64 == target.length && sha256_hex(&bytes) == hash {
            true => Ok(bytes),
            false => Err(altered()),
        }
    }

    /// Follows the root lists, each signed by the keys of the one before and by its own.
    fn newest_root(&self, trusted: &mut TrustedMetadata) -> Result<RootMetadata, UpdateError> {
        let mut list = SignedMetadata::parse(ListRole::Root, trusted.root.as_bytes())?;
        let mut root: RootMetadata = list.decode()?;
        let before = [root.keys_of(ListRole::Timestamp)?, root.keys_of(ListRole::Snapshot)?];
        for _ in 0..MOST_ROOTS {
            let next = list.header.version.saturating_add(1);
            let path = ListRole::Root.path(next);
            let Some(bytes) = self.site.read(&path, ListRole::Root.most_bytes())? else { break };
            let newer = SignedMetadata::parse(ListRole::Root, &bytes)?;
            let content: RootMetadata = newer.decode()?;
            newer.check_signed(&root.keys_of(ListRole::Root)?)?;
            newer.check_signed(&content.keys_of(ListRole::Root)?)?;
            if newer.header.version != next {
                return Err(UpdateError::RootVersion { file: path, found: newer.header.version });
            }
            trusted.root = text(ListRole::Root, bytes)?;
            (list, root) = (newer, content);
            // A stolen key may have signed versions that no real one ever reaches.
            if [root.keys_of(ListRole::Timestamp)?, root.keys_of(ListRole::Snapshot)?] != before {
                (trusted.timestamp, trusted.snapshot) = (None, None);
            }
        }
        list.check_fresh(self.now)?;
        for role in [ListRole::Root, ListRole::Targets] {
            let keys = root.keys_of(role)?.threshold;
            if keys < self.least_keys {
                return Err(UpdateError::FewKeys {
                    file: role.file(),
                    keys,
                    least: self.least_keys,
                });
            }
        }
        match root.consistent_snapshot {
            true => Ok(root),
            false => Err(UpdateError::malformed(
                &ListRole::Root.file(),
                "the site has no consistent snapshots",
            )),
        }
    }

    /// Returns what the newest timestamp says about the snapshot.
    fn newest_timestamp(
        &self,
        root: &RootMetadata,
        trusted: &mut TrustedMetadata,
    ) -> Result<ListedVersion, UpdateError> {
        let role = ListRole::Timestamp;
        let bytes = self.required(&role.path(0), role.most_bytes())?;
        let list = SignedMetadata::parse(role, &bytes)?;
        list.check_signed(&root.keys_of(role)?)?;
        let listed = listed(&list, ListRole::Snapshot)?;
        if let Some(known) = &trusted.timestamp {
            let known = SignedMetadata::parse(role, known.as_bytes())?;
            let known_snapshot = self::listed(&known, ListRole::Snapshot)?;
            check_not_older(role, list.header.version, known.header.version)?;
            check_not_older(ListRole::Snapshot, listed.version, known_snapshot.version)?;
            if list.header.version == known.header.version {
                known.check_fresh(self.now)?;
                return Ok(known_snapshot);
            }
        }
        list.check_fresh(self.now)?;
        trusted.timestamp = Some(text(role, bytes)?);
        Ok(listed)
    }

    /// Returns what the snapshot says about the targets.
    fn listed_snapshot(
        &self,
        root: &RootMetadata,
        expected: &ListedVersion,
        trusted: &mut TrustedMetadata,
    ) -> Result<ListedVersion, UpdateError> {
        let (list, bytes) =
            self.expected(root, ListRole::Snapshot, expected, trusted.snapshot.as_deref())?;
        let targets = listed(&list, ListRole::Targets)?;
        if let Some(known) = &trusted.snapshot {
            let known: VersionList =
                SignedMetadata::parse(ListRole::Snapshot, known.as_bytes())?.decode()?;
            let new: VersionList = list.decode()?;
            for (file, seen) in &known.meta {
                let offered = new.meta.get(file).map_or(0, |listed| listed.version);
                if offered < seen.version {
                    let (file, seen) = (crate::faults::visible(file), seen.version);
                    return Err(UpdateError::Rollback { file, offered, seen });
                }
            }
        }
        list.check_fresh(self.now)?;
        trusted.snapshot = Some(text(ListRole::Snapshot, bytes)?);
        Ok(targets)
    }

    fn listed_targets(
        &self,
        root: &RootMetadata,
        expected: &ListedVersion,
        trusted: &mut TrustedMetadata,
    ) -> Result<TargetsMetadata, UpdateError> {
        let (list, bytes) =
            self.expected(root, ListRole::Targets, expected, trusted.targets.as_deref())?;
        list.check_fresh(self.now)?;
        let targets = list.decode()?;
        trusted.targets = Some(text(ListRole::Targets, bytes)?);
        Ok(targets)
    }

    /// Returns the list that another list names: the one that is here already, if it is that one.
    fn expected(
        &self,
        root: &RootMetadata,
        role: ListRole,
        expected: &ListedVersion,
        known: Option<&str>,
    ) -> Result<(SignedMetadata, Vec<u8>), UpdateError> {
        let keys = root.keys_of(role)?;
        let check = |bytes: &[u8]| {
            let mixed = || UpdateError::Mixed { file: role.file() };
            if !expected.fits(bytes) {
                return Err(mixed());
            }
            let list = SignedMetadata::parse(role, bytes)?;
            list.check_signed(&keys)?;
            (list.header.version == expected.version).then_some(list).ok_or_else(mixed)
        };
        if let Some(known) = known
            && let Ok(list) = check(known.as_bytes())
        {
            return Ok((list, known.as_bytes().to_vec()));
        }
        let most = expected.length.map_or(role.most_bytes(), |own| own.min(role.most_bytes()));
        let bytes = self.required(&role.path(expected.version), most)?;
        if bytes.trim_ascii_start().starts_with(b"<") {
            return Err(UpdateError::CaptivePortal);
        }
        Ok((check(&bytes)?, bytes))
    }

    fn required(&self, path: &str, most: u64) -> Result<Vec<u8>, UpdateError> {
        self.site.read(path, most)?.ok_or_else(|| UpdateError::NoFile(path.to_owned()))
    }
}

fn listed(list: &SignedMetadata, role: ListRole) -> Result<ListedVersion, UpdateError> {
    let versions: VersionList = list.decode()?;
    let missing =
        || UpdateError::malformed(&list.header.role, &format!("it names no {}", role.file()));
    versions.get(role).cloned().ok_or_else(missing)
}

fn check_not_older(role: ListRole, offered: u64, seen: u64) -> Result<(), UpdateError> {
    match offered < seen {
        true => Err(UpdateError::Rollback { file: role.file(), offered, seen }),
        false => Ok(()),
    }
}

/// Returns the text of a list that was read as JSON.
fn text(role: ListRole, bytes: Vec<u8>) -> Result<String, UpdateError> {
    String::from_utf8(bytes).map_err(|_| UpdateError::malformed(&role.file(), "it isn't UTF-8"))
}
