//! Files as memory.

use crate::catalog::Bytes;
use memmap2::Mmap;
use std::fs::File;
use std::io;
use std::sync::Arc;

/// Maps a file that was whole when it got its name.
pub(super) fn map(file: &File) -> io::Result<Bytes> {
    // SAFETY: A mapped file must not change. This program writes such a file only
    // before it has its name, and replaces it only by renaming another one over
    // it, which leaves the old one as it is to those who have it open. Its
    // contents are checked before they are used, and never trusted.
    #[allow(unsafe_code)]
    let map = unsafe { Mmap::map(file) }?;
    Ok(Arc::new(map))
}
