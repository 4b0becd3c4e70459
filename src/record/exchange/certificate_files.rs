//! The files of certificates in an archive, each with its type and its hash.

use super::archive::{Archive, ArchivedCertificate};
use crate::disk::sha256_hex;
use crate::record::certificates::{CertificateFile, MOST_BYTES, NewCertificate, certificates};
use crate::record::error::RecordError;
use crate::record::forms::is_line_id;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use std::collections::BTreeSet;
use std::path::Path;

/// Bytes of all certificates of an archive at most.
const MOST_TOGETHER: usize = 64 * 1024 * 1024;

/// A certificate of an archive that was found to be whole.
#[derive(Debug)]
pub struct CheckedCertificate {
    /// The id of its line of the log.
    pub line: String,
    /// The file.
    pub file: NewCertificate,
}

impl ArchivedCertificate {
    fn of(own: &CertificateFile, bytes: &[u8]) -> Self {
        Self {
            line: own.line.clone(),
            media_type: own.media_type().to_owned(),
            sha256: sha256_hex(bytes),
            base64: BASE64_STANDARD.encode(bytes),
        }
    }

    /// Returns the file, if its bytes have the hash and the type that stand beside them.
    fn checked(&self) -> Result<NewCertificate, &'static str> {
        if self.base64.len() as u64 > MOST_BYTES / 3 * 4 + 4 {
            return Err("is larger than 20 MB");
        }
        let bytes = BASE64_STANDARD.decode(&self.base64).map_err(|_| "isn't in base64")?;
        if sha256_hex(&bytes) != self.sha256.to_ascii_lowercase() {
            return Err("doesn't have its hash, so it was changed");
        }
        let file = NewCertificate::of(bytes).ok_or("isn't a PDF, PNG, JPEG, HEIC, or TIFF file")?;
        match file.media_type() == self.media_type {
            true => Ok(file),
            false => Err("has another type than the file says"),
        }
    }
}

impl Archive {
    /// Takes in the certificates of a directory of data that belong to lines of the log.
    /// Returns sentences on those that are left out because they were changed.
    ///
    /// # Errors
    /// They have too many bytes together.
    pub fn take_in_certificates(&mut self, directory: &Path) -> Result<Vec<String>, RecordError> {
        let lines: BTreeSet<&str> = self.done.iter().map(|line| line.id.as_str()).collect();
        let (mut files, mut left_out, mut together) = (Vec::new(), Vec::new(), 0);
        for own in certificates(directory) {
            if !lines.contains(own.line.as_str()) {
                continue;
            }
            let Ok(bytes) = own.read() else {
                left_out.push(format!(
                    "the certificate file of `{}` was changed, so it isn't in the export",
                    own.line
                ));
                continue;
            };
            together += bytes.len();
            if together > MOST_TOGETHER {
                return Err(RecordError::Invalid(
                    "your certificates take more than 64 MB. Export without --certificates, and copy the folder `certificates`"
                        .to_owned(),
                ));
            }
            files.push(ArchivedCertificate::of(&own, &bytes));
        }
        self.certificates = files;
        Ok(left_out)
    }

    /// Takes the certificates out of the archive.
    ///
    /// # Errors
    /// One is damaged, or belongs to no line of the archive.
    pub fn take_out_certificates(&mut self) -> Result<Vec<CheckedCertificate>, RecordError> {
        let mut lines: BTreeSet<&str> = self.done.iter().map(|line| line.id.as_str()).collect();
        let mut checked = Vec::new();
        for own in std::mem::take(&mut self.certificates) {
            let named: String = own.line.chars().take(80).collect();
            let refused = |why: &str| {
                let told = format!("the certificate file of `{named}` {why}. Nothing was changed");
                Err(RecordError::Invalid(told))
            };
            if !is_line_id(&own.line) || !lines.remove(own.line.as_str()) {
                return refused("belongs to no training of the file, or is there twice");
            }
            match own.checked() {
                Ok(file) => checked.push(CheckedCertificate { line: own.line, file }),
                Err(why) => return refused(why),
            }
        }
        Ok(checked)
    }
}
