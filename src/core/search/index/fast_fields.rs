//! Fast fields (doc values): for each facet the values of each entry, and the sort keys.
//!
//! A value is a number of 16 bits: its place in the facet's vocabulary. The
//! values of all entries stand one after another; where an entry can have
//! several, a table of 32-bit starts goes before them.

use super::facet::{self, Facet};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// The byte ranges of the columns in their section.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(in crate::search) struct Layout {
    /// For each facet the starts (empty: one value an entry) and the values.
    facets: Vec<(Range<u32>, Range<u32>)>,
    /// Newest date of each entry as the number yyyymmdd; 0: none. 32 bits each.
    dates: Range<u32>,
    /// Place of each entry in the order of titles. 32 bits each.
    titles: Range<u32>,
    /// Mask of the letters and digits in the title of each entry. 64 bits each.
    letters: Range<u32>,
}

impl Layout {
    /// Returns the number of entries that the columns have a date for; `None` if they do not
    /// fit into this many bytes.
    pub(in crate::search) fn dates_within(&self, bytes: usize) -> Option<usize> {
        let dates = self.dates.start as usize..self.dates.end as usize;
        (dates.start <= dates.end && dates.end <= bytes).then(|| dates.len() / 4)
    }
}

/// No value.
pub(in crate::search) const NONE: u16 = u16::MAX;

/// The column of one facet.
#[derive(Debug, Clone, Copy)]
pub(in crate::search) struct Column<'a> {
    starts: &'a [u8],
    values: &'a [u8],
}

/// All columns of an image.
#[derive(Debug, Clone, Copy)]
pub(in crate::search) struct Columns<'a> {
    pub(in crate::search) layout: &'a Layout,
    pub(in crate::search) bytes: &'a [u8],
}

impl<'a> Columns<'a> {
    fn part(&self, range: &Range<u32>) -> &'a [u8] {
        self.bytes.get(range.start as usize..range.end as usize).unwrap_or_default()
    }

    pub(in crate::search) fn facet(&self, facet: Facet) -> Column<'a> {
        match self.layout.facets.get(facet as usize) {
            Some((starts, values)) => {
                Column { starts: self.part(starts), values: self.part(values) }
            }
            None => Column { starts: &[], values: &[] },
        }
    }

    /// Returns the newest date of each entry as yyyymmdd, 0 for none.
    pub(in crate::search) fn dates(&self) -> impl ExactSizeIterator<Item = u32> + 'a {
        numbers(self.part(&self.layout.dates))
    }

    /// Returns the letters and digits of each title, a bit each.
    pub(in crate::search) fn letters(&self) -> impl Iterator<Item = u64> + 'a {
        let masks = self.part(&self.layout.letters).as_chunks::<8>().0;
        masks.iter().map(|mask| u64::from_le_bytes(*mask))
    }

    /// Returns the place of each entry in the order of titles.
    pub(in crate::search) fn titles(&self) -> impl Iterator<Item = u32> + 'a {
        numbers(self.part(&self.layout.titles))
    }
}

impl Column<'_> {
    /// Calls `visit` for each entry in turn with one of its values, [`NONE`]
    /// where it has none. An entry with several is visited for each.
    #[inline]
    pub(in crate::search) fn each(&self, mut visit: impl FnMut(usize, u16)) {
        let values = self.values.as_chunks::<2>().0.iter().map(|value| u16::from_le_bytes(*value));
        if self.starts.is_empty() {
            return values.enumerate().for_each(|(entry, value)| visit(entry, value));
        }
        let mut ends = numbers(self.starts).skip(1);
        let (mut entry, mut end) = (0, ends.next().unwrap_or(0));
        for (place, value) in values.enumerate() {
            while place as u32 >= end {
                let Some(next) = ends.next() else { return };
                (entry, end) = (entry + 1, next);
            }
            visit(entry, value);
        }
    }
}

impl Column<'_> {
    /// Adds to the count of each value the number of entries that have it.
    pub(in crate::search) fn count(
        &self,
        entries: impl Iterator<Item = u32>,
        counts: &mut [usize],
    ) {
        let all = self.values.as_chunks::<2>().0;
        let mut add = |value: &[u8; 2]| {
            if let Some(count) = counts.get_mut(usize::from(u16::from_le_bytes(*value))) {
                *count += 1;
            }
        };
        if self.starts.is_empty() {
            for entry in entries {
                if let Some(value) = all.get(entry as usize) {
                    add(value);
                }
            }
            return;
        }
        let starts = self.starts.as_chunks::<4>().0;
        for entry in entries {
            let Some([start, end]) = starts.get(entry as usize..entry as usize + 2) else {
                continue;
            };
            let range = u32::from_le_bytes(*start) as usize..u32::from_le_bytes(*end) as usize;
            for value in all.get(range).unwrap_or_default() {
                add(value);
            }
        }
    }
}

fn numbers(bytes: &[u8]) -> impl ExactSizeIterator<Item = u32> {
    bytes.as_chunks::<4>().0.iter().map(|number| u32::from_le_bytes(*number))
}

/// The columns while entries are added.
#[derive(Debug)]
pub(in crate::search) struct ColumnsWriter {
    starts: [Vec<u32>; facet::COUNT],
    values: [Vec<u16>; facet::COUNT],
    dates: Vec<u32>,
    letters: Vec<u64>,
}

impl Default for ColumnsWriter {
    fn default() -> Self {
        let starts = std::array::from_fn(|_| vec![0]);
        Self {
            starts,
            values: std::array::from_fn(|_| Vec::new()),
            dates: Vec::new(),
            letters: Vec::new(),
        }
    }
}

impl ColumnsWriter {
    /// Adds a value to the current entry; a repeated value counts once.
    pub(in crate::search) fn push_value(&mut self, facet: Facet, value: u16) {
        let values = &mut self.values[facet as usize];
        let start = self.starts[facet as usize].last().map_or(0, |start| *start as usize);
        if values.get(start..).is_some_and(|own| !own.contains(&value)) {
            values.push(value);
        }
    }

    /// Ends the current entry.
    pub(in crate::search) fn end_entry(&mut self, date: u32, letters: u64) {
        self.letters.push(letters);
        for (starts, values) in self.starts.iter_mut().zip(&mut self.values) {
            if starts.last() == Some(&(values.len() as u32)) {
                values.push(NONE);
            }
            starts.push(values.len() as u32);
        }
        self.dates.push(date);
    }

    /// Returns the bytes of the columns and their places. `renumbered` gives for each facet the
    /// final number of each value; `titles` the place of each title.
    pub(in crate::search) fn finish(
        self,
        renumbered: &[Vec<u16>],
        titles: &[u32],
    ) -> (Layout, Vec<u8>) {
        let mut bytes = Vec::new();
        let mut layout = Layout::default();
        let entries = self.dates.len();
        for ((starts, values), new) in self.starts.iter().zip(&self.values).zip(renumbered) {
            let is_single = values.len() == entries;
            let none = Vec::new();
            let starts = if is_single { &none } else { starts };
            let starts = append(&mut bytes, starts.iter().flat_map(|start| start.to_le_bytes()));
            let value = |value: &u16| new.get(usize::from(*value)).copied().unwrap_or(NONE);
            let values = append(&mut bytes, values.iter().flat_map(|old| value(old).to_le_bytes()));
            layout.facets.push((starts, values));
        }
        layout.dates = append(&mut bytes, self.dates.iter().flat_map(|date| date.to_le_bytes()));
        layout.letters =
            append(&mut bytes, self.letters.iter().flat_map(|mask| mask.to_le_bytes()));
        layout.titles = append(&mut bytes, titles.iter().flat_map(|place| place.to_le_bytes()));
        (layout, bytes)
    }
}

fn append(bytes: &mut Vec<u8>, part: impl Iterator<Item = u8>) -> Range<u32> {
    let start = bytes.len() as u32;
    bytes.extend(part);
    start..bytes.len() as u32
}
