//! The tables inside the program.

use super::{Places, Tables};
use std::sync::OnceLock;

static PLACES: OnceLock<Places> = OnceLock::new();

/// Bytes of the unpacked tables at most.
const LONGEST: usize = 4 << 20;

/// What the build script wrote: [`Tables`] as postcard in Zstandard.
const PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/places.bin"));

impl Places {
    /// The shipped tables, unpacked by whoever asks first.
    pub fn embedded() -> &'static Self {
        PLACES.get_or_init(Self::load)
    }

    /// Gets all of the shipped tables ready that the first question would wait for.
    pub fn prepare() {
        let _ = Self::embedded().county_names();
    }

    /// Unpacks the shipped tables anew, for those who want their own.
    ///
    /// The bytes were written from the same types in the same build, so they
    /// unpack; a test compares them with the files. Should they ever not, there
    /// are no places and the program still runs.
    pub fn load() -> Self {
        let unpacked = zstd::bulk::decompress(PACKED, LONGEST).unwrap_or_default();
        Self::new(postcard::from_bytes::<Tables>(&unpacked).unwrap_or_default())
    }

    /// Bytes that the tables take in the program.
    pub const fn embedded_size() -> usize {
        PACKED.len()
    }
}
