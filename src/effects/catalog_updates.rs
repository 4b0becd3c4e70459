//! Brings the catalogs of sites up to date: nothing is used before the rules accept it.

use super::base_catalog::{BaseCatalog, faults_of_base, is_base, is_older};
use crate::catalog::{
    BUILT_IN_LAYER, Catalog, LoadOptions, SourceFile, is_device_name, load, slug,
};
use crate::embedded;
use crate::faults::{Fault, LARGEST_FILE, Severity, visible};
use crate::updates::{
    InstalledFile, InstalledVersion, Subscription, TargetFile, TargetsMetadata, TrustedMetadata,
    UpdateClient, UpdateError, UpdateSite, UpdateStore, digest, is_plain_name,
};
use jiff::Timestamp;

/// Files of a catalog at most.
const MOST_FILES: usize = 200;

/// Bytes of a catalog at most.
const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// Keys that must sign an update of the built-in catalog: one that is stolen is not enough.
pub const BASE_KEYS: usize = 2;

/// The result of an update that went well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UpdateOutcome {
    /// The newest version is in use.
    Current(u64),
    /// There is a newer version; it is in use now unless it was only asked for.
    Newer {
        /// The version before.
        from: u64,
        /// The version that came.
        to: u64,
    },
    /// The newest version is the one that the reader went back from.
    Skipped(u64),
}

/// Brings catalogs up to date.
pub struct CatalogUpdates<'a> {
    /// The catalogs.
    pub store: &'a UpdateStore,
    /// The moment.
    pub now: Timestamp,
    /// Is told how many of so many bytes are here.
    pub watch: &'a dyn Fn(u64, u64),
}

impl CatalogUpdates<'_> {
    /// Adds the catalog of a site whose root list has this fingerprint. Returns its id.
    ///
    /// # Errors
    /// The first thing that can't be had or proven; then nothing is added.
    pub fn add(
        &self,
        site: &dyn UpdateSite,
        url: &str,
        fingerprint: &str,
    ) -> Result<(String, Catalog), UpdateError> {
        let _lock = self.store.lock()?;
        let client = UpdateClient { site, now: self.now, least_keys: 1 };
        let mut trusted = client.first_root(fingerprint)?;
        let targets = client.refresh(&mut trusted)?;
        let files = self.files(client, &targets, None)?;
        let name = name_of(&files)?;
        if self.store.subscription(&name).is_ok() {
            return Err(UpdateError::AlreadyAdded(name));
        }
        let catalog = self.checked(&files)?;
        let (url, fingerprint) = (url.to_owned(), fingerprint.to_owned());
        let site = Subscription { name: name.clone(), url, fingerprint };
        let version = InstalledVersion::new(targets.version, &files, &self.stamp());
        self.store.add(&site, &trusted, version, &files)?;
        Ok((name, catalog))
    }

    /// Brings one catalog up to date, or only asks whether there is a newer version.
    ///
    /// # Errors
    /// The first thing that can't be had or proven; then the version in use stays.
    pub fn update(
        &self,
        name: &str,
        site: &dyn UpdateSite,
        only_asks: bool,
    ) -> Result<UpdateOutcome, UpdateError> {
        let _lock = self.store.lock()?;
        let trusted = self.store.trusted(name)?;
        let client = UpdateClient { site, now: self.now, least_keys: 1 };
        self.follow(name, trusted, client, only_asks, |files| {
            let found = name_of(files)?;
            match found == name {
                true => self.checked(files).map(drop),
                false => Err(UpdateError::OtherCatalog { name: name.to_owned(), found }),
            }
        })
    }

    /// Brings the built-in catalog up to date by the root list that the program was built with,
    /// or only asks whether there is a newer version.
    ///
    /// # Errors
    /// The first thing that can't be had or proven; then the version in use stays.
    pub fn update_base(
        &self,
        root: &[u8],
        site: &dyn UpdateSite,
        only_asks: bool,
    ) -> Result<UpdateOutcome, UpdateError> {
        let _lock = self.store.lock()?;
        let trusted = match self.store.has_trusted(BUILT_IN_LAYER) {
            true => self.store.trusted(BUILT_IN_LAYER)?,
            false => TrustedMetadata::of_root(root)?,
        };
        let client = UpdateClient { site, now: self.now, least_keys: BASE_KEYS };
        self.follow(BUILT_IN_LAYER, trusted, client, only_asks, checked_base)
    }

    /// Follows the lists of a site; its files are used if `check` accepts them.
    fn follow(
        &self,
        name: &str,
        mut trusted: TrustedMetadata,
        client: UpdateClient<'_>,
        only_asks: bool,
        check: impl FnOnce(&[SourceFile]) -> Result<(), UpdateError>,
    ) -> Result<UpdateOutcome, UpdateError> {
        let before = trusted.clone();
        let targets = client.refresh(&mut trusted);
        // An older list must not be taken after the new one was seen, also if a later one fails.
        if trusted != before {
            self.store.save_trusted(name, &trusted)?;
        }
        let targets = targets?;
        let mut state = self.store.state(name);
        let in_use = state.versions.first().filter(|own| self.store.is_intact(name, own)).cloned();
        let digest = digest_of(&targets)?;
        let from = in_use.as_ref().map_or(0, |version| version.version);
        let is_same = in_use.as_ref().is_some_and(|own| own.digest() == digest);
        let is_left = in_use.is_some() || name == BUILT_IN_LAYER;
        let is_skipped = is_left && state.skipped.as_ref() == Some(&digest);
        if is_same || is_skipped {
            state.checked = Some(self.stamp());
            self.store.save_state(name, &state)?;
            self.store.sweep(name, &state);
            return Ok(match is_same {
                true => UpdateOutcome::Current(targets.version),
                false => UpdateOutcome::Skipped(targets.version),
            });
        }
        let newer = UpdateOutcome::Newer { from, to: targets.version };
        if only_asks {
            return Ok(newer);
        }
        let files = self.files(client, &targets, Some(name))?;
        check(&files)?;
        let version = InstalledVersion::new(targets.version, &files, &self.stamp());
        self.store.install(name, version, &files)?;
        Ok(newer)
    }

    /// Goes back to the version before. Returns its number.
    ///
    /// # Errors
    /// There is none, or the system refuses it.
    pub fn rollback(&self, name: &str) -> Result<u64, UpdateError> {
        let _lock = self.store.lock()?;
        let mut state = self.store.state(name);
        let has_earlier = |own: &&InstalledVersion| self.store.is_intact(name, own);
        let earlier = state.versions.iter().skip(1).position(|own| has_earlier(&own));
        // Before the first update of the built-in catalog there is the one inside the program.
        let last = (name == BUILT_IN_LAYER).then(|| state.versions.len().checked_sub(1)).flatten();
        let earlier = earlier.or(last).ok_or_else(|| UpdateError::NoEarlier(name.to_owned()))?;
        let left = state.versions.drain(..=earlier).next();
        state.skipped = left.map(|version| version.digest());
        self.store.save_state(name, &state)?;
        self.store.sweep(name, &state);
        Ok(state.versions.first().map_or(0, |version| version.version))
    }

    /// Forgets that the reader went back from a version, so that an update takes it again.
    ///
    /// # Errors
    /// The system refuses it.
    pub fn retake(&self, name: &str) -> Result<(), UpdateError> {
        let _lock = self.store.lock()?;
        let mut state = self.store.state(name);
        match state.skipped.take() {
            Some(_) => self.store.save_state(name, &state),
            None => Ok(()),
        }
    }

    /// Returns the catalog of an agency if it has no error over the built-in one in use.
    fn checked(&self, files: &[SourceFile]) -> Result<Catalog, UpdateError> {
        let (faults, catalog) = faults_of(files, &BaseCatalog::in_store(self.store));
        refuse_errors(&faults).map(|()| catalog)
    }

    fn stamp(&self) -> String {
        Timestamp::from_second(self.now.as_second()).unwrap_or(self.now).to_string()
    }

    /// Returns the files of a list; those that are here already are not asked for again.
    fn files(
        &self,
        client: UpdateClient<'_>,
        targets: &TargetsMetadata,
        name: Option<&str>,
    ) -> Result<Vec<SourceFile>, UpdateError> {
        let bytes = |files: &TargetFile| files.length;
        let whole: u64 = targets.targets.values().map(bytes).fold(0, u64::saturating_add);
        let is_large = targets.targets.values().any(|file| file.length > LARGEST_FILE as u64);
        if is_large || whole > MOST_BYTES || targets.targets.len() > MOST_FILES {
            return Err(UpdateError::TooLarge { file: "the catalog".to_owned(), most: MOST_BYTES });
        }
        let state = name.map(|name| (name, self.store.state(name)));
        let in_use =
            state.as_ref().and_then(|(name, state)| Some((*name, state.versions.first()?)));
        let (mut files, mut done) = (Vec::new(), 0);
        for (name, target) in &targets.targets {
            if !is_plain_name(name) {
                return Err(UpdateError::FileName(visible(name)));
            }
            let known = in_use.zip(target.sha256());
            let known =
                known.and_then(|((own, version), hash)| self.store.file(own, version, hash));
            let bytes = known.map_or_else(|| client.file(name, target), Ok)?;
            done += target.length;
            (self.watch)(done, whole);
            files.push(SourceFile { name: name.clone(), bytes });
        }
        Ok(files)
    }
}

/// Returns the digest of the files that a list names.
fn digest_of(targets: &TargetsMetadata) -> Result<String, UpdateError> {
    let file = |(name, target): (&String, &TargetFile)| {
        let sha256 = target.sha256().ok_or_else(|| UpdateError::Altered { file: visible(name) })?;
        Ok(InstalledFile { name: name.clone(), sha256: sha256.to_owned() })
    };
    Ok(digest(&targets.targets.iter().map(file).collect::<Result<Vec<_>, UpdateError>>()?))
}

/// Returns the id of a catalog by its manifest.
///
/// # Errors
/// It has none that can be the name of a folder, or that of the built-in catalog.
pub fn name_of(files: &[SourceFile]) -> Result<String, UpdateError> {
    let id = load(files, LoadOptions::local()).catalog.manifest.id;
    let is_taken = id == embedded::catalog().manifest.id || id == BUILT_IN_LAYER;
    let is_own = !is_taken && !is_device_name(&id);
    match is_own && !id.is_empty() && slug(&id) == id {
        true => Ok(id),
        false => Err(UpdateError::NoId),
    }
}

/// Returns the faults of a catalog over the built-in one, and the catalog.
pub fn faults_of(files: &[SourceFile], base: &BaseCatalog) -> (Vec<Fault>, Catalog) {
    let options = LoadOptions::local().keeping(base.hotlines());
    let loaded = load(files, options.over(&base.catalog));
    (loaded.faults, loaded.catalog)
}

/// Checks a version of the built-in catalog.
fn checked_base(files: &[SourceFile]) -> Result<(), UpdateError> {
    let (faults, catalog) = faults_of_base(files);
    if !is_base(files) {
        let (name, found) = (embedded::catalog().manifest.id, catalog.manifest.id);
        return Err(UpdateError::OtherCatalog { name, found: visible(&found) });
    }
    refuse_errors(&faults)?;
    let day = |catalog: &Catalog| catalog.manifest.issued.as_ref().map(ToString::to_string);
    let (offered, built_in) = (day(&catalog), day(&embedded::catalog()));
    match is_older(&catalog) {
        false => Ok(()),
        true => Err(UpdateError::OlderThanBuiltIn {
            offered: offered.unwrap_or_default(),
            built_in: built_in.unwrap_or_default(),
        }),
    }
}

fn refuse_errors(faults: &[Fault]) -> Result<(), UpdateError> {
    let errors: Vec<&Fault> =
        faults.iter().filter(|fault| fault.severity == Severity::Error).collect();
    match errors.first() {
        None => Ok(()),
        Some(first) => {
            let first = format!("{}:{}: {}", first.file, first.line, first.message);
            Err(UpdateError::Refused { count: errors.len(), first })
        }
    }
}
