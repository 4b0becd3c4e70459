//! Files of certificates, copied beside the record: each has the id of its line and the start of
//! its hash in its name, so that a change of it is found.

use super::error::RecordError;
use super::forms::is_line_id;
use super::storage::files::delete;
use crate::disk;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The folder of the certificates in a directory of data.
pub const CERTIFICATES: &str = "certificates";

/// Bytes of a certificate at most.
pub(super) const MOST_BYTES: u64 = 20 * 1024 * 1024;

/// The files that a certificate may be: the type by its first bytes, and the ending.
const TYPES: [(&str, &str); 5] = [
    ("application/pdf", "pdf"),
    ("image/png", "png"),
    ("image/jpeg", "jpg"),
    ("image/heif", "heic"),
    ("image/tiff", "tif"),
];

/// How many letters of the hash are in a name.
const HASH_LETTERS: usize = 32;

/// The file of a certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertificateFile {
    /// The id of the line of the log.
    pub line: String,
    /// Its path.
    pub path: PathBuf,
    /// The start of the SHA-256 that it has to have.
    hash: String,
}

impl CertificateFile {
    /// Returns whether the file has the bytes that were copied.
    pub fn is_whole(&self) -> bool {
        self.read().is_ok()
    }

    /// Returns the bytes that were copied.
    ///
    /// # Errors
    /// The file was changed, or can't be read.
    pub(super) fn read(&self) -> io::Result<Vec<u8>> {
        let bytes = disk::read_own(&self.path, MOST_BYTES)?;
        match hash_of(&bytes) == self.hash {
            true => Ok(bytes),
            false => Err(io::Error::new(io::ErrorKind::InvalidData, "the file was changed")),
        }
    }

    /// Returns its type by the ending of its name.
    pub(super) fn media_type(&self) -> &'static str {
        let ending = self.path.extension().unwrap_or_default();
        TYPES.iter().find(|(_, own)| ending == *own).map_or("", |(name, _)| *name)
    }

    fn of(path: PathBuf) -> Option<Self> {
        let name = path.file_name()?.to_str()?;
        let (rest, ending) = name.rsplit_once('.')?;
        let (line, hash) = rest.rsplit_once('.')?;
        let is_hash = hash.len() == HASH_LETTERS && hash.bytes().all(|b| b.is_ascii_hexdigit());
        let is_ours = is_line_id(line) && is_hash && TYPES.iter().any(|(_, end)| *end == ending);
        let (line, hash) = (line.to_owned(), hash.to_owned());
        is_ours.then_some(Self { line, path, hash })
    }
}

fn hash_of(bytes: &[u8]) -> String {
    disk::sha256_hex(bytes).get(..HASH_LETTERS).unwrap_or_default().to_owned()
}

/// A file that was read to be the certificate of a line of the log.
#[derive(Debug)]
pub struct NewCertificate {
    bytes: Vec<u8>,
    media_type: &'static str,
    ending: &'static str,
}

impl NewCertificate {
    /// Reads a file; nothing is written.
    ///
    /// # Errors
    /// It is no PDF and no picture, it is too large, or it can't be read.
    pub fn read(file: &Path) -> Result<Self, RecordError> {
        let opened = disk::open_named(file);
        let bytes = opened.and_then(|opened| disk::read_to_end(&opened, MOST_BYTES));
        let bytes = bytes.map_err(|error| match error.kind() {
            io::ErrorKind::FileTooLarge => io::Error::other("it is larger than 20 MB"),
            _ => error,
        });
        let bytes = bytes.map_err(RecordError::file(file))?;
        Self::of(bytes).ok_or_else(|| {
            let why = "it isn't a PDF, PNG, JPEG, HEIC, or TIFF file. Scan or save the certificate as one";
            RecordError::file(file)(io::Error::other(why))
        })
    }

    /// Returns the file with these bytes; `None` if they are no PDF and no picture.
    pub(super) fn of(bytes: Vec<u8>) -> Option<Self> {
        let found = infer::get(&bytes).map(|kind| kind.mime_type());
        let (media_type, ending) = TYPES.iter().find(|(name, _)| Some(*name) == found)?;
        Some(Self { bytes, media_type, ending })
    }

    /// Returns its type by its first bytes.
    pub(super) fn media_type(&self) -> &'static str {
        self.media_type
    }

    /// Returns how many bytes it takes.
    pub fn size(&self) -> u64 {
        self.bytes.len() as u64
    }

    /// Returns whether a file has these bytes, and still has them.
    pub fn is_in(&self, own: &CertificateFile) -> bool {
        own.hash == hash_of(&self.bytes) && own.is_whole()
    }

    /// Copies it to a line of the log; it takes the place of the one before.
    ///
    /// # Errors
    /// It can't be written.
    pub fn attach(&self, directory: &Path, line: &str) -> Result<CertificateFile, RecordError> {
        let folder = directory.join(CERTIFICATES);
        disk::check_own_folder(&folder).map_err(RecordError::file(&folder))?;
        disk::make_private(&folder).map_err(RecordError::file(&folder))?;
        let hash = hash_of(&self.bytes);
        let path = folder.join(format!("{line}.{hash}.{}", self.ending));
        disk::replace(&path, &self.bytes).map_err(RecordError::file(&path))?;
        for other in certificates(directory) {
            if other.line == line && other.path != path {
                delete(&other.path)?;
            }
        }
        Ok(CertificateFile { line: line.to_owned(), path, hash })
    }
}

/// Deletes the certificate of a line of the log; returns whether there was one.
///
/// # Errors
/// The system doesn't let it be deleted.
pub fn remove_certificate(directory: &Path, line: &str) -> Result<bool, RecordError> {
    let mut any = false;
    for own in certificates(directory).iter().filter(|own| own.line == line) {
        any |= delete(&own.path)?;
    }
    Ok(any)
}

/// Returns the certificates in a directory of data, by name.
pub fn certificates(directory: &Path) -> Vec<CertificateFile> {
    let folder = directory.join(CERTIFICATES);
    if disk::check_own_folder(&folder).is_err() {
        return Vec::new();
    }
    let items = fs::read_dir(folder).into_iter().flatten().flatten();
    let plain = items.filter(|item| item.file_type().is_ok_and(|sort| sort.is_file()));
    let mut found: Vec<CertificateFile> =
        plain.filter_map(|item| CertificateFile::of(item.path())).collect();
    found.sort_by(|one, other| one.path.cmp(&other.path));
    found
}

/// Returns the certificate of a line of the log.
pub fn certificate_of(directory: &Path, line: &str) -> Option<CertificateFile> {
    certificates(directory).into_iter().find(|own| own.line == line)
}

/// Deletes all certificates; returns how many. Files that others put there stay.
///
/// # Errors
/// The system doesn't let a file be deleted.
pub fn erase_certificates(directory: &Path) -> Result<usize, RecordError> {
    let mut gone = 0;
    for own in certificates(directory) {
        gone += usize::from(delete(&own.path)?);
    }
    let _ = fs::remove_dir(directory.join(CERTIFICATES));
    Ok(gone)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PDF: &[u8] = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n";

    fn attach(directory: &Path, line: &str, file: &Path) -> Result<CertificateFile, RecordError> {
        NewCertificate::read(file)?.attach(directory, line)
    }

    #[test]
    fn a_certificate_is_copied_checked_replaced_and_erased() {
        let home = tempfile::tempdir().unwrap();
        let data = home.path().join("data");
        let file = home.path().join("scan.pdf");
        fs::write(&file, PDF).unwrap();
        assert_eq!(certificates(&data), []);
        let own = attach(&data, "done.4f2a", &file).unwrap();
        assert!(own.is_whole() && own.path.starts_with(data.join(CERTIFICATES)));
        assert_eq!(certificate_of(&data, "done.4f2a"), Some(own.clone()));
        assert_eq!(certificate_of(&data, "done.4f"), None);
        fs::write(&file, [PDF, b"%"].concat()).unwrap();
        let second = attach(&data, "done.4f2a", &file).unwrap();
        assert_eq!(certificates(&data), std::slice::from_ref(&second), "{own:?}");
        fs::write(&second.path, "changed").unwrap();
        assert!(!certificate_of(&data, "done.4f2a").unwrap().is_whole());
        fs::write(data.join(CERTIFICATES).join("own.txt"), "x").unwrap();
        attach(&data, "done.b", &file).unwrap();
        assert!(remove_certificate(&data, "done.b").unwrap());
        assert!(!remove_certificate(&data, "done.b").unwrap());
        assert_eq!(erase_certificates(&data).unwrap(), 1);
        assert!(data.join(CERTIFICATES).join("own.txt").exists(), "it is another's");
    }

    #[test]
    fn a_file_that_is_no_document_is_refused() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("scan.pdf");
        fs::write(&file, "MZ not a certificate").unwrap();
        let told = attach(home.path(), "done.1", &file).unwrap_err().to_string();
        assert!(told.contains("it isn't a PDF"), "{told}");
        assert!(attach(home.path(), "done.1", &home.path().join("none")).is_err());
        assert!(!home.path().join(CERTIFICATES).exists());
    }
}
