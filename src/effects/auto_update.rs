//! Updates that nobody asks for, where the settings want them: once a week, after the first
//! frame, in the background.

use super::catalog_updates::{CatalogUpdates, UpdateOutcome};
use crate::catalog::BUILT_IN_LAYER;
use crate::embedded;
use crate::shelf::{Fetcher, Policy};
use crate::updates::{SubscriptionState, UpdateError, UpdateSite, UpdateStore, WebSite};
use jiff::{SignedDuration, Timestamp};
use std::time::Duration;
use xxhash_rust::xxh3::xxh3_64;

/// The time between two updates.
const WEEK: SignedDuration = SignedDuration::from_hours(7 * 24);

/// The time after a try that failed.
const DAY: SignedDuration = SignedDuration::from_hours(24);

/// Opens the site with an address.
pub type ConnectFn<'a> = dyn Fn(&str) -> Result<Box<dyn UpdateSite + 'a>, UpdateError> + 'a;

/// Brings catalogs up to date whose week is over.
pub struct AutoUpdate<'a> {
    /// The catalogs.
    pub store: &'a UpdateStore,
    /// The moment.
    pub now: Timestamp,
    /// Opens a site.
    pub connect: &'a ConnectFn<'a>,
    /// The words that differ from laptop to laptop, such as the path of a home.
    pub seed: &'a str,
}

impl AutoUpdate<'_> {
    /// Brings each catalog up to date that is due. Returns those that have a new version now. A
    /// failure is not told: the version in use stays, and the next try is a day later.
    pub fn run(&self) -> Vec<String> {
        let base = embedded::update_root().zip(embedded::update_site());
        let mut updated = Vec::new();
        for name in self.store.names() {
            let Ok(site) = self.store.subscription(&name) else { continue };
            let update = |site: &dyn UpdateSite| self.updates().update(&name, site, false);
            updated.extend(self.update(&name, &site.url, update).then(|| name.clone()));
        }
        if let Some((root, url)) = base {
            let update = |site: &dyn UpdateSite| self.updates().update_base(root, site, false);
            let is_new = self.update(BUILT_IN_LAYER, url, update);
            updated.extend(is_new.then(|| BUILT_IN_LAYER.to_owned()));
        }
        updated
    }

    fn updates(&self) -> CatalogUpdates<'_> {
        CatalogUpdates { store: self.store, now: self.now, watch: &|_, _| {} }
    }

    /// Updates a catalog if it is due; returns whether there is a new version.
    fn update(
        &self,
        name: &str,
        url: &str,
        update: impl Fn(&dyn UpdateSite) -> Result<UpdateOutcome, UpdateError>,
    ) -> bool {
        let state = self.store.state(name);
        if !self.is_due(name, &state) {
            return false;
        }
        let tried = Some(self.now.to_string());
        // Without a note of the try, every start would ask the site again.
        if self.store.save_state(name, &SubscriptionState { tried, ..state }).is_err() {
            return false;
        }
        let outcome = (self.connect)(url).and_then(|site| update(&*site));
        matches!(outcome, Ok(UpdateOutcome::Newer { .. }))
    }

    /// Returns whether a week is over since the last update, and a day since the last try. Laptops
    /// that were set up together ask within a day, not within a minute.
    fn is_due(&self, name: &str, state: &SubscriptionState) -> bool {
        let moment = |text: &Option<String>| text.as_ref().and_then(|text| text.parse().ok());
        let is_over = |since: Option<Timestamp>, length: SignedDuration| {
            // A clock that was set back must not stop updates for good.
            since.is_none_or(|since| since > self.now || self.now.duration_since(since) >= length)
        };
        let seed = format!("{} {name} {:?}", self.seed, state.checked);
        let jitter = xxh3_64(seed.as_bytes()) % (24 * 60 * 60);
        let jitter = SignedDuration::from_secs(i64::try_from(jitter).unwrap_or_default());
        is_over(moment(&state.checked), WEEK + jitter) && is_over(moment(&state.tried), DAY)
    }
}

/// Brings the catalogs of a store up to date over the network.
pub(in crate::effects) fn over_network(store: &UpdateStore, now: Timestamp) -> Vec<String> {
    let (patience, whole) = (Duration::from_secs(10), Duration::from_secs(10 * 60));
    let policy = Policy { connect: patience, idle: patience, whole, ..Policy::default() };
    let fetcher = Fetcher::new(&policy);
    let connect = |url: &str| -> Result<Box<dyn UpdateSite + '_>, UpdateError> {
        Ok(Box::new(WebSite::new(&fetcher, url)?))
    };
    let seed = store.folder("").display().to_string();
    AutoUpdate { store, now, connect: &connect, seed: &seed }.run()
}
