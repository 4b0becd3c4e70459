//! The lines of the log that have the file of a certificate: the record knows them, so that a
//! missing file is noticed, after a restore on another computer, too.

use super::error::RecordError;
use super::storage::database::Record;
use std::collections::BTreeSet;

/// The start of what is noted; the id of the line follows.
const NOTED: &str = "certificate file of ";

impl Record {
    /// Notes that a line has the file of a certificate.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn note_attached(&mut self, line: &str) -> Result<(), RecordError> {
        self.record_notice(&format!("{NOTED}{line}")).map(drop)
    }

    /// Notes that a line no longer has the file of a certificate.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn note_detached(&mut self, line: &str) -> Result<(), RecordError> {
        self.forget_notice(&format!("{NOTED}{line}"))
    }

    /// Returns the ids of the lines that have the file of a certificate, or should have it.
    ///
    /// # Errors
    /// The record cannot be read.
    pub fn attached(&self) -> Result<BTreeSet<String>, RecordError> {
        let notices = self.recorded_notices()?;
        let lines = notices.iter().filter_map(|notice| notice.strip_prefix(NOTED));
        Ok(lines.map(str::to_owned).collect())
    }
}
