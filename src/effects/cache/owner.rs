//! Finds out whether a cache is the user's own.

use crate::disk::make_private;
use std::fs::{self, File};
use std::io;
use std::path::Path;

/// Makes the directory for caches, for its owner only. Returns false if others could write
/// there until now, so that nothing in it may be believed.
///
/// # Errors
/// It cannot be made, belongs to another user, or others can write there and it is
/// one that the user named.
pub(super) fn ready(home: &Path) -> io::Result<bool> {
    make_private(home)?;
    is_private(home)
}

#[cfg(unix)]
fn is_private(home: &Path) -> io::Result<bool> {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    let about = fs::metadata(home)?;
    if about.uid() != rustix::process::geteuid().as_raw() {
        return Err(io::Error::other(
            "it belongs to another user. Choose another folder with --cache",
        ));
    }
    // Where the sticky bit is set, others can add files but not change yours.
    if !is_open(&about) || about.mode() & 0o1000 != 0 {
        return Ok(true);
    }
    if super::cache_directory(None).as_deref() != Some(home) {
        let why =
            "others can write there. Run `chmod go-w` on it, or choose another folder with --cache";
        return Err(io::Error::other(why));
    }
    fs::set_permissions(home, fs::Permissions::from_mode(0o700))?;
    Ok(false)
}

/// Returns whether others may write to it.
#[cfg(unix)]
fn is_open(about: &fs::Metadata) -> bool {
    std::os::unix::fs::MetadataExt::mode(about) & 0o022 != 0
}

/// Returns whether a file is the user's own, and nobody else may write to it.
#[cfg(unix)]
pub(super) fn is_own(file: &File) -> bool {
    use std::os::unix::fs::MetadataExt;
    let user = rustix::process::geteuid().as_raw();
    file.metadata().is_ok_and(|about| about.uid() == user && !is_open(&about))
}

/// On Windows the folder of the user's profile is the user's own.
#[cfg(not(unix))]
fn is_private(home: &Path) -> io::Result<bool> {
    fs::metadata(home).map(|_| true)
}

#[cfg(not(unix))]
pub(super) fn is_own(_: &File) -> bool {
    true
}
