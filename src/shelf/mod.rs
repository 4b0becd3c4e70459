//! The shelf: saved copies of documents, to be read where there is no network.
//!
//! [`Downloader`] brings a document over https or from a file and gives it to the
//! [`Shelf`], a directory in which every copy is whole. Nothing here is touched
//! before somebody asks for it, and nothing goes to the network unasked.

mod bookmark;
mod copy;
mod document;
mod edges;
mod error;
mod failing;
mod fetch;
mod forget;
mod glue;
mod html;
mod lines;
mod lookup;
mod names;
mod part;
mod pdf;
mod proxy;
mod room;
mod save;
mod size;
mod store;
mod text;
mod wanted;
mod whole;
mod words;

pub use bookmark::Bookmark;
pub use copy::{SavedDocument, Validators};
pub use document::DocumentType;
pub use error::{MB, ShelfError};
pub use fetch::{Fetcher, MOST_REDIRECTS, Policy};
pub use forget::Holdings;
pub use html::pages as html_pages;
pub use pdf::pages as pdf_pages;
pub use proxy::PROXY_VARIABLES;
pub use room::Limits;
pub use save::{Downloader, Progress, SaveOutcome, Watch};
pub use size::size;
pub use store::{Health, Shelf};
pub use text::{Block, MOST_TEXT, Page as TextPage, Unread, pages_of};
pub use wanted::DownloadRequest;
pub use words::KeptText;
