//! Certificates: they are read, have room, and are kept beside the record.

use crate::cli::args::Common;
use crate::cli::args::record::CompletionArgs;
use crate::cli::commands::shelf::{self, OpenShelf};
use crate::cli::session::output::{CommandOutput, Exit, shown};
use crate::cli::session::record_session::{self, EarlyExit};
use crate::record::{NewCertificate, Record, remove_certificate};
use std::path::Path;

/// Reads the certificate that was named, before anything is written.
///
/// # Errors
/// The reply that says why the file is no certificate, can't be read, or has no room.
pub(super) fn to_attach(
    common: &Common,
    args: &CompletionArgs,
) -> Result<Option<NewCertificate>, CommandOutput> {
    let read = args.certificate_file.as_deref().map(NewCertificate::read).transpose();
    let certificate = read.map_err(|error| {
        let note = format!("{}. Nothing was logged or changed", shown(&error.to_string()));
        CommandOutput::refused(Exit::Failed, note)
    })?;
    if let Some(certificate) = &certificate {
        has_room(common, certificate.size())?;
    }
    Ok(certificate)
}

/// Returns whether certificates of so many bytes have room beside the saved documents.
///
/// # Errors
/// They haven't: the reply that says so.
pub(super) fn has_room(common: &Common, bytes: u64) -> Result<(), CommandOutput> {
    if bytes == 0 {
        return Ok(());
    }
    let OpenShelf { shelf, limits, .. } =
        shelf::opened(common, &record_session::directory(common)?);
    limits.allow(&shelf, bytes).map_err(|error| {
        let note = format!("{}. Nothing was logged or changed", shown(&error.to_string()));
        CommandOutput::refused(Exit::Failed, note)
    })
}

/// Keeps a copy of a certificate for a line of the log. The line is written already, so that an
/// error says so.
///
/// # Errors
/// The file can't be copied.
pub(super) fn attach(
    common: &Common,
    record: &mut Record,
    id: &str,
    certificate: Option<&NewCertificate>,
) -> Result<(), EarlyExit> {
    let Some(certificate) = certificate else { return Ok(()) };
    put_beside(&record_session::directory(common)?, record, id, certificate)
}

/// Keeps a copy of a certificate in a directory of data. Its line is written already, so that an
/// error says so.
///
/// # Errors
/// The file can't be copied.
pub(super) fn put_beside(
    directory: &Path,
    record: &mut Record,
    id: &str,
    certificate: &NewCertificate,
) -> Result<(), EarlyExit> {
    certificate.attach(directory, id).map_err(|error| {
        let note = format!(
            "{}. All but the certificate file is saved. To add it: squadroom log edit {id} --certificate-file FILE",
            shown(&error.to_string())
        );
        CommandOutput::refused(Exit::Failed, note)
    })?;
    Ok(record.note_attached(id)?)
}

/// Deletes the certificate of a line of the log; returns whether there was one.
///
/// # Errors
/// It can't be deleted.
pub(super) fn detach(common: &Common, record: &mut Record, id: &str) -> Result<bool, EarlyExit> {
    let was = remove_certificate(&record_session::directory(common)?, id)?;
    record.note_detached(id)?;
    Ok(was)
}
