//! Files, opened so that nothing waits and nobody else's file comes to harm, and
//! written so that they are there whole or not at all.
//!
//! A file in a folder of this program is never reached through a link: somebody
//! else may have put one there, to have another file read or written over. A file
//! that a person names may be a link. Both must be plain files: a pipe, a device
//! or a file of `/proc` can go on for ever.

mod lock;
mod waiting;
mod write;

use sha2::{Digest, Sha256};
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Read};
use std::path::Path;

pub use lock::Lock;
pub use waiting::{tell_waits, waits};
pub use write::{
    folder_of, is_unfinished, knows_no_sync, make_private, persist, remove, rename, replace,
    replace_shared, sync, sync_directory, unfinished_file, unfinished_folder, write_new,
    write_new_shared,
};

const NOT_PLAIN: &str = "it isn't a regular file";
const LINK: &str =
    "it is a link, and squadroom doesn't follow links here. Remove the link and try again";
#[cfg(unix)]
const LINK_OF_OTHERS: &str = "it is a link that isn't yours, or leads to a folder that isn't yours. Remove the link and try again";
const TWO_NAMES: &str =
    "this file is also in another folder (a hard link). Remove it here and try again";

/// Opens a file that a person named, to read it. Links are followed.
///
/// # Errors
/// It is missing, a directory, not a plain file, or not readable.
pub fn open_named(path: &Path) -> io::Result<File> {
    is_plain(&fs::metadata(path)?)?;
    opened(path, OpenOptions::new().read(true), false)
}

/// Opens a file in a folder of this program, to read it. A link is not followed.
///
/// # Errors
/// It is missing, a link, a directory, not a plain file, or not readable.
pub fn open_own(path: &Path) -> io::Result<File> {
    is_plain(&fs::symlink_metadata(path)?)?;
    opened(path, OpenOptions::new().read(true), true)
}

/// Opens a file in a folder of this program to be locked, made if it is missing,
/// for its owner only. Nothing may be written to it.
///
/// # Errors
/// It is a link, a directory, not a plain file, or not to be written.
pub fn open_lock(path: &Path) -> io::Result<File> {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        about => is_plain(&about?)?,
    }
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    opened(path, &mut options, true)
}

/// Opens a file in a folder of this program to read and write, made if it is
/// missing, for its owner only.
///
/// # Errors
/// As for [`open_lock`]; or the file has a second name, which may be somebody else's.
pub fn open_private(path: &Path) -> io::Result<File> {
    let file = open_lock(path)?;
    #[cfg(unix)]
    if std::os::unix::fs::MetadataExt::nlink(&file.metadata()?) > 1 {
        return Err(io::Error::other(TWO_NAMES));
    }
    Ok(file)
}

/// Checks that a file in a folder of this program, which something else opens, is a
/// plain file with one name.
///
/// # Errors
/// It is missing, a link, a directory, not a plain file, or has a second name.
pub fn check_private(path: &Path) -> io::Result<()> {
    let about = fs::symlink_metadata(path)?;
    is_plain(&about)?;
    #[cfg(unix)]
    if std::os::unix::fs::MetadataExt::nlink(&about) > 1 {
        return Err(io::Error::other(TWO_NAMES));
    }
    Ok(())
}

/// Checks that a folder inside a folder of this program is not a link. A missing folder
/// is not a fault.
///
/// # Errors
/// It is a link.
pub fn check_own_folder(path: &Path) -> io::Result<()> {
    match fs::symlink_metadata(path) {
        Ok(about) if about.is_symlink() => Err(io::Error::other(LINK)),
        _ => Ok(()),
    }
}

/// Checks that a folder of documents is none that somebody else linked to this place.
/// A person may keep documents on another drive: a link is followed if the user made
/// it and the folder is the user's own.
///
/// # Errors
/// It is a link, and the link or the folder it leads to belongs to somebody else.
pub fn check_linked_folder(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    let user = rustix::process::geteuid().as_raw();
    #[cfg(not(unix))]
    let user = 0;
    check_link_of(path, user)
}

#[cfg(unix)]
fn check_link_of(path: &Path, user: u32) -> io::Result<()> {
    use std::os::unix::fs::MetadataExt;
    let is_own = |about: io::Result<Metadata>| about.is_ok_and(|about| about.uid() == user);
    match fs::symlink_metadata(path) {
        Ok(about) if about.is_symlink() && !(about.uid() == user && is_own(fs::metadata(path))) => {
            Err(io::Error::other(LINK_OF_OTHERS))
        }
        _ => Ok(()),
    }
}

/// On Windows it takes special rights to make a link.
#[cfg(not(unix))]
fn check_link_of(_: &Path, _: u32) -> io::Result<()> {
    Ok(())
}

/// Reads an open file to its end, if it has `most` bytes at most.
///
/// # Errors
/// It is larger, or cannot be read.
pub fn read_to_end(file: &File, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if file.metadata()?.len() <= most {
        // It may grow while it is read.
        file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
        if bytes.len() as u64 <= most {
            return Ok(bytes);
        }
    }
    Err(io::ErrorKind::FileTooLarge.into())
}

/// Reads a file in a folder of this program, if it has `most` bytes at most.
///
/// # Errors
/// As for [`open_own`] and [`read_to_end`].
pub fn read_own(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    read_to_end(&open_own(path)?, most)
}

/// Reads a text in a folder of this program, if it has `most` bytes at most.
///
/// # Errors
/// As for [`read_own`]; or it is not UTF-8.
pub fn read_own_text(path: &Path, most: u64) -> io::Result<String> {
    let not_text = |_| io::Error::new(io::ErrorKind::InvalidData, "it isn't UTF-8 text");
    String::from_utf8(read_own(path, most)?).map_err(not_text)
}

fn opened(path: &Path, options: &mut OpenOptions, is_own: bool) -> io::Result<File> {
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        // A pipe that nobody writes to would be waited for.
        let mut flags = OFlags::NONBLOCK | OFlags::NOCTTY;
        flags.set(OFlags::NOFOLLOW, is_own);
        std::os::unix::fs::OpenOptionsExt::custom_flags(options, flags.bits().cast_signed());
    }
    #[cfg(not(unix))]
    let _ = is_own;
    let file = options.open(path).map_err(|error| {
        #[cfg(unix)]
        if is_own && error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error()) {
            return io::Error::other(LINK);
        }
        error
    })?;
    // Something else may have got the name meanwhile.
    is_plain(&file.metadata()?)?;
    match is_of_the_system(&file) {
        true => Err(io::Error::other(NOT_PLAIN)),
        false => Ok(file),
    }
}

fn is_plain(about: &Metadata) -> io::Result<()> {
    match about.file_type() {
        sort if sort.is_symlink() => Err(io::Error::other(LINK)),
        sort if sort.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
        sort if !sort.is_file() => Err(io::Error::other(NOT_PLAIN)),
        _ => Ok(()),
    }
}

/// Returns whether the system makes up the bytes of a file while it is read, as in `/proc`:
/// some of these wait for ever, and all say that they are plain.
#[cfg(target_os = "linux")]
fn is_of_the_system(file: &File) -> bool {
    // From `linux/magic.h`: proc, sysfs, debugfs, tracefs, securityfs, configfs,
    // cgroup, cgroup2, selinuxfs, fusectl, bpf, pstore, efivarfs.
    const MADE_UP: [u64; 13] = [
        0x9fa0,
        0x6265_6572,
        0x6462_6720,
        0x7472_6163,
        0x7363_6673,
        0x6265_6570,
        0x0027_e0eb,
        0x6367_7270,
        0xf97c_ff8c,
        0x6573_5543,
        0xcafe_4a11,
        0x6165_676c,
        0xde5e_81e4,
    ];
    // Some systems give these as numbers of 32 bits with a sign.
    rustix::fs::fstatfs(file)
        .is_ok_and(|about| MADE_UP.contains(&(about.f_type as u64 & 0xffff_ffff)))
}

#[cfg(not(target_os = "linux"))]
fn is_of_the_system(_: &File) -> bool {
    false
}

/// The SHA-256 of a file in a folder of this program, in hexadecimal digits, and its
/// length in bytes. A file of more than `most` bytes is not read to its end: the
/// length is then larger than `most`.
///
/// # Errors
/// As for [`open_own`].
pub fn digest(path: &Path, most: u64) -> io::Result<(String, u64)> {
    let mut file = open_own(path)?.take(most.saturating_add(1));
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
    Ok((hex(&hasher.finalize()), bytes))
}

/// Returns the SHA-256 of some bytes in hexadecimal digits.
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Returns bytes in hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Returns what an error of the system means, in words for people.
pub fn in_words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "file not found".to_owned(),
        io::ErrorKind::PermissionDenied => "access denied".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder, not a file".to_owned(),
        io::ErrorKind::NotADirectory => "this path, or part of it, isn't a folder".to_owned(),
        io::ErrorKind::FileTooLarge => "it is too large".to_owned(),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "the disk is full. Free some space, then try again".to_owned()
        }
        io::ErrorKind::ReadOnlyFilesystem => "this disk is read-only".to_owned(),
        _ => without_number(error),
    }
}

/// Returns why a new file could not be written, in words for people.
pub fn why_not_written(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::AlreadyExists => "it already exists. Choose another file name".to_owned(),
        io::ErrorKind::NotFound => "its folder doesn't exist. Create the folder first".to_owned(),
        _ => in_words(error),
    }
}

/// Returns what the system said, without the number that it has for it.
pub fn without_number(error: &io::Error) -> String {
    let told = error.to_string();
    let Some((before, number)) = told.split_once(" (os error ") else { return told };
    let after = number.split_once(')').map_or("", |(_, after)| after);
    format!("{before}{after}")
}

#[cfg(test)]
mod tests;
