//! Large catalogs are served from a file in the cache directory.
//!
//! The file is an image of the search with the entries in it, made from the
//! catalog's files. It is used as long as these files are as they were. Nothing in
//! it is worth keeping: whatever is wrong with it, it is made anew at once, and
//! where it cannot be written it is made in memory. Whoever can write to a cache
//! could put other numbers there, so only the user's own is read.

mod build;
mod fingerprint;
mod guarded;
mod owner;
mod progress;
pub(in crate::effects) mod stack_index;
mod writer;

use super::base_catalog::BaseCatalog;
use super::image_file::parts;
use super::opened::Opened;
use crate::disk;
use crate::search::{FormatError, Index, SourceFingerprint};
pub use progress::{CacheProgress, CacheProgressFn};

use build::{Failure, Sources};
use fingerprint::are_as_before;
use guarded::guarded;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use writer::{in_memory, on_disk, opened};
use xxhash_rust::xxh3::xxh3_64;

/// A catalog with more bytes of TOML than this is large; entries of the usual
/// length make some 2,000 to 5,000.
pub const LARGE: u64 = 3 * 1024 * 1024;

/// Where caches lie: the directory named, or the platform's own place for
/// caches. `None` where the platform names no such place.
pub fn cache_directory(named: Option<&Path>) -> Option<PathBuf> {
    named.map(Path::to_path_buf).or_else(super::platform::folders::caches)
}

/// Returns whether so many files make a large catalog.
pub(super) fn is_large(paths: &[PathBuf]) -> bool {
    let sizes = paths.iter().filter_map(|path| Some(fs::metadata(path).ok()?.len()));
    sizes.sum::<u64>() > LARGE
}

/// Opens the large catalog of a directory, whose files these are.
pub(super) fn open(
    directory: &Path,
    base: &BaseCatalog,
    paths: Vec<PathBuf>,
    home: Option<&Path>,
    watch: &mut CacheProgressFn<'_>,
) -> Opened {
    let mut notices = Vec::new();
    let ready = home.map(|home| (home, owner::ready(home)));
    if let Some((home, Err(error))) = &ready {
        notices.push(no_cache(home, error));
    }
    // A cache that others could write to until now is not read.
    let is_own = ready.as_ref().is_some_and(|(_, ready)| matches!(ready, Ok(true)));
    let home = ready.and_then(|(home, ready)| ready.is_ok().then_some(home));
    let cache = home.map(|home| home.join(name(directory, base)));
    if let Some((home, cache)) = home.zip(cache.as_ref()).filter(|_| is_own) {
        match found(cache, &paths) {
            Ok(Some((opened, stamps))) => {
                return guarded(opened, stamps, home, cache, paths, base).name_files_in(directory);
            }
            Ok(None) => {}
            Err(damage) => {
                notices.push(format!("Rebuilding the cache of this catalog: {damage}."));
            }
        }
    }
    let sources = Sources::new(paths, base);
    let mut opened = match home.zip(cache.as_deref()) {
        Some((home, cache)) => match on_disk(home, cache, &sources, watch) {
            Ok(opened) => opened,
            Err(Failure::Stopped) => return Opened::stopped(),
            Err(Failure::Io(error)) => {
                notices.push(no_cache(home, &error));
                in_memory(&sources, watch)
            }
        },
        None => in_memory(&sources, watch),
    };
    notices.append(&mut opened.notices);
    Opened { notices, ..opened }.name_files_in(directory)
}

fn no_cache(home: &Path, error: &io::Error) -> String {
    let (held, error) = (home.display(), crate::disk::in_words(error));
    format!("Can't save a cache in {held} ({error}), so this start took longer.")
}

/// Deletes the cache of a directory, which was found to be damaged.
pub fn discard(directory: &Path, base: &BaseCatalog, home: Option<&Path>) {
    if let Some(home) = home {
        // If it cannot be deleted it is found damaged again.
        let _ = fs::remove_file(home.join(name(directory, base)));
    }
}

/// The name of a directory's cache. One that has hotlines of an update has another.
fn name(directory: &Path, base: &BaseCatalog) -> String {
    let whole = fs::canonicalize(directory).unwrap_or_else(|_| directory.to_path_buf());
    let update = if base.is_updated() { base.stamp() } else { 0 };
    format!("catalog-{:016x}.index", xxh3_64(whole.as_os_str().as_encoded_bytes()) ^ update)
}

/// The cache, if there is one that fits the files.
fn found(
    cache: &Path,
    paths: &[PathBuf],
) -> Result<Option<(Opened, Vec<SourceFingerprint>)>, FormatError> {
    let Ok(file) = disk::open_own(cache) else { return Ok(None) };
    if !owner::is_own(&file) {
        return Ok(None);
    }
    let Ok(bytes) = parts(file) else { return Ok(None) };
    let index = match Index::open(bytes) {
        Ok(index) => index,
        Err(FormatError::Foreign) => return Ok(None),
        Err(damage) => return Err(damage),
    };
    if !are_as_before(index.sources(), paths) {
        return Ok(None);
    }
    let opened = opened(&index, index.faults().to_vec())?;
    Ok(Some((opened, index.sources().to_vec())))
}

#[cfg(test)]
mod tests;
