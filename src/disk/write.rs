//! Files that are there whole or not at all, and folders for their owner only.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;
use std::time::Duration;
use tempfile::{Builder, NamedTempFile, TempDir, TempPath};

/// How often something that another program has open is tried.
const TRIES: u32 = 20;
/// How long is waited in between.
const PAUSE: Duration = Duration::from_millis(100);
/// How names of files begin that are not whole yet; six letters or digits follow.
const NEW: &str = "squadroom-new-";

/// Makes a directory and those above it; only its owner may enter.
///
/// # Errors
/// The system refuses it.
pub fn make_private(directory: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(directory).map_err(|error| match error.kind() {
        // Something is there, but no folder.
        io::ErrorKind::AlreadyExists => io::Error::from(io::ErrorKind::NotADirectory),
        _ => error,
    })
}

/// Returns the folder that a file is in.
pub fn folder_of(path: &Path) -> &Path {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}

/// Makes a file under a name of its own, which only its owner can read. It is deleted
/// again unless [`persist`] gives it another name.
///
/// # Errors
/// The system refuses it.
pub fn unfinished_file(folder: &Path) -> io::Result<NamedTempFile> {
    Builder::new().prefix(NEW).tempfile_in(folder)
}

/// Makes a folder to work in, which only its owner may enter and which is deleted again.
///
/// # Errors
/// The system refuses it.
pub fn unfinished_folder(folder: &Path) -> io::Result<TempDir> {
    Builder::new().prefix(NEW).tempdir_in(folder)
}

/// Gives a file that is whole its name, over whatever has it: a link there is replaced,
/// not followed.
///
/// # Errors
/// The system refuses it; what has the name stays.
pub fn persist(part: TempPath, path: &Path) -> io::Result<()> {
    // On Windows this takes the mark of a temporary file away.
    let part = part.keep()?;
    if let Err(error) = rename(&part, path) {
        let _ = fs::remove_file(&part);
        return Err(error);
    }
    sync_directory(folder_of(path));
    Ok(())
}

/// Writes a small file atomically: under another name, with fsync, then renamed. Only
/// its owner can read it.
///
/// # Errors
/// The system refuses it; what has the name stays.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut part = unfinished_file(folder_of(path))?;
    part.write_all(bytes)?;
    sync(part.as_file())?;
    persist(part.into_temp_path(), path)
}

/// Writes a new file that only its owner can read, with fsync.
///
/// # Errors
/// There is such a file already, or the system refuses it; then no part of it is left.
pub fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    write_new_with(path, bytes, 0o600)
}

/// Writes a new file that others may read, with fsync.
///
/// # Errors
/// As those of [`write_new`].
pub fn write_new_shared(path: &Path, bytes: &[u8]) -> io::Result<()> {
    write_new_with(path, bytes, 0o644)
}

#[cfg_attr(not(unix), allow(unused_variables, reason = "only Unix has modes"))]
fn write_new_with(path: &Path, bytes: &[u8], mode: u32) -> io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, mode);
    let mut file = options.open(path)?;
    let written = file.write_all(bytes).and_then(|()| sync(&file));
    if written.is_err() {
        drop(file);
        let _ = fs::remove_file(path);
    }
    written
}

/// Writes a file that others may read, atomically as [`replace`] does. A file that was there
/// keeps its permissions.
///
/// # Errors
/// The system refuses it; what has the name stays.
pub fn replace_shared(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut part = unfinished_file(folder_of(path))?;
    part.write_all(bytes)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let usual = || fs::Permissions::from_mode(0o644);
        let permissions = fs::metadata(path).map_or_else(|_| usual(), |about| about.permissions());
        part.as_file().set_permissions(permissions)?;
    }
    sync(part.as_file())?;
    persist(part.into_temp_path(), path)
}

/// Has the system write a file to the disk. Some network drives know no such thing;
/// there it is written when the drive sees fit.
///
/// # Errors
/// The disk did not take it.
pub fn sync(file: &File) -> io::Result<()> {
    match file.sync_all() {
        Err(error) if knows_no_sync(&error) => Ok(()),
        done => done,
    }
}

/// Returns whether this is what a drive answers that cannot confirm what is on it: EINVAL,
/// ENOSYS or EOPNOTSUPP.
pub fn knows_no_sync(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported)
}

/// Returns whether a name is one that [`replace`] gives to a file that is not whole yet.
pub fn is_unfinished(name: &str) -> bool {
    let drawn = name.strip_prefix(NEW);
    drawn.is_some_and(|drawn| drawn.len() == 6 && drawn.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// Renames over whatever has the name.
///
/// # Errors
/// The system refuses it.
pub fn rename(from: &Path, to: &Path) -> io::Result<()> {
    patiently(|| fs::rename(from, to))
}

/// Deletes a file; that it is gone already is as good. Returns whether it was there.
///
/// # Errors
/// The system refuses it.
pub fn remove(path: &Path) -> io::Result<bool> {
    match patiently(|| fs::remove_file(path)) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// Has the system write the names in a directory to the disk, where it can.
pub fn sync_directory(directory: &Path) {
    if cfg!(unix)
        && let Ok(directory) = File::open(directory)
    {
        let _ = directory.sync_all();
    }
}

/// Retries while another program has the file open, which Windows refuses.
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
