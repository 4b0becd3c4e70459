//! The state of a search: the entries found so far, their scores, and the reasons that block
//! some.

use crate::catalog::EntryPosition;
use crate::search::Facet;
use crate::search::results::Tier;
use rustc_hash::FxHashMap;

/// The search goes on to the next tier only while fewer entries are found than this.
pub(in crate::search) const FEW: usize = 10;

/// The tier of an entry that is not found.
pub(in crate::search) const OUT: u8 = u8::MAX;

/// The bit of [`Candidates::blocked`] for kinds that are not requested. The lower bits are
/// those of [`crate::search::Facet::bit`].
pub(in crate::search) const BY_KIND: u16 = 1 << 15;

/// The bit of [`Candidates::blocked`] for entries that are not current, where only current ones
/// are requested.
pub(in crate::search) const BY_AGE: u16 = 1 << 13;

// One more facet needs a wider mask.
const _: () = assert!(1 << (Facet::ALL.len() - 1) < BY_AGE);

/// The bit of [`Candidates::blocked`] for exclusions and for the user's own sets.
pub(in crate::search) const BY_EXCLUSION: u16 = 1 << 14;

/// The state of every entry in one search; the passes fill it in one after another.
#[derive(Debug, Default)]
pub(in crate::search) struct Candidates {
    /// The tier of each entry as a number, or [`OUT`].
    pub(in crate::search) tiers: Vec<u8>,
    /// The score of each entry within its tier.
    pub(in crate::search) scores: Vec<f32>,
    /// Number of entries that have a tier so far, blocked ones included: a filter must not make
    /// the search go on to the next tier, which would add entries.
    pub(in crate::search) found: usize,
    /// The reasons that keep each entry away, a bit a facet; 0: none.
    pub(in crate::search) blocked: Vec<u16>,
    /// For each entry that only its saved copy makes fit, the page.
    pub(in crate::search) pages: FxHashMap<EntryPosition, usize>,
}

impl Candidates {
    /// Starts a search over this many entries; keeps the memory.
    pub(in crate::search) fn reset(&mut self, entries: usize) {
        self.tiers.clear();
        self.tiers.resize(entries, OUT);
        self.scores.clear();
        self.scores.resize(entries, 0.0);
        self.blocked.clear();
        self.blocked.resize(entries, 0);
        self.pages.clear();
        self.found = 0;
    }

    /// Puts an entry into a tier, unless it is in one.
    #[inline]
    pub(in crate::search) fn insert(&mut self, entry: usize, tier: Tier, score: f32) {
        if self.tiers[entry] == OUT {
            (self.tiers[entry], self.scores[entry]) = (tier as u8, score);
            self.found += 1;
        }
    }

    /// Returns the entries that are found and that nothing blocks, ascending.
    pub(in crate::search) fn listed(&self) -> Vec<u32> {
        self.entries_where(|tier, blocked| (tier != OUT) & (blocked == 0))
    }

    /// Returns how many of these entries are of a tier or a better one.
    pub(in crate::search) fn count_up_to(&self, entries: &[u32], tier: Tier) -> usize {
        let tiers = entries.iter().filter_map(|entry| self.tiers.get(*entry as usize));
        tiers.filter(|own| **own <= tier as u8).count()
    }

    /// Returns the entries that would be found if nothing blocked them, ascending.
    pub(in crate::search) fn blocked_entries(&self) -> Vec<u32> {
        if self.blocked.iter().all(|blocked| *blocked == 0) {
            return Vec::new();
        }
        self.entries_where(|tier, blocked| (tier != OUT) & (blocked != 0))
    }

    fn entries_where(&self, is_wanted: impl Fn(u8, u16) -> bool) -> Vec<u32> {
        let mut entries = vec![0; self.tiers.len()];
        let mut count = 0;
        // A branch for each entry would cost more than to write in vain.
        for (entry, (tier, blocked)) in self.tiers.iter().zip(&self.blocked).enumerate() {
            entries[count] = entry as u32;
            count += usize::from(is_wanted(*tier, *blocked));
        }
        entries.truncate(count);
        entries
    }
}
