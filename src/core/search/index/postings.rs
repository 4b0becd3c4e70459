//! For each term, the entries that hold it and how much it says about each.
//!
//! The postings of a term are pairs: the distance to the entry before, as a
//! variable-length number, and one byte of impact (1 to 255). Those of
//! neighboring terms stand one after another, so that all terms with one
//! beginning are one run.

use std::ops::Range;

/// The postings of all terms, as two sections of an image.
#[derive(Debug, Clone, Copy)]
pub(in crate::search) struct Postings<'a> {
    /// Byte offsets at which each term's postings start, then the end of the last: 32 bits
    /// each.
    pub(in crate::search) starts: &'a [u8],
    /// The postings.
    pub(in crate::search) bytes: &'a [u8],
}

impl Postings<'_> {
    /// Raises `column`, a byte for each entry, to the impacts of these terms,
    /// each times `factor` / 256.
    ///
    /// Damaged bytes can give wrong values but lead nowhere else: an entry
    /// beyond the column ends the term.
    pub(in crate::search) fn raise(&self, terms: Range<u32>, factor: u32, column: &mut [u8]) {
        let mut start = self.start(terms.start);
        for term in terms {
            let end = self.start(term + 1);
            if let Some(bytes) = self.bytes.get(start..end) {
                raise_one(bytes, factor, column);
            }
            start = end;
        }
    }

    /// Calls `visit` with the entries of a term and its impact in each.
    pub(in crate::search) fn each(&self, term: u32, mut visit: impl FnMut(usize, u8)) {
        let mut bytes = self.bytes.get(self.start(term)..self.start(term + 1)).unwrap_or_default();
        let mut entry = 0usize;
        while let Some((gap, impact, rest)) = next(bytes) {
            bytes = rest;
            entry = entry.saturating_add(gap);
            visit(entry, impact);
        }
    }

    /// The length of the postings of these terms in bytes: how common they are.
    pub(in crate::search) fn weight(&self, terms: Range<u32>) -> usize {
        self.start(terms.end).saturating_sub(self.start(terms.start))
    }

    fn start(&self, term: u32) -> usize {
        let at = term as usize * 4;
        let bytes = self.starts.get(at..at + 4).and_then(|bytes| bytes.try_into().ok());
        bytes.map_or(0, u32::from_le_bytes) as usize
    }
}

fn raise_one(mut bytes: &[u8], factor: u32, column: &mut [u8]) {
    let mut entry = 0usize;
    while let Some((gap, impact, rest)) = next(bytes) {
        bytes = rest;
        entry = entry.wrapping_add(gap);
        let Some(cell) = column.get_mut(entry) else { return };
        let scaled = ((u32::from(impact) * factor) >> 8) as u8 | 1;
        *cell = scaled.max(*cell);
    }
}

/// One pair, and what follows.
#[inline]
fn next(bytes: &[u8]) -> Option<(usize, u8, &[u8])> {
    if let [gap @ 0..128, impact, rest @ ..] = bytes {
        return Some((usize::from(*gap), *impact, rest));
    }
    let mut gap = 0usize;
    for (place, byte) in bytes.iter().enumerate().take(5) {
        gap |= usize::from(byte & 127) << (7 * place);
        if *byte < 128 {
            return Some((gap, *bytes.get(place + 1)?, bytes.get(place + 2..)?));
        }
    }
    None
}

/// Adds one pair; `gap` is the distance to the entry before.
pub(in crate::search) fn push(bytes: &mut Vec<u8>, mut gap: u32, impact: u8) {
    while gap >= 128 {
        bytes.push(gap as u8 | 128);
        gap >>= 7;
    }
    bytes.push(gap as u8);
    bytes.push(impact);
}

/// Adds the postings of another run, whose first gap counts from 0, after
/// those that end with the entry `last`. Returns its last entry.
pub(in crate::search) fn append(bytes: &mut Vec<u8>, mut last: u32, mut more: &[u8]) -> u32 {
    let mut entry = 0;
    while let Some((gap, impact, rest)) = next(more) {
        more = rest;
        entry += gap as u32;
        push(bytes, entry - last, impact);
        last = entry;
    }
    last
}

#[cfg(test)]
mod tests {
    use super::*;

    fn starts(starts: &[u32]) -> Vec<u8> {
        starts.iter().flat_map(|start| start.to_le_bytes()).collect()
    }

    #[test]
    fn what_was_pushed_raises_the_column() {
        let mut bytes = Vec::new();
        push(&mut bytes, 1, 200);
        push(&mut bytes, 300, 100);
        let first = bytes.len() as u32;
        push(&mut bytes, 1, 100);
        let starts = starts(&[0, first, bytes.len() as u32]);
        let postings = Postings { starts: &starts, bytes: &bytes };
        let mut column = vec![0; 302];
        postings.raise(0..2, 256, &mut column);
        assert_eq!((column[1], column[301]), (201, 101));
        assert_eq!(column.iter().filter(|cell| **cell > 0).count(), 2);
        let mut half = vec![0; 302];
        postings.raise(1..2, 128, &mut half);
        assert_eq!((half[1], half[301]), (51, 0));
    }

    #[test]
    fn damaged_postings_end_quietly() {
        let starts = starts(&[0, 6, 90, 4]);
        let bytes = [255, 255, 255, 255, 255, 255];
        let postings = Postings { starts: &starts, bytes: &bytes };
        let mut column = vec![0; 3];
        postings.raise(0..9, 256, &mut column);
        assert_eq!(column, [0, 0, 0]);
    }
}
