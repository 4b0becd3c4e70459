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
    #[error("this address cannot be saved from: {0}")]
    Address(String),
    /// A redirect that is not followed.
    #[error(
        "the site sends us on to {0}, which is not a safe (https) address; a network that wants you to sign in first does this too"
    )]
    UnsafeRedirect(String),
    /// A redirect from a site outside to an address of this network.
    #[error(
        "the site sends us on to {0}, which is inside this network; squadroom does not follow; open the link in your browser"
    )]
    InsideRedirect(String),
    /// The environment names a proxy that cannot be used.
    #[error(
        "the proxy setting {variable} cannot be used: {why}; nothing was asked for; set it right or remove it"
    )]
    ProxySetting {
        /// The environment variable.
        variable: &'static str,
        /// The reason.
        why: String,
    },
    /// The proxy was not reached, or does not pass the request on.
    #[error("no connection to the proxy {proxy} of {variable}: {cause}")]
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
    #[error("the site sends us on more than {0} times")]
    TooManyRedirects(usize),
    /// No connection at all.
    #[error("no connection to {host}: {cause}")]
    NoConnection {
        /// The host that was asked.
        host: String,
        /// The reason.
        cause: String,
    },
    /// The certificate of the host is not trusted.
    #[error(
        "{host} could not prove who it is ({cause}); the network may want you to sign in first, or someone reads along; nothing was saved"
    )]
    Untrusted {
        /// The host that was asked.
        host: String,
        /// The fault of the certificate.
        cause: String,
    },
    /// The host took too long.
    #[error("{host} was too slow: {phase}")]
    TooSlow {
        /// The host that was asked.
        host: String,
        /// The step that did not end in time, in words.
        phase: String,
    },
    /// The host answered with a status other than success.
    #[error("{host} answered {status} ({meaning})")]
    Status {
        /// The host that was asked.
        host: String,
        /// The status code.
        status: u16,
        /// The meaning of the status code.
        meaning: &'static str,
    },
    /// The connection broke off.
    #[error("the transfer from {host} broke off: {cause}")]
    BrokeOff {
        /// The host that was asked.
        host: String,
        /// The reason.
        cause: String,
    },
    /// The server does not keep to the rules of HTTP.
    #[error("{host} gave an answer that makes no sense: {cause}")]
    Nonsense {
        /// The host that was asked.
        host: String,
        /// The reason.
        cause: String,
    },
    /// A web page came in place of the document.
    #[error(
        "{host} sent a web page, not the {promised}; the network or the site may want you to sign in first; open the link in your browser"
    )]
    NotTheDocument {
        /// The host that answered.
        host: String,
        /// The type that the catalog or the address promises.
        promised: &'static str,
    },
    /// Another site answered.
    #[error(
        "{asked} sends us to a page of {host}; the network may want you to sign in first; open the link in your browser, save the page there and use `squadroom shelf import`"
    )]
    OtherSite {
        /// The host that was asked.
        asked: String,
        /// The host that answered.
        host: String,
    },
    /// A page that asks for a password.
    #[error("{0} asks for a password; open the link in your browser")]
    Login(String),
    /// A type of file that the shelf does not keep.
    #[error(
        "this is {0}; the shelf keeps PDF, web pages, plain text, EPUB, Word, MP4 and MP3 files only"
    )]
    NotKept(String),
    /// The header and the bytes show different types.
    #[error("{host} calls it {said}, but it is {found}; nothing was saved")]
    Mismatch {
        /// The host that answered.
        host: String,
        /// The type that the header names, or else the catalog.
        said: &'static str,
        /// The type that the bytes show.
        found: String,
    },
    /// The document is empty.
    #[error("it is empty")]
    Empty,
    /// Too large for one copy.
    #[error(
        "it is larger than {} MB, the most for one copy; `--max-size MB` allows more", .0 / MB
    )]
    TooLarge(u64),
    /// Too large for the shelf.
    #[error(
        "the shelf holds {} MB and may hold {} MB; remove copies, or raise `shelf_megabytes` in config.toml",
        .held / MB, .quota / MB
    )]
    Quota {
        /// Bytes on the shelf.
        held: u64,
        /// Bytes that it may hold.
        quota: u64,
    },
    /// Too large for the disk.
    #[error(
        "the disk has {} MB left; squadroom leaves the last {} MB alone; make room first", .free / MB, .kept / MB
    )]
    DiskFull {
        /// Bytes that are free.
        free: u64,
        /// Bytes that stay free.
        kept: u64,
    },
    /// Another program saves the same document at this moment.
    #[error("another squadroom is saving this right now")]
    Busy,
    /// Another program changes the shelf and does not end.
    #[error("{}: another squadroom is changing it; nothing was changed, try again", .0.display())]
    InUse(PathBuf),
    /// Not on the shelf.
    #[error("`{0}` is not on the shelf")]
    Missing(String),
    /// The note of a copy cannot be read.
    #[error("{}: the shelf's note of this copy is damaged: {cause}; `squadroom shelf add` saves it again", .file.display())]
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
        Self::NotKept(if found.is_empty() {
            "of no sort that is known here".to_owned()
        } else {
            found
        })
    }
}
