//! Writes the training log to a file that the person named.

use crate::disk;
use crate::faults::{harmless, visible};
use crate::record::{BYTE_ORDER_MARK, Transcript, TranscriptFormat, certificate_of};
use directories::UserDirs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Writes a transcript to a new file; returns its path, safe to show.
///
/// # Errors
/// The file is there already or can't be written: why, safe to show.
pub(super) fn write(
    file: &str,
    format: TranscriptFormat,
    transcript: &Transcript,
) -> Result<String, String> {
    let path = placed(file);
    let name = visible(&path.display().to_string());
    let mark = if format.has_byte_order_mark() { BYTE_ORDER_MARK } else { "" };
    let text = transcript.text(format)?;
    let bytes = [mark.as_bytes(), harmless(&text).as_bytes()].concat();
    match disk::write_new(&path, &bytes) {
        Ok(()) => Ok(name),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            Err(format!("{name} already exists. Choose another file name."))
        }
        Err(error) => Err(format!("{name}: {}", disk::why_not_written(&error))),
    }
}

/// Opens the certificate of a line of the log; returns its path, safe to show.
///
/// # Errors
/// There is none, it was changed, or nothing opens it: why, safe to show.
pub(super) fn open_certificate(directory: &Path, line: &str) -> Result<String, String> {
    let own = certificate_of(directory, line).ok_or("the file is missing")?;
    let name = visible(&own.path.display().to_string());
    if !own.is_whole() {
        return Err(format!("{name} was changed. Attach the certificate again."));
    }
    let opened = crate::effects::open_file(&own.path);
    opened.map_err(|error| format!("{}. The file is {name}", visible(&error.to_string())))?;
    Ok(name)
}

/// Returns the path of a file: `~` is the home folder, and a name alone lies in the folder of
/// documents or, where there is none, in the home folder.
fn placed(file: &str) -> PathBuf {
    let folders = UserDirs::new();
    let home = folders.as_ref().map(UserDirs::home_dir);
    if let (Some(rest), Some(home)) = (file.strip_prefix("~/"), home) {
        return home.join(rest);
    }
    let path = Path::new(file);
    let is_name = path.components().count() == 1 && !path.is_absolute();
    let documents = folders.as_ref().and_then(UserDirs::document_dir).filter(|dir| dir.is_dir());
    match documents.or(home).filter(|_| is_name) {
        Some(folder) => folder.join(path),
        None => path.to_path_buf(),
    }
}
