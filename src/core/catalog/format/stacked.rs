//! The entries of a stack: those of earlier catalogs, which stay where they are, with the new
//! and the changed ones of one more catalog.

use crate::catalog::{Entries, Entry, EntryPosition, Kind, Store, positions_in};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// The place where an entry of a stack is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum StackSlot {
    /// In the catalogs below.
    Below(EntryPosition),
    /// In this catalog: the index in [`StackedEntries::own`].
    Own(usize),
}

/// Entries of one more catalog over those of earlier ones.
#[derive(Debug)]
pub(in crate::catalog) struct StackedEntries {
    below: Entries,
    own: Vec<Entry>,
    own_by_id: HashMap<String, EntryPosition>,
    slots: Vec<StackSlot>,
    runs: Vec<(Kind, Range<usize>)>,
    /// The place of each entry below; `None`: hidden or changed.
    moved: Vec<Option<EntryPosition>>,
}

impl StackedEntries {
    /// Puts new entries over those below. `changed` are copies of entries below, with their
    /// positions; `hidden` the positions of those to leave out.
    ///
    /// Within a kind the new ones come first, but hotlines after those below.
    pub fn new(
        below: Entries,
        new: Vec<Entry>,
        changed: Vec<(EntryPosition, Entry)>,
        hidden: &HashSet<EntryPosition>,
    ) -> Self {
        let new_count = new.len();
        let mut own = new;
        let mut slot_of = HashMap::new();
        for (at, entry) in changed {
            slot_of.insert(at, StackSlot::Own(own.len()));
            own.push(entry);
        }
        let mut stacked = Self {
            moved: vec![None; below.len()],
            below,
            own_by_id: HashMap::new(),
            slots: Vec::new(),
            runs: Vec::new(),
            own,
        };
        for &kind in Kind::ALL {
            let start = stacked.slots.len();
            let of_kind = |index: &usize| stacked.own.get(*index).is_some_and(|e| e.kind == kind);
            let new: Vec<usize> = (0..new_count).filter(of_kind).collect();
            let new = new.into_iter().map(StackSlot::Own);
            let kept = stacked.below.of_kind(kind).into_iter().filter(|at| !hidden.contains(at));
            let kept = kept.map(|at| *slot_of.get(&at).unwrap_or(&StackSlot::Below(at)));
            match kind {
                Kind::Hotline => stacked.slots.extend(kept.chain(new)),
                _ => stacked.slots.extend(new.chain(kept)),
            }
            stacked.runs.push((kind, start..stacked.slots.len()));
        }
        stacked.note_positions();
        stacked
    }

    fn note_positions(&mut self) {
        for (index, slot) in self.slots.iter().enumerate() {
            let at = EntryPosition::new(index);
            match slot {
                StackSlot::Below(below) => {
                    if let Some(place) = self.moved.get_mut(below.index()) {
                        *place = Some(at);
                    }
                }
                StackSlot::Own(own) => {
                    let id = self.own.get(*own).map(|entry| entry.id.clone());
                    if let Some(id) = id {
                        self.own_by_id.insert(id, at);
                    }
                }
            }
        }
    }

    fn slot(&self, at: EntryPosition) -> Option<StackSlot> {
        self.slots.get(at.index()).copied()
    }
}

impl Store for StackedEntries {
    fn len(&self) -> usize {
        self.slots.len()
    }

    fn get(&self, at: EntryPosition) -> Option<Cow<'_, Entry>> {
        match self.slot(at)? {
            StackSlot::Below(below) => self.below.get(below),
            StackSlot::Own(own) => self.own.get(own).map(Cow::Borrowed),
        }
    }

    fn position(&self, id: &str) -> Option<EntryPosition> {
        let below = || *self.moved.get(self.below.position(id)?.index())?;
        self.own_by_id.get(id).copied().or_else(below)
    }

    fn ids(&self) -> Vec<String> {
        let below = self.below.ids();
        let id = |slot: &StackSlot| match slot {
            StackSlot::Below(at) => below.get(at.index()).cloned(),
            StackSlot::Own(own) => self.own.get(*own).map(|entry| entry.id.clone()),
        };
        self.slots.iter().map(|slot| id(slot).unwrap_or_default()).collect()
    }

    fn of_kind(&self, kind: Kind) -> Vec<EntryPosition> {
        positions_in(&self.runs, kind).collect()
    }

    fn count_of(&self, kind: Kind) -> usize {
        positions_in(&self.runs, kind).count()
    }

    fn pinned(&self) -> Option<Vec<EntryPosition>> {
        let below = self.below.pinned_positions();
        let below = below.into_iter().filter_map(|at| *self.moved.get(at.index())?);
        let is_hotline = |at: &EntryPosition| self.get(*at).is_some_and(|e| e.service().is_some());
        let own = self.own_by_id.values().copied().filter(is_hotline);
        let mut pinned: Vec<EntryPosition> = below.chain(own).collect();
        pinned.sort_unstable();
        Some(pinned)
    }

    fn is_current(&self, at: EntryPosition) -> bool {
        match self.slot(at) {
            Some(StackSlot::Below(below)) => self.below.is_current(below),
            Some(StackSlot::Own(own)) => {
                self.own.get(own).is_none_or(|entry| entry.status.is_current())
            }
            None => true,
        }
    }

    fn is_damaged(&self) -> bool {
        self.below.is_damaged()
    }

    fn report_damage(&self) {
        self.below.report_damage();
    }
}
