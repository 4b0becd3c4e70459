//! A cache made anew: on the disk, or in memory where it cannot be written.

use super::build::{Built, Failure, Sources, build};
use super::progress::CacheProgressFn;
use crate::disk;
use crate::effects::image_file::parts;
use crate::effects::opened::Opened;
use crate::faults::Fault;
use crate::search::{FormatError, Index};
use std::fs;
use std::io::{self, Cursor};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// The end of a file's name until the file is whole.
const PART: &str = ".part";

/// After that long such a file is of a program that ended early.
const ABANDONED: Duration = Duration::from_secs(24 * 60 * 60);

/// The catalog of an index.
pub(super) fn opened(index: &Index, faults: Vec<Fault>) -> Result<Opened, FormatError> {
    Ok(Opened { catalog: index.catalog()?, faults, ..Opened::default() })
}

/// Makes the cache under another name and then gives it its own, so that
/// nobody ever sees a part of it. Of two programs at once the last one wins.
pub(super) fn on_disk(
    home: &Path,
    cache: &Path,
    sources: &Sources,
    watch: &mut CacheProgressFn<'_>,
) -> Result<Opened, Failure> {
    sweep(home);
    let part = tempfile::Builder::new().prefix("catalog-").suffix(PART).tempfile_in(home)?;
    let Built { faults, catalog, out } = build(part.as_file().try_clone()?, sources, watch)?;
    let Some(out) = out else {
        return Ok(Opened { catalog, faults, ..Opened::default() });
    };
    disk::sync(&out)?;
    drop(out);
    let (file, part) = part.into_parts();
    disk::persist(part, cache)?;
    let index = Index::open(parts(file)?).map_err(io::Error::other)?;
    Ok(opened(&index, faults).map_err(io::Error::other)?)
}

/// Makes the cache in memory, where it is gone with the program.
pub(super) fn in_memory(sources: &Sources, watch: &mut CacheProgressFn<'_>) -> Opened {
    let whole = |built: Built<Cursor<Vec<u8>>>| -> Result<Opened, Failure> {
        let Built { faults, catalog, out } = built;
        let Some(out) = out else {
            return Ok(Opened { catalog, faults, ..Opened::default() });
        };
        let index = Index::open(Arc::new(out.into_inner())).map_err(io::Error::other)?;
        Ok(opened(&index, faults).map_err(io::Error::other)?)
    };
    match build(Cursor::new(Vec::new()), sources, watch).and_then(whole) {
        Ok(opened) => opened,
        Err(Failure::Stopped) => Opened::stopped(),
        Err(Failure::Io(error)) => {
            let told = disk::in_words(&error);
            let notices = vec![format!("Can't read the catalog: {told}.")];
            Opened { notices, ..Opened::default() }
        }
    }
}

/// Deletes what programs that ended early left behind.
fn sweep(home: &Path) {
    let Ok(items) = fs::read_dir(home) else { return };
    for item in items.flatten() {
        let name = item.file_name();
        let drawn =
            name.to_str().and_then(|name| name.strip_prefix("catalog-")?.strip_suffix(PART));
        let is_drawn =
            |drawn: &str| drawn.len() == 6 && drawn.bytes().all(|b| b.is_ascii_alphanumeric());
        let is_part = drawn.is_some_and(is_drawn);
        let age = item.metadata().and_then(|about| about.modified()).ok();
        let age = age.and_then(|changed| SystemTime::now().duration_since(changed).ok());
        if is_part && age.is_some_and(|age| age > ABANDONED) {
            let _ = fs::remove_file(item.path());
        }
    }
}
