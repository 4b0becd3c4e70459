//! Whether the files of a catalog are as they were.

use crate::effects::files::read_source;
use crate::search::Stamp;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use xxhash_rust::xxh3::xxh3_64;

/// A file that changed so lately may change again without its time showing it.
const FRESH: Duration = Duration::from_secs(2);

/// Whether these are the same files with the same contents. The time of a file
/// saves reading it; where the time differs, the contents decide.
pub(super) fn are_as_before(stamps: &[Stamp], paths: &[PathBuf]) -> bool {
    stamps.len() == paths.len()
        && stamps.iter().zip(paths).all(|(stamp, path)| is_as_before(stamp, path))
}

fn is_as_before(stamp: &Stamp, path: &Path) -> bool {
    let now = stamp_of(path, 0);
    if (&now.name, now.bytes) != (&stamp.name, stamp.bytes) {
        return false;
    }
    if now.changed != 0 && now.changed == stamp.changed {
        return true;
    }
    let hash = read_source(path).map_or(0, |file| xxh3_64(&file.bytes));
    hash == stamp.hash
}

/// The stamp of a file whose contents have this hash; 0 if it cannot be read.
/// To be taken before the file is read.
pub(super) fn stamp_of(path: &Path, hash: u64) -> Stamp {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let about = fs::metadata(path).ok();
    let bytes = about.as_ref().map_or(0, fs::Metadata::len);
    let changed = about.and_then(|about| about.modified().ok());
    let is_settled = |changed: &SystemTime| {
        SystemTime::now().duration_since(*changed).is_ok_and(|age| age > FRESH)
    };
    let since =
        changed.filter(is_settled).and_then(|changed| changed.duration_since(UNIX_EPOCH).ok());
    let changed = since.map_or(0, |since| since.as_nanos() as u64);
    Stamp { name, bytes, changed, hash }
}
