//! The tables inside the program.

use super::{Places, Tables};
use std::sync::OnceLock;

static PLACES: OnceLock<Places> = OnceLock::new();

/// What the build script wrote: a length, then [`Tables`] as postcard in LZ4.
const PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/places.bin"));

impl Places {
    /// The shipped tables, unpacked by whoever asks first.
    pub fn embedded() -> &'static Self {
        PLACES.get_or_init(Self::load)
    }

    /// Unpacks the shipped tables anew, for those who want their own.
    ///
    /// The bytes were written from the same types in the same build, so they
    /// unpack; a test compares them with the files. Should they ever not, there
    /// are no places and the program still runs.
    pub fn load() -> Self {
        let unpacked = lz4_flex::decompress_size_prepended(PACKED).unwrap_or_default();
        Self::new(postcard::from_bytes::<Tables>(&unpacked).unwrap_or_default())
    }

    /// Bytes that the tables take in the program.
    pub const fn embedded_size() -> usize {
        PACKED.len()
    }
}
