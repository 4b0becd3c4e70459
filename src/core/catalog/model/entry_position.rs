//! Where an entry stands in its catalog.

use serde::{Deserialize, Serialize};

/// The index of an entry in [`Catalog::entries`](crate::catalog::Catalog::entries), from 0. It
/// holds for one loaded catalog only; an id lasts.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct EntryPosition(u32);

impl EntryPosition {
    /// Returns the position with this index. An index past `u32::MAX`, which no catalog
    /// reaches, gives the last position.
    pub fn new(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// Returns the index, for the columns of a search and the like.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

impl From<u32> for EntryPosition {
    fn from(index: u32) -> Self {
        Self(index)
    }
}

impl From<EntryPosition> for u32 {
    fn from(position: EntryPosition) -> Self {
        position.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_is_its_index_and_takes_no_other_bytes() {
        for index in [0, 1, 127, 128, 250_000, u32::MAX as usize] {
            let position = EntryPosition::new(index);
            assert_eq!(position.index(), index);
            assert_eq!(postcard::to_stdvec(&position), postcard::to_stdvec(&index));
        }
        assert_eq!(EntryPosition::new(usize::MAX), EntryPosition::from(u32::MAX));
    }
}
