//! The errors of the shelf, in words for the person who asked.

use super::document_type::DocumentType;
use crate::disk;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use thiserror::Error;

/// Why a copy was not saved, found or read. Whatever was on the shelf before is
/// still there.
#[derive(Debug, Error)]
pub enum ShelfError {
    /// A person stopped the transfer.
    #[error("stopped")]
    Stopped,
    /// The address is not one to save from.
    #[error("can't save from this address: {0}")]
    Address(String),
    /// A redirect that is not followed.
    #[error(
        "the site redirects to {0}, which isn't a secure (https) address. You may need to sign in to this network first"
    )]
    UnsafeRedirect(String),
    /// A redirect from a site outside to an address of this network.
    #[error(
        "the site redirects to {0}, which is inside this network. squadroom doesn't go there. Open the link in your browser"
    )]
    InsideRedirect(String),
    /// The environment names a proxy that cannot be used.
    #[error(
        "invalid proxy setting {variable}: {why}. squadroom didn't connect. Fix the setting or remove it"
    )]
    ProxySetting {
        /// The environment variable.
        variable: &'static str,
        /// The reason.
        why: String,
    },
    /// The proxy was not reached, or does not pass the request on.
    #[error("can't reach the proxy {proxy} (set by {variable}): {cause}")]
    Proxy {
        /// The environment variable that names it.
        variable: &'static str,
        /// The host of the proxy.
        proxy: String,
        /// The reason.
        cause: String,
    },
    /// An error that was found before, shared by later requests.
    #[error("{0}")]
    Same(Arc<ShelfError>),
    /// Redirects without an end.
    #[error("the site redirects more than {0} times")]
    TooManyRedirects(usize),
    /// No connection at all.
    #[error("can't reach {host}: {cause}")]
    NoConnection {
        /// The host that was asked.
        host: String,
        /// The reason.
        cause: String,
    },
    /// The certificate of the host is not trusted.
    #[error(
        "no secure connection to {host}: {cause}. You may need to sign in to this network first, or someone intercepts the connection. Nothing was saved"
    )]
    Untrusted {
        /// The host that was asked.
        host: String,
        /// The fault of the certificate.
        cause: String,
    },
    /// The host took too long.
    #[error("{host} took too long: {phase}")]
    TooSlow {
        /// The host that was asked.
        host: String,
        /// The step that did not end in time, in words.
        phase: String,
    },
    /// The host answered with a status other than success.
    #[error("{host} answered {status}: {meaning}")]
    Status {
        /// The host that was asked.
        host: String,
        /// The status code.
        status: u16,
        /// The meaning of the status code.
        meaning: &'static str,
    },
    /// The connection broke off.
    #[error("the download from {host} stopped: {cause}")]
    BrokeOff {
        /// The host that was asked.
        host: String,
        /// The reason.
        cause: String,
    },
    /// The server does not keep to the rules of HTTP.
    #[error("{host} sent an invalid answer: {cause}")]
    Nonsense {
        /// The host that was asked.
        host: String,
        /// The reason.
        cause: String,
    },
    /// A web page came in place of the document.
    #[error(
        "{host} sent a web page, not the {promised}. You may need to sign in to the network or site first. Open the link in your browser"
    )]
    NotTheDocument {
        /// The host that answered.
        host: String,
        /// The type that the catalog or the address promises.
        promised: &'static str,
    },
    /// Another site answered.
    #[error(
        "{asked} redirects to {host}. You may need to sign in to this network first. Or open the link in your browser, save the page, and run `squadroom shelf import`"
    )]
    OtherSite {
        /// The host that was asked.
        asked: String,
        /// The host that answered.
        host: String,
    },
    /// A page that asks for a password.
    #[error("{0} asks for a password. Open the link in your browser")]
    Login(String),
    /// A type of file that the shelf does not keep.
    #[error(
        "this file is {0}. squadroom saves only PDF, web page, text, EPUB, Word, MP4, and MP3 files"
    )]
    NotKept(String),
    /// The header and the bytes show different types.
    #[error("{host} says that it is {said}, but it is {found}. Nothing was saved")]
    Mismatch {
        /// The host that answered.
        host: String,
        /// The type that the header names, or else the catalog.
        said: &'static str,
        /// The type that the bytes show.
        found: String,
    },
    /// The document is empty.
    #[error("the document is empty")]
    Empty,
    /// Too large for one copy.
    #[error(
        "the document is larger than {} MB, the limit for one copy. To allow more, add `--max-size MB`", .0 / MB
    )]
    TooLarge(u64),
    /// Too large for the shelf.
    #[error(
        "saved documents and certificates take {} MB of {} MB. Remove some, or raise `shelf_megabytes` in config.toml",
        .held / MB, .quota / MB
    )]
    Quota {
        /// Bytes on the shelf and of certificates.
        held: u64,
        /// Bytes that it may hold.
        quota: u64,
    },
    /// Too large for the disk.
    #[error(
        "the disk has {} MB left, and squadroom keeps {} MB free. Free some space, then try again", .free / MB, .kept / MB
    )]
    DiskFull {
        /// Bytes that are free.
        free: u64,
        /// Bytes that stay free.
        kept: u64,
    },
    /// Another program saves the same document at this moment.
    #[error("another squadroom is saving this document now")]
    Busy,
    /// Another program changes the shelf and does not end.
    #[error("{}: another squadroom is changing it. Nothing was changed. Try again", .0.display())]
    InUse(PathBuf),
    /// Not on the shelf.
    #[error("`{0}` isn't saved on this computer")]
    Missing(String),
    /// The note of a copy cannot be read.
    #[error("{}: the data on this saved copy is damaged: {cause}. Run `squadroom shelf add` to save it again", .file.display())]
    Damaged {
        /// The file.
        file: PathBuf,
        /// The reason.
        cause: String,
    },
    /// A file or directory failed.
    #[error("{}: {}", .file.display(), disk::in_words(.cause))]
    File {
        /// Its path.
        file: PathBuf,
        /// The error of the system.
        cause: io::Error,
    },
}

/// Bytes in a megabyte.
pub const MB: u64 = 1024 * 1024;

impl ShelfError {
    /// Says which file an error of the system is about.
    pub(super) fn file(file: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let file = file.into();
        move |cause| Self::File { file, cause }
    }

    /// Returns whether a file was not saved because of what it is, not of how it came.
    pub(super) fn not_kept(found: Option<DocumentType>, said: &str) -> Self {
        let found = found.map_or_else(|| said.to_owned(), |found| found.name().to_owned());
        Self::NotKept(if found.is_empty() { "of an unknown type".to_owned() } else { found })
    }
}
