//! Writing so that a file is there whole or not at all, for its owner only.

use sha2::{Digest, Sha256};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::Path;
use std::time::Duration;

/// How often something that another program has open is tried.
const TRIES: u32 = 20;
/// How names of files begin that are not whole yet.
pub(super) const NEW: &str = "new-";
/// How long is waited in between.
const PAUSE: Duration = Duration::from_millis(100);

/// The SHA-256 of a file in hexadecimal digits, and its length in bytes.
pub(super) fn digest(path: &Path) -> io::Result<(String, u64)> {
    let mut file = File::open(path)?;
    let (mut hasher, mut buffer, mut bytes) = (Sha256::new(), vec![0; 64 * 1024], 0);
    loop {
        match file.read(&mut buffer)? {
            0 => break,
            read => {
                hasher.update(buffer.get(..read).unwrap_or_default());
                bytes += read as u64;
            }
        }
    }
    let digits = hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    Ok((digits, bytes))
}

/// Opens a file to read and write, made if it is missing, for its owner only.
pub(super) fn open_private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Makes a directory and those above it; only its owner may enter.
pub(super) fn make_private(directory: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(directory)
}

/// Writes a small file under another name, then gives it its own.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let directory = path.parent().unwrap_or(Path::new("."));
    let mut part = tempfile::Builder::new().prefix(NEW).tempfile_in(directory)?;
    part.write_all(bytes)?;
    part.as_file().sync_all()?;
    let part = part.into_temp_path();
    rename(&part, path)?;
    // It has another name now, so there is nothing to delete.
    let _ = part.keep();
    settle(directory);
    Ok(())
}

/// Renames over whatever has the name.
pub(super) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    patiently(|| fs::rename(from, to))
}

/// Deletes a file; that it is gone already is as good.
pub(super) fn remove(path: &Path) -> io::Result<()> {
    match patiently(|| fs::remove_file(path)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

/// Has the system write the names in a directory to the disk, where it can.
pub(super) fn settle(directory: &Path) {
    if cfg!(unix)
        && let Ok(directory) = File::open(directory)
    {
        let _ = directory.sync_all();
    }
}

/// Tries again while another program has the file open, which Windows refuses.
/// A scanner or a viewer lets go of it after a moment.
fn patiently(mut work: impl FnMut() -> io::Result<()>) -> io::Result<()> {
    let mut tries = 1;
    loop {
        match work() {
            Err(error) if tries < TRIES && is_open_elsewhere(&error) => {
                std::thread::sleep(PAUSE);
                tries += 1;
            }
            done => return done,
        }
    }
}

/// Windows: access denied, sharing violation, lock violation.
fn is_open_elsewhere(error: &io::Error) -> bool {
    cfg!(windows) && matches!(error.raw_os_error(), Some(5 | 32 | 33))
}
