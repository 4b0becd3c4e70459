//! The shelf: saved copies of documents, to be read where there is no network.
//!
//! [`Downloader`] brings a document over https or from a file and gives it to the
//! [`Shelf`], a directory in which every copy is whole. Nothing here is touched
//! before somebody asks for it, and nothing goes to the network unasked.

mod bookmark;
mod document_type;
mod download;
mod erase;
mod error;
mod failing;
mod format_bytes;
mod names;
mod ownership;
mod quota;
mod saved_document;
mod store;
mod text;

pub use bookmark::Bookmark;
pub use document_type::DocumentType;
pub use download::downloader::{DownloadProgress, DownloadProgressFn, Downloader, SaveOutcome};
pub use download::http::{Fetcher, MOST_REDIRECTS, Policy};
pub use download::proxy::PROXY_VARIABLES;
pub use download::request::DownloadRequest;
pub use download::site_client::{SiteClient, is_this_computer};
pub use download::small_file::LinkAnswer;
pub use erase::ShelfFiles;
pub use error::{MB, ShelfError};
pub use format_bytes::size;
pub use quota::Limits;
pub use saved_document::{SavedDocument, Validators};
pub use store::{Health, Shelf};
pub use text::block::{Block, BlockLink, BlockShape, cells};
pub use text::epub::pages as epub_pages;
pub use text::html::pages as html_pages;
pub use text::pages::{MOST_TEXT, TextPage, Unread, pages_of};
pub use text::pdf::pages as pdf_pages;
pub use text::plain::pages as text_pages;
pub use text::sidecar::KeptText;
pub use text::word::pages as word_pages;
