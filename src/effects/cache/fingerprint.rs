//! Finds out whether the files of a catalog are as they were.

use crate::effects::platform::files::read_source;
use crate::search::SourceFingerprint;
use std::fs;
use std::path::{Path, PathBuf};
#[cfg(unix)]
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use xxhash_rust::xxh3::xxh3_64;

/// The age of a change below which the file may change again without its times showing it.
#[cfg(unix)]
const FRESH: Duration = Duration::from_secs(2);

/// Returns whether these are the same files with the same contents. A file whose time of
/// change is the same is not read; where the time differs, the contents decide.
pub(super) fn are_as_before(stamps: &[SourceFingerprint], paths: &[PathBuf]) -> bool {
    stamps.len() == paths.len()
        && stamps.iter().zip(paths).all(|(stamp, path)| is_as_before(stamp, path))
}

fn is_as_before(stamp: &SourceFingerprint, path: &Path) -> bool {
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

/// Returns the fingerprint of a file whose contents have this hash; 0 if it cannot be read.
/// Call it before the file is read.
pub(super) fn stamp_of(path: &Path, hash: u64) -> SourceFingerprint {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let about = fs::metadata(path).ok();
    let bytes = about.as_ref().map_or(0, fs::Metadata::len);
    let changed = about.as_ref().and_then(last_change).unwrap_or(0);
    SourceFingerprint { name, bytes, changed, hash }
}

/// Which file it is and when it last changed, in one number that is never 0; `None`
/// where the system does not tell, or it was a moment ago. Whoever sets the time of
/// a file back cannot set back the time at which that was done (`st_ctime` in POSIX).
#[cfg(unix)]
fn last_change(about: &fs::Metadata) -> Option<u64> {
    use std::os::unix::fs::MetadataExt;
    let noted = u64::try_from(about.ctime()).ok()?;
    let noted = UNIX_EPOCH + Duration::new(noted, u32::try_from(about.ctime_nsec()).ok()?);
    let is_settled =
        |time: SystemTime| SystemTime::now().duration_since(time).is_ok_and(|age| age > FRESH);
    if !is_settled(noted) || !is_settled(about.modified().ok()?) {
        return None;
    }
    let facts = [about.mtime(), about.mtime_nsec(), about.ctime(), about.ctime_nsec()];
    let facts = facts.into_iter().flat_map(i64::to_le_bytes).chain(about.ino().to_le_bytes());
    Some(xxh3_64(&facts.collect::<Vec<u8>>()) | 1)
}

/// Where the times of a file can all be set, only its contents tell.
#[cfg(not(unix))]
fn last_change(_: &fs::Metadata) -> Option<u64> {
    None
}
