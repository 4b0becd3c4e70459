//! Images in files.

use crate::catalog::{ByteSource, Bytes};
use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::ops::Range;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// Sections of an image at most.
const MOST: usize = 16;

/// A file that is read part by part. It is not mapped: another program may cut it
/// short, and whoever reads a mapped file then is ended by the system.
struct ImageFile {
    file: Mutex<File>,
    size: usize,
    kept: [OnceLock<Vec<u8>>; MOST],
}

/// The bytes of a file, read when they are asked for.
///
/// # Errors
/// The system does not tell how long it is.
pub(super) fn parts(file: File) -> io::Result<Bytes> {
    let size = usize::try_from(file.metadata()?.len()).map_err(io::Error::other)?;
    Ok(Arc::new(ImageFile { file: Mutex::new(file), size, kept: Default::default() }))
}

impl ImageFile {
    fn read(&self, range: Range<usize>) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::with_capacity(range.len());
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(range.start as u64))?;
        (&mut *file).take(range.len() as u64).read_to_end(&mut bytes)?;
        match bytes.len() == range.len() {
            true => Ok(bytes),
            false => Err(io::ErrorKind::UnexpectedEof.into()),
        }
    }
}

impl ByteSource for ImageFile {
    fn size(&self) -> usize {
        self.size
    }

    fn kept(&self, number: usize, range: Range<usize>) -> &[u8] {
        let Some(part) = self.kept.get(number) else { return &[] };
        part.get_or_init(|| self.read(range).unwrap_or_default())
    }

    fn once(&self, range: Range<usize>) -> Cow<'_, [u8]> {
        Cow::Owned(self.read(range).unwrap_or_default())
    }
}
